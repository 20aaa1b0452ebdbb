import csv
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from merged import PREMIER, SINGER, VISIT, Named, Story, Write, groups, iri, story, writer

from kg.corpus import merge as identity
from kg.errors import InputError
from kg.rdf import check


@pytest.fixture
def write(tmp_path: Path) -> Write:
    return writer(tmp_path / "graphs")


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(table.decode().splitlines(), delimiter="\t"))


@pytest.fixture
def edited(write: Write, tmp_path: Path) -> Callable[..., identity.Merged]:
    """Return a function that merges stories by a table of (decision, node, other) lines."""

    def merge(stories: Iterable[Story], *lines: tuple[str, str, str]) -> identity.Merged:
        table = tmp_path / "edited.tsv"
        table.write_text("\n".join("\t".join(line) for line in [("decision", "node", "other"), *lines]) + "\n", "utf-8")
        return identity.merge(write(*stories), table)

    return merge


Edited = Callable[..., identity.Merged]


def test_a_changed_decision_splits_and_survives(write: Write, tmp_path: Path) -> None:
    files, table = write(PREMIER, VISIT), tmp_path / "merges.tsv"
    table.write_bytes(identity.merge(files).table().replace(b"same\t", b"different\t", 1))

    merged = identity.merge(files, table)
    again = identity.merge(files, table)

    assert groups(merged) == []
    assert check.check(merged.graph).conforms
    assert merged.table() == again.table() == table.read_bytes()
    assert [(row["decision"], row["kg"]) for row in rows(merged.table())] == [("different", "same")]


def test_an_added_line_joins_what_kg_leaves_apart(edited: Edited) -> None:
    pair = iri(PREMIER, "Angela Ruiz"), iri(SINGER, "Angela Ruiz")

    merged = edited([PREMIER, SINGER], ("same", *pair))

    assert groups(merged) == [["Angela Ruiz", "Angela Ruiz"]]
    assert check.check(merged.graph).conforms
    assert rows(merged.table())[0]["decision"] == "same"


def test_what_an_editor_joins_goes_with_what_kg_joins(edited: Edited) -> None:
    merged = edited([PREMIER, VISIT, SINGER], ("same", iri(PREMIER, "Angela Ruiz"), iri(SINGER, "Angela Ruiz")))

    assert groups(merged) == [["Angela Ruiz", "Angela Ruiz", "Ángela Ruiz"]]


def test_an_editor_splits_what_one_wikidata_id_joins(edited: Edited) -> None:
    linked = Named("Toledo", "place", qid="Q5836")
    theirs = Story("theirs", (linked,), base="https://news.example/")

    merged = edited([story("ours", linked), theirs], ("different", "d:Q5836", "https://news.example/Q5836"))

    assert groups(merged, "Place") == []


def test_a_line_about_other_articles_has_no_effect_and_stays(edited: Edited) -> None:
    merged = edited([PREMIER], ("same", iri(PREMIER, "Angela Ruiz"), "d:a-000000000000_person-x"))

    assert (merged.unknown, len(rows(merged.table()))) == (1, 1)


A, B, C = (f"d:a-00000000000{i}_person-x" for i in "abc")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (b"", ":1: no column 'decision'"),
        (b"decision\tnode\tother\twho\n", ":1: unknown column 'who'"),
        (b"decision\tnode\tother\nsame\td:a\n", ":2: 2 cells where the first line has 3"),
        (b"decision\tnode\tother\nmaybe\td:a\td:b\n", ":2: decision 'maybe' is not one of same, different, ?"),
        (b"decision\tnode\tother\nsame\truiz\td:b\n", ":2: 'ruiz' is not an IRI"),
        (b"decision\tnode\tother\n\nsame\td:b\td:b\n", ":3: d:b stands on both sides"),
        (b'decision\tnode\tother\nsame\t"d:b\td:b\n', ":2: "),
        (b"\xff\xfe\x00", ": is not text in UTF-8"),
        (
            f"decision\tnode\tother\nsame\t{A}\t{B}\nsame\t{C}\t{B}\ndifferent\t{C}\t{A}\n".encode(),
            ":4: keeps two nodes apart that lines 2 and 3 make one",
        ),
        (
            f"decision\tnode\tother\nsame\t{A}\t{B}\n?\t{B}\t{A}\n".encode(),
            ":3: keeps two nodes apart that line 2 makes one",
        ),
    ],
)
def test_a_bad_table_is_one_clear_line(write: Write, tmp_path: Path, table: bytes, message: str) -> None:
    path = tmp_path / "bad.tsv"
    path.write_bytes(table)

    with pytest.raises(InputError) as caught:
        identity.merge(write(PREMIER), path)

    assert str(caught.value).startswith(f"{path}{message}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("node", "other", "message"),
    [
        ("d:Q1", "d:Q2", "makes Q1 and Q2 one, which are two in Wikidata"),
        ("d:Q1", "d:Q3", "makes things of the classes Organization and Person one"),
        ("d:country-es", "d:country-il", "makes Q29 and Q801 one, which are two in Wikidata"),
    ],
)
def test_an_editor_cannot_join_what_cannot_be_one(edited: Edited, node: str, other: str, message: str) -> None:
    things = (Named("Ada X", qid="Q1"), Named("Bea Y", qid="Q2"), Named("Org", "organization", qid="Q3"))

    with pytest.raises(InputError, match=message):
        edited([story("a", *things, lands=["es", "il"])], ("same", node, other))


def test_a_spreadsheet_may_save_the_table(write: Write, tmp_path: Path) -> None:
    files, table = write(PREMIER, VISIT), tmp_path / "merges.tsv"
    text = identity.merge(files).table().decode().replace("same\t", "different\t", 1)
    table.write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())

    assert groups(identity.merge(files, table)) == []
