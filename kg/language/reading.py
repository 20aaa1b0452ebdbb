"""Reading: one parsed article, with everything that the extractors ask of it.

What is asked of the whole article is made once (its quotations, cues, times, numbers, who speaks in which quotation); what is asked of a
place in it (the sentence of a word, the quotation before an offset) is looked up: the cost of an article grows with its words, no faster.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.language import cues, numbers, quotations, related, time, turns
from kg.language.cues import Cue, Marks, voices
from kg.language.network.found import Findings
from kg.language.numbers import Number
from kg.language.related import Anchored, Related
from kg.language.turns import Turn
from kg.values import Article, Duration, Span, Time

T = TypeVar("T", Time, Duration)


@dataclass(frozen=True, eq=False)
class Reading:
    """An article with its parse: `doc.text == article.text`, so that token offsets are article offsets."""

    article: Article
    doc: Doc

    @property
    def text(self) -> str:
        """The text that all offsets count in."""
        return self.article.text

    def tokens(self, span: Span) -> Tokens | None:
        """Return the tokens that a range touches, or None where it holds none."""
        return self.doc.char_span(*span, alignment_mode="expand")

    def head(self, span: Span) -> Token | None:
        """Return the word that the words of a range hang on."""
        tokens = self.tokens(span)
        return tokens.root if tokens is not None else None

    def word_before(self, offset: int, *, punctuation: bool = True) -> Token | None:
        """Return the last token that begins before an offset, and is no white space; without `punctuation` the last word."""
        i = bisect_left(self._starts, offset) - 1
        while i >= 0 and (self.doc[i].is_space or (self.doc[i].is_punct and not punctuation)):
            i -= 1
        return self.doc[i] if i >= 0 else None

    def is_in_headline(self, start: int) -> bool:
        """Say whether an offset lies before the end of the headline."""
        headline = self.article.headline
        return headline is not None and start < headline.end

    def is_in_front(self, start: int) -> bool:
        """Say whether an offset lies in what stands between headline and prose and tells nothing: byline, date line, place and agency."""
        credit = self.article.credit
        told = self.is_in_headline(start) or (credit is not None and credit.start <= start < credit.end)
        return start < self.article.body.start and not told

    @cached_property
    def sentence(self) -> tuple[int, ...]:
        """The number of the sentence of each token."""
        numbers: list[int] = []
        for token in self.doc:
            numbers.append((numbers[-1] if numbers else -1) + bool(token.is_sent_start or not numbers))
        return tuple(numbers)

    @cached_property
    def first_tokens(self) -> tuple[int, ...]:
        """The index of the first token of each sentence."""
        return tuple(i for i, number in enumerate(self.sentence) if i == 0 or number != self.sentence[i - 1])

    def related(self, kind: str, anchor: Tokens) -> tuple[Related, ...]:
        """Return what the reader relates to the words of an event, a cue or a proposal (the `kind`), in text order."""
        return next((self._related[kind, i] for i in range(anchor.start, anchor.end) if (kind, i) in self._related), ())

    def band(self, layer: str, mark: Tokens) -> str:
        """Return how likely a mark of a layer is, in tenths, as rules are called by it ("0.9")."""
        return f"{int(10 * self.chance(layer, mark)) / 10:.1f}"

    def chance(self, layer: str, mark: Tokens) -> float:
        """Return how likely a mark of a layer is, 1 where nobody said."""
        findings: Findings = self.doc._.findings
        return findings.chances.get((layer, mark.start, mark.end), 1.0)

    @cached_property
    def _related(self) -> Anchored:
        return related.find(self.doc, self.sentence, self.is_in_front)

    @cached_property
    def related_until(self) -> dict[int, int]:
        """Where the longest passage ends that acts in an event or undergoes it, by each of its words."""
        taking = (r.passage for own in self._related.values() for r in own if r.role in ("actor", "target"))
        spans = sorted((len(passage), passage.start) for passage in taking)
        return {i: start + length for length, start in spans for i in range(start, start + length)}

    @cached_property
    def triggers(self) -> dict[int, Tokens]:
        """The marked events, by the tokens that head them."""
        return {t.root.i: t for t in self.doc.spans.get("events", ())}

    @cached_property
    def events(self) -> dict[int, str]:
        """The types of the marked events, by the tokens that head them."""
        return {i: trigger.label_ for i, trigger in self.triggers.items()}

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """The quoted ranges of the body, without their marks, in text order; no two overlap."""
        body = self.article.body
        return self._with_blocks(quotations.find(self.text, body))

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of an interview and other quoted lines without marks, in text order."""
        return tuple(turns.find(self.text, self.article.body, self.article.quoted))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines of the body that hold words, without the space around them, in text order."""
        body = self.article.body
        lines = re.finditer(r"\S[^\n]*", self.text[body.start : body.end])
        return tuple(Span(body.start + m.start(), body.start + m.start() + len(m[0].rstrip())) for m in lines)

    @cached_property
    def long_quotations(self) -> tuple[Span, ...]:
        """The quotations of the body that are more than a phrase; an answer of one word is."""
        turns = {turn.words for turn in self.turns if turn.label is not None}
        return tuple(q for q in self.quotations if q in turns or quotations.is_long(self.text, q))

    @cached_property
    def said(self) -> tuple[Span, ...]:
        """The quotations of the whole text in which nothing is the article's own word, whoever speaks."""
        return tuple(q for q in self._quotations_of_all if quotations.is_said(self.text, q))

    def quotation_before(self, offset: int) -> Span | None:
        """Return the last long quotation that ends at an offset or before it."""
        i = bisect_right(self._quotation_ends, offset)
        return self.long_quotations[i - 1] if i else None

    def quotation_after(self, offset: int) -> Span | None:
        """Return the first long quotation that begins at an offset or after it."""
        i = bisect_left(self._quotation_starts, offset)
        return self.long_quotations[i] if i < len(self.long_quotations) else None

    def quotations_at(self, span: Span) -> tuple[Span, ...]:
        """Return the long quotations that share a character with a range, in text order."""
        first = bisect_right(self._quotation_ends, span.start)
        return self.long_quotations[first : bisect_left(self._quotation_starts, span.end)]

    def is_quoted(self, offset: int) -> bool:
        """Say whether a character of the body lies in a quotation, however short."""
        i = bisect_right(self._all_starts, offset) - 1
        return i >= 0 and offset < self.quotations[i].end

    @cached_property
    def marks(self) -> Marks:
        """What the pipeline and the quotation marks say of the words that attribute."""
        return Marks.of(self.doc, self._quotations_of_all)

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The words that attribute, in text order."""
        return tuple(cues.find(self.doc, self.marks))

    @cached_property
    def outer_cues(self) -> tuple[Cue, ...]:
        """The cues outside long quotations, the headline's among them; what a quoted person says of others is part of the quotation."""
        return tuple(c for c in self.cues if not self._is_in_long_quotation(c.verb.idx))

    def outer_cues_in(self, first: int, last: int) -> tuple[Cue, ...]:
        """Return the outer cues whose verbs stand among the tokens from `first` to `last`."""
        at = self._outer_cue_tokens
        return self.outer_cues[bisect_left(at, first) : bisect_right(at, last)]

    def has_cue_in(self, start: int, end: int) -> bool:
        """Say whether the head of an outer cue that speaks for somebody stands in a half-open range of characters."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end) - 1
        return any(c.kind != "adverb" for c in self.outer_cues_in(first, last))

    @cached_property
    def speakers(self) -> dict[int, Token]:
        """Who speaks in the quotations: the index of a token inside one -> the head of who says it, where a cue stands beside it."""
        return voices.speakers(self.doc, self.long_quotations, self.outer_cues)

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The time expressions of the body that resolve against the day of publication, in text order."""
        return tuple(time.find(self.text, self.article.published, self.article.body))

    def times_in(self, span: Span) -> tuple[Time, ...]:
        """Return the times that stand inside a range."""
        first = bisect_left(self._time_starts, span.start)
        found = self.times[first : bisect_left(self._time_starts, span.end)]
        return tuple(t for t in found if t.span.end <= span.end)

    @cached_property
    def durations(self) -> tuple[Duration, ...]:
        """The lengths of time of the body, in text order."""
        return tuple(time.durations(self.text, self.article.body))

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of things, amounts and shares of the headline and of the body, in text order."""
        headline = self.article.headline
        above = numbers.find(self.text, headline) if headline and headline.end <= self.article.body.start else []
        return (*above, *numbers.find(self.text, self.article.body))

    @cached_property
    def times_by_sentence(self) -> dict[int, list[tuple[Time, Token]]]:
        """The times of each sentence, each with the token that heads it."""
        return self._by_sentence(self.times)

    @cached_property
    def durations_by_sentence(self) -> dict[int, list[tuple[Duration, Token]]]:
        """The lengths of time of each sentence, each with the token that heads it."""
        return self._by_sentence(self.durations)

    def _by_sentence(self, values: tuple[T, ...]) -> dict[int, list[tuple[T, Token]]]:
        found: dict[int, list[tuple[T, Token]]] = {}
        for value in values:
            if (head := self.head(value.span)) is not None:
                found.setdefault(self.sentence[head.i], []).append((value, head))
        return found

    @cached_property
    def nouns(self) -> dict[str, list[Token]]:
        """The common nouns by lemma, in text order."""
        found: dict[str, list[Token]] = {}
        for token in self.doc:
            if token.pos_ == "NOUN":
                found.setdefault(token.lemma_.lower(), []).append(token)
        return found

    @cached_property
    def named_events(self) -> dict[int, str]:
        """The index of each token inside a name of an event of several words ("the Falklands War") -> that name."""
        names = (e for e in self.doc.ents if e.label_ == "NamedEvent" and len(e) > 1)
        return {i: e.text for e in names for i in range(e.start, e.end)}

    @cached_property
    def _quotations_of_all(self) -> tuple[Span, ...]:
        """The quoted ranges of the whole text, the headline's among them; one left open there would reach into the body."""
        return self._with_blocks(quotations.find(self.text, Span(0, len(self.text))))

    def _with_blocks(self, found: list[Span]) -> tuple[Span, ...]:
        """Return quotations with the block quotations of the page that have no marks of their own."""
        blocks = (block for block in self.article.quoted if not any(block.touches(q) for q in found))
        return tuple(sorted((*found, *blocks)))

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    @cached_property
    def _all_starts(self) -> list[int]:
        return [q.start for q in self.quotations]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [q.start for q in self.long_quotations]

    @cached_property
    def _quotation_ends(self) -> list[int]:
        return [q.end for q in self.long_quotations]

    @cached_property
    def _outer_cue_tokens(self) -> list[int]:
        return [c.verb.i for c in self.outer_cues]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [t.span.start for t in self.times]

    def _is_in_long_quotation(self, offset: int) -> bool:
        if self.is_in_headline(offset):
            return any(q.start <= offset < q.end for q in self.said)
        i = bisect_right(self._quotation_starts, offset) - 1
        return i >= 0 and offset < self.long_quotations[i].end
