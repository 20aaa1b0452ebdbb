"""The page of an article in a real browser: what a reader sees and can do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDFS, SDO, Literal

from kg.explore import single
from tests.chromium import Browser, started
from tests.explored import KEY, Story, story
from tests.test_page import HOSTILE


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


def address(place: Path, told: Story, name: str = "page") -> str:
    path = place / f"{name}.html"
    path.write_text(single.of_graph(told.graph), "utf-8")
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, place: Path) -> Browser:
    browser.open(address(place, story()))
    return browser


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (400, True)])
def test_the_page_loads_with_no_error_and_asks_for_nothing(
    browser: Browser, place: Path, width: int, dark: bool
) -> None:
    where = address(place, story())

    browser.open(where, width, dark=dark)
    browser.run("document.querySelector('#graph').scrollIntoView()")
    browser.wait("return Boolean(document.querySelector('.canvas').kgGraph)")

    assert browser.errors() == []
    assert browser.requests() == [where]


def test_a_click_on_a_name_shows_its_passages_and_all_its_places(page: Browser) -> None:
    page.click(".body a.m-person")

    assert "Ilse Brandt" in page.text("[data-pane]")
    assert "Mayor Ilse Brandt said on Monday" in page.text("[data-pane]")
    assert [mark.text for mark in page.all(".marked .lit")] == ["Ilse Brandt", "she", "Brandt"]
    assert page.all("[data-pane] mark")[0].is_displayed()


def test_a_click_on_words_in_a_card_leads_to_them_in_the_text(page: Browser) -> None:
    page.click(".body a.m-person")
    page.click("[data-pane] a[href^='#at-'] mark", 2)

    assert [mark.text for mark in page.all(".marked .flash")] == ["Brandt"]


def test_escape_ends_a_choice_and_gives_the_focus_back(page: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    first = page.all(".body a.m-person")[0]
    page.run("arguments[0].focus()", first)
    first.send_keys(Keys.ENTER)
    assert page.all("[data-pane]")[0].is_displayed()
    page.all("body")[0].send_keys(Keys.ESCAPE)

    assert not page.all("[data-pane]")[0].is_displayed()
    assert page.driver.switch_to.active_element == first
    assert page.all(".lit") == []


def test_marks_can_be_switched_off(page: Browser) -> None:
    line = "return getComputedStyle(document.querySelector('.body .m-person')).textDecorationColor"
    before = page.run(line)

    page.click("#show-person")

    assert page.run(line) != before
    assert page.run(line) == "rgba(0, 0, 0, 0)"


def test_the_lists_are_tabs_that_the_keyboard_moves(page: Browser) -> None:
    from selenium.webdriver.common.keys import Keys

    page.click("#tab-said")
    page.driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)

    assert page.driver.switch_to.active_element.get_attribute("id") == "tab-happened"
    assert page.all("#happened")[0].is_displayed()
    assert not page.all("#said")[0].is_displayed()


def test_the_map_shows_a_pin_where_the_event_is_and_a_click_says_what_happened(page: Browser) -> None:
    page.click("#map .pin circle")

    assert len(page.all("#map .pin circle")) == 2
    assert page.all("#map .pin circle")[0].rect["width"] > 8
    assert page.all("[data-pane]")[0].is_displayed()
    assert len(page.all(".pin.chosen")) == 1


def test_the_graph_is_drawn_and_a_click_on_a_node_chooses_it(page: Browser) -> None:
    page.run("document.querySelector('#graph').scrollIntoView()")
    page.wait("return Boolean(document.querySelector('.canvas').kgGraph)")

    page.run("document.querySelector('.canvas').kgGraph.nodes('[key = \"Q1001\"]').emit('tap')")

    assert "Ilse Brandt" in page.text("[data-pane]")
    inside = """const graph = document.querySelector('.canvas').kgGraph, box = graph.container().getBoundingClientRect();
        const at = graph.nodes().map((node) => node.renderedPosition());
        return at.every(({x, y}) => x > 0 && y > 0 && x < box.width && y < box.height);"""
    assert page.run(inside)


@pytest.mark.parametrize("width", [1280, 400, 320])
def test_nothing_is_wider_than_the_window(browser: Browser, place: Path, width: int) -> None:
    told = story()
    for node in set(told.graph.subjects(RDFS.label)):
        told.graph.set((node, RDFS.label, Literal("Wiederaufbaugesellschaft" * 12)))

    browser.open(address(place, told, "wide"), width)

    assert browser.run("return document.documentElement.scrollWidth") <= width


def test_hostile_labels_do_nothing(browser: Browser, place: Path) -> None:
    told = story()
    for node in set(told.graph.subjects(RDFS.label)):
        told.graph.set((node, RDFS.label, Literal(HOSTILE)))
    told.graph.set((told.article, SDO.headline, Literal(HOSTILE)))

    browser.open(address(place, told, "hostile"))
    browser.click(".body a.m-person")
    browser.run("document.querySelector('#graph').scrollIntoView()")
    browser.wait("return Boolean(document.querySelector('.canvas').kgGraph)")

    assert browser.driver.title != "owned"
    assert browser.errors() == []
    assert len(browser.requests()) == 1
    assert browser.all("img") == []


def test_an_address_with_a_name_opens_with_it_chosen(browser: Browser, place: Path) -> None:
    browser.open(address(place, story()) + "#Q1001")

    assert "Ilse Brandt" in browser.text("[data-pane]")


def test_without_a_script_everything_can_still_be_read(browser: Browser, place: Path) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open(address(place, story(), "plain"))
        shown = browser.text("main")
        browser.all(".body a.m-person")[0].click()
        after = browser.driver.current_url
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    assert "Ilse Brandt promised" in shown
    assert "police arrested 40 people in Velmora" in shown
    assert "dockers offers to Harbour Board" in shown
    assert after.endswith("#Q1001")


def test_there_are_landmarks_a_heading_and_a_name_for_everything_that_can_be_used(page: Browser) -> None:
    nameless = """const used = [...document.querySelectorAll('a, button, input, [role=img], [role=tab], aside, nav')];
        const called = (e) => e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.[0]?.textContent.trim();
        return used.filter((e) => !called(e)).map((e) => e.outerHTML.slice(0, 90));"""

    assert page.run("return [...document.querySelectorAll('header, main, footer, aside')].length") >= 4
    assert len(page.all("h1")) == 1
    assert page.run("return document.documentElement.lang") == "en"
    assert page.run(nameless) == []
    assert page.run("return document.getElementById(arguments[0]).tagName", f"{KEY}_claim-1") == "ARTICLE"
