"""Markdown, as sites keep their articles in files -> a record: what is stated above the text, the heading, and the text as HTML."""

import re
from typing import Final

from kg.article.fields import Record
from kg.article.records import Entry

#: Lines of "name: value" between two lines of hyphens, before all else.
_STATED: Final = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|$)", re.DOTALL)
_FIELD: Final = re.compile(r"^([A-Za-z][\w-]*):[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_HEADING: Final = re.compile(r"\s*#[ \t]+(\S.*?)[ \t#]*(?:\n|$)")


def entry(text: str, source: str) -> Entry:
    """Return the one record of a document; a first heading is its title, unless one is stated."""
    from markdown_it import MarkdownIt

    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    record: Record = {}
    if stated := _STATED.match(text):
        record = {name: value.strip("[]\"' ") for name, value in _FIELD.findall(stated[1])}
        text = text[stated.end() :]
    if heading := _HEADING.match(text):
        record.setdefault("title", heading[1])
        text = text[heading.end() :]
    return Entry({**record, "text": MarkdownIt("commonmark").render(text)}, source)
