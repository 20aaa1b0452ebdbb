"""Who speaks: the source of a cue verb, from the parse where it makes sense, else from the words beside the cue."""

import calendar

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues.marks import Marks

NOTHING = Marks()
NOMINAL = frozenset(["NOUN", "PROPN", "PRON"])
#: What may stand between a subject and its verb.
BETWEEN = frozenset(["AUX", "ADV", "PART"])
DAYS = frozenset(day.lower() for day in calendar.day_name)
MONTHS = frozenset(month.lower() for month in calendar.month_name)


def of(verb: Token, marks: Marks) -> Token | None:
    """Return the head of who speaks; inside a quotation, the speaker of an outer cue never stands."""
    if _is_inverted(verb):
        return _marked(verb, marks) or after(verb, marks)
    own = _lender(verb, _nearest(tree.subject(verb), marks))
    if own is not None and not _agrees(own, verb):
        own = _above(verb, marks) or own
    if own is not None and _may_speak(own, verb, marks):
        return (
            own
            if _is_source(own) or own.i in marks.spoken
            else _related(verb) or _above(verb, marks) or _marked(verb, marks) or own
        )
    if tree.is_participle(verb):
        return _marked(verb, marks) or _left(verb, marks) or _before(verb, marks)
    return _marked(verb, marks) or _before(verb, marks) or after(verb, marks)


def is_actor_noun(token: Token) -> bool:
    """Say whether a common noun denotes people or a body that can act."""
    nouns = lexicon.words("actors.tsv")
    return token.lemma_.lower() in nouns or token.lower_ in nouns or token.lower_.removesuffix("s") in nouns


def bearer(noun: Token) -> Token:
    """Return who is behind words that are no source themselves: "information released by the agency" is the agency's."""
    if noun.lemma_.lower() not in lexicon.toml("reporting.toml")["words"]["nouns"]:
        return noun
    for holder in (noun, *(c for c in noun.children if c.dep_ in ("acl", "acl:relcl"))):
        found = next(tree.oblique(holder, "by", "from"), None)
        if found is not None:
            return found
    return tree.child(noun, "nmod:poss") or noun


def after(token: Token, marks: Marks = NOTHING) -> Token | None:
    """Return the head of the noun phrase that begins right after a token ("..., said the mayor of Vigo")."""
    for right in token.doc[token.i + 1 : token.i + 9]:
        if (
            right.is_punct
            or right.is_space
            or right.i in marks.quoted
            or right.pos_ in ("ADP", "VERB", "SCONJ", "CCONJ")
        ):
            return None
        if right.pos_ in NOMINAL and right.lower_ not in DAYS:
            return _top(right, token.i + 1, min(token.i + 9, len(token.doc)))
    return None


def _is_inverted(verb: Token) -> bool:
    """Say whether a finite verb closes its sentence before its subject ("..., says the ministry")."""
    left = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    right = after(verb)
    if "quote" not in lexicon.reporting().verbs.get(verb.lemma_.lower(), ("quote",)):
        return False
    if left is None or not left.is_punct or left.text == ":" or not tree.is_finite(verb) or right is None:
        return False
    if not _is_source(right) and tree.child(verb, *tree.SUBJECTS) is not None:
        return False  # "the group, of Vigo, hails the launch"
    return not any(t.pos_ in ("VERB", "AUX") for t in verb.doc[verb.i + 1 : verb.sent.end])


def _lender(verb: Token, found: Token | None) -> Token | None:
    """Return the subject; "renewed a pledge, saying ..." is said by who renewed, not by the pledge that the parser chose."""
    if found is None or found.i != verb.head.i or verb.dep_ != "acl" or found.pos_ != "NOUN" or is_actor_noun(found):
        return found
    return tree.subject(found.head) if found.head.pos_ == "VERB" and found.dep_ == "obj" else found


def _nearest(subject: Token | None, marks: Marks) -> Token | None:
    """Return, of several subjects that a parser gave one verb, the last that the pipeline marks: it stands next to the verb."""
    if subject is None or subject.dep_ not in tree.SUBJECTS:
        return subject
    rivals = [c for c in subject.head.children if c.dep_ in tree.SUBJECTS and c.i in marks.spoken]
    return rivals[-1] if rivals else subject


