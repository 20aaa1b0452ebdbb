"""Captions and credits of pictures, told by their words."""

import re

from kg.article.words import load

_LEAD = re.compile(
    r"(?:file |ap )?(?:photo(?:graph)?|image|picture|caption|credit|illustration)s?\s*(?::|/|by\b|credit\b|courtesy\b|(?:source|caption),)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]$")
_LAST = re.compile(
    r"(?:^|[.!?”\"|–—-]\s*)(?:ap |file )?(?:photo(?:graph)?|picture|image|illustration|credit)s?(?:\s?:|/|\s+by)\s*"
    r"(?-i:[^\W\d_a-z])[^.!?:]{1,60}\.?$",
    re.IGNORECASE,
)
_BY_AGENCY = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3} ?/ ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 40  # words
_AGENCY_WORDS = 5


def is_agency(line: str) -> bool:
    """Say whether a line only names who sells pictures: "AFP via Getty Images"."""
    return 0 < len(line.split()) <= _AGENCY_WORDS and load("photo") >= {word.lower() for word in line.split()}


def is_credit(line: str) -> bool:
    """Say whether a line is the caption or credit of a picture: at its start, in brackets at its end, or after its last sentence.

    >>> is_credit("Envoys leave the harbour (Reuters)"), is_credit("A cow in 1994. Photo: Ledger archive")
    (True, True)
    >>> is_credit("A ship leaves Vela. (Harbour/Jane Doe)"), is_credit("The law covers buses (and/or trams)")
    (True, False)
    """
    if len(line.split()) > _LONGEST:
        return False
    tail = _TAIL.search(line)
    named = {word.lower() for word in _WORD.findall(tail[1])} if tail else set()
    told = is_agency(line) or _LEAD.match(line) or _LAST.search(line) or (tail and _BY_AGENCY.fullmatch(tail[1]))
    return bool(told) or not load("photo").isdisjoint(named)
