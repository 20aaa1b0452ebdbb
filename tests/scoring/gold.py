"""The marks of one article: read from STEM.toml, checked against the article's text, and turned into values.

`tests/gold/README.md` says what each key means.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from scoring import fields
from scoring.fields import FieldError, Slot, Table
from scoring.words import Span, positions

LAYERS = ("entity", "event", "claim", "proposal")
ENTITY_CLASSES = ("Person", "Organization", "Country", "Place")
FACTUALITIES = ("Actual", "Reported", "Planned", "Possible", "Negated")
MODES = ("Direct", "Indirect", "Mixed")
STATUSES = ("Open", "Accepted", "Rejected", "Countered", "Withdrawn")

Mark = TypeVar("Mark")


class GoldError(ValueError):
    """A file of marks breaks the format; the message has one line per problem, with file, table and problem."""


@dataclass(frozen=True)
class Entity:
    """A person, organization, country or place that the article names."""

    kind: str
    title: str
    aliases: frozenset[str]
    optional: bool


@dataclass(frozen=True)
class Event:
    """Something that happens; `spans` are the words that name it."""

    title: str
    spans: tuple[Span, ...]
    types: tuple[str, ...]
    participants: Slot
    place: Slot
    dates: tuple[str, ...]
    factuality: str
    optional: bool


@dataclass(frozen=True)
class Claim:
    """What somebody said; `words` are the positions of the words of it, `speakers` the names that are right."""

    title: str
    speakers: tuple[str, ...]
    words: frozenset[int]
    mode: str | None
    optional: bool


@dataclass(frozen=True)
class Term:
    """One thing that a proposal would bring about."""

    title: str
    span: Span
    words: frozenset[int]
    optional: bool


@dataclass(frozen=True)
class Proposal:
    """Something to be accepted or rejected; `spans` are the phrases that name it, those of its terms among them."""

    title: str
    spans: tuple[Span, ...]
    parties: dict[str, Slot]
    responds_to: int | None
    status: str | None
    terms: tuple[Term, ...]
    optional: bool


@dataclass(frozen=True)
class Gold:
    """All marks of an article, with its text; only the layers in `layers` are marked in full."""

    stem: str
    article: Path
    text: str
    layers: tuple[str, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    proposals: tuple[Proposal, ...]

    def names(self, name: str) -> frozenset[str]:
        """Return a name with the other names of whom it names."""
        return frozenset({name}).union(*(e.aliases for e in self.entities if e.title == name))


def read_all(folder: Path) -> list[Gold]:
    """Read all marks in a folder, in the order of their names."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise GoldError(f"{folder}: there are no marks here (*.toml)")
    return [read(path) for path in paths]


def read(path: Path) -> Gold:
    """Read the marks of one article and check them against its text."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        fields.check_keys(tables, ("layers", "text", *LAYERS))
        layers = fields.strings(tables, "layers") or LAYERS
        for layer in layers:
            fields.check_one_of("layers", layer, LAYERS)
        article = path.parent / str(tables.get("text", f"{path.stem}.txt"))
        text = article.read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:  # a TOMLDecodeError, a UnicodeDecodeError and a FieldError are ValueErrors
        raise GoldError(f"{path}: {error}") from error
    marks, problems = _marks(path, tables, text)
    if problems:
        raise GoldError("\n".join(problems))
    return Gold(path.stem, article, text, layers, *(tuple(marks[layer]) for layer in LAYERS))


def _marks(path: Path, tables: Table, text: str) -> tuple[dict[str, list[Any]], list[str]]:
    """Return the marks of each layer, and a line for each table that is wrong."""
    readers: dict[str, Callable[[Table, str], Any]]
    readers = {"entity": _entity, "event": _event, "claim": _claim, "proposal": _proposal}
    marks: dict[str, list[Any]] = {layer: [] for layer in LAYERS}
    problems = []
    for layer, reader in readers.items():
        for number, table in enumerate(tables.get(layer, [])):
            try:
                marks[layer].append(reader(table, text))
                _check_answer(layer, table, len(tables[layer]))
            except FieldError as problem:
                problems.append(f"{path}: {layer}[{number}]: {problem}")
    return marks, problems


def _check_answer(layer: str, table: Table, count: int) -> None:
    answered = table.get("responds_to") if layer == "proposal" else None
    if answered is not None and answered not in range(count):
        raise FieldError(f"responds_to: there is no proposal[{answered}]")


def _entity(table: Table, text: str) -> Entity:
    fields.check_keys(table, ("class", "name", "aliases", "optional"), required=("class", "name"))
    kind = fields.one_of(table, "class", ENTITY_CLASSES)
    return Entity(str(kind), table["name"], frozenset(fields.strings(table, "aliases")), fields.flag(table))


_EVENT_KEYS = ("quote", "trigger", "mentions", "type", "date", "factuality", "optional")
_EVENT_SLOTS = ("participants", "participants_optional", "place", "place_optional")


def _event(table: Table, text: str) -> Event:
    fields.check_keys(table, (*_EVENT_KEYS, *_EVENT_SLOTS), required=("type",))
    mentions = fields.mentions(table)
    types = fields.event_types(table)
    return Event(
        f"{types[0]}: {mentions[0][0]}",
        tuple(fields.trigger(text, quote, words) for quote, words in mentions),
        types,
        fields.slot(table, "participants"),
        fields.slot(table, "place"),
        fields.dates(table),
        fields.one_of(table, "factuality", FACTUALITIES) or "Actual",
        fields.flag(table),
    )


def _claim(table: Table, text: str) -> Claim:
    keys = ("speaker", "content")
    fields.check_keys(table, (*keys, "mode", "optional"), required=keys)
    pieces = fields.strings(table, "content")
    return Claim(
        " ... ".join(pieces),
        fields.strings(table, "speaker"),
        positions(text, *(fields.once(text, piece) for piece in pieces)),
        fields.one_of(table, "mode", MODES),
        fields.flag(table),
    )


_PARTIES = ("proposed_by", "addressed_to", "conveyed_by")


def _proposal(table: Table, text: str) -> Proposal:
    slots = (*_PARTIES, *(f"{party}_optional" for party in _PARTIES))
    fields.check_keys(table, ("mentions", *slots, "responds_to", "status", "term", "optional"), required=("mentions",))
    mentions = fields.strings(table, "mentions")
    terms = tuple(_term(term, text) for term in table.get("term", []))
    return Proposal(
        mentions[0],
        (*(fields.once(text, mention) for mention in mentions), *(term.span for term in terms)),
        {party: fields.slot(table, party) for party in _PARTIES},
        table.get("responds_to"),
        fields.one_of(table, "status", STATUSES),
        terms,
        fields.flag(table),
    )


def _term(table: Table, text: str) -> Term:
    fields.check_keys(table, ("text", "optional"), required=("text",))
    span = fields.once(text, table["text"])
    return Term(table["text"], span, positions(text, span), fields.flag(table))
