"""The speakers inside quotations: the source of the cue beside each, and that source for its "I".

What a quotation says and by whom is settled later, by `kg.find.claims`; here a speaker is needed only so far as it tells pronouns apart,
so a quotation without a cue right beside it has none.
"""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import quotations
from kg.language.cues import Cue
from kg.values import Span

#: How many words may stand between the two.
FARTHEST = 12


def speakers(doc: Doc, quotes: tuple[Span, ...], cues: tuple[Cue, ...]) -> dict[int, Token]:
    """Return token inside a quotation -> head of who speaks it; `quotes` are more than phrases, `cues` stand outside of them."""
    text = doc.text  # put together anew whenever it is asked for
    sources = [c for c in cues if c.source is not None]
    at = [c.verb.idx for c in sources]
    found: dict[int, Token] = {}
    last: tuple[Span, Token] | None = None
    for quote in quotes:
        before, after = bisect_left(at, quote.start), bisect_left(at, quote.end)
        source = _beside(text, quote, sources[max(before - 1, 0) : before], sources[after : after + 1])
        if source is None and last is not None and "\n" not in text[last[0].end : quote.start]:
            source = last[1]  # the same paragraph goes on with what the same person says
        if source is not None:
            last = (quote, source)
            found |= dict.fromkeys(_tokens(doc, quote), source)
    return found


def _tokens(doc: Doc, quote: Span) -> Iterator[int]:
    tokens = doc.char_span(*quote, alignment_mode="contract")
    yield from (t.i for t in tokens or ())


def _beside(text: str, quote: Span, before: list[Cue], after: list[Cue]) -> Token | None:
    """Return the source of the cue that nothing parts from the quotation: of the next one after it, else of the last one before it."""
    following = (c for c in after if _is_near(text[quote.end : c.verb.idx]))
    preceding = (c for c in before if _is_near(text[c.verb.idx : quote.start]))
    cue = next(following, None) or next(preceding, None)
    return cue.source if cue is not None else None


def _is_near(gap: str) -> bool:
    return quotations.STOP.search(gap) is None and len(gap.split()) <= FARTHEST
