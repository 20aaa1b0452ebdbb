"""Whom a pronoun that is a speaker cannot mean: the person its words are about, the dead, and the one who asked the question it answers.

Each guard is one question; a pronoun that means nobody else stays a source without a name.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.find.entities.grammar import PLURAL
from kg.find.entities.scene import Scene
from kg.language import lexicon, tree
from kg.terms import KG
from kg.values import Name

#: Pronouns of one person; what a body says of itself, it says by its name ("the bank will pay, it said").
ALONE = frozenset(["he", "she"])
#: Relations of a name to the noun that tells who somebody is.
TELLING = frozenset(["appos", "flat", "nmod:desc"])
#: Nouns for the relatives of somebody.
FAMILY = frozenset(["family", "relative", "parent", "kin"])
#: Relations of a name that only tells whose or what somebody is.
ASIDE = frozenset(["nmod", "nmod:poss", "compound", "amod"])
#: Those of what something is done to or with.
DONE_TO = frozenset(["obj", "iobj", "obl"])

#: Auxiliaries of what has not taken place.
MODALS = frozenset(["would", "may", "might", "could", "will", "should", "must"])

Guard = Callable[[Scene, Token, Name], bool]
"""Whether a pronoun cannot mean a thing."""


def forbid(scene: Scene, token: Token, name: Name) -> bool:
    """Say whether some guard forbids that a pronoun means a thing."""
    return any(guard(scene, token, name) for guard in GUARDS)


def silence(scene: Scene, token: Token, likely: Name) -> bool:
    """Say whether a pronoun that speaks means nobody, since whom it most likely means cannot be meant: no next best will do."""
    unspeaking = likely in scene.dead or _is_spoken_of(scene, token, likely) or _is_only_whose(scene, token, likely)
    return scene.speaks(token) and unspeaking


def the_dead(scene: Scene) -> frozenset[Name]:
    """Return the people of whom the article itself says that they are dead."""
    found = set()
    for i, name in scene.by_token.items():
        if scene.things[name].kind == KG.Person and _is_dead(scene.reading.doc[i]):
            found.add(name)
    return frozenset(found)


def _is_spoken_of(scene: Scene, token: Token, name: Name) -> bool:
    """Forbid whoever is named in what the pronoun's verb governs, or in the quotation that the pronoun speaks ("he said Ruiz had left")."""
    if token.dep_ not in tree.SUBJECTS or not scene.speaks(token):
        return False  # "she was born Ada Ruiz"
    alone = token.lower_ in ALONE
    for span in scene.things[name].mentions:
        head = scene.reading.head(span)
        if head is None:
            continue
        told = head.i > token.i or (alone and not _says(scene, head, token))
        if told and _is_told_by(token.head, head):
            return True
        if scene.speakers.get(head.i) == token:
            return True
    return False


def _says(scene: Scene, head: Token, pronoun: Token) -> bool:
    """Say whether somebody has said something in what another says before "he added"; who "will appeal" has not.

    Nor has who is told of right before "he said": "Ruiz had laughed, he said".
    """
    own, verb = head.head, pronoun.head
    inserted = own.head == verb if own.dep_ == "ccomp" else verb.dep_ == "parataxis" and verb.head == own
    told = verb.lemma_.lower() == "say" and inserted and pronoun.i > 0 and pronoun.nbor(-1).text == ","
    return head.i in scene.sources and not told and not MODALS & set(tree.auxiliaries(own))


def _is_told_by(verb: Token, head: Token) -> bool:
    """Say whether a word stands in the clause that a verb introduces, be it before the verb ("the climber is safe, he said")."""
    if head.i > verb.i:
        return verb.is_ancestor(head)
    if verb.dep_ == "parataxis" and not verb.is_ancestor(head):
        return head == verb.head or verb.head.is_ancestor(head)
    return any(c.dep_ == "ccomp" and c.is_ancestor(head) for c in verb.lefts)


def _is_silent(scene: Scene, token: Token, name: Name) -> bool:
    """Forbid the dead, where the pronoun speaks."""
    return scene.speaks(token) and name in scene.dead


