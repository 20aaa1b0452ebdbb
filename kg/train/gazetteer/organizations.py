"""organizations.tsv: bodies, parties, armed groups, companies, media, from lists and from Wikinews links and marks."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.train.archives import csv_rows, json_files, member, yaml_of
from kg.train.gazetteer.evidence import anchors, marked_as
from kg.train.gazetteer.tables import Row, by_hand, joined, lexicon, merge, plain

SMALL = frozenset(["of", "the", "and", "for", "in", "on", "to", "de", "la", "el", "du", "des", "y", "von", "al-"])
#: These are stations, houses and offices one can stand in.
SITE = re.compile(r"\b(?:Space|Railway|Train|Power|Metro|Bus|Police|Opera|Oval|White) (?:Station|House|Office)$")
LANDS = ("nation", "state", "capital", "city")
#: Our kinds of organization words -> kinds of organizations, where they differ.
KIND = {
    "union": "body",
    "group": "body",
    "agency": "body",
    "legislature": "body",
    "government": "body",
    "ministry": "body",
    "court": "body",
}


def rows(corpora: Path, codes: dict[str, str], place_rows: list[Row]) -> list[Row]:
    """Return organizations, one row a name and country; hand-written rows come first and win.

    A name that only its words or marks tell, and that is a place's in the `place_rows`, is left out.
    """
    gazetteers = corpora / "gazetteers"
    links = anchors(corpora)
    table = csv_rows(gazetteers / "country-codes.tar.gz", "country-codes.csv")
    iso3 = {r["ISO3166-1-Alpha-3"]: r["ISO3166-1-Alpha-2"] for r in table}
    fips = {r["FIPS"].lower(): r["ISO3166-1-Alpha-2"] for r in table}
    listed = [
        *by_hand("organizations.tsv"),
        *_bodies(gazetteers),
        *_memberships(gazetteers),
        *_factbook(gazetteers, fips),
    ]
    lands = _lands(place_rows) | codes
    told = [*_worded(links, lands), *_marked(corpora, lands)]
    places = {r["name"] for r in place_rows if r["kind"] in (*LANDS, "region", "sea")} | {
        n for r in by_hand("historic.tsv") for n in (r["name"], *r["names"].split("|"))
    }
    found = [
        *listed,
        *_armed(gazetteers, iso3),
        *_companies(gazetteers, iso3, links),
        *(r for r in told if r["name"] not in places),
    ]
    known = {n.casefold() for r in listed for n in (r["name"], *r["names"].split("|"))}
    later = [r for r in found[len(listed) :] if r["name"].casefold() not in known]
    unnamed = [r for r in [*listed, *later] if r["name"] not in codes and len(r["name"]) > 1]
    merged = merge(_without_twins(unnamed), ("name", "country"), ("names",))
    ids = {r["name"]: r["qid"] for r in by_hand("ids.tsv")}
    return [
        r | {"count": str(links.get(r["name"], Counter())[r["name"]]), "qid": r["qid"] or ids.get(r["name"], "")}
        for r in merged
    ]


def _lands(place_rows: list[Row]) -> dict[str, str]:
    """Return the code of the country that places lie in, by name; none where it is unknown, or several bear the name."""
    found: dict[str, set[str]] = {}
    for row in place_rows:
        if row["kind"] != "division":
            found.setdefault(row["name"], set()).add(row["country"])
    sure = {r["name"] for r in place_rows if r["kind"] in (*LANDS, "region")}
    return {name: min(found[name]) if len(found[name]) == 1 else "" for name in sure}


def organization(name: str, kind: str, country: str = "", qid: str = "", names: str = "") -> Row:
    """Return a row of the table."""
    return {"name": name, "kind": kind, "country": country, "qid": qid, "names": names}


def _without_twins(rows: list[Row]) -> Iterator[Row]:
    """Yield rows; a row without country that has the name or alias of an earlier row joins that one."""
    first: dict[str, Row] = {}
    for row in rows:
        twin = first.get(row["name"].casefold())
        if twin and (not row["country"] or not twin["country"]) and row["kind"] in (twin["kind"], "body", "other"):
            yield row | {
                "name": twin["name"],
                "country": twin["country"],
                "names": joined([*row["names"].split("|"), row["name"]], but=twin["name"]),
            }
            continue
        for name in (row["name"], *row["names"].split("|")):
            first.setdefault(name.casefold(), row)
        yield row


def _bodies(gazetteers: Path) -> Iterator[Row]:
    for entry in yaml_of(member(gazetteers / "supraverden.tar.gz", "general_list.yaml")).values():
        qid = entry.get("Wikidata_code", "")
        keys = [k for k in entry if re.match(r"(Name_other|Name_former|Abbreviation).*_en$", k)]
        names = [n for k in keys for n in str(entry[k] or "").split(";") if "[" not in n]
        name = plain(entry["Name_en"]).replace("’", "'").replace("\u2010", "-")
        yield organization(name, "body", qid=qid if re.fullmatch(r"Q\d+", qid) else "", names=joined(names, but=name))


def _memberships(gazetteers: Path) -> Iterator[Row]:
    """Yield the international bodies that countries are members of, with their acronyms."""
    for row in csv_rows(gazetteers / "country-orgs.tar.gz", "CountrycodesOrgs.csv"):
        name = plain(row["org_name"])
        acronym = row["org_id"] if row["org_id"].isupper() and row["org_id"].isalpha() else ""
        if len(name.split()) > 1 and name[0].isupper():
            yield organization(name, "body", names=joined([acronym], but=name))


def _factbook(gazetteers: Path, fips: dict[str, str]) -> Iterator[Row]:
    """Yield parties and armed groups; "Labor Party or HaAvoda", "Palestinian Islamic Jihad (PIJ)"."""
    for stem, entry in json_files(gazetteers / "factbook.tar.gz"):
        if stem not in fips or "Government" not in entry:
            continue
        for party in re.split(r"<br ?/?>|;", entry["Government"].get("Political parties", {}).get("text", "")):
            name, _, other = plain(party).partition(" or ")
            if 1 < len(name.split()) < 8 and not re.search(r"[:.,]|\bnote\b|\bnone\b", name):
                yield organization(name, "party", fips[stem], names=joined([other] if len(other.split()) < 6 else []))
        for group in entry.get("Terrorism", {}).get("Terrorist group(s)", {}).get("text", "").split(";"):
            acronym = re.search(r"\(([A-Z][\w-]+)\)", group)
            name = plain(group)
            if name and len(name.split()) < 9 and not name.endswith("."):
                yield organization(name, "armed", names=joined([acronym[1]] if acronym else []))


def _armed(gazetteers: Path, iso3: dict[str, str]) -> Iterator[Row]:
    """Yield non-state armed groups with their aliases, in the case of headlines, as the source is in capitals."""
    for block in member(gazetteers / "petrarch2.tar.gz", "Phoenix.MilNonState.actors.txt").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        code = re.search(r"\[([A-Z]{3})", block)
        names = [_titled(re.sub(r"[#\[].*", "", line)) for line in lines if not line.startswith("\t")]
        acronyms = re.findall(r"\(([A-Z]{2,8})\)", block)
        if names and len(names[0]) > 3:
            yield organization(
                names[0],
                "armed",
                iso3.get(code[1], "") if code else "",
                names=joined([*names[1:], *acronyms], but=names[0]),
            )


def _titled(text: str) -> str:
    words = re.sub(r"\([^)]*\)", "", text).replace("_", " ").strip("+ \t").split()
    cased = [
        w if len(w) < 4 and w.lower() not in SMALL and len(words) == 1 else w.title().replace("'S", "'s") for w in words
    ]
    return " ".join(w.lower() if i and w.lower() in SMALL else w for i, w in enumerate(cased))


def _companies(gazetteers: Path, iso3: dict[str, str], links: dict[str, Counter[str]]) -> Iterator[Row]:
    """Yield the companies and media of PETRARCH that Wikinews links, in the spelling of the link."""
    spelled = {text.casefold(): text for text, titles in links.items() if titles[text] and text[:1].isupper()}
    kinds = {row["word"]: row["kind"] for row in lexicon("orgwords.tsv")}
    text = member(gazetteers / "petrarch2.tar.gz", "Phoenix.International.actors.txt")
    for name, code in re.findall(r"^\+?([A-Z][A-Z_&.'-]+)\s+\[MNC([A-Z]*)\]", text, re.MULTILINE):
        plain_name = re.sub(
            r" (inc|corp|corporation|ltd|plc|company|co)$", "", name.strip("_").replace("_", " ").casefold()
        )
        if plain_name in spelled and len(plain_name) > 3:
            # the source has "MED" for telephone companies too
            kind = "medium" if _kind(spelled[plain_name], kinds) == "medium" else "company"
            yield organization(spelled[plain_name], kind, iso3.get(code[:3], ""))


def _worded(links: dict[str, Counter[str]], codes: dict[str, str]) -> Iterator[Row]:
    """Yield the linked names that a word for organizations heads ("Australian Labor Party")."""
    kinds = {row["word"]: row["kind"] for row in lexicon("orgwords.tsv")}
    for text, titles in sorted(links.items()):
        kind = _kind(text, kinds)
        if kind and titles[text] > 1 and text.istitle() | (text == text.strip()) and text[:1].isupper():
            yield organization(text, kind, _country(text, codes))


def _marked(corpora: Path, codes: dict[str, str]) -> Iterator[Row]:
    """Yield the names that annotators marked as organizations in two articles or more."""
    kinds = {row["word"]: row["kind"] for row in lexicon("orgwords.tsv")}
    for name in marked_as(corpora, "Organization"):
        yield organization(name, _kind(name, kinds) or "other", _country(name, codes))


def _kind(name: str, kinds: dict[str, str]) -> str:
    """Return the kind that the head noun of a name of several words tells, or an empty text."""
    head = re.split(r" (?:of|for|on|in|to|against|and) ", name)[0].split()
    whole = name.split()
    if len(whole) < 2 or not all(w[0].isupper() or w in SMALL for w in whole) or SITE.search(name):
        return ""
    kind = kinds.get(" ".join(head[-2:]).lower()) or kinds.get(head[-1].lower(), "")
    return KIND.get(
        kind,
        kind
        if kind in ("party", "armed", "company", "medium", "team", "military", "police")
        else "other"
        if kind
        else "",
    )


def _country(name: str, codes: dict[str, str]) -> str:
    """Return the code of the country that a name names or whose adjective it begins with, of the longest such name."""
    words = name.split()
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            code = codes.get(" ".join(words[i : i + size]).removesuffix("'s"))
            if code is not None:
                return code
    return ""
