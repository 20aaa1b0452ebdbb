"""What all steps of reading claims ask of one article: its quotations and its cues."""

from dataclasses import dataclass

from spacy.tokens import Doc

from kg.language import cues as attribution
from kg.language import quotations, tree
from kg.language.cues import Cue
from kg.language.reading import Reading
from kg.values import Article, Span


@dataclass(frozen=True)
class Context:
    """An article with its quotations and with the cues outside them."""

    reading: Reading
    quotes: tuple[Span, ...]
    cues: tuple[Cue, ...]

    @staticmethod
    def of(reading: Reading) -> "Context":
        """Read the quotations and cues; what a quoted person says of others is part of the quotation."""
        text = reading.article.text
        quotes = tuple(quotations.find(text, reading.article.body))
        long = [q for q in quotes if quotations.is_long(text, q)]
        cues = [c for c in attribution.cues(reading.doc) if not any(q.start <= c.verb.idx < q.end for q in long)]
        return Context(reading, quotes, tuple(cues))

    @property
    def article(self) -> Article:
        """Return the article."""
        return self.reading.article

    @property
    def doc(self) -> Doc:
        """Return the parse."""
        return self.reading.doc

    @property
    def text(self) -> str:
        """Return the text that all offsets count in."""
        return self.reading.article.text

    @property
    def long_quotes(self) -> list[Span]:
        """Return the quotations that are more than a phrase."""
        return [q for q in self.quotes if quotations.is_long(self.text, q)]

    def cue_in(self, start: int, end: int) -> bool:
        """Say whether the head of a cue that speaks for somebody stands in a range."""
        return any(start <= c.verb.idx < end for c in self.cues if c.kind != "adverb")


def core(cue: Cue) -> Span:
    """Return the range of the words of a cue."""
    return tree.span(cue.tokens)
