"""The index of the world: how it is made of lists and links, written, and asked."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from kg.train.gazetteer.index import redirects, write
from kg.train.gazetteer.index.linked import Links
from kg.train.gazetteer.index.things import Register
from kg.train.gazetteer.index.titles import Titles
from kg.world import index
from kg.world.index import Index, Table

TITLES = """title\tqid\thow\tclass\tsources
Mirra\tQ1\tA\tL\twt
Harvest Trade Union\tQ2\tA\tO\twt
Ada Ruiz (singer)\tQ3\tB1\tP\twt
Doubtful\tQ4\tG\tP\twt
Bound\tQ5\tA\tL\tcsc
"""


@pytest.fixture
def register(tmp_path: Path) -> Register:
    path = tmp_path / "titles.tsv.gz"
    path.write_bytes(gzip.compress(TITLES.encode()))
    return Register(Titles(path))


def links(meant: dict[str, dict[str, int]]) -> Links:
    counts = {text: Counter(ids) for text, ids in meant.items()}
    often = Counter[str]()
    for ids in counts.values():
        often.update(ids)
    return Links(counts, often, {}, {id: id.lstrip(":") for id in often})


@pytest.mark.parametrize("keys", [["a"], ["a", "b"], ["a", "ab", "abc", "b c", "zz"], [f"k{i:05}" for i in range(999)]])
def test_every_line_is_found_and_nothing_else(tmp_path: Path, keys: list[str]) -> None:
    path = tmp_path / "table.tsv"
    path.write_bytes(b"".join(sorted(f"{key}\tvalue of {key}\n".encode() for key in keys)))
    table = Table(path)

    assert [table.find(key) for key in keys] == [[f"value of {key}"] for key in keys]
    assert [table.find(key) for key in ("", "A", "aa", "b", "zzz", "k") if key not in keys] == [
        [] for key in ("", "A", "aa", "b", "zzz", "k") if key not in keys
    ]


def test_what_lists_and_links_say_of_a_name_is_found_by_it(register: Register, tmp_path: Path) -> None:
    register.add("Q1", "Mirra", "Place", countries=("ES",), latitude="40.25", longitude="-3.5", size=9000)
    register.add("", "Mirra", "Place", "Mirra, Ohio", countries=("US",))
    write.write(tmp_path, register, links({"Mirra": {"Q1": 8, ":Mirra, Ohio": 2}, "MIRRA": {"Q1": 1}}))
    known = Index(tmp_path)

    senses = known.senses("Mírra")
    assert [(s.id, s.count, s.how) for s in senses] == [("Q1", 8, "n"), (":Mirra, Ohio", 2, "b")]
    place = known.thing("Q1")
    assert place is not None
    assert (place.kind, place.countries, place.latitude, place.size, place.links) == (
        "Place",
        ("ES",),
        "40.25",
        9000,
        9,
    )
    assert known.thing("Q9") is None


def test_the_same_sources_give_the_same_bytes(register: Register, tmp_path: Path) -> None:
    register.add("Q1", "Mirra", "Place")
    found = links({"Mirra": {"Q1": 8, ":Lake Mirra": 8}, "lake": {":Lake": 3}})
    for folder in ("one", "two"):
        write.write(tmp_path / folder, register, found)

    one, two = ([(tmp_path / f / n).read_bytes() for n in ("names.tsv", "things.tsv")] for f in ("one", "two"))
    assert one == two


def test_a_common_noun_that_is_linked_is_no_name(register: Register, tmp_path: Path) -> None:
    write.write(tmp_path, register, links({"lake": {":Lakes of Spain": 3}}))

    assert Index(tmp_path).senses("Lake") == ()


def test_ids_come_only_from_what_is_sure_and_free(register: Register) -> None:
    assert [register.titles.id(t) for t in ("Mirra", "harvest trade union", "Doubtful", "Bound")] == [
        "Q1",
        "Q2",
        ":Doubtful",
        ":Bound",
    ]


@pytest.mark.parametrize(
    ("title", "text", "id"),
    [
        ("Union of Harvest Trade", "Union", "Q2"),  # the only body that a list calls so
        ("HTU", "HTU", "Q2"),  # links of these initials lead to the title as well
        ("Ada Ruiz", "Ada Ruiz", ":Ada Ruiz"),  # the page of the singer has brackets, so this is another
        ("Nowhere Front", "Front", ":Nowhere Front"),
    ],
)
def test_a_title_that_redirects_leads_where_lists_and_links_agree(
    register: Register, title: str, text: str, id: str
) -> None:
    union = register.add("Q2", "Harvest Trade Union", "Organization", "Harvest Trade Union")
    assert union is not None
    union.called("a", ["Union of Harvest Trade"])
    register.add("Q3", "Ada Ruiz", "Person", "Ada Ruiz (singer)")

    redirects.join(register, Counter({(text, title): 2, ("HTU", "Harvest Trade Union"): 1}))

    assert register.titles.id(title) == id


def test_the_shipped_index_knows_people_bodies_and_places() -> None:
    known = index.shipped()

    senses = [known.senses(name)[0].id for name in ("Tony Blair", "Google", "Baghdad", "White House")]
    assert senses == ["Q9545", "Q95", "Q1530", "Q35525"]
    baghdad = known.thing("Q1530")
    assert baghdad is not None
    assert (baghdad.countries, baghdad.latitude[:2], baghdad.longitude[:2]) == (("IQ",), "33", "44")
