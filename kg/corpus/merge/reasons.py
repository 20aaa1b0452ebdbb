"""What speaks for two groups of nodes of one name being one thing, besides the names around them."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.corpus.merge import known
from kg.corpus.merge.context import World
from kg.corpus.merge.facts import Office, Thing
from kg.corpus.merge.group import Group
from kg.corpus.merge.names import PACKAGE
from kg.world import lookup

#: Offices, by how surely they tell: the same of the same body; another of its kind there; any of one organization, of one
#: country; the same where the body is not told of both; and two that differ.
SAME_OFFICE, SAME_SORT, SAME_BODY, SAME_LAND, SAME_TITLE, OTHER_OFFICE = 2.0, 1.2, 0.8, 0.3, 0.4, -0.3
#: The same country or body, the country of one in the articles of the other, a name known to be of one thing, a medium,
#: which any article may cite.
SAME_TIE, NEAR_TIE, KNOWN, CITED = 1.0, 0.6, 0.4, 0.8


class Reason(NamedTuple):
    """Something that speaks for an identity, and how much; nothing or less where it rather speaks against it."""

    weight: float
    text: str


def find(a: Group, b: Group, world: World) -> Iterator[Reason]:
    """Yield what two groups of one class have in common."""
    by_kind = {"Person": _persons, "Organization": _organizations, "Place": _places, "Country": _places}
    yield from by_kind[a.thing.kind](a, b, world)


def links(a: Thing, b: Thing) -> Iterator[Reason]:
    """Yield the Wikidata ids that two have in common, as far as they are probable: linked to, or candidates."""
    for id in sorted(a.wikidata & b.wikidata):
        yield Reason(a.probability * b.probability, f"wikidata {id}")
    for one, other in ((a, b), (b, a)):
        for id, probability in sorted(one.candidates):
            if id in other.wikidata and not one.wikidata:
                yield Reason(probability * other.probability, f"perhaps wikidata {id} ({probability:g})")


def _persons(a: Group, b: Group, world: World) -> Iterator[Reason]:
    """Yield the best agreement of two offices, and whether both name the country of the one known office holder."""
    pairs = [(x, y) for x in a.thing.offices for y in b.thing.offices]
    if pairs:
        yield max(_offices(x, y, world) for x, y in pairs)
    land = known.country_of_person(a.thing.name)
    if land and land.qid in a.company.named and land.qid in b.company.named:
        yield Reason(KNOWN, f"one known office holder of that name, of {land.name}")


def _offices(a: Office, b: Office, world: World) -> Reason:
    first, second = sorted((a.title, b.title))
    both = f"{first!r} and {second!r}"
    same, kinds = _words(first) == _words(second), {lookup.title_kind(first), lookup.title_kind(second)}
    if a.of and b.of and (body := world.referents((a.of,)) & world.referents((b.of,))):
        of = world.name(body)
        if same:
            return Reason(SAME_OFFICE, f"office {first!r} of {of}")
        if len(kinds - {None}) == 1:
            return Reason(SAME_SORT, f"offices {both} of {of}")
        return Reason(SAME_LAND if body & world.lands else SAME_BODY, f"offices {both} of {of}")
    if same and not (a.of and b.of):
        return Reason(SAME_TITLE, f"office {first!r}")
    return Reason(OTHER_OFFICE if len(kinds) > 1 else 0, f"{both} are not one office")


def _words(title: str) -> set[str]:
    """Return the words of a title: "minister of health" is "health minister"."""
    return set(title.split()) - {"of", "for", "the", "and"}


def _organizations(a: Group, b: Group, world: World) -> Iterator[Reason]:
    if shared := world.referents(a.thing.ties) & world.referents(b.thing.ties):
        yield Reason(SAME_TIE, f"belongs to {world.name(shared)}")
    if row := known.body(a.thing.name):
        is_medium = row.kind == "medium"
        yield Reason(CITED if is_medium else KNOWN, f"one known {'medium' if is_medium else 'body'} of that name")
    if " " in a.thing.name and not known.is_of_many_countries(a.thing.name):
        yield Reason(KNOWN, "a name of several words")


def _places(a: Group, b: Group, world: World) -> Iterator[Reason]:
    mine, yours = world.referents(a.thing.ties), world.referents(b.thing.ties)
    if shared := mine & yours:
        yield Reason(SAME_TIE, f"lies in {world.name(shared)}")
    elif near := [name for name in mine if name in b.company.named] or [n for n in yours if n in a.company.named]:
        yield Reason(NEAR_TIE, f"{world.name(near)} named with it")
    if known.the_one(PACKAGE.place(a.thing.name)):
        yield Reason(KNOWN, "one known place of that name")
