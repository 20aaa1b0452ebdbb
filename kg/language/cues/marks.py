"""What the pipeline marks and what quotation marks enclose: indices for the rules of cues."""

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.language import quotations, tree
from kg.language.cues.kinds import is_of_another, is_of_verb_above
from kg.language.network.found import Findings
from kg.values import Span

#: Relations of a name inside a phrase that another word heads.
BESIDE = frozenset(["nmod", "nmod:poss", "obl", "compound", "amod"])
#: How likely a related speaker has to be to be asked before the parse.
SURE = 0.6
#: From when on it is, though another one is named: learnt from where the reader relates several.
CERTAIN = 0.95
#: Parts of speech that can head who speaks ("57 % of the voters", "many"), relations of what stands before a noun, and how near that is.
HEADS = frozenset(["NOUN", "PROPN", "PRON", "NUM", "SYM", "ADJ"])
INSIDE = frozenset(["det", "amod", "compound", "nmod:desc", "nummod"])
NEAR = 4
DASHES = frozenset("–—-")
#: What heads no speaker, though it may stand first ("a July 15 memo").
TIMES = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name))


@dataclass(frozen=True)
class Marks:
    """`quoted` are the tokens inside quotations that are more than a phrase, `cues` those that the pipeline marks as attributing.

    `speakers` are the marked speakers, in text order: their first token, the one after their last, and their head. None overlaps
    another. `spoken` are all their tokens. `related` has for a token of a cue the head of the passage that the reader relates to it as
    its speaker, where it is sure enough, `said` the tokens of what it all but certainly relates to it as the words said. `reads` says
    whether the pipeline marks cues at all, be it none in this text.
    """

    quoted: frozenset[int] = frozenset()
    cues: frozenset[int] = frozenset()
    speakers: tuple[tuple[int, int, Token], ...] = ()
    related: Mapping[int, Token] = field(default_factory=dict)
    said: Mapping[int, range] = field(default_factory=dict)
    reads: bool = False
    spoken: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """Note the tokens of the speakers."""
        object.__setattr__(self, "spoken", frozenset(i for a, b, _ in self.speakers for i in range(a, b)))

    @classmethod
    def of(cls, doc: Doc, quotes: Iterable[Span]) -> "Marks":
        """Read the marks of a document; `quotes` are its quoted ranges."""
        marked = doc.spans.get("attribution", ())
        cues = frozenset(t.i for span in marked if span.label_ == "Cue" for t in span)
        speakers = sorted((s.start, s.end, s.root) for s in marked if s.label_ == "Speaker")
        read = "attribution" in doc.spans
        return cls(_quoted(doc, quotes), cues, tuple(speakers), _related(doc), _said(doc), reads=read)

    def speakers_ending(self, end: int) -> list[Token]:
        """Return the head of the speaker whose last token is right before a token, in a list that may be empty."""
        i = bisect_left(self.speakers, end, key=_end)
        return [self.speakers[i][2]] if i < len(self.speakers) and self.speakers[i][1] == end else []

    def speakers_between(self, first: int, last: int) -> list[Token]:
        """Return the heads of the speakers that end at token `first` or later and begin at token `last` or before, in text order."""
        found = self.speakers[
            bisect_left(self.speakers, first, key=_end) : bisect_right(self.speakers, last, key=_start)
        ]
        return [head for _, _, head in found]


def _related(doc: Doc) -> dict[int, Token]:
    """Return the heads of the likeliest speakers by the tokens of their cues."""
    findings: Findings = doc._.findings
    told = [r for r in findings.roles if r.kind == "cue" and r.found.label == "speaker" and r.found.chance >= SURE]
    told = [r for r in told if doc[r.anchor[0]].lower_ != "according" or r.found.start == r.anchor[1]]
    told = [r for r in told if not is_of_verb_above(doc[r.found.start : r.found.end].root, doc[r.anchor[1] - 1])]
    roots = [(r.anchor, doc[r.found.start : r.found.end].root) for r in told]
    own = {anchor for anchor, root in roots if root.dep_ in tree.SUBJECTS and root.head.i in range(*anchor)}
    told = [r for r in told if r.anchor not in own or not _speaks_above(doc[r.found.start : r.found.end], r.anchor)]
    best = sorted(told, key=lambda role: _rank(doc[role.found.start : role.found.end], role.found.chance))
    heads = ((r.anchor, _head(doc[r.found.start : r.found.end])) for r in best)
    return {i: head for anchor, head in heads if head is not None for i in range(*anchor)}


def _speaks_above(passage: Tokens, anchor: tuple[int, int]) -> bool:
    """Say whether a passage is the subject of a verb that introduces the clause of a cue ("Ruiz said her aide had told them ...")."""
    root, verb = passage.root, passage.doc[anchor[1] - 1]
    said = any(t.head == root.head and t.dep_ == "ccomp" for t in (verb, *verb.ancestors))
    return said and root.dep_ in tree.SUBJECTS and root.i < verb.i


