"""The noun phrases that may name a proposal: "the latest offer from Hamas", "a bill"."""

from dataclasses import replace

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import words
from kg.language import tree
from kg.terms import KG

#: Parts of a naming phrase before and after its head.
BEFORE = frozenset(["det", "amod", "compound", "nummod", "nmod:poss", "punct", "advmod", "nmod"])
AFTER = frozenset(["nmod", "nmod:poss", "flat"])


def lemma(token: Token) -> str:
    """Return how the lexicon lists a noun: its form ("demands"), its lemma, or that without "counter-" before it."""
    nouns, found = words.words().nouns, token.lemma_.lower()
    return next((form for form in (token.lower_, found) if form in nouns), found.removeprefix("counter").lstrip("-"))


def entry(entities: Entities, token: Token) -> words.Noun | None:
    """Return the entry of a noun that heads a naming phrase; parts of names ("Bill Andres", "Resolution 1701") and idioms have none."""
    noun = words.words().nouns.get(lemma(token)) or (words.PROPOSED if _is_proposed(token) else None)
    if noun is None or not _is_noun(token) or token.dep_ in ("compound", "flat"):
        return None
    if token.dep_ == "conj" and lemma(token.head) in words.words().nouns:
        return None  # "amendments or motions" are named once
    idle = _is_name(entities, token) or _is_attempt(token) or _is_for_comment(token) or _is_put(token)
    return None if idle else noun


def marked(token: Token) -> words.Noun:
    """Return what a noun says that only a reader's mark takes for the name of a proposal: it keeps its families."""
    return replace(words.words().nouns.get(lemma(token), words.MARKED), force=words.MARKED.force)


def _is_proposed(token: Token) -> bool:
    """Say whether a word on a noun says that it is only proposed: "the proposed fence", "the cuts requested by the ministry"."""
    return any(
        (c.dep_ == "amod" and c.i < token.i and words.among("proposed", [c]))
        or (c.dep_ == "acl" and tree.is_passive(c) and words.among("put_forward", [c]))
        for c in token.children
    )


def phrase(head: Token) -> list[Token]:
    """Return the words of a naming phrase: what stands before its head, and the nouns that hang on that by a preposition."""
    inside = {head.i}
    for c in head.children:
        if c.dep_ in (BEFORE if c.i < head.i else AFTER):
            inside.update(t.i for t in tree.subtree(c, tree.LOOSE - {"punct"}))
    first = last = head.i
    while first - 1 in inside or (first - 2 in inside and head.doc[first - 1].text == "-"):
        first -= 1
    while last + 1 in inside:
        last += 1
    return [head.doc[i] for i in range(first, last + 1)]


def is_known(head: Token) -> bool:
    """Say whether the phrase comes back to something: "the bill", "such a plan", "our offer", "today's deal"."""
    return words.among("definite", (c for c in head.children if c.dep_ in ("det", "det:predet", "amod"))) or any(
        c.dep_ == "nmod:poss" and (c.pos_ == "PRON" or words.among("days", [c])) for c in head.children
    )


def is_any(head: Token) -> bool:
    """Say whether a noun means none that there is: whatever there might be ("will not consider any proposals"), none, or a quantity.

    So "has no plans to sell" and "a great deal of noise".
    """
    if head.dep_ == "nmod" and tree.preposition(head) == "for" and is_any(head.head):
        return True  # "any proposals for a truce"
    if _is_none(head) or _is_quantity(head):
        return True
    any_ = any(c.dep_ == "det" and c.lower_ == "any" for c in head.children)
    return any_ and head.dep_ in ("obj", "obl", "nmod") and tree.is_negated(tree.clause(head))


def _is_none(head: Token) -> bool:
    """Say whether somebody has none ("has no plans to sell", "there is no offer on the table")."""
    return any(c.dep_ == "det" and c.lower_ == "no" for c in head.children)


def _is_quantity(head: Token) -> bool:
    """Say whether a deal is how much of something there is ("a great deal of noise", "a good deal more")."""
    how_much = any(c.lower_ in ("great", "good") and c.i + 1 == head.i for c in head.children)
    return how_much and head.lower_ == "deal" and any(c.lower_ == "a" for c in head.children)


def _is_noun(token: Token) -> bool:
    """Say whether a token is a noun by its tag, or by its article where the tagger took it for a verb ("the Hamas offer")."""
    return token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "VERB" and tree.child(token, "det") is not None)


def _is_name(entities: Entities, token: Token) -> bool:
    numbered = any(c.dep_ in ("nummod", "flat") for c in token.children)
    name = entities.at(token)
    return token.pos_ == "PROPN" and (numbered or (name is not None and entities.get(name).kind != KG.Item))


def _is_attempt(token: Token) -> bool:
    """Say whether a bid is only an attempt ("in a bid to win", "his re-election bid"), and a goal, option or bill nothing put forward."""
    idle, noun = words.words().idle, token.lemma_.lower()
    if token.lower_ != noun and any(c.lemma_.lower() in idle["several"].get(noun, ()) for c in token.lefts):
        return True  # "power bills"
    if tree.preposition(token) in idle["behind"].get(noun, ()):
        return True
    if token.dep_ in tree.OBJECTS and token.head.lemma_.lower() in idle["object"].get(noun, ()):
        return True
    return noun == "bid" and any("elect" in t.lower_ or "president" in t.lower_ for t in token.subtree)


def _is_for_comment(token: Token) -> bool:
    """Say whether a request is only a reporter's ("requests for comment")."""
    return any(words.among("asked_by_reporters", [n]) for n in tree.oblique(token, "for"))


def _is_put(token: Token) -> bool:
    """Say whether a noun names what a verb puts forward, so that the two name the proposal together ("proposed a truce")."""
    over = token.head
    put = over.pos_ == "VERB" and token.dep_ in ("obj", "nsubj:pass", "obl") and words.putting(over) is not None
    noun = words.words().nouns.get(lemma(token))
    return put and (lemma(token) in words.words().lists["things"] or (noun is not None and noun.force == "echo"))
