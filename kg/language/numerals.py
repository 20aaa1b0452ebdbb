"""English numerals, in digits or in words, to decimals: "27,585", "1.5 million", "four and a half", "two dozen".

`PATTERN` is a regular expression without groups that matches one numeral; `read` gives the value of what it matched.
"""

import re
from decimal import Decimal
from typing import Final

_UNITS: Final = re.findall(
    "[a-z]+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
)
_TENS: Final = re.findall("[a-z]+", "twenty thirty forty fifty sixty seventy eighty ninety")
_SCALES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "lakh": 10**5,
    "lakhs": 10**5,
    "crore": 10**7,
    "crores": 10**7,
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
    "mn": 10**6,
    "mil": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bil": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trln": 10**12,
    "trn": 10**12,
    "dozen": 12,
}
_VALUES: Final = (
    {word: n for n, word in enumerate(_UNITS)} | {word: 20 + 10 * n for n, word in enumerate(_TENS)} | {"a": 1, "an": 1}
)

DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?½?"
_BIG: Final = "(?:hundred|thousand|million|billion|trillion|dozen|lakhs?|crores?)"
_SMALL: Final = f"(?:{'|'.join(sorted(_UNITS + _TENS, key=len, reverse=True))})"
_PAIR: Final = rf"{_SMALL}(?:[- ]{_SMALL})?"
_SCALED: Final = rf"(?:[- ]{_BIG}\b(?: (?:and )?(?={_SMALL}\b){_PAIR})?)*"
WORDS: Final = rf"(?i:(?:{_PAIR}|an?(?= {_BIG}\b)){_SCALED})(?: and a (?:half|quarter)\b)?"
_SHORT: Final = r"(?:[mkMKBb]| ?(?:bn|bln|bil|mn|mln|mil|tn|trln|trn))(?!\w)"
PATTERN: Final = rf"(?:{DIGITS}(?:(?:[ -]?{_BIG}\b){{1,2}}|{_SHORT})?(?: and a half\b)?|{WORDS})"

_PART: Final = re.compile(rf"{DIGITS}|[a-z]+")
_FRACTIONS: Final = {" and a half": Decimal("0.5"), " and a quarter": Decimal("0.25")}


def read(numeral: str) -> Decimal:
    """Return the value of a numeral that `PATTERN` matched.

    >>> [str(read(n)) for n in ("27,585", "3.5m", "four and a half", "two hundred and fifty thousand", "2½", "a dozen")]
    ['27585', '3500000', '4.5', '250000', '2.5', '12']
    """
    text = numeral.lower()
    for ending, fraction in _FRACTIONS.items():
        if text.endswith(ending):
            return read(text.removesuffix(ending)) + fraction
    return _canonical(_sum(_PART.findall(text)))


def _sum(parts: list[str]) -> Decimal:
    """Add up the parts of a numeral: a scale multiplies what stands before it, back to the last larger scale."""
    total = group = Decimal(0)
    for part in parts:
        if part not in _SCALES:
            group += _value(part)
        elif _SCALES[part] < 1000:
            group *= _SCALES[part]
        elif group:
            total, group = total + group * _SCALES[part], Decimal(0)
        else:
            total *= _SCALES[part]  # "2 lakh crore"
    return total + group


def _value(part: str) -> Decimal:
    """Return the value of digits or of one number word; "and" adds nothing."""
    if part[0].isdigit():
        half = Decimal("0.5") if part.endswith("½") else Decimal(0)
        return Decimal(part.rstrip("½").replace(",", "")) + half
    return Decimal(_VALUES.get(part, 0))


def _canonical(value: Decimal) -> Decimal:
    """Drop trailing zeros without falling into exponents, as canonical `xsd:decimal` wants it."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
