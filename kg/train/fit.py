"""One half of the pipeline: configuration and training files -> the best model of its run."""

import shutil
import sys
from pathlib import Path

from spacy import util
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run
from thinc.api import Config, use_ops

import kg.language.spans  # noqa: F401  # registers the component that news.cfg names
from kg.language import blas

CONFIGS = Path(__file__).parent


def fit(half: str, work: Path, data: tuple[str, str], out: Path) -> None:
    """Train `half` (a .cfg beside this file) on `data` (train, dev), files of the work folder, and write its best version to `out`.

    The log goes to standard output.
    """
    config = util.load_config(CONFIGS / f"{half}.cfg")
    config["paths"] = {
        "train": str(work / f"{data[0]}.spacy"),
        "dev": str(work / f"{data[1]}.spacy"),
        "vectors": str(work / "vectors"),
    }
    runs = out.with_name(f"{out.name}-run")
    runs.mkdir(exist_ok=True)
    with use_ops(blas.NAME):
        run(_initialized(config), runs, use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    shutil.copytree(runs / "model-best", out)


def _initialized(config: Config) -> Language:
    return init_nlp(util.load_model_from_config(config, auto_fill=True).config, use_gpu=-1)
