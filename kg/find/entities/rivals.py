"""Other possible antecedents of a pronoun that are no entities; if one of these is likelier, the pronoun stays unresolved."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from kg.find.entities.binding import is_one_of_several, same_clause
from kg.find.entities.grammar import NEUTER, PLURAL
from kg.find.entities.scene import REACH, Scene
from kg.language import cues, lexicon, tree
from kg.language.cues.beside import is_date
from kg.language.cues.kinds import is_source
from kg.terms import KG
from kg.world.lookup.things import country_of

#: How the words for the people of a nation end that mean all of them.
MANY = ("s", "sh", "ch", "ese")
#: Nouns of time and measure, which no pronoun means.
TIMES = frozenset(
    [
        "day",
        "week",
        "month",
        "year",
        "time",
        "hour",
        "minute",
        "morning",
        "evening",
        "night",
        "percent",
        "number",
        "way",
    ]
)


def find(scene: Scene, token: Token) -> Iterator[int]:
    """Yield the words before a pronoun that it may as well mean, and that are no candidates.

    They are plain nouns and names of things that are in no graph, for "it" and "they"; and several people, or one who is only called by
    his nation, for "they", and "he" or "she". What speaks is no thing but a text or people.
    """
    speaks = token.dep_ in tree.SUBJECTS and token.head.lemma_.lower() in lexicon.reporting().verbs
    first = scene.sentence[token.i] - REACH
    for noun in takewhile(lambda t: scene.sentence[t.i] >= first, reversed(token.doc[: token.i])):
        if token.lower_ in NEUTER | PLURAL:
            rival = _is_plain(scene, noun) and _may_be(noun, token, speaks) and not same_clause(token, noun)
            rival = rival or (is_one_of_several(scene, token, noun) and noun.i in scene.by_token)
        else:
            rival = is_national(noun)
        if rival:
            yield noun.i


def _is_plain(scene: Scene, noun: Token) -> bool:
    """Say whether a noun or name means a thing that is none of the article's actors, or a place that acts; a day is nothing."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.lemma_.lower() in TIMES or is_date(noun):
        return False
    thing = scene.at(noun)
    if thing is not None and thing.kind == KG.Place:
        return noun.dep_ in tree.SUBJECTS and noun.i not in scene.likely
    return thing is None or (thing.kind == KG.UnnamedActor and not is_source(noun))


def is_national(noun: Token) -> bool:
    """Say whether a word means one person by his nation: "the Swede", but not "the Swedish", who are many; in headlines "Swede wins"."""
    if noun.ent_type_ != "Norp" or noun.lower_.endswith(MANY):
        return False
    is_head = noun.dep_ not in ("amod", "compound", "nmod:desc", "flat")
    is_bare = noun.dep_ in tree.SUBJECTS and noun == noun.sent[0] and country_of(noun.text) is not None
    return is_head and (is_bare or any(c.lower_ in ("the", "a", "an") for c in noun.children))


def _may_be(noun: Token, pronoun: Token, speaks: bool) -> bool:
    plural = "Plur" in noun.morph.get("Number", [])
    somebody = pronoun.lower_ in NEUTER and noun.lemma_.lower() in lexicon.words("actors.tsv", "person")
    if somebody or noun.dep_ in ("compound", "flat", "nmod:desc") or plural != (pronoun.lower_ in PLURAL):
        return False
    texts = lexicon.toml("reporting.toml")["texts"]["nouns"]
    return not speaks or cues.is_actor_noun(noun) or noun.lemma_.lower() in texts
