import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdf_examples import ARTICLE, FINDINGS
from rdflib import RDF, RDFS, XSD, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import InputError
from kg.rdf import build, formats
from kg.rdf.formats import FORMATS
from kg.terms import KG
from kg.values import Article, Entity, Findings, Span

BUILT = build.build(ARTICLE, FINDINGS, align=True)
EACH = pytest.mark.parametrize("format", FORMATS)
D = build.BASE


def read_by_rdflib(data: bytes, format: str) -> set[tuple[Node, Node, Node]]:
    """Return the triples of a document; rdflib reads named graphs into a data set only."""
    if format in ("nquads", "trig"):
        return {(s, p, o) for s, p, o, _ in Dataset().parse(data=data, format=format).quads()}
    return set(Graph().parse(data=data, format=format))


def canonical(data: Graph) -> set[str]:
    """Return triples as text: to rdflib, a string is another literal when its datatype is written out."""
    return set(formats.render(data, "nt").decode().split("\n"))


@EACH
def test_both_parsers_read_back_the_same_triples(format: str) -> None:
    data = formats.render(BUILT, format)

    assert set(formats.to_graph(formats.decode(data, format))) == set(BUILT)
    assert read_by_rdflib(data, format) == set(BUILT)


@EACH
def test_the_order_of_insertion_changes_no_byte(format: str) -> None:
    triples = sorted(BUILT)
    random.Random(5).shuffle(triples)
    shuffled = Graph()
    for triple in triples:
        shuffled.add(triple)

    assert formats.render(shuffled, format) == formats.render(BUILT, format)


@EACH
def test_the_hash_seed_changes_no_byte(format: str) -> None:
    program = (
        "import sys; from kg.rdf import build as graph, formats; from rdf_examples import ARTICLE, FINDINGS;"
        f"sys.stdout.buffer.write(formats.render(graph.build(ARTICLE, FINDINGS, align=True), {format!r}))"
    )
    paths = os.pathsep.join(map(str, [Path(__file__).parent, Path(__file__).parent.parent]))

    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert runs == {formats.render(BUILT, format)}


@EACH
@given(text=st.text(min_size=1))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_in_both_parsers(format: str, text: str) -> None:
    entity = Entity("Q1", KG.Place, text, (), (Span(0, len(text)),), text)
    article = Article(text, Span(0, len(text)), title=text, url=text, authors=(text,))
    built = build.build(article, Findings((entity,), ()))

    data = formats.render(built, format)

    assert set(formats.to_graph(formats.decode(data, format))) == set(built)
    assert read_by_rdflib(data, format) == set(built)


IRIS = st.sampled_from(
    [
        *(D + "a", D + "Q1", "https://w3id.org/newskg/ontology#Person", "https://w3id.org/newskg/ontology#text"),
        *("https://schema.org/about", "https://w3id.org/newskg/ontology#about", "http://other.example/ns#about"),
        *("http://other.example/a/b.c", "http://other.example/", "urn:x:y", "http://www.wikidata.org/entity/Q1"),
        *("http://other.example/id", "http://other.example/type", "http://other.example/kg", str(RDF.type)),
    ]
).map(URIRef)
LITERALS = st.one_of(
    st.text().map(Literal),
    st.builds(Literal, st.text(), lang=st.sampled_from(["en", "de-at"])),
    st.builds(
        lambda text, datatype: Literal(text, datatype=datatype, normalize=False),
        st.sampled_from(["1", "007", "-0", "1.50", "true", "2024", "99999999999999999999", "x"]),
        st.sampled_from([XSD.integer, XSD.decimal, XSD.gYear, XSD.double, URIRef("http://other.example/dt")]),
    ),
)


@EACH
@given(triples=st.lists(st.tuples(IRIS, IRIS, IRIS | LITERALS), max_size=12))
@settings(max_examples=100, deadline=None)
def test_any_graph_comes_back(format: str, triples: list[tuple[URIRef, URIRef, URIRef | Literal]]) -> None:
    built = Graph()
    for triple in triples:
        built.add(triple)

    data = formats.render(built, format)

    assert canonical(formats.to_graph(formats.decode(data, format))) == canonical(built)


def test_turtle_has_prefixes_an_empty_line_between_subjects_and_the_article_first() -> None:
    blocks = formats.render(BUILT, "turtle").decode().split("\n\n")

    assert all(line.startswith("@prefix ") for line in blocks[0].splitlines())
    assert blocks[1].startswith(f"d:{ARTICLE.key} a ")
    assert len(blocks) == 1 + len(set(BUILT.subjects()))
    assert "\\" not in "".join(block.split(" a ")[0] for block in blocks)


def test_passages_come_last_in_the_order_of_the_text() -> None:
    turtle = formats.render(BUILT, "turtle").decode()
    starts = [int(block.split("_")[2]) for block in turtle.split("\n\n") if "_offset_" in block.split(" a ")[0]]

    assert starts == sorted(starts)
    assert "a nif:OffsetBasedString" in turtle.split("\n\n")[-1]


def test_only_prefixes_that_are_used_are_declared() -> None:
    built = Graph()
    built.add((URIRef(D + "a"), RDFS.label, Literal("x")))

    assert formats.render(built, "turtle").decode() == (
        "@prefix d: <https://w3id.org/newskg/id/> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        '\nd:a rdfs:label "x" .\n'
    )


@pytest.mark.parametrize(
    "base", ["http://x.example/news#", "https://w3id.org/newskg/", "https://w3id.org/", "urn:news:/"]
)
@EACH
def test_any_base_works(format: str, base: str) -> None:
    built = build.build(ARTICLE, FINDINGS, base=base)

    data = formats.render(built, format)

    assert b"\\#" not in data
    assert b"\\/" not in data
    assert set(formats.to_graph(formats.decode(data, format))) == set(built)
    assert read_by_rdflib(data, format) == set(built)


