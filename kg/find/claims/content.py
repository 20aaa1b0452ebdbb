"""What a cue introduces, with the frame that says so and its speech act."""

from dataclasses import dataclass

from rdflib import URIRef

from kg.find.claims import frames, order, pieces, quotes
from kg.find.claims.context import Context
from kg.language.cues import Cue
from kg.terms import KG
from kg.values import Span


@dataclass(frozen=True)
class Content:
    """The passages that a cue introduces, never empty."""

    frame: str
    act: URIRef
    pieces: tuple[Span, ...]


def of(context: Context, cue: Cue) -> Content | None:
    """Return the content of a cue: whole quotations beside it first, then what the parse gives, then what the order of words gives."""
    if cue.kind == "according":
        return _content(context, cue, "according", frames.commented(cue))
    if "quote" in cue.frames:
        spoken = quotes.beside(context, cue)
        if spoken:
            return Content("quote", cue.frames["quote"], spoken)
    for frame, spans in frames.filled(context, cue):
        found = _content(context, cue, frame, spans)
        if found is not None:
            return found
    told = _content(context, cue, "order", order.clause(context, cue)) if "clause" in cue.frames else None
    return told or _content(context, cue, "theme", frames.theme(context, cue))


def _content(context: Context, cue: Cue, frame: str, spans: tuple[Span, ...]) -> Content | None:
    clean = pieces.clean(context, cue, spans)
    act = cue.frames.get("clause" if frame == "order" else frame, KG.Assert)
    return Content(frame, act, clean) if clean else None
