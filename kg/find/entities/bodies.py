"""The kind of an organization, from the gazetteer or from the words of its name."""

from functools import cache
from itertools import pairwise

from kg.language import lexicon
from kg.values import Entity
from kg.world import World
from kg.world.names import words_of

#: Words that lead from the kind of a body or place to its field ("University of Lima").
LEADS = frozenset(["of", "for", "on", "in", "at"])
#: Legal forms, before which the kind of a company stands ("Ruiz Oil Company Limited"), and those that only companies have.
LEGAL = frozenset(["limited", "ltd", "plc", "inc", "incorporated"])
COMMERCIAL = frozenset(["inc", "plc", "corp", "llc", "gmbh", "ag", "nv", "spa", "oyj", "asa", "pte", "bhd", "pty"])


def kinds(world: World, thing: Entity) -> frozenset[str]:
    """Return the kinds that the words of a name tell, else those of the bodies that the gazetteer calls so."""
    if COMMERCIAL & {*words_of(thing.name)[1:]}:
        return frozenset(["company"])
    told = frozenset().union(*(_kinds_of_words().get(word, ()) for word in sort_words(thing.name)))
    return told or frozenset(row.kind for form in (thing.name, *thing.aliases) for row in world.organization(form))


def is_medium(world: World, thing: Entity) -> bool:
    """Say whether a body can only be a medium ("Reuters", "the Harbour Post")."""
    return kinds(world, thing) == {"medium"}


def sort_words(name: str) -> frozenset[str]:
    """Return the words of a name that may say what it names: the last of several, and the one before "of".

    >>> sorted(sort_words("Ruiz High School Sports Union")), sorted(sort_words("University of Lima"))
    (['union'], ['lima', 'university'])
    """
    words = words_of(name)
    while len(words) > 2 and words[-1] in LEGAL:
        words = words[:-1]
    before = [one for one, following in pairwise(words) if following in LEADS]
    return frozenset([*before[:1], *words[1:][-1:]])


@cache
def _kinds_of_words() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word, kind, *_ in lexicon.table("orgwords.tsv"):
        found.setdefault(word, set()).add(kind)
    return found
