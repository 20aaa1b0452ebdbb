"""The address of an article."""

import re

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x1f/?#][^\s<>\"{}|\\^`\x00-\x1f]*", re.IGNORECASE)


def read(words: str) -> str | None:
    """Return an address of the web, without the anchor inside the page; None for anything else.

    >>> read("https://news.example/talks/#webpage"), read("not a url")
    ('https://news.example/talks/', None)
    """
    address = words.strip()
    if not _ADDRESS.fullmatch(address):
        return None
    page, _, anchor = address.partition("#")
    return address if anchor.startswith("!") else page  # "#!" is how some sites name their pages
