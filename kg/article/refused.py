"""Pages that hold no article: notices about cookies, lists of articles."""

from typing import TYPE_CHECKING

from kg.article import stated
from kg.article.blocks import Page
from kg.article.furniture import patterns

if TYPE_CHECKING:
    from lxml.etree import _Element

_LIST_HEADINGS = 6
_LIST_WORDS = 40
_COOKIE_SHARE = 0.4


def is_cookie_notice(text: str) -> bool:
    """Say whether a text is mostly a notice about cookies, counted in lines that speak of them."""
    cookies = patterns("cookies")
    lines = text.splitlines()
    words = sum(len(line.split()) for line in lines)
    told = sum(len(line.split()) for line in lines if cookies.search(line))
    return len(cookies.findall(text)) > 1 and told > _COOKIE_SHARE * words


def is_list(page: Page, root: "_Element", lines: list[str]) -> bool:
    """Say whether a page lists articles: many headings that are links, and no long paragraphs between them."""
    longest = max((len(line.split()) for line in lines), default=0)
    many = page.headings_that_lead_away() >= _LIST_HEADINGS
    articles = sum(1 for _ in root.iter("article"))
    kind = stated.metas(root).get("og:type", "")
    return many and (longest < _LIST_WORDS or articles >= _LIST_HEADINGS) and kind != "article"
