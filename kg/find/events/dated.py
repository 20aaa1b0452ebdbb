"""Which act a time dates: the one in whose clause it stands, even if the reader relates it to another.

"Ordered the boats to stay ashore until Friday": nobody ordered on Friday. "Pleaded guilty in August to fraud": the fraud was before.
"""

from spacy.tokens import Token

from kg.find.events.beside import BEFORE
from kg.find.events.blame import HARMFUL
from kg.language import lexicon, tree
from kg.language.reading import Reading

#: So likely has a time to be that of an event, to be its own whatever its clause.
SURE = 0.9
#: Clauses of what somebody agreed, ordered or began to do.
AIMS = frozenset(["xcomp", "ccomp", "advcl"])
#: Relations of a time to the noun whose it is ("the 2002 truce", "the truce of May").
OF_NOUN = frozenset(["nummod", "compound", "amod", "nmod", "nmod:poss", "nmod:unmarked", "nmod:tmod"])
#: What introduces a noun by which another act is measured.
MEASURING = frozenset(["since", "than", "as", "like", "unlike"])
#: What introduces a clause by which another act is bounded.
BOUNDS = frozenset(["since", "until", "till", "although", "though"])
#: And of what was before.
EARLIER = frozenset(["after", "since", "because"])
#: Verbs before a gerund of what somebody has done.
SAYING = frozenset(["deny", "admit", "confess", "recall", "report", "acknowledge"])
#: Words by which an act came after the others that its sentence tells.
LATER = frozenset(["later", "eventually", "afterwards"])


def is_of_measure(act: Token, time_: Token) -> bool:
    """Say whether a time is that of a noun which only measures an act ("the worst raid since the 2002 truce", "than in the 2009 flood")."""
    noun = time_.head
    over = tree.verb_over(time_)
    if act.dep_ == "advcl" and over == act.head and any(c.lower_ in EARLIER for c in act.children if c.dep_ == "mark"):
        return tree.child(act, *tree.SUBJECTS) is not None  # "applied in May after Peru had joined"
    if noun.dep_ == "advcl" and noun.head == act and any(c.lower_ in BOUNDS for c in noun.children if c.dep_ == "mark"):
        return True  # "has killed ten since the war began in April"
    if noun == act and tree.preposition(time_) == "since" and noun.pos_ == "NOUN":
        return any("Sup" in c.morph.get("Degree", []) or c.lower_ == "first" for c in noun.children)
    if time_.dep_ not in OF_NOUN or noun.pos_ not in ("NOUN", "PROPN") or noun == act or noun.is_ancestor(act):
        return False
    return bool(MEASURING.intersection(c.lower_ for c in noun.children if c.dep_ in ("case", "mark")))


def is_of_another(reading: Reading, act: Token, type_: str, time_: Token) -> bool:
    """Say whether a time stands in the clause of another act than the one whose word is given."""
    verb = tree.verb_over(time_)
    if _is_behind_gerund(act, time_):
        return True
    if verb is None or verb == act:
        return False
    if act.pos_ in ("VERB", "AUX") and act.is_ancestor(verb):
        return _is_apart(act, verb)
    if any(c.lower_ in LATER and c.dep_ == "advmod" for c in act.children):
        return True
    if act.pos_ not in ("VERB", "AUX"):
        later = _is_dealt_with(act, verb) and time_.head != act
        return (type_ in HARMFUL and _charges(act, verb)) or _tells_of(act, verb) or later
    told = verb.i in reading.events or any(cue.verb == verb for cue in reading.outer_cues_in(verb.i, verb.i))
    aimed = act.head == verb and act.dep_ in AIMS and tree.is_infinitive(act) and told and not tree.is_passive(verb)
    return aimed or _are_side_by_side(act, verb)


def _is_behind_gerund(act: Token, time_: Token) -> bool:
    """Say whether a time stands behind what somebody says of having done, and may be that of the deed ("denied taking it in May")."""
    gerunds = (c for c in act.children if c.dep_ == "xcomp" and tree.is_gerund(c))
    return time_.head == act and act.lemma_.lower() in SAYING and any(act.i < c.i < time_.i for c in gerunds)


def _are_side_by_side(act: Token, verb: Token) -> bool:
    """Say whether two verbs stand in clauses of their own, none of which is in the other."""
    apart = not act.is_ancestor(verb) and not verb.is_ancestor(act)
    return apart and all(v.pos_ == "VERB" and tree.child(v, *tree.SUBJECTS) is not None for v in (act, verb))


def _is_apart(act: Token, verb: Token) -> bool:
    """Say whether a verb below another tells of something else: what is said or aimed at, or what was done to its object before."""
    while verb != act:
        if verb.dep_ in BEFORE and verb.head.dep_ in ("obj", "nsubj:pass"):
            return True
        own = tree.is_infinitive(verb) or (verb.dep_ == "ccomp" and tree.child(verb, *tree.SUBJECTS) is not None)
        deed = verb.dep_ == "xcomp" and tree.is_gerund(verb) and verb.head.lemma_.lower() in SAYING
        if deed or (verb.dep_ in AIMS and own):
            return True
        verb = verb.head
    return False


def _charges(act: Token, verb: Token) -> bool:
    """Say whether a verb tells what the law does for a deed that a noun tells ("charged on Monday with murder")."""
    return verb.lemma_.lower() in lexicon.listed("charging") and verb.is_ancestor(act)


def _tells_of(act: Token, verb: Token) -> bool:
    """Say whether a verb only tells when a noun was spoken of ("the find, described on Monday", "his death was announced on Monday")."""
    told = (verb.head == act and verb.dep_ == "acl") or (act.head == verb and act.dep_ == "nsubj:pass")
    return told and verb.lemma_.lower() in lexicon.listed("describing")


def _is_dealt_with(act: Token, verb: Token) -> bool:
    """Say whether a verb tells what is done later about what a noun tells ("will discuss the raid next week")."""
    done = act.head == verb and act.dep_ in ("obj", "nsubj:pass")
    return done and verb.lemma_.lower() in lexicon.listed("afterwards")
