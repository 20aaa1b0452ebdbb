"""Signs and names of currencies beside numbers ("N12m", "Rs 5 crore", "142 Norwegian crowns"), and which currency they mean.

Several lands have crowns, rupees or pesos: the land named before the coin tells which are meant, else the one that the article names
most. Where it names none, the table's own choice counts, if it has one.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kg.language import lexicon

FILE: Final = "currencies.tsv"


def _forms(*kinds: str) -> frozenset[str]:
    return frozenset(form for form, kind, *_ in lexicon.table(FILE) if kind in kinds)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of some words, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


#: Signs of one letter, which are none before a number without a scale ("N95 masks", "the P5").
LETTERS: Final = _forms("letter")
SIGNS: Final = any_of(_forms("sign", "letter", "code"))
#: What stands behind a number: a coin, with its land or without; what is another thing too only behind a scale ("pounds", "won").
COIN: Final = (
    r"(?:[ -](?P<land>[A-Z][\w.]*(?: [A-Z]\w+)?))?[ -]"
    rf"(?P<coin>{any_of(_forms('coin', 'named', 'code'))}"
    rf"|(?(land)|(?:(?<=illion[ -])|(?<=[bt]n[ -])|(?<=\dm[ -])))(?:{any_of(_forms('scaled'))}))\b"
)
#: Coins that are other words too.
SCALED: Final = _forms("scaled")
#: A place behind a sign that a number may begin at, though a letter or a dot stands before it ("N12m", "Rs.500").
BEHIND_SIGN: Final = "|".join(
    rf"(?<=(?<!\w){re.escape(form)})"
    for form in sorted(_forms("sign", "letter", "code"))
    if form[-1].isalpha() or form[-1] == "."
)
_LAND: Final = re.compile(rf"\b(?:{any_of({land for _, _, land, _ in lexicon.table(FILE) if land})})")


@dataclass(frozen=True)
class Money:
    """The currencies of one text."""

    text: str

    def currency(self, form: str, land: str | None = None) -> str | None:
        """Return the ISO 4217 code of a sign or a coin, None where it may be that of several lands.

        >>> Money("Oslo: 142 crowns").currency("crowns"), Money("").currency("crowns", "Czech"), Money("").currency("crowns")
        ('NOK', 'CZK', None)
        """
        rows = [row for row in lexicon.table(FILE) if row[0] == form]
        if land is not None:
            return next((code for _, _, own, code in rows if own and land.startswith(own)), None)
        named: Counter[str] = Counter()
        for _, kind, own, code in rows:
            named[code] += self._named[own] if own and kind != "named" else 0
        (best, most), *others = [*named.most_common(2), ("", 0)]
        if most and most > others[0][1]:
            return best
        return next((code for _, _, own, code in rows if not own and code), None)

    def is_coin(self, form: str | None, land: str | None) -> bool:
        """Say whether a word behind a number is a coin: "2020 Ruiz won" counts no money of any land."""
        return form is not None and not (form in SCALED and land is not None and self.currency(form, land) is None)

    @cached_property
    def _named(self) -> Counter[str]:
        """How often the text names each land."""
        return Counter(match[0] for match in _LAND.finditer(self.text))
