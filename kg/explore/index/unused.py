"""What a build saw and did not use, from the records that it keeps beside its graphs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

#: Where a build keeps its records, and what breaks a shape, inside its folder.
RECORDS: Final = ".kg"
QUARANTINE: Final = "quarantine"


@dataclass(frozen=True)
class Unused:
    """A reason for which something of an article was not used, and how often it held.

    `stage` is where on the way that was; "quarantine" for what broke a shape. `file` is the graph's, in the folder;
    `places` are where in the text it held, as far as that is known.
    """

    article: str
    file: str
    stage: str
    reason: str
    count: int
    places: tuple[tuple[int, int], ...] = ()


def read(folder: Path) -> Iterator[Unused]:
    """Yield the reasons of all articles of a folder; nothing for a folder without records."""
    for path in sorted((folder / RECORDS).rglob("*.json")):
        if RECORDS in path.relative_to(folder / RECORDS).parts or path.parent.name == "store":
            continue
        yield from _of(_load(path), path.relative_to(folder / RECORDS).with_suffix("").as_posix())


def _of(record: dict[str, Any], file: str) -> Iterator[Unused]:
    about, facts = record.get("about"), record.get("facts")
    if not isinstance(about, dict) or not isinstance(facts, dict):
        return
    article = str(about.get("article", ""))
    places = _places(facts.get("unused"))
    for reason, count in _counts(facts.get("dropped")):
        stage, parted, rest = reason.partition(": ")
        told = (stage, rest) if parted else ("other", reason)
        yield Unused(article, file, *told, count, tuple(places.get(reason, ())))
    for reason, count in _counts(facts.get("problems")):
        yield Unused(article, file, QUARANTINE, reason, count)


def _places(found: object) -> dict[str, list[tuple[int, int]]]:
    """Return where each reason held; what is no place is left out."""
    places: dict[str, list[tuple[int, int]]] = {}
    for one in found if isinstance(found, list) else ():
        match one:
            case [str(reason), int(begin), int(end)] if 0 <= begin < end:
                places.setdefault(reason, []).append((begin, end))
    return places


def _counts(found: object) -> Iterator[tuple[str, int]]:
    if isinstance(found, dict):
        yield from ((str(reason), count) for reason, count in found.items() if isinstance(count, int))


def _load(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}
