"""What is around a node: whom it has most to do with, and how those have to do with each other; never all of it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import Final

from kg.explore.index.ask import Index, Item
from kg.explore.lists.asked import word
from kg.explore.lists.things import ref
from kg.explore.values import Edge, Network, Ref

#: The most nodes drawn around one; more would be a hairball.
MOST: Final = 20
#: The most links drawn among them.
EDGES: Final = 45
_WORDS: Final = 3
_LABEL: Final = 48
#: How two belong together, by what a statement says of each; and the words for it, where these are not the statement's type.
PAIRS: Final = (
    ("actor", "target", ""),
    ("actor", "place", ""),
    ("speaker", "about", "speaks of"),
    ("speaker", "addressee", "speaks to"),
    ("proposer", "receiver", "offers to"),
    ("conveyor", "proposer", "conveys for"),
)
#: How a node itself leads to another.
DIRECT: Final = {
    "member": "belongs to",
    "country": "lies in",
    "speaker": "said by",
    "about": "about",
    "addressee": "said to",
    "actor": "done by",
    "target": "done to",
    "object": "about",
    "place": "in",
    "figure": "counts",
    "states": "states",
    "reported": "told in",
    "within": "stands in",
    "against": "contradicts",
    "proposer": "offered by",
    "receiver": "offered to",
    "conveyor": "conveyed by",
    "answers": "answers",
    "term": "term",
    "outcome": "decided by",
    "role": "is",
    "office": "of",
}
_THINGS: Final = ("person", "organization", "country", "place", "unnamed", "source", "item")
_LISTED: Final = ", ".join(f"'{kind}'" for kind in _THINGS)
_PAIRED: Final = "WITH pair (a, b) AS (VALUES " + ", ".join(f"('{a}', '{b}')" for a, b, _ in PAIRS) + ")"


def network(index: Index, node: Item) -> Network:
    """Return what is around a node: of a thing the things that statements join it with, of a statement what it speaks of."""
    if node.kind not in _THINGS:
        return _direct(index, node)
    near, total = _near(index, node.id)
    numbers = [node.id, *near]
    items = index.get(numbers)
    edges = _edges(index, numbers, {number: ref(item) for number, item in items.items()})
    shown = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = tuple(ref(items[number]) for number in numbers if number in items and ref(items[number]) in shown)
    return Network(nodes, edges, total - max(len(nodes) - 1, 0))


def _near(index: Index, node: int) -> tuple[list[int], int]:
    """Return the things that most statements join with one, and how many there are at all."""
    joined = (
        "SELECT two.target AS other FROM link AS one JOIN pair ON pair.a = one.role"
        " JOIN link AS two ON two.source = one.source AND two.role = pair.b WHERE one.target = ? UNION ALL"
        " SELECT two.target FROM link AS one JOIN pair ON pair.b = one.role"
        " JOIN link AS two ON two.source = one.source AND two.role = pair.a WHERE one.target = ?"
    )
    rows = index.select(
        f"{_PAIRED} SELECT other, count(*) FROM ({joined}) JOIN item ON item.id = other AND item.kind IN ({_LISTED})"
        " WHERE other <> ? GROUP BY other ORDER BY 2 DESC, item.kind IN ('unnamed', 'source', 'item'), item.label, other",
        [node, node, node],
    )
    return [int(str(other)) for other, _ in rows[:MOST]], len(rows)


def _edges(index: Index, numbers: Sequence[int], refs: dict[int, Ref]) -> tuple[Edge, ...]:
    """Return the strongest links among some things; those with the first of them before all others."""
    among = ", ".join(map(str, numbers))
    rows = index.select(
        f"{_PAIRED} SELECT one.target, two.target, pair.a, pair.b, said.kind, said.type, said.manner = 'Actual', count(*)"
        f" FROM link AS one JOIN pair ON pair.a = one.role JOIN link AS two ON two.source = one.source AND two.role = pair.b"
        f" JOIN item AS said ON said.id = one.source WHERE one.target IN ({among}) AND two.target IN ({among})"
        " AND one.target <> two.target GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY 8 DESC, 1, 2, 3, 4, 6"
    )
    ties: dict[tuple[int, int], list[tuple[str, int, bool]]] = defaultdict(list)
    for source, target, a, b, kind, type_, actual, count in rows:
        words = next((words for one, two, words in PAIRS if (one, two) == (a, b)), "") or word(str(type_ or kind))
        ties[int(str(source)), int(str(target))].append((words, int(str(count)), kind != "event" or bool(actual)))
    edges = [(numbers[0] in ends, _edge(refs[ends[0]], refs[ends[1]], found)) for ends, found in ties.items()]
    ranked = sorted(edges, key=lambda pair: (not pair[0], -pair[1].weight, pair[1].source, pair[1].target))
    return tuple(edge for _, edge in ranked[:EDGES])


def _edge(source: Ref, target: Ref, ties: Iterable[tuple[str, int, bool]]) -> Edge:
    counts: dict[str, int] = defaultdict(int)
    for words, count, _ in ties:
        counts[words] += count
    most = sorted(counts, key=lambda name: (-counts[name], name))[:_WORDS]
    return Edge(source, target, tuple(most), sum(counts.values()), any(factual for *_, factual in ties))


def _direct(index: Index, node: Item) -> Network:
    """Return what a statement leads to, and what leads to it."""
    roles = ", ".join(f"'{role}'" for role in DIRECT)
    out = index.select(
        f"SELECT target, role FROM link WHERE source = ? AND role IN ({roles}) LIMIT ?", [node.id, MOST + 1]
    )
    into = index.select(
        f"SELECT source, role FROM link WHERE target = ? AND role IN ({roles}) LIMIT ?", [node.id, MOST + 1]
    )
    items = index.get({node.id, *(int(str(number)) for number, _ in (*out, *into))})
    me = ref(node)
    me = Ref(me.iri, shorten(me.label, _LABEL, placeholder=" …"), me.kind)
    words: dict[tuple[Ref, Ref], dict[str, None]] = defaultdict(dict)
    for number, role in out:
        if other := items.get(int(str(number))):
            words[me, ref(other)][DIRECT[str(role)]] = None
    for number, role in into:
        if other := items.get(int(str(number))):
            words[ref(other), me][DIRECT[str(role)]] = None
    edges = [Edge(*ends, tuple(found), 1, True) for ends, found in words.items() if ends[0] != ends[1]][: 2 * MOST]
    nodes = dict.fromkeys([me, *(end for edge in edges for end in (edge.source, edge.target))])
    return Network(tuple(nodes), tuple(edges), len(words) - len(edges))
