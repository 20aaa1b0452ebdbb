"""Which outputs are up to date: a record of each says what it was built from, what came of it, and what was written.

A record is written after its files. What breaks off in between, or edits a file later, has the article built again.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from kg import __version__
from kg.corpus import atomic
from kg.language import reader
from kg.rdf.resources import PACKAGE, data_files
from kg.values import Article

#: The folder of the records, inside the output folder.
FOLDER = ".kg"
#: Parts of the package that don't shape the output, or have a fingerprint of their own.
ASIDE = frozenset({"__pycache__", "language_model", "train", "app", "data", "merge"})

Facts = dict[str, Any]


def key(article: Article, model: str | None, chosen: object) -> str:
    """Return a hash of all that shapes the output: the article, the language pipeline, what the user chose, and the program.

    Where the article was read from is left out, so that a corpus may be moved.
    """
    parts = (replace(article, source=""), chosen, reader.fingerprint(model), _program())
    return _hash(repr(parts).encode())


def save(target: Path, key: str, files: Iterable[Path], facts: Facts) -> None:
    """Record that `target`'s article gave these files and facts."""
    written = {str(path.relative_to(target.parent)): _hash(path.read_bytes()) for path in files}
    record = json.dumps({"key": key, "files": written, "facts": facts}, indent=1, sort_keys=True)
    atomic.write(_path(target), f"{record}\n".encode())


def recall(target: Path, key: str) -> Facts | None:
    """Return what was recorded for `target`; None unless the key is the same and every file as it was written."""
    try:
        record = json.loads(_path(target).read_bytes())
        same = all(_hash((target.parent / name).read_bytes()) == known for name, known in record["files"].items())
        return dict(record["facts"]) if same and record["key"] == key else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # no record, or none of ours: build again


def _path(target: Path) -> Path:
    return target.parent / FOLDER / f"{target.name}.json"


@cache
def _program() -> str:
    """Return a hash of the program's code and data, so that a changed checkout builds again as a new version does."""
    within = sorted(
        path for path in PACKAGE.rglob("*") if path.is_file() and not ASIDE & set(path.relative_to(PACKAGE).parts)
    )
    hashes = [_hash(path.read_bytes()) for path in (*within, *data_files("ontology"), *data_files("shapes"))]
    return f"{__version__} {_hash(' '.join(hashes).encode())}"


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
