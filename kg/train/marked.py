"""Marks of our own on raw Wikinews -> articles in the format of the newskg corpus, but for roles.

They were made by a large language model that read each article once; the model's card tells how well it agrees with the corpus.
`marked.jsonl.gz` has the marks only, as offsets into a text that is not here: an article's headline and its paragraphs, with blank lines
between. The checksum of each text is beside them, so that marks never slip. `doubted` are words of which the marks of events say nothing:
there the annotator and a network that had learnt the newskg corpus went by different rules.
"""

import gzip
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.train.reader import news

FILE = Path(__file__).with_name("marked.jsonl.gz")
#: The raw news, below the folder of the corpora.
NEWS = "wikinews/wikinews.jsonl.gz"


def articles(data: Path, file: Path = FILE) -> list[dict[str, Any]]:
    """Return the articles that are marked, with their texts from the corpora in `data`.

    Raises InputError where a text is missing or not the one that was marked.
    """
    marks = {row["wikinews_id"]: row for row in news.read(file)}
    with gzip.open(data / NEWS, "rt", encoding="utf-8") as lines:
        texts = {row["id"]: text_of(row) for row in map(json.loads, lines) if row["id"] in marks}
    for number, row in marks.items():
        if zlib.crc32(texts.get(number, "").encode()) != row["crc"]:
            raise InputError(f"{data / NEWS}: article {number} is missing, or not the text that was marked")
    return [_article(texts[number], row) for number, row in sorted(marks.items())]


def text_of(row: Mapping[str, Any]) -> str:
    """Return the text of an article of raw news as the newskg corpus has it."""
    return "\n\n".join([row["title"], *(line.strip() for line in row["text"].split("\n") if line.strip())])


def _article(text: str, marks: Mapping[str, Any]) -> dict[str, Any]:
    proposals = [
        {**own, **{key: [text[slice(*place)] for place in own[role]] for role, key in news.PROPOSAL.items()}}
        for own in marks["proposals"]
    ]
    return {**marks, "id": f"w{marks['wikinews_id']}", "text": text, "proposals": proposals}
