"""The page of an article as one file: all of the text, all marks in their places, nothing from outside, nothing that a label can do."""

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from rdflib import RDFS, SDO, Literal, URIRef

from kg.explore import single
from kg.rdf import formats
from kg.terms import KG
from tests.command import Ran
from tests.explored import KEY, TEXT, Story, story

Run = Callable[..., Ran]
GOLDEN = Path(__file__).parent / "golden" / "netanyahu-ceasefire-2024.ttl"
HOSTILE = "<script>document.title='owned'</script>\u202e\"'><img src=x onerror=alert(1)>" + "W" * 400


def page_of(told: Story) -> HtmlElement:
    return html.fromstring(single.of_graph(told.graph))


@pytest.fixture(scope="module")
def page() -> HtmlElement:
    return page_of(story())


def words(element: HtmlElement) -> str:
    """Return the text as it is written, nothing between what follows without a space."""
    return " ".join(element.text_content().split())


def lines(element: HtmlElement) -> str:
    """Return the text with its parts kept apart."""
    return " ".join(" ".join(element.itertext()).split())


def card(page: HtmlElement, name: str) -> HtmlElement:
    return page.get_element_by_id(f"{KEY}_{name}" if not name.startswith("Q") else name)


def test_the_page_has_the_whole_text_once(page: HtmlElement) -> None:
    parts = [*page.xpath("//h1"), *page.xpath("//*[contains(@class, 'body')]/p")]

    assert " ".join(words(part) for part in parts) == " ".join(TEXT.split())


@pytest.mark.parametrize("graph", [story().graph, formats.read(GOLDEN)], ids=["story", "seed"])
def test_every_link_to_words_leads_to_just_these_words(graph: object) -> None:
    page = html.fromstring(single.of_graph(graph))  # type: ignore[arg-type]
    text = "".join(piece.text_content() for piece in page.xpath("//*[contains(@class, 'marked')]//*[@data-b]"))
    pieces = {int(piece.get("data-b")): piece for piece in page.xpath("//*[contains(@class, 'marked')]//*[@data-b]")}
    links = page.xpath("//mark/parent::a[starts-with(@href, '#at-')]")

    for link in links:
        begin, end = map(int, link.get("href").removeprefix("#at-").split("-"))
        inside = "".join(pieces[at].text_content() for at in sorted(pieces) if begin <= at < end)
        assert inside == words(link) or " ".join(inside.split()) == words(link)
        page.get_element_by_id(link.get("href")[1:])

    assert len(links) > 10
    assert text


def test_a_name_is_marked_wherever_it_stands_and_leads_to_its_card(page: HtmlElement) -> None:
    marks = page.xpath("//*[contains(@class, 'marked')]//a[@href='#Q1001']")

    assert [mark.text_content() for mark in marks] == ["Ilse Brandt", "she", "Brandt"]
    assert "Named 3 times" in lines(card(page, "Q1001"))
    assert "mayor , Velmora" in lines(card(page, "Q1001"))
    assert "the only mayor of that name" in lines(card(page, "Q1001"))


def test_who_said_what_stands_with_its_act_and_its_source(page: HtmlElement) -> None:
    assert lines(card(page, "claim-1")).startswith("Ilse Brandt said the dockers' offer was fair")
    assert lines(card(page, "claim-2")).startswith("Ilse Brandt promised We will sign it, quotation")
    assert lines(card(page, "claim-3")).startswith("Harbour Board denied it had closed the Old Quay")
    assert "unnamed source" in lines(card(page, "claim-4"))


def test_a_claim_inside_another_stands_inside_it(page: HtmlElement) -> None:
    outer, inner = card(page, "claim-4"), card(page, "claim-5")

    assert outer in list(inner.iterancestors())
    assert page.xpath("count(//*[@id='said']/article)") == 4


def test_what_is_only_said_is_never_shown_as_told_by_the_article(page: HtmlElement) -> None:
    assert "told by the article" in lines(card(page, "event-arrest"))
    assert "did not happen" in lines(card(page, "event-closure"))
    assert "planned" in lines(card(page, "event-march"))
    assert "told by the article" not in lines(card(page, "event-closure"))


def test_the_word_for_an_event_shows_in_the_text_how_sure_it_is(page: HtmlElement) -> None:
    marks = page.xpath("//*[contains(@class, 'marked')]//a[contains(@class, 'm-event')]")
    shown = {
        (mark.get("href").rpartition("_")[2], mark.get("class").split("is-")[1].split()[0], mark.get("title"))
        for mark in marks
    }

    assert {("event-arrest", "actual", None), ("event-march", "planned", "planned")} <= shown
    assert ("event-closure", "negated", "did not happen") in shown


