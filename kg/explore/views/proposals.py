"""Proposals with their terms, and how a negotiation went."""

from kg.explore.values import Proposal, Term
from kg.explore.views.nodes import Nodes
from kg.terms import KG


def proposal(nodes: Nodes, iri: str) -> Proposal:
    """Return a proposal."""
    return Proposal(
        ref=nodes.ref(iri),
        status=nodes.word(iri, KG.status) or "open",
        proposed_by=nodes.refs(iri, KG.proposedBy),
        addressed_to=nodes.refs(iri, KG.addressedTo),
        conveyed_by=nodes.refs(iri, KG.conveyedBy),
        responds_to=nodes.refs(iri, KG.respondsTo),
        answered_by=nodes.back(iri, KG.respondsTo),
        status_events=nodes.refs(iri, KG.statusEvent),
        first_reported_by=nodes.refs(iri, KG.firstReportedBy),
        terms=tuple(term(nodes, found) for found in nodes.ends(iri, KG.hasTerm)),
        when=nodes.when(iri),
        rules=nodes.values(iri, KG.rule),
        passages=nodes.passages(iri, KG.mention) or nodes.passages(iri, KG.evidence),
    )


def term(nodes: Nodes, iri: str) -> Term:
    """Return one thing that a proposal would bring about."""
    return Term(
        ref=nodes.ref(iri),
        type=nodes.word(iri, KG.termType),
        text=nodes.value(iri, KG.text) or nodes.ref(iri).label,
        denied=nodes.word(iri, KG.polarity) == "negative",
        condition=nodes.value(iri, KG.condition),
        actors=nodes.refs(iri, KG.actor),
        targets=nodes.refs(iri, KG.target),
        places=nodes.refs(iri, KG.place),
        duration="; ".join(ref.label for ref in nodes.refs(iri, KG.duration)),
        passages=nodes.passages(iri, KG.content) or nodes.passages(iri, KG.evidence),
    )


def negotiations(proposals: tuple[Proposal, ...]) -> tuple[tuple[Proposal, ...], ...]:
    """Return proposals in the chains that their answers make, each from the first offer on; the longest chain first."""
    by_iri = {found.ref.iri: found for found in proposals}
    chains: list[list[Proposal]] = []
    done: set[str] = set()
    for first in [p for p in proposals if not any(r.iri in by_iri for r in p.responds_to)] + list(proposals):
        chain: list[Proposal] = []
        waiting = [first.ref.iri]
        while waiting:
            iri = waiting.pop(0)
            if iri in done or iri not in by_iri:
                continue
            done.add(iri)
            chain.append(by_iri[iri])
            waiting += [answer.iri for answer in by_iri[iri].answered_by]
        if chain:
            chains.append(chain)
    return tuple(tuple(chain) for chain in sorted(chains, key=len, reverse=True))
