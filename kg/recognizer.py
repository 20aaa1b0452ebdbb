"""A spaCy component that finds flat spans and writes them to `doc.spans[key]` instead of `doc.ents`.

Names, event triggers and attribution words are three layers over the same tokens. The transition model of spaCy's entity recognizer
suits each of them, but it owns `doc.ents`; this one lends itself those for the length of a call, so that several can share one
token-to-vector layer and learn together. It must stand before the component that owns the names.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from spacy.language import Language
from spacy.pipeline.ner import EntityRecognizer
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab
from thinc.api import Model


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
