"""Who puts a proposal, and to whom: of all actors named near it those that are likely enough, by what the rules say and what else is told.

What the rules say weighs most. Each side is a choice among all actors and nobody, so that a likely one makes the others unlikely.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, takewhile

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import parties, partyfeatures, weighing
from kg.find.proposals.governors import Governor, is_of_some
from kg.find.proposals.groups import Group
from kg.find.proposals.partyfeatures import Actor
from kg.find.proposals.scene import Scene
from kg.find.proposals.weighing import Side
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Name

Sides = tuple[tuple[Name, ...], tuple[Name, ...]]
"""Authors and addressees."""
#: What the rules take somebody for, the last that holds: who answers a proposal has not put it.
RULED = ("answers", "through", "to", "by")
#: So many sentences before and after each phrase actors are looked for.
BEFORE, AFTER = 2, 1
#: So many phrases say by themselves whose a proposal is, the body's first: a later one may be another that was taken for it.
TELLING = 3


def chosen(scene: Scene, group: Group, passing: Governor | None) -> Sides:
    """Return authors and addressees, those that the rules find first; `passing` is how one chamber has passed it to the next."""
    actors = candidates(scene.reading, scene.entities, group, passing)
    features = partyfeatures.of(scene, group, actors)
    chances = {side: weighing.shares(scene.tables[weighing.PARTIES], features, side) for side in weighing.SIDES}
    found: dict[Side, list[Name]] = {side: [] for side in weighing.SIDES}
    passed_by = _doer(scene.entities, passing)
    done = {t.i for naming in group for told in naming.terms for t in told.content.words}
    for i, actor in enumerate(actors):
        side: Side = max(weighing.SIDES, key=lambda s: chances[s][i])
        if actor.ruled in ("answers", "to"):
            side = "to"
        elif actor.ruled == "by" and actor.name in passed_by:
            side = "by"
        bar = weighing.RULED[side] if actor.ruled == side else weighing.UNRULED[side]
        if actor.ruled != side == "to" and (inside := [t for t in actor.tokens if t.i in done]):
            if any(t.dep_ in ("obj", "nsubj:pass") for t in inside):
                continue  # "a pledge to destroy the rebels" is not put to the rebels
            bar = weighing.INSIDE
        if chances[side][i] >= bar:
            found[side].append(actor.name)
    return tuple(found["by"]), tuple(found["to"])


def candidates(reading: Reading, entities: Entities, group: Group, passing: Governor | None) -> list[Actor]:
    """Return who may take part: whoever the rules find, then the other actors around the phrases and in the headline, in text order."""
    by, to = _ruled(entities, group, passing)
    through = [name for naming in group for name in naming.parties.through]
    answering = parties.actors(
        entities, (t for n in group if "pact" not in n.noun.families for t in parties.answerers(n.head))
    )
    ruled = {n: side for side, names in zip(RULED, (answering, through, to, by), strict=True) for n in names}
    near: dict[Name, list[Token]] = {name: [] for name in (*by, *to)}
    some = {g.doer for n in group for g in n.done if is_of_some(g)}  # one of many who vote is no party
    for token in _around(reading, group):
        name = entities.at(token) if token not in some else None
        if name is not None and not _is_inside(entities, token):
            for actor in entities.acting([name]):
                near.setdefault(actor, []).append(token)
    return [Actor(name, tuple(tokens), ruled.get(name, "none")) for name, tokens in near.items()]


def _is_inside(entities: Entities, token: Token) -> bool:
    """Say whether a word is only a part of what names something ("Spanish" in "the Spanish government", "Ada" in "Ada Ruiz")."""
    over = entities.at(token.head)
    return (
        token.head != token and over is not None and (over == entities.at(token) or token.dep_ in ("amod", "compound"))
    )


def _around(reading: Reading, group: Group) -> Iterator[Token]:
    """Yield the words of the headline and of the sentences around the phrases, in text order."""
    first = reading.first_tokens
    near = {reading.sentence[n.head.i] + away for n in group for away in range(-BEFORE, AFTER + 1)}
    headline = takewhile(lambda s: reading.is_in_headline(reading.doc[first[s]].idx), range(len(first)))
    for sentence in sorted({*headline, *(s for s in near if 0 <= s < len(first))}):
        yield from reading.doc[first[sentence] : first[sentence + 1] if sentence + 1 < len(first) else len(reading.doc)]


def _ruled(entities: Entities, group: Group, passing: Governor | None) -> Sides:
    """Return authors and addressees by the rules; what a chamber passes to the next is put by it there, if nobody else put it."""
    telling = sorted(group, key=lambda n: n.in_headline)[:TELLING]
    by, to = (_leading(entities, (x for n in telling for x in getattr(n.parties, side))) for side in weighing.SIDES)
    by = tuple(n for n in by if n not in to) or by  # who turns it down in another sentence has not put it
    if chamber := _doer(entities, passing):
        by = by or chamber
        others = chain.from_iterable(parties.chambers(entities, (n.head for n in group)))
        to = tuple(n for n in dict.fromkeys((*others, *to)) if n not in chamber) or to
    if not by and group[0].noun.families[0] == "resolution" and any(KG.Accepted in n.verdicts for n in group):
        return to, ()
    if set(parties.ABOUT) & set(group[0].noun.families) and all(entities.get(n).kind == KG.Country for n in to):
        to = parties.chamber(entities, (n.head for n in group)) or to  # not to the one country that vetoes it
    return by, tuple(n for n in dict.fromkeys(_for_their_side(entities, to)) if n not in by)


def _doer(entities: Entities, passing: Governor | None) -> tuple[Name, ...]:
    """Return who has passed it on, if anybody."""
    return parties.actors(entities, [passing.doer]) if passing is not None and passing.doer is not None else ()


def _leading(entities: Entities, found: Iterable[Name]) -> tuple[Name, ...]:
    """Return the parties without unnamed ones where some have a name: these are told again, or only speak of it ("officials")."""
    names = tuple(dict.fromkeys(found))
    named = parties.named(entities, names)
    return tuple(n for n in names if n in named or not named)


def _for_their_side(entities: Entities, to: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the addressees without the persons who only answer for a country or a body that stands there too."""
    bodies = tuple(n for n in to if entities.get(n).kind != KG.Person)
    return bodies or to
