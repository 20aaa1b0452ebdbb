"""Ranking of antecedents: the most likely one, or none if two are equally likely or a common noun is likelier."""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from kg.find.entities.grammar import NEUTER, PLURAL, sex
from kg.find.entities.scene import Scene
from kg.find.titles import kin
from kg.language import lexicon, tree
from kg.terms import KG
from kg.values import Name

#: What a candidate loses for each sentence between, for standing inside a quotation, in another's phrase, for having no name.
FAR, IN_QUOTES, INSIDE, NAMELESS = 1.25, 3.5, 0.4, 0.6
#: What it wins for being a subject, the subject of the clause around, for speaking where the phrase speaks, for each time it was told of.
SUBJECT, GOVERNS, SPEAKER, OFTEN = 1.2, 0.8, 1.2, 0.3
#: What a description loses that may be of a man or a woman, where a pronoun tells which.
ANYBODY = 0.8
#: Words that open a clause of time.
WHEN = frozenset(["when", "after", "as", "before", "once", "until", "while"])
#: What one body loses where a pronoun for several is to mean it.
SINGULAR = 0.6
#: How much likelier than the next the first must be for a pronoun that speaks, and for a description: below this, it was wrong as often
#: as right.
SURE, CLEAR = 0.6, 1.2
#: The same for pronouns of things and of several, and of somebody to whom something is done, but not for whose something is; by so much
#: they beat a plain noun, too.
DOUBTED = 0.8
#: Pronouns that are subjects and mean one person: these are nearly always right.
FIRM = frozenset(["he", "she"])
#: What it wins for standing in the sentence of a possessive ("its demand"), and for whom the sentence before a speaking pronoun is about.
NEAR, TOPIC = 0.8, 1.5
#: Relations by which a name hangs on the noun of who bears it.
HANGING = frozenset(["flat", "flat:name", "appos", "compound", "nmod:desc", "nmod:poss", "conj"])
#: What it wins for being the subject of the nearest clause around, and loses for only saying what stands before ("it rained, Acme said").
LOCAL, BEHIND = 0.8, 0.6


def best(
    scene: Scene, token: Token, candidates: Sequence[int], rivals: Sequence[int] = (), *, sure: bool = True
) -> Name | None:
    """Return the likeliest candidate, or None where a rival, a noun that is no thing of the graph, scores more, or two are equally good.

    Whoever is wrongly made a speaker is slandered: a pronoun that speaks means nobody unless one candidate is clearly
    the likeliest, or it does not matter whether that is `sure`.
    """
    scores: dict[str, float] = {}
    often = Counter(scene.referent(i) for i in candidates if scene.by_token.get(i - 1) != scene.by_token[i])
    for i in candidates:
        name = scene.referent(i)
        loss = NAMELESS if scene.things[name].kind == KG.UnnamedActor else 0.0
        loss += ANYBODY if loss and sex(token.lower_) and not scene.gender.get(name) else 0.0
        loss += SINGULAR if token.lower_ in PLURAL and _is_single(scene.reading.doc[i]) else 0.0
        score = _score(scene, token, scene.reading.doc[i]) + OFTEN * min(often[name], 5) - loss
        scores[name] = max(scores.get(name, score), score)
    ranked = sorted(scores, key=lambda n: (-scores[n], n))
    if not ranked or (len(ranked) > 1 and _are_equal(scene, token, scores[ranked[0]] - scores[ranked[1]], sure)):
        return None
    others = {scene.referent(i) for i in candidates if _is_parallel(token, scene.reading.doc[i])}
    if others - {ranked[0]} or _is_rather_told(scene, token, ranked[0], ranked[1:]):
        return None
    plain = [i for i in rivals if i not in scene.by_token or scene.referent(i) != ranked[0]]
    rival = max((_score(scene, token, scene.reading.doc[i]) + OFTEN for i in plain), default=-99.0)
    doubted = token.lower_ in NEUTER | PLURAL and token.dep_ != "nmod:poss"
    beaten = rival + (DOUBTED if doubted else 0.0)
    return ranked[0] if scores[ranked[0]] > beaten else None


