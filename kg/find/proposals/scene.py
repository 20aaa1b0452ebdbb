"""What all that looks for proposals in an article is given: the article as read, its things, a reader's marks, the tables of weights."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from spacy.tokens import Span

from kg.find.entities import Entities
from kg.find.proposals import marks, weighing
from kg.find.proposals.marks import Marks
from kg.find.proposals.weighing import Weights
from kg.language import lexicon
from kg.language.reading import Reading


@dataclass(frozen=True, eq=False)
class Scene:
    """One article, and by which tables what is found in it is weighed."""

    reading: Reading
    entities: Entities
    marks: Marks
    tables: Mapping[str, Weights]

    @classmethod
    def of(cls, reading: Reading, entities: Entities, tables: Mapping[str, Weights] | None = None) -> Self:
        """Return the scene of an article, with the tables that are shipped unless others are given."""
        shipped = {name: lexicon.weights(name) for name in weighing.TABLES}
        return cls(reading, entities, marks.of(reading.doc), shipped if tables is None else tables)

    def marks_in(self, layer: str, sentence: int) -> tuple[Span, ...]:
        """Return a reader's marks of a layer that begin in a sentence, in text order."""
        return self._by_sentence.get((layer, sentence), ())

    @cached_property
    def _by_sentence(self) -> dict[tuple[str, int], tuple[Span, ...]]:
        found: dict[tuple[str, int], tuple[Span, ...]] = {}
        for layer in ("events", "attribution"):
            for mark in self.reading.doc.spans.get(layer, ()):
                key = layer, self.reading.sentence[mark.start]
                found[key] = (*found.get(key, ()), mark)
        return found
