"""Content found by word order, where the parse has lost the clause: after the verb, or before its speaker."""

from spacy.tokens import Token

from kg.language import tree
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.values import Span

#: What can stand between the verb and the clause that it introduces.
SKIPPED = frozenset(["PUNCT", "SPACE", "ADV", "PART"])


def clause(reading: Reading, cue: Cue) -> tuple[Span, ...]:
    """Return the rest of the sentence after a marked cue, or all before its speaker, where that holds a finite clause."""
    if cue.kind != "verb" or cue.source is None or not (cue.is_told or _is_saying(cue)):
        return ()
    rest = after(reading, cue)
    if rest and _is_object(cue, rest[0]):
        return ()
    if _is_clause(rest):
        return (tree.span(rest),) if cue.is_plain or _is_that(cue, rest) else ()
    return behind(cue)


def _is_object(cue: Cue, first: Token) -> bool:
    """Say whether a word begins the object of a verb: "expects savings of ..., it said"."""
    return any(c.dep_ == "obj" and c.left_edge == first for c in cue.verb.rights)


def _is_saying(cue: Cue) -> bool:
    """Say whether a cue is a participle: "a statement saying that ..."."""
    return cue.is_plain and tree.is_participle(cue.verb) and not tree.is_passive(cue.verb)


def _is_that(cue: Cue, rest: list[Token]) -> bool:
    """Say whether "that" alone stands between a cue and words."""
    return cue.verb.doc[cue.tokens[-1].i + 1 : rest[0].i].text == "that"


def behind(cue: Cue) -> tuple[Span, ...]:
    """Return the clause that a closing cue comments on: "The yard stays open, he said", "..., says the ministry"."""
    source = cue.source
    if source is None or (cue.verb.pos_ == "VERB" and not tree.is_finite(cue.verb)):
        return ()
    words = [t for t in cue.verb.sent if not t.is_space]
    start = min(source.left_edge.i if source.i < cue.verb.i else cue.tokens[0].i, cue.tokens[0].i)
    before = [t for t in words if t.i < start]
    end = max(cue.verb.i, tree.phrase(source)[-1].i)
    finite = any(tree.is_finite(t) for t in words if t.i > end)
    if not before or before[-1].text not in (",", "”", '"', "''") or finite or not _is_clause(before):
        return ()
    return (tree.span(before),)


def after(reading: Reading, cue: Cue) -> list[Token]:
    """Return the words of the sentence after the cue, without a day or "that" that leads to the clause."""
    end = cue.span.end
    own = {t.i for t in tree.subtree(cue.verb)} if _is_before_main(cue.verb) else None
    first = cue.source.i if cue.source is not None else cue.verb.i
    words = (t for t in cue.verb.sent if not t.is_space and t.idx >= end and t.i > first)
    return _without_time(reading, [t for t in words if own is None or t.i in own])  # "when asked ..., he replied"


def _is_before_main(verb: Token) -> bool:
    """Say whether a clause ends before the one that it belongs to goes on: "when asked ..., he replied", "a note, which claims ..., is"."""
    if verb.dep_ == "acl:relcl":
        main = tree.clause(verb.head)
        return verb.i < main.i and tree.clause(verb) != main
    return verb.dep_ == "advcl" and verb.i < verb.head.i


def _without_time(reading: Reading, words: list[Token]) -> list[Token]:
    """Return the words without what leads to the clause: a day, "that"."""
    while words and words[0].pos_ in SKIPPED:
        words = words[1:]
    if not words:
        return []
    region = tree.span(words)
    first = next(iter(reading.times_in(region)), None)
    if first is not None and len(reading.text[region.start : first.span.start].split()) <= 1:
        words = [t for t in words if t.idx >= first.span.end]
    while words and (words[0].pos_ in SKIPPED or words[0].lower_ == "that"):
        words = words[1:]
    return words


def _is_clause(words: list[Token]) -> bool:
    """Say whether words begin with a subject and hold a finite verb."""
    if len(words) < 3 or words[0].pos_ in ("ADP", "SCONJ", "CCONJ", "VERB"):
        return False
    return any(tree.is_finite(t) for t in words)