def test_every_link_in_the_text_has_words(page: HtmlElement) -> None:
    assert all(mark.text_content().strip() for mark in page.xpath("//*[contains(@class, 'marked')]//a"))


def test_an_offer_has_its_terms_its_status_and_what_decided_it(page: HtmlElement) -> None:
    offer = lines(card(page, "proposal-1"))

    assert offer.startswith("rejected the dockers' offer From dockers To Harbour Board Decided by")
    assert "no protest end the strike if wages rose" in offer


def test_the_timeline_has_what_has_a_date(page: HtmlElement) -> None:
    timeline = page.get_element_by_id("timeline")

    assert "3 May 2021 arrest police arrested 40 people in Velmora" in lines(timeline)
    assert "3 events without a date" in lines(timeline)


def test_the_map_has_a_pin_where_an_event_is(page: HtmlElement) -> None:
    pins = page.xpath("//*[contains(@class, 'pin')]/title")

    assert sorted(pin.text for pin in pins) == ["Tarn Bay: 1 event", "Velmora: 1 event"]


@pytest.mark.parametrize(
    ("told", "where", "sentence"),
    [
        (story(with_places=False), "map", "No place of this article has coordinates"),
        (Story("Nothing here.\n\nNothing at all."), "said", "Nobody is quoted"),
        (Story("Nothing here.\n\nNothing at all."), "graph", "Nothing ties"),
        (Story("Nothing here.\n\nNothing at all."), "timeline", "gives no event a date"),
    ],
)
def test_what_is_missing_is_said(told: Story, where: str, sentence: str) -> None:
    assert sentence in words(page_of(told).get_element_by_id(where))


def test_no_id_stands_twice(page: HtmlElement) -> None:
    ids = page.xpath("//@id")

    assert len(ids) == len(set(ids))


def test_every_link_inside_the_page_has_its_end(page: HtmlElement) -> None:
    ids = set(page.xpath("//@id"))

    assert {link for link in page.xpath("//@href") if link.startswith("#") and link[1:] not in ids} == set()


def test_the_policy_lets_only_what_stands_in_the_page_work(page: HtmlElement) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    running = page.xpath("//script[not(@type)] | //style")

    hashes = {f"'sha256-{b64encode(sha256((part.text or '').encode()).digest()).decode()}'" for part in running}
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_nothing_is_fetched_and_nothing_is_handled_inline(page: HtmlElement) -> None:
    loads = page.xpath("//@src | //link/@href | //img | //iframe | //object | //embed | //*[@style]")
    handlers = [name for element in page.iter() for name in getattr(element, "attrib", {}) if name.startswith("on")]
    sheets = "".join(page.xpath("//style/text()"))

    assert loads == []
    assert handlers == []
    assert set(re.findall(r"url\((.{5})", sheets)) == {"data:"}
    assert "@import" not in sheets


def test_labels_are_text_whatever_they_say() -> None:
    told = story()
    for node in set(told.graph.subjects(RDFS.label)):
        told.graph.set((node, RDFS.label, Literal(HOSTILE)))
    told.graph.set((told.article, SDO.headline, Literal(HOSTILE)))
    told.graph.set((told.article, SDO.url, Literal("javascript:alert(1)")))
    page, plain = page_of(told), page_of(story())

    assert len(page.xpath("//script")) == len(plain.xpath("//script"))
    assert page.xpath("//img | //@onerror") == []
    assert not [link for link in page.xpath("//@href") if link.startswith("javascript:")]
    assert HOSTILE[:30] in lines(card(page, "Q1001"))


def test_claims_that_stand_in_each_other_are_still_shown() -> None:
    told = story()
    told.say(URIRef(f"{told.article}_claim-4"), KG.embeddedIn, URIRef(f"{told.article}_claim-5"))

    page = page_of(told)

    assert card(page, "claim-4") is not None
    assert card(page, "claim-5") is not None


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert single.of_graph(story().graph) == single.of_graph(story().graph)


def test_the_page_of_the_seed_is_smaller_than_a_megabyte() -> None:
    assert len(single.of_graph(formats.read(GOLDEN)).encode()) < 1_000_000


def test_only_letters_that_a_page_needs_travel_with_it() -> None:
    plain = single.of_graph(Story("In Lisbon.\n\nNothing.").graph)
    beyond = single.of_graph(Story("In Łódź.\n\nNothing.").graph)

    assert len(beyond) - len(plain) > 100_000


def test_a_frame_in_a_notebook_holds_the_page_and_nothing_else() -> None:
    made = single.of_graph(story().graph)

    frame = html.fromstring(single.framed(made, HOSTILE))

    assert frame.tag == "iframe"
    assert frame.get("srcdoc") == made
    assert frame.get("sandbox") == "allow-scripts allow-popups"
