"""newskg corpus -> participants.tsv, times.tsv and factuality.tsv in `lexicons/`: what hangs on events, learnt from the annotators.

    python -m kg.train.events train.jsonl.gz

Uses the shipped pipeline's parse and names with the annotators' triggers, so it has to run again when the pipeline is trained anew.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from spacy.tokens import Span

from kg.article import read_text
from kg.find import entities, mentions
from kg.find.entities import Entities
from kg.find.events import participants, times
from kg.language import certainty, lexicon
from kg.language.reader import Reader
from kg.language.reading import Reading
from kg.train import loglinear, newskg
from kg.train.loglinear import Example, Floats
from kg.values import Entity
from kg.values import Span as Range
from kg.world import World

#: How much two wordings of one participant share, at least (Dice coefficient of their words).
ALIKE = 0.6
#: The corpus has no dates of publication; any day lets relative times be found.
SOME_DAY = "2008-06-15"
FACTUALITIES = [str(iri).rpartition("#")[2] for iri in certainty.CLASSES]

Marks = dict[str, Any]
"""An article, an event or a participant, as the corpus has it."""


def triggers(article: Marks, reading: Reading) -> Iterator[tuple[Marks, Span]]:
    """Yield the annotated events with the tokens that name them."""
    for event in article["events"]:
        start, end = event["trigger"]
        tokens = reading.doc.char_span(start, end, label=event["type"], alignment_mode="expand")
        if tokens is not None and event["type"] != "OtherEvent":
            yield event, tokens


def participant_examples(article: Marks, reading: Reading) -> Iterator[Example]:
    """Yield the names around every trigger, with their roles."""
    world = World()
    things = entities.resolve(reading, world, mentions.find(reading, world))
    for event, trigger in triggers(article, reading):
        yield from _around(article, event, trigger, things)


def time_examples(article: Marks, reading: Reading) -> Iterator[Example]:
    """Yield the time expressions around every trigger, and whether they are its date."""
    dated = replace(reading, article=replace(reading.article, published=SOME_DAY))
    for event, trigger in triggers(article, reading):
        wanted = [p["span"] for p in event["participants"] if p["role"] == "date" and p["span"]]
        for time, own in times.candidates(dated, trigger):
            yield own, int(any(time.span.touches(Range(*span)) for span in wanted))


def factuality_examples(article: Marks, reading: Reading) -> Iterator[Example]:
    """Yield the cues around every trigger; "Reported" is what the claims around it say, and plain here."""
    for event, trigger in triggers(article, reading):
        yield tuple(certainty.cues(trigger)), _index(FACTUALITIES, event["factuality"])


def _index(classes: Iterable[str], label: str | None) -> int:
    return next((i for i, name in enumerate(classes, start=1) if name == label), 0)


def _around(article: Marks, event: Marks, trigger: Span, things: Entities) -> Iterator[Example]:
    roles = participants.ROLES
    wanted = [(p["role"], _forms(article, p)) for p in event["participants"] if p["role"] in roles and p["span"]]
    for candidate in participants.candidates(things, trigger):
        role = next((role for role, forms in wanted if _is_named(candidate.thing, forms)), None)
        yield candidate.features, _index(roles, role)


def _forms(article: Marks, participant: Marks) -> set[str]:
    """Return the wordings under which a participant may be known."""
    own = {article["text"][slice(*participant["span"])], participant["name"]} - {None, ""}
    known = [{e["name"], *e["aliases"]} for e in article["entities"]]
    return own.union(*(forms for forms in known if own & forms))


def _is_named(thing: Entity, forms: set[str]) -> bool:
    return any(_alike(_words(a), _words(b)) for a in (thing.name, *thing.aliases) for b in forms)


def _alike(a: set[str], b: set[str]) -> bool:
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= ALIKE


def _words(form: str) -> set[str]:
    return set(re.findall(r"[\w&]+", form.casefold().replace("’s", "").replace("'s", ""))) - {"the", "a", "an"}


def write(path: Path, classes: Iterable[str], weights: dict[str, Floats], weak: float) -> None:
    """Write a table, sorted, without the features that move no class by more than `weak`."""
    rows = [("feature", *classes)]
    rows += [(f, *(f"{weight:.2f}" for weight in own)) for f, own in sorted(weights.items()) if abs(own).max() >= weak]
    path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def learn(articles: Iterable[tuple[Marks, Reading]], folder: Path) -> None:
    """Learn the tables from annotated and parsed articles."""
    who: list[Example] = []
    when: list[Example] = []
    sure: list[Example] = []
    for article, reading in articles:
        who += participant_examples(article, reading)
        when += time_examples(article, reading)
        sure += factuality_examples(article, reading)
    roles = loglinear.learn(who, len(participants.ROLES) + 1, seldom=10, decay=4)
    write(folder / "participants.tsv", participants.ROLES, roles, 0.2)
    days = loglinear.learn(when, 2, seldom=5, decay=2)
    write(folder / "times.tsv", ["date"], days, 0.15)
    kinds = loglinear.learn(sure, len(FACTUALITIES) + 1, seldom=6, decay=3)
    write(folder / "factuality.tsv", FACTUALITIES, kinds, 0.3)


def parsed(corpus: Path) -> Iterator[tuple[Marks, Reading]]:
    """Yield the articles of a corpus with their parse."""
    reader = Reader.load()
    for article in newskg.read(corpus):
        yield article, reader.read(read_text(article["text"], stem=article["id"]))


if __name__ == "__main__":
    learn(parsed(Path(sys.argv[1])), lexicon.FOLDER)
