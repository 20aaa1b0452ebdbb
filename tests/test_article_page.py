"""Web pages to articles."""

import json
from pathlib import Path

import pytest

from kg.article import Overrides, read, read_bytes
from kg.values import Article

PAGE = (Path(__file__).parent / "data" / "truce.html").read_text(encoding="utf-8")
TITLE = "Truce talks resume in Porto Vela & stall"


def article(markup: str | bytes) -> Article:
    data = markup.encode() if isinstance(markup, str) else markup
    (result,) = read_bytes(data)
    assert isinstance(result, Article), result
    return result


def test_the_text_is_title_and_paragraphs() -> None:
    found = article(PAGE)

    title, *paragraphs = found.text.split("\n\n")
    assert title == found.title == TITLE
    assert [words[:12] for words in paragraphs] == ["Envoys from ", "“We are not ", "The other si"]


def test_what_json_ld_states_is_taken() -> None:
    found = article(PAGE)

    assert found.published == "2024-02-07T10:30:00+02:00"
    assert found.url == "https://news.example/world/truce-talks"
    assert found.authors == ("Jane Doe", "John Roe")
    assert (found.publisher, found.language, found.inferred) == ("Harbour Times", "en-GB", ())


def test_without_json_ld_the_tags_of_the_page_state_the_day() -> None:
    markup = PAGE.replace("application/ld+json", "text/plain").replace(
        "<head>", '<head><meta property="article:published_time" content="2024-02-07T10:30:00Z">'
    )

    found = article(markup)

    assert (found.title, found.published) == (TITLE, "2024-02-07T10:30:00Z")
    assert "published" not in found.inferred


def test_broken_json_ld_is_passed_over() -> None:
    assert article(PAGE.replace('"@graph": [', '"@graph": [,')).title == TITLE


