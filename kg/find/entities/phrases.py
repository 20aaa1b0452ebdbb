"""Definite descriptions -> the one matching entity named before: "the prime minister", "the company", "the university", "the city"."""

import re
from collections.abc import Iterable, Set

from spacy.tokens import Token

from kg.find.entities import binding, bodies, offices, ranking
from kg.find.entities.scene import Scene
from kg.find.titles import words as titles
from kg.language import lexicon, tree
from kg.terms import KG
from kg.values import Entity, Name
from kg.world import World

DEFINITE = frozenset(["the", "this", "that"])
#: Ages, as what somebody is called by and behind a name.
YEARS_OLD, AGE = re.compile(r"\b[Tt]he (\d+)-year-old$"), re.compile(r"(?:, (?:aged )?| \()(\d{1,3})\b(?! \w)")
#: Relations of what makes a phrase another one than the bare noun.
OPEN = frozenset(["acl:relcl", "flat", "appos", "nummod"])
#: Relations of a land to a noun that it says the origin of.
LAND = frozenset(["amod", "compound", "nmod", "nmod:desc", "nmod:poss"])
#: What a place may be that the gazetteer does not know.
TOWNS = frozenset(["city", "town"])
#: Bodies that without a name are those of the state: "the army" is not the one of the rebels, whatever that calls itself.
OF_STATE = frozenset(["army", "navy"])


def antecedent(scene: Scene, token: Token) -> Name | None:
    """Return the thing that a definite singular phrase stands for; None where nothing fits, or more than one thing does."""
    if scene.names(token) or not _is_whole(scene, token):
        return None
    if titles.kind(token.lower_) is not None:
        return _holder(scene, token) if offices.is_definite(scene, token) or _has_article(token) else None
    if not _has_article(token) or any(c.dep_ in ("nmod", "nmod:poss") for c in token.children):
        return None
    if (named := _called(scene, token)) is not None:
        return named.id if _may_be(scene.world, token, named) else None  # "the Vox party" is no other party
    return _told(scene, token)


def _told(scene: Scene, token: Token) -> Name | None:
    """Return what was told of before that a definite noun by itself means."""
    if any(_introduces(scene, scene.reading.doc[i], token) for i in scene.before(token)):
        return None
    word = token.lemma_.lower()
    if (own := _of_speaker(scene, token, word)) is not None:
        return own
    said = [i for i in scene.before(token) if i not in scene.hearers]
    so_called = _told_to_be(scene, token)
    told = [i for i in said if scene.by_token[i] in so_called]
    fits = [i for i in said if _fits(scene.world, word, scene.things[scene.by_token[i]])]
    fits = _by_own_words(scene, token, fits)
    fits = [
        i for i in fits if not scene.reading.is_in_front(token.doc[i].idx)
    ] or fits  # "LIMA (AP)": where it was written
    last = max(told, default=-1)
    if last < max(fits, default=-1) or not told:
        told += fits  # what may as well be called so, and was told of later, is not passed over
    return ranking.best(scene, token, _without_doer(scene, token, _of_land(scene, token, told)))


def aged(scene: Scene, token: Token) -> Name | None:
    """Return whom "the 62-year-old" means: the likeliest of the people told of before, whose age is not told to be another.

    Nobody where somebody of that age was told of without a name ("a 62-year-old").
    """
    age = YEARS_OLD.search(token.doc[max(token.i - 5, 0) : token.i + 1].text)
    if age is None or token.dep_ in ("amod", "compound"):
        return None
    if re.search(rf"\b(?:an?|another) {age[1]}-year-old\b", scene.reading.text[: token.idx]):
        return None
    people = [i for i in scene.before(token) if scene.things[scene.by_token[i]].kind == KG.Person]
    return ranking.best(scene, token, [i for i in people if _ages(scene, scene.by_token[i]) <= {age[1]}])


def _ages(scene: Scene, name: Name) -> set[str]:
    """Return the ages that stand right behind a name ("Ada Ruiz, 62,")."""
    text = scene.reading.text
    told = (AGE.match(text, mention.end) for mention in scene.things[name].mentions)
    return {age[1] for age in told if age is not None}


def _called(scene: Scene, token: Token) -> Entity | None:
    """Return the body that a phrase calls by its name before its noun ("the Vox party")."""
    named = (scene.at(c) for c in token.children if c.dep_ == "compound" and _is_body(scene, c))
    return next(named, None)


def _may_be(world: World, token: Token, thing: Entity) -> bool:
    """Say whether a noun right behind a name tells what it is the name of ("the Unite union"), and no other thing ("the Fiat union")."""
    return _fits(world, token.lemma_.lower(), thing) or bodies.kinds(world, thing) <= {"other"}


