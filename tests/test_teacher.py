import pytest
import spacy
from spacy.tokens import Doc, Span

torch = pytest.importorskip("torch", reason="only training needs torch")
transformers = pytest.importorskip("transformers", reason="only training needs transformers")

from kg.train.teacher import marks, trees  # noqa: E402  # they need torch

WORDS = ["Ana", "Ruiz", "met", "Ben", "Okoro", "in", "Lima", ".", "He", "left", "Oslo", "for", "Quito", "today"]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory):
    """A very small encoder with random weights, in the format that large ones have."""
    folder = tmp_path_factory.mktemp("encoder")
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted({w.lower() for w in WORDS})]
    (folder / "vocab.txt").write_text("\n".join(pieces), "utf-8")
    transformers.BertTokenizerFast(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    config = transformers.BertConfig(
        vocab_size=len(pieces), hidden_size=32, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32
    )
    torch.manual_seed(1)
    transformers.BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def vocab():
    return spacy.blank("en").vocab


def test_a_marker_learns_names_and_triggers_and_marks_new_paragraphs(encoder, vocab):
    doc = Doc(vocab, words=WORDS[:8])
    doc.ents = [Span(doc, 0, 2, label="Person"), Span(doc, 3, 5, label="Person"), Span(doc, 6, 7, label="Place")]
    doc.spans["events"] = [Span(doc, 2, 3, label="Consult")]
    doc.spans["attribution"] = []
    teacher = marks.Marker(encoder, vocab, [doc])
    teacher.fit([teacher.example([doc])] * 8, epochs=60)
    (marked,) = teacher.mark([Doc(vocab, words=WORDS[:8])])
    assert [(e.text, e.label_) for e in marked.ents] == [
        ("Ana Ruiz", "Person"),
        ("Ben Okoro", "Person"),
        ("Lima", "Place"),
    ]
    assert [(s.text, s.label_) for s in marked.spans["events"]] == [("met", "Consult")]


def test_a_parser_learns_sentences_tags_and_trees_and_parses_new_paragraphs(encoder, vocab):
    heads, deps = (
        [2, 0, 2, 2, 3, 6, 2, 2, 9, 9, 9, 12, 9, 9],
        [
            "nsubj",
            "flat",
            "ROOT",
            "obj",
            "flat",
            "case",
            "obl",
            "punct",
            "nsubj",
            "ROOT",
            "obj",
            "case",
            "obl",
            "advmod",
        ],
    )
    pos = [
        "PROPN",
        "PROPN",
        "VERB",
        "PROPN",
        "PROPN",
        "ADP",
        "PROPN",
        "PUNCT",
        "PRON",
        "VERB",
        "PROPN",
        "ADP",
        "PROPN",
        "NOUN",
    ]
    doc = Doc(vocab, words=WORDS, heads=heads, deps=deps, pos=pos, tags=pos)
    teacher = trees.Parser(encoder, vocab, [doc] * trees.RARE)
    (group,) = trees.sentences([doc])
    teacher.fit([teacher.example(group)] * 8, epochs=60)
    (parsed,) = teacher.parse([Doc(vocab, words=WORDS)])
    assert [s.text for s in parsed.sents] == [s.text for s in doc.sents]
    assert [w.head.i for w in parsed] == heads
    assert [w.dep_ for w in parsed] == deps
    assert [w.pos_ for w in parsed] == pos
