"""Events: one per act that the triggers name, with its participants, place, time and factuality.

senses, acts     which type a word tells by what stands with it; two words of one act
usual            which type a word tells as a rule
fiction          what happens in a story only
participants     who and where: what the reader relates to the event's word
elsewhere        what it relates that has its part in another act
sides            who takes part on equal terms
times            when and how long
"""

from collections.abc import Iterator
from dataclasses import replace

from rdflib import URIRef
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.events import acts, blame, fiction, participants, senses, times, usual
from kg.find.events.participants import Participants
from kg.language import certainty, lexicon, tree
from kg.language.certainty import denied
from kg.language.cues import verbs
from kg.language.reading import Reading
from kg.spans import trim
from kg.terms import KG
from kg.values import Drop, Entity, Event, Time, name_of

#: What stands before a hyphen and is no word ("re-enact").
PREFIXES = frozenset(["co", "de", "pre", "re", "un"])
#: Parts of speech that tell no event by themselves.
SMALL = frozenset(["ADP", "PART", "DET", "CCONJ", "SCONJ", "PUNCT", "PRON"])

#: What befalls people one by one, so that a sum since some year is of that many ("has killed 40 people since 2002").
HARM = frozenset(["Death", "Killing", "Injury"])
#: Digits of a year.
YEAR = 4

#: Classes of those who are somebody without a name.
SOMEBODIES = frozenset([KG.UnnamedActor, KG.AnonymousSource])
#: Ends of nouns for who does something, or whom it befell.
DOERS = ("er", "or", "ee", "ist")

#: Why a trigger tells no event of the graph.
NO_TYPE = "an event of none of the types"
NO_WORD = "no word of it can tell an event by itself"
NO_EVENT = "a figure of speech, or a sense of the word that tells no event"
SAYING = "says something, and is a claim"
MORE = "only says more of another word that tells the event"
IN_FORCE = "a measure that was in force before, to which another word tells what is done"
SOMEBODY = "names who does it or whom it befell, and no act"
COUNTED = "counts votes, and tells no vote"
FICTION = "happens in a film, a novel or a play"
PREVENTED = "prevents what another word tells"
HABIT = "says what somebody described is known for, and no one time of it"


def find(reading: Reading, entities: Entities) -> Iterator[Event | Entity | Drop]:
    """Yield an event for every act that the reader's triggers tell, also where nobody takes part, and the items that take part."""
    triggers = [t for t in reading.doc.spans.get("events", ()) if not reading.is_in_front(t.start_char)]
    types = {trigger.start: trigger.label_ for trigger in triggers}
    types |= usual.find(reading, triggers) | senses.find(reading, triggers)
    unused = {t.start: reason for t in triggers if (reason := _unused(t, types[t.start]))}
    unused |= {t.start: SOMEBODY for t in triggers if _names_somebody(entities, t.root)}
    told = {start: type_ for start, type_ in types.items() if start not in unused}
    unused |= dict.fromkeys(acts.in_force(triggers, told), IN_FORCE)
    acts_ = acts.whole(triggers, {start: type_ for start, type_ in told.items() if start not in unused})
    near = _by_sentence(reading, triggers)
    for trigger in triggers:
        passages = acts_.get(trigger.start, (trigger,))
        reason = unused.get(trigger.start) or (MORE if not passages else "")
        if reason:
            yield Drop("events", reason, tree.span(trigger))
        else:
            told_by = _labelled(passages[0], types[trigger.start])
            taking = participants.find(reading, entities, told_by, near[reading.sentence[trigger.start]])
            yield from taking.items
            event = _event(reading, told_by, taking)
            yield replace(event, triggers=tuple(map(tree.span, passages)))


def _by_sentence(reading: Reading, triggers: list[Tokens]) -> dict[int, list[Tokens]]:
    found: dict[int, list[Tokens]] = {}
    for trigger in triggers:
        found.setdefault(reading.sentence[trigger.start], []).append(trigger)
    return found


def _unused(trigger: Tokens, type_: str) -> str:
    """Return why a trigger tells no event; an empty string where it tells one."""
    if type_ == "OtherEvent":
        return NO_TYPE
    if type_ == senses.NONE:
        return NO_EVENT
    word = trigger.root
    reasons = (
        (_is_saying(trigger), SAYING),
        (_counts_votes(word), COUNTED),
        (fiction.is_told(word), FICTION),
        (type_ == "Threat" and verbs.endangers(word), NO_EVENT),
        (type_ in blame.HARMFUL and denied.prevents(word), PREVENTED),  # "foiled a bombing"
        (_is_habit(word) or (type_ not in HARM and _is_kept_up(word)), HABIT),
        (not _tells(trigger), NO_WORD),
    )
    return next((reason for applies, reason in reasons if applies), "")