def _holder(scene: Scene, token: Token) -> Name | None:
    """Return who holds an office, who is nobody that something is done to or by in the same clause ("Ruiz blamed the mayor")."""
    found = offices.holder(scene, token)
    return None if found in set(binding.clause_mates(scene, token)) else found


def _told_to_be(scene: Scene, token: Token) -> set[Name]:
    """Return the bodies and places of which the text has said before what a phrase calls them ("the brewer Acme", "the city of Lugo")."""
    names = (name for i, lemma, name in scene.described if i < token.i and lemma == token.lemma_)
    return {name for name in names if scene.things[name].kind in (KG.Organization, KG.Place)}


def _by_own_words(scene: Scene, token: Token, fits: list[int]) -> list[int]:
    """Return the candidates without those of another kind, as the text or their names say, and with hearers whose names fit."""
    word = token.lemma_.lower()
    heard = [
        i for i in scene.before(token) if scene.names(token.doc[i]) and _bears(scene.things[scene.by_token[i]], word)
    ]
    bears = [i for i in heard if _fits(scene.world, word, scene.things[scene.by_token[i]])]
    if bears:
        fits = sorted({*bears, *(i for i in fits if not _names_another(scene.things[scene.by_token[i]], word))})
    others = {name for name in {scene.by_token[i] for i in fits} if _is_told_otherwise(scene, token, name)}
    return [i for i in fits if scene.by_token[i] not in others]


def _is_told_otherwise(scene: Scene, token: Token, name: Name) -> bool:
    """Say whether the text has said of a body that it is of another kind than a noun means ("the firm Acme": no "agency")."""
    kinds, word = lexicon.toml("reference.toml")["bodies"], token.lemma_.lower()
    nouns = {lemma.lower() for i, lemma, own in scene.described if i < token.i and own == name}
    told = [set(kinds[noun]) for noun in nouns if noun in kinds]
    return word in kinds and bool(told) and all(own.isdisjoint(kinds[word]) for own in told)


def _of_speaker(scene: Scene, token: Token, word: str) -> Name | None:
    """Return the one body by which it is told who says it, where a noun fits that ("an adviser of the Front said the group had left")."""
    for verb in token.ancestors:
        speaker = tree.subject(verb)
        if speaker is not None and speaker.i in scene.sources and speaker.i < token.i:
            own = {scene.by_token[t.i] for t in speaker.subtree if t.i in scene.by_token and t.i < token.i}
            fits = [
                name for name in own if _fits(scene.world, word, scene.things[name]) or _is_unknown(scene, name, word)
            ]
            return fits[0] if len(fits) == 1 else None
    return None


def _is_unknown(scene: Scene, name: Name, word: str) -> bool:
    """Say whether a place is of no kind that is known, and may be the town of whose mayor it is told."""
    thing = scene.things[name]
    is_place = thing.kind == KG.Place and not scene.world.place(thing.name)
    return is_place and word in lexicon.toml("reference.toml")["places"]


def _without_doer(scene: Scene, token: Token, fits: list[int]) -> list[int]:
    """Return the candidates without the subject of the clause, where its sentence has another ("Spain met Peru and left the country")."""
    doer = None if scene.speaks(token) else _doer(token)
    others = [i for i in fits if doer is not None and scene.by_token[i] != scene.by_token.get(doer.i)]
    is_near = any(scene.sentence[i] == scene.sentence[token.i] for i in others)
    return others if is_near else fits


def _of_land(scene: Scene, token: Token, fits: list[int]) -> list[int]:
    """Return the candidates that the article ties to the land of a phrase ("the Korean firm"), else those that it ties to no other."""
    land = _lands(scene, token)
    if not land:
        return fits
    lands = {i: _lands_of(scene, scene.things[scene.by_token[i]]) for i in fits}
    return [i for i in fits if lands[i] & land] or [i for i in fits if not lands[i]]


def _lands_of(scene: Scene, thing: Entity) -> set[Name]:
    """Return the countries that the words beside the names of a thing tie it to ("the Indian company Acme", "Acme of India")."""
    heads = [head for span in thing.mentions if (head := scene.reading.head(span)) is not None]
    sorts = [head.head for head in heads if head.dep_ in ranking.HANGING and head.head.pos_ == "NOUN"]
    return set().union(*(_lands(scene, word) for word in (*heads, *sorts)))


def _lands(scene: Scene, noun: Token) -> set[Name]:
    beside = (scene.at(c) for c in noun.children if c.dep_ in LAND)
    return {thing.id for thing in beside if thing is not None and thing.kind == KG.Country}


