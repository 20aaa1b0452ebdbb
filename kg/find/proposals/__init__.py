"""Offers, plans, bills, bids and motions: who puts what to whom, on which terms, and what became of it.

`namings` finds the phrases that name them and `groups` says which phrases name one proposal. Around a phrase, `governors` reads what is
done to the proposal, `parties` who takes part, `contents` and `terms` what it would bring about. `outcomes` says what became of it,
`sides` who of all puts it to whom, and `links` ties proposals to each other.
"""

from collections.abc import Iterable, Iterator

from kg.find.entities import Entities
from kg.find.proposals import candidates, links, outcomes, sides
from kg.find.proposals.groups import Group
from kg.find.proposals.scene import Scene
from kg.find.proposals.terms import term
from kg.language import tree
from kg.language.reading import Reading
from kg.spans import trim
from kg.values import Drop, Name, Proposal, Span, Term, name_of

#: Why phrases that can name a proposal name none.
UNTOLD = "a plan, deal or demand of which neither who puts it, nor what it brings, nor an answer was made out"


def find(reading: Reading, entities: Entities) -> Iterator[Proposal | Term | Drop]:
    """Yield the proposals of an article, each with all the phrases that name it, and their terms."""
    scene = Scene.of(reading, entities)
    found = list(candidates.find(scene))
    yield from (Drop("proposals", UNTOLD, c.group[0].span) for c in found if not c.holds)
    told = [c for c in found if c.holds]
    terms = [[term(reading, entities, t) for t in c.terms] for c in told]
    made = [_proposal(scene, c.group, own) for c, own in zip(told, terms, strict=True)]
    yield from links.linked(made, [c.group for c in told])
    yield from {t.id: t for own in terms for t in own}.values()


def _proposal(scene: Scene, group: Group, terms: list[Term]) -> Proposal:
    reading, entities = scene.reading, scene.entities
    brought = [span for own in terms for span in own.content]  # what it would bring about names no proposal
    mentions = tuple(dict.fromkeys(n.span for n in group if not any(n.span.within(span) for span in brought)))
    mentions = mentions or (_denied(group[0].span, brought),)
    evidence = dict.fromkeys(trim(reading.article.text, tree.span(n.head.sent), " \n\t") for n in group)
    became = outcomes.outcome(group)
    by, to = sides.chosen(scene, group, became.passing)
    return Proposal(
        name_of(reading.article, "proposal", *mentions),
        mentions,
        became.status,
        tuple(evidence),
        f"proposals/{group[0].how}-{group[0].noun.families[0]}",
        proposed_by=by,
        addressed_to=to,
        conveyed_by=_unique(n.parties.through for n in group),
        terms=tuple(dict.fromkeys(t.id for t in terms)),
        first_reported_by=links.first_reported_by(entities, group),
        time=links.proposed_at(reading, group),
        settled=tuple(tree.span([word]) for word in became.words),
    )


def _denied(mention: Span, brought: Iterable[Span]) -> Span:
    """Return a phrase, but as far as what it would bring about where that begins before it: "[not pull its troops] out of the city"."""
    return next((span for span in brought if mention.within(span) and span.start < mention.start), mention)


def _unique(found: Iterable[tuple[Name, ...]]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(n for names in found for n in names))
