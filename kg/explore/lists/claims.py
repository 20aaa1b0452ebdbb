"""The claims of a store: who said what, each under the claim it stands in, denials beside what they deny."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kg.explore.index.ask import Index, Narrow
from kg.explore.lists import asked as asking
from kg.explore.lists.asked import Asked, Field, Form, Option, Paged
from kg.explore.values import Claim, Ref
from kg.explore.views.claims import VERBS, claim
from kg.explore.views.nodes import Nodes

SIZE: Final = 25
#: The most denied claims that are shown beside a denial.
BESIDE: Final = 3


@dataclass(frozen=True)
class Row:
    """A claim of the list: how deep it stands in others, and whether it is only there for what stands in it.

    `denies` are the events that a denial is about, `denied` the claims that say what it denies, and `by` the denials of this one.
    """

    claim: Claim
    article: Ref | None
    depth: int = 0
    around: bool = False
    denies: tuple[Ref, ...] = ()
    denied: tuple[Claim, ...] = ()
    by: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class ClaimsPage:
    """The list; `total` counts claims, `paged` those that stand in no other."""

    form: Form
    rows: tuple[Row, ...]
    total: int
    paged: Paged
    of: Ref | None = None


def page(index: Index, nodes: Nodes, asked: Asked) -> ClaimsPage:
    """Return the claims that are asked for."""
    narrow, problem = narrowed(index, asked)
    total = index.count(narrow)
    paged = asking.paged(asked, SIZE, index.count(narrow, "DISTINCT root"))
    roots = index.roots(narrow, SIZE, paged.skip)
    matching = index.iris(narrow, [number for number, _ in roots])
    rows = tuple(row for _, iri in roots for row in _rows(index, nodes, claim(nodes, iri), matching))
    of = asking.article(asked, index)
    return ClaimsPage(form(index, asked, problem), rows, total, paged, nodes.ref(of.iri) if of else None)


def narrowed(index: Index, asked: Asked) -> tuple[Narrow, str]:
    """Return which claims are asked for, and what is wrong with that."""
    narrow = Narrow(
        "claim",
        type=asked.text("act"),
        manner=asked.text("mode"),
        anonymous={"yes": True, "no": False}.get(asked.text("anonymous")),
        links=asking.links(asked, ("speaker", "about")),
    )
    return asking.narrowed(narrow, asked, index)


def form(index: Index, asked: Asked, problem: str = "") -> Form:
    """Return the filters of claims."""
    every = Narrow("claim")
    source = asked.text("anonymous")
    return Form(
        (
            asking.somebody(asked, index, "speaker", "Who says it", "a name"),
            asking.somebody(asked, index, "about", "About", "a name"),
            Field("q", "Words", asked.text("q"), hint='in "quotes": just so'),
            asking.choice(asked, "act", "Act", index.tally(every, "type")),
            asking.choice(asked, "mode", "How", index.tally(every, "manner")),
            Field("anonymous", "Source", source, (Option("yes", "unnamed"), Option("no", "named"))),
            *asking.common(asked),
        ),
        problem,
    )


def _rows(index: Index, nodes: Nodes, found: Claim, matching: frozenset[str], depth: int = 0) -> Iterator[Row]:
    """Yield a claim, and under it what stands in it."""
    article = found.passages[0].article if found.passages else None
    row = Row(found, article, depth, found.ref.iri not in matching)
    if found.act == VERBS["deny"]:
        denies = tuple(ref for ref in dict.fromkeys((*found.states, *found.about)) if ref.kind == "event")
        row = replace(row, denies=denies, denied=_others(index, nodes, found))
    else:
        row = replace(row, by=tuple(other for other in _others(index, nodes, found) if other.act == VERBS["deny"]))
    yield row
    for inner in found.nested:
        yield from _rows(index, nodes, inner, matching, depth + 1)


def _others(index: Index, nodes: Nodes, found: Claim) -> tuple[Claim, ...]:
    """Return the claims that state an event that this one states or is about, or that are told to contradict it."""
    rows = index.select(
        "SELECT DISTINCT other.iri FROM item AS this JOIN link AS mine ON mine.source = this.id AND mine.role IN ('states', 'about')"
        " JOIN item AS event ON event.id = mine.target AND event.kind = 'event'"
        " JOIN link AS theirs ON theirs.target = event.id AND theirs.role IN ('states', 'about')"
        " JOIN item AS other ON other.id = theirs.source AND other.kind = 'claim' AND other.id <> this.id"
        " WHERE this.iri = ? AND (this.type = 'Deny') <> (other.type = 'Deny') ORDER BY other.id LIMIT ?",
        [found.ref.iri, BESIDE],
    )
    iris = dict.fromkeys([*(ref.iri for ref in found.against), *(str(iri) for (iri,) in rows)])
    return tuple(claim(nodes, iri) for iri in list(iris)[:BESIDE])
