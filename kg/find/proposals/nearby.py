"""What the sentences after the naming of a proposal tell that would be, in clauses of their own: "Drivers would get two weeks' notice.".

They are near the proposal and no more; whether they tell its terms is weighed.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.find.proposals import clauses, words
from kg.find.proposals.clauses import Content
from kg.find.proposals.namings import Naming
from kg.find.proposals.scene import Scene
from kg.language import tree
from kg.language.reading import Reading

#: How many sentences after the one that names a proposal may still tell of it, and how many of them may name others, too.
REACH, NEAR = 6, 2
#: What a clause may be headed by, and auxiliaries of what would be, beyond those that a proposal itself has.
CLAUSES = frozenset(["VERB", "AUX", "NOUN", "ADJ", "NUM"])
MAY = frozenset(["can", "might"])


def of_naming(scene: Scene, naming: Naming, others: frozenset[int]) -> Iterator[Content]:
    """Yield the clauses of the sentence and of those after it that tell what would be; `others` are sentences of other proposals."""
    reading = scene.reading
    first = reading.sentence[naming.head.i]
    if naming.in_headline:
        return
    for number in range(first, min(first + REACH + 1, len(reading.first_tokens))):
        if number > first + NEAR and number in others:
            return
        for token in _tokens(reading, number):
            if token.pos_ in CLAUSES and (clauses.would(token) or MAY & {*tree.auxiliaries(token)}):
                yield from _contents(scene, naming, token, number - first)


def _tokens(reading: Reading, sentence: int) -> Iterator[Token]:
    starts = reading.first_tokens
    end = starts[sentence + 1] if sentence + 1 < len(starts) else len(reading.doc)
    yield from (reading.doc[i] for i in range(starts[sentence], end))


def _contents(scene: Scene, naming: Naming, verb: Token, away: int) -> Iterator[Content]:
    """Yield a clause, those coordinated with it that share its auxiliary, and by which means it would be."""
    subject = tree.child(verb, *tree.SUBJECTS)
    whose = _whose(scene, naming, subject)
    for part in tree.conjuncts(verb):
        own = tree.child(part, *tree.SUBJECTS)
        told = clauses.full(part) if own is not None and not _points_back(own) else clauses.bare(part)
        if part == verb or (part.pos_ in ("VERB", "AUX") and not tree.auxiliaries(part) and own is None):
            yield Content(part, tuple(told), "terms/told", part, subject, away, whose=whose)
            yield from (replace(m, away=away, whose=whose) for m in _means(part))


def _points_back(subject: Token) -> bool:
    """Say whether a subject is a pronoun, or the proposal itself."""
    return subject.pos_ in ("PRON", "DET") or subject.lemma_.lower() in words.words().nouns


def _whose(scene: Scene, naming: Naming, subject: Token | None) -> str:
    """Return which side of the proposal a subject is."""
    name = scene.entities.at(subject) if subject is not None else None
    if name is None:
        return ""
    return "author" if name in naming.parties.by else "addressee" if name in naming.parties.to else "other"


def _means(verb: Token) -> Iterator[Content]:
    """Yield by which means it would be: "would cut emissions by closing mines, moving trains to the rails"."""
    for c in verb.children:
        if c.dep_ == "advcl" and c.i > verb.i and tree.is_participle(c) and c.lower_.endswith("ing"):
            yield from clauses.each(c, "terms/means", verb)
