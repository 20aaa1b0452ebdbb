import json
from pathlib import Path

import pytest
from rdf_examples import TEXT

import kg
from kg.corpus import tables as corpus
from kg.errors import InputError
from kg.rdf import formats
from kg.rdf.tables import Rows, of_graph


@pytest.fixture
def claims(example: Path) -> Rows:
    return of_graph(formats.read(example))["claims"]


def test_rows_are_plain_values(claims: Rows) -> None:
    (row,) = claims

    assert row["speakers"] == ("a hospital",)
    assert row["begin"] == TEXT.index("At least 12")
    assert row["embedded_in_id"] is None
    assert json.loads(json.dumps(row))["words"].startswith("At least 12")
    assert repr(claims).startswith("<1 claims: id, iri, speakers")


def test_the_tables_of_files_are_those_of_their_graph(example: Path) -> None:
    assert [list(rows) for rows in corpus.read([example]).values()] == [
        list(rows) for rows in of_graph(formats.read(example)).values()
    ]


def test_a_result_has_rows_and_a_short_name(no_model: None) -> None:
    result = kg.build_text("Talks resume\n\nThe minister Ada Ruiz said that the talks would go on.\n")

    assert [row["speakers"] for row in result.claims] == [("Ada Ruiz",)]
    assert {name: len(rows) for name, rows in result.tables.items()}["claims"] == len(result.claims) == 1
    assert repr(result).startswith("<Result 'Talks resume': ")
    assert len(repr(result)) < 100


def test_the_package_takes_files_and_folders_and_shows_only_what_is_public(example: Path) -> None:
    assert [list(rows) for rows in kg.tables(example).values()] == [
        list(rows) for rows in kg.tables([str(example.parent)]).values()
    ]
    assert dir(kg) == sorted(kg.__all__)
    assert "1 claims" in repr(kg.tables(example))


def test_the_tables_of_a_broken_file_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("nothing")

    with pytest.raises(InputError, match=r"x\.ttl"):
        corpus.read([tmp_path / "x.ttl"])


def test_rows_are_a_data_frame(claims: Rows) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")

    frame = claims.to_pandas()

    assert list(frame["begin"]) == [TEXT.index("At least 12")]


def test_any_library_of_arrow_reads_rows(claims: Rows) -> None:
    core = pytest.importorskip("arro3.core", reason="Arrow needs the extra 'tables'")

    table = core.Table.from_arrow(claims)

    assert table["speakers"].to_pylist() == [["a hospital"]]
    assert table["earliest"].to_pylist() == [None]
