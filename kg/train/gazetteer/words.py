"""names.tsv.gz (forenames, surnames) and titles.tsv (words for offices and occupations, with a kind)."""

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.train.archives import csv_rows, member
from kg.train.gazetteer.tables import Row, by_hand

#: Words before an office that say when or how it is held; they belong to the role, not to the title.
MODIFIER = re.compile(
    r"^(?:(?:former|ex|acting|interim|current|new|then|late|senior|incumbent|outgoing|longtime|fellow)[ -])+"
)
#: Titles with "of" are kept where the whole is one office everywhere.
OF = re.compile(
    r"^(?:(?:prime |first )?minister|secretary|chief|head|leader|member|chairman|speaker|director|commander|president)"
    r" (?:of|for) "
)


def names(gazetteers: Path) -> list[Row]:
    """Return words that people are called; `uses` holds f (forename), s (surname), and m or w where a forename is a man's or a woman's."""
    first, last = _counts(gazetteers)
    archive = gazetteers / "popular-names.tar.gz"
    for row in csv_rows(archive, "common-forenames-by-country.csv"):
        first.update(dict.fromkeys(row["Romanized Name"].split()[:1], 3))
    for row in csv_rows(archive, "common-surnames-by-country.csv"):
        last.update(dict.fromkeys(row["Romanized Name"].split()[-1:], 3))
    for file, words in (
        ("firstnames.js", first),
        ("femaleNames.js", first),
        ("maleNames.js", first),
        ("lastnames.js", last),
    ):
        listed = re.findall(r"^\s*'(\w[\w-]+)'", member(gazetteers / "compromise.tar.gz", file), re.MULTILINE)
        words.update(dict.fromkeys((w.capitalize() for w in listed), 3))
    known = {
        w
        for words in (first, last)
        for w, n in words.items()
        if n > 2 and re.fullmatch(r"[^\W\d_][\w'’-]+", w) and w[0].isupper()
    }
    gender = _genders(gazetteers)
    return [
        {"word": w, "uses": ("f" + gender.get(w, "") if first[w] > 2 else "") + ("s" if last[w] > 2 else "")}
        for w in sorted(known)
    ]


def _genders(gazetteers: Path) -> dict[str, str]:
    """Return m or w for the forenames that nine in ten bearers of one gender have."""
    men, women = Counter[str](), Counter[str]()
    for row in csv_rows(gazetteers / "popular-names.tar.gz", "common-forenames-by-country.csv"):
        for word in row["Romanized Name"].split()[:1]:
            (women if row["Gender"] == "F" else men)[word] += 2
    with gzip.open(gazetteers / "politicians.tsv.gz", "rt", encoding="utf-8") as lines:
        for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for word in line["label"].split()[:1]:
                (women if line["gender"] == "female" else men)[word] += line["gender"] in ("male", "female")
    words = {*men, *women}
    sure = {w: "m" if men[w] > women[w] else "w" for w in words if max(men[w], women[w]) >= 9 * min(men[w], women[w])}
    return {w: g for w, g in sure.items() if men[w] + women[w] > 1}


def titles(corpora: Path, proper: set[str]) -> list[Row]:
    """Return titles in lower case with their kind; those that name a country, place or body are left out."""
    heads = {row["word"]: row["kind"] for row in by_hand("titleheads.tsv")}
    lower = {p.lower() for p in proper}
    found = dict(heads)
    candidates = (
        *_marked(corpora / "newskg" / "train.jsonl.gz"),
        *_offices(corpora / "gazetteers"),
        *_agents(corpora / "gazetteers"),
    )
    for candidate in candidates:
        title = MODIFIER.sub("", candidate)
        kind = _kind(title, heads)
        if kind and len(title.split()) < 5 and not _names_something(title, lower):
            found.setdefault(title, kind)
    return [{"title": title, "kind": found[title]} for title in sorted(found)]


def _counts(gazetteers: Path) -> tuple[Counter[str], Counter[str]]:
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    with gzip.open(gazetteers / "politicians.tsv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            words = row["label"].split()
            if len(words) > 1:
                first[words[0]] += 1
                last[words[-1]] += 1
    return first, last


def _marked(path: Path) -> Iterator[str]:
    """Yield the titles that annotators marked."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield from (role["title"].lower() for role in json.loads(line)["roles"])


def _offices(gazetteers: Path) -> Iterator[str]:
    """Yield the offices that politicians of at least two jurisdictions hold: those are no names of one country."""
    where: dict[str, set[str]] = {}
    with gzip.open(gazetteers / "politicians.tsv.gz", "rt", encoding="utf-8") as lines:
        for *_, jurisdictions, positions in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            for office in positions.split(";"):
                where.setdefault(office.split("|")[0].lower(), set()).add(jurisdictions)
    yield from (office for office, places in sorted(where.items()) if len(places) > 2)


def _agents(gazetteers: Path) -> Iterator[str]:
    for line in member(gazetteers / "petrarch2.tar.gz", "Phoenix.agents.txt").splitlines():
        match = re.match(r"([A-Z_' -]+?)_?\s*(?:\{[^}]*\})?\s*\[~", line)
        if match:
            yield match[1].replace("_", " ").strip().lower()


def _kind(title: str, heads: dict[str, str]) -> str:
    """Return the kind that the head of a title tells: what stands before "of", else its longest known ending."""
    if title in heads:
        return heads[title]
    if " of " in title or " for " in title or " to " in title:
        return heads.get(re.split(r" (?:of|for|to) ", title)[0], "") if OF.match(title) else ""
    words = title.split()
    found = (
        heads.get(" ".join(words[i:])) or heads.get(" ".join(words[i:]).removesuffix("s")) for i in range(len(words))
    )
    return next((kind for kind in found if kind), "")


def _names_something(title: str, lower: set[str]) -> bool:
    words = title.replace("'s", "").split()
    named = any(" ".join(words[i:j]) in lower for i in range(len(words)) for j in (i + 1, i + 2))
    return named or bool(re.search(r"[\d(),&]|\b(?:house|senate)\b", title))
