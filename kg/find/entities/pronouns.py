"""Pronouns -> the thing that they stand for, by number, gender, role in the sentence and nearness."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from kg.find.entities import guards, offices, ranking
from kg.find.entities.scene import REACH, Scene
from kg.language import cues, lexicon, tree
from kg.terms import KG
from kg.values import Entity, Name

MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
THIRD = MALE | FEMALE | NEUTER | PLURAL
SPEAKING_BODY = frozenset(["we", "us", "our", "ours", "ourselves"])
FIRST = SPEAKING_BODY | frozenset(["i", "me", "my", "mine", "myself"])
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


def antecedent(scene: Scene, token: Token) -> Name | None:
    """Return what a pronoun of the third person stands for."""
    if token.lower_ in NEUTER and _is_expletive(token):
        return None
    if (told := _explained(scene, token)) is not None:
        return told
    if (same := _goes_on(scene, token)) is not None:
        if same.i in scene.likely:
            scene.likely[token.i] = scene.likely[same.i]
        return scene.by_token.get(same.i)
    speaker = scene.speaker(token)
    wanted = [
        i
        for i in scene.before(token)
        if scene.referent(i) != speaker
        and not _qualifies(token, token.doc[i])
        and not _same_clause(token, token.doc[i])
        and not _in_others_words(scene, token, i)
        and _agrees(scene, token.lower_, scene.things[scene.referent(i)])
    ]
    rivals = list(_rivals(scene, token))
    allowed = [i for i in wanted if not guards.forbid(scene, token, scene.referent(i))]
    likely = ranking.best(scene, token, wanted, rivals, sure=False)
    settled = (
        scene.speaks(token)
        and likely is not None
        and (likely in scene.dead or guards.is_only_whose(scene, token, likely))
    )
    found = None if settled else ranking.best(scene, token, allowed, rivals)
    if found is not None:
        if not any(_is_another(scene, token, scene.referent(i), found) for i in allowed):
            _learn(scene, token, found)
    elif scene.speaks(token) and likely is not None:
        scene.likely[token.i] = likely  # no next best: the text tells of nobody else
    return found


def _in_others_words(scene: Scene, token: Token, index: int) -> bool:
    """Say whether a pronoun stands in the words of one, and a token in those of somebody else."""
    both = token.i in scene.quoted and index in scene.quoted
    return both and scene.speakers.get(index) != scene.speakers.get(token.i)


def _is_expletive(token: Token) -> bool:
    """Say whether "it" only holds the place of a clause ("it was denied that Ruiz had paid"), and means nothing itself."""
    verb = token.head
    marks = [t for t in token.doc[verb.i + 1 : token.sent.end] if t.lower_ == "that" and t.pos_ == "SCONJ"]
    clause = any(t.i == verb.i + 1 or t.head.head == verb for t in marks)
    return tree.child(verb, "expl") == token or (token.dep_ == "nsubj:pass" and clause)


def _explained(scene: Scene, token: Token) -> Name | None:
    """Return the name that brackets behind a pronoun say it stands for ("he (Ruiz) said")."""
    after = token.doc[token.i + 1 : token.i + 3]
    return (
        scene.by_token.get(token.i + 2)
        if len(after) == 2 and after[0].text in ("(", "[") and scene.names(after[1])
        else None
    )


def _goes_on(scene: Scene, token: Token) -> Token | None:
    """Return the same pronoun that spoke just before, with no other person named between: it means the same ("he said ..., he said")."""
    if not scene.speaks(token) or token.i in scene.quoted:
        return None
    sentences: set[int] = set()
    for i in range(token.i - 1, -1, -1):
        other = token.doc[i]
        if i in scene.quoted or other.is_space or other.is_punct:
            continue
        sentences.add(scene.sentence[i])
        if len(sentences - {scene.sentence[token.i]}) > 1:
            break
        if scene.speaks(other) and other.lower_ == token.lower_:
            return other
        if other.pos_ != "PRON" and scene.names(other) and scene.things[scene.by_token[i]].kind == KG.Person:
            break
    return None


def first_person(scene: Scene, token: Token) -> Name | None:
    """Return who speaks the quotation that "I" or "we" stands in; the "we" of a person is the body for which he speaks, or anybody."""
    speaker = scene.speaker(token)
    if speaker is None:
        return None
    thing = scene.things[speaker]
    if token.lower_ in SPEAKING_BODY:
        return speaker if thing.kind in (KG.Organization, KG.Country) else offices.spoken_for(scene, speaker)
    alone = thing.kind == KG.Person or any(_agrees(scene, word, thing) for word in ("he", "she"))
    return speaker if alone else None


def _is_another(scene: Scene, token: Token, name: Name, found: Name) -> bool:
    """Say whether somebody else may as well be meant, so that a pronoun tells nothing of the gender of whom it was taken for."""
    return name != found and scene.things[name].kind == KG.Person and not scene.gender[name]


def _learn(scene: Scene, token: Token, found: Name) -> None:
    """Let the first pronoun decide the gender of somebody whose name does not."""
    if found in scene.gender and not scene.gender[found]:
        scene.gender[found] = "m" if token.lower_ in MALE else "f" if token.lower_ in FEMALE else ""


def _qualifies(pronoun: Token, candidate: Token) -> bool:
    """Say whether a name only tells which thing is meant ("Sri Lankan troops", "Amtrak trains"), or who somebody is, who is not "they"."""
    if candidate.dep_ in ("amod", "compound") and candidate.head.pos_ == "NOUN":
        return True
    holder = candidate.head.head if candidate.head.dep_ == "nmod:desc" else candidate.head
    of_somebody = candidate.dep_ in ("compound", "amod", "nmod") and holder.ent_type_ == "Person"
    return pronoun.lower_ in PLURAL and of_somebody


def _same_clause(pronoun: Token, candidate: Token) -> bool:
    """Say whether both depend on one verb, so that they can't be the same ("Abbas met him"); a possessive can."""
    if pronoun.dep_ == "nmod:poss" or "self" in pronoun.lower_ or "selves" in pronoun.lower_:
        return False
    return candidate.head == pronoun.head and candidate.dep_ != "nmod:poss"


