"""The source of a cue verb. All evidence is tried in one order of trust, and impossible sources are refused in one place.

`evidence` yields who may be meant: by what the reader relates, by the parse where it makes sense, by what the pipeline marks, by the
words beside the cue. The first that no veto refuses is the source; where all are refused there is none.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues import beside, verbs
from kg.language.cues.beside import NOMINAL
from kg.language.cues.kinds import can_speak, is_actor_noun, is_of_verb_above, is_source
from kg.language.cues.marks import Marks
from kg.language.cues.vetoes import VETOES, blamed, is_mute, relative


def of(verb: Token, marks: Marks) -> Token | None:
    """Return the head of who speaks; inside a quotation, the speaker of an outer cue never stands.

    What cannot speak is still the source of what the pipeline takes for its words, where nobody else is ("the plane reported that ...").
    """
    found = next((t for t in evidence(verb, marks) if not _is_refused(t, verb, marks)), None)
    thinks = verb.lemma_.lower() in lexicon.toml("reporting.toml")["mind"]["verbs"]
    own = tree.child(verb, *tree.SUBJECTS) if found is None and verb.i in marks.cues and not thinks else None
    mute = own is not None and own.pos_ in NOMINAL and not any(v(own, verb, marks) for v in VETOES if v is not is_mute)
    return own if mute else found


def evidence(verb: Token, marks: Marks) -> Iterator[Token]:
    """Yield the heads of who may speak, the most trusted first."""
    related = marks.related.get(verb.i)
    before = related is not None and related.i < verb.i  # "Ruiz, who left, said her aunt, whom ..."
    yield from _given(beside.after(verb) if beside.is_inserted(verb) and not before else None)
    yield from _given(
        _quoted(verb),
        _person_before_who(verb),
        blamed(verb),
        _refuser(verb),
        beside.before_aside(verb, marks),
        _text_above(verb),
        _nearer(verb, related),
        relative(verb),
    )
    thing = _telling(verb)
    if thing is not None:
        yield thing
    elif _is_inverted(verb):
        yield from _given(beside.marked(verb, marks), beside.after(verb, marks))
    else:
        yield from _by_subject(verb, marks)


def _nearer(verb: Token, related: Token | None) -> Token | None:
    """Return who is related to a verb, or the text right before it, or who brought that ("paid a man who filed a suit alleging it")."""
    text, texts = verb.nbor(-1) if verb.i else verb, lexicon.toml("reporting.toml")["texts"]["nouns"]
    if related is None or verb.dep_ != "acl" or verb.tag_ != "VBG" or text.lemma_.lower() not in texts:
        return related
    between = (t for t in verb.doc[related.i + 1 : text.i] if t.dep_ == "acl:relcl")
    brought = related.i < verb.head.i and any(tree.child(t, "nsubj") is not None for t in between)
    return verb.head if brought else related


def _quoted(verb: Token) -> Token | None:
    """Return whom another one quotes: "the Herald quoted Mayor Ruiz as saying that ..."."""
    told = verb.i - verb.sent.start > 2 and verb.tag_ == "VBG" and verb.nbor(-1).lower_ == "as"
    outer = verb.head
    if (
        not told
        or tree.is_passive(outer)
        or outer.lemma_.lower() not in lexicon.toml("reporting.toml")["naming"]["identifying"]
    ):
        return None
    found = verb.nbor(-2)
    while outer.i < found.head.i < verb.i and found.head != found:
        found = found.head
    return found if found.pos_ in NOMINAL and outer.i < found.i else None


def _person_before_who(verb: Token) -> Token | None:
    """Return the person whom "who" goes on to tell of behind a body: "Ruiz, the leader of the opposition, who demanded"."""
    before = (t for t in reversed(verb.doc[verb.sent.start : verb.i]) if t.pos_ not in ("AUX", "ADV"))
    own = next(before, None)
    if own is None or own.lower_ != "who" or own.i - verb.sent.start < 2 or own.nbor(-1).text != ",":
        return None
    found = own.nbor(-2)
    path = [found, *(t for t in found.ancestors if t.i < found.i)]
    person = next((t for t in path if t.ent_type_ == "Person"), None)
    offices = (t for t in path if t.dep_ == "appos")
    return person if person not in (None, found) and (found.ent_type_ or any(offices)) else None


def _by_subject(verb: Token, marks: Marks) -> Iterator[Token]:
    """Yield the subject of a verb, where it makes sense, and who stands where it should."""
    phrase = beside.apposed(verb)
    yield from _given(_adjacent(verb, marks), _going_on(verb))
    own = _lender(verb, _nearest(tree.subject(verb), marks))
    if phrase is not None and (own is None or own.i > verb.i or (own.i < phrase[0] and not is_source(own))):
        yield phrase[1]
    if own is not None and own.head == verb and is_mute(own, verb, marks):
        return  # a deed, and no words: "the storm claimed two lives"
    if own is None:
        yield from _given(_before_comma(verb, marks))
    elif not _agrees(own, verb):
        own = _above(verb, marks) or own
    if own is not None and (is_source(own) or own.i in marks.spoken):
        yield own
        yield from (
            _given(_above(verb, marks)) if verb.dep_ == "conj" else ()
        )  # "said reports cleared him, and accused ..."
    elif own is not None and not _is_refused(own, verb, marks):
        borrows = tree.child(verb, *tree.SUBJECTS) is None
        yield from _given(_related(verb))
        yield from _given(_above(verb, marks), beside.marked(verb, marks)) if borrows else ()
        yield own
    yield from _near(verb, marks)


def _near(verb: Token, marks: Marks) -> Iterator[Token]:
    """Yield who stands near a verb, for when no subject of it can speak."""
    yield from _given(beside.marked(verb, marks))
    if tree.is_participle(verb):
        yield from _given(_left(verb, marks), beside.before(verb, marks))
    else:
        yield from _given(beside.before(verb, marks), beside.after(verb, marks))


def bearer(noun: Token) -> Token:
    """Return who is behind words that are no source themselves: "information released by the agency" is the agency's."""
    if noun.lemma_.lower() not in lexicon.toml("reporting.toml")["words"]["nouns"]:
        return noun
    for holder in (noun, *(c for c in noun.children if c.dep_ in ("acl", "acl:relcl"))):
        found = next(tree.oblique(holder, "by", "from"), None)
        if found is not None:
            return found
    return tree.child(noun, "nmod:poss") or noun


