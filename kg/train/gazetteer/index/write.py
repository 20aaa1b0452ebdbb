"""A register and the links of Wikinews -> two sorted tables: names with what they may mean, and what is known of each thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.train.gazetteer.index import classes, guess
from kg.train.gazetteer.index.linked import Links
from kg.train.gazetteer.index.things import BASE, RANK, Register, Thing
from kg.train.gazetteer.index.things import bare as bare_title
from kg.train.gazetteer.index.variants import Lands, local, turned
from kg.world.index import INITIALS, LOCAL, SOUND
from kg.world.names import MIDDLE, acronyms, index_key, sound_key

#: The most things that a name may mean; rarely linked and small ones are left out first.
MOST = 15
#: What no link leads to is kept where its class is known.
CLASSES = ("Person", "Organization", "Place", "Country")
#: The fewest letters of initials that are a name of an organization, and the fewest articles that link it.
LETTERS, KNOWN = 4, 2
#: What lies in the country that its title names.
IN_LAND = ("", "Organization", "Place")
#: From this share on, a thing has no few of the links of its name.
NO_FEW = 0.2
#: A name known only from links names a thing if at least this share of its links, or this many, lead there.
SHARE, SEVERAL = 0.02, 3

Senses = dict[str, tuple[int, str]]
"""What a name may mean, by id: how many links lead there, and how else the name is known."""


def write(folder: Path, register: Register, links: Links, lands: Lands) -> None:
    """Write names.tsv and things.tsv; the same sources give the same bytes."""
    for key, title in links.titles.items():
        if key not in register.things:
            register.add("" if key.startswith(":") else key, title, "", title)
        elif register.titles.lists(key, title):
            register.things[key].title = title
    told = classes.told(register.things, links.beside)
    for thing in register.things.values():
        thing.kind = told.get(thing.id) or thing.kind or guess.kind(thing.title)
        if not thing.countries and thing.kind in IN_LAND and (code := lands.country_of(thing.title or thing.label)):
            thing.countries = (code,)
    kept = {t.id: t for t in register.things.values() if t.kind in CLASSES or (links.often[t.id] and _is_name(t.title))}
    folder.mkdir(exist_ok=True)
    _save(folder / "names.tsv", _names(kept, links, lands))
    _save(folder / "things.tsv", (_line(thing, links) for thing in kept.values()))


def _is_name(title: str) -> bool:
    """Say whether a title is a name, and no common noun ("Lower house")."""
    words = title.partition(" (")[0].split()
    return not title[:1].islower() and (len(words) < 2 or not all(w.islower() for w in words[1:]))


def _save(path: Path, lines: Iterable[str]) -> None:
    path.write_bytes(b"".join(sorted(line.encode() + b"\n" for line in lines)))


def _line(thing: Thing, links: Links) -> str:
    """Return what is known of a thing: cells separated by tabs, empty ones at the end left out."""
    label = "" if thing.label == thing.title else thing.label
    cells = [
        thing.id,
        thing.kind[:2],
        thing.title,
        label,
        "|".join(thing.countries),
        " ".join(thing.about),
        thing.born,
        thing.died,
        thing.latitude,
        thing.longitude,
        str(thing.size or ""),
        str(links.often[thing.id] or ""),
        "|".join(links.near.get(thing.id, ())),
        thing.offices,
    ]
    return "\t".join(cells).rstrip("\t")


def _names(things: dict[str, Thing], links: Links, lands: Lands) -> Iterator[str]:
    """Yield each name with what it may mean: `COUNT HOW ID`, separated by tabs, what is linked most first."""
    found = _listed(things.values())
    _count(found, things, links)
    for key, id, how in (*_initials(things.values(), links), *_local(things.values(), lands)):
        found[key].setdefault(id, (0, how))
    for key, listed in found.items():
        senses = {id: own for id, own in listed.items() if not _only_lists(id, key, listed, things)}
        if key and senses:
            yield "\t".join((key, *_best(senses, things, links)))
    yield from _sounds(things.values())


def _count(found: dict[str, Senses], things: dict[str, Thing], links: Links) -> None:
    """Add to what names may mean how many links lead there."""
    for text, meant in links.meant.items():
        if any(c.isupper() or c.isdigit() for c in text):
            senses = found[index_key(text)]
            for id, count in ((id, n) for id, n in meant.items() if id in things):
                before, how = senses.get(id, (0, ""))
                if how or count >= SEVERAL or count >= SHARE * meant.total():
                    senses[id] = before + count, how


def _only_lists(id: str, key: str, senses: Senses, things: dict[str, Thing]) -> bool:
    """Say whether a page but lists namesakes: no source knows its title, which is that of others but for what tells them apart.

    One that has no few of the links is enough ("Washington, D.C."), or two that are linked and have brackets.
    """
    if not id.startswith(":") or index_key(id[1:]) != key:
        return False
    others = {i: count for i, (count, how) in senses.items() if count and how == BASE and i.startswith("Q")}
    often = NO_FEW * sum(count for count, _ in senses.values())
    return any(n >= often for n in others.values()) or sum(things[i].title.endswith(")") for i in others) > 1


def _initials(things: Iterable[Thing], links: Links) -> Iterator[tuple[str, str, str]]:
    """Yield the initials of bodies that news knows, as keys, with their ids."""
    for thing in things:
        if thing.kind == "Organization" and links.often[thing.id] >= KNOWN:
            for short in sorted(acronyms(thing.title or thing.label)):
                if len(short) >= LETTERS and short.isupper():
                    yield index_key(short), thing.id, INITIALS


def _local(things: Iterable[Thing], lands: Lands) -> Iterator[tuple[str, str, str]]:
    """Yield what bodies are called in their own lands, as keys, with their ids: "Green Party", of "Green Party of Canada"."""
    for thing in things:
        if thing.kind == "Organization" and thing.countries:
            told = (rest for title in dict.fromkeys((thing.title, thing.label)) for _, rest in lands.told(title))
            yield from ((index_key(name), thing.id, LOCAL) for rest in told for name in local(rest))


def _sounds(things: Iterable[Thing]) -> Iterator[str]:
    """Yield how the names of people sound, where that is how one person's alone do."""
    found: dict[str, set[str]] = defaultdict(set)
    for thing in things:
        if thing.kind == "Person":
            for key in {sound_key(name) for name in (thing.label, bare_title(thing.title))} - {""}:
                found[key].add(thing.id)
    yield from (f"{key}\t{SOUND}{min(ids)}" for key, ids in found.items() if len(ids) == 1)


def _listed(things: Iterable[Thing]) -> dict[str, Senses]:
    """Return what lists call by a name, by its key."""
    found: dict[str, Senses] = defaultdict(dict)
    for thing in things:
        for name, how in thing.names.items():
            for key in _keys(name, thing.kind):
                known = found[key].get(thing.id)
                if known is None or RANK[how] < RANK[known[1]]:
                    found[key][thing.id] = (0, how)
    return found


def _keys(name: str, kind: str) -> set[str]:
    """Return the keys of a name; of a person also without initials between forename and surname, of a body with its field first."""
    names = {name, MIDDLE.sub("", name)} if kind == "Person" else {name, turned(name)}
    return {index_key(n) for n in names if len(n) > 1}


def _best(senses: Senses, things: dict[str, Thing], links: Links) -> Iterator[str]:
    def order(id: str) -> tuple[int, int, int, str]:
        count, _ = senses[id]
        return -count, -links.often[id], -things[id].size, id

    best = sorted(senses, key=order)
    for place, id in enumerate(best):
        count, how = senses[id]
        if place < MOST or how == LOCAL:
            yield f"{count or ''}{how or 'l'}{id}"
