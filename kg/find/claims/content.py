"""What a cue introduces, with the frame that says so and its speech act."""

from dataclasses import dataclass

from rdflib import URIRef

from kg.find.claims import frames, order, pieces, quotes
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Span


@dataclass(frozen=True)
class Content:
    """The passages that a cue introduces, never empty."""

    frame: str
    act: URIRef
    pieces: tuple[Span, ...]


def of(reading: Reading, cue: Cue) -> Content | None:
    """Return the content of a cue: whole quotations beside it first, then what the parse gives, then what the order of words gives."""
    if cue.kind == "according":
        return _content(reading, cue, "according", frames.commented(cue))
    if "quote" in cue.frames:
        spoken = quotes.beside(reading, cue)
        if spoken:
            return Content("quote", cue.frames["quote"], spoken)
    for frame, spans in frames.filled(reading, cue):
        found = _content(reading, cue, frame, spans)
        if found is not None:
            return found
    told = _content(reading, cue, "order", order.clause(reading, cue)) if "clause" in cue.frames else None
    return told or _content(reading, cue, "theme", frames.theme(reading, cue))


def _content(reading: Reading, cue: Cue, frame: str, spans: tuple[Span, ...]) -> Content | None:
    clean = pieces.clean(reading, cue, spans)
    act = cue.frames.get("clause" if frame == "order" else frame, KG.Assert)
    return Content(frame, act, clean) if clean else None
