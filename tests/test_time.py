"""Time expressions are found and resolved in the precision that was stated."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.time import durations, find
from kg.values import Span

WEDNESDAY = "2024-02-07"

ABSOLUTE = [
    ("on February 7, 2024, in Cairo", "2024-02-07"),
    ("on 7 Feb 2024", "2024-02-07"),
    ("on the 7th of February, 2024", "2024-02-07"),
    ("dated 2007-10-11 and signed", "2007-10-11"),
    ("signed on 25/12/2007", "2007-12-25"),
    ("since the 9/11 attacks", "2001-09-11"),
    ("the September 11 terror attacks", "2001-09-11"),
    ("in March 2007", "2007-03"),
    ("in September of 2004", "2004-09"),
    ("founded in 1987.", "1987"),
    ("when he won the 2008 presidential election", "2008"),
    ("in the 1990s", "199X"),
    ("in the late 1990s", "1997/1999"),
    ("a castle of the 19th century", "18XX"),
    ("in spring 2011", "2011-21"),
    ("in the second quarter of 2024", "2024-04/2024-06"),
    ("in the first half of 2008", "2008-01/2008-06"),
    ("in early 2023", "2023-01/2023-04"),
    ("at the beginning of May 2010", "2010-05-01/2010-05-10"),
    ("on November 24-25, 2007", "2007-11-24/2007-11-25"),
    ("a war of 2003-2007", "2003/2007"),
    ("in the winter season 1992–95 or so", "1992/1995"),
    ("between 2003 and 2007", "2003/2007"),
    ("from March to May 2010", "2010-03/2010-05"),
    ("from December to March 2010", "2009-12/2010-03"),
    ("from late 2003 to early 2005", "2003-09/2005-04"),
    ("in December 2007 and January 2008", "2007-12/2008-01"),
    ("during the 1980s and 1990s", "1980/1999"),
    ("at war since 2006", "2006/.."),
    ("in office until June 2009", "../2009-06"),
    ("to be finished by 2015", "../2015"),
    ("built before 2001", "../2000"),
    ("rare after 1989", "1989/.."),
    ("built around 1950", "1950~"),
]

RELATIVE = [
    ("He said on Wednesday that it was over.", "2024-02-07"),
    ("He said on Friday that it was over.", "2024-02-02"),
    ("He said last Wednesday that it was over.", "2024-01-31"),
    ("They will vote on Monday.", "2024-02-12"),
    ("On Tuesday, the court will rule.", "2024-02-13"),
    ("Prisoners will be released on Monday.", "2024-02-12"),
    ("The trial was postponed until Friday.", "2024-02-09"),
    ("They meet next Tuesday.", "2024-02-13"),
    ("Classes could begin this Monday.", "2024-02-12"),
    ("It rained on Sunday night.", "2024-02-04"),
    ("killed in southern Israel on Oct. 7.", "2023-10-07"),
    ("He will meet them on March 3.", "2024-03-03"),
    ("They are planning to meet on March 3.", "2024-03-03"),
    ("The town gave it planning permission in March.", "2023-03"),
    ("the election on April 2", "2024-04-02"),
    ("the election on June 2", "2023-06-02"),
    ("the match on Saturday, February 10", "2024-02-10"),
    ("arrested on New Year's Eve", "2023-12-31"),
    ("the storm hit today", "2024-02-07"),
    ("the storm hit yesterday morning", "2024-02-06"),
    ("the storm hit last night", "2024-02-06"),
    ("the storm hit the coast overnight, police said", "2024-02-06/2024-02-07"),
    ("the port will stay closed overnight.", "2024-02-07/2024-02-08"),
    ("they meet tomorrow", "2024-02-08"),
    ("delivered last week by mediators", "2024-01-29/2024-02-04"),
    ("declared this week", "2024-02-05/2024-02-11"),
    ("in the fighting last month", "2024-01"),
    ("bought earlier this month", "2024-02"),
    ("bought last year", "2023"),
    ("fought in June last year", "2023-06"),
    ("at the end of last year", "2023-09/2023-12"),
    ("lasting a week at the end of November.", "2023-11-21/2023-11-30"),
    ("seen in mid-May", "2024-05-11/2024-05-20"),
    ("seen two days ago", "2024-02-05"),
    ("seen two weeks ago", "2024-01-22/2024-01-28"),
    ("elected three years ago", "2021"),
    ("elected about two years ago", "2022~"),
    ("over the last two decades", "2004/2024"),
    ("a drop over the last year", "2023-02/2024-02"),
    ("polls taken in the last 24 hours", "2024-02-06/2024-02-07"),
    ("over the weekend", "2024-02-03/2024-02-04"),
    ("They will vote this weekend.", "2024-02-10/2024-02-11"),
    ("killed last summer", "2023-22"),
    ("flooded from August 30 to September 4", "2023-08-30/2023-09-04"),
    ("killed in December and January", "2023-12/2024-01"),
]

NO_TIME = [
    "Theresa May said they may march.",
    "The March on Rome",
    "Judge May resigned",
    "$2000 for about 1,994 people",
    "by 1500 troops",
    "a Boeing 787 and 18 777s",
    "Rebels meet every Sunday.",
    "the Sunday Times",
    "They left on the same Sunday.",
    "signed on 7/4/2008",
    "in 500 BC",
    "the 2007 FIFA World Cup",
    "recently, in a few weeks, the other day",
    "in March of that year",
    "on February 30, 2020",
    "USA Today",
    "call 555-2007",
    "for fiscal 2008",
]


@pytest.mark.parametrize(("text", "edtf"), ABSOLUTE)
def test_a_full_date_needs_no_article_date(text: str, edtf: str) -> None:
    assert [time.edtf for time in find(text, None)] == [edtf]


@pytest.mark.parametrize(("text", "edtf"), RELATIVE)
def test_a_relative_date_counts_from_the_article(text: str, edtf: str) -> None:
    assert [time.edtf for time in find(text, WEDNESDAY)] == [edtf]


@pytest.mark.parametrize(("text", "edtf"), RELATIVE)
def test_a_relative_date_has_its_words_alone_without_an_article_date(text: str, edtf: str) -> None:
    found = find(text, None)

    assert found
    assert all((time.edtf, time.earliest, time.latest) == (None, None, None) for time in found)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The vote was moved from Tuesday to Friday.", ["2024-02-06", "2024-02-09"]),
        ("Talks have been postponed until Friday, she said.", ["2024-02-09"]),
        ("The hearing was put off until March 5.", ["2024-03-05"]),
        ("The port stays closed until Friday.", ["../2024-02-09"]),
        ("A ban was announced on Monday. Last Monday it was lifted.", ["2024-02-05", "2024-01-29"]),
        ("They met last Saturday.", ["2024-02-03"]),
        ("A fire ban is in force for the whole state on Friday.", ["2024-02-09"]),
        ("They met last Sunday.", ["2024-02-04"]),
        ("She was due to be freed in November, but a judge kept her.", ["2023-11"]),
        ("The ferry was scheduled to sail in March.", ["2024-03"]),
    ],
)
def test_a_day_is_the_one_that_is_meant(text: str, edtf: list[str]) -> None:
    assert [time.edtf for time in find(text, WEDNESDAY)] == edtf


def test_what_lies_ahead_can_be_read_so_whatever_the_tense() -> None:
    text = "He announced a truce for the vote on May 28."

    assert [time.edtf for time in find(text, WEDNESDAY)] == ["2023-05-28"]
    assert [time.edtf for time in find(text, WEDNESDAY, ahead=True)] == ["2024-05-28"]


@pytest.mark.parametrize("text", NO_TIME)
def test_what_is_no_time_or_not_safe_is_left_out(text: str) -> None:
    assert find(text, WEDNESDAY) == []


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("in March 2007", "2007-03-01", "2007-03-31"),
        ("in February 2024", "2024-02-01", "2024-02-29"),
        ("since 2006", "2006-01-01", None),
        ("until June 2009", None, "2009-06-30"),
        ("earlier this month", "2024-02-01", "2024-02-07"),
        ("later this year", "2024-02-07", "2024-12-31"),
        ("in winter 2011", "2010-12-01", "2012-03-21"),
        ("around 1950", "1949-01-01", "1951-12-31"),
    ],
)
def test_bounds_are_the_first_and_last_day_that_the_words_allow(
    text: str, earliest: str | None, latest: str | None
) -> None:
    (time,) = find(text, WEDNESDAY)

    assert (time.earliest, time.latest) == (earliest, latest)


def test_a_date_time_is_an_anchor_too() -> None:
    assert find("They met yesterday.", "2024-03-01T08:00:00Z")[0].edtf == "2024-02-29"


def test_the_empty_date_of_a_database_is_no_anchor() -> None:
    assert [(time.text, time.edtf) for time in find("They met yesterday.", "0001-01-01")] == [("yesterday", None)]


def test_only_times_within_the_span_are_found() -> None:
    text = "Today in 2003. Tomorrow in 2004."

    assert [time.text for time in find(text, WEDNESDAY, Span(15, len(text)))] == ["Tomorrow", "2004"]


def test_the_words_before_a_span_still_count() -> None:
    text = "He left in 2003."

    assert [time.text for time in find(text, None, Span(11, 15))] == ["2003"]


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "in on since until from to between and the end of early late last next two three days weeks ago May March Oct. "
        "7 31 2004 1990s Monday weekend will said , . - ' year month spring 19th century 12/25/2004 Feb. 29",
    )
)
EDTF_SIDE = r"(\d{4}(-\d\d(-\d\d)?)?~?|\.\.)"


@given(st.lists(WORDS, max_size=14).map(" ".join), st.dates().map(str))
def test_any_words_give_true_spans_sound_bounds_and_plain_edtf(text: str, anchor: str) -> None:
    for time in find(text, anchor):
        assert text[time.span.start : time.span.end] == time.text
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        if time.edtf is None:  # the day of publication is the empty date of a database
            assert (time.earliest, time.latest) == (None, None)
            continue
        assert re.fullmatch(rf"{EDTF_SIDE}(/{EDTF_SIDE})?|\d\d(\dX|XX)", time.edtf)


@pytest.mark.parametrize(
    ("text", "value", "unit", "words"),
    [
        ("a ceasefire of four and a half months", "4.5", "unitMonth", "four and a half months"),
        ("lasting just a week", "1", "unitWeek", "a week"),
        ("a match of 90 minutes", "90", "unitMinute", "90 minutes"),
        ("a two-year ban", "2", "unitYear", "two-year"),
        ("an 18-month-long battle", "18", "unitMonth", "18-month"),
        ("a week-long strike", "1", "unitWeek", "week-long"),
        ("for half an hour", "0.5", "unitHour", "half an hour"),
        ("for an hour and a half", "1.5", "unitHour", "an hour and a half"),
        ("jailed for a decade", "10", "unitYear", "a decade"),
        ("another 2.5 hours", "2.5", "unitHour", "2.5 hours"),
    ],
)
def test_a_duration_keeps_its_number_and_unit(text: str, value: str, unit: str, words: str) -> None:
    (duration,) = durations(text)

    assert (str(duration.value), duration.unit) == (value, unit)
    assert text[duration.span.start : duration.span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "a 50-year-old man",
        "20 years old",
        "two years ago",
        "three days later",
        "$5 a year",
        "several months",
        "aged 2 years",
    ],
)
def test_ages_rates_and_distances_are_no_durations(text: str) -> None:
    assert durations(text) == []
