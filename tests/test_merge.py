import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from command import Ran
from rdflib import Graph, URIRef

from kg.app.cli import cli
from kg.corpus import merge as identity
from kg.errors import InputError
from kg.rdf import build as graph
from kg.rdf import check, formats, law, query
from kg.slugs import slug
from kg.terms import KG
from kg.values import Article, Entity, Findings, Link, Role, Span, name_of

KINDS = {"person": KG.Person, "organization": KG.Organization, "place": KG.Place}


@dataclass(frozen=True)
class Named:
    """A thing of a story: `of` is the country or body of its office, or the country that a place lies in."""

    name: str
    kind: str = "person"
    office: str = ""
    of: str = ""
    qid: str = ""
    why: str = ""
    also: tuple[str, ...] = ()
    probable: Decimal | None = None
    rivals: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Story:
    """An article that says no more than who is in it."""

    stem: str
    things: tuple[Named, ...]
    lands: tuple[str, ...] = ()
    day: str = "2024-05-03"
    base: str = graph.BASE
    unnamed: tuple[str, ...] = field(default=())


LANDS = {"es": ("Spain", "Q29"), "il": ("Israel", "Q801"), "us": ("United States", "Q30"), "gb": ("Britain", "Q145")}


def build(story: Story) -> Graph:
    """Return a story's graph; its text is a line of names, offices and all, for each thing."""
    lands = [*story.lands, *(t.of for t in story.things if t.of in LANDS and t.of not in story.lands)]
    words = [LANDS[land][0] for land in lands] + list(story.unnamed)
    lines = [" ".join(filter(None, (t.office, t.name, *t.also))) for t in story.things]
    text = "\n".join([story.stem, *dict.fromkeys(words), *lines])
    article = Article(text, Span(0, len(text)), title=story.stem, published=story.day)

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    entities = [
        Entity(
            f"country-{land}",
            KG.Country,
            LANDS[land][0],
            (),
            (at(LANDS[land][0]),),
            "t",
            country=land.upper(),
            link=Link("", LANDS[land][1]),
        )
        for land in dict.fromkeys(lands)
    ]
    roles = []
    for thing in story.things:
        own = thing.qid or f"{article.key}_{thing.kind}-{slug(thing.name)}"
        lies_in = thing.of if thing.kind == "place" and thing.of else None
        spans = tuple(at(name) for name in (thing.name, *thing.also))
        entities.append(
            Entity(
                own,
                KINDS[thing.kind],
                thing.name,
                thing.also,
                spans,
                "t",
                country=lies_in,
                link=Link(thing.why, thing.qid, probability=thing.probable) if thing.qid else None,
                rivals=thing.rivals,
            )
        )
        if thing.office:
            of = f"country-{thing.of}" if thing.of in LANDS else f"{article.key}_organization-{slug(thing.of)}"
            name = name_of(article, "role", spans[0], also=thing.office)
            roles.append(Role(name, own, thing.office, spans[0], "t", of if thing.of else None, story.day))
    entities += [
        Entity(name_of(article, "actor", at(words)), KG.UnnamedActor, words, (), (at(words),), "t")
        for words in story.unnamed
    ]
    return graph.build(article, Findings(tuple(entities), tuple(roles)), base=story.base)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., list[Path]]:
    """Return a function that writes stories to a folder and returns their files."""

    def write(*stories: Story) -> list[Path]:
        folder = tmp_path / "graphs"
        folder.mkdir(exist_ok=True)
        for story in stories:
            (folder / f"{story.stem}.ttl").write_bytes(formats.render(build(story), "turtle"))
        return [folder / f"{story.stem}.ttl" for story in stories]

    return write


Write = Callable[..., list[Path]]


def iri(story: Story, name: str, kind: str = "person") -> str:
    """Return the IRI of a thing without Wikidata id."""
    article = next(iter(build(story).subjects(None, KG.Article)))
    return f"{article}_{kind}-{slug(name)}"


def groups(merged: identity.Merged, kind: str = "Person") -> list[list[str]]:
    """Return the names that were made one, for each thing that several nodes name."""
    things = merged.facts.things
    found: dict[str, list[str]] = {}
    for node, canonical in merged.identity.canonical.items():
        if things[node].kind == kind:
            found.setdefault(canonical, []).append(things[node].name)
    return sorted(sorted(names) for names in found.values() if len(names) > 1)


