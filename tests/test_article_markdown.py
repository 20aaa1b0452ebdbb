"""Articles in Markdown, as the generators of sites keep them."""

from pathlib import Path

import pytest

from kg import article
from kg.values import Article

TEXT = """The talks in the **harbour** town went [on](https://post.example/on) until late on Monday.

> "We go on," the *minister* Ada Ruiz said.

- A ferry waited.

![A ferry](ferry.jpg)
"""
WORDS = (
    "The talks in the harbour town went on until late on Monday.\n\n"
    '"We go on," the minister Ada Ruiz said.\n\nA ferry waited.'
)
STATED = '---\ntitle: "Talks: they go on"\ndate: 2024-02-06\nauthor: [Nora Quill]\nurl: https://post.example/1\n---\n'


@pytest.mark.parametrize(
    ("above", "title", "published"),
    [
        ("# Talks go on\n\n", "Talks go on", None),
        (STATED, "Talks: they go on", "2024-02-06"),
        (STATED + "\n# Talks go on #\n", "Talks: they go on", "2024-02-06"),
    ],
)
def test_marks_are_read_and_what_is_stated_above_is_metadata(
    tmp_path: Path, above: str, title: str, published: str | None
) -> None:
    (tmp_path / "talks.md").write_text(above + TEXT)

    [found] = article.read_all([tmp_path])

    assert isinstance(found, Article)
    assert (found.title, found.published, found.words(found.body)) == (title, published, WORDS)
    assert found.authors == (("Nora Quill",) if published else ())
