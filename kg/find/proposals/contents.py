"""Where the words of a term stand: clauses and phrases that tell the content of a proposal.

"a bill to ban guns", "that would ban guns", "calls for a ban and a fine" (two), "under the plan, troops would leave".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.find.proposals import words
from kg.language import tree

#: Auxiliaries of what would be.
WOULD = frozenset(["would", "will", "could", "must", "should", "shall", "may", "'ll", "'d"])
#: Those of what a proposal itself would do; that it "could" or "may" is what people fear.
SURE = frozenset(["would", "will", "shall", "must", "'ll", "'d"])
#: Children of a clause that are clauses of their own.
CUT = frozenset(["conj", "cc", "parataxis"])
#: Children of a noun that a term can do without.
LOOSE = frozenset(["acl:relcl", "conj", "cc", "parataxis", "appos", "case", "punct"])
COMPLEMENTS = ("xcomp", "ccomp")


@dataclass(frozen=True)
class Content:
    """The words of one term, their head, the rule that found them, and who would do it where the clause itself does not say."""

    head: Token
    words: tuple[Token, ...]
    rule: str
    actor: Token | None = None


def of_noun(head: Token) -> Iterator[Content]:
    """Yield the terms that hang on a naming noun, that it is the subject of, or that stand under it ("under the plan")."""
    for c in head.children:
        if c.dep_ in ("acl", "acl:relcl", "ccomp"):
            yield from _of_clause(c)
        if c.dep_ in ("acl", "acl:relcl") and tree.is_passive(c) and words.act(c):
            yield from _asides(c)  # "a bill, introduced by ..., to ban guns"
    yield from _for(head)
    over = head.head
    if over.pos_ == "VERB" and head.dep_ in ("obj", "nsubj:pass", "obl"):
        yield from _beside(head, over)
    if head.dep_ == "nsubj":
        yield from _copular(head) if tree.child(over, "cop") is not None else _predicates(over, "terms/predicate")
    elif head.dep_ == "obl" and _stands_over(head):
        yield from _under(head)
    yield from _resumed(head)


def of_verb(verb: Token) -> Iterator[Content]:
    """Yield what a verb of proposing proposes: its object, its clauses, and the clauses beside it that say what would be."""
    for c in verb.children:
        if c.dep_ == "obj":
            for noun in tree.conjuncts(c):
                yield from _phrase(noun, "terms/proposed")
                for clause in (r for r in noun.children if r.dep_ == "acl:relcl"):
                    yield from _of_clause(clause)
        elif c.dep_ in COMPLEMENTS:
            yield from _clauses(c, "terms/proposed")
        elif c.dep_ in ("advcl", "parataxis", "advcl:relcl") and c.i > verb.i and _has_own_subject(c):
            yield from (x for x in _clauses(c, "terms/clause") if _would(x.head))
    for part in tree.conjuncts(verb)[1:]:
        yield from _coordinated(part)


def _coordinated(clause: Token) -> Iterator[Content]:
    """Yield what would be, coordinated with the verb of proposing: "proposed a truce, during which they would stop, we would leave"."""
    before = [c for c in clause.lefts if c.dep_ == "advcl"]
    for part in (*before, clause):
        if _has_own_subject(part) and _would(part):
            hidden = {t.i for b in before if b != part and part == clause for t in b.subtree}
            yield Content(part, tuple(_unpunctuated([t for t in _full(part) if t.i not in hidden])), "terms/clause")


def _of_clause(clause: Token) -> Iterator[Content]:
    """Yield the terms of a clause on a noun: "to ...", "that (it) would ...", "calling for ...", "designed to ..."."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    if "to" in marks:
        yield from _clauses(clause, "terms/infinitive")
    elif clause.dep_ != "acl:relcl" and marks & {"that", "whereby"}:
        yield from _clauses(clause, "terms/clause")
    else:
        yield from _predicates(clause, "terms/relative")


def _predicates(verb: Token, rule: str) -> Iterator[Content]:
    """Yield what verbs with the proposal as their subject say of it."""
    tells = words.content(verb) in ("opener", "doer") or bool(SURE & {*tree.auxiliaries(verb)})
    for part in tree.conjuncts(verb):
        if part == verb or not _has_own_subject(part):
            yield from _predicate(part, rule, tells=tells)


def _predicate(verb: Token, rule: str, *, tells: bool) -> Iterator[Content]:
    kind = words.content(verb)
    if kind == "opener" and not tree.is_negated(verb):
        yield from _opened(verb)
    elif kind == "never" or tree.is_passive(verb) or verb.pos_ != "VERB":
        return
    elif kind in ("doer", "opener") or tells or SURE & {*tree.auxiliaries(verb)}:
        yield Content(verb, tuple(_bare(verb)), rule)


def _opened(verb: Token) -> Iterator[Content]:
    """Yield what an opening verb opens: "requires them to leave", "calls for a ban and a fine", "is designed to cut"."""
    doer = tree.child(verb, "obj", "obl")
    inner = [c for c in verb.children if c.dep_ in COMPLEMENTS or (c.dep_ == "advcl" and tree.is_infinitive(c))]
    if not inner and doer is not None:
        inner = [c for c in doer.children if c.dep_ in ("acl", "ccomp") and tree.is_infinitive(c)]
    for c in inner:
        yield from (replace(x, actor=doer) for x in _clauses(c, "terms/opened"))
    objects = [c for c in verb.children if c.dep_ == "obj"]
    for noun in () if inner else objects or tree.oblique(verb, "for", "at", "of", "in", "to"):
        for part in tree.conjuncts(noun):
            yield from _phrase(part, "terms/opened")


