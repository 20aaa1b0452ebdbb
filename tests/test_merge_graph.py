from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from command import Ran
from merged import PREMIER, SINGER, VISIT, Named, Write, story, writer
from rdflib import URIRef

from kg.app.cli import cli
from kg.corpus import merge as identity
from kg.errors import InputError
from kg.rdf import build as graph
from kg.rdf import check, formats, law, query
from kg.terms import KG


@pytest.fixture
def write(tmp_path: Path) -> Write:
    return writer(tmp_path / "graphs")


@pytest.fixture
def ruiz(write: Write) -> identity.Merged:
    """Return three articles, of which two speak of the minister and one of a singer."""
    third = story("third", Named("Angela Ruiz", office="minister", of="es"), Named("Toledo", "place"), day="2025-01-01")
    return identity.merge(write(PREMIER, VISIT, SINGER, third))


def test_the_merged_graph_conforms_and_points_at_nothing_that_is_not_there(ruiz: identity.Merged) -> None:
    merged = ruiz.graph
    known = set(merged.subjects())

    links = {o for s, p, o in merged if isinstance(o, URIRef) and o.startswith(graph.BASE) and p != URIRef(STANDS_FOR)}

    assert check.check(merged).conforms
    assert law.problems(merged) == ()
    assert links <= known


STANDS_FOR = "http://www.w3.org/ns/prov#alternateOf"


def test_a_merged_person_is_one_node_with_the_roles_names_and_articles_of_all(
    ruiz: identity.Merged, tmp_path: Path
) -> None:
    path = tmp_path / "merged.nt"
    path.write_bytes(ruiz.render("nt"))
    store = query.load([path])

    rows = query.ask(
        store,
        """SELECT ?p (COUNT(DISTINCT ?r) AS ?roles) (COUNT(DISTINCT ?day) AS ?days)
        (COUNT(DISTINCT ?a) AS ?articles) (COUNT(DISTINCT ?n) AS ?names) WHERE {
        ?p kg:hasRole ?r ; kg:inArticle ?a ; schema:name|skos:altLabel ?n . ?r kg:roleIn d:country-es ; kg:asOf ?day
        } GROUP BY ?p""",
    )

    assert isinstance(rows, ox.QuerySolutions)
    assert [[int(row[i].value) for i in range(1, 5)] for row in rows] == [[3, 2, 3, 3]]


def test_the_evidence_of_a_link_is_one_text(write: Write) -> None:
    found = [Named("Angela Ruiz", qid="Q7", why=why) for why in ("office", "country", "office")]

    merged = identity.merge(write(*(story(stem, thing) for stem, thing in zip("abc", found, strict=True)))).graph

    assert [str(text) for text in merged.objects(None, KG.linkEvidence)] == ["country; office"]
    assert check.check(merged).conforms


def test_a_merged_node_says_which_nodes_it_stands_for(ruiz: identity.Merged) -> None:
    canonical = list(ruiz.identity.canonical.values())
    minister = next(node for node in canonical if canonical.count(node) == 3)

    stands_for = {str(o) for o in ruiz.graph.objects(URIRef(minister), URIRef(STANDS_FOR))}

    assert {minister, *stands_for} == {n for n, c in ruiz.identity.canonical.items() if c == minister}
    assert minister == min({minister, *stands_for})


def test_each_thing_has_one_name_the_most_used(ruiz: identity.Merged) -> None:
    names = [
        tuple(ruiz.graph.objects(s, URIRef("https://schema.org/name")))
        for s in set(ruiz.graph.subjects(None, KG.Person))
    ]

    assert sorted(tuple(map(str, n)) for n in names) == [("Angela Ruiz",), ("Angela Ruiz",)]


def test_neither_the_order_of_files_nor_their_names_matter(write: Write, tmp_path: Path) -> None:
    files = write(PREMIER, VISIT, SINGER)
    moved = [tmp_path / f"{9 - i}.ttl" for i in range(3)]
    for file, to in zip(files, moved, strict=True):
        to.write_bytes(file.read_bytes())

    first, second = identity.merge(files), identity.merge(reversed(moved))

    assert first.render() == second.render()
    assert first.table() == second.table()


