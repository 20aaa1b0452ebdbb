"""What a newsroom adds: its own gazetteer, how its rows are found and linked, and how a bad file is reported."""

import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from parses import parse, resolved
from rdflib import Graph

import kg
from kg.app.cli import cli
from kg.corpus.build import Plan
from kg.errors import LexiconError
from kg.language.reader import Reader
from kg.language.reading import Reading
from kg.rdf import formats
from kg.terms import KG
from kg.values import Article, Entity, Span
from kg.world import World
from kg.world.gazetteer.newsroom import Newsroom

Tsv = Callable[[str], Path]

LISTED = """\
name\tclass\taliases\twikidata\tcountry\toffice\tfrom\tto
# our people
Ada Ruiz\tPerson\t\tQ9001\tES\tminister of defence\t2020\t2024-03
Omar Said\tPerson\tO. Said\tQ9002\tQA
Harvest Front\tOrganization\tFrente de la Cosecha|Cosecha\tQ9003
Lake Mirra\tPlace\t\t\tES
Iberia Nova\tCountry\t\t\tES
"""

SPLIT = """
Harvest 3 nsubj PROPN
Front 1 flat PROPN
met 0 root VERB meet
Cosecha 3 obj PROPN
in 7 case ADP
Lake 7 compound PROPN
Mirra 3 obl PROPN
. 3 punct PUNCT
# Person 1 1
# Place 2 2
"""

MINISTER = """
Spanish 3 amod ADJ
defence 3 compound NOUN
minister 6 nsubj NOUN
Ada 3 appos PROPN
Ruiz 4 flat PROPN
left 0 root VERB leave
Qatar 6 obj PROPN
. 6 punct PUNCT
# Norp 1 1
# Person 4 5
# Place 7 7
"""

FOOTBALLER = """
Midfielder 3 nmod:desc NOUN
Omar 3 compound PROPN
Said 4 nsubj PROPN
left 0 root VERB leave
Qatar 4 obj PROPN
. 4 punct PUNCT
# Person 2 3
# Place 5 5
"""


@pytest.fixture
def tsv(tmp_path: Path) -> Tsv:
    """Return a function that writes a table and returns its path."""

    def write(text: str) -> Path:
        path = tmp_path / "ours.tsv"
        path.write_text(text, "utf-8")
        return path

    return write


def rendered(graph: Graph) -> bytes:
    return formats.render(graph, "turtle")


def things(reading: Reading, newsroom: Newsroom) -> dict[str, Entity]:
    return {e.name: e for e in resolved(reading, World(newsroom)).all}


def test_a_listed_name_is_found_with_its_class_whatever_the_pipeline_says(tsv: Tsv) -> None:
    found = things(parse(SPLIT), Newsroom.read([tsv(LISTED)]))

    assert {(name, e.kind) for name, e in found.items()} == {
        ("Harvest Front", KG.Organization),
        ("Lake Mirra", KG.Place),
    }


def test_a_listed_name_is_found_in_capitals_too(tsv: Tsv) -> None:
    found = things(parse(SPLIT.replace("Harvest", "HARVEST").replace("Front", "FRONT")), Newsroom.read([tsv(LISTED)]))

    assert found["HARVEST FRONT"].kind == KG.Organization


def test_a_name_and_its_listed_alias_are_one_thing(tsv: Tsv) -> None:
    found = things(parse(SPLIT), Newsroom.read([tsv(LISTED)]))["Harvest Front"]

    assert (found.id, found.wikidata, found.aliases) == ("Q9003", "Q9003", ("Cosecha",))


def test_a_listed_name_inside_a_longer_name_is_part_of_it(tsv: Tsv) -> None:
    rows = SPLIT.replace("# Person 1 1\n# Place 2 2", "# Organization 1 2\n# Place 6 7").replace("Harvest 3", "Lake 3")
    newsroom = Newsroom.read([tsv("name\tclass\nLake\tPlace\n")])

    assert "Lake" not in things(parse(rows), newsroom)


@pytest.mark.parametrize(
    ("rows", "day", "evidence"),
    [
        (MINISTER, "2024-02-07", "office 'minister of defence' held on 2024-02-07, country ES, ours.tsv line 3"),
        (MINISTER, "2019-02-07", None),
        (MINISTER.replace("defence", "health"), "2024-02-07", None),
        (MINISTER.replace("Spanish", "French"), "2024-02-07", None),
        (FOOTBALLER, "2024-02-07", "country QA, ours.tsv line 4"),
        (FOOTBALLER.replace("Qatar", "France"), "2024-02-07", None),
    ],
)
def test_a_listed_person_is_linked_where_office_country_and_date_agree(
    tsv: Tsv, rows: str, day: str, evidence: str | None
) -> None:
    found = things(parse(rows, day), Newsroom.read([tsv(LISTED)]))

    [person] = [e for e in found.values() if e.kind == KG.Person]
    assert (person.link and person.link.why) == evidence


