"""A newsroom's own rows by name, and its policy on contested territory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.world.gazetteer import Country, Office, OrganizationRow, PlaceRow, Row, countries, places
from kg.world.gazetteer.newsroom import CLASSES, Listing, Newsroom, Territory, shipped_territories
from kg.world.index import Thing
from kg.world.lookup.spotting import Spotter
from kg.world.names import name_key, person_key


@dataclass(frozen=True)
class Own:
    """A newsroom's rows by the key of their names, `things` by class and key.

    `forbidden` are ids and titles that a name never means, `kinds` has the names that are listed with one class, also in capitals.
    """

    things: dict[tuple[str, str], tuple[Thing, ...]]
    forbidden: dict[str, frozenset[str]]
    organizations: dict[str, tuple[OrganizationRow, ...]]
    places: dict[str, tuple[PlaceRow, ...]]
    countries: dict[str, Country]
    kinds: dict[str, str]
    spotter: Spotter


def by_name(rows: Iterable[tuple[Row, tuple[str, ...]]]) -> dict[str, tuple[Row, ...]]:
    """Return the rows by the keys of their names."""
    index: dict[str, tuple[Row, ...]] = {}
    for row, names in rows:
        for key in dict.fromkeys(map(name_key, names)):
            index[key] = (*index.get(key, ()), row)
    return index


def indexed(newsroom: Newsroom) -> Own:
    """Return a newsroom's rows by their names."""
    listed = [row for row in newsroom.listings if not row.never]
    rows = {kind: [row for row in listed if row.kind == kind] for kind in CLASSES}
    codes = {c.code: c for c in countries()}
    kinds = _kinds(listed)
    return Own(
        things=_things(listed),
        forbidden=_forbidden(newsroom.listings),
        organizations=by_name((_organization(row), (row.name, *row.names)) for row in rows["Organization"]),
        places=by_name((_place(row), (row.name, *row.names)) for row in rows["Place"]),
        countries={name_key(n): codes[row.country or ""] for row in rows["Country"] for n in (row.name, *row.names)},
        kinds={name.upper(): kind for name, kind in kinds.items() if len(name) > 3} | kinds,
        spotter=Spotter(kinds),
    )


def key_of(kind: str, name: str) -> tuple[str, str]:
    """Return the key of a name of a class; people are found whatever their initials and hyphens."""
    return kind, person_key(name) if kind == "Person" else name_key(name)


def _things(rows: list[Listing]) -> dict[tuple[str, str], tuple[Thing, ...]]:
    index: dict[tuple[str, str], tuple[Thing, ...]] = {}
    for row in rows:
        for key in dict.fromkeys(key_of(row.kind, name) for name in (row.name, *row.names)):
            index[key] = (*index.get(key, ()), _thing(row))
    return index


def _thing(row: Listing) -> Thing:
    return Thing(
        id=row.qid or (f":{row.page}" if row.page else ""),
        kind=row.kind,
        title=row.page,
        label=row.name,
        countries=(row.country,) if row.country else (),
        about=frozenset(),
        born=None,
        died=None,
        latitude=row.latitude,
        longitude=row.longitude,
        size=0,
        links=0,
        near=frozenset(),
        held=_held(row.office),
        source=row.source,
    )


def _held(office: Office | None) -> str:
    return ",".join((office.title.replace(",", ""), office.start, office.end)) if office else ""


def _forbidden(rows: Iterable[Listing]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        for name in (row.name, *row.names) if row.never else ():
            found[name_key(name)] = found.get(name_key(name), frozenset()) | frozenset(row.never)
    return found


def _organization(row: Listing) -> OrganizationRow:
    return OrganizationRow(row.name, "other", row.country, row.qid, row.names, 0, row.source)


def _place(row: Listing) -> PlaceRow:
    return PlaceRow(row.name, "place", row.country, row.qid, row.names, (), 0, row.source)


def _kinds(rows: Iterable[Listing]) -> dict[str, str]:
    kinds: dict[str, set[str]] = {}
    for row in rows:
        for name in (row.name, *row.names):
            kinds.setdefault(name_key(name), set()).add(row.kind)
    return {name: min(of) for name, of in kinds.items() if len(of) == 1}


def policy(newsroom: Newsroom) -> dict[str, Territory]:
    """Return the policy by every name of the territories, adjectives and people names included."""
    shipped = newsroom.territories is None
    territories = shipped_territories() if shipped else newsroom.territories or ()
    index = {n: t for t in territories for n in (t.name, *t.covers)}
    more = {name: index[known] for known, names in _families() if known in index for name in names}
    return {name_key(n): t for n, t in (more | index).items()}


def _families() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the name of each country and place, and its other names, adjectives and people names."""
    yield from ((c.name, (*c.names, *c.adjectives, *c.people)) for c in countries())
    yield from ((p.name, (*p.names, *p.adjectives)) for p in places())
