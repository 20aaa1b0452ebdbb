"""Events, and how sure they are."""

from typing import Final, cast

from kg.explore.values import Event, Factuality
from kg.explore.views.figures import figure
from kg.explore.views.nodes import Nodes
from kg.terms import KG

_FACTUALITIES: Final = ("actual", "reported", "planned", "possible", "negated")


def event(nodes: Nodes, iri: str) -> Event:
    """Return an event; one whose factuality is not told is no more than possible."""
    type = nodes.word(iri, KG.eventType) or "event"
    factuality = nodes.word(iri, KG.factuality)
    figures = (figure(nodes, found) for found in nodes.ends(iri, KG.figure))
    return Event(
        ref=nodes.ref(iri),
        type=type,
        title=_title(nodes.ref(iri).label, type),
        factuality=cast(Factuality, factuality if factuality in _FACTUALITIES else "possible"),
        denied=nodes.word(iri, KG.polarity) == "negative",
        actors=nodes.refs(iri, KG.actor),
        targets=nodes.refs(iri, KG.target),
        objects=nodes.refs(iri, KG.object),
        places=nodes.refs(iri, KG.place),
        figures=tuple(found for found in figures if found),
        reported_in=nodes.refs(iri, KG.reportedIn),
        when=nodes.when(iri),
        duration="; ".join(ref.label for ref in nodes.refs(iri, KG.duration)),
        rules=nodes.values(iri, KG.rule),
        passages=nodes.passages(iri, KG.trigger) or nodes.passages(iri, KG.evidence),
    )


def _title(label: str, type: str) -> str:
    """Return what an event is called, without its type, which pages show beside it.

    >>> _title("killing: killed", "killing"), _title("Rebels attacked Aleppo", "attack")
    ('killed', 'Rebels attacked Aleppo')
    """
    return label.removeprefix(f"{type}: ") or label
