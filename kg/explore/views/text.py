"""The text of an article in pieces, each with all the marks that cover it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from re import finditer

from kg.explore.links import passage_anchor
from kg.explore.pages import Piece
from kg.explore.values import Passage, Ref


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that belongs to a node; offsets as those of passages."""

    begin: int
    end: int
    ref: Ref

    @property
    def rank(self) -> tuple[int, int, str]:
        """The longest first, then the earliest."""
        return self.begin - self.end, self.begin, self.ref.iri


def marks(ref: Ref, passages: Iterable[Passage]) -> list[Mark]:
    """Return the marks of a node, one for each of its passages."""
    return [Mark(passage.begin, passage.end, ref) for passage in passages]


def laid_out(
    text: str, marks: Sequence[Mark], passages: Iterable[Passage], headline: str
) -> tuple[tuple[Piece, ...], tuple[tuple[Piece, ...], ...]]:
    """Return the headline and the paragraphs in pieces; a headline that the text does not begin with is one piece."""
    blocks = list(_blocks(text, headline))
    edges = {edge for begin, end in blocks for edge in (begin, end)}
    pieces = list(_pieces(text, [mark for mark in marks if 0 <= mark.begin < mark.end <= len(text)], edges, passages))
    found = [tuple(piece for piece in pieces if begin <= piece.begin < end) for begin, end in blocks]
    if found and _same("".join(piece.text for piece in found[0]), headline):
        return found[0], tuple(found[1:])
    return (Piece(headline, 0, 0),), tuple(found)


def _blocks(text: str, headline: str) -> Iterator[tuple[int, int]]:
    """Yield where paragraphs begin and end: what empty lines part, and the headline if it is the first line."""
    for match in finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        begin, end = match.start(), match.start() + len(match[0].rstrip())
        first = text.find("\n", begin, end)
        if begin == 0 and first > 0 and _same(text[:first], headline):
            yield 0, first
            begin = first + 1
        yield begin, end


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _pieces(text: str, marks: Sequence[Mark], edges: set[int], passages: Iterable[Passage]) -> Iterator[Piece]:
    """Yield the text between each two edges of anything, with what covers it."""
    begins: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        begins[mark.begin].append(mark)
    anchors: dict[int, set[str]] = defaultdict(set)
    for passage in passages:
        anchors[passage.begin].add(passage_anchor(passage))
    places = {*edges, *anchors, *(place for mark in marks for place in (mark.begin, mark.end))}
    open_marks: list[Mark] = []
    for begin, end in pairwise(sorted(place for place in places if 0 <= place <= len(text))):
        open_marks = [mark for mark in open_marks if mark.end > begin] + begins[begin]
        over = sorted(open_marks, key=lambda mark: mark.rank)
        claims = tuple(dict.fromkeys(mark.ref for mark in over if mark.ref.kind == "claim"))
        others = tuple(dict.fromkeys(mark.ref for mark in reversed(over) if mark.ref.kind != "claim"))
        yield Piece(text[begin:end], begin, end, claims, others, tuple(sorted(anchors[begin])))
