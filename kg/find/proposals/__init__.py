"""Offers, plans, bills, bids and motions: who puts what to whom, on which terms, and what became of it.

`namings` finds the phrases that name them and `groups` says which phrases name one proposal. Around a phrase, `governors` reads what is
done to the proposal, `parties` who takes part, `contents` and `terms` what it would bring about. `links` ties proposals to each other.
"""

from collections.abc import Iterable, Iterator

from rdflib import URIRef

from kg.find.entities import Entities
from kg.find.proposals import groups, links, parties
from kg.find.proposals.groups import Group
from kg.find.proposals.namings import namings
from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Drop, Name, Proposal, Term, name_of

#: Why phrases that can name a proposal name none.
UNTOLD = "a plan, deal or demand of which neither who puts it, nor what it brings, nor an answer was made out"


def find(reading: Reading, entities: Entities) -> Iterator[Proposal | Term | Drop]:
    """Yield the proposals of an article, each with all the phrases that name it, and their terms."""
    named = groups.grouped(namings(reading, entities))
    yield from (Drop("proposals", UNTOLD, group[0].span) for group in named if not groups.is_told(group))
    told = [group for group in named if groups.is_told(group)]
    made = [_proposal(reading, entities, group) for group in told]
    yield from links.linked(made, told)
    yield from {t.id: t for group in told for t in _terms(group)}.values()


def _proposal(reading: Reading, entities: Entities, group: Group) -> Proposal:
    mentions = tuple(dict.fromkeys(n.span for n in group))
    evidence = dict.fromkeys(tree.trim(reading.article.text, tree.span(n.head.sent), " \n\t") for n in group)
    status = _status(group)
    by, to = _sides(entities, group, status)
    return Proposal(
        name_of(reading.article, "proposal", *mentions),
        mentions,
        status,
        tuple(evidence),
        f"proposals/{group[0].told}-{group[0].noun.families[0]}",
        proposed_by=by,
        addressed_to=to,
        conveyed_by=_unique(n.parties.through for n in group),
        terms=tuple(t.id for t in _terms(group)),
        first_reported_by=links.first_reported_by(entities, group),
        time=links.proposed_at(reading, group),
    )


def _terms(group: Group) -> list[Term]:
    """Return the terms, each once; a headline's only where the body tells none."""
    body = [t for n in group if not n.in_headline for t in n.terms]
    return list({t.id: t for t in body or (t for n in group for t in n.terms)}.values())


def _status(group: Group) -> URIRef:
    """Return what became of the proposal: news tell the latest first."""
    return next((v for n in group for v in n.verdicts), KG.Open)


def _sides(entities: Entities, group: Group, status: URIRef) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Return authors and addressees; a resolution that nobody else put is of the body that passes it."""
    by, to = _unique(n.parties.by for n in group), _unique(n.parties.to for n in group)
    if not by and group[0].noun.families[0] == "resolution" and status == KG.Accepted:
        return to, ()
    if not to and set(parties.ABOUT) & set(group[0].noun.families):
        to = parties.chamber(entities, (n.head for n in group))
    return by, tuple(n for n in _for_their_side(entities, group, to) if n not in by)


def _for_their_side(entities: Entities, group: Group, to: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the addressees of an offer without the persons who only answer it for a country or a body that stands there too."""
    persons = tuple(n for n in to if entities.get(n).kind == KG.Person)
    spoken = "offer" in group[0].noun.families and len(persons) < len(to)
    return tuple(n for n in to if not (spoken and n in persons))


def _unique(found: Iterable[tuple[Name, ...]]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(n for names in found for n in names))
