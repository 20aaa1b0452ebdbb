"""Others of the same name: a lawyer who is no Speaker, the Congress of another country, "John Doe", who is nobody."""

from functools import cache

from kg.find.entities.cluster import Cluster
from kg.find.entities.linking.context import Context
from kg.language import lexicon
from kg.world import lookup
from kg.world.index import Thing
from kg.world.lookup import persons

#: Kinds of occupations that people in office have not.
PRIVATE = frozenset(
    ["academic", "activist", "arts", "business", "judge", "media", "medical", "police", "religious", "sport", None]
)

#: Why a body that each land has may be any.
NO_LAND = "nothing tells of which land it is"
#: Kinds of bodies that each land has.
OF_STATES = ("legislature", "ministry", "government", "court")


def person(cluster: Cluster, thing: Thing, context: Context) -> str:
    """Return why somebody is another than whom the article names, or nothing: of another trade, or named by a forename alone."""
    forms = {cluster.name, *cluster.aliases}
    if any(form.lower() in lexicon.listed("nobodies") for form in forms):
        return "it is a name for somebody whose name is not told"
    if thing.kind in ("Organization", "Place"):
        return "it is no person"
    if thing.name not in forms and all(lookup.is_forename(f) and not lookup.is_surname(f) for f in forms):
        return "a forename alone is that of too many"
    return _by_trade(cluster, thing, context)


def _by_trade(cluster: Cluster, thing: Thing, context: Context) -> str:
    """Return why the title that the article gives somebody is not theirs, in countries that are not theirs, or nothing."""
    if not thing.countries or not context.around or set(thing.countries) & context.around:
        return ""
    titles = context.offices(cluster)
    if not titles or any(lookup.title_kind(title) not in PRIVATE for title in titles):
        return ""
    agrees = thing.about & context.descriptions(cluster)
    is_theirs = agrees or persons.reason(thing, thing.countries, titles, context.day) is not None
    return "" if is_theirs else f"described as {titles[0]}, in an article on other countries"


def body(cluster: Cluster, thing: Thing, context: Context) -> str:
    """Return why a body is another thing than one that is called so, or by no more than what it is ("Congress"), or nothing.

    It is no body but the word itself, or that of a land which the article does not name; nor is somebody a body ("Bush administration").
    """
    if thing.kind == "Person" and thing.born:
        return "it is a person, and no body"
    if _is_team(cluster, thing, context) and not context.tells_of_sport:
        return "it is a team, and the article tells of no contest"
    if cluster.name.lower() not in lexicon.words("orgwords.tsv"):
        return ""
    if thing.title.lower() == cluster.name.lower():
        return "it is any body of that kind"
    lands = _lands(thing, context)
    told = lands & context.around if not context.codes else lands
    if not told and is_of_states(cluster.name):
        return NO_LAND
    is_other = lands and context.codes and not lands & context.around
    return f"the article names {min(context.codes)}, and not {min(lands)}" if is_other else ""


def _is_team(cluster: Cluster, thing: Thing, context: Context) -> bool:
    """Say whether a thing is a team, by its title, where a company or other body has the name by itself ("Renault F1" and "Renault")."""
    forms = frozenset(word for form in (cluster.name, *cluster.aliases) for word in form.lower().split())
    if not lexicon.listed("team_titles") & frozenset(thing.title.lower().split()) - forms:
        return False
    others = filter(None, (context.world.thing(sense.id) for sense in context.world.senses(cluster.name)))
    return any(o.kind == "Organization" and o.title == cluster.name for o in others)


def _lands(thing: Thing, context: Context) -> set[str]:
    """Return the codes of the lands of a body: those that are known, and the one that its title names ("Parliament of India")."""
    land, _ = context.world.land_before(thing.title)
    named = context.world.code_of_land(thing.title.rpartition(" of ")[2].removeprefix("the "))
    return {*thing.countries, *(code for code in (land, named) if code)}


def is_of_states(name: str) -> bool:
    """Say whether a body is called by no more than what each land has ("Parliament", "the Treasury")."""
    return name.lower() in _of_states()


@cache
def _of_states() -> frozenset[str]:
    """Return by what the bodies are called that each land has."""
    return frozenset().union(*(lexicon.words("orgwords.tsv", kind) for kind in OF_STATES))


def is_bare_place(name: str) -> bool:
    """Say whether a place is called by no more than what it is, so that any may be meant ("the Valley", "the Strip")."""
    return name.lower() in lexicon.listed("place_words")
