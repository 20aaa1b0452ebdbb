"""The graphs of a folder, read once and kept beside them, so that the next question needs no parsing.

The store is a cache: whatever is wrong with it, it is made anew from the files, and where it can't be kept, the files are
read into memory. All triples stand in its default graph, each once; a triple that one file lost may be another's still,
so a file that changed or vanished costs a new store, while new files are added.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final, cast

import pyoxigraph as ox

from kg.errors import InputError
from kg.rdf import formats, query

#: Graphs of fewer bytes are read from their files: that takes no longer than to open a store.
WORTH_KEEPING: Final = 1_000_000
#: The place of the store in the folder of the graphs; names with a leading dot are never graphs.
PLACE: Final = Path(".kg", "store")
#: What made a store; one of another version is made anew.
MADE_BY: Final = f"1 pyoxigraph {ox.__version__}"
#: What the disk, or a damaged database, objects with.
BROKEN: Final = (OSError, RuntimeError)

Signature = tuple[int, int, int]
"""Size, and the times of the last change of content and of anything; while these stay, so does the content."""


@dataclass(frozen=True)
class Graphs:
    """Graphs that can be asked, and what is wrong with the files that could not be read.

    `place` is the folder of the store where it is kept in one, which other programs may read as well.
    """

    store: ox.Store
    problems: tuple[InputError, ...]
    place: Path | None = None


@dataclass(frozen=True)
class _File:
    """A file as it was when it was read; `problem` says why its triples are not in the store."""

    signature: Signature
    digest: str
    problem: str | None = None


@dataclass(frozen=True)
class _Index:
    """What the store in the folder `store` holds; not `complete` while it is being changed."""

    store: str
    files: Mapping[str, _File]
    complete: bool = True
    made_by: str = MADE_BY


def read(folder: Path, files: Sequence[Path]) -> Graphs:
    """Return the graphs of a folder's files, from the store beside them, which is brought up to date first."""
    if sum(_size(file) for file in files) < WORTH_KEEPING:
        return in_memory(files)
    place = folder / PLACE
    try:
        return _kept(place, _read_index(place), {str(file.relative_to(folder)): file for file in files})
    except BROKEN:  # another program is at it, or nothing may be written here
        return in_memory(files)


def in_memory(files: Iterable[Path]) -> Graphs:
    """Return the graphs of files, read now."""
    store, problems = query.load_all(files)
    return Graphs(store, tuple(problems))


def _kept(place: Path, index: _Index | None, files: Mapping[str, Path]) -> Graphs:
    old = index.files if index else {}
    now = {name: _looked_at(path, old.get(name)) for name, path in files.items()}
    lost = [name for name, file in old.items() if name not in now or now[name].digest != file.digest]
    new = [name for name in now if name not in old]
    if index and not lost and index.complete:
        try:
            return _opened(place, index, {name: files[name] for name in new}, now)
        except BROKEN:
            if not new:  # the store itself is damaged
                return _made(place, files, now)
            raise
    return _made(place, files, now)


def _opened(place: Path, index: _Index, new: Mapping[str, Path], now: Mapping[str, _File]) -> Graphs:
    """Return the store that is there, with what is new."""
    if new:
        _write_index(place, replace(index, complete=False))
        store = ox.Store(str(place / index.store))
        now = _filled(store, new, now)
        store.flush()
        del store  # and its lock with it
    if now != index.files:
        _write_index(place, replace(index, files=now))
    return _shown(place / index.store, now)


def _made(place: Path, files: Mapping[str, Path], now: Mapping[str, _File]) -> Graphs:
    """Return a new store, which takes the place of the old one when it is whole."""
    place.mkdir(parents=True, exist_ok=True)
    name = f"{os.getpid()}-{hashlib.sha256(''.join(f.digest for f in now.values()).encode()).hexdigest()[:12]}"
    shutil.rmtree(place / name, ignore_errors=True)
    try:
        store = ox.Store(str(place / name))
        now = _filled(store, files, now)
        store.optimize()
        store.flush()
        del store
        _write_index(place, _Index(name, now))
    except BROKEN:
        shutil.rmtree(place / name, ignore_errors=True)
        raise
    for other in place.iterdir():
        if other.is_dir() and other.name != name:
            shutil.rmtree(other, ignore_errors=True)
    return _shown(place / name, now)


def _shown(place: Path, files: Mapping[str, _File]) -> Graphs:
    return Graphs(ox.Store.read_only(str(place)), _problems(files), place)


def _filled(store: ox.Store, files: Mapping[str, Path], now: Mapping[str, _File]) -> dict[str, _File]:
    """Put the triples of files into a store; return all files, with what is wrong with those that are no RDF."""
    wrong: dict[str, _File] = {}

    def quads() -> Iterable[ox.Quad]:
        for name, path in files.items():
            try:
                triples = formats.parse(path)
            except InputError as error:
                wrong[name] = replace(now[name], problem=str(error))
            else:
                yield from (ox.Quad(*triple) for triple in triples)

    store.bulk_extend(quads())
    return {**now, **wrong}


def _looked_at(path: Path, before: _File | None) -> _File:
    """Return a file as it is now; it is read only if it may have changed."""
    try:
        stat = path.stat()
        signature = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)
        if before and before.signature == signature:
            return before
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return _File((0, 0, 0), "unreadable")
    return replace(before, signature=signature) if before and before.digest == digest else _File(signature, digest)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _problems(files: Mapping[str, _File]) -> tuple[InputError, ...]:
    return tuple(InputError(file.problem) for _, file in sorted(files.items()) if file.problem)


def _read_index(place: Path) -> _Index | None:
    """Return what is known of the store; nothing if there is none, or it is not one of ours."""
    try:
        data = json.loads((place / "index.json").read_bytes())
        files = {name: _File(cast(Signature, tuple(f[0])), f[1], f[2]) for name, f in data.pop("files").items()}
        index = _Index(files=files, **data)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    return index if index.made_by == MADE_BY and (place / index.store).is_dir() else None


def _write_index(place: Path, index: _Index) -> None:
    """Write what the store holds, whole or not at all."""
    data = {**asdict(index), "files": {n: (f.signature, f.digest, f.problem) for n, f in index.files.items()}}
    part = place / f"index.{os.getpid()}.part"
    part.write_text(json.dumps(data), "utf-8")
    part.replace(place / "index.json")
