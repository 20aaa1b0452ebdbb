"""The links that the editors of Wikinews set in the newskg corpus -> `weights.tsv`, what each piece of evidence is worth.

`python -m kg.train.links --corpora DIR` learns with an index of the world that has seen none of the articles it learns from.
"""

import argparse
import gzip
import json
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.article import read_text
from kg.find import mentions
from kg.find.entities import linking, names
from kg.find.entities.cluster import Cluster
from kg.find.entities.linking import evidence
from kg.find.entities.linking.candidates import Candidate
from kg.find.entities.linking.context import Context
from kg.language.reader import Reader
from kg.terms import KG
from kg.train import loglinear
from kg.train.gazetteer import __main__ as gazetteer
from kg.train.gazetteer.index import titles
from kg.train.gazetteer.tables import Row, write
from kg.train.reader import news
from kg.values import Article
from kg.world import World
from kg.world.index import Index

Example = tuple[str, list[tuple[str, ...]], list[bool], float]
"""Class, the features of the candidates, which of them the editors linked, and how much the example counts."""
CLASSES = ("Person", "Organization", "Place")
#: The fewest links of an article whose editors can be taken to have linked all they could.
WELL_LINKED = 3
#: The least number of candidates that must have a feature for it to be weighed.
SELDOM, DECAY = 10, 4.0


def examples(articles: Iterator[tuple[Article, dict[str, str]]], reader: Reader, world: World) -> Iterator[Example]:
    """Yield the candidates of the names that editors linked; `articles` come with the id that each name is linked to."""
    for article, links in articles:
        with reader.memory():
            reading = reader.read(article)
            clusters = names.group(reading, world, [m for m in mentions.find(reading, world) if _is_name(m.rule)])
            context, found = linking.candidates_of(reading, world, clusters)
            for cluster, choices in zip(clusters, found, strict=True):
                meant = {links[f] for f in (cluster.name, *cluster.aliases) if f in links}
                if meant:
                    yield from _linked(cluster, choices, meant, context)
                elif cluster.kind == KG.Person and len(links) >= WELL_LINKED:
                    yield from _unlinked(cluster, choices, set(links.values()), context)


def _is_name(rule: str) -> bool:
    return not rule.startswith("actors/")


def _linked(cluster: Cluster, choices: tuple[Candidate, ...], meant: set[str], context: Context) -> Iterator[Example]:
    """Yield a name that the editors linked; it counts twice, as they are surer of it than of one that they left alone."""
    if found := _allowed(cluster, choices, context):
        right = [c.thing.id in meant for c, _ in found]
        yield str(cluster.kind).rpartition("#")[2], [f for _, f in found], right, 2.0


def _unlinked(
    cluster: Cluster, choices: tuple[Candidate, ...], elsewhere: set[str], context: Context
) -> Iterator[Example]:
    """Yield a person whom the editors left without a link: mostly of the names of others, where news hardly knows the name.

    Where one is linked by another name of the article, it is right; where one has the office that the article names, it is the person
    all the same, and nothing is said.
    """
    found = _allowed(cluster, choices, context)
    right = [c.thing.id in elsewhere for c, _ in found]
    namesakes = all(c.links <= 1 and "office=agrees" not in f for c, f in found) and " " in cluster.name
    if found and (any(right) or namesakes):
        yield "Person", [f for _, f in found], right, 1.0


def _allowed(
    cluster: Cluster, choices: tuple[Candidate, ...], context: Context
) -> list[tuple[Candidate, tuple[str, ...]]]:
    """Return the candidates that nothing forbids, with their features."""
    found = evidence.features(cluster, choices, evidence.said(cluster, context), context)
    return [(c, f) for c, f in zip(choices, found, strict=True) if not c.against]


def linked(corpora: Path, part: str, known: titles.Titles) -> Iterator[tuple[Article, dict[str, str]]]:
    """Yield the articles of a part of the newskg corpus, each with the ids that its names are linked to."""
    marked = {a["wikinews_id"]: a["text"] for a in news.read(corpora / "newskg" / f"{part}.jsonl.gz")}
    with gzip.open(corpora / "wikinews" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as lines:
        for raw in map(json.loads, lines):
            article = read_text(marked[raw["id"]], source=str(raw["id"])) if raw["id"] in marked else None
            if isinstance(article, Article):
                yield article, _ids(raw, known)


def _ids(raw: dict[str, Any], known: titles.Titles) -> dict[str, str]:
    found: dict[str, str] = {}
    for start, end, link in raw["links"]:
        if title := titles.plain(link):
            found.setdefault(raw["text"][start:end].strip(), known.id(title))
    return found


def learn(found: list[Example]) -> list[Row]:
    """Return the weights of the features, by class."""
    rows = []
    for kind in CLASSES:
        own = [(features, _shares(right), worth) for of, features, right, worth in found if of == kind]
        weights = loglinear.choose(own, seldom=SELDOM, decay=DECAY)
        rows += [{"class": kind, "feature": f, "weight": f"{w:.3f}"} for f, w in weights.items()]
    return rows


def _shares(right: list[bool]) -> list[float]:
    return [float(own) / max(sum(right), 1) for own in right]


def main() -> None:
    """Learn, and write the table; the same corpora and language pipeline give the same bytes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with gazetteers/, wikinews/ and newskg/")
    corpora = parser.parse_args().corpora
    with tempfile.TemporaryDirectory() as folder:
        known = gazetteer.index(Path(folder), corpora, (gazetteer.MEASURED, gazetteer.LEARNT))
        found = list(examples(linked(corpora, "train", known), Reader.load(), World(known=Index(Path(folder)))))
    write(Path(str(files("kg.find.entities.linking"))) / "weights.tsv", learn(found))


if __name__ == "__main__":
    main()