def _is_asker(scene: Scene, token: Token, name: Name) -> bool:
    """Forbid who asked, where the pronoun answers ("the judge asked Ruiz about it; he replied")."""
    words = lexicon.toml("reporting.toml")["dialogue"]
    if not scene.speaks(token) or token.head.lemma_.lower() not in words["answering"]:
        return False
    return name in _askers(scene, token, words["asking"])


def _askers(scene: Scene, token: Token, asking: list[str]) -> Iterator[Name]:
    first = scene.reading.first_tokens[max(scene.sentence[token.i] - 1, 0)]
    for cue in scene.reading.outer_cues_in(first, token.i - 1):
        if cue.source is not None and cue.verb.lemma_.lower() in asking and cue.source.i in scene.by_token:
            yield scene.by_token[cue.source.i]


def _is_none(scene: Scene, token: Token, name: Name) -> bool:
    """Forbid somebody of whom it is only said that there is none ("did not field a candidate")."""
    if scene.things[name].kind != KG.UnnamedActor:
        return False
    return all(
        head is not None and (tree.is_negated(head) or (head.dep_ == "obj" and tree.is_negated(head.head)))
        for head in map(scene.reading.head, scene.things[name].mentions)
    )


def _is_new(scene: Scene, token: Token, name: Name) -> bool:
    """Forbid who has said nothing yet, where the pronoun says more ("he added"), and the state that "it said" something of.

    "Peru lost two ships, it said" are the words of whoever spoke before.
    """
    more = token.head.lemma_.lower() in lexicon.toml("reporting.toml")["dialogue"]["going_on"]
    if not (scene.speaks(token) and token.dep_ in tree.SUBJECTS):
        return False
    told = more or (scene.things[name].kind == KG.Country and _stands_in_words(scene, token, name))
    before = (i for i in scene.sources if i < token.i and i in scene.by_token)
    return told and all(scene.referent(i) != name for i in before)


def _stands_in_words(scene: Scene, token: Token, name: Name) -> bool:
    """Say whether something is named in the words before a pronoun that it says."""
    heads = (scene.reading.head(span) for span in scene.things[name].mentions)
    return any(head is not None and _is_told_by(token.head, head) for head in heads)


def _is_only_whose(scene: Scene, token: Token, name: Name) -> bool:
    """Forbid a body that has only told whose or what somebody is, where the pronoun speaks ("Ruiz of Acme left. They said ...").

    Nor does a country speak that has only told where something happens ("Ruiz came to Peru. They said ..."), and no "they" whom others
    have only done something to or with ("Ruiz sent boats to Acme. They said ...").
    """
    if not scene.speaks(token) or scene.things[name].kind == KG.Person:
        return False
    near = [scene.reading.doc[i] for i in scene.before(token) if scene.referent(i) == name]
    aside = ASIDE | {"obl"} if scene.things[name].kind == KG.Country else ASIDE
    aside = aside | DONE_TO if token.lower_ in PLURAL else aside
    if token.head.dep_ == "ccomp" and any(t.head == token.head.head for t in near):
        return False  # "told them that they ..."
    return all(t.dep_ in aside for t in near if t.head.i not in {n.i for n in near})


def _is_only_of_kin(scene: Scene, token: Token, name: Name) -> bool:
    """Forbid a relative of whom only somebody else's aside has told, where the pronoun is a subject ("Ruiz, whose son Ivo is ill ...")."""
    if token.dep_ not in tree.SUBJECTS:
        return False
    near = [scene.reading.doc[i] for i in scene.before(token) if scene.referent(i) == name]
    named = [(*t.children, *(t.head.children if t.dep_ in TELLING else ())) for t in near]
    return bool(named) and all(any(c.lower_ == "whose" for c in beside) for beside in named)


