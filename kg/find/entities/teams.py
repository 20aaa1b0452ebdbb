"""Teams that a sports report calls by their town: "Derby beat Leeds 2-1", "Utrecht's striker"."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.titles.places import POSSESSIVES
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.values import Mention
from kg.world import World

#: A score, right behind a team ("Derby 2-1", "beat Leeds 3-0"), and one right before it ("a 2-2 draw with Leeds", "98-6 against Surrey").
SCORE = r"\d{1,3}(?:[-–]|\sfor\s)\d{1,3}(?![-–\d])"
BEHIND, BEFORE = (
    re.compile(rf"\s(?:were\s|closed on\s)?{SCORE}"),
    re.compile(rf"{SCORE}\s(?:(?:\w+\s)?(?:with|against|over)\s)?$"),
)
#: So many different words of sport make an article a report on it.
ENOUGH = 3
#: So many characters before a name are looked at.
NEAR = 30
#: Prepositions that lead from what a team does to another team.
AGAINST = ("to", "with", "against", "over", "from", "by")
#: Where a match is played; lands that play under their own names ("Wales"), and lands that play as one.
LOCATIVE, NATIONS = frozenset(["in", "at", "near"]), frozenset(["nation", "region", "continent"])
SIDES = frozenset(["West Indies"])


def is_report(reading: Reading) -> bool:
    """Say whether an article reports on sport, by its words."""
    words = {form for t in reading.doc for form in (t.lemma_.lower(), t.lower_)}
    return len(words & lexicon.listed("sport")) >= ENOUGH


def is_team(reading: Reading, world: World, mention: Mention) -> bool:
    """Say whether a name stands where only a team can: beside a score, as who beats whom, with players; a nation stays one."""
    text, head = reading.text, reading.doc[mention.head]
    rows, last = world.place(mention.text), mention.text.rpartition(" ")[2].lower()
    if not rows and " " in mention.text and last in lexicon.listed("team_endings"):
        return True
    is_nation = mention.text in SIDES or any(row.kind in NATIONS for row in rows)
    if is_nation or tree.preposition(head) in LOCATIVE:
        return False
    if BEHIND.match(text, mention.span.end) or BEFORE.search(
        text, max(mention.span.start - NEAR, 0), mention.span.start
    ):
        return True
    return _has_players(reading, mention) or any(
        verb.lemma_.lower() in lexicon.listed("playing") for verb in _plays(head)
    )


def _has_players(reading: Reading, mention: Mention) -> bool:
    """Say whether somebody of a team stands right behind its name ("Utrecht's striker", "Leeds midfielder")."""
    tokens = reading.tokens(mention.span)
    if tokens is None:
        return False
    after = reading.doc[tokens.end : tokens.end + 2]
    owned = after[1:] if len(after) > 1 and after[0].text in POSSESSIVES else after[:1]
    return any(t.lower_ in lexicon.listed("players") for t in owned)


def _plays(name: Token) -> Iterator[Token]:
    """Yield the verbs that a name is the subject or object of, and what "from", "with" and the like lead from ("a signing from Leeds")."""
    first = name.head if name.dep_ == "conj" else name
    if first.dep_ in tree.SUBJECTS | tree.OBJECTS or (
        first.dep_ in ("obl", "nmod") and tree.preposition(first) in AGAINST
    ):
        yield first.head
