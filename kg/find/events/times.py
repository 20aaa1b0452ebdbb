"""When an event happens and how long it lasts: the time that the reader relates to it, and the durations in its own phrase.

A time to which it was moved goes before; one that hangs on its own words, or on the light verb that carries it, comes after. The day on
which something was said is not the day of what was said. Where there is none, a coordinated verb may share its time, or a participle
("killing 12") that of the verb it leans on. What is planned looks ahead from the day of publication.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from rdflib import URIRef
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.events import beside, dated
from kg.language import certainty, lexicon, time, tree
from kg.language.certainty import carriers
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Duration, Span, Time

Placed = tuple[Time, Token]
"""A time with the word that heads it."""

#: Relations over which a length of time belongs to the noun that it stands with ("a two-day summit", "a truce of ten days").
OF_NOUN = frozenset(["amod", "compound", "nummod", "nmod", "nmod:poss", "nmod:unmarked"])
#: Relations over which a verb is told how long it lasts ("talked for two days").
OF_VERB = frozenset(["obl", "obl:unmarked", "obj"])
#: And over which it is told when.
WHEN_VERB = frozenset(["obl", "obl:unmarked", "obl:tmod", "advmod", "nmod:unmarked"])
#: Verbs that say how long their subject goes on.
LASTING = frozenset(["last", "take", "run", "continue", "span"])
#: Prepositions of a time that bounds what a noun tells instead of dating it ("the first vote since 1998").
BOUNDING = frozenset(["since", "before", "after", "until", "till", "by"])
#: Clauses in whose words a verb of saying puts what is said.
SAID = frozenset(["ccomp", "parataxis"])
#: Types of acts that are done by saying something.
ACTS = frozenset(["Rejection", "Accusation", "Demand", "Threat", "Endorsement"])
#: How sure what lies ahead is.
AHEAD = frozenset([KG.Planned, KG.Possible])
#: Types of what is held on a day that is set before.
SET = frozenset(["Election", "Ceremony", "Competition", "Meeting", "Launch", "Trial", "Visit"])
#: Days back from which hardly anything goes without its year.
LONG_PAST = 270


def of(reading: Reading, trigger: Tokens) -> Time | None:
    """Return the time of an event; None where nothing tells it."""
    head = trigger.root
    here = [placed for placed in _here(reading, head) if not _is_of_saying(reading, head, placed[1])]
    own = _moved_to(head, here) or _related(reading, trigger) or _own(head, here)
    if own is not None:
        return _begun(reading, trigger, _looking_ahead(reading, trigger, own, AHEAD))
    found = _of_act(reading, trigger) or _borrowed(head, here)
    return _looking_ahead(reading, trigger, found, frozenset()) if found is not None else None


def _here(reading: Reading, head: Token) -> list[Placed]:
    return reading.times_by_sentence.get(reading.sentence[head.i], [])


def _related(reading: Reading, trigger: Tokens) -> Time | None:
    """Return the time in the likeliest passage that the reader takes for when the event happens."""
    dates = [related for related in reading.related("event", trigger) if related.role == "date"]
    for related in sorted(dates, key=lambda related: -related.chance):
        passage = tree.span(related.passage)
        found = next((t for t in reading.times if t.span.touches(passage)), None)
        if found is not None and not _is_elsewhere(reading, trigger, found, related.chance):
            return found
    return None


def _is_elsewhere(reading: Reading, trigger: Tokens, time_: Time, chance: float) -> bool:
    """Say whether a time tells when something else happened, or when something was said."""
    head = reading.head(time_.span)
    if head is not None and (
        dated.is_of_measure(trigger.root, head) or beside.is_of_earlier(reading, trigger.root, head)
    ):
        return True
    apart = (
        chance < dated.SURE and head is not None and dated.is_of_another(reading, trigger.root, trigger.label_, head)
    )
    return apart or _is_right_behind(reading, trigger, head) or _is_when_said(reading, trigger, time_)


def _is_right_behind(reading: Reading, trigger: Tokens, time_: Token | None) -> bool:
    """Say whether a time stands right behind the verb in whose words the event is told ("said on Monday the strike killed nine")."""
    verb = _saying(reading, time_) if time_ is not None else None
    behind = verb is not None and time_ is not None and verb.i == time_.left_edge.i - 1
    return behind and verb is not None and verb.is_ancestor(trigger.root)


def _is_when_said(reading: Reading, trigger: Tokens, time_: Time) -> bool:
    """Say whether a time tells when something was said after or while the event happened ("said on Monday, after a storm had hit")."""
    head, clause = reading.head(time_.span), tree.clause(trigger.root)
    verb = _saying(reading, head) if head is not None else None
    return (
        verb is not None and clause.dep_ == "advcl" and clause.head == verb and tree.child(clause, "mark") is not None
    )


def _is_of_saying(reading: Reading, head: Token, time_: Token) -> bool:
    """Say whether a time tells when something was said of which the event is a part ("the port reopened, he said on Monday")."""
    verb = _saying(reading, time_)
    if verb is None or verb == head:
        return False
    if head.is_ancestor(verb):
        return True
    while head.head not in (head, verb):
        head = head.head
    return head.head == verb and head.dep_ in SAID


def _saying(reading: Reading, time_: Token) -> Token | None:
    """Return the verb of saying that a time hangs on, or right behind which it stands ("said on Monday the port was open")."""
    verbs = {cue.verb.i for cue in reading.cues if cue.kind == "verb"}
    if time_.head.i in verbs:
        return time_.head
    before = time_.left_edge.i - 1
    return time_.doc[before] if before in verbs and time_.head.i > time_.i else None


def _moved_to(head: Token, here: list[Placed]) -> Time | None:
    """Return the time to which an event was moved, put off or brought forward."""
    verb = head.head
    if (
        head.dep_ not in ("obj", "nsubj:pass")
        or verb.lemma_.lower() not in lexicon.toml("factuality.toml")["putting_off"]
    ):
        return None
    to = [t for t, token in here if verb.is_ancestor(token) and tree.preposition(token) in ("to", "until", "till")]
    return to[-1] if to else None


def _own(head: Token, here: list[Placed]) -> Time | None:
    """Return the time that hangs on the event's word, on the light verb that carries it, or on a participle that says when it is."""
    carrier = carriers.of(head)
    own = [(t, token) for t, token in here if _dates(head, token) or _dates(carrier, token)]
    if not own and head.pos_ not in ("VERB", "AUX"):
        own = [(t, token) for t, token in here for verb in _telling(head) if _dates(verb, token)]
    return min(own, key=lambda placed: abs(placed[1].i - head.i))[0] if own else None


