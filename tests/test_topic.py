"""An article's field: what its other event words say of one of them."""

from collections import Counter

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

import kg.language.spans  # noqa: F401  # registers the component
from kg.language import lexicon, topic
from kg.terms import KGT
from kg.train import fields

LABELS = ("O", "B-Competition", "B-Election", "B-Unheard")
WON = (0.0, 2.0, 1.9, -9.0)
GOAL, VOTE, NOTHING = (0.0, 6.0, -9.0, -9.0), (0.0, -9.0, 6.0, -9.0), (9.0, -9.0, -9.0, -9.0)


def types(*rows: tuple[float, ...]) -> list[str]:
    return [LABELS[i] for i in topic.weigh(np.array(rows), LABELS).argmax(axis=1)]


@pytest.mark.parametrize(
    ("around", "expected"), [((GOAL, GOAL), "B-Competition"), ((VOTE, VOTE), "B-Election"), ((), "B-Competition")]
)
def test_a_word_is_read_as_the_words_around_it(around: tuple[tuple[float, ...], ...], expected: str) -> None:
    assert types(WON, *around)[0] == expected


def test_a_doubtful_word_is_no_event_in_an_article_of_none() -> None:
    assert types((0.0, 0.3, 0.2, -9.0), NOTHING) == ["O", "O"]


def test_a_type_gives_way_to_one_that_is_never_told_with_it() -> None:
    won, votes = (0.0, 6.0, 4.5, -9.0), (VOTE,) * 4

    assert types(won, won) == ["B-Competition", "B-Competition"]
    assert types(won, won, *votes)[:2] == ["B-Election", "B-Election"]


def test_types_that_the_table_has_not_stay_as_they_are() -> None:
    weighed = topic.weigh(np.array([WON, VOTE]), LABELS)

    assert weighed[:, [0, 3]].tolist() == [[0.0, -9.0], [0.0, -9.0]]


def test_the_lines_of_an_article_share_its_field(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("en")
    tok2vec = {"@architectures": "spacy.HashEmbedCNN.v2", "width": 8, "depth": 1, "embed_size": 20, "window_size": 1}
    tok2vec |= {"maxout_pieces": 2, "subword_features": False, "pretrained_vectors": None}
    model = {"@architectures": "spacy.Tagger.v2", "tok2vec": tok2vec}
    tagger = nlp.add_pipe("span_tagger", config={"key": "events", "model": model})
    marked = Doc(nlp.vocab, words=["goal", "vote"])
    marked.spans["events"] = [Span(marked, 0, 1, label="Competition"), Span(marked, 1, 2, label="Election")]
    nlp.initialize(lambda: [Example(Doc(nlp.vocab, words=["goal", "vote"]), marked)])
    rows = {"won": WON, "votes": VOTE}
    place = [LABELS.index(label) for label in tagger.labels]  # type: ignore[attr-defined]
    monkeypatch.setattr(tagger, "predict", lambda docs: [np.array([rows[t.text] for t in d])[:, place] for d in docs])

    lines = list(nlp.pipe([Doc(nlp.vocab, words=["won"]), Doc(nlp.vocab, words=["votes", "votes"])]))
    assert [s.label_ for s in lines[0].spans["events"]] == ["Competition"]

    tagger.reconsider(lines, topic.weigh)  # type: ignore[attr-defined]

    assert [[s.label_ for s in line.spans["events"]] for line in lines] == [["Election"], ["Election", "Election"]]


def test_types_that_are_told_together_lift_each_other() -> None:
    articles = [Counter(Attack=2, Killing=2), Counter(Competition=4), Counter(Attack=1)] * 20

    lifts = fields.lifts(articles)

    assert lifts["Attack"]["Killing"] > 1 > lifts["Attack"]["Competition"]
    assert lifts["Competition"]["Competition"] > 1 > lifts["Competition"]["Attack"]


def test_the_shipped_table_is_square_and_of_our_types() -> None:
    table = lexicon.weights("fields.tsv")

    assert {len(row) for row in table.values()} == {len(table)}
    assert all(hasattr(KGT, type_) for type_ in table)
