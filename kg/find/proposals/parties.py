"""Who puts a proposal, to whom, and who carries it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import answering, complements, nouns, words
from kg.find.proposals.governors import Governor, coordinated
from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Name

#: Families whose nouns are often called after what they are about ("the Armenian genocide resolution").
ABOUT = ("bill", "resolution")
#: Prepositions after a noun that name its addressee, beyond "to" and "before".
TOWARDS = {"bid": ("for", "of"), "pact": ("with",), "demand": ("on", "against", "with")}
#: Within so many words behind a participle stands by whom it is done.
REACH = 8
POSSESSIVE = frozenset(["'s", "’s"])
#: Relations of what is a part of something that is put, and how many of them are followed.
INSIDE, STEPS = ("nmod", "obj", "xcomp", "ccomp"), 3
#: What is done to a proposal by others than its author.
ANSWERS = frozenset(["accept", "reject", "consider", "support", "convey", "withdraw"])
#: And by nobody who has put it.
REPLIES = frozenset(["accept", "reject", "support"])
#: Pronouns that come back to who says it, where nobody else is known, and those of whoever speaks in a quotation.
BACK = frozenset(["he", "her", "his", "it", "its", "she", "their", "they"])
SPEAKING = frozenset(["our", "my", "we", "i", "us"])


@dataclass(frozen=True)
class Parties:
    """Author, addressee and go-between of a proposal; `named` are the authors that have a name."""

    by: tuple[Name, ...] = ()
    to: tuple[Name, ...] = ()
    through: tuple[Name, ...] = ()
    named: frozenset[Name] = frozenset()


def of_noun(reading: Reading, entities: Entities, head: Token, family: str, done: Iterable[Governor]) -> Parties:
    """Return who a naming phrase and what is done to the proposal name."""
    by = [*_owners(reading, entities, head, family)]
    towards = () if words.among("mutual", [head]) else TOWARDS.get(family, ())
    to = [*tree.oblique(head, "to", "before", *towards), *_behind(head, 1, "to", *towards), *_receivers(head)]
    to = [n for n in to if not words.among("margins", [n])]  # "a petition with 900 signatures"
    to = [n for n in to if family != "bid" or not _is_person(entities, n)]  # "a bid for the striker" goes to his club
    if family == "offer" and head.lemma_.lower() == "offer":
        to += [n for n in tree.oblique(head, "for") if _is_person_or_body(entities, n)]
    through: list[Token] = []
    for governor in done:
        side = {"by": by, "to": to, "through": through}.get(answering.side(governor, family))
        if side is not None and governor.doer is not None and answering.may(entities, governor, family):
            side.append(_speaker(reading, governor.doer))
        to += _recipients(entities, governor)
        if family == "pact" and words.makes(governor.word):
            to += tree.oblique(governor.word, "with")
    if family == "demand":
        to += [own for c in head.children if c.dep_ in ("acl", "ccomp") and (own := tree.child(c, "nsubj")) is not None]
    by += _makers(head, family)
    through += [n for c in _participles(head) if words.act(c) == "convey" for n in _behind(c, REACH, "by")]
    through += [n for g in done if g.act in ("propose", "convey") for n in _carriers(g.word)]
    if not actors(entities, by):
        by += _tellers(head)
    return _parties(entities, by, to, through, itself=entities.at(head))


def _makers(head: Token, family: str) -> Iterator[Token]:
    """Yield who made what a noun names, by whatever verb ("a plan worked out by Spain"); of a pact, who has it ("honour the deal")."""
    between = ("between",) if family == "pact" else ()
    for clause in _participles(head):
        if words.act(clause) not in ANSWERS and not words.among("told", [clause]):
            yield from (n for n in _behind(clause, REACH, "by", *between) if not words.among("margins", [n]))
    verb = head.head
    if family == "pact" and verb.pos_ == "VERB":
        yield from tree.oblique(verb, "between", "among")
    has = family == "pact" and head.dep_ == "obj" and not words.act(verb) and tree.child(verb, "mark") is None
    if has and (own := tree.subject(verb)) is not None:
        yield own


def _participles(head: Token) -> list[Token]:
    """Return the past participles on a noun, or right behind it, with those coordinated with them ("drawn up ... and sent to ...")."""
    first = [c for c in head.rights if c.dep_ == "acl"] + list(head.doc[head.i + 1 : min(head.i + 2, head.sent.end)])
    return list(dict.fromkeys(p for c in first if _is_participle(c) for p in coordinated(c) if _is_participle(p)))


def _is_participle(token: Token) -> bool:
    """Say whether a word is a past participle."""
    return "Part" in token.morph.get("VerbForm", []) and "Past" in token.morph.get("Tense", [])


def _receivers(head: Token) -> Iterator[Token]:
    """Yield to whom a participle says that it was brought: "a bill presented to the House"."""
    for clause in _participles(head):
        if words.act(clause) in ("propose", "convey"):
            yield from _behind(clause, REACH, "to", "before")


def _behind(word: Token, reach: int, *prepositions: str) -> Iterator[Token]:
    """Yield what follows a word by a preposition before the next verb, on whatever the parser hangs it."""
    for token in word.doc[word.i + 1 : min(word.i + 1 + reach, word.sent.end)]:
        if token.pos_ in ("VERB", "AUX"):
            return
        if token.lower_ in prepositions and token.dep_ == "case":
            yield token.head


def _tellers(head: Token) -> Iterator[Token]:
    """Yield who puts something of which the noun is a part: "announced details of a plan", "said that it introduced a bill"."""
    yield from _over(head, frozenset(["propose"]))


def answerers(head: Token) -> Iterator[Token]:
    """Yield who answers something of which the noun is a part, and has not put it: "accepted details of a plan"."""
    yield from _over(head, REPLIES)


def _over(head: Token, acts: frozenset[str]) -> Iterator[Token]:
    """Yield the subject of the nearest verb over a noun that does one of the acts, but of none beyond an answer."""
    over = head
    for _ in range(STEPS):
        if over.dep_ not in INSIDE:
            return
        over = over.head
        act, own = words.act(over), tree.subject(over) if over.pos_ == "VERB" else None
        if act in acts and own is not None:
            yield own
            return
        if act in ANSWERS:
            return


def of_verb(reading: Reading, entities: Entities, verb: Token, family: str) -> Parties:
    """Return who puts something forward by a verb, and to whom: "Spain urged France to ...", "France was asked to ..."."""
    passive = tree.is_passive(verb)
    subject = tree.agent(verb) if passive else tree.subject(verb)
    by = [_speaker(reading, subject)] if subject is not None else []
    to = _recipients(entities, Governor("propose", verb, None))
    if family == "demand":
        to += [c for c in complements.persons(verb) if passive or entities.at(c) is not None]
        clauses = [c for c in verb.children if c.dep_ in ("ccomp", "xcomp")]
        to += [own for c in clauses if (own := tree.child(c, "nsubj")) is not None]
    for aid in (c for c in verb.children if c.dep_ == "xcomp" or (c.dep_ == "advcl" and tree.is_infinitive(c))):
        to += _helped(aid)
    put = (verb, *(c for c in verb.children if c.dep_ == "xcomp"))
    to += [own for v in put for c in v.children if _is_unless(c) and (own := tree.subject(c)) is not None]
    return _parties(entities, by, to, _carriers(verb))


def _helped(aid: Token) -> Iterator[Token]:
    """Yield whom a verb would help: "give arms to Spain", "work with Spain", "supply Spain with arms"."""
    if words.does("supplying", aid) and any(t.lower_ == "with" for t in aid.subtree):
        yield from (c for c in aid.children if c.dep_ == "obj")
    else:
        yield from tree.oblique(aid, "to", "with")


def _carriers(verb: Token) -> list[Token]:
    """Return through whom something is put ("offered them a truce through Qatari mediators")."""
    return [n for n in tree.oblique(verb, "through", "via") if not answering.is_legislature(n)]


def _is_unless(clause: Token) -> bool:
    """Say whether a clause tells what somebody has to do against a threat ("unless Spain lifts the ban")."""
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    return "unless" in marks or bool(marks & {"if", "until"} and tree.is_negated(clause) ^ ("until" in marks))


def marked(entities: Entities, found: Parties, by: list[Token], to: list[Token]) -> Parties:
    """Return the parties by rules, and as a reader marks them where the rules find none: it takes who acts on an offer for its author."""
    own = _parties(entities, by, to, [])
    authors = found.by or tuple(n for n in own.by if n not in found.to)
    addressees = tuple(n for n in found.to or own.to if n not in authors)
    return Parties(authors, addressees, found.through, named(entities, authors))


def actors(entities: Entities, tokens: Iterable[Token]) -> tuple[Name, ...]:
    """Return what the tokens stand for, if it can act: no places."""
    return entities.acting(n for t in tokens for n in _things(entities, tree.antecedent(t)))


def _things(entities: Entities, token: Token) -> tuple[Name, ...]:
    """Return what a phrase stands for, or else what is set beside it ("his rival, Ada Ruiz")."""
    beside = [c for c in token.children if c.dep_ == "appos"]
    clause = tree.clause(token)
    if token.lower_ in BACK and clause.dep_ == "ccomp" and (own := tree.subject(clause.head)) is not None:
        beside.append(own)  # "the bank said it would offer ..."
    return entities.of(token) or next((names for c in beside if (names := entities.of(c))), ())


def _parties(
    entities: Entities, by: list[Token], to: list[Token], through: list[Token], itself: Name | None = None
) -> Parties:
    """Return the parties; what a proposal is called is none ("the Central America Free Trade Agreement")."""
    authors = tuple(n for n in _without_nations(entities, actors(entities, by)) if n != itself)
    addressees = tuple(n for n in _without_nations(entities, actors(entities, to)) if n not in (itself, *authors))
    return Parties(authors, addressees, actors(entities, through), named(entities, authors))


def named(entities: Entities, authors: Iterable[Name]) -> frozenset[Name]:
    """Return those that have a name."""
    return frozenset(n for n in authors if entities.get(n).kind != KG.UnnamedActor)


def _without_nations(entities: Entities, found: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the parties without the nation beside a body of it: "the Spanish government" is not Spain and its government."""
    owners = {o for n in found for o in entities.get(n).affiliation}
    return tuple(n for n in found if not (n in owners and entities.get(n).kind == KG.Country))


