"""Loading into real stores: what comes out of them is what went in."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import stores

from kg import store as kg_store
from kg.errors import StoreError
from kg.store import source
from kg.store.protocol import Store


@pytest.fixture(scope="module", params=["embedded", "oxigraph", "oxigraph-update", "virtuoso", "virtuoso-update"])
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Open each kind of store, empty."""
    folder = tmp_path_factory.mktemp("store") / "data"
    match request.param:
        case "embedded":
            with kg_store.open(folder) as store:
                yield store
        case "oxigraph":
            with stores.oxigraph(folder) as address, kg_store.open(address) as store:
                yield store
        case "oxigraph-update":
            with (
                stores.oxigraph(folder) as address,
                kg_store.open(address, update_url=address.replace("/store", "/update")) as store,
            ):
                yield store
        case kind:
            end = "sparql-graph-crud-auth" if kind == "virtuoso" else "sparql-auth"
            with (
                stores.virtuoso(folder) as root,
                kg_store.open(f"{root}/{end}", user="dba", password="dba") as store,
            ):
                yield store


@pytest.fixture
def graphs(tmp_path: Path, example: Path) -> list[Path]:
    """Return files of graphs: one with a node of every class, and small ones."""
    folder = stores.write(tmp_path / "graphs", 1, 2, 3)
    shutil.copy(example, folder)
    return sorted(folder.iterdir())


def canonical(triples: list[ox.Triple]) -> list[str]:
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def count(store: Store, graph: str) -> int:
    [row] = store.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", {"g": ox.NamedNode(graph)})
    return int(row["n"].value)


def test_loading_twice_changes_nothing_and_what_comes_out_is_what_went_in(opened: Store, graphs: list[Path]) -> None:
    wanted = {name: triples for file in graphs for name, triples in source.read(file).items()}

    first = [loaded.status for loaded in kg_store.load(graphs, opened)]
    counts = [count(opened, name) for name in wanted]
    second = [loaded.status for loaded in kg_store.load(graphs, opened)]

    assert (first, second) == (["loaded"] * 4, ["unchanged"] * 4)
    assert counts == [count(opened, name) for name in wanted] == [len(set(triples)) for triples in wanted.values()]
    assert wanted.keys() <= set(opened.graphs())
    for name, triples in wanted.items():
        assert canonical(opened.triples(name)) == canonical(triples)


def test_a_corrected_article_replaces_the_old_one(opened: Store, tmp_path: Path) -> None:
    [old] = stores.write(tmp_path / "old", 7).iterdir()
    [new] = stores.write(tmp_path / "new", 7, day="Friday").iterdir()
    [(name, triples)] = source.read(new).items()

    statuses = [[loaded.status for loaded in kg_store.load([file], opened)] for file in (old, new, new)]

    assert statuses == [["loaded"], ["loaded"], ["unchanged"]]
    assert canonical(opened.triples(name)) == canonical(triples)


@pytest.mark.parametrize("call", ["iri", "name", "url"])
def test_an_article_is_retracted_by_each_of_its_names(opened: Store, tmp_path: Path, call: str) -> None:
    files = sorted(stores.write(tmp_path / "graphs", 8, 9).iterdir())
    list(kg_store.load(files, opened))
    [gone], [kept] = source.read(files[0]), source.read(files[1])
    names = {"iri": gone, "name": gone.rpartition("/")[2], "url": "https://news.example/talks/8"}

    retracted = kg_store.retract(names[call], opened)

    assert (retracted.graph, retracted.besides) == (gone, ())
    assert opened.triples(gone) == []
    assert opened.triples(kept)
    with pytest.raises(StoreError, match="has no article"):
        kg_store.retract(names[call], opened)


def test_an_identifier_names_an_article_and_finds_the_other_that_has_it(opened: Store, tmp_path: Path) -> None:
    old, new = tmp_path / "old.nt", tmp_path / "new.nt"
    for file, day in ((old, "Tuesday"), (new, "Wednesday")):
        stores.graph(5, day, identifier='wire "5"').serialize(file, "nt", encoding="utf-8")
    [first], [second] = source.read(old), source.read(new)

    list(kg_store.load([old], opened))
    [told] = kg_store.load([new], opened)
    [replaced] = kg_store.load([new], opened, by_id=True)

    assert (told.status, told.others) == ("loaded", (first,))
    assert (replaced.status, replaced.others) == ("unchanged", (first,))
    assert not opened.triples(first)
    assert kg_store.retract('wire "5"', opened).graph == second


def test_a_query_sees_all_graphs_has_its_prefixes_and_its_values(opened: Store, tmp_path: Path) -> None:
    list(kg_store.load(sorted(stores.write(tmp_path / "graphs", 11, 12).iterdir()), opened))
    hostile = ox.Literal('Ben Okafor" . } #')
    text = "SELECT ?p (STR(?name) AS ?again) { ?p a kg:Person ; schema:name ?name } # ?name"
    name = ox.Literal("Cleo Marsh")

    [again, *_] = opened.query(text, {"name": name}, timeout=30)
    [row, *_] = opened.query("SELECT ?p ?name { ?p a kg:Person ; schema:name ?name }", {"name": name})

    assert (again["again"], row["name"]) == (name, name)
    assert list(opened.query("SELECT ?p { ?p schema:name ?name }", {"name": hostile})) == []
    assert bool(opened.query("ASK { ?p schema:name 'Cleo Marsh' }", timeout=30))
    assert len(list(opened.query("CONSTRUCT { ?p a kg:Person } { ?p a kg:Person }", timeout=30))) >= 2


def test_a_graph_of_more_triples_than_a_store_gives_at_once_goes_in_whole(opened: Store) -> None:
    if opened.name.endswith("sparql-auth"):
        pytest.skip("Virtuoso takes no update of this size; its Graph Store Protocol does")
    triples = [
        ox.Triple(ox.NamedNode(f"https://data.example/s{number // 7}"), KNOWS, ox.Literal(f"“{number}”\n\t\\"))
        for number in range(10_500)
    ]

    opened.put("https://data.example/graph", triples)
    opened.put("https://data.example/graph", triples)

    assert count(opened, "https://data.example/graph") == 10_500


KNOWS = ox.NamedNode("https://data.example/knows")
