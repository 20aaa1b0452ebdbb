"""Others of the same name: a lawyer who is no Speaker, one of another age, the Congress of another land, "John Doe", who is nobody."""

import re
from functools import cache

from kg.find.entities import bodies
from kg.find.entities.cluster import Cluster
from kg.find.entities.linking.context import Context
from kg.language import lexicon
from kg.world import lookup
from kg.world.index import Thing
from kg.world.lookup import persons
from kg.world.names import words_of

#: Kinds of occupations that people in office have not.
PRIVATE = frozenset(
    ["academic", "activist", "arts", "business", "judge", "media", "medical", "police", "religious", "sport", None]
)

#: Of these, those that nobody has beside a high office in the same land.
APART = frozenset(["police"])
#: An age behind a name, and by how many years it may be another than that of whom a source says when he was born.
AGE, ABOUT = re.compile(r"(?:, (?:aged )?| \()(\d\d)[,;)]"), 2

#: Relations of who has a body to its name ("Peru's Security Council", "the Peruvian Security Council").
OWNING = frozenset(["nmod:poss", "amod", "compound", "nmod"])

#: How the titles of federal bodies begin; what tells of the chambers of a state, and of those of the federation.
FEDERAL = "United States"
CHAMBER = re.compile(r"\b([A-Z]\w+(?: [A-Z]\w+)?) (?:Senate|House|Assembly|Legislature|General Assembly)\b")
STATE = re.compile(
    r"\b[Ss]tate(?:'s)? (?:\w+ )?(?:[Ss]en|[Rr]ep|[Hh]ouse|[Aa]ssembly|[Ll]egislat|[Ll]awmaker|[Cc]apitol)|\b[Ss]tatehouse\b"
)
FEDERATION = re.compile(
    r"\b(?:U\.?S\.?|United States) (?:Senat|House|Rep|Congress)|\bCongress\b|\bCapitol Hill\b|\bWhite House\b"
)

#: Why a body that each land has may be any.
NO_LAND = "nothing tells of which land it is"
#: Kinds of bodies that each land has.
OF_STATES = ("legislature", "ministry", "government", "court")
#: And kinds of those that belong to some land.
OF_LANDS = (*OF_STATES, "party", "police", "agency", "armed", "military")


def person(cluster: Cluster, thing: Thing, context: Context) -> str:
    """Return why somebody is another than whom the article names, or nothing: of another trade, or named by a forename alone."""
    forms = {cluster.name, *cluster.aliases}
    if any(form.lower() in lexicon.listed("nobodies") for form in forms):
        return "it is a name for somebody whose name is not told"
    if thing.kind in ("Organization", "Place"):
        return "it is no person"
    if thing.name not in forms and all(lookup.is_forename(f) and not lookup.is_surname(f) for f in forms):
        return "a forename alone is that of too many"
    return _by_age(cluster, thing, context) or _by_trade(cluster, thing, context)


def _by_age(cluster: Cluster, thing: Thing, context: Context) -> str:
    """Return why somebody is too young or too old to be a thing, or nothing."""
    if not (context.day and thing.born):
        return ""
    told = (AGE.match(context.reading.text, mention.span.end) for mention in cluster.mentions)
    ages = [int(age[1]) for age in told if age is not None]
    real = int(context.day[:4]) - thing.born
    return f"born in {thing.born}, and so not {ages[0]}" if ages and abs(ages[0] - real) > ABOUT else ""


def _by_trade(cluster: Cluster, thing: Thing, context: Context) -> str:
    """Return why the office or trade that the article gives somebody is not theirs, or nothing.

    In an article on their own countries, it must be one that who holds theirs has not.
    """
    is_near = not thing.countries or not context.around or bool(set(thing.countries) & context.around)
    kinds = APART if is_near else PRIVATE
    described = context.descriptions(cluster)
    trades = [] if is_near else sorted(described & lexicon.words("occupations.tsv", "first"))
    titles = context.offices(cluster) or trades
    if not titles or (is_near and not thing.offices) or any(lookup.title_kind(title) not in kinds for title in titles):
        return ""
    is_theirs = thing.about & described or persons.reason(thing, thing.countries, titles, context.day) is not None
    where = "" if is_near else ", in an article on other countries"
    return "" if is_theirs else f"described as {titles[0]}{where}"


