"""Forms of a name -> one entity: full and short names, acronyms, long forms in brackets, adjectives of countries."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from rdflib import URIRef

from kg.find.entities import classes, nearest, owners, same
from kg.find.entities.bodies import sort_words
from kg.find.entities.cluster import Cluster
from kg.find.entities.grammar import sex
from kg.find.titles import kin
from kg.language import gender
from kg.language.reading import Reading
from kg.language.tree import SUBJECTS
from kg.terms import KG
from kg.values import Mention
from kg.world import World
from kg.world.names import is_short_for, words_of

#: What stands between a name and another name of the same thing.
ALSO = re.compile(
    r"[,\s(–—-]*(?:aka|a\.k\.a\.|alias|n[ée]e|born|(?:also|now|formerly|previously) called|(?:\w+ )?known (?:\w+ |to (?:\w+ ){1,2})?as"
    r"|(?:\w+ ){0,2}known by (?:the|his|her|their) (?:nom[ -]de[ -]guerre|nickname|alias|pseudonym|pen name|stage name)"
    r"|(?:whose )?(?:real|birth|maiden|full|legal|original|given|stage) name(?: (?:is|was))?:?|who goes by(?: the name)?"
    r"|(?:(?<=\()|(?<=\( )|(?<=, ))(?:now|formerly|previously)"
    r"|(?:\w+ ){0,2}(?:is|was|be|been|being) re(?:nam|brand)ed(?: as| to)?"
    r"|(?:\w+ )?re(?:nam|brand)(?:ed?|ing)(?: itself| as| itself as)|(?:\w+ )?chang(?:ed?|ing) (?:its|his|her) name to)"
    r"[\s\"“'‘]*(?:the\b)?[\s\"“'‘]*",
    re.IGNORECASE,
)
#: What opens a sentence that tells the name with which its subject was born.
BORN = re.compile(r"(?:^|[.!?”\"]\s+|\n)Born $")
#: What stands between a person and another name of his, whatever that looks like.
KNOWN_AS = re.compile(r",? (?:\()?(?:(?:also|better|popularly|widely) )?(?:known|nicknamed|aka|alias)(?: as)? [\"“'‘]?")
#: What stands before a name in brackets that repeats the one before it, behind it, and behind an acronym that does so.
OPENING, CLOSING = re.compile(r"[\"”]?,?\s*[(\[]\s*(?:the )?[\"“]?"), re.compile(r"[\"”]?[)\]]")
CLOSERS = re.compile(r"[)\];,]|\sor\s")
#: Forms of address that tell a man from a woman.
ADDRESSES = frozenset(["Mr", "Mrs", "Ms", "Miss", "Lady", "Dame", "Baroness", "Sir", "Lord"])
#: What tells one of a family from another, who has the same surname.
AGES = frozenset(["elder", "older", "younger", "senior", "junior"])

Fit = Callable[[str, str], bool]
"""Whether the first form can be short for, or a misspelling of, the second."""


def group(reading: Reading, world: World, mentions: list[Mention]) -> list[Cluster]:
    """Return the clusters of all named mentions."""
    mentions = _renamed(reading, mentions)
    short = _bracketed(reading, mentions) | _bracketed_kinds(reading, mentions)
    settled = owners.told(reading, world, _addressed(reading, classes.settled(reading, world, mentions, short)))
    settled = nearest.told(reading, settled)
    told = _known(world, settled)
    for pair in (*_called(reading, settled), *_born(reading, settled), *short.items()):
        for form in (*pair, *_in_full(settled, pair)):
            told.setdefault(form, set()).add(" = ".join(pair))
    rules: list[tuple[URIRef, Fit, Fit]] = [
        (KG.Person, partial(_person, _relatives(reading, settled)), same.person_misspelt),
        (KG.Organization, partial(same.organization, world), partial(same.organization_misspelt, world)),
        (KG.Place, partial(same.place, world), partial(same.place_misspelt, world)),
        (KG.Item, lambda a, b: words_of(a) == words_of(b), lambda _a, _b: False),
    ]
    clusters = _countries(world, [m for m in settled if m.kind == KG.Country])
    for kind, fits, nearly in rules:
        own = [m for m in settled if m.kind == kind]
        clusters += _forms(kind, own, told, fits, nearly)
    return clusters


def _in_full(mentions: list[Mention], forms: Iterable[str]) -> set[str]:
    """Return the full name of whom one of some forms is the surname, where only one person bears it."""
    full = {m.text for m in mentions if m.kind == KG.Person and " " in m.text and same.surname(m.text) in forms}
    return full if len(full) == 1 else set()


def _relatives(reading: Reading, mentions: list[Mention]) -> frozenset[tuple[str, str]]:
    """Return the names of people in whose "of" a relative is told, each with a name before it ("Ada Mary Ruiz, daughter of Mary Ruiz")."""
    people = [(m.text, reading.tokens(m.span)) for m in mentions if m.kind == KG.Person and " " in m.text]
    known = [(name, tokens) for name, tokens in people if tokens is not None]
    of_kin = [(name, tokens) for name, tokens in known if kin.of_phrase(tokens[0]) is not None]
    return frozenset(
        (name, other)
        for name, at in of_kin
        for other, first in known
        if first.sent == at.sent and first.end <= at.start
    )


def _person(relatives: frozenset[tuple[str, str]], short: str, full: str) -> bool:
    return (short, full) not in relatives and same.person(short, full)


def _renamed(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, what somebody is called besides as somebody too, whatever it is taken for ("Ada Ruiz, known as Ton")."""
    text = reading.article.text
    also = {
        b.text
        for a, b in pairwise(mentions)
        if a.kind == KG.Person
        and b.kind in (KG.Place, KG.Organization)
        and KNOWN_AS.fullmatch(text[a.span.end : b.span.start])
    }
    return [replace(m, kind=KG.Person) if m.text in also else m for m in mentions]


