"""The phrases that name proposals, one by one, with all that the words around each of them say."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.proposals import contents, marks, nouns, parties, terms, verbs, words
from kg.find.proposals.clauses import Content
from kg.find.proposals.governors import Governor, answers_to_verb, governors, is_criticism, is_of_some
from kg.find.proposals.nouns import lemma
from kg.find.proposals.parties import Parties
from kg.find.proposals.scene import Scene
from kg.find.proposals.terms import Told
from kg.find.proposals.verdicts import is_done, verdict
from kg.language import quotations, tree
from kg.language.reading import Reading
from kg.spans import trim
from kg.values import Name, Span

#: The longest naming phrase, in tokens; some are more than one word ("US$4").
LONGEST = 12
#: Parts of speech of words that lead on to others.
LEADING = frozenset(["ADP", "CCONJ", "DET", "PART", "SCONJ"])
#: By what all phrases that name an improved offer are told from those that name the one before it.
ANEW = "anew"


@dataclass(frozen=True)
class Naming:
    """One phrase that may name a proposal: by a noun ("the latest offer"), or by a verb with what it puts ("proposed a ceasefire").

    `told` is what may be its terms, `known` says that it comes back to something ("the bill"), `chance` is how likely a reader takes it
    for one, 0 where it does not, None where no reader looked.
    """

    head: Token
    noun: words.Noun
    span: Span
    parties: Parties
    done: tuple[Governor, ...]
    told: tuple[Told, ...]
    known: bool
    in_headline: bool
    chance: float | None = None

    @property
    def named(self) -> frozenset[Name]:
        """Its authors that have a name: a described one may be the same as another ("the two nations")."""
        return self.parties.named

    @property
    def how(self) -> str:
        """How it is named."""
        return "verb" if self.noun.force == "verb" else "noun"

    @cached_property
    def terms(self) -> list[Told]:
        """What the words around the phrase itself tell that it would bring about."""
        return terms.chosen(self.told)

    @cached_property
    def would(self) -> frozenset[str]:
        """The lemmas of the content words of what it may bring about."""
        return frozenset(word for told in self.terms for word in told.lemmas)

    @cached_property
    def content(self) -> frozenset[str]:
        """The lemmas of the content words of the phrase and of what it may bring about."""
        inside = (t for t in self.head.subtree if t.pos_ in words.CONTENT and t.sent == self.head.sent)
        return self.would.union(t.lemma_.lower() for t in inside)

    @property
    def verdicts(self) -> list[URIRef]:
        """What the words around the phrase settle."""
        return [v for v in map(verdict, self.done) if v is not None]

    @property
    def counters(self) -> bool:
        """Whether the phrase says that its proposal answers another one ("a counteroffer", "countered with an offer")."""
        before = self.head.doc[max(self.head.i - 2, 0) : self.head.i]
        return (
            self.head.lower_.startswith("counter")
            or words.among("answering", self.head.children)
            or any(t.lower_ == "counter" for t in before)
            or (tree.preposition(self.head) == "with" and self.head.head.lemma_.lower() == "counter")
        )

    @property
    def is_anew(self) -> bool:
        """Whether the phrase names what came after another of its kind ("the improved offer")."""
        return bool(self._anew)

    @property
    def is_earlier(self) -> bool:
        """Whether the phrase names what came before another of its kind ("their original offer")."""
        return words.among("earlier", self.head.children)

    @property
    def apart(self) -> frozenset[str]:
        """The words by which the phrase tells its proposal from another ("earlier", "second", "an improved one")."""
        lists = words.words().lists
        children = list(self.head.children)
        telling = lists["apart"] & {c.lower_ for c in children}
        if self.known:
            return telling | self._raised
        broader = {c.lower_ for c in children if c.tag_ == "JJR"} - lists["anew"]  # "a broader bill"
        return telling | broader | ({ANEW} if self._anew else frozenset()) | ({"first"} & {c.lower_ for c in children})

    @property
    def _anew(self) -> frozenset[str]:
        """The words that say that it came after another of its kind."""
        return words.words().lists["anew"] & {c.lower_ for c in self.head.children} | self._raised

    @property
    def _raised(self) -> frozenset[str]:
        """That the verb says that a bidder bids more: a raised bid is another one."""
        over = self.head.head
        bid = "bid" in self.noun.families or lemma(self.head) == "offer"
        raised = bid and self.head.dep_ in ("obj", "nsubj:pass") and words.does("raising", over)
        return frozenset([ANEW]) if raised and is_done(over) and not tree.is_negated(over) else frozenset()


def namings(scene: Scene) -> Iterator[Naming]:
    """Yield the phrases that may name a proposal, by a rule or by a reader's mark, in text order."""
    for token in scene.reading.doc:
        noun = nouns.entry(scene.entities, token)
        marked = any(t.i in scene.marks.chances for t in _with_participle(token))
        if noun is None and marked and marks.is_noun(token):
            noun = nouns.marked(token)
        if nouns.is_any(token):
            continue
        if noun is not None:
            yield _of_noun(scene, token, noun)
        elif token.pos_ in ("VERB", "AUX") or marked:
            found = verbs.putting(scene.reading, scene.entities, token, marked=marked)
            if found is not None:
                yield _of_verb(scene, found)


