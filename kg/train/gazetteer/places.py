"""places.tsv: capitals, cities, divisions, regions and seas, each with its country where a source says it."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from kg.train.archives import csv_rows, json_files, member, yaml_files
from kg.train.gazetteer.evidence import anchors, counted, marked_as
from kg.train.gazetteer.tables import Row, by_hand, joined, lexicon, merge, plain

CITIES = ("capital", "city")

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
    sourced = [r for r in listed if r["kind"] not in CITIES or r["name"] not in everywhere]
    within = states([*hand, *sourced]) | codes
    found = [
        *hand,
        *sourced,
        *_linked(links, within),
        *_petrarch(gazetteers, _located(corpora)),
        *_marked(corpora, codes),
    ]
    known = {
        r["name"].casefold() for r in found if r["country"] or r["kind"] in ("sea", "region", "continent", "celestial")
    }
    found = [r for r in found if r["kind"] != "place" or r["country"] or r["name"].casefold() not in known]
    merged = merge([r for r in found if r["name"] not in codes], ("name", "country"), ("names", "adjectives"))
    return counted(merged, links, within, lands)


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
            if comma and town == text.partition(",")[0] and state in within and town[:1].isupper():
                yield place(town, "town", within[state]) | {"names": title}


def _located(corpora: Path) -> set[str]:
    """Return the link texts of Wikinews that follow "in", "near", ... at least once in four times.

    "from", "of" and "to" don't count: a body can follow them too.
    """
    often: Counter[str] = Counter()
    after: Counter[str] = Counter()
    with gzip.open(corpora / "wikinews" / "wikinews.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for start, end, _ in article["links"]:
                name = article["text"][start:end]
                often[name] += 1
                after[name] += bool(
                    re.search(
                        r"\b(?:in|near|at|around|outside) (?:the )?$", article["text"][max(0, start - 13) : start]
                    )
                )
    return {name for name, n in after.items() if 4 * n >= often[name] and name[:1].isupper()}


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
