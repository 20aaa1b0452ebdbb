"""Events that did not happen: constructions that leave no doubt of it."""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.certainty import carriers

#: What stands for something that did not happen, before it ("instead of striking").
IN_PLACE = frozenset(["instead", "rather", "without"])
#: Determiners of what is known to have happened ("has claimed the attack").
KNOWN = tree.DEFINITE | {"his", "her", "its", "their", "our"}
#: Types of what it takes several to do.
AGREED = frozenset(["Agreement", "Ceasefire", "Meeting", "Release", "Transaction", "Withdrawal"])
#: What is told of something that happened, whether it is told or not, and prepositions of what it is told of.
TIDINGS = frozenset(["comment", "detail", "information", "news", "statement", "update"])
TOPIC = frozenset(["about", "concerning", "of", "on", "regarding", "surrounding"])
MODALS = frozenset(["will", "would", "could", "can", "may", "might", "should", "must", "shall"])
#: How many coordinated verbs share one denial.
REACH = 3


def is_denied(head: Token) -> bool:
    """Say whether a sentence leaves no doubt that what a word tells did not happen."""
    carrier = carriers.of(head)
    if tree.is_nobody(head) or _is_in_place(head) or _is_too_much(head) or _is_too_little(head):
        return True
    if carrier.pos_ in ("VERB", "AUX", "ADJ") and (_by_nobody(carrier) or _is_denied_verb(carrier)):
        return True
    return _is_failed(head) or _is_failed(carrier) or _is_called_off(head) or _is_overtaken(carrier)


def is_plain(verb: Token) -> bool:
    """Say whether a finite verb is denied by a "not" of its own, and nothing leaves it open ("did not back the ban", no "may not")."""
    says_no = any(c.lower_ in ("not", "n't", "n’t") for c in verb.children if c.dep_ == "advmod")
    return verb.pos_ == "VERB" and says_no and tree.is_negated(verb) and not MODALS & set(tree.auxiliaries(verb))


def is_refused(trigger: Tokens) -> bool:
    """Say whether somebody will not have what it takes several to do ("rejected a truce"), unless it is known as done ("the truce")."""
    head, verb = trigger.root, trigger.root.head
    refused = head.dep_ == "obj" and verb.lemma_.lower() in lexicon.toml("factuality.toml")["refusing"]
    known = any(c.lower_ in KNOWN for c in head.children if c.dep_ in ("det", "nmod:poss"))
    return refused and trigger.label_ in AGREED and not known and not tree.is_negated(verb)


def is_regretted(verb: Token) -> bool:
    """Say whether it is told that something had better not been done, and so was ("the ferry should not have sailed")."""
    words = set(tree.auxiliaries(verb))
    return verb.pos_ == "VERB" and {"should", "have"} <= words and tree.is_negated(verb)


def is_presupposed(trigger: Tokens) -> bool:
    """Say whether a noun tells what is known to have happened, under a verb that is denied ("no group has claimed the attack")."""
    head = trigger.root
    return (
        head.pos_ == "NOUN"
        and carriers.of(head) == head
        and not tree.is_negated(head)
        and any(c.lower_ in KNOWN for t in trigger for c in t.children if c.dep_ in ("det", "nmod:poss"))
    )


def shielding(head: Token) -> Token | None:
    """Return the word on the way up from an event over which no denial reaches it; None where there is none.

    A noun is only the topic of what is denied ("gave no details on the arrest"), and what somebody plans he plans whatever comes of the
    plan ("found no partner for its plan to build").
    """
    for token in _upwards(head):
        if tree.is_negated(token):
            return None
        over = token.head
        known = over.pos_ == "NOUN" and any(c.lower_ in KNOWN for c in over.children if c.dep_ in ("det", "nmod:poss"))
        if (known and token.dep_ == "acl" and tree.is_infinitive(token) and not tree.is_negated(over)) or (
            over.lemma_.lower() in TIDINGS and token.dep_ == "nmod" and tree.preposition(token) in TOPIC
        ):
            return token
    return None


def _upwards(head: Token) -> Iterator[Token]:
    token = head
    for _ in range(REACH):
        yield token
        token = token.head


def _by_nobody(verb: Token) -> bool:
    """Say whether nobody does or undergoes what a verb says, or it is done to nobody ("hurt no one")."""
    who = [carriers.subject(verb), tree.child(verb, *tree.OBJECTS), tree.agent(verb)]
    return any(t is not None and tree.is_nobody(t) for t in who)


