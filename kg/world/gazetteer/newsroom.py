"""What a newsroom adds to the gazetteer, and its policy on contested territory: two kinds of TSV files, read and checked at once.

A gazetteer has the columns `name` and `class` (Person, Organization, Place, Country), and as wanted `aliases` (separated by |),
`wikidata`, `wikipedia` (a title), `country` (ISO 3166 code), `latitude`, `longitude` (decimal degrees), `office`, `from`, `to`. A row
with `never` (ids and titles, separated by |, or * for all) says what its names never mean, and nothing else. A policy has `name`, and as
wanted `class` (Country, Place), `country` (a code, `text` or `none`), `claimants` and `covers` (both separated by |). Lines that are
empty or begin with # say nothing.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Self

from kg.errors import LexiconError, why
from kg.world.gazetteer import Country, Office, Row, countries, split, wikidata_id

CLASSES = ("Person", "Organization", "Place", "Country")
PLACED = ("latitude", "longitude")
LISTING_COLUMNS = (
    "name",
    "class",
    "aliases",
    "wikidata",
    "wikipedia",
    "country",
    *PLACED,
    "office",
    "from",
    "to",
    "never",
)
#: What a name never means, if that is nothing that is known.
ANYTHING = "*"
TERRITORY_COLUMNS = ("name", "class", "country", "claimants", "covers")
#: A contested place lies where the text itself says so, or in no country whatever the text says.
AS_TEXT, NOWHERE = "text", "none"
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True)
class Listing:
    """A row of a newsroom's gazetteer. `kind` is one of CLASSES, `source` says where it stands: "newsroom.tsv line 3"."""

    name: str
    kind: str
    names: tuple[str, ...]
    qid: str | None
    country: str | None
    office: Office | None
    source: str
    page: str = ""
    latitude: str = ""
    longitude: str = ""
    never: tuple[str, ...] = ()


@dataclass(frozen=True)
class Territory:
    """What to say of a territory whose status is contested.

    `kind` is Country, Place, or empty for what the gazetteer has. `country` is the ISO code of the country that it is said to lie in,
    "text" for the one that the text gives, or "none". A name that means other places too (Gaza in Mozambique) is this territory only
    where the other's country is none of the `claimants`. `covers` are places that lie in it, which are treated as it is.
    """

    name: str
    kind: str
    country: str
    claimants: tuple[str, ...]
    covers: tuple[str, ...]


@dataclass(frozen=True)
class Newsroom:
    """The rows of a newsroom's own files. Two are equal when their rows are; `territories` None is the policy of the package."""

    listings: tuple[Listing, ...] = field(default=(), repr=False, compare=False)
    territories: tuple[Territory, ...] | None = field(default=None, repr=False, compare=False)
    fingerprint: str = field(init=False)

    def __post_init__(self) -> None:
        """Give it a hash of all its rows, which stands for them where they are compared or recorded."""
        rows = repr((self.listings, self.territories)).encode()
        object.__setattr__(self, "fingerprint", sha256(rows).hexdigest()[:12])

    @classmethod
    def read(cls, gazetteers: Iterable[str | Path] = (), territories: str | Path | None = None) -> Self:
        """Read a newsroom's files; LexiconError names the file, the line and what is wrong with it."""
        rows = [row for path in gazetteers for row in read_rows(Path(path), LISTING_COLUMNS, 2, _listing)]
        policy = tuple(read_rows(Path(territories), TERRITORY_COLUMNS, 1, _territory)) if territories else None
        return cls(tuple(rows), policy)


@cache
def shipped_territories() -> tuple[Territory, ...]:
    """Return the policy of the package: what the text calls it."""
    path = Path(str(files("kg").joinpath("world", "gazetteer", "territories.tsv")))
    return tuple(read_rows(path, TERRITORY_COLUMNS, 1, _territory))


def read_rows(
    path: Path, columns: tuple[str, ...], required: int, build: Callable[[dict[str, str], str], Row]
) -> list[Row]:
    """Return the rows of a user's table, built from their cells and "FILE line N"; the first `required` columns must be there."""
    lines = list(enumerate(_text(path).split("\n"), start=1))
    number, head = next(((n, line) for n, line in lines if _says_something(line)), (1, ""))
    names = [cell.strip() for cell in head.split("\t")]
    if wrong := _wrong_header(names, columns, required):
        raise LexiconError(f"{path}: line {number}: {wrong}")
    rows = []
    for n, line in lines[number:]:
        if not _says_something(line):
            continue
        try:
            rows.append(build(_cells(line, names, columns), f"{path.name} line {n}"))
        except ValueError as error:
            raise LexiconError(f"{path}: line {n}: {error}") from error
    return rows


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {why(error)}") from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}: line {line}: not UTF-8; save the file with that encoding") from error


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _wrong_header(names: list[str], columns: tuple[str, ...], required: int) -> str:
    """Return what is wrong with a header, or nothing."""
    if missing := [c for c in columns[:required] if c not in names]:
        return f"no column {missing[0]!r}; the first line names the columns, separated by tabs: {', '.join(columns)}"
    if unknown := [n for n in names if n not in columns]:
        return f"unknown column {unknown[0]!r}; the columns are {', '.join(columns)}"
    twice = next((n for n in names if names.count(n) > 1), None)
    return f"column {twice!r} stands there twice" if twice else ""


