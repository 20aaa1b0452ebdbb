"""Raw news -> texts to learn from, as a trained network reads them: marks, roles and trees, without those that it is not sure of."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from kg.language.network import reading
from kg.language.network.found import Found
from kg.language.network.graphs import Graphs
from kg.language.network.reading import Raw
from kg.train.reader import raw
from kg.train.reader.texts import Anchor, Mark, Text

#: How likely a mark must be to be learnt; words of less likely ones are unknown.
SURE = {"names": 0.85, "events": 0.7, "attribution": 0.7}
#: Words that call something a proposal with a likelihood between these are unknown.
DOUBTED = (0.12, 0.65)
#: How likely an anchor must be for its roles to be learnt, and each of these.
ANCHOR, ROLE = 0.6, 0.55
#: The longest line, in words: trees have to lie within one window.
LONGEST = 88


def read(data: Path, graphs: Graphs, count: int, seed: int) -> Iterator[Text]:
    """Yield so many articles of the raw news in the folder `data`, drawn, each with what a network finds in it and is sure of."""
    short = (text for text in raw.articles(data, 2 * count, seed) if max(text.lines) <= LONGEST)
    return (of(text, graphs) for text in islice(short, count))


def kept(work: Path, make: Callable[[], Sequence[Text]]) -> Sequence[Text]:
    """Return texts that take long to make, which the folder `work` keeps for a run that goes on."""
    file = work / "silver.pickle"
    if not file.exists():
        file.write_bytes(pickle.dumps(make()))
    found: Sequence[Text] = pickle.loads(file.read_bytes())  # our own file
    return found


def of(text: Text, graphs: Graphs) -> Text:
    """Return a text with what a network finds in it and is sure of."""
    found = reading.find(graphs, text.words, text.spaces, text.lines)
    return replace(
        text,
        marks={layer: [_mark(m) for m in own] for layer, own in found.marks.items()},
        unknown={layer: frozenset(_unsure(found, layer)) for layer in found.marks},
        anchors=tuple(_anchors(found)),
        tags=_tags(found),
        heads=tuple(found.heads),
    )


def _mark(found: Found) -> Mark:
    return found.start, found.end, found.label


def _unsure(found: Raw, layer: str) -> Iterator[int]:
    if layer in SURE:
        yield from (i for m in found.marks[layer] if m.chance < SURE[layer] for i in range(m.start, m.end))
    else:
        yield from (i for i, chance in enumerate(found.proposing) if DOUBTED[0] < chance < DOUBTED[1])


def _anchors(found: Raw) -> Iterator[Anchor]:
    """Yield what has roles, where all of these are likely."""
    for layer, (label, kind) in reading.ANCHORS.items():
        for mark in found.marks[layer]:
            roles = [r.found for r in found.roles if r.kind == kind and r.anchor == (mark.start, mark.end)]
            if label in (None, mark.label) and min([mark.chance - ANCHOR, *(r.chance - ROLE for r in roles)]) >= 0:
                yield Anchor(kind, mark.start, mark.end, tuple(sorted(map(_mark, roles))))


def _tags(found: Raw) -> dict[str, list[str | None]]:
    """Return the columns of tags; factuality only where an event is likely."""
    events = {m.start for m in found.marks["events"] if m.chance >= SURE["events"]}
    sure = [value if i in events else None for i, value in enumerate(found.tags["factuality"])]
    return {
        **{column: list(values) for column, values in found.tags.items()},
        "factuality": sure,
        "dep": list(found.deps),
    }
