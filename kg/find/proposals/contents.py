"""Where the terms of a proposal may stand around a noun that names it.

"a bill to ban guns", "that would ban guns", "calls for a ban and a fine" (two), "under the plan, troops would leave", "including a levy",
"the offer: a rise of 3 percent". What of this is a term indeed is weighed later.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.find.proposals import clauses, words
from kg.find.proposals.clauses import COMPLEMENTS, Content
from kg.find.proposals.governors import ANSWERS
from kg.language import tree

#: Auxiliaries of what a proposal itself would do; that it "could" is what people fear.
SURE = frozenset(["would", "will", "shall", "must", "may", "should", "'ll", "'d", "’ll", "’d"])
#: Words between what is offered and what is asked for it.
EXCHANGE = frozenset(["exchange", "return"])
#: Relations of what something is said to be, and nouns that name what a proposal is for.
COPULAR, OUTER = ("nsubj", "nsubj:outer"), frozenset(["nsubj:outer", "cop"])
AIMS = frozenset(["aim", "goal", "idea", "objective", "point", "purpose"])


def of_noun(head: Token) -> Iterator[Content]:
    """Yield what hangs on a naming noun, has it as its subject, or stands under it ("under the plan")."""
    for c in head.children:
        yield from _of_child(c, head)
    yield from _on_preposition(head)
    over = head.head
    if over.pos_ == "VERB" and head.dep_ in ("obj", "nsubj:pass", "obl"):
        yield from _beside(head, over)
    if head.dep_ in COPULAR and tree.child(over, "cop") is not None:
        yield from _copular(head)
    elif over.lemma_.lower() in AIMS and over.dep_ in COPULAR and tree.child(over.head, "cop") is not None:
        yield from _copular(over)  # "the purpose of the plan is to ..."
    elif head.dep_ in ("nsubj", "nsubj:pass"):
        yield from predicates(over, "terms/predicate")
    elif head.dep_ == "obl" and _stands_over(head):
        yield from _under(head)
    yield from _amounts(head)
    yield from _listed(head)
    yield from _resumed(head)


def _listed(head: Token) -> Iterator[Content]:
    """Yield what a colon after the noun lists, whatever the parser hangs it on: "four demands: a rise, a holiday"."""
    end = head.sent.end
    colon = next((i for i in range(head.i + 1, end) if head.doc[i].text == ":"), end)
    if any(
        t.pos_ in ("NOUN", "PROPN") and t.lemma_.lower() in words.words().nouns for t in head.doc[head.i + 1 : colon]
    ):
        return
    for token in head.doc[colon + 1 : end]:
        if token.head.i < colon and token.dep_ != "punct" and token.pos_ in ("NOUN", "NUM", "SYM", "VERB", "PROPN"):
            yield from clauses.phrases(token, "terms/listed", head)


def _of_child(c: Token, head: Token) -> Iterator[Content]:
    """Yield what a clause or a list on the noun tells."""
    if c.dep_ in ("acl", "acl:relcl", "ccomp"):
        yield from _of_clause(c, head)
    if c.dep_ in ("acl", "acl:relcl") and tree.is_passive(c) and words.act(c):
        yield from _asides(c)  # "a bill, introduced by ..., to ban guns"


def _of_clause(clause: Token, noun: Token) -> Iterator[Content]:
    """Yield the terms of a clause on a noun: "to ...", "that (it) would ...", "calling for ...", "designed to ..."."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    if "to" in marks:
        yield from clauses.each(clause, "terms/infinitive", noun)
    elif clause.dep_ != "acl:relcl" and marks & {"that", "whereby"}:
        yield from clauses.each(clause, "terms/clause", noun)
    elif marks & {"of", "for", "on"}:
        yield from clauses.each(clause, "terms/gerund", noun)
    else:
        yield from predicates(clause, "terms/relative")


