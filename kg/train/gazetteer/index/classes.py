"""The class of what no list has, as its title and the words around its links tell: learnt from what lists have.

Before a person's name stand words such as "minister", after a company's such as "said"; after a town's stands its state.
"""

import math
import re
from collections.abc import Collection, Iterator, Mapping

from kg.train import loglinear
from kg.train.gazetteer.index import guess
from kg.train.gazetteer.index.things import Thing
from kg.world.lookup import is_forename, is_surname

CLASSES = ("", "Person", "Organization", "Place", "Other")
#: How sure a class must be that no list gives; and one that stands in for "something else", which lists say of what they do not sort.
SURE, SURER = 0.9, 0.97
#: The least number of things that a word must occur beside to be weighed.
SELDOM, DECAY, ROUNDS = 3, 1.0, 100
#: How many characters before and after a link are read, and how many words of these.
NEAR, WORDS = 40, 2
WORD = re.compile(r"[\w'&.-]+")


def around(text: str, start: int, end: int) -> Iterator[str]:
    """Yield what the words around a link say, and its shape, as features."""
    before = WORD.findall(text[max(0, start - NEAR) : start])[-WORDS:]
    after = WORD.findall(text[end : end + NEAR])[:WORDS]
    comma = "," if text.startswith(",", end) else ""
    link = text[start:end].strip()
    yield from (f"before={w}" for w in (" ".join(before[-1:]).lower(), " ".join(before).lower()))
    yield from (f"after={w}{comma}" for w in (" ".join(after[:1]).lower(), " ".join(after).lower()))
    yield f"link={'capitals' if link.isupper() and ' ' not in link else min(len(link.split()), 3)},{link.islower()}"


def told(things: Mapping[str, Thing], beside: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return the classes of things by id, of those whose links tell it; `beside` has what stands around their links."""
    found = {id: _features(things[id], words) for id, words in sorted(beside.items()) if id in things}
    listed = [(f, CLASSES.index(things[id].kind)) for id, f in found.items() if things[id].kind in CLASSES[1:]]
    weights = loglinear.learn(listed, len(CLASSES), seldom=SELDOM, decay=DECAY, rounds=ROUNDS) if listed else {}
    classes = {}
    for id, features in found.items() if weights else ():
        kind, chance = _likeliest([weights[f].tolist() for f in features if f in weights])
        if chance >= (SURER if things[id].kind == "Other" else SURE) and things[id].kind in ("", "Other"):
            classes[id] = kind
    return classes


def _likeliest(weights: list[list[float]]) -> tuple[str, float]:
    scores = [math.fsum(own) for own in zip(*weights, strict=True)] or [0.0]
    odds = [math.exp(score - max(scores)) for score in scores]
    return CLASSES[odds.index(max(odds)) + 1], max(odds) / sum(odds)


def _features(thing: Thing, words: Collection[str]) -> tuple[str, ...]:
    """Return what is known of a thing from its title and its links."""
    title = thing.title or thing.label
    base, _, told = title.partition(" (")
    names = base.split()
    own = {
        f"told={told.rstrip(')').rpartition(' ')[2].lower()}",
        f"last={names[-1].lower()}",
        f"first={names[0].lower()}",
        f"words={min(len(names), 4)}",
        f"person={is_forename(names[0])},{is_surname(names[-1])},{min(len(names), 3)}",
        f"small={any(w.islower() for w in names[1:])}",
        f"comma={', ' in base}",
        f"capitals={base.isupper()}",
        f"guess={guess.kind(title)}",
    }
    return tuple(sorted(own | set(words)))
