"""The lexicon of proposals as typed rows, and which of its words stands before us."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from kg.errors import LexiconError
from kg.language import lexicon, tree

FILE = "proposals.toml"
ACTS = frozenset(["propose", "convey", "accept", "reject", "withdraw", "consider", "support"])
#: Parts of speech of the words that tell which proposal is meant, and what it would bring.
CONTENT = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "NUM"])
FORCES = ("strong", "weak", "loose", "echo")
FRAMES = frozenset(["object", "infinitive", "person", "that", "gerund", "for"])


@dataclass(frozen=True)
class Noun:
    """What a noun says of a proposal: the families it may belong to, and how surely it names one."""

    families: tuple[str, ...]
    force: str


#: What a noun says that only a reader's mark takes for the name of a proposal, where it stands in no family.
MARKED = Noun(("offer",), "marked")
#: What a noun says that stands in no family, where a word on it says that it is proposed ("the proposed fence", "the cuts requested by").
PROPOSED = Noun(("offer",), "proposed")


@dataclass(frozen=True)
class Putting:
    """What a verb says that puts a proposal forward: the families of the proposal, and how its words hang on the verb."""

    families: tuple[str, ...]
    frames: frozenset[str]


@dataclass(frozen=True)
class Words:
    """Nouns that name, verbs that put forward; what verbs and nouns do to a proposal, what it does; contents; lists; idle nouns; deeds."""

    nouns: Mapping[str, Noun]
    putting: Mapping[str, Putting]
    verbs: Mapping[str, str]
    acts: Mapping[str, str]
    fates: Mapping[str, str]
    contents: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    idle: Mapping[str, Mapping[str, list[str]]]
    deeds: Mapping[str, frozenset[str]]


@cache
def words() -> Words:
    """Return the words of proposals."""
    data = lexicon.toml(FILE)
    for table in ("verbs", "nouns", "fate"):
        if unknown := set(data[table]) - ACTS:
            raise LexiconError(f"{FILE}: [{table}]: no such act: {', '.join(sorted(unknown))}")
    verbs, acts, fates, contents = (_by_word(data[table]) for table in ("verbs", "nouns", "fate", "terms"))
    lists, deeds = ({key: frozenset(listed) for key, listed in data[table].items()} for table in ("words", "deeds"))
    return Words(
        _nouns(data["family"]), _putting(data["putting"]), verbs, acts, fates, contents, lists, data["idle"], deeds
    )


def _putting(groups: list[dict[str, Any]]) -> dict[str, Putting]:
    """Return what the verbs say that put a proposal forward; raise LexiconError for a frame that is none."""
    for group in groups:
        if unknown := set(group["frames"]) - FRAMES:
            raise LexiconError(f"{FILE}: [[putting]] {group['verbs'][0]}: no such frame: {', '.join(sorted(unknown))}")
    return {
        v: Putting(tuple(group["families"]), frozenset(group["frames"])) for group in groups for v in group["verbs"]
    }


def _nouns(families: list[dict[str, Any]]) -> dict[str, Noun]:
    """Return the nouns; one that stands in two families keeps its better force."""
    found: dict[str, Noun] = {}
    for force in FORCES:
        for family in families:
            for noun in family[force]:
                known = found.get(noun, Noun((), force))
                found[noun] = Noun((*known.families, family["name"]), known.force)
    return found


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: key for key, listed in table.items() for word in listed}


def among(kind: str, tokens: Iterable[Token]) -> bool:
    """Say whether one of the tokens stands in a closed list."""
    return any(t.lower_ in words().lists[kind] for t in tokens)


def act(verb: Token) -> str:
    """Return what a verb does to its object ("reject"), or an empty string; its particle decides first."""
    return _first(_forms(verb), words().verbs)


#: A verb that only a reader's mark takes for one that puts something forward.
ANY = Putting(("offer",), FRAMES)


def putting(verb: Token) -> Putting | None:
    """Return what a verb says that puts a proposal forward; its particle or preposition decides first."""
    prepositions = [tree.preposition(c) for c in verb.children if c.dep_.startswith("obl")]
    prepositions += [
        t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 2]
    ]  # parsers hang "for" and "upon" on many things
    forms = [*(f"{lemma} {p}" for lemma in lemmas(verb) for p in prepositions), *_forms(verb)]
    return next((words().putting[form] for form in forms if form in words().putting), None)


def act_with(verb: Token, preposition: str) -> str:
    """Return what a verb does to what follows it by a preposition ("vote on the bill"), or an empty string."""
    particles = [c.lower_ for c in verb.children if c.dep_ in ("compound:prt", "advmod")]
    between = ["", *(f"{p} " for p in particles)]
    return _first((f"{lemma} {p}{preposition}" for lemma in lemmas(verb) for p in between), words().verbs)


def fate(verb: Token) -> str:
    """Return what befalls a proposal that is the verb's subject ("the bill passed"), or an empty string."""
    return _first(_forms(verb), words().fates)


def makes(verb: Token) -> bool:
    """Say whether a verb is what the makers of a pact do ("signed a deal")."""
    return any(lemma in words().lists["making"] for lemma in lemmas(verb))


def does(kind: str, verb: Token) -> bool:
    """Say whether a verb, with its particle or without, stands in a closed list."""
    return any(form in words().lists[kind] for form in _forms(verb))


def content(verb: Token) -> str:
    """Return what kind of verb of content this is ("opener", "doer", "never"), or an empty string."""
    prepositions = [tree.preposition(c) for c in verb.children if c.dep_.startswith("obl")]
    behind = [
        t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 2]
    ]  # "calls for them to be freed", whatever "for" hangs on
    return _first([f"{verb.lemma_.lower()} {p}" for p in (*prepositions, *behind)] + [*_forms(verb)], words().contents)


def _first(forms: Iterable[str], table: Mapping[str, str]) -> str:
    return next((table[form] for form in forms if form in table), "")


def _forms(verb: Token) -> Iterator[str]:
    for lemma in lemmas(verb):
        yield from (f"{lemma} {c.lower_}" for c in verb.children if c.dep_ in ("compound:prt", "advmod"))
        yield lemma


def lemmas(verb: Token) -> tuple[str, ...]:
    """Return the lemma and what it may be meant to be: lemmatizers stumble over the last letter ("tabled": tabl, "vetoed": vetoe)."""
    lemma = verb.lemma_.lower()
    return lemma, f"{lemma}e", lemma.removesuffix("e"), lemma.removesuffix("ed")
