"""Further open corpora -> texts with marks that only train: what they mark is near to what the network marks, but not the same.

Their layers have labels of their own, and heads of their own, which are not shipped; what is shared below these profits.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from kg.train.reader.texts import Mark, Text

#: What each corpus of names calls what the network is to learn as one.
NAMES: Mapping[str, Mapping[str, str]] = {
    "names/wikigold.wikigold.conll.txt.gz": {"PER": "Person", "ORG": "Organization", "LOC": "Place", "MISC": "Other"},
    "names/en_pud-ud-test.iob2.gz": {"PER": "Person", "ORG": "Organization", "LOC": "Place"},
    "names/crossner-politics.train.txt.gz": {
        "person": "Person", "politician": "Person", "organisation": "Organization", "politicalparty": "Organization",
        "location": "Place", "country": "Place", "event": "Other", "election": "Other", "misc": "Other",
    },
}  # fmt: skip
FRAMES = "events/geneva.jsonl.gz"
#: The files below the folder of the corpora.
SOURCES = (*NAMES, FRAMES)
#: Signs that stand at the word before them, and those at the word after them.
CLOSING, OPENING = (
    frozenset([",", ".", ":", ";", "?", "!", ")", "]", "%", "'s", "’s", "n't", "n’t", "''", "”"]),
    frozenset(["(", "[", "$", "``", "“"]),
)


def read(data: Path) -> dict[str, list[Text]]:
    """Return the texts of each layer; a text is a sentence."""
    return {"other names": [t for name in NAMES for t in _names(data, name)], "frames": list(_frames(data / FRAMES))}


def labels(texts: Sequence[Text], layer: str) -> list[str]:
    """Return what is marked in a layer."""
    return sorted({label for text in texts for _, _, label in text.marks[layer]})


def _names(data: Path, name: str) -> Iterator[Text]:
    with gzip.open(data / name, "rt", encoding="utf-8") as lines:
        for there, rows in groupby(lines, lambda line: bool(line.strip()) and not line.startswith("#")):
            if there:
                yield _sentence(name, [row.split() for row in rows])


def _sentence(name: str, rows: Sequence[Sequence[str]]) -> Text:
    """Return a sentence; rows are a word and its tag, in UNER behind a number."""
    place = 1 if rows[0][0].isdigit() and len(rows[0]) > 2 else 0
    kinds = [NAMES[name].get(row[place + 1][2:], "") for row in rows]
    begins = [row[place + 1][:1] == "B" for row in rows]
    marks: list[Mark] = []
    for i, kind in enumerate(kinds):
        if kind and marks and marks[-1][1:] == (i, kind) and not begins[i]:
            marks[-1] = (marks[-1][0], i + 1, kind)
        elif kind:
            marks.append((i, i + 1, kind))
    return _text(name, [row[place] for row in rows], "other names", marks)


def _frames(path: Path) -> Iterator[Text]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            told = {(e["trigger"]["start"], e["trigger"]["end"]): e["event_type"] for e in row["event_mentions"]}
            yield _text(
                row["doc_id"], row["tokens"], "frames", [(*place, kind) for place, kind in sorted(told.items())]
            )


def _text(name: str, words: Sequence[str], layer: str, marks: Sequence[Mark]) -> Text:
    return Text(name, tuple(words), spaces(words), (len(words),), {layer: marks}, loose=True)


def spaces(words: Sequence[str]) -> tuple[bool, ...]:
    """Say for each word of a text whose spaces are lost whether one must have stood behind it."""
    return tuple(b not in CLOSING and a not in OPENING for a, b in zip(words, [*words[1:], ""], strict=True))
