"""Titles by the parse: those that govern a name, and those that depend on it."""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.titles import words
from kg.language import lexicon, tree

#: Relations over which a title reaches the name it belongs to ("President Barack Obama").
NAME_LINKS = frozenset(["flat", "flat:name", "appos", "compound", "nmod:desc"])
#: Relations over which a title hangs on the name of who has it.
TITLE_LINKS = frozenset(["nmod:desc", "appos", "compound", "flat", "conj"])
#: Verbs that give somebody a name.
NAMING = frozenset(["name", "call", "identify", "know"])
#: How many tokens before a name its title may stand.
REACH = 8


def above(name: Token) -> Iterator[Token]:
    """Yield the titles that a person's name hangs on, or stands in the phrase of ("the president of Iran, Mahmoud Khatami")."""
    token = name
    while token.dep_ in NAME_LINKS:
        between = token.doc[min(token.i, token.head.i) : max(token.i, token.head.i)]
        apart = token.dep_ == "appos" and any(t.text == "," for t in between)
        before = token.dep_ == "compound" and token.head.i > token.i  # "Ruiz administration officials" are not Ruiz
        held = tree.is_held_for(token.head, name)
        # "a panel of judges Ada Ruiz and Otto Lang" is neither of the two
        members = len(between) > 1 and token.i > token.head.i and words.is_plural(between[-1])
        if before or held or members or token.head.pos_ not in words.NOUNS or (apart and not is_office(token.head)):
            break
        token = token.head
        yield token
    for title in name.doc[max(name.i - REACH, name.sent.start) : name.i]:
        if is_office(title) and title.is_ancestor(name) and not _is_another(name, title):
            between = name.doc[title.i + 1 : name.i]
            if not any(t.pos_ in ("VERB", "AUX", "CCONJ") for t in between):
                yield title


def introduced(name: Token) -> Token | None:
    """Return the noun of one somebody whom a participle calls by a name ("a man named Omar Ruiz")."""
    verb = name.head
    noun = verb.head
    done = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD")
    calls = done and verb.lemma_.lower() in NAMING and noun.i < verb.i < name.i
    return noun if calls and name.dep_ in ("xcomp", "obl", "obj") and not words.is_plural(noun) else None


def _is_another(name: Token, title: Token) -> bool:
    """Say whether a preposition parts a name, with titles of its own, from a title ("a lawyer for President Ruiz")."""
    token = name
    if tree.is_held_for(title, name):
        return True
    while token != title:
        if tree.child(token, "case") is not None:
            return True
        if token.dep_ not in NAME_LINKS or not (token.head.pos_ == "NOUN" or is_office(token.head)):
            return False
        token = token.head
    return False


def around(name: Token) -> Iterator[Token]:
    """Yield what may be the titles of a name: what hangs on it, and what it is said to be."""
    yield from (c for c in name.children if c.dep_ in TITLE_LINKS)
    if name.dep_ in tree.SUBJECTS:
        yield name.head
        yield from (c for c in name.head.children if c.dep_ == "xcomp")


def is_of_name(token: Token, named: set[int]) -> bool:
    """Say whether a noun is only the title of a name that follows ("president Mahmoud Abbas"), whichever hangs on the other."""
    hangs = token.dep_ in NAME_LINKS and token.head.i in named and token.head.i > token.i
    below = (c for c in token.children if c.i in named and c.i > token.i and c.dep_ in NAME_LINKS)
    named_so = any(not tree.is_held_for(token, c) for c in below) or any(c.i in named for c in tree.apposed(token))
    return hangs or named_so or (token.i + 1 in named and _is_told_twice(token, token.nbor()))


def sort(name: Tokens) -> Token | None:
    """Return the noun right before a name that says what it names, by which it is meant too ("the transport union RMT")."""
    noun, head = name.doc[max(name.start - 1, name.sent.start)], name.root
    if noun.pos_ != "NOUN" or noun.i == name.start or words.is_plural(noun):
        return None
    hangs = noun.head == head and noun.dep_ in NAME_LINKS
    bears = head.head == noun and head.dep_ in NAME_LINKS
    return noun if hangs or bears or _is_told_twice(noun, head) else None


def _is_told_twice(noun: Token, name: Token) -> bool:
    """Say whether a parse takes a noun and the name after it for two subjects or two objects of one verb: they are one."""
    return noun.head == name.head and noun.dep_ == name.dep_ and noun.dep_ in tree.SUBJECTS | tree.OBJECTS


def is_office(token: Token) -> bool:
    """Say whether a noun is one of the list of titles, forms of address among them, as a phrase that refers to somebody has it."""
    is_none = token.lower_ in lexicon.listed("no_titles")  # "the ninth victim, the governor said"
    return token.pos_ in words.NOUNS and words.kind(token.lower_) is not None and not is_none


def kind(title: Token) -> str | None:
    """Return the kind of a title with the word before it ("prime minister": a minister of a kind)."""
    return words.kind(title.doc[max(title.i - 1, title.sent.start) : title.i + 1].text.lower())
