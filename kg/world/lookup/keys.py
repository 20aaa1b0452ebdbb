"""Names as they are looked up: what two spellings of one name have in common."""

import re
import unicodedata


def name_key(name: str) -> str:
    """Return a name as it is looked up: without accents and leading article, with straight apostrophes; case stays.

    >>> name_key("the  Côte d’Ivoire")
    "Cote d'Ivoire"
    """
    if not name.isascii():
        name = bare(name.replace("’", "'"))
    name = " ".join(name.split())
    return name[4:] if name[:4] in ("the ", "The ") and len(name) > 4 else name


def person_key(name: str) -> str:
    """Return a person's name as it is looked up: lower case, no accents, initials between names or suffixes.

    >>> person_key("Joseph R. Biden, Jr."), person_key("Kim Jong-un")
    ('joseph biden', 'kim jong un')
    """
    words = re.sub(r"[-‐–]", " ", re.sub(r"[.,'’]", "", bare(name))).casefold().split()
    kept = [w for w in words if w not in ("jr", "sr", "ii", "iii")]
    return " ".join(w for i, w in enumerate(kept) if len(w) > 1 or i in (0, len(kept) - 1))


def bare(text: str) -> str:
    """Return text without accents."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
