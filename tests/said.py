"""What short articles say by whom, read with the shipped pipeline: for tests that hold rows of text against rows of claims."""

from dataclasses import dataclass

from kg.article import read_text
from kg.find import entities, extractors, mentions, relate
from kg.language.reader import Reader
from kg.terms import KG
from kg.values import Claim, Event, Findings
from kg.world import World


@dataclass(frozen=True)
class Said:
    """The claims and events of an article: speakers and targets by name, the pieces of the words said joined by " … "."""

    found: Findings
    claims: tuple[tuple[str, str, str], ...]
    events: tuple[tuple[str, str], ...]
    targets: dict[str, set[str]]


def read(reader: Reader, world: World, body: str, headline: str = "Town news") -> Said:
    """Read a headline and paragraphs that "¶" parts; return (speakers, act, words) of each claim and (words, factuality) of each event."""
    paragraphs = body.replace("¶", "\n\n")
    article = read_text(f"{headline}\n\nWednesday, May 8, 2024\n\n{paragraphs}\n")
    reading = reader.read(article)
    things = entities.resolve(reading, world, mentions.find(reading, world))
    found = relate.relate(reading, things, extractors.find(reading, things))
    names = {thing.id: thing.name for thing in found.entities}
    claims = [s for s in found.statements if isinstance(s, Claim)]
    events = [s for s in found.statements if isinstance(s, Event)]
    said = (
        (
            " and ".join(names[s] for s in c.speakers),
            str(c.speech_act).removeprefix(str(KG.Deny).removesuffix("Deny")),
            " … ".join(map(article.words, c.content)),
        )
        for c in sorted(claims, key=lambda c: c.content)
    )
    told = ((article.words(t), str(e.factuality).rpartition("#")[2]) for e in events for t in e.triggers)
    targets = {article.words(t): {names[n] for n in e.targets} for e in events for t in e.triggers}
    return Said(found, tuple(said), tuple(told), targets)
