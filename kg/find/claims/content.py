"""The content that a cue introduces, with its frame (the kind of evidence for it) and its speech act.

All evidence comes in one order of trust (`EVIDENCE`), and what cannot be is refused in one place (`vetoes`): the first content that no veto
refuses stands. Whoever finds content in another way adds one function to the first list.
"""

from collections.abc import Callable, Iterator

from rdflib import URIRef

from kg.find.claims import (
    according,
    frames,
    gaps,
    inserted,
    objects,
    order,
    passages,
    pieces,
    quotes,
    related,
    verdicts,
)
from kg.find.claims.vetoes import VETOES, Content, names
from kg.language import lexicon, tree
from kg.language.cues import Cue, beside
from kg.language.cues.kinds import can_speak
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Span

Evidence = Callable[[Reading, Cue], Iterator[Content]]


def of(reading: Reading, cue: Cue) -> Content | None:
    """Return the content of a cue: the most trusted that is not empty and that no veto refuses."""
    for source in EVIDENCE:
        for found in source(reading, cue):
            inside = found.pieces if found.frame == "quote" else _inside(reading, cue, found.pieces)
            said = pieces.clean(reading, cue, inside)
            clean = Content(found.frame, _asked(reading, cue, found.act, said), said)
            if clean.pieces and not any(veto(reading, cue, clean) for veto in VETOES):
                return clean
    return None


def _asked(reading: Reading, cue: Cue, act: URIRef, said: tuple[Span, ...]) -> URIRef:
    """Return the act: who asks "whether" or "why" puts a question, and demands nothing."""
    words = lexicon.toml("reporting.toml")
    first = next(iter(reading.tokens(said[0]) or ()), None) if said and cue.kind == "verb" else None
    asks = first is not None and first.lower_ in words["withheld"]["questions"] and first.head.dep_ != "acl:relcl"
    led = first is not None and first.i > 0 and first.nbor(-1).lower_ in ("whether", "if")
    open_ = asks or led or (first is not None and reading.text[said[0].end - 1] == "?")
    question = cue.lemma in words["dialogue"]["asking"] and open_
    return KG.Ask if question and act in (KG.Demand, KG.Assert) else act


def _by_phrase(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield what "according to" comments on: its sentence, else what the reader relates to it, else its clause."""
    if cue.kind == "according":
        yield Content("according", KG.Assert, according.sentence(reading, cue))
        yield Content("according", KG.Assert, inserted.around(cue))
        yield from _by_reader(reading, cue)
        yield Content("according", KG.Assert, according.clause(reading, cue))


def _by_verdict(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield the claim of others that a cue rejects."""
    heads = verdicts.rejected(cue)
    if heads:
        words = frames.words_of(reading, cue, heads)
        yield Content("rejected", KG.Deny, verdicts.without_verdict(reading, cue, words))


def _by_quotation(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield the whole quotations beside a cue."""
    outside = not reading.quotations_at(cue.span)
    may = outside and "quote" in cue.frames and (cue.sure or cue.source is None or can_speak(cue.source))
    spoken = quotes.beside(reading, cue) if may else () if outside else quotes.inside(reading, cue)
    if spoken:
        yield Content("quote", _act(cue, "quote"), spoken)


def _by_parse(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield the frames that the parse fills."""
    for frame, spans in frames.filled(reading, cue):
        yield Content(frame, _act(cue, frame), spans)


def _by_reader(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield what the reader relates to a cue as its content."""
    said = related.passages(reading, cue)
    if said and reading.text.startswith("as ", said[0].start):
        return  # of whom it is said belongs to it, as the parse has it
    yield Content("reader", _act(cue, _frame(cue)), said)


def _frame(cue: Cue) -> str:
    """Return the frame of a cue of which only the passages are known: that of the preposition behind it ("called on Spain to ...")."""
    behind = cue.verb.doc[cue.verb.i + 1].lower_ if cue.verb.i + 1 < len(cue.verb.doc) else ""
    if behind in cue.frames:
        return behind
    return "clause" if "clause" in cue.frames or names(cue) else next(iter(cue.frames), "clause")


def _inside(reading: Reading, cue: Cue, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what of passages lies in the paragraph of their cue, where a part does; else all of them."""
    own = _paragraph(reading, cue)
    return tuple(Span(max(s.start, own.start), min(s.end, own.end)) for s in spans if s.touches(own)) or spans


def _paragraph(reading: Reading, cue: Cue) -> Span:
    """Return the line of a cue, without a dateline before it."""
    text, start = reading.text, cue.span.start
    end = text.find("\n", start)
    prose = reading.article.body.start
    first = max(text.rfind("\n", 0, start) + 1, prose if prose <= start else 0)
    return Span(first, end if end >= 0 else len(text))


def _by_gap(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield what is voiced, and what stands elsewhere than behind the cue, which only the pipeline's mark tells from a deed."""
    if cue.sure or (cue.source is not None and can_speak(cue.source)):
        yield Content("voiced", _act(cue, "object"), frames.words_of(reading, cue, objects.voiced(cue)))
    if cue.sure or beside.is_inserted(cue.verb) or (cue.is_plain and beside.fills_aside(cue.verb, cue.source)):
        yield Content("clause", _act(cue, "clause"), inserted.around(cue))
    if not cue.sure:
        return
    yield Content("called", KG.Assert, gaps.called(reading, cue))
    heads = gaps.antecedent(cue)
    yield Content("gap", _act(cue, "object"), frames.words_of(reading, cue, heads, frozenset(["acl:relcl"])))
    yield Content("as", _act(cue, "clause"), passages.runs(gaps.around(cue)))


def _by_order(reading: Reading, cue: Cue) -> Iterator[Content]:
    """Yield what the order of the words gives, and then the mere object of a verb of saying."""
    if not cue.sure:
        return
    if "clause" in cue.frames:
        yield Content("order", _act(cue, "clause"), order.clause(reading, cue))
    yield Content("theme", _act(cue, "theme"), frames.theme(reading, cue))


#: Where content is looked for, the most trusted first.
EVIDENCE: tuple[Evidence, ...] = (_by_phrase, _by_verdict, _by_quotation, _by_gap, _by_reader, _by_parse, _by_order)


def _act(cue: Cue, frame: str) -> URIRef:
    """Return the speech act of a frame; who does not say or believe something denies it, if anything."""
    doubting = lexicon.toml("reporting.toml")["mind"]["doubting"]
    stances = [c for c in cue.verb.rights if c.dep_ == "obj" and c.lemma_.lower() in doubting]
    if frame != "quote" and stances and all(c.lower_ not in ("no", "little") for c in stances[0].children):
        return KG.Deny  # "voiced doubts that ..."
    act = KG.Deny if cue.rejects else cue.frames.get(frame, KG.Assert)
    if act == KG.Demand and frame in ("person", "open", "quote") and names(cue):
        act = KG.Assert  # "called it a mistake"
    return KG.Deny if act == KG.Assert and cue.kind == "verb" and tree.is_negated(cue.verb) else act
