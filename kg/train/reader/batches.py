"""The corpora -> batches of examples, pass by pass, in an order that is drawn for each."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.train import marked
from kg.train.reader import news, side, trees
from kg.train.reader.examples import Example, Labels, Maker
from kg.train.reader.texts import FACTUALITY, Text

#: Windows in a batch, and those that are sorted by length first, so that batches have little padding.
BATCH, SORTED = 8, 128
#: A tag is learnt when it is met at least so often.
RARE = 3
TREEBANKS = ("gum", "ewt")


@dataclass(frozen=True)
class Leg:
    """How often the news, the trees and what only trains are gone over, while the pace rises and falls; `pace` is its height.

    `raw` is how often it goes over what the network marks itself, and over the machine's trees that it agrees with. `noise` is the share of
    words whose pieces are hidden. `marked`: the news that we marked ourselves are gone over, too.
    """

    news: int
    trees: int
    side: int
    pace: float = 1.0
    raw: int = 0
    noise: float = 0.0
    marked: bool = False


@dataclass(frozen=True)
class Corpora:
    """What is learnt from; `side` by layer; `raw` as the network sees it when a leg begins; `marked` are our own marks on raw news."""

    news: Sequence[Text]
    trees: Sequence[Text]
    side: Mapping[str, Sequence[Text]]
    raw: Sequence[Sequence[Text]] = ()
    marked: Sequence[Text] = ()

    @classmethod
    def read(cls, data: Path, also: Sequence[Path] = ()) -> "Corpora":
        """Return the train parts of the corpora in a folder, with the articles of further files."""
        files = [data / "newskg" / "train.jsonl.gz", *also]
        articles = [article for file in files for article in news.read(file)]
        further = marked.articles(data)
        heads = news.Heads([*articles, *further])
        own, ours = (list(news.texts(some, heads, told_again=True)) for some in (articles, further))
        said = trees.sayings(data / "claims" / "ewt-propbank.jsonl.gz")
        banks = [data / "treebanks" / f"{bank}-train.conllu.gz" for bank in TREEBANKS]
        parsed = [text for bank in banks for text in trees.texts(trees.read(bank), said)]
        return cls(own, parsed, side.read(data), marked=ours)

    def labels(self) -> Labels:
        """Return the values of the columns of tags, and the labels of the layers that only train."""
        columns = {c: trees.common(self.trees, c, RARE) for c in self.trees[0].tags}
        return Labels(
            {**columns, "start": ["no", "yes"], "factuality": list(FACTUALITY)},
            {layer: side.labels(texts, layer) for layer, texts in self.side.items()},
        )


@dataclass(frozen=True)
class Batches:
    """The batches of a leg."""

    corpora: Corpora
    maker: Maker
    leg: Leg
    seed: int

    def of(self, number: int) -> Iterator[list[Example]]:
        """Yield the batches of a pass: all of the news, and as much of the rest as the leg has of it, in an order drawn for the pass."""
        chance = random.Random(self.seed * 1009 + number)
        marks = [*self.corpora.news, *(self.corpora.marked if self.leg.marked else ())]
        chance.shuffle(marks)
        parts = [marks, self._share(self.corpora.trees, self.leg.trees, number)]
        parts += [self._share(texts, self.leg.side, number) for texts in self.corpora.side.values()]
        parts += [self._share(texts, self.leg.raw, number) for texts in self.corpora.raw]
        batches = [
            b for part in parts for b in _of_like_length(list(self.maker.all(part, chance, self.leg.noise)), chance)
        ]
        chance.shuffle(batches)
        yield from batches

    def _share(self, texts: Sequence[Text], times: int, number: int) -> list[Text]:
        """Return the share of texts that is due in a pass: they are gone over one after the other, in orders drawn anew."""
        size, share = len(texts), times / self.leg.news
        due = range(round(number * share * size), round((number + 1) * share * size))
        orders = {turn: _shuffled(size, self.seed + turn) for turn in {i // size for i in due}}
        return [texts[orders[i // size][i % size]] for i in due]


def _shuffled(size: int, seed: int) -> list[int]:
    order = list(range(size))
    random.Random(seed).shuffle(order)
    return order


def _of_like_length(examples: list[Example], chance: random.Random) -> Iterator[list[Example]]:
    chance.shuffle(examples)
    for start in range(0, len(examples), SORTED):
        near = sorted(examples[start : start + SORTED], key=lambda e: len(e.pieces))
        yield from (near[i : i + BATCH] for i in range(0, len(near), BATCH))
