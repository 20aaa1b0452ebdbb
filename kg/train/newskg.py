"""The newskg corpus and the raw news around it (JSON lines) -> one spaCy Doc per paragraph, in three layers."""

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

#: Country and Place are one label for training: the difference is a fact about the world, and the gazetteer knows it.
NAME_LABELS = {"Country": "Place"}

#: A raw article shorter than this, in characters, is a list or a stub; a paragraph longer than this, in tokens, is a table.
SHORTEST, LONGEST = 600, 300

Mark = tuple[int, int, str]
"""First and last offset of a marked passage, half-open, and its label."""


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the articles of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def raw(data: Path, nlp: Language) -> Iterator[Doc]:
    """Yield the paragraphs of raw news, article after article in an order drawn once; the articles of the corpus are not among them."""
    marked = {a["wikinews_id"] for part in ("train", "dev") for a in read(data / "newskg" / f"{part}.jsonl.gz")}
    articles = [a for a in read(data / "wikinews" / "wikinews.jsonl.gz") if len(a["text"]) >= SHORTEST]
    random.Random(7).shuffle(articles)
    for article in articles:
        if article["id"] not in marked:
            lines = [article["title"], *article["text"].split("\n")]
            yield from (doc for doc in map(nlp.make_doc, filter(str.strip, lines)) if len(doc) <= LONGEST)


def docs(articles: Iterable[dict[str, Any]], nlp: Language, twins: bool = False) -> Iterator[Doc]:
    """Yield paragraphs with names as entities, triggers in `spans["events"]`, cues and speakers in `spans["attribution"]`."""
    for article in articles:
        names = [(*m, NAME_LABELS.get(e["type"], e["type"])) for e in article["entities"] for m in e["mentions"]]
        events = [(*e["trigger"], e["type"]) for e in article["events"]]
        said = [
            (*c[k], label) for c in article["claims"] for k, label in (("cue", "Cue"), ("speaker", "Speaker")) if c[k]
        ]
        for i, doc in enumerate(paragraphs(article["text"], names, {"events": events, "attribution": said}, nlp)):
            yield doc
            if i == 0 and twins:
                yield from _title_case(doc, nlp)


def _title_case(doc: Doc, nlp: Language) -> Iterator[Doc]:
    """Yield a headline again with every word but the small ones capitalized, as many newspapers set theirs."""
    words = [t.text[0].upper() + t.text[1:] if len(t.text) > 3 else t.text for t in doc]
    twin = Doc(nlp.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    twin.ents = [Span(twin, s.start, s.end, label=s.label) for s in doc.ents]
    for key in ("events", "attribution"):
        twin.spans[key] = [Span(twin, s.start, s.end, label=s.label) for s in doc.spans[key]]
    yield twin


def paragraphs(text: str, names: list[Mark], layers: dict[str, list[Mark]], nlp: Language) -> Iterator[Doc]:
    """Yield a text line by line, with its names as entities and each layer of marks as spans; offsets count in the text."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            doc = nlp.make_doc(line)
            doc.ents = _spans(doc, start, names)
            for key, marks in layers.items():
                doc.spans[key] = _spans(doc, start, marks)
            yield doc
        start += len(line) + 1


def _spans(doc: Doc, start: int, marks: list[Mark]) -> list[Span]:
    """Return the marks that lie in the paragraph, widened to tokens, without overlaps."""
    inside = [(b - start, e - start, label) for b, e, label in marks if start <= b < e <= start + len(doc.text)]
    spans = [doc.char_span(b, e, label=label, alignment_mode="expand") for b, e, label in inside]
    return filter_spans([s for s in spans if s is not None])
