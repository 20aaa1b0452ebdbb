"""Whether two forms can name one thing: short and full, reordered, misspelt, abbreviated."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.language import gender, lexicon
from kg.world import World, lookup
from kg.world.names import GENERATIONS, acronyms, initials_agree, words_of

#: How many forms are remembered, which is more than one article has.
FORMS = 5000
#: Words after which a place is the same place ("Gaza", "Gaza Strip").
PLACE_WORDS = frozenset(
    [
        "strip",
        "city",
        "province",
        "prefecture",
        "county",
        "state",
        "region",
        "district",
        "island",
        "valley",
        "governorate",
    ]
)
#: Last words without which a body is the same body.
SUFFIXES = frozenset(
    [
        "fc",
        "afc",
        "inc",
        "corp",
        "ltd",
        "plc",
        "co",
        "llc",
        "company",
        "corporation",
        "incorporated",
        "limited",
        "ag",
        "ab",
        "sa",
        "nv",
        "spa",
        "gmbh",
        "group",
        "party",
    ]
)
#: First words without which a team is the same team.
CLUBS = frozenset(["fc", "afc", "ac", "as", "sc", "cf", "cd", "ud", "rc", "fk", "sk", "sv", "vfl", "vfb", "tsv", "rb"])
#: Words that lead to the field of a body, wherever its kind stands ("Ministry of Trade", "Trade Ministry").
LEADS = frozenset(["of", "for", "on", "and", "the"])
#: Words that lead on to what a body is of, or for.
LEADING = frozenset(["of", "for", "on", "in", "against", "to", "and", *SUFFIXES])
#: How the addresses of companies end.
SITE = re.compile(r"(?<=\w)\.(?:com|org|net|co\.uk)$")
#: A word of a name that is misspelt is at least this long: of shorter ones, two people have.
LONG = 6


def keys(form: str) -> set[str]:
    """Return keys of which two forms that can be of one thing share at least one.

    They are its words, without a plural ending and, of long ones, also without each one of their letters, as a misspelling has them;
    its initials; and its last two words as one.

    >>> sorted(keys("Lord Ruiz"))
    ['lord', 'lord ruiz', 'lordruiz', 'lr', 'ruiz']
    """
    words = _spelt_out(form)
    found = {key for word in words for key in _spellings(word)} | {"".join(words[-2:]), "".join(words)}
    return found | {form.replace(".", "").casefold()} | {initials.casefold() for initials in acronyms(form)}


def _spelt_out(form: str) -> list[str]:
    """Return the words of a name, a high court's letters as its words ("Delhi HC"), a site without its ending ("Norrvind.com")."""
    words = words_of(SITE.sub("", form))
    return [*words[:-1], "high", "court"] if words and form.endswith("HC") and words[-1] == "hc" else words


def _spellings(word: str) -> Iterator[str]:
    single = word.removesuffix("s") if len(word) > 4 else word
    yield from {word, single}
    if len(word) >= LONG:
        yield from (w[:i] + w[i + 1 :] for w in {word, single} for i in range(len(w)))


def without_address(form: str) -> str:
    """Return a person's name without "Ms" or "Sir" before it.

    >>> without_address("Ms. Ruiz"), without_address("Ada Ruiz")
    ('Ruiz', 'Ada Ruiz')
    """
    first, _, rest = form.partition(" ")
    return rest if rest and first.lower().rstrip(".") in lexicon.listed("addresses") else form


def person(short: str, full: str) -> bool:
    """Say whether one form can stand for the other: its words stand in the longer name, in order, the surname among them."""
    if gender.of_noun(short.split(maxsplit=1)[0]) + sex(full) in ("mf", "fm"):
        return False
    short, full = without_address(short), without_address(full)
    a, b = words_of(short), words_of(full)
    if not a or not b or a == b:
        return bool(a) and a == b
    if len(a) == 1:
        return _is_part(a[0], b)
    if a == b[::-1]:
        return True
    if not initials_agree(short, full):
        return False
    return (_is_subsequence(a, b) or _is_abbreviated(a, b)) and (a[-1] == b[-1] or a[0] == b[0])