def story(stem: str, *things: Named, lands: Iterable[str] = (), day: str = "2024-05-03") -> Story:
    return Story(stem, things, tuple(lands), day)


RUIZ = Named("Angela Ruiz", office="foreign minister", of="es")
PREMIER = story("premier", RUIZ, Named("Toledo", "place", of="es"))
VISIT = story("visit", Named("Ángela Ruiz", office="foreign minister", of="es", also=("Ruiz",)), Named("Vigo", "place"))
SINGER = story("singer", Named("Angela Ruiz", office="singer"), lands=["us"])


def test_a_minister_of_two_articles_is_one_whatever_the_accents(write: Write) -> None:
    merged = identity.merge(write(PREMIER, VISIT))

    assert groups(merged) == [["Angela Ruiz", "Ángela Ruiz"]]
    assert [d.evidence for d in merged.decisions if d.verdict == "same"] == [
        "name + office 'foreign minister' of Spain + 1 shared name (Spain)"
    ]


@pytest.mark.parametrize(
    ("mine", "yours", "evidence"),
    [
        (
            Named("John Smith", office="judge", of="us"),
            Named("John Smith", office="chef", of="gb"),
            "are not one office",
        ),
        (Named("John Smith"), Named("John Smith"), "name: not enough"),
        (
            Named("John Smith", office="prime minister", of="es"),
            Named("John Smith", office="prime minister", of="il"),
            "offices of Spain and Israel",
        ),
        (
            Named("George H. W. Bush", office="president", of="us"),
            Named("George W. Bush", office="president", of="us"),
            "initials",
        ),
        (
            Named("Ali Reza", office="spokesman", of="il"),
            Named("Ali Reza", office="spokeswoman", of="il"),
            "a man and a woman",
        ),
        (
            Named("Ken Griffey Jr.", office="mayor", of="us"),
            Named("Ken Griffey Sr.", office="mayor", of="us"),
            "suffix",
        ),
        (
            Named("John Smith", office="mayor", of="us", qid="Q1"),
            Named("John Smith", office="mayor", of="us", qid="Q2"),
            "wikidata",
        ),
        (Named("Vigo", "place", of="es"), Named("Vigo", "place", of="us"), "belong to Spain and United States"),
    ],
)
def test_two_things_of_one_name_stay_two(write: Write, mine: Named, yours: Named, evidence: str) -> None:
    merged = identity.merge(write(story("a", mine), story("b", yours)))

    (decision,) = merged.decisions
    assert decision.verdict != "same"
    assert evidence in decision.evidence


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        (Named("Harvest Front", "organization"), Named("Harvest Front", "organization")),
        (Named("Harvest Front", "organization", also=("HF",)), Named("HF", "organization")),
        (Named("Toledo", "place", of="es"), Named("Toledo", "place")),
        (Named("John R. Smith"), Named("John Smith")),
        (Named("Ana Maria Ruiz", also=("Ana Ruiz",)), Named("Ana Ruiz")),
    ],
)
def test_shared_company_makes_one_name_one_thing(write: Write, mine: Named, yours: Named) -> None:
    company = (Named("Ada Example"), Named("Omar Example"))

    merged = identity.merge(write(story("a", mine, *company, lands=["es"]), story("b", yours, *company, lands=["es"])))

    assert sorted((mine.name, yours.name)) in groups(merged, mine.kind.title())


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        (Named("Ruiz"), Named("Ruiz")),
        (Named("A. Ruiz"), Named("A. Ruiz")),
        (Named("Ruiz"), Named("Angela Ruiz")),
        (Named("North University", "organization", also=("University",)), Named("University", "organization")),
        (
            Named("Irish Rural Assembly", "organization", also=("IRA",)),
            Named("Iowa Readers Association", "organization", also=("IRA",)),
        ),
        (Named("Jordan"), Named("Jordan", "place")),
    ],
)
def test_a_surname_a_short_form_or_another_class_never_merges(write: Write, mine: Named, yours: Named) -> None:
    company = (Named("Ada Example"), Named("Omar Example"))

    merged = identity.merge(write(story("a", mine, *company), story("b", yours, *company)))

    assert {tuple(names) for kind in ("Person", "Organization", "Place") for names in groups(merged, kind)} == {
        ("Ada Example", "Ada Example"),
        ("Omar Example", "Omar Example"),
    }


