"""Is a text English? Its function words are counted: they are 20 to 50 percent of an English article.

Of 14,000 articles this refuses a table of results and one in French. py3langid was the alternative: 4.5 MB, and a
second for its first text.
"""

import re

from kg.article.words import load

MIN_WORDS = 15
"""Shorter texts are let through: they say too little about their language."""

MIN_SHARE = 0.10
_SAMPLE = 50_000
_WORD = re.compile(r"[^\W\d_]+")


def is_english(text: str) -> bool:
    """Say whether enough words of the text are function words of English.

    >>> is_english("Die Regierung und das Parlament wollen sich noch in diesem Jahr auf einen Haushalt einigen.")
    False
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    known = load("function")
    return len(words) < MIN_WORDS or sum(word in known for word in words) >= MIN_SHARE * len(words)
