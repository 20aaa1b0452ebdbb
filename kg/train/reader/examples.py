"""Texts -> windows of tensors, which the network learns from."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import numpy as np
import torch
from torch import Tensor

from kg.language.network import inputs, tags, windows
from kg.language.network.forms import SHAPE, Forms, shape
from kg.language.network.pieces import Pieces
from kg.train.reader.texts import KINDS, LAYERS, ROLES, Anchor, Mark, Text

#: What is not known, in a tensor of answers.
IGNORE = -100
#: Words in a window are drawn between these, so that the network knows windows of all sizes.
PACKED = (90, 190)
#: The piece that stands for hidden ones.
MASK = "[MASK]"
#: How often a window has its article's headline before it.
REMINDED = 0.9
#: How often a window of loose texts has a headline of some article before it.
LENT = 0.5
#: How often a headline, and any other line, is seen in title case, in capitals, in small letters.
RECASED = ((0.25, 0.08, 0.04), (0.0, 0.02, 0.02))
CASES: tuple[Callable[[str], str], ...] = (lambda w: w[:1].upper() + w[1:] if len(w) > 3 else w, str.upper, str.lower)


#: Words that stand ahead of a window, and which of them have a space behind them.
Ahead = tuple[Sequence[str], Sequence[bool]]
NONE: Ahead = ((), ())


@dataclass(frozen=True)
class Example:
    """A window: pieces, where each word begins, which word each piece is of (-1: none), forms, and the answers.

    `marks` and `tags` have a number for each word; `sentence` counts sentences, `heads` is 0 for a root and else 1 + the head's place
    (both empty where there are no trees); `anchors` is (anchors, 2), `kinds` (anchors,), `roles` (anchors, words).
    """

    pieces: Tensor
    first: Tensor
    owner: Tensor
    forms: Tensor
    marks: Mapping[str, Tensor]
    tags: Mapping[str, Tensor]
    sentence: Tensor
    heads: Tensor
    anchors: Tensor
    kinds: Tensor
    roles: Tensor


@dataclass(frozen=True)
class Labels:
    """The values of each column of tags, in the order of their numbers, and what is marked in each layer that only trains."""

    columns: Mapping[str, Sequence[str]]
    side: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def number(self, column: str, value: str | None) -> int:
        """Return the number of a value; what is not known or too rare to be learnt is ignored."""
        values = self.columns[column]
        return values.index(value) if value in values else IGNORE


class Maker:
    """Makes examples of texts; what does not change from one pass to the next is kept."""

    def __init__(self, pieces: Pieces, forms: Forms, labels: Labels, headlines: Sequence[Ahead] = ()) -> None:
        self.pieces = pieces
        self.forms = forms
        self.labels = labels
        self.headlines = headlines

    def all(self, texts: Sequence[Text], chance: random.Random, noise: float = 0.0) -> Iterator[Example]:
        """Yield the windows of texts, one after the other, with sizes and cases drawn anew, a share of their words hidden."""
        for group in _grouped(texts, chance):
            text = _joined(group) if len(group) > 1 else group[0]
            cased = _recased(text, chance)
            size, lines = len(text.words), text.lines
            whole = [windows.Window(0, size)]
            cut = whole if text.loose else windows.cut(lines, packed=chance.randint(*PACKED))
            for window in cut if text.loose else chain.from_iterable(map(windows.pieces, cut)):
                made = self.example(text, window, self._ahead(text, window, chance), cased)
                yield self._hidden(made, chance, noise) if noise else made

    def _hidden(self, example: Example, chance: random.Random, share: float) -> Example:
        """Return an example some of whose words must be told from those around them, and from how they are written."""
        hidden = torch.tensor([chance.random() < share for _ in range(len(example.first))])
        pieces = example.pieces.masked_fill(hidden[example.owner] & (example.owner >= 0), self.pieces.ids[MASK])
        return replace(example, pieces=pieces)

    def _ahead(self, text: Text, window: windows.Window, chance: random.Random) -> Ahead:
        """Return the headline to be read before a window: the article's own; any, where none is known."""
        if text.loose:
            return chance.choice(self.headlines) if self.headlines and chance.random() < LENT else NONE
        return headline(text) if window.start and chance.random() < REMINDED else NONE

    def example(self, text: Text, window: windows.Window, ahead: Ahead = NONE, cased: Sequence[str] = ()) -> Example:
        """Return words of a text as an example, behind a headline; `cased` are its words as they are written this time."""
        start, end = window.start, window.end
        context = len(ahead[0])
        words, spaces = [*ahead[0], *text.words[start:end]], [*ahead[1], *text.spaces[start:end]]
        given = inputs.of(self.pieces, self.forms, words, spaces, context)
        if cased:
            given.forms[context:, -SHAPE:] = [shape(cased[i], text.spaces[i]) for i in range(start, end)]
        anchors = [a for a in text.anchors if start <= a.start and a.end <= end]
        unknown, by = torch.full((context,), IGNORE), context - start
        roles = [torch.cat([unknown, _roles(a, start, end)]) for a in anchors]
        heads = text.heads[start:end]
        begins = torch.tensor([v == "yes" for v in text.tags["start"][start:end]] if heads else [])
        return Example(
            torch.from_numpy(given.pieces),
            torch.from_numpy(given.first),
            torch.from_numpy(given.owner),
            torch.from_numpy(given.forms),
            {layer: torch.cat([unknown, self._marks(text, layer, start, end)]) for layer in text.marks},
            {c: torch.cat([unknown, self._tags(c, values[start:end])]) for c, values in text.tags.items()},
            torch.cat([torch.full((context,), -1), begins.cumsum(0)]) if heads else begins,
            torch.tensor(
                [0] * context + [0 if h == i else 1 + h + by for i, h in enumerate(heads, start)] if heads else []
            ),
            torch.tensor([[a.start + by, a.end + by] for a in anchors]).reshape(-1, 2),
            torch.tensor([list(KINDS).index(a.kind) for a in anchors], dtype=torch.long),
            torch.stack(roles) if roles else torch.zeros((0, len(words)), dtype=torch.long),
        )

    def _tags(self, column: str, values: Sequence[str | None]) -> Tensor:
        return torch.tensor([self.labels.number(column, value) for value in values])

    def _marks(self, text: Text, layer: str, start: int, end: int) -> Tensor:
        found = _tagged(text.marks[layer], LAYERS.get(layer) or self.labels.side[layer], start, end)
        found[[i - start for i in text.unknown.get(layer, ()) if start <= i < end]] = IGNORE
        return found


