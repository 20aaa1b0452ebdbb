"""The evidence for and against a candidate: the features of the log-linear model, and the same in words.

Each feature is a question and its answer ("office=agrees"); `weights.tsv` says how much each is worth for a person, a body or a place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.find.entities.cluster import Cluster
from kg.find.entities.linking.candidates import Candidate
from kg.find.entities.linking.context import Context
from kg.terms import KG
from kg.world.index import Thing
from kg.world.lookup import persons
from kg.world.names import is_acronym, name_key, words_of

#: A person is named in the news at most so many years after death as if alive.
AFTER_DEATH = 3
#: What a place is that teams and schools are called by.
SETTLED = frozenset(["city", "town", "capital", "state", "nation", "division", "region"])
#: Words that tell nothing apart.
SMALL = frozenset(["and", "for", "the"])


@dataclass(frozen=True)
class Article:
    """What the article says of a cluster: the titles and words beside its name, the land after its comma."""

    offices: list[str]
    words: frozenset[str]
    stated: tuple[str, ...]


def said(cluster: Cluster, context: Context) -> Article:
    """Return what the article says of a cluster."""
    return Article(
        offices=context.offices(cluster) if cluster.kind == KG.Person else [],
        words=context.descriptions(cluster),
        stated=context.stated(cluster) if cluster.kind == KG.Place else (),
    )


def features(
    cluster: Cluster, candidates: Sequence[Candidate], article: Article, context: Context
) -> list[tuple[str, ...]]:
    """Return the features of each candidate among the others; one that something forbids is nobody's rival."""
    kind = str(cluster.kind).rpartition("#")[2]
    more = {c.thing.id: _more(c, context) for c in candidates}
    found = []
    for candidate in candidates:
        rivals = [c for c in candidates if c is not candidate and not c.against]
        best = max((more[r.thing.id] for r in rivals), default="no rival")
        own = more[candidate.thing.id]
        found.append(
            (
                *_of_name(candidate, rivals, kind),
                *_of_lands(candidate, rivals, context),
                f"more={own}",
                f"more,share={own},{_share(candidate)}",
                f"more,rivals={own},{best}",
                f"beside={_beside(candidate.thing, context)}",
                f"described={_described(candidate.thing, article)}",
                *_by_kind(kind, candidate, rivals, article, context),
            )
        )
    return found


def _of_name(candidate: Candidate, rivals: Sequence[Candidate], kind: str) -> Iterator[str]:
    """Yield what the name alone says of a candidate for a class."""
    thing, share, much = candidate.thing, _share(candidate), _much(candidate.links)
    klass = "same" if thing.kind == kind else "unknown" if not thing.kind else f"is {thing.kind}"
    words = "acronym" if is_acronym(candidate.form) else str(min(len(candidate.form.split()), 3))
    others = _rivals(candidate, rivals, kind)
    yield from ("bias", f"links={share},{much}", f"share={share}", f"known={candidate.how},{words}", f"class={klass}")
    yield from (f"class,known={klass},{candidate.how}", f"rivals={others}", f"rivals,share={others},{share}")
    yield from (
        f"linked={_much(thing.links)}",
        f"linked,share={_much(thing.links)},{share}",
        f"class,share={klass},{share}",
    )


def _of_lands(candidate: Candidate, rivals: Sequence[Candidate], context: Context) -> Iterator[str]:
    """Yield what the countries of an article say of a candidate."""
    country = _country(candidate, context)
    yield from (f"country={country}", f"country,share={country},{_share(candidate)}")
    yield from (
        f"country,rivals={country},{_alone(rivals, context)}",
        f"country,linked={country},{_much(candidate.thing.links)}",
    )


def _share(candidate: Candidate) -> str:
    if not candidate.of:
        return "no links"
    share = candidate.share
    return next(name for least, name in SHARES if share >= least)


SHARES = ((0.95, "all"), (0.8, "most"), (0.5, "half"), (0.2, "some"), (0.001, "few"), (0.0, "none"))


def _much(count: int) -> str:
    return next(str(least) for least in (100, 30, 10, 4, 2, 1, 0) if count >= least)


def _rivals(candidate: Candidate, rivals: Sequence[Candidate], kind: str) -> str:
    """Return how many others may be meant that are of the class, or may be, and whether one is linked more."""
    others = [r for r in rivals if r.thing.kind in (kind, "")]
    more = any(r.links > candidate.links for r in rivals)
    return f"{min(len(others), 3)}{' and one is linked more' if more else ''}"


def _land(candidate: Candidate, context: Context) -> str:
    """Return whether the country that a name begins with ("US Air Force") is that of a body."""
    land, _ = context.world.land_before(candidate.form)
    if not land or not candidate.thing.countries:
        return "unknown" if land else "none"
    return "agrees" if land in candidate.thing.countries else "other"


def _country(candidate: Candidate, context: Context) -> str:
    """Return whether the country of a thing is one of the article, named or near, or told by the name itself."""
    thing = candidate.thing
    if not thing.countries:
        return "unknown"
    if thing.kind == "Organization" and _land(candidate, context) == "agrees":
        return "in its name"
    if context.main in thing.countries:
        return "main"
    if set(thing.countries) & context.codes:
        return "named"
    if set(thing.countries) & context.around:
        return "near"
    return "other" if context.around else "none named"


