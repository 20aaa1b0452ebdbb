"""An article -> the same article as it is to be read, letter for letter: what is no prose is blank, and capitals are lowered.

Only what finds things in a text is given this copy. Passages, hashes and all words of the graph are those of the article itself.
"""

import re
from dataclasses import replace

from kg.article import truecase, wire
from kg.article.asides import is_capitals
from kg.article.lines import ends_sentence
from kg.values import Article, Span

_KEY_POINTS = 8  # lines
_SURE = re.compile(r"^[^a-z]{3,}(?:,|\s\()|\d")  # a place in capitals with its land or agency, or a day
_PLACE = re.compile(r"(?=[^\W\d_]{3})[^a-z\d,(]+(?=,|\s\(|\s?[-–—]|$)")


def legible(article: Article) -> Article:
    """Return the article as it is to be read; its text is as long as before, and it keeps its key."""
    text = _without_capitals(article)
    text = _parted(article, _with_dateline(article, text))
    for aside in article.asides:
        text = text[: aside.start] + " " * (aside.end - aside.start) + text[aside.end :]
    return article if text == article.text else replace(article, text=text, original=article.original or article.text)


def _with_dateline(article: Article, text: str) -> str:
    """Return the text with the place before the prose as the article writes it elsewhere: its capitals are those of a dateline."""
    start = article.text.rfind("\n", 0, article.body.start) + 1
    place = _PLACE.match(article.text[start : article.body.start])
    if not place:
        return text
    return (
        text[:start]
        + truecase.named(place[0], truecase.shown(article.words(article.body)))
        + text[start + place.end() :]
    )


def _parted(article: Article, text: str) -> str:
    """Return the text with a line break behind a dateline that key points stand above: it is no part of the sentence after it."""
    told = False
    for line in _lines(article)[:_KEY_POINTS]:
        words = article.words(line)
        found, place = wire.find(words), _PLACE.match(words)
        if found and place and (line.start > article.body.start and (not told or _SURE.search(words[: found.words]))):
            named = truecase.named(place[0], truecase.shown(article.words(article.body)))
            blank = " " * (found.prose - place.end() - 1) + "\n"
            return text[: line.start] + named + blank + text[line.start + found.prose :]
        told = told or ends_sentence(words)
    return text


def _without_capitals(article: Article) -> str:
    """Return the text with its capitals lowered: all of it, or the headline and the paragraphs that alone are in them or in title case."""
    text = article.text
    if is_capitals(article.words(article.body)):
        return truecase.truecased(text)
    lines = _lines(article)
    capitals = [
        line for line in (*([article.headline] if article.headline else ()), *lines) if is_capitals(article.words(line))
    ]
    titled = [line for line in lines if truecase.is_title_case(article.words(line))]
    shown = (
        truecase.shown("\n".join(article.words(line) for line in lines if line not in titled))
        if capitals or titled
        else {}
    )
    for line in (*capitals, *titled):
        usual = truecase.lowered if line in titled else truecase.truecased
        text = text[: line.start] + usual(text[slice(*line)], shown) + text[line.end :]
    return text


def _lines(article: Article) -> list[Span]:
    """Return the lines of the body."""
    found, start = [], article.body.start
    for line in article.words(article.body).split("\n"):
        found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found
