"""How each layer is counted: what makes a found thing the marked one, and what is asked of it then."""

from collections.abc import Sequence
from itertools import chain

from rdflib import RDF
from rdflib.term import Node

from kg.terms import KG
from scoring.counting import Count, Miss, Outcome, counted, needed, pair
from scoring.fields import Slot
from scoring.gold import ENTITY_CLASSES, Claim, Entity, Event, Gold, Proposal, Term
from scoring.reader import Reader
from scoring.soundness import soundness
from scoring.words import names_the_same, overlap, plain, similar

_LONGEST_TRIGGER = 6
_LONGEST_MENTION = 15
_SAME_WORDS = 0.5
_PARTIES = {"proposed_by": KG.proposedBy, "addressed_to": KG.addressedTo, "conveyed_by": KG.conveyedBy}


def outcome(read: Reader, gold: Gold) -> Outcome:
    """Count one article: the layers that are marked in it, and the rules that allow no exception."""
    layers = {"entity": entities, "event": events, "claim": claims, "proposal": proposals}
    return chain(*(count(read, gold) for layer, count in layers.items() if layer in gold.layers), soundness(read))


# --- entities -----------------------------------------------------------------------------


def entities(read: Reader, gold: Gold) -> Outcome:
    """Count the named things of each class: the same by the full name, or by another of the names."""

    def weigh(node: Node, entity: Entity) -> float:
        names = {plain(name) for name in read.names(node)}
        if plain(entity.title) in names:
            return 2
        return 1 if names & {plain(alias) for alias in entity.aliases} else 0

    for kind in ENTITY_CLASSES:
        nodes = [node for node in read.of(getattr(KG, kind)) if kind != "Place" or not _is_country(read, node)]
        marked = [entity for entity in gold.entities if entity.kind == kind]
        yield from counted(kind, nodes, marked, pair(nodes, marked, weigh))


def _is_country(read: Reader, node: Node) -> bool:
    return (node, RDF.type, KG.Country) in read.graph


# --- who fills a role ---------------------------------------------------------------------


def _slot(measure: str, read: Reader, fillers: Sequence[Node], slot: Slot, gold: Gold) -> Count:
    """Count the fillers of a role; those marked as extra cost nothing, found or not."""
    pairs = pair(fillers, slot.wanted + slot.extra, lambda node, names: float(_is_named(read, node, names, gold)))
    right = sum(j < len(slot.wanted) for j in pairs)
    return Count(measure, right, len(fillers) - (len(pairs) - right), len(slot.wanted))


def _is_named(read: Reader, node: Node, wanted: Sequence[str], gold: Gold) -> bool:
    """Tell whether a node bears one of the wanted names, or another name of whom it names."""
    right = {name for want in wanted for name in gold.names(want)}
    return any(similar(name, other) for name in read.names(node) for other in right)


# --- events -------------------------------------------------------------------------------


def events(read: Reader, gold: Gold) -> Outcome:
    """Count the events, by their naming words; then their types, and of those found who, where, when and whether."""
    nodes, marked = read.of(KG.Event), gold.events

    def weigh(node: Node, event: Event) -> float:
        return _is_triggered(read, node, event) * (1 + _is_typed(read, node, event))

    pairs = pair(nodes, marked, weigh)
    kept = needed(pairs, marked)
    yield from counted("event", nodes, marked, pairs)
    typed = sum(_is_typed(read, nodes[i], marked[j]) for j, i in kept.items())
    wanted = sum(not event.optional for event in marked)
    yield Count("event type", typed, len(nodes) - (len(pairs) - len(kept)), wanted)
    for j, event in enumerate(marked):
        if j in kept:
            yield from _details(read, nodes[kept[j]], event, gold)
        elif not event.optional:
            yield Count("event roles", 0, 0, len(event.participants.wanted) + len(event.place.wanted))


def _is_triggered(read: Reader, node: Node, event: Event) -> bool:
    found = read.spans(node, KG.trigger)
    return any(names_the_same(read.text, one, other, _LONGEST_TRIGGER) for one in found for other in event.spans)


def _is_typed(read: Reader, node: Node, event: Event) -> bool:
    return read.word(node, KG.eventType) in event.types


def _details(read: Reader, node: Node, event: Event, gold: Gold) -> Outcome:
    yield _slot("event roles", read, read.values(node, KG.actor, KG.target), event.participants, gold)
    yield _slot("event roles", read, read.values(node, KG.place), event.place, gold)
    date = read.first(node, KG.date)
    yield Count("event date", int(date in event.dates), int(date is not None), int(bool(event.dates)))
    yield Count("factuality", int(read.word(node, KG.factuality) == event.factuality), 1, 1)


# --- claims -------------------------------------------------------------------------------


