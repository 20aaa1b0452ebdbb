"""Readers that never saw a part of the newskg corpus: what is learnt from a reader's marks must be learnt from honest ones.

    python -m kg.train.heldout CORPORA WORK

In articles that it was trained on the shipped network is better than it will ever be, so whatever is learnt there trusts it too much.
Here three networks are trained, each without a third of the articles. They begin with one that knows none of them: it learnt from
treebanks, and from what the shipped network is sure of in raw news. All takes 40 minutes on two idle cores; a run that was cut off goes on.
"""

import logging
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.language.network import component
from kg.language.reader import SHIPPED, Reader

if TYPE_CHECKING:
    from kg.train.reader.texts import Text

#: The number of parts that the corpus is divided into.
PARTS = 3
#: How many articles of raw news are read, and of these learnt from: with a proposal, and without.
READ, RICH, PLAIN = 7000, 1500, 2000
SEED = 5
BASE = "base"


def parts(names: Iterable[str]) -> dict[str, int]:
    """Return for each article of the corpus, by its id, the part that it is in."""
    order = sorted(names)
    random.Random(SEED).shuffle(order)
    return {name: i % PARTS for i, name in enumerate(order)}


class Readers:
    """The readers that `make` left in a folder."""

    def __init__(self, work: Path) -> None:
        missing = [str(i) for i in range(PARTS) if not (pipeline(work, i) / "meta.json").exists()]
        if missing:
            raise InputError(f"{work}: no held-out readers there; make them with python -m kg.train.heldout")
        self.work = work

    @cache  # noqa: B019 - lives as long as the program that learns
    def of(self, part: int) -> Reader:
        """Return the reader that never saw a part."""
        return Reader.load(str(pipeline(self.work, part)))


def make(data: Path, work: Path) -> None:
    """Train the readers on the corpora in `data`, laid out as the model's card says, and leave them in the folder `work`."""
    from kg.language.network.graphs import Graphs
    from kg.train import recipe
    from kg.train.reader import fit, silver
    from kg.train.reader.batches import Batches, Leg

    encoder = recipe.default_encoder()
    network, corpora, maker = fit.begin(data, encoder, work)
    made = fit.Made(network, maker.labels, corpora.trees)
    bare = replace(corpora, side={})
    read = silver.kept(work, lambda: _chosen(silver.read(data, Graphs(SHIPPED / component.NAME), READ, SEED)))
    taught = replace(bare, news=(), raw=[read])
    fit.Run(network, Batches(taught, maker, Leg(2, 3, 0, raw=1), SEED), work / BASE, 0).go()
    start = {name: weight.clone() for name, weight in network.state_dict().items()}
    part_of = parts(text.name for text in corpora.news)
    for part in range(PARTS):
        network.load_state_dict(start)
        seen = replace(bare, news=[text for text in corpora.news if part_of[text.name] != part])
        fit.Run(network, Batches(seen, maker, Leg(5, 1, 0, 0.7), SEED + 1 + part), work / str(part), 0).go()
        recipe.write(made, work, encoder, pipeline(work, part))


def pipeline(work: Path, name: str | int) -> Path:
    """Return the folder of a reader that `make` left in a folder."""
    return work / str(name) / "pipeline"


def _chosen(read: Iterable["Text"]) -> Sequence["Text"]:
    """Return as many articles with proposals as there are, up to RICH, and some without."""
    texts = list(read)
    rich, plain = ([text for text in texts if bool(text.marks["proposals"]) == has] for has in (True, False))
    return [*rich[:RICH], *plain[:PLAIN]]


if __name__ == "__main__":
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    make(Path(sys.argv[1]), Path(sys.argv[2]))
