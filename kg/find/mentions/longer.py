"""The class of a name by the longer names of the article that begin or end with it."""

from kg.find.mentions import known
from kg.language import lexicon
from kg.world import World, lookup


class Longer:
    """The longer names of an article, by the words that they begin and end with."""

    def __init__(self, kinds: dict[str, str]) -> None:
        self._kinds = kinds
        self._beginning: dict[str, list[str]] = {}
        self._ending: dict[str, list[str]] = {}
        for name in kinds:
            for space in (i for i, c in enumerate(name) if c == " "):
                self._beginning.setdefault(name[:space], []).append(name)
                self._ending.setdefault(name[space + 1 :], []).append(name)
        self._order = {name: number for number, name in enumerate(kinds)}

    def ends_person(self, form: str) -> bool:
        """Say whether a form is the end of a longer name of a person."""
        return any(self._kinds[name] == "Person" for name in self._ending.get(form, ()))

    def begins_person(self, form: str) -> bool:
        """Say whether a form is the beginning of a longer name of a person."""
        return any(self._kinds[name] == "Person" for name in self._beginning.get(form, ()))

    def ends_storm(self, form: str) -> bool:
        """Say whether a form is the name of a storm of which the article tells the kind too."""
        names = (name.partition(" ") for name in self._ending.get(form, ()))
        return any(first.lower() in lexicon.listed("storms") and rest == form for first, _, rest in names)

    def begins_company(self, form: str) -> bool:
        """Say whether a longer name that begins with a form is that of a company by its last word."""
        names = (n for n in self._beginning.get(form, ()) if self._kinds[n] == "Organization")
        return any(n.rpartition(" ")[2].lower() in lexicon.words("orgwords.tsv", "company") for n in names)

    def like(self, world: World, form: str) -> str | None:
        """Return the class of the first body that begins with a form, or event that ends with it, or body.

        A form by which people are called ends a team at most ("Villa", of "Aston Villa").
        """
        begins = [n for n in self._beginning.get(form, ()) if self._kinds[n] == "Organization" and " " not in form]
        begins = [n for n in begins if not n.lower().endswith(" administration")]  # that one is called by its head
        is_called = lookup.is_forename(form) or lookup.is_surname(form)
        ends = [
            n
            for n in self._ending.get(form, ())
            if self._kinds[n] == "NamedEvent"
            or (self._kinds[n] == "Organization" and (not is_called or known.is_team(world, n)))
        ]
        for name in sorted({*begins, *ends}, key=self._order.__getitem__):
            if name in ends or world.organization(name) or not lookup.is_surname(form):
                return self._kinds[name]
        return None


def as_longer(world: World, form: str, kind: str, longer: Longer) -> str:
    """Return what the longer name is that a form begins or ends, where the form alone could be anybody."""
    if kind == "Place" and longer.begins_company(form) and is_short_for_land(world, form):
        return "Organization"  # "Emirates", of "Emirates Airline"
    if kind == "Norp" and longer.begins_company(form) and world.country(form) is None:
        return "Organization"  # "Norse", of "Norse Atlantic Airways"
    is_surname = longer.ends_person(form)
    if (is_surname or (kind == "Organization" and longer.begins_person(form))) and kind in ("Place", "Organization"):
        is_known = world.place(form) or world.organization(form) or world.country(form)
        return kind if is_known else "Person"
    if kind == "Place" and longer.ends_storm(form) and not world.place(form):
        return "NamedEvent"  # "Fitow", of "Typhoon Fitow"
    if is_surname or kind != "Person" or longer.begins_person(form):
        return kind
    return longer.like(world, form) or kind


def is_short_for_land(world: World, form: str) -> bool:
    """Say whether a form means a country without being its name or its people's."""
    country = world.country(form)
    return country is not None and form != country.name and form not in country.adjectives
