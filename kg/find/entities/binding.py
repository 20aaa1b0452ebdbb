"""What a pronoun cannot mean for its position in the clause: arguments beside it, one of several, or what another speaks of."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.entities.grammar import FEMALE, MALE, PLURAL, is_of_nearer
from kg.find.entities.scene import Scene
from kg.language import lexicon, tree
from kg.terms import KG
from kg.values import Name

#: Relations between a noun and a name of which one tells who or what the other is.
TELLING = frozenset(["appos", "flat", "nmod:desc"])


def qualifies(pronoun: Token, candidate: Token) -> bool:
    """Say whether a name only tells which thing is meant ("Sri Lankan troops", "Amtrak trains"), or who somebody is, who is not "they"."""
    if candidate.dep_ in ("amod", "compound") and candidate.head.pos_ == "NOUN":
        return True
    holder = candidate.head.head if candidate.head.dep_ == "nmod:desc" else candidate.head
    of_somebody = candidate.dep_ in ("compound", "amod", "nmod") and holder.ent_type_ == "Person"
    return pronoun.lower_ in PLURAL and of_somebody


def same_clause(pronoun: Token, candidate: Token) -> bool:
    """Say whether both depend on one verb, so that they can't be the same ("Abbas met him"); a possessive can."""
    return _is_free(pronoun) and candidate.head == pronoun.head and candidate.dep_ != "nmod:poss"


def clause_mates(scene: Scene, pronoun: Token) -> Iterator[Name]:
    """Yield what the subject and the objects of a pronoun's clause stand for: "he told him" is of two ("they dared Ruiz to prove it")."""
    if not _is_free(pronoun) or pronoun.dep_ not in ("obl", *tree.SUBJECTS, *tree.OBJECTS):
        return
    verb = pronoun.head
    objects = [c for c in verb.children if c.dep_ in tree.OBJECTS]
    led = [c for c in verb.head.children if c.dep_ in tree.OBJECTS] if tree.is_infinitive(verb) else []
    bidder = tree.subject(verb.head) if _is_bidden(verb) else None
    mates = [None if is_of_nearer(verb) else tree.subject(verb), *objects, *led, bidder]
    yield from (scene.referent(t.i) for t in mates if t is not None and t != pronoun and t.i in scene.by_token)


def _is_bidden(verb: Token) -> bool:
    """Say whether a bare verb tells what somebody demands of another ("demanded that he resign")."""
    return verb.dep_ == "ccomp" and verb.tag_ == "VB" and tree.child(verb, "aux", "aux:pass") is None


def belongings(scene: Scene, pronoun: Token) -> Iterator[Name]:
    """Yield what a phrase with a possessive pronoun stands for, or tells of: nobody is his own ("her sister Ada", "Acme, its rival")."""
    if pronoun.dep_ != "nmod:poss":
        return
    noun = pronoun.head
    told = [noun, *(c for c in noun.children if c.dep_ in TELLING), *([noun.head] if noun.dep_ in TELLING else ())]
    yield from (scene.referent(t.i) for t in told if t.i in scene.by_token)


def _is_free(pronoun: Token) -> bool:
    """Say whether a pronoun is neither a possessive nor a reflexive one, so that it means nobody else of its clause."""
    return pronoun.dep_ != "nmod:poss" and not pronoun.lower_.endswith(("self", "selves"))


def is_one_of_several(scene: Scene, pronoun: Token, candidate: Token) -> bool:
    """Say whether a name stands beside another, so that "they" are both ("Acme and Zeta said they would merge"), and "he" may be none.

    Of two who speak of him in his sentence, "he" is seldom one ("his lawyers, Ruiz and Paz, asked that he be freed").
    """
    single = pronoun.lower_ in MALE | FEMALE
    if pronoun.lower_ not in PLURAL and not (single and _is_told_by(pronoun, candidate)):
        return False
    if single and "Plur" in candidate.morph.get("Number", []):
        return True  # "his lawyers", whichever name the parse sets beside them
    thing = scene.at(candidate)
    own = thing.mentions if thing is not None else ()
    beside = [t for t in tree.conjuncts(_top(scene, candidate)) if t != candidate and t.i in scene.by_token]
    beside = [t for t in beside if not single or scene.things[scene.by_token[t.i]].kind == KG.Person]
    return any(not any(s.start <= t.idx < s.end for s in own) for t in beside)


def _is_told_by(pronoun: Token, candidate: Token) -> bool:
    """Say whether a word stands in the subject of a verb of saying in whose words a pronoun does."""
    saying = (v for v in pronoun.ancestors if v.lemma_.lower() in lexicon.reporting().verbs)
    subjects = (tree.child(v, *tree.SUBJECTS) for v in saying)
    return any(own is not None and (own == candidate or own.is_ancestor(candidate)) for own in subjects)


def _top(scene: Scene, token: Token) -> Token:
    """Return the first of the names or nouns that a token stands beside, where it hangs on one."""
    while token.dep_ in ("conj", "flat", "compound") and token.head.i in scene.by_token:
        token = token.head
    return token


def is_said_of_somebody(scene: Scene, noun: Token) -> bool:
    """Say whether a description only tells who somebody with a name is, and nobody else ("the winner is Ruiz", "Ruiz, a plumber")."""
    if scene.names(noun):
        return False
    subject = tree.child(noun, "nsubj") or (tree.subject(noun.head) if noun.dep_ == "xcomp" else None)
    is_told = subject is not None and scene.names(subject)
    is_subject = noun.dep_ == "nsubj" and tree.child(noun.head, "cop") is not None and scene.names(noun.head)
    return is_told or is_subject or (noun.dep_ == "appos" and scene.names(noun.head))


def in_others_words(scene: Scene, token: Token, index: int) -> bool:
    """Say whether a pronoun stands in the words of one, and a token in those of somebody else."""
    both = token.i in scene.quoted and index in scene.quoted
    return both and scene.speakers.get(index) != scene.speakers.get(token.i)
