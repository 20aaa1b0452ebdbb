"""The links of Wikinews: what the texts of links mean, and which things are linked in the same articles."""

import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kg.train.gazetteer.index import classes, redirects
from kg.train.gazetteer.index.things import Register
from kg.train.gazetteer.index.titles import plain
from kg.train.gazetteer.index.variants import Lands
from kg.world.names import is_acronym

#: The most other things by which one is characterized: those linked beside it in two articles or more.
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


class Link(NamedTuple):
    """A link: its text, the title that it leads to, and what stands around it."""

    text: str
    title: str
    around: tuple[str, ...]


@dataclass(frozen=True)
class Links:
    """`meant` says how often a text of links leads to each id, `often` how many articles link an id, `near` what else they link.

    `titles` has the title by which an id is linked most, of those that a source gives it if there are any; `beside` has what stands
    around the links of an id.
    """

    meant: dict[str, Counter[str]]
    often: Counter[str]
    near: dict[str, tuple[str, ...]]
    titles: dict[str, str]
    beside: dict[str, set[str]] = field(default_factory=dict)


def read(corpora: Path, register: Register, without: Collection[int], lands: Lands) -> Links:
    """Read the links of all articles but some, by their ids; titles that redirect to one another become one."""
    articles = list(_articles(corpora, without))
    redirects.join(register, Counter(link[:2] for article in articles for link in article), lands)
    meant: dict[str, Counter[str]] = defaultdict(Counter)
    often: Counter[str] = Counter()
    pairs: dict[str, Counter[str]] = defaultdict(Counter)
    called: dict[str, Counter[str]] = defaultdict(Counter)
    beside: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        named = [(link, register.titles.id(link.title)) for link in article]
        for link, key in named:
            meant[link.text][key] += 1
            called[key][link.title] += 1
            beside[key].update(link.around)
        together = sorted({key for _, key in named})
        often.update(together)
        for one in together:
            pairs[one].update(other for other in together if other != one)
    return Links(
        dict(meant),
        often,
        {key: _nearest(others, often) for key, others in pairs.items()},
        {key: max(forms, key=lambda t: (register.titles.lists(key, t), forms[t], t)) for key, forms in called.items()},
        dict(beside),
    )


def _articles(corpora: Path, without: Collection[int]) -> Iterator[list[Link]]:
    """Yield the links of each article."""
    with gzip.open(corpora / "wikinews" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            if article["id"] not in without:
                text = article["text"]
                found = [(a, b, title) for a, b, link in article["links"] if (title := _title(text[a:b].strip(), link))]
                yield [Link(text[a:b].strip(), title, tuple(classes.around(text, a, b))) for a, b, title in found]


def _title(text: str, link: str) -> str:
    """Return the title that a link leads to, in the capitals of an acronym ("cia", below "CIA"); none where it leads to no thing."""
    title = plain(link)
    if is_acronym(text) and title.casefold() == text.casefold():
        return text
    return "" if title.startswith(PAGES) else title


def _nearest(others: Counter[str], often: Counter[str]) -> tuple[str, ...]:
    """Return what stands beside a thing more often than beside others."""
    worth = {o: n * math.log(1 + len(often) / often[o]) for o, n in others.items() if n >= TWICE}
    return tuple(sorted(worth, key=lambda o: (-worth[o], o))[:NEAR])
