"""Figures with what their bounds leave open, and whose they are."""

import re
from decimal import Decimal
from typing import Final

from kg.explore.values import Figure, Ref, When
from kg.explore.views.nodes import Nodes
from kg.terms import KG

#: What a number of the graph looks like; one with more digits is none that a text tells.
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,30}(\.[0-9]{1,30})?")


def figure(nodes: Nodes, iri: str) -> Figure | None:
    """Return a figure, or None for one whose value is no number."""
    text = nodes.value(iri, KG.value)
    if not _NUMBER.fullmatch(text):
        return None
    value, bound = Decimal(text), nodes.word(iri, KG.bound) or "exactly"
    return Figure(
        ref=nodes.ref(iri),
        measures=nodes.word(iri, KG.measures) or "number",
        value=value,
        bound=bound,
        population=nodes.value(iri, KG.population),
        unit=nodes.value(iri, KG.unit),
        low=None if bound == "at most" else value,
        high=None if bound == "at least" else value,
        speakers=_speakers(nodes, iri),
        when=_when(nodes, iri),
        rules=nodes.values(iri, KG.rule),
        passages=nodes.passages(iri, KG.evidence),
    )


def _speakers(nodes: Nodes, iri: str) -> tuple[Ref, ...]:
    """Return who says a number: the speakers of the claims that state it, or of those that report its event."""
    claims = [*nodes.starts(iri, KG.states)]
    for event in nodes.starts(iri, KG.figure):
        claims += nodes.ends(event, KG.reportedIn)
    return tuple(dict.fromkeys(who for claim in claims for who in nodes.refs(claim, KG.speaker)))


def _when(nodes: Nodes, iri: str) -> When:
    """Return the date of the event that a number belongs to."""
    dates = (nodes.when(event) for event in nodes.starts(iri, KG.figure))
    return next((date for date in dates if date), When())
