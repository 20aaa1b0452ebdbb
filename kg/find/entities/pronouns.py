"""Pronouns -> their antecedents, by number, gender, syntactic role and distance."""

from spacy.tokens import Token

from kg.find.entities import binding, guards, offices, ranking, rivals
from kg.find.entities.grammar import FEMALE, MALE, NEUTER, PLURAL, SPEAKING_BODY, sex
from kg.find.entities.scene import Scene
from kg.find.titles import words as titles
from kg.language import lexicon, tree
from kg.language.cues.verbs import is_arising
from kg.terms import KG
from kg.values import Entity, Name

#: What somebody says or writes.
SPEECHES = frozenset(
    ["speech", "address", "statement", "ruling", "judgment", "letter", "testimony", "sermon", "article", "column"]
)


def antecedent(scene: Scene, token: Token) -> Name | None:
    """Return what a pronoun of the third person stands for."""
    if token.lower_ in NEUTER and (_is_expletive(token) or _is_what_is_said(token)):
        return None
    unnamed = token.i in scene.quoted and scene.speaks(token) and scene.speaker(token) is None
    if unnamed and token.lower_ not in NEUTER:
        return None  # of whom somebody tells whom nobody names, he may be anybody but the one
    if (told := _explained(scene, token) or _speaks_ahead(scene, token) or _answers(scene, token)) is not None:
        return told
    if (same := _goes_on(scene, token)) is not None:
        if same.i in scene.likely:
            scene.likely[token.i] = scene.likely[same.i]
        return scene.by_token.get(same.i)
    found, own = _likeliest(scene, token), sex(token.lower_)
    if found is None or not own or token.dep_ not in tree.SUBJECTS:
        return found
    # whom the text has called "she" is no "he": one of the two was somebody else
    return found if scene.called.setdefault(found, own) == own else None


def _likeliest(scene: Scene, token: Token) -> Name | None:
    """Return whom a pronoun means where one is likeliest and may be meant, and note what it tells of him."""
    wanted = _candidates(scene, token)
    others = list(rivals.find(scene, token))
    allowed = [i for i in wanted if not guards.forbid(scene, token, scene.referent(i))]
    likely = ranking.best(scene, token, wanted, others, sure=False)
    silent = likely is not None and guards.silence(scene, token, likely)
    found = None if silent else ranking.best(scene, token, allowed, others)
    if found is not None:
        if not any(_is_another(scene, token, scene.referent(i), found) for i in allowed):
            _learn(scene, token, found)
    elif scene.speaks(token) and likely is not None:
        scene.likely[token.i] = likely  # no next best: the text tells of nobody else
    return found


def _candidates(scene: Scene, token: Token) -> list[int]:
    """Return the tokens before a pronoun for whose things number, gender and place in the sentence allow that it means them."""
    others = {scene.speaker(token), *binding.clause_mates(scene, token), *binding.belongings(scene, token)}
    return [
        i
        for i in scene.before(token)
        if scene.referent(i) not in others
        and not binding.qualifies(token, token.doc[i])
        and not binding.same_clause(token, token.doc[i])
        and not binding.is_one_of_several(scene, token, token.doc[i])
        and not binding.in_others_words(scene, token, i)
        and not binding.is_said_of_somebody(scene, token.doc[i])
        and _agrees(scene, token.lower_, scene.things[scene.referent(i)])
    ]


def _is_expletive(token: Token) -> bool:
    """Say whether "it" only holds the place of a clause ("it was denied that Ruiz had paid"), and means nothing itself."""
    verb = token.head
    marks = [t for t in token.doc[verb.i + 1 : token.sent.end] if t.lower_ == "that" and t.pos_ == "SCONJ"]
    clause = any(t.i == verb.i + 1 or t.head.head == verb for t in marks)
    empty = token.dep_ == "nsubj:pass" or is_arising(verb)
    return tree.child(verb, "expl") == token or (empty and clause)


def _is_what_is_said(token: Token) -> bool:
    """Say whether "it" stands for what somebody has said ("Ruiz denied it"), and not for a thing of which he says more."""
    frames = lexicon.reporting().verbs.get(token.head.lemma_.lower(), {})
    return token.dep_ == "obj" and not {"clause", "open"}.isdisjoint(frames) and tree.child(token.head, "xcomp") is None


def _explained(scene: Scene, token: Token) -> Name | None:
    """Return the name that brackets behind a pronoun say it stands for ("he (Ruiz) said")."""
    after = token.doc[token.i + 1 : token.i + 3]
    return (
        scene.by_token.get(token.i + 2)
        if len(after) == 2 and after[0].text in ("(", "[") and scene.names(after[1])
        else None
    )


def _speaks_ahead(scene: Scene, token: Token) -> Name | None:
    """Return the subject ahead that gives the speech which a pronoun tells of ("in his speech, Ruiz praised the miners")."""
    noun = token.head
    if token.dep_ != "nmod:poss" or noun.dep_ != "obl" or noun.lemma_.lower() not in SPEECHES:
        return None
    return _subject_ahead(scene, token, noun.head)


def _answers(scene: Scene, token: Token) -> Name | None:
    """Return who answers the question that a pronoun stands in ("asked if he would go, Ruiz said no"), wherever a parse hangs it."""
    asking = lexicon.toml("reporting.toml")["dialogue"]["asking"]
    opening = (t for t in token.sent[:2] if t.dep_ == "advcl" and t.lemma_.lower() in asking and not tree.is_gerund(t))
    verb = next(opening, None)
    return _subject_ahead(scene, token, verb.head) if verb is not None and verb.i < token.i else None


def _subject_ahead(scene: Scene, token: Token, verb: Token) -> Name | None:
    """Return the subject of a verb, where it stands behind a pronoun and may be meant by it."""
    subject = tree.child(verb, "nsubj")
    thing = scene.at(subject) if subject is not None and token.i < subject.i else None
    return thing.id if thing is not None and _agrees(scene, token.lower_, thing) else None


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
        scene.gender[found] = sex(token.lower_)


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
    person = noun.lemma_.lower() in lexicon.words("actors.tsv", "person") or titles.kind(noun.lower_) is not None
    body = noun.lemma_.lower() in lexicon.words("actors.tsv", "body")
    if word in PLURAL:
        return not single or body or several
    if word in NEUTER:
        return single and not person
    if several:
        return False
    return single and person and scene.gender[thing.id] in ("", "m" if word in MALE else "f")
