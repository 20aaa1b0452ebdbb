"""The lists of people, bodies and places, row by row into a register."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.train.archives import csv_rows
from kg.train.gazetteer.index.things import ALIAS, Register
from kg.train.gazetteer.tables import SEPARATOR, Row, zipped
from kg.world.names import index_key

#: Sources of ids that may be used; what only other lists tell is left out (see `titles`).
TRUSTED = ("hv", "title", "label", "wt", "ev", "nsi", "dwy", "pf")
CLASS = {"P": "Person", "O": "Organization", "L": "Place", "X": "Other", "": ""}
#: The least population of a US town that is called by its bare name.
CITY = 100_000
#: Airports that news names.
AIRPORTS = ("large_airport", "medium_airport")
#: An alias of a place with so few letters is an abbreviation.
ABBREVIATED = 3


def fill(register: Register, corpora: Path, tables: dict[str, list[Row]], people: Iterable[str]) -> None:
    """Add the rows of all lists; `tables` are those made for the package, `people` the lines of its office holders."""
    _countries(register, tables["countries"])
    _office_holders(register, people)
    world = corpora / "gazetteers" / "world"
    iso = {
        r["ISO3166-1-Alpha-3"]: r["ISO3166-1-Alpha-2"]
        for r in csv_rows(corpora / "gazetteers" / "country-codes.tar.gz", "country-codes.csv")
    }
    _people(register, zipped(world / "people.tsv.gz"))
    _ours(register, tables["organizations"], "Organization")
    _ours(register, tables["places"], "Place")
    _organizations(register, zipped(world / "organizations.tsv.gz"), iso)
    lands = {r["code"]: (r["name"], *filter(None, r["names"].split(SEPARATOR))) for r in tables["countries"]}
    _places(register, zipped(world / "places.tsv.gz"), _geonames(world), lands)
    _airports(register, zipped(world / "airports.tsv.gz"))
    for qid, title in register.titles.all():
        register.add(qid, title, CLASS[register.titles.kind[qid]], title)


def _countries(register: Register, rows: list[Row]) -> None:
    for row in rows:
        thing = register.add(row["qid"], row["name"], "Country", countries=(row["code"],))
        if thing is not None:
            thing.called(ALIAS, (*row["names"].split(SEPARATOR), *row["adjectives"].split(SEPARATOR)))


def _office_holders(register: Register, lines: Iterable[str]) -> None:
    for line in lines:
        key, name, qid, born, countries, offices = line.split("\t")
        thing = register.add(qid, name, "Person", born=born, countries=tuple(filter(None, countries.split(SEPARATOR))))
        if thing is not None:
            thing.offices = offices
            thing.called(ALIAS, (key,))
            register.about(thing, "politician")


def _people(register: Register, rows: Iterator[Row]) -> None:
    for row in rows:
        thing = register.add(
            row["qid"], row["name"], "Person", row["title"], born=row["born"][:4], died=row["died"][:4]
        )
        if thing is not None:
            register.about(thing, row["occupation"])
            thing.called(ALIAS, (a for a in row["aliases"].split(SEPARATOR) if " " in a))


def _ours(register: Register, rows: list[Row], kind: str) -> None:
    for row in rows:
        countries = (row["country"],) if row["country"] else ()
        thing = register.add(row["qid"], row["name"], kind, countries=countries) if row["qid"] else None
        if thing is not None:
            thing.called(ALIAS, (*row["names"].split(SEPARATOR), *row.get("adjectives", "").split(SEPARATOR)))
            register.about(thing, row["kind"])


def _organizations(register: Register, rows: Iterator[Row], iso: dict[str, str]) -> None:
    for row in rows:
        country = iso.get(row["country"], row["country"])
        countries = (country,) if len(country) == 2 else ()
        thing = register.add(row["qid"], row["name"], "Organization", row["title"], countries=countries)
        if thing is not None:
            register.about(thing, row["kind"])
            thing.called(ALIAS, (row["acronym"], *row["aliases"].split(SEPARATOR)))


def _geonames(world: Path) -> dict[str, str]:
    return {row["geonames"]: row["title"] for row in zipped(world / "geonames_titles.tsv.gz")}


def _places(register: Register, rows: Iterator[Row], titles: dict[str, str], lands: dict[str, tuple[str, ...]]) -> None:
    """Add the places of GeoNames and of the lists whose ids may be used; a town of a state has the title "Town, State".

    `lands` has the names of countries by code: "Town, State" and "Town, Country" lead to it, the greater of two first.
    """
    states, cities = _States(register), _cities(register)
    for row in rows:
        states.locate(row)
        sources = row["sources"].split(",")
        of_geonames = "gn" in sources
        trusted = any(s in TRUSTED for s in sources)
        if not of_geonames and not trusted:
            continue
        own = cities.get((row["country"], index_key(row["name"])), "") if int(row["population"] or 0) >= CITY else ""
        title = row["title"] or titles.get(row["geonames"], "") or _of_state(row)
        facts: dict[str, object] = {"countries": (row["country"],) if row["country"] else ()}
        if of_geonames:
            facts |= {"latitude": _degrees(row["lat"]), "longitude": _degrees(row["lon"])}
            facts["size"] = int(row["population"] or 0)
        thing = register.add(row["qid"] if trusted else own, row["name"], "Place", title, **facts)
        if thing is not None:
            for name in _titles_of(row, title, lands.get(row["country"], ()), thing.size):
                register.titles.join(name, thing.id)
            register.about(thing, row["kind"].replace("admin1", ""))
            thing.called(ALIAS, (a for a in row["aliases"].split(SEPARATOR) if a.isascii() and len(a) > ABBREVIATED))


def _of_state(row: Row) -> str:
    """Return the title of a town of the US, which tells its state, or an empty text."""
    return f"{row['name']}, {row['admin1']}" if "hv" in row["sources"].split(",") and row["admin1"] else ""


def _titles_of(row: Row, title: str, lands: tuple[str, ...], size: int) -> Iterator[str]:
    """Yield the titles that lead to a place: its own, with its state and country, the bare name of a city of the US."""
    if title:
        yield title
    short = {row["admin1"]} & {*row["aliases"].split(SEPARATOR)} - {""}  # "New York", of New York City
    yield from (f"{name}, {land}" for name in (row["name"], *short) for land in (row["admin1"], *lands))
    if "hv" in row["sources"].split(",") and size >= CITY:
        yield row["name"]


def _cities(register: Register) -> dict[tuple[str, str], str]:
    """Return the ids of the cities that are in the register already, by country and name; none has a title yet."""
    return {
        (thing.countries[0], index_key(thing.label)): thing.id
        for thing in register.things.values()
        if thing.kind == "Place" and thing.countries and {"capital", "city"} & set(thing.about) and not thing.title
    }


class _States:
    """The states and divisions of the register that have no coordinates, by country and name."""

    def __init__(self, register: Register) -> None:
        self._open = {
            (thing.countries[0], index_key(name)): thing
            for thing in register.things.values()
            if thing.kind == "Place" and thing.countries and {"state", "division", "nation"} & set(thing.about)
            for name in thing.names
        }

    def locate(self, row: Row) -> None:
        """Give a state the coordinates that GeoNames has for the division of its name."""
        if not (row["kind"].startswith("admin1") and row["lat"] and "gn" in row["sources"].split(",")):
            return
        keys = [(row["country"], index_key(name)) for name in (row["name"], *row["aliases"].split(SEPARATOR))]
        thing = next((self._open[key] for key in keys if key in self._open), None)
        if thing is not None and not thing.latitude:
            thing.latitude, thing.longitude = _degrees(row["lat"]), _degrees(row["lon"])


def _airports(register: Register, rows: Iterator[Row]) -> None:
    for row in rows:
        if row["kind"] in AIRPORTS and row["title"]:
            where: dict[str, object] = {"latitude": _degrees(row["lat"]), "longitude": _degrees(row["lon"])}
            thing = register.add("", row["name"], "Place", row["title"], countries=(row["country"],), **where)
            if thing is not None:
                register.about(thing, "airport")
                thing.called(ALIAS, row["aliases"].split(SEPARATOR))


def _degrees(text: str) -> str:
    """Return decimal degrees with three digits behind the point, about a hundred metres."""
    return f"{float(text):.3f}".rstrip("0").rstrip(".") if text else ""
