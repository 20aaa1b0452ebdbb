"""Titles that redirect to others: no list of redirects is at hand, so what the titles and the links themselves tell."""

from collections import Counter, defaultdict

from kg.train.gazetteer.index.things import BASE, Register
from kg.world.names import acronyms, index_key, is_acronym

#: Texts of links in capitals that lead to a longer title so often, or more, are acronyms of it.
TOLD = 1


def join(register: Register, links: Counter[tuple[str, str]]) -> None:
    """Let titles without an id lead to what they redirect to; `links` counts the texts of links with their titles."""
    bearers = _bearers(register)
    leads: dict[str, set[str]] = defaultdict(set)
    for (text, title), count in links.items():
        if count >= TOLD and is_acronym(text):
            leads[text.replace(".", "")].add(title)
    for title in sorted({title for _, title in links}):
        if register.titles.knows(title):
            continue
        if (id := _one_of_that_name(title, bearers, register)) or (id := _spelt_out(title, leads, register)):
            register.titles.join(title, id)


def _bearers(register: Register) -> dict[str, set[str]]:
    """Return the things that lists call by a name, by its key."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing in register.things.values():
        for name, how in thing.names.items():
            if (
                how != BASE and not name.islower()
            ):  # a key for looking up lacks the initials that tell a person from another
                found[index_key(name)].add(thing.id)
    return found


def _one_of_that_name(title: str, bearers: dict[str, set[str]], register: Register) -> str:
    """Return the one thing that has a title of several words as a name, unless its own title tells it from a namesake."""
    ids = bearers.get(index_key(title), set())
    if len(ids) != 1 or " " not in title or "(" in title or ", " in title:
        return ""
    thing = register.things[next(iter(ids))]
    return "" if "(" in thing.title or ", " in thing.title or thing.kind in ("", "Other") else thing.id


def _spelt_out(title: str, leads: dict[str, set[str]], register: Register) -> str:
    """Return what an acronym stands for, where it is a title, and its links also lead to one title of such initials."""
    short = title.replace(".", "")
    full = (
        {register.titles.id(t) for t in leads.get(short, ()) if t != title and short in acronyms(t)}
        if is_acronym(title)
        else set()
    )
    return full.pop() if len(full) == 1 else ""
