"""A store in a folder, and what of files goes into it under which name."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import stores
from command import Ran

from kg import store as kg_store
from kg.corpus import folders, merge
from kg.errors import InputError, QueryError, StoreError
from kg.rdf import context
from kg.store import source
from kg.store.prepare import bound

IRI = ox.NamedNode
GRAPH = "https://data.example/graph"
Run = Callable[..., Ran]
TRIPLE = ox.Triple(IRI("https://data.example/a"), IRI("https://data.example/b"), ox.Literal("c"))


def test_kg_retract_makes_no_store(run: Run, tmp_path: Path) -> None:
    ran = run("retract", "https://news.example/talks/1", "--store", tmp_path / "none")

    assert ran == (2, "", f"kg: {tmp_path / 'none'}: no store there; kg load makes one\n")
    assert not (tmp_path / "none").exists()


def test_kg_load_says_what_it_did_and_kg_retract_undoes_one(run: Run, tmp_path: Path) -> None:
    graphs, store = stores.write(tmp_path / "graphs", 1, 2, 3), tmp_path / "archive/store"
    size = sum(len(set(t)) for file in graphs.iterdir() for t in source.read(file).values())

    first = run("load", graphs, "--store", store)
    again = run("load", graphs, "--store", store)
    gone = run("retract", "https://news.example/talks/2", "--store", store)
    third = run("load", graphs, "--store", store)

    assert first == (0, "", f"graphs: 3 loaded, 0 unchanged, 0 failed; {size:,} triples\n")
    assert again == (0, "", f"graphs: 0 loaded, 3 unchanged, 0 failed; {size:,} triples\n")
    assert (gone.code, gone.err.startswith("removed: https://w3id.org/newskg/id/a-")) == (0, True)
    assert third.err.startswith("graphs: 1 loaded, 2 unchanged, 0 failed")


def test_the_default_store_is_in_the_output_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("load", stores.write(tmp_path / "output", 1)).code == 0
    assert run("load", "output").err.startswith("graphs: 0 loaded, 1 unchanged")
    assert (tmp_path / "output/store/CURRENT").exists()


@pytest.mark.usefixtures("no_model")
def test_kg_build_fills_a_store_also_with_what_was_built_before(run: Run, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for number in (1, 2):
        (news / f"n{number}.txt").write_text(stores.article(number), "utf-8")
    (news / "empty.txt").touch()
    run("build", news / "n1.txt", "-o", tmp_path / "out")

    ran = run("build", news, "-o", tmp_path / "out", "--store", tmp_path / "store")
    loaded = run("load", tmp_path / "out", "--store", tmp_path / "store")

    assert ran.code == 2
    assert "articles: 1 built, 1 skipped, 1 failed" in ran.err
    assert "\ngraphs: 2 loaded, 0 unchanged, 0 failed" in ran.err
    assert loaded.err.startswith("graphs: 0 loaded, 2 unchanged, 0 failed")


def test_one_bad_file_fails_alone(run: Run, tmp_path: Path) -> None:
    graphs = stores.write(tmp_path / "graphs", 1, 2)
    (graphs / "bad.ttl").write_text("<x:a> <x:b> .\n")
    (graphs / "empty.ttl").touch()
    (graphs / "other.nt").write_text("<x:a> <x:b> <x:c> .\n")

    ran = run("load", graphs, "--store", tmp_path / "store")

    lines = ran.err.splitlines()
    assert ran.code == 1
    assert lines[-1].startswith("graphs: 2 loaded, 0 unchanged, 3 failed")
    assert lines[0].startswith(f"kg: {graphs}/bad.ttl: ")
    assert lines[1] == f"kg: {graphs}/empty.ttl: is empty; --graph says what to call such a graph"
    assert lines[2] == f"kg: {graphs}/other.nt: names no article; --graph says what to call such a graph"


def test_a_graph_of_no_article_goes_where_the_user_says(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other.nt").write_text("<x:a> <x:b> <x:c> .\n")

    assert run("load", tmp_path / "other.nt", "--graph", GRAPH, "--store", tmp_path / "store").code == 0
    with kg_store.open(tmp_path / "store", read_only=True) as store:
        assert store.graphs() == [GRAPH]
    assert run("retract", "graph", "--store", tmp_path / "store").err == f"removed: {GRAPH}\n"


def test_a_file_that_refers_to_the_published_context_is_loaded_as_any(run: Run, tmp_path: Path) -> None:
    graphs = stores.write(tmp_path / "graphs", 1)
    run("export", graphs, "-o", tmp_path / "g.jsonld", "--context-url", context.URL)

    assert run("load", graphs, "--store", tmp_path / "store").code == 0
    assert run("load", tmp_path / "g.jsonld", "--store", tmp_path / "store").err.startswith(
        "graphs: 0 loaded, 1 unchanged"
    )


def test_a_name_that_is_no_iri_is_refused(run: Run, tmp_path: Path) -> None:
    [file] = stores.write(tmp_path / "graphs", 1).iterdir()

    ran = run("load", file, "--graph", "no name", "--store", tmp_path / "store")

    assert ran.code == 2
    assert ran.err.startswith("kg: 'no name': is not an IRI: ")
    assert ran.err.count("\n") == 1


def test_a_merged_graph_has_a_name_of_its_own_and_outlives_an_article(run: Run, tmp_path: Path) -> None:
    graphs, merged = stores.write(tmp_path / "graphs", 1, 2), tmp_path / "merged.ttl"
    merged.write_bytes(merge.merge(folders.graph_files([graphs])).render())

    loaded = run("load", graphs, merged, "--store", tmp_path / "store")
    gone = run("retract", "https://news.example/talks/1", "--store", tmp_path / "store")

    assert loaded.err.startswith("graphs: 3 loaded")
    assert "https://w3id.org/newskg/id/graph-merged still contains it" in gone.err


def test_an_ontology_goes_under_its_own_name(tmp_path: Path) -> None:
    [name] = source.read(Path(__file__).parent.parent / "ontology/newskg.ttl")

    assert name == "https://w3id.org/newskg/ontology"


def test_named_graphs_of_a_file_keep_their_names(tmp_path: Path) -> None:
    (tmp_path / "two.nq").write_text("<x:a> <x:b> <x:c> <x:g> .\n<x:a> <x:b> <x:d> <x:h> .\n")

    assert list(source.read(tmp_path / "two.nq")) == ["x:g", "x:h"]


@pytest.mark.parametrize("name", ["missing.ttl", "notes.pdf"])
def test_what_is_no_file_of_rdf_is_one_clear_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "notes.pdf").touch()

    with pytest.raises(InputError, match=rf"{name}: (no such file|\.pdf is no format)"):
        source.read(tmp_path / name)


def test_an_article_that_comes_twice_is_loaded_once_and_two_of_one_name_are_told(tmp_path: Path) -> None:
    graphs = stores.write(tmp_path / "graphs", 1)
    copy = tmp_path / "copy.nt"
    stores.graph(1, url="https://news.example/talks/1").serialize(copy, "nt", encoding="utf-8")
    [other] = stores.write(tmp_path / "other", 1, day="Friday").iterdir()

    with kg_store.open(tmp_path / "store") as store:
        loads = list(kg_store.load([*graphs.iterdir(), copy, other], store))

    assert [loaded.status for loaded in loads] == ["loaded", "unchanged", "failed"]
    assert "has another graph of the same name" in loads[-1].reason


def test_a_locked_store_is_read_but_not_written(run: Run, tmp_path: Path) -> None:
    graphs = stores.write(tmp_path / "graphs", 1)
    with kg_store.open(tmp_path / "store") as store:
        store.put(GRAPH, [TRIPLE])

        ran = run("load", graphs, "--store", tmp_path / "store")
        with kg_store.open(tmp_path / "store", read_only=True) as reading:
            assert reading.graphs() == [GRAPH]

    assert ran == (2, "", f"kg: {tmp_path}/store: is in use by another program; end it, or wait until it is done\n")
    assert run("load", graphs, "--store", tmp_path / "store").code == 0


def test_what_is_no_store_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "damaged").mkdir()
    (tmp_path / "damaged/CURRENT").write_text("nonsense")

    for name, reason in (("file", "is a file"), ("damaged", "is damaged"), (".", "other things in it")):
        with pytest.raises(StoreError, match=reason) as raised:
            kg_store.open(tmp_path / name)
        assert "\n" not in str(raised.value)
    with pytest.raises(StoreError, match="no store there"):
        kg_store.open(tmp_path / "nowhere", read_only=True)
    with kg_store.open(tmp_path / "store") as store:
        pass
    with pytest.raises(StoreError, match="is closed"):
        store.graphs()


def test_literals_that_a_store_rewrites_and_blank_nodes_are_no_change(tmp_path: Path) -> None:
    decimal = IRI("http://www.w3.org/2001/XMLSchema#decimal")
    b = IRI("https://data.example/b")

    def triples() -> list[ox.Triple]:
        node = ox.BlankNode()
        return [ox.Triple(node, b, ox.Literal("1.00", datatype=decimal)), ox.Triple(IRI(GRAPH), b, node)]

    with kg_store.open(tmp_path / "store") as store:
        assert [store.put(GRAPH, triples()), store.put(GRAPH, triples()), store.put(GRAPH, triples()[:1])] == [
            True,
            False,
            True,
        ]
        assert len(store.triples(GRAPH)) == 1


def test_a_query_that_takes_too_long_and_one_that_is_broken_are_clear_errors(tmp_path: Path) -> None:
    with kg_store.open(tmp_path / "store") as store:
        store.put(GRAPH, [ox.Triple(IRI(f"x:{n}"), TRIPLE.predicate, TRIPLE.object) for n in range(200)])

        with pytest.raises(StoreError, match=r"store: no answer within 0.1 seconds"):
            store.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=0.1)
        with pytest.raises(QueryError, match="query: error at 1:") as raised:
            store.query("SELECT ?s { ?s }", timeout=10)
        assert "\n" not in str(raised.value)


def test_a_value_never_becomes_a_part_of_the_query() -> None:
    text = "SELECT ?s { ?s ?p ?name FILTER(?name != '?name') } # ?name"

    assert bound(text, {"name": ox.Literal('" . } DROP ALL # ?s\n')}) == (
        "SELECT ?s { ?s ?p " + r'"\" . } DROP ALL # ?s\n" FILTER("\" . } DROP ALL # ?s\n"' + " != '?name') } # ?name"
    )


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from kg.app.cli import main
main(["load", sys.argv[2], "--store", sys.argv[3]])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files here")
def test_a_disk_that_fills_ends_the_load_with_whole_graphs_only(run: Run, tmp_path: Path) -> None:
    graphs, store = stores.write(tmp_path / "graphs", *range(30)), tmp_path / "store"
    wanted = {name: set(t) for file in graphs.iterdir() for name, t in source.read(file).items()}

    command = [sys.executable, "-c", FULL, "100000", str(graphs), str(store)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ran.returncode == 1
    first, *_, last = ran.stderr.splitlines()
    assert first == f"kg: {store}: the disk, or what one may write to it, is full"
    assert last.endswith("files not tried")
    with kg_store.open(store, read_only=True) as half:
        held = {name: set(half.triples(name)) for name in half.graphs()}
    assert 0 < len(held) < 30
    assert held.items() <= wanted.items()
    assert run("load", graphs, "--store", store).code == 0


def test_a_triple_of_several_graphs_is_found_once_and_stays_until_the_last_one_goes(tmp_path: Path) -> None:
    shared = ox.Triple(ox.NamedNode("http://x/il"), ox.NamedNode("http://x/name"), ox.Literal("Israel"))
    own = ox.Triple(ox.NamedNode("http://x/a"), ox.NamedNode("http://x/name"), ox.Literal("Ada"))
    ask = "SELECT ?name { ?s <http://x/name> ?name } ORDER BY ?name"

    def names(store: kg_store.Store) -> list[str]:
        return [row["name"].value for row in store.query(ask)]  # type: ignore[union-attr]  # the answer to SELECT is rows

    with kg_store.open(tmp_path / "store") as store:
        store.put("http://x/1", [shared, own])
        store.put("http://x/2", [shared])
        assert names(store) == ["Ada", "Israel"]
        store.put("http://x/1", [own])
        assert names(store) == ["Ada", "Israel"]
        store.put("http://x/1", [shared])
        assert names(store) == ["Israel"]
        store.remove("http://x/2")
        assert names(store) == ["Israel"]
        store.remove("http://x/1")
        assert names(store) == []