def _given(*tokens: Token | None) -> Iterator[Token]:
    yield from (t for t in tokens if t is not None)


def _is_inverted(verb: Token) -> bool:
    """Say whether a finite verb closes its sentence before its subject ("..., says the ministry")."""
    left = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    right = beside.after(verb)
    if "quote" not in lexicon.reporting().verbs.get(verb.lemma_.lower(), ("quote",)):
        return False
    if left is None or not left.is_punct or left.text == ":" or not tree.is_finite(verb) or right is None:
        return False
    if beside.is_inserted(verb):
        return True
    if not is_source(right) and tree.child(verb, *tree.SUBJECTS) is not None:
        return False  # "the group, of Vigo, hails the launch"
    own = tree.child(verb, *tree.SUBJECTS)
    if right.dep_ in tree.OBJECTS and (beside.apposed(verb) is not None or (own is not None and own.i < verb.i)):
        return False  # "the mayor, Ana Ruiz, told reporters"
    return not any(t.pos_ in ("VERB", "AUX") for t in verb.doc[verb.i + 1 : verb.sent.end])


def _telling(verb: Token) -> Token | None:
    """Return the thing of which a participle right behind it tells what it says, and nobody else ("evidence suggesting that ...")."""
    noun, words = verb.head, lexicon.toml("reporting.toml")
    own = verb.dep_ == "acl" and verb.tag_ == "VBG" and noun.i < verb.i and noun.dep_ not in tree.OBJECTS
    listed = noun.lemma_.lower() in (*words["texts"]["nouns"], *words["mute"]["showing"])
    led = any(t.is_punct for t in verb.doc[noun.i : verb.i]) or tree.child(verb, "mark", "case") is not None
    return noun if own and listed and not led else None


def _lender(verb: Token, found: Token | None) -> Token | None:
    """Return the subject; "renewed a pledge, saying ..." is said by who renewed, not by the pledge that the parser chose."""
    if found is None or found.i != verb.head.i or verb.dep_ != "acl" or found.pos_ != "NOUN" or is_actor_noun(found):
        return found
    return tree.subject(found.head) if found.head.pos_ == "VERB" and found.dep_ == "obj" else found


def _adjacent(verb: Token, marks: Marks) -> Token | None:
    """Return the marked speaker that ends right before a verb, whatever subject the parser chose."""
    return next(iter(marks.speakers_ending(_stop(verb) + 1)), None)


def _before_comma(verb: Token, marks: Marks) -> Token | None:
    """Return the marked speaker that ends before the comma before a finite verb ("Ruiz, whose ship sank, has called ...")."""
    stop = _stop(verb)
    finite = tree.is_finite(verb) or any(c.dep_ == "aux" and tree.is_finite(c) for c in verb.children)
    if not finite or stop < 0 or verb.doc[stop].text != ",":
        return None
    return next(iter(marks.speakers_ending(stop)), None)


def _stop(verb: Token) -> int:
    """Return the index of the last token before a verb and its auxiliaries and adverbs, -1 where there is none."""
    last = verb.i - 1
    while last >= 0 and verb.doc[last].pos_ in beside.BETWEEN:
        last -= 1
    return last


