"""What the network is given, and what is made of its scores; no network is loaded."""

from itertools import product
from pathlib import Path

import numpy as np
import pytest

from kg.language.network import inputs, lemmas, phrases, reading, tags, trees, windows
from kg.language.network.forms import SHAPE, Forms, shape
from kg.language.network.graphs import Scores
from kg.language.network.phrases import Phrases
from kg.language.network.pieces import MOST, Pieces

KNOWN = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "arm", "##ist", "##ice", "sao", "-", "5", "%", "’", "s"]
PIECES = Pieces(KNOWN)
NAMES = {"Oslo": 4, "Oslo Opera": 2, "Ana Ruiz": 1, "Ruiz": 2, "A-12": 8}
KEYS = sorted((phrases.key("".join(name.split())), bits) for name, bits in NAMES.items())
PHRASES = Phrases(np.array([k for k, _ in KEYS], "uint32"), np.array([bits for _, bits in KEYS], "uint8"))
FORMS = Forms(["oslo"], np.array([[255, 51]], "uint8"), np.array([0.1, 0.2]), PHRASES)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Armistice", ["arm", "##ist", "##ice"]),
        ("São", ["sao"]),
        ("arm-5%", ["arm", "-", "5", "%"]),
        ("’s", ["’", "s"]),
        ("armx", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("a" * 200, ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_the_longest_known_pieces(word: str, pieces: list[str]) -> None:
    assert [KNOWN[i] for i in PIECES.of(word)] == pieces


def test_a_word_of_endless_marks_has_few_pieces() -> None:
    assert len(PIECES.of("-" * 5000)) == MOST


def test_what_lists_know_of_a_word_is_looked_up_without_regard_to_capitals() -> None:
    known, unknown = FORMS.of(["OSLO", "Ruiz"], [True, False])

    assert known[:2].tolist() == pytest.approx([25.5, 10.2])
    assert unknown[:2].tolist() == [0, 0]
    assert known[-SHAPE:].tolist() == [float(x) for x in shape("OSLO", True)]
    assert FORMS.width == len(known) == 2 + phrases.WIDTH + SHAPE


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the opera of OSLO was shut", {"Place": ["OSLO"]}),
        ("the Oslo Opera was shut", {"Place": ["Oslo"], "Organization": ["Oslo Opera"]}),
        ("Ana Ruiz met Ruiz", {"Person": ["Ana Ruiz"], "Organization": ["Ruiz", "Ruiz"]}),
        ("an A - 12 was seen", {"Other": ["A - 12"]}),
        ("oslo and ana ruiz", {}),
        ("nobody was there", {}),
    ],
)
def test_words_are_told_that_may_be_part_of_a_known_name(words: str, names: dict[str, list[str]]) -> None:
    tokens = words.split()

    told = PHRASES.of(tokens)

    found = {
        label: [" ".join(tokens[start:end]) for start, end, _ in tags.spans(told[:, 2 * i : 2 * i + 2] @ [1, 2])]
        for i, label in enumerate(phrases.CLASSES)
    }
    assert {label: own for label, own in found.items() if own} == names


def test_a_headline_goes_before_a_window_that_does_not_have_it_and_is_set_apart() -> None:
    given = inputs.of(PIECES, FORMS, ["arm", "s", "Armistice"], [True, True, False], context=2)

    assert [KNOWN[i] for i in given.pieces] == ["[CLS]", "arm", "s", "[SEP]", "arm", "##ist", "##ice", "[SEP]"]
    assert given.owner.tolist() == [-1, 0, 1, -1, 2, 2, 2, -1]
    assert given.first.tolist() == [1, 2, 4]


@pytest.mark.parametrize(("lines", "words"), [([7, 90], 7), ([7], 0), ([60, 90], 0)])
def test_a_first_line_that_is_short_and_not_alone_is_a_headline(lines: list[int], words: int) -> None:
    assert inputs.headline(lines) == words


def test_windows_have_all_words_once() -> None:
    lengths = [3, 200, 50, 50, 50, 50, 900, 1]
    cut = list(windows.cut(lengths))

    assert [i for w in cut for i in range(w.start, w.end)] == list(range(sum(lengths)))
    assert all(w.end - w.start <= windows.PACKED or w.end - w.start in lengths for w in cut)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [("went", "go"), ("Cities", "city"), ("NATO", "NATO"), ("is", "be"), ("US", "US"), ("Obama", "Obama"), ("İs", "i")],
)
def test_an_edit_makes_the_lemma_that_it_was_made_from(word: str, lemma: str) -> None:
    assert lemmas.apply(lemmas.edit(word, lemma), word) == lemma


