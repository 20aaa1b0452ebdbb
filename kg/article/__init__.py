"""Reading: file -> Article. Text, HTML, JSON and JSON Lines, in any usual encoding; decides what the text is, once.

    files.find ──▶ reading.read ──▶ page | records, fields ──▶ build ──▶ Article

`encoding` turns bytes into text; `build` uses `characters`, `english`, `options` and `front`, which uses `lines`,
`byline` and `dates`.
"""

from kg.article.files import STDIN, claim_stems, find, safe
from kg.article.options import Overrides
from kg.article.reading import Result, read, read_all, read_bytes, read_text

__all__ = ["STDIN", "Overrides", "Result", "claim_stems", "find", "read", "read_all", "read_bytes", "read_text", "safe"]
