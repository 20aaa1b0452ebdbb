"""`kg ontology`, `kg shapes`, `kg context`, `kg describe`, and what `kg export` writes, as a user sees them."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from command import Ran
from rdf_examples import ARTICLE, FINDINGS
from rdflib import DCAT, DCTERMS, PROV, RDF, VOID, Dataset, Graph, Literal, URIRef

from kg.rdf import build, formats, provenance
from kg.rdf.resources import turtle_files
from kg.terms import KG

Run = Callable[..., Ran]


@pytest.fixture
def graphs(tmp_path: Path) -> Path:
    """Return a folder of two graphs and of what is no graph of an article."""
    folder = tmp_path / "graphs"
    folder.mkdir()
    for name, base in (("a", build.BASE), ("b", "https://data.example/")):
        graph = build.build(ARTICLE, FINDINGS, base=base)
        provenance.sign(graph, base, "0a1b")
        (folder / f"{name}.ttl").write_bytes(formats.render(graph, "turtle"))
        os.utime(folder / f"{name}.ttl", (0, {"a": 1_000_000_000, "b": 1_000_003_600}[name]))
    (folder / "void.ttl").write_text("this is no graph")
    return folder


def shipped(name: str) -> list[Path]:
    """Return the files of a folder, the law among the shapes."""
    return turtle_files("ontology") if name == "ontology" else [*turtle_files("shapes"), *turtle_files("shapes/law")]


@pytest.mark.parametrize("name", ["ontology", "shapes"])
def test_turtle_is_what_ships_with_its_comments(run: Run, tmp_path: Path, name: str) -> None:
    files = shipped(name)

    printed = run(name).out
    assert run(name, "-o", tmp_path / "folder").code == 0

    assert {q.triple.predicate for q in ox.parse(printed, format=ox.RdfFormat.TURTLE)}
    assert len(Graph().parse(data=printed, format="turtle")) == sum(len(Graph().parse(file)) for file in files)
    assert {p.name: p.read_bytes() for p in (tmp_path / "folder").iterdir()} == {p.name: p.read_bytes() for p in files}


@pytest.mark.parametrize("format", list(formats.FORMATS))
@pytest.mark.parametrize("name", ["ontology", "shapes"])
def test_every_format_says_the_same_and_always_alike(run: Run, tmp_path: Path, name: str, format: str) -> None:
    file = tmp_path / f"all{formats.FORMATS[format].suffix}"

    assert run(name, "--format", format, "-o", file).code == 0
    first = file.read_bytes()
    run(name, "--format", format, "-o", file)

    assert file.read_bytes() == first
    assert canonical(file) == canonical(*shipped(name))


def canonical(*files: Path) -> ox.Dataset:
    data = ox.Dataset(ox.Quad(*triple) for file in files for triple in formats.parse(file))
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return data


def test_the_context_is_that_of_the_files(run: Run, graphs: Path) -> None:
    exported = run("export", graphs / "a.ttl", "--format", "json-ld").out

    assert json.loads(run("context").out)["@context"] == json.loads(exported)["@context"]


def test_a_description_counts_and_says_who_made_it_and_when(run: Run, graphs: Path) -> None:
    licence = "https://creativecommons.org/licenses/by/4.0/"

    ran = run("describe", graphs, "--license", licence, "--title", "Talks", "-o", graphs / "void.ttl")

    found = Graph().parse(graphs / "void.ttl")
    [dataset] = found.subjects(RDF.type, VOID.Dataset)
    each = [Graph().parse(graphs / f"{name}.ttl") for name in "ab"]
    assert ran.code == 0
    assert (dataset, RDF.type, DCAT.Dataset) in found
    assert found.value(dataset, DCTERMS.title) == Literal("Talks", lang="en")
    assert found.value(dataset, DCTERMS.license) == URIRef(licence)
    assert found.value(dataset, VOID.documents) == Literal(2)
    assert found.value(dataset, VOID.triples) == Literal(sum(map(len, each)))
    assert found.value(dataset, VOID.distinctSubjects) == Literal(len({s for g in each for s in g.subjects()}))
    [claims] = found.subjects(VOID["class"], KG.Claim)
    assert found.value(claims, VOID.entities) == Literal(2)
    activity = found.value(dataset, PROV.wasGeneratedBy)
    assert str(found.value(activity, PROV.startedAtTime, any=False)).startswith("2001-09-09T01:46:40")
    assert str(found.value(activity, PROV.endedAtTime, any=False)).startswith("2001-09-09T02:46:40")
    assert len(set(found.objects(activity, PROV.wasAssociatedWith))) == 4
    assert not any("BNode" in type(term).__name__ for triple in found for term in triple)


def test_what_data_catalogues_must_have_is_there(run: Run, graphs: Path) -> None:
    url = "https://data.example/news"

    found = Graph().parse(data=run("describe", graphs, "--url", url, "--publisher", "https://data.example/us").out)

    [dataset] = found.subjects(RDF.type, DCAT.Dataset)
    [distribution] = found.objects(dataset, DCAT.distribution)
    assert (dataset, DCTERMS.description, None) in found
    assert (dataset, DCTERMS.publisher, URIRef("https://data.example/us")) in found
    assert found.value(distribution, DCAT.accessURL) == URIRef(url)
    media = URIRef("https://www.iana.org/assignments/media-types/text/turtle")
    assert found.value(distribution, DCAT.mediaType) == media
    size = sum((graphs / f"{name}.ttl").stat().st_size for name in "ab")
    assert str(found.value(distribution, DCAT.byteSize)) == str(size)
    period = found.value(dataset, DCTERMS.temporal)
    assert str(found.value(period, DCAT.startDate)) == str(found.value(period, DCAT.endDate)) == "2024-05-03"


def test_the_description_is_no_graph_of_an_article(run: Run, graphs: Path) -> None:
    run("describe", graphs, "-o", graphs / "void.ttl")

    assert run("query", graphs, "ASK { ?x a void:Dataset }").out == "false\n"
    assert "2 checked" in run("check", graphs).err


@pytest.mark.parametrize(("suffix", "format"), [(f.suffix, name) for name, f in formats.FORMATS.items()])
def test_a_folder_goes_to_one_file_whose_name_says_the_format(
    run: Run, graphs: Path, tmp_path: Path, suffix: str, format: str
) -> None:
    one = tmp_path / f"all{suffix}"

    assert run("export", graphs, "-o", one).code == 0

    assert set(formats.read(one)) == {*formats.read(graphs / "a.ttl"), *formats.read(graphs / "b.ttl")}
    assert one.read_text() == run("export", graphs, "--format", format).out


def test_one_file_has_one_graph_for_each_article(run: Run, graphs: Path, tmp_path: Path) -> None:
    run("export", graphs, "-o", tmp_path / "all.nq")
    run("export", tmp_path / "all.nq", "-o", tmp_path / "all.trig")

    for file, format in (("all.nq", "nquads"), ("all.trig", "trig")):
        data = Dataset().parse(tmp_path / file, format=format)
        names = {str(graph.identifier) for graph in data.graphs() if len(graph)}
        assert names == {build.BASE + ARTICLE.key, "https://data.example/" + ARTICLE.key}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--format", "turtle", "-o", "x.jsonld"),
            "kg: x.jsonld: is the name of a file in json-ld, and --format says turtle\n",
        ),
        (("-o", "folder"), "give --format, or -o with a file whose suffix says it"),
        ((), "give --format, or -o with a file whose suffix says it"),
        (("--format", "nt", "--context-url", "https://x.example/"), "--context-url is for --format json-ld"),
        (("--format", "json-ld", "--claims-as-triples"), "kg: json-ld: has no triples inside triples"),
    ],
)
def test_what_cannot_be_written_is_told(run: Run, graphs: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = run("export", graphs, *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_a_file_that_is_no_rdf_does_not_stop_the_others(run: Run, graphs: Path, tmp_path: Path) -> None:
    (graphs / "aa.ttl").write_text("<a> <b>")

    one = run("export", graphs, "-o", tmp_path / "all.nq")
    each = run("export", graphs, "--format", "nt", "-o", tmp_path / "each")

    assert one.code == each.code == 2
    assert one.err == each.err
    assert one.err.startswith(f"kg: {graphs / 'aa.ttl'}: Parser error at line 1")
    assert set(formats.read(tmp_path / "all.nq")) == {*formats.read(graphs / "a.ttl"), *formats.read(graphs / "b.ttl")}
    assert sorted(path.name for path in (tmp_path / "each").iterdir()) == ["a.nt", "b.nt"]


def test_claims_as_triples_go_through_the_command_line(run: Run, graphs: Path, tmp_path: Path) -> None:
    run("export", graphs / "a.ttl", "--claims-as-triples", "-o", tmp_path / "said.trig")

    query = "SELECT ?p { ?claim rdf:reifies <<( ?event ?p ?value )>> . ?event a kg:Event } ORDER BY ?p"
    found = run("query", tmp_path / "said.trig", query, "--format", "csv", "--iris").out.splitlines()
    assert str(KG.place) in found
    assert run("query", tmp_path / "said.trig", "ASK { ?event kg:place ?place ; kg:reportedIn ?c }").out == "false\n"