def predicates(verb: Token, rule: str) -> Iterator[Content]:
    """Yield what verbs with the proposal as their subject say of it."""
    tells = words.content(verb) in ("opener", "doer") or bool(SURE & {*tree.auxiliaries(verb)})
    for part in tree.conjuncts(verb):
        if part == verb or not clauses.has_own_subject(part):
            yield from _predicate(part, rule, tells=tells)


def _predicate(verb: Token, rule: str, *, tells: bool) -> Iterator[Content]:
    kind = words.content(verb)
    sure = bool(SURE & {*tree.auxiliaries(verb)})
    if kind == "opener" and not tree.is_negated(verb):
        yield from _opened(verb)
    elif kind == "never" or (tree.is_passive(verb) and (not sure or words.act(verb) in ANSWERS)):
        return  # "must be approved by both houses"
    elif (verb.pos_ == "VERB" and (kind in ("doer", "opener") or tells)) or sure:
        yield Content(verb, tuple(clauses.bare(verb)), rule, verb)


def _opened(verb: Token) -> Iterator[Content]:
    """Yield what an opening verb opens: "requires them to leave", "calls for a ban and a fine", "is designed to cut"."""
    doer = tree.child(verb, "obj", "obl")
    inner = [c for c in verb.children if c.dep_ in COMPLEMENTS or (c.dep_ == "advcl" and tree.is_infinitive(c))]
    if not inner and doer is not None:
        inner = [c for c in doer.children if c.dep_ in ("acl", "ccomp") and tree.is_infinitive(c)]
    inner += [c for c in verb.rights if c.dep_ == "advcl" and not inner and tree.is_participle(c)]  # "aimed at cutting"
    for c in inner:
        yield from (replace(x, actor=doer) for x in clauses.each(c, "terms/opened", verb))
    objects = [c for c in verb.children if c.dep_ == "obj"]
    for noun in () if inner else objects or tree.oblique(verb, "for", "at", "of", "in", "to", "on"):
        yield from clauses.phrases(noun, "terms/opened", verb)
        yield from clauses.parts(noun)


def _copular(head: Token) -> Iterator[Content]:
    """Yield what a proposal is said to be: "the plan is to leave", "the demand is that they go", "the bid is $37 a share"."""
    told = head.head
    if told.pos_ == "VERB" and (tree.is_infinitive(told) or tree.child(told, "mark") is not None):
        own = clauses.bare if tree.is_infinitive(told) else clauses.full
        for part in tree.conjuncts(told):
            yield Content(part, tuple(own(part, OUTER)), "terms/copula", head)
    elif SURE & {*tree.auxiliaries(told)}:
        yield Content(told, tuple(clauses.bare(told)), "terms/predicate", told)
    elif told.pos_ in ("NUM", "SYM") or any(c.pos_ in ("NUM", "SYM") for c in told.children):
        yield from clauses.phrases(told, "terms/amount", head)


def _asides(verb: Token) -> Iterator[Content]:
    """Yield the clauses with "to" or "that" that a passive verb of proposing or answering keeps from the noun."""
    for c in verb.children:
        if c.i > verb.i and (
            (c.dep_ in ("xcomp", "advcl") and tree.is_infinitive(c))
            or (c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.children))
        ):
            yield from clauses.each(c, "terms/aside", verb)


def _beside(head: Token, verb: Token) -> Iterator[Content]:
    """Yield the clauses that a parser hangs on the verb over the noun: those of a passive, and what follows the noun."""
    if head.dep_ == "nsubj:pass" and words.act(verb):
        yield from _asides(verb)
    last = max(t.i for t in tree.subtree(head))
    for c in verb.children:
        if c.dep_ in ("advcl", "xcomp", "acl", "ccomp") and c.left_edge.i == last + 1:
            if tree.is_infinitive(c) or tree.is_participle(c) or tree.child(c, "mark") is not None:
                yield from _of_clause(c, head)
        elif c.dep_ == "advcl" and c.i > head.i and tree.is_infinitive(c):
            yield from clauses.each(c, "terms/beside", verb)
        elif c.dep_ == "advcl" and c.i > last and tree.is_participle(c) and words.content(c) == "opener":
            yield from _opened(c)  # "sent a letter to the board, asking it to ..."
        elif c.dep_.startswith("obl") and c.i > head.i and c.lower_ in EXCHANGE:
            yield from _exchanged(c)


