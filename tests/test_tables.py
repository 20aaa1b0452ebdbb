from pathlib import Path

import pytest
from rdf_examples import ARTICLE, CLAIM, FIGURE, FRONT, HOSPITAL, KILLING, PROPOSAL, REJECTION, ROLE, RUIZ, TERM, TEXT
from tabled import TABLES, ask, read_csv

from kg.rdf.tables.schema import SEPARATOR, Table

CONTEXT = {
    "article_id": ARTICLE.key,
    "headline": "Ruiz Rejects Truce Offer",
    "published": "2024-05-03",
    "url": "https://news.example/ruiz?id=1&x=a b",
}
KILLED = "At least 12 people were killed in Toledo on Thursday, a hospital said."


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "articles",
            {"id": ARTICLE.key, "authors": "Ana Example", "publisher": "Example Wire", "text": TEXT, "language": "en"},
        ),
        (
            "entities",
            {
                "id": "Q5836",
                "iri": "https://w3id.org/newskg/id/Q5836",
                "class": "place",
                "class_iri": "https://w3id.org/newskg/ontology#Place",
                "name": "Toledo",
                "wikidata": "Q5836",
                "country": "Spain",
                "country_id": "country-es",
            },
        ),
        ("entities", {"id": "country-es", "class": "country", "other_names": "Spanish", "iso_code": "ES"}),
        ("entities", {"id": HOSPITAL, "class": "unnamed actor", "name": "a hospital", "wikidata": ""}),
        ("entities", {"id": RUIZ, "affiliations": "Spain", "affiliation_ids": "country-es"}),
        ("mentions", {"entity": "Spain", "words": "Spanish", "class": "country", "begin": "48", "end": "55"}),
        (
            "roles",
            {
                "id": ROLE.id,
                "role": "prime minister",
                "person": "Angela Ruiz",
                "role_in": "Spain",
                "as_of": "2024-05-03",
            },
        ),
        (
            "claims",
            {
                "id": CLAIM.id,
                "speakers": "a hospital",
                "speaker_ids": HOSPITAL,
                "words": "At least 12 people were killed … in Toledo on Thursday",
                "act": "assert",
                "mode": "indirect",
                "mode_iri": "https://w3id.org/newskg/ontology#Indirect",
                "sentence": KILLED,
                "begin": str(TEXT.index("At least 12")),
                "end": str(TEXT.index(", a hospital said")),
                **CONTEXT,
            },
        ),
        (
            "events",
            {
                "id": KILLING.id,
                "type": "killing",
                "type_iri": "https://w3id.org/newskg/types#Killing",
                "factuality": "reported",
                "date": "2024-05-02",
                "earliest": "2024-05-02",
                "date_text": "Thursday",
                "places": "Toledo",
                "triggers": "killed",
                "reported_by": "a hospital",
                "reported_in_ids": CLAIM.id,
                "figure_ids": FIGURE.id,
                "sentence": KILLED,
                "begin": str(TEXT.index("killed")),
                **CONTEXT,
            },
        ),
        ("events", {"id": REJECTION.id, "actors": "Angela Ruiz", "actor_ids": RUIZ, "object_ids": PROPOSAL.id}),
        (
            "participants",
            {
                "statement_id": REJECTION.id,
                "event_id": REJECTION.id,
                "role": "actor",
                "thing": "Angela Ruiz",
                "entity_id": RUIZ,
            },
        ),
        (
            "participants",
            {
                "event_id": REJECTION.id,
                "role": "object",
                "thing_class": "proposal",
                "thing_id": PROPOSAL.id,
                "entity_id": "",
            },
        ),
        ("participants", {"claim_id": CLAIM.id, "event_id": "", "role": "speaker", "thing_class": "unnamed actor"}),
        ("participants", {"proposal_id": PROPOSAL.id, "role": "proposed by", "thing_id": FRONT}),
        (
            "figures",
            {
                "measures": "killed",
                "bound": "at least",
                "value": "12",
                "population": "people",
                "given_by": "a hospital",
                "event_ids": KILLING.id,
                "claim_ids": CLAIM.id,
            },
        ),
        (
            "proposals",
            {
                "status": "rejected",
                "proposed_by": "Harvest Front",
                "addressed_to": "Spain",
                "status_event_id": REJECTION.id,
                "terms": "a truce of four and a half months",
                "mentions": "the latest offer from the Harvest Front",
                **CONTEXT,
            },
        ),
        (
            "terms",
            {
                "id": TERM.id,
                "proposal_id": PROPOSAL.id,
                "words": "a truce of four and a half months",
                "type": "ceasefire",
                "duration_value": "4.5",
                "duration_unit": "month",
                "polarity": "positive",
            },
        ),
    ],
)
def test_a_row_says_what_the_graph_says(written: Path, table: str, expected: dict[str, str]) -> None:
    rows = read_csv(written / f"{table}.csv")

    assert [row for row in rows if expected.items() <= row.items()], rows


def test_every_passage_is_where_its_row_says(written: Path) -> None:
    for row in read_csv(written / "mentions.csv"):
        assert TEXT[int(row["begin"]) : int(row["end"])] == row["words"]
        assert row["words"] in row["sentence"]
        assert row["passage_id"] == f"{ARTICLE.key}_offset_{row['begin']}_{row['end']}"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_sqlite_and_parquet_hold_the_same(written: Path, table: Table) -> None:
    io = pytest.importorskip("arro3.io", reason="Parquet needs the extra 'tables'")
    names = [column.name for column in table.columns]

    of_csv = [list(row.values()) for row in read_csv(written / f"{table.name}.csv")]
    of_sqlite = ask(written, f"SELECT {', '.join(names)} FROM {table.name} ORDER BY rowid")
    of_parquet = io.read_parquet(written / f"{table.name}.parquet").read_all()

    assert of_csv
    assert of_csv == [["" if cell is None else str(cell) for cell in row] for row in of_sqlite]
    assert of_parquet.column_names == names
    columns = [column.to_pylist() for column in of_parquet.columns]
    assert of_csv == [[flat(cell) for cell in row] for row in zip(*columns, strict=True)]


def flat(cell: object) -> str:
    """Return a cell of Parquet as CSV has it."""
    if isinstance(cell, list):
        return SEPARATOR.join(cell)
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)


def test_the_keys_of_the_database_hold_and_it_can_be_searched(written: Path) -> None:
    assert ask(written, "PRAGMA integrity_check") == [("ok",)]
    assert ask(written, "PRAGMA foreign_key_check") == []
    assert ask(written, "SELECT \"table\" FROM pragma_foreign_key_list('terms') ORDER BY 1") == [
        ("articles",),
        ("proposals",),
    ]
    assert ask(written, "SELECT count(*) FROM claims_words WHERE claims_words MATCH 'toledo'") == [(1,)]
    assert ("participants_entity_id",) in ask(written, "SELECT name FROM sqlite_master WHERE type = 'index'")
    assert ask(written, "SELECT meaning FROM dictionary WHERE \"table\" = 'claims' AND column = 'cue'") == [
        ("The words that attribute the claim.",)
    ]
