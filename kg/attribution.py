"""Cues: the words that attribute, and who they attribute to. What mentions and claims both need to know.

A cue is a reporting verb in one of its frames, "according to", or a passive that names nobody ("is said to be").
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef
from spacy.tokens import Doc, Token

from kg import lexicon, syntax
from kg.terms import KG

#: Passives after which nobody is named and yet something is attributed.
IMPERSONAL = frozenset(
    [
        "say",
        "believe",
        "think",
        "report",
        "allege",
        "expect",
        "rumor",
        "rumour",
        "claim",
        "understand",
        "suspect",
        "estimate",
        "fear",
    ]
)


@dataclass(frozen=True)
class Cue:
    """Words that attribute: `verb` their head, `source` the head of who speaks (None: nobody named), `frames` frame -> speech act."""

    verb: Token
    source: Token | None
    frames: dict[str, URIRef]
    kind: str  # "verb", "according", "impersonal"


def cues(doc: Doc) -> Iterator[Cue]:
    """Yield the cues of a document in text order."""
    words = lexicon.reporting()
    marked = {t.i for span in doc.spans.get("attribution", ()) if span.label_ == "Cue" for t in span}
    for token in doc:
        if token.lower_ == "according" and any(
            c.lower_ == "to" for c in [*token.children, *doc[token.i + 1 : token.i + 2]]
        ):
            yield from _according(token)
        elif token.pos_ == "VERB" and _lemma(token) in words.verbs:
            yield from _verb(token, words.verbs[_lemma(token)])
        elif token.pos_ in ("VERB", "AUX") and token.i in marked:
            yield from _verb(token, {"clause": KG.Assert, "quote": KG.Assert})
        elif token.pos_ == "NOUN" and token.lemma_.lower() in words.nouns:
            yield from _noun(token, words.nouns[token.lemma_.lower()])


def sources(doc: Doc) -> Iterator[tuple[Token, str]]:
    """Yield the tokens that are said to speak, with the name of the rule; a passive that names nobody yields its verb."""
    for cue in cues(doc):
        if cue.kind == "impersonal":
            yield cue.verb, "actors/unnamed"
        elif cue.source is not None and any(has_content(cue)):
            yield cue.source, "actors/source"


def has_content(cue: Cue) -> Iterator[Token]:
    """Yield the heads of what the cue may introduce."""
    if cue.kind == "according":
        yield cue.verb
    for c in cue.verb.children:
        if c.dep_ in ("ccomp", "xcomp", "obj", "obl", "advcl", "parataxis", "acl"):
            yield c
    if cue.verb.dep_ in ("parataxis", "advcl", "conj"):
        yield cue.verb.head


def _lemma(token: Token) -> str:
    """Return the lemma, or the listed verb that the form belongs to where the lemmatizer stumbles ("accused": accus)."""
    verbs, lemma = lexicon.reporting().verbs, token.lemma_.lower()
    return lemma if lemma in verbs or lemma + "e" not in verbs else lemma + "e"


def _according(token: Token) -> Iterator[Cue]:
    """Yield "according to" with its noun, whichever of the two the parser puts on top."""
    if token.dep_ in ("case", "mark") and token.head.i > token.i:
        yield Cue(token, token.head, {}, "according")
    else:
        noun = next(syntax.oblique(token, "to"), None)
        if noun is not None:
            yield Cue(token, noun, {}, "according")


def _verb(token: Token, frames: dict[str, URIRef]) -> Iterator[Cue]:
    if not syntax.is_passive(token):
        yield Cue(token, _speaker(token), frames, "verb")
        return
    doer = syntax.agent(token)
    if doer is not None:
        yield Cue(token, doer, frames, "verb")
    elif _lemma(token) in IMPERSONAL and syntax.child(token, "ccomp", "xcomp", "csubj") is not None:
        yield Cue(token, None, frames, "impersonal")


def _speaker(verb: Token) -> Token | None:
    """Return the verb's subject; "renewed a pledge, saying ..." is said by who renewed, not by the pledge."""
    found = syntax.subject(verb)
    if found is None or found.i != verb.head.i or verb.dep_ != "acl" or found.pos_ != "NOUN" or is_actor_noun(found):
        return found
    return syntax.subject(found.head) if found.head.pos_ == "VERB" and found.dep_ == "obj" else found


def _noun(token: Token, act: URIRef) -> Iterator[Cue]:
    """Yield a noun that holds a claim ("a pledge to destroy ...", "their belief that ..."), if it says whose it is."""
    if not any(_is_complement(c) for c in token.children):
        return
    owner = syntax.child(token, "nmod:poss") or next(syntax.oblique(token, "by", "from", "of"), None)
    if (
        owner is None
        and token.dep_ in ("obj", "obl")
        and token.head.pos_ == "VERB"
        and not syntax.is_passive(token.head)
    ):
        owner = syntax.subject(token.head)
    if owner is not None:
        yield Cue(token, owner, {"clause": act, "open": act}, "noun")


def _is_complement(clause: Token) -> bool:
    """Say whether a clause under a noun tells what the noun is about: "that ..." or "to ...", and no relative clause."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    return clause.dep_ in ("acl", "ccomp") and bool(marks & {"that", "to"})


def complements(noun: Token) -> list[Token]:
    """Return the clauses that tell what a noun of saying is about."""
    return [c for c in noun.children if _is_complement(c)]


def is_actor_noun(token: Token) -> bool:
    """Say whether a common noun denotes people or a body that can act."""
    nouns = lexicon.words("actors.tsv")
    return token.lemma_.lower() in nouns or token.lower_ in nouns or token.lower_.removesuffix("s") in nouns
