"""What distinguishes two mentions of events of one type, so that they are never joined.

Another day, another place, other people it is done to or who do it, other numbers, another sort; a denied one beside one that happened;
what a verb plans beside what happened; words between quotation marks beside the article's own; a match beside a goal in it.
"""

import re
from functools import cache

from spacy.tokens import Token

from kg.find import items
from kg.find.entities import Entities
from kg.find.relate.tellings import YEAR, Figures, Telling
from kg.language import lexicon, tree
from kg.terms import KG, KGT
from kg.values import Event, Name, Time

#: Types that happen to everybody once: who is in another telling is another event.
SINGULAR = frozenset(
    [KGT.Death, KGT.Killing, KGT.Injury, KGT.Arrest, KGT.Abduction, KGT.Release, KGT.Appointment, KGT.Trial]
)
#: And of these the ones that are done to somebody against his will.
HARM = SINGULAR - {KGT.Release, KGT.Appointment, KGT.Trial}
#: Types for which one side blames another.
BLAMED = frozenset([KGT.Attack, KGT.Killing, KGT.Crime, KGT.MilitaryOperation])
#: Types that happen to who does them: another who is another event.
OWN = frozenset([KGT.Resignation, KGT.Death, KGT.Visit, KGT.Accusation, KGT.Threat])
#: Types of what several do together, and relations of whose act a noun tells.
SHARED = frozenset([KGT.Meeting, KGT.Agreement, KGT.Ceasefire, KGT.Competition, KGT.Election])
OWNING = frozenset(["nmod:poss", "compound", "amod"])
#: The lists of words that tell a whole in which others happen, by type.
WHOLES = {KGT.Competition: "matches", KGT.Attack: "wars", KGT.MilitaryOperation: "wars"}
#: Plurals for one happening.
PLURALS = frozenset(
    ["talk", "talks", "negotiation", "hostility", "election", "poll", "celebration", "proceeding", "charge", "vow"]
)
#: Numbers that count no more than one.
ONCE = frozenset(["one", "1"])
#: What tells by its owner who lost, and by its subject who won.
LOSSES, WINS = frozenset(["defeat", "loss"]), frozenset(["beat", "defeat", "win", "overcome", "thrash", "edge"])
#: Names of days and months: two of them in the words of two times are two times, whatever the day of publication.
NAMED = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
)


def are_apart(entities: Entities, figures: Figures, a: Telling, b: Telling) -> bool:
    """Say whether a telling cannot be of the event that an earlier one, `b`, tells."""
    if a.is_quoted != b.is_quoted and not (a.in_headline or b.in_headline):
        return True
    summed_up = b.in_headline and not a.in_headline
    if b.is_another and _reality(a.event) != _reality(b.event):
        return True  # "further attacks" may come; those that came are others
    if b.is_verb and _reality(a.event) != _reality(b.event) and not summed_up and (a.is_verb or _reality(a.event)):
        return True
    if KG.Negated in (a.event.factuality, b.event.factuality) and a.event.factuality != b.event.factuality:
        return True
    return (
        a.event.polarity != b.event.polarity
        or _other_days(a.event.time, b.event.time)
        or _other_year(a, b)
        or _other_year(b, a)
        or _is_told_anew(a, b)
        or _other_places(entities, a.event.places, b.event.places)
        or _other_people(entities, a, b)
        or (not (a.is_said or b.is_said) and _other_numbers(figures, a.event, b.event))
        or _other_sort(a.head, b.head)
        or _other_disaster(a.word, b.word)
        or _other_partners(a, b)
        or _other_owners(entities, a, b)
        or _other_owners(entities, b, a)
        or (b.is_former and not a.is_former and not a.is_verb)
        or (not b.in_headline and _are_many(a.head) != _are_many(b.head))
        or (_points_at_many(a) and b.is_new and not b.is_many)
        or _other_level(a, b)
        or _other_sides(a, b)
        or _done_to_others(a, b)
        or _other_outcome(a, b)
        or _other_outcome(b, a)
        or _other_particle(a.head, b.head)
        or _other_object(a, b)
        or _are_listed(a, b)
    )


