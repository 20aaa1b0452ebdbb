"""The page of one claim, event, figure or proposal: what it is, what it has to do with, and why it is there."""

from dataclasses import dataclass
from typing import Final

from kg.explore.index.ask import Index, Item
from kg.explore.lists import around
from kg.explore.values import Claim, Event, Figure, Network, Proposal, Ref
from kg.explore.views.claims import claim
from kg.explore.views.events import event
from kg.explore.views.figures import figure
from kg.explore.views.nodes import Nodes
from kg.explore.views.proposals import negotiations, proposal
from kg.terms import KG

#: The most proposals of a negotiation that are shown.
CHAIN: Final = 24


@dataclass(frozen=True)
class StatementPage:
    """One statement, with what it stands in, what is said of it, and the offers that it answers and that answer it."""

    ref: Ref
    article: Ref | None
    network: Network
    claim: Claim | None = None
    event: Event | None = None
    figure: Figure | None = None
    chain: tuple[Proposal, ...] = ()
    within: tuple[Claim, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()


def page(index: Index, nodes: Nodes, item: Item) -> StatementPage:
    """Return the page of a statement."""
    iri, articles = item.iri, nodes.refs(item.iri, KG.inArticle)
    states = nodes.ends(iri, KG.states)
    of_event = nodes.starts(iri, KG.figure)
    return StatementPage(
        ref=nodes.ref(iri),
        article=articles[0] if articles else None,
        network=around.network(index, item),
        claim=claim(nodes, iri) if item.kind == "claim" else None,
        event=event(nodes, iri) if item.kind == "event" else None,
        figure=figure(nodes, iri) if item.kind == "figure" else None,
        chain=_chain(nodes, iri) if item.kind == "proposal" else (),
        within=tuple(claim(nodes, outer) for outer in nodes.ends(iri, KG.embeddedIn)),
        claims=tuple(claim(nodes, found) for found in _claims(nodes, iri)),
        events=tuple(event(nodes, found) for found in (*states, *of_event) if nodes.ref(found).kind == "event"),
        figures=tuple(filter(None, (figure(nodes, found) for found in states if nodes.ref(found).kind == "figure"))),
    )


def _claims(nodes: Nodes, iri: str) -> tuple[str, ...]:
    """Return the claims that state something, or are about it."""
    return tuple(dict.fromkeys((*nodes.starts(iri, KG.states), *nodes.starts(iri, KG.about))))


def _chain(nodes: Nodes, iri: str) -> tuple[Proposal, ...]:
    """Return the negotiation that a proposal is part of: what it answers, what answers it, and so on, the first offer on top."""
    found: dict[str, Proposal] = {}
    waiting = [iri]
    while waiting and len(found) < CHAIN:
        one = waiting.pop(0)
        if one not in found:
            found[one] = proposal(nodes, one)
            waiting += [ref.iri for ref in (*found[one].responds_to, *found[one].answered_by)]
    return next(chain for chain in negotiations(tuple(found.values())) if found[iri] in chain)
