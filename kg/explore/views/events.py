"""Events, and how sure they are."""

from collections.abc import Sequence
from typing import Final, cast

from kg.explore.values import Event, Factuality, Passage
from kg.explore.views.figures import figure
from kg.explore.views.nodes import Nodes
from kg.terms import KG

#: A shorter title says too little by itself; it gets this many of the words before and after it.
_TELLING: Final = 4
_BEFORE: Final = 6
_AFTER: Final = 8
_FACTUALITIES: Final = ("actual", "reported", "planned", "possible", "negated")


def event(nodes: Nodes, iri: str) -> Event:
    """Return an event; one whose factuality is not told is no more than possible."""
    type = nodes.word(iri, KG.eventType) or "event"
    factuality = nodes.word(iri, KG.factuality)
    passages = nodes.passages(iri, KG.trigger) or nodes.passages(iri, KG.evidence)
    figures = (figure(nodes, found) for found in nodes.ends(iri, KG.figure))
    return Event(
        ref=nodes.ref(iri),
        type=type,
        title=_title(nodes.ref(iri).label, type, passages),
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
        passages=passages,
    )


def _title(label: str, type: str, passages: Sequence[Passage]) -> str:
    """Return what an event is called, without its type, which pages show beside it; a word or two are shown among their neighbours.

    >>> _title("attack: Rebels attacked Aleppo at dawn", "attack", ())
    'Rebels attacked Aleppo at dawn'
    """
    title = label.removeprefix(f"{type}: ") or label
    return among(passages[0]) if passages and len(title.split()) < _TELLING else title


def among(passage: Passage) -> str:
    """Return words with some of their sentence around them.

    >>> from kg.explore.values import Ref
    >>> talks = Ref("https://w3id.org/newskg/id/a-1", "Talks", "article")
    >>> among(Passage(talks, 0, 0, "On the third day of the siege the rebels ", "attacked", " Aleppo."))
    '… day of the siege the rebels attacked Aleppo'
    """
    before, after = passage.before.split(), passage.after.rstrip(".").split()
    begin = [*(["…"] if len(before) > _BEFORE else []), *before[-_BEFORE:]]
    end = [*after[:_AFTER], *(["…"] if len(after) > _AFTER else [])]
    first = "" if passage.before[-1:].strip() else " "
    last = "" if passage.after[:1].strip() else " "
    return f"{' '.join(begin)}{first}{' '.join(passage.words.split())}{last}{' '.join(end)}".strip()
