"""What the links of Wikinews tell the builder of the gazetteer."""

from collections import Counter

from kg.train.gazetteer import evidence
from kg.train.gazetteer.tables import Row


def place(name: str, kind: str, country: str, names: str = "") -> Row:
    return {"name": name, "kind": kind, "country": country, "qid": "", "names": names, "adjectives": "", "count": ""}


def counts(
    rows: list[Row], links: dict[str, dict[str, int]], others: tuple[str, ...] = ()
) -> list[tuple[str, str, str]]:
    within = {"Ohio": "US", "Mississippi": "US", "Ontario": "CA"}
    found = evidence.counted(rows, {form: Counter(titles) for form, titles in links.items()}, within, others)
    return [(row["kind"], row["country"], row["count"]) for row in found]


def test_the_bare_name_is_the_greater_place_s() -> None:
    rows = [place("London", "capital", "GB"), place("London", "town", "CA", "London, Ontario")]

    found = counts(rows, {"London": {"London": 90, "London, Ontario": 3}})

    assert found == [("capital", "GB", "90"), ("town", "CA", "3")]


def test_a_town_whose_state_is_seldom_named_leaves_the_bare_name_to_something_unlisted() -> None:
    rows = [place("Oxford", "town", "US", "Oxford, Mississippi")]

    found = counts(rows, {"Oxford": {"Oxford": 8, "Oxford, Mississippi": 1}})

    assert found == [("town", "US", "1"), ("place", "", "8")]


def test_a_town_whose_state_is_often_named_has_the_bare_name() -> None:
    rows = [place("Dayton", "town", "US", "Dayton, Ohio")]

    assert counts(rows, {"Dayton": {"Dayton": 4, "Dayton, Ohio": 6}}) == [("town", "US", "10")]


def test_the_bare_name_of_a_country_is_no_town_s() -> None:
    rows = [place("Jordan", "town", "US", "Jordan, Ohio")]

    assert counts(rows, {"Jordan": {"Jordan": 42, "Jordan, Ohio": 1}}, ("Jordan",)) == [("town", "US", "1")]


def test_a_listed_name_is_given_to_each_thing_that_a_share_of_its_links_leads_to() -> None:
    state, city, square = (
        place(n, k, "US") for n, k in (("New York", "state"), ("New York City", "city"), ("Times Square", "place"))
    )
    links = {
        "New York": Counter({"New York": 85, "New York City": 13, "Times Square": 2}),
        "Big Apple": Counter({"New York City": 9}),
    }

    found = evidence.with_senses([state, city, square], [], links)

    assert [row["names"] for row in found] == ["", "New York", ""]
