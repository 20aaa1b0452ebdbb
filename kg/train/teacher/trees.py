"""A teacher of sentences, tags, morphology and Universal Dependencies trees: treebanks -> trees of raw paragraphs.

Trees are scored by biaffine attention (Dozat and Manning, 2017) over the encoder's words.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence

from kg.train.teacher.encoder import DROPOUT, WINDOW, Teacher, Window, batches

HIDDEN, ARC, LABEL = 256, 256, 96
#: How far apart a word and its head are counted exactly; the root is no distance.
FAR = 31
#: Weight of the tags' loss beside the trees'.
SIDE = 0.3
#: A morphological description that is rarer is not learnt.
RARE = 3
PARSED, SORTED = 24, 480
NEVER = -1e4

COLUMNS: dict[str, Callable[[Token], str]] = {
    "pos": lambda word: word.pos_,
    "tag": lambda word: word.tag_,
    "morph": lambda word: str(word.morph),
}


@dataclass(frozen=True)
class Example:
    """A window with, for each word, its sentence, its head (0: none, else 1 + its place), its label, its tags."""

    window: Window
    sentence: Tensor
    head: Tensor
    label: Tensor
    tags: dict[str, Tensor]


class Parser(Teacher[Example]):
    """Sentence starts and tags of each word, and for each pair of words how well one is the other's head, and under which label."""

    def __init__(self, folder: Path, vocab: Vocab, docs: Sequence[Doc]) -> None:
        super().__init__(folder, vocab)
        words = [word for doc in docs for word in doc]
        self.labels = sorted({word.dep_ for word in words})
        self.values = {name: _common(read(word) for word in words) for name, read in COLUMNS.items()}
        width = self.encoder.width
        self.hidden = nn.Sequential(nn.Linear(width, HIDDEN), nn.GELU(), nn.LayerNorm(HIDDEN))
        self.drop = nn.Dropout(DROPOUT)
        sizes = {name: len(values) for name, values in self.values.items()} | {"start": 2}
        self.out = nn.ModuleDict({name: nn.Linear(HIDDEN, size) for name, size in sizes.items()})
        self.root = nn.Parameter(torch.zeros(width))
        self.dependent, self.head = _projection(width, ARC), _projection(width, ARC)
        self.arc = nn.Parameter(nn.init.xavier_uniform_(torch.empty(ARC + 1, ARC)))
        self.distance = nn.Embedding(2 * FAR + 2, 1)
        nn.init.zeros_(self.distance.weight)
        self.labelled, self.labelling = _projection(width, LABEL), _projection(width, LABEL)
        self.label = nn.Parameter(torch.randn(len(self.labels), LABEL + 1, LABEL + 1) * 0.02)

    def read(self, windows: Sequence[Window]) -> tuple[Tensor, dict[str, Tensor]]:
        """Return vectors of the words of each window, and scores of their tags and of being the first of a sentence."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = self.encoder(windows)
            hidden = self.drop(self.hidden(words))
            return words, {name: out(hidden).float() for name, out in self.out.items()}

    def arcs(self, words: Tensor, sentence: Tensor) -> Tensor:
        """Return how well each word heads another: (windows, words, 1 + words); the first column is having no head."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = (_one(self.dependent(words)) @ self.arc) @ self.head(self._rooted(words)).transpose(1, 2)
        place = torch.arange(words.shape[1])
        apart = (place[None, :] - place[:, None]).clamp(-FAR, FAR) + FAR
        apart = torch.cat([torch.full_like(apart[:, :1], 2 * FAR + 1), apart], 1)
        inside = (sentence[:, :, None] == sentence[:, None, :]) & (place[None, :, None] != place[None, None, :])
        inside = torch.cat([torch.ones_like(inside[..., :1]), inside], -1)
        return (scores.float() / ARC**0.5 + self.distance(apart)[..., 0]).masked_fill(~inside, NEVER)

    def named(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return the scores of the labels of words under their heads: (windows, words, labels)."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            low = _one(self.labelled(words))
            high = _one(self.labelling(self._rooted(words)))[torch.arange(len(words))[:, None], heads]
            return torch.einsum("bna,rac,bnc->bnr", low, self.label.to(low.dtype), high).float()

    def loss(self, examples: Sequence[Example]) -> Tensor:
        """Return the cross entropy of heads and labels, and with less weight of tags and sentence starts."""
        words, tags = self.read([e.window for e in examples])
        sentence, label = _pad([e.sentence for e in examples], -1), _pad([e.label for e in examples], -100)
        real, heads = sentence >= 0, _pad([e.head for e in examples], 0)
        entropy = nn.functional.cross_entropy
        total = entropy(self.arcs(words, sentence)[real], heads[real]) + entropy(
            self.named(words, heads).flatten(0, 1), label.flatten()
        )
        for name, scores in tags.items():
            gold = _pad([e.tags[name] for e in examples], -100)
            total = total + SIDE * entropy(scores.flatten(0, 1), gold.flatten())
        return total

    def example(self, sentences: Sequence[Span]) -> Example:
        """Return consecutive sentences as one window with their trees."""
        words = [word for s in sentences for word in s]
        place = {word.i: i for i, word in enumerate(words)}
        start = torch.tensor([int(word.i == s.start) for s in sentences for word in s])
        tags = {n: torch.tensor([_at(self.values[n], read(w)) for w in words]) for n, read in COLUMNS.items()}
        return Example(
            self.encoder.window(words),
            start.cumsum(0),
            torch.tensor([0 if w.head == w else 1 + place[w.head.i] for w in words]),
            torch.tensor([self.labels.index(w.dep_) for w in words]),
            tags | {"start": start},
        )

    @torch.inference_mode()
    def parse(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Yield paragraphs with sentences, tags and trees; one of which a sentence comes out as no tree is left out."""
        for some in batches(list(docs), SORTED):
            order = sorted(range(len(some)), key=lambda i: len(some[i]))
            found: dict[int, Doc | None] = {}
            for chosen in batches(order, PARSED):
                found |= dict(zip(chosen, self._parsed([some[i] for i in chosen]), strict=True))
            yield from (doc for _, doc in sorted(found.items()) if doc is not None)

    def _parsed(self, docs: Sequence[Doc]) -> Iterator[Doc | None]:
        words, tags = self.read([self.encoder.window(list(doc)) for doc in docs])
        start = tags["start"].argmax(-1)
        start[:, 0] = 1
        arcs = self.arcs(words, start.cumsum(1))
        heads = torch.stack([_rooted_once(a, s) for a, s in zip(arcs, start.cumsum(1), strict=True)])
        labels = self.named(words, heads).argmax(-1)
        values = {name: tags[name].argmax(-1) for name in COLUMNS}
        for i, doc in enumerate(docs):
            n = len(doc)
            above = [h - 1 if h else k for k, h in enumerate(heads[i, :n].tolist())]
            columns = {name: [self.values[name][v] for v in values[name][i, :n].tolist()] for name in COLUMNS}
            deps = [
                "ROOT" if h == k else self.labels[d]
                for k, (h, d) in enumerate(zip(above, labels[i].tolist(), strict=False))
            ]
            yield _doc(doc, above, deps, columns) if _is_forest(above) else None

    def _rooted(self, words: Tensor) -> Tensor:
        return torch.cat([self.root.to(words.dtype).expand(len(words), 1, -1), words], 1)


def sentences(docs: Iterable[Doc]) -> Iterator[list[Span]]:
    """Yield consecutive sentences of parsed paragraphs, together as long as a window."""
    group: list[Span] = []
    for doc in docs:
        for sentence in doc.sents:
            if group and sum(map(len, group)) + len(sentence) > WINDOW:
                yield group
                group = []
            if len(sentence) <= WINDOW:
                group.append(sentence)
    if group:
        yield group


def _projection(width: int, size: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(DROPOUT))


def _one(vectors: Tensor) -> Tensor:
    """Return vectors with a one at their end, so that a bilinear form has linear terms."""
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)


def _pad(rows: list[Tensor], value: int) -> Tensor:
    return pad_sequence(rows, batch_first=True, padding_value=value)


def _common(values: Iterable[str]) -> list[str]:
    return [value for value, n in sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])) if n >= RARE]


def _at(values: list[str], value: str) -> int:
    return values.index(value) if value in values else 0


def _rooted_once(arcs: Tensor, sentence: Tensor) -> Tensor:
    """Return the best head of each word, where the best word of each sentence, and no other, has none."""
    arcs = arcs.clone()
    gain = arcs[:, 0] - arcs[:, 1:].max(1).values
    for number in sentence.unique().tolist():
        words = (sentence == number).nonzero()[:, 0]
        others = words != words[gain[words].argmax()]
        arcs[words[others], 0] = NEVER
        arcs[words[~others], 1:] = NEVER
    return arcs.argmax(-1)


def _is_forest(heads: Sequence[int]) -> bool:
    """Say whether every word reaches a root, a word that is its own head.

    >>> _is_forest([1, 1, 1]), _is_forest([1, 0])
    (True, False)
    """
    depth = list(heads)
    for _ in range(len(heads).bit_length()):
        depth = [depth[h] for h in depth]
    return all(heads[h] == h for h in depth)


def _doc(doc: Doc, heads: list[int], deps: list[str], columns: dict[str, list[str]]) -> Doc:
    return Doc(
        doc.vocab,
        words=[word.text for word in doc],
        spaces=[bool(word.whitespace_) for word in doc],
        heads=heads,
        deps=deps,
        pos=columns["pos"],
        tags=columns["tag"],
        morphs=columns["morph"],
    )
