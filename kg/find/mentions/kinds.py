"""The class of a name where the gazetteer, its own words or the rest of the article know better than the pipeline."""

import re
from collections.abc import Container, Iterable, Mapping

from kg.find.mentions import known
from kg.find.mentions.longer import Longer, as_longer, is_short_for_land
from kg.language import lexicon
from kg.world import World, lookup

#: Classes of a newsroom's gazetteer as the pipeline calls them; a country is told from a place by its name.
LABELS = {"Person": "Person", "Organization": "Organization", "Place": "Place", "Country": "Place"}
#: Labels of names that become no entities.
OTHERS = ("NamedEvent", "Misc")
#: The label of what is no name at all.
NO_NAME = ""
#: Amounts of money, which are marked as names where the currency stands close ("RM2.3 million").
MONEY = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₹₦]|(?:RM|Rs\.?|EUR|USD|GBP|CHF|SEK|NOK|INR|JPY|KSh|Tk|Rp))\s?\d|.*\$"
    r"|[NPRK]\d[\d.,]*\s?(?:k|m|mn|bn|tn|[mbtr]+illion)\b"
)
#: Addresses of the web that name no body.
WEB = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.(?:com|net|info|tv|co\.uk)(?:/\S*)?|\S+@\S+", re.IGNORECASE)
#: Companies that are called by their address.
SITE = re.compile(r"[A-Z][\w-]+\.(?:com|net|info|tv|co\.uk)")
#: What a number counts is no name ("Six-Party"), nor what goes on over a quotation mark ("Ruiz:"The"), nor one of several ("Pool D"), nor
#: a party with its state ("I-Vt."), nor a cry, nor a time zone.
NO_NAMES = re.compile(
    r"(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)-[A-Z]|[DR]-[A-Z][\w.]*$|I-[A-Z]\w*\.$|\w+[:;,]?[\"“”]\w"
    r"|\S+-(?:style|type|era)$|Allahu Akbar$|Inshallah$|Hallelujah$"
    r"|(?:Pool|Group|Heat|Stage|Phase|Tier) (?:[A-Z]|\d+)$|(?:GMT|UTC|BST|CES?T|[ECMP][SD]T|A[CEW][SD]T|NZ[SD]T|IST|PKT|JST|KST|HKT|SAST)$"
)
#: Names of ships behind what kind of ship each is.
SHIP = re.compile(r"(?:MV|MS|SS|HMS|USS|RMS|FV|HMAS|USNS|RV) [A-Z]")
#: People who are called by the land of their title.
PEER = re.compile(
    r"(?:Duke|Duchess|Earl|Countess|Prince|Princess|Marquess|Viscount|Viscountess|Baron|Baroness) of [A-Z]"
)
#: The same, and nothing behind it; games and tales are called by princes.
PEER_ALONE = re.compile(r"(?:Duke|Duchess|Earl|Countess|Marquess|Viscount|Viscountess|Baron|Baroness) of [A-Z][\w-]+")
#: Works that tell what they are on ("Framework Convention on Climate Change").
WORK = re.compile(
    r"\w (?:convention|treaty|protocol|agreement|accord|charter|declaration|plan|code) (?:on|of|for|against) "
)
#: Acronyms of fewer letters are those of too many bodies.
SHORT = 3
#: Kinds of organizations that nobody is named after, nor they after anybody.
UNNAMED = frozenset(["armed", "body", "party"])
#: Kinds of organizations by whose names places are not called.
BODIES = frozenset(["company", "medium", "party", "body", "armed"])


