"""Who speaks inside quotations: the source of the cue beside each, and "I" for it.

What a quotation says and by whom is settled later, by `kg.find.claims`; here a speaker is needed only so far as it tells pronouns apart,
so a quotation without a cue right beside it has none.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import cues as attribution
from kg.language import quotations
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.values import Span

#: What may not stand between a quotation and its cue: the end of a sentence or of a paragraph.
STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]\s+(?=[A-Z\"“])|[;\n]")
#: How many words may stand between the two.
FARTHEST = 12


def speakers(reading: Reading) -> dict[int, Token]:
    """Return token inside a quotation -> head of who speaks it."""
    text = reading.article.text
    quotes = [q for q in quotations.find(text, reading.article.body) if quotations.is_long(text, q)]
    cues = [c for c in attribution.cues(reading.doc) if c.source is not None and not _inside(c.verb, quotes)]
    found: dict[int, Token] = {}
    last: tuple[Span, Token] | None = None
    for quote in quotes:
        source = _beside(text, quote, cues)
        if source is None and last is not None and "\n" not in text[last[0].end : quote.start]:
            source = last[1]  # the same paragraph goes on with what the same person says
        if source is not None:
            last = (quote, source)
            found |= dict.fromkeys(_tokens(reading.doc, quote), source)
    return found


def _inside(token: Token, quotes: list[Span]) -> bool:
    return any(q.start <= token.idx < q.end for q in quotes)


def _tokens(doc: Doc, quote: Span) -> Iterator[int]:
    tokens = doc.char_span(*quote, alignment_mode="contract")
    yield from (t.i for t in tokens or ())


def _beside(text: str, quote: Span, cues: list[Cue]) -> Token | None:
    """Return the source of the nearest cue that nothing parts from the quotation, one after it before one before it."""
    after = (c for c in cues if c.verb.idx >= quote.end and _is_near(text[quote.end : c.verb.idx]))
    before = (c for c in reversed(cues) if c.verb.idx < quote.start and _is_near(text[c.verb.idx : quote.start]))
    cue = next(after, None) or next(before, None)
    return cue.source if cue is not None else None


def _is_near(gap: str) -> bool:
    return STOP.search(gap) is None and len(gap.split()) <= FARTHEST
