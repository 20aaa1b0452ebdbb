"""Events that the article itself only reports: "an alleged raid", "has reportedly fled", "accused of stealing"."""

from itertools import pairwise

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.certainty.signs import in_clause
from kg.language.cues import verbs

#: What leads from an accusation to what somebody is accused of; "charged over the raid" speaks of a raid that is known.
OPENS = frozenset(["of", "with"])
#: What leads from an arrest to what somebody is arrested for, and is not yet found guilty of.
FOR = frozenset(["for"])

#: Verbs of which the subject is what may have been done.
SUSPECTING = frozenset(["suspect", "allege", "fear", "rumour", "rumor"])

#: So many words up an accusation governs a list of deeds ("charged with theft, with fraud during a sale and with forgery").
FAR = 8

#: What leads from charges to some of them.
AMONG = frozenset(["including", "like", "such"])

#: Relations of what somebody turns down, or does not.
TURNED_DOWN = frozenset(["obj", "ccomp", "xcomp"])


def is_hearsay(head: Token) -> bool:
    """Say whether a word beside an event or over it says that it is only said to have happened."""
    lists = lexicon.toml("factuality.toml")
    chain = in_clause(head, FAR)
    if any(c.lower_ in lists["hearsay_words"] for t in chain[:2] for c in t.children if c.dep_ in ("advmod", "amod")):
        return True
    if head.dep_ == "nsubj:pass" and head.head.lemma_.lower() in SUSPECTING:
        return True  # "arson is suspected"
    if (head.head.lemma_.lower() in lists["arresting"] and _is_held_for(head)) or _is_among_charges(head):
        return True
    if chain[-1].dep_ == "advcl":
        chain = [*chain, chain[-1].head]  # "charged with assaulting a guard"
    return any(
        _governor(t, above).lemma_.lower() in lists["hearsay_governors"] and _is_content(t)
        for t, above in pairwise(chain)
    )


def is_let_stand(head: Token) -> bool:
    """Say whether an event is told only as what somebody does not turn down ("did not deny that guards had fired")."""
    return any(t.dep_ in TURNED_DOWN and verbs.lets_stand(t.head) for t in in_clause(head))


def _governor(token: Token, above: Token) -> Token:
    """Return what a word hangs on: the verb, where a parse hangs the deed on its object ("cleared the nurse of killing a patient")."""
    on_object = above.dep_ in ("obj", "nsubj:pass") and above.head.pos_ == "VERB"
    deed = (token.dep_ == "acl" and tree.is_gerund(token)) or (token.dep_ == "nmod" and above.ent_type_ == "Person")
    return above.head if on_object and deed else above


def _is_held_for(deed: Token) -> bool:
    """Say whether a word is the deed that somebody is arrested for ("booked for theft", "arrested for stealing")."""
    opens = {c.lower_ for c in deed.children if c.dep_ in ("case", "mark")}
    known = any(c.lower_ in tree.DEFINITE for c in deed.children if c.dep_ == "det")
    return deed.dep_ in ("obl", "advcl") and bool(opens & FOR) and not known


def _is_among_charges(deed: Token) -> bool:
    """Say whether a noun tells one of the deeds that somebody is charged with or found guilty of ("charges including fraud and theft")."""
    first = deed.head if deed.dep_ == "conj" and deed.pos_ == deed.head.pos_ else deed
    led = next((c for c in first.children if c.dep_ == "case" or c.lower_ in AMONG), None)
    if deed.pos_ != "NOUN" or led is None or led.i == 0:
        return False
    before = deed.doc[max(led.i - FAR, deed.sent.start) : led.i]
    charged = any(t.pos_ == "NOUN" and t.lemma_.lower() in lexicon.listed("charges") for t in before)
    return (led.lower_ in AMONG and charged) or (led.lower_ == "of" and led.nbor(-1).lower_ == "guilty")


def _is_content(token: Token) -> bool:
    """Say whether a word is what somebody is accused of, or what an allegation says."""
    opens = {c.lower_ for c in token.children if c.dep_ in ("case", "mark")}
    if token.dep_ in ("obl", "nmod", "advcl"):
        return bool(opens & OPENS)
    if token.dep_ == "compound":
        return token.i < token.head.i  # "assault charges"
    return token.dep_ == "xcomp" or (token.dep_ == "acl" and bool(opens & {"that", *OPENS}))