def _agrees(noun: Token, verb: Token) -> bool:
    """Say whether a coordinated verb can have a subject by its number: "says that ships sank, but calls it luck"."""
    return not (verb.dep_ == "conj" and verb.tag_ == "VBZ" and noun.tag_ in ("NNS", "NNPS"))


def _may_speak(noun: Token, verb: Token, marks: Marks) -> bool:
    """Say whether a subject can be the source: not inside a quotation that the verb stands outside of, and no day."""
    outside = noun.i not in marks.quoted or verb.i in marks.quoted
    return outside and not is_date(noun) and not noun.is_punct and noun.lower_ not in ("the", "a", "an")


def is_date(noun: Token) -> bool:
    """Say whether a noun is a day of the week, or a day of a month ("April 20")."""
    parts = [noun, *noun.children]
    of_month = any(t.lower_ in MONTHS for t in parts) and any(t.pos_ == "NUM" for t in parts)
    return noun.lower_ in DAYS or of_month


def _is_source(noun: Token) -> bool:
    """Say whether a noun can be a source of claims: a name, a pronoun, people, a body, or a text ("the report")."""
    texts = lexicon.toml("reporting.toml")["texts"]["nouns"]
    return noun.pos_ not in ("NOUN", "VERB") or is_actor_noun(noun) or noun.lemma_.lower() in texts


def _related(verb: Token) -> Token | None:
    """Return the source right before a relative pronoun that the parser ties to a farther noun ("charges by Spain, which says")."""
    pronoun = tree.child(verb, *tree.SUBJECTS)
    if pronoun is None or pronoun.lower_ not in ("who", "which") or pronoun.i < 2:
        return None
    near = pronoun.nbor(-2) if pronoun.nbor(-1).is_punct else pronoun.nbor(-1)
    near = near.head if near.dep_.startswith("flat") else near
    return near if near.pos_ in NOMINAL and _is_source(near) else None


def _above(verb: Token, marks: Marks) -> Token | None:
    """Return the nearest real source among the subjects of the clauses around a verb ("defended his decision and promised ...")."""
    clause = verb
    while clause.head != clause:
        clause = clause.head
        own = tree.child(clause, *tree.SUBJECTS)
        own = tree.antecedent(own) if own is not None else None
        if own is not None and own.i < verb.i and _is_source(own) and _may_speak(own, verb, marks):
            return own
    return None


def _left(verb: Token, marks: Marks) -> Token | None:
    """Return the source that is the subject of the last verb before a participle, which the parser has cut off from it."""
    for i in range(verb.i - 1, verb.sent.start - 1, -1):
        own = tree.child(verb.doc[i], *tree.SUBJECTS) if verb.doc[i].pos_ == "VERB" else None
        if own is not None and _is_source(own) and _may_speak(own, verb, marks):
            return tree.antecedent(own)
    return None


def _marked(verb: Token, marks: Marks) -> Token | None:
    """Return the head of the nearest Speaker that the pipeline marked beside a verb, with no other verb between."""
    roots = (head for head in marks.speakers_between(*_reach(verb)) if head.i not in marks.quoted)
    return min(roots, key=lambda t: abs(t.i - verb.i), default=None)


def _reach(verb: Token) -> tuple[int, int]:
    """Return the first and the last token that can be next to a verb: outwards from it up to another verb or a line's end."""
    doc, first, last = verb.doc, verb.i, verb.i + 1
    while first and not _parts(doc[first - 1]):
        first -= 1
    while last < len(doc) and not _parts(doc[last]):
        last += 1
    return first, last


def _parts(token: Token) -> bool:
    return token.pos_ == "VERB" or token.is_space


def _before(verb: Token, marks: Marks) -> Token | None:
    """Return the head of the noun phrase that ends right before a verb and its auxiliaries."""
    i = verb.i - 1
    while i >= 0 and verb.doc[i].pos_ in BETWEEN:
        i -= 1
    left = verb.doc[i] if i >= 0 else verb
    if left.pos_ not in NOMINAL or left.i in marks.quoted or left.lower_ in DAYS:
        return None
    return _top(left, max(0, left.i - 8), left.i + 1)


def _top(token: Token, start: int, end: int) -> Token:
    """Return the highest noun above a token within a range of tokens without punctuation between."""
    while token.head.pos_ in NOMINAL and start <= token.head.i < end:
        low, high = sorted((token.i, token.head.i))
        if token.head == token or any(t.is_punct for t in token.doc[low:high]):
            break
        token = token.head
    return token