@pytest.mark.parametrize(("declared", "encoding"), [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252")])
def test_the_declared_encoding_is_used(declared: str, encoding: str) -> None:
    found = article(PAGE.replace('charset="utf-8"', f'charset="{declared}"').encode(encoding))

    assert "“We are not there yet,”" in found.text
    assert "Café" in found.text
    assert "encoding" not in found.inferred


@pytest.mark.parametrize(
    "body",
    ["", "<nav>" + "<a href='/'>Menu</a> " * 40 + "</nav>", "<div>" * 5000, "<p>Please enable scripts.</p>"],
)
def test_a_page_without_an_article_is_an_error(tmp_path: Path, body: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{body}</body></html>")

    assert [str(result) for result in read(path)] == [f"{path}: is a page without an article"]


def test_options_win_over_the_page() -> None:
    (found,) = read_bytes(PAGE.encode(), Overrides(date="1 March 2024", publisher="Vela Post"))

    assert isinstance(found, Article)
    assert (found.published, found.publisher, found.authors) == ("2024-03-01", "Vela Post", ("Jane Doe", "John Roe"))


LEAD = "Parliament passed the budget on Tuesday after a debate of nine hours, and the minister Ana Costa left at once."
MORE = "The opposition said that the vote was a mistake, and that it would go to court over the matter."


def page(body: str = "", head: str = "", title: str = "Budget passes", before: str = "") -> str:
    return (
        f"<html><head><title>{title}</title>{head}</head><body>{before}<article><h1>{title}</h1>{body}"
        f"<p>{LEAD}</p><p>{MORE}</p></article><footer>Copyright 2023 The Vela Post. Since 4 May 1999.</footer></body></html>"
    )


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        (page(), None),
        (page("<figure><img src=x><figcaption>Ana Costa in 2022</figcaption></figure>"), None),
        (page("<p>The day of 3 March 2021 in a few words</p>"), None),
        (page(head='<meta name="copyright" content="2022">'), None),
        (page(head='<meta property="article:modified_time" content="2023-03-04">'), None),
        (page(head='<meta name="date" content="2022">'), None),
        (page(head='<link rel="canonical" href="https://news.example/2023/03/04/budget">'), None),
        (page(before='<nav><time datetime="2020-01-01">then</time></nav>'), None),
        (page('<p class="by">Updated <time datetime="2023-03-05">5 March</time></p>'), None),
        (page('<aside><time datetime="2020-01-01">1 January</time></aside>'), None),
        (page(head='<meta property="article:published_time" content="2023-03-03T10:00:00Z">'), "2023-03-03T10:00:00Z"),
        (page(head='<meta name="DC.date.issued" content="2023-03-03">'), "2023-03-03"),
        (page(head='<meta itemprop="datePublished" content="2023-03-03">'), "2023-03-03"),
        (page('<p><span itemprop="datePublished" content="2023-03-03">Friday</span></p>'), "2023-03-03"),
        (page('<p>By Ana Vale <time datetime="2023-03-03T10:00Z">Friday</time></p>'), "2023-03-03T10:00:00+00:00"),
        (page("<p><time>3 March 2023</time></p>"), "2023-03-03"),
        (page("<div>By Ana Vale | Published: 3 March 2023, 9:30 PM | Updated: 4 March 2023</div>"), "2023-03-03"),
        (page(before="<div>Monday, 6 March 2023</div>"), None),
        (page(head='<meta name="date" content="2023-03-03T10:00:00+0100">'), "2023-03-03T10:00:00+01:00"),
        (page('<p><abbr itemprop="datePublished" title="2023-03-03">Friday</abbr></p>'), "2023-03-03"),
        (page("<p>Published: 3 March 2023</p>"), "2023-03-03"),
    ],
)
def test_a_day_of_publication_is_one_that_the_page_states(markup: str, published: str | None) -> None:
    found = article(markup)

    assert (found.published, "published" in found.inferred) == (published, False)


def test_a_time_inside_the_prose_is_no_day_of_publication_and_keeps_its_words() -> None:
    found = article(page().replace("on Tuesday", 'on <time datetime="2021-05-04">4 May 2021</time>'))

    assert found.published is None
    assert "passed the budget on 4 May 2021 after" in found.text


def linked_data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_a_graph_of_json_ld_is_followed() -> None:
    site = "https://news.example"
    graph = [
        {"@type": "Organization", "@id": f"{site}/#organization", "name": "Harbour Times"},
        {"@type": "Person", "@id": f"{site}/#person/1a", "name": "Nora Quill"},
        {"@type": "WebPage", "@id": f"{site}/budget/#webpage", "url": f"{site}/budget/"},
        {"@type": "NewsArticle", "headline": "Budget passes", "author": {"@id": f"{site}/#person/1a"},
         "publisher": {"@id": f"{site}/#organization"}, "mainEntityOfPage": {"@id": f"{site}/budget/#webpage"}},
    ]  # fmt: skip

    found = article(page(head=linked_data(**{"@graph": graph})))

    assert (found.authors, found.publisher, found.url) == (("Nora Quill",), "Harbour Times", f"{site}/budget/")


def test_an_article_may_be_what_a_page_is_about() -> None:
    head = linked_data(
        **{
            "@type": "WebPage",
            "mainEntity": {"@type": "NewsArticle", "datePublished": "2023-03-03", "author": {"@id": "#nora"}},
            "mentions": {"@type": "Person", "@id": "#nora", "name": "Nora Quill"},
        }
    )

    found = article(page(head=head))

    assert (found.published, found.authors) == ("2023-03-03", ("Nora Quill",))


def test_of_several_articles_in_json_ld_the_one_of_the_page_is_taken() -> None:
    heads = [
        linked_data(**{"@type": "NewsArticle", "headline": headline, "author": author})
        for headline, author in (("Opera robbed", "Piet Vos"), ("Budget passes", "Nora Quill"))
    ]

    assert article(page(head="".join(heads))).authors == ("Nora Quill",)


@pytest.mark.parametrize(
    "wrap",
    ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/{}/*]]>*/", "{}"],
    ids=["comment", "line", "block", "bare"],
)
def test_json_ld_with_a_comma_too_many_or_in_a_comment_is_read(wrap: str) -> None:
    block = wrap.replace("{}", '{"@type": "NewsArticle", "author": {"name": "Nora Quill",},}')

    assert article(page(head=f'<script type="application/ld+json">{block}</script>')).authors == ("Nora Quill",)


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://news.example/budget", "https://news.example/budget"),
        ("/budget", "https://news.example/budget"),
        ("//news.example/budget#top", "https://news.example/budget"),
        ("https://news.example/", "https://news.example/amp/budget?x=1"),
        ("", "https://news.example/amp/budget?x=1"),
    ],
)
def test_the_canonical_address_goes_before_others(canonical: str, url: str) -> None:
    other = "https://news.example/amp/budget?x=1"
    head = linked_data(**{"@type": "NewsArticle", "url": other}) + f'<meta property="og:url" content="{other}">'

    assert article(page(head=f'{head}<link rel="canonical" href="{canonical}">')).url == url


