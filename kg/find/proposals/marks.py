"""What a reader marks that learnt what proposals are: the words that name one, and the passages that are its author, addressee, term.

A reader writes the words to `doc.spans["proposals"]`, and to `doc._.findings` how likely each is, and the roles around it. A pipeline
that marks no proposals has neither; then the rules decide alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Doc, Token

from kg.find.proposals import words as words_of
from kg.find.proposals.clauses import Content, head, unpunctuated
from kg.language import tree

LAYER, ANCHOR = "proposals", "proposal"
#: How likely a mark is of which a reader does not say it.
SURE = 0.9
#: How likely an author or addressee has to be.
PARTY = 0.5
#: How much two passages share that tell one term (Dice coefficient of their words).
ALIKE = 0.5
#: What ends a term only where a passage was cut off.
UNFINISHED = frozenset(["case", "cc", "det", "mark"])


@dataclass(frozen=True)
class Role:
    """A passage that a reader takes for "by", "to" or "term" of a proposal, and how likely it is that."""

    label: str
    tokens: tuple[Token, ...]
    chance: float


@dataclass(frozen=True)
class Marks:
    """The marks of an article: how likely a token names a proposal, by its index, and what is related to it.

    `known` is false where no reader marked proposals at all; `likely` is how likely words that are not marked name one.
    """

    known: bool = False
    chances: dict[int, float] = field(default_factory=dict)
    roles: dict[int, tuple[Role, ...]] = field(default_factory=dict)
    likely: Mapping[int, float] = field(default_factory=dict)

    def chance(self, token: Token) -> float | None:
        """Return how likely a reader takes a token for the name of a proposal, marked or not; nothing where no reader looked."""
        return self.likely.get(token.i, self.chances.get(token.i, 0.0)) if self.known else None

    def related(self, token: Token, label: str) -> list[Role]:
        """Return what has a role to the proposal that a token names."""
        return [role for role in self.roles.get(token.i, ()) if role.label == label]


def of(doc: Doc) -> Marks:
    """Return the marks of an article."""
    if LAYER not in doc.spans:
        return Marks()
    read: Any = doc._.findings if doc.has_extension("findings") else None
    likely = getattr(read, "chances", {})
    chances = {s.root.i: likely.get((LAYER, s.start, s.end), SURE) for s in doc.spans[LAYER]}
    roles: dict[int, list[Role]] = {}
    for related in getattr(read, "roles", ()):
        if related.kind == ANCHOR:
            found = related.found
            tokens = tuple(t for t in doc[found.start : found.end] if not t.is_space)
            if tokens:
                roles.setdefault(doc[slice(*related.anchor)].root.i, []).append(Role(found.label, tokens, found.chance))
    return Marks(True, chances, {i: tuple(own) for i, own in roles.items()}, getattr(read, "proposing", {}))


def contents(marks: Marks, naming: Token) -> Iterator[Content]:
    """Yield what a reader takes for the terms of the proposal that a token names, without "to" and "that" before them."""
    for role in marks.related(naming, "term"):
        words = unpunctuated(list(role.tokens))
        if words and words[0].lower_ == "by" and words[0].dep_ == "case":
            continue  # by whom something is done is no term
        while len(words) > 1 and words[0].dep_ in ("mark", "case", "cc"):
            words = words[1:]
        words = _finished(words)
        while len(words) > 1 and words[-1].dep_ in UNFINISHED:
            words = words[:-1]
        if any(w.pos_ not in ("DET", "PUNCT") for w in words) and not _is_brought(head(words)):
            yield Content(head(words), tuple(words), "terms/marked", naming)


def _finished(words: list[Token]) -> list[Token]:
    """Return a passage to the end of the clause that it breaks off in ("the return of hostages still [held in the city]")."""
    clause = words[-1].head if words and words[-1].dep_ == "advmod" else None
    if clause is None or clause.i < words[-1].i or not clause.dep_.startswith("acl"):
        return words
    return words + [t for t in clause.subtree if t.i > words[-1].i]


def _is_brought(word: Token) -> bool:
    """Say whether a word only tells how a proposal came ("a plan ... and delivered to Oslo")."""
    return (
        words_of.act(word) in ("propose", "convey")
        and word.tag_ in ("VBN", "VBD")
        and tree.child(word, *tree.SUBJECTS) is None
    )


def alike(marked: Iterable[Role], tokens: Sequence[Token]) -> float:
    """Return how likely a reader takes words for what it marked nearly the same, 0 where it marked none of them."""
    own = {t.i for t in tokens}
    shared = ((role, len(own & {t.i for t in role.tokens})) for role in marked)
    return max((role.chance for role, n in shared if 2 * n >= ALIKE * (len(own) + len(role.tokens))), default=0.0)


def heads(marks: Marks, naming: Token, label: str) -> list[Token]:
    """Return the words that head the passages with a role to the proposal that a token names."""
    return [head(list(role.tokens)) for role in marks.related(naming, label) if role.chance >= PARTY]


def is_noun(token: Token) -> bool:
    """Say whether a marked word names by itself what is put, not who does what with it."""
    return token.pos_ in ("NOUN", "PROPN", "NUM", "SYM") or (
        token.pos_ == "VERB" and tree.child(token, "det") is not None
    )
