"""Local names made of words, and short hashes."""

import hashlib
import re
import unicodedata


def digest(text: str, length: int = 12) -> str:
    """Return the first hex digits of the SHA-256 of a text.

    >>> digest("news")
    '19fba0e995b9'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:length]


def slug(text: str) -> str:
    """Return a name as lower-case ASCII words joined by hyphens; what has no ASCII form at all becomes a digest.

    >>> slug("Ángela Ruiz-Peña Jr.")
    'angela-ruiz-pena-jr'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:60].strip("-") or digest(text, 8)


def page_slug(title: str) -> str:
    """Return the slug of a Wikipedia title, with a short hash where that alone does not tell it from others.

    >>> page_slug("Kofi Annan"), page_slug("Springfield, Ohio")
    ('kofi-annan', 'springfield-ohio-26137f')
    """
    plain = title.isascii() and title.replace(" ", "").isalnum() and len(title) < 60
    return slug(title) if plain else f"{slug(title)}-{digest(title, 6)}"
