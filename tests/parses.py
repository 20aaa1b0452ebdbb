"""Documents with hand-made parses, so that rules are tested without a trained pipeline.

A sentence is rows of `word head relation pos [lemma] [features]`; heads count from 1 inside the sentence, 0 is the root. Lines that
start with "#" name layers: `# Person 3 4` marks tokens 3 to 4 as a name, `# event Meeting 5 5` a trigger, `# cue Cue 2 2` a cue;
`# actor 1 2 for event 5 5` gives tokens 1 to 2 a role in what tokens 5 to 5 tell.
Blank lines part sentences; a line "¶" begins a new paragraph.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

import spacy
from spacy.tokens import Doc, Span

from kg.find import entities, mentions
from kg.find.entities import Entities
from kg.language.network.found import Findings, Found, Role
from kg.language.reading import Reading
from kg.values import Article, Drop, Entity, Statement
from kg.values import Span as Range
from kg.world import World

NO_SPACE_BEFORE = frozenset([",", ".", "?", "!", ":", ";", ")", "'s", "’s", "n't", "”"])
NO_SPACE_AFTER = frozenset(["(", "“"])
#: How likely the marks of names are, so that what else tells of them is heard.
LIKELY = 0.8
VOCAB = spacy.blank("en").vocab
WORLD = World()
Kept = TypeVar("Kept", bound=Statement)


def kept(found: Iterable[Kept | Entity | Drop]) -> list[Kept]:
    """Return the statements that an extractor finds, without items and what it could not use."""
    return [s for s in found if not isinstance(s, Drop | Entity)]


def resolved(reading: Reading, world: World = WORLD) -> Entities:
    """Return the things of a parsed article."""
    return entities.resolve(reading, world, mentions.find(reading, world))


@dataclass
class Parts:
    """The columns of a reading while its rows are read."""

    words: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    marks: list[tuple[str, str, int, int]] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


def parse(rows: str, published: str | None = "2024-02-07") -> Reading:
    """Return the reading that rows describe; its body is the whole text."""
    parts = Parts()
    for block in rows.strip().split("\n\n"):
        _read(block, parts)
    doc = Doc(
        VOCAB,
        words=parts.words,
        spaces=[_spaced(parts.words, i) for i in range(len(parts.words))],
        heads=parts.heads,
        deps=parts.deps,
        pos=parts.pos,
        lemmas=parts.lemmas,
        morphs=parts.morphs,
    )
    _mark(doc, parts.marks)
    likely = {("names", start, end): LIKELY for layer, _, start, end in parts.marks if layer == "name"}
    doc._.findings = Findings(tuple(parts.roles), likely)
    return Reading(Article(doc.text, Range(0, len(doc.text)), published=published), doc)


def _read(block: str, parts: Parts) -> None:
    base = len(parts.words)
    for line in block.strip().split("\n"):
        cells = line.split()
        if cells[0] == "¶":
            _row(parts, "\n\n", max(base - 1, 0), "dep", "SPACE", "\n\n", "")
            base += 1
        elif cells[0] == "#" and "for" in cells:
            role, start, end, _, kind, first, last = cells[1:]
            related = Found(base + int(start) - 1, base + int(end), role, 1.0)
            parts.roles.append(Role((base + int(first) - 1, base + int(last)), kind, related))
        elif cells[0] == "#":
            layer, label = ("name", cells[1]) if len(cells) == 4 else (cells[1], cells[2])
            parts.marks.append((layer, label, base + int(cells[-2]) - 1, base + int(cells[-1])))
        else:
            word, head, dep, pos, lemma, morph, *_ = [*cells, "", ""][:6] if len(cells) < 6 else cells
            at = len(parts.words) if head == "0" else base + int(head) - 1
            _row(parts, word, at, "ROOT" if head == "0" else dep, pos, lemma or word.lower(), morph)


def _row(parts: Parts, word: str, head: int, dep: str, pos: str, lemma: str, morph: str) -> None:  # noqa: PLR0917
    parts.words.append(word)
    parts.heads.append(head)
    parts.deps.append(dep)
    parts.pos.append(pos)
    parts.lemmas.append(lemma)
    parts.morphs.append(morph)


def _spaced(words: list[str], i: int) -> bool:
    after = words[i + 1] if i + 1 < len(words) else ""
    return (
        bool(after) and after not in NO_SPACE_BEFORE and words[i] not in NO_SPACE_AFTER and "\n" not in after + words[i]
    )


def _mark(doc: Doc, marks: list[tuple[str, str, int, int]]) -> None:
    names = [Span(doc, start, end, label=label) for layer, label, start, end in marks if layer == "name"]
    doc.set_ents(names)
    for key, layer in (("events", "event"), ("attribution", "cue")):
        found = [Span(doc, start, end, label=label) for kind, label, start, end in marks if kind == layer]
        doc.spans.update({key: found} if found else {})  # a parse without marks is one of a pipeline that makes none
