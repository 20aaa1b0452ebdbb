"""RDF -> Turtle, JSON-LD, N-Triples, N-Quads, TriG, and back; the same triples give the same bytes.

rdflib holds the graph, pyoxigraph writes and reads it: rdflib's writers follow the hash seed, and its parsers accept
invalid Turtle and fetch remote contexts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

import pyoxigraph as ox
from rdflib import RDF, Graph

from kg.errors import InputError, why
from kg.rdf import context, jsonld, prefixes
from kg.rdf.convert import from_ox, ordered, to_graph
from kg.rdf.prefixes import PREFIXES
from kg.rdf.said import reify
from kg.terms import KG

__all__ = ["FORMATS", "PREFIXES", "Choices", "Format", "decode", "from_ox", "parse", "read", "render", "to_graph"]

#: The name of a graph inside a data set; None for the default graph.
Name = ox.NamedNode | ox.BlankNode | None


class Writer(Protocol):
    """A function that writes ordered triples with prefixes; `name` is that of their graph, where a format has such."""

    def __call__(self, triples: list[ox.Triple], prefixes: Mapping[str, str], name: Name = None) -> bytes: ...


@dataclass(frozen=True)
class Format:
    """A serialization: the suffix of its files, its reader, its writer, and whether it holds triples inside triples."""

    suffix: str
    syntax: ox.RdfFormat
    write: Writer
    nests: bool = True


@dataclass(frozen=True)
class Choices:
    """What a user may choose about how a graph is written.

    `context` is the address of a JSON-LD context that files refer to, for one inside each file; with `claims_as_triples`
    what only a claim says of an event or a figure is not asserted, but stands as triples of RDF 1.2 that the claim reifies.
    """

    context: str | None = None
    claims_as_triples: bool = False


DEFAULT: Final = Choices()


def render(graph: Graph, format: str, choices: Choices = DEFAULT) -> bytes:
    """Return a graph in a format of `FORMATS`; raise ValueError for an invalid IRI.

    N-Quads and TriG name the graph after its article; a graph of several articles, or none, is the default graph. Blank
    nodes keep their labels, so only a graph without them gives the same bytes each time.
    """
    return b"".join(render_all([(None, graph)], format, choices))


def render_all(graphs: Iterable[tuple[Name, Graph]], format: str, choices: Choices = DEFAULT) -> Iterator[bytes]:
    """Yield the pieces of one document of many graphs, which all but Turtle writes as they come, one at a time.

    A graph without a name is named as `render` says. What two graphs say alike, N-Triples say twice.
    """
    if choices.claims_as_triples and not FORMATS[format].nests:
        raise InputError(
            f"{format}: has no triples inside triples; claims as triples go to Turtle, TriG, N-Triples, N-Quads"
        )
    if format == "turtle":
        graphs = [(None, _union(graphs))]
    parts = ((name or _name(graph), graph, _triples(graph, choices)) for name, graph in graphs)
    if format == "json-ld":
        return jsonld.document(((triples, prefixes.known(graph)) for _, graph, triples in parts), choices.context)
    write = FORMATS[format].write
    return _without_repeated_prefixes(write(triples, prefixes.used(graph), name) for name, graph, triples in parts)


def _union(graphs: Iterable[tuple[Name, Graph]]) -> Graph:
    """Return one graph with all triples; a single graph is itself."""
    first, *rest = [graph for _, graph in graphs] or [Graph()]
    if not rest:
        return first
    whole = Graph()
    for graph in (first, *rest):
        whole += graph
    return whole


def _name(graph: Graph) -> Name:
    """Return the article of a graph that has one."""
    articles = sorted(map(str, graph.subjects(RDF.type, KG.Article)))
    return ox.NamedNode(articles[0]) if len(articles) == 1 else None


def _triples(graph: Graph, choices: Choices) -> list[ox.Triple]:
    triples = ordered(graph)
    return reify(triples) if choices.claims_as_triples else triples


def _without_repeated_prefixes(parts: Iterable[bytes]) -> Iterator[bytes]:
    known: set[bytes] = set()
    for part in parts:
        head, body = _divided(part)
        declared = {line.split()[1]: line for line in head}
        yield b"".join(line for line in head if line not in known)
        known = {line for line in known if line.split()[1] not in declared} | set(head)
        yield body


def _divided(part: bytes) -> tuple[list[bytes], bytes]:
    """Return the lines of prefixes that a piece begins with, and the rest."""
    end = match.end() if (match := re.match(rb"(?:@prefix .*\n)+", part)) else 0
    return part[:end].splitlines(keepends=True), part[end:]


def parse(path: Path) -> list[ox.Triple]:
    """Return the triples of a file, whose suffix names its format; raise InputError when it is not valid RDF."""
    return [quad.triple for quad in quads(path)]


def quads(path: Path) -> list[ox.Quad]:
    """Return the triples of a file with the names of their graphs; raise InputError when it is not valid RDF."""
    return decode_quads(read_bytes(path), of(path).syntax, str(path))


def of(path: Path) -> Format:
    """Return the format that a file's suffix names; raise InputError if it is unknown."""
    name = named(path)
    if name is None:
        raise InputError(f"{path}: not one of {', '.join(SUFFIXES)}")
    return FORMATS[name]


