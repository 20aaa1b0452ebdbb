"""What is read of an article, and how: wrapped lines, lines that are no prose, capitals. No offset moves."""

from dataclasses import replace
from textwrap import fill

import pytest

from kg import pipeline
from kg.article import read_text
from kg.article.legible import legible
from kg.article.truecase import truecased
from kg.article.unwrap import unwrapped
from kg.language.reader import Reader
from kg.values import Claim, Drop, Event
from kg.world import World

FIRST = (
    "Dock workers in Aldport ended a strike of ten days on Monday after they had accepted a pay rise of four percent, "
    "their union said, and the first of nine ships was unloaded at noon."
)
SECOND = (
    '"We have won what we asked for, and nobody lost a job over it," said Liam Ferris, the leader of the union, in a hall '
    "that was too small for all who had come."
)
HEADLINE = "Dock strike ends in Aldport"


@pytest.mark.parametrize("width", [40, 60, 72, 100])
@pytest.mark.parametrize(("indent", "between"), [("", "\n\n"), ("   ", "\n"), ("\t", "\n")])
def test_wrapped_paragraphs_become_lines_again(width: int, indent: str, between: str) -> None:
    wrapped = between.join(fill(words, width, initial_indent=indent) for words in (FIRST, SECOND))

    found = unwrapped(wrapped)

    assert len(found) == len(wrapped)
    assert [" ".join(line.split()) for line in found.split("\n") if line] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n{SECOND}\n{FIRST}",
        f"{HEADLINE}\nBy Jane Doe\nMay 8, 2024\n\n{FIRST}",
        "Roses are red,\nviolets are blue,\nand the sea is not.",
        "Goals: Okoye 12\nHale 71\nBrandt 33\nRed card: Tully",
        f"{FIRST}\n\nQ: Who pays for the strike, and for how long will they do it\nA: the owners do",
    ],
)
def test_lines_that_somebody_meant_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_a_wrapped_article_reads_like_one_that_is_not() -> None:
    plain, wrapped = (f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}", f"{HEADLINE}\n\n{fill(FIRST, 64)}\n\n{fill(SECOND, 64)}")

    assert read_text(wrapped).text == read_text(plain).text


def asides(*between: str) -> list[str]:
    article = read_text("\n\n".join((HEADLINE, FIRST, *between, SECOND)))
    return [article.words(aside) for aside in article.asides]


@pytest.mark.parametrize(
    "line",
    [
        "READ MORE: Police shoot bear in shopping mall",
        "Also on aldport.example: Judges jailed as junta tightens its grip",
        "Like this story? Tell a friend.",
        "Photo: Ferris leaves the hall (Aldport News)",
        "Ferris leaves the hall. Photograph: Ann Teal/Aldport News",
        "Advertisement",
        "A VOTE BY NIGHT",
        "'They lied to us'",
        "Reaction from abroad",
        "14:05",
        "10.30 p.m. GMT",
        "* * *",
        "SOURCE: News agencies",
        "Hi, I am Ann Teal, the author of this. If you liked it, please consider becoming a member.",
        "Get our flagship newsletter with all that you need to start the day. Sign up here.",
        "Published 3 hours ago",
        "An earlier version of this article said that the strike had lasted nine days.",
        "Kindly share this story:",
        "WhatsApp",
        "- 2 -",
        "■",
        "Ferris leaves the hall. (Aldnews/Ann Teal)",
    ],
)
def test_what_is_no_prose_stays_in_the_text_as_an_aside(line: str) -> None:
    assert asides(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Nobody was hurt.",
        "Posted in Vela since May, he had sent his last letter to her.",
        "The union said this:",
        "Q: Who pays?",
        "A: The owners.",
        "Ferris: And the ships?",
        "“We will stay.”",
        "Read more of the letter was the advice that Ferris gave to the owners of the port on Monday in the hall, by the sea.",
        "The photo by Ann Teal shows the hall at night, and 400 people in it who wait for the count of the votes.",
    ],
)
def test_short_lines_of_prose_and_turns_of_an_interview_are_no_asides(line: str) -> None:
    assert asides(line) == []


def test_several_short_lines_are_a_list_and_no_headings() -> None:
    assert asides("Ships unloaded", "Pay raised by four percent", "No job lost") == []


def test_the_headlines_below_a_teaser_are_asides_until_prose_goes_on() -> None:
    lines = ("Related coverage:", "Port strike trial opens, union admits fraud", "The talks go on.")

    assert asides(*lines) == list(lines[:2])


def test_a_caption_stands_on_the_line_below_its_label() -> None:
    lines = ("Image caption,", "Ferris leaves the hall with his daughter.")

    assert asides(*lines) == list(lines)


def test_what_a_link_does_and_how_a_share_is_called_is_no_part_of_a_sentence() -> None:
    assert asides("The owner, Norrport (NRP.L), opens new tab, gave in.") == [" (NRP.L)", ", opens new tab"]


