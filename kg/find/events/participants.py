"""The participants and places of an event: what the reader relates to its trigger, as entities of the article or as items."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import pointing
from kg.find.entities import Entities
from kg.find.events import beside, elsewhere, sides
from kg.find.events.blame import Telling
from kg.language import tree
from kg.language.reading import Reading
from kg.language.related import Related
from kg.terms import KG
from kg.values import Entity, Name

ROLES = ("actor", "target", "place")
#: Pronouns that parses hang on many a verb.
RELATIVE = frozenset(["who", "which", "that", "what", "it"])
#: Pronouns of one whom the text names elsewhere: who is called by such a word alone was not made out.
SINGLE = frozenset(["he", "him", "his", "she", "her", "it", "its", "i", "me", "my", "who", "one"])
#: How likely the subject of a verb takes part to which the reader relates nobody so.
SUBJECT = 0.4


@dataclass(frozen=True)
class Participants:
    """The things that take part, each in one role and in text order, and those of them that are items of this event's telling."""

    actors: tuple[Name, ...]
    targets: tuple[Name, ...]
    places: tuple[Name, ...]
    items: tuple[Entity, ...]


def find(reading: Reading, entities: Entities, trigger: Tokens, near: Iterable[Tokens] = ()) -> Participants:
    """Return who or what takes part in the event that a trigger names; a thing has one role at most, the likeliest.

    `near` are the triggers of the sentence, this one or a part of it among them.
    """
    others = [t for t in near if not trigger.start <= t.start < trigger.end]
    telling = Telling(trigger, _related(reading, trigger), [(t, _related(reading, t)) for t in others])
    taking = [r for r in telling.related if not elsewhere.is_elsewhere(reading, telling, r)]
    taking = [
        r for r in taking if not (_is_anothers(entities, trigger.root, r) or _is_a_thing_s(entities, trigger.root, r))
    ]
    taking += sides.listed(reading, trigger, taking)
    taking += sides.entered(telling, taking)
    best: dict[Name, tuple[float, str]] = {}
    new: dict[Name, Entity] = {}
    for related in sides.evened(reading, trigger, taking):
        for name, item in _things(reading, entities, trigger, related):
            best[name] = max((related.chance, related.role), best.get(name, (0.0, "")))
            new |= {name: item} if item else {}
    subject = _subject(trigger, {role for _, role in best.values()})
    if subject is not None and not elsewhere.is_elsewhere(reading, telling, subject):
        own = next(sides.evened(reading, trigger, [subject]))
        for name, item in _things(reading, entities, trigger, own):
            best.setdefault(name, (own.chance, own.role))
            new |= {name: item} if item else {}
    by_role = {role: tuple(name for name, own in best.items() if own[1] == role) for role in ROLES}
    return Participants(by_role["actor"], by_role["target"], by_role["place"], tuple(new.values()))


def _related(reading: Reading, trigger: Tokens) -> list[Related]:
    related = (r for r in reading.related("event", trigger) if r.role in ROLES)
    whole = (replace(r, passage=pointing.whole(r.passage, trigger, is_place=r.role == "place")) for r in related)
    return [replace(r, passage=_of_clause(r.passage, trigger.root)) for r in whole]


def _of_clause(passage: Tokens, act: Token) -> Tokens:
    """Return the noun of which a clause tells, where a passage has it behind another ("the return of hostages held in the city")."""
    before = (t for t in reversed(act.doc[passage.start : act.i]) if t.pos_ != "ADV")
    noun, head = next(before, act), pointing.head(passage)
    bare = act.tag_ in ("VBN", "VBD") and tree.child(act, *tree.SUBJECTS, "aux", "aux:pass") is None
    own = bare and tree.preposition(noun) == "of" and noun.head == head
    inside = passage.start <= noun.i < passage.end
    return act.doc[max(noun.left_edge.i + 1, passage.start) : noun.i + 1] if own and inside else passage


