"""Names -> link candidates: the senses that the index and the newsroom list for the forms of a cluster."""

import re
from collections.abc import Set
from dataclasses import dataclass, replace

from kg.find.entities import same
from kg.find.entities.cluster import Cluster
from kg.find.entities.linking import namesakes, places
from kg.find.entities.linking.context import Context
from kg.terms import KG
from kg.world import World, lookup
from kg.world.gazetteer import PlaceRow
from kg.world.index import LINKED, LOCAL, Sense, Thing
from kg.world.names import index_key, initials_agree, is_acronym, name_key, words_of

NEXT_WORD = re.compile(r" (\w+)")
#: What stands before a city, within so many characters, and words by which an article is on states.
BEFORE_CITY, NEAR = re.compile(r"\b(?:in|at|via|to|from|into|near) $"), 6
STATE_WORDS = frozenset(
    ["governor", "senator", "senators", "legislature", "primary", "primaries", "caucus", "voters", "electors"]
)
#: A city has no few of the links of its state's name from this share on.
NO_FEW = 0.1
#: Common nouns behind a name, which are no part of it ("Home Office department").
COMMON_TAIL = re.compile(r"(?<=\w) [a-z]+s?$")
#: Of names of more words than this, one may be another.
LONG = 4
#: Of a body that so many articles link, it may be doubted that it is none.
WELL_KNOWN = 30
#: Somebody is meant by a surname alone that news links so often.
OFTEN = 10
#: Nobody is named in the news for what was done before this age.
GROWN = 10
#: Why a body is no place; who calls a team by its town means none of the less known bodies of that name.
TOWN = "it is a town or a land, and no body"
#: A name that bodies of so many lands have is that of any land.
MANY = 2
#: What a place is that people live in.
SETTLED = frozenset(["city", "town", "capital", "state", "municipality", "village"])
#: So many senses of a form are weighed, those that are linked most.
MOST = 8


@dataclass(frozen=True)
class Candidate:
    """A thing that a cluster may mean: by which of its forms, how that is known, and how many of the forms' links lead there.

    `against` says what forbids it, whatever speaks for it; empty where nothing does.
    """

    thing: Thing
    form: str
    how: str
    links: int
    of: int
    against: str = ""

    @property
    def share(self) -> float:
        """The share of the links of the name that lead to it."""
        return self.links / self.of if self.of else 0.0


def find(cluster: Cluster, context: Context) -> tuple[Candidate, ...]:
    """Return what a cluster may mean; the newsroom's own rows stand in for all else."""
    world, kind = context.world, str(cluster.kind).rpartition("#")[2]
    forms = _telling(cluster)
    own = {t.id: Candidate(t, form, "own", 0, 0) for form in forms for t in world.own_things(form, kind)}
    if own:
        return tuple(own.values())
    senses: dict[str, list[tuple[str, Sense]]] = {}
    links = 0
    for form in forms:
        found = world.senses(form) or (world.sounding(form) if cluster.kind == KG.Person else ())
        links += sum(sense.count for sense in found)
        for place, sense in enumerate(found):
            if place < MOST or sense.how == LOCAL:
                senses.setdefault(sense.id, []).append((form, sense))
    listed = (_candidate(id, ways, links, cluster, context) for id, ways in senses.items())
    return _told(cluster, _among_allowed(cluster, [c for c in listed if c is not None], context), context)


def of_lands(cluster: Cluster, found: tuple[Candidate, ...], context: Context) -> tuple[Candidate, ...]:
    """Return what a body may mean that others are called as in their lands ("the Labour Party"): what is of a land that is told."""
    every = namesakes.lands_of_name(cluster, context) if found and cluster.kind == KG.Organization else frozenset()
    told = context.around | context.lands_of_ids
    if not every or every <= told:
        return found
    return tuple(
        replace(c, against=namesakes.NO_LAND) if _is_strange(c, cluster, every, told, context) else c for c in found
    )


def _is_strange(candidate: Candidate, cluster: Cluster, every: Set[str], told: Set[str], context: Context) -> bool:
    """Say whether a body is one of several lands and of none that is told, or is nothing but what several are called."""
    own = namesakes.lands(candidate.thing, context)
    is_any = candidate.thing.links < OFTEN and words_of(candidate.thing.title) == words_of(cluster.name)
    return not candidate.against and (is_any and not every & told if not own else len(every) >= MANY and not own & told)


def _among_allowed(cluster: Cluster, found: list[Candidate], context: Context) -> tuple[Candidate, ...]:
    """Return candidates; what a body's full name forbids takes no share of the others ("the University", of "Columbia University").

    Nor does what another land has, where the article names one land only: among several, "Parliament" may be that of any.
    """
    may_be_any = len(context.codes) > 1 and namesakes.is_of_states(cluster.name)
    takes_none = cluster.kind == KG.Organization and not may_be_any
    lost = sum(c.links for c in found if c.against not in ("", TOWN, namesakes.NO_LAND)) if takes_none else 0
    return tuple(c if c.against else replace(c, of=c.of - lost) for c in found)


