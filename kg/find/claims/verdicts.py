"""Claims that somebody rejects: what is denied is what the others claim, and never what the one who rejects it says.

"rejected the assertion that prices rose", "dismissed reports of a sale", "called the idea that they paid him a lie".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues import Cue, complements
from kg.language.reading import Reading
from kg.values import Span

#: Relations in which a verb's noun can stand that holds the claim.
HELD = frozenset(["obj", "nsubj:pass", "nsubj"])
#: The most tokens of a verdict, with the "as" before it.
LONGEST = 6
#: Prepositions between some verbs and it ("scoffed at the idea that", "poured scorn on claims that").
LINKS = ("at", "on", "off", "aside", "to")


def rejected(cue: Cue) -> list[Token]:
    """Return the heads of what a verb that rejects denies: the clause that its noun of saying holds, or the noun itself."""
    if cue.kind != "verb":
        return []
    lists = lexicon.toml("reporting.toml")
    noun = next(_nouns(cue), None)
    if noun is None or noun.lemma_.lower() not in lists["rejecting"]["claims"]:
        return []
    if cue.rejects or _is_verdict(cue, noun):
        return list(_clauses(cue, noun)) or ([] if _is_verdict(cue, noun) else [noun])
    return []


def holds(cue: Cue, noun: Token) -> bool:
    """Say whether a noun of saying is what a cue rejects."""
    return any(noun == own for own in _nouns(cue)) and bool(rejected(cue))


def without_verdict(reading: Reading, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what is rejected without the verdict on it that the parse drew into it: "... in advance as complete rubbish"."""
    words = lexicon.toml("reporting.toml")["rejecting"]["verdicts"]
    for number, piece in enumerate(pieces):
        for token in reading.tokens(piece) or ():
            behind = reading.tokens(Span(token.idx, piece.end)) if token.lower_ == "as" else None
            short = behind is not None and piece.start < token.idx and len(behind) <= LONGEST
            if behind is not None and short and any(t.lemma_.lower() in words for t in behind):
                return (*pieces[:number], tree.trim(reading.text, Span(piece.start, token.idx)))
    return pieces


def _nouns(cue: Cue) -> Iterator[Token]:
    """Yield the nouns that can hold what is rejected, the object before a phrase."""
    passive = tree.is_passive(cue.verb)
    for c in cue.verb.children:
        if c.dep_ in HELD and (c.dep_ != "nsubj" or (passive and c != cue.source)):
            yield c
    yield from (c for c in tree.oblique(cue.verb, *LINKS) if c.i > cue.verb.i)


def _clauses(cue: Cue, noun: Token) -> Iterator[Token]:
    """Yield the clause that a noun holds, also where the parser hung it on the verb."""
    yield from complements(noun)
    if noun.pos_ == "VERB":
        yield from (c for c in noun.children if c.dep_ == "ccomp")
    for c in cue.verb.children:
        if c.dep_ in ("ccomp", "advcl") and c.left_edge.i == noun.right_edge.i + 1 and c.left_edge.lower_ == "that":
            yield c


def _is_verdict(cue: Cue, noun: Token) -> bool:
    """Say whether a cue calls what a noun holds untrue: "described the idea that they paid as nonsense"."""
    words = lexicon.toml("reporting.toml")["rejecting"]["verdicts"]
    inside = {t.i for t in tree.subtree(noun)}
    said = ("xcomp", "obl", "advcl", "obj", "ccomp")
    verdicts = (c for c in cue.verb.children if c.i not in inside and c.dep_ in said and c != cue.source)
    return any(t.lemma_.lower() in words for c in verdicts for t in tree.subtree(c) if t.i not in inside)
