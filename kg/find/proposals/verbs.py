"""The verbs that put a proposal forward, where no noun names what: "proposed a ceasefire", "urged Spain to open the border"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import clauses, complements, nouns, parties, words
from kg.find.proposals.clauses import Content
from kg.find.proposals.governors import ANSWERS
from kg.find.proposals.parties import Parties
from kg.language import tree
from kg.language.reading import Reading

#: The longest naming phrase, in tokens; some are more than one word ("US$4").
LONGEST = 12
#: Relations of what a verb asks for.
COMPLEMENTS = frozenset(["xcomp", "ccomp", "advcl", "obl", "obj"])
#: Prepositions of the noun that says what is put forward: "called for a truce", "agreed to a plan".
NAMED = frozenset(["for", "to", "on", "upon"])


@dataclass(frozen=True)
class Putting:
    """A verb that puts something forward: the family of the proposal, the words that may be its terms, who takes part."""

    verb: Token
    noun: words.Noun
    contents: tuple[Content, ...]
    parties: Parties

    @property
    def frame(self) -> str:
        """How what is put forward hangs on the verb, by its first words."""
        return self.contents[0].rule.rpartition("/")[2]


def putting(reading: Reading, entities: Entities, verb: Token, *, marked: bool) -> Putting | None:
    """Return what a verb puts forward, by the lexicon or because a reader has `marked` it.

    Nothing where a noun says what ("proposes a bill"), or where a bill itself does; nor where it only describes one ("a planned road").
    """
    if verb.dep_ in ("amod", "compound"):
        return None
    entry = words.putting(verb) or (words.ANY if marked else None)
    subject = tree.subject(verb)
    if entry is None or (subject is not None and _is_proposal(entities, subject)):
        return None
    named = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass") or tree.preposition(c) in NAMED]
    named = [c for c in named if tree.child(c, *tree.SUBJECTS) is None]  # "a tunnel, which is a compromise" is a clause
    if any((noun := nouns.entry(entities, c)) is not None and noun.force != "echo" for c in named):
        return None
    found = [c for c in complements.of_verb(verb, entry.frames) if _tells(c)]
    if not found:
        found = [c for c in _after(verb) if _tells(c)]
    if not found and marked:
        found = [Content(verb, tuple(clauses.bare(verb)), "terms/marked", verb)]
    if not found or _is_answer(entities, verb, found[0].head):
        return None
    taking = parties.of_verb(reading, entities, verb, entry.families[0])
    return Putting(verb, words.Noun(entry.families, "verb"), tuple(found), taking)


def _is_proposal(entities: Entities, subject: Token) -> bool:
    return nouns.lemma(subject) in words.words().nouns or nouns.entry(entities, subject) is not None


def _is_answer(entities: Entities, verb: Token, done: Token) -> bool:
    """Say whether a verb only tells how another proposal is answered: "agreed to meet the demands", "decided to drop the plan"."""
    answers = verb.lemma_.lower() in words.words().lists["settled"] and words.act(done) in ANSWERS
    return answers and any(nouns.entry(entities, c) is not None for c in done.children if c.dep_ == "obj")


def _tells(content: Content) -> bool:
    """Say whether words tell something: a single one does only as a noun ("offered peace")."""
    return len(content.words) > 1 or content.head.pos_ in ("NOUN", "PROPN")


def _after(verb: Token) -> Iterator[Content]:
    """Yield what follows a verb whose complement parsers read in many ways: "called for talks to restart", "want Spain to stop"."""
    first = verb.i + 2 if verb.doc[verb.i + 1 : verb.i + 2].text.lower() in ("for", "on", "upon") else None
    for c in verb.children:
        if c.i > verb.i and c.dep_ in COMPLEMENTS:
            if c.pos_ in ("NOUN", "PROPN") and first is not None and c.left_edge.i <= first <= c.right_edge.i:
                yield from clauses.phrases(c, "terms/proposed", verb)
            elif tree.is_infinitive(c) and (first is not None or tree.child(c, "nsubj") is not None):
                yield from clauses.each(c, "terms/asked", verb, tree.child(c, "nsubj", "obj"))


def phrase(found: Putting) -> list[Token]:
    """Return the words from the verb to the end of what it puts forward, as many as a naming phrase may have."""
    first = found.contents[0]
    last = max([first.head.i, *(t.i for t in first.words if t.i < found.verb.i + LONGEST)])
    begin = min(found.verb.i, *(t.i for t in first.words)) if last < found.verb.i else found.verb.i
    return [found.verb.doc[i] for i in range(begin, min(max(last, found.verb.i) + 1, begin + LONGEST))]