def _on_preposition(head: Token) -> Iterator[Content]:
    """Yield what a demand is for, what a proposal is of, includes, or asks in exchange."""
    beside = [c for c in tree.oblique(head.head, "for", "in", "with") if c.left_edge.i == head.i + 1]
    for noun in [*tree.oblique(head, "for", "of", "on", "in", "with", *clauses.PARTS), *beside]:
        if noun.lower_ in EXCHANGE:
            yield from _exchanged(noun)
        elif noun.pos_ in ("NOUN", "NUM", "SYM", "PROPN") and not words.among("margins", [noun]):
            yield from clauses.phrases(noun, f"terms/{tree.preposition(noun).replace(' ', '-')}", head)
            inner = [c for c in noun.children if c.dep_ in ("acl", "ccomp") and tree.is_infinitive(c)]
            for c in inner:
                yield from (replace(x, actor=noun) for x in clauses.each(c, "terms/for-to", head))
            yield from clauses.parts(noun)


def _exchanged(noun: Token) -> Iterator[Content]:
    """Yield what is asked for in exchange, a thing or an act."""
    for asked in tree.oblique(noun, "for"):
        yield from clauses.phrases(asked, "terms/exchange", noun)
    for c in noun.children:
        if c.dep_ in ("acl", "advcl", "ccomp") and c.i > noun.i:
            yield from clauses.each(c, "terms/exchange", noun)


def _amounts(head: Token) -> Iterator[Content]:
    """Yield the price that stands inside the phrase itself or says what it is worth: "a $5 billion bid", "a package worth $5 billion"."""
    for c in head.children:
        if c.lower_ == "worth":
            yield from (x for n in c.children if n.i > c.i for x in clauses.phrases(n, "terms/worth", head))
    for c in head.lefts:
        if c.dep_ in ("compound", "nummod", "amod") and (c.pos_ in ("SYM", "NUM") or "$" in c.text):
            inner = [t for t in tree.subtree(c) if t.i < head.i]
            if len(inner) > 1 and any("$" in t.text or t.pos_ == "SYM" for t in inner):
                yield Content(c, tuple(inner), "terms/amount", head)


def _under(head: Token) -> Iterator[Content]:
    """Yield the clauses that stand under a proposal: "under the plan, troops would leave and a vote would be held"."""
    verb = head.head
    for part in tree.conjuncts(verb):
        if clauses.would(part) or clauses.would(verb):
            kept = [t for t in clauses.full(part) if not head.is_ancestor(t) and t != head]
            yield Content(part, tuple(clauses.unpunctuated(kept)), "terms/under", head)


def _stands_over(head: Token) -> bool:
    return tree.preposition(head) in ("under", "according to", "as part of") or any(
        c.lower_ == "according" for c in head.children
    )


def _resumed(head: Token) -> Iterator[Content]:
    """Yield what the next sentence says of the proposal by a pronoun: "It would also include ...", "Both would cut ..."."""
    end = head.sent.end
    while end < len(head.doc) and head.doc[end].sent.text.isspace():
        end = head.doc[end].sent.end
    if end >= len(head.doc):
        return
    verb = head.doc[end].sent.root
    subject = tree.child(verb, "nsubj", "nsubj:pass")
    wanted = ("they", "these", "both") if "Plur" in head.morph.get("Number", []) else ("it", "this")
    about = words.content(verb) == "opener" or bool(SURE & {*tree.auxiliaries(verb)})
    if subject is not None and subject.lower_ in wanted and about:
        yield from (replace(x, away=1) for x in predicates(verb, "terms/resumed"))
