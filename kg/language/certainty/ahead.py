"""Events that lie ahead: due, scheduled, postponed, vowed or wanted, what a bill would bring about, and what depends on an "if"."""

from rdflib import URIRef
from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.certainty import carriers, denied
from kg.language.certainty.signs import in_clause
from kg.language.cues import verbs
from kg.language.time.readers import WEEKDAYS
from kg.terms import KG

#: Prepositions between an offer, a demand, a fear and what it is of.
FORWARD = frozenset(["for", "of", "on", "to"])
#: What leads from things to one of them.
AMONG = frozenset(["including", "like", "such"])
#: Words by which something may have happened.
PERHAPS = frozenset(["maybe", "perhaps", "possibly"])
CONDITIONS = frozenset(["if", "unless", "whether"])
#: Relations over which a condition reaches down to a word inside its clause.
INSIDE = frozenset(["obj", "nsubj", "nsubj:pass", "obl", "nmod", "xcomp", "conj", "amod", "compound", "iobj"])
REACH = 5
#: Auxiliaries of what, with "have", was not so.
UNREAL = frozenset(["would", "could", "might", "may", "should"])


def of(head: Token) -> URIRef | None:
    """Return how sure is what lies ahead; None where nothing says that it does."""
    if _is_due(head) or _is_scheduled(head) or is_put_off(head) or _is_enabled(head):
        return KG.Planned
    if head.lemma_.lower() in lexicon.toml("factuality.toml")["looming"]:
        return KG.Planned
    if denied.calling_off(head) is not None:
        return KG.Possible  # whoever may call it off has not yet
    if any(c.lower_ in PERHAPS and c.dep_ == "advmod" for c in head.children):
        return KG.Possible
    if verbs.is_bidden(head) or _is_plotted(head) or _is_likely(head) or _is_looked_for(head):
        return KG.Possible
    return _prospect(head)


def is_conditional(head: Token) -> bool:
    """Say whether a word stands in a clause under "if", "unless" or "whether"."""
    token = head
    for _ in range(REACH):
        marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
        if marks & CONDITIONS and token.pos_ in ("VERB", "AUX", "ADJ"):
            return not marks - CONDITIONS  # "as if", "even if" are no conditions
        if token.dep_ not in INSIDE:
            return False
        token = token.head
    return False


def is_outcome(head: Token) -> bool:
    """Say whether an infinitive tells how a contest came out ("rallied from two sets down to beat Ruiz")."""
    above = head.head if head.head.pos_ == "VERB" else head.head.head
    came = above.lemma_.lower() in lexicon.toml("factuality.toml")["coming_through"] and tree.is_past(above)
    return came and tree.is_infinitive(head) and head.dep_ in ("advcl", "acl", "xcomp") and not tree.is_negated(above)


def is_dealt_with(head: Token) -> bool:
    """Say whether a definite noun tells what somebody is still to deal with, which is there by then ("could resolve the strike")."""
    verb, lists = head.head, lexicon.toml("factuality.toml")
    definite = any(c.lower_ in tree.DEFINITE for c in head.children if c.dep_ == "det")
    open_ = any(c.lower_ in lists["planned_words"] or c.lower_ in lists["possible_words"] for c in head.children)
    dealt = head.dep_ in ("obj", "nsubj:pass") and verb.lemma_.lower() in lists["dealing"]
    return dealt and definite and not open_


def is_unreal(head: Token) -> bool:
    """Say whether a word, or the verb that it hangs on, only tells what would have been ("a bill that would have banned it")."""
    words = [set(tree.auxiliaries(t)) for t in in_clause(head)[:2] if t.pos_ == "VERB"]
    return any("have" in own and own & UNREAL for own in words)


def of_shared(head: Token) -> URIRef | None:
    """Return how sure a coordinated verb is that shares what only would have been with the first ("would have hired six and paid more")."""
    first = head.head
    apart = (*tree.SUBJECTS, "aux", "aux:pass")
    if (
        head.dep_ != "conj"
        or first.pos_ != "VERB"
        or head.tag_ not in ("VBN", "VBD")
        or tree.child(head, *apart) is not None
    ):
        return None
    words = set(tree.auxiliaries(first))
    return KG.Possible if "have" in words and words & UNREAL else None


def _is_due(head: Token) -> bool:
    """Say whether it is due, set or expected to be done ("is due to meet", "talks were set to resume")."""
    carrier = carriers.of(head)
    above = carrier.head
    opened = carrier.dep_ in ("xcomp", "ccomp", "csubj") and tree.is_infinitive(carrier)
    return opened and above.lemma_.lower() in lexicon.toml("factuality.toml")["due"] and not tree.is_negated(above)


