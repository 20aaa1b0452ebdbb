"""Who takes part in an event, and where it happens: what the reader relates to its word, as things of the article or as items."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens

from kg.find import pointing
from kg.find.entities import Entities
from kg.language import tree
from kg.language.reading import Reading, Related
from kg.terms import KG
from kg.values import Entity, Name

ROLES = ("actor", "target", "place")
#: Pronouns that parses hang on many a verb.
RELATIVE = frozenset(["who", "which", "that", "what", "it"])
#: How likely a participant has to be.
LIKELY = 0.4


@dataclass(frozen=True)
class Participants:
    """The things that take part, each in one role and in text order, and those of them that are items of this event's telling."""

    actors: tuple[Name, ...]
    targets: tuple[Name, ...]
    places: tuple[Name, ...]
    items: tuple[Entity, ...]


def find(reading: Reading, entities: Entities, trigger: Tokens) -> Participants:
    """Return who or what takes part in the event that a trigger names; a thing has one role at most, the likeliest."""
    best: dict[Name, tuple[float, str]] = {}
    new: dict[Name, Entity] = {}
    for related in reading.related("event", trigger):
        if related.role not in ROLES or related.chance < LIKELY:
            continue
        for name, item in _things(reading, entities, related):
            best[name] = max((related.chance, related.role), best.get(name, (0.0, "")))
            new |= {name: item} if item else {}
    for name, item in _by_grammar(reading, entities, trigger, {role for _, role in best.values()}):
        best.setdefault(name, (LIKELY, "target" if tree.is_passive(trigger.root) else "actor"))
        new |= {name: item} if item else {}
    by_role = {role: tuple(name for name, own in best.items() if own[1] == role) for role in ROLES}
    return Participants(by_role["actor"], by_role["target"], by_role["place"], tuple(new.values()))


def _things(reading: Reading, entities: Entities, related: Related) -> Iterator[tuple[Name, Entity | None]]:
    for thing in pointing.at(reading, entities, related.passage):
        if isinstance(thing, Entity):
            yield thing.id, thing
        elif _may_be(entities.get(thing), related.role):
            yield thing, None


def _by_grammar(
    reading: Reading, entities: Entities, trigger: Tokens, taken: set[str]
) -> Iterator[tuple[Name, Entity | None]]:
    """Yield the subject of a verb to which the reader relates nobody in its role, its own or that of the verb it goes on from."""
    verb = trigger.root
    role, relation = ("target", "nsubj:pass") if tree.is_passive(verb) else ("actor", "nsubj")
    subject = tree.child(verb, relation) or (tree.child(verb.head, relation) if verb.dep_ == "conj" else None)
    if verb.pos_ != "VERB" or role in taken or subject is None or subject.lower_ in RELATIVE or tree.is_nobody(subject):
        return
    yield from _things(reading, entities, Related(role, reading.doc[subject.i : subject.i + 1], LIKELY))


def _may_be(thing: Entity, role: str) -> bool:
    """Say whether the vocabulary lets a thing have a role."""
    if role == "place":
        return thing.kind in (KG.Place, KG.Country, KG.Item)
    return thing.kind != KG.Place
