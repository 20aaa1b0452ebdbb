"""people.tsv.gz: office holders with Wikidata ids, offices and their dates; one line a name, sorted by lookup key."""

import csv
import gzip
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kg.train.archives import csv_rows, member, yaml_of
from kg.world.lookup import GOVERNMENT, person_key

#: Names of jurisdictions in the source -> ISO code, where a country's own name does not give it.
JURISDICTIONS = {"us": "US", "congo-kinshasa": "CD", "scotland": "GB", "saudi": "SA", "turkey": "TR"}
TERMS = {
    "rep": "United States representative",
    "sen": "United States senator",
    "prez": "President",
    "viceprez": "Vice President",
}
#: Nobody in the news of today held an office that ended before.
FIRST = "1945"
#: Aliases with an office in them are no names.
TITLED = re.compile(
    r"MINISTER|PRESIDENT|KING_|QUEEN_|GENERAL_|ADMINISTRATION|GOVERNMENT|REGIME|SECRETARY|CHANCELLOR|PREMIER|LEADER|SENATOR|AMBASSADOR|GOVERNOR"
)

#: The number of a parliament ("member of the 52nd Parliament").
ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th) ")

Office = tuple[str, str, str]


def rows(gazetteers: Path, codes: dict[str, str]) -> Iterator[str]:
    """Yield lines: key, name, QID, year of birth, countries, offices ("title,from,to" joined by |)."""
    seen: set[tuple[str, str]] = set()
    governments = _governments(gazetteers)
    for qid, names, born, countries, offices in (*_politicians(gazetteers, codes), *_legislators(gazetteers)):
        aliases, terms = _in_government(governments, names, countries)
        held = sorted([*offices, *terms], key=lambda o: (o[1], o[0]))
        for key in sorted({person_key(n) for n in [*names, *aliases]}):
            if key and (key, qid) not in seen:
                seen.add((key, qid))
                told = "|".join(",".join((title.replace(",", ""), start, end)) for title, start, end in held)
                yield "\t".join((key, names[0], qid, born, "|".join(countries), told))


def _politicians(
    gazetteers: Path, codes: dict[str, str]
) -> Iterator[tuple[str, list[str], str, list[str], list[Office]]]:
    by_name = {name.lower().replace(" ", "-"): code for name, code in codes.items()} | JURISDICTIONS
    with gzip.open(gazetteers / "politicians.tsv.gz", "rt", encoding="utf-8") as lines:
        for qid, label, _, born, title, jurisdictions, positions in list(
            csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        )[1:]:
            offices = _terms(tuple(p.split("|")) for p in positions.split(";") if p.count("|") == 2)
            stems = {re.sub(r"-(cabinet|ministers|leaders-\d+)$", "", j) for j in jurisdictions.split(",")}
            stated = {by_name[s] for s in stems if s in by_name}
            countries = stated or {c for office, _, _ in offices for c in _named(office, codes)}
            names = [label, re.sub(r"\s*\([^)]*\)", "", title)]
            if offices and label.isprintable() and re.search(r"[A-Za-z]", label):
                yield qid, names, born[:4], sorted(countries), offices


def _governments(gazetteers: Path) -> dict[tuple[str, str], tuple[list[str], list[Office]]]:
    """Return aliases and times in government by key and country, from PETRARCH's list of leaders and ministers."""
    iso = {
        r["ISO3166-1-Alpha-3"]: r["ISO3166-1-Alpha-2"]
        for r in csv_rows(gazetteers / "country-codes.tar.gz", "country-codes.csv")
    }
    found: dict[tuple[str, str], tuple[list[str], list[Office]]] = {}
    names: list[str] = []
    for line in member(gazetteers / "petrarch2.tar.gz", "Phoenix.Countries.actors.txt").splitlines():
        term = re.match(r"\s+\[([A-Z]{3})GOV (?:> ?)?(\d{6}|\d{8})(?:-(\d{6}|\d{8}))?\]", line)
        if re.match(r"[A-Z]", line):
            names = []
        if re.match(r"[+A-Z]", line) and not TITLED.search(line):
            names.append(re.sub(r"[#\[].*", "", line).strip("+_ \t").replace("_", " "))
        elif term and term[1] in iso and names:
            entry = found.setdefault((person_key(names[0]), iso[term[1]]), (names, []))
            entry[1].append((GOVERNMENT, _day(term[2]), _day(term[3] or "")))
    return found


def _day(digits: str) -> str:
    """Return YYMMDD or YYYYMMDD as an ISO date, no digits as no date; the list ends in 2014."""
    if len(digits) != 6:
        return "-".join(filter(None, (digits[:4], digits[4:6], digits[6:])))
    century = "20" if digits[:2] <= "14" else "19"
    return f"{century}{digits[:2]}-{digits[2:4]}-{digits[4:]}"


def _in_government(
    governments: dict[tuple[str, str], tuple[list[str], list[Office]]], names: list[str], countries: list[str]
) -> tuple[list[str], list[Office]]:
    entries = [
        governments[k] for k in dict.fromkeys((person_key(n), c) for n in names for c in countries) if k in governments
    ]
    return [n for aliases, _ in entries for n in aliases], [o for _, terms in entries for o in terms]


def _legislators(gazetteers: Path) -> Iterator[tuple[str, list[str], str, list[str], list[Office]]]:
    archive = gazetteers / "congress-legislators.tar.gz"
    for file in ("legislators-current.yaml", "executive.yaml"):
        for entry in yaml_of(member(archive, file)):
            if "wikidata" in entry["id"]:
                terms = ((TERMS[t["type"]], t["start"], t["end"]) for t in entry["terms"])
                yield (
                    entry["id"]["wikidata"],
                    _names(entry),
                    entry["bio"].get("birthday", "")[:4],
                    ["US"],
                    _terms(terms),
                )


def _names(entry: dict[str, Any]) -> list[str]:
    name = entry["name"]
    first = [name["first"], name.get("nickname", name["first"])]
    return [name.get("official_full", f"{first[0]} {name['last']}"), *(f"{f} {name['last']}" for f in first)]


def _named(office: str, codes: dict[str, str]) -> Iterator[str]:
    """Yield the countries that the name of an office names ("Prime Minister of Estonia", "French ambassador")."""
    words = office.split()
    for size in (1, 2, 3):
        for i in range(len(words) - size + 1):
            code = codes.get(" ".join(words[i : i + size]))
            if code:
                yield code


def _terms(terms: Any) -> list[Office]:
    """Return terms of one office that follow each other as one; an office that ended long ago is dropped."""
    joined: list[Office] = []
    numbered = ((ORDINAL.sub("", title), start, end) for title, start, end in terms)
    for title, start, end in sorted(numbered, key=lambda t: (t[0], t[1])):
        last = joined[-1] if joined else ("", "", "")
        if title == last[0] and (not last[2] or start[:4] <= _next_year(last[2])):
            joined[-1] = (title, last[1], max(last[2], end) if end else "")
        elif not end or end >= FIRST:
            joined.append((title, start, end))
    return sorted(joined, key=lambda t: (t[1], t[0]))


def _next_year(day: str) -> str:
    return str(date(int(day[:4]), 1, 1).year + 1)