def _is_scheduled(head: Token) -> bool:
    """Say whether a noun tells what is scheduled ("a vote planned for Monday", "the vote is set for Monday", "voting begins Saturday")."""
    lists = lexicon.toml("factuality.toml")
    if head.pos_ in ("VERB", "AUX") and head.dep_ not in ("nsubj", "nsubj:pass", "csubj"):
        return False
    for c in head.children:
        if c.lemma_.lower() in lists["scheduled"] and (c.dep_ == "amod" or (c.dep_ == "acl" and not _was_held(head))):
            return True
    verb = head.head
    if head.dep_ == "obj" and any(_is_coming(c) for c in verb.children):
        return not tree.is_negated(verb)  # "called a strike for Friday"
    if head.dep_ == "nsubj:pass" and verb.lemma_.lower() in lists["scheduled"]:
        then = tree.child(verb, "xcomp")  # "the opening is expected to help the economy" says nothing of the opening
        held = then is None or then.lemma_.lower() in (*lists["light"], *lists["beginning"])
        return held and not tree.is_negated(verb)
    now = verb.tag_ in ("VBZ", "VBP") or "Pres" in verb.morph.get("Tense", [])
    begins = head.dep_ == "nsubj" and now and tree.is_finite(verb) and verb.lemma_.lower() in lists["beginning"]
    return begins and tree.child(verb, "aux", "obj") is None and verb.sent.start > 0


def _is_coming(time_: Token) -> bool:
    """Say whether a day or a week is one for which something is called ("for Friday", "for next week")."""
    ahead = time_.lower_ in WEEKDAYS or any(c.lower_ in ("next", "coming") for c in time_.children)
    return ahead and tree.preposition(time_) == "for"


def _was_held(head: Token) -> bool:
    """Say whether a noun is the subject of a plain past: what had been planned was held."""
    verb = head.head
    plain = "Past" in verb.morph.get("Tense", []) and tree.child(verb, "aux") is None
    return plain and head.dep_ in tree.SUBJECTS and verb.lemma_.lower() in lexicon.toml("factuality.toml")["light"]


def is_put_off(head: Token) -> bool:
    """Say whether it was put off or moved to another time, and so is still to come."""
    verb = head.head
    if (
        head.dep_ not in ("obj", "nsubj:pass")
        or verb.lemma_.lower() not in lexicon.toml("factuality.toml")["putting_off"]
    ):
        return False
    until = any(c.lower_ in ("until", "till", "to") for o in verb.children for c in o.children if c.dep_ == "case")
    return until or verb.lemma_.lower() == "postpone"


def _is_enabled(head: Token) -> bool:
    """Say whether a bill or a plan would let it be done ("a bill which enables the sale")."""
    lists = lexicon.toml("factuality.toml")
    verb = head.head
    if head.dep_ not in ("obj", "xcomp", "ccomp") or verb.lemma_.lower() not in lists["enabling"]:
        return False
    if "Past" in verb.morph.get("Tense", []) and tree.child(verb, "aux") is None:
        return False
    subject = tree.subject(verb)
    owner = verb.head if verb.dep_ in ("acl", "acl:relcl") else subject
    return any(t is not None and t.lemma_.lower() in lists["bills"] for t in (subject, owner))


def _is_plotted(head: Token) -> bool:
    """Say whether a gerund tells a part of a plot or a plan ("the plot included beheading the mayor"), which nobody says was done."""
    part = carriers.having(head)
    subject = tree.subject(part) if part is not None else None
    lists = lexicon.toml("factuality.toml")
    return subject is not None and subject.lemma_.lower() in (*lists["bills"], *lists["plots"])


def _is_likely(head: Token) -> bool:
    """Say whether a noun tells what is likely, or seems so ("war is inevitable", "a clash seems more likely")."""
    said = head.head if head.dep_ in tree.SUBJECTS else None
    if head.pos_ != "NOUN" or said is None:
        return False
    words = [said] if said.pos_ == "ADJ" else [c for c in said.children if c.dep_ == "xcomp" and c.pos_ == "ADJ"]
    return any(t.lemma_.lower() in lexicon.toml("factuality.toml")["likely"] for t in words)


def _is_looked_for(head: Token) -> bool:
    """Say whether something is told only as what clues may lead to ("a reward for information leading to the arrest of the thief")."""
    first = head.head if head.dep_ == "conj" else head
    verb = first.head
    leads = verb.lemma_.lower() == "lead" and verb.dep_ in ("acl", "acl:relcl") and tree.is_gerund(verb)
    return (
        leads
        and tree.preposition(first) == "to"
        and verb.head.lemma_.lower() in lexicon.toml("factuality.toml")["clues"]
    )


def is_asked_for(head: Token) -> bool:
    """Say whether a noun tells one of the things that somebody asks for ("set out conditions, including the release of the crew")."""
    first = head.head if head.dep_ == "conj" and head.pos_ == head.head.pos_ else head
    case = next((c for c in first.children if c.dep_ == "case" and c.lower_ in AMONG), None)
    before = [t for t in first.doc[case.sent.start : case.i][-REACH:] if t.pos_ == "NOUN"] if case is not None else []
    lists = lexicon.toml("factuality.toml")
    return bool(before) and before[-1].lemma_.lower() in (*lists["wanted_nouns"], *lists["asking_nouns"])


def _prospect(head: Token) -> URIRef | None:
    """Return how sure is what somebody vows, offers, wants: whatever the table says, it has not happened by that."""
    lists = lexicon.toml("factuality.toml")
    for token in in_clause(head)[:2]:
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
