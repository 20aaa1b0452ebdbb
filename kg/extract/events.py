"""What happens, happened or may happen: one event per trigger, with who takes part, where, when, and how sure it is."""

from collections.abc import Iterator

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg import factuality, lexicon, syntax, time
from kg.entities import Entities
from kg.model import Document, Event, Name, Time, name_of
from kg.terms import KG


def find(document: Document, entities: Entities) -> Iterator[Event]:
    """Yield an event for every trigger that the pipeline marks; a trigger with no known participant still yields."""
    times = time.find(document.article.text, document.article.published, document.article.body)
    for trigger in document.doc.spans.get("events", ()):
        if trigger.label_ != "OtherEvent":
            yield _event(document, entities, trigger, times)


def _event(document: Document, entities: Entities, trigger: Tokens, times: list[Time]) -> Event:
    head = trigger.root
    actors, targets = _participants(entities, head)
    places = _places(entities, head)
    where = syntax.span(trigger)
    return Event(
        name_of(document.article, "event", where),
        lexicon.event_type(trigger.label_, "language_model"),
        (where,),
        factuality.of(head),
        (syntax.trim(document.article.text, syntax.span(head.sent), " \n\t"),),
        "events/model",
        actors=tuple(n for n in actors if n not in places or n.startswith("country-")),
        targets=tuple(n for n in targets if n not in actors),
        places=places,
        time=_time(head, times),
    )


def _participants(entities: Entities, head: Token) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Return actors and targets."""
    if head.pos_ in ("VERB", "AUX", "ADJ"):
        actors, targets = _of_verb(head)
    else:
        actors, targets = _of_noun(head)
    return _names(entities, actors), _names(entities, targets)


def _of_verb(verb: Token) -> tuple[list[Token], list[Token]]:
    subject = syntax.subject(verb)
    objects = [syntax.antecedent(c) for c in verb.children if c.dep_ in syntax.OBJECTS]
    others = [*syntax.oblique(verb, "with", "against", "between", "for")]
    if syntax.is_passive(verb):
        doer = syntax.agent(verb)
        undergoer = [subject] if subject is not None else []
        return ([doer] if doer is not None else []), [*undergoer, *objects]
    return ([subject] if subject is not None else []), [*objects, *others]


def _of_noun(noun: Token) -> tuple[list[Token], list[Token]]:
    """Return who a noun's own phrase names, and who the light verb over it names."""
    actors = [c for c in noun.children if c.dep_ in ("nmod:poss", "amod", "compound")]
    actors += [*syntax.oblique(noun, "by", "between", "among")]
    targets = [*syntax.oblique(noun, "with", "against", "on", "to", "for")]
    owned = [*syntax.oblique(noun, "of")]
    verb = noun.head
    if noun.dep_ in ("obj", "nsubj:pass", "obl", "nmod") and verb.pos_ == "VERB":
        passive = syntax.is_passive(verb)
        doer = syntax.agent(verb) if passive else syntax.subject(verb)
        if (
            doer is not None
            and doer.i != noun.i
            and (verb.lemma_.lower() in lexicon.listed("light_verbs") or noun.dep_ == "obj")
        ):
            actors.append(doer)
    if noun.dep_ == "nsubj" and verb.lemma_.lower() in lexicon.listed("harming_verbs"):
        targets += [c for c in verb.children if c.dep_ == "obj"]
    return (actors, targets + owned) if actors else (owned, targets)


def _names(entities: Entities, tokens: list[Token]) -> tuple[Name, ...]:
    found = [name for t in tokens for name in entities.of(t)]
    return tuple(dict.fromkeys(n for n in found if entities.get(n).kind != KG.Place))


def _places(entities: Entities, head: Token) -> tuple[Name, ...]:
    """Return where: the places that the trigger's own phrase or clause names, nearest first."""
    verb = head if head.pos_ == "VERB" else syntax.clause(head)
    chain = [head] if verb == head else [head, verb]
    found: list[Name] = []
    for token in chain:
        for c in token.children:
            if c.dep_.split(":")[0] in ("obl", "nmod") and syntax.preposition(c) in lexicon.listed(
                "place_prepositions"
            ):
                found += [n for n in entities.of(c) if _is_place(entities, n)]
        if found:
            break
    if not found:
        found = [
            n
            for c in head.children
            if c.dep_ in ("compound", "nmod:poss")
            for n in entities.of(c)
            if entities.get(n).kind == KG.Place
        ]
    return tuple(dict.fromkeys(found))


def _is_place(entities: Entities, name: Name) -> bool:
    return entities.get(name).kind in (KG.Place, KG.Country)


def _time(head: Token, times: list[Time]) -> Time | None:
    """Return the time that the trigger's clause states: under it, or under the clause it stands in; the nearest of several."""
    clause = syntax.clause(head)
    for root in dict.fromkeys((head, clause)):
        where = [
            t
            for t in syntax.subtree(root, frozenset(["ccomp", "parataxis", "acl:relcl", "conj", "advcl"]))
            if not t.is_space
        ]
        own = [t for t in times if any(t.span.start <= w.idx < t.span.end for w in where)]
        if own:
            return min(own, key=lambda t: abs(t.span.start - head.idx))
    return None
