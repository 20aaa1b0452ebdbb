"""Who takes part in an event, and where it happens: what the reader relates to its word, as things of the article or as items."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import pointing
from kg.find.entities import Entities
from kg.find.titles import kin
from kg.language import lexicon, tree
from kg.language.reading import Reading, Related
from kg.terms import KG
from kg.values import Entity, Name

ROLES = ("actor", "target", "place")
#: Pronouns that parses hang on many a verb.
RELATIVE = frozenset(["who", "which", "that", "what", "it"])
#: How likely a participant has to be.
LIKELY = 0.4
#: Types of which to name who did it is to blame.
HARMFUL = frozenset(
    [
        "Attack",
        "Killing",
        "Injury",
        "Death",
        "Crime",
        "Abduction",
        "MilitaryOperation",
        "Accident",
        "Disaster",
        "Threat",
    ]
)


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
        if related.role not in ROLES or related.chance < LIKELY or _is_others(trigger, related):
            continue
        for name, item in _things(reading, entities, related):
            if _is_itself(entities, trigger.root, related, name):
                continue
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
    goes_on = verb.dep_ == "conj" or _is_beside(verb)
    subject = tree.child(verb, relation) or (tree.child(verb.head, relation) if goes_on else None)
    if verb.pos_ != "VERB" or role in taken or subject is None or subject.lower_ in RELATIVE or tree.is_nobody(subject):
        return
    yield from _things(reading, entities, Related(role, reading.doc[subject.i : subject.i + 1], LIKELY))


def _is_others(trigger: Tokens, related: Related) -> bool:
    """Say whether a passage has its part in another act, beside this one or about it."""
    verb, who = trigger.root, pointing.head(related.passage)
    if related.role == "actor" and trigger.label_ in HARMFUL and _judges(verb, who):
        return True
    if kin.of_phrase(related.passage[0]) is not None:
        return True  # the son of whom is told of, not the mother
    if related.role == "actor" and _is_beside(verb) and who.head == verb.head and who.dep_ in ("obj", "iobj", "obl"):
        return True  # "met the mayor after arriving in Lima": the mayor has not arrived
    return related.role != "place" and _undergoes(verb, who)


def _is_beside(verb: Token) -> bool:
    """Say whether a participle tells what the subject of another verb does besides ("after arriving in Lima")."""
    return tree.is_gerund(verb) and verb.dep_ == "advcl" and tree.child(verb, *tree.SUBJECTS) is None


def _is_itself(entities: Entities, verb: Token, related: Related, thing: Name) -> bool:
    """Say whether a pronoun is taken for who does what the verb says: whom that hits is somebody else ("they freed them")."""
    doer = tree.subject(verb) if not tree.is_passive(verb) else None
    pronoun = related.passage.root
    plain = related.role == "target" and pronoun.pos_ == "PRON" and not pronoun.lower_.endswith(("self", "selves"))
    return plain and doer is not None and pronoun != doer and entities.at(doer) == thing


def _judges(act: Token, who: Token) -> bool:
    """Say whether somebody only condemns, mourns or investigates an act that a noun tells ("the killings were condemned by France")."""
    verb = act.head
    judged = act.dep_ in ("obj", "nsubj:pass") and verb.lemma_.lower() in lexicon.listed("judging")
    return judged and who in (tree.subject(verb), tree.agent(verb))


def _undergoes(verb: Token, who: Token) -> bool:
    """Say whether somebody undergoes what a coordinated verb says, while this one has its own ("killed a guard and hurt a nurse").

    Who stands behind the second of two such verbs is the second's, whatever the parser hangs it on.
    """
    own = tree.child(verb, "obj")
    other = who.head
    beside = other != verb and (
        (other.dep_ == "conj" and other.head == verb) or (verb.dep_ == "conj" and verb.head == other)
    )
    nearer = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and c.i < who.i]
    parted = own is not None and any(own.i < c.i and tree.child(c, "obj", *tree.SUBJECTS) is None for c in nearer)
    return own is not None and ((beside and who.dep_ == "obj") or parted)


def _may_be(thing: Entity, role: str) -> bool:
    """Say whether the vocabulary lets a thing have a role, and somebody is meant by it."""
    if thing.rule == "actors/unnamed":
        return False
    if role == "place":
        return thing.kind in (KG.Place, KG.Country, KG.Item)
    return thing.kind != KG.Place
