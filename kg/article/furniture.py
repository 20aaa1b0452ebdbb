"""What a page holds beside its article: lines between the paragraphs, notices about cookies, pay walls, lists of articles."""

import re
from functools import cache

from kg.article.blocks import Page
from kg.article.words import load

_LONGEST = 20  # words; longer lines are prose, however they begin
_LIST_HEADINGS = 6
_LIST_WORDS = 40
_COOKIE_SHARE = 0.4


def is_furniture(line: str) -> bool:
    """Say whether a line stands on the page for its own sake.

    >>> is_furniture("Read more: Port opens"), is_furniture("Also on Monday, the port opened.")
    (True, False)
    """
    return len(line.split()) <= _LONGEST and bool(_patterns("furniture").match(line))


def is_pay_wall(line: str) -> bool:
    """Say whether a line asks for a subscription before one can read on."""
    return len(line.split()) <= 2 * _LONGEST and bool(_patterns("paywall").match(line))


def is_cookie_notice(text: str) -> bool:
    """Say whether a text is mostly a notice about cookies, counted in lines that speak of them."""
    cookies = _patterns("cookies")
    lines = text.splitlines()
    words = sum(len(line.split()) for line in lines)
    told = sum(len(line.split()) for line in lines if cookies.search(line))
    return len(cookies.findall(text)) > 1 and told > _COOKIE_SHARE * words


def is_list(page: Page, lines: list[str]) -> bool:
    """Say whether a page lists articles: many headings that are links, and no long paragraphs between them."""
    longest = max((len(line.split()) for line in lines), default=0)
    many = page.headings_that_lead_away() >= _LIST_HEADINGS
    return many and (longest < _LIST_WORDS or page.articles >= _LIST_HEADINGS) and page.kind != "article"


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted(load(name))), re.IGNORECASE)
