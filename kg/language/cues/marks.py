"""What the pipeline marks, and what the quotation marks enclose: indices that the rules for cues ask."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.language import quotations
from kg.language.network.found import Findings
from kg.values import Span

#: Relations of a name inside a phrase that another word heads.
BESIDE = frozenset(["nmod", "nmod:poss", "obl", "compound", "amod"])
#: How likely a related speaker has to be to be asked before the parse.
SURE = 0.6


@dataclass(frozen=True)
class Marks:
    """`quoted` are the tokens inside quotations that are more than a phrase, `cues` those that the pipeline marks as attributing.

    `speakers` are the marked speakers, in text order: their first token, the one after their last, and their head. None overlaps
    another. `spoken` are all their tokens. `related` has for a token of a cue the head of the passage that the reader relates to it as
    its speaker, where it is sure enough.
    """

    quoted: frozenset[int] = frozenset()
    cues: frozenset[int] = frozenset()
    speakers: tuple[tuple[int, int, Token], ...] = ()
    related: Mapping[int, Token] = field(default_factory=dict)
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
        return cls(_quoted(doc, quotes), cues, tuple(speakers), _related(doc))

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
    best = sorted(told, key=lambda role: (_is_named(doc[role.found.start : role.found.end]), role.found.chance))
    return {i: _named(doc[r.found.start : r.found.end]) for r in best for i in range(*r.anchor)}


def _is_named(passage: Tokens) -> bool:
    """Say whether a passage names who speaks; a name that only says whose they are ("an ally of Zeta") is not theirs."""
    return any(name.root.dep_ not in BESIDE for name in passage.ents)


def _named(passage: Tokens) -> Token:
    """Return the head of a passage, or the name that it only describes ("the agency Lusora")."""
    root = passage.root
    beside = (c for c in root.children if c.dep_ in ("appos", "flat") and c.ent_type_ and c.i < passage.end)
    return root if root.ent_type_ else next(beside, root)


def _quoted(doc: Doc, quotes: Iterable[Span]) -> frozenset[int]:
    spans = [doc.char_span(*q, alignment_mode="contract") for q in quotes]
    return frozenset(t.i for s in spans if s is not None and len(s) >= quotations.FEWEST_WORDS for t in s)


def _start(speaker: tuple[int, int, Token]) -> int:
    return speaker[0]


def _end(speaker: tuple[int, int, Token]) -> int:
    return speaker[1]
