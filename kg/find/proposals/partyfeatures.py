"""What speaks for and against an actor being author or addressee of a proposal, as short texts that the table of weights knows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Span, Token

from kg.find.entities import Entities
from kg.find.proposals import answering, weighing, words
from kg.find.proposals.groups import Group
from kg.find.proposals.namings import Naming
from kg.find.proposals.scene import Scene
from kg.language import tree
from kg.terms import KG
from kg.values import Name

#: So many phrases are looked at, and beyond so many of anything it makes no difference.
PHRASES, MANY = 6, 3


@dataclass(frozen=True)
class Actor:
    """Who may take part: where it is named near the phrases, and what the rules take it for ("by", "to", "through", "answers", "none")."""

    name: Name
    tokens: tuple[Token, ...]
    ruled: str

    @cached_property
    def is_legislature(self) -> bool:
        """Whether it is named as one."""
        return any(answering.is_legislature(t) for t in self.tokens)


def of(scene: Scene, group: Group, actors: Sequence[Actor]) -> list[tuple[str, ...]]:
    """Return the features of each of the actors that may take part in what a group of phrases names."""
    rules = frozenset(a.ruled for a in actors)
    chambers = min(sum(a.is_legislature for a in actors), MANY)
    found = []
    for actor in actors:
        own = [*_of_actor(scene.entities, group, actor, rules), *_of_chamber(group, actor, rules, chambers)]
        own += [*_of_place(scene, group, actor), *_of_saying(group, actor), *_of_phrases(scene, group[:PHRASES], actor)]
        found.append(tuple(dict.fromkeys(own)))
    return found


def _of_actor(entities: Entities, group: Group, actor: Actor, rules: frozenset[str]) -> Iterator[str]:
    """Yield what it is, and what the rules say of it, and of others."""
    entity = entities.get(actor.name)
    kind, family, ruled = str(entity.kind).rpartition("#")[2], _family(group), actor.ruled
    yield "always"
    yield from (f"kind {kind}", f"kind {kind} {family}")
    yield from (f"rule {ruled}", f"rule {ruled} {family}", f"rule {ruled} {kind}")
    yield f"rule {ruled} beside {'by' in rules} {'to' in rules}"
    if entity.kind != KG.Person:
        yield f"last {entity.name.split()[-1].lower()}"


def _family(group: Group) -> str:
    return f"{group[0].noun.families[0]} {group[0].how}"


def _of_chamber(group: Group, actor: Actor, rules: frozenset[str], chambers: int) -> Iterator[str]:
    if actor.is_legislature:
        family = group[0].noun.families[0]
        yield from ("legislature", f"legislature {family}", f"legislature {family} of {chambers}")
        yield f"legislature beside {'to' in rules}"


def _of_place(scene: Scene, group: Group, actor: Actor) -> Iterator[str]:
    """Yield how near it is named, with how many of the phrases, and how often in the article."""
    reading = scene.reading
    first = next((n for n in group if not n.in_headline), group[0])
    at = reading.sentence[first.head.i]
    away = min((reading.sentence[t.i] - at for t in actor.tokens), key=lambda d: (abs(d), d), default=MANY)
    told = {reading.sentence[n.head.i] for n in group}
    beside = told & {reading.sentence[t.i] for t in actor.tokens}
    yield f"away {max(min(away, MANY - 1), -MANY)}"
    yield f"beside {bool(beside)}"
    yield f"beside {min(len(beside), MANY)} of {min(len(told), MANY)}"
    yield f"mentions {min(len(scene.entities.get(actor.name).mentions).bit_length(), 5)}"


def _of_saying(group: Group, actor: Actor) -> Iterator[str]:
    """Yield how many of the phrases that say by themselves whose the proposal is say that it is this one's, and whether the first does."""
    for side in weighing.SIDES:
        told = [names for n in group if (names := getattr(n.parties, side))]
        own = [names for names in told if actor.name in names]
        if own:
            yield f"says {side} {'all' if len(own) == len(told) else 'some'}"
            yield f"says {side} {'first' if own[0] is told[0] else 'later'}"
            yield f"says {side} {min(len(own), MANY)}"
            yield f"says {side} alone {all(len(names) == 1 for names in own)}"


def _of_phrases(scene: Scene, group: Sequence[Naming], actor: Actor) -> Iterator[str]:
    """Yield how it is named in the sentences of the phrases, and what a reader says that it does there."""
    mentions = scene.entities.get(actor.name).mentions
    for naming in group:
        yield from (f"naming {side}" for side in weighing.SIDES if actor.name in getattr(naming.parties, side))
        if any(naming.span.touches(m) for m in mentions):
            yield from ("inside", f"inside {actor.ruled}")
        head = naming.head
        here = [t for t in actor.tokens if scene.reading.sentence[t.i] == scene.reading.sentence[head.i]]
        for token in here:
            where = "before" if token.i < head.i else "after"
            yield f"side {naming.how} {where} {min(abs(token.i - head.i).bit_length(), 5)}"
            yield f"relation {_relation(token)} {where}"
            if token.dep_ in tree.SUBJECTS and token.head.pos_ == "VERB":
                yield f"subject {words.act(token.head) or 'else'} {naming.noun.families[0]}"
        if here:
            yield from _of_events(scene, naming, here)
            yield from _of_sayings(scene, naming, here)


def _relation(token: Token) -> str:
    """Return how a word hangs on another, with its preposition; by whom a participle says that it is done, is an agent."""
    preposition = tree.preposition(token)
    agent = preposition == "by" and token.dep_ == "obl" and tree.is_participle(token.head)
    return f"{'obl:agent' if agent else token.dep_} {preposition}"


def _of_events(scene: Scene, naming: Naming, here: Sequence[Token]) -> Iterator[str]:
    """Yield the parts that it has in the events of the sentence, and how each of these hangs together with the phrase."""
    head = naming.head
    for event in scene.marks_in("events", scene.reading.sentence[head.i]):
        over, under = event.root.is_ancestor(head), head.is_ancestor(event.root)
        bond = "own" if event.start <= head.i < event.end else "over" if over else "under" if under else "beside"
        for part in scene.reading.related("event", event):
            if _holds(part.passage, here):
                yield from (f"event {bond} {event.label_} {part.role}", f"event {bond} {part.role} {naming.how}")


def _of_sayings(scene: Scene, naming: Naming, here: Sequence[Token]) -> Iterator[str]:
    """Yield the parts that it has in what is said in the sentence, and whether the phrase is part of the words."""
    for cue in scene.marks_in("attribution", scene.reading.sentence[naming.head.i]):
        parts = scene.reading.related("cue", cue)
        for part in parts:
            if _holds(part.passage, here):
                said = any(_holds(p.passage, [naming.head]) for p in parts if p.role != part.role)
                bond = "cue" if _holds(cue, [naming.head]) else "in" if said else "out"
                yield from (f"saying {bond} {part.role}", f"saying {bond} {part.role} {naming.how}")


def _holds(passage: Span, tokens: Sequence[Token]) -> bool:
    return any(passage.start <= t.i < passage.end for t in tokens)
