"""Is a text English? Its function words are counted: they are 20 to 50 percent of an English article.

Of 14,000 articles this refuses a table of results and one in French. py3langid was the alternative: 4.5 MB, and a
second for its first text.
"""

import re

from kg.article.words import load

MIN_WORDS = 15
"""Shorter texts are let through: they say too little about their language."""

MIN_SHARE = 0.10
"""A text of fewer function words may still be a report in short sentences, whose words other languages share."""

STATED_SHARE = 0.06
"""Enough where the article itself says that it is English; many pages say so of whatever they hold."""

STATED_WORDS = 60
"""A shorter text that is said to be English is taken for it: it may hold no function word but those that it shares."""

_SHARED_SHARE = 0.16
_OWN_SHARE = 0.04
_SAMPLE = 50_000
_WORD = re.compile(r"[^\W\d_]+")


def is_english(text: str, stated: bool = False) -> bool:
    """Say whether enough words of the text are function words of English; `stated` is what the article says itself.

    >>> is_english("Die Regierung und das Parlament wollen sich noch in diesem Jahr auf einen Haushalt einigen.")
    False
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    if len(words) < (STATED_WORDS if stated else MIN_WORDS):
        return True

    def share(*lists: str) -> float:
        known = frozenset[str]().union(*map(load, lists))
        return sum(word in known for word in words) / len(words)

    if share("function") >= (STATED_SHARE if stated else MIN_SHARE):
        return True
    return share("function", "shared") >= _SHARED_SHARE and share("english") >= _OWN_SHARE
