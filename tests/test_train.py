"""What the training reads: treebanks and marked news, written small here in their own formats."""

import gzip
import json
import random
import zlib
from pathlib import Path

import numpy as np
import pytest
import spacy

from kg.errors import InputError
from kg.language.network.forms import Forms
from kg.language.network.found import Found, Role
from kg.language.network.phrases import Phrases
from kg.language.network.pieces import Pieces
from kg.language.network.reading import Raw
from kg.train import heldout, manifest, marked, recipe, scores
from kg.train.reader import known, news, side, trees
from kg.train.reader.texts import Anchor, Text

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

PROPBANK = {
    "sent": "GUM_news_one-1",
    "roleset": "say.01",
    "tokens": ["Do", "n't", "wait", "here", "."],
    "spans": [["ARG0", 0, 1], ["V", 2, 3], ["ARG1", 3, 5]],
}

#: Corpora that only train, each in its own format; two names stand side by side.
SIDE = {
    "names/wikigold.wikigold.conll.txt.gz": "Ruiz I-PER\nleft O\nthe O\nOslo I-ORG\nBank I-ORG\n. O\n\nRain O\n",
    "names/en_pud-ud-test.iob2.gz": "# sent_id = 1\n1\tAna\tB-PER\t-\t-\n2\tOslo\tB-LOC\t-\t-\n3\tLima\tB-LOC\t-\t-\n",
    "names/crossner-politics.train.txt.gz": "The\tO\nGreens\tB-politicalparty\nwon\tO\n",
    "events/geneva.jsonl.gz": json.dumps(
        {
            "doc_id": "d1",
            "tokens": ["Shots", "were", "fired", "."],
            "event_mentions": [{"event_type": "Use_firearm", "trigger": {"start": 2, "end": 3}, "arguments": []}],
        }
    ),
}

TEXT = "Oslo votes on a new day\n\nAna Ruiz offered a new plan that Oslo will vote on."


def at(words: str, after: int = 0) -> list[int]:
    """Return where words stand in the text."""
    start = TEXT.index(words, after)
    return [start, start + len(words)]


ARTICLE = {
    "id": "n1",
    "wikinews_id": 7,
    "text": TEXT,
    "entities": [
        {"type": "Country", "mentions": [at("Oslo"), at("Oslo", 9)]},
        {"type": "Person", "mentions": [at("Ana Ruiz")]},
    ],
    "events": [
        {"type": "Election", "trigger": at("votes"), "factuality": "Actual", "participants": []},
        {
            "type": "Election",
            "trigger": at("vote", 9),
            "factuality": "Planned",
            "participants": [{"role": "actor", "span": at("Oslo", 9), "name": None}],
        },
    ],
    "claims": [{"cue": at("offered"), "speaker": at("Ana Ruiz"), "content": [at("a new plan that Oslo will vote on")]}],
    "proposals": [
        {
            "mention": at("a new plan"),
            "proposed_by": ["Ruiz => Ana Ruiz"],
            "addressed_to": [],
            "terms": [at("Oslo will vote on")],
        }
    ],
}