def _is_denied_verb(verb: Token) -> bool:
    """Say whether a verb goes on from a denied one ("did not meet or call"), or is carried by one ("has not signed a truce")."""
    first = verb
    for _ in range(REACH):
        if first.dep_ != "conj" or tree.child(first, *tree.SUBJECTS, "aux", "aux:pass") is not None:
            break
        link = tree.child(first, "cc")
        if link is None or link.lower_ not in ("or", "nor"):
            break
        first = first.head
    return first != verb and tree.is_negated(first)


def _is_too_much(verb: Token) -> bool:
    """Say whether somebody or something is too much of a kind for it to happen ("was too busy to meet the mayor")."""
    over = verb.head
    is_open = over.pos_ in ("ADJ", "ADV") and verb.dep_ in ("advcl", "xcomp", "ccomp") and tree.is_infinitive(verb)
    return is_open and not tree.is_negated(over) and any(c.lower_ == "too" and c.i < over.i for c in over.children)


def _is_too_little(verb: Token) -> bool:
    """Say whether there is not enough of something for it to happen ("lacked the votes to pass it", "not enough land to bury them")."""
    what = verb.head
    over = tree.verb_over(what)
    if not tree.is_infinitive(verb) or verb.dep_ not in ("acl", "advcl", "xcomp") or what.pos_ not in ("NOUN", "PRON"):
        return False
    lacks = what.dep_ == "obj" and what.head.lemma_.lower() == "lack" and not tree.is_negated(what.head)
    enough = any(t.lower_ == "enough" for t in (what, *what.children))
    denied = any(t is not None and tree.is_negated(t) for t in (what, over))
    return lacks or (enough and denied)


def _is_in_place(head: Token) -> bool:
    """Say whether something else was done in its place ("instead of striking", "without a vote")."""
    return any(c.lower_ in IN_PLACE and c.dep_ in ("case", "mark") for c in head.children)


def _is_failed(head: Token) -> bool:
    """Say whether somebody failed, refused or was unable to do it."""
    if head.dep_ != "xcomp":
        return False
    above = head.head
    if above.lemma_.lower() in lexicon.toml("factuality.toml")["failing"]:
        return not tree.is_negated(above)
    return above.lower_ == "able" and tree.is_negated(above)


def prevents(verb: Token) -> bool:
    """Say whether a word keeps its object from happening, by its lemma or, as rare words have odd ones, by its form ("foiled")."""
    words = lexicon.toml("factuality.toml")["calling_off"]
    return any(form in words for form in lexicon.forms(verb.lemma_.lower(), verb.lower_))


def calling_off(head: Token) -> Token | None:
    """Return the verb by which an event is called off or averted, its object or its passive subject; None where there is none."""
    verb = head.head
    if verb.lemma_.lower() == "rule" and head.dep_ in ("obj", "nsubj:pass", "xcomp"):
        return verb if tree.child(verb, "compound:prt") is not None else None  # "ruled out a strike"
    if head.dep_ == "obl" and verb.lemma_.lower() == "call":  # parses differ on "called off the talks"
        particle = tree.child(verb, "compound:prt")
        off = tree.preposition(head) == "off" or (
            particle is not None and particle.lower_ == "off" and not tree.preposition(head)
        )
        return verb if off else None
    if head.dep_ not in ("obj", "nsubj:pass") or (head.dep_ == "nsubj:pass") != tree.is_passive(verb):
        return None
    off = verb.lemma_.lower() == "call" and any(c.lower_ == "off" for c in verb.children)
    return verb if off or prevents(verb) else None


def is_left_open(head: Token) -> bool:
    """Say whether it is only told that something was not called off or ruled out."""
    verb = calling_off(head)
    return verb is not None and tree.is_negated(verb)


def _is_called_off(head: Token) -> bool:
    """Say whether an event was called off or averted, by a verb that is itself in no doubt."""
    verb = calling_off(head)
    if verb is None or any(c.dep_ == "mark" for c in verb.children):
        return False
    return not MODALS & set(tree.auxiliaries(verb)) and not tree.is_negated(verb)


def _is_overtaken(verb: Token) -> bool:
    """Say whether it had been due, and something else came ("was due to be released in June, but a judge kept her in jail")."""
    above = verb.head
    due = verb.dep_ in ("xcomp", "ccomp") and above.lemma_.lower() in lexicon.toml("factuality.toml")["due"]
    if not due and not carriers.is_due(verb):
        return False
    owners = (above, verb) if due else (verb,)
    was = any(word in ("was", "were", "had") for owner in owners for word in tree.auxiliaries(owner))
    links = (tree.child(c, "cc") for owner in owners for c in owner.children if c.dep_ == "conj")
    return was and any(link is not None and link.lower_ == "but" for link in links)
