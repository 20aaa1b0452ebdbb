"""The rules that allow no exception, counted as the right of all."""

import re
from collections.abc import Iterator, Sequence

from rdflib import BNode
from rdflib.term import Node

from kg.terms import KG, NIF
from scoring.counting import Count, Outcome
from scoring.reader import Reader
from scoring.words import Span

_QUOTED = re.compile('[“"]([^“”"\n]+)(?:[”"]|$)', re.MULTILINE)
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 5


def soundness(read: Reader) -> Outcome:
    """Count the passages that are the text, what is said or quoted and yet asserted, and graphs without blank nodes."""
    yield from _passages(read)
    said = [span for claim in read.of(KG.Claim) for span in read.spans(claim, KG.content)]
    quoted = list(quotations(read.text))
    for event in read.of(KG.Event):
        fine = int(read.word(event, KG.factuality) != "Actual")
        triggers = read.spans(event, KG.trigger)
        if _all_within(triggers, said) or read.values(event, KG.reportedIn):
            yield Count("nothing said is asserted", fine, 1, 1)
        if _all_within(triggers, quoted):
            yield Count("nothing quoted is asserted", fine, 1, 1)
    nodes: Iterator[Node] = (node for subject, _, value in read.graph for node in (subject, value))
    yield Count("no blank nodes", int(not any(isinstance(node, BNode) for node in nodes)), 1, 1)


def _passages(read: Reader) -> Outcome:
    for passage in set(read.graph.subjects(NIF.anchorOf)):
        span = read.span(passage)
        true = span is not None and read.text[slice(*span)] == str(read.graph.value(passage, NIF.anchorOf))
        yield Count("passages true", int(true), 1, 1)


def _all_within(spans: Sequence[Span], wider: Sequence[Span]) -> bool:
    """Tell whether there are spans, and each lies in one of the wider."""
    return bool(spans) and all(any(w[0] <= s[0] and s[1] <= w[1] for w in wider) for s in spans)


def quotations(text: str) -> Iterator[Span]:
    """Yield what stands in quotation marks, if it has five words or more; one not closed ends with its line.

    >>> [*quotations('He called it "a fine day". "We go on as before, she said.')]
    [(28, 57)]
    """
    for match in _QUOTED.finditer(text):
        if len(_WORD.findall(match[1])) >= _FEWEST_WORDS:
            yield match.span(1)