def corrected(
    world: World, labels: dict[str, str], evidence: Mapping[str, str] | None = None, sure: Container[str] = ()
) -> dict[str, str]:
    """Return the labels of the forms of one article, corrected by what the text says of each (`evidence`) and by what is known.

    "NamedEvent" names no entity, "Misc" an item: a work, a product, a law. What the pipeline is `sure` of stays, but for what is no name
    and for lands.
    """
    said = {form: label for form, label in (evidence or {}).items() if form not in sure}
    lasts = {form.rpartition(" ")[2] for form, label in labels.items() if label == "Person" and " " in form}
    towns = {f for f, label in labels.items() if label == "Person" and f not in lasts and known.is_only_place(world, f)}
    labels = {form: "Place" if form in towns else label for form, label in labels.items()}
    kinds = {
        form: _kind(
            world,
            form,
            _by_context(world, form, label, said.get(form)),
            is_sure=form in sure or said.get(form) == label == "Person",
            is_told=(evidence or {}).get(form) == label,
        )
        for form, label in labels.items()
    }
    longer = Longer(kinds)
    return {form: as_longer(world, form, kind, longer) for form, kind in kinds.items()}


def _by_context(world: World, form: str, label: str, said: str | None) -> str:
    """Return the class that the text says, but for what is known by that name, and for people with a forename."""
    if said is None or label == "Norp" or _is_known_as(world, form, label):
        return label
    is_named_so = label == "Person" and " " in form and lookup.is_forename(form.split(maxsplit=1)[0])
    return label if is_named_so and said != "Person" else said


def _is_known_as(world: World, form: str, label: str) -> bool:
    """Say whether the gazetteer has a body or a place of a name, as its label says."""
    if label == "Place":
        return bool(world.place(form)) or world.country(form) is not None
    return label == "Organization" and bool(world.organization(form))


def _kind(world: World, form: str, label: str, *, is_sure: bool, is_told: bool) -> str:
    own = world.kind_of_own(form)
    if own is not None and (" " in form or not _is_of_person(form, label)):
        return LABELS[own]
    told = _by_form(world, form, label)
    if told is not None:
        return told
    if is_sure:
        is_body = label in ("Person", "Place") and not is_told and known.is_only_body(world, form)
        return "Organization" if is_body or (label == "Person" and _ends_as_company(form)) else label
    return _known_kind(world, form, label)


def _by_form(world: World, form: str, label: str) -> str | None:
    """Return what a name is by its form, however sure the pipeline is of another class; groups, events and works stay what they are."""
    if MONEY.match(form) or form.lower() in lexicon.listed("furniture") or NO_NAMES.match(form):
        return NO_NAME
    if label == "Organization" and form.lower() in lexicon.listed("common_acronyms"):
        return NO_NAME
    if (label == "Organization" and PEER.match(form)) or (label == "Misc" and PEER_ALONE.fullmatch(form)):
        return "Person"
    if label == "Norp" or label in OTHERS:
        return label
    if label != "Organization" and _is_disaster(form):
        return "NamedEvent"
    return "Misc" if SHIP.match(form) else _of_lands(world, form)


def _is_disaster(form: str) -> bool:
    """Say whether a name ends as those of disasters do ("Ada Fire")."""
    return " " in form and form.rpartition(" ")[2].lower() in lexicon.listed("disasters")


def _ends_as_company(form: str) -> bool:
    """Say whether a name ends as companies' do, and nobody is called like its beginning ("Schwarz Gruppe")."""
    first, _, last = form.rpartition(" ")
    endings = lexicon.words("orgwords.tsv", "company") | lexicon.listed("company_endings")
    return bool(first) and last.lower() in endings and not lookup.is_forename(first.split()[0])


def _of_lands(world: World, form: str) -> str | None:
    """Return what a word for a land is; a direction, and two lands between which something is, are no name."""
    if world.is_land(form) or lookup.historic_state(form) is not None:
        return "Place"
    return NO_NAME if form.lower() in lexicon.listed("directions") or _is_pair_of_lands(world, form) else None


def _known_kind(world: World, form: str, label: str) -> str:
    words = form.split()
    first, last = words[0].lower(), words[-1].lower()
    if first in lexicon.listed("storms"):
        return "NamedEvent"
    if (
        label == "Person"
        and known.is_only_body(world, form)
        and all(r.kind in UNNAMED for r in world.organization(form))
    ):
        return "Organization"
    if (label == "Person" and any(c.isdigit() for c in form)) or WEB.fullmatch(form):
        return label if label == "Organization" and SITE.fullmatch(form) else "Misc"
    if len(words) == 1:
        return _listed(world, form, label)
    if first in lexicon.listed("foreign_bodies"):
        return "Organization"
    return _by_last(form, label) or _by_words(world, form, label, first, last)


