"""Plural pronouns for several people named side by side: "Ruiz and Said left. They said ..." means both.

Shy: the names are all that the subject before is, and no other noun between them and the pronoun means several.
"""

from spacy.tokens import Token

from kg.find.entities import ranking
from kg.find.entities.rivals import TIMES
from kg.find.entities.scene import Scene
from kg.language import tree
from kg.terms import KG
from kg.values import Name

Group = tuple[Name, ...]


def antecedents(scene: Scene) -> dict[int, Group]:
    """Return the pronouns that stand for nothing alone, each with all those for whom it stands together."""
    found: dict[int, Group] = {}
    for token in scene.reading.doc:
        if token.lower_ != "they" or token.dep_ not in tree.SUBJECTS or _is_settled(scene, token):
            continue
        subject = ranking.nearest_subject(token) or _of_sentence_before(token)
        if subject is None or subject.i > token.i or _tells_of_others(subject, token):
            continue
        if group := found.get(subject.i) or _side_by_side(scene, subject):
            found[token.i] = group
    return found


def _is_settled(scene: Scene, token: Token) -> bool:
    """Say whether a pronoun stands for another thing than itself, or in somebody's words, where others may be meant."""
    thing = scene.at(token)
    itself = thing is None or any(span.start == token.idx for span in thing.mentions)
    return not itself or token.i in scene.likely or token.i in scene.quoted


def _of_sentence_before(token: Token) -> Token | None:
    """Return the subject of the sentence before that of a pronoun."""
    before = next((t for t in reversed(token.doc[: token.sent.start]) if not t.is_space), None)
    return None if before is None else tree.child(before.sent.root, *tree.SUBJECTS)


def _side_by_side(scene: Scene, subject: Token) -> Group:
    """Return those whom a subject names one beside the other: all of them people, or all of them bodies and countries."""
    things = [scene.at(t) for t in tree.conjuncts(subject)]
    people = {thing.kind == KG.Person for thing in things if thing is not None}
    named = all(thing is not None and thing.kind in (KG.Person, KG.Organization, KG.Country) for thing in things)
    group = tuple(dict.fromkeys(thing.id for thing in things if thing is not None))
    return group if named and len(people) == 1 and len(group) > 1 else ()


def _tells_of_others(subject: Token, token: Token) -> bool:
    """Say whether a noun between a subject and a pronoun means several, so that the pronoun may mean these."""
    between = (t for t in token.doc[subject.i + 1 : token.i] if t.pos_ == "NOUN" and t.lemma_.lower() not in TIMES)
    return any("Plur" in t.morph.get("Number", []) for t in between)
