"""People: what an article says that agrees with their offices, and how words are used as names of people."""

from collections.abc import Collection
from dataclasses import dataclass

from kg.world.gazetteer import Office, person_names
from kg.world.index import Thing
from kg.world.lookup.titles import is_legislator, is_prominent, same_office

#: Nobody holds an office before this age.
ADULT = 18
#: Sources list the seats of a legislator only from some term on, so the title is accepted up to this many years earlier.
EARLIER = 6


@dataclass(frozen=True)
class Reason:
    """Why a row can be the person that an article means; an office that agrees is stronger than all else."""

    row: Thing
    by_office: bool
    why: str


def is_forename(word: str) -> bool:
    """Say whether people are called so by first name."""
    return "f" in person_names().get(word, "")


def gender(forename: str) -> str:
    """Return "m", "f" or "" (unknown, or both) for a forename."""
    return {"m": "m", "w": "f"}.get(person_names().get(forename, "").strip("fs"), "")


def is_surname(word: str) -> bool:
    """Say whether people are called so by family name."""
    return "s" in person_names().get(word, "")


def reason(person: Thing, codes: Collection[str], offices: Collection[str], day: str | None) -> Reason | None:
    """Return what of the article speaks for a person, if nothing speaks against; more than the name must agree.

    `codes` are the countries of the article, `offices` the titles that it gives the person, `day` its date (ISO 8601). A title must
    agree with an office held; without a title, a country and the dates of a high office must agree. Of the newsroom's own rows, one
    that lists no office agrees when its country, if it has one, is among those of the article.
    """
    if day and person.born and int(day[:4]) < person.born + ADULT:
        return None
    shared = sorted(set(person.countries) & set(codes))
    if person.countries and codes and not shared:
        return None
    where = f", country {shared[0]}" if shared else ""
    if offices and (held := _office_meant(person, offices, day)) is not None:
        return Reason(person, True, f"{_when(held, day)}{where}")
    if person.source and not (person.offices and offices):
        return _reason_of_own(person, where)
    if offices or not (day and shared):
        return None
    high = next((o for o in person.offices if o.covers(day) and is_prominent(o)), None)
    return Reason(person, False, f"{_when(high, day)}{where}") if high else None


def _reason_of_own(person: Thing, where: str) -> Reason | None:
    """Return why a row of the newsroom agrees on no more than its class, and its country where it has one."""
    if person.countries and not where:
        return None
    return Reason(person, False, where.removeprefix(", "))


def _office_meant(person: Thing, offices: Collection[str], day: str | None) -> Office | None:
    """Return the office that a title of the text means, the latest; "former president" means one held before the article."""
    known = [o for o in person.offices if day is None or not o.start or int(o.start[:4]) <= _latest_start(o, day)]
    fits = [o for title in offices for o in known if same_office(title, o.title)]
    return max(fits, key=lambda o: (bool(day and o.covers(day)), o.start), default=None)


def _latest_start(office: Office, day: str) -> int:
    """Return the last year in which a source may let an office begin that was held on a day."""
    return int(day[:4]) + (EARLIER if is_legislator(office) else 0)


def _when(office: Office, day: str | None) -> str:
    """Return an office and when it was held, in words."""
    if day and office.covers(day):
        return f"office {office.title!r} held on {day}"
    span = f" from {office.start}" * bool(office.start) + f" to {office.end}" * bool(office.end)
    return f"office {office.title!r}" + (f" held{span}" if span else "")