def _told(cluster: Cluster, found: tuple[Candidate, ...], context: Context) -> tuple[Candidate, ...]:
    """Return candidates; where the text itself tells which of them is meant ("New York state"), that one is as sure as a row of its own."""
    if cluster.kind != KG.Place:
        return found
    ids = {row.qid for row in _with_next_word(cluster, context)}
    told = [c for c in found if c.thing.qid in ids]
    cities = _cities_like_states(cluster.name, found)
    if len(told) != 1 and cities and _is_city(cluster, context):
        told = cities[:1]
    if len(told) == 1:
        return (replace(told[0], how="told"),)
    return _near(cluster, _without_state(cluster, found, cities, context), context)


def _cities_like_states(name: str, found: tuple[Candidate, ...]) -> list[Candidate]:
    """Return the cities that have the name of a state, and no few of its links ("New York"), what is linked most first."""
    if not any("state" in c.thing.about for c in found):
        return []
    called = [c for c in found if c.thing.title == f"{name} City" or c.thing.title.startswith(f"{name}, ")]
    return sorted((c for c in called if c.share >= NO_FEW), key=lambda c: -c.links)


def _is_city(cluster: Cluster, context: Context) -> bool:
    """Say whether something is in a place, or goes there, and nothing of the article is on states."""
    text = context.reading.text
    is_there = any(BEFORE_CITY.search(text, max(0, m.span.start - NEAR), m.span.start) for m in cluster.mentions)
    return is_there and not STATE_WORDS & context.words


def _without_state(
    cluster: Cluster, found: tuple[Candidate, ...], cities: list[Candidate], context: Context
) -> tuple[Candidate, ...]:
    """Return candidates; a state one of whose cities has its name is out where no word tells which is meant; among states, the city too."""
    if not cities:
        return found
    others = context.lands - {name_key(form) for form in (cluster.name, *cluster.aliases)}
    states = [name for name in others if any(row.kind == "state" for row in context.world.place(name))]
    out = found if len(states) > 1 else [c for c in found if "state" in c.thing.about]
    against = f"nothing tells the state from {cities[0].thing.title}"
    return tuple(replace(c, against=against) if c in out and not c.against else c for c in found)


def _near(cluster: Cluster, found: tuple[Candidate, ...], context: Context) -> tuple[Candidate, ...]:
    """Return candidates; where the article names the state of one ("London, Ontario"), those of countries that it does not name are out."""
    own = {name_key(form) for form in (cluster.name, *cluster.aliases)}
    states = {name_key(c.thing.title.partition(", ")[2]) for c in found} & (context.lands - own)
    if not states:
        return found
    against = f"the article names {min(states)}, where another place of that name lies"
    return tuple(
        c
        if c.against or not c.thing.countries or set(c.thing.countries) & context.around or _lies_in(c, states)
        else replace(c, against=against)
        for c in found
    )


def _lies_in(candidate: Candidate, lands: set[str]) -> bool:
    return name_key(candidate.thing.title.partition(", ")[2]) in lands


def _with_next_word(cluster: Cluster, context: Context) -> set[PlaceRow]:
    """Return the places of a name and the word after it, where they are listed so ("New York" before "state").

    What stands after a place and a comma is a state ("Buffalo, New York").
    """
    text = context.reading.text
    words = {word[1] for m in cluster.mentions if (word := NEXT_WORD.match(text, m.span.end))}
    words |= {"state" for m in cluster.mentions if context.is_after_place(m)}
    return {row for word in words for row in context.world.place(f"{cluster.name} {word.title()}")}


def _candidate(
    id: str, ways: list[tuple[str, Sense]], links: int, cluster: Cluster, context: Context
) -> Candidate | None:
    thing = context.world.thing(id)
    if thing is None:
        return None
    form, sense = min(ways, key=lambda way: (way[1].how in (LINKED, LOCAL), -len(way[0])))
    if sense.how == LOCAL and not set(thing.countries) & context.around:
        return None
    count = sum(sense.count for _, sense in ways)
    if cluster.kind == KG.Person and not initials_agree(cluster.name, thing.name):
        return None
    against = _forbidden(cluster, thing, [form for form, _ in ways], context)
    if count < OFTEN and not against and _is_surname_alone(cluster, thing, context):
        against = "a surname alone is that of too many"
    return Candidate(thing, form, sense.how, count, links, against)