def _telling(noun: Token) -> Iterator[Token]:
    """Yield the verbs that say when it is what a noun tells: "the summit opens on", "the talks, held on", "a truce, lasting until"."""
    lists = lexicon.toml("factuality.toml")
    own = {*lists["light"], *lists["scheduled"], *LASTING}
    yield from (c for c in noun.children if c.dep_ in ("acl", "acl:relcl") and c.lemma_.lower() in own)
    if noun.dep_ not in tree.SUBJECTS:
        return
    if noun.head.lemma_.lower() in lists["beginning"]:
        yield noun.head
    leaning = (c for c in noun.head.children if c.dep_ == "advcl" and tree.is_participle(c))
    yield from (
        c for c in leaning if c.lemma_.lower() in LASTING
    )  # "there has been one truce, lasting a week in November"


def _dates(word: Token, time_: Token) -> bool:
    """Say whether a time hangs on a word as what says when."""
    if time_.head != word:
        return False
    if word.pos_ in ("VERB", "AUX"):
        return time_.dep_ in WHEN_VERB
    return time_.dep_ in dated.OF_NOUN and tree.preposition(time_) not in BOUNDING


def _of_act(reading: Reading, trigger: Tokens) -> Time | None:
    """Return when somebody said something by which an act was done: "said on Monday ..., rejecting the offer"."""
    verb = trigger.root
    behind_comma = verb.i > 0 and verb.nbor(-1).text == ","  # which parses hang on many a word
    if trigger.label_ not in ACTS or not (tree.is_gerund(verb) or (verb.dep_ == "advcl" and tree.is_participle(verb))):
        return None
    if tree.child(verb, "mark") is not None or not (behind_comma or verb.dep_ == "advcl"):
        return None
    said = [t for t, token in _here(reading, verb) if token.i < verb.i and _saying(reading, token) is not None]
    return said[0] if len(said) == 1 else None