def named(path: Path) -> str | None:
    """Return the name of the format that a file's suffix names; None if it is unknown."""
    return SUFFIXES.get(path.suffix)


def decode(data: bytes, format: str, source: str = "<data>") -> list[ox.Triple]:
    """Return the triples in a document; raise InputError when it is not valid RDF. No context is ever fetched."""
    return [quad.triple for quad in decode_quads(data, FORMATS[format].syntax, source)]


def decode_quads(data: bytes, syntax: ox.RdfFormat, source: str = "<data>") -> list[ox.Quad]:
    """Return the triples in a document with the names of their graphs, as `decode` does."""
    try:
        return list(ox.parse(context.inlined(data) if syntax == ox.RdfFormat.JSON_LD else data, format=syntax))
    except SyntaxError as error:
        raise InputError(f"{source}: {error.msg}") from error


def sniff(data: bytes, source: str = "<data>") -> list[ox.Quad]:
    """Return the content of a document in an unknown format; raise InputError if it is in none of them."""
    if re.match(rb'\s*(?:\{\s*["}]|\[\s*[{"]|\[\s*\]\s*$)', data):  # Turtle begins with [ as well, TriG with {
        return decode_quads(data, ox.RdfFormat.JSON_LD, source)
    try:
        return decode_quads(data, ox.RdfFormat.TRIG, source)  # Turtle and N-Triples are TriG as well; N-Quads are not
    except InputError:
        if not re.search(rb">\s*\.\s*$", data, flags=re.MULTILINE):
            raise
        with suppress(InputError):
            return decode_quads(data, ox.RdfFormat.N_QUADS, source)
        raise


def read(path: Path) -> Graph:
    """Return the graph in a file, of a data set the union of its graphs; raise InputError when it is not valid RDF."""
    return to_graph(parse(path))


def graphs(quads: Iterable[ox.Quad]) -> Iterator[tuple[Name, Graph]]:
    """Yield the graphs of a data set by name, in the order in which they begin; the default graph's name is None."""
    parts: dict[Name, list[ox.Triple]] = {}
    for quad in quads:
        name = None if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name
        parts.setdefault(name, []).append(quad.triple)
    return ((name, to_graph(triples)) for name, triples in parts.items())


def read_bytes(path: Path) -> bytes:
    """Return what is in a file; raise InputError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {why(error)}") from error


def _turtle(triples: list[ox.Triple], prefixes: Mapping[str, str], name: Name = None) -> bytes:
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    return _laid_out(text, prefixes, rb"^(?=[^\t\n])")


def _trig(triples: list[ox.Triple], prefixes: Mapping[str, str], name: Name = None) -> bytes:
    if name is None:
        return _turtle(triples, prefixes)
    quads = [_quad(triple, name) for triple in triples]
    text = ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=dict(prefixes)) or b""
    return _laid_out(text, prefixes, rb"^(?=[^\t\n}]|\t[^\t\n])")


def _laid_out(text: bytes, prefixes: Mapping[str, str], start: bytes) -> bytes:
    """Return Turtle or TriG with the prefixes in their order, and an empty line where a graph or a subject starts.

    Only these begin a line as `start` says: line ends in strings are escaped.
    """
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes.items())
    # pyoxigraph lists the prefixes in no fixed order.
    body = re.sub(rb"^@prefix .*\n", b"", text, flags=re.MULTILINE)
    return head.encode() + re.sub(start, b"\n", body, flags=re.MULTILINE)


def _json_ld(triples: list[ox.Triple], prefixes: Mapping[str, str], name: Name = None) -> bytes:
    return b"".join(jsonld.document([(triples, prefixes)]))


def _n_triples(triples: list[ox.Triple], prefixes: Mapping[str, str], name: Name = None) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _n_quads(triples: list[ox.Triple], prefixes: Mapping[str, str], name: Name = None) -> bytes:
    return ox.serialize([_quad(triple, name) for triple in triples], format=ox.RdfFormat.N_QUADS) or b""


def _quad(triple: ox.Triple, name: Name) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, name or ox.DefaultGraph())


FORMATS: Final[Mapping[str, Format]] = {
    "turtle": Format(".ttl", ox.RdfFormat.TURTLE, _turtle),
    "json-ld": Format(".jsonld", ox.RdfFormat.JSON_LD, _json_ld, nests=False),
    "nt": Format(".nt", ox.RdfFormat.N_TRIPLES, _n_triples),
    "nquads": Format(".nq", ox.RdfFormat.N_QUADS, _n_quads),
    "trig": Format(".trig", ox.RdfFormat.TRIG, _trig),
}
"""The formats by name, the default first."""

SUFFIXES: Final[Mapping[str, str]] = {format.suffix: name for name, format in FORMATS.items()}
"""The names of the formats by the suffix of their files."""
