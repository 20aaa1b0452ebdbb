"""World: one value that answers what is known by a name, the package's gazetteer and over it a newsroom's own rows and policy."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Self

from kg.world import index, lookup
from kg.world.gazetteer import Country, OrganizationRow, PlaceRow
from kg.world.gazetteer.newsroom import ANYTHING, Newsroom, Territory
from kg.world.index import Index, Sense, Thing
from kg.world.lookup import own, things
from kg.world.names import name_key


class World:
    """What is known of the world. It never changes: two worlds in one process know nothing of each other.

    `newsroom` has the rows and the policy that win over the package's, `known` is the index of the world, the package's if none is given.
    Indices are made at the first question and kept.
    """

    def __init__(self, newsroom: Newsroom | None = None, known: Index | None = None) -> None:
        self.newsroom = newsroom or Newsroom()
        self._known = known or index.shipped()
        self._landless: dict[str, tuple[str, str]] = {}

    def __reduce__(self) -> tuple[type["World"], tuple[Newsroom]]:
        """Travel to another process as the newsroom's rows; the indices are made anew there."""
        return type(self), (self.newsroom,)

    @classmethod
    def read(cls, gazetteers: Iterable[str | Path] = (), territories: str | Path | None = None) -> Self:
        """Read a newsroom's files over the package's gazetteer; LexiconError names the file, the line and what is wrong with it."""
        return cls(Newsroom.read(gazetteers, territories))

    @cached_property
    def _own(self) -> own.Own:
        return own.indexed(self.newsroom)

    @cached_property
    def _policy(self) -> dict[str, Territory]:
        return own.policy(self.newsroom)

    def country(self, name: str) -> Country | None:
        """Return the country that a noun, an adjective or a people name means, ambiguous ones in their first sense.

        A territory that is a Place by the newsroom's policy is none.

        >>> world = World()
        >>> world.country("Israelis").code, world.country("the U.S.").code, world.country("us")
        ('IL', 'US', None)
        """
        found = self._land(name)
        return None if found is None or self._is_place_by_policy(found) else found

    def code_of_land(self, name: str) -> str | None:
        """Return the ISO 3166 code that a country or territory has, whatever the newsroom's policy calls it."""
        found = self._land(name)
        return found.code if found else None

    def is_land(self, name: str) -> bool:
        """Say whether a name means a country, or by its noun a territory with a code of its own, and nothing else."""
        return not things.is_ambiguous(name) and (self.country(name) is not None or self.is_land_noun(name))

    def is_land_noun(self, name: str) -> bool:
        """Say whether a name of a country or territory is its noun, not its adjective or the name of its people."""
        found = self._land(name)
        return found is not None and name_key(name).upper() in {name_key(n).upper() for n in (found.name, *found.names)}

    def territory(self, name: str) -> Territory | None:
        """Return the policy on a place of that name, when its status is contested."""
        return self._policy.get(name_key(name))

    def place(self, name: str) -> tuple[PlaceRow, ...]:
        """Return the places of that name or adjective, most often linked first; countries are not among them.

        The newsroom's own stand in for the package's of the same name.

        >>> [(p.kind, p.country) for p in World().place("Scottish")]
        [('nation', 'GB')]
        """
        own_rows = self._own.places.get(name_key(name))
        return own_rows or self._territory_as_place(name) or things.places_of(name, self._code_of_state)

    def organization(self, name: str) -> tuple[OrganizationRow, ...]:
        """Return the organizations of that name or alias, most often linked first; the newsroom's own stand in for the package's."""
        return self._own.organizations.get(name_key(name)) or things.organizations_of(name)

    def people(self, name: str) -> tuple[Thing, ...]:
        """Return the people of that full name, whatever its accents, initials and hyphens; the newsroom's own come first."""
        return (*self.own_things(name, "Person"), *self._known.people(name))

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Return what the index of the world lists for a name, what news links most first."""
        return self._known.senses(name)

    def sounding(self, name: str) -> tuple[Sense, ...]:
        """Return the person whose name sounds like a name that nobody has, where it is no usual English one."""
        first, _, last = name.partition(" ")
        usual = lookup.is_forename(first) and lookup.is_surname(last.rpartition(" ")[2])
        return () if usual else self._known.sounding(name)

    def thing(self, id: str) -> Thing | None:
        """Return what is known of a Wikidata id, or of a title after a colon."""
        return self._known.thing(id)

    def own_things(self, name: str, kind: str) -> tuple[Thing, ...]:
        """Return what the newsroom lists by a name and class."""
        return self._own.things.get(own.key_of(kind, name), ())

    def forbids(self, name: str, *ids: str) -> bool:
        """Say whether a row of the newsroom forbids that a name means an id or title."""
        never = self._own.forbidden.get(name_key(name), frozenset())
        return bool(never & {*ids, ANYTHING})

    def kind_of_own(self, name: str) -> str | None:
        """Return the class that the newsroom lists a name with; None when it lists it with none, or several."""
        return self._own.kinds.get(name_key(name))

    def own_names_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where names of the newsroom's gazetteer stand in a text, as half-open ranges."""
        return self._own.spotter.find(text)

    def land_before(self, name: str) -> tuple[str, str]:
        """Return the code of the country, or the place, that a name begins with, "" for none; and the rest of its words.

        >>> World().land_before("U.S. Senate"), World().land_before("United States Senate"), World().land_before("Senate")
        (('US', 'Senate'), ('US', 'Senate'), ('', 'Senate'))
        """
        known = self._landless.get(name)
        if known is None:
            known = self._landless[name] = self._land_before(name)
        return known

    def _land_before(self, name: str) -> tuple[str, str]:
        words = name.split()
        for end in range(min(3, len(words) - 1), 0, -1):
            first = " ".join(words[:end]).removesuffix("'s").removesuffix("’s")
            country = self.country(first)
            if country is not None:
                return country.code, " ".join(words[end:])
            if self.place(first):
                return first, " ".join(words[end:])
        return "", name

    def _land(self, name: str) -> Country | None:
        return self._own.countries.get(things.country_key(name)) or things.country_of(name)

    def _code_of_state(self, name: str) -> str | None:
        land = self._land(name)
        return land.code if land else None

    def _is_place_by_policy(self, country: Country) -> bool:
        policy = self.territory(country.name)
        return policy is not None and policy.kind == "Place"

    def _territory_as_place(self, name: str) -> tuple[PlaceRow, ...]:
        """Return a territory that has a code of ISO 3166 and is a Place by the newsroom's policy, as a row of that class."""
        found = self._land(name)
        if found is None or not self._is_place_by_policy(found):
            return ()
        row = PlaceRow(found.name, "territory", None, found.qid, found.names, (*found.adjectives, *found.people), 0)
        return (row, *(things.places_listed(name) if things.is_ambiguous(name) else ()))
