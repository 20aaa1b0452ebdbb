"""What the gazetteer knows: countries, places, organizations, people, by the names that news gives them.

own ── a newsroom's rows and policy ──▶ things   countries, former states, places, organizations
keys, spotting   how names are compared         ▶ persons  people, and which one is meant ◀── titles
"""

from kg.world.lookup.keys import name_key, person_key
from kg.world.lookup.own import territory, using
from kg.world.lookup.persons import Link, gender, is_forename, is_surname, link_person, people
from kg.world.lookup.things import (
    code_of_land,
    countries_in,
    country,
    country_of_code,
    historic_state,
    is_ambiguous,
    is_land,
    is_land_noun,
    kind_of_own,
    organization,
    own_names_in,
    place,
)
from kg.world.lookup.titles import GOVERNMENT, title_kind

__all__ = [
    "GOVERNMENT",
    "Link",
    "code_of_land",
    "countries_in",
    "country",
    "country_of_code",
    "gender",
    "historic_state",
    "is_ambiguous",
    "is_forename",
    "is_land",
    "is_land_noun",
    "is_surname",
    "kind_of_own",
    "link_person",
    "name_key",
    "organization",
    "own_names_in",
    "people",
    "person_key",
    "place",
    "territory",
    "title_kind",
    "using",
]