def _said(doc: Doc) -> dict[int, range]:
    """Return the tokens of what is all but certainly said, by the tokens of the cues."""
    findings: Findings = doc._.findings
    told = [r for r in findings.roles if r.kind == "cue" and r.found.label == "content" and r.found.chance >= CERTAIN]
    return {i: range(r.found.start, r.found.end) for r in told for i in range(*r.anchor)}


def _rank(passage: Tokens, chance: float) -> tuple[bool, bool, bool, float]:
    """Return how a speaker ranks among those related to a cue: all but certain, by name, no place, and by its chance.

    A place may stand nearer than who speaks there ("at the Town Hall, Lugo"); a pronoun is certain and says less than a name.
    """
    is_place = passage.root.ent_type_ == "Place" or place_before(passage[0]) is not None
    certain = chance >= CERTAIN and passage.root.pos_ != "PRON" and not is_place
    return certain, _is_named(passage), not is_place, chance


def place_before(first: Token) -> Token | None:
    """Return the last word of the place right behind which, and a comma, a word stands ("Lugo", of "the Town Hall, Lugo")."""
    if first.i < 2 or first.nbor(-1).text != ",":
        return None
    place = first.nbor(-2)
    return place if place.ent_type_ == "Place" else None


def _is_named(passage: Tokens) -> bool:
    """Say whether a passage names who speaks; a name that only says whose they are ("an ally of Zeta") is not theirs."""
    ends = (_end_of_name(t) for t in passage if t.ent_iob_ == "B")
    names = (passage.doc[start:end] for start, end in ends if end <= passage.end)
    return any(name.root.dep_ not in BESIDE for name in names)


def _end_of_name(first: Token) -> tuple[int, int]:
    """Return where a name begins and ends; asked of the tokens, as a list of all names is made anew each time."""
    end = first.i + 1
    while end < len(first.doc) and first.doc[end].ent_iob_ == "I":
        end += 1
    return first.i, end


def _person_at(end: int, doc: Doc) -> Tokens | None:
    """Return the person whose name ends before a token."""
    start = end - 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    first = doc[start]
    ends = first.ent_iob_ == "B" and first.ent_type_ == "Person" and _end_of_name(first)[1] == end
    return doc[start:end] if ends else None


def _head(passage: Tokens) -> Token | None:
    """Return the head of a passage that means somebody: who is named at its end, after words that only describe, else its noun.

    A passage that stops short ("the Cuban" of "the Cuban mayor") means what it belongs to.
    """
    people = [t.i for t in passage if t.ent_iob_ == "B" and t.ent_type_ == "Person"]
    person = _person_at(passage.end, passage.doc)
    if person is not None and len(people) == 1 and not _is_of_another(person, passage):
        return person.root
    if len(people) == 1 and passage[0].ent_type_ == "Place" and any(t.text in DASHES for t in passage):
        return passage.doc[people[0]]  # a dateline before the name
    nouns = [t for t in passage if t.pos_ in HEADS and t.lower_ not in TIMES]
    root = passage.root if passage.root in nouns or not nouns else min(nouns, key=lambda t: len([*t.ancestors]))
    if root.dep_ in INSIDE and passage.end <= root.head.i < passage.end + NEAR and root.head.pos_ in ("NOUN", "PROPN"):
        root = root.head
    named = (c for c in root.children if c.dep_ in ("appos", "flat") and c.ent_type_ and c.i < passage.end)
    beside = (c for c in named if not tree.is_held_for(root, c))
    found = root if root.ent_type_ else next(beside, root)  # "the agency Lusora"
    return found if found.pos_ in HEADS else None


def _is_of_another(name: Tokens, passage: Tokens) -> bool:
    """Say whether a name only tells whose the person is that a passage means ("a lawyer for President Ruiz")."""
    token = name.root
    if tree.is_held_for(passage[0], token) or is_of_another(passage[0], name[0]):
        return True
    while passage.start <= token.i < passage.end and token != token.head:
        if any(c.dep_ == "case" for c in token.children if passage.start <= c.i):
            return True
        token = token.head
    return False


def _quoted(doc: Doc, quotes: Iterable[Span]) -> frozenset[int]:
    spans = [doc.char_span(*q, alignment_mode="contract") for q in quotes]
    return frozenset(t.i for s in spans if s is not None and len(s) >= quotations.FEWEST_WORDS for t in s)


def _start(speaker: tuple[int, int, Token]) -> int:
    return speaker[0]


def _end(speaker: tuple[int, int, Token]) -> int:
    return speaker[1]
