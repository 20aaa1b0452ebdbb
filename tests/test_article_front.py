"""Headline, credit, byline, date line and body of plain texts."""

from textwrap import fill

import pytest

from kg.article import read_text
from kg.article.front import find
from kg.values import Span

LEAD = "Envoys from both sides met in the city on Wednesday, and the talks about a truce went on until late."
BODY = f"{LEAD}\n\nThe other side said that it would study the offer."
HEADLINE = "Truce talks resume in Porto Vela"


def words(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


def front(text: str) -> dict[str, str | None]:
    found = find(text)
    spans = {name: getattr(found, name) for name in ("headline", "credit", "byline", "dateline", "body")}
    return {name: words(text, span) for name, span in spans.items() if span}


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (f"{HEADLINE}\n\n", {"headline": HEADLINE}),
        (f"{HEADLINE}\n", {"headline": HEADLINE}),
        (f"\n\n  {HEADLINE}  \n\n", {"headline": HEADLINE}),
        ("", {}),
        ("February 7, 2024\n\n", {"dateline": "February 7, 2024"}),
        (
            f"{HEADLINE}\n\nEnvoys leave the harbour (Reuters)\nFebruary 7, 2024\n\n",
            {"headline": HEADLINE, "credit": "Envoys leave the harbour (Reuters)", "dateline": "February 7, 2024"},
        ),
        (
            f"{HEADLINE}\nBy Jane Doe, Harbour Times\nUpdated 14:05 GMT, 7 February 2024\n\n",
            {
                "headline": HEADLINE,
                "byline": "By Jane Doe, Harbour Times",
                "dateline": "Updated 14:05 GMT, 7 February 2024",
            },
        ),
        (
            f"{HEADLINE}\n\nA long evening by the sea\n\nBy JANE DOE | Feb. 7, 2024 | World\n\nPhoto: a pier\n\n",
            {"headline": HEADLINE, "byline": "By JANE DOE", "dateline": "Feb. 7, 2024", "credit": "Photo: a pier"},
        ),
        (
            f"{HEADLINE}\n\nBy Jane Doe, Wednesday, February 7, 2024\n\n",
            {"headline": HEADLINE, "byline": "By Jane Doe, Wednesday, February 7, 2024"},
        ),
        (f"{HEADLINE}\n\nVela Desk\n\n", {"headline": HEADLINE, "byline": "Vela Desk"}),
        (
            f"{HEADLINE}\n\nHT Newsdesk | Posted at Feb 07 2024 06:12 PM\n\n",
            {"headline": HEADLINE, "byline": "HT Newsdesk", "dateline": "Posted at Feb 07 2024 06:12 PM"},
        ),
        (
            f"{HEADLINE}\n\nWed 7 Feb 2024 11.32 GMT\n\nJane Doe Transport editor\n\n",
            {"headline": HEADLINE, "byline": "Jane Doe Transport editor", "dateline": "Wed 7 Feb 2024 11.32 GMT"},
        ),
        (
            f"{HEADLINE}\n\nThe envoys say that they will stay.\n\nBy Vela Staff\nPublished On 7 Feb 2024\n\n",
            {"headline": HEADLINE, "byline": "By Vela Staff", "dateline": "Published On 7 Feb 2024"},
        ),
        (
            f"{HEADLINE}\n\nEnvoys vow to stay\n\nJane Doe Home affairs correspondent\nWed 7 Feb 2024 11.32 GMT\n\n",
            {
                "headline": HEADLINE,
                "byline": "Jane Doe Home affairs correspondent",
                "dateline": "Wed 7 Feb 2024 11.32 GMT",
            },
        ),
        (
            f"{HEADLINE}\n\nBy Jane Doe\nPolitical Reporter, Vela Media Group\n\n",
            {"headline": HEADLINE, "byline": "By Jane Doe"},
        ),
        (
            f"{HEADLINE}\n\nBoth sides speak of progress.\n\nBy Jane Doe, a reporter who covers the sea\nPublished On 7 Feb 2024\n\n",
            {
                "headline": HEADLINE,
                "byline": "By Jane Doe, a reporter who covers the sea",
                "dateline": "Published On 7 Feb 2024",
            },
        ),
        (
            f"{HEADLINE}\n\nOn February 7, 2024\nJane Doe @janedoe\n\n",
            {"headline": HEADLINE, "byline": "Jane Doe @janedoe", "dateline": "On February 7, 2024"},
        ),
        (
            f"{HEADLINE}\n\nJane Doe Published February 7, 2024 Updated February 8, 2024 08:51am\n\n",
            {"headline": HEADLINE, "byline": "Jane Doe Published February 7, 2024 Updated February 8, 2024 08:51am"},
        ),
        (
            f"{HEADLINE}\n\n7 February 2024 Peace and Security\n\n",
            {"headline": HEADLINE, "dateline": "7 February 2024 Peace and Security"},
        ),
        ("Talks in brief: April 2, 2007\n\n", {"headline": "Talks in brief: April 2, 2007"}),
        ("Truce talks resume\nin Porto Vela harbour\n\n", {"headline": "Truce talks resume\nin Porto Vela harbour"}),
        ("Acme Inc. buys Vela Corp.\n\n", {"headline": "Acme Inc. buys Vela Corp."}),
        ("Truce? Not yet, says the U.S.\n\n", {"headline": "Truce? Not yet, says the U.S."}),
        (f"{HEADLINE}\n\nCAIRO (AP) — ", {"headline": HEADLINE, "dateline": "CAIRO (AP)"}),
        (
            f"{HEADLINE}\n\nLONDON, March 3 (Reuters) - ",
            {"headline": HEADLINE, "dateline": "LONDON, March 3 (Reuters)"},
        ),
        (f"{HEADLINE}\n\nVELA, March 3. /HTA/. ", {"headline": HEADLINE, "dateline": "VELA, March 3. /HTA/"}),
        (f"{HEADLINE}\n\nPorto Vela, Azura – ", {"headline": HEADLINE, "dateline": "Porto Vela, Azura"}),
        (f"{HEADLINE}\n\nMay 7, 2024\n\nROME -- ", {"headline": HEADLINE, "dateline": "May 7, 2024"}),
    ],
)
def test_the_front_is_told_from_the_body(before: str, expected: dict[str, str]) -> None:
    assert front(before + BODY) == {**expected, "body": BODY}


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        fill(LEAD, 60),
        f"Mr. Doe – who is 60 – spoke. {LEAD}",
        f"By then the envoys had left the city.\n\n{LEAD}",
        f"The envoys say that they will stay.\n\n{LEAD}\n\nBy Jane Doe",
        f"The talks of the Azuran People's Party (APP).\n\n{LEAD}",
        "One line without a period",
    ],
)
def test_text_that_begins_with_prose_has_no_headline(text: str) -> None:
    assert front(text) == {"body": text}


