"""The terms of a proposal: what the words around it say that it would bring about, one term each."""

from collections.abc import Iterable, Iterator

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import contents
from kg.find.proposals.contents import Content
from kg.language import lexicon, time, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Name, Span, Term, name_of

CONDITIONS = ("if", "unless", "until", "provided", "once", "before")


def of_noun(reading: Reading, entities: Entities, head: Token) -> Iterator[Term]:
    """Yield the terms that the words around a naming noun tell."""
    yield from _terms(reading, entities, contents.of_noun(head))


def of_verb(reading: Reading, entities: Entities, verb: Token) -> Iterator[Term]:
    """Yield what a verb of proposing proposes."""
    yield from _terms(reading, entities, contents.of_verb(verb))


def _terms(reading: Reading, entities: Entities, found: Iterable[Content]) -> Iterator[Term]:
    for content in found:
        if len(content.words) > 1:  # one word says too little, and is mostly a slip of the parser
            where = tree.trim(reading.article.text, tree.span(content.words))
            yield _term(reading, entities, content, where)


def _term(reading: Reading, entities: Entities, content: Content, where: Span) -> Term:
    head = content.head
    verbal = head.pos_ in ("VERB", "AUX")
    subject = content.actor or (tree.subject(head) if verbal else None)
    passive = verbal and tree.is_passive(head)
    objects = [c for c in head.children if c.dep_ == "obj"]
    acting = _named(entities, [subject] if subject is not None and not passive else [])
    undergoing = [*objects, *([subject] if subject is not None and passive else [])]
    return Term(
        name_of(reading.article, "term", where),
        (where,),
        content.rule,
        polarity=KG.Negative if tree.is_negated(head) else KG.Positive,
        type=_type(reading, where),
        actors=acting,
        targets=tuple(n for n in _named(entities, undergoing) if n not in acting),
        places=tuple(
            dict.fromkeys(n for t in content.words for n in entities.of(t) if entities.get(n).kind == KG.Place)
        ),
        condition=_condition(reading, head),
        duration=next(iter(time.durations(reading.article.text, where)), None),
    )


def _named(entities: Entities, tokens: list[Token]) -> tuple[Name, ...]:
    return entities.acting(n for t in tokens for n in entities.of(t))


def _type(reading: Reading, where: Span) -> URIRef | None:
    """Return the type of the first event that the words name."""
    for trigger in reading.doc.spans.get("events", ()):
        if where.start <= trigger.start_char < where.end and trigger.label_ != "OtherEvent":
            return lexicon.event_type(trigger.label_, "language_model")
    return None


def _condition(reading: Reading, head: Token) -> str | None:
    for c in head.children:
        if c.dep_ == "advcl" and any(m.lower_ in CONDITIONS for m in c.children):
            return reading.article.words(tree.span(tree.subtree(c)))
    return None
