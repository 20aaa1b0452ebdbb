"""The people, organizations, countries and places of a store, those of most articles first."""

from dataclasses import dataclass
from typing import Final

from kg.explore.index.ask import Index, Item, Narrow
from kg.explore.lists import asked as asking
from kg.explore.lists.asked import Asked, Field, Form, Option, Paged
from kg.explore.values import Kind, Ref

SIZE: Final = 60
#: What is listed, and what the list is called.
KINDS: Final[tuple[tuple[Kind, str], ...]] = (
    ("person", "People"),
    ("organization", "Organizations"),
    ("country", "Countries"),
    ("place", "Places"),
)


@dataclass(frozen=True)
class Counted:
    """A thing, and in how many articles it is named."""

    ref: Ref
    articles: int


@dataclass(frozen=True)
class ThingsPage:
    """The list of one kind; `kinds` has all kinds with their names and how many there are."""

    form: Form
    kind: str
    title: str
    kinds: tuple[Option, ...]
    things: tuple[Counted, ...]
    paged: Paged


def page(index: Index, asked: Asked) -> ThingsPage:
    """Return the things that are asked for."""
    titles = {str(kind): title for kind, title in KINDS}
    kind = asked.text("kind") if asked.text("kind") in titles else "person"
    narrow = Narrow(kind, words=asked.text("q"))
    counts = dict(index.tally_kinds(asked.text("q")))
    paged = asking.paged(asked, SIZE, counts.get(kind, 0))
    found = tuple(Counted(ref(item), item.articles) for item in index.items(narrow, SIZE, paged.skip))
    kinds = tuple(Option(name, title, counts.get(name, 0)) for name, title in titles.items())
    form = Form((Field("q", "Name", asked.text("q"), hint="a name"),))
    return ThingsPage(form, kind, titles[kind], kinds, found, paged)


def ref(item: Item) -> Ref:
    """Return a row of the index as pages name it."""
    return Ref(item.iri, " ".join(item.label.split()), item.kind)  # type: ignore[arg-type]  # a Kind, as the index writes it
