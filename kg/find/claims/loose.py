"""Whose the quotations are that no cue introduces: they go on with the last one, or follow a colon."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from kg.find.claims import quotes
from kg.find.entities import Entities
from kg.language import tree
from kg.language.quotations import last_of
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Claim, Span, name_of


class Told:
    """The claims of an article while quotations are added to them, found by where they end and where their evidence stands."""

    def __init__(self, reading: Reading, claims: Iterable[Claim]) -> None:
        self.claims: list[Claim] = []
        self._reading = reading
        self._by_sentence: dict[int, list[int]] = {}
        for claim in claims:
            self.add(claim)
        spoken = [(c.content[-1].end, -i) for i, c in enumerate(self.claims) if c.mode != KG.Indirect]
        self._waiting = sorted(spoken, reverse=True)
        self._last: tuple[int, int] | None = None
        pieces = sorted(p for c in self.claims for p in c.content)
        self._starts = [p.start for p in pieces]
        self._reach = list(accumulate((p.end for p in pieces), max))

    def add(self, claim: Claim) -> int:
        """Add a claim, and return its number."""
        number = len(self.claims)
        self.claims.append(claim)
        for sentence in self._sentences(claim.evidence[0]):
            self._by_sentence.setdefault(sentence, []).append(number)
        return number

    def spoken(self, number: int) -> None:
        """Note that a claim, by its number, is the last that was spoken."""
        self._last = (self.claims[number].content[-1].end, -number)

    def holds(self, quote: Span) -> bool:
        """Say whether a quotation touches the words of a claim that was there from the beginning."""
        before = bisect_left(self._starts, quote.end)
        return before > 0 and self._reach[before - 1] > quote.start

    def last_spoken(self, offset: int) -> int | None:
        """Return the number of the claim in quoted words that ends last before an offset; offsets are asked in text order."""
        while self._waiting and self._waiting[-1][0] <= offset:
            self._last = max(self._last or (0, 0), self._waiting.pop())
        return -self._last[1] if self._last is not None else None

    def last_in(self, sentence: int, offset: int) -> Claim | None:
        """Return the last claim with evidence in a sentence that ends before an offset."""
        numbers = reversed(self._by_sentence.get(sentence, ()))
        return next((c for n in numbers if (c := self.claims[n]).content[-1].end <= offset), None)

    def _sentences(self, span: Span) -> range:
        tokens = self._reading.tokens(span)
        numbers = self._reading.sentence
        return range(numbers[tokens.start], numbers[tokens.end - 1] + 1) if tokens is not None else range(0)


def attach(reading: Reading, entities: Entities, claims: list[Claim]) -> list[Claim]:
    """Return the claims with the quotations that no cue introduced."""
    told = Told(reading, claims)
    for quote in reading.long_quotations:
        if told.holds(quote):
            continue
        piece = quotes.trimmed(reading, quote)
        if last_of(reading.text, quote.start, ' \n"“”') == ":":
            for claim in _after_colon(reading, entities, piece):
                told.spoken(told.add(claim))
            continue
        last = told.last_spoken(quote.start)
        if last is not None and _goes_on(reading, told.claims[last], quote):
            told.claims[last] = _longer(reading, told.claims[last], piece)
            told.spoken(last)
        else:
            for claim in _following(reading, told, quote, piece):
                told.spoken(told.add(claim))
    return told.claims


def _goes_on(reading: Reading, claim: Claim, quote: Span) -> bool:
    """Say whether a quotation follows a claim's words with at most one sentence's end and the cue between them."""
    gap = Span(claim.content[-1].end, quote.start)
    if "\n" in reading.text[gap.start : gap.end]:
        # a paragraph left open, and the next one opens with a mark again
        return not reading.text[gap.start : gap.end].strip(' \n"“”')
    tokens = reading.tokens(gap)
    return tokens is None or reading.sentence[tokens.end - 1] - reading.sentence[tokens.start] <= 1


def _following(reading: Reading, told: Told, quote: Span, piece: Span) -> Iterator[Claim]:
    """Yield the claim of a quotation that is a sentence of its own, right after one that reports its speaker's words."""
    before = reading.word_before(quote.start, punctuation=False)
    if (
        before is None
        or "\n" in reading.text[before.idx : quote.start]
        or not quotes.opens_sentence(reading.text, quote)
    ):
        return
    last = told.last_in(reading.sentence[before.i], quote.start)
    if last is not None:
        start = tree.span(before.sent).start
        evidence = tree.trim(reading.text, Span(start, piece.end), " \n\t")
        name = name_of(reading.article, "claim", piece)
        yield replace(last, id=name, content=(piece,), mode=KG.Direct, evidence=(evidence,), rule="claims/following")


def _longer(reading: Reading, claim: Claim, piece: Span) -> Claim:
    content = (*claim.content, piece)
    return replace(claim, id=name_of(reading.article, "claim", *content), content=content)


def _after_colon(reading: Reading, entities: Entities, piece: Span) -> Iterator[Claim]:
    before = reading.word_before(piece.start)
    if before is None:
        return
    root = before.sent.root
    speaker = tree.subject(root) if root.pos_ in ("VERB", "AUX") else None
    speakers = entities.acting(entities.of(speaker)) if speaker is not None else ()
    if speakers:
        evidence = tree.trim(reading.text, Span(tree.span(before.sent).start, piece.end), " \n\t")
        yield Claim(
            name_of(reading.article, "claim", piece),
            speakers,
            (piece,),
            KG.Direct,
            KG.Assert,
            (evidence,),
            "claims/colon",
            cue=":",
        )
