"""Numbers of things keep their value, their bound, and what they are: money, per cent, or a count."""

import pytest

from kg.language.numbers import find
from kg.terms import KG
from kg.values import Span


@pytest.mark.parametrize(
    ("text", "value", "bound", "words"),
    [
        ("killed 1,200 people", "1200", KG.Exactly, "1,200"),
        ("says at least 27,585 Palestinians", "27585", KG.AtLeast, "at least 27,585"),
        ("More than 200 people fled", "200", KG.AtLeast, "More than 200"),
        ("no fewer than 12 tanks", "12", KG.AtLeast, "no fewer than 12"),
        ("200 or more soldiers", "200", KG.AtLeast, "200 or more"),
        ("up to 5,000 men", "5000", KG.AtMost, "up to 5,000"),
        ("fewer than ten votes", "10", KG.AtMost, "fewer than ten"),
        ("some 300 troops", "300", KG.About, "some 300"),
        ("nearly 2,000,000 Armenians", "2000000", KG.About, "nearly 2,000,000"),
        ("an estimated 1,000 fighters", "1000", KG.About, "an estimated 1,000"),
        ("1.5 million Armenians", "1500000", KG.Exactly, "1.5 million"),
        ("twenty-five workers", "25", KG.Exactly, "twenty-five"),
        ("two hundred and fifty thousand refugees", "250000", KG.Exactly, "two hundred and fifty thousand"),
        ("12 lakh people", "1200000", KG.Exactly, "12 lakh"),
        ("two dozen soldiers", "24", KG.Exactly, "two dozen"),
        ("a hundred people", "100", KG.Exactly, "a hundred"),
        ("One person died", "1", KG.Exactly, "One"),
        ("In 2006 300 people died", "300", KG.Exactly, "300"),
        ("orders for 18 777s", "18", KG.Exactly, "18"),
    ],
)
def test_a_count_keeps_its_bound(text: str, value: str, bound: object, words: str) -> None:
    (number,) = find(text)

    assert (str(number.value), number.bound, number.currency, number.percent) == (value, bound, None, False)
    assert text[number.span.start : number.span.end] == words


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("around $44 billion in stock", "44000000000", "USD"),
        ("US$6 billion", "6000000000", "USD"),
        ("$11bn of deals", "11000000000", "USD"),
        ("a $101b fund", "101000000000", "USD"),
        ("a $38 mil. loss", "38000000", "USD"),
        ("€3.5m", "3500000", "EUR"),
        ("£20 million", "20000000", "GBP"),
        ("A$5 million", "5000000", "AUD"),
        ("$3.4 bln in cash", "3400000000", "USD"),
        ("a £1.2million house", "1200000", "GBP"),
        ("€250mln", "250000000", "EUR"),
        ("₹2 lakh crore", "2000000000000", "INR"),
        ("₹480 crores", "4800000000", "INR"),
        ("500 million dollars", "500000000", "USD"),
        ("closed at $17.05.", "17.05", "USD"),
        ("5 billion euros", "5000000000", "EUR"),
        ("a ransom of N12m from the family", "12000000", "NGN"),
        ("only N150,000 each", "150000", "NGN"),
        ("Rs 5 crore", "50000000", "INR"),
        ("Rs. 18 lakh", "1800000", "INR"),
        ("Rs.2,500 a month", "2500", "INR"),
        ("a P1.2-billion seawall", "1200000000", "PHP"),
        ("R2.3bn in Pretoria", "2300000000", "ZAR"),
        ("2.3bn rand", "2300000000", "ZAR"),
        ("RM2.3 million", "2300000", "MYR"),
        ("NOK 500 million", "500000000", "NOK"),
        ("500 million NOK", "500000000", "NOK"),
        ("2.5 billion pounds", "2500000000", "GBP"),
        ("2.5 billion pounds, says Cairo", "2500000000", "EGP"),
        ("40 million Egyptian pounds", "40000000", "EGP"),
        ("31.5 billion Swedish crowns", "31500000000", "SEK"),
        ("OSLO - Nobody in Norway offers 142 crowns per share", "142", "NOK"),
        ("a 48.7 billion crown takeover in Prague", "48700000000", "CZK"),
        ("a 500-million-euro plan", "500000000", "EUR"),
        ("5 million New Zealand dollars", "5000000", "NZD"),
        ("900 million pesos for Chile", "900000000", "CLP"),
        ("Rs 40 billion, Karachi", "40000000000", "PKR"),
        ("$20M", "20000000", "USD"),
        ("£30k", "30000", "GBP"),
        ("$1.5B", "1500000000", "USD"),
    ],
)
def test_money_has_a_currency(text: str, value: str, currency: str) -> None:
    (number,) = find(text)

    assert (str(number.value), number.currency) == (value, currency)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("142 crowns per share", "142", "crowns"),
        ("90 million pesos", "90000000", "pesos"),
        ("Sweden and Norway have 3 crowns", "3", "crowns"),  # as likely those of one as of the other
        ("40 pence a share", "40", "pence"),
    ],
)
def test_money_of_an_unclear_land_keeps_its_words(text: str, value: str, unit: str) -> None:
    (number,) = find(text)

    assert (str(number.value), number.currency, number.unit, number.is_money) == (value, None, unit, True)


