"""The phrases that name proposals, one by one, with all that the words around each of them say."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import nouns, parties, terms, words
from kg.find.proposals.governors import Governor, governors, verdict
from kg.find.proposals.parties import Parties
from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Name, Span, Term

#: The longest naming phrase, in tokens; some are more than one word ("US$4").
LONGEST = 12
OFFER = words.Noun(("offer",), "weak")
PROPOSE = words.Noun(("offer",), "strong")


@dataclass(frozen=True)
class Naming:
    """One phrase that names a proposal: by a noun ("the latest offer"), or by a verb with its object ("proposed a ceasefire").

    `known` says that it comes back to something ("the bill"), `named` are its authors that have a name.
    """

    head: Token
    noun: words.Noun
    span: Span
    parties: Parties
    done: tuple[Governor, ...]
    terms: tuple[Term, ...]
    known: bool
    in_headline: bool
    named: frozenset[Name]

    @property
    def told(self) -> str:
        """How it is named."""
        return "verb" if self.head.pos_ == "VERB" else "noun"

    @property
    def verdicts(self) -> list[URIRef]:
        """What the words around the phrase settle."""
        return [v for v in map(verdict, self.done) if v is not None]

    @property
    def apart(self) -> frozenset[str]:
        """The words by which the phrase tells its proposal from another ("earlier", "second")."""
        return frozenset(c.lower_ for c in self.head.children) & words.words().lists["apart"]


def namings(reading: Reading, entities: Entities) -> Iterator[Naming]:
    """Yield the phrases that may name a proposal, in text order."""
    for token in reading.doc:
        noun = nouns.entry(entities, token)
        if noun is not None:
            yield _of_noun(reading, entities, token, noun)
        elif token.pos_ == "VERB" and not tree.is_passive(token):
            yield from _of_verb(reading, entities, token)


def _of_noun(reading: Reading, entities: Entities, head: Token, noun: words.Noun) -> Naming:
    done = tuple(governors(head))
    taking = parties.of_noun(entities, head, noun.families[0], done)
    told = tuple(terms.of_noun(reading, entities, head))
    return Naming(
        head,
        noun,
        _span(reading, nouns.phrase(head)),
        taking,
        done,
        told,
        nouns.is_known(head),
        reading.is_in_headline(head.idx),
        _named(entities, taking.by),
    )


def _of_verb(reading: Reading, entities: Entities, verb: Token) -> Iterator[Naming]:
    """Yield what a verb of proposing names, if somebody proposes something, and no noun says what ("proposes a bill")."""
    noun = _verbs_noun(verb)
    inner = [c for c in verb.children if c.dep_ in ("obj", "xcomp", "ccomp")]
    if noun is None or any(c.pos_ == "PRON" or nouns.entry(entities, c) is not None for c in inner):
        return
    taking, told = parties.of_verb(entities, verb), tuple(terms.of_verb(reading, entities, verb))
    in_headline = reading.is_in_headline(verb.idx)
    if not taking.by or not told or (noun == OFFER and not in_headline and _is_trade(verb, taking)):
        return
    span = _span(reading, sorted([verb, *(t for c in inner for t in tree.phrase(c))], key=lambda t: t.i))
    named = _named(entities, taking.by)
    yield Naming(verb, noun, span, taking, (Governor("propose", verb, None),), told, False, in_headline, named)


def _verbs_noun(verb: Token) -> words.Noun | None:
    """Return the noun that stands for a verb of proposing; a bill that "proposes" something names no proposal of its own."""
    subject = tree.subject(verb)
    if subject is None or nouns.lemma(subject) in words.words().nouns:
        return None
    return {"propose": PROPOSE, "offer": OFFER}.get(verb.lemma_.lower())


def _is_trade(verb: Token, taking: Parties) -> bool:
    """Say whether goods are on offer: to nobody by name, or all the time ("offers courses to students")."""
    lasting = "Pres" in verb.morph.get("Tense", []) or "Ger" in verb.morph.get("VerbForm", [])
    return lasting or not (taking.to or tree.child(verb, "xcomp"))


def _span(reading: Reading, tokens: list[Token]) -> Span:
    return tree.trim(reading.article.text, tree.span(tokens[:LONGEST]))


def _named(entities: Entities, authors: tuple[Name, ...]) -> frozenset[Name]:
    """Return the authors that have a name: a described one may be the same as another ("the two nations")."""
    return frozenset(n for n in authors if entities.get(n).kind != KG.UnnamedActor)
