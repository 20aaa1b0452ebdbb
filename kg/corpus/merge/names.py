"""When two names can be of one thing: the keys that they are found by, and what speaks against.

Names are compared without accents, case, dots, hyphens and initials. A surname, or a forename, alone is no key.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from kg.language import lexicon
from kg.world import World, lookup
from kg.world.index import ALIAS, LABEL
from kg.world.names import MIDDLE, acronyms, is_acronym

#: Graphs are compared by what the package knows; what a newsroom knows stands in them as links.
PACKAGE: Final = World()
_SUFFIX = re.compile(r"\W+(Jr|Sr|II|III)\b\.?")
#: Chambers that several countries have.
_CHAMBERS = frozenset(("commons", "lords", "representatives", "deputies"))
_LEGAL_FORM = re.compile(r"(?<=\w) (?:Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|plc|AG|GmbH|SA|NV|SpA)$")
_SMALL = frozenset(("of", "the", "for", "and", "on", "in"))


@cache
def person(name: str) -> str | None:
    """Return the key of a person's full name; None for a surname alone, or one with initials for all forenames.

    >>> person("George H. W. Bush"), person("Ángela Ruiz-Peña"), person("Bush"), person("G. Bush")
    ('george bush', 'angela ruiz pena', None, None)
    """
    key = lookup.person_key(MIDDLE.sub("", name))
    first, _, rest = key.partition(" ")
    return key if rest and len(first) > 1 else None


@cache
def other(name: str) -> str:
    """Return the key of any other name; a country that it begins with is told by its code, and a legal form is left out.

    >>> other("The U.S. House-Committee"), other("United States House Committee"), other("São Paulo"), other("Dell Inc.")
    ('[us] house committee', '[us] house committee', 'sao paulo', 'dell')
    """
    land, rest = _land(lookup.name_key(name))
    bare = _LEGAL_FORM.sub("", re.sub(r"[-‐–/]", " ", re.sub(r"[.,']", "", rest)))
    return " ".join([f"[{land}]" if land else "", *bare.split()]).casefold().strip()


def without_land(key: str) -> str:
    """Return the key of a name without the country that it begins with.

    >>> without_land(other("British National Health Service"))
    'national health service'
    """
    return re.sub(r"^\[..\] ", "", key)


def _land(name: str) -> tuple[str, str]:
    """Return the code of the country that a longer name begins with, and the rest; "" and the name where there is none."""
    words = name.split()
    for size in range(min(3, len(words) - 1), 0, -1):
        if land := PACKAGE.country(" ".join(words[:size])):
            return land.code, " ".join(words[size:])
    return "", name


def keys(kind: str, names: Iterable[str]) -> frozenset[str]:
    """Return the keys of a thing in one article, its name first: a person's full names, others' name and acronyms.

    Other short forms are no keys: "the University" is short for many, and an acronym that is not made of the name's initials is
    what one article calls it ("2008 Harvest Convention (GHP)").

    >>> sorted(keys("Organization", ("Harvest Trade Union", "HTU", "GHP", "the Union")))
    ['harvest trade union', 'htu']
    """
    first, *aliases = names
    if kind == "Person":
        return frozenset(key for name in (first, *aliases) if (key := person(name)))
    short = (a for a in aliases if kind == "Organization" and is_acronym(a) and _stands_for(a, first))
    return frozenset(other(name) for name in (first, *short))


def _stands_for(acronym: str, name: str) -> bool:
    """Say whether an acronym is made of the initials of a name, or is the acronym of a body that is known by that name."""
    if acronym.replace(".", "") in acronyms(name):
        return True
    return bool(
        {s.id for s in PACKAGE.senses(acronym)} & {s.id for s in PACKAGE.senses(name) if s.how in (LABEL, ALIAS)}
    )


def best(kind: str, counts: Mapping[str, int]) -> str:
    """Return the name that most articles use; a surname alone, or an acronym, only where there is no longer one.

    >>> best("Person", {"Bush": 9, "George Bush": 2, "George W. Bush": 5})
    'George W. Bush'
    """

    def key(name: str) -> tuple[bool, int, int, str]:
        return person(name) is None if kind == "Person" else is_acronym(name), -counts[name], -len(name), name

    return min(counts, key=key)


def suffix(name: str) -> str:
    """Return what tells a son from his father: "Jr", "Sr", "II", "III"."""
    return found[1] if (found := _SUFFIX.search(name)) else ""


@cache
def is_generic(name: str) -> bool:
    """Say whether each country may have a body of that name: all its words are of offices and bodies.

    >>> [is_generic(n) for n in ("Supreme Court", "Foreign Ministry", "Microsoft")]
    [True, True, False]
    """
    words = [w for w in re.findall(r"\w+", name.lower()) if w not in _SMALL]
    return all(w in _office_words() or w.removesuffix("s") in _office_words() for w in words)


@cache
def _office_words() -> frozenset[str]:
    bodies = (word for word, *_ in lexicon.table("orgwords.tsv"))
    offices = (title for title, *_ in lexicon.table("titles.tsv"))
    words = frozenset(w for text in (*bodies, *offices) for w in text.lower().split())
    return words | lexicon.listed("office") | _CHAMBERS