def test_wrapped_prose_below_a_headline_stays_whole() -> None:
    prose = fill(LEAD, 60)

    assert front(f"{HEADLINE}\n{prose}") == {"headline": HEADLINE, "body": prose}


@pytest.mark.parametrize(
    "last",
    [
        "(Reporting by Jane Doe; Editing by John Roe)",
        "© 2024 Harbour Times",
        "###",
        "-30-",
        "# # #\n\nNotes to editors: pictures can be had.",
        "ENDS\n\nMedia contact: Jane Doe, +1 555 0100",
        "Harbour Times writer Jane Doe contributed to this report.",
        "Jane Doe can be reached at jane@harbour.example.",
        "Copyright 2024 Harbour Times. All rights reserved. This text may not be sold.",
        "Tags: truce, Vela",
        "($1 = 0.9 azurs)\n\n((desk@harbour.example; +44 20 555 0199))",
        "HT-05-14-24 1130GMT",
        "This interview has been edited for length and clarity.",
        "With material from HTA and VNA. Edited by: Jane Doe",
        "(With inputs from agencies)",
        "-- with a report from Jane Doe, Harbour News",
        "jd/ab (HTA, VNA)",
        "(HTA)",
        "Harbour Press writers Jane Doe in Vela and John Roe in Porto contributed.",
        "Reach Jane Doe at jane@harbour.example or on Twitter @janedoe.",
        "This article was first published on Harbour Online.",
        "Published in Harbour Times, May 8th, 2024",
        "A version of this article appears in print on May 9, 2024, Section A, Page 4.",
        "Follow the Harbour Wire’s coverage of the truce at https://harbour.example/truce",
        "Continued on page 9",
        "doi: https://doi.org/10.1000/1",
        "The Harbour Times is not responsible for the content of external sites.",
    ],
)
def test_a_sign_off_is_no_part_of_the_body(last: str) -> None:
    assert front(f"{HEADLINE}\n\n{BODY}\n\n{last}\n")["body"] == BODY