def test_an_edit_counts_only_where_no_lemma_is_known() -> None:
    known = lemmas.Lemmas([("fills", "VERB", "fill"), ("ran", "VERB", "run")])

    assert [known.known(word, "VERB") for word in ("Ran", "filled")] == ["run", None]
    assert [known.of("filled", pos, ["l1", "l2"]) for pos in ("VERB", "NOUN")] == ["fill", "fille"]
    assert known.pos == {"VERB"}


def test_an_edit_that_does_not_fit_leaves_the_word() -> None:
    assert lemmas.apply("l9x", "Oslo") == "oslo"
    assert lemmas.apply("k4", "Oslo") == "Oslo"


def test_no_inside_tag_follows_another_kind() -> None:
    chance = np.random.default_rng(1)
    for _ in range(50):
        found = tags.best(chance.normal(size=(9, 7)))

        before = [0, *found[:-1]]
        assert all(tag == 0 or tag % 2 or b in (tag, tag - 1) for b, tag in zip(before, found, strict=True))


def test_the_best_tags_are_those_of_all_that_are_allowed() -> None:
    chance = np.random.default_rng(2)
    for _ in range(30):
        scores = chance.normal(size=(5, 5)) * chance.choice([1, 9], size=(5, 1))  # some words are sure of their tag
        allowed = [t for t in product(range(5), repeat=5) if _allowed(t)]
        logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)

        assert tuple(tags.best(scores)) == max(allowed, key=lambda t: sum(logs[i, tag] for i, tag in enumerate(t)))


def test_the_best_tags_of_several_texts_are_those_of_each() -> None:
    scores = np.random.default_rng(5).normal(size=(6, 8, 7))

    assert tags.best(scores).tolist() == [tags.best(own).tolist() for own in scores]


def _allowed(found: tuple[int, ...]) -> bool:
    return all(t == 0 or t % 2 or b in (t, t - 1) for b, t in zip((0, *found[:-1]), found, strict=True))


def _is_tree(heads: tuple[int, ...]) -> bool:
    def reaches(word: int) -> bool:
        for _ in heads:
            if heads[word] == 0:
                return True
            word = heads[word] - 1
        return False

    return all(map(reaches, range(len(heads))))


def test_heads_are_the_best_tree_below_the_likeliest_root() -> None:
    chance = np.random.default_rng(3)
    for _ in range(60):
        scores = chance.normal(size=(4, 5))
        found = tuple(trees.heads(scores, [0]))
        root = found.index(0)
        others = [
            h for h in product(range(5), repeat=4)
            if h[root] == 0 and h.count(0) == 1 and _is_tree(h) and all(x != i + 1 for i, x in enumerate(h))
        ]  # fmt: skip

        assert found == max(others, key=lambda h: sum(scores[i, x] for i, x in enumerate(h) if i != root))


def test_no_word_has_a_head_in_another_sentence() -> None:
    scores = np.random.default_rng(4).normal(size=(9, 10))
    found = trees.heads(scores, [0, 1, 5])

    assert found[0] == 0
    assert all(1 < head <= 5 or head == 0 for head in found[1:5])
    assert all(5 < head <= 9 or head == 0 for head in found[5:])


def test_the_shipped_files_name_what_the_vocabulary_has() -> None:
    from kg.language.network.graphs import FILES
    from kg.language.reader import SHIPPED

    assert all((Path(SHIPPED) / "newskg_reader" / name).is_file() for name in FILES)


@pytest.mark.parametrize(
    ("words", "margin", "expected"),
    [
        ("He left . She stayed", 0.5, [0, 3]),
        ("He met Heaven Sent Gaming", 0.5, [0]),
        ("He met Heaven Sent Gaming", 3.5, [0, 3]),
        ("He said: “ Go ! ” She stayed", 0.5, [0, 6]),
    ],
)
def test_a_sentence_begins_behind_an_end_or_where_it_is_very_likely(
    words: str, margin: float, expected: list[int]
) -> None:
    said = words.split()
    margins = np.array([[0.0, margin if word in ("She", "Sent") else -5.0] for word in said])
    scores = Scores(np.zeros((len(said), 1)), {}, {"start": margins}, np.zeros((len(said), 1 + len(said))))

    assert reading.starts(scores, said, [0]) == expected
