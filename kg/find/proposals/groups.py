"""Which phrases name one proposal.

The body's phrases are gathered in text order: one joins what it comes back to, or what says the same words. What comes back to nothing
joins the nearest of its kind; then the headline's join what the body tells, for a headline says the same in other words.
"""

from collections.abc import Iterable
from itertools import takewhile

from kg.find.proposals import wording, words
from kg.find.proposals.namings import Naming
from kg.find.proposals.nouns import lemma
from kg.language import tree

Group = list[Naming]

#: A headline comes back to what is told this many sentences into the body, at most.
EARLY = 4
#: A definite noun comes back to what a verb named this many sentences before, at most.
BACK = 4
#: Beyond so many sentences nothing in common outweighs how far a headline is from what the body tells.
FAR = 20
#: So many phrases of a group tell what it is about; later ones only come back to it.
LEAD = 4
#: How much a headline's phrase has to have in common with what it comes back to.
ALIKE = 1.0
#: What surely names something that is put.
FIRM = frozenset(["strong", "proposed", "verb"])


def grouped(namings: Iterable[Naming]) -> list[Group]:
    """Return the phrases of an article, one group a proposal, in text order."""
    begun = _Begun()
    headline: list[Naming] = []
    for naming in namings:
        if naming.in_headline:
            headline.append(naming)
        else:
            begun.add(naming)
    groups = begun.settle()
    for naming in headline:
        _add_headline(naming, groups)
    return sorted(([*sorted(g, key=lambda n: n.head.i)] for g in groups), key=lambda g: g[0].head.i)


class _Begun:
    """The groups so far, by what a phrase may share with them, so that it is compared with few of them."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._by: dict[tuple[str, str], dict[int, Group]] = {}

    def add(self, naming: Naming) -> None:
        """Let a phrase of the body join the nearest group that it fits, else begin one."""
        fits = [g for g in self._near(naming) if _fits(naming, g)]
        group: Group = max(fits, key=lambda g: _nearness(naming, g), default=[])
        if not group:
            if naming.noun.force == "echo" or (wording.is_ruled_out(naming) and not naming.terms):
                return
            self.groups.append(group)
        group.append(naming)
        for key in (*_kinds(naming), *_names(naming), *(("content", word) for word in naming.content)):
            self._by.setdefault(key, {})[id(group)] = group

    def _near(self, naming: Naming) -> Iterable[Group]:
        """Return all groups that a phrase can fit, and others: a known one may be any of its kind, a generic one any."""
        if naming.how == "noun" and wording.is_generic(naming):
            return self.groups
        kinds = _kinds(naming) if naming.how == "noun" and naming.known else ()
        keys = (*kinds, *_names(naming), *(("content", word) for word in naming.would | wording.own(naming)))
        return {number: group for key in keys for number, group in self._by.get(key, {}).items()}.values()

    def settle(self) -> list[Group]:
        """Return the groups; what only comes back to something that was not told before joins the nearest of its kind."""
        for group in [g for g in self.groups if _is_loose(g)]:
            if joined := next((g for g in self._kin(group) if all(_may_join(n, g) for n in group)), None):
                joined += group
                joined.sort(key=lambda n: n.head.i)
                group.clear()
        return [g for g in self.groups if g]

    def _kin(self, group: Group) -> list[Group]:
        """Return the other groups of a kind with this one, the nearest first."""
        found = {number: g for key in _kinds(group[0]) for number, g in self._by.get(key, {}).items() if g}
        found.pop(id(group), None)
        begin = group[0].head.i
        return sorted(found.values(), key=lambda g: (abs(g[0].head.i - begin), g[0].head.i))


def _kinds(naming: Naming) -> Iterable[tuple[str, str]]:
    return (("kind", family) for family in naming.noun.families)


def _may_join(naming: Naming, group: Group) -> bool:
    """Say whether nothing tells a phrase apart from a group: no word, no other author, and a verb's group stands a little before."""
    if _is_told_apart(naming, group) or _has_other_author(naming, group) or wording.is_any_such(naming, group):
        return False
    own = wording.own(naming)
    if own and not own & {w for n in group[:LEAD] for w in n.content}:
        return False
    return any(n.how == "noun" for n in group) or (group[0].head.i < naming.head.i and _is_near(naming, group))