def _is_rather_told(scene: Scene, token: Token, first: Name, rest: Sequence[Name]) -> bool:
    """Say whether "she" may rather be another description than the likeliest: "a woman", where that is "the officer"."""
    unknown = scene.things[first].kind == KG.UnnamedActor and not scene.gender.get(first)
    told = (n for n in rest if scene.things[n].kind == KG.UnnamedActor)
    return unknown and any(scene.gender.get(n) == sex(token.lower_) != "" for n in told)


def _is_parallel(token: Token, other: Token) -> bool:
    """Say whether another is the subject of a clause of time right before that of a pronoun, so that either may be meant.

    "Ruiz said that when the man was held, he wept."
    """
    clause = other.head
    timed = any(c.dep_ in ("mark", "advmod") and c.lower_ in WHEN for c in clause.children)
    before = clause.dep_ == "advcl" and clause.head == token.head and clause.i < token.i
    return before and timed and token.dep_ in tree.SUBJECTS and other.dep_ in tree.SUBJECTS


def _is_single(noun: Token) -> bool:
    """Say whether a word means one thing by its number, be it a body of many, but no "couple"."""
    several = (
        "Plur" in noun.morph.get("Number", []) or noun.lemma_.lower() in lexicon.toml("reference.toml")["collective"]
    )
    return not several and tree.child(noun, "conj") is None


def _is_topic(scene: Scene, token: Token, subject: Token) -> bool:
    """Say whether the last sentence before a pronoun, quotations aside, has a subject, and nobody speaks there behind it."""
    root = subject.head
    told = any(
        c.dep_ == "parataxis" and c.i > root.i and tree.child(c, *tree.SUBJECTS) is not None for c in root.children
    )
    if subject.i in scene.quoted or root != subject.sent.root or told:
        return False
    between = scene.reading.doc[subject.sent.end : token.i]
    others = any(t.dep_ in tree.SUBJECTS and t.i not in scene.quoted for t in between)
    return scene.sentence[subject.i] < scene.sentence[token.i] and not others


def _are_equal(scene: Scene, token: Token, lead: float, sure: bool) -> bool:
    speaking = SURE if sure and scene.speaks(token) else 0.0
    is_firm = token.lower_ in FIRM or token.dep_ == "nmod:poss"
    needed = CLEAR if token.pos_ != "PRON" else speaking if is_firm else max(DOUBTED, speaking)
    return lead < needed or lead == 0.0


def _score(scene: Scene, token: Token, other: Token) -> float:
    score = -FAR * (scene.sentence[token.i] - scene.sentence[other.i]) + other.i / len(token.doc)
    subject = _subject(scene, other)
    if subject is not None:
        score += SUBJECT + GOVERNS * subject.head.is_ancestor(token) + LOCAL * (subject == nearest_subject(token))
        score -= BEHIND * _only_says(scene, token, subject)
    elif scene.speaks(other):
        # whoever a cue attributes to is its subject, wherever the parser hangs the name
        score += SUBJECT - BEHIND * _only_says(scene, token, other)
    if other.dep_ in ("nmod:poss", "compound", "amod"):
        score -= INSIDE
    if other.i in scene.quoted and _is_apart(scene, token, other):
        score -= IN_QUOTES  # "he" after a quotation is who spoke, not whom he spoke of
    if token.dep_ == "nmod:poss" and scene.sentence[token.i] == scene.sentence[other.i]:
        score += NEAR
    if token.i in scene.quoted and other.i not in scene.quoted:
        return score  # who speaks in a quotation is no more likely who spoke outside of it
    return score + _by_speech(scene, token, other, subject)


