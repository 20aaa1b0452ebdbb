"""Reading as a whole: what every text gives, options, and input that is no article."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Overrides, read, read_all, read_bytes, read_text
from kg.article.build import MAX_CHARACTERS
from kg.article.english import is_english
from kg.errors import InputError
from kg.values import Article

TEXT = (
    "Truce talks resume\r\n\r\nEnvoys leave the harbour (Reuters)\r\nFebruary 7, 2024\r\n\r\n"
    "Envoys from both sides met in the city on Wednesday, and the talks about a truce went on.  \r\n"
)
GERMAN = "Abgeordnete und Minister stritten am Mittwoch im Parlament über den Haushalt und über die Steuern."
SPANISH = "Los ministros se reunieron el miércoles en la ciudad para hablar de una tregua y de los presos."
RUSSIAN = "Министры встретились в среду в городе, чтобы поговорить о перемирии и об обмене пленными, сказал им посол."
FIELDS = (
    "Truce talks resume",
    "By Jane Doe | May 7, 2024",
    "7 May 2024",
    "Photo: a pier",
    "ROME (AP) — ",
    "Talks went on.",
)
BREAKS = ("\n", "\r\n", "\n\n", "\n \t\n", " ", "(Reporting by Jane Doe)", "###", "\x00", "\ud800", "é\u0301")
PIECES = st.sampled_from(FIELDS + BREAKS)
ENGLISH = Overrides(language="en")


def test_the_text_of_a_txt_is_the_file_unchanged_but_for_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "Truce talks.txt"
    path.write_bytes(TEXT.encode())

    (article,) = read(path)

    assert isinstance(article, Article)
    assert article.text == TEXT.replace("\r\n", "\n")
    assert (article.source, article.stem, article.title) == (str(path), "Truce talks", "Truce talks resume")
    assert (article.published, article.inferred) == ("2024-02-07", ("language",))


@settings(max_examples=300, deadline=None)
@given(st.text() | st.lists(PIECES | st.text(max_size=5), max_size=14).map("".join))
def test_spans_lie_in_the_text_and_the_headline_has_the_words_of_the_title(text: str) -> None:
    try:
        article = read_text(text, ENGLISH)
    except InputError:
        return
    named = [article.headline, article.credit, article.byline, article.dateline]
    spans = [span for span in (*named, article.body) if span]

    assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
    assert all(not one.touches(other) for i, one in enumerate(spans) for other in spans[:i])
    assert not article.headline or article.words(article.headline).split() == article.title.split()
    assert article.text.encode("utf-8")


def test_without_a_headline_the_title_is_the_first_sentence_and_inferred() -> None:
    article = read_text("The envoys\nmet at the pier. The talks went on until late in the evening.")

    assert (article.title, article.headline, article.inferred) == (
        "The envoys met at the pier.",
        None,
        ("language", "title"),
    )


def test_options_win_and_are_not_inferred() -> None:
    options = Overrides("2024-03-01T08:00:00Z", "https://news.example/1", "Envoys meet", "Jane Doe", "Vela Post", "en")

    article = read_text(TEXT, options)

    assert (article.published, article.url, article.title) == (
        "2024-03-01T08:00:00Z",
        "https://news.example/1",
        "Envoys meet",
    )
    assert (article.authors, article.publisher, article.language) == (("Jane Doe",), "Vela Post", "en")
    assert (article.headline, article.inferred) == (None, ())


def test_a_date_option_that_is_no_date_is_refused() -> None:
    with pytest.raises(InputError, match="date 'last week': is no full date"):
        Overrides(date="last week")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"\x89PNG\r\n....", "is a PNG image, not text"),
        (GERMAN.encode(), "is not in English"),
        (SPANISH.encode("cp1252"), "is not in English"),
        (RUSSIAN.encode("cp1251"), "is not in English"),
        (b"Truce talks resume\n\nFebruary 7, 2024\n", "has a headline and no text"),
        (b"word " * (MAX_CHARACTERS // 5 + 1), "has 2,000,005 characters"),
    ],
)
def test_a_file_that_is_no_article_gives_one_clear_line(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)

    (error,) = read(path)

    assert isinstance(error, InputError)
    assert str(error).startswith(f"{path}: {reason}")
    assert "\n" not in str(error)


@pytest.mark.parametrize("name", ["no.txt", "."])
def test_a_file_that_cannot_be_opened_is_an_error(tmp_path: Path, name: str) -> None:
    (error,) = read(tmp_path / name)

    assert str(error) in {f"{tmp_path / name}: no such file or directory", f"{tmp_path}: is a directory"}


def test_a_large_file_is_refused_before_it_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.article.reading.MAX_FILE_BYTES", 100)
    path = tmp_path / "large.txt"
    path.write_text("word " * 21)

    assert [str(result) for result in read(path)] == [f"{path}: is larger than 100 bytes"]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"%PDF-1.7")
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "b.html").write_text(f"<html><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>")

    results = list(read_all([tmp_path, Path("-")], stdin=b"Vela wins\n\nVela won the cup on Sunday."))

    assert [type(result).__name__ for result in results] == ["Article", "InputError", "Article", "Article"]


@pytest.mark.parametrize(
    ("data", "titles"),
    [
        (b"Vela wins\n\nVela won the cup on Sunday.", ["Vela wins"]),
        (b"[UPDATE] Vela wins\n\nVela won the cup on Sunday.", ["[UPDATE] Vela wins"]),
        (b'{"title": "Vela wins", "text": "Vela won the cup."}', ["Vela wins"]),
        (b'[{"title": "Vela wins", "text": "Vela won the cup."}]', ["Vela wins"]),
        (b'{"title": "A", "text": "Vela won."}\n{"title": "B", "text": "Vela lost."}\n', ["A", "B"]),
        (b"<!-- x --><!DOCTYPE html><title>Vela wins</title><p>" + b"Vela won the cup on Sunday. " * 9, ["Vela wins"]),
    ],
)
def test_the_format_of_standard_input_is_sniffed(data: bytes, titles: list[str]) -> None:
    assert [result.title for result in read_bytes(data) if isinstance(result, Article)] == titles


def test_a_guessed_encoding_is_recorded() -> None:
    (article,) = read_bytes("Café Vela wins\n\nThe café won the cup of the city.".encode("latin-1"))

    assert isinstance(article, Article)
    assert article.inferred == ("encoding", "language")


def test_short_texts_are_let_through() -> None:
    assert is_english("Abgeordnete streiten über den Haushalt.")


@pytest.mark.parametrize(
    ("words", "english"),
    [
        (
            "Boat sinks off Vela, nine missing. Divers search wreck near Cape Kell. Storm delays helicopters; two tugs join.",
            True,
        ),
        (
            "Vela shares fell 3 percent Tuesday. Oil rose 1.2 percent. Gold slipped. Banks gained after Azura cut rates.",
            True,
        ),
        (
            "VELA SHARES FELL 3 PERCENT TUESDAY. OIL ROSE 1.2 PERCENT. GOLD SLIPPED. BANKS GAINED AFTER AZURA CUT RATES.",
            True,
        ),
        (
            "De minister was in de stad en had in het parlement over de wet van de week gesproken, die is aangenomen.",
            False,
        ),
        (
            "Regeringen meddelte tirsdag, at skolerne er lukket, og for mange i byen er det et problem at være hjemme.",
            False,
        ),
        ("O governo anunciou na terça-feira que as escolas ficarão fechadas até o fim do mês em todo o país.", False),
    ],
)
def test_briefs_with_few_function_words_are_english_when_they_are(words: str, english: bool) -> None:
    assert is_english(words) is english


def test_the_language_of_a_template_is_not_that_of_an_english_article() -> None:
    text = "The marine park was opened again to divers on Saturday, a year after a tanker had spilled oil on its reefs."

    (found,) = read_bytes(f'{{"text": "{text}", "language": "pt-BR"}}'.encode())

    assert isinstance(found, Article)
    assert (found.language, found.inferred) == ("en", ("language", "title"))


def test_a_stated_language_overrules_the_words() -> None:
    assert (
        read_text("Ministros se reunieron el miércoles en la ciudad. " * 3, Overrides(language="es")).language == "es"
    )