def _is_pair_of_lands(world: World, form: str) -> bool:
    """Say whether a name is of two countries ("Iran-Iraq"), between which something is."""
    parts = re.split(r"\s?[-–/]\s?", form)
    return len(parts) == 2 and all(world.country(part) is not None for part in parts)


def _by_last(form: str, label: str) -> str | None:
    """Return what a last word says of a longer name, whatever the pipeline takes it for; of persons less is sure ("Ada Bridge")."""
    first, last = form.split(maxsplit=1)[0], form.rpartition(" ")[2].lower()
    if label == "Organization" and WORK.search(form.lower()):
        return "Misc"
    if label == "Place" and last == "conference":
        return "NamedEvent"
    if label == "Person" and lookup.is_forename(first) and last not in ("show", "airbase", "airport"):
        return None
    if last in lexicon.listed("sure_places"):
        return "Place"
    return "Misc" if last in lexicon.listed("sure_works") else None


def _by_words(world: World, form: str, label: str, first: str, last: str) -> str:
    """Return what the first or last word of a longer name says of it."""
    if _is_land(world, form) or (label != "Organization" and last in lexicon.listed("place_words")):
        return "Place"
    if last in lexicon.listed("work_words") and " of " not in form:
        return "Misc"
    if label == "Person" and form.count(" ") == 1 and lookup.is_forename(form.split(maxsplit=1)[0]):
        return label  # "Ada House"
    if first == "air" or (last in lexicon.words("orgwords.tsv") and (label == "Person" or _is_business(form, last))):
        return "Organization"  # airlines are named after their countries
    return _listed(world, form, label)


def _is_of_person(form: str, label: str) -> bool:
    """Say whether the pipeline takes one word for a person, and people are called so."""
    return label == "Person" and (lookup.is_surname(form) or lookup.is_forename(form))


def _is_business(form: str, last: str) -> bool:
    """Say whether a last word makes even the name of a place a body ("Hong Kong Airlines"); a station stays a place."""
    kinds = (
        "company",
        "ministry",
        "agency",
        "party",
        "union",
        *(("group", "school") if form.count(" ") > 1 or last in lexicon.listed("bodies_for") else ()),
    )
    return any(last in lexicon.words("orgwords.tsv", kind) for kind in kinds)


def _is_land(world: World, form: str) -> bool:
    """Say whether a name is listed as a land or water in just these words ("West Bank")."""
    return any(
        form in row.names or form == row.name
        for row in world.place(form)
        if row.kind in ("region", "sea", "waterway", "state")
    )


def _listed(world: World, form: str, label: str) -> str:
    """Return the label of a name that the gazetteer knows as a body and not as a place: "the White House" can act; or as people."""
    if label == "Organization" and known.is_only_person(world, form):
        return "Person"
    if label == "Place" and form.isupper() and len(form) < SHORT:
        return label
    may_be = label == "Place" or (label == "Person" and " " not in form and not _is_of_person(form, label))
    is_linked = label == "Person" and known.is_linked_body(world, form)
    is_body = may_be and (is_linked or any(row.kind in BODIES for row in world.organization(form)))
    return "Organization" if is_body and not world.place(form) else label


def of_lands(world: World, forms: Iterable[str], labels: Mapping[str, str]) -> dict[str, str]:
    """Return the class of each word that means a country: a company that the article calls by its first word is none."""
    longer = Longer(dict(labels))
    short = {form: is_short_for_land(world, form) and longer.begins_company(form) for form in forms}
    return {form: "Organization" if is_company else "Place" for form, is_company in short.items()}


def of_doubtful(form: str) -> str:
    """Return the label of what is more likely no name than one of its class: a forename with a surname is a person, and a peer is."""
    words = form.split()
    is_full = 1 < len(words) < 4 and lookup.is_forename(words[0]) and not _is_disaster(form)
    is_person = is_full and all(w.isalpha() and w.istitle() for w in words)
    return "Person" if is_person or PEER_ALONE.fullmatch(form) else NO_NAME
