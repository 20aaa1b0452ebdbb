"""The title of an event: who did what to whom, in the words of one of its mentions, like a headline.

"Hamas militants killed 1,200 people", "five dockers arrested by police", "Spain to open the border", "Zeta: talks with the dockers".
"""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.entities.grammar import is_of_nearer
from kg.find.events import beside
from kg.language import tree
from kg.language.certainty import ahead, carriers
from kg.language.reading import Reading
from kg.terms import KG, KGT
from kg.values import Entity, Event, Name, Span

#: Subjects of which it is not told what they stand for.
UNTOLD = frozenset(["it", "which"])
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
#: Prepositions of what a verb without an object is about, right behind it ("charged with theft", "asked for help").
ABOUT = frozenset(["of", "with", "for", "as", "from", "into", "against", "over"])
#: Types of what is done to somebody by naming a deed ("charged with theft").
BY_WORD = frozenset([KGT.Trial, KGT.Accusation, KGT.Arrest])
#: What opens a gerund that is no act of its own clause ("jailed for stealing").
OPENERS = frozenset(["of", "for", "with", "by", "from"])
#: Words by which a headline says itself that something did not happen.
DENIALS = tree.NEGATORS | {"no", "nobody", "none", "nothing", "without", "nor", "neither"}


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
    if head.pos_ == "ADJ" and (noun := _described_by(head)) is not None:
        who = _phrase(entities, noun)
        if head in tree.phrase(noun):
            return who, "", who if words.casefold() in who.casefold() else f"{words} {who}"  # "retiring Ada Ruiz"
        return who, "", f"{who} {words}"
    if head.pos_ not in ("VERB", "AUX"):
        return _by_noun(reading, entities, event, head, trigger)
    return _by_verb(reading, entities, event, head, trigger)


def _described_by(adjective: Token) -> Token | None:
    """Return the noun of which an adjective tells what befell it ("two guards dead")."""
    return adjective.head if adjective.dep_ == "amod" else tree.subject(adjective)


def _by_verb(reading: Reading, entities: Entities, event: Event, verb: Token, trigger: Span) -> tuple[str, ...]:
    passive = tree.is_passive(verb)
    who = _subject(entities, event.targets if passive else event.actors, verb, trigger)
    if verb.dep_ == "amod" and verb in tree.phrase(verb.head):
        whom, words = _phrase(entities, verb.head), reading.article.words(trigger)
        return who, "", whom if words in whom else f"{words} {whom}"  # "retiring Ada Ruiz"
    by = tree.agent(verb) if passive else None
    led = "" if reading.article.words(trigger).endswith(" by") else "by "  # "issued by"
    after = f"{led}{_phrase(entities, by)}" if by is not None else ""
    if not after:
        after = ("" if passive else _object(entities, event, verb, trigger)) or _about(entities, event, verb, trigger)
    after = "" if after.casefold() == who.casefold() else after  # who suffers it, whatever the parse calls him
    act = _act(reading, event, verb, trigger, passive=passive)
    opened = tree.is_gerund(verb) and any(c.lower_ in OPENERS for c in verb.children if c.dep_ in ("mark", "case"))
    return who, after, " ".join(filter(None, [f"{who}:" if who and opened else who, act, after]))


def _subject(entities: Entities, taking: tuple[Name, ...], verb: Token, trigger: Span) -> str:
    """Return who does or undergoes it: the words of the subject, unless the reader knows others for that, or they say nothing."""
    told = carriers.having(verb) is None and not is_of_nearer(verb)
    subject = tree.subject(verb) if told else None
    if subject is None:
        return _names(entities, (n for n in taking if not _is_named_inside(entities, n, trigger)))
    if trigger.start <= subject.idx < trigger.end:
        return ""
    parts = tree.conjuncts(subject)
    of_noun = verb.dep_ == "acl" and tree.is_passive(verb) and verb.head == subject  # "hostages held in the camp"
    if of_noun and (not taking or subject.i + 2 >= verb.i or _is_one_of(entities, taking, subject)):
        return _phrase(entities, subject)
    owners = [
        c for part in parts for c in part.children if c.dep_ == "nmod:poss"
    ]  # "her motion failed" is no "Ruiz failed"
    borrowed = verb.dep_ == "advcl" and not subject.is_ancestor(verb) and subject.head != verb  # may be another's act
    if any(_is_one_of(entities, taking, part) for part in (*parts, *owners)) or not (
        taking or borrowed or subject.lower_ in UNTOLD
    ):
        return _phrase(entities, subject)
    return _names(entities, taking)