@pytest.mark.parametrize(
    ("tag", "kept"),
    [
        ('<div class="story-promo">{}</div>', False),
        ('<div class="relatedContent">{}</div>', False),
        ('<div id="newsletter_box">{}</div>', False),
        ("<div hidden>{}</div>", False),
        ('<div style="color: red; display:none">{}</div>', False),
        ('<div class="shareholders">{}</div>', True),
        ('<div class="headline-news">{}</div>', True),
        ('<div style="display: block">{}</div>', True),
    ],
)
def test_what_a_class_calls_beside_the_article_is_no_text(tag: str, kept: bool) -> None:
    words = "The finance minister was arrested on Monday in a raid on his villa, and the police took his boat."

    assert (words in article(page(tag.replace("{}", f"<p>{words}</p>"))).text) == kept


def test_block_quotations_are_paragraphs_that_are_known_for_such() -> None:
    words = "I trusted a man whom I should have watched."

    found = article(page(f"<blockquote><p>{words}</p><p>— Hugh Sefton</p></blockquote>"))

    assert [found.words(span) for span in found.quoted] == [words]
    assert words in found.text.split("\n\n")


def test_an_element_that_holds_the_article_is_read_whatever_it_is_called() -> None:
    markup = page().replace("<article>", '<div class="sidebar promo">').replace("</article>", "</div>")

    assert article(markup).text.split("\n\n") == ["Budget passes", LEAD, MORE]


def test_a_publisher_that_is_only_pointed_to_is_the_name_of_the_site() -> None:
    head = linked_data(**{"@type": "NewsArticle", "publisher": {"@id": "https://news.example/"}})

    found = article(page(head=f'{head}<meta property="og:site_name" content="Harbour Times">'))

    assert (found.publisher, found.inferred) == ("Harbour Times", ("language", "publisher"))


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Analysis by Liam Ferris, Harbour Times Editor-at-large", "Liam Ferris"),
        ("Opinion by Rosa Lind, senior columnist", "Rosa Lind"),
        ("By Ida Holm, Chief Political Correspondent", "Ida Holm"),
    ],
)
def test_the_author_of_a_byline_has_no_job_and_no_kind_of_text_in_the_name(byline: str, author: str) -> None:
    found = article(page(f'<p class="byline">{byline}</p>'))

    assert found.authors == (author,)


def test_the_headline_that_readers_see_stands_once() -> None:
    head = linked_data(**{"@type": "NewsArticle", "headline": "Budget passes in Vela | The Vela Post"})

    found = article(page(head=head))

    assert (found.title, found.text.split("\n\n")) == ("Budget passes", ["Budget passes", LEAD, MORE])


@pytest.mark.parametrize(
    "furniture",
    [
        '<p><a href="/x">Ministers threatened with arrest as junta purges rivals</a></p>',
        '<p>Also on news.example <a href="/x">Ministers threatened with arrest</a></p>',
        "<p><strong>Read more</strong></p>",
        "<p>Like this story? Share it with a friend!</p>",
        "<p>Get daily National news</p>",
        "<p>Sign up for our newsletter.</p>",
        "<p>Advertisement</p>",
    ],
)
def test_what_a_page_puts_between_paragraphs_is_no_text(furniture: str) -> None:
    markup = page().replace(f"<p>{MORE}", f"{furniture}<p>{MORE}")

    assert article(markup).text.split("\n\n") == ["Budget passes", LEAD, MORE]


def test_prose_that_begins_like_furniture_stays() -> None:
    prose = (
        "Also on Monday, the minister read more of the bill, and an advertisement for the port was shown in the hall."
    )

    assert prose in article(page(f"<p>{prose}</p>")).text