def _doer(token: Token) -> Token | None:
    """Return the subject of the clause that a phrase stands in and is not the subject of."""
    if token.dep_ in tree.SUBJECTS:
        return None
    subjects = (c for verb in token.ancestors for c in verb.children if c.dep_ in tree.SUBJECTS)
    return next(subjects, None)


def _introduces(scene: Scene, earlier: Token, token: Token) -> bool:
    """Say whether a description has brought up something of the kind that a phrase means, which is no named thing.

    By "a" ("a group from Vigo"), or by what tells it from others of the kind ("the ferry company").
    """
    thing = scene.at(earlier)
    if thing is None or thing.kind != KG.UnnamedActor or earlier.lemma_ != token.lemma_ or earlier.dep_ == "appos":
        return False
    anew = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another", "one") for c in earlier.children)
    return anew or any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in earlier.children)


def _is_whole(scene: Scene, token: Token) -> bool:
    """Say whether a noun heads a singular phrase that is no apposition, no part of a name, and means no second thing of its kind."""
    if "Plur" in token.morph.get("Number", []) or token.dep_ in ("appos", "compound", "flat", "nmod:desc"):
        return False
    if any(c.dep_ == "compound" and not scene.names(c) for c in token.children) and not _may_be_described(token):
        return False
    if any(c.dep_ in OPEN or c.lower_ in lexicon.listed("others") or c.tag_ == "JJS" for c in token.children):
        return False
    before = token.doc[token.left_edge.i : token.i]
    if any(c.dep_ == "compound" for c in token.children) and any(
        t.lower_ in lexicon.listed("compounds") for t in before
    ):
        return False  # "the Lima-based rights group" has not been told of before
    after, first = token.i + 1, token.left_edge.i
    if first >= 2 and token.doc[first - 1].text == "," and scene.names(token.doc[first - 2]):
        return False  # "Ada Ruiz, the mayor", whatever the parser takes it for
    return after >= len(token.doc) or not scene.names(token.doc[after])


def _may_be_described(token: Token) -> bool:
    """Say whether a noun before it leaves a phrase what it is ("the rebel group", "the prime minister")."""
    return token.lemma_.lower() in lexicon.toml("reference.toml")["described"] or titles.kind(token.lower_) is not None


def _is_body(scene: Scene, token: Token) -> bool:
    thing = scene.at(token)
    return thing is not None and thing.kind == KG.Organization


def _has_article(token: Token) -> bool:
    return any(c.lower_ in DEFINITE for c in token.children if c.dep_ == "det")


def _fits(world: World, word: str, thing: Entity) -> bool:
    """Say whether a noun can be said of a thing: its class, and what the gazetteer or its name tells of its kind."""
    words = lexicon.toml("reference.toml")
    if thing.kind == KG.Country:
        return word in lexicon.listed("countries")
    if thing.kind not in (KG.Organization, KG.Place):
        return False
    forms = (thing.name, *thing.aliases)
    if _names_kind(word) and _bears(thing, word):
        return word not in OF_STATE or any(world.country(form.split()[0]) for form in forms)
    if thing.kind == KG.Place:
        known = {row.kind for row in world.place(thing.name)}
        return _is_one_of(words["places"].get(word, ()), known) or (
            word in TOWNS and not known and _is_bare(thing.name)
        )
    kinds = bodies.kinds(world, thing)
    is_known = _is_one_of(words["known_bodies"].get(word, ()), kinds)
    wanted = words["bodies"].get(word, ())
    return is_known or _is_one_of(wanted, kinds) or (not kinds and word in words["general"])


def _is_bare(name: str) -> bool:
    """Say whether no word of a place's name tells its kind ("Tesna", but not "Lake Tesna")."""
    return lexicon.listed("place_words").isdisjoint(name.lower().split())


def _bears(thing: Entity, word: str) -> bool:
    """Say whether a name itself says that it names what a noun means ("the association": "Growers' Association", and no union)."""
    return any(word in bodies.sort_words(form) for form in (thing.name, *thing.aliases))


def _names_another(thing: Entity, word: str) -> bool:
    """Say whether a name says that it names another kind of body than a noun means ("Growers' Union": no association)."""
    names = lexicon.words("orgwords.tsv")
    return any(own != word and own in names for form in (thing.name, *thing.aliases) for own in bodies.sort_words(form))


def _names_kind(word: str) -> bool:
    """Say whether a word of a name tells what it is the name of ("Oral Roberts University")."""
    lists = lexicon.words("orgwords.tsv"), lexicon.words("actors.tsv", "body"), lexicon.listed("place_words")
    return any(word in words for words in (*lists, lexicon.toml("reference.toml")["places"]))


def _is_one_of(wanted: Iterable[str], kinds: Set[str]) -> bool:
    return not kinds.isdisjoint(wanted)
