"""Participants on equal terms share one role: "Peru and Chile signed", "talks between Peru and Chile"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import pointing
from kg.find.events import beside
from kg.find.events.blame import HARMFUL, Telling
from kg.language import lexicon, tree
from kg.language.cues.kinds import is_actor_noun
from kg.language.reading import Reading
from kg.language.related import Related

#: Types of what somebody does by saying something.
SAID = frozenset(["Rejection", "Accusation", "Demand", "Threat", "Endorsement"])
#: Types of what is done to somebody in an act that another noun tells ("slain in an ambush").
HURTING = frozenset(["Killing", "Death", "Injury", "Attack", "Abduction", "Arrest"])
#: And of what is done to somebody.
DONE = frozenset(["Trial", "Sanction", "Arrest", "Release", "Abduction", "Appointment"])
#: Parts of speech of what stands between the names of a list.
IN_LISTS = frozenset(["PROPN", "NOUN", "ADJ", "DET", "CCONJ", "NUM"])
#: Participles that do not end in "-ed".
ENDLESS = frozenset(
    [
        "beaten",
        "built",
        "caught",
        "driven",
        "found",
        "held",
        "hit",
        "hurt",
        "sent",
        "shot",
        "slain",
        "sold",
        "stolen",
        "struck",
        "taken",
    ]
)
#: Types of what is done to whom a possessive tells ("her arrest").
SUFFERED = frozenset(["Abduction", "Arrest", "Killing", "Death", "Injury"])


def evened(reading: Reading, trigger: Tokens, taking: Sequence[Related]) -> Iterator[Related]:
    """Yield the passages, those of one coordination in the role of the first, and in a headline the victims as such."""
    roles: dict[int, str] = {}
    for related in taking:
        who = pointing.head(related.passage)
        role = related.role
        if role != "place":
            role = roles.setdefault(beside.first_of(who).i, _role(reading, trigger, who, role))
        if role == "target" and _does_as_well(trigger.root, who, taking):
            role = "actor"
        yield replace(related, role=role)


def listed(reading: Reading, trigger: Tokens, taking: Sequence[Related]) -> Iterator[Related]:
    """Yield the names that stand in a list with a name that takes part, where the reader relates them to nothing of the event."""
    taken = {i for r in reading.related("event", trigger) for i in range(r.passage.start, r.passage.end)}
    for related in taking:
        own = pointing.head(related.passage)
        for other in tree.conjuncts(beside.first_of(own)):
            known = own.ent_type_ or (is_actor_noun(own) and own == beside.first_of(own))
            if other.i not in taken and known and other.ent_type_ and _is_plain(own, other):
                taken.add(other.i)
                yield replace(related, passage=trigger.doc[other.i : other.i + 1])


def entered(telling: Telling, taking: Sequence[Related]) -> Iterator[Related]:
    """Yield where somebody goes in and then does harm that has no place of its own ("walked into a church and shot two people")."""
    act = telling.trigger.root
    harm = telling.trigger.label_ in HARMFUL or telling.trigger.label_ == "Arrest"
    if act.dep_ != "conj" or not harm or any(r.role == "place" for r in taking):
        return
    for trigger, related in telling.others:
        if trigger.root == act.head and trigger.root.lemma_.lower() in lexicon.listed("entering"):
            into = ("place", "target") if trigger.label_ == "Visit" else ("place",)
            yield from (replace(r, role="place") for r in related if r.role in into)


def _is_plain(one: Token, other: Token) -> bool:
    """Say whether between two names of a list there are only names, their titles and short forms in brackets, commas and "and"."""
    between = one.doc[min(one.i, other.i) : max(one.i, other.i)]
    return all(t.pos_ in IN_LISTS or t.ent_type_ or t.text in (",", ".", "(", ")") for t in between)


def _role(reading: Reading, act: Tokens, who: Token, role: str) -> str:
    """Return the role of somebody, where the words around say it: both of two sides act."""
    first = beside.first_of(who)
    if first.head == act.root and (tree.preposition(first) == "between" or _gathers(act, first)):
        return "actor"
    if first.head == act.root and _is_along(first):
        return "target" if tree.is_passive(act.root) else "actor"
    if role == "target" and _acts(act, first):
        return "actor"
    if role == "actor" and _is_answered_by(act, first):
        return "target"
    suffers = _is_done_to(reading, act.root, first) or _suffers(act, first) or _lives_through(reading, act, first)
    suffers = suffers or _is_met(act.root) or _is_aimed_at(act.root, first) or _is_so_too(act, first)
    return "target" if role == "actor" and suffers else role


def _acts(act: Tokens, who: Token) -> bool:
    """Say whether somebody does by words what a verb tells, or to somebody else ("farmers threatened to go", "a court jailed him")."""
    verb = act.root
    if verb.pos_ != "VERB" or tree.child(verb, "aux:pass") is not None or who != tree.child(verb, *tree.SUBJECTS):
        return False
    whom = tree.child(verb, "obj")
    if act.label_ in SAID:
        return whom is not None or tree.child(verb, "xcomp", "ccomp") is not None
    if act.label_ not in DONE or whom is None:
        return False
    named = any(t.ent_type_ == "Person" for t in (whom, *whom.children))  # whatever a parse calls the subject
    return named or (is_actor_noun(whom) and not tree.is_passive(verb))


def _is_answered_by(act: Tokens, who: Token) -> bool:
    """Say whether somebody only answers what a noun tells others have done ("the union will respond to the rejection")."""
    verb = act.root.head
    to = act.root.pos_ == "NOUN" and act.root.dep_ == "obl" and tree.preposition(act.root) == "to"
    return to and who.head == verb and who.dep_ in tree.SUBJECTS and verb.lemma_.lower() in lexicon.listed("answering")


def _is_so_too(act: Tokens, who: Token) -> bool:
    """Say whether a participle goes on from a passive without its auxiliary ("one was shot dead, and a girl wounded in another attack")."""
    verb = act.root
    bare = tree.child(verb, "obj", "ccomp", "xcomp", "aux") is None and verb.tag_ in ("VBN", "VBD")
    goes_on = verb.dep_ == "conj" and tree.child(verb.head, "aux:pass") is not None
    return act.label_ in HURTING and bare and goes_on and who.head == verb and who.dep_ in tree.SUBJECTS


def _is_aimed_at(act: Token, who: Token) -> bool:
    """Say whether an act is told of as one against somebody ("attacks on peacekeepers", "rocks were thrown at guards")."""
    thrown = act.pos_ == "VERB" and act.lemma_.lower() in lexicon.listed("throwing")
    at = ("at", "against") if thrown else ("on", "against") if act.pos_ == "NOUN" else ()
    return who.head == act and tree.preposition(who) in at


def _is_met(verb: Token) -> bool:
    """Say whether a bare participle tells what is done to the subject of the verb it leans on ("made news when punched")."""
    led = tree.child(verb, "mark", "advmod")
    bare = (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and led is not None
        and led.lower_ in ("when", "while", "if", "once")
    )
    return bare and tree.child(verb, "obj", "ccomp", "xcomp", "aux", *tree.SUBJECTS) is None


def _does_as_well(verb: Token, who: Token, taking: Sequence[Related]) -> bool:
    """Say whether the subject of a verb does what the next one says, too, to whom both name ("killed and wounded scores")."""
    shared = verb.dep_ == "conj" and who.head == verb.head and who.dep_ == "nsubj"
    behind = any(pointing.head(r.passage).i > verb.i for r in taking if r.role == "target")
    return shared and behind and not tree.is_passive(verb) and tree.child(verb, *tree.SUBJECTS) is None


def _gathers(act: Tokens, who: Token) -> bool:
    """Say whether a noun tells of how many a protest is ("a rally of 300 people")."""
    counted = tree.preposition(who) == "of" and tree.child(who, "nummod") is not None
    return act.label_ == "Protest" and counted


def _is_along(who: Token) -> bool:
    """Say whether somebody does or undergoes what the subject does or undergoes ("along with three neighbours")."""
    before = who.doc[max(who.left_edge.i - 1, 0)]
    return tree.preposition(who) == "alongside" or (
        before.lower_ in ("along", "together") and before.nbor().lower_ == "with"
    )


def is_somebody(who: Token) -> bool:
    """Say whether a name or a pronoun is of who can act."""
    return who.ent_type_ in ("Person", "Organization") or (who.pos_ == "PRON" and who.lower_ in ("his", "her", "their"))


def _dies(verb: Token) -> bool:
    return verb.lemma_.lower() in lexicon.listed("dying")


def _suffers(act: Tokens, who: Token) -> bool:
    """Say whether somebody undergoes what is told: who dies, and whose arrest or murder it is, if that of nobody else."""
    head = act.root
    if head.pos_ == "VERB":
        return _dies(head) and who.head == head
    owned = who.dep_ == "nmod:poss" and who.head == head and act.label_ in SUFFERED
    return owned and not any(tree.oblique(head, "of"))


def _lives_through(reading: Reading, act: Tokens, who: Token) -> bool:
    """Say whether a noun tells what somebody survives, or in which he is hurt ("survived an attempt", "slain in an ambush")."""
    noun, verb = act.root, act.root.head
    if noun.pos_ != "NOUN" or act.label_ not in HARMFUL or who.head != verb or who.dep_ not in tree.SUBJECTS:
        return False
    harm = reading.events.get(verb.i) in HURTING
    hurt = harm and (tree.is_passive(verb) or _dies(verb)) and tree.preposition(noun) in ("in", "by", "during")
    return hurt or (noun.dep_ == "obj" and verb.lemma_.lower() in lexicon.listed("undergoing"))


def _is_done_to(reading: Reading, verb: Token, who: Token) -> bool:
    """Say whether a headline tells by a bare participle what is done to somebody ("Son of ex-mayor attacked"): its verbs have no past."""
    if who.head == verb and who.dep_ == "nsubj:pass" and reading.events.get(verb.i) in HURTING | DONE:
        return True  # "a man remanded in custody", whatever else the parse makes of it
    participle = verb.lower_.endswith("ed") or verb.lower_ in ENDLESS
    bare = verb.pos_ == "VERB" and participle and tree.child(verb, "obj", "ccomp", "xcomp", "aux") is None
    return bare and reading.is_in_headline(verb.idx) and who.head == verb and who.dep_ in tree.SUBJECTS
