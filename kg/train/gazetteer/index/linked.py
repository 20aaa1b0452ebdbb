"""The links of Wikinews: what the texts of links mean, and which things are linked in the same articles."""

import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.train.gazetteer.index import redirects
from kg.train.gazetteer.index.things import Register
from kg.train.gazetteer.index.titles import plain
from kg.train.gazetteer.index.variants import Lands

#: A thing is known by at most so many others that articles link beside it, each in two articles or more.
NEAR, TWICE = 8, 2
#: What a link leads to is no thing where its title begins so.
PAGES = (
    "Category:",
    "File:",
    "Image:",
    "User:",
    "Template:",
    "Special:",
    "Wikt:",
    "Wiktionary:",
    "Commons:",
    "S:",
    "Q:",
)


@dataclass(frozen=True)
class Links:
    """`meant` says how often a text of links leads to each id, `often` how many articles link an id, `near` what else they link.

    `titles` has the title by which an id is linked most, of those that a source gives it if there are any.
    """

    meant: dict[str, Counter[str]]
    often: Counter[str]
    near: dict[str, tuple[str, ...]]
    titles: dict[str, str]


def read(corpora: Path, register: Register, without: Collection[int], lands: Lands) -> Links:
    """Read the links of all articles but some, by their ids; titles that redirect to one another become one."""
    articles = list(_articles(corpora, without))
    redirects.join(register, Counter(pair for article in articles for pair in article), lands)
    meant: dict[str, Counter[str]] = defaultdict(Counter)
    often: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles:
        named = [(text, title, register.titles.id(title)) for text, title in article]
        for text, title, key in named:
            meant[text][key] += 1
            called[key][title] += 1
        together = sorted({key for _, _, key in named})
        often.update(together)
        for one in together:
            pairs[one].update(other for other in together if other != one)
    return Links(
        dict(meant),
        often,
        {key: _nearest(others, often) for key, others in pairs.items()},
        {key: max(forms, key=lambda t: (register.titles.lists(key, t), forms[t], t)) for key, forms in called.items()},
    )


def _articles(corpora: Path, without: Collection[int]) -> Iterator[list[tuple[str, str]]]:
    """Yield the links of each article: text and title."""
    with gzip.open(corpora / "wikinews" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["id"] not in without:
                found = [(article["text"][a:b].strip(), plain(link)) for a, b, link in article["links"]]
                yield [(text, title) for text, title in found if title and not title.startswith(PAGES)]


def _nearest(others: Counter[str], often: Counter[str]) -> tuple[str, ...]:
    """Return what stands beside a thing more often than beside others."""
    worth = {o: n * math.log(1 + len(often) / often[o]) for o, n in others.items() if n >= TWICE}
    return tuple(sorted(worth, key=lambda o: (-worth[o], o))[:NEAR])
