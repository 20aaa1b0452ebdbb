"""Countries, former states, places and organizations by the names that news gives them."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from kg.errors import LexiconError
from kg.world.gazetteer import (
    Country,
    HistoricState,
    OrganizationRow,
    PlaceRow,
    countries,
    historic_states,
    organizations,
    places,
)
from kg.world.lookup.own import by_name
from kg.world.lookup.spotting import Spotter
from kg.world.names import name_key

#: "Anbar province", "Kaohsiung City": the name alone is listed.
_DIVISION = re.compile(r" (?:[Cc]ity|[Pp]rovince|[Cc]ounty|[Dd]istrict|[Gg]overnorate|[Rr]egion)$")


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


def country_of(name: str) -> Country | None:
    """Return the country or territory that the package's tables call so, ambiguous names in their first sense."""
    key = country_key(name)
    # headlines: "BELGIUM"; three capitals are an acronym and must be listed
    return _country_index().get(key) or (_capitals_index().get(key) if name.isupper() and len(name) > 3 else None)


def country_key(name: str) -> str:
    """Return the key under which a country is listed: "Trinidad & Tobago" is "Trinidad and Tobago"."""
    return name_key(name).replace(" & ", " and ")


def places_of(name: str, code_of: Callable[[str], str | None]) -> tuple[PlaceRow, ...]:
    """Return the places of that name, or of "Town, State", or without "province"; `code_of` knows the codes of countries."""
    listed = places_listed(name) or _within(name, code_of)
    return listed or _place_index().get(_DIVISION.sub("", name_key(name)), ())


def places_listed(name: str) -> tuple[PlaceRow, ...]:
    """Return the places that are listed with just that name or adjective."""
    return _place_index().get(name_key(name), ())


def organizations_of(name: str) -> tuple[OrganizationRow, ...]:
    """Return the organizations of that name or alias, most often linked first."""
    return _organization_index().get(name_key(name), ())


def countries_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names of countries of several words stand in a text, adjectives and people names included.

    >>> text = "South Korean and São Tomé and Príncipe's"
    >>> [text[start:end] for start, end in countries_in(text)]
    ['South Korean', 'São Tomé and Príncipe']
    """
    return _country_spotter().find(text)


def _within(name: str, code_of: Callable[[str], str | None]) -> tuple[PlaceRow, ...]:
    """Return the places of "Town, State" or "Town, Country" that lie in that country."""
    town, comma, state = name.partition(", ")
    around = {p.country for p in _place_index().get(name_key(state), ())} if comma else set()
    if comma and (code := code_of(state)):
        around.add(code)
    return tuple(p for p in _place_index().get(name_key(town), ()) if p.country and p.country in around)


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
def _capitals_index() -> dict[str, Country]:
    return {name.upper(): country for name, country in _country_index().items()}


@cache
def _country_spotter() -> Spotter:
    """Return the finder of the names that are more than one token; a single one may also be another word."""
    names = [name for name in _country_index() if re.search(r"[ -]", name) and name not in _ambiguous()]
    return Spotter([*names, *(name.replace(" and ", " & ") for name in names if " and " in name)])


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
    return by_name((p, (p.name, *p.names, *p.adjectives)) for p in places())


@cache
def _organization_index() -> dict[str, tuple[OrganizationRow, ...]]:
    # one that bears the name itself comes before one that has it as an alias
    bearers = by_name((o, (o.name,)) for o in organizations())
    also = by_name((o, o.names) for o in organizations())
    return {name: tuple(dict.fromkeys((*bearers.get(name, ()), *also.get(name, ())))) for name in bearers | also}
