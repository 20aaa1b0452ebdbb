"""The words of a term: a clause with its subject, a bare predicate, or a noun phrase, cut so that nothing beside it comes along.

No "to", "that" or "which" that only introduces it, no purpose at its end ("in order to ..."), no aside between commas.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.find.proposals import words
from kg.language import tree

#: Auxiliaries of what would be.
WOULD = frozenset(["would", "will", "could", "must", "should", "shall", "may", "'ll", "'d", "’ll", "’d"])
#: Children of a clause that are clauses of their own.
CUT = frozenset(["conj", "cc", "parataxis"])
#: Children of a noun that a term can do without.
LOOSE = frozenset(["acl:relcl", "conj", "cc", "parataxis", "appos", "case", "punct"])
COMPLEMENTS = ("xcomp", "ccomp")
#: Prepositions that introduce parts of what a noun names.
PARTS = ("including", "such as", "like", "with")
COMMAS = frozenset([",", ";", "--", "–", "—"])
#: So many pieces between commas are a list; none of them begins with a relative pronoun or adverb.
LIST = 3
RELATIVE = frozenset(["WDT", "WP", "WP$", "WRB"])


@dataclass(frozen=True)
class Content:
    """The words of one term that may be, their head, the rule that found them, and the word that leads to them ("requires", "under").

    `actor` is who would do it where the clause itself does not say; `away` counts sentences from the phrase that names the proposal;
    `whose` says which side is its subject, if one is.
    """

    head: Token
    words: tuple[Token, ...]
    rule: str
    over: Token | None = None
    actor: Token | None = None
    away: int = 0
    whose: str = ""


def each(clause: Token, rule: str, over: Token | None = None, actor: Token | None = None) -> Iterator[Content]:
    """Yield a clause and those coordinated with it, each by itself."""
    for part in tree.conjuncts(clause):
        tokens = full(part) if has_own_subject(part) else bare(part)
        yield Content(part, tuple(tokens), rule, over, actor)


def phrases(noun: Token, rule: str, over: Token | None = None) -> Iterator[Content]:
    """Yield a noun phrase and those coordinated with it, each by itself."""
    pieces = list(_pieces(noun, over))
    yield from pieces
    for part in () if pieces else tree.conjuncts(noun):
        tokens = tree.subtree(part, LOOSE)
        if part.pos_ in ("VERB", "AUX"):
            yield from each(part, rule, over)
        elif part.pos_ != "PRON":
            yield Content(part, tuple(unpunctuated(_plain(tokens, part))), rule, over)


def parts(noun: Token) -> Iterator[Content]:
    """Yield what a noun includes: "changes, including A and B"."""
    for part in tree.oblique(noun, *PARTS):
        yield from phrases(part, "terms/including", noun)


def _pieces(noun: Token, over: Token | None) -> Iterator[Content]:
    """Yield what stands between the commas of a list, whatever the parser hangs each on: "more police, fines for owners, and a levy"."""
    tokens = tree.subtree(noun, frozenset(["case", "parataxis"]))
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        if token.text in (",", ";"):
            pieces.append([])
        elif pieces[-1] or token.dep_ != "cc":
            pieces[-1].append(token)
    if len(pieces) >= LIST and all(len(p) > 1 and p[0].tag_ not in RELATIVE for p in pieces):
        yield from (Content(head(p), tuple(p), "terms/piece", over) for p in pieces)


def head(words: list[Token]) -> Token:
    """Return the first of some words that hangs on none of them."""
    inside = {t.i for t in words}
    return next((t for t in words if t.head.i not in inside or t.head == t), words[0])


def full(clause: Token, without: frozenset[str] = frozenset()) -> list[Token]:
    """Return the words of a clause with its subject, without what introduces it ("that", "during which"), and `without` other children."""
    return _inner(clause, _from_subject(clause, tree.subtree(clause, CUT | without)))


def _from_subject(clause: Token, tokens: list[Token]) -> list[Token]:
    """Return the words without what a comma parts from the subject behind it ("If it passes, owners would pay"), or a source."""
    own = tree.child(clause, *tree.SUBJECTS)
    first = own.left_edge.i if own is not None else 0
    parted = any(t.text == "," or t.lower_ == "according" for t in tokens if t.i < first)
    return [t for t in tokens if t.i >= first] if parted else tokens


def bare(clause: Token, without: frozenset[str] = frozenset()) -> list[Token]:
    """Return the words of a predicate, without its subject, "to" and what stands before it, auxiliaries, and `without` other children.

    A denial keeps its auxiliaries.
    """
    kept = frozenset(["aux", "mark"]) if tree.is_negated(clause) else frozenset()
    tokens = tree.subtree(clause, (CUT | tree.SUBJECTS | without | {"aux", "mark"}) - kept)
    to = next((c.i for c in clause.lefts if c.dep_ == "mark" and c.lower_ == "to" and not kept), -1)
    return _inner(clause, [t for t in _from_subject(clause, tokens) if t.i > to])


def _inner(clause: Token, tokens: list[Token]) -> list[Token]:
    """Return the words without those that introduce the clause, and none beyond the first clause that is coordinated with it."""
    hidden = {t.i for c in clause.children if (c.i < clause.i and _introduces(c)) or _is_beside(c) for t in c.subtree}
    right = [c.left_edge.i for c in clause.rights if c.dep_ in CUT]
    end = max(min(right, default=len(clause.doc)), clause.i + 1)
    return unpunctuated(_plain([t for t in tokens if t.i not in hidden and t.i < end], clause))


def _plain(tokens: list[Token], head: Token) -> list[Token]:
    """Return the words before the first comma after their head that opens an aside ("..., which critics fear", "..., while ...")."""
    for token in tokens:
        if token.i > head.i and token.text in COMMAS and token.i + 1 < len(token.doc):
            after = token.nbor()
            if words.among("asides", [after]) or (after.lower_ == "to" and after.dep_ == "mark"):
                return [t for t in tokens if t.i < token.i]
    return tokens


def unpunctuated(tokens: list[Token]) -> list[Token]:
    """Return the words from the first to the last that is no punctuation mark."""
    own = [i for i, t in enumerate(tokens) if t.pos_ != "PUNCT"]
    return tokens[own[0] : own[-1] + 1] if own else []


def _introduces(c: Token) -> bool:
    return (
        c.dep_ in ("mark", "cc", "case")
        or (c.dep_ == "advmod" and c.pos_ == "ADV" and not _denies(c))
        or any(g.lower_ in ("which", "whom") for g in c.subtree)
    )


def _is_beside(c: Token) -> bool:
    """Say whether a clause under another tells its purpose, or is an aside ("..., which critics say ...")."""
    if c.dep_ not in ("advcl", "advcl:relcl") or c.i < c.head.i:
        return False
    opening = [t.lower_ for t in c.doc[c.left_edge.i : c.left_edge.i + 2]]
    return opening in (["in", "order"], ["so", "that"], ["so", "as"]) or opening[0] == "which"


def _denies(token: Token) -> bool:
    return token.lower_ in tree.NEGATORS


def has_own_subject(clause: Token) -> bool:
    """Say whether a clause says who or what it is about, by more than a relative pronoun or a partner ("a deal with Zeta to ...")."""
    own = tree.child(clause, *tree.SUBJECTS)
    return own is not None and own.lower_ not in ("that", "which", "who") and tree.preposition(own) in ("", "for")


def would(clause: Token) -> bool:
    """Say whether a clause tells what would be, not what was."""
    return any(a in WOULD for a in tree.auxiliaries(clause))
