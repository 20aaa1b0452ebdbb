"""Bylines -> authors: "By Jane Doe and John Roe, Reuters" names two people and an employer."""

import re

from kg.article import dates
from kg.article.words import load

_LEAD = re.compile(
    r"(?:(?:story|report(?:ed|ing)?|written|words|text|analysis|opinion|comment(?:ary)?|review|interview)\s+)?by:?\s+|authors?:?\s+(?-i:(?=[A-Z]))",
    re.IGNORECASE,
)
_AFTER_NAMES = re.compile(
    r"\s+(?i:(?:last |first )?(?:updated|published|posted))\b|\s+(?:in|[Ff]or|at|of|with)\s+(?=\S)|\s+[|–—-]\s+"
    r"|\s*[;(/<]|,\s+(?:an?|the)\s|[\s,]+(?:\S+@\S+|@\w+)"
)
_JOIN = re.compile(r"\s*,?\s+(?:and|&)\s+", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:[Ii]n|at)\s+[^,;]+?(?=,|\s+(?:and|&)\s|$)")
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ben|abu|ter|ten|y)"
_NAME = re.compile(
    rf"(?:(?:{_PARTICLE}\s+)?[^\W\d_a-z][\w.'’-]*|{_PARTICLE})(?:\s+(?:{_PARTICLE}|[^\W\d_a-z][\w.'’-]*)){{0,5}}"
)
_ADDRESS = re.compile(r"(?:https?:|www\.)|[^\s@]+@[^\s@]+$|\S+\.(?:com|org|net|example)$", re.IGNORECASE)
_HANDLE = re.compile(r"\s+@\w+$")
_DATED = re.compile(r"\s+(?i:published|updated|posted)\s+(?=.{0,20}\d{4})")
_LONGEST = 120
_OF_AUTHOR = re.compile(
    r"\s(?:(?:is|was|has been) (?:an?|the|our) (?:.{0,40} )?"
    r"(?:reporter|editor|correspondent|writer|journalist|columnist|author|photographer)"
    r"|(?:covers?|reports?|writes?|joined|leads?) |has (?:covered|reported|written) |.* for this (?:article|story)\W*$)"
)
_LONGEST_SIGNATURE = 6  # words
_OF_DESKS = frozenset(["affairs", "and", "of"])
_OF_STAFF = frozenset(["our", "own", "senior", "special"])
_IN_TOWN = re.compile(r",\s+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?$")


def authors(line: str) -> tuple[str, ...]:
    """Return the authors that a byline names; none where the line is no byline.

    >>> authors("By Jane Doe and John Roe, Reuters"), authors("By then the army had left.")
    (('Jane Doe', 'John Roe'), ())
    """
    lead = _LEAD.match(line)
    if not lead or len(line) > _LONGEST:
        return ()
    line = dates.without(line)
    return names(line[lead.end() :].strip())


def is_signature(line: str) -> bool:
    """Say whether a line below the headline signs the article without "by": a desk, or a name with a job or a handle behind it.

    >>> is_signature("By Cairo Staff"), is_signature("Jane Doe Home affairs editor"), is_signature("Police arrest an editor")
    (True, True, False)
    >>> is_signature("Jane Doe @janedoe"), is_signature("Jane Doe Asia Correspondent In Seoul")
    (True, True)
    >>> is_signature("Our Correspondent, Vela"), is_signature("Newspaper Editor, Wife Shot")
    (True, False)
    >>> is_signature("Jane Doe Published March 20, 2024 Updated March 21, 2024"), is_signature("Results Published")
    (True, False)
    """
    names = [sign.split(line)[0] for sign in (_HANDLE, _DATED) if sign.search(line)]
    if any(" " in name and _NAME.fullmatch(name) for name in names):
        return True
    words = _PLACE.sub("", _LEAD.sub("", line, count=1)).split()
    staff = _IN_TOWN.sub("", line).lower().split()
    if len(staff) > 1 and load("job") | _OF_STAFF >= {*staff} and staff[-1] in load("job"):
        return True
    if not 1 < len(words) <= _LONGEST_SIGNATURE or words[-1].lower().strip(".") not in load("job"):
        return False
    return all(word[0].isupper() or not word[0].isalpha() or word in _OF_DESKS for word in words[:-1])


def is_name(line: str) -> bool:
    """Say whether a line may be the name of somebody, or of several, each of two words or more."""
    found = names(line)
    return bool(found) and all(" " in name for name in found) and not is_employer(line)


def is_employer(line: str) -> bool:
    """Say whether a line names where somebody works: "Vela News, Porto"."""
    return _is_outlet(line.partition(",")[0])


def tells_of(line: str, authors: tuple[str, ...]) -> bool:
    """Say whether a line is about an author, as pages and papers add it.

    >>> tells_of("Jane Doe covers the courts.", ("Jane Doe",)), tells_of("Jane Doe was shot in May.", ("Jane Doe",))
    (True, False)
    """
    return any(line.startswith(f"{name} ") and _OF_AUTHOR.match(line, len(name)) for name in authors)


def people(words: str) -> tuple[str, ...]:
    """Return the people that a field for authors names; what is not a list of names is kept whole, save desks and addresses.

    >>> people("Ann Brook, Environment Editor"), people("Harbour Times Newsroom"), people("https://news.example/ann")
    (('Ann Brook',), (), ())
    """
    words = words.strip()
    if not words or is_address(words):
        return ()
    return names(words) or ((words,) if without_job(words) == words else ())


def is_address(words: str) -> bool:
    """Say whether words are an address of the web or of e-mail, and name nobody."""
    return bool(_ADDRESS.match(words))


def names(text: str) -> tuple[str, ...]:
    """Return the names in a list of people, without the employers and jobs that follow; none where it holds others."""
    text = _PLACE.sub("", _LEAD.sub("", text, count=1))
    found = (without_job(name) for name in _people(_AFTER_NAMES.split(text)[0].strip()))
    people = tuple(name for name in found if name)
    return people if all(_NAME.fullmatch(name) for name in people) else ()


def without_job(words: str) -> str:
    """Return a name without the job before it ("Staff Writer Jane Doe"); "" for a job or a desk ("Harbour Times Newsroom").

    >>> without_job("Staff Writer Jane Doe"), without_job("Environment Editor"), without_job("Jane Doe")
    ('Jane Doe', '', 'Jane Doe')
    """
    parts = words.split()
    jobs = [i for i, part in enumerate(parts) if part.lower().strip(".,") in load("job")]
    if not jobs:
        return words
    rest = parts[jobs[-1] + 1 :]
    return " ".join(rest) if len(rest) > 1 else ""


def _people(text: str) -> tuple[str, ...]:
    """Split at commas and "and"; after the last "and", commas set off the employer."""
    *before, last = _JOIN.split(text)
    parts = [part.strip() for joined in before for part in joined.split(",")]
    first, *rest = [part.strip() for part in last.split(",")]
    others = [] if before else [part for part in rest if " " in part and not _is_outlet(part)]
    return tuple(part for part in (*parts, first, *others) if part)


def _is_outlet(part: str) -> bool:
    return not load("outlet").isdisjoint(part.lower().replace(".", "").split())
