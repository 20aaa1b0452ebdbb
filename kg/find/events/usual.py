"""Which events a word usually tells: a type that no annotator ever gave it, and of which the reader is in doubt, is not told.

The table has the words of the newskg corpus, each with the types that it was given there and the one that it has as a rule. A doubtful
type that is not among them gives way to that one, but to blame somebody; a doubtful word that nobody ever marked tells nothing.
"""

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Span as Tokens

from kg.find.events.blame import HARMFUL
from kg.language import lexicon
from kg.language.reading import Reading

FILE = "eventwords.tsv"
#: Less likely marks are in doubt; and those of words that the table does not have.
DOUBTFUL, UNKNOWN = 0.5, 0.3
#: What a word is marked with that tells an event of none of the types.
OTHER = "OtherEvent"


@cache
def _table() -> dict[str, tuple[str, frozenset[str]]]:
    """Return the usual type of each word, empty where it has none, and all its types."""
    return {word: (usual, frozenset(types.split())) for word, usual, types in lexicon.table(FILE)}


def find(reading: Reading, triggers: Iterable[Tokens]) -> dict[int, str]:
    """Return the types of triggers to which the reader gives an unheard-of one, by the index of their first token."""
    return {t.start: type_ for t in triggers if (type_ := _type(t, reading.chance("events", t))) != t.label_}


def _type(trigger: Tokens, chance: float) -> str:
    head = trigger.root
    forms = lexicon.forms(head.lemma_.lower(), head.lower_)
    known = next((_table()[form] for form in forms if form in _table()), None)
    if known is None:
        return OTHER if chance < UNKNOWN else trigger.label_
    usual, types = known
    if chance >= DOUBTFUL or trigger.label_ in types:
        return trigger.label_
    blames = usual in HARMFUL and trigger.label_ not in HARMFUL
    if not usual:
        return OTHER if trigger.label_ in HARMFUL else trigger.label_
    return OTHER if blames else usual
