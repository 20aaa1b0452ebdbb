"""What an address asks of a list: its filters, read with care, and as a form to change them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from rdflib import URIRef

from kg.errors import QueryError
from kg.explore.index.ask import Index, Item, Narrow
from kg.rdf import filters
from kg.rdf.labels import one_line, spelled, visible

#: The longest text of a filter that is looked at, in characters.
LONGEST: Final = 200
#: The last page that is counted to.
LAST: Final = 10_000


@dataclass(frozen=True)
class Asked:
    """The fields of an address."""

    given: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return what a field says, as one line without what nobody can see."""
        return one_line(visible(self.given.get(name, "")[:LONGEST]))

    @property
    def page(self) -> int:
        """The number of the page that is asked for, from 1 on; 1 for what is none."""
        text = self.given.get("page", "1")
        return min(max(int(text), 1), LAST) if text.isascii() and text.isdigit() and len(text) < 9 else 1

    def day(self, name: Literal["from", "to"]) -> str:
        """Return the first day of a year, month or day, or the last; raise QueryError for what is none."""
        text = self.text(name)
        return str(filters.read(name, text)[0][0].value) if text else ""


@dataclass(frozen=True)
class Option:
    """A value that a field may have, what it is called, and how many nodes have it."""

    value: str
    label: str
    count: int | None = None


@dataclass(frozen=True)
class Field:
    """A field of a form: a choice among options, or free text with a hint; `means` names the node whose key the text is."""

    name: str
    label: str
    value: str
    options: tuple[Option, ...] = ()
    hint: str = ""
    means: str = ""


@dataclass(frozen=True)
class Form:
    """The filters of a list as they are set; `problem` says what is wrong with one, `shown` what they stand for."""

    fields: tuple[Field, ...]
    problem: str = ""

    @property
    def values(self) -> dict[str, str]:
        """The fields that say something."""
        return {field.name: field.value for field in self.fields if field.value}


@dataclass(frozen=True)
class Paged:
    """Where in a list a page is. `what` is counted by `total`."""

    page: int
    size: int
    total: int

    @property
    def skip(self) -> int:
        """How many come before this page."""
        return (self.page - 1) * self.size

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def first_shown(self) -> int:
        """The number of the first that is shown."""
        return min(self.skip + 1, self.total)

    @property
    def last_shown(self) -> int:
        """The number of the last that is shown."""
        return min(self.skip + self.size, self.total)


def paged(asked: Asked, size: int, total: int) -> Paged:
    """Return which part of a list is shown: the page that is asked for, or the last there is."""
    return Paged(min(asked.page, Paged(1, size, total).last), size, total)


def days(asked: Asked) -> tuple[str, str, str]:
    """Return the first and the last day that are asked for, and what is wrong with them."""
    try:
        return asked.day("from"), asked.day("to"), ""
    except QueryError as error:
        return "", "", str(error).removeprefix("query: ")


def narrowed(narrow: Narrow, asked: Asked, index: Index) -> tuple[Narrow, str]:
    """Return nodes narrowed further by the days, article and words that are asked for, and what is wrong with the days."""
    since, until, problem = days(asked)
    of = article(asked, index)
    return replace(narrow, since=since, until=until, article=of.id if of else None, words=asked.text("q")), problem


def dates(asked: Asked) -> tuple[Field, Field]:
    """Return the fields of a stretch of time."""
    hint = "2024-02"
    return Field("from", "From", asked.text("from"), hint=hint), Field("to", "To", asked.text("to"), hint=hint)


def common(asked: Asked) -> list[Field]:
    """Return the fields that lists of statements have in common: a stretch of time, and the article where one is asked for."""
    key = asked.text("article")
    return [*dates(asked), *([Field("article", "Article", key)] if key else [])]


def choice(asked: Asked, name: str, label: str, found: Sequence[tuple[str, int]]) -> Field:
    """Return a field with the values that nodes have, and how many have each."""
    options = tuple(Option(value, word(value), count) for value, count in found)
    value = asked.text(name)
    if value and value not in {option.value for option in options}:
        options = (*options, Option(value, word(value), 0))
    return Field(name, label, value, options)


def word(name: str) -> str:
    """Return the name of a concept as words.

    >>> word("MilitaryOperation")
    'military operation'
    """
    return spelled(URIRef(f"#{name}"))


def links(asked: Asked, names: Sequence[str]) -> dict[str, str]:
    """Return the filters by somebody or something that are set."""
    return {name: text for name in names if (text := asked.text(name))}


def article(asked: Asked, index: Index) -> Item | None:
    """Return the article that a list is narrowed to, if there is such."""
    key = asked.text("article")
    found = index.find(key) if key else None
    return found if found and found.kind == "article" else None


def somebody(asked: Asked, index: Index, name: str, label: str, hint: str = "a name") -> Field:
    """Return a field for words of a name, or the key of a node."""
    text = asked.text(name)
    found = index.find(text) if text else None
    return Field(name, label, text, hint=hint, means=found.label if found else "")
