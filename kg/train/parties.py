"""newskg corpus -> parties.tsv in `lexicons/`: who puts a proposal, and to whom, learnt from the annotators.

    python -m kg.train.parties train.jsonl.gz READERS

Each article is read by one of the READERS that never saw it (`kg.train.heldout` makes them). Uses the shipped tables of proposals and
terms, so it has to run again when these, or what is found of proposals, change.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from kg.find.entities import Entities
from kg.find.proposals import candidates, outcomes, partyfeatures, sides, weighing
from kg.find.proposals.partyfeatures import Actor
from kg.find.proposals.scene import Scene
from kg.language import lexicon
from kg.train import loglinear
from kg.train.events import write
from kg.train.heldout import Readers
from kg.train.proposals import Marked, pairs_of, scenes

#: The keys of the corpus for the two sides.
KEYS = {"by": "proposed_by", "to": "addressed_to"}
#: How seldom a feature may be, how strongly weights are drawn to none, how long is learnt, and which weights are left out.
SELDOM, DECAY, ROUNDS, WEAK = 4, 10.0, 800, 0.03
#: How much two names have in common that name one thing (Dice coefficient of their words).
ALIKE = 0.6

Choice = tuple[list[tuple[str, ...]], dict[str, list[bool]]]
"""The features of the actors that may take part in one proposal, and of each side which of them do."""


def choices(article: Marked, scene: Scene) -> Iterator[Choice]:
    """Yield what can be chosen from for each of the proposals that are marked and found."""
    found = list(candidates.find(replace(scene, tables={t: lexicon.weights(t) for t in weighing.TABLES[:2]})))
    for i, j in pairs_of(article, found).items():
        proposal, group = article["proposals"][j], found[i].group
        if not proposal.get("soft"):
            passing = outcomes.outcome(group).passing
            actors = sides.candidates(scene.reading, scene.entities, group, passing)
            right = {side: [_is_among(scene.entities, a, proposal[key]) for a in actors] for side, key in KEYS.items()}
            yield partyfeatures.of(scene, group, actors), right


def _is_among(entities: Entities, actor: Actor, marked: Sequence[str]) -> bool:
    """Say whether an actor is one of those that annotators wrote down, as the text has it or with the full name ("he => Ada Ruiz")."""
    entity = entities.get(actor.name)
    wanted = [_words(part) for words in marked for part in words.split("=>")]
    return any(_is_alike(_words(own), other) for own in (entity.name, *entity.aliases) for other in wanted)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w&-]+", re.sub(r"['’]s\b|\.|^the\s", "", name.casefold())))


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and 2 * len(one & other) >= ALIKE * (len(one) + len(other))


def learn(found: Sequence[Choice]) -> dict[str, tuple[float, ...]]:
    """Return what each feature speaks for an actor being author, and addressee; deterministic."""
    by_side = [loglinear.choose(list(_groups(found, side)), seldom=SELDOM, decay=DECAY, rounds=ROUNDS) for side in KEYS]
    return {feature: tuple(own[feature] for own in by_side) for feature in by_side[0]}


def _groups(found: Iterable[Choice], side: str) -> Iterator[tuple[list[tuple[str, ...]], list[float], float]]:
    """Yield the actors with the share that each has in a side: two authors are each half of it."""
    for features, right in found:
        yield features, [own / max(sum(right[side]), 1) for own in right[side]], 1.0


def main() -> None:
    """Learn the table and write it beside the other lexicons."""
    found = [
        choice
        for article, scene in scenes(Path(sys.argv[1]), Readers(Path(sys.argv[2])))
        for choice in choices(article, scene)
    ]
    rows = {feature: np.array(own) for feature, own in learn(found).items()}
    write(lexicon.FOLDER / weighing.PARTIES, weighing.SIDES, rows, WEAK)


if __name__ == "__main__":
    main()