def sex(name: str) -> str:
    """Return "m", "f" or "" (unknown) by what a name begins with: a form of address, or a forename before another word."""
    first, _, rest = name.partition(" ")
    return gender.of_noun(first) or (lookup.gender(first) if rest else "")


def surname(name: str) -> str:
    """Return the last word of a name, "Jr." aside.

    >>> surname("Tom Fielding Jr.")
    'Fielding'
    """
    return next((w for w in reversed(name.split()) if w.rstrip(".").lower() not in GENERATIONS), name)


def _is_part(word: str, full: list[str]) -> bool:
    """Say whether one word stands for a name: the surname, the forename, or a surname inside ("Lula")."""
    joined = len(full) > 2 and word == "".join(full[-2:])
    inside = word in full[1:-1] and len(word) > 3 and (len(full) > 3 or not lookup.is_forename(word.title()))
    return word in (full[-1], full[0]) or joined or inside


def _is_subsequence(short: list[str], full: list[str]) -> bool:
    """Say whether the words stand in order in the full name; an initial stands for its word."""
    rest = iter(full)
    return all(any(w == x or (len(w) == 1 and x.startswith(w)) for x in rest) for w in short)


def _is_abbreviated(a: list[str], b: list[str]) -> bool:
    """Say whether one is initials and surname of the other, more initials than it gives names ("H H Gibbs", "Herschelle Gibbs")."""
    short, full = sorted((a, b), key=lambda words: len(words[0]))
    return all(len(w) == 1 for w in short[:-1]) and short[-1] == full[-1] and full[0].startswith(short[0])


def person_misspelt(form: str, full: str) -> bool:
    """Say whether a surname or one word of a full name is misspelt; a forename only if both are of one gender.

    One word may also be a misspelt first name, if nobody is called so ("Thaskin", of "Thaksin Shinawatra").
    """
    a, b = words_of(form), words_of(full)
    if len(a) == 1 and len(b) > 1:
        return is_misspelt(a[0], b[-1]) or (is_misspelt(a[0], b[0]) and not lookup.is_forename(form))
    if 1 < len(a) < len(b) and a[0] == b[-len(a)]:
        b = b[-len(a) :]
    return _one_word_misspelt(a, b) and (a[0] == b[0] or lookup.gender(a[0].title()) == lookup.gender(b[0].title()))


def organization_misspelt(world: World, form: str, full: str) -> bool:
    """Say whether one word of a body of several words is misspelt, or its first word alone."""
    a, b = words_of(form), words_of(full)
    if len(a) == 1 < len(b):
        return is_misspelt(a[0], b[0])
    return len(a) > 1 and _one_word_misspelt(a, b) and not (world.organization(form) and world.organization(full))


def place_misspelt(world: World, form: str, full: str) -> bool:
    """Say whether one word of a place is misspelt, or its plural goes wrong, where not both are known."""
    a, b = words_of(form), words_of(full)
    return (_singular(a) == _singular(b) or _one_word_misspelt(a, b)) and not (world.place(form) and world.place(full))


def _one_word_misspelt(a: list[str], b: list[str]) -> bool:
    wrong = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) and len(wrong) == 1 and is_misspelt(*wrong[0])


@lru_cache(maxsize=FORMS)
def is_misspelt(one: str, other: str) -> bool:
    """Say whether two long words differ by one letter left out, added or changed, or by two neighbours that changed places."""
    short, long = sorted((one, other), key=len)
    if len(short) < LONG or len(long) - len(short) > 1 or short == long or short[0] != long[0]:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


def organization(world: World, short: str, full: str) -> bool:
    """Say whether a short form can stand for a body: its first or last words, its initials, its name without land or "Inc."."""
    a, b = _spelt_out(short), _spelt_out(full)
    if _singular(a) == _singular(b) or (_core(a) == _core(b) and _core(a)) or _is_reordered(a, b):
        return True
    if len(a) == 1 and len(short) > 1 and short.replace(".", "") in acronyms(full):
        return True
    own, rest = _landless(world, short), _landless(world, full)
    if own[1] == rest[1] and own[0] in (rest[0], "") and own[1]:
        return True
    if len(a) >= len(b) or _is_other_body(a, b):
        return False
    return _begins(world, short, a, b, full) or _ends(world, short, a, b, rest[1])


