"""Countries, former states, places and organizations by the names that news gives them."""

import re
from collections.abc import Iterator
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
from kg.world.lookup.keys import name_key
from kg.world.lookup.own import by_name, own, territory
from kg.world.lookup.spotting import Spotter

#: "Anbar province", "Kaohsiung City": the name alone is listed.
_DIVISION = re.compile(r" (?:[Cc]ity|[Pp]rovince|[Cc]ounty|[Dd]istrict|[Gg]overnorate|[Rr]egion)$")


def country(name: str) -> Country | None:
    """Return the country that a noun, an adjective or a people name means, ambiguous ones in their first sense.

    A territory that is a Place by the newsroom's policy is none.

    >>> country("Israelis").code, country("the U.S.").code, country("us")
    ('IL', 'US', None)
    """
    found = _country(name)
    return None if found is None or _is_place_by_policy(found) else found


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

    The newsroom's own stand in for the package's of the same name.

    >>> [(p.kind, p.country) for p in place("Scottish")]
    [('nation', 'GB')]
    """
    key = name_key(name)
    return (
        own().places.get(key)
        or _territory_as_place(name)
        or _place_index().get(key)
        or _within(name)
        or _place_index().get(_DIVISION.sub("", key), ())
    )


def organization(name: str) -> tuple[OrganizationRow, ...]:
    """Return the organizations of that name or alias, most often linked first; the newsroom's own stand in for the package's."""
    key = name_key(name)
    return own().organizations.get(key) or _organization_index().get(key, ())


def kind_of_own(name: str) -> str | None:
    """Return the class that the newsroom lists a name with; None when it lists it with none, or several."""
    return own().kinds.get(name_key(name))


def own_names_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names of the newsroom's gazetteer stand in a text."""
    return own().spotter.find(text)


def countries_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where names of countries of several words stand in a text, adjectives and people names included.

    >>> text = "South Korean and São Tomé and Príncipe's"
    >>> [text[start:end] for start, end in countries_in(text)]
    ['South Korean', 'São Tomé and Príncipe']
    """
    return _country_spotter().find(text)


def code_of_land(name: str) -> str | None:
    """Return the ISO 3166 code that a country or territory has, whatever the newsroom's policy calls it."""
    found = _country(name)
    return found.code if found else None


def is_land(name: str) -> bool:
    """Say whether a name means a country, or by its noun a territory with a code of its own, and nothing else."""
    return not is_ambiguous(name) and (country(name) is not None or is_land_noun(name))


def is_land_noun(name: str) -> bool:
    """Say whether a name of a country or territory is its noun, not its adjective or the name of its people."""
    found = _country(name)
    return found is not None and name_key(name).upper() in {name_key(n).upper() for n in (found.name, *found.names)}


def _country(name: str) -> Country | None:
    key = name_key(name).replace(" & ", " and ")
    found = own().countries.get(key) or _country_index().get(key)
    # headlines: "BELGIUM"; three capitals are an acronym and must be listed
    return found or (_capitals_index().get(key) if name.isupper() and len(name) > 3 else None)


def _is_place_by_policy(country: Country) -> bool:
    policy = territory(country.name)
    return policy is not None and policy.kind == "Place"


def _territory_as_place(name: str) -> tuple[PlaceRow, ...]:
    """Return a territory that has a code of ISO 3166 and is a Place by the newsroom's policy, as a row of that class."""
    found = _country(name)
    if found is None or not _is_place_by_policy(found):
        return ()
    row = PlaceRow(found.name, "territory", None, found.qid, found.names, (*found.adjectives, *found.people), 0)
    return (row, *(_place_index().get(name_key(name), ()) if is_ambiguous(name) else ()))


def _within(name: str) -> tuple[PlaceRow, ...]:
    """Return the places of "Town, State" or "Town, Country" that lie in that country."""
    town, comma, state = name.partition(", ")
    around = {p.country for p in _place_index().get(name_key(state), ())} if comma else set()
    if comma and (land := _country(state)):
        around.add(land.code)
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
