"""What speaks for and against a name or a time belonging to an event, as short texts that the tables of weights know.

way         how the parse leads from the event's word to the name; alone, with the name's kind, with the event's type
step        the last relation on that way, with the event's type
kind        what the name is, with the event's type
subject     it is the subject of the event's clause, its own or borrowed
clause      it stands in the clause of the event's word
rival       the event's verb has a subject of its own, and the name stands outside its clause
rank        how many names are nearer
distance    how many words lie between, in powers of two
pronoun     it is one
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.events import paths
from kg.find.events.paths import Path
from kg.language import tree

#: Longer ways than this are too rare to say anything but that they are long.
LONGEST = 4
#: Beyond this many nearer names it makes no difference.
LAST_RANK = 4
#: Relations inside one name or list: the subject of a clause may be found below its head.
INSIDE = frozenset(["conj", "appos", "flat", "compound"])


def of(head: Token, type_: str, name: Token, kind: str, rank: int) -> Iterator[str]:
    """Yield the features of a name or time, given the event's word and type; nothing where the parse does not connect them.

    `kind` is its class, `rank` how many others of the sentence are nearer.
    """
    path = paths.between(head, name)
    if path is None:
        return
    word, what = _word(head), _kind(name, kind)
    last = path.down[-1] if path.down else "up" if path.up else "itself"
    way = f"{word} {path}" if len(path) <= LONGEST else f"{word} long"
    yield f"way {way}"
    yield f"way {way} {what}"
    yield f"way {way} {type_}"
    yield f"step {word[0]} {last} {type_}"
    yield f"kind {what} {type_}"
    yield f"rank {min(rank, LAST_RANK)} {what}"
    yield f"distance {word[0]} {_distance(head, name)}"
    yield from _of_clause(head, type_, name, path, last)
    if name.pos_ == "PRON":
        yield f"pronoun {last}"


def nearness(head: Token, name: Token) -> tuple[int, int, int]:
    """Return what orders names by how near they are to an event's word: in the parse, then in the text."""
    path = paths.between(head, name)
    return (len(path) if path is not None else len(head.sent)), abs(name.i - head.i), name.i


def _of_clause(head: Token, type_: str, name: Token, path: Path, last: str) -> Iterator[str]:
    clause, word = tree.clause(head), _word(head)
    subject = tree.subject(clause)
    if subject is not None and subject in _heads(name):
        yield f"subject {word}"
        yield f"subject {word} {type_}"
    if tree.clause(name) == clause:
        yield "clause"
        yield f"clause {word[0]} {last}"
    if path.up and path.down and tree.child(head, *tree.SUBJECTS) is not None:
        yield f"rival {last}"


def _word(head: Token) -> str:
    """Return what the event's word is: a verb, a passive verb, or a noun."""
    if head.pos_ not in ("VERB", "AUX"):
        return "noun"
    return "passive" if tree.is_passive(head) else "verb"


def _kind(name: Token, kind: str) -> str:
    return "Demonym" if kind == "Country" and name.pos_ == "ADJ" else kind


def _distance(head: Token, name: Token) -> str:
    words = name.i - head.i
    return f"{'after' if words > 0 else 'before'} {2 ** abs(words).bit_length()}"


def _heads(name: Token) -> list[Token]:
    found = [name]
    while found[-1].dep_ in INSIDE and found[-1].head != found[-1]:
        found.append(found[-1].head)
    return found