def test_a_dateline_below_key_points_is_no_part_of_the_sentence_after_it() -> None:
    article = read_text(
        f"{HEADLINE}\n\nStrike lasted ten days\n\nFirst of nine ships unloaded at noon\n\nALDPORT, May 8 (HW) - {FIRST}"
    )

    (line,) = (line for line in legible(article).text.split("\n") if line.startswith("Dock workers"))
    assert line == FIRST
    assert len(legible(article).text) == len(article.text)


def test_clock_times_before_the_entries_of_a_live_page_are_asides() -> None:
    entries = "14:05 The talks go on.", "15.30 GMT - BREAKING: The owners leave the hall.", "4:10 PM We end here."

    assert asides(*entries) == ["14:05", "15.30 GMT - BREAKING:", "4:10 PM"]
    assert asides("14:05 The talks go on.") == []


def test_who_signs_an_article_off_stands_in_an_aside() -> None:
    article = read_text(f"{HEADLINE}\n\n{FIRST}\n\n(Reporting by Ann Teal in Orto; Editing by Tom Hale)")

    assert [article.words(aside) for aside in article.asides] == [
        "(Reporting by Ann Teal in Orto; Editing by Tom Hale)"
    ]


def test_asides_are_blank_to_a_reader_and_nothing_moves() -> None:
    article = read_text(f"{HEADLINE}\n\n{FIRST}\n\nREAD MORE: Bear shot\n\n{SECOND}")

    found = legible(article)

    assert len(found.text) == len(article.text)
    assert "Bear" not in found.text
    assert found.text.index(SECOND) == article.text.index(SECOND)
    assert (found.key, found.body) == (article.key, article.body)


def test_an_article_with_nothing_to_change_is_read_as_it_is() -> None:
    article = read_text(f"{HEADLINE}\n\n{FIRST}")

    assert legible(article) is article


@pytest.mark.parametrize(
    "words",
    [
        "President Marta Kos of Azura said on Monday that NATO would stay in Porto Vela until May 8.",
        "The army said it had killed six people in a raid on the port. Nobody knows who they were.",
        'It was late. "We don\'t know," said Liam O\'Brien, "and we\'ll never know."',
        "U.S. officials met Foreign Minister Ilse McCann at 9 a.m. in March, the EU's spokesman said.",
    ],
)
def test_capitals_are_lowered_word_by_word(words: str) -> None:
    assert truecased(words.upper()) == words


def test_an_article_in_capitals_is_read_in_mixed_case_and_warned_of() -> None:
    article = read_text(f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}".upper())

    found = legible(article)

    assert article.warnings == ("is set in capitals; what is a name is a guess",)
    assert FIRST.replace("Dock", "Dock") in found.text
    assert found.key == article.key


def test_the_article_shows_how_the_words_of_its_headline_are_spelled() -> None:
    article = read_text(
        f"STRIKE ENDS, SAYS BORIK OF ALDPORT\n\nIn Aldport a strike ended, the owner said. {SECOND} And so said Borik."
    )

    assert legible(article).text.startswith("Strike ends, says Borik of Aldport")


@pytest.mark.parametrize(
    ("dateline", "read"),
    [
        ("ALDPORT, May 8 (AW) - ", "Aldport, May 8 (AW) - "),
        ("PORTO VELA/ALDPORT (AW) — ", "Porto Vela/Aldport (AW) — "),
        ("ALDPORT, Azura — ", "Aldport, Azura — "),
        ("Aldport (AW) — ", "Aldport (AW) — "),
        ("(AW) - ", "(AW) - "),
    ],
)
def test_the_place_of_a_dateline_is_read_without_its_capitals(dateline: str, read: str) -> None:
    assert legible(read_text(f"{HEADLINE}\n\n{dateline}{FIRST}")).text == f"{HEADLINE}\n\n{read}{FIRST}"


def test_a_copy_for_reading_keeps_the_name_of_its_article() -> None:
    article = replace(read_text(f"{HEADLINE}\n\n{FIRST}".upper()), url=None)

    assert legible(legible(article)).key == article.key


@pytest.mark.model
def test_nothing_is_found_in_asides_and_they_leave_a_reason(reader: Reader) -> None:
    aside = "READ MORE: Police shot the mayor of Orto in a raid"
    article = read_text("\n\n".join((HEADLINE, FIRST, aside, SECOND)))

    found = pipeline.find(article, reader, World())

    (span,) = article.asides
    events = [event for event in found.statements if isinstance(event, Event)]
    assert Drop("read", pipeline.BESIDE, span) in found.drops
    assert events
    assert not [event for event in events for trigger in event.triggers if trigger.touches(span)]


@pytest.mark.model
def test_an_article_in_capitals_gives_the_claims_of_one_that_is_not(reader: Reader) -> None:
    texts = ("\n\n".join((HEADLINE, FIRST, SECOND)), "\n\n".join((HEADLINE, FIRST, SECOND)).upper())

    plain, capitals = (pipeline.find(read_text(text), reader, World()) for text in texts)

    told, shouted = ([c.content for c in found.statements if isinstance(c, Claim)] for found in (plain, capitals))
    assert told
    assert shouted == told
