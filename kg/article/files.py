"""Paths -> the files to read, and the names of what will be written for them."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.values import Article, digest

STDIN = Path("-")
KINDS = {
    ".txt": "text", ".text": "text", ".html": "html", ".htm": "html", ".xhtml": "html", ".json": "json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json.gz": "json", ".jsonl.gz": "jsonl", ".ndjson.gz": "jsonl",
}  # fmt: skip
"""Suffix to format."""

SKIPPED_FOLDER = "quarantine"
_LONGEST_STEM = 120  # UTF-8 bytes: file systems take 255, and suffixes come on top
_UNSAFE = re.compile(r"[^\w.-]|^[.-]|\.$")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # no files on Windows


def kind(path: Path) -> str | None:
    """Return the format that a path's suffix names: "text", "html", "json" or "jsonl"; None for any other."""
    suffix = _suffix(path)
    return KINDS[suffix] if suffix else None


def stem(path: Path) -> str:
    """Return the safe output name of a file, without its suffix.

    >>> stem(Path("news/Truce talks.jsonl.gz"))
    'Truce_talks'
    """
    return safe(path.name.removesuffix(path.name[-len(suffix) :]) if (suffix := _suffix(path)) else path.stem)


def _suffix(path: Path) -> str | None:
    name = path.name.lower()
    return max((suffix for suffix in KINDS if name.endswith(suffix)), key=len, default=None)


def find(paths: Iterable[Path]) -> list[Path | InputError]:
    """Return the files to read, each once, sorted by path, so that the order of arguments changes nothing.

    Folders are walked; hidden files, unknown suffixes and folders named `quarantine` are skipped there. A path given by
    name is kept whatever its suffix, and `-` comes first. A missing path, or a folder without articles, is an error in
    the list.
    """
    found: dict[Path, Path] = {}
    errors: list[Path | InputError] = []
    for path in sorted(paths, key=lambda path: path.as_posix()):
        files = list(_walk(path)) if path.is_dir() else [path]
        if path != STDIN and not path.exists():
            errors.append(InputError(f"{path}: no such file or folder"))
            continue
        if not files:
            errors.append(InputError(f"{path}: no articles in this folder (looked for {', '.join(KINDS)})"))
        for file in files:
            found.setdefault(file if file == STDIN else file.resolve(), file)
    return [*errors, *sorted(found.values(), key=lambda path: (path != STDIN, path.as_posix()))]


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):  # Path.walk is new in 3.12
        folders[:] = [name for name in folders if not name.startswith(".") and name != SKIPPED_FOLDER]
        yield from (Path(parent, name) for name in names if not name.startswith(".") and kind(Path(name)))


def safe(name: str) -> str:
    """Return a name that is one plain file name on every system; unsafe characters become `_`.

    >>> safe("../../etc/passwd"), safe("CON"), safe("a: b?")
    ('_._.._etc_passwd', '_CON', 'a__b_')
    """
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", name))
    plain = f"_{plain}" if _RESERVED.fullmatch(plain) else plain
    if len(plain.encode("utf-8", "replace")) > _LONGEST_STEM:
        cut = plain.encode("utf-8", "replace")[: _LONGEST_STEM - 9].decode("utf-8", "ignore")
        return f"{cut}-{digest(plain, 8)}"
    return plain or "article"


def claim_stems(articles: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
    """Pass articles on; one whose output file an earlier one has claimed becomes an error that names both.

    Names that differ only in case count as the same file, as they do on Windows and macOS.
    """
    owners: dict[str, str] = {}
    for article in articles:
        if isinstance(article, Article):
            owner = owners.setdefault(article.stem.casefold(), article.source)
            if owner != article.source:
                yield InputError(f"{article.source}: would write the same file as {owner} ({article.stem})")
                continue
        yield article
