"""The claims of an article while quotations are added to them, indexed by the end of their content and by their evidence."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Claim, Span, name_of

#: How many pieces of claims can begin before a word in whose midst it stands: claims inside claims, and their parts.
NEAR = 12


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
        self._pieces = sorted(p for c in self.claims for p in c.content)
        self._starts = [p.start for p in self._pieces]
        self._reach = list(accumulate((p.end for p in self._pieces), max))
        self._first = {c.content[0].start: n for n, c in reversed(list(enumerate(self.claims)))}

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

    def says(self, span: Span) -> bool:
        """Say whether a passage lies in the words of a claim."""
        near = bisect_left(self._starts, span.end)
        return any(span.within(piece) for piece in self._pieces[max(near - NEAR, 0) : near])

    def holder(self, quote: Span) -> int | None:
        """Return the number of the claim that begins with the words of a quotation."""
        return next((self._first[i] for i in range(*quote) if i in self._first), None)

    def prolong(self, number: int, piece: Span) -> None:
        """Add a quotation to the words of a claim, before or after them."""
        claim = self.claims[number]
        content = tuple(sorted((*claim.content, piece)))
        evidence = tuple(sorted({*claim.evidence, *(() if _inside(piece, claim.evidence) else (piece,))}))
        self.claims[number] = replace(
            claim, id=name_of(self._reading.article, "claim", *content), content=content, evidence=evidence
        )

    def last_in(self, sentence: int, offset: int) -> Claim | None:
        """Return the last claim with evidence in a sentence that ends before an offset."""
        numbers = reversed(self._by_sentence.get(sentence, ()))
        return next((c for n in numbers if (c := self.claims[n]).content[-1].end <= offset), None)

    def _sentences(self, span: Span) -> range:
        tokens = self._reading.tokens(span)
        numbers = self._reading.sentence
        return range(numbers[tokens.start], numbers[tokens.end - 1] + 1) if tokens is not None else range(0)


def _inside(piece: Span, evidence: tuple[Span, ...]) -> bool:
    return any(piece.within(e) for e in evidence)
