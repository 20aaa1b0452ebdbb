"""Surname -> which of several speakers of one surname: the one who has just spoken by full name ("James Ruiz said ... Ruiz added")."""

from dataclasses import replace

from kg.find.entities import same
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Mention

#: Who speaks by a surname is the namesake who spoke at most so many sentences before; further on, the first of the article.
REACH = 2


def told(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Return the mentions, the surname of a speaker that several people have with the full name of the one who has just spoken."""
    full = {m.text for m in mentions if m.kind == KG.Person and " " in m.text}
    named: dict[str, set[str]] = {}
    for name in full:
        named.setdefault(same.surname(name), set()).add(same.without_address(name))
    sources = {cue.source.i for cue in reading.cues if cue.source is not None}
    last: dict[str, tuple[int, str]] = {}
    found = []
    for m in sorted(mentions, key=lambda m: m.span):
        surname, sentence = same.surname(m.text), reading.sentence[m.head]
        if m.kind == KG.Person and len(named.get(surname, ())) > 1 and m.head in sources:
            at, name = last.get(surname, (sentence, m.text))
            if m.text == surname and sentence - at <= REACH:
                m = replace(m, text=name)  # noqa: PLW2901
            last[surname] = (sentence, m.text)
        found.append(m)
    return found
