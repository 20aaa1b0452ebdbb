"""Examples -> weights, in passes over the corpora; a run that was cut off goes on at its last checkpoint."""

import json
import logging
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from kg.language.network import tags as tagging
from kg.language.network.forms import Forms
from kg.language.network.pieces import Pieces
from kg.train.reader import known, raw, words
from kg.train.reader.batches import Batches, Corpora, Leg
from kg.train.reader.examples import Example, Labels, Maker, headline, names
from kg.train.reader.network import Network, Sizes
from kg.train.reader.quantizing import rounding
from kg.train.reader.texts import KINDS, Text

LOG = logging.getLogger(__name__)
#: Learning rates of the encoder and of all that stands on it, and the share of steps in which they rise.
RATES, WARMUP = (1.5e-4, 1e-3), 0.05
#: From this share of the steps on, the network computes with whole numbers.
ROUNDED = 0.75
#: Steps between two checkpoints, and between two lines of the log.
CHECKPOINT, LINE = 150, 50


@dataclass(frozen=True)
class Plan:
    """The legs of a training, and the seed of all that is drawn."""

    legs: Sequence[Leg] = (
        Leg(8, 5, 0),
        Leg(5, 7, 2, 0.7),
        Leg(4, 3, 0, 0.6, 1),
        Leg(3, 3, 0, 0.5, noise=0.08),
        Leg(4, 2, 0, 0.6, noise=0.06, marked=True),
        Leg(2, 1, 0, 0.5, noise=0.06, marked=True),
    )
    seed: int = 7


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
    network, corpora, maker = begin(data, encoder, work, also)
    for number in range(_leg(work), len(plan.legs)):
        if plan.legs[number].raw:
            corpora = replace(corpora, raw=raw.read(data, work, network, maker, plan.seed))
        Run(network, Batches(corpora, maker, plan.legs[number], plan.seed + 100 * number), work, number).go()
        if not plan.legs[number].marked:
            _average(network, work, number)
    return Made(network, maker.labels, corpora.trees)


def begin(data: Path, encoder: Path, work: Path, also: Sequence[Path] = ()) -> tuple[Network, Corpora, Maker]:
    """Return a network that has learnt nothing yet, what it can learn from, and what makes examples of that."""
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "words.npz").exists():
        words.write(data, work)
        known.write(data, work)
    corpora = Corpora.read(data, also=also)
    headlines = [ahead for text in corpora.news if (ahead := headline(text))[0]]
    maker = Maker(Pieces.read(encoder / "vocab.txt"), Forms.read(work), corpora.labels(), headlines)
    network = make(maker, encoder)
    network.encoder.load(encoder)
    return network, corpora, maker


def _average(network: Network, work: Path, number: int) -> None:
    """Keep the weights at the end of a leg, and go on with the mean of all such ends but the first, which is far from the others."""
    torch.save(network.state_dict(), work / f"end-{number}.pt")
    ends = [torch.load(work / f"end-{leg}.pt") for leg in range(min(number, 1), number + 1)]
    network.load_state_dict({name: torch.stack([end[name] for end in ends]).mean(0) for name in ends[0]})


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
        {layer: len(tagging.names(values)) for layer, values in maker.labels.side.items()},
    )
    places = json.loads((encoder / "config.json").read_text())["max_position_embeddings"]
    return Network(len(maker.pieces.ids), places, sizes)


def _leg(work: Path) -> int:
    """Return the number of the leg that a training is in."""
    state = work / "state.pt"
    return int(torch.load(state)["leg"]) if state.exists() else 0


class Run:
    """A leg of a training: what it trains, on what, and how far it is."""

    def __init__(self, network: Network, batches: Batches, work: Path, number: int) -> None:
        work.mkdir(parents=True, exist_ok=True)
        self.network, self.batches, self.work, self.number = network, batches, work, number
        self.leg = batches.leg
        body = list(network.encoder.layers.parameters())  # a list: checkpoints know them by their place
        known = set(body)
        rest = [p for p in network.parameters() if p not in known and p.requires_grad]
        groups = [{"params": body, "lr": RATES[0]}, {"params": rest, "lr": RATES[1]}]
        self.learner = torch.optim.AdamW(groups, weight_decay=0.01, foreach=True)
        self.steps = 0
        self.done = 0.0

    def go(self) -> None:
        """Train to the end of the leg."""
        self._resume()
        for number in range(self.leg.news):
            batches = list(self.batches.of(number))
            if (number + 1) * len(batches) <= self.steps and number < int(self.done * self.leg.news):
                continue
            self._pass(number, batches)

    def _pass(self, number: int, batches: Sequence[Sequence[Example]]) -> None:
        self.network.train()
        start = round((self.done * self.leg.news - number) * len(batches))
        losses: Counter[str] = Counter()
        begun = time.monotonic()
        for i, batch in enumerate(batches[start:], start):
            self.done = (number + i / len(batches)) / self.leg.news
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
                self.done = (number + (i + 1) / len(batches)) / self.leg.news
                self._save()

    def _step(self, batch: Sequence[Example]) -> dict[str, float]:
        torch.manual_seed(self.batches.seed * 1_000_003 + self.steps)
        rounding(self.network, self.done >= ROUNDED)
        pace = self.leg.pace * min(self.done / WARMUP, 1.0) * (1 - self.done)
        for group, rate in zip(self.learner.param_groups, RATES, strict=True):
            group["lr"] = rate * pace
        losses = self.network.loss(batch)
        self.learner.zero_grad()
        torch.stack(list(losses.values())).sum().backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.learner.step()
        self.steps += 1
        return {name: float(loss.detach()) for name, loss in losses.items()}

    def _save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "learner": self.learner.state_dict(),
            "leg": self.number,
            "done": self.done,
            "steps": self.steps,
        }
        torch.save(state, self.work / "half-state.pt")
        (self.work / "half-state.pt").replace(self.work / "state.pt")

    def _resume(self) -> None:
        if (self.work / "state.pt").exists():
            state: dict[str, Any] = torch.load(self.work / "state.pt")
            self.network.load_state_dict(state["network"])
            if state["leg"] == self.number:
                self.learner.load_state_dict(state["learner"])
                self.done, self.steps = state["done"], state["steps"]
                LOG.info("going on at %.0f %% of leg %d", 100 * self.done, 1 + self.number)
