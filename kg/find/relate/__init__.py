"""Statements -> Statements: what needs two kinds to know.

An event told twice becomes one; an event inside somebody's words is reported there and never Actual; figures go to their events; a claim
inside a claim is embedded in it.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from kg.find.entities import Entities
from kg.find.relate import counting, merging, ties
from kg.language.reading import Reading
from kg.terms import KG, KGT
from kg.values import Claim, Drop, Entity, Event, Figure, Findings, Name, Proposal, Role, Span, Statement, Term

S = TypeVar("S", bound=Statement)

#: Which events give a proposal which status.
ANSWERS = {
    KG.Rejected: (KGT.Rejection,),
    KG.Accepted: (KGT.Agreement, KGT.Endorsement, KGT.Legislation),
    KG.Withdrawn: (KGT.Withdrawal,),
}


def relate(reading: Reading, entities: Entities, statements: tuple[Statement, ...]) -> Findings:
    """Return the findings of one article, with every statement in its place."""
    claims = _unique(s for s in statements if isinstance(s, Claim))
    figures = _unique(s for s in statements if isinstance(s, Figure))
    proposals = _unique(s for s in statements if isinstance(s, Proposal))
    others = _unique(s for s in statements if isinstance(s, Role | Term))
    claims = _embedded(claims)
    told = _unique(s for s in statements if isinstance(s, Event))
    told = [_reported(event, claims) for event in counting.with_figures(reading, told, figures)]
    events = ties.tie(reading, merging.merge(reading, entities, told, figures), proposals)
    claims = [_about(claim, entities, events, figures) for claim in claims]
    proposals = [_answered(proposal, events) for proposal in proposals]
    kept: tuple[Statement, ...] = (*others, *events, *figures, *claims, *proposals)
    return Findings(_used(entities, kept), kept, tuple(_drops(statements, kept)))


def _unique(found: Iterable[S]) -> list[S]:
    """Return the statements with one of each name, the first."""
    return list({s.id: s for s in reversed(list(found))}.values())[::-1]


def _embedded(claims: list[Claim]) -> list[Claim]:
    """Return the claims with the smallest other claim whose words hold all of theirs."""
    return [replace(c, embedded_in=_smallest(c.content, [o for o in claims if o.content != c.content])) for c in claims]


def _smallest(spans: tuple[Span, ...], claims: list[Claim]) -> Name | None:
    """Return the claim with the shortest content that holds all the spans."""
    holding = [c for c in claims if all(any(s.within(p) for p in c.content) for s in spans)]
    return min(holding, key=_length).id if holding else None


def _length(claim: Claim) -> tuple[int, Name]:
    return sum(p.end - p.start for p in claim.content), claim.id


def _reported(event: Event, claims: list[Claim]) -> Event:
    """Return the event as somebody's words have it when all its triggers lie inside claims; "Actual" is the article's own voice only."""
    inside = [_smallest((t,), claims) for t in event.triggers]
    if not all(inside):
        return event
    factuality = KG.Reported if event.factuality == KG.Actual else event.factuality
    return replace(event, factuality=factuality, reported_in=tuple(dict.fromkeys(c for c in inside if c)))


def _about(claim: Claim, entities: Entities, events: list[Event], figures: list[Figure]) -> Claim:
    """Return the claim with the named things and the events that its words mention, and what it states."""

    def inside(spans: Iterable[Span]) -> bool:
        return any(s.within(p) for s in spans for p in claim.content)

    named = [e.id for e in entities.all if e.kind != KG.UnnamedActor and inside(e.mentions)]
    told = [e.id for e in events if inside(e.triggers)]
    stated = [e.id for e in events if claim.id in e.reported_in]
    counted = [f.id for f in figures if f.evidence and inside([f.evidence])]
    return replace(claim, about=(*named, *told), states=(*stated, *counted))


def _answered(proposal: Proposal, events: list[Event]) -> Proposal:
    """Return the proposal with the event that gave it its status: one that is about it, or stands in the words of a mention."""
    types = ANSWERS.get(proposal.status, ())
    about = [e for e in events if e.type in types and proposal.id in e.objects]
    near = [e for e in events if e.type in types and any(t.touches(s) for t in e.triggers for s in proposal.evidence)]
    found = about or near
    return replace(proposal, status_event=found[0].id) if found and proposal.status_event is None else proposal


def _used(entities: Entities, kept: tuple[Statement, ...]) -> tuple[Entity, ...]:
    """Return the named things, and those unnamed ones that act or speak."""
    used = {name for statement in kept for name in _references(statement)}
    return tuple(e for e in entities.all if e.kind != KG.UnnamedActor or e.id in used)


def _references(statement: Statement) -> Iterable[Name]:
    match statement:
        case Event():
            return (*statement.actors, *statement.targets, *statement.objects)
        case Claim():
            return (*statement.speakers, *statement.addressees)
        case Proposal():
            return (
                *statement.proposed_by,
                *statement.addressed_to,
                *statement.conveyed_by,
                *statement.first_reported_by,
            )
        case Term():
            return (*statement.actors, *statement.targets)
        case _:
            return ()


def _drops(before: tuple[Statement, ...], after: tuple[Statement, ...]) -> Iterable[Drop]:
    """Yield what was left out: events that became part of another."""
    kept = {s.id for s in after}
    for statement in before:
        if statement.id not in kept:
            yield Drop("relate", f"{type(statement).__name__.lower()} merged into another")