def _going_on(verb: Token) -> Token | None:
    """Return who speaks at the top of the sentence, where a participle goes on with it: "said that it would close, adding that ..."."""
    minds = lexicon.toml("reporting.toml")["mind"]["verbs"]  # "said that he was glad, hoping that ..."
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or tree.auxiliaries(verb) or verb.lemma_.lower() in minds:
        return None
    found, clause = None, verb
    while clause.head != clause:
        inside = clause.dep_ == "ccomp"
        clause = clause.head
        own = tree.child(clause, *tree.SUBJECTS)
        if inside and own is not None and own.i < verb.i and clause.lemma_.lower() in lexicon.reporting().verbs:
            found = tree.antecedent(own)
    return found


def _refuser(verb: Token) -> Token | None:
    """Return who is told to deny or hold something back, saying so ("reported that Ruiz refused to comment, saying ...")."""
    adding = lexicon.toml("reporting.toml")["dialogue"]["going_on"]
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.nbor(-1).text != "," or verb.lemma_.lower() in adding:
        return None
    told = [c for c in (verb.head, *verb.head.children) if c.dep_ == "ccomp" and c.i < verb.i]
    silent = (c for c in told if verbs.is_rejecting(c) or verbs.withholds(c))
    subjects = (tree.child(c, "nsubj") for c in silent)
    return next((own for own in subjects if own is not None and own.pos_ != "PRON" and can_speak(own)), None)


def _nearest(subject: Token | None, marks: Marks) -> Token | None:
    """Return, of several subjects that a parser gave one verb, the last that the pipeline marks: it stands next to the verb."""
    if subject is None or subject.dep_ not in tree.SUBJECTS:
        return subject
    verb = subject.head
    every = [c for c in verb.children if c.dep_ in tree.SUBJECTS]
    if is_of_verb_above(subject, verb):
        return next(c for c in reversed(every) if c.i < verb.i)
    rivals = [c for c in every if c.i in marks.spoken]
    before = [c for c in rivals if c.i < verb.i] or rivals
    return before[-1] if before else subject


def _agrees(noun: Token, verb: Token) -> bool:
    """Say whether a coordinated verb can have a subject: by its number ("says that ships sank, but calls it luck"), and by its form.

    Who urges somebody to leave "and informed the army" has informed it: a finite verb goes on with no infinitive.
    """
    if verb.dep_ != "conj":
        return True
    return not (verb.tag_ == "VBZ" and noun.tag_ in ("NNS", "NNPS")) and not (
        tree.is_finite(verb) and tree.is_infinitive(verb.head)
    )


def _related(verb: Token) -> Token | None:
    """Return the source right before a relative pronoun that the parser ties to a farther noun ("charges by Spain, which says")."""
    pronoun = tree.child(verb, *tree.SUBJECTS)
    if pronoun is None or pronoun.lower_ not in ("who", "which") or pronoun.i < 2:
        return None
    near = pronoun.nbor(-2) if pronoun.nbor(-1).is_punct else pronoun.nbor(-1)
    near = near.head if near.dep_.startswith("flat") else near
    return near if near.pos_ in NOMINAL and is_source(near) else None


def _text_above(verb: Token) -> Token | None:
    """Return the text that a clause with ", which" is about, behind who only made it ("a petition started by Ruiz, which claims")."""
    pronoun, texts = tree.child(verb, *tree.SUBJECTS), lexicon.toml("reporting.toml")["texts"]["nouns"]
    text = next((t for t in verb.ancestors if t.lemma_.lower() in texts), None)
    if verb.dep_ != "acl:relcl" or pronoun is None or pronoun.lower_ != "which" or text is None:
        return None
    return text if any(t.lower_ == "by" for t in verb.doc[text.i : pronoun.i]) else None


def _above(verb: Token, marks: Marks) -> Token | None:
    """Return the nearest real source among the subjects of the clauses around a verb ("defended his decision and promised ...")."""
    clause = verb
    while clause.head != clause:
        clause = clause.head
        own = tree.child(clause, *tree.SUBJECTS)
        own = tree.antecedent(own) if own is not None else None
        if own is not None and own.i < verb.i and is_source(own) and not _is_refused(own, verb, marks):
            return own
    return None


def _left(verb: Token, marks: Marks) -> Token | None:
    """Return the source that is the subject of the last verb before a participle, which the parser has cut off from it."""
    for i in range(verb.i - 1, verb.sent.start - 1, -1):
        own = tree.child(verb.doc[i], *tree.SUBJECTS) if verb.doc[i].pos_ == "VERB" else None
        if own is not None and is_source(own) and not _is_refused(own, verb, marks):
            return tree.antecedent(own)
    return None


def _is_refused(noun: Token, verb: Token, marks: Marks) -> bool:
    return any(veto(noun, verb, marks) for veto in VETOES)
