"""Train the network: python -m kg.train.reader CORPORA WORK [--news N] [--trees N]."""

import logging
from pathlib import Path

import click
import torch

from kg.train.reader.fit import Plan, fit
from kg.train.recipe import default_encoder


@click.command()
@click.argument("corpora", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("work", type=click.Path(file_okay=False, path_type=Path))
@click.option("--news", default=Plan.news, help="How often the marked news is gone over.")
@click.option("--trees", default=Plan.trees, help="How often the treebanks are gone over.")
@click.option("--threads", default=1, help="Cores that compute.")
def main(corpora: Path, work: Path, news: int, trees: int, threads: int) -> None:
    """Train the network on CORPORA; WORK gets weights, and checkpoints to go on from."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(threads)
    fit(corpora, default_encoder(), work, Plan(news, trees))


main()