PLACED = """\
name\tclass\twikipedia\tcountry\tlatitude\tlongitude
Lake Mirra\tPlace\tLake Mirra (Spain)\tES\t40.25\t-3.5
"""


def test_a_listed_place_has_its_page_and_where_it_lies(tsv: Tsv) -> None:
    lake = things(parse(SPLIT), Newsroom.read([tsv(PLACED)]))["Lake Mirra"]

    assert lake.id.startswith("wp-lake-mirra-spain-")
    assert lake.link is not None
    assert (lake.link.page, lake.link.wikidata) == ("Lake Mirra (Spain)", None)
    assert (str(lake.link.latitude), str(lake.link.longitude)) == ("40.25", "-3.5")


@pytest.mark.parametrize("never", ["Q7184", "NATO", "*"])
def test_a_row_may_forbid_a_link(tsv: Tsv, never: str) -> None:
    rows = (
        SPLIT.replace("Harvest 3", "NATO 3")
        .replace("# Person 1 1", "# Organization 1 1")
        .replace("Front 1 flat", "then 3 advmod")
    )

    assert things(parse(rows), Newsroom())["NATO"].wikidata == "Q7184"
    forbidden = things(parse(rows), Newsroom.read([tsv(f"name\tclass\tnever\nNATO\tOrganization\t{never}\n")]))
    assert forbidden["NATO"].link is None
    assert all("forbids it" in rival.why for rival in forbidden["NATO"].rivals)


def test_a_listed_name_of_a_country_means_that_country(tsv: Tsv) -> None:
    found = World.read([tsv(LISTED)]).country("Iberia Nova")

    assert found is not None
    assert found.code == "ES"


def test_a_name_listed_with_two_classes_forces_neither(tsv: Tsv) -> None:
    assert World.read([tsv("name\tclass\nMirra\tPerson\nMirra\tPlace\n")]).kind_of_own("Mirra") is None


def test_a_row_stands_in_for_the_organization_of_that_name_in_the_package(tsv: Tsv) -> None:
    world = World.read([tsv("name\tclass\twikidata\nHamas\tOrganization\tQ9004\n")])

    assert [row.qid for row in world.organization("Hamas")] == ["Q9004"]


def test_two_newsrooms_in_one_process_know_nothing_of_each_other(tsv: Tsv) -> None:
    one = Newsroom.read([tsv("name\tclass\twikidata\nHarvest Front\tOrganization\tQ1\n")])
    other = Newsroom.read([tsv("name\tclass\twikidata\nHarvest Front\tOrganization\tQ2\n")])

    found = [things(parse(SPLIT), newsroom)["Harvest Front"].wikidata for newsroom in (one, other, one)]

    assert found == ["Q1", "Q2", "Q1"]
    assert World().organization("Harvest Front") == ()


