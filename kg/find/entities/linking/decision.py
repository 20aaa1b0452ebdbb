"""Candidates -> a link, or candidates only, or nothing: a probability for each, and two thresholds.

The probabilities are those of a log-linear model in which the candidates of a name, and that it is none of them, vie with one another;
`kg.train.links` learns its weights from the links that editors set (`weights.tsv`).
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

#: A candidate at least so probable is linked, by class: nineteen in twenty of all such links are those that editors set.
LINK = {KG.Person: 0.6, KG.Organization: 0.55, KG.Place: 0.55}
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
    found = _probabilities(cluster, candidates, article, context)
    order = sorted(zip(found, candidates, strict=True), key=lambda pc: (bool(pc[1].against), -pc[0], pc[1].thing.id))
    weighed = [_weighed(p, c, article, context) for p, c in order]
    first = weighed[:1]
    link = first[0] if first and not first[0].candidate.against and first[0].probability >= LINK[cluster.kind] else None
    rest = [w for w in weighed if w is not link and w.probability >= CANDIDATE]
    return Decision(link, tuple(rest[:MOST]))


def _weighed(probability: float, candidate: Candidate, article: Article, context: Context) -> Weighed:
    words = ", ".join(evidence.in_words(candidate, article, context))
    why = f"{candidate.against}, against {words}" if candidate.against else words
    return Weighed(candidate, probability, why)


def _probabilities(
    cluster: Cluster, candidates: Sequence[Candidate], article: Article, context: Context
) -> list[float]:
    """Return the probability of each candidate; a row of the newsroom, and what the text tells, need no weighing."""
    if any(c.how == "own" for c in candidates):
        return [OWN if evidence.own_agrees(c, article, context) else 0.0 for c in candidates]
    if any(c.how == "told" for c in candidates):
        return [OWN if c.how == "told" else 0.0 for c in candidates]
    found = evidence.features(cluster, candidates, article, context)
    return chances(found, [not c.against for c in candidates], weights()[str(cluster.kind).rpartition("#")[2]])


def chances(found: Sequence[Sequence[str]], allowed: Sequence[bool], table: dict[str, float]) -> list[float]:
    """Return the probability of each candidate by its features; one that is not allowed stands against "none of them" alone."""
    odds = [math.exp(sum(table.get(feature, 0.0) for feature in own)) for own in found]
    total = 1.0 + sum(odd for odd, may in zip(odds, allowed, strict=True) if may)
    return [odd / (total if may else 1.0 + odd) for odd, may in zip(odds, allowed, strict=True)]


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weights of the features, by class."""
    text = files("kg.find.entities.linking").joinpath("weights.tsv").read_text(encoding="utf-8")
    table: dict[str, dict[str, float]] = {}
    for _, row in tsv.rows(text, "weights.tsv"):
        table.setdefault(row["class"], {})[row["feature"]] = float(row["weight"])
    return table