@pytest.mark.parametrize("tag", ["p", "div", "section"])
def test_headings_and_times_of_a_live_page_are_not_run_into_the_sentences(tag: str) -> None:
    entries = [("10:05", "PM speaks", LEAD), ("09:40", "Bridge closed", MORE)]
    body = "".join(f"<{tag}><time>{time}</time><h3>{name}</h3>{words}</{tag}>" for time, name, words in entries)
    markup = f"<html><head><title>Live</title></head><body><article><h1>Live: budget</h1>{body}</article></body></html>"

    found = article(markup).text.split("\n\n")

    assert (found[0], LEAD in found, MORE in found) == ("Live: budget", True, True)


@pytest.mark.parametrize("long", [False, True])
def test_a_stated_language_overrules_the_words(long: bool) -> None:
    words = "Ferry sinks off Vela. Divers search wreck. Navy officials condemned pirates, police officials declined comment."
    german = "Die Regierung und das Parlament wollen sich noch in diesem Jahr auf einen Haushalt einigen. " * 9
    markup = (
        f'<html lang="en"><body><article><h1>Ferry sinks</h1><p>{german if long else words}</p></article></body></html>'
    )

    (found,) = read_bytes(markup.encode())

    assert isinstance(found, Article) != long


@pytest.mark.parametrize(
    "stated",
    [
        '<meta property="og:locale" content="en_GB">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry sinks", "inLanguage": "en"}</script>',
    ],
)
def test_a_language_is_stated_in_many_ways(stated: str) -> None:
    words = "Ferry sinks off Vela. Divers search wreck. Navy officials condemned pirates, police officials declined comment."
    page = f"<html><head>{stated}</head><body><article><h1>Ferry sinks</h1><p>{words}</p></article></body></html>"

    (found,) = read_bytes(page.encode())

    assert isinstance(found, Article), found


def test_reports_in_short_sentences_are_english() -> None:
    words = "A drone hit a fuel depot near Vela on Thursday, killing six. A day later, a missile hit the port. Many condemned the raids."

    (found,) = read_bytes(words.encode())

    assert isinstance(found, Article), found


def test_a_list_of_articles_is_told_and_refused() -> None:
    teasers = "".join(
        f'<article><h2><a href="/{i}">Story number {i}</a></h2><p>The minister said on Monday that plan {i} would go on.</p></article>'
        for i in range(16)
    )
    markup = f"<html><head><title>News</title></head><body><main><h1>News</h1>{teasers}</main></body></html>"

    assert [str(found) for found in read_bytes(markup.encode())] == ["<stdin>: is a list of articles, not an article"]


def test_a_notice_about_cookies_is_told_and_refused() -> None:
    markup = """<html><head><title>Vela Post</title></head><body><main><h1>Before you go on</h1>
    <p>We and our 812 partners use cookies to store and/or access information on a device, such as names.</p>
    <p>You may accept or manage your choices at any time in our cookie policy.</p></main></body></html>"""

    assert [str(found) for found in read_bytes(markup.encode())] == [
        "<stdin>: is a notice about cookies, not an article"
    ]


def test_an_article_about_cookies_is_one() -> None:
    words = (
        "Regulators in Vela said on Monday that sites must let people reject all cookies as easily as they accept all."
    )

    assert words in article(page(f"<p>{words}</p>")).text


def test_a_pay_wall_is_warned_of_and_no_text() -> None:
    found = article(
        page().replace(f"<p>{MORE}</p>", "<p>Subscribe now to continue reading.</p><p>Already a subscriber? Log in</p>")
    )

    assert found.text.split("\n\n") == ["Budget passes", LEAD]
    assert found.warnings == ("seems to be cut off by a pay wall",)


@pytest.mark.parametrize(("free", "warned"), [(False, True), ("False", True), (True, False)])
def test_a_short_page_that_is_not_free_may_be_cut_off(free: object, warned: bool) -> None:
    head = linked_data(**{"@type": "NewsArticle", "isAccessibleForFree": free})

    assert article(page(head=head)).warnings == (("is not free to read, and may be cut off",) if warned else ())


def test_a_page_within_a_tag_that_nobody_closed_is_read() -> None:
    assert LEAD in article(page(before="<nav><a href='/'>Home</a>")).text
