"""When an event happens and how long it lasts: the times of its sentence weighed, the lengths of time of its own phrase."""

from collections.abc import Iterator
from typing import TypeVar

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.events import features
from kg.language import lexicon, time, tree
from kg.language.reading import Reading
from kg.values import Duration, Time

T = TypeVar("T", Time, Duration)

#: Relations over which a length of time belongs to the noun that it stands with ("a two-day summit", "a truce of ten days").
OF_NOUN = frozenset(["amod", "compound", "nummod", "nmod", "nmod:poss", "nmod:unmarked"])
#: Relations over which a verb is told how long it lasts ("talked for two days").
OF_VERB = frozenset(["obl", "obl:unmarked", "obj"])
#: Verbs that say how long their subject goes on.
LASTING = frozenset(["last", "take", "run", "continue", "span"])


class Times:
    """The time expressions of one article, each with the token that heads it."""

    def __init__(self, reading: Reading) -> None:
        article = reading.article
        self._times = list(_headed(reading, time.find(article.text, article.published, article.body)))
        self._lengths = list(_headed(reading, time.durations(article.text, article.body)))

    def of(self, trigger: Tokens) -> Time | None:
        """Return the time that its sentence gives an event, the likeliest of several; None where none is likely."""
        table = lexicon.weights("times.tsv")
        scores = [
            (sum(table[f][0] for f in own if f in table), -rank, time_)
            for rank, (time_, own) in enumerate(self.candidates(trigger))
        ]
        score, _, best = max(scores, key=lambda s: s[:2], default=(0.0, 0, None))
        return best if score > 0 else None

    def candidates(self, trigger: Tokens) -> Iterator[tuple[Time, tuple[str, ...]]]:
        """Yield the times of the event's sentence, the nearest in the parse first, with what speaks for each."""
        head = trigger.root
        here = [(t, token) for t, token in self._times if token.sent == head.sent]
        here.sort(key=lambda pair: features.nearness(head, pair[1]))
        for rank, (time_, token) in enumerate(here):
            yield time_, tuple(features.of(head, trigger.label_, token, "Time", rank))

    def length_of(self, trigger: Tokens) -> Duration | None:
        """Return how long the event lasts, where a length of time stands in its own phrase or it is said to last that long."""
        return next((length for length, token in self._lengths if _lasts(trigger.root, token)), None)


def _headed(reading: Reading, found: list[T]) -> Iterator[tuple[T, Token]]:
    for value in found:
        tokens = reading.doc.char_span(*value.span, alignment_mode="expand")
        if tokens is not None:
            yield value, tokens.root


def _lasts(head: Token, length: Token) -> bool:
    """Say whether a length of time tells how long an event lasts, by the relation between the two."""
    if length.head == head:
        own = OF_VERB if head.pos_ == "VERB" else OF_NOUN
        return length.dep_ in own and tree.preposition(length) in ("", "for", "of")
    verb = length.head
    if verb.lemma_.lower() not in LASTING or length.dep_ not in OF_VERB:
        return False
    return head in (tree.child(verb, *tree.SUBJECTS), verb.head if verb.dep_ in ("acl", "acl:relcl") else None)
