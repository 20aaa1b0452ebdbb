"""CoNLL-U treebanks and PropBank -> texts with sentences, tags, Universal Dependencies trees, and who says what to whom."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.language.network import lemmas as edits
from kg.train.reader.texts import Anchor, Mark, Text

#: Longest text, in words; spoken GUM has paragraphs of a whole conversation.
LONGEST = 170
ROOT = "ROOT"
#: What PropBank's arguments of words of saying are to us.
ARGUMENTS = {"ARG0": "speaker", "ARG1": "content", "ARG2": "addressee", "C-ARG1": "content"}
#: Predicates that put words into somebody's mouth; of the others that PropBank files with them too many do not.
SAYING = frozenset(
    ["say", "tell", "claim", "announce", "report", "warn", "ask", "explain", "state", "suggest", "argue", "insist", "admit", "deny",
     "promise", "complain", "inform", "declare", "add", "confirm", "reply", "allege", "assert", "demand", "urge", "request"]
)  # fmt: skip
#: Parts of speech whose words have lemmas that can be listed.
OPEN = frozenset(["VERB", "AUX", "NOUN", "ADJ", "ADV", "PRON", "DET"])
#: Words at the edges of a content that are not part of what is said.
EDGES = frozenset(["that", "``", "''", '"', "“", "”", ",", ".", ":", "‘", "’", "'", "?", "!"])


@dataclass(frozen=True)
class Sentence:
    """One tree: its `sent_id`, ten CoNLL-U columns a row, and for each row whether a space follows."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    spaces: tuple[bool, ...]
    opens_paragraph: bool


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a gzipped CoNLL-U file; multiword tokens keep their parts, empty nodes go."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in [*lines, "\n"]:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield _sentence(block)
                block = []


def texts(sentences: Iterable[Sentence], said: dict[str, list[Anchor]] | None = None) -> Iterator[Text]:
    """Join sentences into texts at paragraph marks, of LONGEST words or little more; `said` has anchors of sentences by name."""
    part: list[Sentence] = []
    for sentence in sentences:
        if part and (sentence.opens_paragraph or sum(len(s.rows) for s in part) + len(sentence.rows) > LONGEST):
            yield _text(part, said or {})
            part = []
        part.append(sentence)
    if part:
        yield _text(part, said or {})


def sayings(path: Path) -> dict[str, list[Anchor]]:
    """Return PropBank's predicates of saying, by the name of their sentence."""
    found: dict[str, list[Anchor]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["roleset"].split(".")[0] in SAYING:
                found[row["sent"]] += _saying(row)
    return dict(found)


def _saying(row: dict[str, Any]) -> Iterator[Anchor]:
    cue = [span for span in row["spans"] if span[0] == "V"]
    roles = [
        (*_bare(row["tokens"], start, end), ARGUMENTS[name]) for name, start, end in row["spans"] if name in ARGUMENTS
    ]
    if cue:
        yield Anchor("cue", cue[0][1], cue[0][2], tuple(sorted(mark for mark in roles if mark[0] < mark[1])))


def _bare(tokens: Sequence[str], start: int, end: int) -> tuple[int, int]:
    while start < end and tokens[start].lower() in EDGES:
        start += 1
    while start < end and tokens[end - 1].lower() in EDGES:
        end -= 1
    return start, end


def _sentence(block: list[str]) -> Sentence:
    rows, spaces = [], []
    inside = ""  # the last id of the multiword token that we are in
    glued = False
    for line in block:
        row = tuple(line.split("\t"))
        if line.startswith("#") or "." in row[0]:
            continue
        if "-" in row[0]:
            inside, glued = row[0].split("-")[1], "SpaceAfter=No" in row[9]
            continue
        rows.append(row)
        if inside:
            spaces.append(row[0] == inside and not glued)
            inside = "" if row[0] == inside else inside
        else:
            spaces.append("SpaceAfter=No" not in row[9])
    opens = any(line.startswith(("# newpar", "# newdoc")) for line in block)
    name = next((line.partition("=")[2].strip() for line in block if line.startswith("# sent_id")), "")
    return Sentence(name, tuple(rows), tuple(spaces), opens)


def _text(part: list[Sentence], said: dict[str, list[Anchor]]) -> Text:
    tags: dict[str, list[str | None]] = defaultdict(list)
    heads: list[int] = []
    anchors: list[Anchor] = []
    for sentence in part:
        base = len(heads)
        for i, row in enumerate(sentence.rows):
            head = int(row[6])
            heads.append(base + head - 1 if head else base + i)
            for column, value in _tags(row, i).items():
                tags[column].append(value)
        anchors += [_moved(anchor, base) for anchor in said.get(sentence.name, ()) if _fits(anchor, sentence)]
    return Text(
        part[0].name,
        tuple(row[1] for s in part for row in s.rows),
        tuple(space for s in part for space in (*s.spaces[:-1], True)),
        (len(heads),),
        anchors=tuple(anchors),
        tags=tags,
        heads=tuple(heads),
        loose=True,
    )


def _tags(row: Sequence[str], place: int) -> dict[str, str | None]:
    lemma = row[1] if row[2] in ("@card@", "_") else row[2]
    return {
        "start": "yes" if place == 0 else "no",
        "pos": row[3],
        "tag": row[4],
        "morph": "" if row[5] == "_" else row[5],
        "lemma": edits.edit(row[1], lemma),
        "dep": ROOT if row[6] == "0" else row[7],
    }


def _fits(anchor: Anchor, sentence: Sentence) -> bool:
    return max([anchor.end, *(end for _, end, _ in anchor.roles)]) <= len(sentence.rows)


def _moved(anchor: Anchor, by: int) -> Anchor:
    roles: tuple[Mark, ...] = tuple((start + by, end + by, role) for start, end, role in anchor.roles)
    return Anchor(anchor.kind, anchor.start + by, anchor.end + by, roles)


def lemmas(texts: Iterable[Text]) -> list[tuple[str, str, str]]:
    """Return the forms of common words, each with its part of speech and its most frequent lemma."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word, pos, change in zip(text.words, text.tags["pos"], text.tags["lemma"], strict=True):
            if pos in OPEN and change is not None and word.isalpha():
                counts[word.lower(), pos][edits.apply(change, word).lower()] += 1
    return [(form, pos, max(sorted(own), key=lambda x: own[x])) for (form, pos), own in sorted(counts.items())]


def common(texts: Iterable[Text], column: str, rare: int) -> list[str]:
    """Return the values of a column of tags that are met at least so often, the most frequent first."""
    counts = Counter(value for text in texts for value in text.tags[column] if value is not None)
    return [value for value, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if n >= rare]
