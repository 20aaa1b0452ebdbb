"""Claims that somebody rejects: what is denied is the claim of others, not the words of the person who rejects it.

"rejected the assertion that prices rose", "dismissed reports of a sale", "called the idea that they paid him a lie".
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues import Cue, complements
from kg.language.reading import Reading
from kg.spans import trim
from kg.values import Span

#: Relations in which a verb's noun can stand that holds the claim.
HELD = frozenset(["obj", "nsubj:pass"])
#: Behind such a word a verdict with an article is no object of it.
PARTED = frozenset(["NOUN", "PROPN", "ADJ", "ADV", "NUM"])
#: The most words of a verdict, and the fewest behind a verb among which the noun stands ("dismissed as mere gossip reports that ...").
LONGEST, SHIFTED = 5, 9
#: Prepositions between some verbs and it ("scoffed at the idea that", "poured scorn on claims that").
LINKS = ("at", "on", "off", "aside", "to")
QUOTES = "\"“”„'‘’"


def rejected(cue: Cue) -> list[Token]:
    """Return the heads of what a verb that rejects denies: the clause that its noun of saying holds, or the noun itself."""
    noun = _noun(cue)
    if noun is None:
        return []
    if cue.lemma in lexicon.toml("reporting.toml")["rejecting"]["contesting"]:
        return list(_clauses(cue, noun))
    verdict = _verdict(cue, noun)
    if cue.rejects or verdict is not None:
        return list(_clauses(cue, noun)) or ([] if verdict is not None else [noun])
    return []


def holds(cue: Cue, noun: Token) -> bool:
    """Say whether a noun of saying is what a cue rejects."""
    return noun == _noun(cue) and bool(rejected(cue))


def judges(cue: Cue, noun: Token) -> bool:
    """Say whether a cue gives a quality to the claim of others that a noun holds ("described claims that he lied as unhelpful")."""
    return cue.names and noun == _noun(cue)


def without_verdict(reading: Reading, cue: Cue, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what is rejected without the verdict on it that the parse drew into it: "... in advance as complete rubbish"."""
    noun = _noun(cue)
    verdict = _verdict(cue, noun) if noun is not None else None
    start = verdict.idx if verdict is not None and noun is not None and verdict.i > noun.i else len(reading.text)
    cut = (Span(p.start, min(p.end, start)) for p in pieces if p.start < start)
    return tuple(trim(reading.text, p) for p in cut)


def _noun(cue: Cue) -> Token | None:
    """Return the noun of saying that a verb rejects, by the parse or, where that has lost it, by the "that" behind it."""
    if cue.kind != "verb":
        return None
    claims = lexicon.toml("reporting.toml")["rejecting"]["claims"]
    found = next(_nouns(cue), None)
    if found is not None and found.lemma_.lower() in claims:
        return found
    verb, passive = cue.verb, tree.is_passive(cue.verb)
    after = verb.doc[verb.i + 1 : min(verb.i + SHIFTED, verb.sent.end - 1)]
    side = verb.doc[verb.sent.start : verb.i] if passive else after
    told = (t for t in side if t.lemma_.lower() in claims and t.nbor().lower_ == "that")
    return next(told, None) if found is None or passive else None


def _nouns(cue: Cue) -> Iterator[Token]:
    """Yield the nouns that can hold what is rejected, the object before a phrase."""
    yield from (c for c in cue.verb.children if c.dep_ in HELD)
    yield from (c for c in tree.oblique(cue.verb, *LINKS) if c.i > cue.verb.i)


def _clauses(cue: Cue, noun: Token) -> Iterator[Token]:
    """Yield the clause that a noun holds, also where the parser hung it on the verb."""
    yield from complements(noun)
    for c in cue.verb.children:
        if c.dep_ in ("ccomp", "advcl") and c.left_edge.i == noun.right_edge.i + 1 and c.left_edge.lower_ == "that":
            yield c


def _verdict(cue: Cue, noun: Token) -> Token | None:
    """Return the first word of what calls untrue what a noun holds: "described the idea that they paid as “pure nonsense”".

    The parser hangs it on many a word, so its place tells: behind "as" or a mark that opens a quotation, or right at the end.
    """
    words = lexicon.toml("reporting.toml")["rejecting"]["verdicts"]
    if cue.verb.i + 1 < noun.i and cue.verb.nbor().lower_ == "as":
        between = cue.verb.doc[cue.verb.i + 2 : noun.i]  # "described as nonsense the claim that ..."
        return cue.verb.nbor() if any(t.lemma_.lower() in words for t in between) else None
    behind = cue.verb.doc[max(cue.verb.i, noun.i) + 1 : cue.verb.sent.end]
    opened = [(_opening(token), token) for token in behind if token.lemma_.lower() in words]
    found = [first for first, token in opened if first.i >= behind.start and _is_apart(cue, noun, first, token)]
    return next((first for first in found if first.lower_ == "as"), found[-1] if found else None)


def _opening(verdict: Token) -> Token:
    """Return the first word of the phrase that ends with a verdict, with the mark and the "as" before it."""
    doc, i = verdict.doc, verdict.i
    while verdict.i - i < LONGEST and (doc[i].pos_ != "DET" or doc[i - 1].pos_ == "CCONJ") and _qualifies(doc[i - 1]):
        i -= 1
    for marks in (QUOTES, ("as",)):
        i -= int(i > verdict.sent.start and doc[i - 1].lower_ in marks)
    return doc[i]


def _qualifies(word: Token) -> bool:
    """Say whether a word before a verdict belongs to it: "a complete and utter fairy tale", "a lie and nonsense"."""
    told = word.lemma_.lower() in lexicon.toml("reporting.toml")["rejecting"]["verdicts"]
    return told or word.pos_ in ("ADJ", "ADV", "DET", "CCONJ") or word.dep_ == "compound"


def _is_apart(cue: Cue, noun: Token, first: Token, verdict: Token) -> bool:
    """Say whether a phrase is a verdict by itself, and no part of the words that it is about ("claims that she was wrong")."""
    if tree.child(verdict, "cop") is not None:
        return False
    after = verdict.doc[verdict.i + 1 : verdict.i + 2]
    parted = verdict.pos_ == "ADJ" or first.nbor(-1).pos_ in PARTED  # "told a lie" is told
    ends = cue.names and parted and all(t.is_punct or t.lower_ in ("and", "or") for t in after)
    own = cue.names and verdict.head == cue.verb and not noun.is_ancestor(verdict)
    return first.lower_ == "as" or (cue.names and first.text in QUOTES) or ends or own
