"""What a statement is called where people read: one line, made of the words of the text."""

from collections.abc import Iterable
from re import compile, sub
from textwrap import shorten
from typing import Final

from rdflib import URIRef

from kg.values import Event, Figure, Time

WIDTH: Final = 80
"""Characters of a text that a label shows."""

PLAIN: Final = compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")
"""A year, a month or a day of EDTF."""

TOLD: Final = compile(
    r"(?i)\b(dead|deaths?|fatalit(y|ies)|casualt(y|ies)|injur(ies|y|ed)|wounded|missing|hostages?|detainees?|arrests?|evacuees|refugees|homeless|survivors?)\b"
)
"""Words of a figure that say themselves what befell those counted ("41 dead")."""

TWICE: Final = compile(r"\b(at|by|for|from|in|into|of|on|to|with) \1\b")
"""A preposition twice in a row."""

TITLE: Final = 90
"""Characters of the label of an event, a figure or a proposal, at most."""


def visible(text: str) -> str:
    r"""Return a text with a space for each character that would break the line or drive the terminal.

    >>> visible("red\x1b[31m\nword")
    'red [31m word'
    """
    return "".join(c if c.isprintable() else " " for c in text)


def one_line(text: str) -> str:
    """Return a text with every run of white space made one space."""
    return " ".join(text.split())


def shortened(text: str) -> str:
    """Return the first words of a text.

    >>> shortened("one " * 40)[-9:]
    'one one …'
    """
    return shorten(text, WIDTH, placeholder=" …") if " " in text else text[:WIDTH]


def spelled(term: URIRef) -> str:
    """Return the name of a term of the ontology as words.

    >>> spelled(URIRef("https://w3id.org/newskg/types#MilitaryOperation"))
    'military operation'
    """
    return sub(r"(?<!^)(?=[A-Z])", " ", term.rpartition("#")[2]).lower()


def event(event: Event, trigger: str, places: Iterable[str] = ()) -> str:
    """Return an event as a headline has it, with the first place and the day that its words do not say.

    "Rebels killed two guards (Vigo, 2024-02-05)"; `trigger` are the words that tell it, where nothing more is known.
    """
    words = smoothed(one_line(event.name or event.told or trigger))
    where = next((place for place in places if place not in words), "")
    when = "" if event.time is None else _day(event.time)
    around = ", ".join(filter(None, [where, "" if when in words else when]))
    return titled(words, f" ({around})" if around else "")


def smoothed(words: str) -> str:
    """Return words without a preposition twice in a row, or one at the end that leads to nothing.

    >>> smoothed("Spain called for for help"), smoothed("Ruiz was charged with"), smoothed("by")
    ('Spain called for help', 'Ruiz was charged', 'by')
    """
    return sub(r"(?: (?:at|by|for|from|into|of|to|with))+$", "", TWICE.sub(r"\1", words))


def _day(time: Time) -> str:
    """Return a day, month or year of EDTF as it is; the words of the text for what EDTF has signs for, and for seasons."""
    return time.edtf if time.edtf and PLAIN.fullmatch(time.edtf) else time.text


def titled(words: str, after: str = "") -> str:
    """Return words with a capital at their beginning, and what stands after them, in a title's length together.

    >>> titled("rebels fled", " (Vigo)")
    'Rebels fled (Vigo)'
    """
    room = TITLE - len(after) if len(after) < TITLE // 2 else TITLE
    short = words if len(words) <= room else shorten(words, room, placeholder=" …") if " " in words else words[:room]
    return short[:1].upper() + short[1:] + (after if room < TITLE else "")


def figure(figure: Figure, words: str) -> str:
    """Return a number as the text has it, with what it counts, and what befell them, as in "at least 12 people killed"."""
    measured = spelled(figure.measures)
    told = measured in ("money", "share", "other", "votes", "participants") or TOLD.search(words)
    befell = "" if told else measured
    if measured == "votes" and not any(map(str.isalpha, words)):  # "by 71 votes to 12"
        befell = " ".join(filter(None, [measured, figure.population]))
    return titled(" ".join(filter(None, [one_line(words), befell])))


def proposal(by: Iterable[str], to: Iterable[str], words: str, terms: Iterable[str]) -> str:
    """Return who offers what to whom, as in "Spain to Hamas: an offer (release prisoners)"."""
    who, whom, what = _sides(by), _sides(to), one_line(words)
    sides = " ".join(filter(None, [who, whom and f"to {whom}"]))
    term = next((one_line(t) for t in terms), "")
    told = what if not term or term in what else f"{what} ({term})"
    return titled(f"{sides}: {told}" if sides else told)


def _sides(names: Iterable[str]) -> str:
    """Return the first two of those on one side, and that there are others."""
    known = list(names)
    return f"{', '.join(known[:2])} and others" if len(known) > 2 else " and ".join(known)


def claim(speakers: Iterable[str], text: str) -> str:
    """Return who speaks and the first words of what they say."""
    return ": ".join(filter(None, [", ".join(speakers), shortened(text)]))