@pytest.mark.parametrize(
    "text",
    [
        "flats 5b and 6b",
        "foil of 10 mil",
        "N95 masks",
        "the P5 powers",
        "the R18 road",
        "30 pounds of heroin",
        "a plan of 5 won votes",
    ],
)
def test_what_looks_like_money_is_none(text: str) -> None:
    assert not [number for number in find(text) if number.is_money]


@pytest.mark.parametrize(
    ("text", "value"),
    [("5pc", "5"), ("seven per cent", "7"), ("30%", "30"), ("up 30 per cent", "30"), ("down 68.5 percent", "68.5")],
)
def test_a_percentage_is_marked(text: str, value: str) -> None:
    (number,) = find(text)

    assert (str(number.value), number.percent) == (value, True)


@pytest.mark.parametrize(
    "text",
    [
        "between 305 and 550 passengers",
        "305 to 550 passengers",
        "sales of $305 to $550",
        "between 305% and 550%",
        "305% to 550%",
        "305 to 550 percent",
    ],
)
def test_a_range_is_two_bounds(text: str) -> None:
    assert [(str(n.value), n.bound) for n in find(text)] == [("305", KG.AtLeast), ("550", KG.AtMost)]


@pytest.mark.parametrize(
    "text",
    ["Profit fell 31% to $42 million", "The rate rose from 9% to 12%", "It cut its staff from 900 to 700 workers"],
)
def test_what_something_changed_from_and_to_is_no_range(text: str) -> None:
    assert [n.bound for n in find(text)] == [KG.Exactly, KG.Exactly]


@pytest.mark.parametrize(
    "text",
    [
        "hundreds of people and several others",
        "a 76-year-old man aged 76",
        "Jean Charest, 48, won",
        "He was 19.",
        "won 30-0",
        "passed 27-21 by the committee",
        "The Boeing 787 crashed",
        "Flight 93 crashed",
        "under Resolution 1559",
        "No. 1",
        "in 2008",
        "the 2005 elections",
        "on Oct. 7 or 7 February",
        "at 8 p.m. or 12:30 or 0800 GMT",
        "for two years",
        "in the 35th minute",
        "one of the men and no one else",
        "two-thirds",
        "the six-party talks",
        "call 555-1234",
        "Windows 7",
        "the G8",
    ],
)
def test_dates_ages_scores_ranks_and_names_are_no_numbers_of_things(text: str) -> None:
    assert find(text) == []


def test_only_numbers_within_the_span_are_found() -> None:
    text = "They killed 12 men. Some 20 men fled."

    assert [str(n.value) for n in find(text, Span(20, len(text)))] == ["20"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("fell out over a 6 percent pay offer", KG.Exactly),
        ("a row over a $2 billion deal", KG.Exactly),
        ("over 6 percent of them", KG.AtLeast),
        ("over a million people", KG.AtLeast),
    ],
)
def test_the_article_of_a_noun_parts_a_number_from_what_would_bound_it(text: str, bound: object) -> None:
    (number,) = find(text)

    assert number.bound == bound
