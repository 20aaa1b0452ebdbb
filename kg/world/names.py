"""Names: what two spellings of one have in common, the keys that they are looked up by, their words, initials and acronyms."""

import re
import unicodedata

#: Initials between a forename and a surname: "George W. Bush", "George H.W. Bush", "George H. W. Bush".
MIDDLE = re.compile(r"(?<=\w )((?:[A-Z]\.? ?-?)+)(?= [A-Z]\w)")

#: Letters that are no others with an accent, as English writes them.
LETTERS = str.maketrans(
    {"ð": "d", "Ð": "D", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss", "æ": "ae"}
)
#: Words that are spelt in two ways, by the British one.
AMERICAN = {
    "defence": "defense",
    "centre": "center",
    "programme": "program",
    "organisation": "organization",
    "theatre": "theater",
}
BRITISH = re.compile(rf"\b(?:{'|'.join(AMERICAN)})(?=s?\b)")
#: Countries that names begin with, and shorten.
SHORTENED = {"US": "United States", "UN": "United Nations", "UK": "United Kingdom"}
#: How one sound is written in several ways, in names from other scripts ("Qaddafi", "Kadafi"): each pattern, and what stands for it.
SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ph", "f"),
        ("(?<=[kgszct])h", ""),
        ("[qc]", "k"),
        ("dj|zh", "j"),
        ("w", "v"),
        (r"\b[aeiouy]+", "a"),
        (r"(?<=\w)[aeiouy]+", ""),
        (r"(?<=\w)h\b", ""),
        (r"(\w)\1+", r"\1"),
    )
)
#: A key of so few letters is that of too many names.
SHORT = 5
#: What tells a son from his father, behind a name.
GENERATIONS = frozenset(["jr", "sr", "ii", "iii"])
#: The longest word in capitals that is taken for an acronym, and not for a name in a heading.
ACRONYM = 6


def name_key(name: str) -> str:
    """Return a name as it is looked up: without accents and leading article, with straight apostrophes; case stays.

    >>> name_key("the  Côte d’Ivoire")
    "Cote d'Ivoire"
    """
    if not name.isascii():
        name = bare(name.replace("’", "'"))
    name = " ".join(name.split())
    return name[4:] if name[:4] in ("the ", "The ") and len(name) > 4 else name


def person_key(name: str) -> str:
    """Return a person's name as it is looked up: lower case, no accents, initials between names or suffixes.

    >>> person_key("Joseph R. Biden, Jr."), person_key("Kim Jong-un")
    ('joseph biden', 'kim jong un')
    """
    words = re.sub(r"[-‐–]", " ", re.sub(r"[.,'’]", "", bare(name))).casefold().split()
    kept = [w for w in words if w not in GENERATIONS]
    return " ".join(w for i, w in enumerate(kept) if len(w) > 1 or i in (0, len(kept) - 1))


def index_key(name: str) -> str:
    """Return a name as the index of the world lists it: without accents, case, dots, hyphens, article; an acronym keeps its case.

    British spelling becomes American.

    >>> index_key("The Côte-d’Or"), index_key("U.S. Air Force"), index_key("WHO"), index_key("the Who"), index_key("Defence")
    ("cote d'or", 'united states air force', 'WHO', 'who', 'defense')
    """
    plain = " ".join(re.sub(r"[-‐–/]", " ", bare(name.replace("’", "'")).replace(".", "").replace("&", "and")).split())
    first, space, rest = plain.partition(" ")
    if space and first in SHORTENED:
        plain = f"{SHORTENED[first]} {rest}"
    if plain.isupper() and 1 < len(plain) <= ACRONYM and " " not in plain:
        return plain
    folded = american(plain.casefold())
    return folded[4:] if folded.startswith("the ") and len(folded) > 4 else folded


def american(text: str) -> str:
    """Return text in lower case with American spelling where the British one differs.

    >>> american("ministry of defence"), american("city centres"), american("centred")
    ('ministry of defense', 'city centers', 'centred')
    """
    return BRITISH.sub(lambda word: AMERICAN[word[0]], text)


def sound_key(name: str) -> str:
    """Return how a name of several words sounds, roughly, whatever its spelling in English; of a single word nothing.

    >>> sound_key("Fouad Siniora"), sound_key("Fuad Saniora"), sound_key("Fouad")
    ('~fd snr', '~fd snr', '')
    """
    key = index_key(name)
    for pattern, sound in SOUNDS:
        key = pattern.sub(sound, key)
    return f"~{key}" if len(key.split()) > 1 and len(key) > SHORT else ""


def bare(text: str) -> str:
    """Return text without accents."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def words_of(name: str) -> list[str]:
    """Return the words of a name without case, accents, dots, possessive or leading article.

    >>> words_of("the Ángela Ruiz's")
    ['angela', 'ruiz']
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    bare = re.sub(r"'s\b", "", "".join(c for c in plain if not unicodedata.combining(c))).replace(".", "")
    words = re.findall(r"[\w&]+(?:'\w+)?", bare)
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def initials(name: str) -> str:
    """Return the initials between forename and surname.

    >>> initials("George H. W. Bush"), initials("George Bush")
    ('HW', '')
    """
    return "".join(re.findall(r"[A-Z]", found[1])) if (found := MIDDLE.search(name)) else ""


def initials_agree(one: str, other: str) -> bool:
    """Say whether the middle initials of two names can be of one person: George H. W. Bush is not George W. Bush."""
    first, second = initials(one), initials(other)
    return not first or not second or first == second


def acronyms(full: str) -> set[str]:
    """Return the initials of a name, with and without its small words, an acronym in it ("BC") as it stands."""
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", full))
    capitals = [w for w in words if w[0].isupper()]
    every = "".join(w[0] for w in words)
    kept = "".join(w if w.isupper() else w[0] for w in capitals)
    return {every, every.upper(), "".join(w[0] for w in capitals), kept}


def is_short_for(acronym: str, full: str) -> bool:
    """Say whether an acronym is the initials of a name, which one of a body in a country after the country's name is not.

    >>> is_short_for("PNG", "Papua New Guinea"), is_short_for("UNOCI", "Cote d'Ivoire")
    (True, False)
    """
    return acronym.replace(".", "") in acronyms(full)


def is_acronym(name: str) -> bool:
    """Say whether a name is capitals only: "UN", "A.C.L.U."."""
    return name.isupper() and " " not in name and 1 < len(name.replace(".", "")) <= 8
