"""Measure coreference on open corpora: `python tests/measure_coreference.py --corpora DIR [--misses]`.

DIR holds `treebanks/gum-dev.conllu.gz`, `coreference/gum.conll.gz`, `coreference/ontogum.conll.gz` and `newskg/dev.jsonl.gz`.
The shipped pipeline reads each text; then the tokens of the corpus are asked what they stand for.

Pronouns are those of the third person. Of GUM and OntoGUM, those count whose chain has a name of a person, organization or place, and
they are right if what they stand for has one of the chain's names; precision is over all pronouns that were given a named thing. Names
are compared as B3 over the names that both sides have. Of newskg, speakers and participants that the corpus resolves count.
"""

# ruff: noqa: T201 - printing is what it is for

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import parses

from kg.article import read_text
from kg.errors import InputError
from kg.find.entities import Entities
from kg.find.entities.grammar import THIRD
from kg.language.reader import Reader
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Article, Entity, Span
from kg.world.names import words_of

PRONOUNS = THIRD
TYPES = frozenset(["person", "organization", "place"])
#: How a chain opens, closes, or does both at one token: "(person-6", "person-6)", "(abstract-12)".
BRACKET = re.compile(r"(\()?([^()]+)(\))?")

Range = tuple[int, int]
Chains = dict[Range, tuple[str, str]]
"""Mentions of one reading: first and last token -> type (empty where the corpus has none) and chain."""


@dataclass
class Text:
    """A reading of the treebank: its text, the spans of its words, and which of them are proper nouns, with their heads."""

    name: str
    text: str = ""
    words: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    proper: list[bool] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)

    def head(self, mention: Range) -> int:
        """Return the word of a mention that depends on none in it."""
        inside = range(mention[0], mention[1] + 1)
        return next((i for i in inside if self.heads[i] not in inside), mention[1])


@dataclass
class Count:
    """What was right, what was answered, and what was asked."""

    right: int = 0
    answered: int = 0
    asked: int = 0

    def add(self, answer: object, right: bool, asked: bool = True) -> None:
        """Count one question: the answer may be missing, and a wrong one may be to no question of the corpus."""
        self.right += bool(answer) and right
        self.answered += bool(answer)
        self.asked += asked

    def __str__(self) -> str:
        precision, recall = self.right / max(self.answered, 1), self.right / max(self.asked, 1)
        return f"P {precision:.3f}  R {recall:.3f}   {self.right}/{self.answered}/{self.asked}"


@dataclass
class Grouping:
    """B3 over the names that both sides have: how pure each one's own group is, and how much of its chain it holds."""

    precision: float = 0.0
    recall: float = 0.0
    shared: int = 0
    asked: int = 0

    def add(self, named: dict[Range, str], ours: dict[Range, str]) -> None:
        """Add one reading: its names with their chains, and what those that we find stand for."""
        gold = {m: named[m] for m in ours}
        both = Counter((gold[m], ours[m]) for m in ours)
        by_gold, by_ours = Counter(gold.values()), Counter(ours.values())
        self.precision += sum(n * n / by_ours[o] for (_, o), n in both.items())
        self.recall += sum(n * n / by_gold[g] for (g, _), n in both.items())
        self.shared += len(ours)
        self.asked += len(named)

    def __str__(self) -> str:
        shared = max(self.shared, 1)
        precision, recall = self.precision / shared, self.recall / shared
        return f"B3 P {precision:.3f}  R {recall:.3f}   {self.shared} of {self.asked} found"


@dataclass
class Tally:
    """Names and pronouns of one scheme."""

    names: Grouping = field(default_factory=Grouping)
    pronouns: dict[str, Count] = field(default_factory=lambda: defaultdict(Count))

    def ask(self, reading: Text, gold: Chains, named: dict[Range, str], ours: dict[Range, Entity]) -> Iterator[str]:
        """Count what the pronouns of a reading were taken for, and yield a line for each that is wrong."""
        for m in (m for m in sorted(gold) if m[0] == m[1] and reading.words[m[0]].lower() in PRONOUNS):
            heads = [reading.spans[reading.head(n)] for n, chain in named.items() if chain == gold[m][1]]
            thing = ours.get(m)
            right = thing is not None and any(h.within(s) for h in heads for s in thing.mentions)
            first = reading.words[m[0]][0].lower()
            for kind in ("all", "he, she" if first in "hs" else "it" if first == "i" else "they"):
                self.pronouns[kind].add(thing, right, asked=bool(heads))
            if not right and (heads or thing):
                wanted = reading.text[slice(*heads[0])] if heads else None
                shown = around(reading.text, reading.spans[m[0]])
                yield f"{reading.name}: {thing and thing.name} for {wanted}: {shown}"