def _reality(event: Event) -> bool:
    return event.factuality in (KG.Actual, KG.Reported)


def _other_days(a: Time | None, b: Time | None) -> bool:
    """Say whether two times can't be the same."""
    if a is None or b is None:
        return False
    if a.edtf is None or b.edtf is None:
        years = [t.edtf for t in (a, b) if t.edtf and len(t.edtf) == YEAR]
        if years:  # "in August" is no day of the year 1996 in an article that says "in 1996"
            return not any(years[0] in t.text for t in (a, b) if t.edtf is None)
        named = [set(NAMED.findall(t.text)) for t in (a, b)]
        return all(named) and not named[0] & named[1]
    return (a.latest or "9999") < (b.earliest or "") or (b.latest or "9999") < (a.earliest or "")


def _other_year(a: Telling, b: Telling) -> bool:
    """Say whether a noun has its year with it ("the flood of 1953"), and the other happened in another."""
    time = b.event.time
    known = time is not None and time.earliest and time.latest
    return bool(a.year and time and known and not (time.earliest or "")[:YEAR] <= a.year <= (time.latest or "")[:YEAR])


def _is_told_anew(a: Telling, b: Telling) -> bool:
    """Say whether words bring up one of long ago, other than one told without a time ("in 2019, a strike", "the attacks of 2005").

    So does another verb ("beat Lugo, who won the cup in 2019"), and "the last strike".
    """
    if not a.is_long_ago or b.event.time is not None:
        return False
    if a.is_verb:
        return b.is_verb and (a.word != b.word or a.head.dep_ == "acl:relcl")  # "a flood last year that killed 40"
    anew = any(c.lower_ in ("a", "an", "last") for c in a.head.children if c.dep_.startswith(("det", "amod")))
    return anew or (a.is_restricted and not (b.in_headline and not b.is_generic))


def _other_places(entities: Entities, a: tuple[Name, ...], b: tuple[Name, ...]) -> bool:
    """Say whether two sets of places have nothing in common; a town and its country have."""
    if not a or not b or set(a) & set(b):
        return False
    countries = [{entities.get(n).country for n in names} - {None} for names in (a, b)]
    return not countries[0] & countries[1] and all(countries)


def _other_people(entities: Entities, a: Telling, b: Telling) -> bool:
    one, two = a.event, b.event
    if one.type in HARM and a.is_verb and b.is_verb and _has_unknown(a) != _has_unknown(b):
        return True
    targets = _compared(entities, (a, one.targets), (b, two.targets))
    actors = _compared(entities, (a, one.actors), (b, two.actors))
    if one.type in SINGULAR and all(targets) and not targets[0] & targets[1]:
        return True
    blamed = (
        one.type in BLAMED and a.is_said and b.is_said
    )  # "marchers threw rocks"; "the violence came from the police"
    alone = blamed or one.type in OWN or a.word == b.word == "vote"  # one votes for a bill, others vote against it
    if alone and all(actors) and not actors[0] & actors[1]:
        return True
    return _differ(*actors, swapped=targets[1]) and _differ(*targets, swapped=actors[1])


def _has_unknown(telling: Telling) -> bool:
    """Say whether it befell somebody who is no known participant ("they arrested me", "four of them died")."""
    verb = telling.head
    dies = telling.event.type == KGT.Death and tree.child(verb, "obj") is None
    befell = tree.subject(verb) if dies or tree.is_passive(verb) else tree.child(verb, "obj")
    return not telling.event.targets and befell is not None


def _compared(entities: Entities, *told: tuple[Telling, tuple[Name, ...]]) -> tuple[set[str], set[str]]:
    """Return what tells the participants of two tellings apart; a headline may describe in other words whom the body names."""
    headline = any(telling.in_headline for telling, _ in told)
    if headline and any(all(name in telling.nouns for name in names) for telling, names in told):
        return set(), set()
    one, two = (_who(entities, *side) for side in told)
    return one, two


