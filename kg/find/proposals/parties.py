"""Who puts a proposal, to whom, and who carries it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import nouns, words
from kg.find.proposals.governors import Governor, is_of_committee
from kg.language import tree
from kg.terms import KG
from kg.values import Name

#: Families whose nouns are often called after what they are about ("the Armenian genocide resolution").
ABOUT = ("bill", "resolution")
#: Prepositions after a noun that name its addressee, beyond "to" and "before".
TOWARDS = {"bid": ("for", "of"), "pact": ("with",)}


@dataclass(frozen=True)
class Parties:
    """Author, addressee and go-between of a proposal."""

    by: tuple[Name, ...] = ()
    to: tuple[Name, ...] = ()
    through: tuple[Name, ...] = ()


def of_noun(entities: Entities, head: Token, family: str, done: Iterable[Governor]) -> Parties:
    """Return who a naming phrase and what is done to the proposal name."""
    by = [*_owners(entities, head, family)]
    to = [*tree.oblique(head, "to", "before", *TOWARDS.get(family, ()))]
    through: list[Token] = []
    for governor in done:
        side = {"by": by, "to": to, "through": through}.get(_side(governor, family))
        if side is not None and governor.doer is not None and _may(entities, governor):
            side.append(governor.doer)
        to += _recipients(entities, governor)
    return _parties(entities, by, to, through, itself=entities.at(head))


def of_verb(entities: Entities, verb: Token) -> Parties:
    """Return who proposes, and to whom."""
    subject = tree.subject(verb)
    by = [subject] if subject is not None else []
    to = _recipients(entities, Governor("propose", verb, None))
    for aid in (c for c in verb.children if c.dep_ == "xcomp"):
        to += [c for c in aid.children if c.dep_ in tree.OBJECTS and entities.at(c) is not None]
        to += tree.oblique(aid, "to", "with")
    return _parties(entities, by, to, [])


def actors(entities: Entities, tokens: Iterable[Token]) -> tuple[Name, ...]:
    """Return what the tokens stand for, if it can act: no places."""
    return entities.acting(n for t in tokens for n in entities.of(tree.antecedent(t)))


def _parties(
    entities: Entities, by: list[Token], to: list[Token], through: list[Token], itself: Name | None = None
) -> Parties:
    """Return the parties; what a proposal is called is none ("the Central America Free Trade Agreement")."""
    authors = tuple(n for n in actors(entities, by) if n != itself)
    addressees = tuple(n for n in actors(entities, to) if n not in (itself, *authors))
    return Parties(authors, addressees, actors(entities, through))


def _side(governor: Governor, family: str) -> str:
    """Return on which side stands who does something to a proposal; who signs a pact is one of its makers."""
    if governor.act == "accept" and is_of_committee(governor.doer):
        return ""
    accepts = "by" if family == "pact" and words.makes(governor.word) else "to"
    sides = {"propose": "by", "convey": "through", "accept": accepts, "reject": "to", "consider": "to"}
    return sides.get(governor.act, "")


def _may(entities: Entities, governor: Governor) -> bool:
    """Say whether the doer can be a party; of a vote or debate only a body is one, not the person that calls for it."""
    name = entities.at(governor.doer) if governor.doer is not None else None
    return governor.word.pos_ != "NOUN" or (name is not None and entities.get(name).kind != KG.Person)


def _owners(entities: Entities, head: Token, family: str) -> Iterator[Token]:
    """Yield the tokens of a noun phrase that name its author."""
    for c in head.children:
        if c.dep_ == "nmod:poss":
            yield c
        elif c.dep_ == "amod" and words.act(c) == "propose":
            yield from (g for g in c.children if g.dep_ in ("compound", "obl", "nsubj"))  # "French-drafted"
        elif c.dep_ in ("compound", "amod") and (family not in ABOUT or _is_body(entities, c)):
            yield c
    yield from tree.oblique(head, "by", "from", *(() if family == "bid" else ("of",)))


def _is_body(entities: Entities, token: Token) -> bool:
    """Say whether a token names an organization right before its noun ("a Senate bill")."""
    name = entities.at(token)
    return name is not None and token.i + 1 == token.head.i and entities.get(name).kind == KG.Organization


def _recipients(entities: Entities, governor: Governor) -> list[Token]:
    """Return to whom something is proposed or brought, and the legislature in which anything is done to it ("passed in the Senate")."""
    verb = governor.word if governor.word.pos_ == "VERB" else governor.word.head
    chambers = [t for t in tree.oblique(verb, "in", "through", "at") if _is_legislature(entities, t)]
    if governor.act not in ("propose", "convey"):
        return chambers
    return [*tree.oblique(verb, "to", "before"), *(c for c in verb.children if c.dep_ == "iobj"), *chambers]


def chamber(entities: Entities, heads: Iterable[Token]) -> tuple[Name, ...]:
    """Return the first legislature that the sentences of a bill or motion name: it is put there, whoever put it."""
    named = (t for head in heads for t in head.sent if t.pos_ in ("NOUN", "PROPN") and _is_legislature(entities, t))
    return next(filter(None, (actors(entities, [t]) for t in named)), ())


def _is_legislature(entities: Entities, token: Token) -> bool:
    return entities.at(token) is not None and words.among("legislatures", nouns.phrase(token))
