"""Offices: what kind of office a title means, and whether it can be the one that a source lists."""

import re
from functools import cache, lru_cache

from kg.world.gazetteer import Office, places, titles

#: The office of those whom a source lists as members of a government without saying which.
GOVERNMENT = "member of government"


@lru_cache(maxsize=8192)
def title_kind(title: str) -> str | None:
    """Return the kind of an office or occupation in words of a text, or None.

    >>> title_kind("former Israeli Prime Minister"), title_kind("Foreign Minister"), title_kind("window")
    ('head of government', 'minister', None)
    """
    known, low = titles(), title.lower()
    head, everything = re.split(r" (?:of|for|to|in|on|at) ", low)[0].split(), low.split()
    # "United States Secretary of State": the whole from its last words on, then the head alone
    heads = (" ".join(words[i:]) for words in (everything, head) for i in range(len(head)))
    # "presidents": the singular is the entry
    return next((known[t] for title in heads for t in (title, title.removesuffix("s")) if t in known), None)


def is_prominent(office: Office) -> bool:
    """Say whether news may name the holder without the office; of members of parliaments too many share a name."""
    return office.title == GOVERNMENT or _office_kind(office.title) in (
        "head of state",
        "head of government",
        "minister",
    )


def is_legislator(office: Office) -> bool:
    """Say whether an office is a seat in a parliament; of those, lists often lack the earlier terms."""
    return office.title != GOVERNMENT and _office_kind(office.title) == "legislator"


def same_office(said: str, held: str) -> bool:
    """Say whether a title of the text can mean an office: same kind; of ministers also the same portfolio."""
    kind = title_kind(said)
    if held == GOVERNMENT:
        return kind in ("head of state", "head of government", "minister")
    if kind is None or kind != _office_kind(held):
        return False
    if kind == "legislator":
        # a "senator" sits in the national senate; one of a US state is a "state senator"
        return "state" in said.lower() or not _is_of_us_state(held)
    if kind != "minister":
        return True
    said_words, held_words = _portfolio(said), _portfolio(held)
    return not said_words or bool(said_words & held_words)


@cache
def _is_of_us_state(held: str) -> bool:
    return any(p.name in held for p in places() if p.kind == "state" and p.country == "US")


@cache
def _office_kind(held: str) -> str | None:
    if re.match(
        r"(?:substitute )?member of |representative of |.* deputy of |people's deputy|knesset member|teachta",
        held.lower(),
    ):
        return "legislator"
    return title_kind(held)


def _portfolio(title: str) -> set[str]:
    """Return the words that tell one ministry from another, defence and defense as one; "U.S." is none."""
    words = re.findall(r"[a-z]{3,}", title.lower().replace("defense", "defence"))
    return {w.removesuffix("s") for w in words} - {
        "minister",
        "secretary",
        "of",
        "for",
        "the",
        "and",
        "state",
        "former",
        "deputy",
        "acting",
        "affair",
    }
