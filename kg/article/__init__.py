"""Reading: file -> Article. Text, HTML, JSON, JSON Lines, CSV and TSV, in any usual encoding; decides what the text is, once.

    files.find ──▶ reading.read ──▶ page | records | rows ──▶ fields ──▶ build ──▶ Article

`encoding` turns bytes into text. A `page` is read through its `blocks`, its JSON-LD (`linked`) and without its
`furniture`. `build` uses `characters`, `english`, `languages`, `options` and `front`, which uses `lines`, `byline`,
`wire` and `dates`. What the output files are called is decided in `kg.corpus`.
"""

from kg.article.files import STDIN, Found, find
from kg.article.options import Overrides
from kg.article.reading import Result, read, read_all, read_bytes, read_found, read_text

__all__ = ["STDIN", "Found", "Overrides", "Result", "find", "read", "read_all", "read_bytes", "read_found", "read_text"]
