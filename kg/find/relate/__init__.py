"""Relations between statements of different kinds.

An event told twice becomes one; an event inside somebody's words is reported there and never Actual, nor is one inside a quotation; what
somebody denies is denied; an act that is a saying has the claim that it is; figures go to their events; a claim inside a claim is
embedded in it.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar, assert_never

from kg.find import headlines, items
from kg.find.entities import Entities
from kg.find.relate import acts, counting, denied, merging, ties
from kg.find.relate.overlap import Ranges
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


def relate(reading: Reading, entities: Entities, statements: tuple[Statement | Entity | Drop, ...]) -> Findings:
    """Return the findings of one article, with every statement in its place; what could not be used goes through."""
    entities = entities.with_items(items.joined(s for s in statements if isinstance(s, Entity)))
    claims = _unique(s for s in statements if isinstance(s, Claim))
    figures = _unique(s for s in statements if isinstance(s, Figure))
    proposals = _unique(s for s in statements if isinstance(s, Proposal))
    others = _unique(s for s in statements if isinstance(s, Role | Term))
    said = Ranges((piece, claim) for claim in claims for piece in claim.content)
    claims = [_embedded(claim, said) for claim in claims]
    told = _unique(s for s in statements if isinstance(s, Event))
    quotes = Ranges((quote, quote) for quote in reading.said)
    told = [_reported(event, said, quotes) for event in counting.with_figures(reading, told, figures)]
    events = merging.merge(reading, entities, denied.marked(reading, told, claims), figures, (claims, quotes))
    events = acts.tied(reading, ties.tie(reading, events, proposals), claims)
    events = [replace(event, told=headlines.of(reading, entities, event)) for event in events]
    claims = _about(claims, entities, events, figures)
    proposals = [_answered(proposal, events) for proposal in proposals]
    kept: tuple[Statement, ...] = (*others, *events, *figures, *claims, *proposals)
    drops = tuple(s for s in statements if isinstance(s, Drop))
    return Findings(_used(entities, kept), kept, drops, joined=len(told) - len(events), quotations=reading.said)


def _unique(found: Iterable[S]) -> list[S]:
    """Return the statements with one of each name, the first."""
    return list({s.id: s for s in reversed(list(found))}.values())[::-1]


def _embedded(claim: Claim, said: Ranges[Claim]) -> Claim:
    """Return the claim with the smallest other claim whose words hold all of its own."""
    return replace(claim, embedded_in=_smallest(claim.content, said, but=claim.content))


def _smallest(spans: tuple[Span, ...], said: Ranges[Claim], but: tuple[Span, ...] = ()) -> Name | None:
    """Return the claim with the shortest content that holds all the spans, and has other words than `but`."""
    first = (c for c in said.holding(spans[0]) if c.content != but)
    holding = [c for c in first if all(any(s.within(p) for p in c.content) for s in spans)]
    return min(holding, key=_length).id if holding else None


def _length(claim: Claim) -> tuple[int, Name]:
    return sum(p.end - p.start for p in claim.content), claim.id


def _reported(event: Event, said: Ranges[Claim], quotes: Ranges[Span]) -> Event:
    """Return the event as somebody's words have it when all its triggers lie inside claims or quotations.

    "Actual" is the article's own voice only, also where nobody can be made out who says what is quoted.
    """
    inside = [_smallest((t,), said) for t in event.triggers]
    if not all(c or any(quotes.holding(t)) for c, t in zip(inside, event.triggers, strict=True)):
        return event
    factuality = KG.Reported if event.factuality == KG.Actual else event.factuality
    return replace(event, factuality=factuality, reported_in=tuple(dict.fromkeys(c for c in inside if c)))


def _about(claims: list[Claim], entities: Entities, events: list[Event], figures: list[Figure]) -> list[Claim]:
    """Return the claims with the named things and the events that their words mention, and what they state."""
    named = Ranges((span, e.id) for e in entities.all if _is_named(e) for span in e.mentions)
    told = Ranges((span, e.id) for e in events for span in e.triggers)
    counted = Ranges((f.evidence, f.id) for f in figures)
    stated: dict[Name, list[Name]] = {}
    for event in events:
        for claim in event.reported_in:
            stated.setdefault(claim, []).append(event.id)

    def inside(ranges: Ranges[Name], claim: Claim) -> list[Name]:
        return list(dict.fromkeys(name for piece in claim.content for name in ranges.inside(piece)))

    return [
        replace(
            c,
            about=(*inside(named, c), *inside(told, c)),
            states=(*stated.get(c.id, ()), *inside(counted, c)),
        )
        for c in claims
    ]


def _answered(proposal: Proposal, events: list[Event]) -> Proposal:
    """Return the proposal with the event that gave it its status: one told by the words that settled it, else a fitting one.

    That is about the proposal, or stands in the words of a mention.
    """
    types = ANSWERS.get(proposal.status, ())
    settling = [e for e in events if any(t.touches(word) for t in e.triggers for word in proposal.settled)]
    about = [e for e in events if e.type in types and proposal.id in e.objects]
    near = [e for e in events if e.type in types and any(t.touches(s) for t in e.triggers for s in proposal.evidence)]
    found = [e for e in settling if e.type in types] or settling or about or near
    return replace(proposal, status_event=found[0].id) if found and proposal.status_event is None else proposal


def _is_named(thing: Entity) -> bool:
    return thing.kind != KG.UnnamedActor and thing.rule not in items.RULES


def _used(entities: Entities, kept: tuple[Statement, ...]) -> tuple[Entity, ...]:
    """Return the named things, and those unnamed ones and items that a statement refers to; who speaks and hides the name is a source."""
    used = {name for statement in kept for name in _references(statement)}
    speak = {name for statement in kept if isinstance(statement, Claim) for name in statement.speakers}
    things = (*entities.all, *entities.spare)
    found = (e for e in things if e.kind not in (KG.UnnamedActor, KG.Item) or e.id in used)
    return tuple(replace(e, kind=KG.AnonymousSource) if e.anonymous and e.id in speak else e for e in found)


def _references(statement: Statement) -> Iterable[Name]:
    match statement:
        case Event():
            return (*statement.actors, *statement.targets, *statement.objects, *statement.places)
        case Claim():
            return (*statement.speakers, *statement.addressees, *statement.about)
        case Proposal():
            return (
                *statement.proposed_by,
                *statement.addressed_to,
                *statement.conveyed_by,
                *statement.first_reported_by,
            )
        case Term():
            return (*statement.actors, *statement.targets, *statement.places)
        case Role() | Figure():
            return ()
        case _:
            assert_never(statement)
