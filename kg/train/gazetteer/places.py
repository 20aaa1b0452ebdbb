"""places.tsv: capitals, cities, divisions, regions and seas, each with its country where a source says it."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from kg.train.archives import csv_rows, json_files, member, yaml_files
from kg.train.gazetteer.evidence import anchors, counted, marked_as, names_of
from kg.train.gazetteer.tables import Row, by_hand, joined, lexicon, merge, plain
from kg.world.names import bare

CITIES = ("capital", "city")
PREPOSITION = re.compile(r"\b(in|near|at|from|around|of|to) (?:the )?$")
#: What is linked less often need not follow "in".
FEW = 4

#: Divisions that are no names outside their country.
GENERIC = frozenset(
    [
        "Central",
        "North",
        "South",
        "East",
        "West",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Capital",
        "Island",
        "Islands",
        "National",
    ]
)


def rows(corpora: Path, codes: dict[str, str], lands: Collection[str]) -> list[Row]:
    """Return places, one row a name and country; `count` says how often Wikinews links the name to it.

    `codes` has the names of countries that mean nothing else, `lands` all of them.
    """
    gazetteers = corpora / "gazetteers"
    links = anchors(corpora)
    hand = [row | {"count": ""} for row in by_hand("places.tsv")]
    everywhere = {r["name"] for r in hand if r["kind"] in CITIES and not r["country"]}
    listed = [*_divisions(gazetteers), *_factbook(gazetteers)]
    within = states([*hand, *listed]) | codes
    located = _located(corpora)
    sourced = [
        *listed,
        *_linked(links, within),
        *_petrarch(gazetteers, located),
        *_marked(corpora, codes),
    ]
    sourced = [r for r in sourced if r["name"] not in everywhere and r["name"] not in codes]
    sure = [r for r in (*hand, *sourced) if r["country"] or r["kind"] in ("sea", "region", "continent", "celestial")]
    known = {n.casefold() for r in sure for n in names_of(r)}
    sourced = [r for r in sourced if r["kind"] != "place" or r["country"] or r["name"].casefold() not in known]
    return counted(_merged(hand, sourced), links, within, {*lands, *(links.keys() - located)})


def _merged(hand: list[Row], sourced: list[Row]) -> list[Row]:
    """Return one row a name and country; two for a state and a city of its name ("Dubai") that are not listed by hand."""
    by_hand = {(r["name"], r["country"]) for r in hand}
    states = [r for r in sourced if r["kind"] == "state" and (r["name"], r["country"]) not in by_hand]
    spelled = {(bare(r["name"]), r["country"]) for r in states}
    others = [
        r
        for r in sourced
        if (r["kind"] != "state" or (r["name"], r["country"]) in by_hand)
        and (r["kind"] in CITIES or (bare(r["name"]), r["country"]) not in spelled)
    ]
    parts = (states, [*hand, *others])
    return [row for part in parts for row in merge(part, ("name", "country"), ("names", "adjectives"))]


def states(rows: list[Row]) -> dict[str, str]:
    """Return the code of the country that the states and nations among some places lie in, by name."""
    return {r["name"]: r["country"] for r in rows if r["kind"] in ("state", "nation")}


def place(name: str, kind: str, country: str = "", qid: str = "") -> Row:
    """Return a row of the table."""
    return {"name": name, "kind": kind, "country": country, "qid": qid, "names": "", "adjectives": "", "count": ""}


def _divisions(gazetteers: Path) -> Iterator[Row]:
    for stem, value in yaml_files(gazetteers / "rigour.tar.gz", "territories"):
        parent = value.get("parent") or ""
        if len(parent) == 2 and "_" in stem and not value.get("is_historical"):
            name = plain(value["name"])
            short = re.sub(r" (Oblast|Krai|Province|Autonomous Okrug)$", "", name)
            postal = stem[3:].upper() if parent in ("us", "ca") else ""
            yield place(name, "state", parent.upper(), value["qid"]) | {"names": joined([short, postal], but=name)}


def _factbook(gazetteers: Path) -> Iterator[Row]:
    iso = {
        r["FIPS"].lower(): r["ISO3166-1-Alpha-2"]
        for r in csv_rows(gazetteers / "country-codes.tar.gz", "country-codes.csv")
    }
    for stem, entry in json_files(gazetteers / "factbook.tar.gz"):
        if stem in iso and "Government" in entry:
            government = entry["Government"]
            for kind, names in (
                ("capital", _capitals(government.get("Capital", {}))),
                ("city", _cities(entry.get("People and Society", {}).get("Major urban areas - population", {}))),
                ("division", _names(government.get("Administrative divisions", {}).get("text", "").partition(";")[2])),
            ):
                yield from (place(name, kind, iso[stem]) for name in names if name not in GENERIC)


def _capitals(entry: dict[str, Any]) -> list[str]:
    text = entry.get("name", {}).get("text", "").split("note")[0]
    return ["Washington, D.C."] if text.startswith("Washington") else _names(text)


def _cities(entry: dict[str, Any]) -> list[str]:
    parts = re.findall(r"\d(?: million)? ([^\W\d][^,\d(]+)", plain(entry.get("text", "")))
    names = [re.split(r"[/–-]", p)[0].strip() for p in parts]
    return [n.title() if n.isupper() else n for n in names if n != "million" and "WASHINGTON" not in n]


def _names(text: str) -> list[str]:
    parts = (p.rpartition(":")[2].strip() for p in re.split(r"[,;]", plain(text)))
    return [
        p for p in parts if p[:1].isupper() and 3 <= len(p) <= 30 and len(p.split()) <= 4 and not re.search(r"\d", p)
    ]


def _linked(links: dict[str, Counter[str]], within: dict[str, str]) -> Iterator[Row]:
    """Yield the places whose article is titled "Town, State" or "Town, Country"."""
    for text, titles in links.items():
        for title in titles:
            town, comma, state = title.partition(", ")
            # the merger would give "New York, New York" to the state
            if comma and town == text.partition(",")[0] and state in within and within.get(town) != within[state]:
                yield place(town, "town", within[state]) | {"names": title}


def _located(corpora: Path) -> set[str]:
    """Return the link texts of Wikinews that follow "in", "from", "of", ... at least once in four times.

    Bodies and people too can follow "from" and "of"; so what is linked often must at times follow "in" or "near".
    """
    often, after, inside = Counter[str](), Counter[str](), Counter[str]()
    with gzip.open(corpora / "wikinews" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for start, end, _ in article["links"]:
                name = article["text"][start:end]
                before = PREPOSITION.search(article["text"], max(0, start - 13), start)
                often[name] += 1
                after[name] += before is not None
                inside[name] += before is not None and before[1] in ("in", "near", "around")
    return {
        name
        for name, n in often.items()
        if name[:1].isupper() and 4 * after[name] >= n and (n < FEW or 8 * inside[name] >= n)
    }


def _petrarch(gazetteers: Path, located: set[str]) -> Iterator[Row]:
    """Yield the cities and provinces that PETRARCH lists under a country, in the spelling of a Wikinews link."""
    iso = {
        r["ISO3166-1-Alpha-3"]: r["ISO3166-1-Alpha-2"]
        for r in csv_rows(gazetteers / "country-codes.tar.gz", "country-codes.csv")
    }
    spelled = {name.casefold(): name for name in sorted(located)}
    bodies = {row["word"] for row in lexicon("orgwords.tsv")}
    for block in member(gazetteers / "petrarch2.tar.gz", "Phoenix.Countries.actors.txt").split("\n\n"):
        head = re.match(r"\s*[A-Z_]+_\s+\[([A-Z]{3})\]", block)
        code = iso.get(head[1], "") if head else ""
        for line in block.splitlines() if code else ():
            name = re.sub(r"#.*|\[.*", "", line).strip("+ \t_").replace("_", " ").casefold()
            if line.startswith("+") and len(name) > 3 and name in spelled and name.split()[-1] not in bodies:
                yield place(spelled[name], "place", code)


def _marked(corpora: Path, codes: dict[str, str]) -> Iterator[Row]:
    """Yield the names that annotators marked as places in two articles or more."""
    yield from (place(name, "place") for name in marked_as(corpora, "Place") if name not in codes)