def _copular(head: Token) -> Iterator[Content]:
    """Yield what a proposal is said to be: "the plan is to leave", "the demand is that they go"."""
    told = head.head
    if told.pos_ == "VERB" and tree.is_infinitive(told):
        yield Content(told, tuple(_bare(told)), "terms/copula")


def _asides(verb: Token) -> Iterator[Content]:
    """Yield the clauses with "to" or "that" that a passive verb of proposing or answering keeps from the noun."""
    for c in verb.children:
        if c.i > verb.i and (
            (c.dep_ in ("xcomp", "advcl") and tree.is_infinitive(c))
            or (c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.children))
        ):
            yield from _clauses(c, "terms/aside")


def _beside(head: Token, verb: Token) -> Iterator[Content]:
    """Yield the clauses that a parser hangs on the verb over the noun: those of a passive, and what directly follows the noun."""
    if head.dep_ == "nsubj:pass" and words.act(verb):
        yield from _asides(verb)
    last = max(t.i for t in tree.subtree(head))
    for c in verb.children:
        if (
            c.dep_ in ("advcl", "xcomp", "acl")
            and c.left_edge.i == last + 1
            and (tree.is_infinitive(c) or tree.is_participle(c))
        ):
            yield from _of_clause(c)


def _for(head: Token) -> Iterator[Content]:
    """Yield what a demand is for."""
    if head.lemma_.lower() not in ("demand", "call", "request", "appeal", "petition"):
        return
    beside = [c for c in tree.oblique(head.head, "for") if c.left_edge.i == head.i + 1]
    for noun in [*tree.oblique(head, "for"), *beside]:
        for part in tree.conjuncts(noun):
            if part.pos_ == "NOUN":
                yield from _phrase(part, "terms/for")


def _under(head: Token) -> Iterator[Content]:
    """Yield the clauses that stand under a proposal: "under the plan, troops would leave and a vote would be held"."""
    verb = head.head
    if verb.pos_ not in ("VERB", "AUX"):
        return
    for part in tree.conjuncts(verb):
        if _would(part) or _would(verb):
            kept = [t for t in _full(part) if not head.is_ancestor(t) and t != head]
            yield Content(part, tuple(kept), "terms/under")


def _stands_over(head: Token) -> bool:
    return tree.preposition(head) in ("under", "according to") or any(c.lower_ == "according" for c in head.children)


def _resumed(head: Token) -> Iterator[Content]:
    """Yield what the next sentence says of the proposal by a pronoun: "It would also include ..."."""
    end = head.sent.end
    while end < len(head.doc) and head.doc[end].sent.text.isspace():
        end = head.doc[end].sent.end
    if end >= len(head.doc):
        return
    verb = head.doc[end].sent.root
    subject = tree.child(verb, "nsubj")
    wanted = ("they", "these", "both") if "Plur" in head.morph.get("Number", []) else ("it", "this")
    about = words.content(verb) == "opener" or (head.dep_ == "nsubj" and SURE & {*tree.auxiliaries(verb)})
    if subject is not None and subject.lower_ in wanted and about:
        yield from _predicates(verb, "terms/resumed")


def _clauses(clause: Token, rule: str) -> Iterator[Content]:
    """Yield a clause and those coordinated with it, each by itself."""
    for part in tree.conjuncts(clause):
        tokens = _full(part) if _has_own_subject(part) else _bare(part)
        yield Content(part, tuple(tokens), rule)


def _phrase(noun: Token, rule: str) -> Iterator[Content]:
    tokens = tree.subtree(noun, LOOSE)
    if noun.pos_ != "PRON" and len(tokens) > 1:
        yield Content(noun, tuple(tokens), rule)


def _full(clause: Token) -> list[Token]:
    """Return the words of a clause with its subject, without what introduces it ("that", "during which")."""
    return _inner(clause, tree.subtree(clause, CUT))


def _bare(clause: Token) -> list[Token]:
    """Return the words of a predicate, without its subject, "to" and auxiliaries; a denial keeps them."""
    kept = frozenset(["aux", "mark"]) if tree.is_negated(clause) else frozenset()
    return _inner(clause, tree.subtree(clause, (CUT | tree.SUBJECTS | {"aux", "mark"}) - kept))


def _inner(clause: Token, tokens: list[Token]) -> list[Token]:
    """Return the words without those that introduce the clause, and none beyond the first clause that is coordinated with it."""
    hidden = {t.i for c in clause.children if c.i < clause.i and _introduces(c) for t in c.subtree}
    right = [c.left_edge.i for c in clause.rights if c.dep_ in CUT]
    end = max(min(right, default=len(clause.doc)), clause.i + 1)
    return _unpunctuated([t for t in tokens if t.i not in hidden and t.i < end])


def _unpunctuated(tokens: list[Token]) -> list[Token]:
    """Return the words from the first to the last that is no punctuation mark."""
    own = [i for i, t in enumerate(tokens) if t.pos_ != "PUNCT"]
    return tokens[own[0] : own[-1] + 1] if own else []


def _introduces(c: Token) -> bool:
    return (
        c.dep_ in ("mark", "cc", "case")
        or (c.dep_ == "advmod" and c.pos_ == "ADV" and not _denies(c))
        or any(g.lower_ in ("which", "whom") for g in c.subtree)
    )


def _denies(token: Token) -> bool:
    return token.lower_ in tree.NEGATORS


def _has_own_subject(clause: Token) -> bool:
    own = tree.child(clause, *tree.SUBJECTS)
    return own is not None and own.lower_ not in ("that", "which", "who")


def _would(clause: Token) -> bool:
    """Say whether a clause tells what would be, not what was."""
    return any(a in WOULD for a in tree.auxiliaries(clause))
