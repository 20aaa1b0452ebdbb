"""Where the text quotes."""

import pytest

from kg.language import quotations
from kg.values import Span


def found(text: str) -> list[str]:
    return [text[slice(*q)] for q in quotations.find(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('"We stay," he said. "All of us."', ["We stay,", "All of us."]),
        ("“We stay,” he said.", ["We stay,"]),
        ('He calls it "a joke" and left.', ["a joke"]),
        ("“It goes on.\n\n“And on.” It ended.", ["It goes on.", "And on."]),
        ('He said: "[We] stay [here]."', ["[We] stay [here]."]),
        ('A 12" pipe and a 14" pipe.', []),
        ("He said, 'We don't want to leave.' Then he left.", ["We don't want to leave."]),
        ("The workers' union and the owners' club met.", []),
        ("She said \"he told me 'We will all stay.' twice\".", ["he told me 'We will all stay.' twice"]),
        ("No marks here.", []),
    ],
)
def test_quotations_are_found_without_their_marks(text: str, quotes: list[str]) -> None:
    assert found(text) == quotes


def test_only_the_given_range_is_read() -> None:
    text = '"Not this one" and "this one here"'

    assert [text[slice(*q)] for q in quotations.find(text, Span(14, len(text)))] == ["this one here"]


@pytest.mark.parametrize(("words", "long"), [("a joke", False), ("We all stay", True)])
def test_a_phrase_of_two_words_is_not_long(words: str, long: bool) -> None:
    assert quotations.is_long(words, Span(0, len(words))) is long
