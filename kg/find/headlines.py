"""What an event is called where people read: who did what to whom, in the words of one telling, as a headline would have it.

"Hamas militants killed 1,200 people", "five dockers arrested by police", "Spain to open the border", "Zeta: talks with the dockers".
"""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Entity, Event, Name, Span

#: Words that open a phrase and that a headline leaves out: who is meant by "its" is said by name.
OPENING = frozenset(["a", "an", "the", "his", "her", "its", "their", "our", "my"])
#: Classes of what has no name.
DESCRIBED = frozenset([KG.UnnamedActor, KG.AnonymousSource, KG.Item])
#: What the short forms of auxiliaries stand for.
WHOLE = {"'ll": "will", "'d": "would", "wo": "will", "ca": "can", "n't": "not"}
#: A phrase of more words is told by its name or head alone.
LONGEST = 8
#: So many of those who act together are named.
NAMED = 2


def of(reading: Reading, entities: Entities, event: Event) -> str:
    """Return the headline of an event: that of the first telling that says most."""
    told = [_told(reading, entities, event, trigger) for trigger in event.triggers]
    return max(told, key=lambda parts: len([p for p in parts if p]), default=("",))[-1] if told else ""


def _told(reading: Reading, entities: Entities, event: Event, trigger: Span) -> tuple[str, ...]:
    """Return the parts that one telling has, and last the headline that they make."""
    head = reading.head(trigger)
    words = reading.article.words(trigger)
    if head is None:
        return (words,)
    if head.pos_ not in ("VERB", "AUX"):
        return _by_noun(reading, entities, event, head, trigger)
    return _by_verb(reading, entities, event, head, trigger)


def _by_verb(reading: Reading, entities: Entities, event: Event, verb: Token, trigger: Span) -> tuple[str, ...]:
    passive = tree.is_passive(verb)
    who = _subject(entities, event.targets if passive else event.actors, verb, trigger)
    by = tree.agent(verb) if passive else None
    after = (
        f"by {_phrase(entities, by)}" if by is not None else "" if passive else _object(entities, event, verb, trigger)
    )
    act = _act(reading, verb, trigger, passive=passive)
    return who, after, " ".join(filter(None, [who, act, after]))


def _subject(entities: Entities, taking: tuple[Name, ...], verb: Token, trigger: Span) -> str:
    """Return who does or undergoes it: the words of the subject, unless the reader knows others for that, or it is an "it"."""
    subject = tree.subject(verb)
    if subject is None or trigger.start <= subject.idx < trigger.end:
        return _names(entities, taking)
    parts = tree.conjuncts(subject)
    if any(_is_one_of(entities, taking, part) for part in parts) or not (taking or subject.lower_ == "it"):
        return _phrase(entities, subject)
    return _names(entities, taking)


def _is_one_of(entities: Entities, names: tuple[Name, ...], head: Token) -> bool:
    """Say whether a word stands for one of several things, or in the words that name one."""
    spans = (span for name in names for span in entities.get(name).mentions)
    return entities.at(head) in names or any(span.start <= head.idx < span.end for span in spans)


def _act(reading: Reading, verb: Token, trigger: Span, *, passive: bool) -> str:
    """Return the words of the act: "killed", "to open", "did not sign", "would close"."""
    words = reading.article.words(trigger)
    modal = any(c.dep_ == "aux" and not {"be", "have", "do"} & {c.lemma_.lower()} for c in verb.children)
    if tree.is_negated(verb) or (modal and not tree.is_infinitive(verb)):
        return " ".join([*_before(verb), words])
    if tree.is_infinitive(verb):
        return f"to {'be ' if passive else ''}{words}"
    return words


def _before(verb: Token) -> list[str]:
    """Return the auxiliaries and the denial before a verb, written out."""
    kept = [c for c in verb.lefts if c.dep_.startswith("aux") or c.lower_ in tree.NEGATORS]
    return [WHOLE.get(c.lower_.replace("’", "'"), c.text) for c in kept]


