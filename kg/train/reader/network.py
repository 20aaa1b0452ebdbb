"""The network: an open encoder (MiniLM) with heads for tags, trees, marks, and what stands in which role to what.

Trees are scored by biaffine attention (Dozat and Manning, 2017). Roles are begin-inside-outside tags of all words of a window, for each
anchor anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from kg.train.reader.encoder import DROPOUT, FORM, NEVER, WIDTH, Encoder
from kg.train.reader.examples import IGNORE, Example
from kg.train.reader.texts import KINDS

#: Widths of what stands on the encoder.
HIDDEN, ARC, LABEL, UNITS = 256, 256, 96, 160
#: How far apart a word and its head are counted exactly; the root is no distance.
FAR = 31
#: How many words around a word say whether it has a role, and how much of each.
AROUND, NARROW = 5, 48
#: Tags that are read together with trees weigh this much beside them, and roles this much beside marks.
SIDE, ROLES = 0.3, 3.0
#: Layers weigh as much as names but these: proposals are few, and what only trains must not lead.
WEIGHTS = {"proposals": 4.0, "other names": 0.5, "frames": 0.5}
#: Proposals are so many times as often among the anchors that are learnt from.
PROPOSAL, AGAIN = list(KINDS).index("proposal"), 3
#: At most so many anchors of a batch are learnt from at once.
ANCHORS = 96


@dataclass(frozen=True)
class Sizes:
    """How many numbers a form has, tags each layer (of `side`: that only train) and column; how many labels, kinds and roles there are."""

    forms: int
    marks: Mapping[str, int]
    tags: Mapping[str, int]
    labels: int
    kinds: int
    roles: int
    side: Mapping[str, int]


class Trees(nn.Module):
    """How well each word heads another, and under which label."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.root = nn.Parameter(torch.zeros(width))
        self.dependent, self.head = _projection(width, ARC), _projection(width, ARC)
        self.arc = nn.Parameter(nn.init.xavier_uniform_(torch.empty(ARC + 1, ARC)))
        self.distance = nn.Embedding(2 * FAR + 2, 1)
        nn.init.zeros_(self.distance.weight)
        self.labelled, self.labelling = _projection(width, LABEL), _projection(width, LABEL)
        self.label = nn.Parameter(torch.randn(labels, LABEL + 1, LABEL + 1) * 0.02)

    def arcs(self, words: Tensor) -> Tensor:
        """Return (windows, words, 1 + words); the first column is having no head."""
        scores = (_one(self.dependent(words)) @ self.arc.to(words.dtype)) @ self.head(self._rooted(words)).transpose(
            1, 2
        )
        place = torch.arange(words.shape[1])
        apart = (place[None, :] - place[:, None]).clamp(-FAR, FAR) + FAR
        apart = torch.cat([torch.full_like(apart[:, :1], 2 * FAR + 1), apart], 1)
        return scores.float() / ARC**0.5 + self.distance(apart)[..., 0]

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return (windows, words, labels) under the heads given: 0 for none, else 1 + the head's place."""
        low = _one(self.labelled(words))
        high = self.labelling(self._rooted(words))
        high = _one(torch.gather(high, 1, heads[..., None].expand(-1, -1, LABEL)))
        return torch.einsum("bna,rac,bnc->bnr", low, self.label.to(low.dtype), high).float()

    def _rooted(self, words: Tensor) -> Tensor:
        return torch.cat([self.root.to(words.dtype).expand(len(words), 1, -1), words], 1)


