"""Titles of the English Wikipedia, and the Wikidata ids of those that a source tells."""

import csv
import gzip
import html
import re
import urllib.parse
from pathlib import Path

from kg.world.names import american, bare, is_acronym

#: How a source tells an id, of the ways that are sure enough: itself, by a label that is one item's, as a spelling variant, as an acronym,
#: or itself where another source disagrees.
SURE = ("A", "B1", "B2", "F", "H", "A?")
#: The ways in which a source tells the title itself, and no short form or other spelling of it.
NAMED = ("A", "B1", "B2")
#: What is told by this list alone is left out: its licence, the ODbL, would bind all that is made with it.
WITHOUT = "csc"
#: Ids told by the label alone of a list of US towns: of titles without a state ("Darfur", "Hull"), most are other places.
TOWNS = ("hv", "ev,hv")
#: Short forms that titles write in both ways.
SPELT_OUT = {
    "US": "united states",
    "UN": "united nations",
    "UK": "united kingdom",
    "St": "saint",
    "Co": "company",
    "Corp": "corporation",
}
SPACE = re.compile(r"^:?(?:w|wikipedia|n|wikinews|en)\s*:\s*", re.IGNORECASE)


class Titles:
    """Wikipedia titles with their Wikidata ids, and the class that a source says: P, O, L or X (something else)."""

    def __init__(self, path: Path) -> None:
        self._id: dict[str, str] = {}
        self._of: dict[str, str] = {}
        self._spelt: dict[str, str] = {}
        self._lists: dict[str, set[str]] = {}
        self.kind: dict[str, str] = {}
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        for row in sorted(rows, key=lambda r: (SURE.index(r["how"]) if r["how"] in SURE else 9, r["title"])):
            if row["how"] in SURE and row["sources"] != WITHOUT and not self._is_guessed(row):
                if row["how"] in NAMED:
                    self._lists.setdefault(row["qid"], set()).add(row["title"])
                self._id.setdefault(_key(row["title"]), row["qid"])
                self._of.setdefault(row["qid"], row["title"])
                self.kind.setdefault(row["qid"], row["class"])

    def _is_guessed(self, row: dict[str, str]) -> bool:
        """Say whether an id is but guessed: of a US town without its state, of a person who has a page under another title.

        So it is of whatever has a page under the same name with brackets behind it: the bare title is that of another ("Mars", of
        "Mars (chocolate bar)").
        """
        other = self._of.get(row["qid"], "")
        town = row["class"] == "L" and row["sources"] in TOWNS and ", " not in row["title"]
        named = other and (row["class"] == "P" or other.startswith(f"{row['title']} ("))
        return row["how"] != "A" and (town or bool(named))

    def id(self, title: str) -> str:
        """Return the Wikidata id of a title, else ":" and the title as it was first spelt: accents and hyphens make no difference."""
        key = _key(title)
        return self._id.get(key) or ":" + self._spelt.setdefault(key, title)

    def knows(self, title: str) -> bool:
        """Say whether the id of a title is known."""
        return _key(title) in self._id

    def join(self, title: str, id: str) -> None:
        """Let a title lead to what has an id, unless it is known to lead elsewhere."""
        self._id.setdefault(_key(title), id)

    def lists(self, qid: str, title: str) -> bool:
        """Say whether a source gives a title to an id."""
        return title in self._lists.get(qid, ())

    def of(self, qid: str) -> str:
        """Return the title of an id, or an empty text."""
        return self._of.get(qid, "")

    def all(self) -> list[tuple[str, str]]:
        """Return the ids with their titles."""
        return sorted(self._of.items())


def plain(link: str) -> str:
    """Return the title that a link leads to, without name space, anchor and underscores.

    >>> plain("N:Barack Obama"), plain("w:kofi_Annan#Life"), plain("AT&amp;amp;T")
    ('Barack Obama', 'Kofi Annan', 'AT&T')
    """
    title = _unescaped(urllib.parse.unquote(SPACE.sub("", link))).replace("_", " ").partition("#")[0]
    title = " ".join(title.split()).lstrip(":")
    return title[:1].upper() + title[1:]


def _unescaped(text: str) -> str:
    """Return text without entities, also where one stands in another ("&amp;amp;")."""
    once = html.unescape(text)
    return text if once == text else _unescaped(once)


def _key(title: str) -> str:
    """Return a title without what writers leave out or write in two ways; an acronym keeps its case ("IRA" is not "Ira")."""
    plain = re.sub(r"[.!]", "", html.unescape(bare(title.replace("’", "'")))).replace("&", " and ")
    words = re.sub(r"[-‐–]+|,(?= (?:Inc|Ltd|DC)\b)", " ", plain).split()
    if len(words) == 1 and is_acronym(plain):
        return plain
    return american(" ".join(SPELT_OUT.get(word, word) for word in words).casefold().removeprefix("the "))
