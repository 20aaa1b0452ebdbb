"""What articles call their language -> its code: "English", "eng", "en_US" and "EN" are "en" or "en-US"."""

import re
from functools import cache

_CODE = re.compile(r"(?P<language>[a-z]{2,3})(?P<rest>(?:[-_][a-z0-9]{2,8})*)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]+")


def code(words: str) -> str | None:
    """Return the code (BCP 47) of a language, given as a code of two or three letters or by its English name; else None.

    >>> code("en_us"), code("eng"), code("English (US)"), code("no idea")
    ('en-US', 'en', 'en', None)
    """
    plain = words.strip()
    match = _CODE.fullmatch(plain)
    language = _known(match["language"].lower()) if match else None
    if match and language:
        return language + "".join(map(_subtag, re.findall(r"[a-z0-9]+", match["rest"], re.IGNORECASE)))
    name = _NAME.match(plain)
    rest = plain[name.end() :].strip() if name else ""
    return _names().get(name[0].lower()) if name and (not rest or rest[0] in "(-_,") else None


def _known(code: str) -> str | None:
    """Return the shortest code of a language, None for letters that are none."""
    if code == "en":
        return code
    from babel.core import get_global

    shortest = str(get_global("language_aliases").get(code, code))
    return shortest if shortest in _names().values() else None


def _subtag(part: str) -> str:
    """Write a script as Latn and a country as US, as is usual."""
    return "-" + (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower())


@cache
def _names() -> dict[str, str]:
    from babel import Locale  # takes a fifth of a second, and most articles say "en"

    return {name.lower(): code for code, name in Locale("en").languages.items() if "_" not in code}
