"""Files, bytes and strings -> articles, whatever the format."""

import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import IO, cast

from kg.article import feeds, fields, files, mail, markdown, page, records, rows
from kg.article.build import Metadata, Source, build
from kg.article.encoding import decode
from kg.article.options import NONE, Overrides
from kg.errors import InputError, why
from kg.values import Article

Result = Article | InputError
"""What a file yields: articles, and in their place an error for each that cannot be read."""

MAX_FILE_BYTES = 50_000_000
"""JSON Lines may be longer: they are read line by line."""

MAX_PAGE_BYTES = 10_000_000

_STREAMED: Mapping[str | None, Callable[[IO[bytes], str], Iterator[records.Entry | InputError]]] = {
    "jsonl": records.in_lines,
    "csv": partial(rows.in_rows, tabs=False),
    "tsv": partial(rows.in_rows, tabs=True),
}
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|\?xml|html|head|body|article|main|div|p|h1|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_all(paths: Iterable[Path], options: Overrides = NONE, stdin: bytes = b"") -> Iterator[Result]:
    """Yield the articles of files and folders. `stdin` is what the path `-` stands for."""
    return read_found(files.find(paths), options, stdin)


def read_found(found: files.Found, options: Overrides = NONE, stdin: bytes = b"") -> Iterator[Result]:
    """Yield what is wrong with paths, then the articles of the files."""
    yield from found.errors
    for file in found.files:
        yield from read_bytes(stdin, options) if file.path == files.STDIN else read(file.path, options, file.stem)


def read(path: Path, options: Overrides = NONE, stem: str | None = None) -> Iterator[Result]:
    """Yield the articles of one file; what cannot be read is yielded as an InputError, never raised.

    `stem` is what the output is to be called, for the name of the file.
    """
    try:
        with _open(path) as stream:
            yield from _read_stream(stream, path, Source(str(path), stem or files.stem(path), file=str(path)), options)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield InputError(f"{path}: is a damaged gzip file")
    except OSError as error:
        yield InputError(f"{path}: {why(error)}")
    except InputError as error:
        yield error


def read_bytes(
    data: bytes, options: Overrides = NONE, source: str = "<stdin>", stem: str = "stdin"
) -> Iterator[Result]:
    """Yield the articles in bytes whose format nobody names: HTML, a feed, JSON, JSON Lines, a table, an e-mail or text."""
    try:
        yield from _read_as(_sniffed(data, source), data, Source(source, stem), options)
    except InputError as error:
        yield error


def read_text(text: str, options: Overrides = NONE, source: str = "<text>", stem: str = "article") -> Article:
    """Return the article that a plain text is; raises InputError."""
    return build(text, Metadata(), Source(source, stem), options)


def _open(path: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(path)) if path.name.lower().endswith(".gz") else path.open("rb")


def _read_stream(stream: IO[bytes], path: Path, source: Source, options: Overrides) -> Iterator[Result]:
    kind = files.kind(path)
    if kind in _STREAMED:
        yield from _records(_STREAMED[kind](stream, source.name), source, options)
        return
    data = _limited(stream, MAX_PAGE_BYTES if kind == "html" else MAX_FILE_BYTES, source.name)
    yield from _read_as(kind or _sniffed(data, source.name), data, source, options)


def _limited(stream: IO[bytes], limit: int, source: str) -> bytes:
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"{source}: is larger than {limit:,} bytes")
    if not data.strip():
        raise InputError(f"{source}: is empty")
    return data


def _read_as(kind: str, data: bytes, source: Source, options: Overrides) -> Iterator[Result]:
    if kind in _STREAMED:
        yield from _records(_STREAMED[kind](io.BytesIO(data), source.name), source, options)
        return
    if kind == "mail" or (kind == "text" and mail.is_mail(data)):
        text, about = mail.read(data, source.name)
        yield build(text, about, source, options)
        return
    if kind == "feed":
        yield from _records(feeds.entries(data, source.name), source, options)
        return
    decoded = decode(data, source.name, page.declared_encoding(data) if kind == "html" else None)
    source = replace(source, inferred=("encoding",) if decoded.guessed else ())
    if kind == "json":
        yield from _records(records.in_json(decoded.text, source.name), source, options)
    elif kind == "markdown":
        yield from _records(iter([markdown.entry(decoded.text, source.name)]), source, options)
    elif kind == "html":
        text, about = page.read(decoded.text, source.name)
        yield build(text, about, source, options)
    else:
        yield build(decoded.text, Metadata(), source, options)


def _records(entries: Iterator[records.Entry | InputError], source: Source, options: Overrides) -> Iterator[Result]:
    for entry in entries:
        yield entry if isinstance(entry, InputError) else _record(entry, source, options)


def _record(entry: records.Entry, source: Source, options: Overrides) -> Result:
    record = fields.usual(entry.record)
    inferred = ("encoding",) if entry.guessed_encoding else source.inferred
    try:
        text = fields.text(record)
        if not text:
            raise InputError(f"{entry.name}: is a record with no text")
        own = Source(entry.name, _record_stem(entry, record, source.stem), inferred, source.file)
        return build(text, replace(fields.metadata(record), warnings=entry.warnings), own, options)
    except InputError as error:
        return error


def _record_stem(entry: records.Entry, record: fields.Record, stem: str) -> str:
    """Return a record's id, in the folder of its file, else the file's name with its number."""
    folder, slash, _ = stem.rpartition("/")
    if name := fields.own_name(record):
        return folder + slash + name.replace("/", "_")
    return f"{stem}-{entry.number}" if entry.number else stem


def _sniffed(data: bytes, source: str) -> str:
    """Tell the format by how a text begins; a headline, too, may begin with a bracket."""
    start = decode(data, source).text.removeprefix("\ufeff").lstrip()
    if feeds.is_feed(start[:5000]):
        return "feed"
    if _HTML.match(start[:5000]):
        return "html"
    if re.match(r"\{\s*[\"}]|\[\s*[{\]]", start):
        return "jsonl" if _is_json(start.partition("\n")[0]) and "\n" in start.rstrip() else "json"
    return "csv" if rows.is_table(start.partition("\n")[0]) else "text"


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True
