"""What the training reads: treebanks, marked and raw news, written small here in their own formats."""

import gzip
import json
from pathlib import Path

import pytest
import spacy

from kg.errors import InputError
from kg.train import corpora, newskg, recipe, treebanks

CONLLU = """\
# newdoc id = news_one
# sent_id = GUM_news_one-1
# text = Don't wait here.
1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_
1\tDo\tdo\tAUX\tVBP\tMood=Imp\t3\taux\t_\t_
2\tn't\tnot\tPART\tRB\tPolarity=Neg\t3\tadvmod\t_\t_
3\twait\twait\tVERB\tVB\tMood=Imp\t0\troot\t_\t_
4\there\there\tADV\tRB\t_\t3\tadvmod\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

# sent_id = GUM_news_one-2
# text = The talks end
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\ttalks\ttalk\tNOUN\tNNS\tNumber=Plur\t3\tnsubj\t_\t_
3\tend\tend\tVERB\tVBP\t_\t0\troot\t_\t_

# newpar
# sent_id = GUM_bio_two-1
# text = Ana left
1\tAna\tAna\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
2.1\tit\tit\tPRON\tPRP\t_\t_\t_\t_\t_
"""

ARTICLE = {
    "id": "n1",
    "wikinews_id": 7,
    "text": "Oslo votes today\n\nAna Ruiz said Oslo will vote.",
    "entities": [
        {"type": "Country", "mentions": [[0, 4], [32, 36]]},
        {"type": "Person", "mentions": [[18, 26]]},
    ],
    "events": [{"type": "Election", "trigger": [5, 10]}, {"type": "Election", "trigger": [42, 46]}],
    "claims": [{"cue": [27, 31], "speaker": [18, 26]}],
}


def zipped(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_a_treebank_becomes_paragraphs_with_their_spaces_and_trees(tmp_path: Path) -> None:
    sentences = list(treebanks.read(zipped(tmp_path / "t.conllu.gz", CONLLU)))

    first, second = treebanks.paragraphs(sentences, spacy.blank("en").vocab)

    assert [s.name for s in sentences] == ["GUM_news_one-1", "GUM_news_one-2", "GUM_bio_two-1"]
    assert first.text.strip() == "Don't wait here. The talks end"
    assert [s.root.text for s in first.sents] == ["wait", "end"]
    assert [(t.text, t.lemma_, t.dep_, t.head.text) for t in second] == [
        ("Ana", "Ana", "nsubj", "left"),
        ("left", "leave", "ROOT", "left"),
    ]


def test_a_headline_twin_keeps_its_tree_without_articles(tmp_path: Path) -> None:
    sentences = [s for s in treebanks.read(zipped(tmp_path / "t.conllu.gz", CONLLU)) if len(s.rows) > 3]

    (twin,) = treebanks.headline_twins(sentences, share=1.0, seed=1)

    assert [row[1].casefold() for row in twin.rows] == ["do", "n't", "wait", "here"]
    assert [row[6] for row in twin.rows] == ["3", "3", "0", "3"]


def test_marked_news_has_three_layers_and_its_headline_twice() -> None:
    headline, twin, body = newskg.docs([ARTICLE], spacy.blank("en"), twins=True)

    assert [(e.text, e.label_) for e in headline.ents] == [("Oslo", "Place")]
    assert twin.text == "Oslo Votes Today"
    assert [(e.text, e.label_) for e in body.ents] == [("Ana Ruiz", "Person"), ("Oslo", "Place")]
    assert [s.text for s in body.spans["events"]] == ["vote"]
    assert [(s.text, s.label_) for s in body.spans["attribution"]] == [("Ana Ruiz", "Speaker"), ("said", "Cue")]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of corpora with one marked article in each part, and two raw ones."""
    folder = tmp_path / "corpora"
    raw = [
        {"id": n, "title": f"Headline {n}", "text": "Rain fell. " * 120 + "\n\nIt ended.", "links": []} for n in (7, 8)
    ]
    for part in ("train", "dev"):
        zipped(folder / f"newskg/{part}.jsonl.gz", json.dumps(ARTICLE) + "\n")
        for name in ("gum", "ewt"):
            zipped(folder / f"treebanks/{name}-{part}.conllu.gz", CONLLU)
    zipped(folder / "wikinews/wikinews.jsonl.gz", "".join(json.dumps(a) + "\n" for a in raw))
    return folder


def test_raw_news_has_no_article_that_is_marked(data: Path) -> None:
    paragraphs = [doc.text for doc in newskg.raw(data, spacy.blank("en"))]

    assert paragraphs == ["Headline 8", "It ended."]  # the long paragraph is a table


def test_news_trees_are_those_of_news_and_interviews(data: Path, tmp_path: Path) -> None:
    corpora.write_news_trees(data, tmp_path / "news.spacy")

    (doc,) = corpora.read(tmp_path / "news.spacy", spacy.blank("en"))
    assert doc.text.strip() == "Don't wait here. The talks end"


def test_a_stage_that_is_there_is_not_made_again_and_a_half_made_one_is(tmp_path: Path) -> None:
    made = []

    def write(path: Path) -> None:
        made.append(path.name)
        path.write_text("x", "utf-8")

    (tmp_path / "half-a").mkdir()
    recipe._stage(tmp_path / "a", write)
    recipe._stage(tmp_path / "a", write)

    assert made == ["half-a"]
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_a_folder_without_the_corpora_is_one_clear_error(data: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a folder of corpora: gazetteers missing"):
        recipe.make(data, tmp_path / "work", tmp_path / "out", tmp_path)
