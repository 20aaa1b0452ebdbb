"""What differs between two builds, row by row and column by column."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from kg.rdf.diff.match import TABLES, Matching, match
from kg.rdf.tables import Cell, Row, Tables
from kg.rdf.tables.schema import Column, Table, tables

Kind = Literal["added", "removed", "changed"]

#: Columns that repeat others, as a label does.
_TOLD: Final = frozenset({"iri", "label", "begin", "end", "sentence", "article_ids"})
#: Of nodes that have no table of their own, what else there is to know.
_PARTS: Final = ("kg:duration/",)


@dataclass(frozen=True)
class Change:
    """A column, the property it comes from, and what it had and has; of a list, what went and what came."""

    column: str
    property: str
    old: Cell
    new: Cell


@dataclass(frozen=True)
class Difference:
    """A row that came, went or changed: the new row, or the old one where it went. `was` is the old key."""

    kind: Kind
    row: Row
    was: str | None
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Comparison:
    """The differences of each table, and how many rows it had and has."""

    differences: Mapping[str, tuple[Difference, ...]]
    before: Mapping[str, int]
    after: Mapping[str, int]

    @property
    def equal(self) -> bool:
        """Whether there is no difference."""
        return not any(self.differences.values())


def compare(old: Tables, new: Tables) -> Comparison:
    """Return what differs: by articles, entities, roles, claims, events, figures, proposals and terms."""
    matching = match(old, new)
    names = ("articles", *TABLES)
    return Comparison(
        differences={name: tuple(_differences(old, new, tables()[name], matching)) for name in names},
        before={name: len(old[name]) for name in names},
        after={name: len(new[name]) for name in names},
    )


def _differences(old: Tables, new: Tables, table: Table, matching: Matching) -> Iterator[Difference]:
    before = {matching.new(str(row["id"])): row for row in old[table.name]}
    mentions = _mentions(old, matching), _mentions(new, None)
    for row in new[table.name]:
        key = str(row["id"])
        was = before.pop(key, None)
        if was is None:
            yield Difference("added", row, None, ())
            continue
        changes = list(_changes(table, was, row, matching))
        if table.name == "entities":
            changes += _of_lists("mentions", "kg:evidence", *(found.get(key, ()) for found in mentions))
        if changes:
            yield Difference("changed", row, str(was["id"]), tuple(changes))
    yield from (Difference("removed", row, str(row["id"]), ()) for row in before.values())


def _mentions(found: Tables, matching: Matching | None) -> dict[str, tuple[str, ...]]:
    """Return where each entity is spoken of, in which words; with the matching, by the keys of the new build."""
    mentions: dict[str, tuple[str, ...]] = {}
    for row in found["mentions"]:
        entity, article = (
            matching.new(str(row[name])) if matching else str(row[name]) for name in ("entity_id", "article_id")
        )
        mentions[entity] = (*mentions.get(entity, ()), f"{row['words']} ({article} {row['begin']}-{row['end']})")
    return mentions


def _changes(table: Table, old: Row, new: Row, matching: Matching) -> Iterator[Change]:
    """Yield what differs between two rows that are one thing."""
    for column in filter(_is_own, table.columns):
        before, after = old[column.name], new[column.name]
        if column.name == "id":
            # An article that has a new key gives all its statements new keys, which is no change of them.
            before = before if table.name == "articles" else _moved(str(before), matching)
        elif column.name.endswith(("_id", "_ids")):
            before = _known(before, matching)
        elif _only_renamed(table, column, old, new, matching):
            continue
        if isinstance(before, tuple) and isinstance(after, tuple):
            yield from _of_lists(column.name, column.recipe, before, after)
        elif before != after:
            yield Change(column.name, column.recipe, before, after)


def _is_own(column: Column) -> bool:
    """Say whether a column tells something of the node itself that no other column tells."""
    if column.name in _TOLD or column.form in ("iri", "class-iri"):
        return False
    if column.form == "id" and column.recipe == "skos:exactMatch":
        return True
    backward = any(step.back for path in column.paths for step in path.steps)
    composite = any(len(path.steps) > 1 for path in column.paths)
    if backward or composite:
        return column.recipe.startswith(_PARTS) or (column.form == "id" and column.type == "text")
    return True


def _only_renamed(table: Table, column: Column, old: Row, new: Row, matching: Matching) -> bool:
    """Say whether a column shows the words for links that are the same, or whose keys tell the change of the words."""
    if column.form != "label":
        return False
    beside = (c.name for c in table.columns if c.form == "id" and c.recipe == column.recipe and c.recipe != ".")
    return any(_as_set(_known(old[name], matching)) == _as_set(new[name]) for name in beside)


def _known(cell: Cell, matching: Matching) -> Cell:
    """Return keys of the old build as they are in the new one."""
    if isinstance(cell, tuple):
        return tuple(map(matching.new, cell))
    return matching.new(cell) if isinstance(cell, str) else cell


def _moved(key: str, matching: Matching) -> str:
    """Return a key with the new key of its article."""
    article, separator, rest = key.partition("_")
    return f"{matching.keys.get(article, article)}_{rest}" if separator else key


def _as_set(cell: Cell) -> frozenset[str]:
    return frozenset(cell if isinstance(cell, tuple) else [str(cell)])


def _of_lists(column: str, recipe: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
    """Yield what went from a list and what came; the order tells nothing."""
    went, came = Counter(old) - Counter(new), Counter(new) - Counter(old)
    if went or came:
        yield Change(column, recipe, tuple(went.elements()), tuple(came.elements()))
