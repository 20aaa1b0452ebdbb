"""Two trained halves -> the one pipeline that is shipped, and a manifest of its hashes."""

import hashlib
import json
from pathlib import Path

import spacy
from spacy import util

#: The recognizers come first: they learned without sentence breaks, and the parser's must not cut their spans.
SYNTAX = ("tok2vec", "tagger", "morphologizer", "parser", "trainable_lemmatizer")
#: Paragraphs that are read at a time: fewer leave the processor's cache half empty, more do not fit.
BATCH = 128


def assemble(news: Path, syntax: Path, target: Path) -> None:
    """Write the pipeline to a folder; both halves must share their static vectors."""
    import kg.language.spans  # noqa: F401  # registers the component that the configuration names

    whole, trees = spacy.load(news), spacy.load(syntax)
    for name in SYNTAX:
        whole.add_pipe(name, source=trees)
    whole.batch_size = BATCH
    whole.meta["name"], whole.meta["version"] = "newskg", "1.0.0"
    whole.meta["description"] = (
        "Names, event triggers, attribution words, tags, morphology, lemmas and UD trees of English news."
    )
    whole.meta["license"] = "CC BY-SA 4.0"
    whole.to_disk(target)
    _forget_paths(target / "config.cfg")


def _forget_paths(file: Path) -> None:
    """Take the places of the training files out of a configuration: they are those of another machine."""
    config = util.load_config(file)
    config["paths"] = dict.fromkeys(config["paths"])
    config.to_disk(file)


def write_manifest(folder: Path) -> None:
    """Write the SHA-256 of every file of the pipeline beside them; kg checks it at load."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in ("manifest.json", "README.md"))
    hashes = {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    (folder / "manifest.json").write_text(json.dumps({"files": hashes}, indent=1) + "\n", "utf-8")
