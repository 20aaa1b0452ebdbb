"""Contested territory: a country or a place, and in which country, by a policy that the newsroom owns."""

from pathlib import Path

import pytest
from parses import WORLD, parse, resolved

from kg.errors import LexiconError
from kg.terms import KG
from kg.values import Entity
from kg.world import World, gazetteer
from kg.world.gazetteer.newsroom import Newsroom, shipped_territories

HEAD = "name\tclass\tcountry\tclaimants\tcovers\n"


def land(name: str, rest: str = "", also: str = "", world: World = WORLD) -> Entity:
    """Return what a name becomes in "She left Ukraine for NAME REST."; REST is marked as a second place."""
    words = [("She", "PRON"), ("left", "VERB"), (also or "Ukraine", "PROPN"), ("for", "ADP")]
    words += [(word, "PROPN") for word in name.split()] + [(word, "PROPN") for word in rest.split()] + [(".", "PUNCT")]
    rows = [f"{word} {'0 root' if word == 'left' else '2 dep'} {pos}" for word, pos in words]
    last = 4 + len(name.split())
    places = [(3, 3), (5, last)] + [(i + 1, i + 1) for i in range(last, len(words)) if words[i][0][0].isupper()]
    marks = [f"# Place {first} {end}" for first, end in places]
    reading = parse("\n".join([*rows, *marks]))
    things = resolved(reading, world).all
    return next(thing for thing in things if name in (thing.name, *thing.aliases))


@pytest.mark.parametrize("name", ["Crimea", "Sevastopol", "Donetsk", "Mariupol", "Kherson"])
def test_a_contested_place_lies_in_no_country_by_itself(name: str) -> None:
    assert land(name).country is None


@pytest.mark.parametrize(
    ("rest", "country"),
    [
        (", Ukraine", "UA"),
        (", Ukraine , on Monday", "UA"),
        (", Russia", "RU"),
        (", Crimea , Ukraine", "UA"),
        (", Ukraine and Moldova", None),
        (", Ukraine , Moldova", None),
        ("and Russia", None),
    ],
)
def test_a_contested_place_lies_where_the_text_says(rest: str, country: str | None) -> None:
    assert land("Sevastopol", rest).country == country


@pytest.mark.parametrize(
    ("name", "kind", "wikidata"),
    [
        ("Taiwan", KG.Country, "Q865"),
        ("Kosovo", KG.Country, "Q1246"),
        ("Palestine", KG.Country, "Q219060"),
        ("Hong Kong", KG.Place, "Q8646"),
        ("Guam", KG.Place, "Q16635"),
        ("Western Sahara", KG.Place, "Q40362"),
        ("Gaza Strip", KG.Place, "Q39760"),
    ],
)
def test_states_are_countries_and_dependencies_places(name: str, kind: object, wikidata: str) -> None:
    found = land(name)

    assert (found.kind, found.wikidata) == (kind, wikidata)


def test_a_dependency_lies_in_its_country() -> None:
    assert land("Guam").country == "US"


def test_a_namesake_elsewhere_is_not_the_contested_place() -> None:
    assert land("Gaza", also="Mozambique").country == "MZ"


def test_a_territory_is_named_as_the_text_names_it() -> None:
    assert land("Malvinas", world=World(Newsroom(territories=()))).name == "Falkland Islands"
    assert land("Malvinas", world=policy("Falkland Islands\tCountry\ttext\n")).name == "Malvinas"


def policy(cells_of_row: str) -> World:
    """Return a world with one row of policy, without reading a file."""
    cells = (cells_of_row.rstrip("\n") + "\t" * 4).split("\t")
    known = next(t for t in shipped_territories() if t.name == cells[0])
    row = type(known)(known.name, cells[1], cells[2], known.claimants, known.covers)
    return World(Newsroom(territories=(row,)))


@pytest.mark.parametrize(
    ("row", "name", "kind", "country"),
    [
        ("Crimea\tPlace\tUA", "Crimea", KG.Place, "UA"),
        ("Crimea\tPlace\tRU", "Sevastopol", KG.Place, "RU"),
        ("Crimea\tPlace\tnone", "Crimea", KG.Place, None),
        ("Taiwan\tPlace\tCN", "Taiwan", KG.Place, "CN"),
        ("Hong Kong\tCountry\ttext", "Hong Kong", KG.Country, "HK"),
    ],
)
def test_a_newsroom_decides_otherwise(row: str, name: str, kind: object, country: str | None) -> None:
    found = land(name, world=policy(row))

    assert (found.kind, found.country) == (kind, country)


def test_adjectives_follow_their_territory() -> None:
    assert policy("Taiwan\tPlace\tnone").country("Taiwanese") is None
    assert WORLD.country("Taiwanese") is not None


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Crimea\tRegion", "class 'Region' is not one of Country, Place"),
        ("Crimea\tPlace\tUkraine", "country 'Ukraine' is no code of ISO 3166"),
        ("Crimea\tPlace\ttext\tUA|R", "country 'R' is no code of ISO 3166"),
        ("Crimea\tCountry", "'Crimea' cannot be a Country: it has no code of ISO 3166"),
        ("\tPlace", "'' is no name"),
    ],
)
def test_a_bad_policy_is_one_line_that_says_where_and_what(tmp_path: Path, row: str, problem: str) -> None:
    path = tmp_path / "policy.tsv"
    path.write_text(f"{HEAD}{row}\n", "utf-8")

    with pytest.raises(LexiconError, match=problem) as error:
        Newsroom.read(territories=path)

    assert str(error.value).startswith(f"{path}: line 2: ")


def test_the_shipped_policy_can_be_copied_and_read(tmp_path: Path) -> None:
    copy = tmp_path / "ours.tsv"
    copy.write_bytes((Path(gazetteer.__file__).parent / "territories.tsv").read_bytes())

    assert Newsroom.read(territories=copy).territories == shipped_territories()
