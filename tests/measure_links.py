"""Measure links to Wikidata on MEANTIME: `python tests/measure_links.py --corpora DIR [--misses]`.

DIR holds `events/meantime-airbus.tar.gz`, `events/meantime-apple.tar.gz`, `wikinews/anchor_counts.tsv.gz` and `gazetteers/`. MEANTIME
gives its things titles of DBpedia. A title maps to the Wikidata id that a source gives it (politicians, rigour,
supraverden, congress-legislators); only where none has it, to the one id that our gazetteer has under the title itself, else under the
link texts of Wikinews that mostly lead to it. A link is right or wrong only where the title maps; the others are listed with `--misses`,
to be judged by eye. The last count of the report is the precision on the titles that sources map.

MEANTIME gives one title to what belongs together: the European Commission is marked European Union. A link to another thing than the
title is counted as wrong all the same.
"""

# ruff: noqa: T201 - printing is what it is for

import argparse
import csv
import gzip
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import parses

from kg.language.reader import Reader
from kg.terms import KG
from kg.train import archives
from kg.values import Article, Entity, Span
from kg.world import lookup

ARCHIVES = ("airbus", "apple")
#: A link text that leads to a title less often than this says nothing of it.
SELDOM = 2
NO_SPACE_BEFORE = frozenset([",", ".", "?", "!", ":", ";", ")", "'s", "’s", "n't", "%", "''"])
NO_SPACE_AFTER = frozenset(["(", "$", "``", "£", "€", "O'"])

Titles = dict[str, str]


@dataclass
class Text:
    """An article of the corpus: its text, and the spans of its mentions with the title of what they name."""

    name: str
    text: str
    titles: dict[Span, str]


@dataclass
class Tally:
    """Links that are right, wrong, and not judged; and what should have been linked."""

    right: int = 0
    right_by_source: int = 0
    wrong_by_source: int = 0
    wrong: int = 0
    unjudged: int = 0
    asked: int = 0
    unmapped: set[str] = field(default_factory=set)
    mapped: set[str] = field(default_factory=set)


def articles(path: Path) -> Iterator[Text]:
    """Yield the articles of an archive."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            file = archive.extractfile(member)
            if file is not None and member.name.endswith(".xml"):
                yield _article(member.name, ET.fromstring(file.read()))


def _article(name: str, root: ET.Element) -> Text:
    text, spans = _joined(root)
    things = {e.get("m_id", ""): e.get("external_ref", "") for e in root.iter("ENTITY")}
    titled = {m: title for m, ref in things.items() if (title := _title(ref))}
    meant = {
        source.get("m_id", ""): titled[target.get("m_id", "")]
        for link in root.iter("REFERS_TO")
        for target in link.iter("target")
        for source in link.iter("source")
        if target.get("m_id", "") in titled
    }
    named: dict[Span, str] = {}
    for mention in root.iter("ENTITY_MENTION"):
        if mention.get("syntactic_type") in ("NAM", "PRE.NAM") and mention.get("m_id", "") in meant:
            tokens = [spans[a.get("t_id", "")] for a in mention.iter("token_anchor")]
            named[_bare(text, Span(min(t.start for t in tokens), max(t.end for t in tokens)))] = meant[
                mention.get("m_id", "")
            ]
    return Text(name, text, named)


def _joined(root: ET.Element) -> tuple[str, dict[str, Span]]:
    """Return the text, one sentence a paragraph up to the third (headline, date), and where each token stands."""
    text, spans, last, before = "", {}, "0", ""
    for token in root.iter("token"):
        word, sentence = token.text or "", token.get("sentence", "0")
        if sentence != last and int(sentence) <= 2:
            text += "\n\n"
        elif text and word not in NO_SPACE_BEFORE and before not in NO_SPACE_AFTER:
            text += " "
        spans[token.get("t_id", "")] = Span(len(text), len(text) + len(word))
        text, last, before = text + word, sentence, word
    return text, spans


def _title(reference: str) -> str:
    """Return the title of a DBpedia page ("http://dbpedia.org/page/Airbus_A380": "Airbus A380")."""
    found = re.fullmatch(r"https?://dbpedia\.org/(?:page|resource)/(.+)", reference)
    return unquote(found.group(1)).replace("_", " ") if found else ""


def _bare(text: str, span: Span) -> Span:
    """Return a span without the article before it and the possessive after it."""
    start, end = span
    start += 4 if text[start : start + 4].lower() == "the " else 0
    return Span(start, end - 2 if text[end - 2 : end] in ("'s", "’s") else end)


def sourced(gazetteers: Path) -> Titles:
    """Return title -> Wikidata id as sources give them; what two sources disagree on is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for title, qid in (*_politicians(gazetteers), *_legislators(gazetteers), *_lands(gazetteers), *_bodies(gazetteers)):
        if re.fullmatch(r"Q\d+", qid) and title:
            found[title].add(qid)
    return {title: min(ids) for title, ids in found.items() if len(ids) == 1}


