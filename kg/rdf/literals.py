"""Values as RDF literals in canonical form: stores rewrite any other form when they load it."""

from datetime import datetime
from decimal import Decimal
from typing import Final
from urllib.parse import quote

from rdflib import XSD, Literal, URIRef

from kg.terms import EDTF

WIKIPEDIA: Final = "https://en.wikipedia.org/wiki/"


def page(title: str) -> URIRef:
    """Return the page of the English Wikipedia with a title.

    >>> str(page("Springfield, Ohio"))
    'https://en.wikipedia.org/wiki/Springfield,_Ohio'
    """
    return URIRef(WIKIPEDIA + quote(title.replace(" ", "_"), safe="(),:;@!*'"))


def integer(value: int) -> Literal:
    """Return an xsd:integer."""
    return Literal(str(value), datatype=XSD.integer, normalize=False)


def decimal(value: Decimal) -> Literal:
    """Return an xsd:decimal without exponent, trailing zeros or minus zero.

    >>> str(decimal(Decimal("4.50"))), str(decimal(Decimal("1E+3"))), str(decimal(Decimal("-0.0")))
    ('4.5', '1000', '0')
    """
    return Literal(plain(value), datatype=XSD.decimal, normalize=False)


def plain(value: Decimal) -> str:
    """Return a number as digits."""
    return f"{value.normalize():f}" if value else "0"


def day(value: str) -> Literal:
    """Return an ISO 8601 date as xsd:date."""
    return Literal(value, datatype=XSD.date, normalize=False)


def moment(value: str) -> Literal:
    """Return an ISO 8601 date or date-time as a literal of its own precision, to the second; UTC is written Z.

    >>> str(moment("2024-02-07")), str(moment("2024-02-07T10:30+00:00"))
    ('2024-02-07', '2024-02-07T10:30:00Z')
    """
    if "T" not in value:
        return day(value)
    text = datetime.fromisoformat(value).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return Literal(text, datatype=XSD.dateTime, normalize=False)


def edtf(value: str) -> Literal:
    """Return a date in the Extended Date/Time Format."""
    return Literal(value, datatype=EDTF, normalize=False)


def uri(value: str) -> Literal:
    """Return an address as xsd:anyURI."""
    return Literal(value, datatype=XSD.anyURI, normalize=False)
