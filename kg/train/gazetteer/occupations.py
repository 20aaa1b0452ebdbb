"""occupations.tsv: nouns for what people do or are, from WordNet; and nouns of things that end as such nouns do.

"Welder" and "gemmologist" are occupations, and so are words that no list has, by their endings ("vaper"); "paper" and "number" end
in -er too and are none.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.train.gazetteer.tables import Row

#: First words of the meanings under which nouns are occupations.
ROOTS = frozenset(
    [
        "actor", "adjudicator", "advocate", "adventurer", "authority", "benefactor", "capitalist", "chaperon", "clergyman", "combatant",
        "communicator", "contestant", "copycat", "creator", "dancer", "diplomat", "engineer", "enrollee", "entertainer", "expert",
        "explorer", "fiduciary", "health professional", "host", "intellectual", "journalist", "lawman", "lawyer", "leader", "legislator",
        "master", "military officer", "money handler", "musician", "owner", "planner", "politician", "preserver", "religious person",
        "ruler", "scholar", "scientist", "serviceman", "spy", "worker",
    ]
)  # fmt: skip
#: Meanings below those under which they are none: what somebody is by birth, by chance, or in the eyes of others.
NEVER = frozenset(
    [
        "backslapper", "criminal", "dead person", "drug user", "follower", "heir", "inferior", "lover", "neutral", "persuader", "slave",
        "talker", "toaster", "unfortunate", "unwelcome person", "victim", "wrongdoer",
    ]
)  # fmt: skip
#: How occupations end that no list has.
SUFFIX = re.compile(r"(?:er|or|ist|ian|man|woman|person|eer|crat)$")
#: The number of a noun's meanings that are considered, the most frequent first.
SENSES = 3
#: The file of data.noun that holds people.
PEOPLE = "18"


@dataclass(frozen=True)
class Synset:
    """One meaning of nouns: its words as they are written, the more general meanings, and whether it is a person."""

    words: tuple[str, ...]
    above: tuple[str, ...]
    is_person: bool


def rows(wordnet: Path) -> list[Row]:
    """Return the nouns of one word or two with their use, from WordNet's database files.

    Use "first" is an occupation in its first meaning, "also" in a later one, and "thing" only ends like an occupation.
    """
    synsets, senses = dict(_synsets(wordnet / "data.noun")), dict(_senses(wordnet / "index.noun"))
    found: dict[str, str] = {}
    for noun, own in senses.items():
        meant = [_is_occupation(synsets, noun, sense) for sense in own[:SENSES]]
        if len(noun.split()) < 3 and re.fullmatch(r"[a-z][a-z' -]{2,}", noun) and any(meant):
            found[noun] = "first" if meant[0] else "also"
        elif SUFFIX.search(noun) and noun.isalpha() and not any(synsets[sense].is_person for sense in own):
            found[noun] = "thing"
    return [{"noun": noun, "use": found[noun]} for noun in sorted(found)]


def _is_occupation(synsets: dict[str, Synset], noun: str, sense: str) -> bool:
    """Say whether the nearest more general meaning that decides makes this one an occupation; what is written with capitals is none."""
    own = synsets[sense]
    if not own.is_person or noun not in own.words:
        return False
    waiting, seen = deque([sense]), set[str]()
    while waiting:
        at = waiting.popleft()
        words = synsets[at].words
        if at in seen:
            continue
        if not NEVER.isdisjoint(words):
            return False
        if words[0] in ROOTS:
            return True
        seen.add(at)
        waiting.extend(synsets[at].above)
    return False


def _synsets(path: Path) -> Iterator[tuple[str, Synset]]:
    """Yield offset and meaning of the lines of data.noun, as wndb(5WN) describes them."""
    for line in _lines(path):
        offset, file, _, count, *rest = line.partition("|")[0].split()
        size = 2 * int(count, 16)
        links = rest[size + 1 :]
        above = tuple(links[i + 1] for i in range(0, len(links) - 3, 4) if links[i] == "@")
        yield offset, Synset(tuple(word.replace("_", " ") for word in rest[:size:2]), above, file == PEOPLE)


def _senses(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield each noun with its meanings, the most frequent first."""
    for line in _lines(path):
        noun, _, count, *rest = line.split()
        yield noun.replace("_", " "), rest[-int(count) :]


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines below the licence, which is indented."""
    yield from (line for line in path.read_text("latin-1").splitlines() if not line.startswith("  "))
