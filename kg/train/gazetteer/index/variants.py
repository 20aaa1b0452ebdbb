"""Ways to write one title: the land, or the kind of thing, that it tells, and the rest of its words, whatever their order."""

import re
from collections.abc import Iterator

from kg.train.gazetteer.tables import SEPARATOR, Row, lexicon
from kg.world.names import index_key

Form = tuple[str, str]
"""What a title tells beside the name (the code of a land, a word for a kind, or nothing), and the name."""

#: Words of a name that writers leave out: marks of football clubs and firms, "national" of a team, titles of people.
LEFT_OUT = re.compile(
    r"\b(?:a?fc|cf|inc|ltd|plc|corporation|company|football club|national(?= .*\bteam))\b|^(?:sir|dame|lord|queen|president|pope) "
)
BEHIND = re.compile(r"(.+?)(?: of | \(|, )(?:the )?([^(),]+)\)?")
#: Names that tell the kind of a body first, and then its field.
KIND_FIRST = re.compile(
    r"(.*?)\b(Committee|Department|Ministry) (?:of|on|for) (?:the )?([A-Z]\w+(?:(?:,| and)? [A-Z]\w+){0,3})"
)
#: Bodies that every land has one of, called by that one word in it.
PARLIAMENTS = frozenset(row["word"] for row in lexicon("orgwords.tsv") if row["kind"] == "legislature")
#: Kinds of places that a title names as the land of something.
STATES = ("state", "nation")
#: The most words of a country at the beginning of a title.
LONGEST = 3


class Lands:
    """The names of countries and states, adjectives among them, with codes: ISO 3166, of a state with its name behind it."""

    def __init__(self, countries: list[Row], places: list[Row]) -> None:
        self._codes: dict[str, str] = {}
        for row in countries:
            self._put(row, row["code"])
        for row in places:
            if row["kind"] in STATES and row["country"]:
                self._put(row, f"{row['country']} {row['name']}")

    def _put(self, row: Row, code: str) -> None:
        for name in (row["name"], *row["names"].split(SEPARATOR), *row["adjectives"].split(SEPARATOR)):
            if name:
                self._codes.setdefault(index_key(name), code)

    def code(self, name: str) -> str:
        """Return the code of a land, or an empty text."""
        return self._codes.get(index_key(name), "")

    def country_of(self, title: str) -> str:
        """Return the country that a title names as that of the thing ("Senate (France)", "Ohio State Fair"), or an empty text."""
        return next((code[:2] for code, _ in self.told(title)), "")

    def forms(self, title: str) -> set[Form]:
        """Return what a title tells and names; a title of one word that tells nothing has no form but itself.

        >>> spain = {"code": "ES", "name": "Spain", "names": "", "adjectives": "Spanish"}
        >>> sorted(Lands([spain], []).forms("Spanish Senate") & Lands([spain], []).forms("Senate of Spain"))
        [('ES', 'senate')]
        """
        found = {(code, _core(rest)) for code, rest in self.told(title)}
        plain = _core(title)
        return found | ({("", plain)} if " " in plain and "(" not in title and ", " not in title else set())

    def told(self, title: str) -> Iterator[tuple[str, str]]:
        """Yield the land that a title tells, and the name without it."""
        if (behind := BEHIND.fullmatch(title)) and (code := self.code(behind[2])):
            yield code, behind[1]
        words = title.split()
        for end in range(min(LONGEST, len(words) - 1), 0, -1):
            if code := self.code(" ".join(words[:end])):
                yield code, " ".join(words[end:])
                return


def local(name: str) -> Iterator[str]:
    """Yield what a body is called in its own land, where its name without the land is enough: several words, or a parliament.

    >>> list(local("Department of Justice")), list(local("Senate")), list(local("Bank"))
    (['Department of Justice', 'Justice Department'], ['Senate'], [])
    """
    if name[:1].isupper() and (" " in name or name.lower() in PARLIAMENTS):
        yield from filter(None, (name, turned(name)))


def turned(name: str) -> str:
    """Return the name of a body with its field before its kind, or an empty text.

    >>> turned("Ministry of Trade"), turned("Senate Committee on the Budget"), turned("House of Lords")
    ('Trade Ministry', 'Senate Budget Committee', '')
    """
    found = KIND_FIRST.fullmatch(name)
    return f"{found[1]}{found[3]} {found[2]}" if found else ""


def kind_told(title: str) -> Form | None:
    """Return the last word in the brackets of a title, and what stands before them.

    >>> kind_told("Jack Straw (British politician)"), kind_told("Jack Straw")
    (('politician', 'jack straw'), None)
    """
    found = re.fullmatch(r"(.+) \((?:.* )?([a-z]+)\)", title)
    return (found[2], _core(found[1])) if found else None


def misspellings(title: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a title without a letter of one long word: two titles share one if a letter of a word is wrong or left out."""
    words = index_key(title).split()
    for i, word in enumerate(words if len(words) > 1 else ()):
        if len(word) > 5 and word.isalpha():
            yield from ((*words[:i], word[:at] + "*" + word[at + 1 :], *words[i + 1 :]) for at in range(1, len(word)))
            yield from ((*words[:i], word[:at] + "*" + word[at:], *words[i + 1 :]) for at in range(1, len(word) + 1))


def _core(name: str) -> str:
    key = index_key(name)
    return " ".join(LEFT_OUT.sub(" ", key).split()) or key