@pytest.mark.parametrize(
    "last",
    [
        "The envoys did not answer several attempts to contact them.",
        "He can reach her by phone only, the widow said.",
        "The report was written by a judge and ends with a list of names.",
        "First published in 1961, the book was lost in the war.",
        "Updated rules take effect on May 5.",
        "Written by a judge in 1961, the letter was found on Monday.",
        "Readers follow the author on her way to the sea.",
        "With reports from both sides in hand, the judge will decide in May whether the harbour may open.",
        "Contact with the ship was lost on Monday.",
    ],
)
def test_a_last_sentence_is_no_sign_off(last: str) -> None:
    assert front(f"{HEADLINE}\n\n{BODY}\n\n{last}")["body"] == f"{BODY}\n\n{last}"


def test_what_is_told_of_the_author_below_is_no_part_of_the_body() -> None:
    of_author, of_another = "Jane Doe is a reporter who covers the sea.", "Ann Teal is a reporter who covers the sea."

    assert front(f"{HEADLINE}\n\nBy Jane Doe\n\n{BODY}\n\n{of_author}")["body"] == BODY
    assert front(f"{HEADLINE}\n\nBy Jane Doe\n\n{BODY}\n\n{of_another}")["body"] == f"{BODY}\n\n{of_another}"


def test_who_reported_is_the_author_where_no_byline_names_one() -> None:
    text = f"{HEADLINE}\n\n{BODY}\n\n(Reporting by Jane Doe and John Roe; Editing by Ann Teal)"

    assert read_text(text).authors == ("Jane Doe", "John Roe")


@pytest.mark.parametrize(
    ("above", "headline"),
    [
        ("AZURA-TRUCE/TALKS (UPDATE 2, PIX)\n\n", HEADLINE),
        ("HT0417\nu i BC-Azura-Truce 1stLd 05-14 0160\n\n", HEADLINE),
        ("(Adds quotes, background)\n\n", HEADLINE),
        ("UPDATE 2-", HEADLINE),
        ("Contact: Joan Hallett\n+1 555 0100\npress@vela.example\n\n", HEADLINE),
        ("Harbour Times                                  3\n\n", HEADLINE),
        ("Home / World / Europe\n", HEADLINE),
        ("WORLD\n\n", HEADLINE),
        ("May 8, 2024\n\n", HEADLINE),
        ("Wednesday, May 8, 2024\n\n", HEADLINE),
        ("Harbour Times • May 8, 2024 • Page 4\n\n", HEADLINE),
        ("Harbour Times                      May 8, 2024\n\n", HEADLINE),
        ("From: Harbour Times\nDate: May 8, 2024\nSubject: ", HEADLINE),
        ("PM-elect Kos: ", f"PM-elect Kos: {HEADLINE}"),
        ("UN-backed ", f"UN-backed {HEADLINE}"),
        ("Contact lost: ", f"Contact lost: {HEADLINE}"),
    ],
)
def test_what_stands_above_the_headline_is_none_of_it(above: str, headline: str) -> None:
    assert read_text(f"{above}{HEADLINE}\n\n{BODY}").title == headline


