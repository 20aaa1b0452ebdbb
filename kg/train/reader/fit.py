"""Examples -> weights, in passes over the corpora; a run that was cut off goes on at its last checkpoint."""

import json
import logging
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from kg.language.network.forms import Forms
from kg.language.network.pieces import Pieces
from kg.train.reader import news, trees, words
from kg.train.reader.examples import Example, Labels, Maker, names
from kg.train.reader.network import Network, Sizes
from kg.train.reader.quantizing import rounding
from kg.train.reader.texts import FACTUALITY, KINDS, Text

LOG = logging.getLogger(__name__)
#: Windows in a batch, and those that are sorted by length first, so that batches have little padding.
BATCH, SORTED = 8, 128
#: Learning rates of the encoder and of all that stands on it, and the share of steps in which they rise.
RATES, WARMUP = (1.5e-4, 1e-3), 0.05
#: From this share of the steps on, the network computes with whole numbers.
ROUNDED = 0.75
#: A tag is learnt when it is met at least so often.
RARE = 3
#: Steps between two checkpoints, and between two lines of the log.
CHECKPOINT, LINE = 150, 50
TREEBANKS = ("gum", "ewt")


@dataclass(frozen=True)
class Plan:
    """How often the news and the trees are gone over, and the seed of all that is drawn."""

    news: int = 8
    trees: int = 5
    seed: int = 7


@dataclass(frozen=True)
class Corpora:
    """What is learnt from."""

    news: Sequence[Text]
    trees: Sequence[Text]

    @classmethod
    def read(cls, data: Path, part: str = "train", also: Sequence[Path] = ()) -> "Corpora":
        """Return a part of the corpora in a folder, with the articles of further files."""
        files = [data / "newskg" / f"{part}.jsonl.gz", *also]
        marked = list(news.texts([article for file in files for article in news.read(file)]))
        said = trees.sayings(data / "claims" / "ewt-propbank.jsonl.gz")
        banks = [data / "treebanks" / f"{bank}-{part}.conllu.gz" for bank in TREEBANKS]
        return cls(marked, [text for bank in banks for text in trees.texts(trees.read(bank), said)])

    def labels(self) -> Labels:
        """Return the values of the columns of tags."""
        columns = {c: trees.common(self.trees, c, RARE) for c in self.trees[0].tags}
        return Labels({**columns, "start": ["no", "yes"], "factuality": list(FACTUALITY)})


@dataclass(frozen=True)
class Made:
    """A trained network, what the numbers of its tags mean, and the trees that it learnt from."""

    network: Network
    labels: Labels
    trees: Sequence[Text]


def fit(data: Path, encoder: Path, work: Path, plan: Plan, also: Sequence[Path] = ()) -> Made:
    """Train on the corpora in `data`, and on `also` (more marked articles); `work` gets the table of words and checkpoints.

    `encoder` is a folder in the format of the transformers library, whose weights are where the network begins.
    """
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "words.npz").exists():
        words.write(data, work)
    corpora = Corpora.read(data, also=also)
    labels = corpora.labels()
    maker = Maker(Pieces.read(encoder / "vocab.txt"), Forms.read(work), labels)
    network = make(maker, encoder)
    network.encoder.load(encoder)
    _Run(network, corpora, maker, plan, work).go()
    return Made(network, labels, corpora.trees)


def make(maker: Maker, encoder: Path) -> Network:
    """Return a network with weights that are drawn."""
    torch.manual_seed(7)
    columns = maker.labels.columns
    marks = {layer: len(tags) for layer, tags in names().items()}
    tags = {c: len(values) for c, values in columns.items() if c != "dep"}
    sizes = Sizes(
        maker.forms.width,
        {k: n for k, n in marks.items() if k != "roles"},
        tags,
        len(columns["dep"]),
        len(KINDS),
        marks["roles"],
    )
    places = json.loads((encoder / "config.json").read_text())["max_position_embeddings"]
    return Network(len(maker.pieces.ids), places, sizes)


