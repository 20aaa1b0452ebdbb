"""Our files read by parsers that are not ours, and our shapes run by an engine that is not ours.

A tool that is not there is a skip with the reason. The tools of JavaScript (n3, jsonld, shacl-engine, @rdfjs/data-model,
@rdfjs/dataset) are looked for in the folder KG_NODE, where `npm install` put them; `.ci/run` makes it.
"""

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
from rdf_examples import ARTICLE, FINDINGS
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node
from shaped import mutated, right
from test_shapes import ROWS, SHAPES

from kg.rdf import build, formats, provenance

SCRIPTS = Path(__file__).parent / "crosscheck"
KG_NODE = Path(os.environ.get("KG_NODE", "/nowhere"))

#: What our formats are called by each parser; a format that one does not read is missing.
SERDI = {"turtle": "turtle", "nt": "ntriples", "nquads": "nquads", "trig": "trig"}
RAPPER = {"turtle": "turtle", "nt": "ntriples", "nquads": "nquads", "trig": "trig"}
N3 = {
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "nquads": "application/n-quads",
    "trig": "application/trig",
}

HOSTILE = (
    "quotes \" ' and \\ backslashes, tabs\t, lines\nand\r\nmore, <tags> & entities; accents é ñ, Chinese 中文, "
    "\U0001f600, a dot. {braces} [brackets] #hash @at ^^caret --dashes"
)


def graphs() -> list[Graph]:
    """Return the example as built by default, with another base and all alignments, and with a text that may break a parser."""
    plain = build.build(ARTICLE, FINDINGS)
    provenance.sign(plain, build.BASE, "0a1b")
    aligned = build.build(ARTICLE, FINDINGS, base="https://data.example/news#", align=True)
    hostile = build.build(ARTICLE, FINDINGS)
    hostile.add((URIRef(build.BASE + ARTICLE.key), URIRef("https://schema.org/headline"), Literal(HOSTILE)))
    hostile.add((URIRef(build.BASE + "x"), RDF.value, Literal("colour", lang="en-gb")))
    return [plain, aligned, hostile]


def command(name: str) -> str:
    """Return a program, or skip."""
    return shutil.which(name) or pytest.skip(f"{name} is not installed")


def node(script: str, *arguments: object) -> str:
    """Return what a script prints that runs among the modules of KG_NODE, or skip."""
    program = command("node")
    if not (KG_NODE / "node_modules").is_dir():
        pytest.skip("KG_NODE names no folder where npm has installed n3, jsonld and shacl-engine")
    source = (SCRIPTS / f"{script}.mjs").read_text()
    return called([program, "--input-type=module", "-", *map(str, arguments)], source, KG_NODE)


def called(words: list[str], source: str = "", folder: Path | None = None) -> str:
    ran = subprocess.run(words, input=source, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def read(text: str) -> set[ox.Quad]:
    return set(ox.parse(text, format=ox.RdfFormat.N_QUADS))


@pytest.fixture(params=["plain", "another base, aligned", "hostile"])
def graph(request: pytest.FixtureRequest) -> Graph:
    return dict(zip(("plain", "another base, aligned", "hostile"), graphs(), strict=True))[request.param]


@pytest.fixture
def written(graph: Graph, tmp_path: Path) -> dict[str, Path]:
    """Return a file of the graph in each format."""
    files = {name: tmp_path / f"a{format.suffix}" for name, format in formats.FORMATS.items()}
    for name, file in files.items():
        file.write_bytes(formats.render(graph, name))
    return files


def wanted(graph: Graph, format: str) -> set[ox.Quad]:
    """Return what must be read: triples in the default graph, or in that of the article."""
    named = format in ("nquads", "trig")
    return read(formats.render(graph, "nquads" if named else "nt").decode())


@pytest.mark.parametrize("format", SERDI)
def test_serdi_reads_the_same(graph: Graph, written: dict[str, Path], format: str) -> None:
    found = called([command("serdi"), "-i", SERDI[format], "-o", "nquads", str(written[format])])

    assert read(found) == wanted(graph, format)


@pytest.mark.parametrize("format", RAPPER)
def test_rapper_reads_the_same(graph: Graph, written: dict[str, Path], format: str) -> None:
    found = called([command("rapper"), "-q", "-i", RAPPER[format], "-o", "nquads", str(written[format])])

    assert read(found) == wanted(graph, format)


@pytest.mark.parametrize("format", N3)
def test_n3_js_reads_the_same(graph: Graph, written: dict[str, Path], format: str) -> None:
    assert read(node("n3", written[format], N3[format])) == wanted(graph, format)


def test_jsonld_js_reads_the_same_and_fetches_nothing(graph: Graph, written: dict[str, Path]) -> None:
    assert read(node("jsonld", written["json-ld"])) == wanted(graph, "json-ld")


def test_jsonld_js_reads_many_articles_in_one_file(tmp_path: Path) -> None:
    plain, aligned, _ = graphs()
    (tmp_path / "all.jsonld").write_bytes(b"".join(formats.render_all([(None, plain), (None, aligned)], "json-ld")))

    assert read(node("jsonld", tmp_path / "all.jsonld")) == wanted(plain, "nt") | wanted(aligned, "nt")


Result = tuple[str, str, str, str]
BLANK = "a blank node"


def by_pyshacl(data: Graph) -> Counter[Result]:
    _, results, _ = pyshacl.validate(data, shacl_graph=SHAPES)
    return Counter(
        (
            plain(results.value(result, SH.focusNode)),
            plain(path(results.value(result, SH.resultPath), results)),
            plain(results.value(result, SH.value)),
            plain(results.value(result, SH.sourceConstraintComponent)),
        )
        for result in results.objects(None, SH.result)
    )


def path(node: Node | None, results: Graph) -> Node | None:
    """Return the property of a path, also of an inverse one."""
    return results.value(node, SH.inversePath) if isinstance(node, BNode) else node


def plain(node: Node | None) -> str:
    return "" if node is None else BLANK if isinstance(node, BNode) else str(node)


def by_shacl_engine(folder: Path, graphs: list[Graph]) -> list[Counter[Result]]:
    shapes, files = folder / "shapes.ttl", [folder / f"{number}.ttl" for number in range(len(graphs))]
    shapes.write_text(SHAPES.serialize(format="turtle"))
    for file, data in zip(files, graphs, strict=True):
        file.write_text(data.serialize(format="turtle"))
    lines = node("shacl", shapes, *files).splitlines()
    return [Counter(tuple(result) for result in json.loads(line)) for line in lines]


#: A day that no calendar has: pySHACL refuses it as a date, to shacl-engine any day up to the 31st is one.
NO_DAY = "2024-02-30"


def test_shacl_engine_reports_the_same_on_every_broken_graph(tmp_path: Path) -> None:
    rows = [("right", "", ""), *ROWS]
    broken = [right(), *(mutated(right(), [out] if out else [], put) for _, out, put in ROWS)]

    theirs = by_shacl_engine(tmp_path, broken)
    ours = [by_pyshacl(data) for data in broken]

    different = [row for row, mine, other in zip(rows, ours, theirs, strict=True) if mine != other]
    assert [row for row in different if NO_DAY not in row[2]] == []
    assert all(other <= mine for mine, other in zip(ours, theirs, strict=True))
    assert ours[0] == Counter()
    assert all(ours[1:])
