"""The pages of `kg serve`: what stands on them, what narrows them, and what they never do."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

pytest.importorskip("starlette", reason="needs pip install 'newskg[serve]'")

from starlette.testclient import TestClient

from kg.corpus import shown
from kg.explore.lists.plot import Dated, plots
from kg.explore.server import app, guard
from kg.explore.views.figures import figure
from kg.explore.views.nodes import Nodes
from tests import serving
from tests.explored import KEY

PAGES = (
    *("/", "/things", "/things?kind=place", "/claims", "/events", "/proposals", "/figures", "/left-out", "/query"),
    *("/search", "/search?q=brandt", "/search?q=port&kind=article", "/network?node=Q1001", f"/id/{KEY}", "/id/Q1001"),
    *("/id/Q1002", f"/id/{KEY}_claim-4", f"/id/{KEY}_event-arrest", f"/id/{KEY}_figure-1", f"/id/{KEY}_proposal-1"),
    *(f"/id/{KEY}_actor-source", f"/id/{serving.MEAN}", f"/id/{serving.MEAN}_person-0"),
)


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return serving.folder(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def client(graphs: Path) -> Iterator[TestClient]:
    with shown.open_([graphs]) as opened:
        made = app.create(opened, guard.hosts(serving.PORT))
        made._bucket = guard.Bucket(guard.Rate(1e9, 10**9))  # type: ignore[attr-defined]  # tests don't wait as people do
        with TestClient(made, f"http://127.0.0.1:{serving.PORT}", follow_redirects=False) as found:
            yield found


def words(client: TestClient, address: str) -> str:
    """Return the words of a page's main part, as somebody without scripts or style reads them."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    return unescape(
        " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"<script.*?</script>", " ", main, flags=re.DOTALL)).split())
    )


