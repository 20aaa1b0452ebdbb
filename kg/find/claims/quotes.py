"""The whole quotations beside a cue: '"A," he said. "B."', 'he said: "A."'; found by marks and order, whatever the parse says."""

import re

from kg.find.claims.context import Context, core
from kg.language import tree
from kg.language.cues import Cue
from kg.values import Span

#: A stop that ends a sentence, and not an abbreviation ("Mr. Ruiz", "U.S. officials").
STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})[.!?]\s+(?=[A-Z\"“])|[;\n]")
#: How many words may stand between a quotation and its cue: before it the speaker, after it the hearer or the place.
FARTHEST_BEFORE, FARTHEST_AFTER, FARTHEST_BARE, FARTHEST_COLON = 16, 8, 2, 16
#: Words after which a quotation is a part of the reporter's sentence.
UNFINISHED = (" that", " as", " of", " a", " an", " the")
EDGES = ' \n,"“”'
MARKS = "\"“”„«»'‘’` "


def beside(context: Context, cue: Cue) -> tuple[Span, ...]:
    """Return the quotation that ends before the cue and the one that begins after it, as far as each is a whole sentence of its own."""
    own = core(cue)
    taken = ("ccomp", "xcomp") if cue.is_plain else ("ccomp", "xcomp", "obj")
    busy = any(c.dep_ in taken and c.i > cue.verb.i for c in cue.verb.children)
    return tuple(trimmed(context, q) for q in (*_before(context, own, busy), *_after(context, own)))


def trimmed(context: Context, quote: Span) -> Span:
    """Return a quotation without spaces, marks and commas at its ends; its own full stop stays."""
    return tree.trim(context.text, quote, EDGES)


def _before(context: Context, cue: Span, busy: bool) -> list[Span]:
    """Return the quotation that a cue closes; a cue with words of its own to introduce closes only what a comma leads up to it."""
    quote = max((q for q in context.long_quotes if q.end <= cue.start), default=None)
    if quote is None or not opens_sentence(context.text, quote):
        return []
    gap = context.text[quote.end : cue.start]
    open_end = context.text[quote.end - 1] == "," or gap.lstrip(MARKS).startswith(",")
    ends = open_end or (context.text[quote.end - 1] in ".?!—-…" and not busy)
    far = len(gap.split()) > FARTHEST_BEFORE or STOP.search(gap) or context.cue_in(quote.end, cue.start)
    return [quote] if ends and not far else []


def _after(context: Context, cue: Span) -> list[Span]:
    """Return the quotation that a cue opens: after a colon, or a whole sentence after a comma or next to the cue."""
    quote = min((q for q in context.long_quotes if q.start >= cue.end), default=None)
    if quote is None or context.cue_in(cue.end, quote.start):
        return []
    gap = context.text[cue.end : quote.start].rstrip(MARKS + "\n")
    if STOP.search(gap) or gap.endswith((".", "?", "!", *UNFINISHED)):
        return []
    far = FARTHEST_COLON if gap.endswith((":", ";")) else FARTHEST_AFTER if gap.endswith(",") else FARTHEST_BARE
    leads = gap.endswith((":", ";")) or (
        "\n" not in context.text[cue.end : quote.start] and _is_whole(context, quote, gap)
    )
    return [quote] if leads and len(gap.split()) <= far else []


def _is_whole(context: Context, quote: Span, gap: str) -> bool:
    """Say whether a quotation is a sentence of its own by its first letter, or by its end where it stands next to the cue."""
    first, last = context.text[quote.start], context.text[quote.end - 1]
    return first.isupper() or first in "[(.…" or (not gap and last in ".?!")


def opens_sentence(text: str, quote: Span) -> bool:
    """Say whether nothing of its sentence stands before a quotation."""
    before = text[: quote.start].rstrip(MARKS)
    return (not before or before[-1] in "\n.!?)") and not text[quote.start].islower()
