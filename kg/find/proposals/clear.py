"""Which phrases name a proposal beyond doubt: those with all that makes one, by a noun of proposing, or by a verb where the news begins."""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.find.proposals import words
from kg.find.proposals.groups import Group
from kg.find.proposals.namings import Naming
from kg.find.proposals.terms import Told
from kg.find.proposals.verdicts import OPEN
from kg.language import tree
from kg.language.reading import Reading

#: With how many sentences an article opens: what it tells there it is about.
OPENING = 2


def is_clear(reading: Reading, group: Group, terms: Sequence[Told]) -> bool:
    """Say whether the phrases name something that one side puts, and another could accept or reject."""
    if group[0].how == "verb" and all(n.how == "verb" or n.noun.force == "loose" for n in group):
        return _is_clear_verb(reading, group[0], terms)  # "pledged to halve emissions", and later "the pledge"
    authored, addressed = any(n.parties.by for n in group), any(n.parties.to for n in group)
    answered = any(n.verdicts for n in group)
    if any(n.noun.force == "strong" for n in group):
        settled = any(g.act in ("accept", "reject", "withdraw") for n in group for g in n.done)
        return len(terms) > 1 or settled or (authored and (bool(terms) or addressed))
    weak = any(n.noun.force == "weak" for n in group)
    return weak and authored and bool(terms) and (addressed or answered)


def _is_clear_verb(reading: Reading, naming: Naming, terms: Sequence[Told]) -> bool:
    head = naming.head
    if not terms or not naming.parties.by or not words.among("surely_putting", [head]):
        return False
    return (naming.in_headline or _opens(reading, head)) and _is_told_as_fact(head)


def _opens(reading: Reading, head: Token) -> bool:
    """Say whether a word stands in one of the first sentences of the body, below the headline."""
    headline = reading.article.headline
    first = next((t.i for t in reading.doc if headline is None or t.idx >= headline.end), 0)
    return reading.sentence[head.i] - reading.sentence[first] < OPENING


def _is_told_as_fact(verb: Token) -> bool:
    """Say whether a verb tells what was done or is: no denial, no "may"."""
    return (
        not tree.is_negated(verb)
        and not any(a in OPEN for a in tree.auxiliaries(verb))
        and not tree.is_infinitive(verb)
    )