class Told(HTMLParser):
    """What a page has that a policy against inline code forbids."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.inline += [name for name in known if name.startswith("on") or name == "style"]
        if tag == "style" or (tag == "script" and "src" not in known and known.get("type") != "application/json"):
            self.inline.append(tag)
        addresses = [known.get(name) or "" for name in ("src", "href", "action")]
        self.inline += [address for address in addresses if address.lower().startswith(("javascript:", "data:"))]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_there_and_holds_nothing_inline(client: TestClient, address: str) -> None:
    answer = client.get(address)
    told = Told()
    told.feed(answer.text)

    assert answer.status_code == 200
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert told.inline == []


@pytest.mark.parametrize("address", PAGES)
def test_every_address_on_a_page_is_there(client: TestClient, address: str) -> None:
    links = set(re.findall(r'(?:href|src|action)="(/[^"#]*)', client.get(address).text)) - {"/sparql"}

    broken = {link for link in links if client.get(link.replace("&amp;", "&")).status_code not in (200, 303)}

    assert broken == set()


@pytest.mark.parametrize(
    ("address", "has", "lacks"),
    [
        ("/claims?speaker=brandt", "We will sign it", "the bridge was shut"),
        ("/claims?speaker=Q1001", "We will sign it", "the bridge was shut"),
        ("/claims?about=brandt", "wanted a quick deal", "We will sign it"),
        ("/claims?act=Promise", "We will sign it", "offer was fair"),
        ("/claims?mode=Direct", "We will sign it", "offer was fair"),
        ("/claims?anonymous=yes", "wanted a quick deal", "We will sign it"),
        ("/claims?anonymous=no", "We will sign it", "the bridge had"),
        ("/claims?to=2020", "the bridge was shut", "We will sign it"),
        ("/claims?from=2021-05", "We will sign it", "the bridge was shut"),
        ("/claims?q=sign", "We will sign it", "offer was fair"),
        ('/claims?q="offer was"', "offer was fair", "We will sign it"),
        (f"/claims?article={serving.BRIDGE}", "the bridge was shut", "We will sign it"),
        ("/events?type=Arrest", "police arrested", "a march"),
        ("/events?place=velmora", "police arrested", "a march"),
        ("/events?place=Q1003", "a march", "police arrested"),
        ("/events?who=police", "police arrested", "a march"),
        ("/events?sure=Planned", "a march", "police arrested"),
        ("/events?from=2021-05-03&to=2021-05-03", "police arrested", "a march"),
        ("/figures?measures=Arrested", "at least 40 people", "Nothing"),
        ("/figures?about=velmora", "at least 40 people", "No figure fits"),
        ("/proposals?status=Rejected", "end the strike", "Nothing was offered"),
        ("/proposals?who=board", "end the strike", "Nothing was offered"),
        ("/things?kind=place", "Tarn Bay", "Ilse Brandt"),
        ("/things?q=brandt", "Ilse Brandt", "Zora Vale"),
        ("/?q=bridge", "Row over a bridge", "Port talks"),
        ("/?from=2021", "Port talks", "Row over a bridge"),
    ],
)
def test_filters_narrow_a_list(client: TestClient, address: str, has: str, lacks: str) -> None:
    list_ = words(client, address).partition("Show")[2]

    assert has in list_
    assert lacks not in list_


@pytest.mark.parametrize("page", ["claims", "events", "figures", "proposals"])
def test_a_list_that_nothing_fits_says_so_and_what_to_do(client: TestClient, page: str) -> None:
    assert "Fewer filters" in words(client, f"/{page}?q=nowhere+to+be+found")


@pytest.mark.parametrize("page", ["claims", "events", "figures", "proposals", ""])
def test_a_date_that_is_none_is_told_and_left_out(client: TestClient, page: str) -> None:
    assert "'soon' is not a date" in words(client, f"/{page}?from=soon")


def test_a_filter_by_a_node_says_who_that_is(client: TestClient) -> None:
    assert "<small><bdi>Ilse Brandt</bdi></small>" in client.get("/claims?speaker=Q1001").text
    assert "<small>" not in client.get("/claims?speaker=brandt").text


def test_a_claim_stands_under_the_claim_that_it_is_part_of(client: TestClient) -> None:
    html = client.get("/claims?q=quick").text

    outer, inner = html.index(f'id="{KEY}_claim-4"'), html.index(f'id="{KEY}_claim-5"')
    assert outer < inner
    assert "depth-1" in html[inner - 60 : inner]
    assert "Inside the claim above" in html[inner : inner + 200]


def test_the_claim_around_one_that_fits_is_shown_as_such(client: TestClient) -> None:
    html = client.get("/claims?act=Demand").text

    assert re.search(rf'<tr class="[^"]*around[^"]*" id="{KEY}_claim-4"', html)
    assert re.search(rf'<tr class="(?![^"]*around)[^"]*" id="{KEY}_claim-5"', html)


def test_a_denial_stands_beside_what_it_denies(client: TestClient) -> None:
    told = words(client, "/claims?speaker=maas")

    assert "Denies closure: the bridge was shut" in told or "Denies the bridge was shut" in told
    assert "What is denied was said Zora Vale said" in told


def test_what_is_denied_says_by_whom(client: TestClient) -> None:
    assert "Denied Piet Maas denied" in words(client, "/claims?speaker=vale")


def test_events_are_on_a_map_and_in_their_order(client: TestClient) -> None:
    html = client.get("/events").text

    assert re.search(r'<a class="pin" href="/id/Q1002"[^>]*>\s*<title>Velmora: 1 event</title>', html)
    assert html.index("police arrested") < html.index("a march in Tarn Bay")


def test_a_figure_is_drawn_with_what_its_bound_leaves_open(graphs: Path) -> None:
    store = ox.Store()
    store.load(path=str(graphs / "port.ttl"), format=ox.RdfFormat.TURTLE)
    found = figure(Nodes(store), f"https://w3id.org/newskg/id/{KEY}_figure-1")
    assert found is not None

    (plot,) = plots([Dated(found, "2021-05-03"), Dated(found, "")])

    assert [mark.told for mark in plot.marks] == ["arrested: at least 40 people, 3 May 2021"] * 2
    assert all(mark.whisker for mark in plot.marks)
    assert (plot.undated, plot.marks[0].x < plot.edge < plot.marks[1].x) == (1, True)


def test_the_page_of_a_person_has_all_sides(client: TestClient) -> None:
    told = words(client, "/id/Q1001")

    for part in (
        "mayor",
        "What they said 3",
        "What was said about them 1",
        "With whom",
        "Articles 1",
        "Wikidata Q1001",
    ):
        assert part in told


def test_the_page_of_a_place_has_what_happened_there(client: TestClient) -> None:
    assert "What happened here 1" in words(client, "/id/Q1002")


def test_a_proposal_has_its_terms_and_what_became_of_it(client: TestClient) -> None:
    told = words(client, f"/id/{KEY}_proposal-1")

    for part in ("rejected", "end the strike", "wages rose", "Harbour Board"):
        assert part in told


@pytest.mark.parametrize(
    ("key", "leads"),
    [
        (f"{KEY}_offset_3_8", f"/id/{KEY}#at-3-8"),
        (f"{KEY}_term-1", f"/id/{KEY}_proposal-1"),
        (f"{KEY}_role-1", "/id/Q1001"),
    ],
)
def test_what_has_no_page_of_its_own_leads_to_where_it_is_shown(client: TestClient, key: str, leads: str) -> None:
    answer = client.get(f"/id/{key}")

    assert (answer.status_code, answer.headers["location"]) == (303, leads)


@pytest.mark.parametrize(
    "address",
    ["/id/nobody", "/id/..%2f..%2fetc%2fpasswd", "/static/../app.py", "/static/%2e%2e/render.py", "/static/", "/no"],
)
def test_what_is_not_there_is_not_found(client: TestClient, address: str) -> None:
    answer = client.get(address)

    assert answer.status_code == 404
    assert "content-security-policy" in answer.headers


def test_search_finds_names_words_and_parts_of_words(client: TestClient) -> None:
    told = words(client, "/search?q=quay")

    assert "Said 1" in told
    assert "Happened 1" in told
    assert "People 1" in words(client, "/search?q=ils")
    assert "Nothing has all of these words" in words(client, "/search?q=quay+bridge")


def test_reasons_for_which_something_was_left_out_lead_to_articles(client: TestClient) -> None:
    told = words(client, "/left-out")

    assert "A claim has a speaker. quarantine 1 1" in told
    assert "nobody was made out who says it claims 3 1" in told
    told = words(client, "/left-out?stage=claims&reason=nobody was made out who says it")
    assert "Row over a bridge 3 Zora Vale said the bridge was shut." in told
    told = words(client, "/left-out?stage=quarantine&reason=A claim has a speaker.")
    assert "Row over a bridge 1 nobody: the bridge was shut" in told


def test_a_graph_around_a_node_has_words_for_its_links(client: TestClient) -> None:
    found = client.get("/id/Q1002/around.json").json()

    assert {"arrest"} == {edge["words"] for edge in found["edges"]}
    assert {node["label"] for node in found["nodes"]} == {"Velmora", "Police"}


@pytest.mark.parametrize("name", serving.HOSTILE[:3])
def test_a_hostile_name_is_text(client: TestClient, name: str) -> None:
    for address in (
        "/",
        "/claims",
        "/things",
        "/search?q=taken",
        f"/id/{serving.MEAN}_person-0",
        f"/id/{serving.MEAN}",
    ):
        html = client.get(address).text
        assert "<script>document" not in html
        assert "<img src=x" not in html
        assert "and 49" not in html