def nearest_subject(token: Token) -> Token | None:
    """Return the subject of the nearest clause around a phrase that it is not, and does not stand in."""
    below: Token | None = None
    for verb in token.ancestors:
        own = tree.child(verb, *tree.SUBJECTS)
        beside = below is not None and below.dep_ == "conj" and tree.child(below, *tree.SUBJECTS) is not None
        aside = beside or _only_calls(verb, token)
        if own is not None and own != token and not own.is_ancestor(token) and not aside:
            return own
        below = verb
    return None


def _only_calls(verb: Token, token: Token) -> bool:
    """Say whether a clause only tells what somebody calls a thing, behind a comma ("swam in what Peru calls its bay, when they sank")."""
    calls = verb.dep_ == "acl:relcl" and verb.head.lower_ == "what"
    return calls and any(t.text == "," for t in token.doc[verb.i : token.i])


def _only_says(scene: Scene, token: Token, source: Token) -> bool:
    """Say whether somebody only says what stands before of another whom a pronoun may mean ("the storm grew, Acme said. It ...")."""
    verb = source.head
    if _speaks(scene, token) or scene.sentence[token.i] == scene.sentence[source.i]:
        return False
    if verb.lemma_.lower() in lexicon.reporting().verbs:
        clauses = [verb.head, *(c for c in verb.lefts if c.dep_ in ("ccomp", "parataxis", "ROOT"))]
    else:
        clauses = [verb, source.sent.root]  # "according to Acme"
    told = (tree.child(c, *tree.SUBJECTS) for c in clauses)
    return any(t is not None and t != source and t.i < source.i and _may_mean(scene, token, t) for t in told)


def _may_mean(scene: Scene, token: Token, subject: Token) -> bool:
    """Say whether a pronoun may mean the subject of what is said: one thing, or a person of its gender."""
    if token.lower_ in ("it", "its", "they"):
        return _is_single_thing(scene, subject)
    thing, own = scene.at(subject), sex(token.lower_)
    if thing is None or not own or thing.kind not in (KG.Person, KG.UnnamedActor):
        return False
    return scene.gender[thing.id] in ("", own)


def _is_single_thing(scene: Scene, subject: Token) -> bool:
    thing = scene.at(subject)
    return _is_single(subject) and subject.pos_ in ("NOUN", "PROPN") and (thing is None or thing.kind != KG.Person)


def _by_speech(scene: Scene, token: Token, other: Token, subject: Token | None) -> float:
    """Return what a candidate wins where the pronoun speaks, for speaking too and for being whom the sentence before is about."""
    score = SPEAKER if _speaks(scene, token) and _speaks(scene, other) else 0.0
    alive = scene.by_token.get(other.i) not in scene.dead
    if alive and scene.speaks(token) and subject is not None and _is_topic(scene, token, subject):
        score += TOPIC
    return score


def _is_apart(scene: Scene, token: Token, other: Token) -> bool:
    """Say whether a token stands outside of the quotations of whoever says another one."""
    return token.i not in scene.quoted or scene.speakers.get(other.i) != scene.speakers.get(token.i)


def _subject(scene: Scene, token: Token) -> Token | None:
    """Return the subject that a token is or hangs on; of "the son of the mayor Ada Ruiz", she is none."""
    subjects = [t for t in ((token, token.head) if token.dep_ in HANGING else (token,)) if t.dep_ in tree.SUBJECTS]
    first = token
    while subjects and first.i and scene.by_token.get(first.i - 1) == scene.by_token.get(token.i):
        first = first.nbor(-1)
    return subjects[0] if subjects and kin.of_phrase(first) is None else None


def _speaks(scene: Scene, token: Token) -> bool:
    """Say whether a cue attributes to a token, or it is the subject of a verb of saying; who hears something says nothing."""
    verb, subject = token.head.lemma_.lower(), token.dep_ in tree.SUBJECTS
    if subject and verb in lexicon.toml("reporting.toml")["dialogue"]["hearing"]:
        return False
    return scene.speaks(token) or (subject and verb in lexicon.reporting().verbs)
