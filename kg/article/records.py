"""JSON and JSON Lines -> records, each with its place in the file; a broken one does not stop the others."""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from kg.article import linked
from kg.article.encoding import decode
from kg.article.fields import Record
from kg.errors import InputError

MAX_LINE_BYTES = 16_000_000
_CONTAINERS = ("articles", "items", "results", "data", "docs", "documents", "hits", "@graph", "response")
WHOLE_TEXT_MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 and UTF-32, whose lines do not end with the byte of LF


@dataclass(frozen=True)
class Entry:
    """One record: `name` for messages, `number` from 1 where the file may hold several, else None; `warnings` are for a reader of it."""

    record: Record
    name: str
    number: int | None = None
    guessed_encoding: bool = False
    warnings: tuple[str, ...] = ()


def in_json(text: str, source: str) -> Iterator[Entry | InputError]:
    """Yield the records of a JSON text: one object, a list, a list in an object, or JSON Lines under the wrong name."""
    try:
        return _entries(_parse(text, source), source)
    except InputError as error:
        lines = text.lstrip().split("\n")
        return _in_text_lines(lines, source) if _is_record(lines[0], source) else iter([error])


def in_lines(stream: IO[bytes], source: str) -> Iterator[Entry | InputError]:
    """Yield the records of JSON Lines, read one line at a time; names and numbers count lines, from 1."""
    try:
        first = stream.readline(MAX_LINE_BYTES + 1)
        if first.startswith(WHOLE_TEXT_MARKS):
            text = decode(first + stream.read(MAX_LINE_BYTES), source).text
            yield from _in_text_lines(text.split("\n"), source)
            return
        yield from _in_byte_lines(first, stream, source)
    except (EOFError, zlib.error, OSError) as error:
        yield InputError(f"{source}: cannot be read to its end: {error}")


def _in_byte_lines(line: bytes, stream: IO[bytes], source: str) -> Iterator[Entry | InputError]:
    number = 0
    while line:
        number += 1
        if len(line) > MAX_LINE_BYTES:
            yield InputError(f"{source}:{number}: the line is longer than {MAX_LINE_BYTES:,} bytes")
            _skip_line(line, stream)
        elif line.strip():
            yield _entry_of(line, source, number)
        line = stream.readline(MAX_LINE_BYTES + 1)


def _skip_line(piece: bytes, stream: IO[bytes]) -> None:
    while piece and not piece.endswith(b"\n"):
        piece = stream.readline(MAX_LINE_BYTES)


def _entry_of(line: bytes, source: str, number: int) -> Entry | InputError:
    name = f"{source}:{number}"
    try:
        decoded = decode(line, name)
        return _checked(_parse(decoded.text.rstrip(), name, number), name, number, decoded.guessed)
    except InputError as error:
        return error


def _in_text_lines(lines: Iterable[str], source: str) -> Iterator[Entry | InputError]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _entry_of(line.encode("utf-8", "surrogatepass"), source, number)


def _entries(value: object, source: str) -> Iterator[Entry | InputError]:
    items = _list_in(value)
    if items is not None and any(isinstance(item, dict) and linked.types(item) for item in items):
        yield from _linked_entries(value, items, source)
        return
    if items is None:
        yield _checked(value, source, None)
    elif not items:
        yield InputError(f"{source}: holds no records")
    else:
        for number, item in enumerate(items, 1):
            yield _checked(item, f"{source}, record {number}", number)


def _linked_entries(value: object, items: list[object], source: str) -> Iterator[Entry | InputError]:
    """Yield the articles of JSON-LD; the site, the page, the people and so on beside them are none."""
    found = [*linked.articles(value), *(item for item in items if isinstance(item, dict) and not linked.types(item))]
    if not found:
        kinds = sorted({name for item in items if isinstance(item, dict) for name in linked.types(item)})
        yield InputError(f"{source}: holds no article, only {', '.join(kinds)}")
    for number, item in enumerate(found, 1):
        yield Entry(
            item, f"{source}, record {number}" if len(found) > 1 else source, number if len(found) > 1 else None
        )


def _list_in(value: object) -> list[object] | None:
    """Return the list that holds the records: the value itself, or what a service wraps it in."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        return next((found for key in _CONTAINERS if (found := _wrapped(value.get(key))) is not None), None)
    return None


def _wrapped(value: object) -> list[object] | None:
    if isinstance(value, list):
        return value if value and all(isinstance(item, dict) for item in value) else None
    return _list_in(value) if isinstance(value, dict) else None


def _checked(value: object, name: str, number: int | None, guessed: bool = False) -> Entry | InputError:
    if isinstance(value, dict):
        return Entry(value, name, number, guessed)
    return InputError(f"{name}: is not a JSON object")


def _parse(text: str, source: str, line: int = 1) -> object:
    """Return the value of a JSON text; `line` is the line of the file that it begins at."""
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise InputError(
            f"{source}: is broken JSON at line {error.lineno + line - 1}, column {error.colno}: {error.msg}"
        ) from error
    except RecursionError as error:
        raise InputError(f"{source}: is JSON nested too deep") from error
    except ValueError as error:  # a number of thousands of digits
        raise InputError(f"{source}: is JSON with a value out of range: {error}") from error


def _is_record(line: str, source: str) -> bool:
    try:
        return isinstance(_parse(line, source), dict)
    except InputError:
        return False