def _is_one_of(entities: Entities, names: tuple[Name, ...], head: Token) -> bool:
    """Say whether a word stands for one of several things, or in the words that name one."""
    spans = (span for name in names for span in entities.get(name).mentions)
    return entities.at(head) in names or any(span.start <= head.idx < span.end for span in spans)


def _act(reading: Reading, event: Event, verb: Token, trigger: Span, *, passive: bool) -> str:
    """Return the words of the act: "killed", "to open", "did not sign", "would close", "not to pull out"."""
    words = reading.article.words(trigger)
    first = _first(verb)
    modal = any(c.dep_ == "aux" and not {"be", "have", "do"} & {c.lemma_.lower()} for c in first.children)
    if tree.is_negated(first) or (modal and not tree.is_infinitive(first)):
        return " ".join([*_before(first), words])
    denied = "not " if event.factuality == KG.Negated and not _says_no(verb) else ""
    over = event.factuality in (KG.Actual, KG.Reported) and "have" in tree.auxiliaries(verb)
    if tree.is_infinitive(first) and not over:  # who "is thought to have reached" it reached it
        done = verb.head.text if event.factuality == KG.Actual and verb.dep_ == "xcomp" and verb.head.i < verb.i else ""
        return f"{done} {denied}to {'be ' if passive else ''}{words}".lstrip()  # "able to catch"
    return denied + words


def _first(verb: Token) -> Token:
    """Return the verb whose auxiliaries a coordinated one shares ("will close its plant and sell the land")."""
    while verb.dep_ == "conj" and tree.child(verb, *tree.SUBJECTS, "aux") is None:
        if "but" in [c.lower_ for c in verb.lefts] or (verb.tag_ != verb.head.tag_ and ahead.of_shared(verb) is None):
            break
        verb = verb.head
    return verb


def _says_no(verb: Token) -> bool:
    """Say whether a subject or an object says that something did not happen ("nobody was hurt")."""
    parts = (c for c in verb.children if c.dep_ in (*tree.SUBJECTS, *tree.OBJECTS))
    return any(t.lower_ in DENIALS for c in parts for t in (c, *c.children))


def _before(verb: Token) -> list[str]:
    """Return the auxiliaries and the denial before a verb, written out."""
    kept = [
        c for c in verb.lefts if c.dep_.startswith("aux") or (c.lower_ in tree.NEGATORS and c.dep_ not in tree.SUBJECTS)
    ]
    whole = WHOLE | {"'d": "had"} if verb.tag_ == "VBN" else WHOLE  # "he'd agreed"
    return [whole.get(c.lower_.replace("’", "'"), c.text) for c in kept]


