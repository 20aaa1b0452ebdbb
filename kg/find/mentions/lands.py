"""Names that a country shares with a state of another country (Georgia): which of the two the article means."""

from collections.abc import Collection

from kg.world import World, lookup
from kg.world.gazetteer import PlaceRow


def states(world: World, forms: Collection[str]) -> frozenset[str]:
    """Return those names of an article that mean a state of another country ("Georgia", beside "Texas", with nothing Georgian)."""
    return frozenset(form for form in forms if lookup.is_ambiguous(form) and _is_state(world, form, forms))


def _is_state(world: World, form: str, forms: Collection[str]) -> bool:
    """Say whether the article names what lies in the country of the state, and neither the other country nor what lies there."""
    country = world.country(form)
    within = {row.country for row in world.place(form) if row.kind == "state"}
    if country is None or not within:
        return False
    lands = {world.code_of_land(other) for other in forms if other != form}
    places = {row.country for other in forms if world.country(other) is None for row in _only(world, other)}
    return bool(within & places) and country.code not in lands | places


def _only(world: World, name: str) -> tuple[PlaceRow, ...]:
    """Return the place of a name that no other place bears."""
    rows = world.place(name)
    return rows if len(rows) == 1 else ()
