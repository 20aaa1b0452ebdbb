"""countries.tsv: ISO 3166 countries with names, adjectives, people, from country-codes, rigour and the factbook."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from kg.train.archives import csv_rows, json_files, yaml_files
from kg.train.gazetteer.tables import Row, joined

#: These count as states in the news although the list of sovereign states has doubts.
STATES = frozenset({"TW", "PS", "XK", "VA"})


def rows(gazetteers: Path) -> list[Row]:
    """Return one row a country, in the order of the codes."""
    listed = {r["ISO3166-1-Alpha-2"]: r for r in csv_rows(gazetteers / "country-codes.tar.gz", "country-codes.csv")}
    names = {stem.upper(): value for stem, value in yaml_files(gazetteers / "rigour.tar.gz", "territories")}
    factbook = _factbook(gazetteers, {r["FIPS"]: code for code, r in listed.items()} | {"KV": "XK"})
    hand = tomllib.loads(files("kg.train.gazetteer").joinpath("countries.toml").read_text(encoding="utf-8"))
    return [
        _row(code, listed.get(code, {}), names[code], factbook.get(code, {}), hand.get(code, {}))
        for code in sorted([*listed, "XK"])
    ]


def lands(country_rows: list[Row]) -> set[str]:
    """Return all names of countries, ambiguous ones included."""
    return {word for row in country_rows for word in (row["name"], *row["names"].split("|")) if word}


def codes(country_rows: list[Row]) -> dict[str, str]:
    """Return the ISO code of every name, adjective and people name that is not ambiguous, in its own case."""
    found: dict[str, str] = {}
    for row in country_rows:
        words = [row["name"], *(w for f in ("names", "adjectives", "people") for w in row[f].split("|"))]
        found |= {w: row["code"] for w in words if w and w not in row["ambiguous"].split("|")}
    return found


def _row(code: str, listed: Row, names: Any, factbook: dict[str, str], hand: Any) -> Row:
    name = hand.get("name", names["name"])
    independent = listed.get("is_independent", "") == "Yes" or code in STATES
    more = [
        names["name"],
        names["full_name"],
        factbook.get("long", ""),
        _short(listed.get("UNTERM English Short", "")),
        *hand.get("names", []),
    ]
    adjectives = hand.get("adjectives", _words(factbook.get("adjective", "")))
    people = hand.get("people", _people(factbook.get("noun", "")))
    return {
        "code": code,
        "name": name,
        "qid": listed.get("wikidata_id", "").rsplit("/", 1)[-1] or names["qid"],
        "status": "state" if independent else "territory",
        "names": joined({v for n in [name, *more] for v in _variants(n)} - {*hand.get("without", [])}, but=name),
        "adjectives": joined(adjectives),
        "people": joined(people),
        "ambiguous": joined(hand.get("ambiguous", [])),
        "capital": listed.get("Capital", "").strip() or factbook.get("capital", ""),
    }


def _factbook(gazetteers: Path, iso: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return nationality words, long name and capital by ISO code."""
    found = {}
    for stem, entry in json_files(gazetteers / "factbook.tar.gz"):
        government = entry.get("Government", {}) if isinstance(entry, dict) else {}
        nationality = entry.get("People and Society", {}).get("Nationality", {}) if government else {}
        found[iso.get(stem.upper(), "")] = {
            "noun": nationality.get("noun", {}).get("text", ""),
            "adjective": nationality.get("adjective", {}).get("text", ""),
            "long": _long(government.get("Country name", {}).get("conventional long form", {}).get("text", "")),
            "capital": re.split(r"[(;,]", government.get("Capital", {}).get("name", {}).get("text", ""))[0].strip(),
        }
    return found


def _long(text: str) -> str:
    return "" if text == "none" or re.search(r"[;&<(]", text) else text


def _short(text: str) -> str:
    return re.sub(r"\s*\(the\)|[* ]+$", "", text)


def _variants(name: str) -> list[str]:
    """Return a name with its usual spellings; a name with brackets or commas is an index entry and no name."""
    if re.search(r"[(\[]|, [A-Z][^,]* of$", name):
        return []
    name = name.replace("&", "and").removeprefix("The ").removeprefix("the ")
    saints = [name.replace("Saint ", short) for short in ("St. ", "St ")] if name.startswith("Saint ") else []
    return [name, *saints]


def _words(text: str) -> list[str]:
    """Return the adjectives of a factbook phrase ("Saudi or Saudi Arabian")."""
    parts = re.split(r",|;| or ", re.sub(r"\([^)]*\)", "", text))
    return [p.strip() for p in parts if re.fullmatch(r"[A-ZÅ][\w' -]+", p.strip()) and p.strip() != "NA"]


def _people(text: str) -> list[str]:
    """Return singular and plural names of a people ("Israeli(s)")."""
    found = []
    for part in re.split(r",|;| or ", text):
        stem = re.sub(r"\([^)]*\)", "", part).strip()
        if re.fullmatch(r"[A-Z][\w' -]+", stem) and stem != "NA":
            found += [stem, stem + "s"] if "(s)" in part else [stem]
    return found
