"""Titles in an apposition after a name, by word order: "Urmas Paet, the Estonian foreign minister"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.find.titles import words
from kg.find.titles.labels import label
from kg.find.titles.names import Names
from kg.find.titles.places import JOINTS, POSSESSIVES, REACH, past_age
from kg.language import tree

#: What a noun phrase has before its head.
PHRASE = frozenset(["NOUN", "PROPN", "ADJ", "DET", "PART", "NUM", "X", "ADV", "VERB"])
#: Forms of "be" and "become" that say what somebody is, and adverbs among them.
BEING = frozenset(
    [
        "is",
        "was",
        "has",
        "had",
        "been",
        "appointed",
        "elected",
        "named",
        "became",
        "remains",
        "remained",
        "also",
        "now",
        "currently",
        "once",
        "formerly",
        "previously",
    ]
)
DASHES = frozenset(["(", "–", "—", "-"])


def titles(name: Tokens, names: Names) -> Iterator[Token]:
    """Yield the titles in an apposition after a name, or after names that share it: "Ada Ruiz, the mayor of Vigo and leader, said"."""
    start, follow = _after_list(name, names)
    doc, limit = name.doc, name[-1].sent.end
    if start + 1 >= limit or not (doc[start].text == "," or doc[start].text in DASHES):
        return
    if doc[start + 1].lower_ == "whose":
        return  # "Ada Ruiz, whose lawyer left"
    head = _head(doc, _past_relative(doc, start + 1), limit, names)
    if head is None or _is_of_next(head, names):
        return
    # "Ruiz and Paz, both doctors" has a title of both, "Ruiz and Paz, a doctor" one of the second
    if not (follow or _is_led(name, names) if words.is_plural(head) else not follow):
        return
    if doc[start + 1].lower_ == "the" and _acts(head) and name.root.dep_ not in tree.SUBJECTS:
        return  # "When asked about Ruiz, the general replied"
    yield head
    yield from _joined(head, limit, names)


def _acts(title: Token) -> bool:
    """Say whether a title is of who does something: a subject, or right before a verb without one ("told Ruiz, the abbot said")."""
    if title.dep_ in tree.SUBJECTS:
        return True
    verb = title.doc[title.i + 1] if title.i + 1 < title.sent.end else title
    bare = verb.pos_ == "VERB" and tree.is_finite(verb) and not verb.dep_.startswith("acl")
    return bare and tree.child(verb, *tree.SUBJECTS, "expl") is None


def _past_relative(doc: Doc, start: int) -> int:
    """Return the index after "who is", "who has been" or "who became", or the index as it is: what follows is said of the name as well."""
    if doc[start].lower_ != "who":
        return start
    at = start + 1
    while at < len(doc) and doc[at].lower_ in BEING:
        at += 1
    return at if at > start + 1 and at < len(doc) else start


def _after_list(name: Tokens, names: Names) -> tuple[int, bool]:
    """Return the index after a name, its age and further names of a list, and whether such names follow."""
    doc, end, follow = name.doc, past_age(name), False
    while end + 1 < len(doc) and doc[end].lower_ in JOINTS and _is_next(doc, end + 1, names):
        end, follow = end + 1, True
        while end < len(doc) and names.is_person(doc[end]):
            end += 1
    return end, follow


def _is_next(doc: Doc, at: int, names: Names) -> bool:
    """Say whether a name of a person begins that goes on with a list, and has nothing itself ("Ruiz, Paz's lawyer")."""
    return names.is_person(doc[at]) and not _is_owner(doc, at, names)


def _is_led(name: Tokens, names: Names) -> bool:
    """Say whether another name and "and" stand before a name."""
    doc, at = name.doc, name.start - 1
    return at > 0 and doc[at].lower_ in ("and", "&") and any(map(names.is_person, doc[max(at - 2, 0) : at]))


def _head(doc: Doc, start: int, limit: int, names: Names) -> Token | None:
    """Return the title that heads the noun phrase from an index on; of what somebody is not, none."""
    if doc[start].lower_ in ("not", "n't", "n’t", "no", "never"):
        return None
    end = start
    while end < limit and doc[end].pos_ in PHRASE | {"PRON", "PUNCT"} and _is_of_phrase(doc[end], names):
        end += 1
    while end > start and doc[end - 1].pos_ == "ADV":
        end -= 1  # "the actress best known for it"
    head = doc[end - 1] if end > start else None
    if head is not None and head.text == "." and end - 2 >= start:
        head = doc[end - 2]
    if head is not None and head.lower_ in ("elect", "designate", "emeritus", "general") and end - start > 1:
        head = next((t for t in reversed(list(doc[start : end - 1])) if words.is_title(t)), head)
    fits = head is not None and not names.is_named(head) and words.is_occupation(head)
    return head if fits else None


def _is_of_phrase(token: Token, names: Names) -> bool:
    if token.pos_ == "PRON":
        return token.dep_ == "nmod:poss"
    if token.pos_ == "PUNCT":
        return token.text == "-" or (token.text == "." and token.i > 0 and words.is_abbreviated(token.doc[token.i - 1]))
    if names.is_person(token):
        before, after = token.nbor(-1), token.doc[token.i + 1 : token.i + 2]
        led = before.pos_ == "DET" and all(words.is_title(t) for t in after)  # "a Ruiz spokeswoman"
        return led or _is_owner(token.doc, token.i, names)
    return token.pos_ != "VERB" or token.dep_ == "amod"


def _is_owner(doc: Doc, at: int, names: Names) -> bool:
    """Say whether a possessive follows the name of a person that a token is part of ("Ruiz's lawyer")."""
    while at < len(doc) and names.is_person(doc[at]):
        at += 1
    return at < len(doc) and doc[at].text in POSSESSIVES


def _is_of_next(head: Token, names: Names) -> bool:
    """Say whether a title is that of a name after it ("Ruiz, Foreign Minister Paz", "Ruiz, the president of Peru Paz")."""
    doc, i = head.doc, head.i + 1 + words.is_abbreviated(head)
    while i < min(head.i + REACH, head.sent.end):
        if names.is_person(doc[i]):
            return doc[i - 1].pos_ not in ("ADP", "DET", "CCONJ") and doc[i - 1].text not in POSSESSIVES
        if doc[i].pos_ not in ("ADP", "DET", "NOUN", "PROPN", "ADJ") and doc[i].lower_ != "and":
            return False
        i += 1
    return False


def _joined(head: Token, limit: int, names: Names) -> Iterator[Token]:
    """Yield the further titles of an apposition: "president and chief executive", "mayor of Vigo and leader", "owner, editor and"."""
    doc, last = head.doc, head
    while True:
        i = label(last, names)[-1].i + 1
        while i < limit and (
            doc[i].pos_ in ("ADP", "DET", "ADJ", "NOUN", "PROPN", "PART") and not words.is_known(doc[i])
        ):
            i += 1
        listed = i + 1 < limit and (
            doc[i].lower_ in ("and", "&") or (doc[i].text == "," and words.is_title(doc[i + 1]))
        )
        other = _head(doc, i + 1, limit, names) if listed else None
        if other is None or _is_of_next(other, names) or words.is_plural(other) != words.is_plural(head):
            return
        yield other
        last = other
