"""Why a node is in the graph: the sentence it stands in, the rule that made it, and its links both ways."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import SDO, SKOS

from kg.errors import QueryError
from kg.rdf import formats
from kg.rdf.filters import BETWEEN, words
from kg.rdf.labels import visible
from kg.terms import KG, NIF

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
#: What links a node to the world.
MATCHES = (str(SKOS.exactMatch), str(SDO.sameAs))
#: What people, bodies and places are called by, and what every node is.
NAMES = tuple(ox.NamedNode(str(predicate)) for predicate in (SDO.name, SKOS.altLabel))
CALLED = (*NAMES, LABEL)
#: The most nodes of one name that are listed.
CHOICES = 8
#: Properties that have a section of their own, and are not repeated among the links.
LINKED = (*MATCHES, str(KG.linkEvidence), str(KG.linkProbability), str(KG.linkCandidate))
TOLD = frozenset({TYPE.value, LABEL.value, str(KG.rule), str(NIF.isString), *LINKED})
#: Where a sentence ends: not after a capital ("U.S."), a title or a month ("Mr.", "Oct."). Rather too late than early.
SENTENCE_END = re.compile(
    r"(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?:(?<=[.!?])|(?<=[.!?][\"”’)]))\s+(?=[\"“‘A-Z0-9])|\n+"
)


@dataclass(frozen=True)
class Passage:
    """Words of an article with what stands around them in their sentence; offsets as in the graph."""

    article: str
    begin: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Link:
    """A property (as prefix:name), and the node or value at its other end."""

    predicate: str
    iri: str | None
    text: str


@dataclass(frozen=True)
class Explanation:
    """All that the files say about one node.

    `reasons` are why its `matches` in Wikidata and Wikipedia are right, `probabilities` how sure that is, `candidates` what it might be.
    """

    iri: str
    label: str
    classes: tuple[str, ...]
    rules: tuple[str, ...]
    matches: tuple[str, ...]
    reasons: tuple[str, ...]
    probabilities: tuple[str, ...]
    candidates: tuple[str, ...]
    passages: tuple[Passage, ...]
    links: tuple[Link, ...]
    backlinks: tuple[Link, ...]


Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def explain(store: ox.Store, name: str) -> Explanation:
    """Explain a node, given by IRI, prefix:name, local name, label or alias; raise QueryError if there is none, or more than one."""
    node = _resolve(store, name)
    out = sorted(store.quads_for_pattern(node, None, None), key=str)
    into = sorted(store.quads_for_pattern(None, None, node), key=str)
    ends = [node, *(q.object for q in out)]
    spans = {end for end in ends if isinstance(end, ox.NamedNode) and _is_passage(store, end)}
    return Explanation(
        iri=node.value,
        label=_label(store, node),
        classes=tuple(shorten(_text(q.object)) for q in out if q.predicate == TYPE),
        rules=_values(out, str(KG.rule)),
        matches=tuple(match for predicate in MATCHES for match in _values(out, predicate)),
        reasons=_values(out, str(KG.linkEvidence)),
        probabilities=_values(out, str(KG.linkProbability)),
        candidates=_values(out, str(KG.linkCandidate)),
        passages=tuple(sorted((_passage(store, span) for span in spans), key=lambda p: (p.article, p.begin, p.end))),
        links=tuple(
            _link(store, q.predicate, q.object) for q in out if q.predicate.value not in TOLD and q.object not in spans
        ),
        backlinks=tuple(_link(store, q.predicate, q.subject) for q in into),
    )


def _resolve(store: ox.Store, name: str) -> ox.NamedNode:
    """Return the one node that a name means."""
    prefix, colon, local = name.strip("<>").partition(":")
    iri = formats.PREFIXES[prefix] + local if colon and prefix in formats.PREFIXES else name.strip("<>")
    if ":" in iri:
        nodes = {_node(iri)} if any(store.quads_for_pattern(_node(iri), None, None)) else set()
    else:
        named = (q.subject for q in store if isinstance(q.subject, ox.NamedNode))
        nodes = {subject for subject in named if re.split("[/#]", subject.value)[-1] == iri}
    nodes = nodes or _called(store, name)
    if not nodes:
        raise QueryError(f"explain: {name} is not in these files")
    if len(nodes) > 1:
        listed = [_named(store, node) for node in sorted(nodes, key=str)]
        more = f" and {len(listed) - CHOICES} more" if len(listed) > CHOICES else ""
        raise QueryError(f"explain: {name} may be any of {', '.join(listed[:CHOICES])}{more}")
    return nodes.pop()


def _named(store: ox.Store, node: ox.NamedNode) -> str:
    """Return a node's IRI and, in brackets, its label if it has one."""
    short, label = shorten(node.value), visible(_label(store, node))
    return short if label == short else f"{short} ({label})"


