"""What a statement is called where people read: one line, made of the words of the text."""

from collections.abc import Iterable
from re import sub
from textwrap import shorten
from typing import Final

from rdflib import URIRef

from kg.rdf.literals import plain
from kg.values import Event, Figure

WIDTH: Final = 80
"""Characters of a text that a label shows."""


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


def event(event: Event, trigger: str) -> str:
    """Return the type of an event and its name, else the words that tell it."""
    return f"{spelled(event.type)}: {event.name or trigger}"


def figure(figure: Figure) -> str:
    """Return what is measured, the bound, the number and the population, as in "killed: at least 12 people"."""
    return f"{spelled(figure.measures)}: {spelled(figure.bound)} {plain(figure.value)} {figure.population or figure.unit or ''}"


def claim(speakers: Iterable[str], text: str) -> str:
    """Return who speaks and the first words of what they say."""
    return ": ".join(filter(None, [", ".join(speakers), shortened(text)]))
