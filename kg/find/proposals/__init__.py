"""Offers, plans, bills, bids and motions: who puts what to whom, on which terms, and what became of it.

`namings` finds the phrases that name them and `groups` says which phrases name one proposal. Around a phrase, `governors` reads what is
done to the proposal, `parties` who takes part, `contents` and `terms` what it would bring about. `links` ties proposals to each other.
"""

from collections.abc import Iterable, Iterator

from rdflib import URIRef

from kg.find.entities import Entities
from kg.find.proposals import candidates, links, parties, words
from kg.find.proposals.governors import Governor
from kg.find.proposals.groups import Group
from kg.find.proposals.namings import Naming
from kg.find.proposals.scene import Scene
from kg.find.proposals.terms import term
from kg.find.proposals.verdicts import chambers, is_done, is_in_force, is_made, verdict
from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Drop, Name, Proposal, Term, name_of

#: Why phrases that can name a proposal name none.
UNTOLD = "a plan, deal or demand of which neither who puts it, nor what it brings, nor an answer was made out"


def find(reading: Reading, entities: Entities) -> Iterator[Proposal | Term | Drop]:
    """Yield the proposals of an article, each with all the phrases that name it, and their terms."""
    found = list(candidates.find(Scene.of(reading, entities)))
    yield from (Drop("proposals", UNTOLD, c.group[0].span) for c in found if not c.holds)
    told = [c for c in found if c.holds]
    terms = [[term(reading, entities, t) for t in c.terms] for c in told]
    made = [_proposal(reading, entities, c.group, own) for c, own in zip(told, terms, strict=True)]
    yield from links.linked(made, [c.group for c in told])
    yield from {t.id: t for own in terms for t in own}.values()


def _proposal(reading: Reading, entities: Entities, group: Group, terms: list[Term]) -> Proposal:
    mentions = tuple(dict.fromkeys(n.span for n in group))
    evidence = dict.fromkeys(tree.trim(reading.article.text, tree.span(n.head.sent), " \n\t") for n in group)
    status, passing = _status(group)
    by, to = _sides(entities, group, passing)
    return Proposal(
        name_of(reading.article, "proposal", *mentions),
        mentions,
        status,
        tuple(evidence),
        f"proposals/{group[0].how}-{group[0].noun.families[0]}",
        proposed_by=by,
        addressed_to=to,
        conveyed_by=_unique(n.parties.through for n in group),
        terms=tuple(dict.fromkeys(t.id for t in terms)),
        first_reported_by=links.first_reported_by(entities, group),
        time=links.proposed_at(reading, group),
    )


def _status(group: Group) -> tuple[URIRef, Governor | None]:
    """Return what became of the proposal, and by which deed: news tell the latest first."""
    settled = [(v, g) for n in group for g in n.done if (v := verdict(g)) is not None and not _is_signed_demand(n, g)]
    for status, governor in settled:
        if status == KG.Accepted and _goes_on(group, governor, [g for v, g in settled if v == KG.Accepted]):
            return KG.Open, governor
        return status, None
    return (KG.Accepted if _is_agreed(group) else KG.Open), None


def _is_signed_demand(naming: Naming, governor: Governor) -> bool:
    """Say whether a letter or petition is only signed: those who sign it put it."""
    return "demand" in naming.noun.families and "sign" in words.lemmas(governor.word)


def _is_agreed(group: Group) -> bool:
    """Say whether a pact is told as made, or somebody agreed to what a verb says, though no answer is told."""
    verbs = [n.head for n in group if n.how == "verb"]
    if any("agree" in words.lemmas(v) and is_done(v) and is_made(v) for v in verbs):
        return True
    if verbs or not all("pact" in n.noun.families for n in group):
        return False
    return any(is_in_force(n.head) for n in group) or all(is_made(n.head) for n in group)


def _goes_on(group: Group, governor: Governor, accepted: list[Governor]) -> bool:
    """Say whether a bill that one of two chambers passes is still open for the next: no other chamber and no signature is told."""
    if "bill" not in group[0].noun.families or not chambers(governor):
        return False
    passed = {c for g in accepted for c in chambers(g)}
    return len(passed) < 2 and not any("sign" in words.lemmas(g.word) for g in accepted)


def _sides(entities: Entities, group: Group, passing: Governor | None) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Return authors and addressees; what a chamber passes to the next is put by it there, if nobody else put it."""
    by, to = parties.sides(entities, [n.parties for n in group])
    if passing is not None and passing.doer is not None:
        chamber = parties.actors(entities, [passing.doer])
        by = by or chamber
        others = _unique(parties.chambers(entities, (n.head for n in group)))
        to = tuple(n for n in (*others, *to) if n not in chamber) or to
    if (
        not by
        and group[0].noun.families[0] == "resolution"
        and any(v == KG.Accepted for n in group for v in n.verdicts)
    ):
        return to, ()
    if not to and set(parties.ABOUT) & set(group[0].noun.families):
        to = parties.chamber(entities, (n.head for n in group))
    return by, tuple(n for n in dict.fromkeys(_for_their_side(entities, to)) if n not in by)


def _for_their_side(entities: Entities, to: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the addressees without the persons who only answer for a country or a body that stands there too."""
    bodies = tuple(n for n in to if entities.get(n).kind != KG.Person)
    return bodies or to


def _unique(found: Iterable[tuple[Name, ...]]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(n for names in found for n in names))
