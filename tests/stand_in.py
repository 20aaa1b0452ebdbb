"""A finder that needs no trained model, for the tests of what lies around the language: names are capitalised words.

It is patched in for `kg.pipeline.find`, in this process or, through `builder`, in a worker's.
"""

import os
import re
from collections.abc import Callable
from functools import partial
from unittest import mock

import spacy

from kg.corpus import build
from kg.language.reader import Reader
from kg.slugs import slug
from kg.terms import KG
from kg.values import Article, Claim, Drop, Entity, Findings, Span, name_of
from kg.world import World

#: Never asked anything: the finder above reads no parse.
READER = Reader(spacy.blank("en"))
NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
SAID = re.compile(r"(?P<speaker>[A-Z][a-z]+ [A-Z][a-z]+) said (?P<words>[^.]+)\.")


def find(article: Article, reader: object, world: object) -> Findings:
    """Find people (two capitalised words) and what they said; a text may also ask for a failure by a word in it."""
    if "POISON" in article.text:
        raise ZeroDivisionError("a bug on purpose")
    if "KILLER" in article.text:
        os._exit(9)
    people = {match[0]: Span(*match.span()) for match in NAME.finditer(article.text, article.body.start)}
    entities = tuple(
        Entity(f"{article.key}_person-{slug(name)}", KG.Person, name, (), (span,), "test/names")
        for name, span in people.items()
    )
    claims = tuple(_claim(article, match) for match in SAID.finditer(article.text, article.body.start))
    drops = (Drop("test", "a lonely word"),) if "lonely" in article.text else ()
    return Findings(entities, claims, drops)


def _claim(article: Article, match: re.Match[str]) -> Claim:
    content, whole = Span(*match.span("words")), Span(*match.span())
    # A claim about nobody breaks the shape that a claim has a speaker.
    speakers = () if "nobody" in match["words"] else (f"{article.key}_person-{slug(match['speaker'])}",)
    return Claim(
        name_of(article, "claim", whole),
        speakers,
        (content,),
        KG.Indirect,
        KG.Assert,
        (whole,),
        "test/said",
        cue="said",
    )


def builder(plan: build.Plan) -> Callable[[Article], build.Outcome]:
    """Return what builds an article with the finder above, also in a worker process, which no patch of the test reaches."""
    return partial(build_one, plan)


def build_one(plan: build.Plan, article: Article) -> build.Outcome:
    """Build an article with the finder above."""
    with mock.patch("kg.pipeline.find", find), mock.patch("kg.language.reader.fingerprint", fingerprint):
        return build.build_one(plan, READER, World(plan.newsroom), article)


def fingerprint(model: str | None = None) -> str:
    """Stand in for the fingerprint of a trained model."""
    return f"stand-in {model}"
