"""Names that a country shares with a state of another country or with a newspaper: which of the two an article means."""

from collections.abc import Collection
from dataclasses import replace

from kg.find.mentions.found import Found
from kg.language.reading import Reading
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


def media(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the names with newspapers that are called like one of a nation ("told The Australian", "The Australian reports")."""
    return [replace(f, start=f.start - 1, label="Organization") if _is_medium(reading, f) else f for f in found]


def _is_medium(reading: Reading, f: Found) -> bool:
    """Say whether a word of nation has a "The" with a capital within a sentence, or reports something."""
    the, name = reading.doc[max(f.start - 1, 0)], reading.doc[f.end - 1]
    if f.label != "Norp" or f.end - f.start > 1 or the.text != "The" or not name.lower_.endswith("an"):
        return False
    is_head = name.dep_ not in ("amod", "compound", "nmod:desc", "flat")
    return is_head and (the.i > the.sent.start or name.head.lemma_.lower() == "report")
