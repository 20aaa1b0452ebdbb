"""Bodies of one name that several lands have, each its own: "Peru's Supreme Court" is not "Chile's Supreme Court"."""

import re
from dataclasses import replace

from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Mention, Span
from kg.world import World
from kg.world.names import words_of

Key = tuple[str, ...]
"""The words of a name without the land before it."""

#: A land whose a body is, right before the name of that.
WHOSE = re.compile(r"(?:[A-Z][\w.]+ ){0,2}[A-Z][\w.]+(?:['’]s|(?<=s)['’]) $")
#: So many characters before a name are looked at.
NEAR = 40
#: What a code of a country looks like.
CODE = re.compile(r"[A-Z]{2}")


def told(reading: Reading, world: World, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, a body's with its land where lands have such bodies each; without a land it means the one told of last."""
    bodies = sorted((m for m in mentions if m.kind == KG.Organization), key=lambda m: m.span)
    called = [(m.span, *_called(reading, world, m)) for m in bodies]
    lands: dict[Key, set[str]] = {}
    for _, land, _, key in called:
        lands.setdefault(key, set()).update({land} - {""})
    last: dict[Key, str] = {}
    names: dict[Span, str] = {}
    for span, land, name, key in called:
        if len(lands[key]) > 1:
            last[key] = names[span] = name if land else last.get(key, name)
    return [replace(m, text=names.get(m.span, m.text)) for m in mentions]


def _called(reading: Reading, world: World, mention: Mention) -> tuple[str, str, Key]:
    """Return the code of the land whose a body is, "" for none, its name with the land, and the words of it without."""
    land, rest = world.land_before(mention.text)
    if CODE.fullmatch(land):
        return land, mention.text, tuple(words_of(rest))
    start = mention.span.start
    whose = WHOSE.search(reading.text, max(start - NEAR, 0), start)
    words = whose[0].strip().removesuffix("'s").removesuffix("’s").rstrip("'’").split() if whose else []
    for i in range(len(words)):
        code = world.code_of_land(" ".join(words[i:]))
        if code is not None and whose is not None:
            first = whose.start() + whose[0].index(words[i])
            return code, reading.text[first : mention.span.end], tuple(words_of(mention.text))
    return "", mention.text, tuple(words_of(mention.text))
