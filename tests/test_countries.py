"""Every country of ISO 3166 by every name that the gazetteer has, in a sentence that nobody has parsed or marked."""

from collections.abc import Iterator

import pytest
import spacy
from parses import WORLD
from spacy.tokens import Doc, Span

from kg.find import mentions
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Article
from kg.values import Span as Range
from kg.world import World, gazetteer, lookup
from kg.world.gazetteer.newsroom import Newsroom

NLP = spacy.blank("en")
NOUN = ("She left {} early.", "In {}'s north it rained.", "{} voted late.", "They trade with “{}”.")
OTHER = ("A {} officer came early.", "Two {}’s passports were found.")
#: All that has a code is a country under an empty policy.
ISO = World(Newsroom(territories=()))


def names(row: gazetteer.Country) -> Iterator[tuple[str, str]]:
    """Yield every name of a country and a sentence with it."""
    nouns = dict.fromkeys((row.name, *row.names))
    for name in nouns:
        yield from ((name, sentence.format(name)) for sentence in NOUN)
        if len(name) > 3:
            yield name.upper(), f"{name.upper()} VOTES ON BUDGET"
    for name in dict.fromkeys((*row.adjectives, *row.people)):
        if name not in nouns:
            yield from ((name, sentence.format(name)) for sentence in OTHER)


def unparsed(text: str, name: str) -> Reading:
    """Return a text without a parse; the pipeline marks only a name that could mean something else."""
    tokens = NLP.make_doc(text)
    start = text.index(name)
    inside = [start <= t.idx < start + len(name) for t in tokens]
    doc = Doc(
        NLP.vocab,
        words=[t.text for t in tokens],
        spaces=[bool(t.whitespace_) for t in tokens],
        heads=[len(tokens) - 1] * len(tokens),
        deps=["dep"] * (len(tokens) - 1) + ["ROOT"],
        pos=["PROPN" if named and t.text[0].isupper() else "X" for t, named in zip(tokens, inside, strict=True)],
    )
    if lookup.is_ambiguous(name) or lookup.is_ambiguous(name.title()):
        doc.set_ents([Span(doc, inside.index(True), len(inside) - inside[::-1].index(True), label="Place")])
    return Reading(Article(text, Range(0, len(text))), doc)


@pytest.mark.parametrize("row", gazetteer.countries(), ids=lambda row: row.code)
def test_every_name_of_a_country_is_one_mention_of_it(row: gazetteer.Country) -> None:
    wrong = {text: found for name, text in names(row) if (found := countries(text, name)) != [(name, row.code)]}

    assert wrong == {}


def countries(text: str, name: str) -> list[tuple[str, str | None]]:
    found = mentions.find(unparsed(text, name), ISO)
    return [(m.text, ISO.code_of_land(m.text)) for m in found if m.kind == KG.Country]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Antigua & Barbuda won.", ["Antigua & Barbuda"]),
        ("Bosnia and Herzegovina and Trinidad and Tobago met.", ["Bosnia and Herzegovina", "Trinidad and Tobago"]),
        ("The Papua New Guinea-Australia talks ended.", ["Papua New Guinea"]),
        ("A pro-South Korean group met.", ["South Korean"]),
        ("A Sao Tomean and a São Tomé and Príncipe ship sank.", ["Sao Tomean", "São Tomé and Príncipe"]),
        ("Central African states met in the Central African Republic.", ["Central African Republic"]),
    ],
)
def test_the_longest_name_wins(text: str, expected: list[str]) -> None:
    found = mentions.find(unparsed(text, expected[0]), WORLD)

    assert [m.text for m in found if m.kind == KG.Country] == expected
