"""Which outputs are up to date: a record of each says what it was built from, what came of it, and what was written.

A record is announced before its files are written and completed after them. So what a run that broke off had written is
known to be ours, and what breaks off in between has the article built again.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
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
ASIDE = frozenset({"__pycache__", "language_model", "train", "app", "data", "merge", "store"})

Facts = dict[str, Any]
About = dict[str, str]


def key(article: Article, model: str | None, chosen: object) -> str:
    """Return a hash of all that shapes the output: the article, the language pipeline, what the user chose, and the program.

    Where the article was read from, and what it is called here, is left out, so that a corpus may be moved.
    """
    said = replace(article, source="", file="", stem="", warnings=())
    parts = (said, chosen, _model(model), _program())
    return _hash(repr(parts).encode())


@dataclass(frozen=True)
class Records:
    """The records of an output folder. Paths are those of outputs; `files` are all that one article gave."""

    out: Path

    def announce(self, target: Path, contents: Mapping[Path, bytes | None]) -> None:
        """Record what is about to be written for `target`; None stands for a file that is about to go."""
        hashes = {_hash(data) for data in contents.values() if data is not None}
        hashes |= {known for path in contents if (known := _hash_of(path))}
        self._write(target, {**self._read(target), "key": None, "ours": sorted(hashes)})

    @property
    def folder(self) -> Path:
        """Where the records are."""
        return self.out / FOLDER

    def save(self, target: Path, key: str, about: About, files: Iterable[Path], facts: Facts) -> None:
        """Record which article gave these files and facts for `target`: `about` is its line in the list of outputs."""
        written = {path.relative_to(self.out).as_posix(): _hash(path.read_bytes()) for path in files}
        self._write(target, {"key": key, "about": self._moved(about), "files": written, "facts": facts})

    def recall(self, target: Path, key: str) -> Facts | None:
        """Return what was recorded for `target`; None unless the key is the same and every file as it was written."""
        try:
            record = self._read(target)
            same = all(_hash((self.out / name).read_bytes()) == known for name, known in record["files"].items())
            return dict(record["facts"]) if same and record["key"] == key else None
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None  # no record, or not one of ours: build again

    def moved(self, target: Path, about: About) -> None:
        """Record that the article of `target` is now read from another file."""
        record = self._read(target)
        if record.get("about") != self._moved(about):
            self._write(target, {**record, "about": self._moved(about)})

    def described(self) -> Iterator[tuple[str, About]]:
        """Yield the recorded facts of each existing output."""
        for target, record in self._each():
            if record.get("about") and target.exists():
                yield target.relative_to(self.out).as_posix(), record["about"]

    def foreign(self, target: Path, files: Iterable[Path]) -> Path | None:
        """Return the first of the files of `target` that kg did not write, or that was changed since; None for none."""
        records = [
            self._load(path) for path in self._path(target).parent.glob(f"{target.stem}.*.json")
        ]  # of every format
        ours = {known for record in records for known in (*record.get("files", {}).values(), *record.get("ours", []))}
        return next((path for path in files if path.exists() and _hash_of(path) not in ours), None)

    def all(self) -> Iterator[tuple[Path, Path | None, list[Path]]]:
        """Yield each output that has a record, with the file that its article was read from, and the files that it gave."""
        for target, record in self._each():
            source = record.get("about", {}).get("source")
            yield target, self.out / source if source else None, [self.out / name for name in record.get("files", {})]

    def forget(self, target: Path) -> None:
        """Remove the record of an output."""
        atomic.remove(self._path(target))

    def _path(self, target: Path) -> Path:
        relative = target.relative_to(self.out)
        return self.folder / relative.with_name(f"{relative.name}.json")

    def _each(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        for path in sorted(self.folder.rglob("*.json")):
            yield self.out / path.relative_to(self.folder).with_name(path.name.removesuffix(".json")), self._load(path)

    def _moved(self, about: About) -> About:
        """Return `about` with its file as seen from the output folder, so that both may be moved together."""
        source = about.get("source", "")
        try:
            return {**about, "source": Path(os.path.relpath(source, self.out)).as_posix() if source else ""}
        except ValueError:  # another drive of Windows
            return {**about, "source": Path(source).resolve().as_posix()}

    def _read(self, target: Path) -> dict[str, Any]:
        return self._load(self._path(target))

    @staticmethod
    def _load(path: Path) -> dict[str, Any]:
        try:
            record = json.loads(path.read_bytes())
        except (OSError, ValueError):
            return {}
        return record if isinstance(record, dict) else {}

    def _write(self, target: Path, record: dict[str, Any]) -> None:
        atomic.write(self._path(target), f"{json.dumps(record, indent=1, sort_keys=True)}\n".encode())


@cache
def _model(name: str | None) -> str:
    """Return the fingerprint of a language pipeline; one of the user's is loaded for it, so it is asked once and not for each article."""
    return reader.fingerprint(name)


@cache
def _program() -> str:
    """Return a hash of the program's code and data, so that a changed checkout builds again as a new version does."""
    within = sorted(
        path for path in PACKAGE.rglob("*") if path.is_file() and not ASIDE & set(path.relative_to(PACKAGE).parts)
    )
    hashes = [_hash(path.read_bytes()) for path in (*within, *data_files("ontology"), *data_files("shapes"))]
    return f"{__version__} {_hash(' '.join(hashes).encode())}"


def _hash_of(path: Path) -> str | None:
    """Return the hash of a file; None if it is not a file or cannot be read."""
    try:
        return _hash(path.read_bytes())
    except OSError:
        return None


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
