"""Reading and Entities -> Statements and Drops: the list of extractors.

An extractor sees the reading and the entities and nothing else, so their order cannot matter. It yields what it finds, the items that this
refers to (`kg.find.items`), and a Drop for each word that promised something and was not used. A new kind is one file and one row.
"""

from collections.abc import Callable, Iterable

from kg.find import claims, events, figures, proposals, roles
from kg.find.entities import Entities
from kg.language.reading import Reading
from kg.values import Drop, Entity, Statement

EXTRACTORS: tuple[Callable[[Reading, Entities], Iterable[Statement | Entity | Drop]], ...] = (
    roles.find,
    events.find,
    figures.find,
    claims.find,
    proposals.find,
)


def find(reading: Reading, entities: Entities) -> tuple[Statement | Entity | Drop, ...]:
    """Return all that the extractors find, and what they could not use."""
    return tuple(s for extract in EXTRACTORS for s in extract(reading, entities))