def _is_other_body(a: list[str], b: list[str]) -> bool:
    """Say whether a body gives its name to another, of which it is not short ("Senate", in "Senate Finance Committee")."""
    bodies = lexicon.words("orgwords.tsv")
    ends = [i + len(a) for i in range(len(b) - len(a)) if b[i : i + len(a)] == a]
    return a[-1] in bodies and b[-1] in bodies and any(b[end] not in LEADING for end in ends)


def is_spelling(world: World, form: str, name: str) -> bool:
    """Say whether a form is a name of a body or place as another writes it: without its country or "Inc.", or with one word misspelt."""
    a, b = words_of(form), words_of(name)
    if (_core(a) == _core(b) and _core(a)) or _one_word_misspelt(a, b):
        return True
    own, rest = _landless(world, form), _landless(world, name)
    if own[0] != rest[0] and " ".join(own[1]) in lexicon.words("orgwords.tsv"):
        return False  # "Texas House" is no shop that is called "House"
    return own[1] == rest[1] and bool(own[1]) and (own[0] == rest[0] or "" in (own[0], rest[0]))


def _begins(world: World, short: str, a: list[str], b: list[str], full: str) -> bool:
    """Say whether a form is the first words of a name and no body of its own ("United Nations", of "United Nations Population Fund")."""
    if _singular(b[: len(a)]) != _singular(a) or len(a[0]) <= 2 or (len(a) > 1 and a[-1] != b[len(a) - 1]):
        return False  # "River Stones" play, and "River Stone Magazine" is read
    if any(w.islower() and w not in LEADING for w in full.split()[len(a) :]) or "family" in b[len(a) :]:
        return False  # "Ruiz" sells cars, and the "Ruiz family foundation" owns it
    known = {row for row in world.organization(short) if row.qid or row.count}
    if not known and "-" in full and full.isupper():
        return False  # "BPD-KS" is a unit of the BPD
    return not known or bool(known & set(world.organization(full))) or set(b[len(a) :]) <= SUFFIXES


def _ends(world: World, short: str, a: list[str], b: list[str], landless: list[str]) -> bool:
    """Say whether a form is the last words of a name ("the Observatory"); of one word only if no other body is known by it."""
    if b[-len(a) :] == a:
        chamber = a[0] in lexicon.listed("unshortened")  # "House" is a body itself, and not short for "White House"
        return len(a) > 1 or (not chamber and not any(row.qid for row in world.organization(short)))
    return len(a) == 1 and landless != b and _singular(landless[: len(a)]) == _singular(a)


def _is_reordered(a: list[str], b: list[str]) -> bool:
    """Say whether two names have the same words in another order or written together ("Trade Ministry", "Ministry of Trade")."""
    joined = "".join(a) == "".join(b)
    return joined or (len(a) > 1 and sorted(w for w in a if w not in LEADS) == sorted(w for w in b if w not in LEADS))


def _landless(world: World, form: str) -> tuple[str, list[str]]:
    """Return the country or place that a name begins with, as far as known, and the rest of its words."""
    land, rest = world.land_before(form)
    return land, words_of(rest)


def _singular(words: list[str]) -> list[str]:
    return [w.removesuffix("s") if len(w) > 4 else w for w in words]


def _core(words: list[str]) -> list[str]:
    """Return the words of a body without "Inc.", "Football Club" or "FC"."""
    words = words[:-2] if words[-2:] == ["football", "club"] else words
    words = words[1:] if words[:1] and words[0] in CLUBS else words
    return _core(words[:-1]) if words[-1:] and words[-1] in SUFFIXES else words


def place(world: World, short: str, full: str) -> bool:
    """Say whether two forms name one place: with and without "City", or by initials; a city is not the region called after it."""
    a, b = words_of(short), words_of(full)
    if len(b) > 1 and short.isupper() and len(short) > 1 and short.replace(".", "") in acronyms(full):
        return True
    if a == b:
        return True
    around = b[-1:] != ["city"] and any(row.kind == "city" and row.name == short for row in world.place(short))
    told_apart = full.endswith(" state") and any(row.kind in ("city", "capital") for row in world.place(short))
    return not (around or told_apart) and b[: len(a)] == a and len(b) == len(a) + 1 and b[-1] in PLACE_WORDS