def headline(text: Text) -> Ahead:
    """Return the headline of an article."""
    size = inputs.headline(text.lines)
    return text.words[:size], text.spaces[:size]


def _roles(anchor: Anchor, start: int, end: int) -> Tensor:
    return _tagged(anchor.roles, ROLES, start, end)


def _tagged(marks: Sequence[Mark], labels: Sequence[str], start: int, end: int) -> Tensor:
    """Return begin-inside-outside tags of words, numbered as `tags.names` has them."""
    found = torch.zeros(end - start, dtype=torch.long)
    for b, e, label in marks:
        first, last = max(b, start), min(e, end)
        if first < last:
            begin = 1 + 2 * labels.index(label)
            found[first - start : last - start] = begin + 1
            found[first - start] = begin
    return found


def names() -> dict[str, list[str]]:
    """Return the tags of each layer, and of roles."""
    return {layer: tags.names(labels) for layer, labels in LAYERS.items()} | {"roles": tags.names(ROLES)}


def _recased(text: Text, chance: random.Random) -> list[str]:
    """Return the words as headlines and hasty hands may write them."""
    found: list[str] = []
    for number, length in enumerate(text.lines):
        words = list(text.words[len(found) : len(found) + length])
        drawn = chance.random()
        for share, case in zip(RECASED[bool(number or text.loose)], CASES, strict=True):
            if 0 <= drawn < share:
                words = [case(word) for word in words]
            drawn -= share
        found += words
    return found


def _grouped(texts: Sequence[Text], chance: random.Random) -> Iterator[list[Text]]:
    """Yield loose texts in groups that fill a window, others one by one."""
    group: list[Text] = []
    size = chance.randint(*PACKED)
    for text in texts:
        if not text.loose:
            yield [text]
            continue
        if group and sum(len(t.words) for t in group) + len(text.words) > size:
            yield group
            group, size = [], chance.randint(*PACKED)
        group.append(text)
    if group:
        yield group


def _joined(group: Sequence[Text]) -> Text:
    """Return loose texts as one."""
    bases = [0, *np.cumsum([len(t.words) for t in group]).tolist()]
    pairs = list(zip(bases, group, strict=False))
    return Text(
        group[0].name,
        tuple(word for t in group for word in t.words),
        tuple(space for t in group for space in t.spaces),
        tuple(length for t in group for length in t.lines),
        {
            layer: [(b + base, e + base, label) for base, t in pairs for b, e, label in t.marks[layer]]
            for layer in group[0].marks
        },
        anchors=tuple(
            Anchor(a.kind, a.start + base, a.end + base, tuple((b + base, e + base, r) for b, e, r in a.roles))
            for base, t in pairs
            for a in t.anchors
        ),
        tags={column: [v for t in group for v in t.tags[column]] for column in group[0].tags},
        heads=tuple(h + base for base, t in pairs for h in t.heads),
        loose=True,
    )
