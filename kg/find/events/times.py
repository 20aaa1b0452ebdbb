"""When an event happens and how long it lasts: the times of its sentence weighed, the lengths of time of its own phrase."""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.events import features
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.values import Duration, Time

#: Relations over which a length of time belongs to the noun that it stands with ("a two-day summit", "a truce of ten days").
OF_NOUN = frozenset(["amod", "compound", "nummod", "nmod", "nmod:poss", "nmod:unmarked"])
#: Relations over which a verb is told how long it lasts ("talked for two days").
OF_VERB = frozenset(["obl", "obl:unmarked", "obj"])
#: Verbs that say how long their subject goes on.
LASTING = frozenset(["last", "take", "run", "continue", "span"])


def of(reading: Reading, trigger: Tokens) -> Time | None:
    """Return the time that its sentence gives an event, the likeliest of several; None where none is likely."""
    table = lexicon.weights("times.tsv")
    scores = [
        (sum(table[f][0] for f in own if f in table), -rank, time_)
        for rank, (time_, own) in enumerate(candidates(reading, trigger))
    ]
    score, _, best = max(scores, key=lambda s: s[:2], default=(0.0, 0, None))
    return best if score > 0 else _shared(reading, trigger.root)


def _shared(reading: Reading, verb: Token) -> Time | None:
    """Return the time that a verb shares with one coordinated with it, at whose end it stands ("killed 12 and took 3 on May 7")."""
    if verb.pos_ != "VERB":
        return None
    here = reading.times_by_sentence.get(reading.sentence[verb.i], ())
    for other in verb.rights:
        if other.dep_ == "conj" and _goes_on(verb, other):
            own = [
                time_ for time_, token in here if token.head == other and token.i > other.i and token.dep_ in OF_VERB
            ]
            return own[-1] if own and not any(token.head == verb for _, token in here) else None
    return None


def _goes_on(verb: Token, other: Token) -> bool:
    """Say whether a coordinated verb has the same subject and tense: "resigned and will leave on Friday" are two times."""
    apart = (*tree.SUBJECTS, "aux", "aux:pass", "mark", "advmod")
    return verb.morph.get("Tense", []) == other.morph.get("Tense", []) and tree.child(other, *apart) is None


def candidates(reading: Reading, trigger: Tokens) -> Iterator[tuple[Time, tuple[str, ...]]]:
    """Yield the times of the event's sentence, the nearest in the parse first, with what speaks for each."""
    head = trigger.root
    here = reading.times_by_sentence.get(reading.sentence[head.i], ())
    ranked = sorted(here, key=lambda pair: features.nearness(head, pair[1]))
    for rank, (time_, token) in enumerate(ranked):
        yield time_, tuple(features.of(head, trigger.label_, token, "Time", rank))


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
