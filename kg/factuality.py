"""How sure an event is, by the words around its trigger: Negated before Possible before Planned before Actual.

What is only said by somebody is settled later, when claims are known.
"""

from rdflib import URIRef
from spacy.tokens import Token

from kg import lexicon, syntax
from kg.terms import KG

#: How many governors up a word can still decide.
REACH = 3


def of(head: Token) -> URIRef:
    """Return the factuality of the event that a token names, in the voice of whoever tells it."""
    words = lexicon.toml("factuality.toml")
    chain = _chain(head)
    if any(syntax.is_negated(t) or _governed(t, words["negating"]) for t in chain[:2]):
        return KG.Negated
    if any(_is_possible(t, words) for t in chain):
        return KG.Possible
    if any(_is_planned(t, words) for t in chain):
        return KG.Planned
    return KG.Actual


def _chain(head: Token) -> list[Token]:
    """Return the trigger and the verbs and nouns that it leans on, inside its clause."""
    found = [head]
    while len(found) <= REACH and found[-1].head != found[-1]:
        dep = found[-1].dep_
        if dep in ("ccomp", "parataxis", "acl:relcl", "nsubj", "nsubj:pass", "advcl") and found[-1].pos_ in (
            "VERB",
            "AUX",
        ):
            break
        if dep == "conj" and found[-1].pos_ != found[-1].head.pos_:
            break
        found.append(found[-1].head)
    return found


def _governed(token: Token, lemmas: list[str]) -> bool:
    """Say whether the token is what such a verb or noun is about ("failed to reach a deal")."""
    return (
        token.dep_ in ("xcomp", "obj", "ccomp", "acl", "advcl", "obl", "nmod") and token.head.lemma_.lower() in lemmas
    )


def _is_possible(token: Token, words: dict[str, list[str]]) -> bool:
    if any(a in words["possible_auxiliaries"] for a in syntax.auxiliaries(token)):
        return True
    if any(c.lower_ in words["possible_words"] for c in token.children if c.dep_ in ("advmod", "amod", "mark")):
        return True
    return _governed(token, words["possible_governors"])


def _is_planned(token: Token, words: dict[str, list[str]]) -> bool:
    auxiliaries = syntax.auxiliaries(token)
    if any(a in words["planned_auxiliaries"] for a in auxiliaries):
        return True
    if any(c.lower_ in words["planned_words"] for c in token.children if c.dep_ in ("advmod", "amod")):
        return True
    return _governed(token, words["planned_governors"]) or _is_headline_future(token)


def _is_headline_future(token: Token) -> bool:
    """Say whether a headline's bare "to" tells the future ("Talks to resume"), or a sentence's "is to"."""
    if not any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children):
        return False
    return token.dep_ == "ROOT" or (token.dep_ in ("xcomp", "ccomp") and token.head.lemma_ == "be")
