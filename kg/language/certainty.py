"""How sure an event is, in the voice of whoever tells it: Actual, Planned, Possible or Negated.

Cues around the event's word are weighed by a log-linear model; `kg.train.events` learns its table, factuality.tsv, from the newskg corpus.
The word lists of factuality.toml make kinds of rare words, and what they say by themselves is one cue among the others.
What is only said by somebody is settled later, when claims are known.
"""

from collections.abc import Iterator

from rdflib import URIRef
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.terms import KG

#: The classes of the table, in its order; Actual is what stands when none of them wins.
CLASSES = (KG.Planned, KG.Possible, KG.Negated)
#: How many governors up a word can still decide.
REACH = 3
#: Relations of words that colour what they stand with.
COLOURS = frozenset(["advmod", "amod", "det", "mark", "case", "cc"])
#: Relations over which a verb or noun says what becomes of the event ("failed to reach a deal").
GOVERNED = frozenset(["xcomp", "obj", "ccomp", "acl", "advcl", "obl", "nmod"])
#: Prepositions between an offer, a demand, a fear and what it is of.
FORWARD = frozenset(["for", "of", "on", "to"])
#: Relations in which a verb starts a clause that its governors no longer colour.
BREAKS = frozenset(["ccomp", "parataxis", "acl:relcl", "nsubj", "nsubj:pass", "advcl"])


def of(trigger: Tokens) -> URIRef:
    """Return the factuality of the event that a trigger names."""
    if _is_failed(trigger.root):
        return KG.Negated
    table = lexicon.weights("factuality.tsv")
    rows = [table[cue] for cue in cues(trigger) if cue in table]
    scores = [sum(column) for column in zip(*rows, strict=True)] or [0.0]
    best = max(range(len(scores)), key=lambda i: scores[i])
    return CLASSES[best] if scores[best] > 0 else _prospect(trigger.root) or KG.Actual


def _prospect(head: Token) -> URIRef | None:
    """Return how sure is what somebody vows, offers, wants: whatever the table says, it has not happened by that."""
    lists = lexicon.toml("factuality.toml")
    for token in _in_clause(head)[:2]:
        governor = _prospective(token)
        word = governor.lemma_.lower() if governor is not None else ""
        if word in lists["vowed"]:
            return KG.Planned
        if word in lists["wanted"] or (
            governor is not None and governor.pos_ == "NOUN" and word in lists["wanted_nouns"]
        ):
            return KG.Possible
    return None


def _prospective(token: Token) -> Token | None:
    """Return the word whose object, infinitive or complement a word is ("an offer for a truce", "to reject an offer for a truce")."""
    opens = {c.lower_ for c in token.children if c.dep_ in ("mark", "case")}
    if token.dep_ in ("obj", "xcomp") or (token.dep_ == "acl" and "to" in opens):
        return token.head
    if token.dep_ == "nmod" and opens & FORWARD:
        return token.head
    if token.dep_ == "obl" and opens & FORWARD:
        # a phrase after an object may stand with the verb in the parse and belong to the object
        return next((c for c in token.head.children if c.dep_ == "obj" and c.i < token.i), None)
    return None


def _is_failed(head: Token) -> bool:
    """Say whether somebody failed or refused to do it, or what brings it about: too rare to learn, and never in doubt."""
    failing = lexicon.toml("factuality.toml")["failing"]
    return any(t.dep_ == "xcomp" and t.head.lemma_.lower() in failing for t in _in_clause(head)[:2])


def cues(trigger: Tokens) -> Iterator[str]:
    """Yield what bears on how sure the event is: at its own word (0) and at the governors above it (1, 2, 3)."""
    yield f"type {trigger.label_}"
    yield f"lists {_by_lists(trigger.root)}"
    for level, token in enumerate(_governors(trigger.root)):
        yield from (f"{level} {cue}" for cue in _at(token))
    for level, token in enumerate(_in_clause(trigger.root)):
        yield from (f"{level} listed {name}" for name in _listed(token))


def _governors(token: Token) -> list[Token]:
    found = [token]
    while len(found) <= REACH and found[-1].head != found[-1]:
        found.append(found[-1].head)
    return found


def _at(token: Token) -> Iterator[str]:
    for c in token.children:
        relation = c.dep_.split(":")[0]
        if relation in ("aux", "cop"):
            yield f"aux {c.lower_}"
        elif relation in COLOURS:
            yield f"{relation} {c.lemma_.lower()}"
        elif relation in ("nsubj", "obj"):
            yield f"has {relation}"
            if any(g.lower_ in tree.NEGATORS for g in (c, *c.children)):
                yield f"no {relation}"
    yield f"is {token.dep_} {token.tag_}"
    if token.head != token:
        yield f"under {token.head.lemma_.lower()} {token.dep_}"


def _by_lists(head: Token) -> str:
    """Return what the word lists alone say: Negated before Possible before Planned before Actual."""
    chain = [frozenset(_listed(token)) for token in _in_clause(head)]
    near, all_ = frozenset().union(*chain[:2]), frozenset().union(*chain)
    if "negated" in near or "negating" in near:
        return "negated"
    for verdict in ("possible", "planned"):
        if any(name.startswith(verdict) for name in all_):
            return verdict
    return "actual"


def _in_clause(head: Token) -> list[Token]:
    """Return the trigger and the verbs and nouns that it leans on, inside its clause."""
    found = [head]
    while len(found) <= REACH and found[-1].head != found[-1]:
        last = found[-1]
        if last.dep_ in BREAKS and last.pos_ in ("VERB", "AUX"):
            break
        if last.dep_ == "conj" and last.pos_ != last.head.pos_:
            break
        found.append(last.head)
    return found


def _listed(token: Token) -> Iterator[str]:
    """Yield the names of the word lists that a word's own dependents or its governor are in."""
    lists = lexicon.toml("factuality.toml")
    auxiliaries = tree.auxiliaries(token)
    words = [c.lower_ for c in token.children if c.dep_ in ("advmod", "amod", "mark")]
    governor = [token.head.lemma_.lower()] if token.dep_ in GOVERNED else []
    for name, found in (("auxiliaries", auxiliaries), ("words", words), ("governors", governor)):
        for kind in ("possible", "planned"):
            if any(word in lists[f"{kind}_{name}"] for word in found):
                yield f"{kind} {name}"
    if any(word in lists["negating"] for word in governor):
        yield "negating"
    if tree.is_negated(token):
        yield "negated"
    if _is_headline_future(token):
        yield "planned headline"


def _is_headline_future(token: Token) -> bool:
    """Say whether a headline's bare "to" tells the future ("Talks to resume"), or a sentence's "is to"."""
    if not any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children):
        return False
    return token.dep_ == "ROOT" or (token.dep_ in ("xcomp", "ccomp") and token.head.lemma_ == "be")
