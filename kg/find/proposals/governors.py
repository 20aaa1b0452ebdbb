"""What the words around a naming phrase do to the proposal: propose it, accept it, turn it down.

Whether they really did is said by `verdicts`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.find.proposals import nouns, words
from kg.language import tree

#: Pronouns that come back to a proposal as what something is done to.
BACK = frozenset(["it", "they", "them", "these", "this", "both", "that", "which"])
#: Acts that answer a proposal, and relations of clauses that tell of one beside the clause that names it.
ANSWERS = frozenset(["accept", "reject", "withdraw"])
BESIDE = frozenset(["conj", "parataxis", "ROOT", "advcl"])

#: Words by which a doer is not all who decide.
SOME = frozenset(["some", "few", "several", "many", "only", "just", "merely", "alone"])


@dataclass(frozen=True)
class Governor:
    """One thing that is done to a proposal: the act, the word that says so, and who does it."""

    act: str
    word: Token
    doer: Token | None


def governors(head: Token) -> list[Governor]:
    """Return what is done to the proposal that a noun or verb names, in text order."""
    found = [_over(head), _before(head), *_shared(head), *_relatives(head), *_by_pronoun(head)]
    unique = {g.word.i: g for g in reversed(found) if g is not None and g.act}
    return sorted(unique.values(), key=lambda g: g.word.i)


def _over(head: Token) -> Governor | None:
    """Return what the word over the phrase does to it."""
    while (head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN")) or _is_counted(head):
        head = head.head  # "several of the offers were rejected"
    over = head.head
    if over.pos_ == "NOUN" and head.dep_ == "nmod":
        doer = tree.subject(over.head) if over.dep_ == "obj" and over.head.pos_ == "VERB" else None
        act = words.words().acts.get(over.lemma_.lower(), "")
        if act == "reject" and words.does("overriding", over.head):  # "override the veto of the bill"
            return Governor("accept", over.head, tree.subject(over.head))
        return Governor(act, over, doer) if act or not words.among("parts", [over]) else _of_verb(over, over.head)
    return _of_verb(head, over) if over.pos_ in ("VERB", "AUX") else None


def _before(head: Token) -> Governor | None:
    """Return what the verb right before the phrase answers, whatever the parser hangs the phrase on (", rejecting the new offer")."""
    verb = head
    while verb.i > head.sent.start and (verb == head or verb.dep_ in nouns.BEFORE):
        verb = verb.nbor(-1)
    answers = (
        verb.pos_ == "VERB" and verb != head and tree.child(verb, *tree.OBJECTS) is None and words.act(verb) in ANSWERS
    )
    return Governor(words.act(verb), verb, tree.subject(verb)) if answers else None


def _is_counted(head: Token) -> bool:
    """Say whether a noun stands after a word that only counts it ("two of ...", "none of ...")."""
    return (
        head.dep_ == "nmod"
        and tree.preposition(head) == "of"
        and (head.head.pos_ in ("NUM", "DET", "PRON") or words.among("counting", [head.head]))
    )


def _of_verb(head: Token, verb: Token) -> Governor | None:
    """Return what a verb does to the proposal that stands to it as a subject, an object or by a preposition."""
    answer = _answer(verb) if head.dep_ in ("nsubj", "iobj", "obl", "nmod") else ""
    if answer:  # "the bill won approval", "gave approval to the bill", "used a veto on the bill"
        return Governor(answer, verb, None if head.dep_ == "nsubj" else tree.subject(verb))
    match head.dep_:
        case "nsubj:pass":
            return _passive(verb)
        case "nsubj":
            return Governor(_fate(verb), verb, agent(verb) or tree.child(verb, "obj"))
        case "obj":
            suffered = _suffered(head, verb)
            return Governor(words.act(verb), verb, tree.subject(verb)) if suffered is None else _passive(suffered)
        case "obl" | "nmod":
            return Governor(words.act_with(verb, tree.preposition(head)), verb, tree.subject(verb))
    return None


def _suffered(head: Token, verb: Token) -> Token | None:
    """Return the participle that says what somebody had done to a proposal ("had its bid turned down by the board")."""
    if not {"have", "get", "see"} & {*words.lemmas(verb)}:
        return None
    behind = (c for c in verb.children if c.i > head.i and c.dep_ in ("xcomp", "advcl", "acl", "ccomp"))
    told = (*behind, *(c for c in head.rights if c.dep_ == "acl"))
    return next((c for c in told if tree.is_participle(c) or tree.agent(c) is not None), None)


def _answer(verb: Token) -> str:
    """Return the answer that a verb with little sense of its own and its object tell ("win approval", "suffer defeat")."""
    thing = tree.child(verb, "obj")
    if thing is None or not words.words().lists["light"] & {*words.lemmas(verb)}:
        return ""
    act = words.words().acts.get(thing.lemma_.lower(), "")
    return act if act in ANSWERS else ""


def _fate(verb: Token) -> str:
    """Return what befalls a proposal that is the verb's subject, also by a verb with little sense of its own ("took effect")."""
    return "accept" if _is_into_force(verb) else words.fate(verb)


