"""Where what is said begins: behind the words of the cue's own, which tell when, where or in what it was said."""

from spacy.tokens import Token

from kg.language import tree
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.language.time.readers import WEEKDAYS
from kg.values import Span, Time

#: Words of times that look ahead.
AHEAD = frozenset(["next", "coming", "upcoming", "tomorrow", "tonight", "by", "within", "from", "until", "till"])


def of(reading: Reading, cue: Cue, span: Span) -> Span:
    """Return a passage without the day or month of the saying, which stands between it and the cue ("said last month it would close").

    What lies in the future is no time of a saying ("said next year it would close").
    """
    tokens = [t for t in reading.tokens(span) or () if not t.is_space]
    if (that := _that(cue, tokens)) is not None:
        return Span(that.nbor().idx, span.end)
    when = next(iter(reading.times_in(span)), None)
    if cue.kind != "verb" or when is None or not tokens or tokens[0].i != cue.verb.i + 1:
        return span
    led = next((t.lower_ == "that" for t in tokens if t.idx >= when.span.end), False)  # "said in June that ..."
    if len(reading.text[span.start : when.span.start].split()) > 1 or (not led and _is_ahead(reading, when)):
        return span
    behind = [t for t in tokens if t.idx >= when.span.end and t.lower_ != "that"]
    if not behind:
        return Span(span.end, span.end)
    first = behind[0]
    subjects = (t for t in tokens if t.dep_ in (*tree.SUBJECTS, "expl"))
    opens = first.dep_ in ("det", "nmod:poss", *tree.SUBJECTS, "expl") or first.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")
    return Span(first.idx, span.end) if opens and any(c.left_edge.i <= first.i <= c.i for c in subjects) else span


def _that(cue: Cue, tokens: list[Token]) -> Token | None:
    """Return the "that" before what is said, behind words of the cue's own ("said after the match that he would stay")."""
    that = next((t for t in tokens if t.lower_ == "that" and t.dep_ == "mark"), None)
    if cue.kind != "verb" or that is None or that == tokens[0] or that.head.head != cue.verb or that.i < cue.verb.i:
        return None
    before = (c for c in that.head.lefts if c.i < that.i)  # none of the clause's, whatever the parse
    own = {
        t.i for c in (*cue.verb.rights, *before) if c.dep_ in ("obl", "obl:unmarked", "advmod") for t in tree.subtree(c)
    }
    return that if all(t.i in own or t.is_punct for t in tokens if t.i < that.i) else None


def _is_ahead(reading: Reading, when: Time) -> bool:
    """Say whether a time begins behind the day of the article; where nobody can tell, what looks ahead and bare years do.

    A mere weekday is that of the saying.
    """
    today, words = reading.article.published, reading.article.words(when.span).lower().split()
    if words[-1] in WEEKDAYS:
        return False
    if today and when.earliest:
        return when.earliest > today[:10]
    before = reading.text[: when.span.start].split()[-1].lower()
    return bool(AHEAD & {before, *words}) or words[-1].isdigit()