def _is_surname_alone(cluster: Cluster, thing: Thing, context: Context) -> bool:
    """Say whether the article calls somebody by one word only who is known by more, or hardly, and names none of his countries."""
    by_one = all(" " not in same.without_address(form) for form in (cluster.name, *cluster.aliases))
    is_hardly_known = not thing.kind and " " not in thing.name  # "Autumn"
    is_common = by_one and " " in thing.name and lookup.is_surname(same.without_address(cluster.name))
    is_common |= by_one and is_hardly_known
    return cluster.kind == KG.Person and is_common and not set(thing.countries) & context.around


def _telling(cluster: Cluster) -> list[str]:
    """Return the forms that tell what is meant: of a person those of several words, if there is one."""
    forms = [cluster.name, *cluster.aliases]
    if cluster.kind != KG.Person:
        return forms
    long = [form for f in forms if " " in (form := same.without_address(f))]
    return long or forms


def _forbidden(cluster: Cluster, thing: Thing, forms: list[str], context: Context) -> str:
    """Return what forbids a thing: the newsroom, or a long form of the article that is no name of it."""
    if any(context.world.forbids(form, thing.id, thing.title) for form in (cluster.name, *cluster.aliases)):
        return "the newsroom's gazetteer forbids it"
    if cluster.kind == KG.Person:
        too_young = context.day and thing.born and int(context.day[:4]) < thing.born + GROWN
        return f"born in {thing.born}" if too_young else namesakes.person(cluster, thing, context)
    if cluster.kind == KG.Place and thing.kind == "Organization" and not thing.latitude and thing.links < WELL_KNOWN:
        return "it is a body, and none that news often calls a place"
    if misplaced := _misplaced(cluster, thing, context) or namesakes.body(cluster, thing, context):
        return misplaced
    full = [form for form in (cluster.name, *cluster.aliases) if not (is_acronym(form) or _is_joined(form, cluster))][
        :1
    ]
    if not full and is_acronym(cluster.name):
        full = sorted(context.spelt_out.get(cluster.name.replace(".", "").upper(), ()))
    if not full or set(full) & set(forms) or any(_is_name(context.world, form, thing) for form in full):
        return ""
    return f"the article spells it out as {full[0]!r}"


def _of_land(thing: Thing, context: Context) -> str:
    """Return the land whose name a title needs to tell a body from those of other lands ("Office of the President (Chile)")."""
    land = thing.title.rpartition(" (")[2].rstrip(")") if thing.title.endswith(")") else ""
    code = context.world.code_of_land(land) if land else None
    return land if code is not None and code not in context.around else ""


def _misplaced(cluster: Cluster, thing: Thing, context: Context) -> str:
    """Return why a body is no such place, or a place no such body or not that place."""
    is_land = thing.kind == "Country" and cluster.name.startswith("The ")  # "The Australian" is a newspaper
    if cluster.kind == KG.Organization and (is_land or (thing.kind == "Place" and _is_settled(context.world, thing))):
        return TOWN
    if cluster.kind == KG.Place and namesakes.is_bare_place(cluster.name):
        return "it is any place of that kind"
    if cluster.kind == KG.Place and (land := places.elsewhere(cluster, thing.countries, context)):
        return f"the place of that name in {land}, a country of the article, is another"
    if land := _of_land(thing, context):
        return f"it is that of {land}, which the article does not name"
    return ""


def _is_settled(world: World, thing: Thing) -> bool:
    """Say whether a place is a town, a state or a region, and neither a building nor a street by whose name a body goes."""
    is_land = not thing.about and " " not in thing.name  # a county, of which nothing else is known
    listed = any(row.kind != "place" for row in world.place(thing.name))
    return listed or is_land or thing.size > 0 or bool(thing.about & SETTLED)


def _is_joined(form: str, cluster: Cluster) -> bool:
    """Say whether a form is two names in one, of which the other forms tell which is meant ("Boeing-Air Force", "Air Force")."""
    first, hyphen, rest = form.partition("-")
    return bool(hyphen) and first[:1].isupper() and rest in cluster.aliases


def _is_name(world: World, form: str, thing: Thing) -> bool:
    """Say whether a form is a name of a thing, perhaps without its country or "Inc.", or misspelt in one word."""
    form = COMMON_TAIL.sub("", form)
    if any(sense.id == thing.id for sense in world.senses(form)):
        return True
    return any(
        index_key(form) == index_key(n) or same.is_spelling(world, form, n) or _is_nearly(world, form, n)
        for n in {thing.label, thing.title} - {""}
    )


def _is_nearly(world: World, form: str, name: str) -> bool:
    """Say whether a long name is another but for one word that is no land ("International Panel on Climate Change")."""
    one, other = words_of(form), words_of(name)
    differ = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    long = len(one) == len(other) > LONG and len(differ) == 1
    return long and not any(world.code_of_land(w.title()) or world.place(w.title()) for w in differ[0])