@pytest.mark.parametrize("format", list(formats.FORMATS))
def test_every_format_has_the_same_graph(ruiz: identity.Merged, format: str) -> None:
    triples = formats.decode(ruiz.render(format), format)

    assert set(formats.to_graph(triples)) == set(ruiz.graph)


def test_graphs_are_read_in_every_format(write: Write, tmp_path: Path) -> None:
    read = identity.merge(write(PREMIER, VISIT, SINGER))
    files = [
        tmp_path / f"{file.stem}{formats.FORMATS[name].suffix}"
        for file, name in zip(read.files, formats.FORMATS, strict=False)
    ]
    for file, source, name in zip(files, read.files, formats.FORMATS, strict=False):
        file.write_bytes(formats.render(formats.read(source), name))

    assert identity.merge(files).table() == read.table()


def test_an_article_given_twice_counts_once(write: Write, tmp_path: Path) -> None:
    (file,) = write(PREMIER)
    again = tmp_path / "again.nt"
    again.write_bytes(formats.render(formats.read(file), "nt"))

    merged = identity.merge([file, again])

    assert (len(merged.files), merged.repeats) == (1, (file,))


def test_a_file_without_articles_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.write_text("<http://x/a> <http://x/b> <http://x/c> .", "utf-8")

    with pytest.raises(InputError, match="has no article in it"):
        identity.merge([path])


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, [*map(str, arguments)], standalone_mode=False)
    if result.exception:
        return 2, str(result.exception)
    return 0, result.stderr


def test_the_command_writes_both_results_and_leaves_the_graphs_as_they_were(write: Write, tmp_path: Path) -> None:
    files, out = write(PREMIER, VISIT, SINGER), tmp_path / "out"
    before = [file.read_bytes() for file in files]

    code, told = run("merge", files[0].parent, "-o", out)

    assert code == 0
    assert told.startswith("graphs: 3 read; ")
    assert [file.read_bytes() for file in files] == before
    assert sorted(path.name for path in out.iterdir()) == ["merged.ttl", "merges.tsv"]


def test_a_replay_gives_the_same_bytes(write: Write, tmp_path: Path) -> None:
    folder, out = write(PREMIER, VISIT, SINGER)[0].parent, tmp_path / "out"
    run("merge", folder, "-o", out)
    first = [path.read_bytes() for path in sorted(out.iterdir())]

    run("merge", folder, "-o", out, "--merges", out / "merges.tsv")

    assert [path.read_bytes() for path in sorted(out.iterdir())] == first


def test_the_command_does_not_write_among_the_graphs(write: Write) -> None:
    folder = write(PREMIER)[0].parent

    assert run("merge", folder, "-o", folder / "merged")[1].endswith("give -o a folder of its own")
    assert run("merge", folder / "premier.ttl", "-o", folder)[1].endswith("give -o a folder of its own")


def test_an_editors_table_is_not_overwritten_unasked(write: Write, tmp_path: Path) -> None:
    folder, out = write(PREMIER, VISIT)[0].parent, tmp_path / "out"
    run("merge", folder, "-o", out)
    table = out / "merges.tsv"
    table.write_text(table.read_text("utf-8").replace("same\t", "different\t", 1), "utf-8")

    code, message = run("merge", folder, "-o", out)

    assert (code, message) == (2, f"{table}: has lines of an editor; --merges {table} keeps them")


def test_a_file_that_is_no_graph_is_told_and_the_others_are_merged(
    write: Write, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    graphs = [*write(PREMIER, VISIT), tmp_path / "broken.ttl"]
    graphs[-1].write_text("<a> <b>", "utf-8")

    ran = run("merge", *graphs, "-o", tmp_path / "merged")

    assert ran.code == 2
    assert ran.err.splitlines()[0].startswith(f"kg: {graphs[-1]}: ")
    assert "graphs: 2 read; " in ran.err
    assert (tmp_path / "merged" / "merged.ttl").exists()
