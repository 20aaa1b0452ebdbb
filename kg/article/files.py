"""Paths -> the files to read, and what beside them is left alone."""

import os
import re
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from kg.errors import InputError, why

STDIN = Path("-")
KINDS = {
    ".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".eml": "mail",
    ".rss": "feed", ".atom": "feed", ".md": "markdown", ".markdown": "markdown",
}  # fmt: skip
"""Suffix to format; each also with `.gz`."""

_GZIP = ".gz"
_OUTPUT = ".kg"  # the folder in which kg keeps account of an output folder
_QUARANTINE = "quarantine"
_OF_FOLDER = frozenset(("changelog", "contributing", "copying", "licence", "license", "readme"))


@dataclass(frozen=True)
class File:
    """A file to read. `stem` is its name without suffix, below the folders that lead to it from the one that was given."""

    path: Path
    stem: str


@dataclass(frozen=True)
class Found:
    """What paths stand for: the files in order, what cannot be read, and how many files of which suffix were ignored."""

    files: tuple[File, ...]
    errors: tuple[InputError, ...] = ()
    ignored: dict[str, int] = field(default_factory=dict)


def kind(path: Path) -> str | None:
    """Return the format that a path's suffix names, one of the values of `KINDS`; None for any other."""
    return KINDS.get(_suffixes(path)[0])


def stem(path: Path) -> str:
    """Return a file's name without the suffix of its format.

    >>> stem(Path("news/Truce talks.jsonl.gz")), stem(Path("news/truce-2024.02"))
    ('Truce talks', 'truce-2024')
    """
    suffix, zipped = _suffixes(path)
    return path.name[: -len(suffix + zipped)] if suffix in KINDS else path.stem


def _suffixes(path: Path) -> tuple[str, str]:
    """Return the suffix of a file in lower case, and that of its compression."""
    name = path.name.lower()
    zipped = _GZIP if name.endswith(_GZIP) else ""
    return PurePosixPath(name.removesuffix(zipped)).suffix, zipped


def find(paths: Iterable[Path]) -> Found:
    """Return the files to read, each once, sorted by path, so that the order of arguments changes nothing.

    Folders are walked; in them hidden files are skipped, and files with an unknown suffix, or which tell of the folder itself
    (a README, a licence), are counted. A path given by name is kept whatever it is called, and `-` comes first. A missing
    path, a folder without articles and one that cannot be opened are errors. Of several folders, each adds its own name to
    the stems of its files.
    """
    given = sorted(set(paths), key=lambda path: path.as_posix())
    several = sum(path.is_dir() for path in given) > 1
    found: dict[Path, File] = {}
    errors: list[InputError] = []
    ignored: Counter[str] = Counter()
    for path in given:
        if path != STDIN and not path.exists():
            errors.append(_missing(path))
        elif not path.is_dir():
            found.setdefault(path if path == STDIN else path.resolve(), File(path, stem(path)))
        else:
            files = list(_walk(path, errors, ignored))
            if not files:
                errors.append(InputError(f"{path}: no articles in this folder (looked for {', '.join(KINDS)})"))
            for file in files:
                found.setdefault(file.resolve(), File(file, _below(path, file, several)))
    ordered = sorted(found.values(), key=lambda file: (file.path != STDIN, file.path.as_posix()))
    return Found(tuple(ordered), tuple(errors), dict(sorted(ignored.items())))


def _missing(path: Path) -> InputError:
    """Return why there is no such path; in an address of the web, of which a path has lost a slash, by what can be done."""
    if not re.match(r"https?:/", path.as_posix()):
        return InputError(f"{path}: no such file or folder")
    url = path.as_posix().replace(":/", "://", 1)
    quoted = shlex.quote(url)
    hint = f"try: curl {quoted} | kg build - -o output/ --url {quoted}"
    return InputError(f"{url}: is an address, and kg fetches nothing; {hint}")


def _below(folder: Path, file: Path, several: bool) -> str:
    parents = file.parent.relative_to(folder).parts
    own = (folder.resolve().name,) if several else ()
    return "/".join((*own, *parents, stem(file)))


def _walk(folder: Path, errors: list[InputError], ignored: Counter[str]) -> Iterator[Path]:
    """Yield the articles below a folder; add the folders that cannot be opened, and count the files of other kinds."""

    def refused(error: OSError) -> None:
        errors.append(InputError(f"{error.filename}: {why(error)}"))

    for parent, folders, names in os.walk(folder, onerror=refused):  # Path.walk is new in 3.12
        ours = _OUTPUT in folders  # what kg wrote here, beside what is to be read
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not (ours and name == _QUARANTINE))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(parent, name)
            if path.exists() and not path.is_file():  # who opens a pipe waits for somebody to write
                ignored["no plain file"] += 1
            elif kind(path) in ("text", "markdown") and stem(path).lower() in _OF_FOLDER:
                ignored[stem(path)] += 1
            elif kind(path):
                yield path
            elif not ours:
                ignored["".join(_suffixes(path)) or "without suffix"] += 1
