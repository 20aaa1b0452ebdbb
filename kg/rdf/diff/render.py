"""A comparison for people and for programs."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kg.rdf import labels
from kg.rdf.diff.compare import Change, Comparison, Difference
from kg.rdf.tables import Cell, Row, spreadsheet

SIGNS: Final = {"added": "+", "removed": "-", "changed": "~"}
NOTHING: Final = "nothing"
TITLES: Final = {"articles": "headline", "entities": "name", "roles": "role", "claims": "words", "terms": "words"}
"""The column that says what a row is about, where it is not its label."""

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]


def as_text(comparison: Comparison) -> str:
    """Return one line for each row that came (+), went (-) or changed (~), below it what changed; nothing for no difference."""
    return "".join(f"{line}\n" for line in _lines(comparison))


def as_json(comparison: Comparison) -> str:
    """Return the same for programs, with the whole rows."""
    found: dict[str, Json] = {
        table: {
            "before": comparison.before[table],
            "after": comparison.after[table],
            **{kind: [_json(d) for d in differences if d.kind == kind] for kind in SIGNS},
        }
        for table, differences in comparison.differences.items()
    }
    return json.dumps({"equal": comparison.equal, "tables": found}, ensure_ascii=False, indent=1) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    for table, differences in comparison.differences.items():
        if differences:
            yield f"{table}: {comparison.before[table]} before, {comparison.after[table]} after; {_counts(differences)}"
        for difference in differences:
            yield f"  {SIGNS[difference.kind]} {_title(table, difference.row)}"
            yield from (f"      {change.column}: {_shown(change)}" for change in difference.changes)


def _json(difference: Difference) -> Json:
    if difference.kind != "changed":
        return dict(difference.row)
    changes = [{"column": c.column, "property": c.property, "old": c.old, "new": c.new} for c in difference.changes]
    return {"was": difference.was, "row": dict(difference.row), "changes": changes}


def _counts(differences: Sequence[Difference]) -> str:
    counts = Counter[str](difference.kind for difference in differences)
    return ", ".join(f"{counts[kind]} {kind}" for kind in SIGNS if counts[kind])


def _title(table: str, row: Row) -> str:
    """Return what a row is about, and where it is: with article and characters for a statement, with its key otherwise."""
    title = _line(spreadsheet.as_text(row[TITLES.get(table, "label")]))
    if table == "claims":
        title = f"{spreadsheet.as_text(row['speakers'])}: {title}"
    if table in ("articles", "entities"):
        return f"{title} ({row['id']})"
    return f"{title} ({row['article_id']}, characters {row['begin']} to {row['end']})"


def _shown(change: Change) -> str:
    if isinstance(change.old, tuple) and isinstance(change.new, tuple):
        return ", ".join([*(f"- {_line(text)}" for text in change.old), *(f"+ {_line(text)}" for text in change.new)])
    return f"{_value(change.old)} -> {_value(change.new)}"


def _value(cell: Cell) -> str:
    return NOTHING if cell is None else _line(spreadsheet.as_text(cell))


def _line(text: str) -> str:
    """Return a text on one line, cut where it is long, without what would drive the terminal."""
    return labels.shortened(labels.one_line(labels.visible(text)))