def _names(naming: Naming) -> Iterable[tuple[str, str]]:
    """Yield by what a phrase may name the proposal of another again: its noun or verb, and its authors."""
    yield "word", lemma(naming.head)
    yield from (("author", name) for name in naming.named)


def _is_loose(group: Group) -> bool:
    """Say whether all phrases of a group only come back to something, or say no more than what kind it is ("a deal")."""
    return all(
        n.how == "noun" and (n.known or (wording.is_named(n) and not wording.own(n))) and not n.terms for n in group
    )


def _nearness(naming: Naming, group: Group) -> tuple[bool | int, ...]:
    """Return how likely a phrase comes back to this group of all that it fits: by word, author and kind, else to the last one.

    Likeliest of all where the group puts it, or where both say that they answer another.
    """
    shared = bool(naming.named & {a for n in group for a in n.named})
    counter = naming.counters and wording.counters(group)
    near = wording.resembles(naming, group), shared, wording.is_kin(naming, group), _is_firm(group), group[-1].head.i
    return _is_put_by(naming, group), counter, *near


def _is_firm(group: Group) -> bool:
    """Say whether a verb or a noun of proposing names what a group may name: of "the projects" and "an offer", "it" is the offer."""
    return any(n.noun.force in FIRM for n in group)


def _add_headline(naming: Naming, groups: list[Group]) -> None:
    """Let a headline's phrase join the group that has most in common with it, else stand alone."""
    near = takewhile(lambda g: _sentences(naming, g[0]) <= FAR, groups)
    best = max(near, key=lambda g: (_common(naming, g), -g[0].head.i), default=None)
    if best is not None and _common(naming, best) >= ALIKE:
        best.append(naming)
    elif naming.noun.force != "echo":
        groups.append([naming])


def _common(naming: Naming, group: Group) -> float:
    """Return how much a headline's phrase has in common with a group: the word itself, its kind, the words around it, an early place."""
    body = [n for n in group if not n.in_headline]
    if not body:
        return 0.0
    shared = len(naming.content & {w for n in body[:2] for w in n.content})
    sentences = _sentences(naming, body[0])
    kin = any(set(naming.noun.families) & set(n.noun.families) for n in body if n.how == "noun")
    return (
        0.8 * wording.resembles(naming, body)
        + kin
        + 0.7 * min(shared, 3)
        - 0.7 * _has_other_author(naming, group)
        + 0.5 * (sentences <= 1)
        - 0.3 * max(sentences - EARLY, 0)
    )


def _sentences(naming: Naming, other: Naming) -> int:
    """Return how many sentences end between a headline's phrase and one of the body."""
    return other.head.doc[naming.head.sent.end : other.head.i].text.count(". ")


def _fits(naming: Naming, group: Group) -> bool:
    """Say whether a phrase names the proposal of a group: same kind of word, no other author, and not told apart from it."""
    if naming.how == "verb":
        return _repeats(naming, group) or _tells_more(naming, group)
    if _is_put_by(naming, group):
        return True
    return not _is_told_apart(naming, group) and (_says_no_more(naming, group) or _comes_back(naming, group))


def _comes_back(naming: Naming, group: Group) -> bool:
    """Say whether a phrase that says no more than a group may come back to it: by its word, its author or what it would bring."""
    other = wording.is_ruled_out(naming) and not wording.resembles(naming, group)
    if (other or not wording.is_kin(naming, group)) and not wording.is_generic(naming):
        return False
    if group[0].how == "verb" and not (_is_near(naming, group) and _is_of_deed(naming, group)):
        return False
    authors = {a for n in group for a in n.named}
    again = (
        not naming.terms and not naming.named and wording.resembles(naming, group)
    )  # "a bill" without a word on which
    again = again and not wording.is_any_such(naming, group)
    said = bool(naming.named and authors) and not _is_another(naming, group)
    return naming.known or said or again or wording.tells_the_same(naming, group)


def _is_another(naming: Naming, group: Group) -> bool:
    """Say whether an author's proposal is brought up anew, put to somebody whom the group does not name ("a deal with Zeta")."""
    return bool(wording.partners(naming) - {w for n in group for w in n.content})