class _Run:
    """A training: what it trains, on what, and how far it is."""

    def __init__(self, network: Network, corpora: Corpora, maker: Maker, plan: Plan, work: Path) -> None:
        self.network, self.corpora, self.maker, self.plan, self.work = network, corpora, maker, plan, work
        body = set(network.encoder.layers.parameters())
        rest = [p for p in network.parameters() if p not in body and p.requires_grad]
        groups = [{"params": list(body), "lr": RATES[0]}, {"params": rest, "lr": RATES[1]}]
        self.learner = torch.optim.AdamW(groups, weight_decay=0.01, foreach=True)
        self.steps = 0
        self.done = 0.0

    def go(self) -> None:
        """Train to the end of the plan."""
        self._resume()
        for number in range(self.plan.news):
            batches = list(self._batches(number))
            if (number + 1) * len(batches) <= self.steps and number < int(self.done * self.plan.news):
                continue
            self._pass(number, batches)

    def _pass(self, number: int, batches: Sequence[Sequence[Example]]) -> None:
        self.network.train()
        start = round((self.done * self.plan.news - number) * len(batches))
        losses: Counter[str] = Counter()
        begun = time.monotonic()
        for i, batch in enumerate(batches[start:], start):
            self.done = (number + i / len(batches)) / self.plan.news
            losses.update(self._step(batch))
            if i % LINE == LINE - 1:
                shown = " ".join(f"{name} {value / LINE:.3f}" for name, value in sorted(losses.items()))
                LOG.info(
                    "pass %d, batch %d of %d, %.0f s: %s",
                    number + 1,
                    i + 1,
                    len(batches),
                    time.monotonic() - begun,
                    shown,
                )
                losses.clear()
            if i % CHECKPOINT == CHECKPOINT - 1 or i == len(batches) - 1:
                self.done = (number + (i + 1) / len(batches)) / self.plan.news
                self._save()

    def _step(self, batch: Sequence[Example]) -> dict[str, float]:
        torch.manual_seed(self.plan.seed * 1_000_003 + self.steps)
        rounding(self.network, self.done >= ROUNDED)
        pace = min(self.done / WARMUP, 1.0) * (1 - self.done)
        for group, rate in zip(self.learner.param_groups, RATES, strict=True):
            group["lr"] = rate * pace
        losses = self.network.loss(batch)
        self.learner.zero_grad()
        torch.stack(list(losses.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.learner.step()
        self.steps += 1
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def _batches(self, number: int) -> Iterator[list[Example]]:
        """Yield the batches of a pass: all of the news, and as much of the trees as the plan has it, in an order drawn for the pass."""
        chance = random.Random(self.plan.seed * 1009 + number)
        marked = list(self.corpora.news)
        chance.shuffle(marked)
        batches = [*_of_like_length(list(self.maker.all(marked, chance)), chance)]
        batches += _of_like_length(list(self.maker.all(self._trees(number), chance)), chance)
        chance.shuffle(batches)
        yield from batches

    def _trees(self, number: int) -> list[Text]:
        """Return the share of the trees that is due in a pass: they are gone over one after the other, in orders drawn anew."""
        size, share = len(self.corpora.trees), self.plan.trees / self.plan.news
        due = range(round(number * share * size), round((number + 1) * share * size))
        orders = {turn: _shuffled(size, self.plan.seed + turn) for turn in {i // size for i in due}}
        return [self.corpora.trees[orders[i // size][i % size]] for i in due]

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "learner": self.learner.state_dict(),
            "done": self.done,
            "steps": self.steps,
        }
        torch.save(state, self.work / "half-state.pt")
        (self.work / "half-state.pt").replace(self.work / "state.pt")

    def _resume(self) -> None:
        if (self.work / "state.pt").exists():
            state: dict[str, Any] = torch.load(self.work / "state.pt")
            self.network.load_state_dict(state["network"])
            self.learner.load_state_dict(state["learner"])
            self.done, self.steps = state["done"], state["steps"]
            LOG.info("going on at %.0f %%", 100 * self.done)


def _shuffled(size: int, seed: int) -> list[int]:
    order = list(range(size))
    random.Random(seed).shuffle(order)
    return order


def _of_like_length(examples: list[Example], chance: random.Random) -> Iterator[list[Example]]:
    chance.shuffle(examples)
    for start in range(0, len(examples), SORTED):
        near = sorted(examples[start : start + SORTED], key=lambda e: len(e.pieces))
        yield from (near[i : i + BATCH] for i in range(0, len(near), BATCH))
