"""Stories of people, bodies and places, whose graphs are merged."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from rdflib import Graph

from kg.corpus import merge as identity
from kg.rdf import build as graph
from kg.rdf import formats
from kg.slugs import slug
from kg.terms import KG
from kg.values import Article, Entity, Findings, Link, Role, Span, name_of

KINDS = {"person": KG.Person, "organization": KG.Organization, "place": KG.Place}


@dataclass(frozen=True)
class Named:
    """A thing of a story: `of` is the country or body of its office, or the country that a place lies in."""

    name: str
    kind: str = "person"
    office: str = ""
    of: str = ""
    qid: str = ""
    why: str = ""
    also: tuple[str, ...] = ()
    probable: Decimal | None = None
    rivals: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Story:
    """An article that says no more than who is in it."""

    stem: str
    things: tuple[Named, ...]
    lands: tuple[str, ...] = ()
    day: str = "2024-05-03"
    base: str = graph.BASE
    unnamed: tuple[str, ...] = field(default=())


LANDS = {"es": ("Spain", "Q29"), "il": ("Israel", "Q801"), "us": ("United States", "Q30"), "gb": ("Britain", "Q145")}


def build(story: Story) -> Graph:
    """Return a story's graph; its text is a line of names, offices and all, for each thing."""
    lands = [*story.lands, *(t.of for t in story.things if t.of in LANDS and t.of not in story.lands)]
    words = [LANDS[land][0] for land in lands] + list(story.unnamed)
    lines = [" ".join(filter(None, (t.office, t.name, *t.also))) for t in story.things]
    text = "\n".join([story.stem, *dict.fromkeys(words), *lines])
    article = Article(text, Span(0, len(text)), title=story.stem, published=story.day)

    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    entities = [
        Entity(
            f"country-{land}",
            KG.Country,
            LANDS[land][0],
            (),
            (at(LANDS[land][0]),),
            "t",
            country=land.upper(),
            link=Link("", LANDS[land][1]),
        )
        for land in dict.fromkeys(lands)
    ]
    roles = []
    for thing in story.things:
        own = thing.qid or f"{article.key}_{thing.kind}-{slug(thing.name)}"
        lies_in = thing.of if thing.kind == "place" and thing.of else None
        spans = tuple(at(name) for name in (thing.name, *thing.also))
        entities.append(
            Entity(
                own,
                KINDS[thing.kind],
                thing.name,
                thing.also,
                spans,
                "t",
                country=lies_in,
                link=Link(thing.why, thing.qid, probability=thing.probable) if thing.qid else None,
                rivals=thing.rivals,
            )
        )
        if thing.office:
            of = f"country-{thing.of}" if thing.of in LANDS else f"{article.key}_organization-{slug(thing.of)}"
            name = name_of(article, "role", spans[0], also=thing.office)
            roles.append(Role(name, own, thing.office, spans[0], "t", of if thing.of else None, story.day))
    entities += [
        Entity(name_of(article, "actor", at(words)), KG.UnnamedActor, words, (), (at(words),), "t")
        for words in story.unnamed
    ]
    return graph.build(article, Findings(tuple(entities), tuple(roles)), base=story.base)


Write = Callable[..., list[Path]]


def writer(folder: Path) -> Write:
    """Return a function that writes stories to a folder and returns their files."""

    def write(*stories: Story) -> list[Path]:
        folder.mkdir(exist_ok=True)
        for story in stories:
            (folder / f"{story.stem}.ttl").write_bytes(formats.render(build(story), "turtle"))
        return [folder / f"{story.stem}.ttl" for story in stories]

    return write


def iri(story: Story, name: str, kind: str = "person") -> str:
    """Return the IRI of a thing without Wikidata id."""
    article = next(iter(build(story).subjects(None, KG.Article)))
    return f"{article}_{kind}-{slug(name)}"


def groups(merged: identity.Merged, kind: str = "Person") -> list[list[str]]:
    """Return the names that were made one, for each thing that several nodes name."""
    things = merged.facts.things
    found: dict[str, list[str]] = {}
    for node, canonical in merged.identity.canonical.items():
        if things[node].kind == kind:
            found.setdefault(canonical, []).append(things[node].name)
    return sorted(sorted(names) for names in found.values() if len(names) > 1)


def story(stem: str, *things: Named, lands: Iterable[str] = (), day: str = "2024-05-03") -> Story:
    return Story(stem, things, tuple(lands), day)


RUIZ = Named("Angela Ruiz", office="foreign minister", of="es")
PREMIER = story("premier", RUIZ, Named("Toledo", "place", of="es"))
VISIT = story("visit", Named("Ángela Ruiz", office="foreign minister", of="es", also=("Ruiz",)), Named("Vigo", "place"))
SINGER = story("singer", Named("Angela Ruiz", office="singer"), lands=["us"])
