"""A teacher of names, event triggers and attribution words: marked paragraphs -> marks in raw ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from kg.train.teacher.encoder import DROPOUT, WINDOW, Teacher, Window, batches

NAMES = "names"
LAYERS = (NAMES, "events", "attribution")
HIDDEN = 256
#: Windows that are marked together, and those that are sorted by length first.
MARKED, SORTED = 24, 480
#: No tag of this score is chosen.
NEVER = -1e4


@dataclass(frozen=True)
class Example:
    """A window and the tag of each of its words in each layer."""

    window: Window
    tags: dict[str, Tensor]


class Marker(Teacher[Example]):
    """Begin-inside-outside tags of each layer over the encoder's words."""

    def __init__(self, folder: Path, vocab: Vocab, docs: Sequence[Doc]) -> None:
        super().__init__(folder, vocab)
        labels = {layer: sorted({s.label_ for doc in docs for s in spans(doc, layer)}) for layer in LAYERS}
        self.tags = {layer: ["O", *(f"{p}-{name}" for name in names for p in "BI")] for layer, names in labels.items()}
        self.hidden = nn.Sequential(nn.Linear(self.encoder.width, HIDDEN), nn.GELU(), nn.LayerNorm(HIDDEN))
        self.drop = nn.Dropout(DROPOUT)
        self.out = nn.ModuleDict({layer: nn.Linear(HIDDEN, len(tags)) for layer, tags in self.tags.items()})

    def forward(self, windows: Sequence[Window]) -> dict[str, Tensor]:
        """Return the scores of the tags of each layer: (windows, words of the longest, tags)."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = self.drop(self.hidden(self.encoder(windows)))
            return {layer: out(words).float() for layer, out in self.out.items()}

    def loss(self, examples: Sequence[Example]) -> Tensor:
        """Return the cross entropy of the tags, summed over the layers."""
        scores = self([e.window for e in examples])
        total = torch.zeros(())
        for layer, found in scores.items():
            gold = pad_sequence([e.tags[layer] for e in examples], batch_first=True, padding_value=-100)
            total = total + nn.functional.cross_entropy(found.flatten(0, 1), gold.flatten())
        return total

    def example(self, docs: Sequence[Doc]) -> Example:
        """Return consecutive paragraphs as one window with the tags of their marks."""
        tags = {layer: [tag for doc in docs for tag in self._tags(doc, layer)] for layer in LAYERS}
        window = self.encoder.window([word for doc in docs for word in doc])
        return Example(window, {layer: torch.tensor(t) for layer, t in tags.items()})

    @torch.inference_mode()
    def mark(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Yield paragraphs, in order, with the marks of every layer."""
        for some in batches(list(windows(docs)), SORTED):
            read = [self.encoder.window([word for doc in docs for word in doc]) for docs in some]
            order = sorted(range(len(read)), key=lambda i: len(read[i].pieces))
            found: dict[int, dict[str, numpy.ndarray]] = {}
            for chosen in batches(order, MARKED):
                scores = self([read[i] for i in chosen])
                for row, i in enumerate(chosen):
                    found[i] = {layer: s[row, : len(read[i].first)].numpy() for layer, s in scores.items()}
            for i, group in enumerate(some):
                yield from self._marked(group, found[i])

    def _marked(self, docs: Sequence[Doc], scores: dict[str, numpy.ndarray]) -> Iterator[Doc]:
        start = 0
        for doc in docs:
            for layer, rows in scores.items():
                tags = best(rows[start : start + len(doc)], self.tags[layer])
                marks = [Span(doc, b, e, label=label) for b, e, label in runs(tags)]
                if layer == NAMES:
                    doc.ents = marks
                else:
                    doc.spans[layer] = marks
            start += len(doc)
            yield doc

    def _tags(self, doc: Doc, layer: str) -> list[int]:
        tags = [0] * len(doc)
        for span in spans(doc, layer):
            begin = self.tags[layer].index(f"B-{span.label_}")
            tags[span.start : span.end] = [begin, *[begin + 1] * (len(span) - 1)]
        return tags


def spans(doc: Doc, layer: str) -> Sequence[Span]:
    """Return the marks of a layer."""
    return doc.ents if layer == NAMES else list(doc.spans[layer])


def windows(docs: Iterable[Doc]) -> Iterator[list[Doc]]:
    """Yield consecutive paragraphs, together as long as a window; a longer paragraph is a window of its own."""
    group: list[Doc] = []
    for doc in docs:
        if group and sum(map(len, group)) + len(doc) > WINDOW:
            yield group
            group = []
        group.append(doc)
    if group:
        yield group


def best(scores: numpy.ndarray, tags: Sequence[str]) -> list[str]:
    """Return the best sequence of tags in which every inside tag follows its own kind; `scores` is (words, tags).

    >>> best(numpy.array([[1.0, 0.9, 0.0], [0.0, 0.1, 2.0]]), ["O", "B-x", "I-x"])
    ['B-x', 'I-x']
    """
    likely = [tags[i] for i in scores.argmax(1)]
    before = ["O", *likely]
    if all(not t.startswith("I-") or t[1:] == b[1:] for t, b in zip(likely, before, strict=False)):
        return likely
    return _viterbi(scores, tags)


def _viterbi(scores: numpy.ndarray, tags: Sequence[str]) -> list[str]:
    logs = scores - numpy.logaddexp.reduce(scores, axis=1, keepdims=True)
    inside = numpy.array([t.startswith("I-") for t in tags])
    kinds = numpy.array([t[2:] for t in tags])
    steps = numpy.where(inside[None, :] & (kinds[:, None] != kinds[None, :]), NEVER, 0.0)
    total, back = logs[0] + inside * NEVER, []
    for row in logs[1:]:
        paths = total[:, None] + steps
        back.append(paths.argmax(0))
        total = paths.max(0) + row
    path = [int(total.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return [tags[i] for i in reversed(path)]


def runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield (first word, word after the last, label) of each mark.

    >>> list(runs(["O", "B-x", "I-x", "B-y"]))
    [(1, 3, 'x'), (3, 4, 'y')]
    """
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, i, tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = i
