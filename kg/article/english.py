"""Is a text English? Its function words tell at once of nearly all articles: they are 20 to 50 percent of an English one.

In doubt py3langid is asked, which knows 97 languages and takes a second to load.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.article.words import load

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MIN_WORDS = 15
"""Shorter texts are let through: they say too little about their language."""

SURE_SHARE = 0.20
"""A text with at least this many distinct function words of English, which few other languages share, is English."""

STATED_SHARE = 0.06
"""Enough where the article itself says that it is English; many pages say so of whatever they hold."""

STATED_WORDS = 60
"""A shorter text that is said to be English is taken for it."""

_SAMPLE = 50_000
_IN_DOUBT = 5_000
_WORD = re.compile(r"[^\W\d_]+")


def is_english(text: str, stated: bool = False) -> bool:
    """Say whether a text is in English; `stated` is what the article says itself.

    >>> is_english("Die Regierung und das Parlament wollen sich noch in diesem Jahr auf einen Haushalt einigen.")
    False
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < (STATED_WORDS if stated else MIN_WORDS):
        return True
    share = sum(word in load("function") for word in words) / len(words)
    if share >= (STATED_SHARE if stated else SURE_SHARE):
        return True
    return str(_identifier().classify(_mixed(text[:_IN_DOUBT]))[0]) == "en"


def _mixed(text: str) -> str:
    """Return a text that is set in capitals in small letters, which languages are told by."""
    return text.lower() if text.isupper() else text


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
