"""Candidates -> a link, or candidates only, or nothing: a probability for each, and two thresholds.

The probability is that of a log-linear model whose weights `kg.train.links` learns from the links that editors set (`weights.tsv`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg import tsv
from kg.find.entities.cluster import Cluster
from kg.find.entities.linking import evidence
from kg.find.entities.linking.candidates import Candidate
from kg.find.entities.linking.context import Context
from kg.find.entities.linking.evidence import Article
from kg.terms import KG

#: A candidate at least so probable is linked, by class.
LINK = {KG.Person: 0.75, KG.Organization: 0.75, KG.Place: 0.7}
#: One that is less probable, but at least so much, is told as a candidate; at most so many of them are.
CANDIDATE, MOST = 0.1, 3
#: What a newsroom lists itself, and what the text itself tells, is as probable as this where nothing of the article disagrees.
OWN = 0.99


@dataclass(frozen=True)
class Weighed:
    """A candidate with its probability, and in words why it is linked, or is not."""

    candidate: Candidate
    probability: float
    why: str


@dataclass(frozen=True)
class Decision:
    """The candidate that is linked, if one is, and those that are not."""

    link: Weighed | None = None
    rivals: tuple[Weighed, ...] = ()


def decide(cluster: Cluster, candidates: Sequence[Candidate], article: Article, context: Context) -> Decision:
    """Weigh the candidates of a cluster."""
    chances = [_probability(cluster, c, candidates, article, context) for c in candidates]
    total = max(1.0, sum(p for p, c in zip(chances, candidates, strict=True) if not c.against))
    order = sorted(zip(chances, candidates, strict=True), key=lambda pc: (bool(pc[1].against), -pc[0], pc[1].thing.id))
    weighed = [_weighed(p if c.against else p / total, c, article, context) for p, c in order]
    first = weighed[:1]
    link = first[0] if first and not first[0].candidate.against and first[0].probability >= LINK[cluster.kind] else None
    rest = [w for w in weighed if w is not link and w.probability >= CANDIDATE]
    return Decision(link, tuple(rest[:MOST]))


def _weighed(probability: float, candidate: Candidate, article: Article, context: Context) -> Weighed:
    words = ", ".join(evidence.in_words(candidate, article, context))
    why = f"{candidate.against}, against {words}" if candidate.against else words
    return Weighed(candidate, probability, why)


def _probability(
    cluster: Cluster, candidate: Candidate, candidates: Sequence[Candidate], article: Article, context: Context
) -> float:
    if candidate.how == "told":
        return OWN
    if candidate.how == "own":
        return OWN if evidence.own_agrees(candidate, article, context) else 0.0
    rivals = [c for c in candidates if c is not candidate and not c.against]
    found = evidence.features(cluster, candidate, rivals, article, context)
    return chance(found, str(cluster.kind).rpartition("#")[2], weights())


def chance(found: Sequence[str], kind: str, table: dict[str, dict[str, float]]) -> float:
    """Return the probability that features speak for, of a candidate for a class."""
    own = table[kind]
    return 1 / (1 + math.exp(-sum(own.get(feature, 0.0) for feature in found)))


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weights of the features, by class."""
    text = files("kg.find.entities.linking").joinpath("weights.tsv").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = {}
    for _, row in tsv.rows(text, "weights.tsv"):
        table.setdefault(row["class"], {})[row["feature"]] = float(row["weight"])
    return table
