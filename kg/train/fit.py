"""One half of the pipeline: configuration and training files -> the best model of its run."""

import sys
from pathlib import Path

from spacy import util
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run

import kg.recognizer  # noqa: F401  # registers the component that news.cfg names

CONFIGS = Path(__file__).parent


def fit(half: str, work: Path, data: tuple[str, str], out: str, start: str | None = None) -> None:
    """Train `half` (a .cfg beside this file) on `data` (train, dev) and write its best version to `work/out`.

    The log goes to standard output. `start` names a model of the work folder that the training goes on from.
    """
    config = util.load_config(CONFIGS / f"{half}.cfg")
    config["paths"] = {
        "train": str(work / f"{data[0]}.spacy"),
        "dev": str(work / f"{data[1]}.spacy"),
        "vectors": str(work / "vectors"),
        **({"start": str(work / start)} if start else {}),
    }
    filled = util.load_model_from_config(config, auto_fill=True).config
    # filling replaces what is to be taken from another model by that model's own configuration
    filled["components"].update(util.get_sourced_components(config))
    nlp = init_nlp(filled, use_gpu=-1)
    (work / f"{out}-run").mkdir(exist_ok=True)
    run(nlp, work / f"{out}-run", use_gpu=-1, stdout=sys.stdout, stderr=sys.stderr)
    util.load_model(work / f"{out}-run" / "model-best").to_disk(work / out)