def _is_into_force(verb: Token) -> bool:
    """Say whether a verb tells that something holds from then on ("was voted into law", "became law", "took effect")."""
    complements = (
        c for c in verb.children if c.dep_ in ("obj", "xcomp") and {"become", "take"} & {*words.lemmas(verb)}
    )
    return words.among("in_force", [*complements, *tree.oblique(verb, "into")])


def _shared(head: Token) -> Iterator[Governor]:
    """Yield the answers of later verbs with the same subject ("was put to the council and won approval", "was debated and failed")."""
    verb = head.head
    if head.dep_ not in ("nsubj", "nsubj:pass"):
        return
    for part in (c for c in verb.children if c.dep_ == "conj" and tree.child(c, *tree.SUBJECTS) is None):
        bare = tree.is_passive(verb) and tree.is_participle(part) and tree.child(part, "obj") is None
        done = _passive(part) if bare or tree.is_passive(part) else Governor(_answer(part) or _fate(part), part, None)
        yield from [done] if done.act in ANSWERS else []


def _passive(verb: Token) -> Governor:
    if _is_into_force(verb):
        return Governor("accept", verb, agent(verb))
    received = list(tree.oblique(verb, "with"))
    if received and "meet" in words.lemmas(verb):  # "was met with scorn"
        return Governor("reject" if words.among("cold", tree.subtree(received[0])) else "consider", verb, agent(verb))
    return Governor(words.act(verb), verb, agent(verb))


def agent(verb: Token) -> Token | None:
    """Return the doer of a passive verb, also behind a time ("introduced on Tuesday by Ruiz"); no margin ("by a majority of two")."""
    behind = (n for c in verb.children if c.dep_.startswith("obl") for n in tree.oblique(c, "by"))
    doer = tree.agent(verb) or next(behind, None)
    return None if doer is None or words.among("margins", [doer]) else doer


def _relatives(head: Token) -> Iterator[Governor | None]:
    """Yield what clauses on a noun say is done to it, also on the last noun in its phrase ("a bill on exports, which was rejected")."""
    inside = [head, *(n for n in tree.subtree(head) if n.dep_ in ("nmod", "obj", "obl") and n.i > head.i)]
    for noun in inside:
        if noun != head and words.words().nouns.get(noun.lemma_.lower()):
            return
        for clause in (c for c in noun.children if c.dep_ in ("acl", "acl:relcl")):
            if tree.is_passive(clause) and (noun == head or clause.dep_ == "acl:relcl"):
                said = [_passive(part) for part in coordinated(clause) if _is_past(part)]
                yield from (g for g in said if noun == head or g.act in ("accept", "reject"))
            elif noun == head:
                yield _relative(clause)


def coordinated(clause: Token) -> list[Token]:
    """Return a participle with all that is coordinated with it, wherever a parse hangs what stands behind "and".

    "is a reply to a plan drawn up by Zeta and brought to Orion": a noun and a bare participle are no list.
    """
    above = [t for t in clause.ancestors if t.pos_ in ("NOUN", "PROPN")]
    found = tree.conjuncts(clause)
    for token in clause.doc[clause.i + 1 : clause.sent.end]:
        beside = token.dep_ == "conj" and token.head in above
        told = tree.is_finite(token) and not (
            beside and token.tag_ == "VBD"
        )  # on a noun, "delivered" is taken for the past tense
        if token.pos_ == "AUX" or told or token.text in (".", ";"):
            break
        listed = token.nbor(-1).lower_ == "and" or beside
        if (
            listed
            and (beside or tree.is_participle(token))
            and token.pos_ == "VERB"
            and tree.child(token, *tree.SUBJECTS, "det") is None
        ):
            found.append(token)
    return list(dict.fromkeys(found))


def _is_past(verb: Token) -> bool:
    """Say whether a verb can be a passive: "drawn up by spies and delivered to Hamas"."""
    return "Part" in verb.morph.get("VerbForm", []) or "Past" in verb.morph.get("Tense", [])


