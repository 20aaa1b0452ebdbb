"""What a user writes in a filter -> the terms that it stands for."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Final

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.naming import KINDS

Row = tuple[ox.NamedNode | ox.Literal, ...]

#: What stands between the words of a name; the filters' files say the same.
BETWEEN: Final = re.compile(r"[-.,;:!?'’\"()/&\s]+")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def read(name: str, value: str) -> list[Row]:
    """Return the terms of a filter's value, each row one that is looked for; raise QueryError for what has no meaning."""
    return _READERS[name](value)


def words(value: str) -> str:
    """Return words as names are compared with them: in small letters, with a space on both sides.

    >>> words("U.S. Senate")
    ' u s senate '
    """
    found = BETWEEN.sub(" ", value.lower()).strip()
    if not found:
        raise QueryError(f"query: {value!r} has no words to look for")
    return f" {found} "


def _name(value: str) -> list[Row]:
    return [(ox.Literal(words(value)),)]


def _article(value: str) -> list[Row]:
    return [(ox.Literal(words(value)), ox.Literal(value))]


def _type(value: str) -> list[Row]:
    """Return the concepts of a name, written as "MilitaryOperation" or "military operation"."""
    found = KINDS.get(re.sub(r"\W", "", value).lower())
    if found:
        return [(ox.NamedNode(iri),) for iri in found]
    names = {name: iris[0].rpartition("#")[2] for name, iris in KINDS.items()}
    close = get_close_matches(value.lower(), names, n=3, cutoff=0.7)
    hint = f"{' or '.join(names[name] for name in close)}?" if close else "kg ontology has them, as Attack or Meeting"
    raise QueryError(f"query: {value!r} is no type of an event, figure, act of speech or proposal; {hint}")


def _from(value: str) -> list[Row]:
    year, month, day = _day(value)
    return [(ox.Literal(f"{year}-{month or '01'}-{day or '01'}"),)]


def _to(value: str) -> list[Row]:
    year, month, day = _day(value)
    month = month or "12"
    return [(ox.Literal(f"{year}-{month}-{day or monthrange(int(year), int(month))[1]}"),)]


def _day(value: str) -> tuple[str, str | None, str | None]:
    match = _DAY.fullmatch(value)
    if match and _exists(*(int(part or 1) for part in match.groups())):
        return match[1], match[2], match[3]
    raise QueryError(f"query: {value!r} is not a date; write 2024, 2024-02 or 2024-02-07")


def _exists(year: int, month: int, day: int) -> bool:
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


_READERS: Final[Mapping[str, Callable[[str], list[Row]]]] = {
    "speaker": _name,
    "about": _name,
    "country": _name,
    "type": _type,
    "from": _from,
    "to": _to,
    "article": _article,
}
