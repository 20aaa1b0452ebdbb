"""Tables that ship with the package: cells separated by tabs, a header line, nothing quoted."""

from collections.abc import Iterator

from kg.errors import LexiconError


def rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    r"""Yield the number of each line below the header and its cells by column; LexiconError names table, line and problem.

    >>> list(rows("word\tkind\nmayor\toffice\n", "titles.tsv"))
    [(2, {'word': 'mayor', 'kind': 'office'})]
    """
    head, *lines = text.splitlines() or [""]
    columns = head.split("\t")
    if not lines:
        raise LexiconError(f"{name}: empty")
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise LexiconError(f"{name}: line {number}: {len(cells)} cells, expected {len(columns)}")
        yield number, dict(zip(columns, cells, strict=True))
