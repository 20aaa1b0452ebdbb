"""Bylines -> authors: "By Jane Doe and John Roe, Reuters" names two people and an employer."""

import re

from kg.article import dates
from kg.article.words import load

_LEAD = re.compile(
    r"(?:(?:story|report(?:ed|ing)?|written|words|text|analysis|opinion|comment(?:ary)?|review|interview)\s+)?by:?\s+",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(
    r"\s+(?i:(?:last |first )?(?:updated|published|posted))\b|\s+(?:in|for|at|of|with)\s+(?=\S)|\s+[|–—-]\s+|\s*[;(/]"
)
_JOIN = re.compile(r"\s*,?\s+(?:and|&)\s+", re.IGNORECASE)
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ben|abu|ter|ten|y)"
_NAME = re.compile(
    rf"(?:(?:{_PARTICLE}\s+)?[^\W\d_a-z][\w.'’-]*|{_PARTICLE})(?:\s+(?:{_PARTICLE}|[^\W\d_a-z][\w.'’-]*)){{0,5}}"
)
_LONGEST = 120


def authors(line: str) -> tuple[str, ...]:
    """Return the authors that a byline names; none where the line is no byline.

    >>> authors("By Jane Doe and John Roe, Reuters"), authors("By then the army had left.")
    (('Jane Doe', 'John Roe'), ())
    """
    lead = _LEAD.match(line)
    if not lead or len(line) > _LONGEST:
        return ()
    line = dates.without(line)
    return names(line[lead.end() :].strip())


def names(text: str) -> tuple[str, ...]:
    """Return the names in a list of people, without the employers and jobs that follow; none where it holds others."""
    people = _people(_AFTER_NAMES.split(_LEAD.sub("", text, count=1))[0].strip())
    return people if all(_NAME.fullmatch(name) for name in people) else ()


def _people(text: str) -> tuple[str, ...]:
    """Split at commas and "and"; after the last "and", commas set off the employer."""
    *before, last = _JOIN.split(text)
    parts = [part.strip() for joined in before for part in joined.split(",")]
    first, *rest = [part.strip() for part in last.split(",")]
    others = [] if before else [part for part in rest if " " in part and not _is_outlet(part)]
    return tuple(part for part in (*parts, first, *others) if part)


def _is_outlet(part: str) -> bool:
    return not load("outlet").isdisjoint(part.lower().replace(".", "").split())
