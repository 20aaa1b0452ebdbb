"""The keys of a table of marks, each read with its checks; what is wrong with one is said in a `FieldError`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.terms import EVENT_TYPES
from scoring.words import Span

Table = Mapping[str, Any]

_TYPES = tuple(sorted(str(kind).rpartition("#")[2] for kind in EVENT_TYPES))
_DATE = re.compile(r"(?=.*\d)[\dXWTZ:+/.,~?%{}\[\]-]+")  # a W is an ISO week, which EDTF lacks


class FieldError(ValueError):
    """What is wrong with one table of a file of marks."""


@dataclass(frozen=True)
class Slot:
    """Who or what fills a role: each item lists the names that are right for it; those of `extra` need not be found."""

    wanted: tuple[tuple[str, ...], ...]
    extra: tuple[tuple[str, ...], ...]


def check_keys(table: Table, known: Sequence[str], required: Sequence[str] = ()) -> None:
    """Refuse keys that the format does not have, and tables that lack one that it needs."""
    for key in table:
        check_one_of("key", key, known)
    for key in required:
        if not table.get(key):
            raise FieldError(f"{key} is missing or empty")


def check_one_of(key: str, value: object, known: Sequence[str]) -> None:
    """Refuse a value that the format does not have."""
    if value not in known:
        raise FieldError(f"{key}: {value!r} is not one of {', '.join(known)}")


def one_of(table: Table, key: str, known: Sequence[str]) -> str | None:
    """Return the value of a key, which must be one of the known; None where the key is missing."""
    if key not in table:
        return None
    check_one_of(key, table[key], known)
    return str(table[key])


def flag(table: Table) -> bool:
    """Return whether a mark is optional."""
    value = table.get("optional", False)
    if not isinstance(value, bool):
        raise FieldError(f"optional: {value!r} is neither true nor false")
    return value


def strings(table: Table, key: str) -> tuple[str, ...]:
    """Return the strings of a key: one, or a list of them."""
    return _strings(key, table.get(key, []))


def _strings(key: str, value: object) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) and item for item in items):
        raise FieldError(f"{key}: {value!r} is neither a string nor a list of strings")
    return tuple(items)


def slot(table: Table, key: str) -> Slot:
    """Return the fillers of a role: a list whose items are a name, or a list of names that are right alike."""

    def items(key: str) -> tuple[tuple[str, ...], ...]:
        value = table.get(key, [])
        if not isinstance(value, list):
            raise FieldError(f"{key}: {value!r} is no list")
        return tuple(_strings(key, item) for item in value)

    return Slot(items(key), items(f"{key}_optional"))


def event_types(table: Table) -> tuple[str, ...]:
    """Return the types of an event that are right, the best first."""
    types = strings(table, "type")
    for kind in types:
        check_one_of("type", kind, _TYPES)
    return types


def dates(table: Table) -> tuple[str, ...]:
    """Return the dates that are right, in EDTF."""
    found = strings(table, "date")
    for date in found:
        if not _DATE.fullmatch(date):
            raise FieldError(f"date: {date!r} is no EDTF")
    return found


def mentions(table: Table) -> tuple[tuple[str, str], ...]:
    """Return the quotes of an event, each with the words in it that name the event."""
    if ("mentions" in table) == ("quote" in table or "trigger" in table):
        raise FieldError("an event has either quote and trigger, or mentions")
    pairs = table.get("mentions") or [[table.get("quote"), table.get("trigger")]]
    found = [_strings("mentions", pair) for pair in pairs]
    if any(len(pair) != 2 for pair in found):
        raise FieldError("mentions: each is a pair of quote and trigger")
    return tuple((pair[0], pair[1]) for pair in found)


def once(text: str, quote: str) -> Span:
    """Return where a quote stands, which must be exactly one place of the text."""
    start = text.find(quote)
    if start < 0 or text.find(quote, start + 1) >= 0:
        raise FieldError(f"the quote stands {'nowhere' if start < 0 else 'more than once'} in the text: {quote!r}")
    return start, start + len(quote)


def trigger(text: str, quote: str, words: str) -> Span:
    """Return where the naming words of an event stand: once, as whole words, in a quote that stands once in the text."""
    start, _ = once(text, quote)
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", quote)]
    if len(found) != 1:
        raise FieldError(
            f"the trigger {words!r} stands {'more than once' if found else 'nowhere'} in its quote {quote!r}"
        )
    return start + found[0][0], start + found[0][1]