def _who(entities: Entities, telling: Telling, names: tuple[Name, ...]) -> set[str]:
    """Return names of participants, of what is described its noun; a bare number ("28 were hurt") tells nobody apart."""
    return {telling.nouns.get(name, name) for name in names if entities.get(name).rule != items.COUNTED}


def _differ(own: set[str], other: set[str], swapped: set[str]) -> bool:
    return bool(own) and bool(other) and not own & (other | swapped)


def _other_numbers(figures: Figures, a: Event, b: Event) -> bool:
    """Say whether two events have other numbers of one kind; what two people put it at may be one event."""
    values = [{figures[n].measures: figures[n].value for n in e.figures} for e in (a, b)]
    return any(values[1].get(kind, value) != value for kind, value in values[0].items())


def _other_sort(a: Token, b: Token) -> bool:
    """Say whether two nouns are of different sorts by the nouns before them ("a press conference", "a peace conference")."""
    sorts = [{c.lemma_.lower() for c in t.children if c.dep_ == "compound" and c.pos_ == "NOUN"} for t in (a, b)]
    return all(sorts) and not sorts[0] & sorts[1]


def _other_partners(a: Telling, b: Telling) -> bool:
    """Say whether two nouns tell that somebody met others ("a meeting with Ruiz", "talks with the leaders of Peru")."""
    if not a.event.type == b.event.type == KGT.Meeting or a.is_verb or b.is_verb:
        return False
    led = all(next(tree.oblique(t.head, "with"), None) is not None for t in (a, b))
    partners, others = set(a.event.targets), set(b.event.targets)
    return led and bool(partners) and bool(others) and not partners & others


def _other_owners(entities: Entities, a: Telling, b: Telling) -> bool:
    """Say whether a noun tells what another body or land does ("the EU's tariffs", "US tariffs"), where none does it with others."""
    if a.event.type in SHARED or a.is_verb or b.is_verb:
        return False
    own = {entities.at(c) for c in a.head.children if c.dep_ in OWNING} & set(a.event.actors)
    doing = {*b.event.actors, *(land for n in b.event.actors for land in entities.get(n).affiliation)}
    return bool(own) and bool(doing) and not own & doing


def _other_disaster(a: str, b: str) -> bool:
    """Say whether two words are for disasters of two kinds ("quake", "flood")."""
    one, two = (_disasters().get(word) for word in (a, b))
    return one is not None and two is not None and one != two


@cache
def _disasters() -> dict[str, int]:
    rows = lexicon.toml("happenings.toml")["disasters"]
    return {word: number for number, row in enumerate(rows) for word in row}


def _other_particle(a: Token, b: Token) -> bool:
    """Say whether one verb stands with two particles, or with none and one that makes it another ("sent off", "sent home")."""
    particles = [{c.lower_ for c in t.children if c.dep_ == "compound:prt"} for t in (a, b)]
    return a.pos_ == b.pos_ == "VERB" and a.lemma_ == b.lemma_ and particles[0] != particles[1]


def _other_object(a: Telling, b: Telling) -> bool:
    """Say whether one verb is said of two things ("asked the court to stay it" and "to hear him", "asked for aid" and "about it")."""
    contest = a.event.type == KGT.Competition  # "won the cup" is not "beat Vigo"
    if not (a.is_verb and b.is_verb and (a.word == b.word or contest)) or a.in_headline or b.in_headline:
        return False
    one, two = (_objects(t) for t in (a, b))
    return bool(one) and bool(two) and not one & two and not a.people & b.people & {*a.event.targets, *b.event.targets}


def _objects(telling: Telling) -> set[str]:
    """Return the nouns and verbs of what an act is done to, for, against or about, and of what it is to bring about."""
    verb = telling.head
    direct = (c for c in verb.children if c.dep_ in (*tree.OBJECTS, "xcomp", "ccomp") and c.pos_ != "PRON")
    return {w.lemma_.lower() for w in (*direct, *tree.oblique(verb, "for", "against", "about"))}