def test_a_line_below_a_byline_may_name_a_job() -> None:
    found = front(f"{HEADLINE}\nBy Jane Doe\nHarbour Times Writer\n{LEAD}")

    assert (found["byline"], found["body"]) == ("By Jane Doe", LEAD)


def test_a_picture_and_names_above_their_paper_stand_between_headline_and_prose() -> None:
    text = f"{HEADLINE}\nUpdated 6 hours ago\nJane Doe & John Roe\nVela News, Porto\nShare\nGetty Images\nA pier at night\n{BODY}"

    assert read_text(text).authors == ("Jane Doe", "John Roe")
    assert front(text)["body"] == BODY


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("February 7, 2024", "2024-02-07"),
        ("Wednesday, February 7, 2024", "2024-02-07"),
        ("7 February 2024", "2024-02-07"),
        ("Tuesday, 3rd of April 2018 at 5:30 p.m. EST", "2018-04-03"),
        ("Published: 2024-02-07", "2024-02-07"),
        ("2024-02-07 10:30 UTC", "2024-02-07"),
        ("PORTO VELA, Sept. 7, 2024", "2024-09-07"),
        ("27/02/2024", "2024-02-27"),
        ("Wednesday 7 February 2024 22:47, UK", "2024-02-07"),
        ("Published 7 February 2024, updated 8 February 2024", "2024-02-07"),
        ("Apr.24.2024", "2024-04-24"),
        ("Publish: 02 Sep 2024, 22: 14", "2024-09-02"),
        ("Mon, Jun 17, 2024, 7:32 AM 3 min read", "2024-06-17"),
        ("03/04/2024", None),  # American or European: nothing tells
        ("February 30, 2024", None),
    ],
)
def test_date_lines_give_the_date_that_they_state(line: str, published: str | None) -> None:
    article = read_text(f"{HEADLINE}\n\n{line}\n\n{BODY}")

    assert (article.dateline and article.words(article.dateline), article.published) == (line, published)
    assert "published" not in article.inferred


@pytest.mark.parametrize(
    ("dateline", "published"),
    [("ROME, March 3, 2024 (Reuters) - ", "2024-03-03"), ("ROME, March 3 (Reuters) - ", None), ("ROME (AP) — ", None)],
)
def test_a_date_in_a_dateline_counts_as_inferred_and_needs_its_year(dateline: str, published: str | None) -> None:
    article = read_text(f"{HEADLINE}\n\n{dateline}{BODY}")

    assert article.published == published
    assert ("published" in article.inferred) == bool(published)


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By JANE DOE, Transport Correspondent, and JOHN ROE in Vela | Harbour Times", ("JANE DOE", "JOHN ROE")),
        ("By Staff Writer Jane Doe", ("Jane Doe",)),
        ("By Jane Doe jane.doe@harbour.example", ("Jane Doe",)),
        ("By Harbour Times Staff", ()),
        ("By Political Editor Tom Hale and Jane Doe at the Azuran parliament", ("Tom Hale", "Jane Doe")),
        ("By Jane Doe", ("Jane Doe",)),
        ("BY JANE DOE", ("JANE DOE",)),
        ("By Jane Doe and John Roe, Reuters", ("Jane Doe", "John Roe")),
        ("By Jane Doe, John Roe and Ana de la Cruz", ("Jane Doe", "John Roe", "Ana de la Cruz")),
        ("By Jane Doe, Staff Writer", ("Jane Doe",)),
        ("By Jane Doe in Porto Vela", ("Jane Doe",)),
        ("Story by Ludwig van der Berg for Harbour Times", ("Ludwig van der Berg",)),
        ("By The Associated Press", ("The Associated Press",)),
    ],
)
def test_bylines_name_authors_without_employers(byline: str, authors: tuple[str, ...]) -> None:
    assert read_text(f"{HEADLINE}\n\n{byline}\n\n{BODY}").authors == authors