def claims(read: Reader, gold: Gold) -> Outcome:
    """Count the claims, by their words; then whether the speaker is right as well, and of those found the mode."""
    marked = gold.claims
    words = {node: read.words(node, KG.content) for node in read.of(KG.Claim)}

    def weigh(node: Node, claim: Claim) -> float:
        return _share(words[node], claim.words)

    # What is attributed to nobody ("is expected to") is a matter of taste: it counts only where it is marked.
    known = set(pair(list(words), marked, weigh).values())
    nodes = [node for i, node in enumerate(words) if i in known or not _is_nobodys(read, node)]
    pairs = pair(nodes, marked, weigh)
    kept = needed(pairs, marked)
    yield from counted("claim content", nodes, marked, pairs)
    right = {j for j, i in kept.items() if _is_speaker(read, nodes[i], marked[j], gold)}
    wanted = sum(not claim.optional for claim in marked)
    yield Count("claim", len(right), len(nodes) - (len(pairs) - len(kept)), wanted)
    for j, i in kept.items():
        if j not in right:
            yield Miss(
                "claim", "wrong speaker", f"{_said_by(read, nodes[i])} for {marked[j].speakers}: {marked[j].title}"
            )
        if mode := marked[j].mode:
            yield Count("claim mode", int(read.word(nodes[i], KG.mode) == mode), 1, 1)


def _share(found: frozenset[int], marked: frozenset[int]) -> float:
    share = overlap(found, marked)
    return share if share >= _SAME_WORDS else 0.0


def _is_nobodys(read: Reader, claim: Node) -> bool:
    return all(names == {"unnamed"} for names in _said_by(read, claim))


def _said_by(read: Reader, claim: Node) -> list[set[str]]:
    return [{name.casefold() for name in read.names(speaker)} for speaker in read.values(claim, KG.speaker)]


def _is_speaker(read: Reader, node: Node, claim: Claim, gold: Gold) -> bool:
    return any(_is_named(read, speaker, claim.speakers, gold) for speaker in read.values(node, KG.speaker))


# --- proposals ----------------------------------------------------------------------------


def proposals(read: Reader, gold: Gold) -> Outcome:
    """Count the proposals, by the phrases that name them; then their parties, status and answer, and their terms."""
    nodes, marked = read.of(KG.Proposal), gold.proposals
    pairs = pair(nodes, marked, lambda node, proposal: _likeness(read, node, proposal))
    yield from counted("proposal", nodes, marked, pairs)
    found = {j: nodes[i] for j, i in pairs.items()}
    for j, proposal in enumerate(marked):
        if proposal.optional:
            continue
        if j in found:
            yield from _slots(read, found[j], proposal, gold)
            yield _answer(read, found[j], proposal, found)
        else:
            yield Count("proposal slots", 0, 0, _slots_of(proposal))
        yield from _terms(read, found.get(j), proposal)


def _likeness(read: Reader, node: Node, proposal: Proposal) -> float:
    mentions = read.spans(node, KG.mention)
    named = sum(
        any(names_the_same(read.text, found, span, _LONGEST_MENTION) for found in mentions) for span in proposal.spans
    )
    terms = [read.words(term, KG.content) for term in read.values(node, KG.hasTerm)]
    shared = sum(_share(words, term.words) > 0 for words in terms for term in proposal.terms)
    return named + shared / 2


def _slots_of(proposal: Proposal) -> int:
    parties = sum(len(slot.wanted) for slot in proposal.parties.values())
    return parties + (proposal.status is not None) + (proposal.responds_to is not None)


def _slots(read: Reader, node: Node, proposal: Proposal, gold: Gold) -> Outcome:
    for party, slot in proposal.parties.items():
        yield _slot("proposal slots", read, read.values(node, _PARTIES[party]), slot, gold)
    if wanted := proposal.status:  # a status that is not marked is not judged
        status = read.word(node, KG.status)
        yield Count("proposal slots", int(status == wanted), int(status is not None), 1)


def _answer(read: Reader, node: Node, proposal: Proposal, found: dict[int, Node]) -> Count:
    answered = read.values(node, KG.respondsTo)
    wanted = proposal.responds_to
    right = wanted is not None and found.get(wanted) in answered
    return Count("proposal slots", int(right), len(answered), int(wanted is not None))


def _terms(read: Reader, node: Node | None, proposal: Proposal) -> Outcome:
    terms: list[Node] = read.values(node, KG.hasTerm) if node else []
    words = {term: read.words(term, KG.content) for term in terms}

    def weigh(node: Node, term: Term) -> float:
        return _share(words[node], term.words)

    yield from counted("proposal terms", terms, proposal.terms, pair(terms, proposal.terms, weigh))