def _is_put_by(naming: Naming, group: Group) -> bool:
    """Say whether a noun is just what a phrase of the group puts forward ("called for a truce", "a proposal for a truce").

    The two name one proposal.
    """
    of = naming.head.head if not naming.known and tree.preposition(naming.head) == "for" else None
    return any(
        n.head == of if n.how == "noun" else any(told.content.head == naming.head for told in n.told) for n in group
    )


def _is_told_apart(naming: Naming, group: Group) -> bool:
    """Say whether a phrase has a word, a chamber or an author by which it names another proposal, or is an answer to it."""
    if (naming.apart and naming.apart != group[0].apart) or wording.is_of_other_chamber(naming, group):
        return True
    if wording.is_counter_to(naming, group) or wording.is_of_other_time(naming, group[0]):
        return True
    if not naming.known and wording.counts_otherwise(naming, group[:LEAD]):
        return True
    if wording.is_of_stranger(naming, group):
        return True
    again = (
        naming.known
        and not wording.names_author(naming)
        and wording.resembles(naming, [n for n in group if n.how == "noun"])
    )
    return _has_other_author(naming, group) and not (again or (naming.known and "pact" in naming.noun.families))


def _has_other_author(naming: Naming, group: Group) -> bool:
    authors = {a for n in group for a in n.named}
    return bool(naming.named and authors and not authors & naming.named)


def _says_no_more(naming: Naming, group: Group) -> bool:
    """Say whether the words by which a phrase tells which one it is stand in a group ("the proposed hotel", "the hotel proposal").

    A known one comes back to whatever the group tells, any other one to its phrases alone.
    """
    own = wording.own(naming)
    if not own or not (naming.known or wording.is_named(naming)) or not _is_any_kind(naming, group):
        return False
    told = {w for n in group[:LEAD] for w in (n.content if naming.known or n.how == "verb" else wording.inside(n))}
    return own <= told


def _is_any_kind(naming: Naming, group: Group) -> bool:
    """Say whether a phrase may name what a group does by its noun: of a kind with it, or of any."""
    any_kind = naming.noun.force == "proposed" or (naming.known and words.among("generic", [naming.head]))
    return any_kind or wording.is_kin(naming, group)


def _is_of_deed(naming: Naming, group: Group) -> bool:
    """Say whether a noun that is called after an act comes back to such an act: "the threat" to what was threatened."""
    deeds = words.words().deeds.get(lemma(naming.head))
    return deeds is None or any(n.how == "noun" or deeds & {*words.lemmas(n.head)} for n in group)


def _is_near(naming: Naming, group: Group) -> bool:
    """Say whether a noun that comes back to something may come back to what a verb named a little before."""
    doc, begun = naming.head.doc, 0
    for i in range(naming.head.i - 1, group[-1].head.i - 1 if naming.known else naming.head.i - 1, -1):
        begun += bool(doc[i].is_sent_start)
        if begun > BACK:
            return False
    return naming.known


def _repeats(naming: Naming, group: Group) -> bool:
    """Say whether a verb puts forward just what one phrase of the group did, in much the same words, and is no part of its terms."""
    if "demand" in naming.noun.families and not wording.is_kin(naming, group):
        return False  # what is demanded is not what is offered, however alike the words
    inside = any(naming.head in told.content.words for n in group for told in n.told)
    before = "had" in tree.auxiliaries(naming.head)  # what had been offered is no answer to it
    if inside or _has_other_author(naming, group) or (before and wording.counters(group)):
        return False
    own = naming.would
    return len(own) > 1 and len(own & {w for n in group[:LEAD] for w in n.content}) >= 0.6 * len(own)


def _tells_more(naming: Naming, group: Group) -> bool:
    """Say whether a verb of offering tells what the author's offer is that was named before, without a word on it or as of late."""
    authors = {a for n in group for a in n.named}
    bare = not any(n.terms for n in group if n.noun.force == "strong") or "had" in tree.auxiliaries(naming.head)
    return (
        group[0].how == "noun"
        and bare
        and "offer" in naming.noun.families
        and wording.is_kin(naming, group)
        and bool(naming.named & authors)
    )