def _agrees(scene: Scene, word: str, thing: Entity) -> bool:
    if thing.kind == KG.UnnamedActor:
        return _agrees_with_noun(scene, word, thing)
    if word in MALE or word in FEMALE:
        return thing.kind == KG.Person and scene.gender[thing.id] in ("", "m" if word in MALE else "f")
    return thing.kind in (KG.Organization, KG.Country)


def _agrees_with_noun(scene: Scene, word: str, thing: Entity) -> bool:
    """Say whether a pronoun can mean a description: by number, and by whether its noun means people."""
    noun = scene.reading.head(thing.mentions[0])
    if noun is None or noun.pos_ == "PRON":
        return False
    single = "Plur" not in noun.morph.get("Number", []) and tree.child(noun, "conj") is None
    several = noun.lemma_.lower() in lexicon.toml("reference.toml")["collective"]
    person = noun.lemma_.lower() in lexicon.words("actors.tsv", "person") or bool(scene.gender[thing.id])
    if word in PLURAL:
        return not single or not person or several
    if word in NEUTER:
        return single and not person
    if several:
        return False
    return single and person and scene.gender[thing.id] in ("", "m" if word in MALE else "f")


def _rivals(scene: Scene, token: Token) -> Iterator[int]:
    """Yield the plain nouns before "it" or "they" that it may as well mean; what speaks is no thing but a text or people."""
    if token.lower_ not in NEUTER | PLURAL:
        return
    speaks = token.dep_ in tree.SUBJECTS and token.head.lemma_.lower() in lexicon.reporting().verbs
    first = scene.sentence[token.i] - REACH
    for noun in takewhile(lambda t: scene.sentence[t.i] >= first, reversed(token.doc[: token.i])):
        plain = noun.pos_ == "NOUN" and noun.i not in scene.by_token and noun.lemma_.lower() not in TIMES
        if plain and _may_be(noun, token, speaks) and not _same_clause(token, noun):
            yield noun.i


def _may_be(noun: Token, pronoun: Token, speaks: bool) -> bool:
    plural = "Plur" in noun.morph.get("Number", [])
    if noun.dep_ in ("compound", "flat", "nmod:desc") or plural != (pronoun.lower_ in PLURAL):
        return False
    texts = lexicon.toml("reporting.toml")["texts"]["nouns"]
    return not speaks or cues.is_actor_noun(noun) or noun.lemma_.lower() in texts