def _politicians(gazetteers: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(gazetteers / "politicians.tsv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["enwiki"], row["qid"]


def _legislators(gazetteers: Path) -> Iterator[tuple[str, str]]:
    for file in ("legislators-current.yaml", "executive.yaml"):
        for entry in archives.yaml_of(archives.member(gazetteers / "congress-legislators.tar.gz", file)):
            yield entry["id"].get("wikipedia", ""), entry["id"].get("wikidata", "")


def _lands(gazetteers: Path) -> Iterator[tuple[str, str]]:
    for _, land in archives.yaml_files(gazetteers / "rigour.tar.gz", "territories"):
        page = land.get("wikipedia_url", "").rpartition("/wiki/")[2]
        yield unquote(page).replace("_", " ") or land["name"], land["qid"]


def _bodies(gazetteers: Path) -> Iterator[tuple[str, str]]:
    for body in archives.yaml_of(archives.member(gazetteers / "supraverden.tar.gz", "general_list.yaml")).values():
        yield body["Name_en"], body.get("Wikidata_code", "")


def identifiers(corpora: Path, titles: set[str]) -> Titles:
    """Return title -> Wikidata id, for those that the gazetteer knows as one thing."""
    forms: dict[str, list[str]] = defaultdict(list)
    with gzip.open(corpora / "wikinews/anchor_counts.tsv.gz", "rt", encoding="utf-8") as lines:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for form, title, number in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            counts[form][title] += int(number)
    for form, its in counts.items():
        title, count = its.most_common(1)[0]
        if count >= SELDOM:
            forms[title].append(form)
    found = {}
    for title in sorted(titles):
        ids = _ids(title) or {qid for form in forms[title] for qid in _ids(form)}
        if len(ids) == 1:
            found[title] = ids.pop()
    return found


def _ids(name: str) -> set[str]:
    found = [
        row.qid
        for rows in (parses.WORLD.place(name), parses.WORLD.organization(name), parses.WORLD.people(name))
        for row in rows
    ]
    found += [state.qid for state in (parses.WORLD.country(name), lookup.historic_state(name)) if state is not None]
    return {qid for qid in found if qid}


@cache
def reader() -> Reader:
    """Return the shipped pipeline, loaded once."""
    return Reader.load()


def measure(text: Text, known: Titles, by_source: Titles, tally: Tally, misses: bool) -> None:
    """Compare the links of one article."""
    reading = reader().read(
        Article(text.text, Span(0, len(text.text)), published=_published(text.text), stem=text.name)
    )
    things = parses.resolved(reading).all
    linked = [(title, thing) for thing in things if (title := _means(thing, text))]
    asked = {title for title in text.titles.values() if title in known}
    tally.mapped |= asked
    tally.unmapped |= set(text.titles.values()) - asked
    tally.asked += len(asked)
    for title, thing in sorted(linked, key=lambda pair: (pair[0], pair[1].id)):
        if thing.wikidata is None:
            continue
        right = known.get(title) == thing.wikidata
        tally.right += right
        tally.wrong += title in known and not right
        tally.right_by_source += by_source.get(title) == thing.wikidata
        tally.wrong_by_source += by_source.get(title, thing.wikidata) != thing.wikidata
        tally.unjudged += title not in known
        if misses and not right:
            print(f"{text.name}: {thing.name} is {thing.wikidata}, not {title} {known.get(title, '(unjudged)')}")
    if misses:
        for title in sorted(asked - {t for t, thing in linked if thing.wikidata is not None}):
            print(f"{text.name}: not linked: {title} {known[title]}")


def _published(text: str) -> str | None:
    """Return the date that stands below the headline, in ISO 8601."""
    found = re.search(r"\n\n(\w+) (\d+), (\d{4})", text)
    months = ["January", "February", "March", "April", "May", "June", "July"]
    months += ["August", "September", "October", "November", "December"]
    if found is None or found.group(1) not in months:
        return None
    return f"{found.group(3)}-{months.index(found.group(1)) + 1:02}-{int(found.group(2)):02}"


def _means(thing: Entity, text: Text) -> str | None:
    """Return the title of what the corpus says is named where a thing is named, by majority."""
    if thing.kind == KG.UnnamedActor:
        return None
    votes = Counter(title for span in thing.mentions if (title := _title_at(span, thing, text)))
    return votes.most_common(1)[0][0] if votes else None


def _title_at(span: Span, thing: Entity, text: Text) -> str | None:
    """Return the title of what is named at a span.

    The corpus has titles of persons ("President Vladimir Putin") and states of towns ("San Francisco, California") in the mention.
    """
    if span in text.titles:
        return text.titles[span]
    for wide, title in text.titles.items():
        titled = thing.kind == KG.Person and wide.end == span.end and wide.start < span.start
        if titled or (wide.start == span.start and text.text[span.end : wide.end].startswith((", ", " ("))):
            return title
    return None


def main() -> None:
    """Measure, and print precision and recall per archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--misses", action="store_true", help="list what was wrong, unjudged and not linked")
    args = parser.parse_args()
    by_source = sourced(args.corpora / "gazetteers")
    for name in ARCHIVES:
        found = list(articles(args.corpora / f"events/meantime-{name}.tar.gz"))
        known = identifiers(args.corpora, {title for text in found for title in text.titles.values()}) | by_source
        tally = Tally()
        for text in found:
            measure(text, known, by_source, tally, args.misses)
        precision, recall = tally.right / max(tally.right + tally.wrong, 1), tally.right / max(tally.asked, 1)
        print(
            f"{name}: P {precision:.3f}  R {recall:.3f}   {tally.right} right, {tally.wrong} wrong, {tally.unjudged} unjudged, "
            f"{tally.asked} asked; {len(tally.mapped)} titles map ({len(tally.mapped & by_source.keys())} by a source), "
            f"{len(tally.unmapped)} do not; by sources alone {tally.right_by_source} right, {tally.wrong_by_source} wrong"
        )


if __name__ == "__main__":
    main()