def _object(entities: Entities, event: Event, verb: Token, trigger: Span) -> str:
    """Return whom or what it is done to: the object, else the target behind its preposition."""
    for c in (*verb.rights, *verb.lefts):
        led = any(trigger.start <= g.idx < trigger.end for g in c.children if g.dep_ == "case")  # "call for help"
        own = c.dep_ in tree.OBJECTS and (c.i > verb.i or tree.antecedent(c) != c)  # no far noun before it
        if (own or (led and c.dep_.startswith("obl"))) and not trigger.start <= c.idx < trigger.end:
            return _phrase(entities, tree.antecedent(c), (*event.actors, *event.targets))
    for c in verb.children:
        listed = tree.conjuncts(c) if c.dep_.startswith("obl") and c.idx >= trigger.end else ()
        if any(_is_one_of(entities, event.targets, part) for part in listed):
            return f"{tree.preposition(c)} {_phrase(entities, c)}".strip()
    inside = [t for t in verb.subtree if t != verb and trigger.start <= t.idx < trigger.end and t.pos_ == "NOUN"]
    behind = (c for t in (*inside, verb) for c in t.rights if inside and c.dep_ in ("nmod", "obl"))
    for c in behind:  # "opened fire on a bus"
        if any(g.idx == trigger.end + 1 for g in c.lefts if g.dep_ == "case") and not set(entities.of(c)) & set(
            event.places
        ):
            return f"{tree.preposition(c)} {_phrase(entities, c)}".strip()
    what = tree.child(verb, "xcomp")
    if what is not None and what.idx >= trigger.end:
        return _infinitive(what)
    return _names(entities, (n for n in event.targets if _is_named_behind(entities, n, verb, trigger)))


def _about(entities: Entities, event: Event, verb: Token, trigger: Span) -> str:
    """Return what stands with its preposition right behind a verb: what somebody is charged with, what is asked for."""
    for c in verb.children:
        opens = next((g for g in c.children if g.dep_ in ("case", "mark") and g.idx == trigger.end + 1), None)
        if opens is None or opens.lower_ not in ABOUT or set(entities.of(c)) & set(event.places):
            continue
        if (opens.lower_ == "for" and event.duration) or (opens.lower_ == "with" and event.type not in BY_WORD):
            continue  # "fell for a week", "found with its tail in the air"
        if c.dep_.startswith("obl") and c.ent_type_ not in ("Date", "Time"):
            return f"{opens.text} {_phrase(entities, c)}"
        if c.dep_ == "advcl" and tree.is_gerund(c):
            object_ = tree.child(c, *tree.OBJECTS)
            return f"{opens.text} {c.text} {_phrase(entities, object_) if object_ is not None else ''}".rstrip()
    return ""


def _is_named_behind(entities: Entities, name: Name, verb: Token, trigger: Span) -> bool:
    """Say whether a thing is named behind a trigger in its sentence."""
    end, thing = tree.span([verb.sent[-1]]).end, entities.find(name)
    return thing is not None and any(trigger.end <= span.start < end for span in thing.mentions)


def _is_named_inside(entities: Entities, name: Name, trigger: Span) -> bool:
    """Say whether the words of a trigger name a thing ("fire destroyed")."""
    thing = entities.find(name)
    return thing is not None and any(span.within(trigger) for span in thing.mentions)


def _infinitive(verb: Token) -> str:
    """Return what somebody offers, agrees or refuses to do, in its own words as far as a headline has room for them."""
    if not tree.is_infinitive(verb):
        return ""
    words = tree.subtree(verb, tree.LOOSE - {"advmod"} if tree.is_negated(verb) else tree.LOOSE)
    last = words[-1] if words[-1].i - words[0].i < LONGEST else verb
    return verb.doc[words[0].i : last.i + 1].text


def _by_noun(reading: Reading, entities: Entities, event: Event, noun: Token, trigger: Span) -> tuple[str, ...]:
    """Return a noun with what belongs to it; who acts stands before it, if its own words do not say."""
    tokens = _short(_own_words(noun), noun)
    start, end = min([trigger.start, *(t.idx for t in tokens)]), max([trigger.end, *(t.idx + len(t) for t in tokens)])
    inside = {n for t in tokens for n in entities.of(t)} | {
        n for n in event.actors if any(span.within(Span(start, end)) for span in entities.get(n).mentions)
    }
    words = reading.article.words(Span(start, end))
    own = " ".join(entities.get(n).name for n in event.actors if n in inside)
    first, _, rest = words.partition(" ")
    if first.lower() in OPENING and rest:
        words, inside = rest, inside - {entities.at(tokens[0])}
    who = _names(entities, (n for n in event.actors if n not in inside))
    denied = event.factuality == KG.Negated and not any(t.lower_ in DENIALS for t in tokens)
    words = words.removeprefix("any ") if denied else words
    if denied:
        words = f"{words} did not take place" if tokens[0].pos_ == "NUM" else f"no {words}"
    return own, words, f"{who}: {words}" if who else words