def zipped(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_a_treebank_becomes_texts_with_their_spaces_and_trees(tmp_path: Path) -> None:
    sentences = list(trees.read(zipped(tmp_path / "t.conllu.gz", CONLLU)))

    first, second = trees.texts(sentences)

    assert [s.name for s in sentences] == ["GUM_news_one-1", "GUM_news_one-2", "GUM_bio_two-1"]
    assert (
        "".join(w + " " * s for w, s in zip(first.words, first.spaces, strict=True))
        == "Don't wait here. The talks end "
    )
    assert [i for i, head in enumerate(first.heads) if head == i] == [2, 7]
    assert first.tags["start"] == ["yes", "no", "no", "no", "no", "yes", "no", "no"]
    assert (second.words, second.heads, second.tags["dep"]) == (("Ana", "left"), (1, 1), ["nsubj", "ROOT"])
    assert second.tags["lemma"] == ["k0", "l2ave"]


def test_predicates_of_saying_are_anchors_of_the_sentences_they_stand_in(tmp_path: Path) -> None:
    silent = PROPBANK | {"roleset": "see.01"}
    said = trees.sayings(zipped(tmp_path / "p.jsonl.gz", json.dumps(PROPBANK) + "\n" + json.dumps(silent) + "\n"))

    first, _ = trees.texts(trees.read(zipped(tmp_path / "t.conllu.gz", CONLLU)), said)

    assert first.anchors == (Anchor("cue", 2, 3, ((0, 1, "speaker"), (3, 4, "content"))),)  # the full stop is not said


RAW = {"id": 7, "title": "Oslo votes on a new day", "text": "Ana Ruiz offered a new plan that Oslo will vote on.\n"}


def marks_on_raw(tmp_path: Path, text: str) -> Path:
    """Marks of our own on an article whose text the corpora have; one event is doubted, one proposal marked broadly."""
    proposal = {
        "mention": at("a new plan"),
        "by": [at("Ana Ruiz")],
        "to": [],
        "status": "Open",
        "terms": [at("Oslo will vote on")],
    }
    broad = proposal | {"mention": at("Oslo votes"), "soft": True}
    row = {key: ARTICLE[key] for key in ("wikinews_id", "entities", "events", "claims")}
    row |= {"crc": zlib.crc32(text.encode()), "proposals": [proposal, broad], "doubted": [at("offered")]}
    return zipped(tmp_path / "marked.jsonl.gz", json.dumps(row) + "\n")


def test_marks_of_our_own_are_set_beside_the_raw_text_that_they_were_made_on(data: Path, tmp_path: Path) -> None:
    zipped(data / marked.NEWS, json.dumps(RAW) + "\n")

    (article,) = marked.articles(data, marks_on_raw(tmp_path, TEXT))
    (text,) = news.texts([article], news.Heads([ARTICLE] * 4))

    assert (article["text"], article["proposals"][0]["proposed_by"]) == (TEXT, ["Ana Ruiz"])
    assert [words(text, b, e) for b, e, _ in text.marks["proposals"]] == [
        "plan"
    ]  # what is marked broadly is not learnt
    assert {text.words[i] for i in text.unknown["proposals"]} >= {"Oslo", "votes"}
    assert {text.words[i] for i in text.unknown["events"]} == {"offered"}


def test_marks_on_a_text_that_is_another_now_are_one_clear_error(data: Path, tmp_path: Path) -> None:
    zipped(data / marked.NEWS, json.dumps(RAW) + "\n")

    with pytest.raises(InputError, match="article 7 is missing, or not the text that was marked"):
        marked.articles(data, marks_on_raw(tmp_path, TEXT + " Now."))


def words(text: news.Text, start: int, end: int) -> str:
    return " ".join(text.words[start:end])


def test_marked_news_has_its_layers_by_words() -> None:
    (text,) = news.texts([ARTICLE])

    marked = {layer: [(words(text, b, e), label) for b, e, label in marks] for layer, marks in text.marks.items()}

    assert text.lines == (6, 12)
    assert marked["names"] == [("Oslo", "Place"), ("Ana Ruiz", "Person"), ("Oslo", "Place")]
    assert marked["events"] == [("votes", "Election"), ("vote", "Election")]
    assert marked["attribution"] == [("Ana Ruiz", "Speaker"), ("offered", "Cue")]
    assert marked["proposals"] == [("plan", "Proposal")]
    assert [f for f in text.tags["factuality"] if f] == ["Actual", "Planned"]


def test_marked_news_has_what_stands_in_which_role() -> None:
    (text,) = news.texts([ARTICLE])

    roles = {(words(text, a.start, a.end), r, words(text, b, e)) for a in text.anchors for b, e, r in a.roles}

    assert roles == {
        ("vote", "actor", "Oslo"),
        ("offered", "speaker", "Ana Ruiz"),
        ("offered", "content", "a new plan that Oslo will vote on"),
        ("plan", "by", "Ruiz"),
        ("plan", "term", "Oslo will vote on"),
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of corpora with one marked article in each part."""
    folder = tmp_path / "corpora"
    for part in ("train", "dev"):
        zipped(folder / f"newskg/{part}.jsonl.gz", json.dumps(ARTICLE) + "\n")
        for name in ("gum", "ewt"):
            zipped(folder / f"treebanks/{name}-{part}.conllu.gz", CONLLU)
    zipped(folder / "claims/ewt-propbank.jsonl.gz", json.dumps(PROPBANK) + "\n")
    for name, text in SIDE.items():
        zipped(folder / name, text)
    zipped(folder / "wikinews/wikinews.jsonl.gz", "")
    zipped(folder / "silver/amalgum-news.dep.conllu.gz", CONLLU)
    return folder


def test_corpora_that_only_train_have_layers_of_their_own(data: Path) -> None:
    read = side.read(data)

    marked = [[(words(t, b, e), label) for b, e, label in t.marks["other names"]] for t in read["other names"]]
    (told,) = read["frames"]

    assert marked == [
        [("Ruiz", "Person"), ("Oslo Bank", "Organization")],
        [],
        [("Ana", "Person"), ("Oslo", "Place"), ("Lima", "Place")],
        [("Greens", "Organization")],
    ]
    assert (words(told, *told.marks["frames"][0][:2]), told.marks["frames"][0][2]) == ("fired", "Use_firearm")
    assert told.spaces == (True, True, False, True)
    assert side.labels(read["other names"], "other names") == ["Organization", "Person", "Place"]


@pytest.mark.parametrize(
    ("mention", "head"),
    [
        ("a new plan to rebuild the port", "plan"),
        ("the harbour scheme", "scheme"),
        ("a ban on old cars for the plan", "ban"),
        ("to close three schools", "close"),
        ("the plan of 7 million", "plan"),
    ],
)
def test_the_head_of_a_mention_is_what_calls_it_a_proposal(mention: str, head: str) -> None:
    doc = spacy.blank("en")(mention)

    assert news.Heads([ARTICLE] * 4).of(list(doc)).text == head


def test_words_that_tell_a_proposal_again_are_not_learnt_as_none_and_can_be_anchors() -> None:
    article = ARTICLE | {"text": f"{TEXT} The plan is old."}

    (once,), (again,) = (list(news.texts([article], told_again=told)) for told in (False, True))
    plans = [i for i, word in enumerate(again.words) if word == "plan"]

    assert set(plans[1:]) <= again.unknown["proposals"]
    assert [[a.start for a in t.anchors if a.kind == "proposal"] for t in (once, again)] == [plans[:1], plans]


def test_chances_are_told_by_bands_with_how_many_are_right() -> None:
    (text,) = news.texts([ARTICLE])
    right, wrong = Found(0, 1, "Place", 0.9), Found(3, 4, "Place", 0.6)

    bands = scores.chances([text], [Raw(marks={"names": [right, wrong]})])

    assert bands == {
        "names: 0.50 to 0.70": scores.Band(0.6, 0.0, 1),
        "names: 0.85 to 0.95": scores.Band(0.9, 1.0, 1),
    }


def test_a_folder_without_the_corpora_is_one_clear_error(data: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a folder of corpora: gazetteers, gazetteers/world missing"):
        recipe.make(data, tmp_path / "work", tmp_path / "out", tmp_path)


def test_the_manifest_has_the_hash_of_every_file_but_its_own_and_the_cards(tmp_path: Path) -> None:
    for name in ("a", "README.md", "deep/b"):
        zipped(tmp_path / name, name)

    manifest.write(tmp_path)

    assert sorted(json.loads((tmp_path / "manifest.json").read_text("utf-8"))["files"]) == ["a", "deep/b"]


#: Lists of names, each with its own columns.
LISTS = {
    "gazetteers/world/title_qid.tsv.gz": "title\tqid\thow\tclass\nOslo (album)\tQ1\tA\tX\nLima Post\tQ2\tG\tO\nIt\tQ3\tA\tX\n",
    "gazetteers/world/people.tsv.gz": "name\taliases\nAna Ruiz\tAna|A. Ruiz\n",
    "gazetteers/politicians.tsv.gz": "label\nOla Berg\n",
    "gazetteers/world/organizations.tsv.gz": "name\tacronym\taliases\nHarbour Board\tHB\t\n",
    "gazetteers/world/places.tsv.gz": "name\tpopulation\ttitle\tsources\nOslo\t700000\t\tgn\nVik\t90\t\tgn\nBerg\t90000\tBerg\tcsc\n",
    "gazetteers/world/airports.tsv.gz": "name\ttitle\nVik Airport\tVik Airport\n",
}


def test_known_names_are_those_of_sure_lists_but_common_words_and_bare_forenames(tmp_path: Path) -> None:
    for name, text in LISTS.items():
        zipped(tmp_path / name, text)
    (tmp_path / "words.txt").write_text("it")
    np.savez(tmp_path / "words.npz", rows=np.array([[0] * 20 + [9]], "uint8"), scale=np.ones(21, "float32"))

    known.write(tmp_path, tmp_path)

    told = Phrases.read(tmp_path)
    asked = [
        "Oslo",
        "Lima Post",
        "It",
        "Ana Ruiz",
        "A. Ruiz",
        "Ana",
        "Ola Berg",
        "Harbour Board",
        "HB",
        "Vik",
        "Berg",
        "Vik Airport",
    ]
    found = {name: np.flatnonzero(told.of(name.split())[0]).tolist() for name in asked}
    assert found == {
        "Oslo": [4, 6],
        "Lima Post": [],
        "It": [],
        "Ana Ruiz": [0],
        "A. Ruiz": [0],
        "Ana": [],
        "Ola Berg": [0],
        "Harbour Board": [2],
        "HB": [2],
        "Vik": [],
        "Berg": [],
        "Vik Airport": [4],
    }


MACHINE = """\
1\tOslo\tOslo\tPROPN\tNNP\t_\t3\tnsubj:pass\t_\t_
2\twas\tbe\tAUX\tVBD\t_\t3\taux:pass\t_\t_
3\thit\thit\tVERB\tVBN\t_\t0\troot\t_\t_
4\tMonday\tMonday\tPROPN\tNNP\t_\t3\tobl:tmod\t_\t_
5\tby\tby\tADP\tIN\t_\t6\tcase\t_\t_
6\train\train\tNOUN\tNN\t_\t3\tobl\t_\t_
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


def test_trees_of_a_machine_have_the_relations_of_our_treebanks(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from kg.train.reader import raw

    zipped(tmp_path / raw.PARSED, MACHINE)

    (sentence,) = raw.parsed(tmp_path)

    assert [row[7] for row in sentence.rows] == [
        "nsubj:pass",
        "aux:pass",
        "root",
        "obl:unmarked",
        "case",
        "obl:agent",
        "punct",
    ]
    assert sentence.spaces == (True, True, True, True, True, False, True)


def test_of_what_a_network_marks_only_what_it_is_sure_of_is_learnt() -> None:
    pytest.importorskip("torch")
    from kg.train.reader import raw

    likely = np.array([[0.02, 0.95, 0.03], [0.3, 0.1, 0.6], [0.95, 0.03, 0.02], [0.05, 0.95, 0.0], [0.6, 0.2, 0.2]])

    marks, unknown = raw.sure(likely, ["Person"], 0.9)

    assert marks == [(0, 2, "Person"), (3, 4, "Person")]
    assert unknown == {0, 1, 4}


def test_a_window_s_words_are_hidden_as_often_as_a_leg_says() -> None:
    pytest.importorskip("torch")
    from kg.train.reader.examples import MASK, Labels, Maker

    pieces = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", MASK, "oslo", "votes"])
    nothing = Phrases(np.zeros(1, "uint32"), np.zeros(1, "uint8"))
    forms = Forms([""], np.zeros((1, 2), "uint8"), np.ones(2), nothing)
    maker = Maker(pieces, forms, Labels({}))
    text = Text("n", ("Oslo", "votes") * 40, (True,) * 80, (80,))

    def hidden(share: float) -> int:
        return sum(int((e.pieces == 4).sum()) for e in maker.all([text], random.Random(1), share))

    assert hidden(0) == 0
    assert hidden(1) == 80
    assert 0 < hidden(0.2) < 40


def test_raw_news_is_what_nobody_marked(data: Path) -> None:
    pytest.importorskip("torch")
    from kg.train.reader import raw

    rows = [{"id": n, "title": "Rain falls", "text": "It rained. " * 30 + f"\n{n} fell."} for n in (7, 8)]
    zipped(data / raw.NEWS, "\n".join(map(json.dumps, rows)))

    (text,) = raw.articles(data, 5, seed=1)

    assert (text.name, text.words[:2], text.lines) == ("8", ("Rain", "falls"), (2, 90, 3))


def test_of_what_a_network_reads_in_raw_news_only_what_it_is_sure_of_is_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch")
    from kg.train.reader import silver

    likely, doubtful = Found(0, 1, "Launch", 0.9), Found(2, 3, "Attack", 0.65)
    raw = Raw(
        {"factuality": ["Actual", "Actual", "Planned"], "pos": ["NOUN", "PUNCT", "NOUN"]},
        [0, 0, 0],
        ["ROOT", "punct", "obj"],
        marks={"events": [likely, doubtful], "attribution": [], "names": [], "proposals": []},
        roles=[
            Role((0, 1), "event", Found(2, 3, "target", 0.8)),
            Role((2, 3), "event", Found(0, 1, "target", 0.3)),
        ],
        proposing=[0.0, 0.3, 0.9],
    )
    monkeypatch.setattr(silver.reading, "find", lambda *_: raw)

    read = silver.of(Text("n", ("Launch", ",", "raid"), (True,) * 3, (3,)), None)  # type: ignore[arg-type]

    assert read.marks["events"] == [(0, 1, "Launch"), (2, 3, "Attack")]
    assert read.unknown["events"] == {2}
    assert read.unknown["proposals"] == {1}
    assert read.anchors == (Anchor("event", 0, 1, ((2, 3, "target"),)),)
    assert read.tags["factuality"] == ["Actual", None, None]
    assert read.heads == (0, 0, 0)


def test_each_part_of_a_corpus_is_held_out_of_one_reader() -> None:
    names = [f"n{i}" for i in range(10)]

    part = heldout.parts(names)

    assert heldout.parts(reversed(names)) == part
    assert sorted(list(part.values()).count(i) for i in range(heldout.PARTS)) == [3, 3, 4]


def test_without_held_out_readers_one_line_says_how_they_are_made(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no held-out readers there; make them with python -m kg\.train\.heldout"):
        heldout.Readers(tmp_path)


def test_a_checkpoint_knows_what_is_learnt_by_its_place(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from kg.train.reader.batches import Batches, Corpora, Leg
    from kg.train.reader.fit import Run
    from kg.train.reader.network import Network, Sizes

    network = Network(9, 8, Sizes(4, {"names": 3}, {"tag": 2}, 2, 3, 3, {}))
    run = Run(network, Batches(Corpora([], [], {}), None, Leg(1, 0, 0), 1), tmp_path, 0)  # type: ignore[arg-type]

    order = [id(p) for group in run.learner.param_groups for p in group["params"]]
    learnt = [(id(p), name.startswith("encoder.layers.")) for name, p in network.named_parameters() if p.requires_grad]

    assert order == [p for wanted in (True, False) for p, inside in learnt if inside == wanted]
