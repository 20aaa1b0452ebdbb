"""The terms of a proposal: what the words around it say that it would bring about, one term each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import clauses, features, marks, nouns, weighing, words
from kg.find.proposals.clauses import Content
from kg.find.proposals.scene import Scene
from kg.find.proposals.words import Noun
from kg.language import lexicon, time, tree
from kg.language.reading import Reading
from kg.spans import trim
from kg.terms import KG
from kg.values import Name, Span, Term, name_of

CONDITIONS = ("if", "unless", "until", "provided", "once", "before")
#: Rules whose clauses with "would" are terms unless a reader takes others near them, and whose words are where no reader looked at all.
SAYING = ("terms/predicate", "terms/clause", "terms/resumed")
SURE = (
    "terms/asked",
    "terms/copula",
    "terms/infinitive",
    "terms/listed",
    "terms/opened",
    "terms/planned",
    "terms/under",
)
#: Rules of what only stands near: such acts are terms where a reader marks them, if one looked.
AROUND = ("terms/act", "terms/doing")
#: How likely a reader's mark has to be for its words to be a term whatever they are.
MARKED = 0.9
#: A reader leaves words out where it takes others for terms of a phrase at most so many sentences away.
NEAR = 1
#: Of two that share this much of the shorter one, the likelier is the term; so it is where one says again so much of what the other does.
SHARED, AGAIN = 0.5, 0.75


@dataclass(frozen=True)
class Told:
    """Words that may be a term, where they stand, how many tokens from the phrase that names the proposal, and what speaks for it.

    `chance` is how likely a reader takes them for one, 0 where it takes only others near them, None where it takes none; `likely` is
    what all comes to.
    """

    content: Content
    where: Span
    far: int
    features: tuple[str, ...]
    chance: float | None = None
    likely: float = 0.0

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """Of the words that tell what it is about."""
        return frozenset(t.lemma_.lower() for t in self.content.words if t.pos_ in words.CONTENT)


def told(scene: Scene, naming: Token, noun: Noun, contents: Iterable[Content]) -> Iterator[Told]:
    """Yield what may be terms of the proposal that a noun or verb names, weighed."""
    for content in contents:
        if _says(content) and not _is_answer(noun, content.head):
            own = tuple(features.of_term(scene.reading, content, naming, noun))
            where = trim(scene.reading.article.text, tree.span(content.words))
            yield weighed(scene, Told(content, where, abs(naming.i - content.head.i), own), [naming])


def _says(content: Content) -> bool:
    """Say whether words tell anything: more than what opens a clause ("will")."""
    return any(t.pos_ in words.CONTENT or t.pos_ in ("NUM", "SYM") for t in content.words)


def _is_answer(noun: Noun, verb: Token) -> bool:
    """Say whether a verb tells who is to answer a proposal, and nothing that it would bring ("the judge must approve the deal")."""
    thing = tree.child(verb, "obj", "nsubj:pass")
    if thing is None or not words.does("deciding", verb) or not clauses.would(verb):
        return False
    named = words.words().nouns.get(nouns.lemma(thing))
    return named is not None and (nouns.is_known(thing) or bool({*named.families} & {*noun.families}))


def weighed(scene: Scene, one: Told, namings: Sequence[Token]) -> Told:
    """Return what may be a term of a proposal with how likely it is, by its features and what a reader marks at the words that name it."""
    marked = {naming: roles for naming in namings if (roles := scene.marks.related(naming, "term"))}
    sentences = scene.reading.sentence
    near = any(abs(sentences[naming.i] - sentences[one.content.head.i]) <= NEAR for naming in marked)
    taken = marks.alike([role for roles in marked.values() for role in roles], one.content.words) if marked else 0.0
    chance = taken if taken or near else None
    own = (*one.features, weighing.UNMARKED) if chance == 0 else one.features
    likely = weighing.likely(scene.tables[weighing.TERMS], own, chance or None)
    if one.content.rule in AROUND and scene.marks.known and not chance:
        return replace(one, chance=chance, likely=0.0)
    sure = chance >= MARKED if chance is not None else _is_sure(one.content, read=scene.marks.known)
    return replace(one, chance=chance, likely=max(likely, weighing.TERM) if sure else likely)


def listed(found: Sequence[Told]) -> list[Told]:
    """Return what may be terms, likelier where something in a list with it is likely to be one: of a list, all are terms or none."""
    likely = [(_list(t.content.head), t.where) for t in found if t.likely > weighing.LISTED]

    def is_beside(one: Told) -> bool:
        first = _list(one.content.head)
        return any(other == first and not _overlap(one.where, where) for other, where in likely)

    return [replace(t, likely=weighing.beside(t.likely)) if is_beside(t) else t for t in found]


def _list(head: Token) -> int:
    """Return where the first word is that a word is coordinated with."""
    while head.dep_ == "conj":
        head = head.head
    return head.i


def _is_sure(content: Content, *, read: bool) -> bool:
    """Say whether the words are what the proposal itself, or the clause that puts it, says or has under it, or a thing that is put."""
    if content.rule == "terms/proposed":
        return words.among("things", [content.head])  # "proposed a truce"
    return (content.rule in SURE and not read) or (content.rule in SAYING and clauses.would(content.head))


def chosen(found: Iterable[Told]) -> list[Told]:
    """Return what is likely enough to be a term, in text order; of what overlaps, or says the same, the likeliest."""
    kept: list[Told] = []
    for one in sorted(found, key=lambda t: (-t.likely, t.where)):
        if one.likely >= weighing.TERM and not any(_overlap(one.where, k.where) or _repeats(one, k) for k in kept):
            kept.append(one)
    return sorted(kept, key=lambda t: t.where)


def _overlap(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > SHARED * min(one.end - one.start, other.end - other.start)


def _repeats(one: Told, other: Told) -> bool:
    """Say whether words say again what a sentence before or after says, as headlines do."""
    shorter = min(len(one.lemmas), len(other.lemmas))
    return one.content.head.sent != other.content.head.sent and 0 < shorter * AGAIN <= len(one.lemmas & other.lemmas)


def term(reading: Reading, entities: Entities, found: Told) -> Term:
    """Return the term that words tell."""
    return _term(reading, entities, found.content, found.where)


def _term(reading: Reading, entities: Entities, content: Content, where: Span) -> Term:
    head = content.head
    verbal = head.pos_ in ("VERB", "AUX")
    subject = content.actor or (tree.subject(head) if verbal else None)
    passive = verbal and tree.is_passive(head)
    objects = [c for c in head.children if c.dep_ == "obj" and not (c.pos_ == "PRON" and words.does("deciding", head))]
    acting = _named(entities, [subject] if subject is not None and not passive else [])
    undergoing = [*objects, *([subject] if subject is not None and passive else [])]
    return Term(
        name_of(reading.article, "term", where),
        (where,),
        content.rule,
        polarity=KG.Negative if _is_denied(head) else KG.Positive,
        type=_type(reading, where),
        actors=acting,
        targets=tuple(n for n in _named(entities, undergoing) if n not in (*acting, *_putting(entities, content))),
        places=tuple(
            dict.fromkeys(n for t in content.words for n in entities.of(t) if entities.get(n).kind == KG.Place)
        ),
        condition=_condition(reading, content),
        duration=next(iter(time.durations(reading.article.text, where)), None),
    )


def _is_denied(head: Token) -> bool:
    """Say whether a term is what shall not be, by its own words or by those before "or" ("would not leave the city or end the war")."""
    other = any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in head.children)
    shared = other and head.dep_ == "conj" and tree.child(head, *tree.SUBJECTS) is None
    return tree.is_negated(head) or (shared and tree.is_negated(head.head))


def _named(entities: Entities, tokens: list[Token]) -> tuple[Name, ...]:
    return entities.acting(n for t in tokens for n in entities.of(t))


def _putting(entities: Entities, content: Content) -> tuple[Name, ...]:
    """Return who puts a clause about what a pronoun stands for: "Spain demanded that it be scrapped" is seldom about Spain."""
    own = tree.child(content.head, "nsubj:pass")
    puts = content.over if content.head.dep_ == "ccomp" and own is not None and own.lower_ == "it" else None
    return _named(entities, [by] if puts is not None and (by := tree.subject(puts)) is not None else [])


def _type(reading: Reading, where: Span) -> URIRef | None:
    """Return the type of the first event that the words name."""
    for trigger in reading.doc.spans.get("events", ()):
        if where.start <= trigger.start_char < where.end and trigger.label_ != "OtherEvent":
            return lexicon.event_type(trigger.label_, "language_model")
    return None


def _condition(reading: Reading, content: Content) -> str | None:
    """Return on which condition it would be: a clause under its verb, or under the one that puts it ("threatened to ... unless")."""
    for verb in filter(None, (content.head, content.over)):
        for c in verb.children:
            if c.dep_ == "advcl" and any(m.lower_ in CONDITIONS for m in c.children):
                return reading.article.words(trim(reading.article.text, tree.span(tree.subtree(c))))
    return None