def _speaker(reading: Reading, token: Token) -> Token:
    """Return who speaks, for a pronoun of the first person in a quotation ("our offer")."""
    return reading.speakers.get(token.i, token) if token.lower_ in SPEAKING and token.pos_ == "PRON" else token


def _owners(reading: Reading, entities: Entities, head: Token, family: str) -> Iterator[Token]:
    """Yield the tokens of a noun phrase that name its author."""
    for c in head.children:
        if c.dep_ == "nmod:poss":
            yield _speaker(reading, c)
        elif c.dep_ == "amod" and words.act(c) == "propose":
            yield from (g for g in c.children if g.dep_ in ("compound", "obl", "nsubj"))  # "French-drafted"
        elif c.dep_ in ("compound", "amod") and family != "pact" and (family not in ABOUT or _is_body(entities, c)):
            yield c
            if family not in ABOUT:
                yield from (g for g in c.children if g.dep_ in ("compound", "amod"))  # "the EU peace plan"
    yield from (*tree.oblique(head, "by", "from"), *_behind(head, 1, "by", "from"), *_before(head))
    if family != "bid":
        yield from (n for n in tree.oblique(head, "of") if _is_person_or_body(entities, n))
    if family == "pact" or words.among("mutual", [head]):
        yield from tree.oblique(head, "between", "among", *(("of",) if family == "bid" else ()))