class Roles(nn.Module):
    """Tags of the words of one window for each anchor: what stands in which role to it."""

    def __init__(self, width: int, kinds: int, roles: int) -> None:
        super().__init__()
        self.anchor, self.word = nn.Linear(width, UNITS), nn.Linear(width, UNITS)
        self.kind = nn.Embedding(kinds, UNITS)
        self.apart = nn.Linear(3, UNITS)
        self.norm = nn.LayerNorm(UNITS)
        self.narrow = nn.Linear(UNITS, NARROW)
        self.around = nn.Linear(AROUND * NARROW, UNITS)
        self.last = nn.LayerNorm(UNITS)
        self.out = nn.Linear(UNITS, roles)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, words: Tensor, anchors: Tensor, kinds: Tensor) -> Tensor:
        """Return (anchors, words, tags); `words` is (words, width), or (anchors, words, width) where anchors are of several windows."""
        place = torch.arange(words.shape[-2])
        inside = ((place >= anchors[:, :1]) & (place < anchors[:, 1:])).to(words.dtype)
        share = inside / inside.sum(1, keepdim=True)
        mean = torch.einsum("an,...nw->aw", share, words) if words.dim() == 2 else (share[:, None] @ words)[:, 0]
        far = (place - anchors[:, :1]).clamp(max=0) + (place - anchors[:, 1:] + 1).clamp(min=0)
        apart = torch.stack([far.sign() * far.abs().add(1).log(), (far.abs() < 4).float(), inside.float()], -1).to(
            words.dtype
        )
        own = self.anchor(mean) + self.kind(kinds)
        seen = self.drop(self.norm(functional.gelu(own[:, None] + self.word(words) + self.apart(apart))))
        narrow = functional.pad(self.narrow(seen), (0, 0, AROUND // 2, AROUND // 2))
        around = torch.cat([narrow[:, i : i + words.shape[-2]] for i in range(AROUND)], -1)
        return self.out(self.last(seen + functional.gelu(self.around(around)))).float()


class Network(nn.Module):
    """All of it."""

    def __init__(self, pieces: int, places: int, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder(pieces, places, sizes.forms)
        width = WIDTH + FORM
        self.marking, self.tagging = _hidden(width), _hidden(width)
        self.marks = nn.ModuleDict({layer: nn.Linear(HIDDEN, n) for layer, n in sizes.marks.items()})
        self.side = nn.ModuleDict({layer: nn.Linear(HIDDEN, n) for layer, n in sizes.side.items()})
        self.tags = nn.ModuleDict({column: nn.Linear(HIDDEN, n) for column, n in sizes.tags.items()})
        self.trees = Trees(width, sizes.labels)
        self.roles = Roles(width, sizes.kinds, sizes.roles)

    def loss(self, examples: Sequence[Example]) -> dict[str, Tensor]:
        """Return by name what a batch of examples says that the network does not know yet, weighed."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = self.read(examples)
            found = {**self._mark_losses(words, examples), **self._tag_losses(words, examples)}
            if any(len(e.heads) for e in examples):
                found |= self._tree_losses(words, examples)
            if any(len(e.anchors) for e in examples):
                found["roles"] = ROLES * self._role_loss(words, examples)
        return found

    def read(self, examples: Sequence[Example]) -> Tensor:
        """Return the vectors of words: (windows, words, WIDTH + FORM)."""
        words: Tensor = self.encoder(*_inputs(examples))
        return words

    def heads(self, words: Tensor, examples: Sequence[Example]) -> Tensor:
        """Return the likeliest head of each word in its sentence: 0 for none, else 1 + its place."""
        inside = _inside(_pad([e.sentence for e in examples], -1))
        return self.trees.arcs(words).masked_fill(~inside, NEVER).argmax(-1)

    def _mark_losses(self, words: Tensor, examples: Sequence[Example]) -> dict[str, Tensor]:
        hidden = self.marking(words)
        answers = {layer: [e.marks[layer] for e in examples] for layer in examples[0].marks}
        return {
            layer: WEIGHTS.get(layer, 1.0)
            * _entropy((self.marks if layer in self.marks else self.side)[layer](hidden), tags)
            for layer, tags in answers.items()
        }

    def _tag_losses(self, words: Tensor, examples: Sequence[Example]) -> dict[str, Tensor]:
        hidden = self.tagging(words)
        answers = {column: [e.tags[column] for e in examples] for column in examples[0].tags if column in self.tags}
        return {
            c: SIDE * _entropy(self.tags[c](hidden), a)
            for c, a in answers.items()
            if any((x != IGNORE).any() for x in a)
        }

    def _tree_losses(self, words: Tensor, examples: Sequence[Example]) -> dict[str, Tensor]:
        sentence, heads = _pad([e.sentence for e in examples], -1), _pad([e.heads for e in examples], 0)
        real = sentence >= 0
        arcs = self.trees.arcs(words).masked_fill(~_inside(sentence), NEVER)
        return {
            "arcs": functional.cross_entropy(arcs[real], heads[real]),
            "labels": _entropy(self.trees.labels(words, heads), [e.tags["dep"] for e in examples]),
        }

    def _role_loss(self, words: Tensor, examples: Sequence[Example]) -> Tensor:
        anchors = torch.cat([e.anchors for e in examples])
        kinds = torch.cat([e.kinds for e in examples])
        window = torch.cat([torch.full((len(e.anchors),), i) for i, e in enumerate(examples)])
        answers = torch.cat(
            [functional.pad(e.roles, (0, words.shape[1] - e.roles.shape[1]), value=IGNORE) for e in examples]
        )
        drawn = torch.arange(len(anchors)).repeat_interleave(1 + (AGAIN - 1) * (kinds == PROPOSAL))
        chosen = drawn[torch.randperm(len(drawn))][:ANCHORS]
        scores = self.roles(words[window[chosen]], anchors[chosen], kinds[chosen])
        return functional.cross_entropy(scores.flatten(0, 1), answers[chosen].flatten(), ignore_index=IGNORE)


def _inputs(examples: Sequence[Example]) -> tuple[Tensor, ...]:
    return (
        _pad([e.pieces for e in examples], 0),
        _pad([e.owner for e in examples], -1),
        _pad([e.forms for e in examples], 0),
        _pad([e.first for e in examples], 0),
        _pad([torch.ones_like(e.pieces) for e in examples], 0),
    )


def _inside(sentence: Tensor) -> Tensor:
    """Say which words can head which: those of its sentence but itself, and the root, which comes first."""
    place = torch.arange(sentence.shape[1])
    inside = (sentence[:, :, None] == sentence[:, None, :]) & (place[:, None] != place[None, :])
    return torch.cat([torch.ones_like(inside[..., :1]), inside], -1)


def _entropy(scores: Tensor, answers: Sequence[Tensor]) -> Tensor:
    return functional.cross_entropy(scores.float().flatten(0, 1), _pad(answers, IGNORE).flatten(), ignore_index=IGNORE)


def _pad(rows: Sequence[Tensor], value: Any) -> Tensor:
    return pad_sequence(list(rows), batch_first=True, padding_value=value)


def _hidden(width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, HIDDEN), nn.GELU(), nn.LayerNorm(HIDDEN), nn.Dropout(DROPOUT))


def _projection(width: int, size: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(DROPOUT))


def _one(vectors: Tensor) -> Tensor:
    """Return vectors with a one at their end, so that a bilinear form has linear terms."""
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)
