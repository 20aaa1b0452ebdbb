"""Reading and Entities -> Statements: the list of extractors.

An extractor sees the reading and the entities and nothing else, so their order cannot matter. A new kind is one file and one row.
"""

from collections.abc import Callable, Iterable

from kg.find import claims, events, figures, proposals, roles
from kg.find.entities import Entities
from kg.language.reading import Reading
from kg.values import Statement

EXTRACTORS: tuple[Callable[[Reading, Entities], Iterable[Statement]], ...] = (
    roles.find,
    events.find,
    figures.find,
    claims.find,
    proposals.find,
)


def statements(reading: Reading, entities: Entities) -> tuple[Statement, ...]:
    """Return all that the extractors find."""
    return tuple(s for extract in EXTRACTORS for s in extract(reading, entities))
