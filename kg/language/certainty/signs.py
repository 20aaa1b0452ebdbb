"""The features of an event's factuality, as short texts that the table of weights knows.

At its own word (0) and at the governors above it (1, 2, 3): auxiliaries, colouring words, relations, word lists.

word     the event's word itself
clause   the verb of its clause, with its auxiliaries, where another word tells the event ("noun") or not ("self")
subject  who or what that verb speaks of ("the bill would ...")
in       a conjunction that opens its clause or one around it
on       its clause holds only if something else does
above    the words over it
time     words that look ahead or back
before, after  the words beside it
"""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.language import lexicon, tree

#: How many governors up a word can still decide.
REACH = 3
#: How many words up a clause is looked for, and a conjunction.
CLAUSES = 7
#: Relations of words that colour what they stand with.
COLOURS = frozenset(["advmod", "amod", "det", "mark", "case", "cc"])
#: Relations over which a verb or noun says what becomes of the event ("failed to reach a deal").
GOVERNED = frozenset(["xcomp", "obj", "ccomp", "acl", "advcl", "obl", "nmod"])
#: Relations in which a verb starts a clause that its governors no longer colour.
BREAKS = frozenset(["ccomp", "parataxis", "acl:relcl", "nsubj", "nsubj:pass", "advcl"])
#: Relations of what tells the time of a word.
TIMES = frozenset(["advmod", "amod", "obl", "obl:tmod", "obl:unmarked", "nmod"])

#: What stands for white space and the ends of a text.
NOTHING = "¶"


def cues(trigger: Tokens) -> Iterator[str]:
    """Yield what bears on how sure the event is: at its own word (0) and at the governors above it (1, 2, 3)."""
    head = trigger.root
    yield f"type {trigger.label_}"
    yield f"lists {_by_lists(head)}"
    for level, token in enumerate(_above(head, REACH)):
        yield from (f"{level} {cue}" for cue in _at(token))
    for level, token in enumerate(in_clause(head)):
        yield from (f"{level} listed {name}" for name in _listed(token))
    yield f"word {head.lemma_.lower()}"
    yield f"word {head.tag_} {head.dep_}"
    yield from _clause(head)
    yield from _around(_above(head, CLAUSES))
    yield from _beside(trigger)


def in_clause(head: Token, reach: int = REACH) -> list[Token]:
    """Return the trigger and the verbs and nouns that it leans on, inside its clause."""
    found = [head]
    while len(found) <= reach and found[-1].head != found[-1]:
        last = found[-1]
        if last.dep_ in BREAKS and last.pos_ in ("VERB", "AUX"):
            break
        if last.dep_ == "conj" and last.pos_ != last.head.pos_:
            break
        found.append(last.head)
    return found


def _above(token: Token, reach: int) -> list[Token]:
    found = [token]
    while len(found) <= reach and found[-1].head != found[-1]:
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


def _clause(head: Token) -> Iterator[str]:
    """Yield what the verb of the clause says: its auxiliaries, its form, its subject."""
    verb = next((t for t in _above(head, CLAUSES - 2) if _is_predicate(t)), head)
    role = "self" if verb == head else "noun"
    auxiliaries = tree.auxiliaries(verb)
    yield f"clause {role} aux {'+'.join(auxiliaries)} {verb.tag_}"
    yield from (f"clause aux {word} {role}" for word in auxiliaries)
    yield f"clause {role} {verb.lemma_.lower()}"
    if verb != head:
        yield f"clause {verb.lemma_.lower()} {head.dep_}"
    subject = tree.child(verb, *tree.SUBJECTS)
    if subject is not None:
        yield f"subject {subject.lemma_.lower()}"
    if any(c.dep_ in ("advmod", "det") and c.lower_ in tree.NEGATORS for c in verb.children):
        yield f"clause {role} not"


def _is_predicate(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or tree.child(token, "cop") is not None


def _around(chain: list[Token]) -> Iterator[str]:
    """Yield what opens the clauses around, what they hang on, and the words over the event's."""
    for level, token in enumerate(chain):
        for c in token.children:
            if c.dep_ == "mark":
                yield f"in {c.lower_} {min(level, 2)}"
                yield f"in {c.lower_} {token.tag_} {token.dep_}"
            if level < REACH:
                yield from _timed(c)
    yield from (f"above {t.lemma_.lower()}" for t in chain[1 : REACH + 1] if t.pos_ in ("VERB", "NOUN", "ADJ"))


def _timed(token: Token) -> Iterator[str]:
    if token.dep_ == "advcl" and any(g.dep_ == "mark" and g.lower_ in ("if", "unless") for g in token.children):
        yield "on condition"
    if token.dep_ in TIMES:
        times = lexicon.toml("factuality.toml")["times"]
        yield from (f"time {g.lower_}" for g in (token, *token.children) if g.lower_ in times)


def _beside(trigger: Tokens) -> Iterator[str]:
    doc = trigger.doc
    yield from (f"before {n} {doc[trigger.start - n].lower_.strip() or NOTHING}" for n in (1, 2) if trigger.start >= n)
    if trigger.end < len(doc):
        yield f"after {doc[trigger.end].lower_.strip() or NOTHING}"


def _by_lists(head: Token) -> str:
    """Return what the word lists alone say: Negated before Possible before Planned before Actual."""
    chain = [frozenset(_listed(token)) for token in in_clause(head)]
    near, all_ = frozenset().union(*chain[:2]), frozenset().union(*chain)
    if "negated" in near or "negating" in near:
        return "negated"
    for verdict in ("possible", "planned"):
        if any(name.startswith(verdict) for name in all_):
            return verdict
    return "actual"


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
    """Say whether a headline's bare "to" tells the future ("Talks to resume")."""
    return token.dep_ == "ROOT" and any(c.dep_ == "mark" and c.lower_ == "to" for c in token.children)