def body(cluster: Cluster, thing: Thing, context: Context) -> str:
    """Return why a body is another thing than one that is called so, or by no more than what it is ("Congress"), or nothing."""
    if thing.kind == "Person" and thing.born:
        return "it is a person, and no body"
    if _is_team(cluster, thing, context) and not context.tells_of_sport:
        return "it is a team, and the article tells of no contest"
    if thing.title[:1].islower() and not thing.label[:1].islower() and cluster.name[:1].isupper():
        return "it is what bodies of that kind are called"
    if thing.title.startswith(FEDERAL) and is_of_states(cluster.name) and _is_on_a_state(context):
        return "the article is on the chambers of a state"
    owner = _owner(cluster, thing, context)
    return f"it is told to be of {owner}" if owner else _by_land(cluster, thing, context)


def _is_on_a_state(context: Context) -> bool:
    """Say whether an article tells of a chamber of one of the United States, and of none of the federation."""
    text = context.reading.text
    before = (match[1] for match in CHAMBER.finditer(text))
    states = any(row.kind == "state" for name in before for row in context.world.place(name))
    return (states or STATE.search(text) is not None) and FEDERATION.search(text) is None


def _by_land(cluster: Cluster, thing: Thing, context: Context) -> str:
    """Return why what is called by a word for such bodies is that word itself, or of a land which the article does not name."""
    if cluster.name.lower() not in lexicon.words("orgwords.tsv"):
        return ""
    if thing.title.lower() == cluster.name.lower():
        return "it is any body of that kind"
    own = lands(thing, context)
    told = own & context.around if not context.codes else own
    if not told and is_of_states(cluster.name):
        return NO_LAND
    if own and context.codes and not own & context.around:
        return f"the article names {min(context.codes)}, and not {min(own)}"
    is_sure = is_of_states(cluster.name) or _is_told(cluster, thing, context)
    return "" if is_sure else "nothing tells which of that kind it is"


def _is_told(cluster: Cluster, thing: Thing, context: Context) -> bool:
    """Say whether the article has the words by which a title tells a body from others of its kind, or names the land that they name."""
    land, _ = context.world.land_before(thing.title)
    land = context.world.code_of_land(thing.title.partition(" (")[2].rstrip(")")) or land
    more = {w for w in words_of(thing.title) if w not in words_of(cluster.name)} - {"of", "the"}
    return not more - context.words or land in context.around


def _owner(cluster: Cluster, thing: Thing, context: Context) -> str:
    """Return the land of which the article tells that a body is, where a thing has the name and a body more ("Peru's Security Council")."""
    more = set(words_of(thing.title)) - set(words_of(cluster.name)) - {"of", "the"}
    if lands(thing, context) or not more:
        return ""
    heads = (context.reading.doc[mention.head] for mention in cluster.mentions)
    told = more | set(words_of(cluster.name))
    owners = (c.text for head in heads for c in head.children if c.dep_ in OWNING and not told & set(words_of(c.text)))
    return next((owner for owner in owners if context.world.code_of_land(owner)), "")


def _is_team(cluster: Cluster, thing: Thing, context: Context) -> bool:
    """Say whether a thing is a team, by its title, where a company or other body has the name by itself ("Renault F1" and "Renault")."""
    forms = frozenset(word for form in (cluster.name, *cluster.aliases) for word in form.lower().split())
    if not lexicon.listed("team_titles") & frozenset(thing.title.lower().split()) - forms:
        return False
    others = filter(None, (context.world.thing(sense.id) for sense in context.world.senses(cluster.name)))
    return any(o.kind == "Organization" and o.title == cluster.name for o in others)


def lands(thing: Thing, context: Context) -> set[str]:
    """Return the codes of the lands of a body: those that are known, and the one that its title names ("Parliament of India")."""
    land, _ = context.world.land_before(thing.title)
    named = context.world.code_of_land(thing.title.rpartition(" of ")[2].removeprefix("the "))
    return {*thing.countries, *(code for code in (land, named) if code)}


def lands_of_name(cluster: Cluster, context: Context) -> frozenset[str]:
    """Return the lands that have a body of a name which tells that it belongs to one ("Labour Party", "Electoral Commission")."""
    kinds = bodies.sort_words(cluster.name)
    is_of_land = not all(kinds.isdisjoint(lexicon.words("orgwords.tsv", kind)) for kind in OF_LANDS)
    things = filter(None, (context.world.thing(sense.id) for sense in context.world.senses(cluster.name)))
    words = set(words_of(cluster.name))
    called = (
        t
        for t in things
        if (is_of_land or "party" in t.about) and t.kind != "Place" and words <= set(words_of(t.title or t.label))
    )
    return frozenset(code for thing in called for code in lands(thing, context))


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
