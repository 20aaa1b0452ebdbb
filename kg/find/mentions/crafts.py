"""Ships, horses and the like that are called as people are, by the noun right before them ("the ferry Ada Ruiz")."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.mentions.found import Found, form
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.world import lookup

#: Relations of a name to a noun behind it, to which its article belongs.
INSIDE = frozenset(["compound", "amod", "nmod:poss", "nmod:desc"])


def forms(reading: Reading, found: Iterable[Found]) -> Iterator[str]:
    """Yield what is taken for somebody, and is called a craft, or has "the" wherever it stands ("the boat, the Ada Ruiz, sank")."""
    told: dict[str, list[bool]] = {}
    for f in (f for f in found if f.label == "Person" and f.start):
        name = reading.doc[f.start - _is_miss(reading.doc[f.start - 1]) : f.end]
        is_thing = name.start > 0 and (_is_called_craft(name) or (len(name) > 1 and _is_determined(name)))
        told.setdefault(form(reading, f), []).append(is_thing)
    yield from (name for name, things in told.items() if all(things))


def _is_miss(word: Token) -> bool:
    """Say whether a word is a form of address, which many ships have in their names ("the Miss Ada")."""
    return word.lower_ in ("miss", "lady")


def _is_called_craft(name: Tokens) -> bool:
    """Say whether the noun right before a name is a craft, but not that of who does something with it ("the boat Ruiz sold")."""
    noun, root = name.doc[name.start - 1], name.root
    is_craft = noun.lower_ in lexicon.listed("crafts") and any(c.dep_ == "det" for c in noun.children)
    return is_craft and not (root.dep_ in tree.SUBJECTS and root.head.dep_ in ("acl:relcl", "acl"))


def _is_determined(name: Tokens) -> bool:
    """Say whether "the" belongs to a name that begins as people are called, and to no noun behind it ("the Ada Ruiz Prize")."""
    the, root = name.doc[name.start - 1], name.root
    is_first = _is_miss(name[0]) or lookup.is_forename(name[0].text)
    return the.lower_ == "the" and is_first and root.dep_ not in INSIDE and the.head in name
