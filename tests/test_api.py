"""`kg.build` and `kg.build_text`, as a program calls them."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg import store as kg_store

pytestmark = pytest.mark.usefixtures("no_model")

TEXT = "Talks resume\n\nThe minister Ada Ruiz said that the talks in the city would go on for a week.\n"


def test_a_file_and_a_text_give_the_same_graph(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT)

    assert set(kg.build(tmp_path / "talks.txt").graph) == set(kg.build_text(TEXT).graph)


def test_an_empty_path_is_no_folder() -> None:
    with pytest.raises(kg.InputError, match=r"^the path is empty$"):
        kg.build("")


def test_one_folder_is_given_as_well_as_several(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text("")

    one, several = list(kg.build_all(str(tmp_path))), list(kg.build_all([tmp_path]))

    assert [type(found) for found in one] == [type(found) for found in several] == [kg.InputError, kg.Result]
    with pytest.raises(kg.InputError, match="a path is empty"):
        kg.merge("")
    with pytest.raises(kg.InputError, match="no graphs in this folder"):
        kg.merge(str(tmp_path))


def test_a_store_in_a_folder_is_asked_as_graphs_are(tmp_path: Path) -> None:
    with kg_store.open(tmp_path / "store") as store:
        store.put("https://data.example/g", [ox.Triple(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.NamedNode("x:c"))])

    assert kg.query(tmp_path / "store", "SELECT ?who { ?who ?is ?what }") == [{"who": "x:a"}]


def test_an_empty_text_is_one_error() -> None:
    with pytest.raises(kg.InputError, match=r"^<text>: is empty$"):
        kg.build_text("")


def test_a_file_of_several_articles_is_for_another_function(tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_text(json.dumps([{"text": TEXT}, {"text": TEXT}]))

    with pytest.raises(kg.InputError, match=r"holds several articles; kg.build_all builds them all"):
        kg.build(path)


@pytest.mark.parametrize("wrong", [5, None, b"words"])
def test_what_is_no_text_and_no_path_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError):
        kg.build_text(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        kg.build(wrong)  # type: ignore[arg-type]
