"""Older Universal Dependencies -> the present ones, so that machine-made trees do not contradict the gold they are learned with.

Since UD 2.16 English marks a title as a description of the name ("President" nmod:desc of "Obama"), where it was the head before; bare
noun phrases are `unmarked`, where they were `tmod` and `npmod`; and the doer of a passive is an `obl:agent`.
"""

from dataclasses import replace

from kg import lexicon
from kg.train.treebanks import Sentence

RENAMED = {
    "nmod:tmod": "nmod:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "obl:tmod": "obl:unmarked",
    "obl:npmod": "obl:unmarked",
}
#: Relations that a title keeps when the name becomes the head; all others go over to the name.
KEPT = frozenset(["amod", "compound", "nmod:poss", "nmod", "det"])


def harmonized(sentence: Sentence) -> Sentence:
    """Return a sentence with the labels and heads of the present guidelines."""
    rows = [[*row] for row in sentence.rows]
    for row in rows:
        row[7] = RENAMED.get(row[7], row[7])
    for i in range(len(rows)):
        _turn_title(rows, i)
    _mark_agents(rows)
    return replace(sentence, rows=tuple(tuple(row) for row in rows))


def _children(rows: list[list[str]], i: int) -> list[int]:
    return [j for j, row in enumerate(rows) if row[6] == rows[i][0]]


def _turn_title(rows: list[list[str]], i: int) -> None:
    """Hang a title on the name that follows it."""
    if rows[i][2].lower().rstrip(".") not in lexicon.words("titles.tsv") or rows[i][3] not in ("NOUN", "PROPN"):
        return
    names = [j for j in _children(rows, i) if rows[j][7] == "flat" and j > i]
    if not names or names[0] != i + 1:
        return
    head = names[0]
    rows[head][6], rows[head][7] = rows[i][6], rows[i][7]
    for j in _children(rows, i):
        if j in names[1:] or rows[j][7] not in KEPT or j > head:
            rows[j][6] = rows[head][0]
    rows[i][6], rows[i][7] = rows[head][0], "nmod:desc"


def _mark_agents(rows: list[list[str]]) -> None:
    passive = {row[6] for row in rows if row[7] in ("aux:pass", "nsubj:pass")}
    by = {row[6] for row in rows if row[7] == "case" and row[1].lower() == "by"}
    for row in rows:
        if row[7] == "obl" and row[6] in passive and row[0] in by:
            row[7] = "obl:agent"