def _relative(clause: Token) -> Governor | None:
    """Return what a relative clause with its own subject does ("a deal they rejected", "which the family declined")."""
    own, thing = tree.child(clause, "nsubj"), tree.child(clause, "obj")
    if clause.dep_ != "acl:relcl" or own is None:
        return None
    if own.lower_ in ("that", "which"):
        return Governor(_fate(clause), clause, thing)
    whole = thing is None or thing == own or thing.lower_ in ("that", "which")
    return Governor(words.act(clause), clause, own) if whole else None


def _by_pronoun(head: Token) -> Iterator[Governor]:
    """Yield what is done to it later in its sentence, without its name: "moved amendments, but these were defeated", "... rejected it"."""
    if head.pos_ in ("NOUN", "PROPN") and head.dep_ in ("obj", "conj", "nsubj"):
        yield from answers(head)


def answers(head: Token) -> Iterator[Governor]:
    """Yield the answers that clauses beside the one that names a proposal give to it: "offered aid, but Spain refused it"."""
    short = ";" in head.sent.text  # "Spain offers aid; France refuses", as headlines have it
    yield from _next(head)
    for verb in head.sent:
        if verb.i <= head.i or verb.pos_ != "VERB" or verb.dep_ not in BESIDE or words.act(verb) not in ANSWERS:
            continue
        done, thing = tree.child(verb, "nsubj:pass"), tree.child(verb, "obj")
        if done is not None and _comes_back(done, head):
            yield _passive(verb)
        elif done is None and (_comes_back(thing, head) or (short and thing is None and verb.head in (head, verb))):
            yield Governor(words.act(verb), verb, tree.subject(verb))


def _next(head: Token) -> Iterator[Governor]:
    """Yield how the next sentence answers, where it begins with what comes back to a proposal, the only one before ("It failed")."""
    doc, sentence = head.doc, head.sent
    if sentence.end >= len(doc) or "\n" in doc[sentence.end - 1].text or _has_rivals(head):
        return
    verb = doc[sentence.end].sent.root
    subject, thing = tree.child(verb, *tree.SUBJECTS), tree.child(verb, "obj")
    if subject is not None and subject.lower_ == "it":
        done = _passive(verb) if subject.dep_ == "nsubj:pass" else Governor(words.fate(verb), verb, thing)
        yield from [done] if done.act in ANSWERS else []
    elif thing is not None and thing.lower_ == "it" and words.act(verb) in ANSWERS:
        yield Governor(words.act(verb), verb, subject)


def _has_rivals(head: Token) -> bool:
    """Say whether the sentence of a proposal names another one beside it and what it brings."""
    inside = set(head.subtree)
    return any(t.pos_ == "NOUN" and t not in inside and nouns.lemma(t) in words.words().nouns for t in head.sent)


def answers_to_verb(verb: Token) -> Iterator[Governor]:
    """Yield the answers to what a verb puts forward, also on what it names: "offered aid which was turned down"."""
    yield from answers(verb)
    for thing in (c for c in verb.children if c.dep_ == "obj"):
        yield from (g for g in _relatives(thing) if g is not None and g.act in ANSWERS)


def _comes_back(thing: Token | None, head: Token) -> bool:
    """Say whether the object of an answer is a pronoun, an effort, or what a verb before it put forward ("offered aid, ... any aid")."""
    if thing is None:
        return False
    put = {c.lemma_ for c in head.children if c.dep_ == "obj"} if head.pos_ == "VERB" else set()
    own = tree.child(thing, "nmod:poss")
    tried = own is not None and own.pos_ == "PRON" and thing.lemma_ in ("attempt", "effort")
    return thing.lower_ in BACK or thing.lemma_ in put or tried


def is_criticism(noun: words.Noun, head: Token, governor: Governor) -> bool:
    """Say whether who rejects something has no say in it: a pledge is disbelieved, and a bill is passed or lost by a chamber alone."""
    if governor.act != "reject":
        return False
    if words.among("pledges", [head]):
        return True
    doer = governor.doer
    return "bill" in noun.families and doer is not None and words.among("critics", tree.phrase(doer))


def is_of_committee(doer: Token | None) -> bool:
    """Say whether a committee answers: it sends a bill on and settles nothing."""
    return doer is not None and any(t.lower_ in ("committee", "subcommittee", "panel") for t in tree.phrase(doer))


def is_of_some(governor: Governor) -> bool:
    """Say whether only some of a body did it ("five members voted against the bill", "nine have ratified it", "only Spain voted for")."""
    doer = governor.doer
    if doer is None or not {"vote", "ratify"} & {*words.lemmas(governor.word)}:
        return False
    return doer.pos_ == "NUM" or any(c.dep_ == "nummod" or c.lower_ in SOME for c in doer.children)