def _own_words(noun: Token) -> list[Token]:
    """Return the words of a noun's phrase, without the "and" before it and the clause whose predicate it is ("this is the third crash")."""
    subject = tree.child(noun, *tree.SUBJECTS)
    is_said = tree.child(noun, "cop")
    start = max([noun.left_edge.i, *(t.right_edge.i + 1 for t in (subject, is_said) if t is not None and t.i < noun.i)])
    words = [t for t in tree.phrase(noun) if not t.is_space and t.i >= start]
    leads = len(words) > 1 and (words[0].pos_ in ("CCONJ", "ADP") or words[0].dep_ == "mark") and words[1].text != "-"
    return words[1:] if leads else words


def _short(tokens: list[Token], noun: Token) -> list[Token]:
    """Return the words of a phrase up to a comma or a relative clause behind its noun."""
    ends = (n for n, t in enumerate(tokens) if t.i > noun.i and (t.text in (",", "(", ";") or t.tag_ in ("WDT", "WP")))
    return tokens[: next(ends, len(tokens))]


def _phrase(entities: Entities, head: Token, taking: tuple[Name, ...] = ()) -> str:
    """Return the words of a phrase: the name of what a pronoun stands for, those of a list one after the other.

    Where it is known who is `taking` part, the others with a name are left out.
    """
    parts = [t for t in tree.conjuncts(head) if t == head or not taking or _takes_part(entities, taking, t)][
        : NAMED + 1
    ]
    said = list(dict.fromkeys(_one(entities, part) for part in parts))
    if len(said) > NAMED:
        return f"{', '.join(said[:NAMED])} and others"
    return " and ".join(filter(None, said))


def _takes_part(entities: Entities, taking: tuple[Name, ...], head: Token) -> bool:
    """Say whether a part of a list may be one of those who take part: nobody with a name who does not."""
    name = entities.at(head)
    return name is None or name in taking or entities.get(name).kind != KG.Person


def _one(entities: Entities, head: Token) -> str:
    speaks = any(
        c.dep_ == "appos" and beside.is_spoken_for(c) for c in head.children
    )  # "a spokesman for the mayor, Ruiz"
    name = None if speaks or head.lower_.endswith("self") else entities.at(head)
    tokens = _short([t for t in tree.phrase(head) if not t.is_space], head)  # "Ada Ruiz, 34"
    if (head.pos_ == "PRON" and not (tree.is_nobody(head) or head.lower_.endswith("self"))) or len(tokens) > LONGEST:
        return _short_name(entities.get(name)) if name is not None else head.text if head.pos_ != "PRON" else ""
    while len(tokens) > 1 and (tokens[0].lower_ in OPENING or tokens[0].dep_ in ("cc", "mark")):
        tokens = tokens[1:]
    words = head.doc[tokens[0].i : tokens[-1].i + 1].text if tokens else head.text
    if any(c.lower_ == "not" and c not in tokens for c in head.children):
        words = f"not {words}"  # "not everyone agreed"
    return words if name is None else _by_name(entities.get(name), words)


def _by_name(thing: Entity, words: str) -> str:
    """Return the words of a phrase, or the name of what they only describe ("its chairman": Ada Ruiz)."""
    told = thing.kind in DESCRIBED or any(form in words for form in (thing.name, *thing.aliases))
    return words if told else thing.name


def _short_name(thing: Entity) -> str:
    """Return a name; what has none is called by its description up to a comma ("troops, fresh from the front")."""
    return thing.name.partition(", ")[0] if thing.kind in DESCRIBED else thing.name


def _names(entities: Entities, names: Iterable[Name]) -> str:
    known = [_short_name(entities.get(n)) for n in names]
    more = " and others" if len(known) > NAMED else ""
    return (", " if more else " and ").join(known[:NAMED]) + more
