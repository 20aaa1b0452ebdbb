"""What the gazetteer knows of a name: that it is of one thing, or of several."""

from typing import TypeVar

from kg.corpus.merge import names
from kg.corpus.merge.names import PACKAGE
from kg.world import lookup
from kg.world.gazetteer import Country, OrganizationRow, PlaceRow

#: How many times as often as all its namesakes news must link a place or body for it to be the one known of its name.
DOMINANT = 20

Row = TypeVar("Row", OrganizationRow, PlaceRow)


def the_one(rows: tuple[Row, ...]) -> Row | None:
    """Return the one row that a name means: the only one, or that which news links far more often than all the others."""
    first, rest = rows[:1], rows[1:]
    return first[0] if first and first[0].count >= DOMINANT * sum(row.count for row in rest) else None


def body(name: str) -> OrganizationRow | None:
    """Return the one body of a name; of a name that each country may have a body of, only a medium."""
    row = the_one(PACKAGE.organization(name))
    return row if row and (row.kind == "medium" or not names.is_generic(name)) else None


def is_medium(name: str) -> bool:
    """Say whether a name is one of news media only."""
    rows = PACKAGE.organization(name)
    return bool(rows) and all(row.kind == "medium" for row in rows)


def is_of_many_countries(name: str) -> bool:
    """Say whether bodies of several countries have the name.

    >>> is_of_many_countries("Liberal Party"), is_of_many_countries("Hezbollah")
    (True, False)
    """
    lands = {row.country for row in PACKAGE.organization(name) if row.country}
    return body(name) is None and (names.is_generic(name) or len(lands) > 1)


def is_of_many_in_one_country(name: str) -> bool:
    """Say whether several places of one country have the name.

    >>> is_of_many_in_one_country("Washington"), is_of_many_in_one_country("Baghdad")
    (True, False)
    """
    rows = PACKAGE.place(name)
    lands = [row.country for row in rows if row.country]
    return len(set(lands)) < len(lands) and not the_one(rows)


def country_of_person(name: str) -> Country | None:
    """Return the country of the one office holder of a name."""
    rows = PACKAGE.people(name)
    return lookup.country_of_code(rows[0].countries[0]) if len(rows) == 1 and rows[0].countries else None
