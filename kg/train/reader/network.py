"""The network: an open encoder (MiniLM) with heads for tags, trees, marks, and what stands in which role to what.

Trees are scored by biaffine attention (Dozat and Manning, 2017). Roles are begin-inside-outside tags of all words of a window, for each
anchor anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from kg.train.reader.examples import IGNORE, Example
from kg.train.reader.quantizing import Linear

#: The encoder, as its own configuration has it: width, inner width, heads, layers.
WIDTH, INNER, HEADS, LAYERS = 384, 1536, 12, 6
DROPOUT = 0.1
#: Widths of what stands on the encoder.
FORM, HIDDEN, ARC, LABEL, UNITS = 64, 256, 256, 96, 160
#: How far apart a word and its head are counted exactly; the root is no distance.
FAR = 31
#: How many words around a word say whether it has a role, and how much of each.
AROUND, NARROW = 5, 48
#: Tags that are read together with trees weigh this much beside them, and roles this much beside marks.
SIDE, ROLES = 0.3, 3.0
#: At most so many anchors of a batch are learnt from at once.
ANCHORS = 96
NEVER = -1e4


@dataclass(frozen=True)
class Sizes:
    """How many numbers a form has, tags each layer and column; how many labels, kinds and roles there are."""

    forms: int
    marks: Mapping[str, int]
    tags: Mapping[str, int]
    labels: int
    kinds: int
    roles: int


class Layer(nn.Module):
    """One layer of the encoder: attention, then a step for each word, each added to what comes in and normalized."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.attended, self.stepped = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """Return (windows, pieces, WIDTH); `mask` is added to the scores of attention."""
        query, key, value = (_split(part(words)) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + mask
        seen = (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)
        words = self.attended(words + self.drop(self.out(seen)))
        return self.stepped(words + self.drop(self.outer(functional.gelu(self.inner(words)))))


def _split(words: Tensor) -> Tensor:
    return words.unflatten(2, (HEADS, WIDTH // HEADS)).transpose(1, 2)


class Encoder(nn.Module):
    """Pieces and forms -> a vector for each word."""

    def __init__(self, pieces: int, places: int, forms: int) -> None:
        super().__init__()
        # Half of all weights, and too little text to learn them better from: these stay as they come.
        self.word, self.place = (nn.Embedding(n, WIDTH).requires_grad_(False) for n in (pieces, places))
        self.first = nn.LayerNorm(WIDTH, eps=1e-12)
        self.before = nn.Linear(forms, WIDTH)
        nn.init.zeros_(self.before.weight)
        nn.init.zeros_(self.before.bias)
        self.beside = nn.Linear(forms, FORM)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(DROPOUT)

    def load(self, folder: Path) -> None:
        """Take the weights of an encoder in the format of the transformers library."""
        old = load_file(folder / "model.safetensors")
        old = {name.removeprefix("bert."): weight for name, weight in old.items()}
        new = {
            "word.weight": old["embeddings.word_embeddings.weight"],
            "place.weight": old["embeddings.position_embeddings.weight"],
        }
        new["place.weight"] = new["place.weight"] + old["embeddings.token_type_embeddings.weight"][0]
        parts = {"embeddings.LayerNorm": "first"}
        for i in range(LAYERS):
            inside = f"encoder.layer.{i}"
            for theirs, ours in THEIRS.items():
                parts[f"{inside}.{theirs}"] = f"layers.{i}.{ours}"
        for theirs, ours in parts.items():
            new |= {f"{ours}.{kind}": old[f"{theirs}.{kind}"] for kind in ("weight", "bias")}
        missing, _ = self.load_state_dict(new, strict=False)
        assert all(name.startswith(("before", "beside")) for name in missing), missing

    def forward(self, pieces: Tensor, owner: Tensor, forms: Tensor, first: Tensor, mask: Tensor) -> Tensor:
        """Return (windows, words, WIDTH + FORM); `mask` is 1 for pieces that are there."""
        seen = (
            torch.gather(forms, 1, owner.clamp(min=0)[..., None].expand(-1, -1, forms.shape[-1]))
            * (owner >= 0)[..., None]
        )
        places = self.place.weight[None, : pieces.shape[1]]
        words = self.drop(self.first(self.word(pieces) + places + self.before(seen)))
        hidden = (1.0 - mask[:, None, None, :].float()) * NEVER
        for layer in self.layers:
            words = layer(words, hidden.to(words.dtype))
        words = torch.gather(words, 1, first[..., None].expand(-1, -1, WIDTH))
        return torch.cat([words, self.beside(forms).to(words.dtype)], -1)


#: The parts of a layer, as the transformers library and as we call them.
THEIRS = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "attended",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "stepped",
}


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
        self.tags = nn.ModuleDict({column: nn.Linear(HIDDEN, n) for column, n in sizes.tags.items()})
        self.trees = Trees(width, sizes.labels)
        self.roles = Roles(width, sizes.kinds, sizes.roles)

    def loss(self, examples: Sequence[Example]) -> dict[str, Tensor]:
        """Return by name what a batch of examples says that the network does not know yet, weighed."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = self.encoder(*_inputs(examples))
            found = {**self._mark_losses(words, examples), **self._tag_losses(words, examples)}
            if any(len(e.heads) for e in examples):
                found |= self._tree_losses(words, examples)
            if any(len(e.anchors) for e in examples):
                found["roles"] = ROLES * self._role_loss(words, examples)
        return found

    def _mark_losses(self, words: Tensor, examples: Sequence[Example]) -> dict[str, Tensor]:
        if not examples[0].marks:
            return {}
        hidden = self.marking(words)
        return {layer: _entropy(out(hidden), [e.marks[layer] for e in examples]) for layer, out in self.marks.items()}

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
        chosen = torch.randperm(len(anchors))[:ANCHORS]
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
