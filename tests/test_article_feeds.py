"""Feeds, whose entries are articles."""

from pathlib import Path

import pytest

from kg import article
from kg.errors import InputError
from kg.values import Article

TEXT = "The talks in the harbour town went on until late on Monday, the minister Ada Ruiz said."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>The Harbour Post</title><link>https://post.example/</link>
<item><title>Talks go on &amp;amp; on</title><link>https://post.example/1</link><guid>post-1</guid>
<pubDate>Tue, 06 Feb 2024 09:00:00 GMT</pubDate><dc:creator>Nora Quill</dc:creator><description>A teaser.</description>
<media:content url="a.jpg">A caption</media:content>
<content:encoded><![CDATA[<p>{TEXT}</p><figure>A photo</figure><p>They &amp; others stay.</p>]]></content:encoded></item>
<item><title>Short</title><link>https://post.example/2</link><description>{TEXT}</description></item>
<item><title>Nothing</title><link>https://post.example/3</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title>
<entry><title>Talks go on</title><id>post-1</id><link rel="self" href="https://post.example/feed/1"/>
<link href="https://post.example/1"/><author><name>Nora Quill</name></author><published>2024-02-06T09:00:00Z</published>
<updated>2024-02-07T09:00:00Z</updated><summary>A teaser.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p><p>They stay.</p></div></content></entry></feed>"""
RSS_1 = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Harbour Post</title></channel>
<item><title>Talks go on</title><link>https://post.example/1</link><dc:date>2024-02-06</dc:date>
<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item></rdf:RDF>"""


def test_each_entry_of_a_feed_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "news.rss").write_text(RSS)

    first, second, third = article.read_all([tmp_path])

    assert isinstance(first, Article)
    assert (first.title, first.url, first.identifier) == ("Talks go on & on", "https://post.example/1", "post-1")
    assert (first.stem, first.published, first.authors) == ("post-1", "2024-02-06T09:00:00+00:00", ("Nora Quill",))
    assert first.words(first.body) == f"{TEXT}\n\nThey & others stay."
    assert isinstance(second, Article)
    assert (second.words(second.body), second.stem) == (TEXT, "news-2")
    assert (first.warnings, second.warnings) == ((), ("is what a feed tells of an article, not the article itself",))
    assert str(third) == f"{tmp_path}/news.rss, record 3: is a record with no text"


@pytest.mark.parametrize("feed", [ATOM, RSS_1], ids=["atom", "rss 1"])
def test_other_feeds_are_read_as_well_also_where_nobody_names_their_format(feed: str) -> None:
    [found] = article.read_bytes(feed.encode())

    assert isinstance(found, Article)
    assert (found.title, found.url, (found.published or "")[:10]) == (
        "Talks go on",
        "https://post.example/1",
        "2024-02-06",
    )
    assert found.words(found.body).startswith(TEXT)


@pytest.mark.parametrize(
    ("feed", "reason"),
    [
        ("<rss><channel></channel></rss>", "is a feed without entries"),
        ("<rss><channel>", "is broken XML: "),
    ],
)
def test_what_is_no_feed_is_refused(tmp_path: Path, feed: str, reason: str) -> None:
    (tmp_path / "news.rss").write_text(feed)

    [found] = article.read_all([tmp_path])

    assert isinstance(found, InputError)
    assert reason in str(found)


def test_a_feed_takes_nothing_from_other_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret")
    entity = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{(tmp_path / "secret").as_uri()}">]>'

    [found] = article.read_bytes(f"<rss>{entity}<item><description>{TEXT} &a;</description></item></rss>".encode())

    assert "secret" not in (found.text if isinstance(found, Article) else "")
