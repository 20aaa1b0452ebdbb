"""The paragraphs of an article that quote: which consist of quotations alone, and what stands before and after these."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.language import tree
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Span

#: A quoted line of at most so many words, without a stop, is a sub-headline.
SHORT = 10
STOPS = ".?!,;:…"


@dataclass(frozen=True)
class Block:
    """A paragraph with its long quotations; `is_quoted` when it holds nothing else, `label` says who speaks in a turn of an interview."""

    number: int
    span: Span
    quotes: tuple[Span, ...]
    is_quoted: bool
    label: Span | None = None

    @property
    def opens(self) -> bool:
        """Say whether it begins with a quotation."""
        return bool(self.quotes) and self.quotes[0].start - self.span.start <= 2  # after a mark of one sign or two


def find(reading: Reading) -> list[Block]:
    """Return the paragraphs of the body, in text order."""
    labels = {turn.words.start: turn.label for turn in reading.turns}
    return [_block(reading, number, span, labels) for number, span in enumerate(reading.paragraphs)]


def runs(reading: Reading, found: list[Block], is_loose: Callable[[Span], bool]) -> Iterator[list[Block]]:
    """Yield the paragraphs that are nothing but loose quotations, those in a row together; each turn of an interview is one by itself."""
    run: list[Block] = []
    for block in found:
        fits = block.is_quoted and all(map(is_loose, block.quotes))
        if run and (not fits or block.label != run[-1].label or is_subheadline(reading, [block])):
            yield run
            run = []
        if fits:
            run.append(block)
    if run:
        yield run


def around(found: list[Block], run: list[Block]) -> tuple[Block | None, Block | None]:
    """Return the paragraphs before and after some in a row."""
    first, last = run[0].number, run[-1].number
    return found[first - 1] if first else None, found[last + 1] if last + 1 < len(found) else None


def cues_in(reading: Reading, block: Block) -> list[Cue]:
    """Return the outer cues of a paragraph that speak for somebody, in text order."""
    tokens = reading.tokens(block.span)
    found = reading.outer_cues_in(tokens.start, tokens.end - 1) if tokens is not None else ()
    return [c for c in found if c.kind in ("verb", "according", "adjective")]


def is_subheadline(reading: Reading, run: list[Block]) -> bool:
    """Say whether a quotation that fills a line is a headline inside the text: short, without a stop at its end."""
    if len(run) != 1 or len(run[0].quotes) != 1 or run[0].label is not None:
        return False
    quote = run[0].quotes[0]
    closed = quote.end < len(reading.text) and reading.text[quote.end] != "\n"
    said = reading.text[quote.start : quote.end].strip()
    return closed and said[-1:] not in STOPS and len(said.split()) <= SHORT


def turns_away(reading: Reading, entities: Entities, block: Block, speaker: Token) -> bool:
    """Say whether a paragraph goes on to another named person after who spoke last in it: then a quotation may be of either."""
    tokens = reading.tokens(block.span)
    if tokens is None:
        return False
    spoken = set(entities.speaking(speaker))
    last = tokens[-1].sent
    subject = tree.child(last.root, *tree.SUBJECTS)
    if speaker.sent.start == last.start or subject is None:
        return False
    name = entities.at(subject)
    return name is not None and entities.get(name).kind == KG.Person and name not in spoken


def words(reading: Reading, span: Span) -> str:
    """Return the words of a passage, alike however they are marked or written large."""
    return " ".join(re.findall(r"\w+", reading.text[span.start : span.end].casefold()))


def _block(reading: Reading, number: int, span: Span, labels: dict[int, Span | None]) -> Block:
    quotes = tuple(q for q in reading.quotations_at(span) if q.within(span))
    label = next((labels[q.start] for q in quotes if q.start in labels), None)
    start = label.end if label is not None and label.within(span) else span.start
    quoted = {i for q in quotes for i in range(*q)}
    outside = any(reading.text[i].isalnum() and i not in quoted for i in range(start, span.end))
    return Block(number, span, quotes, bool(quotes) and not outside, label)
