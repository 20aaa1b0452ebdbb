"""What the gazetteer knows: countries, places, organizations, people, by the names that news gives them."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache
from typing import TypeVar

from kg.errors import LexiconError
from kg.gazetteer import (
    Country,
    HistoricState,
    Office,
    OrganizationRow,
    PersonRow,
    PlaceRow,
    countries,
    historic_states,
    organizations,
    people_lines,
    person,
    person_names,
    places,
    titles,
)

#: Nobody holds an office before this age.
ADULT = 18
#: The office of those whom a source lists as members of a government without saying which.
GOVERNMENT = "member of government"
#: "Anbar province", "Kaohsiung City": the name alone is listed.
_DIVISION = re.compile(r" (?:[Cc]ity|[Pp]rovince|[Cc]ounty|[Dd]istrict|[Gg]overnorate|[Rr]egion)$")

Row = TypeVar("Row")


def country(name: str) -> Country | None:
    """Return the country that a noun, an adjective or a people name means, ambiguous ones in their first sense.

    >>> country("Israelis").code, country("the U.S.").code, country("us")
    ('IL', 'US', None)
    """
    index = _country_index()
    found = index.get(name_key(name))
    # headlines: "BELGIUM"; three capitals are an acronym and must be listed
    return found or (index.get(name_key(name.title())) if name.isupper() and len(name) > 3 else None)


def country_of_code(code: str) -> Country | None:
    """Return the country of an ISO 3166 alpha-2 code in capitals."""
    return _code_index().get(code)


def is_ambiguous(name: str) -> bool:
    """Say whether a name of a country needs context: a US state, a person, another country may be meant.

    >>> is_ambiguous("Georgia"), is_ambiguous("Israel")
    (True, False)
    """
    return name_key(name) in _ambiguous()


def historic_state(name: str) -> HistoricState | None:
    """Return the former state that a noun or an adjective means."""
    return _historic_index().get(name_key(name))


def place(name: str) -> tuple[PlaceRow, ...]:
    """Return the places of that name or adjective, most often linked first; countries are not among them.

    >>> [(p.kind, p.country) for p in place("Scottish")]
    [('nation', 'GB')]
    """
    return (
        _place_index().get(name_key(name)) or _within(name) or _place_index().get(_DIVISION.sub("", name_key(name)), ())
    )


def organization(name: str) -> tuple[OrganizationRow, ...]:
    """Return the organizations of that name or alias, most often linked first."""
    return _organization_index().get(name_key(name), ())


def people(name: str) -> tuple[PersonRow, ...]:
    """Return the office holders of that full name, whatever its accents, initials and hyphens."""
    key = person_key(name) + "\t"
    lines = people_lines()
    at = bisect_left(lines, key)
    found = []
    while key.strip() and at < len(lines) and lines[at].startswith(key):
        found.append(person(lines[at]))
        at += 1
    return tuple(row for row in found if _initials_agree(name, row.name))


def is_forename(word: str) -> bool:
    """Say whether people are called so by first name."""
    return "f" in person_names().get(word, "")


def gender(forename: str) -> str:
    """Return "m", "f" or "" (unknown, or both) for a forename."""
    return {"m": "m", "w": "f"}.get(person_names().get(forename, "").strip("fs"), "")


def is_surname(word: str) -> bool:
    """Say whether people are called so by family name."""
    return "s" in person_names().get(word, "")


def title_kind(title: str) -> str | None:
    """Return the kind of an office or occupation in words of a text, or None.

    >>> title_kind("former Israeli Prime Minister"), title_kind("Foreign Minister"), title_kind("window")
    ('head of government', 'minister', None)
    """
    known, low = titles(), title.lower()
    words = re.split(r" (?:of|for|to|in|on|at) ", low)[0].split()
    heads = (low, *(" ".join(words[i:]) for i in range(len(words))))
    # "presidents": the singular is the entry
    return next((known[t] for head in heads for t in (head, head.removesuffix("s")) if t in known), None)


def link_person(name: str, codes: Collection[str], offices: Collection[str], day: str | None) -> str | None:
    """Return the Wikidata id of a person, or None unless exactly one candidate agrees with what the article says.

    `codes` are the countries of the article, `offices` the titles that it gives the person, `day` its date (ISO 8601).
    A title must agree with an office held; without a title, a country and the dates of a high office must agree.
    """
    found = {p.qid for p in people(name) if _agrees(p, codes, offices, day)}
    return found.pop() if len(found) == 1 else None


def name_key(name: str) -> str:
    """Return a name as it is looked up: without accents and leading article, with straight apostrophes; case stays.

    >>> name_key("the  Côte d’Ivoire")
    "Cote d'Ivoire"
    """
    if not name.isascii():
        name = _bare(name.replace("’", "'"))
    name = " ".join(name.split())
    return name[4:] if name[:4] in ("the ", "The ") and len(name) > 4 else name


def person_key(name: str) -> str:
    """Return a person's name as it is looked up: lower case, no accents, initials between names or suffixes.

    >>> person_key("Joseph R. Biden, Jr."), person_key("Kim Jong-un")
    ('joseph biden', 'kim jong un')
    """
    words = re.sub(r"[-‐–]", " ", re.sub(r"[.,'’]", "", _bare(name))).casefold().split()
    kept = [w for w in words if w not in ("jr", "sr", "ii", "iii")]
    return " ".join(w for i, w in enumerate(kept) if len(w) > 1 or i in (0, len(kept) - 1))


def _within(name: str) -> tuple[PlaceRow, ...]:
    """Return the places of "Town, State" or "Town, Country" that lie in that country."""
    town, comma, state = name.partition(", ")
    around = {p.country for p in _place_index().get(name_key(state), ())} if comma else set()
    if comma and (land := country(state)):
        around.add(land.code)
    return tuple(p for p in _place_index().get(name_key(town), ()) if p.country and p.country in around)


def _agrees(person: PersonRow, codes: Collection[str], offices: Collection[str], day: str | None) -> bool:
    """Say whether country, titles and dates of the article speak for a person and none of them against."""
    if day and person.born and int(day[:4]) < person.born + ADULT:
        return False
    if person.countries and codes and not set(person.countries) & set(codes):
        return False
    held = [o for o in person.offices if day is None or o.covers(day)]
    if offices:
        # "former president": an office held before the article speaks for the person as well
        known = [o for o in person.offices if day is None or not o.start or o.start[:4] <= day[:4]]
        return any(_same_office(title, office.title) for title in offices for office in known)
    return bool(day and person.countries and codes) and any(_is_prominent(o) for o in held)


def _initials_agree(name: str, other: str) -> bool:
    """Say whether the middle initials of two names can be of one person: George H. W. Bush is not George W. Bush."""
    initials, others = (re.findall(r"(?<= )[A-Z](?=[. ])", n) for n in (name, other))
    return not initials or not others or initials == others


@cache
def _is_of_us_state(held: str) -> bool:
    return any(p.name in held for p in places() if p.kind == "state" and p.country == "US")


def _is_prominent(office: Office) -> bool:
    """Say whether news may name the holder without the office; of members of parliaments too many share a name."""
    return office.title == GOVERNMENT or _office_kind(office.title) in (
        "head of state",
        "head of government",
        "minister",
    )


def _same_office(said: str, held: str) -> bool:
    """Say whether a title of the text can mean an office: same kind; of ministers also the same portfolio."""
    kind = title_kind(said)
    if held == GOVERNMENT:
        return kind in ("head of state", "head of government", "minister")
    if kind is None or kind != _office_kind(held):
        return False
    if kind == "legislator":
        # a "senator" sits in the national senate; one of a US state is a "state senator"
        return "state" in said.lower() or not _is_of_us_state(held)
    if kind != "minister":
        return True
    said_words, held_words = _portfolio(said), _portfolio(held)
    return not said_words or bool(said_words & held_words)


@cache
def _office_kind(held: str) -> str | None:
    if re.match(
        r"(?:substitute )?member of |representative of |.* deputy of |people's deputy|knesset member|teachta",
        held.lower(),
    ):
        return "legislator"
    return title_kind(held)


def _portfolio(title: str) -> set[str]:
    """Return the words that tell one ministry from another, defence and defense as one."""
    words = re.findall(r"[a-z]+", title.lower().replace("defense", "defence"))
    return {w.removesuffix("s") for w in words} - {
        "minister",
        "secretary",
        "of",
        "for",
        "the",
        "and",
        "state",
        "former",
        "deputy",
        "acting",
        "affair",
    }


def _bare(text: str) -> str:
    """Return text without accents."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def _country_index() -> dict[str, Country]:
    index: dict[str, Country] = {}
    for c in countries():
        for word in (c.name, *c.names, *c.adjectives, *c.people):
            other = index.setdefault(name_key(word), c)
            if other is not c:
                raise LexiconError(f"countries.tsv: {word!r} is a name of {other.code} and of {c.code}")
    return index


@cache
def _code_index() -> dict[str, Country]:
    return {c.code: c for c in countries()}


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(name_key(word) for c in countries() for word in c.ambiguous)


@cache
def _historic_index() -> dict[str, HistoricState]:
    return {name_key(n): s for s in historic_states() for n in (s.name, *s.names, *s.adjectives)}


@cache
def _place_index() -> dict[str, tuple[PlaceRow, ...]]:
    return _by_name((p, (p.name, *p.names, *p.adjectives)) for p in places())


@cache
def _organization_index() -> dict[str, tuple[OrganizationRow, ...]]:
    # one that bears the name itself comes before one that has it as an alias
    own = _by_name((o, (o.name,)) for o in organizations())
    also = _by_name((o, o.names) for o in organizations())
    return {name: tuple(dict.fromkeys((*own.get(name, ()), *also.get(name, ())))) for name in own | also}


def _by_name(rows: Iterator[tuple[Row, tuple[str, ...]]]) -> dict[str, tuple[Row, ...]]:
    index: dict[str, tuple[Row, ...]] = {}
    for row, names in rows:
        for key in dict.fromkeys(map(name_key, names)):
            index[key] = (*index.get(key, ()), row)
    return index
