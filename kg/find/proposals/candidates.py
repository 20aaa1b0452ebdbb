"""The groups of phrases that may name a proposal, each with the terms that they may have, weighed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.find.proposals import clear, groupfeatures, groups, nearby, terms, weighing
from kg.find.proposals.groups import Group
from kg.find.proposals.namings import namings
from kg.find.proposals.scene import Scene
from kg.find.proposals.terms import Told
from kg.values import Span


@dataclass(frozen=True)
class Candidate:
    """Phrases that may name one proposal, what may be its terms, all and those likely enough, and what speaks for it.

    `clear` says that they name one beyond doubt, `likely` how likely they do, from 0 to 1.
    """

    group: Group
    told: tuple[Told, ...]
    terms: tuple[Told, ...]
    features: tuple[str, ...] = ()
    clear: bool = False
    likely: float = 0.0

    @property
    def chance(self) -> float | None:
        """How likely a reader takes one of the phrases for the name of a proposal; nothing where no reader looked."""
        return _chance(self.group)

    @property
    def holds(self) -> bool:
        """Whether that is likely enough."""
        named = any(n.how == "noun" for n in self.group)
        return self.likely >= weighing.BARS["noun" if named else "verb"]


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield the candidates of an article in text order, without pacts that are only named as what another would bring about."""
    all_ = list(_all(scene))
    left = [c for c in all_ if not any(_is_inside(c, other) for other in all_)]
    yield from (_with_its_own(scene, one, left) for one in left)


def _with_its_own(scene: Scene, one: Candidate, found: list[Candidate]) -> Candidate:
    """Return a candidate without the words that are likelier a term of another one; where none are left it is weighed anew."""
    others = [other for other in found if other is not one and other.holds]
    own = tuple(t for t in one.terms if not any(_has_rather(scene, other, one, t) for other in others))
    left = replace(one, terms=own)
    return left if own or not one.terms else _weighed(scene, left, [c.group for c in found])


def _has_rather(scene: Scene, other: Candidate, one: Candidate, term: Told) -> bool:
    """Say whether another candidate has the words of a term likelier.

    Not where the term stands in a sentence that names this one alone, nor where it says what this one itself would do ("the plan would").
    """
    if term.content.rule == "terms/predicate":
        return False
    sentence = scene.reading.sentence
    here, there = (any(sentence[n.head.i] == sentence[term.content.head.i] for n in c.group) for c in (one, other))
    likelier = any(u.where.touches(term.where) and u.likely > term.likely for u in other.terms)
    return likelier and (there or not here)


def _is_inside(one: Candidate, other: Candidate) -> bool:
    """Say whether a candidate is named inside the terms and phrases of a likelier one, and nowhere else ("an offer for a ceasefire")."""
    if one is other or one.likely >= other.likely or not other.holds or "pact" not in one.group[0].noun.families:
        return False
    return all(any(n.span.within(s) for s in _spans(other)) for n in one.group)


def _spans(candidate: Candidate) -> list[Span]:
    """Return the terms, and the passages from each phrase to the end of what it may bring about."""
    return [
        *(t.where for t in candidate.terms),
        *(n.span for n in candidate.group),
        *(t.where for n in candidate.group for t in n.told),
    ]


def _all(scene: Scene) -> Iterator[Candidate]:
    reading = scene.reading
    named = groups.grouped(namings(scene))
    sentences = [frozenset(reading.sentence[n.head.i] for n in group) for group in named]
    for i, group in enumerate(named):
        others = frozenset(s for j, own in enumerate(sentences) if j != i for s in own) - sentences[i]
        told = _told(scene, group, others)
        yield _weighed(scene, Candidate(group, tuple(told), tuple(terms.chosen(told))), named)


def _weighed(scene: Scene, one: Candidate, named: list[Group]) -> Candidate:
    """Return a candidate with what speaks for it, its terms among that; `named` are the phrases of all candidates."""
    kept = list(one.terms)
    own = tuple(groupfeatures.of(scene.reading, scene.entities, one.group, kept, named))
    is_clear = clear.is_clear(scene.reading, one.group, kept)
    likely = weighing.likely(scene.tables[weighing.PROPOSALS], own, _chance(one.group), clear=is_clear)
    return replace(one, features=own, clear=is_clear, likely=likely)


def _chance(group: Group) -> float | None:
    return max((n.chance for n in group if n.chance is not None), default=None)


def _told(scene: Scene, group: Group, others: frozenset[int]) -> list[Told]:
    """Return what may be terms, each once, as the nearest phrase has it; a headline's only where the body has none."""
    found = [t for n in group if not n.in_headline for t in n.told]
    taken = {t.content.head.i for t in found} | {t.content.over.i for t in found if t.content.over is not None}
    for n in group:
        more = (c for c in nearby.of_naming(scene, n, others) if c.head.i not in taken)
        found += terms.told(scene, n.head, n.noun, more)
    nearest: dict[Span, Told] = {}
    for t in found or [t for n in group for t in n.told]:
        if t.where not in nearest or t.far < nearest[t.where].far:
            nearest[t.where] = t
    heads = [n.head for n in group]
    ordered = sorted(nearest.values(), key=lambda t: t.where)
    return terms.listed([terms.weighed(scene, t, _others(heads, t)) for t in ordered])


def _others(heads: list[Token], term: Told) -> list[Token]:
    """Return the words that may tell of a term: what a reader relates to a noun says nothing of itself ("seeks a truce and talks")."""
    return [h for h in heads if h != term.content.head or h.pos_ != "NOUN"]