def test_what_stands_in_the_file_makes_a_graph_out_of_date(tsv: Tsv, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.language.reader.fingerprint", lambda model: "")
    article = Article("Ada Ruiz left.\n", Span(0, 14))

    def key(text: str) -> str:
        return Plan(Path(), newsroom=Newsroom.read([tsv(text)])).key(article)

    assert key(LISTED) == key(LISTED)
    assert key(LISTED) != key(LISTED.replace("Q9001", "Q9009"))
    assert key(LISTED) != Plan(Path()).key(article)


def test_a_newsroom_is_the_same_in_a_worker_process(tsv: Tsv) -> None:
    newsroom = Newsroom.read([tsv(LISTED)])

    again = pickle.loads(pickle.dumps(newsroom))

    assert again == newsroom
    assert things(parse(SPLIT), again) == things(parse(SPLIT), newsroom)


def test_a_file_of_another_editor_is_read_too(tsv: Tsv) -> None:
    path = tsv("")
    path.write_bytes("\ufeffclass\tname\r\n\r\nPerson\t Ada  Ruiz \r\n".encode())

    [row] = Newsroom.read([path]).listings

    assert (row.name, row.kind, row.source) == ("Ada Ruiz", "Person", "ours.tsv line 3")


BAD = [
    ("", "line 1: no column 'name'"),
    ("name\twikidata\nAda\tQ1\n", "line 1: no column 'class'"),
    ("name\tclass\tcolour\n", "line 1: unknown column 'colour'"),
    ("name\tclass\tname\n", "line 1: column 'name' stands there twice"),
    ("name\tclass\nAda Ruiz\tHuman\n", "line 2: class 'Human' is not one of Person, Organization, Place, Country"),
    ("name\tclass\n# ours\n\nAda Ruiz\n", "line 4: class '' is not one of"),
    ("name\tclass\n\tPerson\n", "line 2: '' is no name"),
    ("name\tclass\nAda\tPerson\tQ1\n", "line 2: 3 cells, but the header has 2"),
    ("name\tclass\twikidata\nAda\tPerson\tW1\n", "line 2: 'W1' is no Wikidata id"),
    ("name\tclass\tcountry\nAda\tPerson\tSpain\n", "line 2: country 'Spain' is no code of ISO 3166"),
    ("name\tclass\tcountry\nIberia\tCountry\t\n", "line 2: a row of class Country"),
    ("name\tclass\toffice\nFront\tOrganization\tking\n", "line 2: only a person has an office"),
    ("name\tclass\toffice\tfrom\nAda\tPerson\tking\tMay\n", "line 2: from 'May' is no day, month or year"),
    ("name\tclass\toffice\tto\nAda\tPerson\t\t2020\n", "line 2: there is a time, but no office"),
    ("name\tclass\tlatitude\nMirra\tPlace\t31.9\n", "line 2: latitude and longitude go together"),
    ("name\tclass\tlatitude\tlongitude\nMirra\tPlace\t91\t2\n", "line 2: latitude '91' is not a number of degrees"),
    ("name\tclass\tlatitude\tlongitude\nAda\tPerson\t1\t2\n", "line 2: only a place has a latitude"),
    ("name\tclass\twikipedia\nAda\tPerson\thttps://x.org/Ada\n", "line 2: 'https://x.org/Ada' is no title"),
    ("name\tclass\twikidata\tnever\nAda\tPerson\tQ1\tQ2\n", "line 2: a row with 'never' only forbids"),
]


@pytest.mark.parametrize(("text", "problem"), BAD)
def test_a_bad_file_is_one_line_that_says_where_and_what(tsv: Tsv, text: str, problem: str) -> None:
    path = tsv(text)

    with pytest.raises(LexiconError) as error:
        Newsroom.read([path])

    assert str(error.value).startswith(f"{path}: {problem}")
    assert "\n" not in str(error.value)


def test_a_file_in_another_encoding_or_none_is_one_line_too(tsv: Tsv) -> None:
    path = tsv("")
    path.write_bytes("name\tclass\nÁda\tPerson\n".encode("latin-1"))

    with pytest.raises(LexiconError, match=r"ours\.tsv: line 2: not UTF-8"):
        Newsroom.read([path])
    with pytest.raises(LexiconError, match=r"nowhere\.tsv: cannot be read: no such file"):
        Newsroom.read([path.with_name("nowhere.tsv")])


@pytest.mark.parametrize("option", ["--gazetteer", "--territories"])
def test_the_command_line_ends_before_the_first_article_at_a_bad_file(tsv: Tsv, tmp_path: Path, option: str) -> None:
    out = tmp_path / "out"

    result = CliRunner().invoke(cli, ["build", str(tmp_path), "-o", str(out), option, str(tsv("nom\n"))])

    assert isinstance(result.exception, LexiconError)
    assert not out.exists()


@pytest.mark.model
def test_an_article_is_built_with_the_names_of_the_newsroom_and_those_before_and_after_without(
    tsv: Tsv, reader: Reader
) -> None:
    text = (
        "Talks stall\n\nThe Harvest Front left talks in Madrid on Friday, Spanish minister of defence Ada Ruiz said.\n"
    )

    plain, built, again = (
        kg.build_text(text, date="2024-02-07", reader=reader, world=world)
        for world in (World(), World.read([tsv(LISTED)]), World())
    )

    assert rendered(plain.graph) == rendered(again.graph) != rendered(built.graph)
    evidence = {str(node).rsplit("/", 1)[-1]: str(why) for node, why in built.graph.subject_objects(KG.linkEvidence)}
    assert evidence["Q9003"] == "ours.tsv line 5"
    assert evidence["Q9001"] == "office 'minister of defence' held on 2024-02-07, country ES, ours.tsv line 3"
    assert evidence["country-es"] == "name of the country with code ES"