def _labelled(trigger: Tokens, type_: str) -> Tokens:
    return trigger if trigger.label_ == type_ else Tokens(trigger.doc, trigger.start, trigger.end, label=type_)


def _is_saying(trigger: Tokens) -> bool:
    """Say whether a verb only says something ("added that", "asked whether"): whatever is said is a claim; who asks that demands."""
    verb = trigger.root
    if verb.lemma_.lower() not in lexicon.listed("sayings") or verb.pos_ != "VERB":
        return False
    said = [c for c in verb.children if c.dep_ in ("ccomp", "parataxis") and not tree.is_infinitive(c)]
    demands = verb.lemma_.lower() == "ask" and any(
        c.lower_ == "that" for s in said for c in s.children if c.dep_ == "mark"
    )
    return bool(said) and not demands


def _counts_votes(noun: Token) -> bool:
    """Say whether a noun only says by how many it was ("passed by one vote")."""
    counted = any(c.dep_ == "nummod" for c in noun.children)
    return counted and noun.lemma_.lower() in ("vote", "ballot") and tree.preposition(noun) in ("by", "with")


def _is_habit(verb: Token) -> bool:
    """Say whether a verb describes what kind of somebody it is by what was ever done ("a maker who has installed pumps since 1995")."""
    clause = verb.head if verb.dep_ == "conj" else verb
    if clause.dep_ != "acl:relcl" or not {"has", "have"} & set(tree.auxiliaries(clause)):
        return False
    noun = clause.head
    is_one = any(c.lower_ in ("a", "an") for c in noun.children if c.dep_ == "det")
    return is_one and (noun.dep_ == "appos" or tree.child(noun, "cop") is not None)


def _is_kept_up(verb: Token) -> bool:
    """Say whether a verb sums up what was done ever since some year ("has made pumps since 1995"), which is no one time of it."""
    verbs = tree.conjuncts(verb.head if verb.dep_ == "conj" and tree.child(verb, *tree.SUBJECTS) is None else verb)
    perfect = any({"has", "have"} & set(tree.auxiliaries(v)) for v in verbs) and not tree.is_passive(verb)
    return perfect and any(
        t.lower_ == "since" and _is_year(t.head) and tree.verb_over(t) in verbs for t in verbs[0].subtree
    )


def _names_somebody(entities: Entities, noun: Token) -> bool:
    """Say whether a noun names somebody by what he does ("the attackers", "a supporter"), and tells no act."""
    is_doer = noun.pos_ == "NOUN" and noun.lower_.removesuffix("s").endswith(DOERS)
    if not is_doer or noun.lemma_.lower() not in lexicon.words("actors.tsv", "person"):
        return False
    name = entities.at(noun)
    return name is not None and entities.get(name).kind in SOMEBODIES


def _is_year(token: Token) -> bool:
    return token.like_num and len(token) == YEAR


def _tells(trigger: Tokens) -> bool:
    """Say whether a trigger has a word that can tell an event: the particle of a verb alone does not ("was wiped out")."""
    return any(t.pos_ not in SMALL and not _is_prefix(t) for t in trigger)


def _is_prefix(token: Token) -> bool:
    """Say whether a token is only what stands before the hyphen of a verb ("re-enact")."""
    return token.lower_ in PREFIXES and token.i + 1 < len(token.doc) and token.nbor().text == "-"


def _event(reading: Reading, trigger: Tokens, taking: Participants) -> Event:
    when = _when(reading, trigger)
    where = tree.span(trigger)
    return Event(
        name_of(reading.article, "event", where),
        lexicon.event_type(trigger.label_, "language_model"),
        (where,),
        _factuality(trigger, when, reading.article.published),
        (trim(reading.article.text, tree.span(trigger.root.sent), " \n\t"),),
        f"events/reader-{reading.band('events', trigger)}",
        actors=taking.actors,
        targets=taking.targets,
        places=taking.places,
        time=when,
        duration=times.length_of(reading, trigger),
        name=reading.named_events.get(trigger.start),
    )


def _when(reading: Reading, trigger: Tokens) -> Time | None:
    """Return the time of an event; one after the day of publication is not that of a verb in the past ("moved to wait until Friday")."""
    when = times.of(reading, trigger)
    return None if tree.is_past(trigger.root) and _is_later(when, reading.article.published) else when


def _is_later(when: Time | None, published: str | None) -> bool:
    return bool(published and when and when.earliest and when.earliest > published[:10])


def _factuality(trigger: Tokens, when: Time | None, published: str | None) -> URIRef:
    """Return how sure an event is; what lies after the day of publication has not happened yet."""
    found = certainty.of(trigger)
    if found == KG.Actual and _is_later(when, published):
        return KG.Planned
    if found in (KG.Actual, KG.Negated) and certainty.is_let_stand(trigger.root):
        return KG.Reported
    return KG.Reported if found == KG.Actual and certainty.is_hearsay(trigger.root) else found
