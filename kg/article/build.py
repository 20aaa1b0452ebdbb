"""Text and metadata of any format -> Article: the one place that decides what the text is."""

import re
from dataclasses import dataclass, replace

from kg.article import asides, front, languages
from kg.article.characters import clean
from kg.article.english import is_english
from kg.article.options import Overrides, apply
from kg.article.unwrap import unwrapped
from kg.errors import InputError
from kg.values import Article, Span

MAX_CHARACTERS = 2_000_000
"""Longer texts are no news articles, and would not fit the memory of the language pipeline."""

_FEW = 5  # unreadable characters that a short text may have
_TITLE_WORDS = 15
_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"'”’)\]]*(?=\s+[^\W\d_a-z]|\s*$)|$)")


@dataclass(frozen=True)
class Source:
    """Where a text comes from: `name` for messages, `file` that it was read from, `stem` as in `Article`.

    `inferred` is what was guessed.
    """

    name: str
    stem: str
    inferred: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True)
class Metadata:
    """What a page or a record says about an article. `published` is ISO 8601; `inferred` names the guessed fields.

    `headings` are the lines of the text that are sub-headlines, `quoted` those of block quotations; `unread_date` holds words that
    stand for a date and cannot be read, `warnings` what else a reader should know.
    """

    title: str = ""
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    identifier: str | None = None
    unread_date: str = ""
    headings: frozenset[str] = frozenset()
    quoted: frozenset[str] = frozenset()
    inferred: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def or_else(self, other: "Metadata") -> "Metadata":
        """Fill the empty fields from the other, and take over its doubts about those."""
        filled = {name: getattr(other, name) for name in _FIELDS if not getattr(self, name) and getattr(other, name)}
        doubts = tuple(name for name in other.inferred if name in filled)
        warnings = self.warnings + other.warnings
        return replace(self, **filled, inferred=self.inferred + doubts, warnings=warnings)


_FIELDS = ("title", "published", "url", "authors", "publisher", "language", "identifier", "unread_date")


def build(text: str, about: Metadata, source: Source, options: Overrides) -> Article:
    """Return the article; raises InputError where there is no text, too much of it, or no English.

    The text is `text` itself where it begins with the title, or where no title is known; else title, blank line, text.
    """
    title = " ".join(clean(about.title).split())
    text, headline = _with_title(unwrapped(clean(text)), title)
    about = _with_language(about, text)
    _refuse(text, about, source, options)
    found = front.find(text, headline)
    if not text[found.body.start : found.body.end]:
        raise InputError(f"{source.name}: has a headline and no text")
    return apply(options, _article(text, found, about.or_else(_from_front(text, found)), source))


def _with_title(text: str, title: str) -> tuple[str, Span | None]:
    if not title:
        return text, None
    first = re.match(r"\s*(?P<line>\S[^\n]*)", text)
    if first and " ".join(first["line"].split()).casefold() == title.casefold():
        return text, Span(first.start("line"), first.start("line") + len(first["line"].rstrip()))
    return f"{title}\n\n{text.strip()}", Span(0, len(title))


def _with_language(about: Metadata, text: str) -> Metadata:
    """Write the language as a code; what is none costs the field, not the article, and so does another one over an English text."""
    code = languages.code(about.language) if about.language else None
    if code and code.partition("-")[0] != "en" and is_english(text):
        return replace(about, language=None)  # of the template
    lost = (f"language {about.language!r} is not a known one",) if about.language and not code else ()
    return replace(about, language=code, warnings=about.warnings + lost)


def _refuse(text: str, about: Metadata, source: Source, options: Overrides) -> None:
    if not text.strip():
        raise InputError(f"{source.name}: is empty")
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{source.name}: has {len(text):,} characters; an article may have {MAX_CHARACTERS:,}")
    if text.count("\ufffd") > max(_FEW, len(text) // 100):
        raise InputError(f"{source.name}: is damaged: more than one character in a hundred cannot be read")
    stated = (about.language or "").partition("-")[0] == "en"
    if not options.language and not is_english(text, stated):
        raise InputError(
            f"{source.name}: is not in English, as far as its words tell (a stated language overrules this)"
        )


def _from_front(text: str, found: front.Front) -> Metadata:
    title = " ".join(text[slice(*found.headline)].split()) if found.headline else ""
    return Metadata(title=title, published=found.published, authors=found.authors, inferred=found.inferred)


def _article(text: str, found: front.Front, about: Metadata, source: Source) -> Article:
    """Return the article that a text and its metadata make."""
    about = about.or_else(_guessed(text, found))
    title = " ".join(text[slice(*found.headline)].split()) if found.headline else about.title
    return Article(
        text=text,
        body=found.body,
        title=title,
        headline=found.headline,
        byline=found.byline,
        credit=found.credit,
        dateline=found.dateline,
        asides=(*asides.find(text, found.body, about.headings), *asides.behind(text, found.body)),
        quoted=asides.known(text, found.body, about.quoted),
        published=about.published,
        url=about.url,
        authors=about.authors,
        publisher=about.publisher,
        language=about.language or "en",
        inferred=tuple(sorted({*source.inferred, *about.inferred})),
        identifier=about.identifier,
        source=source.name,
        file=source.file,
        stem=source.stem,
        warnings=_warnings(about) + _in_capitals(text, found.body),
    )


def _in_capitals(text: str, body: Span) -> tuple[str, ...]:
    return ("is set in capitals; what is a name is a guess",) if asides.is_capitals(text[slice(*body)]) else ()


def _warnings(about: Metadata) -> tuple[str, ...]:
    if about.published or not about.unread_date:
        return about.warnings
    words = about.unread_date[:60]
    return (*about.warnings, f"date {words!r} cannot be read as a day; write it as 2024-02-07")


def _guessed(text: str, found: front.Front) -> Metadata:
    """Guess what is still unknown: a title from the first sentence, English from the words. A day is never guessed."""
    title = _first_words(text[found.body.start : found.body.end])
    return Metadata(title=title, language="en", inferred=("title", "language"))


def _first_words(body: str) -> str:
    """Return the first sentence, cut after fifteen words."""
    paragraph = " ".join(body[:1000].partition("\n\n")[0].split())
    sentence = _SENTENCE.match(paragraph)
    words = sentence.group().split() if sentence else []
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")
