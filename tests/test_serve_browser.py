"""The pages of the server in a real browser: what a person sees and can do, on a wide and on a narrow screen."""

from collections.abc import Iterator

import pytest

pytest.importorskip("starlette", reason="needs pip install 'newskg[serve]'")

from tests import serving
from tests.chromium import Browser, started
from tests.explored import KEY

PAGES = (
    *("/", "/things", "/claims", "/events", "/proposals", "/figures", "/search?q=brandt", "/left-out", "/query"),
    *("/id/Q1001", f"/id/{KEY}", f"/id/{KEY}_claim-4", f"/id/{serving.MEAN}", "/network?node=Q1001"),
)
#: What a script gives: elements that people who hear a page, or use keys alone, would not find their way with.
LOST = """
const named = (e) => (e.getAttribute('aria-label') || e.textContent || e.labels?.[0]?.textContent || e.title || '').trim();
const lost = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')]
  .filter((e) => e.checkVisibility() && !e.closest('.yasgui') && !named(e));
const levels = [...document.querySelectorAll('h1, h2, h3')].map((e) => +e.tagName[1]);
const need = {
  'one main': document.querySelectorAll('main').length === 1, 'a language': !!document.documentElement.lang,
  'a title': !!document.title, 'one h1': levels.filter((level) => level === 1).length === 1,
  'named navigations': [...document.querySelectorAll('nav')].every((nav) => nav.getAttribute('aria-label')),
  'no doubled id': new Set([...document.querySelectorAll('[id]')].map((e) => e.id)).size === document.querySelectorAll('[id]').length,
};
return [...lost.map((e) => e.outerHTML.slice(0, 90)), ...Object.keys(need).filter((name) => !need[name])];
"""
#: What a script gives: words whose contrast with what is behind them is less than 4.5 (3 where they are large).
FAINT = """
const rgb = (text) => (text.match(/[\\d.]+/g) || []).map((v, at) => text.startsWith('color(') && at < 3 ? v * 255 : +v);
const bright = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
const behind = (e) => {
  for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] > .5) return c; }
  return [255, 255, 255];
};
return [...document.querySelectorAll('main *, header *, footer *')].filter((e) => e.checkVisibility() && !e.closest('svg, .yasgui')
  && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())).filter((e) => {
    const style = getComputedStyle(e), ink = rgb(style.color);
    const [a, b] = [bright(ink), bright(behind(e))].sort((x, y) => y - x);
    return (a + .05) / (b + .05) < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5);
  }).map((e) => e.outerHTML.slice(0, 90));
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving.running(serving.folder(tmp_path_factory.mktemp("browsed"))) as address:
        yield address


@pytest.fixture(scope="module")
def browser(site: str) -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_error_asks_nobody_else_and_can_be_found_ones_way_in(
    browser: Browser, site: str, page: str
) -> None:
    browser.open(site + page)

    assert browser.errors() == []
    assert {url for url in browser.requests() if not url.startswith((site, "blob:"))} == set()
    assert browser.run(LOST) == []
    assert browser.run(FAINT) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_a_narrow_screen_in_the_dark(browser: Browser, site: str, page: str) -> None:
    browser.open(site + page, 400, dark=True)

    assert browser.run("return document.documentElement.scrollWidth") <= 400
    assert browser.run("return getComputedStyle(document.body).backgroundColor") != "rgb(253, 253, 251)"
    assert browser.run(FAINT) == []
    assert browser.errors() == []


def test_a_choice_in_a_filter_shows_at_once_and_stays_chosen(browser: Browser, site: str) -> None:
    browser.open(f"{site}/claims")
    assert len(browser.all(".said tbody tr")) > 5

    browser.run("const s = document.querySelector('select[name=act]'); s.value = 'Promise';"
                "s.dispatchEvent(new Event('change', {bubbles: true}))")  # fmt: skip
    browser.wait("return location.search === '?act=Promise' && document.readyState === 'complete'")

    assert [row.text for row in browser.all(".said .words")] == ["We will sign it,"]
    assert browser.run("return document.querySelector('select[name=act]').value") == "Promise"


def test_words_are_searched_from_any_page_with_keys_alone(browser: Browser, site: str) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.open(f"{site}/events")
    field = browser.all("header input[type=search]")[0]
    field.send_keys("quick deal", Keys.ENTER)
    browser.wait("return location.pathname === '/search' && document.readyState === 'complete'")

    assert "Brandt wanted a quick deal" in browser.text("#claim")


def test_the_first_tab_leads_past_the_navigation(browser: Browser, site: str) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.open(f"{site}/claims")
    browser.all("body")[0].send_keys(Keys.TAB)
    focus = browser.driver.switch_to.active_element

    assert focus.text == "Skip to the content"
    assert browser.run("return arguments[0].getBoundingClientRect().left", focus) >= 0
    focus.send_keys(Keys.ENTER)
    assert browser.driver.current_url.endswith("#main")


def test_focus_can_be_seen(browser: Browser, site: str) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.open(f"{site}/")
    for _ in range(4):
        browser.driver.switch_to.active_element.send_keys(Keys.TAB)

    assert browser.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_a_pin_stands_where_the_event_was_and_leads_there(browser: Browser, site: str) -> None:
    browser.open(f"{site}/events")

    assert browser.run(
        "const at = (key, name) => +document.querySelector(`.pin[data-key=${key}] circle`).getAttribute(name);"
        "return [at('Q1003', 'cx') > at('Q1002', 'cx'), at('Q1003', 'cy') < at('Q1002', 'cy')]"
    ) == [True, True]
    browser.click(".pin[data-key=Q1002] circle")
    browser.wait("return location.pathname === '/id/Q1002' && document.readyState === 'complete'")
    assert browser.text("h1") == "Velmora"


def test_a_sentence_leads_to_its_words_in_the_article(browser: Browser, site: str) -> None:
    browser.open(f"{site}/claims?act=Promise")
    browser.click(".said summary")
    browser.click(".said .quote footer a")
    browser.wait("return location.pathname.endsWith('ab') && document.readyState === 'complete'")

    place = "const place = document.getElementById(location.hash.slice(1));"
    assert "We will sign it" in browser.run(f"{place} return place.closest('p').textContent")
    assert browser.run(f"{place} const {{top}} = place.getBoundingClientRect(); return top >= 0 && top < innerHeight")


def test_a_graph_grows_where_it_is_asked_to(browser: Browser, site: str) -> None:
    browser.open(f"{site}/network?node=Q1002")
    browser.wait("return !!document.querySelector('.canvas').kgGraph")
    browser.wait("const g = document.querySelector('.canvas').kgGraph; g.nodes('[label=\"Police\"]').emit('tap');"
                 "return document.querySelector('.chosen-node button')")  # fmt: skip
    before = browser.run("return document.querySelector('.canvas').kgGraph.nodes().length")
    browser.click(".chosen-node button")
    browser.wait("return /brought in/.test(document.querySelector('.chosen-node').textContent)")

    assert browser.run("return document.querySelector('.canvas').kgGraph.nodes().length") >= before
    assert browser.errors() == []


def test_the_editor_answers_a_query_and_asks_nobody_else(browser: Browser, site: str) -> None:
    browser.open(f"{site}/query")
    browser.wait("return !!document.querySelector('#yasgui .CodeMirror')")
    assert "kg:speaker" in browser.run("return document.querySelector('#yasgui .CodeMirror').CodeMirror.getValue()")

    browser.click(".yasqe_queryButton")
    browser.wait("return /We will sign it/.test(document.querySelector('.yasr').textContent)")

    assert {url for url in browser.requests() if not url.startswith((site, "blob:"))} == set()
    assert browser.errors() == []


def test_hostile_names_do_nothing(browser: Browser, site: str) -> None:
    for page in (
        "/",
        "/claims",
        "/things",
        f"/id/{serving.MEAN}",
        "/search?q=taken",
        f"/network?node={serving.MEAN}_person-0",
    ):
        browser.open(site + page)

        assert browser.run("return document.title") != "taken"
        assert browser.run("return document.querySelectorAll('img').length") == 0
        assert browser.run("return document.documentElement.scrollWidth") <= 1280


def test_pages_are_read_without_scripts(browser: Browser, site: str) -> None:
    browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.driver.get(f"{site}/claims?q=quick")
        assert "a quick deal" in browser.text(".said")
        browser.driver.get(f"{site}/query?query=ASK%20%7B%20%3Fp%20a%20kg%3APerson%20%7D")
        assert browser.text("#answer tbody") == "yes"
        browser.driver.get(f"{site}/id/Q1001")
        assert "Police" in browser.text("#graph") or "Ilse Brandt" in browser.text("#graph")
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
