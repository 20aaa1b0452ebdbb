"""The index of the world: how it is made of lists and links, written, and asked."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from kg.train.gazetteer.index import classes, redirects, write
from kg.train.gazetteer.index.linked import Links
from kg.train.gazetteer.index.things import Register
from kg.train.gazetteer.index.titles import Titles
from kg.train.gazetteer.index.variants import Lands, misspellings
from kg.world import index
from kg.world.index import Index, Table

TITLES = """title\tqid\thow\tclass\tsources
Mirra\tQ1\tA\tL\twt
Harvest Trade Union\tQ2\tA\tO\twt
Ada Ruiz (singer)\tQ3\tB1\tP\twt
Doubtful\tQ4\tG\tP\twt
Bound\tQ5\tA\tL\tcsc
Mirra City\tQ1\tA\tL\twt
Ivo Brandt\tQ12\tB1\tP\tpol
Ivo K. Brandt\tQ12\tA\tP\tpol
Elbow River\tQ6\tB1\tL\thv
Elbow, Ohio\tQ7\tB1\tL\thv
Venta (biscuit)\tQ13\tA\tO\twt
Venta\tQ13\tB2\tO\twt
"""
LANDS = Lands(
    [{"name": "Spain", "code": "ES", "names": "Kingdom of Spain", "adjectives": "Spanish"}],
    [{"name": "Ohio", "kind": "state", "country": "US", "names": "", "adjectives": ""}],
)


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
    write.write(tmp_path, register, links({"Mirra": {"Q1": 8, ":Mirra, Ohio": 2}, "MIRRA": {"Q1": 1}}), LANDS)
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
        write.write(tmp_path / folder, register, found, LANDS)

    one, two = ([(tmp_path / f / n).read_bytes() for n in ("names.tsv", "things.tsv")] for f in ("one", "two"))
    assert one == two


def test_a_common_noun_that_is_linked_is_no_name(register: Register, tmp_path: Path) -> None:
    write.write(tmp_path, register, links({"lake": {":Lakes of Spain": 3}}), LANDS)

    assert Index(tmp_path).senses("Lake") == ()


def test_ids_come_only_from_what_is_sure_and_free(register: Register) -> None:
    assert [register.titles.id(t) for t in ("Mirra", "harvest trade union", "Doubtful", "Bound")] == [
        "Q1",
        "Q2",
        ":Doubtful",
        ":Bound",
    ]


def test_a_bare_name_is_not_guessed_to_be_of_who_has_another_title(register: Register) -> None:
    asked = ("Elbow River", "Elbow, Ohio", "Ivo Brandt", "Ivo K. Brandt", "Venta", "Venta (biscuit)")
    assert [register.titles.id(t) for t in asked] == [":Elbow River", "Q7", ":Ivo Brandt", "Q12", ":Venta", "Q13"]


def test_a_thing_has_the_page_that_news_links_most(register: Register, tmp_path: Path) -> None:
    register.add("Q1", "Mirra", "Place")
    found = Links({"Mirra": Counter({"Q1": 3})}, Counter({"Q1": 3}), {}, {"Q1": "Mirra City"})
    write.write(tmp_path, register, found, LANDS)

    thing = Index(tmp_path).thing("Q1")
    assert thing is not None
    assert thing.title == "Mirra City"


@pytest.mark.parametrize(
    ("title", "text", "id"),
    [
        ("Union of Harvest Trade", "Union", "Q2"),  # the only body that a list calls so
        ("HTU", "HTU", "Q2"),  # links of these initials lead to the title as well
        ("LHTU", "LHTU", ":Lower Harvest Trade Union"),  # the only body of these initials that news links often
        ("Ada Ruiz", "Ada Ruiz", ":Ada Ruiz"),  # the page of the singer has brackets, so this is another
        ("Nowhere Front", "Front", ":Nowhere Front"),
        ("Spanish Senate", "Senate", "Q8"),  # the land and the rest, whatever their order
        ("Senate (Spain)", "Senate", "Q8"),
        ("Ohio Senate", "Senate", ":Ohio Senate"),
        ("Costa Rovers", "Rovers", "Q9"),
        ("Daily Lantern (Spain)", "Lantern", "Q10"),
        ("Ada Ruiz (politician)", "Ruiz", ":Ada Ruiz (politician)"),
        ("Lena Ortiz (politician)", "Ortiz", "Q11"),
        ("Ordunha", "Ordunha", "Q14"),  # one word, but of a great city
        ("Mirrah", "Mirrah", ":Mirrah"),  # of a town it is too little
        ("Aida Maron", "Maron", "Q15"),  # the key of an office holder by another name
        ("Harvest Trade Unoin", "Union", ":Harvest Trade Unoin"),  # linked no less than the right spelling
    ],
)
def test_a_title_that_redirects_leads_where_lists_and_links_agree(
    register: Register, title: str, text: str, id: str
) -> None:
    union = register.add("Q2", "Harvest Trade Union", "Organization", "Harvest Trade Union")
    assert union is not None
    union.called("a", ["Union of Harvest Trade"])
    register.add("Q3", "Ada Ruiz", "Person", "Ada Ruiz (singer)")
    register.add("Q8", "Senate of Spain", "Organization", "Senate of Spain")
    register.add("Q9", "Costa Rovers F.C.", "Organization", "Costa Rovers F.C.")
    register.add("Q10", "Daily Lantern", "Organization", countries=("ES",))
    ortiz = register.add("Q11", "Lena Ortiz", "Person")
    assert ortiz is not None
    register.about(ortiz, "politician")

    for key, name, size in (("Q14", "Orduna", 2_000_000), ("Q1", "Mirra", 9000)):
        place = register.add(key, name, "Place", size=size)
        assert place is not None
        place.called("a", [f"{name.replace('n', 'nh')}" if size > 9000 else f"{name}h"])
    holder = register.add("Q15", "Ada Maron", "Person")
    assert holder is not None
    holder.called("a", ["aida maron", "ada maron"])

    redirects.join(
        register,
        Counter({(text, title): 2, ("HTU", "Harvest Trade Union"): 1, ("LHT", "Lower Harvest Trade Union"): 3}),
        LANDS,
    )

    assert register.titles.id(title) == id


def test_what_no_list_has_is_one_thing_where_its_titles_say_so(register: Register) -> None:
    titles = {
        "Ohio Senate": 5,
        "Senate of Ohio": 2,
        "Merrivale Orchestra": 8,
        "Merivale Orchestra": 1,
        "Orvale Band": 1,
    }

    redirects.join(register, Counter({(title, title): count for title, count in titles.items()}), LANDS)

    assert [register.titles.id(title) for title in titles] == [
        ":Ohio Senate",
        ":Ohio Senate",
        ":Merrivale Orchestra",
        ":Merrivale Orchestra",
        ":Orvale Band",
    ]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Lower Marish", "Lower Maresh", True),
        ("Lower Marish", "Lower Marrish", True),
        ("Lower Marish", "Lower Malesh", False),
        ("Lower Marsh", "Lower March", False),  # a short word
    ],
)
def test_two_titles_are_spellings_of_one_that_differ_in_a_letter(one: str, other: str, alike: bool) -> None:
    assert bool(set(misspellings(one)) & set(misspellings(other))) == alike


def test_a_title_tells_the_country_of_what_no_list_has(register: Register, tmp_path: Path) -> None:
    write.write(
        tmp_path, register, links({"Senate": {":Ohio Senate": 3}, "Union": {":Harvest Union (Spain)": 3}}), LANDS
    )

    found = [Index(tmp_path).thing(id) for id in (":Ohio Senate", ":Harvest Union (Spain)")]
    assert [thing and thing.countries for thing in found] == [("US",), ("ES",)]


def test_a_body_is_called_in_its_own_land_without_it(register: Register, tmp_path: Path) -> None:
    meant = {":Ministry of Trade (Spain)": 2, ":Spanish Harvest Party": 2, ":Bank of Spain": 2, ":Senate of Spain": 2}
    write.write(tmp_path, register, links({"Spain": meant}), LANDS)

    names = ("Ministry of Trade", "Trade Ministry", "Harvest Party", "Bank", "Senate")
    found = {name: [(s.id, s.how) for s in Index(tmp_path).senses(name)] for name in names}
    assert found == {
        "Ministry of Trade": [(":Ministry of Trade (Spain)", "b")],
        "Trade Ministry": [(":Ministry of Trade (Spain)", "b")],
        "Harvest Party": [(":Spanish Harvest Party", "c")],
        "Bank": [],
        "Senate": [(":Senate of Spain", "c")],
    }


def test_a_page_that_lists_namesakes_is_nothing_to_link_to(register: Register, tmp_path: Path) -> None:
    for number, land in enumerate(("Spain", "Ohio")):
        register.add(f"Q{number + 20}", "Harvest Party", "Organization", f"Harvest Party ({land})")
    found = links({"Harvest Party": {":Harvest Party": 9, "Q20": 2, "Q21": 1}})
    write.write(tmp_path, register, found, LANDS)

    assert [s.id for s in Index(tmp_path).senses("Harvest Party")] == ["Q20", "Q21"]


def test_words_around_links_tell_the_class_of_what_no_list_has(register: Register) -> None:
    beside = {}
    for number in range(60):
        kind, words = (("Person", "before=minister"), ("Place", "before=near"))[number % 2]
        thing = register.add(f"Q{number + 100}", f"Word{number}", kind)
        assert thing is not None
        beside[thing.id] = {words}
    for name, words in (("Orvalin", "before=minister"), ("Tamsin", "before=near"), ("Ulmen", "before=the")):
        thing = register.add("", name, "", name)
        assert thing is not None
        beside[thing.id] = {words}

    assert classes.told(register.things, beside) == {":Orvalin": "Person", ":Tamsin": "Place"}


def test_a_name_that_nobody_has_may_sound_like_one_person(register: Register, tmp_path: Path) -> None:
    for number, name in enumerate(("Fuad Halimov", "Lena Orlova", "Lina Orlova"), 1):
        register.add(f"Q{number}00", name, "Person")
    write.write(tmp_path, register, links({}), LANDS)
    known = Index(tmp_path)

    found = {name: [s.id for s in known.sounding(name)] for name in ("Fouad Khalimov", "Fuad Halimov", "Lana Orlova")}
    assert found == {"Fouad Khalimov": [], "Fuad Halimov": [], "Lana Orlova": []}
    assert [s.id for s in known.sounding("Fouad Halimow")] == ["Q100"]


def test_the_shipped_index_knows_people_bodies_and_places() -> None:
    known = index.shipped()

    senses = [known.senses(name)[0].id for name in ("Tony Blair", "Google", "Baghdad", "White House")]
    assert senses == ["Q9545", "Q95", "Q1530", "Q35525"]
    baghdad = known.thing("Q1530")
    assert baghdad is not None
    assert (baghdad.countries, baghdad.latitude[:2], baghdad.longitude[:2]) == (("IQ",), "33", "44")
