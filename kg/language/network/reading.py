"""Words of an article -> what the network finds in them, with how likely it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from kg.language.network import inputs, tags, trees, windows
from kg.language.network.found import Found, Role
from kg.language.network.graphs import Graphs, Scores

#: From which part of a window on a sentence's start ends it, where a line goes on in the next window.
LATE = 0.5


@dataclass
class Raw:
    """All of an article, word by word: values of each column of tags, heads (a root is its own), relations; marks by layer; roles.

    `proposing` is how likely each word calls something a proposal.
    """

    tags: dict[str, list[str]] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    marks: dict[str, list[Found]] = field(default_factory=dict)
    roles: list[Role] = field(default_factory=list)
    proposing: list[float] = field(default_factory=list)


#: Last signs of sentences, and by how much (of the logarithm of the odds) a start behind any other must be likely.
ENDS, UNENDED = frozenset(".?!…:;\"”'’)]»"), 3.0
#: Which label of which layer is an anchor of which kind; None: all labels of it.
ANCHORS = {"events": (None, "event"), "attribution": ("Cue", "cue"), "proposals": (None, "proposal")}
#: Relations of phrases that have a preposition, by the guidelines of Universal Dependencies, and the relations of what makes them such.
PHRASES, CASES = frozenset(["obl"]), frozenset(["case", "mark", "fixed", "advmod"])
#: Relations of words that only serve another, and those of what no such word has.
FUNCTIONS = frozenset(["case", "mark", "det", "cc", "aux", "cop"])
ARGUMENTS = frozenset(["nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp"])
#: Relations of which a word has one dependent; what stands behind it beside one before it is another's, or its object.
SUBJECTS = frozenset(["nsubj", "nsubj:pass"])
#: So many edits of a word are tried for its lemma.
EDITS = 12
#: What a root's relation is called.
ROOT = "ROOT"


class Anchor(Protocol):
    """Words (first, after the last) that tell an event, a saying or a proposal: its kind."""

    @property
    def kind(self) -> str:
        """One of the kinds of the labels."""

    @property
    def start(self) -> int:
        """The first word."""

    @property
    def end(self) -> int:
        """The word after the last."""


def find(
    graphs: Graphs,
    words: Sequence[str],
    spaces: Sequence[bool],
    lines: Sequence[int],
    anchors: Sequence[Anchor] | None = None,
) -> Raw:
    """Return what is found in words that stand in lines of so many words each; roles of the `anchors`, if some are given."""
    findings = Raw()
    breaks = frozenset(np.cumsum([0, *lines]).tolist())
    headline = inputs.headline(lines)
    for window in windows.cut(lines):
        start = window.start
        while start < window.end:
            end = min(start + windows.LONGEST, window.end)
            context = headline if start else 0
            chosen = [*range(context), *range(start, end)]
            given = inputs.of(
                graphs.pieces, graphs.forms, [words[i] for i in chosen], [spaces[i] for i in chosen], context
            )
            scores = _part(graphs.read(given), context, len(chosen))
            first = starts(scores, words[start:end], [i - start for i in breaks if start <= i < end])
            size = end - start if end == window.end else _size(first, end - start)
            told = None if anchors is None else [a for a in anchors if start <= a.start and a.end <= start + size]
            read = _Window(graphs, _part(scores, 0, size), start)
            read.add(findings, [i for i in first if i < size], told)
            findings.lemmas += read.lemmas(words[start : start + size], findings.tags["pos"][start:])
            start += size
    return findings


def _size(first: Sequence[int], size: int) -> int:
    """Return how many words of a window are read in it where its line goes on: up to its last sentence, as that is cut off."""
    return first[-1] if first[-1] > LATE * size else size


def _part(scores: Scores, start: int, end: int) -> Scores:
    """Return the scores of words `start` to `end` of a window, among themselves."""
    if (start, end) == (0, len(scores.vectors)):
        return scores
    arcs = np.concatenate([scores.arcs[start:end, :1], scores.arcs[start:end, 1 + start : 1 + end]], axis=1)
    marks = {layer: own[start:end] for layer, own in scores.marks.items()}
    columns = {column: own[start:end] for column, own in scores.tags.items()}
    return Scores(scores.vectors[start:end], marks, columns, arcs)


def starts(scores: Scores, words: Sequence[str], lines: Sequence[int]) -> list[int]:
    """Return the first words of sentences: those of lines, and what looks like one; behind a word that ends none, it must look much so."""
    margins = scores.tags["start"][:, 1] - scores.tags["start"][:, 0]
    likely = [
        i for i in np.flatnonzero(margins > 0).tolist() if i and (margins[i] > UNENDED or words[i - 1][-1] in ENDS)
    ]
    return sorted({0, *lines, *likely})


class _Window:
    """The scores of a window that begins at a word of the article."""

    def __init__(self, graphs: Graphs, scores: Scores, start: int) -> None:
        self.graphs, self.scores, self.start = graphs, scores, start

    def add(self, findings: Raw, first: Sequence[int], told: Sequence[Anchor] | None) -> None:
        """Add what is found in the window, whose sentences begin at `first`; roles of anchors that are told, else of those found."""
        heads = trees.heads(self.scores.arcs, first)
        labels = self.graphs.labels
        relations = self._relations(heads)
        findings.heads += [self.start + (head - 1 if head else i) for i, head in enumerate(heads)]
        findings.deps += [labels.dep[r] if h else ROOT for h, r in zip(heads, relations, strict=True)]
        for column, values in labels.tags.items():
            likely = self.scores.tags[column].argmax(1).tolist()
            findings.tags.setdefault(column, []).extend([values[number] for number in likely])
        begins = findings.tags["start"]
        begins[self.start :] = ["no"] * len(heads)
        for i in first:
            begins[self.start + i] = "yes"
        marks = {layer: list(self._marks(layer)) for layer in labels.marks}
        for layer, found in marks.items():
            findings.marks.setdefault(layer, []).extend(self._moved(mark) for mark in found)
        findings.proposing += (1 - tags.chances(self.scores.marks["proposals"])[:, 0]).tolist()
        given = (
            self._anchors(marks)
            if told is None
            else [((a.start - self.start, a.end - self.start), a.kind) for a in told]
        )
        findings.roles += self._roles(given)

    def _relations(self, heads: Sequence[int]) -> list[int]:
        """Return the likeliest relations of words to their heads that the guidelines allow with what hangs on them."""
        names = list(self.graphs.labels.dep)
        scores = self.graphs.relations(self.scores.vectors, heads).copy()
        best = [names[number] for number in scores.argmax(1)]
        led = {heads[i] - 1 for i, name in enumerate(best) if name in CASES}
        full = {heads[i] - 1 for i, name in enumerate(best) if name in ARGUMENTS}
        begun = {heads[i] - 1 for i, name in enumerate(best) if name in SUBJECTS and i < heads[i] - 1}
        for i, name in enumerate(best):
            second = name in SUBJECTS and heads[i] - 1 in begun and i > heads[i] - 1
            never = FUNCTIONS if name in FUNCTIONS and i in full else {name} if name in PHRASES and i not in led else ()
            never = SUBJECTS if second else never
            if never:
                scores[i, [names.index(label) for label in never]] = trees.NEVER
        found: list[int] = scores.argmax(1).tolist()
        return found

    def lemmas(self, words: Sequence[str], pos: Sequence[str]) -> list[str]:
        """Return the lemmas of the window's words: what treebanks have of them, else what the network makes of them."""
        names, table, scores = self.graphs.labels.tags["lemma"], self.graphs.lemmas, self.scores.tags["lemma"]
        found = []
        for i, (word, own, likeliest) in enumerate(zip(words, pos, scores.argmax(1).tolist(), strict=True)):
            lemma = table.known(word, own)
            if lemma is None:
                choice = np.argsort(-scores[i], kind="stable")[:EDITS] if own in table.pos else [likeliest]
                lemma = table.of(word, own, [names[number] for number in choice])
            found.append(lemma)
        return found

    def _marks(self, layer: str) -> Iterator[Found]:
        (found,) = _spans(self.scores.marks[layer][None], self.graphs.labels.marks[layer])
        return found

    def _anchors(self, marks: dict[str, list[Found]]) -> list[tuple[tuple[int, int], str]]:
        return [
            ((mark.start, mark.end), kind)
            for layer, (label, kind) in ANCHORS.items()
            for mark in marks[layer]
            if label in (None, mark.label)
        ]

    def _roles(self, anchors: Sequence[tuple[tuple[int, int], str]]) -> Iterator[Role]:
        """Yield what stands in a role to anchors (first word, after the last; kind)."""
        if not anchors:
            return
        spans, kinds = zip(*anchors, strict=True)
        scores = self.graphs.roles(self.scores.vectors, spans, kinds)
        related = {kind: self._related(scores[[k == kind for k in kinds]], kind) for kind in set(kinds)}
        for (start, end), kind in anchors:
            for found in next(related[kind]):
                yield Role((self.start + start, self.start + end), kind, self._moved(found))

    def _related(self, scores: tags.Floats, kind: str) -> Iterator[Iterator[Found]]:
        """Yield the passages that have a role of each anchor of a kind; `scores` is (anchors, words, tags)."""
        roles = self.graphs.labels.kinds[kind]
        numbers = [self.graphs.labels.roles.index(role) for role in roles]
        own = [0, *(1 + 2 * number + inside for number in numbers for inside in (0, 1))]
        return _spans(scores.take(own, -1), roles)

    def _moved(self, found: Found) -> Found:
        return Found(self.start + found.start, self.start + found.end, found.label, found.chance)


def _spans(scores: tags.Floats, labels: Sequence[str]) -> Iterator[Iterator[Found]]:
    """Yield the passages of each text that have a label; `scores` is (texts, words, tags)."""
    best = tags.best(scores)
    marked = best > 0
    chances = np.zeros_like(scores[..., 0])
    chances[marked] = np.take_along_axis(tags.chances(scores[marked]), best[marked][:, None], 1)[:, 0]
    for own, likely in zip(best.tolist(), chances, strict=True):
        yield (Found(b, e, labels[number], float(likely[b:e].mean())) for b, e, number in tags.spans(own))
