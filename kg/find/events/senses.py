"""The sense of an ambiguous trigger, by its context: a strike of teachers or of jets, a search warrant that is executed.

What the word's own phrase and clause say overrules the reader's type. Where they say nothing, another place of the article where the same
noun is plain decides, then the words of the sentence, then those of the article; these choose only among the word's own senses.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.reading import Reading

FILE = "senses.toml"
#: What a sense is called that tells no event.
NONE = ""
#: Keys of a sense that ask for no words beside the trigger.
LOOSE = frozenset(["type", "pos", "unless", "near", "article"])
#: Relations to a word of what stands with it, by the key that asks for it.
BELOW = {"case": frozenset(["case"]), "then": frozenset(["xcomp", "ccomp"])}
#: And of a word to what it stands with.
ABOVE = {"over": frozenset(["compound", "amod", "obj", "nmod:poss", "nsubj:pass"]), "under": frozenset(["advcl"])}


@dataclass(frozen=True)
class Sense:
    """One sense of a word: the event type that it tells, or NONE; and the words that speak for it, by where they stand."""

    type: str
    pos: str
    unless: frozenset[str]
    near: frozenset[str]
    article: frozenset[str]
    beside: Mapping[str, frozenset[str]]

    def fits(self, head: Token, sentence: frozenset[str]) -> bool:
        """Say whether the word's part of speech and its sentence allow this sense."""
        return self.pos in ("", head.pos_) and not self.unless & sentence


@cache
def table() -> dict[str, tuple[Sense, ...]]:
    """Return the senses of each word that has several, in the order in which they are tried."""
    data = lexicon.toml(FILE)
    words = [(word["lemmas"], tuple(_sense(row, data["lists"]) for row in word["sense"])) for word in data["word"]]
    return {lemma: senses for lemmas, senses in words for lemma in lemmas}


def _sense(row: dict[str, str | list[str]], lists: dict[str, list[str]]) -> Sense:
    def words(key: str) -> frozenset[str]:
        return frozenset(w for word in row.get(key, ()) for w in (lists[word[1:]] if word.startswith("@") else [word]))

    type_ = str(row["type"])
    if type_ != NONE:
        lexicon.event_type(type_, FILE)
    beside = {key: words(key) for key in row if key not in LOOSE}
    return Sense(type_, str(row.get("pos", "")), words("unless"), words("near"), words("article"), beside)


def find(reading: Reading, triggers: Iterable[Tokens]) -> dict[int, str]:
    """Return the event types that senses give to triggers, by the index of their first token; NONE for one that tells no event."""
    known = [(trigger, senses) for trigger in triggers if (senses := _senses(trigger.root))]
    lemmas = {number: _lemmas(trigger.sent) for trigger, _ in known for number in [reading.sentence[trigger.start]]}
    plain = {t.start: _plain(t.root, senses, lemmas[reading.sentence[t.start]]) for t, senses in known}
    found = {start: type_ for start, type_ in plain.items() if type_ is not None}
    article = Counter(t.lemma_.lower() for t in reading.doc)
    for trigger, senses in known:
        if trigger.start in found or trigger.label_ not in {sense.type for sense in senses}:
            continue
        noun = trigger.root.pos_ == "NOUN"  # a verb of other words beside it may well have another sense
        elsewhere = {plain[t.start] for t, others in known if others is senses and noun} - {None, NONE}
        near = lemmas[reading.sentence[trigger.start]] - _lemmas(trigger)
        type_ = elsewhere.pop() if len(elsewhere) == 1 else _near(trigger.root, senses, near)
        type_ = type_ or _by_article(article, senses)
        if type_ is not None:
            found[trigger.start] = type_
    return found


def _senses(head: Token) -> tuple[Sense, ...]:
    return table().get(head.lemma_.lower()) or table().get(head.lower_, ())


def _lemmas(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(t.lemma_.lower() for t in tokens)


def _plain(head: Token, senses: tuple[Sense, ...], sentence: frozenset[str]) -> str | None:
    """Return the type that the words beside a word speak for; None where they speak for none."""
    beside: dict[str, frozenset[str]] = {}
    for sense in senses:
        if not sense.fits(head, sentence - {head.lemma_.lower()}):
            continue
        if not sense.beside and not sense.near and not sense.article:
            return sense.type  # its part of speech is all that it asks for
        for key, words in sense.beside.items():
            if key not in beside:
                beside[key] = frozenset(_beside(head, key))
            if words & beside[key]:
                return sense.type
    return None


def _near(head: Token, senses: tuple[Sense, ...], near: frozenset[str]) -> str | None:
    """Return the type that most words of the sentence speak for."""
    counts = [(len(s.near & near), -n, s.type) for n, s in enumerate(senses) if s.fits(head, near)]
    most = max(counts, default=(0, 0, NONE))
    return most[2] if most[0] else None


def _by_article(article: Counter[str], senses: tuple[Sense, ...]) -> str | None:
    """Return the type that clearly most words of the article speak for, given how often each lemma stands in it."""
    asking = [s for s in senses if s.article]
    if not asking:
        return None
    counts = sorted(((sum(article[lemma] for lemma in s.article), s.type) for s in asking), reverse=True)
    clear = len(counts) < 2 or counts[0][0] >= 2 * counts[1][0]
    return counts[0][1] if counts[0][0] and clear else None


def _beside(head: Token, key: str) -> Iterator[str]:
    """Yield the words that stand with a word in one relation, as lemmas and as they are; of a name also its class ("#Person")."""
    for token in _related(head, key):
        yield token.lemma_.lower()
        yield token.lower_
        if token.ent_type_:
            yield f"#{token.ent_type_}"


def _related(head: Token, key: str) -> Iterator[Token]:
    match key:
        case "object":
            yield from (t for o in _objects(head) for t in tree.conjuncts(o))
        case "subject":
            yield from (t for s in _subjects(head) for t in tree.conjuncts(s))
        case "before":
            yield from (
                c for c in head.children if c.i < head.i and c.dep_ in ("amod", "compound", "nmod:poss", "nmod")
            )
        case "over" | "under":
            if head.dep_ in ABOVE[key]:
                yield head.head
        case "next":
            yield from (c for c in head.children if c.dep_ == "compound:prt")
            yield from (head.doc[i] for i in range(head.i + 1, min(head.i + 2, len(head.doc))))
        case "case" | "then":
            yield from (c for c in head.children if c.dep_ in BELOW[key])
        case _:
            yield from (t for o in tree.oblique(head, key) for t in tree.conjuncts(o))


def _objects(head: Token) -> Iterator[Token]:
    """Yield what a verb is done to: its objects, the subject of a passive, the noun that a participle stands with."""
    if head.pos_ not in ("VERB", "AUX"):
        return
    yield from (tree.antecedent(c) for c in head.children if c.dep_ in tree.OBJECTS)
    if tree.is_passive(head):
        subject = tree.subject(head)
        if subject is not None:
            yield subject
        if head.dep_ in ("acl", "amod"):
            yield head.head


def _subjects(head: Token) -> Iterator[Token]:
    """Yield who or what does what a verb says: its subject, or the agent of a passive; of a noun its own "by"."""
    if head.pos_ not in ("VERB", "AUX"):
        return
    doer = tree.agent(head) if tree.is_passive(head) else tree.subject(head)
    if doer is not None:
        yield doer