def _is_own_side(scene: Scene, token: Token, name: Name) -> bool:
    """Forbid that somebody quoted means by "they" the body that he belongs to, or the family whose member he is: that is "we"."""
    source = scene.speakers.get(token.i)
    if source is None or token.i not in scene.quoted or token.lower_ not in PLURAL:
        return False
    speaker, noun = scene.speaker(token), scene.reading.head(scene.things[name].mentions[0])
    own = (title for title, _, person in scene.titles if person == speaker)
    kin = {t.lemma_.lower() for t in (source, source.head, *source.children)} & lexicon.listed("kin")
    of_family = bool(kin) and noun is not None and noun.lemma_.lower() in FAMILY
    return of_family or any(name == scene.by_token.get(t.i) for title in own for t in title.subtree)


def _is_no_text(scene: Scene, token: Token, name: Name) -> bool:
    """Forbid bodies and lands where "it" is a text or a deed ("the office said the mayor would sign it", "they had asked for it")."""
    words, verb = lexicon.toml("reference.toml"), token.head.lemma_.lower()
    if token.lower_ != "it":
        return False
    if token.dep_ == "obl":
        return tree.preposition(token) == "for" and verb in words["done_for"]
    return token.dep_ in ("obj", "nsubj:pass") and verb in words["done_to_texts"]


def _is_only_of_doer(scene: Scene, token: Token, name: Name) -> bool:
    """Forbid a body that has only told whose or what the subject is that does something to "it" ("Ruiz of Unity opposed it")."""
    if token.lower_ != "it" or token.dep_ not in tree.OBJECTS:
        return False
    near = [scene.reading.doc[i] for i in scene.before(token) if scene.referent(i) == name]
    doer = tree.subject(token.head)
    return doer is not None and all(t.dep_ in ASIDE and (t.head == doer or doer.is_ancestor(t)) for t in near)


GUARDS: tuple[Guard, ...] = (
    _is_spoken_of,
    _is_silent,
    _is_asker,
    _is_none,
    _is_new,
    _is_only_whose,
    _is_only_of_kin,
    _is_own_side,
    _is_no_text,
    _is_only_of_doer,
)


def _is_dead(name: Token) -> bool:
    """Say whether a name stands where the text tells of a death that took place: "the late Ruiz", "Ruiz died", "the funeral of Ruiz"."""
    words = lexicon.toml("reference.toml")["death"]
    if any(c.lower_ == "late" and c.dep_ == "amod" for c in name.children):
        return True
    if any(_dies(clause, own.dep_) for clause, own in _relative(name)):
        return True
    after = [t.lower_ for t in name.doc[name.i + 1 : name.i + 3]]
    if len(after) == 2 and after[0] in ("was", "were") and after[1] in words["fatal"]:
        return True  # whatever the parse: "Ruiz was fatally shot"
    head = name.head
    if head == name:
        return False
    if name.dep_ in ("nmod:poss", "nmod") and head.lemma_.lower() in words["nouns"]:
        return name.dep_ == "nmod:poss" or tree.preposition(name) in ("of", "for")
    return _dies(head, name.dep_)


def _relative(name: Token) -> Iterator[tuple[Token, Token]]:
    """Yield the relative clauses of a name, each with the pronoun that stands for it there ("Ruiz, who died")."""
    for clause in name.children:
        if clause.dep_ == "acl:relcl":
            yield from ((clause, own) for own in clause.children if own.lower_ in ("who", "that"))


def _dies(verb: Token, relation: str) -> bool:
    """Say whether a verb tells of the death of who stands in a relation to it."""
    words = lexicon.toml("reference.toml")["death"]
    if not _took_place(verb):
        return False
    if relation == "nsubj":
        return verb.lemma_.lower() in words["dying"] and tree.child(verb, "nsubj:pass") is None
    fatal = any(c.lower_ in words["fatal"] for c in verb.children)
    return (verb.lemma_.lower() in words["killing"] or fatal) and relation in ("obj", "nsubj:pass")


def _took_place(verb: Token) -> bool:
    """Say whether a verb tells of the past: finite, or a passive with "was", not denied."""
    if verb.pos_ != "VERB" or tree.is_negated(verb) or verb.dep_ in ("xcomp", "acl"):
        return False
    if any(c.dep_ == "mark" and c.lower_ not in ("after", "when", "since", "as", "that") for c in verb.children):
        return False
    return verb.tag_ in ("VBD", "VBN") and not MODALS & set(tree.auxiliaries(verb))
