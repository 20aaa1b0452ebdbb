"""Lexicon files -> typed rows: knowledge of English as data, with a schema.

What breaks the schema raises LexiconError with file, row and problem, so that a typo in a data file reads as one.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rdflib import URIRef

from kg import tsv
from kg.errors import LexiconError
from kg.terms import KG, KGT

#: Ends of the forms of a verb.
ENDINGS = ("s", "d", "ed", "ing")
FOLDER = Path(__file__).parent / "lexicons"


@dataclass(frozen=True)
class Reporting:
    """What attribution verbs introduce: per lemma the speech act of each frame; nouns and adverbs with their act."""

    verbs: dict[str, dict[str, URIRef]]
    nouns: dict[str, URIRef]
    adverbs: dict[str, URIRef]


FRAMES = frozenset(
    ["clause", "open", "object", "quote", "person", "for", "of", "on", "as", "about", "against", "to", "with"]
)


@cache
def reporting() -> Reporting:
    """Return the words that attribute."""
    data = _toml("reporting.toml")
    verbs: dict[str, dict[str, URIRef]] = {}
    for group in data["group"]:
        if unknown := set(group["frames"]) - FRAMES:
            raise LexiconError(
                f"reporting.toml: [[group]] {group['verbs'][0]}: no such frame: {', '.join(sorted(unknown))}"
            )
        act = _term(KG, group["act"], "reporting.toml")
        for verb in group["verbs"]:
            frames = verbs.setdefault(verb, {})
            frames.update({frame: act for frame in group["frames"] if frame not in frames})
    return Reporting(verbs, _acts(data["nouns"]), _acts(data["adverbs"]))


def _acts(table: dict[str, list[str]]) -> dict[str, URIRef]:
    return {word: _term(KG, act, "reporting.toml") for act, words in table.items() for word in words}


@cache
def words(file: str, kind: str | None = None) -> frozenset[str]:
    """Return the first column of a TSV lexicon, of one kind (its second column) or of all."""
    return frozenset(row[0] for row in table(file) if kind is None or row[1] == kind)


@cache
def table(file: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a TSV lexicon below its header."""
    return tuple(tuple(row.values()) for _, row in tsv.rows((FOLDER / file).read_text("utf-8"), file))


@cache
def weights(file: str) -> dict[str, tuple[float, ...]]:
    """Return the weights of a log-linear model: per feature what it adds to each class, in the order of the header."""
    return {feature: tuple(map(float, row)) for feature, *row in table(file)}


@cache
def toml(file: str) -> dict[str, Any]:
    """Return a TOML lexicon whose reader checks it itself."""
    return _toml(file)


@cache
def listed(question: str) -> frozenset[str]:
    """Return one of the closed lists of words.toml."""
    return frozenset(toml("words.toml")[question])


def forms(lemma: str, word: str) -> tuple[str, ...]:
    """Return what a list may have a word as: its lemma, itself, and, as rare words have odd lemmas, itself without an ending.

    >>> forms("foiled", "foiled")
    ('foiled', 'foiled', 'foiled', 'foile', 'foil', 'foiled')
    """
    return lemma, word, *(word.removesuffix(end) for end in ENDINGS)


def event_type(name: str, file: str) -> URIRef:
    """Return the concept of an event type named in a lexicon."""
    return _term(KGT, name, file)


def _toml(file: str) -> dict[str, Any]:
    try:
        return tomllib.loads((FOLDER / file).read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file}: {error}") from error


def _term(vocabulary: type[KG] | type[KGT], name: str, file: str) -> URIRef:
    term = getattr(vocabulary, name, None)
    if not isinstance(term, URIRef):
        raise LexiconError(f"{file}: {name!r} is not a term of the ontology")
    return term