def _cells(line: str, names: list[str], columns: tuple[str, ...]) -> dict[str, str]:
    """Return the cells of a line by column; what it leaves out at its end is empty."""
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(names):
        raise ValueError(f"{len(cells)} cells, but the header has {len(names)}")
    return dict.fromkeys(columns, "") | dict(zip(names, cells, strict=False))


def _listing(row: dict[str, str], source: str) -> Listing:
    kind, country = row["class"], row["country"]
    if kind not in CLASSES:
        raise ValueError(f"class {kind!r} is not one of {', '.join(CLASSES)}")
    if country:
        _country(country)
    if kind == "Country" and not country:
        raise ValueError("a row of class Country adds names to a country, and needs its code in the column 'country'")
    names = tuple(_name(name) for name in split(row["aliases"]))
    latitude, longitude = _point(row)
    return Listing(
        name=_name(row["name"]),
        kind=kind,
        names=names,
        qid=wikidata_id(row["wikidata"]),
        country=country or None,
        office=_office(row),
        source=source,
        page=_title(row["wikipedia"]),
        latitude=latitude,
        longitude=longitude,
        never=_never(row),
    )


def _title(text: str) -> str:
    """Return the title of a page of the English Wikipedia; its address is no title."""
    if "/" in text and "://" in text:
        raise ValueError(f"{text!r} is no title of the English Wikipedia, such as Kofi Annan")
    return " ".join(text.replace("_", " ").split())


def _point(row: dict[str, str]) -> tuple[str, str]:
    """Return where a place lies, both or neither of its degrees."""
    latitude, longitude = (row[column] for column in PLACED)
    if bool(latitude) != bool(longitude):
        raise ValueError("latitude and longitude go together")
    if latitude and row["class"] != "Place":
        raise ValueError("only a place has a latitude and longitude")
    return _degrees("latitude", latitude, 90), _degrees("longitude", longitude, 180)


def _degrees(column: str, text: str, most: int) -> str:
    if text and not (re.fullmatch(r"-?\d{1,3}(\.\d+)?", text) and abs(float(text)) <= most):
        raise ValueError(f"{column} {text!r} is not a number of degrees from -{most} to {most}, such as 31.9")
    return text


def _never(row: dict[str, str]) -> tuple[str, ...]:
    """Return what a row forbids: ids and titles, or anything; such a row says nothing else."""
    never = split(row["never"])
    if never and any(row[c] for c in LISTING_COLUMNS if c not in ("name", "class", "aliases", "never")):
        raise ValueError("a row with 'never' only forbids; what the name means is told in a row of its own")
    return tuple(name if re.fullmatch(r"Q\d+|\*", name) else _title(name) for name in never)


def _office(row: dict[str, str]) -> Office | None:
    for column in ("from", "to"):
        if row[column] and not _DAY.fullmatch(row[column]):
            raise ValueError(f"{column} {row[column]!r} is no day, month or year, such as 2024-02-07")
    if not row["office"]:
        if row["from"] or row["to"]:
            raise ValueError("there is a time, but no office")
        return None
    if row["class"] != "Person":
        raise ValueError("only a person has an office")
    return Office(row["office"], row["from"], row["to"])


def _territory(row: dict[str, str], _source: str) -> Territory:
    name, kind, country = _name(row["name"]), row["class"], row["country"] or AS_TEXT
    if kind not in ("", "Country", "Place"):
        raise ValueError(f"class {kind!r} is not one of Country, Place")
    if country not in (AS_TEXT, NOWHERE):
        _country(country)
    claimants = split(row["claimants"])
    for code in claimants:
        _country(code)
    if kind == "Country" and not any(name in (c.name, *c.names) for c in countries()):
        raise ValueError(f"{name!r} cannot be a Country: it has no code of ISO 3166")
    return Territory(name, kind, country, claimants, tuple(_name(place) for place in split(row["covers"])))


def _name(text: str) -> str:
    """Return a name with single spaces."""
    name = " ".join(text.split())
    if not any(c.isalnum() for c in name):
        raise ValueError(f"{name!r} is no name")
    return name


def _country(code: str) -> Country:
    known = next((c for c in countries() if c.code == code), None)
    if known is None:
        raise ValueError(f"country {code!r} is no code of ISO 3166, such as ES")
    return known
