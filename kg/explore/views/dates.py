"""Dates as people read them, as exact as they were stated: "7 October 2023", "late 2023" stays what it was."""

import re
from typing import Final

from kg.explore.values import When

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_PART: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
_DECADE: Final = re.compile(r"(\d{3})X|(\d\d)XX")


def when(edtf: str = "", text: str = "", earliest: str = "", latest: str = "") -> When:
    """Return a date with the words that show it: those of the EDTF, else those of the article."""
    return When(edtf, text, earliest, latest, shown(edtf) or text or edtf)


def shown(edtf: str) -> str:
    """Return an EDTF as words, or nothing where it says more than these can.

    >>> [shown(date) for date in ("2023-10-07", "2023-11", "1998", "2023-21", "199X", "2024-02~")]
    ['7 October 2023', 'November 2023', '1998', 'spring 2023', '1990s', 'about February 2024']
    >>> shown("2023-11-21/2023-11-30"), shown("2023-12-30/2024-01-02"), shown("../2024-02-07")
    ('21–30 November 2023', '30 December 2023 – 2 January 2024', 'until 7 February 2024')
    """
    first, parted, last = edtf.partition("/")
    if not parted:
        return _point(edtf)
    begin, end = _point(first), _point(last)
    if begin and end:
        return _span(begin, end)
    if begin and last in ("", ".."):
        return f"since {begin}"
    return f"until {end}" if end and first in ("", "..") else ""


def day(stamp: str) -> str:
    """Return the day of a date or a moment, as "7 February 2024".

    >>> day("2024-02-07T10:00:00+01:00")
    '7 February 2024'
    """
    return shown(stamp[:10])


def _span(begin: str, end: str) -> str:
    """Return two dates as one stretch; what both say is said once."""
    first, last = begin.split(), end.split()
    same = 0
    while same < min(len(first), len(last)) - 1 and first[-1 - same] == last[-1 - same]:
        same += 1
    short = first[: len(first) - same]
    return f"{short[0]}–{end}" if same and len(short) == 1 else f"{' '.join(short)} – {end}"


def _point(edtf: str) -> str:
    decade = _DECADE.fullmatch(edtf)
    if decade:
        return f"{decade[1]}0s" if decade[1] else f"{decade[2]}00s"
    found = _PART.fullmatch(edtf)
    if not found:
        return ""
    year, month, of_month, doubt = found[1], int(found[2] or 0), int(found[3] or 0), found[4]
    about = "about " if doubt else ""
    if month in _SEASONS:
        return f"{about}{_SEASONS[month]} {year}"
    if month > len(MONTHS):
        return ""
    return about + " ".join(filter(None, [str(of_month or ""), MONTHS[month - 1] if month else "", year]))
