"""One half of the pipeline: configuration and training files -> the best model of its run."""

import sys
from pathlib import Path

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run

import kg.recognizer  # noqa: F401  # registers the component that news.cfg names

CONFIGS = Path(__file__).parent


def fit(half: str, work: Path, *, train: str, dev: str, out: str) -> None:
    """Train `half` (a .cfg beside this file) and write its best version to `work/out`; the log goes to standard output."""
    config = util.load_config(CONFIGS / f"{half}.cfg")
    config["paths"] = {
        "train": str(work / f"{train}.spacy"),
        "dev": str(work / f"{dev}.spacy"),
        "vectors": str(work / "vectors"),
    }
    filled = util.load_model_from_config(config, auto_fill=True, validate=False).config.merge(config)
    nlp = init_nlp(filled, use_gpu=-1)
    run(nlp, work / f"{out}-run", use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    util.load_model(work / f"{out}-run" / "model-best").to_disk(work / out)
