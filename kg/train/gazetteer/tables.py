"""Rows of tables: merging, cleaning, reading the hand-written ones, writing sorted TSV, the same at every run."""

import csv
import gzip
import html
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

Row = dict[str, str]
SEPARATOR = "|"


def by_hand(name: str) -> list[Row]:
    """Return the rows of a hand-written table of this package."""
    return read(files("kg.train.gazetteer").joinpath(name))


def lexicon(name: str) -> list[Row]:
    """Return the rows of a table of `kg/language/lexicons/`."""
    return read(files("kg").joinpath("language", "lexicons", name))


def zipped(path: Path) -> Iterator[Row]:
    """Yield the rows of a gzipped table, as `read` does."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def read(path: Traversable) -> list[Row]:
    """Return the rows of a table with a header line, separated by tabs."""
    text = path.read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def merge(rows: Iterable[Row], key: tuple[str, ...], lists: tuple[str, ...]) -> list[Row]:
    """Return one row a key: earlier rows win field by field, the `lists` are united."""
    merged: dict[tuple[str, ...], Row] = {}
    for row in rows:
        old = merged.setdefault(tuple(row[k].casefold() for k in key), dict(row))
        for field, value in row.items():
            if field in lists:
                old[field] = joined([*old[field].split(SEPARATOR), *value.split(SEPARATOR)], but=old["name"])
            elif not old[field]:
                old[field] = value
    return list(merged.values())


def joined(names: Iterable[str], but: str = "") -> str:
    """Return names without repetition, sorted and joined; `but` is left out."""
    return SEPARATOR.join(sorted({n.strip() for n in names} - {"", but}))


def plain(text: str) -> str:
    """Return text of a web source without tags, entities, footnote stars and what stands in brackets."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    return re.sub(r"\s+", " ", re.sub(r"\([^()]*\)|\[[^\]]*\]|\*", " ", text)).strip()


def write(path: Path, rows: list[Row]) -> None:
    """Write rows as sorted TSV with a header, gzipped if the name ends in .gz."""
    columns = list(rows[0])
    lines = sorted("\t".join(row[c] for c in columns) for row in rows)
    _save(path, "\n".join(["\t".join(columns), *lines]) + "\n")


def _save(path: Path, text: str) -> None:
    data = text.encode("utf-8")
    # mtime=0: a gzip header with the time of day would change the bytes at every run
    path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)
