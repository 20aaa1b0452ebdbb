"""The terms of a proposal: what the words around it say that it would bring about."""

from collections.abc import Iterator

from rdflib import URIRef
from spacy.tokens import Token

from kg import lexicon, syntax, time
from kg.entities import Entities
from kg.model import Document, Duration, Name, Span, Term, name_of
from kg.terms import KG


def of_noun(document: Document, entities: Entities, head: Token) -> Iterator[Term]:
    """Yield the terms that hang on a naming noun: "to ...", "that would ...", "for a ...", "calls for ...", "is that ..."."""
    contain = lexicon.toml("proposals.toml")["verbs"]["contain"]
    clauses = [
        c
        for c in head.children
        if (c.dep_ in ("acl", "ccomp") and not syntax.is_passive(c)) or (c.dep_ == "acl:relcl" and _tells(c))
    ]
    for clause in clauses:
        for part in syntax.conjuncts(clause):
            yield from _term(document, entities, part, _clause_words(part))
    for noun in syntax.oblique(head, "for"):
        yield from _term(document, entities, noun, _phrase_words(noun))
    verb = head.head
    if head.dep_ == "nsubj" and verb.pos_ == "VERB" and verb.lemma_.lower() in contain:
        for part in (p for p in syntax.conjuncts(verb) if p.lemma_.lower() in contain):
            yield from _of_predicate(document, entities, part)


def of_verb(document: Document, entities: Entities, verb: Token) -> Iterator[Term]:
    """Yield what a verb of proposing proposes: its object and the clauses that go with it, one term each."""
    for c in verb.children:
        if c.dep_ == "obj":
            for noun in syntax.conjuncts(c):
                yield from _term(document, entities, noun, _phrase_words(noun))
                for clause in (r for r in noun.children if r.dep_ == "acl:relcl" and _tells(r)):
                    for part in syntax.conjuncts(clause):
                        yield from _term(document, entities, part, _clause_words(part))
        elif c.dep_ in ("xcomp", "ccomp"):
            for part in syntax.conjuncts(c):
                yield from _term(document, entities, part, _clause_words(part))


def _tells(clause: Token) -> bool:
    """Say whether a relative clause tells what would be, not what was."""
    return any(
        a in ("would", "will", "could", "must", "should", "shall", "may") for a in syntax.auxiliaries(clause)
    ) or any(c.dep_ == "conj" and _tells(c) for c in clause.children)


def _of_predicate(document: Document, entities: Entities, verb: Token) -> Iterator[Term]:
    inner = [c for c in verb.children if c.dep_ in ("xcomp", "ccomp")] or list(syntax.oblique(verb, "for", "on"))
    if inner and verb.lemma_.lower() in (
        "call",
        "ask",
        "seek",
        "aim",
        "propose",
        "require",
        "demand",
        "urge",
        "recommend",
    ):
        for c in inner:
            for part in syntax.conjuncts(c):
                yield from _term(document, entities, part, _clause_words(part))
    elif any(c.dep_ in ("obj", "xcomp", "ccomp") for c in verb.children):
        yield from _term(document, entities, verb, _clause_words(verb))


def _clause_words(clause: Token) -> list[Token]:
    """Return the words of one clause: without its own coordination, relative subject and the words that introduce it."""
    tokens = syntax.subtree(clause, frozenset(["conj", "cc", "parataxis"]))
    relative = {c.i for c in clause.children if c.dep_ in (*syntax.SUBJECTS, "obl", "obj", "mark", "case") and c.i < clause.i
                and (c.lower_ in ("that", "which", "who") or any(g.lower_ in ("which", "whom") for g in c.subtree))}  # fmt: skip
    hidden = {t.i for c in clause.children if c.i in relative for t in c.subtree}
    kept = [t for t in tokens if t.i not in hidden]
    return kept if kept else [clause]


def _phrase_words(noun: Token) -> list[Token]:
    hidden = frozenset(["acl:relcl", "conj", "cc", "parataxis", "appos", "case", "punct"])
    return syntax.subtree(noun, hidden)


def _term(document: Document, entities: Entities, head: Token, words: list[Token]) -> Iterator[Term]:
    where = syntax.trim(document.article.text, syntax.span(words))
    if where.end - where.start < 4:
        return
    subject = syntax.subject(head) if head.pos_ in ("VERB", "AUX") else None
    passive = subject is not None and syntax.is_passive(head)
    objects = [c for c in head.children if c.dep_ == "obj"]
    acting = _named(entities, [subject] if subject is not None and not passive else [])
    undergoing = [*objects, *([subject] if subject is not None and passive else [])]
    yield Term(
        name_of(document.article, "term", where),
        (where,),
        "terms/clause" if head.pos_ in ("VERB", "AUX") else "terms/phrase",
        polarity=KG.Negative if syntax.is_negated(head) else KG.Positive,
        type=_type(document, where),
        actors=acting,
        targets=tuple(n for n in _named(entities, undergoing) if n not in acting),
        places=tuple(n for t in words for n in entities.of(t) if entities.get(n).kind in (KG.Place,)),
        condition=_condition(document, head),
        duration=_duration(document, where),
    )


def _named(entities: Entities, tokens: list[Token]) -> tuple[Name, ...]:
    found = [n for t in tokens for n in entities.of(t)]
    return tuple(dict.fromkeys(n for n in found if entities.get(n).kind != KG.Place))


def _type(document: Document, where: Span) -> URIRef | None:
    """Return the type of the first event that the words name."""
    for trigger in document.doc.spans.get("events", ()):
        if where.start <= trigger.start_char < where.end and trigger.label_ != "OtherEvent":
            return lexicon.event_type(trigger.label_, "language_model")
    return None


def _condition(document: Document, head: Token) -> str | None:
    for c in head.children:
        if c.dep_ == "advcl" and any(
            m.lower_ in ("if", "unless", "until", "provided", "once", "before") for m in c.children
        ):
            return document.article.words(syntax.span(syntax.subtree(c)))
    return None


def _duration(document: Document, where: Span) -> Duration | None:
    return next(iter(time.durations(document.article.text, where)), None)
