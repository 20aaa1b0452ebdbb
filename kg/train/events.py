"""newskg corpus -> factuality.tsv and eventwords.tsv in `lexicons/`: how sure events are and which types words tell, by the annotators.

    python -m kg.train.events train.jsonl.gz

Uses the shipped pipeline's parse and names with the annotators' triggers, so it has to run again when the pipeline is trained anew.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.tokens import Span

from kg.article import read_text
from kg.language import certainty, lexicon
from kg.language.reader import Reader
from kg.language.reading import Reading
from kg.train import loglinear
from kg.train.loglinear import Example, Floats
from kg.train.reader import news

FACTUALITIES = [str(iri).rpartition("#")[2] for iri in certainty.CLASSES]

#: The part of its marks with which a type is a word's usual one, and how many it needs.
RULE, OFTEN = 0.4, 2

Marks = dict[str, Any]
"""An article, an event or a participant, as the corpus has it."""


def triggers(article: Marks, reading: Reading) -> Iterator[tuple[Marks, Span]]:
    """Yield the annotated events with the tokens that name them."""
    for event in article["events"]:
        start, end = event["trigger"]
        tokens = reading.doc.char_span(start, end, label=event["type"], alignment_mode="expand")
        if tokens is not None and event["type"] != "OtherEvent":
            yield event, tokens


def factuality_examples(article: Marks, reading: Reading) -> Iterator[Example]:
    """Yield the cues around every trigger; "Reported" is what the claims around it say, and plain here."""
    for event, trigger in triggers(article, reading):
        yield tuple(certainty.cues(trigger)), _index(FACTUALITIES, event["factuality"])


def _index(classes: Iterable[str], label: str | None) -> int:
    return next((i for i, name in enumerate(classes, start=1) if name == label), 0)


def word_types(article: Marks, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the lemma and the type of every trigger, OtherEvent among them."""
    for event in article["events"]:
        tokens = reading.doc.char_span(event["trigger"][0], event["trigger"][1], alignment_mode="expand")
        if tokens is not None:
            yield tokens.root.lemma_.lower(), event["type"]


def write_words(path: Path, words: dict[str, Counter[str]]) -> None:
    """Write the types of each word, sorted, and before them the one that it has as a rule."""
    rows = [("word", "usual", "types")]
    for word, types in sorted(words.items()):
        first, count = min(types.items(), key=lambda row: (-row[1], row[0]))
        usual = count >= max(OFTEN, RULE * types.total())
        rows.append((word, first if usual else "", " ".join(sorted(types))))
    path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def write(path: Path, classes: Iterable[str], weights: dict[str, Floats], weak: float) -> None:
    """Write a table, sorted, without the features that move no class by more than `weak`."""
    rows = [("feature", *classes)]
    rows += [(f, *(f"{weight:.2f}" for weight in own)) for f, own in sorted(weights.items()) if abs(own).max() >= weak]
    path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def learn(articles: Iterable[tuple[Marks, Reading]], folder: Path) -> None:
    """Learn the tables from annotated and parsed articles."""
    examples: list[Example] = []
    words: dict[str, Counter[str]] = {}
    for article, reading in articles:
        examples += factuality_examples(article, reading)
        for word, type_ in word_types(article, reading):
            words.setdefault(word, Counter())[type_] += 1
    write_words(folder / "eventwords.tsv", words)
    kinds = loglinear.learn(examples, len(FACTUALITIES) + 1, seldom=6, decay=3)
    write(folder / "factuality.tsv", FACTUALITIES, kinds, 0.3)


def parsed(corpus: Path) -> Iterator[tuple[Marks, Reading]]:
    """Yield the articles of a corpus with their parse."""
    reader = Reader.load()
    for article in news.read(corpus):
        yield article, reader.read(read_text(article["text"], stem=article["id"]))


if __name__ == "__main__":
    learn(parsed(Path(sys.argv[1])), lexicon.FOLDER)