def _object(entities: Entities, event: Event, verb: Token, trigger: Span) -> str:
    """Return whom or what it is done to: the object, else the target behind its preposition."""
    for c in verb.children:
        if c.dep_ in tree.OBJECTS and not trigger.start <= c.idx < trigger.end:
            return _phrase(entities, c)
    for c in verb.children:
        if c.dep_.startswith("obl") and set(entities.of(c)) & set(event.targets) and c.idx >= trigger.end:
            return f"{tree.preposition(c)} {_phrase(entities, c)}".strip()
    what = tree.child(verb, "xcomp")
    if what is not None and what.idx >= trigger.end:
        return _infinitive(what)
    return _names(entities, (n for n in event.targets if _is_named_behind(entities, n, verb, trigger)))


def _is_named_behind(entities: Entities, name: Name, verb: Token, trigger: Span) -> bool:
    """Say whether a thing is named behind a trigger in its sentence."""
    end, thing = tree.span([verb.sent[-1]]).end, entities.find(name)
    return thing is not None and any(trigger.end <= span.start < end for span in thing.mentions)


def _infinitive(verb: Token) -> str:
    """Return what somebody offers, agrees or refuses to do, in its own words as far as a headline has room for them."""
    if not tree.is_infinitive(verb):
        return ""
    words = tree.subtree(verb, tree.LOOSE - {"advmod"} if tree.is_negated(verb) else tree.LOOSE)
    last = words[-1] if words[-1].i - words[0].i < LONGEST else verb
    return verb.doc[words[0].i : last.i + 1].text


def _by_noun(reading: Reading, entities: Entities, event: Event, noun: Token, trigger: Span) -> tuple[str, ...]:
    """Return a noun with what belongs to it; who acts stands before it, if its own words do not say."""
    tokens = [t for t in tree.phrase(noun) if not t.is_space]
    inside = {n for t in tokens for n in entities.of(t)}
    start, end = min([trigger.start, *(t.idx for t in tokens)]), max([trigger.end, *(t.idx + len(t) for t in tokens)])
    words = reading.article.words(Span(start, end))
    own = " ".join(entities.get(n).name for n in event.actors if n in inside)
    first, _, rest = words.partition(" ")
    if first.lower() in OPENING and rest:
        words, inside = rest, inside - {entities.at(tokens[0])}
    who = _names(entities, (n for n in event.actors if n not in inside))
    return own, words, f"{who}: {words}" if who else words


def _phrase(entities: Entities, head: Token) -> str:
    """Return the words of a phrase: the name of what a pronoun stands for, those of a list one after the other."""
    parts = tree.conjuncts(head)[: NAMED + 1]
    said = [_one(entities, part) for part in parts]
    if len(said) > NAMED:
        return f"{', '.join(said[:NAMED])} and others"
    return " and ".join(filter(None, said))


def _one(entities: Entities, head: Token) -> str:
    name = entities.at(head)
    tokens = [t for t in tree.phrase(head) if not t.is_space]
    if head.pos_ == "PRON" or len(tokens) > LONGEST:
        return entities.get(name).name if name is not None else head.text if head.pos_ != "PRON" else ""
    if tokens and tokens[0].lower_ in OPENING and len(tokens) > 1:
        tokens = tokens[1:]
    words = head.doc[tokens[0].i : tokens[-1].i + 1].text if tokens else head.text
    return words if name is None else _by_name(entities.get(name), words)


def _by_name(thing: Entity, words: str) -> str:
    """Return the words of a phrase, or the name of what they only describe ("its chairman": Ada Ruiz)."""
    told = thing.kind in DESCRIBED or any(form in words for form in (thing.name, *thing.aliases))
    return words if told else thing.name


def _names(entities: Entities, names: Iterable[Name]) -> str:
    known = [entities.get(n).name for n in names]
    more = " and others" if len(known) > NAMED else ""
    return (", " if more else " and ").join(known[:NAMED]) + more
