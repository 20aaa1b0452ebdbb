"""Resolution of pronouns and definite descriptions, from left to right."""

from dataclasses import replace

from spacy.tokens import Token

from kg.find.entities import guards, offices, phrases, pronouns, rivals, several
from kg.find.entities.grammar import FIRST, THIRD
from kg.find.entities.scene import Scene
from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Entity, Name
from kg.world import World

RELATIVE = frozenset(["who", "which", "that"])


def resolve(
    reading: Reading, world: World, entities: tuple[Entity, ...], by_token: dict[int, Name]
) -> dict[int, several.Group]:
    """Add what pronouns and definite phrases stand for to `by_token`; return the pronouns that stand for several at once."""
    lands = {e.id for e in entities if e.kind == KG.Country}
    for i in [i for i, name in by_token.items() if name in lands and rivals.is_national(reading.doc[i])]:
        del by_token[i]  # "the Swede" is one of them, and not Sweden
    by_token.update(_called_by_nation(reading, entities, by_token))
    scene = Scene.of(reading, world, entities, by_token)
    scene = replace(scene, dead=guards.the_dead(scene))
    for i in sorted(by_token):
        scene.titles.extend(offices.titles_at(scene, reading.doc[i]))
    for token in sorted(reading.doc, key=lambda t: t.i in scene.speakers):
        # quotations after the rest, as a pronoun behind one may be who speaks it, and in it "him" is somebody else
        _settle(scene, token, _antecedent(scene, token))
    for token in reading.doc:
        # last, as the speaker may be a pronoun after the quotation
        if token.lower_ in FIRST and token.pos_ == "PRON":  # "US" is none
            _settle(scene, token, pronouns.first_person(scene, token))
    together = several.antecedents(scene)
    for i in together:
        by_token.pop(i, None)
    return together


def _called_by_nation(reading: Reading, entities: tuple[Entity, ...], by_token: dict[int, Name]) -> dict[int, Name]:
    """Return the words of nation over which a parser hangs the name behind them, with whom they mean ("Briton Ada Ruiz")."""
    kinds = {thing.id: thing.kind for thing in entities}
    over = {i: name for i, name in by_token.items() if kinds[name] == KG.Country and i + 1 in by_token}
    return {
        i: by_token[i + 1]
        for i in over
        if kinds[by_token[i + 1]] == KG.Person and reading.doc[i + 1].dep_ == "flat" and reading.doc[i + 1].head.i == i
    }


def _settle(scene: Scene, token: Token, found: Name | None) -> None:
    if found is not None:
        scene.by_token[token.i] = found
        scene.titles.extend(offices.titles_at(scene, token))


def _antecedent(scene: Scene, token: Token) -> Name | None:
    if token.pos_ == "PRON" and token.lower_ in THIRD:
        return pronouns.antecedent(scene, token)
    if token.lower_ in RELATIVE and token.dep_ in tree.SUBJECTS:
        return scene.by_token.get(tree.antecedent(token).i)
    if token.lower_ == "old":
        return phrases.aged(scene, token)
    return phrases.antecedent(scene, token) if token.pos_ in ("NOUN", "PROPN") else None