def _alone(rivals: Sequence[Candidate], context: Context) -> str:
    """Return whether a rival that news links is of the main country of the article, or of another that it names."""
    lands = {code for r in rivals if r.links for code in r.thing.countries}
    if context.main in lands:
        return "a rival is of the main country"
    return "a rival is of a country" if lands & context.around else "no rival is"


def _more(candidate: Candidate, context: Context) -> str:
    """Return whether the words of a title that the name lacks stand in the article: "Romania", of "Liberal Party (Romania)".

    A title that lacks a word of the name itself, as that of an acronym does, is another name and tells nothing.
    """
    thing = candidate.thing
    name, title = set(words_of(candidate.form)), words_of(thing.title or thing.label)
    if not name <= {*title, *SMALL}:
        return "2 another name"
    more = [w for w in title if len(w) > 2 and w not in name and w not in SMALL]
    if not more:
        return "2 no more words"
    said = sum(_is_said(word, context) for word in more)
    return "3 all" if said == len(more) else "1 some" if said else "0 none"


def _is_said(word: str, context: Context) -> bool:
    land = context.world.code_of_land(word.title()) if word not in context.words else None
    return word in context.words or (land is not None and land in context.around)


def _beside(thing: Thing, context: Context) -> str:
    """Return how many of the things that the news links beside this one the article names."""
    if not thing.near:
        return "unknown"
    return str(min(len(thing.near & context.ids), 3))


def _described(thing: Thing, article: Article) -> str:
    about = thing.about | {w.strip("()").lower() for w in thing.title.split() if w.startswith("(") or w.endswith(")")}
    if not about or not article.words:
        return "no"
    return "agrees" if about & article.words else "otherwise"


def _by_kind(
    kind: str, candidate: Candidate, rivals: Sequence[Candidate], article: Article, context: Context
) -> Iterator[str]:
    thing = candidate.thing
    if kind == "Person":
        office = _office(thing, article, context)
        yield f"office={office}"
        yield f"links,office={min(candidate.links, 2)},{office}"
        yield f"alive={_alive(thing, context.day)}"
    elif kind == "Place":
        yield f"stated={_stated(thing, article, context)}"
        yield f"size={_size(thing)}"
        yield f"greatest={thing.size > max((r.thing.size for r in rivals), default=0)}"
    else:
        yield f"land={_land(candidate, context)}"
        yield f"class,settled={thing.kind},{thing.size > 0 or bool(thing.about & SETTLED)}"


def _office(thing: Thing, article: Article, context: Context) -> str:
    if not thing.offices:
        return "none known, one said" if article.offices else "none"
    reason = persons.reason(thing, context.around, article.offices, context.day)
    if reason is None:
        return "differs" if article.offices else "not in office"
    return "agrees" if reason.by_office else "in office"


def _alive(thing: Thing, day: str | None) -> str:
    if not day or not (thing.born or thing.died):
        return "unknown"
    year = int(day[:4])
    if thing.died and year > thing.died + AFTER_DEATH:
        return "dead"
    return "old" if thing.born and year > thing.born + 90 else "alive"


def _stated(thing: Thing, article: Article, context: Context) -> str:
    """Return whether the place lies in the land that stands after its name."""
    stated = [land for land in article.stated if context.world.code_of_land(land) or _is_state(land, context)]
    if not stated:
        within = name_key(thing.title.partition(", ")[2])
        return "its state is named" if within and within in context.lands else "no"
    return "agrees" if any(lies_in(thing, land, context) for land in stated) else "otherwise"


def _is_state(name: str, context: Context) -> bool:
    return any(row.kind in ("state", "nation") for row in context.world.place(name))


def lies_in(thing: Thing, land: str, context: Context) -> bool:
    """Say whether a place lies in a country or state: as its title says, or its country is it, or, of a state that is unknown, has it."""
    code, within = context.world.code_of_land(land), name_key(thing.title.partition(", ")[2])
    if code and code in thing.countries:
        return True
    if within:
        return within == name_key(land)
    return any(row.country in thing.countries for row in context.world.place(land) if row.country)


def _size(thing: Thing) -> str:
    return next(name for least, name in SIZES if thing.size >= least)


SIZES = ((1_000_000, "million"), (200_000, "city"), (30_000, "town"), (1, "small"), (0, "unknown"))


def own_agrees(candidate: Candidate, article: Article, context: Context) -> bool:
    """Say whether a row of the newsroom agrees with the article in what it says beside the name."""
    thing = candidate.thing
    if thing.kind == "Person":
        return persons.reason(thing, context.around, article.offices, context.day) is not None
    return thing.kind == "Place" or not thing.countries or bool(set(thing.countries) & context.around)


def in_words(candidate: Candidate, article: Article, context: Context) -> Iterator[str]:
    """Yield what speaks for a candidate, in words."""
    thing = candidate.thing
    reason = persons.reason(thing, context.around, article.offices, context.day) if thing.kind == "Person" else None
    if reason is not None and reason.why:
        yield reason.why
    elif shared := sorted(set(thing.countries) & context.around):
        yield f"country {shared[0]}"
    if candidate.links:
        yield f"{candidate.links} of {candidate.of} links of the name"
    elif candidate.how != "own":
        yield "name"
    if words := sorted(thing.about & article.words):
        yield f"described as {', '.join(words)}"
    if near := sorted(name for id in thing.near & context.ids if (name := _called(id, context))):
        yield f"named with {', '.join(near[:3])}"
    if thing.source:
        yield thing.source


def _called(id: str, context: Context) -> str:
    thing = context.world.thing(id)
    return thing.name if thing else ""