def _of_noun(scene: Scene, head: Token, noun: words.Noun) -> Naming:
    done = tuple(g for g in governors(head) if not is_criticism(noun, head, g))
    told = _told(scene, head, noun, contents.of_noun(head))
    return Naming(
        head,
        _kind(noun, told),
        _span(scene.reading, nouns.phrase(head)),
        _parties(scene, head, parties.of_noun(scene.reading, scene.entities, head, noun.families[0], done), done),
        done,
        told,
        nouns.is_known(head),
        scene.reading.is_in_headline(head.idx),
        max((c for t in _with_participle(head) if (c := scene.marks.chance(t)) is not None), default=None),
    )


def _kind(noun: words.Noun, told: Iterable[Told]) -> words.Noun:
    """Return what a noun says, where an offer to buy something is a bid, too."""
    buys = "offer" in noun.families and any(words.does("buying", t.content.head) for t in told)
    return replace(noun, families=(*noun.families, "bid")) if buys else noun


def _with_participle(noun: Token) -> list[Token]:
    """Return a noun with the participles before it, which a reader may mark for it ("a proposed ban")."""
    return [noun, *(c for c in noun.children if c.dep_ == "amod" and c.pos_ == "VERB")]


def _of_verb(scene: Scene, found: verbs.Putting) -> Naming:
    verb = found.verb
    told = _told(scene, verb, found.noun, found.contents)
    return Naming(
        verb,
        _kind(found.noun, told),
        _span(scene.reading, verbs.phrase(found)),
        _parties(scene, verb, found.parties),
        (Governor("propose", verb, None), *answers_to_verb(verb)),
        told,
        False,
        scene.reading.is_in_headline(verb.idx),
        scene.marks.chance(verb),
    )


def _told(scene: Scene, head: Token, noun: words.Noun, around: Iterable[Content]) -> tuple[Told, ...]:
    """Return what may be terms, by rules and by marks."""
    return tuple(terms.told(scene, head, noun, [*around, *marks.contents(scene.marks, head)]))


def _parties(scene: Scene, head: Token, found: Parties, done: Iterable[Governor] = ()) -> Parties:
    """Return the parties by rules, else by marks, though neither who discusses a proposal nor with whom is its author.

    Who is only one of those who vote is none.
    """
    by, to = (marks.heads(scene.marks, head, side) for side in ("by", "to"))
    weighing = {t for g in done if g.act == "consider" for t in (g.doer, *tree.oblique(g.word, "with"))}
    some = {g.doer for g in done if is_of_some(g)}
    by, to = [t for t in by if t not in weighing | some], [t for t in to if t not in some]
    return parties.marked(scene.entities, found, by, to)


def _opens(word: Token) -> bool:
    """Say whether a word at the end of a phrase only leads on to what is left out, or opens a bracket."""
    return word.text in ("(", "[") or (word.pos_ in LEADING and not word.dep_.startswith("compound"))


def _span(reading: Reading, tokens: list[Token]) -> Span:
    """Return the passage of a phrase, without words at its ends that only lead to it or on to others ("a swap between")."""
    text, kept = reading.article.text, tokens[:LONGEST]
    while len(kept) > 1 and _opens(kept[-1]):
        kept = kept[:-1]
    while len(kept) > 1 and kept[0].pos_ == "ADP" and kept[0].dep_ == "case":
        kept = kept[1:]
    return quotations.whole(text, trim(text, tree.span(kept)))
