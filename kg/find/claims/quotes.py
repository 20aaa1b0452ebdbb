"""Whole quotations beside a cue: '"A," he said. "B."', 'he said: "A."'; found by quotation marks and word order, without the parse."""

from kg.language import lexicon
from kg.language.cues import Cue
from kg.language.quotations import SINGLE, STOP, is_said, last_of
from kg.language.reading import Reading
from kg.spans import trim
from kg.values import Span

#: How many words may stand between a quotation and its cue: before it the speaker, after it the hearer or the place.
FARTHEST_BEFORE, FARTHEST_AFTER, FARTHEST_BARE, FARTHEST_COLON = 16, 8, 2, 16
#: Words after which a quotation is a part of the reporter's sentence.
UNFINISHED = (" that", " as", " of", " a", " an", " the")
EDGES = ' \n,"“”'
MARKS = "\"“”„«»'‘’` "


def beside(reading: Reading, cue: Cue) -> tuple[Span, ...]:
    """Return the quotation that ends before the cue and the one that begins after it, as far as each is a whole sentence of its own."""
    own = cue.span
    taken = ("ccomp", "xcomp") if cue.is_plain else ("ccomp", "xcomp", "obj")
    busy = _leads_to_that(reading, cue) or any(c.dep_ in taken and c.i > cue.verb.i for c in cue.verb.children)
    aside = cue.verb.dep_ == "acl:relcl"  # "“...,” said a man, who asked not to be named"
    told = next((c for c in cue.verb.lefts if c.dep_ == "nsubj:pass"), None)  # "“....” A dissent was written by Ruiz"
    before = [] if aside or told is not None else _before(reading, own, busy)
    return tuple(trimmed(reading, q) for q in (*before, *_after(reading, own)))


def _leads_to_that(reading: Reading, cue: Cue) -> bool:
    """Say whether the reader is all but certain that a clause with "that" behind a cue is what it introduces, whatever the parse."""
    said = reading.marks.said.get(cue.verb.i)
    return said is not None and said.start > cue.verb.i + 1 and reading.doc[said.start - 1].lower_ == "that"


def inside(reading: Reading, cue: Cue) -> tuple[Span, ...]:
    """Return the quotation in single marks that a quoted cue opens ("“He told me: 'Go home.' I went,” said Ruiz")."""
    room, start = reading.quotations_at(cue.span)[0], cue.span.end
    inner = SINGLE.search(reading.text, start, room.end)
    if (
        inner is None
        or len(reading.text[start : inner.start()].split()) > FARTHEST_BARE
        or STOP.search(reading.text, start, inner.start())
    ):
        return ()
    return (trimmed(reading, Span(inner.start() + 1, inner.end() - 1)),)


def trimmed(reading: Reading, quote: Span) -> Span:
    """Return a quotation without spaces, marks and commas at its ends; its own full stop stays."""
    return trim(reading.text, quote, EDGES)


def _before(reading: Reading, cue: Span, busy: bool) -> list[Span]:
    """Return the quotation that a cue closes; a cue with words of its own to introduce closes only what a comma leads up to it."""
    quote = reading.quotation_before(cue.start)
    led = quote is not None and last_of(reading.text, quote.start, MARKS) == ":"  # "He was glad: “...,” he said"
    if quote is None or not (led or opens_sentence(reading.text, quote)):
        return []
    gap = reading.text[quote.end : cue.start]
    open_end = reading.text[quote.end - 1] == "," or gap.lstrip(MARKS).startswith(",")
    ends = open_end or (reading.text[quote.end - 1] in ".?!—-…" and not busy)
    far = len(gap.split()) > FARTHEST_BEFORE or STOP.search(gap) or reading.has_cue_in(quote.end, cue.start)
    return [quote] if ends and not far else []


def _after(reading: Reading, cue: Span) -> list[Span]:
    """Return the quotation that a cue opens: after a colon, or a whole sentence after a comma or next to the cue."""
    quote = reading.quotation_after(cue.end)
    if quote is None or reading.has_cue_in(cue.end, quote.start):
        return []
    gap = reading.text[cue.end : quote.start].rstrip(MARKS + "\n")
    if gap.strip() in ("", "that") and _is_closed(reading, quote):
        return [quote]
    if STOP.search(gap) or gap.endswith((".", "?", "!", *UNFINISHED)):
        return []
    far = FARTHEST_COLON if gap.endswith((":", ";")) else FARTHEST_AFTER if gap.endswith(",") else FARTHEST_BARE
    leads = gap.endswith((":", ";")) or (
        "\n" not in reading.text[cue.end : quote.start] and _is_whole(reading, quote, gap)
    )
    return [quote] if leads and len(gap.split()) <= far else []


def _is_closed(reading: Reading, quote: Span) -> bool:
    """Say whether a comma inside its marks ends a quotation, and a participle goes on about it ("said that “...,” alluding to")."""
    behind = reading.tokens(Span(quote.end, min(quote.end + 20, len(reading.text))))
    words = [t for t in behind or () if not t.is_punct and not t.is_space]
    return reading.text[quote.end - 1] == "," and bool(words) and words[0].tag_ == "VBG"


def _is_whole(reading: Reading, quote: Span, gap: str) -> bool:
    """Say whether a quotation is a sentence of its own by its first letter, or by its end where it stands next to the cue."""
    first, last = reading.text[quote.start], reading.text[quote.end - 1]
    return first.isupper() or first in "[(.…" or (not gap and last in ".?!")


def may_be_said(reading: Reading, quote: Span) -> bool:
    """Say whether a quotation can be somebody's words: no title, and long, or parted from what stands before it by a stop or a comma."""
    before = last_of(reading.text, quote.start, MARKS)
    parted = not before or before in "\n.!?)…,:;—–-"
    return not _is_title(reading, quote) and (parted or is_said(reading.text, quote))


def _is_title(reading: Reading, quote: Span) -> bool:
    """Say whether a quotation is what a song or a chapter is called: its words in capitals, and no stop behind them."""
    words = [w for w in reading.text[quote.start : quote.end].split() if w.lower() not in lexicon.listed("small_words")]
    return all(w.strip("(['‘")[:1].isupper() for w in words) and reading.text[quote.end - 1] not in ".?!,"


def opens_sentence(text: str, quote: Span) -> bool:
    """Say whether nothing of its sentence stands before a quotation."""
    before = last_of(text, quote.start, MARKS)
    return (not before or before in "\n.!?)") and not text[quote.start].islower()
