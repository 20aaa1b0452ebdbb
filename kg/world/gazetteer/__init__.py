"""The world as data: the rows of the tables in this folder, read and checked once. `kg.world.lookup` finds them by name."""

import gzip
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from kg import tsv
from kg.errors import LexiconError

SEPARATOR = "|"
#: An office without a known end is believed to last no longer than this.
TERM_YEARS = 8

Row = TypeVar("Row")


@dataclass(frozen=True)
class Country:
    """A country of ISO 3166 (or Kosovo, XK). `status` is "state" or "territory"; `ambiguous` names need context."""

    code: str
    name: str
    qid: str
    status: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    ambiguous: frozenset[str]
    capital: str


@dataclass(frozen=True)
class HistoricState:
    """A state that is no more; in the graph a Place. `start`, `end` are years, `successors` ISO codes."""

    name: str
    qid: str | None
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    start: str
    end: str
    successors: tuple[str, ...]

    @property
    def years(self) -> str:
        """The years in which it was, as an EDTF interval: "1922/1991"; an unknown start is left open."""
        return f"{self.start.zfill(4) if self.start else ''}/{self.end.zfill(4)}"


@dataclass(frozen=True)
class PlaceRow:
    """A place. `country` is an ISO code or None (unknown, or several); `count` is how often Wikinews links the name."""

    name: str
    kind: str
    country: str | None
    qid: str | None
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    count: int
    source: str = ""


@dataclass(frozen=True)
class OrganizationRow:
    """An organization. `kind` is body, party, armed, company, medium, team, military, police or other."""

    name: str
    kind: str
    country: str | None
    qid: str | None
    names: tuple[str, ...]
    count: int
    source: str = ""


@dataclass(frozen=True)
class Office:
    """An office with the first and last day as far as known ("2016", "2016-05", "2016-05-01" or empty)."""

    title: str
    start: str
    end: str

    def covers(self, day: str) -> bool:
        """Say whether the office was held on a day (ISO 8601); an unknown start covers nothing, an open end 8 years."""
        end = self.end or (str(int(self.start[:4]) + TERM_YEARS) if self.start else "")
        # a year or a month is compared with as many digits of the day, so that it covers all its days
        return bool(self.start) and self.start <= day[: len(self.start)] and day[: len(end)] <= end


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries, in the order of their codes."""
    return load("countries.tsv", _country)


@cache
def historic_states() -> tuple[HistoricState, ...]:
    """Return the states that are no more."""
    return load("historic.tsv", _historic)


@cache
def places() -> tuple[PlaceRow, ...]:
    """Return all places, most often linked first."""
    return tuple(sorted(load("places.tsv", _place), key=lambda row: -row.count))


@cache
def organizations() -> tuple[OrganizationRow, ...]:
    """Return all organizations, most often linked first."""
    return tuple(sorted(load("organizations.tsv", _organization), key=lambda row: -row.count))


@cache
def person_names() -> dict[str, str]:
    """Return what words are as names of people: f (forename), s (surname) or fs."""
    return dict(load("names.tsv.gz", lambda row: (row["word"], row["uses"])))


@cache
def titles() -> dict[str, str]:
    """Return the kind of every title, in lower case, of the lexicon of titles."""
    return dict(load("titles.tsv", lambda row: (row["title"], row["kind"]), folder=("language", "lexicons")))


def load(
    name: str, build: Callable[[dict[str, str]], Row], folder: tuple[str, ...] = ("world", "gazetteer")
) -> tuple[Row, ...]:
    """Return the rows of a TSV file with a header, built and checked."""
    return read(files("kg").joinpath(*folder, name), build)


def read(path: Traversable, build: Callable[[dict[str, str]], Row]) -> tuple[Row, ...]:
    """Return the rows of a TSV file with a header line; LexiconError names file, line and problem."""
    built = []
    for number, row in tsv.rows(text_of(path), path.name):
        try:
            built.append(build(row))
        except (KeyError, ValueError) as error:
            raise LexiconError(f"{path.name}: line {number}: {error}") from error
    return tuple(built)


def text_of(path: Traversable) -> str:
    """Return the text of a table, gzipped or not."""
    data = path.read_bytes()
    return (gzip.decompress(data) if path.name.endswith(".gz") else data).decode("utf-8")


def _country(row: dict[str, str]) -> Country:
    if not re.fullmatch(r"[A-Z]{2}", row["code"]):
        raise ValueError(f"code {row['code']!r} is not two capitals")
    names, adjectives, people_names = (split(row[f]) for f in ("names", "adjectives", "people"))
    ambiguous = frozenset(split(row["ambiguous"]))
    if unknown := ambiguous - {row["name"], *names, *adjectives, *people_names}:
        raise ValueError(f"ambiguous name {min(unknown)!r} is no name of {row['code']}")
    return Country(
        row["code"],
        row["name"],
        wikidata_id(row["qid"]) or "",
        row["status"],
        names,
        adjectives,
        people_names,
        ambiguous,
        row["capital"],
    )


def _historic(row: dict[str, str]) -> HistoricState:
    names, adjectives = split(row["names"]), split(row["adjectives"])
    successors = split(row["successors"])
    return HistoricState(row["name"], wikidata_id(row["qid"]), names, adjectives, row["start"], row["end"], successors)


def _place(row: dict[str, str]) -> PlaceRow:
    names, adjectives = split(row["names"]), split(row["adjectives"])
    country, qid, count = row["country"] or None, wikidata_id(row["qid"]), int(row["count"])
    return PlaceRow(row["name"], row["kind"], country, qid, names, adjectives, count)


def _organization(row: dict[str, str]) -> OrganizationRow:
    return OrganizationRow(
        row["name"],
        row["kind"],
        row["country"] or None,
        wikidata_id(row["qid"]),
        split(row["names"]),
        int(row["count"]),
    )


def split(text: str) -> tuple[str, ...]:
    """Return the values of a cell."""
    return tuple(text.split(SEPARATOR)) if text else ()


def wikidata_id(text: str) -> str | None:
    """Return a cell's Wikidata id, or None when it is empty."""
    if text and not re.fullmatch(r"Q[1-9][0-9]*", text):
        raise ValueError(f"{text!r} is no Wikidata id, such as Q43723")
    return text or None