def _called(store: ox.Store, name: str) -> set[ox.NamedNode]:
    """Return the nodes of a label, name or alias, in any case; else those with the words in a name, else in a label."""
    quads = [quad for predicate in CALLED for quad in store.quads_for_pattern(None, predicate, None)]
    called = [(q, f" {BETWEEN.sub(' ', _text(q.object).lower()).strip()} ") for q in quads]
    wanted = words(name)
    found = [(q, text == wanted) for q, text in called if wanted in text and isinstance(q.subject, ox.NamedNode)]
    same, named = [q for q, is_all in found if is_all], [q for q, _ in found if q.predicate in NAMES]
    return {q.subject for q in same or named or [q for q, _ in found]}  # type: ignore[misc] # told above


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"explain: {iri!r} is not an IRI") from error


def _values(quads: list[ox.Quad], predicate: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_text(q.object) for q in quads if q.predicate.value == predicate))


def _value(store: ox.Store, node: ox.NamedNode, predicate: str) -> str | None:
    """Return the first value of a property in the order of their text."""
    values = (_text(q.object) for q in store.quads_for_pattern(node, ox.NamedNode(predicate), None))
    return min(values, default=None)


def _label(store: ox.Store, node: ox.NamedNode) -> str:
    """Return a node's label; a passage's is its words, and a node from outside has its IRI."""
    named = _value(store, node, LABEL.value)
    return named or _value(store, node, str(NIF.anchorOf)) or shorten(node.value)


def _is_passage(store: ox.Store, node: ox.NamedNode) -> bool:
    return _value(store, node, str(NIF.beginIndex)) is not None


def _passage(store: ox.Store, node: ox.NamedNode) -> Passage:
    """Return a passage in its sentence; its words alone when the graph was built without the text."""
    begin, end = int(_value(store, node, str(NIF.beginIndex)) or 0), int(_value(store, node, str(NIF.endIndex)) or 0)
    words = _value(store, node, str(NIF.anchorOf)) or ""
    article = ox.NamedNode(_value(store, node, str(NIF.referenceContext)) or node.value)
    text = _value(store, article, str(NIF.isString))
    if text is None:
        return Passage(_label(store, article), begin, end, "", words, "")
    first, last = _sentence(text, begin, end)
    return Passage(_label(store, article), begin, end, text[first:begin], text[begin:end], text[end:last])


def _sentence(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return where the sentence around a passage begins and ends.

    >>> text = 'It rained. The U.S. envoy met Mr. Ruiz on Oct. 7. He left.'
    >>> first, last = _sentence(text, text.index("envoy"), text.index(" met"))
    >>> text[first:last]
    'The U.S. envoy met Mr. Ruiz on Oct. 7.'
    """
    first = max((m.end() for m in SENTENCE_END.finditer(text) if m.end() <= begin), default=0)
    last = min((m.start() for m in SENTENCE_END.finditer(text) if m.start() >= end), default=len(text.rstrip()))
    return first, last


def _link(store: ox.Store, predicate: ox.NamedNode, end: Term) -> Link:
    if isinstance(end, ox.NamedNode):
        return Link(shorten(predicate.value), end.value, _label(store, end))
    return Link(shorten(predicate.value), None, _text(end))


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def shorten(iri: str) -> str:
    """Return an IRI as prefix:name where a prefix is known.

    >>> shorten("https://w3id.org/newskg/ontology#Claim")
    'kg:Claim'
    """
    for prefix, namespace in formats.PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def render(explanation: Explanation) -> str:
    """Return an explanation as plain text, the passages between [[ and ]]."""
    head = [visible(explanation.label), f"  {', '.join(explanation.classes)}  <{explanation.iri}>"]
    rules = [f"  made by {', '.join(explanation.rules)}"] if explanation.rules else []
    return "".join(line + "\n" for line in [*head, *rules, *_linked(explanation), *_told(explanation)])


def _linked(explanation: Explanation) -> Iterator[str]:
    if explanation.matches:
        why = f": {visible('; '.join(explanation.reasons))}" if explanation.reasons else ""
        sure = f" (probability {', '.join(explanation.probabilities)})" if explanation.probabilities else ""
        yield f"  linked to {', '.join(map(shorten, explanation.matches))}{sure}{why}"
    for candidate in sorted(explanation.candidates, key=_by_probability):
        yield f"  not linked to {visible(candidate)}"


def _by_probability(candidate: str) -> tuple[float, str]:
    """Return a key that puts what is most probable first; the number stands in brackets."""
    found = re.search(r" \(([01](?:\.\d+)?)\) ", candidate)
    return -float(found[1]) if found else 0.0, candidate


def _told(explanation: Explanation) -> Iterator[str]:
    if explanation.passages:
        yield "\nin the text"
    for p in explanation.passages:
        yield f"  {visible(p.before)}[[{visible(p.words)}]]{visible(p.after)}"
        yield f"      {visible(p.article)}, characters {p.begin} to {p.end}"
    for title, links in (("links to", explanation.links), ("is linked from", explanation.backlinks)):
        if links:
            yield f"\n{title}"
        yield from (f"  {link.predicate}  {visible(link.text)}{_target(link)}" for link in links)


def _target(link: Link) -> str:
    short = shorten(link.iri) if link.iri else ""
    return f"  ({short})" if short and short != link.text else ""
