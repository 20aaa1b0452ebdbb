"""A folder of pages: every link in it leads somewhere, whatever the graphs are called."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html
from rdflib import RDF, RDFS, Literal, URIRef

from kg.explore.site.links import SiteLinks, article_file
from kg.explore.values import Ref
from kg.rdf import formats
from kg.rdf.build import BASE
from kg.terms import KG
from tests.command import Ran
from tests.explored import Story, story

Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of graphs: two articles that both name Ilse Brandt, and one that names nobody."""
    made = tmp_path_factory.mktemp("graphs")
    other = Story(
        "Brandt visits Tarn Bay.\n\nIlse Brandt went there.", key="a-ba9876543210", title="Brandt visits Tarn Bay"
    )
    other.node("Q1001", KG.Person, "Ilse Brandt", other.at("Ilse Brandt"))
    calm = Story("A calm day.\n\nNothing happened.", key="a-cccccccccccc", title="A calm day")
    for name, told in (("talks", story()), ("visit", other), ("calm", calm)):
        (made / f"{name}.ttl").write_bytes(formats.render(told.graph, "turtle"))
    return made


def written(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path, html.fromstring(path.read_text("utf-8"))


def test_every_link_of_every_page_leads_somewhere(folder: Path, tmp_path: Path, run: Run) -> None:
    assert run("site", folder, "-o", tmp_path / "site").code == 0
    pages = {path.resolve(): page for path, page in written(tmp_path / "site")}

    dead = []
    for path, page in pages.items():
        for link in page.xpath("//a/@href | //link/@href | //script/@src"):
            address, anchor = urldefrag(unquote(link))
            end = (path.parent / address).resolve() if address else path
            if link.startswith("https://"):
                continue
            if not end.is_file() or (anchor and anchor not in pages[end].xpath("//@id")):
                dead.append((path.name, link))

    assert dead == []
    assert len(pages) == 6 + 3 + 3  # the lists, the articles, and what is known beyond one article


def test_nothing_outside_the_folder_is_loaded(folder: Path, tmp_path: Path, run: Run) -> None:
    run("site", folder, "-o", tmp_path / "site")

    for _, page in written(tmp_path / "site"):
        assert not [link for link in page.xpath("//@src | //link/@href") if ":" in link or link.startswith("/")]
        assert (
            page.xpath("//script[not(@src) and not(@type='application/json')] | //style | //@style | //@onclick") == []
        )


def test_a_name_has_a_page_with_what_all_articles_say(folder: Path, tmp_path: Path, run: Run) -> None:
    run("site", folder, "-o", tmp_path / "site")
    page = html.fromstring((tmp_path / "site" / "names" / "Q1001.html").read_text("utf-8")).text_content()

    assert "Port talks stall in Velmora" in page
    assert "Brandt visits Tarn Bay" in page
    assert "We will sign it" in page


def test_lists_have_what_was_found_and_the_map(folder: Path, tmp_path: Path, run: Run) -> None:
    run("site", folder, "-o", tmp_path / "site")
    read = {path.name: page for path, page in written(tmp_path / "site")}

    assert "3 articles" in read["index.html"].text_content()
    assert "4 claims" in read["said.html"].text_content()
    assert read["happened.html"].xpath("count(//*[contains(@class, 'pin')]/circle)") == 2
    assert "the dockers' offer" in read["offered.html"].text_content()
    assert "at least 40" in " ".join(read["figures.html"].text_content().split())


def test_a_long_list_is_parted(tmp_path: Path, run: Run) -> None:
    told = story()
    for at in range(230):
        words = told.at("Brandt")
        told.node(
            f"claim-x{at}",
            KG.Claim,
            "x",
            words,
            content=words,
            text=f"words {at}",
            mode=KG.Indirect,
            speechAct=KG.Assert,
        )
    (tmp_path / "talks.ttl").write_bytes(formats.render(told.graph, "turtle"))

    run("site", tmp_path / "talks.ttl", "-o", tmp_path / "site")

    counts = [
        len(page.xpath("//h1/following-sibling::div/article"))
        for path, page in written(tmp_path / "site")
        if path.name.startswith("said")
    ]
    assert sorted(counts) == [34, 100, 100]


def test_the_same_graphs_give_the_same_files(folder: Path, tmp_path: Path, run: Run) -> None:
    run("site", folder, "-o", tmp_path / "one")
    run("site", folder, "-o", tmp_path / "two")

    one, two = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*.html")}
        for root in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two


def test_a_graph_that_is_none_is_named_and_the_others_are_shown(folder: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "broken.ttl").write_text("this is no graph", "utf-8")

    done = run("site", folder, tmp_path / "broken.ttl", "-o", tmp_path / "site")

    assert done.code == 2
    assert "broken.ttl" in done.err
    assert (tmp_path / "site" / "index.html").exists()


def test_graphs_without_articles_are_an_error(tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty.ttl").write_text("", "utf-8")

    done = run("site", tmp_path / "empty.ttl", "-o", tmp_path / "site")

    assert done.code == 2
    assert "no article" in done.err


def test_no_name_leads_out_of_the_folder(tmp_path: Path, run: Run) -> None:
    told = Story("A day.\n\nWords.")
    node = URIRef(f"{BASE}..%2F..%2Fescape" + "x" * 400)
    told.say(node, RDF.type, KG.Person)
    told.say(node, RDFS.label, Literal("../../escape"))
    told.say(node, KG.inArticle, told.article)
    (tmp_path / "a.ttl").write_bytes(formats.render(told.graph, "turtle"))

    assert run("site", tmp_path / "a.ttl", "-o", tmp_path / "in" / "site").code == 0

    assert [
        path for path in tmp_path.rglob("*escape*") if (tmp_path / "in" / "site" / "names") not in path.parents
    ] == []
    assert all(len(path.name) < 200 for path in tmp_path.rglob("*"))


def test_what_belongs_to_one_article_leads_to_its_page() -> None:
    links = SiteLinks(frozenset({"Q1"}), "../")

    assert links.to(Ref(f"{BASE}Q1", "", "person")) == "../names/Q1.html"
    assert links.to(Ref(f"{BASE}a-1_claim-2", "", "claim")) == f"../{article_file('a-1')}#a-1_claim-2"
    assert links.to(Ref(f"{BASE}Q2", "", "person")) == ""


def test_a_folder_with_pages_of_others_is_left_alone(folder: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "index.html").write_text("my own page", "utf-8")

    done = run("site", folder, "-o", tmp_path)

    assert done.code == 2
    assert (tmp_path / "index.html").read_text("utf-8") == "my own page"
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_pages_of_articles_that_are_no_more_go_and_those_of_others_stay(folder: Path, tmp_path: Path, run: Run) -> None:
    site, graphs = tmp_path / "site", tmp_path / "graphs"
    graphs.mkdir()
    for path in folder.iterdir():
        (graphs / path.name).write_bytes(path.read_bytes())
    run("site", graphs, "-o", site)
    calm = site / article_file("a-cccccccccccc")
    own = calm.with_name("own.html")
    own.write_bytes(calm.read_bytes())  # of kg page, say

    (graphs / "calm.ttl").write_text("this is no graph", "utf-8")
    run("site", graphs, "-o", site)
    assert calm.exists()

    (graphs / "calm.ttl").unlink()
    run("site", graphs, "-o", site)
    assert (calm.exists(), own.exists()) == (False, True)
    assert (site / article_file("a-ba9876543210")).exists()


def test_a_note_of_pages_leads_to_no_other_folder(folder: Path, tmp_path: Path, run: Run) -> None:
    site = tmp_path / "site"
    run("site", folder, "-o", site)
    (tmp_path / "away.html").write_bytes((site / "index.html").read_bytes())
    with (site / ".kg" / "pages.txt").open("a") as noted:
        noted.write("../away.html\n")

    run("site", folder, "-o", site)

    assert (tmp_path / "away.html").exists()