def test_a_node_that_fits_two_equally_well_stays_alone(write: Write) -> None:
    of_spain, of_israel = (Named("John Smith", office="minister", of=land) for land in ("es", "il"))

    merged = identity.merge(
        write(story("a", of_spain), story("b", of_israel), story("c", Named("John Smith"), lands=["es", "il"]))
    )

    assert groups(merged) == []
    assert sorted(d.verdict for d in merged.decisions) == ["?", "different"]


def test_the_same_body_of_two_countries_needs_the_country(write: Write) -> None:
    ministry = Named("Foreign Ministry", "organization")
    spain = [story(stem, ministry, Named("Ada Example"), Named("Omar Example"), lands=["es"]) for stem in ("a", "b")]

    merged = identity.merge(write(*spain, story("c", ministry, lands=["il"])))

    assert groups(merged, "Organization") == [["Foreign Ministry", "Foreign Ministry"]]


@pytest.mark.parametrize(("year", "found"), [("2020", [["Ada Example"] * 2, ["Jon Testley"] * 2]), ("1990", [])])
def test_articles_of_other_decades_say_less(write: Write, year: str, found: list[list[str]]) -> None:
    now, then = (story(y, Named("Jon Testley"), Named("Ada Example"), day=f"{y}-05-03") for y in ("2024", year))

    assert groups(identity.merge(write(now, then))) == found


def test_a_link_that_is_only_a_candidate_is_weighed_by_its_probability(write: Write) -> None:
    linked = Named("Jon Testley", qid="Q900", probable=Decimal("0.98"))

    for probability, found in (("0.7", [["Jon Testley", "Jon Testley"]]), ("0.1", [])):
        maybe = Named(
            "Jon Testley", rivals=(Link("name", "Q900", name="Jon Testley", probability=Decimal(probability)),)
        )
        assert groups(identity.merge(write(story("a", linked), story("b", maybe)))) == found


def test_a_link_that_is_not_sure_needs_more_over_bases(write: Write) -> None:
    one, two = (Named("Jon Testley", qid="Q900", probable=Decimal(p)) for p in ("0.97", "0.5"))
    elsewhere = replace(story("b", two), base="https://elsewhere.example/id/")

    assert groups(identity.merge(write(story("a", one), elsewhere))) == []


def test_an_acronym_that_one_article_gives_a_name_is_no_evidence(write: Write) -> None:
    convention = Named("2008 Harvest Front Convention", "organization", also=("GHP",))
    party = Named("GHP", "organization")
    company = (Named("Ada Example"), Named("Omar Example"))

    merged = identity.merge(write(story("a", convention, *company), story("b", party, *company)))

    assert groups(merged, "Organization") == []


def test_nodes_of_one_wikidata_id_are_one_over_all_bases(write: Write) -> None:
    linked = Named("Toledo", "place", qid="Q5836")
    ours, theirs = (
        story("ours", linked, lands=["es"]),
        Story("theirs", (linked,), ("es",), base="https://news.example/"),
    )

    merged = identity.merge(write(ours, theirs))

    assert groups(merged, "Place") == [["Toledo", "Toledo"]]
    assert {d.evidence for d in merged.decisions} == {"wikidata Q5836", "wikidata Q29"}


def test_an_unlinked_node_joins_the_linked_one(write: Write) -> None:
    merged = identity.merge(write(PREMIER, story("linked", Named("Angela Ruiz", office="minister", of="es", qid="Q7"))))

    assert set(merged.identity.canonical.values()) >= {"https://w3id.org/newskg/id/Q7"}
    assert groups(merged) == [["Angela Ruiz", "Angela Ruiz"]]


def test_unnamed_actors_are_never_merged(write: Write) -> None:
    a, b = (Story(stem, (RUIZ,), unnamed=("two officials",)) for stem in "ab")

    merged = identity.merge(write(a, b))

    assert len(set(merged.graph.subjects(None, KG.UnnamedActor))) == 2


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
        (b"decision\tnode\tother\nmaybe\td:a\td:b\n", ":2: decision 'maybe' is none of same, different, ?"),
        (b"decision\tnode\tother\nsame\truiz\td:b\n", ":2: 'ruiz' is no IRI"),
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
    assert told.startswith("3 graphs, ")
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
    assert "2 graphs, " in ran.err
    assert (tmp_path / "merged" / "merged.ttl").exists()
