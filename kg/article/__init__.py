"""Reading: file -> Article. Text, Markdown, HTML, e-mail, feeds, JSON, CSV and TSV, in any usual encoding; it alone decides the text.

    files.find ──▶ reading.read ──▶ page | markdown | mail | feeds | records | rows ──▶ fields ──▶ build ──▶ Article

`encoding` turns bytes into text. A `page` is read through its `blocks`, its JSON-LD (`linked`), its `microdata` and what its tags
have `stated`, for its `prose`, without its `furniture` and what stands `beside` it; a `mail` through its parts. `build` uses
`characters`, `unwrap`, `english`, `languages`, `options`, `asides` and `front`, which uses `above`, `lines`, `byline`, `credit`,
`wire`, `signoff` and `dates`.
`legible` makes the copy of an article that the pipeline reads. What the output files are called is decided in `kg.corpus`.
"""

from kg.article.files import STDIN, Found, find
from kg.article.options import Overrides
from kg.article.reading import Result, read, read_all, read_bytes, read_found, read_text

__all__ = ["STDIN", "Found", "Overrides", "Result", "find", "read", "read_all", "read_bytes", "read_found", "read_text"]
