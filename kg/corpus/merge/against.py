"""What two nodes cannot have if they are one thing."""

from collections.abc import Iterator

from kg.corpus.merge import names
from kg.corpus.merge.context import World
from kg.corpus.merge.facts import Thing
from kg.language import gender
from kg.world import lookup
from kg.world.names import initials, is_acronym

#: How ids begin that are pages of Wikipedia: one thing may have a page in one article and its Wikidata id in another.
PAGE = "wp-"
#: Offices that nobody holds in two countries.
NATIONAL = frozenset(
    ["head of state", "head of government", "minister", "legislator", "regional head", "royal", "judge"]
)


def find(a: Thing, b: Thing, world: World) -> Iterator[str]:
    """Yield, in words, what the two contradict each other in."""
    mine, yours = (sorted(id for id in thing.wikidata if not id.startswith(PAGE)) for thing in (a, b))
    if mine and yours and not a.wikidata & b.wikidata:
        yield f"wikidata {mine[0]} and {yours[0]}"
    if a.articles & b.articles and a.keys & b.keys:
        yield "an article that tells them apart"
    if a.kind == "Person":
        yield from _persons(a, b)
        yield from _apart("offices of", _lands_of_office(a, world), _lands_of_office(b, world), world)
    else:
        yield from _apart("belong to", world.referents(a.ties), world.referents(b.ties), world)


def _persons(a: Thing, b: Thing) -> Iterator[str]:
    for what, of in (("initials", initials), ("suffix", names.suffix)):
        mine, yours = ({of(name) for name in thing.names} - {""} for thing in (a, b))
        if mine and yours and not any(m.startswith(y) or y.startswith(m) for m in mine for y in yours):
            yield f"{what} {min(mine)} and {min(yours)}"
    mine, yours = ({gender.of_title(office.title) for office in thing.offices} - {""} for thing in (a, b))
    if mine and yours and not mine & yours:
        yield "a man and a woman"


def _lands_of_office(person: Thing, world: World) -> set[str]:
    bodies = (o.of for o in person.offices if o.of and lookup.title_kind(o.title) in NATIONAL)
    return world.referents(bodies) & world.lands


def _apart(what: str, mine: set[str], yours: set[str], world: World) -> Iterator[str]:
    if mine and yours and not mine & yours:
        yield f"{what} {world.name(mine)} and {world.name(yours)}"


def full_names_differ(a: Thing, b: Thing) -> bool:
    """Say whether all that two share is a short form: "IRA" of "Irish Republican Army" and of "Individual Retirement Account".

    A country before a name is no difference: "British National Health Service".
    """
    if a.kind == "Person":
        return False
    mine, yours = (
        {names.without_land(names.other(name)) for name in thing.names if _is_spelt_out(name, thing)}
        for thing in (a, b)
    )
    return bool(mine and yours) and not mine & yours


def _is_spelt_out(name: str, thing: Thing) -> bool:
    return names.other(name) in thing.keys and not is_acronym(name)