def _are_listed(a: Telling, b: Telling) -> bool:
    """Say whether one sentence lists two by other words or of other people ("accused of theft and fraud", "faces trial in X and in Y")."""
    if a.is_definite or a.is_verb != b.is_verb or a.sentence != b.sentence or a.in_headline:
        return False
    later = [w for w in (a.head, *a.head.ancestors) if w.dep_ == "conj" and w != b.head and not w.is_ancestor(b.head)]
    return any(w.head == b.head or w.head.is_ancestor(b.head) for w in later)


def _are_many(noun: Token) -> bool:
    """Say whether a noun tells several by their number ("five crashes"), which none of them is."""
    counted = any(c.dep_ == "nummod" and c.lower_ not in ONCE and c.ent_type_ != "Date" for c in noun.children)
    return counted and noun.pos_ == "NOUN" and "Plur" in noun.morph.get("Number", [])


def _points_at_many(telling: Telling) -> bool:
    """Say whether a plural points back, so that it means no single one ("a raid ... the attacks")."""
    return telling.is_definite and telling.is_many and not telling.in_headline and telling.word not in PLURALS


def _other_level(a: Telling, b: Telling) -> bool:
    """Say whether one word tells a match or a war and the other something in it: a goal is no match, nor another goal."""
    if a.event.type not in WHOLES:
        return False
    wholes = [t.head.lemma_.lower() in lexicon.listed(WHOLES[a.event.type]) for t in (a, b)]
    if a.is_verb and b.is_verb and a.is_earlier != b.is_earlier and a.event.type == KGT.Competition:
        return True  # "beat Lugo" and "had beaten Vigo"
    parts = a.event.type == KGT.Competition and not any(wholes)
    return wholes[0] != wholes[1] or (parts and a.head.lemma_.lower() != b.head.lemma_.lower())


def _done_to_others(a: Telling, b: Telling) -> bool:
    """Say whether one verb tells of one and again of another ("married Ruiz in May ... married Paz", "Peru joined ... Chile joined")."""
    again = a.is_verb and b.is_verb and a.word == b.word
    whom = [t.persons.intersection(t.event.targets) for t in (a, b)]
    who = [{name for name in t.event.actors if name not in t.nouns} for t in (a, b)]
    alike = (
        len({t.persons >= names for t, names in zip((a, b), who, strict=True)}) == 1
    )  # a person may speak for a land
    return again and any(all(sides) and not sides[0] & sides[1] for sides in ((whom, who) if alike else (whom,)))


def _other_outcome(loss: Telling, win: Telling) -> bool:
    """Say whether a noun tells what somebody lost, and a verb what the same one won ("Ruiz beat Paz", "Ruiz's only defeat")."""
    own = tree.child(loss.head, "nmod:poss") is not None or any(tree.oblique(loss.head, "by", "to", "against"))
    beaten = any(t.ent_type_ for t in tree.oblique(loss.head, "of", "over"))  # "Ruiz's defeat of Paz"
    lost = loss.head.lemma_.lower() in LOSSES and own and not loss.is_verb and not beaten
    won = win.head.lemma_.lower() in WINS and win.is_verb and not tree.is_passive(win.head)
    return lost and won and bool(loss.people & set(win.event.actors))


def _other_sides(a: Telling, b: Telling) -> bool:
    """Say whether each of two tellings of a contest names somebody whom the other does not: another side, another scorer.

    Who is a person may stand for a side.
    """
    if a.event.type != KGT.Competition:
        return False
    named = [{name for name in t.people if name not in t.nouns} for t in (a, b)]
    if not all(names <= t.persons for names, t in zip(named, (a, b), strict=True)):
        named = [names - t.persons for names, t in zip(named, (a, b), strict=True)]
    return bool(named[0] - named[1] and named[1] - named[0])