def _addressed(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, a surname with its "Mrs" or "Mr" where that tells it from a namesake ("Tom Fielding": not "Mrs Fielding")."""
    full = {m.text for m in mentions if m.kind == KG.Person and " " in m.text}
    sexes: dict[str, set[str]] = {}
    for name in full:
        sexes.setdefault(same.surname(name), set()).add(same.sex(name))
    return [_with_address(reading, m, sexes.get(m.text, set())) if m.kind == KG.Person else m for m in mentions]


def _with_address(reading: Reading, surname: Mention, sexes: set[str]) -> Mention:
    before = reading.text[: surname.span.start].rsplit(maxsplit=1)[-1:] if sexes else []
    if before and before[0].lower() in AGES:
        return replace(surname, text=f"{before[0]} {surname.text}")
    told = gender.of_noun(before[0]) if before and before[0].rstrip(".") in ADDRESSES else ""
    return replace(surname, text=f"{before[0]} {surname.text}") if told and sexes - {told, ""} else surname


def _known(world: World, mentions: list[Mention]) -> dict[str, set[str]]:
    """Return the bodies and places that the gazetteer has by each form, of those that it has alone by one ("GOP", "Tamil Tigers")."""
    rows = {m.text: _rows(world, m) for m in mentions}
    alone = {row for own in rows.values() if len(own) == 1 for row in own}
    return {form: own & alone for form, own in rows.items()}


def _rows(world: World, mention: Mention) -> set[str]:
    if mention.kind == KG.Organization:
        return {f"{row.name} ({row.kind}) {row.qid}" for row in world.organization(mention.text)}
    rows = world.place(mention.text) if mention.kind == KG.Place else ()
    called = [row for row in rows if row.name == mention.text] or rows  # a city, and no province around it
    return {f"{row.name} {row.qid}" for row in called}


def _bracketed(reading: Reading, mentions: list[Mention]) -> dict[str, str]:
    """Return short form -> long form for acronyms that the text explains ("National Liberation Army (ELN)")."""
    text = reading.article.text
    found: dict[str, str] = {}
    front = reading.article.body.start  # "LISBON (Reuters)" is a dateline
    for a, b in pairwise(m for m in mentions if m.kind != KG.Person and m.span.start >= front):
        short, full = sorted((a.text, b.text), key=len)
        opens = OPENING.fullmatch(text[a.span.end : b.span.start]) and CLOSERS.match(text, b.span.end)
        is_land = bool({KG.Country, KG.Place} & {a.kind, b.kind})
        fits = not is_land or is_short_for(short, full)
        if opens and fits and short != full and _is_acronym(short):
            found.setdefault(short, full)
    return found


def _bracketed_kinds(reading: Reading, mentions: list[Mention]) -> dict[str, str]:
    """Return short form -> long form for acronyms behind what the one body of its kind is called by it ("The commission (CEC)")."""
    bodies = {m.text for m in mentions if m.kind == KG.Organization and " " in m.text}
    found = {}
    for m in (m for m in mentions if m.kind == KG.Organization and m.text not in bodies and _is_acronym(m.text)):
        before = reading.doc[max(m.head - 2, 0) : m.head]
        if len(before) < 2 or before[1].text != "(" or not any(c.lower_ == "the" for c in before[0].children):
            continue
        so_called = [name for name in bodies if before[0].lemma_.lower() in sort_words(name)]
        if len(so_called) == 1 and CLOSING.match(reading.text, m.span.end):
            found[m.text] = so_called[0]
    return found


def _called(reading: Reading, mentions: list[Mention]) -> set[tuple[str, str]]:
    """Return pairs of names of which the text says that one thing has both ("Ada Ruiz (aka Little Ada)", "Banco Rural (Rural Bank)")."""
    text, things = reading.article.text, [m for m in mentions if m.span.start >= reading.article.body.start]
    pairs = ((a, b, text[a.span.end : b.span.start]) for a, b in pairwise(things) if a.kind == b.kind)
    return {(a.text, b.text) for a, b, between in pairs if ALSO.fullmatch(between) or _repeats(text, a, b, between)}


def _born(reading: Reading, mentions: list[Mention]) -> Iterator[tuple[str, str]]:
    """Yield the names with which people were born, each with who that is ("Born Ada Paz in Vigo, she took the name Ada Ruiz")."""
    people = {m.head: m.text for m in mentions if m.kind == KG.Person}
    for m in (m for m in mentions if m.kind == KG.Person and BORN.search(reading.text, 0, m.span.start)):
        sentence = reading.doc[m.head].sent
        comma = next((t.i for t in sentence if t.text == "," and t.idx >= m.span.end), sentence.end - 1)
        subject = reading.doc[min(comma + 1, sentence.end - 1)]
        before = (people[t.i] for t in reversed(reading.doc[: sentence.start]) if t.i in people and t.dep_ in SUBJECTS)
        name = next(before, "") if sex(subject.lower_) else people.get(subject.i, "")
        if name and same.sex(name) + sex(subject.lower_) not in ("mf", "fm"):
            yield m.text, name


def _repeats(text: str, first: Mention, second: Mention, between: str) -> bool:
    """Say whether a body's name stands in brackets right behind another: it is its own once more, translated or short."""
    closes = CLOSING.match(text, second.span.end) is not None
    return first.kind == KG.Organization and closes and OPENING.fullmatch(between) is not None


def _is_acronym(form: str) -> bool:
    letters = [c for c in form if c.isalpha()]
    return 1 < len(letters) <= 8 and " " not in form and sum(c.isupper() for c in letters) > len(letters) / 2


def _countries(world: World, mentions: list[Mention]) -> list[Cluster]:
    by_code: dict[str, list[Mention]] = {}
    for m in mentions:
        country = world.country(m.text)
        if country is not None:
            by_code.setdefault(country.code, []).append(m)
    return [_country(world, own) for own in by_code.values()]


def _country(world: World, mentions: list[Mention]) -> Cluster:
    country = world.country(mentions[0].text)
    assert country is not None  # grouped by its code above
    aliases = dict.fromkeys(m.text for m in mentions if m.text != country.name)
    return Cluster(KG.Country, country.name, tuple(aliases), tuple(mentions), country.code)


def _forms(kind: URIRef, mentions: list[Mention], told: dict[str, set[str]], fit: Fit, nearly: Fit) -> list[Cluster]:
    """Join forms to the longest form that they can be short for; a form that fits two things goes to the first named.

    Only forms that share a key are compared: one of `same`, or one of `told`, which has those of forms that the text itself ties.
    """
    by_form: dict[str, list[Mention]] = {}
    for m in mentions:
        by_form.setdefault(m.text, []).append(m)
    order = sorted(
        by_form, key=lambda form: (-len(same.without_address(form).split()), -len(form), by_form[form][0].span)
    )
    groups: list[list[str]] = []
    found_by: dict[str, dict[int, None]] = {}
    for form in order:
        keys = same.keys(form) | told.get(form, set())
        near = sorted({number for key in keys for number in found_by.get(key, ())})
        tied = [n for n in near if any(told.get(form, set()) & told.get(other, set()) for other in groups[n])]
        fits = tied or [n for n in near if any(fit(form, other) for other in groups[n])]
        fits = fits or [n for n in near if any(nearly(form, other) for other in groups[n])]
        if kind == KG.Person:  # "Paz" is Ada Paz, and not the Paz Ruiz of whom the text told before
            fits = [n for n in fits if any(same.surname(other) == form for other in groups[n])] or fits
        number = min(fits, key=lambda n: min(by_form[other][0].span for other in groups[n]), default=len(groups))
        if not fits:
            groups.append([])
        groups[number].append(form)
        for key in keys:
            found_by.setdefault(key, {})[number] = None
    return [
        _cluster(kind, _first_called(forms, by_form, told) if kind == KG.Person else forms, by_form) for forms in groups
    ]


def _first_called(forms: list[str], by_form: dict[str, list[Mention]], told: dict[str, set[str]]) -> list[str]:
    """Return the forms of somebody, of several full names that the text ties the one that stands first in front, be it shorter."""
    names = [form for form in forms if told.get(form) and " " in form]
    first = min(names, key=lambda form: by_form[form][0].span, default=forms[0])
    return [first, *(form for form in forms if form != first)]


def _cluster(kind: URIRef, forms: list[str], by_form: dict[str, list[Mention]]) -> Cluster:
    mentions = sorted((m for form in forms for m in by_form[form]), key=lambda m: m.span)
    return Cluster(kind, forms[0], tuple(forms[1:]), tuple(mentions))
