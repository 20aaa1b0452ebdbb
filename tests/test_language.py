"""The one place that loads a pipeline: what it refuses, and how annotations come back onto the whole text."""

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.training import Example
from threadpoolctl import threadpool_info, threadpool_limits

from kg.errors import ModelError
from kg.language.network import component, tokenizer
from kg.language.reader import SHIPPED, Reader, fingerprint
from kg.train import manifest
from kg.values import Article, Span

TEXT = 'Headline here\n\nOne  two,\tthree.\n\n"Four" five.\n'


def pipeline(folder: Path, label: str) -> Path:
    """Write a pipeline whose parser knows one label, untrained."""
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    parser.add_label(label)  # type: ignore[attr-defined]
    doc = nlp.make_doc("One two")
    nlp.initialize(lambda: [Example.from_dict(doc, {"heads": [0, 0], "deps": ["ROOT", label]})])
    nlp.to_disk(folder)
    manifest.write(folder)
    return folder


def article(text: str) -> Article:
    return Article(text, Span(0, len(text)))


def test_the_document_has_the_articles_text_and_a_paragraph_ends_a_sentence(tmp_path: Path) -> None:
    doc = Reader.load(str(pipeline(tmp_path / "ud", "obl"))).read(article(TEXT)).doc

    assert doc.text == TEXT
    assert all(TEXT[t.idx : t.idx + len(t)] == t.text for t in doc)
    starts = {t.text for t in doc if t.is_sent_start}
    assert {"Headline", "One", '"'} <= starts


def test_white_space_never_heads_a_word(tmp_path: Path) -> None:
    doc = Reader.load(str(pipeline(tmp_path / "ud", "obl"))).read(article(TEXT)).doc

    assert not any(t.head.is_space for t in doc if not t.is_space)


def test_a_pipeline_with_other_labels_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = str(pipeline(tmp_path / "clear", "pobj"))

    with pytest.raises(ModelError, match="does not use Universal Dependencies labels"):
        Reader.load(path)


def test_a_pipeline_that_is_not_there_is_one_clear_error() -> None:
    with pytest.raises(ModelError, match="language model no_such_pipeline: cannot be loaded"):
        Reader.load("no_such_pipeline")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (lambda file: file.write_bytes(file.read_bytes()[:-1] + b"?"), "is corrupt"),
        (lambda file: file.unlink(), "is missing"),
    ],
)
def test_a_changed_file_of_the_shipped_pipeline_is_found_at_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: object, message: str
) -> None:
    folder = pipeline(tmp_path / "shipped", "obl")
    monkeypatch.setattr("kg.language.reader.SHIPPED", folder)
    assert Reader.load() is not None

    harm(folder / "parser" / "model")  # type: ignore[operator]

    with pytest.raises(ModelError, match=message):
        Reader.load()


def test_without_a_manifest_the_shipped_pipeline_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.language.reader.SHIPPED", tmp_path)

    with pytest.raises(ModelError, match=r"no manifest\.json"):
        Reader.load()
    with pytest.raises(ModelError, match=r"no manifest\.json"):
        fingerprint()


def test_the_manifest_lists_every_file_but_itself_and_the_card(tmp_path: Path) -> None:
    folder = pipeline(tmp_path / "shipped", "obl")
    listed = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]

    assert "parser/model" in listed
    assert "manifest.json" not in listed


@pytest.mark.model
def test_the_shipped_pipeline_marks_names_events_and_cues(reader: Reader) -> None:
    text = "President Barack Obama met German officials in Berlin on Monday, Reuters reported.\n"
    doc = reader.read(article(text)).doc

    assert ("Barack Obama", "Person") in {(e.text, e.label_) for e in doc.ents}
    assert ("Berlin", "Place") in {(e.text, e.label_) for e in doc.ents}
    assert ("met", "Meeting") in {(e.text, e.label_) for e in doc.spans["events"]}
    assert [t.text for t in doc if t.dep_ == "nsubj" and t.head.text == "met"]


@pytest.mark.model
def test_all_of_the_reading_is_done_on_one_thread(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    original = component.find

    def find(*given: Any) -> Any:
        threads.extend(pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas")
        return original(*given)

    monkeypatch.setattr(component, "find", find)
    with threadpool_limits(limits=2, user_api="blas"):
        reader.read(article("Ada Ruiz met the mayor of Toledo.\n"))

    assert set(threads) == {1}


@pytest.mark.model
def test_the_prose_behind_a_dateline_begins_a_sentence(reader: Reader) -> None:
    text = "LISBON, May 3 - Police arrested two men.\n"
    doc = reader.read(Article(text, Span(16, len(text)))).doc

    assert [t.text for t in doc if t.is_sent_start][:2] == ["LISBON", "Police"]


@pytest.mark.model
def test_what_stands_in_which_role_to_an_event_and_a_saying_is_found(reader: Reader) -> None:
    text = "Minister Ada Ruiz told reporters that police had arrested two men in Toledo.\n"
    reading = reader.read(article(text))
    arrest = next(s for s in reading.doc.spans["events"] if s.text == "arrested")
    cue = next(s for s in reading.doc.spans["attribution"] if s.label_ == "Cue")

    roles = {(r.role, r.passage.text) for r in reading.related("event", arrest)}
    said = {(r.role, r.passage.text) for r in reading.related("cue", cue)}

    assert {("actor", "police"), ("target", "two men"), ("place", "Toledo")} <= roles
    assert any(role == "content" and "police had arrested" in words for role, words in said)
    assert any(role == "speaker" and "Ruiz" in words for role, words in said)
    assert all(0 < r.chance <= 1 for r in (*reading.related("event", arrest), *reading.related("cue", cue)))


@pytest.mark.model
def test_the_shipped_pipeline_is_one_that_spacy_loads_and_writes(reader: Reader, tmp_path: Path) -> None:
    spacy.load(SHIPPED).to_disk(tmp_path / "copy")
    copy = spacy.load(tmp_path / "copy")

    doc = copy("Ada Ruiz resigned on Monday.")

    assert [(e.text, e.label_) for e in doc.ents] == [("Ada Ruiz", "Person")]


@pytest.mark.model
def test_white_space_alone_is_read_as_nothing(reader: Reader) -> None:
    assert len(reader.read(article(" \n\n ")).doc.ents) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ned Nix(34) of Ashford(Kent)", "Ned Nix ( 34 ) of Ashford ( Kent )"),
        ('"I slept"he said', '" I slept " he said'),
        ("the person(s) of A(H1N1)", "the person(s ) of A(H1N1 )"),
    ],
)
def test_words_that_a_mark_glues_together_are_parted(reader: Reader, text: str, words: str) -> None:
    assert [token.text for token in reader.nlp.make_doc(text)] == words.split()


def test_titles_of_several_people_keep_their_dot() -> None:
    doc = tokenizer.blank()("They met Sens. Ruiz and Lund. Drs. Paz and Lem left.")

    assert [t.text for t in doc if "." in t.text] == ["Sens.", ".", "Drs.", "."]
