"""newskg corpus -> proposals.tsv and terms.tsv in `lexicons/`: what names a proposal and what is a term of it, learnt from the annotators.

    python -m kg.train.proposals train.jsonl.gz READERS

Each article is read by one of the READERS that never saw it (`kg.train.heldout` makes them). First what the rules find is weighed, then
what a reader's marks count beside that: a few numbers a table, so that they hold for a reader that is surer, too. Both the second step and
what names a proposal, which leans on terms, are learnt with weights that come from other articles. The tables have to be learnt anew when
the readers are, and when what is found of proposals changes: the same readers and code give the same bytes. How well proposals are told,
each third of the articles by what the others teach, is printed.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from kg.article import read_text
from kg.find import entities, mentions
from kg.find.proposals import candidates, weighing
from kg.find.proposals.candidates import Candidate
from kg.find.proposals.scene import Scene
from kg.find.proposals.terms import Told
from kg.find.proposals.weighing import Weights
from kg.language import lexicon
from kg.train import heldout, loglinear
from kg.train.events import write
from kg.train.heldout import Readers
from kg.train.loglinear import Example, Floats
from kg.train.reader import news
from kg.train.scores import Rate
from kg.values import Span
from kg.world import World

#: How much two passages share, at least, to be one term (Dice coefficient of their words), and a phrase and a mention (of the shorter).
ALIKE = 0.5
#: How much they share where one is the other but for a word or two.
SAME = 0.75
#: The number of parts that the articles are divided into; the terms of each are weighed by a table learnt from the others.
PARTS = 3
#: How seldom a feature may be and how strongly weights are drawn to none, by table; how long is learnt, which weights are left out.
SELDOM = 4
DECAY = {weighing.TERMS: 30.0, weighing.PROPOSALS: 30.0}
ROUNDS, WEAK = 1500, 0.05
#: The rows of what a reader's marks count, by table.
ROWS = {weighing.TERMS: (*weighing.MARKS, weighing.UNMARKED), weighing.PROPOSALS: weighing.MARKS}
#: The strength of the regularization (towards the usual weight of a mark), and the number of Newton steps.
BELIEF, STEPS = 10.0, 12

Marked = dict[str, Any]
"""An article or a proposal, as the corpus has it."""
Tables = dict[str, Weights]
MarkedExample = tuple[tuple[str, ...], tuple[float, ...], int]
"""Features, how often each row of marks counts, and the class."""


def scenes(path: Path, readers: Readers) -> Iterator[tuple[Marked, Scene]]:
    """Yield the articles of the corpus, each as a reader reads it that never saw it, with no tables yet."""
    world, articles = World(), news.read(path)
    part = heldout.parts(article["id"] for article in articles)
    for article in articles:
        read = read_text(article["text"], source=article["id"])
        assert not isinstance(read, Exception), article["id"]
        reading = readers.of(part[article["id"]]).read(read)
        things = entities.resolve(reading, world, mentions.find(reading, world))
        yield article, Scene.of(reading, things, {weighing.PROPOSALS: {}, weighing.TERMS: {}})


def learn(articles: Sequence[tuple[Marked, Scene]]) -> tuple[Tables, Rate]:
    """Return the tables of weights, and how well they tell proposals in articles that they are not learnt from; deterministic."""
    parts = [articles[i::PARTS] for i in range(PARTS)]
    examples = [[e for article, scene in part for e in term_examples(article, scene)] for part in parts]
    terms, unseen = weighed(weighing.TERMS, examples)
    groups: list[list[MarkedExample]] = []
    for table, part in zip(unseen, parts, strict=True):
        given = [(a, replace(s, tables={**s.tables, weighing.TERMS: table})) for a, s in part]
        groups.append([e for article, scene in given for e in proposal_examples(article, scene)])
    proposals, unseen = weighed(weighing.PROPOSALS, groups)
    rate = rated(groups, unseen, sum(not p.get("soft") for article, _ in articles for p in article["proposals"]))
    return {weighing.TERMS: terms, weighing.PROPOSALS: proposals}, rate


def weighed(table: str, parts: Sequence[list[MarkedExample]]) -> tuple[Weights, list[Weights]]:
    """Return the weights that all parts teach, and for each part those that the others do; what marks count is the same in all."""
    unseen = [_fitted(table, _without(parts, i)) for i in range(len(parts))]
    told = [(_sum(weights, f), *rows) for weights, part in zip(unseen, parts, strict=True) for f, rows, _ in part]
    usual = np.array([1.0, *(weighing.USUAL[row] for row in ROWS[table])])
    shrunk, *counts = _drawn(np.array(told), np.array([label for part in parts for *_, label in part]), usual)
    marked = {row: (max(float(own), WEAK, key=abs),) for row, own in zip(ROWS[table], counts, strict=True)}
    both: list[Weights] = [
        {feature: (float(shrunk) * own[0],) for feature, own in weights.items()} | marked
        for weights in (_fitted(table, _without(parts)), *unseen)
    ]
    return both[0], both[1:]


def rated(groups: Sequence[list[MarkedExample]], unseen: Sequence[Weights], wanted: int) -> Rate:
    """Return how well each part is told by what the others teach; so many proposals are marked in all."""
    right = []
    for weights, part in zip(unseen, groups, strict=True):
        for features, rows, label in part:
            bar = weighing.BARS["noun" if "how noun" in features else "verb"]
            total = _sum(weights, features) + sum(
                weights[row][0] * n for row, n in zip(weighing.MARKS, rows, strict=True)
            )
            right += [label] if total >= weighing.odds(bar) else []
    return Rate(sum(right) / len(right), sum(right) / wanted)


def _without(parts: Sequence[Sequence[MarkedExample]], left_out: int | None = None) -> list[Example]:
    return [(features, label) for i, part in enumerate(parts) if i != left_out for features, _, label in part]


def _fitted(table: str, examples: list[Example]) -> Weights:
    weights = loglinear.learn(examples, 2, seldom=SELDOM, decay=DECAY[table], rounds=ROUNDS)
    return {feature: tuple(map(float, own)) for feature, own in weights.items()}


def _sum(weights: Weights, features: Sequence[str]) -> float:
    return sum(weights[feature][0] for feature in features if feature in weights)


def _drawn(given: Floats, wanted: Floats, usual: Floats) -> Floats:
    """Return the weights of a logistic regression that are drawn to the usual ones."""
    own = usual.copy()
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-(given @ own)))
        slope = given.T @ (chances - wanted) + BELIEF * (own - usual)
        bend = (given.T * (chances * (1 - chances))) @ given + BELIEF * np.eye(len(usual))
        own -= np.linalg.solve(bend, slope)
    return own


def term_examples(article: Marked, scene: Scene) -> Iterator[MarkedExample]:
    """Yield what may be terms of the proposals that are marked, what a reader says of them, and whether they are."""
    for told, label in _told(article, list(candidates.find(scene))):
        marked = weighing.of_mark(told.chance) if told.chance else (0.0, 0.0)
        yield told.features, (*marked, float(told.chance == 0)), label


def _told(article: Marked, found: list[Candidate]) -> Iterator[tuple[Told, int]]:
    """Yield what may be terms of marked proposals and whether it is; where none are marked at all, nobody looked.

    What has only a part in common with a term counts neither way, but for the nearest that there is to it.
    """
    for i, j in pairs_of(article, found).items():
        wanted = [words(article["text"], Span(*t)) for t in article["proposals"][j]["terms"]]
        shared = [[_dice(words(article["text"], told.where), w) for w in wanted] for told in found[i].told]
        nearest = {max(range(len(shared)), key=lambda n: shared[n][k]) for k in range(len(wanted)) if shared}
        for n, told in enumerate(found[i].told if wanted else ()):
            alike = max(shared[n])
            if alike < ALIKE or alike >= SAME or n in nearest:
                yield told, int(alike >= ALIKE)


def proposal_examples(article: Marked, scene: Scene) -> Iterator[MarkedExample]:
    """Yield the groups of phrases that may name a proposal, what a reader says of them, and whether they do.

    Those marked broadly count neither way.
    """
    for candidate, label in _labelled(article, list(candidates.find(scene))):
        yield candidate.features, weighing.of_mark(candidate.chance or 0.0), label


def _labelled(article: Marked, found: list[Candidate]) -> Iterator[tuple[Candidate, int]]:
    """Yield the candidates and whether each names a proposal, but for another telling of one: it is no example of what does not."""
    pairs = pairs_of(article, found)
    mentions = frozenset[int]().union(*(words(article["text"], Span(*p["mention"])) for p in article["proposals"]))
    for i, candidate in enumerate(found):
        again = any(words(article["text"], n.span) & mentions for n in candidate.group)
        if not article["proposals"][pairs[i]].get("soft") if i in pairs else not again:
            yield candidate, int(i in pairs)


def pairs_of(article: Marked, found: list[Candidate]) -> dict[int, int]:
    """Return which candidate is which marked proposal, the best first, one to one."""
    scored = [
        (agreement, -i, -j)
        for i, candidate in enumerate(found)
        for j, proposal in enumerate(article["proposals"])
        if (agreement := _agreement(article["text"], candidate, proposal)) > 0
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scored, reverse=True):
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _agreement(text: str, candidate: Candidate, proposal: Marked) -> float:
    """Return how well a candidate agrees with a marked proposal: by its phrase, and by the terms that both have."""
    mention = words(text, Span(*proposal["mention"]))
    named = any(_shares(words(text, n.span), mention) for n in candidate.group)
    wanted = [words(text, Span(*t)) for t in proposal["terms"]]
    shared = sum(_dice(words(text, t.where), w) >= ALIKE for t in candidate.terms for w in wanted)
    return named + 0.5 * shared


def words(text: str, span: Span) -> frozenset[int]:
    """Return where the words of a passage begin."""
    inside = text[span.start : span.end]
    return frozenset(
        span.start + i for i, c in enumerate(inside) if c.isalnum() and (i == 0 or not inside[i - 1].isalnum())
    )


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _shares(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other) and len(one & other) >= ALIKE * min(len(one), len(other))


def write_all(tables: Tables) -> None:
    """Write the tables beside the other lexicons."""
    for name, weights in tables.items():
        rows = {feature: np.array(own) for feature, own in weights.items()}
        write(lexicon.FOLDER / name, [name.removesuffix("s.tsv")], rows, WEAK)


def main() -> None:
    """Learn the tables, write them, and tell how good they are."""
    tables, rate = learn(list(scenes(Path(sys.argv[1]), Readers(Path(sys.argv[2])))))
    write_all(tables)
    sys.stdout.write(f"precision {rate.precision:.3f}, recall {rate.recall:.3f}, F {rate.f:.3f}\n")


if __name__ == "__main__":
    main()
