"""Names and the rows of the gazetteer that bear them; `kg.world.World` asks all of it in one place.

own ── a newsroom's rows and policy      things ── countries, former states, places, organizations
keys, spotting ── how names are compared  persons ── offices and names of people ◀── titles
"""

from kg.world.lookup.persons import gender, is_forename, is_surname
from kg.world.lookup.things import countries_in, country_of_code, historic_state, is_ambiguous
from kg.world.lookup.titles import GOVERNMENT, title_kind
from kg.world.names import name_key, person_key

__all__ = [
    "GOVERNMENT",
    "countries_in",
    "country_of_code",
    "gender",
    "historic_state",
    "is_ambiguous",
    "is_forename",
    "is_surname",
    "name_key",
    "person_key",
    "title_kind",
]
