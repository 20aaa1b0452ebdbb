"""Layers of spans: what a component of each kind learns, it marks, and leaves the other annotations alone."""

import pytest
import spacy
from spacy import util
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

import kg.language.spans  # noqa: F401  # registers the components
from kg.language.spans import _spans

WORDS = ["Ana", "Ruiz", "met", "Ben", "Okoro", "and", "held", "talks"]
TRANSITIONS = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 16,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2", "width": 16, "depth": 1, "embed_size": 50, "window_size": 1,
        "maxout_pieces": 2, "subword_features": True, "pretrained_vectors": None,
    },
}  # fmt: skip
TAGS = {"@architectures": "spacy.Tagger.v2", "tok2vec": TRANSITIONS["tok2vec"]}


def marked(nlp: Language) -> Doc:
    doc = Doc(nlp.vocab, words=WORDS, tags=["X"] * len(WORDS))
    doc.ents = [Span(doc, 0, 2, label="Person")]
    doc.spans["events"] = [Span(doc, 2, 3, label="Consult"), Span(doc, 6, 8, label="Consult")]
    return doc


@pytest.mark.parametrize(("factory", "model"), [("span_recognizer", TRANSITIONS), ("span_tagger", TAGS)])
def test_a_layer_is_learnt_and_marked_and_names_and_tags_stay(factory: str, model: object) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(factory, "events", config={"key": "events", "model": model})
    util.fix_random_seed(1)
    reference = marked(nlp)
    examples = [Example(Doc(nlp.vocab, words=WORDS), reference)]
    nlp.initialize(lambda: examples)

    for _ in range(60):
        nlp.update(examples)

    found = nlp(Doc(nlp.vocab, words=WORDS))
    assert [(s.text, s.label_) for s in found.spans["events"]] == [("met", "Consult"), ("held talks", "Consult")]
    assert [(e.text, e.label_) for e in reference.ents] == [("Ana Ruiz", "Person")]
    assert [t.tag_ for t in reference] == ["X"] * len(WORDS)
    assert [t.tag_ for t in found] == [""] * len(WORDS)
    assert nlp.evaluate([Example(Doc(nlp.vocab, words=WORDS), reference)])["spans_events_f"] == 1.0


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O B-x I-x B-x I-y O", [(1, 3, "x"), (3, 4, "x"), (4, 5, "y")]),
        ("I-x I-x O B-y B-y I-y", [(0, 2, "x"), (3, 4, "y"), (4, 6, "y")]),
        ("O O", []),
        ("", []),
    ],
)
def test_tags_become_spans_whatever_their_order(tags: str, spans: list[tuple[int, int, str]]) -> None:
    doc = Doc(spacy.blank("en").vocab, words=["w"] * len(tags.split()))

    assert [(s.start, s.end, s.label_) for s in _spans(doc, tags.split())] == spans
