"""Ships, horses and the like that are called as people are, by the noun right before them ("the ferry Ada Ruiz")."""

from collections.abc import Iterable, Iterator

from kg.find.mentions.found import Found, form
from kg.language import lexicon, tree
from kg.language.reading import Reading


def forms(reading: Reading, found: Iterable[Found]) -> Iterator[str]:
    """Yield the names of what is taken for somebody and is called a craft, but not who does something with it ("the boat Ruiz sold")."""
    for f in (f for f in found if f.label == "Person" and f.start):
        noun, name = reading.doc[f.start - 1], reading.doc[f.start : f.end].root
        is_craft = noun.lower_ in lexicon.listed("crafts") and any(c.dep_ == "det" for c in noun.children)
        if is_craft and not (name.dep_ in tree.SUBJECTS and name.head.dep_ in ("acl:relcl", "acl")):
            yield form(reading, f)
