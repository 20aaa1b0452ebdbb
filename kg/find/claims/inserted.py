"""Content interrupted by its cue, between subject and verb: "The bridge, Ruiz said, is old"."""

from itertools import pairwise

from spacy.tokens import Token

from kg.language import tree
from kg.language.cues import Cue
from kg.values import Span

#: So many words the aside has at most.
LONGEST = 14
#: What a subject does not begin with.
LEADING = frozenset(["ADP", "SCONJ", "CCONJ", "ADV", "VERB", "AUX"])
#: Behind a comma these begin a clause that nobody says any more.
TURNING = frozenset(["but", "while", "although", "though", "whereas"])
#: Tags of words that begin a clause about what stands before ("Ruiz, whose lawyer had asked for a delay, said").
RELATIVE = frozenset(["WDT", "WP", "WP$", "WRB"])
QUOTES = frozenset(['"', "“", "”", "''", "``"])


def around(cue: Cue) -> tuple[Span, ...]:
    """Return the subject before an aside and the verb with all behind it, whatever the parse; nothing where the aside parts no clause.

    Before it stands a noun and no finite verb, and behind it a finite verb at once, or an auxiliary right before it: neither is a sentence
    without the other.
    """
    words = [t for t in cue.verb.sent if not t.is_space]
    commas = [i for i, t in enumerate(words) if t.text == ","]
    at = next((i for i, t in enumerate(words) if t == cue.verb), 0)
    opens, closes = max((i for i in commas if i < at), default=0), min((i for i in commas if i > at), default=0)
    fits = cue.kind == "according" or (cue.kind == "verb" and "clause" in cue.frames)
    if not fits or not 0 < opens < closes <= opens + LONGEST:
        return ()
    before, aside, behind = words[:opens], words[opens + 1 : closes], _said(words[closes + 1 :])
    parts = (
        cue.source in aside
        and aside[0].tag_ not in RELATIVE
        and not any(tree.is_finite(t) for t in aside if t not in cue.tokens)
    )
    torn = before[-1].pos_ == "AUX" and tree.is_finite(before[-1])  # "it would, he said, be wrong"
    if not parts or not (torn or (_is_subject(before) and _is_predicate(behind))):
        return ()
    return tree.span(before), tree.span(behind)


def _is_subject(words: list[Token]) -> bool:
    noun = any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in words)
    return noun and words[0].pos_ not in LEADING and not any(tree.is_finite(t) or t.text in QUOTES for t in words)


def _is_predicate(words: list[Token]) -> bool:
    first = next((t for t in words if t.pos_ != "ADV"), None)
    return first is not None and tree.is_finite(first)


def _said(words: list[Token]) -> list[Token]:
    """Return words up to where the article turns to something else."""
    turns = (i for i, (t, after) in enumerate(pairwise(words)) if t.text == "," and after.lower_ in TURNING)
    return words[: next(turns, len(words))]
