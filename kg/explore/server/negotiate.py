"""Which format an answer has: what the Accept header likes best of those that there are."""

from collections.abc import Mapping, Sequence
from typing import Final

import pyoxigraph as ox

Format = ox.QueryResultsFormat | ox.RdfFormat

#: Of rows, and of yes or no; the first is what comes unasked.
ROWS: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
#: Yes or no has no columns.
TRUTH: Final = {kind: form for kind, form in ROWS.items() if form.file_extension not in ("csv", "tsv")}
#: Of triples.
TRIPLES: Final[Mapping[str, ox.RdfFormat]] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "text/n3": ox.RdfFormat.N3,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}
#: What an address may say in place of the header, for links: `&format=csv`.
SHORT: Final[Mapping[str, str]] = {
    "json": "application/sparql-results+json, application/ld+json",
    "xml": "application/sparql-results+xml, application/rdf+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "nt": "application/n-triples",
}


def best(accept: str, offered: Sequence[str]) -> str | None:
    """Return the media type that an Accept header likes best; the first offered among equals, None if it likes none.

    >>> best("text/html, text/csv;q=0.5, */*;q=0.1", ["application/json", "text/csv"])
    'text/csv'
    >>> best("", ["application/json"]), best("image/png", ["application/json"])
    ('application/json', None)
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    rated = [(_quality(kind, ranges), -place, kind) for place, kind in enumerate(offered)]
    quality, _, kind = max(rated)
    return kind if quality > 0 else None


def _range(part: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return kind, _number(value)
    return kind, 1.0


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(kind: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return how much a media type is liked: what is said of it, else of its family, else of all."""
    said = dict(reversed(ranges))
    for name in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        if name in said:
            return said[name]
    return 0.0
