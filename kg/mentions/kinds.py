"""What a name names, where the gazetteer or the name's own words know better than the pipeline."""

from kg import lexicon, lookup

#: Last words of a name that make it a place.
PLACE_WORDS = frozenset(
    [
        "prefecture",
        "province",
        "county",
        "river",
        "sea",
        "ocean",
        "island",
        "islands",
        "street",
        "avenue",
        "road",
        "airport",
        "strip",
        "peninsula",
        "valley",
        "mountain",
        "mountains",
        "desert",
        "bay",
        "gulf",
        "strait",
        "lake",
        "beach",
        "harbor",
        "harbour",
        "square",
        "district",
    ]
)
#: First words that name a storm, which is an event and no entity.
STORMS = frozenset(["typhoon", "hurricane", "cyclone"])
#: Last words of places that are also bodies ("New York City Council" is one by its own last word).
BOTH = frozenset(
    ["court", "house", "church", "cathedral", "hospital", "museum", "university", "college", "school", "palace"]
)


def corrected(labels: dict[str, str]) -> dict[str, str]:
    """Return the labels of the forms of one article, corrected."""
    return {form: _kind(form, label) for form, label in labels.items()}


def _kind(form: str, label: str) -> str:
    words = form.split()
    last = words[-1].lower()
    if lookup.country(form) is not None and not lookup.is_ambiguous(form):
        return "Norp" if label == "Norp" else "Place"
    if words[0].lower() in STORMS:
        return "NamedEvent"
    if label != "Norp" and len(words) > 1 and last in PLACE_WORDS:
        return "Place"
    if label in ("Person", "Place") and len(words) > 1 and last in lexicon.words("orgwords.tsv") and last not in BOTH:
        return "Organization"
    if words[0] == "Air" and len(words) > 1:
        return "Organization"  # airlines are named after their countries
    return _listed(form, label)


def _listed(form: str, label: str) -> str:
    """Return the label that the gazetteer gives a form that it knows in one sense only."""
    is_body, is_place = bool(lookup.organization(form)), bool(lookup.place(form))
    words = form.split()
    may_be_person = bool(lookup.people(form)) if len(words) > 1 else lookup.is_surname(form) or lookup.is_forename(form)
    if label in ("Person", "Place") and is_body and not is_place and not may_be_person:
        return "Organization"
    if label in ("Person", "Organization") and is_place and not is_body and not may_be_person:
        return "Place"
    return label
