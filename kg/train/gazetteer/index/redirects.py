"""Titles that redirect to others: no list of redirects is at hand, so what the titles and the links themselves tell."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator

from kg.train.gazetteer.index import guess
from kg.train.gazetteer.index.things import ALIAS, BASE, Register, Thing
from kg.train.gazetteer.index.variants import Form, Lands, kind_told, misspellings
from kg.world.names import MIDDLE, acronyms, index_key, is_acronym

#: How many times more often a title is linked than one that differs in a letter, if it is the right spelling.
OFTENER = 4
#: The fewest letters of an acronym, and the fewest links of its organization.
LETTERS, KNOWN = 4, 3
#: The least population of a place that a word means if no other place has that name ("Bombay").
CITY = 1_000_000
#: Classes that say nothing against another.
OPEN = ("", "Other")


def join(register: Register, links: Counter[tuple[str, str]], lands: Lands) -> None:
    """Let titles without an id lead to what they redirect to; `links` counts the texts of links with their titles."""
    often: Counter[str] = Counter()
    for (_, title), count in links.items():
        often[title] += count
    ways: tuple[Callable[[str], str], ...] = (
        _Names(register).one,
        _SpeltOut(register, links, often).one,
        _Variants(register, lands).one,
    )
    for title in sorted(often):
        if not register.titles.knows(title):
            _lead(register, title, next((id for way in ways if (id := way(title))), ""))
    _join_unknown(register, often, lands)


def _lead(register: Register, title: str, id: str) -> None:
    if id:
        register.titles.join(title, id)
        if thing := register.things.get(id):
            thing.called(ALIAS, (title,))


class _Names:
    """Things by what lists call them; a key that only lacks the initials that tell a person from another is no name."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._bearers: dict[str, set[str]] = defaultdict(set)
        for thing in register.things.values():
            for name, how in thing.names.items() if "airport" not in thing.about else ():
                if how != BASE and not (name.islower() and set(name.split()) <= set(index_key(thing.label).split())):
                    self._bearers[index_key(name)].add(thing.id)

    def one(self, title: str) -> str:
        """Return the one thing that has a title as a name, unless its own title tells it from a namesake; of one word only a city."""
        ids = self._bearers.get(index_key(title), set())
        if len(ids) != 1 or _tells_namesakes(title):
            return ""
        thing = self._register.things[next(iter(ids))]
        if not ({" ", "&"} & set(title.removeprefix("The "))) and not (thing.kind == "Place" and thing.size >= CITY):
            return ""
        return "" if _has_namesakes(thing, title) or thing.kind in OPEN else thing.id


class _SpeltOut:
    """Acronyms that are titles, and what texts of links in capitals lead to beside them; of long ones, the title that news knows."""

    def __init__(self, register: Register, links: Collection[tuple[str, str]], often: Counter[str]) -> None:
        self._register = register
        self._leads: dict[str, set[str]] = defaultdict(set)
        for title, count in often.items():
            if count >= KNOWN and " " in title and guess.kind(title) == "Organization":
                for short in acronyms(title):
                    if len(short) >= LETTERS:
                        self._leads[short].add(title)
        for text, title in links:
            if is_acronym(text):
                self._leads[text.replace(".", "")].add(title)

    def one(self, title: str) -> str:
        """Return what an acronym stands for, where its links also lead to one title of such initials; or of a name what has it as title."""
        short = title.replace(".", "")
        if not is_acronym(title):
            return self._by_initials(title)
        full = {
            self._register.titles.id(t)
            for t in sorted(self._leads.get(short, ()))
            if t != title and short in acronyms(t)
        }
        return full.pop() if len(full) == 1 else ""

    def _by_initials(self, title: str) -> str:
        """Return the body that is listed by the initials of a title only, where these are the text of links to it ("PBS")."""
        listed = (
            s for s in sorted(acronyms(title)) if title in self._leads.get(s, ()) and self._register.titles.knows(s)
        )
        things = (self._register.things.get(self._register.titles.id(short)) for short in listed)
        return next((t.id for t in things if t is not None and t.kind == "Organization" and is_acronym(t.title)), "")


class _Variants:
    """Things by the forms of their titles and labels; by their country or kind as well, for titles that tell it behind the name."""

    def __init__(self, register: Register, lands: Lands) -> None:
        self._register, self._lands = register, lands
        self._forms: dict[Form, set[str]] = defaultdict(set)
        self._behind: dict[Form, set[str]] = defaultdict(set)
        for thing in register.things.values():
            for name in {thing.title, thing.label} - {""}:
                own = lands.forms(name) if name == thing.title or not _has_namesakes(thing, name) else set()
                for form in own:
                    self._forms[form].add(thing.id)
                if not _tells_namesakes(thing.title):
                    rest = next((n for code, n in own if not code), index_key(name))
                    for told in (*thing.countries, *thing.about):
                        self._behind[told, rest].add(thing.id)

    def one(self, title: str) -> str:
        """Return the one thing that a title names in another way."""
        forms = self._lands.forms(title)
        found = {id for form in forms for id in self._forms.get(form, ())}
        if not found and _tells_namesakes(title):
            told = {kind_told(title), *forms} - {None}
            found = {id for form in told if form for id in self._behind.get(form, ())}
        id = found.pop() if len(found) == 1 else ""
        return id if id and _agree(guess.kind(title), self._register.things[id].kind) else ""


def _join_unknown(register: Register, often: Counter[str], lands: Lands) -> None:
    """Join titles of things that no list has: those of one form, and those a letter away from one that is linked far more."""
    for title, right in (*_of_one_form(register, often, lands), *_misspelt(often)):
        if not register.titles.knows(title):
            _lead(register, title, register.titles.id(right))


def _of_one_form(register: Register, often: Counter[str], lands: Lands) -> Iterator[tuple[str, str]]:
    groups: dict[Form, list[str]] = defaultdict(list)
    for title in sorted(often, key=lambda t: (-often[t], t)):
        if not register.titles.knows(title):
            for form in sorted(lands.forms(title)):
                groups[form].append(title)
    for first, *others in groups.values():
        yield from ((title, first) for title in others if _agree(guess.kind(title), guess.kind(first)))


def _misspelt(often: Counter[str]) -> Iterator[tuple[str, str]]:
    spelt: dict[tuple[str, ...], str] = {}
    for title in sorted(often, key=lambda t: (-often[t], t)):
        keys = list(misspellings(title))
        right = next((spelt[key] for key in keys if key in spelt), "")
        if right and often[right] >= OFTENER * often[title]:
            yield title, right
        for key in keys:
            spelt.setdefault(key, title)


def _has_namesakes(thing: Thing, name: str) -> bool:
    """Say whether the title of a thing tells it from others of a name: by brackets, a comma, or a middle initial that the name lacks."""
    return _tells_namesakes(thing.title) or (name != thing.title and name == MIDDLE.sub("", thing.title))


def _tells_namesakes(title: str) -> bool:
    return "(" in title or ", " in title


def _agree(one: str, other: str) -> bool:
    return one == other or one in OPEN or other in OPEN
