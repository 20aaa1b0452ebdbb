"""The dateline at the start of the prose: "LISBON, May 28, 2023 (Reuters) - ", "NEW YORK – June 1, 2023 –", "KINGSTON, Jamaica —".

Place, day and agency come in several orders. With a day or an agency it is one for certain; a place alone has to stand in
capitals, or before a dash that no second dash closes.
"""

import re
from dataclasses import dataclass

from kg.article import dates, truecase

_PLACE = r"(?:[^\W\d_a-z][\w.'’-]*)(?:\s(?:of\sthe\s|of\s|the\s|de\s|el\s|al\s|la\s)?[^\W\d_a-z][\w.'’-]*){0,5}"
_PLACES = rf"{_PLACE}(?:\s?[,/]\s?{_PLACE}|\s\[{_PLACE}\]){{0,2}}"
_MONTH = r"(?i:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?)"
_WEEKDAY = r"(?:(?i:mon|tue|wed|thu|fri|sat|sun)(?i:[a-z]){0,6}\.?,?\s)?"
_DAY = (
    rf"{_WEEKDAY}(?:{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
_AGENCY = r"\s?\([A-Z\d][\w .&/'’-]{1,40}\)|\s/[A-Z][\w -]{1,30}/"
_BETWEEN = r"(?:,?\s|\s(?:-|--|[–—])\s)"
_DASH = r"(?:\s?(?:--|[–—])\s?|\s-\s|\.\s?(?:--|[-–—])\s)"
_NEXT = r"(?=[\"'“‘]?[^\W_a-z])"  # a sentence begins: with a capital, a number, or a quotation mark before one

_FORMS = (
    re.compile(
        rf"(?P<words>{_PLACES}(?:\s(?:and|&)\s{_PLACES})?(?:{_BETWEEN}{_DAY}(?:,?(?:{_AGENCY}))?|{_AGENCY}))(?:{_DASH}|:\s){_NEXT}"
    ),
    re.compile(rf"(?P<words>{_PLACES},\s{_DAY}\s?\([A-Z]{{2,5}}\))\s{_NEXT}"),
    re.compile(rf"(?P<words>{_PLACES}{_BETWEEN}{_DAY}\.\s/[A-Z][\w -]{{1,30}}/)[.,]\s{_NEXT}"),
    re.compile(rf"(?P<words>{_DAY}(?:{_BETWEEN}{_PLACES}|\s\({_PLACES}\))(?:{_AGENCY})?){_DASH}{_NEXT}"),
    re.compile(rf"(?P<words>\([A-Z][\w .&/'’-]{{1,40}}\)){_DASH}{_NEXT}"),
    re.compile(rf"(?P<words>(?=[A-Z]{{3}}){_PLACES})(?:{_DASH}|\s-)(?=\S)"),
    re.compile(rf"(?P<words>{_PLACES})\s(?:--?|[–—])\s{_NEXT}(?![^.\n]*\s(?:--?|[–—])\s)"),
)
_COLON = re.compile(rf"(?P<words>(?![Tt]he\s|\w+\s(?:and|&)\s){_PLACES}):\s{_NEXT}")
_LABEL = re.compile(r"\n\s*[^\W\d_a-z][^\n:]{0,40}:\s")
_LONGEST = 600


@dataclass(frozen=True)
class Wire:
    """A dateline that ends at `words`, the prose after it that begins at `prose` (both from where the search began), and its day."""

    words: int
    prose: int
    published: str | None


def find(opening: str) -> Wire | None:
    """Return the dateline that a text begins with; its day is ISO 8601, and None where the year is not given.

    >>> find("PORT VILA, 8 May 2024 (AP) - Ferry owners will pay.")
    Wire(words=26, prose=29, published='2024-05-08')
    >>> find("Agra [India], May 8 (ANI): Ferry owners will pay.")
    Wire(words=25, prose=27, published=None)
    >>> find("LISBON: The mayor said no."), find("MINISTER: The mayor said no.")
    (Wire(words=6, prose=8, published=None), None)
    """
    match = next((found for form in _FORMS if (found := form.match(opening[:_LONGEST]))), None)
    match = match or _before_colon(opening)
    return Wire(match.end("words"), match.end(), dates.anywhere(match["words"])) if match else None


def _before_colon(opening: str) -> re.Match[str] | None:
    """Return a place before a colon: no word of every day, and not who speaks first in a text where others have their turn."""
    match = _COLON.match(opening)
    told = match is not None and not truecase.is_listed(match["words"].split()[-1]) and not _LABEL.search(opening)
    return match if told else None
