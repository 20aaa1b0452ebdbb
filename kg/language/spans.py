"""Two spaCy components that find flat spans and write them to `doc.spans[key]`, so that several layers share one token-to-vector layer.

Names, event triggers and attribution words are three layers over the same tokens. SpanRecognizer is spaCy's entity recognizer, whose
transitions suit long spans; it owns `doc.ents`, lends itself those for the length of a call, and must stand before the component that
owns the names. SpanTagger is spaCy's tagger, which suits short spans of many labels: there transitions take five times as long.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.pipeline.ner import EntityRecognizer
from spacy.pipeline.tagger import Tagger
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model

Floats = npt.NDArray[np.floating[Any]]

#: The tag of a token in no span.
OUTSIDE = "O"


class SpanRecognizer(EntityRecognizer):  # type: ignore[misc]  # spaCy's class is untyped
    """An entity recognizer of its own layer of spans, `doc.spans[key]`."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str, *, key: str) -> None:
        """Hold the layer's key; everything else is as in spaCy's own recognizer."""
        super().__init__(vocab, model, name, scorer=_scorer(key))
        self.cfg["key"] = key

    def initialize(self, get_examples: Callable[[], Iterable[Example]], **kwargs: Any) -> None:
        """Learn the labels from the layer's spans."""
        examples = list(get_examples())
        with _lent(examples, self.cfg["key"]):
            super().initialize(lambda: examples, **kwargs)

    def update(self, examples: Iterable[Example], **kwargs: Any) -> Any:
        """Learn from the layer's spans; the examples' own entities come back unchanged."""
        examples = list(examples)
        with _lent(examples, self.cfg["key"]):
            return super().update(examples, **kwargs)

    def set_annotations(self, docs: Iterable[Doc], states: Any) -> None:
        """Write what was found to the layer, and leave the entities unset for the next component."""
        docs = list(docs)
        super().set_annotations(docs, states)
        for doc in docs:
            doc.spans[self.cfg["key"]] = list(doc.ents)
            doc.set_ents([], default="missing")


class SpanTagger(Tagger):  # type: ignore[misc]  # spaCy's class is untyped
    """A tagger of begin-inside-outside tags over its own layer of spans, `doc.spans[key]`; tokens keep their own tags."""

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str, *, key: str) -> None:
        """Hold the layer's key; everything else is as in spaCy's own tagger."""
        super().__init__(vocab, model, name, scorer=_scorer(key))
        self.cfg["key"] = key

    def initialize(self, get_examples: Callable[[], Iterable[Example]], **kwargs: Any) -> None:
        """Learn the labels from the layer's spans."""
        examples = list(get_examples())
        with _tagged(examples, self.cfg["key"]):
            super().initialize(lambda: examples, **kwargs)

    def update(self, examples: Iterable[Example], **kwargs: Any) -> Any:
        """Learn from the layer's spans; the examples' own tags come back unchanged."""
        examples = list(examples)
        with _tagged(examples, self.cfg["key"]):
            return super().update(examples, **kwargs)

    def predict(self, docs: Iterable[Doc]) -> list[Floats]:
        """Return the scores of all tags for each token of each document."""
        docs = list(docs)
        return list(self.model.predict(docs)) if any(map(len, docs)) else [np.zeros((0, len(self.labels)))] * len(docs)

    def set_annotations(self, docs: Iterable[Doc], scores: Iterable[Floats]) -> None:
        """Write what was found to the layer, and keep the scores for `reconsider`."""
        for doc, own in zip(docs, scores, strict=True):
            doc.spans[self.cfg["key"]] = self._found(doc, own)
            doc.user_data[self.name] = own

    def reconsider(self, docs: Sequence[Doc], weigh: Callable[[Floats, Sequence[str]], Floats]) -> None:
        """Write the layer of the lines of one article anew, by scores that `weigh` has corrected over all of its tokens (rows)."""
        scores = [doc.user_data.pop(self.name) for doc in docs]
        if not scores:
            return
        ends = np.cumsum([len(own) for own in scores])
        for doc, own in zip(docs, np.split(weigh(np.concatenate(scores), self.labels), ends[:-1]), strict=True):
            doc.spans[self.cfg["key"]] = self._found(doc, own)

    def _found(self, doc: Doc, scores: Floats) -> list[Span]:
        labels = self.labels
        return list(_spans(doc, [labels[i] for i in scores.argmax(axis=1).tolist()])) if len(doc) else []


@contextmanager
def _tagged(examples: list[Example], key: str) -> Iterator[None]:
    """Let the reference documents' tags be those of the layer's spans for a while."""
    own = [[token.tag_ for token in example.reference] for example in examples]
    try:
        for example in examples:
            for token in example.reference:
                token.tag_ = OUTSIDE
            for span in example.reference.spans[key]:
                for token in span:
                    token.tag_ = ("B-" if token.i == span.start else "I-") + span.label_
        yield
    finally:
        for example, tags in zip(examples, own, strict=True):
            for token, tag in zip(example.reference, tags, strict=True):
                token.tag_ = tag


def _spans(doc: Doc, tags: list[str]) -> Iterator[Span]:
    """Yield the spans of a sequence of tags; an inside tag that continues nothing begins a span."""
    start = 0
    for i, tag in enumerate(tags):
        if tag == OUTSIDE:
            continue
        following = tags[i + 1] if i + 1 < len(tags) else OUTSIDE
        if tag.startswith("B-") or (i and tag[2:] != tags[i - 1][2:]):
            start = i
        if following != f"I-{tag[2:]}":
            yield Span(doc, start, i + 1, label=tag[2:])


@contextmanager
def _lent(examples: list[Example], key: str) -> Iterator[None]:
    """Let the reference documents' entities be the layer's spans for a while."""
    own = [(example.reference, list(example.reference.ents)) for example in examples]
    try:
        for reference, _ in own:
            reference.set_ents(list(reference.spans[key]))
        yield
    finally:
        for reference, entities in own:
            reference.set_ents(entities)


def _scorer(key: str) -> Callable[..., dict[str, Any]]:
    def score(examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        return Scorer.score_spans(
            examples,
            f"spans_{key}",
            getter=lambda doc, _: doc.spans.get(key, []),
            has_annotation=lambda doc: key in doc.spans,
            allow_overlap=True,
        )

    return score


@Language.factory("span_recognizer")
def make_span_recognizer(nlp: Language, name: str, model: Model[Any, Any], key: str) -> SpanRecognizer:
    """Make the component from its configuration: `key` and a transition-based `model` with `state_type = "ner"`."""
    return SpanRecognizer(nlp.vocab, model, name, key=key)


@Language.factory("span_tagger")
def make_span_tagger(nlp: Language, name: str, model: Model[Any, Any], key: str) -> SpanTagger:
    """Make the component from its configuration: `key` and a `model` that gives each token scores of tags."""
    return SpanTagger(nlp.vocab, model, name, key=key)
