"""What the index of the world and the gazetteer say about a name, as evidence of its class."""

from kg.language import lexicon
from kg.world import World, lookup
from kg.world.index import Thing

#: Kinds of bodies by whose names no place is called, and nobody.
SURE_BODIES = frozenset(["armed", "company", "medium", "party"])


def is_only_person(world: World, name: str) -> bool:
    """Say whether a name that begins with a forename is known, and as that of people alone."""
    is_called = " " in name and lookup.is_forename(name.split(maxsplit=1)[0])
    things = _things(world, name) if is_called else []
    return bool(things) and all(thing.kind == "Person" and thing.born for thing in things)


def is_only_body(world: World, name: str) -> bool:
    """Say whether a name that nobody has is known as that of a company, a party or the like, and of nothing else."""
    first, _, last = name.rpartition(" ")
    if lookup.is_forename((first or last).split()[0]) or lookup.is_surname(last) or world.place(name):
        return False
    listed = any(row.name == name and row.kind in SURE_BODIES for row in world.organization(name))
    return listed and all(thing.kind not in ("Person", "Place", "Country") for thing in _things(world, name))


def is_only_place(world: World, name: str) -> bool:
    """Say whether one word that nobody is called is known as a city, and as nothing else."""
    if " " in name or lookup.is_forename(name) or lookup.is_surname(name) or world.organization(name):
        return False
    is_city = any(row.kind in ("capital", "city") for row in world.place(name))
    return is_city and all(thing.kind == "Place" for thing in _things(world, name))


def is_linked_body(world: World, name: str) -> bool:
    """Say whether all that news links by a name are bodies."""
    found = [thing for sense in world.senses(name) if sense.count and (thing := world.thing(sense.id)) is not None]
    return bool(found) and all(thing.kind == "Organization" for thing in found)


def is_team(world: World, name: str) -> bool:
    """Say whether a name is known as that of a team."""
    return any(thing.about & lexicon.listed("teams") for thing in _things(world, name))


def _things(world: World, name: str) -> list[Thing]:
    found = (world.thing(sense.id) for sense in world.senses(name))
    return [thing for thing in found if thing is not None]