@EACH
def test_an_empty_graph_is_a_document(format: str) -> None:
    assert formats.decode(formats.render(Graph(), format), format) == []


@EACH
def test_an_iri_with_illegal_characters_is_never_written(format: str) -> None:
    built = Graph()
    built.add((URIRef("http://x.example/a b"), RDFS.label, Literal("x")))

    with pytest.raises(ValueError, match="Invalid IRI"):
        formats.render(built, format)


@EACH
def test_a_file_is_read_by_its_suffix(format: str, tmp_path: Path) -> None:
    path = tmp_path / f"article{FORMATS[format].suffix}"
    path.write_bytes(formats.render(BUILT, format))

    assert set(formats.read(path)) == set(BUILT)
    assert len(formats.parse(path)) == len(BUILT)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.ttl", "<http://x.example/a> <http://x.example/b> .", r"a\.ttl: Parser error at line 1"),
        ("a.ttl", "<a> <b> <c> .", r"a\.ttl: .*IRI"),
        ("a.nt", "<http://x.example/a> .", r"a\.nt: Parser error at line 1"),
        ("a.jsonld", "{", r"a\.jsonld: "),
        ("a.jsonld", '{"@context": "https://schema.org/", "@id": "http://x.example/a", "name": "x"}', "context"),
        ("a.xyz", "", r"a\.xyz: not one of \.ttl, \.jsonld, \.nt, \.nq, \.trig"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_the_reason(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    (tmp_path / name).write_text(content)

    with pytest.raises(InputError, match=message):
        formats.parse(tmp_path / name)


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(InputError, match=r"missing\.ttl: no such file"):
        formats.parse(Path("missing.ttl"))


def test_a_triple_inside_a_triple_is_refused() -> None:
    inner = ox.Triple(*(ox.NamedNode(f"http://x.example/{name}") for name in "abc"))

    with pytest.raises(InputError, match="triple inside a triple"):
        formats.to_graph([ox.Triple(inner.subject, inner.predicate, inner)])


@pytest.mark.parametrize("format", ["nquads", "trig"])
def test_a_data_set_names_the_graph_after_its_article(format: str) -> None:
    quads = formats.decode_quads(formats.render(BUILT, format), formats.FORMATS[format].syntax)

    assert {quad.graph_name for quad in quads} == {ox.NamedNode(D + ARTICLE.key)}
    [(name, graph)] = formats.graphs(quads)
    assert name == ox.NamedNode(D + ARTICLE.key)
    assert set(graph) == set(BUILT)


@pytest.mark.parametrize("format", ["nquads", "trig"])
def test_a_graph_of_no_article_or_of_two_is_the_default_graph(format: str) -> None:
    none, two = Graph(), Graph()
    none.add((URIRef(D + "a"), RDFS.label, Literal("x")))
    for article in "ab":
        two.add((URIRef(D + article), RDF.type, KG.Article))

    for graph in (none, two):
        quads = formats.decode_quads(formats.render(graph, format), formats.FORMATS[format].syntax)
        assert {type(quad.graph_name) for quad in quads} == {ox.DefaultGraph}


def test_trig_is_laid_out_like_turtle_inside_its_graph() -> None:
    turtle, trig = (formats.render(BUILT, format).decode() for format in ("turtle", "trig"))
    head, _, body = turtle.partition("\n\n")

    wanted = "".join(f"\t{line}" if line.strip() else line for line in body.splitlines(keepends=True))
    assert trig == f"{head}\n\nd:{ARTICLE.key} {{\n\n{wanted}}}\n"


def other() -> Graph:
    """Return the graph of another article, whose names begin otherwise."""
    article = replace(ARTICLE, url="https://news.example/other")
    return build.build(article, Findings((), ()), base="https://data.example/")


@EACH
def test_many_graphs_are_one_document(format: str) -> None:
    data = b"".join(formats.render_all([(None, BUILT), (None, other())], format))

    assert canonical(formats.to_graph(formats.decode(data, format))) == canonical(BUILT + other())
    assert read_by_rdflib(data, format) == {*BUILT, *other()}
    if format in ("nquads", "trig"):
        names = {quad.graph_name.value for quad in formats.decode_quads(data, formats.FORMATS[format].syntax)}
        assert len(names) == 2


def test_prefixes_are_told_again_only_where_they_change() -> None:
    trig = b"".join(formats.render_all([(None, BUILT), (None, BUILT), (None, other())], "trig")).decode()

    assert trig.count("@prefix kg:") == 1
    assert trig.count("@prefix d:") == 2


@EACH
def test_a_document_of_no_named_format_is_recognised(format: str) -> None:
    assert {quad.triple for quad in formats.sniff(formats.render(BUILT, format))} == set(
        formats.decode(formats.render(BUILT, "nt"), "nt")
    )


@pytest.mark.parametrize(
    "text", ["[] a <http://x.example/c> .", "[ a <http://x.example/c> ] .", "{ [] a <http://x.example/c> }"]
)
def test_turtle_and_trig_that_begin_like_json_are_recognised(text: str) -> None:
    assert len(formats.sniff(text.encode())) == 1


@pytest.mark.parametrize("text", ["[]", "{}", " [{}] ", '{"@graph": []}'])
def test_json_is_recognised(text: str) -> None:
    assert formats.sniff(text.encode()) == []


def test_what_is_no_rdf_is_refused_with_the_reason_of_the_likeliest_format() -> None:
    for data, reason in ((b"{", "JSON|EOF|end"), (b"<http://x.example/a> <http://x.example/b> .", "line 1")):
        with pytest.raises(InputError, match=reason):
            formats.sniff(data)
