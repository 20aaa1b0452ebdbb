"""CoNLL-U treebanks -> one spaCy Doc per paragraph, with the Universal Dependencies labels kept whole."""

import gzip
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

#: Longest paragraph, in sentences; spoken GUM has paragraphs of a whole conversation.
LONGEST = 10


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
        for line in lines:
            if line.strip():
                block.append(line.rstrip("\n"))
            elif block:
                yield _sentence(block)
                block = []
        if block:
            yield _sentence(block)


def paragraphs(sentences: Iterable[Sentence], vocab: Vocab) -> Iterator[Doc]:
    """Join sentences into Docs at paragraph marks, at most LONGEST sentences each."""
    part: list[Sentence] = []
    for sentence in sentences:
        if part and (sentence.opens_paragraph or len(part) >= LONGEST):
            yield _doc(part, vocab)
            part = []
        part.append(sentence)
    if part:
        yield _doc(part, vocab)


def headline_twins(sentences: Iterable[Sentence], share: float, seed: int) -> Iterator[Sentence]:
    """Yield a share of the short sentences again as headlines: title case, without articles and full stop.

    Lower-case twins come with them, so that capitals never decide what is a verb.
    """
    chance = random.Random(seed)
    for sentence in sentences:
        if 4 <= len(sentence.rows) <= 16 and chance.random() < share:
            yield _recase(sentence, _lower if chance.random() < 0.3 else _title)


def _title(row: tuple[str, ...]) -> str:
    small = row[3] in ("ADP", "CCONJ", "PART", "PUNCT") or len(row[1]) < 2
    return row[1] if small else row[1][0].upper() + row[1][1:]


def _lower(row: tuple[str, ...]) -> str:
    return row[1].lower()


def _recase(sentence: Sentence, case: Callable[[tuple[str, ...]], str]) -> Sentence:
    rows = sentence.rows
    heads = {row[6] for row in rows}
    last = len(rows) - 1
    keep = [
        i
        for i, row in enumerate(rows)
        if row[0] in heads or not (row[2] in ("a", "an", "the") or (i == last and row[1] == "."))
    ]
    place = {rows[i][0]: str(n + 1) for n, i in enumerate(keep)} | {"0": "0"}
    kept = tuple((place[rows[i][0]], case(rows[i]), *rows[i][2:6], place[rows[i][6]], *rows[i][7:]) for i in keep)
    return Sentence(sentence.name, kept, tuple(sentence.spaces[i] for i in keep), True)


def _sentence(block: list[str]) -> Sentence:
    rows, spaces = [], []
    inside = ""  # the last id of the multiword token that we are in
    glued = False
    for line in block:
        if line.startswith("#"):
            continue
        row = tuple(line.split("\t"))
        if "." in row[0]:
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


def _doc(part: list[Sentence], vocab: Vocab) -> Doc:
    words, spaces, tags, pos, morphs, lemmas, heads, deps, starts = ([] for _ in range(9))  # type: ignore[var-annotated]
    for sentence in part:
        base = len(words)
        for i, row in enumerate(sentence.rows):
            words.append(row[1])
            lemmas.append(row[1] if row[2] in ("@card@", "_") else row[2])
            pos.append(row[3])
            tags.append(row[4])
            morphs.append("" if row[5] == "_" else row[5])
            head = int(row[6])
            heads.append(base + head - 1 if head else base + i)
            deps.append("ROOT" if head == 0 else row[7])
            starts.append(i == 0)
        spaces += [*sentence.spaces[:-1], True]
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=pos,
        morphs=morphs,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
        sent_starts=None,
    )