def _before(head: Token) -> Iterator[Token]:
    """Yield whose a noun is by "'s" some words before it, on whatever the parser hangs that ("Lidl's improved cash offer")."""
    for token in reversed(head.doc[head.sent.start : head.i]):
        if token.lower_ in POSSESSIVE and token.i > head.sent.start:
            yield token.nbor(-1)
            return
        if token.dep_ not in nouns.BEFORE or token.pos_ == "DET":
            return


def _is_body(entities: Entities, token: Token) -> bool:
    """Say whether a token names an organization right before its noun ("a Senate bill")."""
    name = entities.at(token)
    return name is not None and token.i + 1 == token.head.i and entities.get(name).kind == KG.Organization


def _is_person(entities: Entities, token: Token) -> bool:
    name = entities.at(token)
    return name is not None and entities.get(name).kind == KG.Person


def _is_person_or_body(entities: Entities, token: Token) -> bool:
    name = entities.at(token)
    return name is not None and entities.get(name).kind in (KG.Person, KG.Organization, KG.UnnamedActor)


def _recipients(entities: Entities, governor: Governor) -> list[Token]:
    """Return to whom something is proposed or brought, and the legislature in which anything is done to it ("passed in the Senate")."""
    verb = governor.word if governor.word.pos_ == "VERB" else governor.word.head
    chambers = [
        t
        for t in tree.oblique(verb, "in", "through", "at", "into")
        if entities.at(t) is not None and answering.is_legislature(t)
    ]
    if governor.act not in ("propose", "convey"):
        return chambers
    return [*tree.oblique(verb, "to", "before"), *(c for c in verb.children if c.dep_ == "iobj"), *chambers]


def chamber(entities: Entities, heads: Iterable[Token]) -> tuple[Name, ...]:
    """Return the first legislature that the sentences of a bill or motion name: it is put there, whoever put it."""
    return next(iter(chambers(entities, heads)), ())


def chambers(entities: Entities, heads: Iterable[Token]) -> list[tuple[Name, ...]]:
    """Return the legislatures that the sentences of a bill or motion name, in text order."""
    named = (
        t
        for head in heads
        for t in head.sent
        if t.pos_ in ("NOUN", "PROPN") and entities.at(t) is not None and answering.is_legislature(t)
    )
    return [found for t in named if (found := actors(entities, [t]))]
