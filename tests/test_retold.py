"""Texts that tell one happening several times, or several of a kind: which words tell the same event, read with the shipped pipeline."""

import pytest

from kg import pipeline
from kg.article import read_text
from kg.language.reader import Reader
from kg.values import Event
from kg.world import World

WORLD = World()


def told(reader: Reader, text: str) -> list[list[str]]:
    """Return the words that tell each event of a text: a headline and paragraphs that "¶" parts."""
    headline, _, body = text.partition("¶")
    article = read_text(f"{headline}\n\nWednesday, May 8, 2024\n\n{body}\n".replace("¶", "\n\n"))
    found = pipeline.find(article, reader, WORLD).statements
    return [[article.words(t) for t in e.triggers] for e in found if isinstance(e, Event)]


ONE = [
    (
        "Minister quits over missing ferry¶Transport Minister Angela Ruiz resigned on Monday.",
        {"quits", "resigned"},
    ),
    (
        "Quake flattens Vigo suburb¶A strong earthquake struck northern Spain on Tuesday."
        "¶The mayor came home early. The tremor was felt in Lugo.",
        {"earthquake", "tremor"},
    ),
    (
        "Typhoon Lupe strikes Vigo¶Typhoon Lupe has struck Vigo.¶Trains stood still. Schools were dark. Shops had no bread. Nobody slept."
        " The streets were empty. The trams were full. It was cold. All flights have been cancelled because of the storm.",
        {"strikes", "struck", "storm"},
    ),
]
SEVERAL = [
    (
        "Lugo stun Vigo¶Lugo stunned Vigo at home on Sunday. Vigo, who won the cup in 2019, looked tired.",
        {"stunned", "won"},
    ),
    (
        "Plane down in Lugo¶A plane crashed in Lugo on Monday. The airline has suffered five crashes since May.",
        {"crashed", "crashes"},
    ),
    (
        "Army enters Vigo¶Troops advanced on Vigo on Monday. Ministers spoke of the attacks by rebels in Lugo.",
        {"advanced", "attacks"},
    ),
    (
        "Vote in Lugo¶Lugo will hold an election this year. Ruiz lost the 2006 election in Vigo.",
        {"election", "lost the 2006 election"},
    ),
]


@pytest.mark.parametrize(("text", "words"), ONE)
def test_one_happening_is_told_by_several_words(reader: Reader, text: str, words: set[str]) -> None:
    assert any(words <= set(event) for event in told(reader, text))


@pytest.mark.parametrize(("text", "words"), SEVERAL)
def test_several_of_a_kind_are_several(reader: Reader, text: str, words: set[str]) -> None:
    assert not any(words <= set(event) for event in told(reader, text))
