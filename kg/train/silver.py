"""Raw news -> silver Docs: what a first pipeline finds, made consistent over each article, for a second one to learn from.

A name that the first pipeline sees in one sentence and misses in the next is marked in both; the gazetteer corrects its kind.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg import language
from kg.mentions import names
from kg.model import Article
from kg.model import Span as Range
from kg.train import newskg

#: Labels that the pipeline marks and that no rule touches.
UNTOUCHED = ("NamedEvent", "Misc")
#: Articles shorter than this, in characters, are lists and stubs.
SHORTEST = 600


def articles(path: Path, without: frozenset[int]) -> Iterator[str]:
    """Yield headline and text of raw articles, leaving out those whose id is held back for measuring."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] not in without and len(article["text"]) >= SHORTEST:
                yield article["title"] + "\n\n" + article["text"]


def docs(texts: Iterator[str], model: str, nlp: Language) -> Iterator[Doc]:
    """Yield paragraphs in the three layers of the newskg corpus, as the first pipeline and the document have them."""
    for text in texts:
        document = language.parse(Article(text, Range(0, len(text))), model)
        found = [(f.start, f.end, f.label) for f in names.find(document) if f.label in names.NAMES]
        taken = {i for start, end, _ in found for i in range(start, end)}
        found += [
            (e.start, e.end, e.label_) for e in document.doc.ents if e.label_ in UNTOUCHED and e.start not in taken
        ]
        marks = [
            (document.doc[start:end].start_char, document.doc[start:end].end_char, label) for start, end, label in found
        ]
        layers = {
            key: [(s.start_char, s.end_char, s.label_) for s in document.doc.spans[key]] for key in language.LAYERS
        }
        yield from newskg.paragraphs(text, marks, layers, nlp)