def _things(
    reading: Reading, entities: Entities, trigger: Tokens, related: Related
) -> Iterator[tuple[Name, Entity | None]]:
    """Yield what a passage stands for, as far as it may have its role, and the items among that."""
    for thing in pointing.at(reading, entities, related.passage, is_place=related.role == "place"):
        if isinstance(thing, Entity):
            if _may_be(thing, related.role):
                yield thing.id, thing
        elif _may_do(entities.get(thing), trigger.label_, related.role) and not _is_itself(
            entities, trigger.root, related, thing
        ):
            yield thing, None


def _is_anothers(entities: Entities, act: Token, related: Related) -> bool:
    """Say whether a pronoun tells whose act a noun names, and it is not known that this means the subject ("accepted her resignation")."""
    whose, who = tree.child(act, "nmod:poss"), pointing.head(related.passage)
    if act.pos_ != "NOUN" or whose is None or whose.pos_ != "PRON" or related.role != "actor":
        return False
    told = entities.at(whose)
    return who.dep_ in tree.SUBJECTS and who.head == act.head and (told is None or told != entities.at(who))


def _is_a_thing_s(entities: Entities, act: Token, related: Related) -> bool:
    """Say whether a thing has done it, and no person ("a raid against Ruiz, which killed two": not Ruiz, wherever a parse hangs it)."""
    own = tree.child(act, "nsubj")
    who = entities.at(pointing.head(related.passage))
    which = own is not None and own.lower_ == "which" and related.role == "actor"
    return which and who is not None and entities.get(who).kind == KG.Person


def _subject(trigger: Tokens, taken: set[str]) -> Related | None:
    """Return the subject of a verb to which the reader relates nobody in its role, its own or that of the verb it goes on from.

    Of a noun to which it relates nobody at all that is whose act it is ("her request").
    """
    verb = trigger.root
    whose = tree.child(verb, "nmod:poss")
    if verb.pos_ == "NOUN" and whose is not None and not taken - {"place"} and sides.is_somebody(whose):
        return Related(
            "target" if trigger.label_ in sides.SUFFERED else "actor", trigger.doc[whose.i : whose.i + 1], SUBJECT
        )
    role, relation = ("target", "nsubj:pass") if tree.is_passive(verb) else ("actor", "nsubj")
    goes_on = verb.dep_ == "conj" or beside.is_beside(verb)
    subject = _nearest(verb, relation) or (_nearest(verb.head, relation) if goes_on else None)
    if verb.pos_ != "VERB" or role in taken or subject is None or subject.lower_ in RELATIVE or tree.is_nobody(subject):
        return None
    return Related(role, trigger.doc[subject.i : subject.i + 1], SUBJECT)


def _nearest(verb: Token, relation: str) -> Token | None:
    """Return the last of what a parse takes for subjects ("a shop in Lugo, Spain, shut after a man came in")."""
    return next((c for c in reversed(list(verb.lefts)) if c.dep_ == relation), None) or tree.child(verb, relation)


def _is_itself(entities: Entities, verb: Token, related: Related, thing: Name) -> bool:
    """Say whether a pronoun is taken for who does what the verb says: whom that hits is somebody else ("they freed them").

    So is whom a noun means under the verb ("the bureau prepared charges against them").
    """
    clause = verb if verb.pos_ == "VERB" else tree.verb_over(verb)
    doer = tree.subject(clause) if clause is not None and not tree.is_passive(clause) else None
    pronoun = related.passage.root
    own = pronoun.lower_.endswith(("self", "selves")) or pronoun.dep_ == "nmod:poss"
    plain = related.role == "target" and pronoun.pos_ == "PRON" and not own
    return plain and doer is not None and pronoun != doer and entities.at(doer) == thing


def _may_do(thing: Entity, type_: str, role: str) -> bool:
    """Say whether a thing with a name may have a role in an act of a type: nobody makes an earthquake."""
    return _may_be(thing, role) and not (type_ == "Disaster" and role == "actor" and thing.kind == KG.Person)


def _may_be(thing: Entity, role: str) -> bool:
    """Say whether the vocabulary lets a thing have a role, and its words tell who is meant by it: not "unnamed", nor a bare "she"."""
    if thing.rule == "actors/unnamed" or (thing.kind == KG.UnnamedActor and thing.name.lower() in SINGLE):
        return False
    if role == "place":
        return thing.kind in (KG.Place, KG.Country, KG.Item)
    return thing.kind != KG.Place