def _borrowed(verb: Token, here: list[Placed]) -> Time | None:
    """Return the time of another verb that holds for one too: of one coordinated with it, of that on which it leans as a participle."""
    if verb.pos_ != "VERB" or any(token.head == verb for _, token in here):
        return None
    for other in verb.rights:
        if other.dep_ == "conj" and _goes_on(verb, other):
            own = [t for t, token in here if token.head == other and token.i > other.i and _is_shared(token)]
            if own:
                return own[-1]
    above = verb.head
    if verb.dep_ == "conj" and _goes_on(above, verb):  # "on Monday troops entered the town and took it"
        own = [t for t, token in here if token.head == above and token.i < above.i and token.dep_ in WHEN_VERB]
        if own:
            return own[0]
    lender = _lender(verb)
    own = [t for t, token in here if lender is not None and token.head == lender and token.dep_ in WHEN_VERB]
    return own[0] if len(own) == 1 else None


def _is_shared(time_: Token) -> bool:
    """Say whether a time behind the last of coordinated verbs can be that of all: "until 2027" bounds only what was put off till then."""
    return time_.dep_ in OF_VERB and tree.preposition(time_) not in BOUNDING


def _lender(verb: Token) -> Token | None:
    """Return the verb whose moment is that of another: that on which it leans, or by which it is voted, or that of its "when"."""
    is_listed = verb.dep_ == "conj" and tree.is_participle(verb) and tree.is_participle(verb.head)
    leaning = verb.head if is_listed else verb  # "tore down a wall, injuring two and killing one"
    above = leaning.head
    if (
        leaning.dep_ == "advcl"
        and tree.is_participle(leaning)
        and leaning.i > above.i
        and tree.child(leaning, "mark") is None
    ):
        return above
    if verb.dep_ == "xcomp" and above.lemma_.lower() == "vote":
        return above
    return next((c for c in verb.children if c.dep_ == "advcl" and any(g.lower_ == "when" for g in c.lefts)), None)


def _goes_on(verb: Token, other: Token) -> bool:
    """Say whether a coordinated verb has the same subject and tense: "resigned and will leave on Friday" are two times."""
    apart = (*tree.SUBJECTS, "aux", "aux:pass", "mark", "advmod")
    return verb.morph.get("Tense", []) == other.morph.get("Tense", []) and tree.child(other, *apart) is None


def _begun(reading: Reading, trigger: Tokens, time_: Time) -> Time:
    """Return the time since which something goes on as that of what began it ("champion since 2019, when he beat Ruiz"), or ended it."""
    bound = next((w for w in ("since ", "until ") if time_.text.lower().startswith(w)), "")
    start, end = time_.span.start + len(bound), time_.span.end
    opens = bound and reading.text[end : end + 7].lstrip(", ").startswith("when ")
    if not opens or trigger.start_char < end:
        return time_
    found = time.find(f"in {reading.text[start:end]}", reading.article.published)
    return replace(found[0], span=Span(start, end)) if found else time_


def _looking_ahead(reading: Reading, trigger: Tokens, time_: Time, ahead: frozenset[URIRef]) -> Time:
    """Return the time as one to come where what lies ahead would lie behind: a bare day and month mean the next one ("due on May 28").

    `ahead` is how sure such a thing is. So is the day of what is held on a day that is set, where it would lie so far back that nobody
    would leave out the year ("a truce for the election on May 28").
    """
    published = reading.article.published
    if not published or time_.latest is None or time_.latest >= published[:10]:
        return time_
    long_past = (date.fromisoformat(published[:10]) - date.fromisoformat(time_.latest)).days > LONG_PAST
    if not (ahead and certainty.of(trigger) in ahead) and not (long_past and trigger.label_ in SET):
        return time_
    again = time.find(reading.text, published, time_.span, ahead=True)
    return again[0] if len(again) == 1 and again[0].edtf is not None else time_


def length_of(reading: Reading, trigger: Tokens) -> Duration | None:
    """Return how long the event lasts, where a length of time stands in its own phrase or it is said to last that long."""
    here = reading.durations_by_sentence.get(reading.sentence[trigger.root.i], ())
    return next((length for length, token in here if _lasts(trigger.root, token)), None)


def _lasts(head: Token, length: Token) -> bool:
    """Say whether a length of time tells how long an event lasts, by the relation between the two."""
    if length.head == head:
        own = OF_VERB if head.pos_ == "VERB" else OF_NOUN
        return length.dep_ in own and tree.preposition(length) in ("", "for", "of")
    verb = length.head
    if verb.lemma_.lower() not in LASTING or length.dep_ not in OF_VERB:
        return False
    return head in (tree.child(verb, *tree.SUBJECTS), verb.head if verb.dep_ in ("acl", "acl:relcl") else None)