def texts(path: Path) -> Iterator[Text]:
    """Yield the documents of a CoNLL-U file, with a blank line between paragraphs."""
    current: Text | None = None
    base, gap = 0, ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc"):
                if current is not None:
                    yield current
                current, gap = Text(line.split("=")[1].strip()), ""
            elif line.startswith("# newpar") and current is not None:
                gap = "\n\n" if current.text else ""
            elif current is not None and cells[0].isdigit():
                base = len(current.words) if cells[0] == "1" else base
                gap = _append(current, cells, base, gap)
    if current is not None:
        yield current


def _append(reading: Text, cells: list[str], base: int, gap: str) -> str:
    """Add a word, and return what stands between it and the next."""
    start = len(reading.text) + len(gap)
    reading.text += gap + cells[1]
    reading.words.append(cells[1])
    reading.spans.append(Span(start, start + len(cells[1])))
    reading.proper.append(cells[3] == "PROPN")
    reading.heads.append(base + int(cells[6]) - 1 if cells[6] != "0" else -1)
    return "" if "SpaceAfter=No" in cells[9] else " "


def chains(path: Path) -> Iterator[tuple[list[str], Chains]]:
    """Yield the words and the mentions of each reading of a CoNLL coreference file."""
    words: list[str] = []
    found: Chains = {}
    opened: dict[str, list[int]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if line.startswith("# begin") and words:
                yield words, found
                words, found, opened = [], {}, defaultdict(list)
            elif len(cells) >= 3:
                _bracket(cells[-1], len(words), opened, found)
                words.append(cells[1])
    yield words, found


def _bracket(cell: str, at: int, opened: dict[str, list[int]], found: Chains) -> None:
    for opens, label, closes in BRACKET.findall(cell):
        if label == "_":
            continue
        if opens:
            opened[label].append(at)
        if closes:
            kind, _, rest = label.partition("-")
            found[opened[label].pop(), at] = (kind, rest.split("-")[0]) if rest else ("", label)


@cache
def reader() -> Reader:
    """Return the shipped pipeline, loaded once."""
    return Reader.load()


def resolved(article: Article) -> tuple[Reading, Entities]:
    """Read an article with the shipped pipeline."""
    reading = reader().read(article)
    return reading, parses.resolved(reading)


def thing_at(reading: Reading, things: Entities, span: Span) -> Entity | None:
    """Return what the phrase at a span stands for: its head, or else the last of its words that stands for something."""
    tokens = reading.doc.char_span(*span, alignment_mode="expand")
    if tokens is None:
        return None
    order = [tokens.root, *reversed(tokens)]
    return next((things.get(name) for t in order if (name := things.at(t)) is not None), None)


def measure_chains(corpora: Path, misses: bool) -> None:
    """Print the scores on GUM and OntoGUM; types of mentions come from GUM for both."""
    known = {tuple(words): found for words, found in chains(corpora / "coreference/gum.conll.gz")}
    other = {tuple(words): found for words, found in chains(corpora / "coreference/ontogum.conll.gz")}
    tallies = {"GUM": Tally(), "OntoGUM": Tally()}
    for reading in texts(corpora / "treebanks/gum-dev.conllu.gz"):
        typed = known[tuple(reading.words)]
        parsed, things = resolved(Article(reading.text, Span(0, len(reading.text)), stem=reading.name))
        for scheme, gold in (("GUM", typed), ("OntoGUM", other.get(tuple(reading.words), {}))):
            named = {m: chain for m, (_, chain) in gold.items() if _is_named(reading, m, typed)}
            ours = {m: thing for m in gold if (thing := _named_at(parsed, things, reading, m)) is not None}
            tallies[scheme].names.add(named, {m: ours[m].id for m in named if m in ours})
            for line in tallies[scheme].ask(reading, gold, named, ours):
                if misses:
                    print(line)
    for scheme, tally in tallies.items():
        print(f"{scheme}: names: {tally.names}")
        for kind, count in sorted(tally.pronouns.items()):
            print(f"{scheme}: pronouns, {kind}: {count}")


def _is_named(reading: Text, mention: Range, typed: Chains) -> bool:
    return typed.get(mention, ("", ""))[0] in TYPES and reading.proper[reading.head(mention)]


def _named_at(parsed: Reading, things: Entities, reading: Text, mention: Range) -> Entity | None:
    thing = thing_at(parsed, things, reading.spans[reading.head(mention)])
    return None if thing is None or thing.kind == KG.UnnamedActor else thing


def around(text: str, span: Span) -> str:
    """Return a passage in brackets, with some words before and after."""
    shown = text[max(span.start - 150, 0) : span.start] + f"[{text[slice(*span)]}]" + text[span.end : span.end + 40]
    return " ".join(shown.split())


def measure_news(corpora: Path, misses: bool) -> None:
    """Print the scores on newskg."""
    counts: dict[str, Count] = defaultdict(Count)
    with gzip.open(corpora / "newskg/dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            article = read_text(row["text"], stem=row["id"])
            if isinstance(article, InputError) or article.text != row["text"]:
                sys.exit(f"{row['id']}: not read as it stands")
            parsed, things = resolved(article)
            for what, span, name in _questions(row):
                thing = thing_at(parsed, things, span)
                right = thing is not None and _is_called(thing, name, row)
                counts[what].add(_answer(thing, what), right)
                if misses and not right:
                    print(f"{row['id']}: {what}: {thing and thing.name} for {name}: {around(article.text, span)}")
    for what, count in sorted(counts.items()):
        print(f"newskg: {what}: {count}")


def _questions(row: dict[str, Any]) -> Iterator[tuple[str, Span, str]]:
    """Yield what a phrase stands for in an article: class of the question, span and name; each phrase once."""
    asked = [("speakers", c["speaker"], c["speaker_name"]) for c in row["claims"]]
    asked += [("participants", p["span"], p["name"]) for e in row["events"] for p in e["participants"]]
    for what, span, name in sorted({(w, tuple(s), n) for w, s, n in asked if s and n}):
        words = row["text"][slice(*span)]
        if words.lower() in PRONOUNS:
            yield f"pronoun {what}", Span(*span), name
        elif words.lower() not in name.lower() and not _is_alias(words, name, row):
            yield f"nominal {what}", Span(*span), name


def _is_alias(words: str, name: str, row: dict[str, Any]) -> bool:
    return any(words in e["aliases"] for e in row["entities"] if e["name"] == name)


def _answer(thing: Entity | None, what: str) -> Entity | None:
    """Return what was answered: a nameless thing of its own does not say who it is, nor does a pronoun left as it stands."""
    if thing is None or thing.kind != KG.UnnamedActor:
        return thing
    return None if what.startswith("nominal") or thing.name.lower() in PRONOUNS else thing


def _is_called(thing: Entity, name: str, row: dict[str, Any]) -> bool:
    """Say whether a thing bears a name of the corpus, or an alias that the corpus gives it."""
    wanted = {name} | {
        a for e in row["entities"] if name in (e["name"], *e["aliases"]) for a in (e["name"], *e["aliases"])
    }
    return bool({_words(n) for n in wanted} & {_words(n) for n in (thing.name, *thing.aliases)})


def _words(name: str) -> tuple[str, ...]:
    """Return what is compared of a name or description: its words without article and brackets."""
    words = words_of(re.sub(r" ?\([^)]*\)?", "", name))
    return tuple(words[1:] if words[:1] in (["a"], ["an"]) else words)


def main() -> None:
    """Measure on both."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--misses", action="store_true", help="list what was wrong")
    args = parser.parse_args()
    measure_chains(args.corpora, args.misses)
    measure_news(args.corpora, args.misses)


if __name__ == "__main__":
    main()