@pytest.mark.parametrize(
    ("dateline", "published"),
    [
        ("VELA, May 28, 2023 (Harbour Wire) - ", "2023-05-28"),
        ("VELA, May 28, 2023 (Harbour Wire) -- ", "2023-05-28"),
        ("PORTO VELA – June 1, 2023 – ", "2023-06-01"),
        ("PORTO VELA - June 1, 2023 - ", "2023-06-01"),
        ("PORTO VELA, June 1, 2023 /NewsDesk/ -- ", "2023-06-01"),
        ("VELA, Azura and PORTO, Lusa, June 1, 2023 (NEWS DESK) -- ", "2023-06-01"),
        ("February 9, 2023 (VELA) - ", "2023-02-09"),
        ("12 May 2023, Vela – ", "2023-05-12"),
        ("VELA, 8.5.2024 — ", None),  # 8 May or August 5
        ("VELA, 28.5.2024 — ", "2024-05-28"),
        ("VELA/AZURA CITY, May 8 (Harbour Wire) - ", None),
        ("PORTO VELA, May 8 — ", None),
        ("VELA (2nd UPDATE) - ", None),
        ("AZURA CITY, Azura (HW) — ", None),
        ("Vela (HW) — ", None),
        ("(Harbour Wire) - ", None),
        ("Vela, May 8 (HW).- ", None),
        ("Porto Vela, May 8 (HW) ", None),
        ("ST. VELA -- ", None),
        ("VELA: ", None),
        ("Porto Vela: ", None),
        ("Vela - ", None),
    ],
)
def test_the_dateline_is_a_span_before_the_body_whatever_its_dash(dateline: str, published: str | None) -> None:
    article = read_text(f"{HEADLINE}\n\n{dateline}{BODY}")

    assert article.dateline
    assert article.words(article.dateline) == dateline.rstrip(" .-–—:")
    assert (article.words(article.body), article.published) == (BODY, published)


@pytest.mark.parametrize(
    "opening", ["Mr. Doe – who is 60 – ", "Porto - the champions - ", "MINISTER: ", "Marta Kos, 41, - "]
)
def test_an_aside_or_a_speaker_is_no_dateline(opening: str) -> None:
    assert read_text(f"{HEADLINE}\n\n{opening}{BODY}").dateline is None


@pytest.mark.parametrize(
    "notice", ["FOR IMMEDIATE RELEASE", "Press release:", "BREAKING NEWS", "EMBARGOED UNTIL MAY 9, 6 P.M."]
)
def test_a_notice_above_the_headline_is_no_headline(notice: str) -> None:
    article = read_text(f"{notice}\n\n{HEADLINE}\n\nPORTO VELA – June 1, 2023 – {BODY}")

    assert (article.title, article.published) == (HEADLINE, "2023-06-01")


@pytest.mark.parametrize("line", ["Harbour South / 05:22 PM May 8, 2024", "Harbour South / May 8, 2024"])
def test_a_slash_parts_an_office_from_the_day(line: str) -> None:
    article = read_text(f"{HEADLINE}\n\nBy Jane Doe\n{line}\n\n{BODY}")

    assert (article.published, article.words(article.body)) == ("2024-05-08", BODY)


def test_a_byline_may_hold_the_day() -> None:
    article = read_text(f"{HEADLINE}\n\nBy Jane Doe, Harbour Times, May 8, 2024\n\n{BODY}")

    assert (article.published, article.authors, article.inferred) == ("2024-05-08", ("Jane Doe",), ("language",))
