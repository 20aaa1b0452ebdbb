"""Document and Entities -> Statements: the list of extractors.

An extractor sees the document and the entities and nothing else, so their order cannot matter. A new kind is one file and one row.
"""

from collections.abc import Callable, Iterable

from kg.find import claims, events, figures, proposals, roles
from kg.find.entities import Entities
from kg.values import Document, Statement

EXTRACTORS: tuple[Callable[[Document, Entities], Iterable[Statement]], ...] = (
    roles.find,
    events.find,
    figures.find,
    claims.find,
    proposals.find,
)


def statements(document: Document, entities: Entities) -> tuple[Statement, ...]:
    """Return all that the extractors find."""
    return tuple(s for extract in EXTRACTORS for s in extract(document, entities))
