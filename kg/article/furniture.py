"""Lines that a page holds for its own sake between the paragraphs of an article, and those that ask for a subscription."""

import re
from functools import cache

from kg.article.words import load

_BULLETS = "[(*•·►▶»>→– "
_LONGEST = 20  # words; longer lines are prose, however they begin


def is_furniture(line: str) -> bool:
    """Say whether a line stands on the page for its own sake.

    >>> is_furniture("Read more: Port opens"), is_furniture("Also on Monday, the port opened.")
    (True, False)
    """
    words = len(line.split())
    is_short = words <= _LONGEST and bool(patterns("furniture").match(line.lstrip(_BULLETS)))
    return is_short or (words <= 2 * _LONGEST and bool(patterns("notices").match(line)))


def is_pay_wall(line: str) -> bool:
    """Say whether a line asks for a subscription before one can read on."""
    return len(line.split()) <= 2 * _LONGEST and bool(patterns("paywall").match(line))


@cache
def patterns(name: str) -> re.Pattern[str]:
    """Return the patterns of a list as one."""
    return re.compile("|".join(sorted(load(name))), re.IGNORECASE)
