"""Word features from gazetteers and raw news, which the network reads beside word pieces.

A word gets what lists know of it (is it a forename, a surname, a country, a demonym, a body, an armed group, an office) and how
running news writes it (capital in mid-sentence, after "President", before "said", after "in", ...). From so little annotated text
a network cannot learn these for rare names; twenty numbers a word tell it.
"""

import csv
import gzip
import io
import json
import math
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy

#: A word must be seen this often in raw news, or stand in a list, to get a vector.
SEEN = 5
WORD = re.compile(r"\w+(?:[.'’&]\w+)*|[^\w\s]")
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "president",
        "minister",
        "senator",
        "governor",
        "chancellor",
        "secretary",
        "king",
        "queen",
        "prince",
        "pope",
        "general",
        "judge",
        "coach",
        "mayor",
        "justice",
    ]
)
BODIES = frozenset(
    [
        "party",
        "company",
        "corporation",
        "corp",
        "inc",
        "university",
        "ministry",
        "agency",
        "court",
        "committee",
        "council",
        "bank",
        "group",
        "association",
        "police",
        "airlines",
        "club",
        "army",
    ]
)
SAYING = frozenset(["said", "says", "told", "added", "stated", "announced", "claimed"])


def write(data: Path, out: Path) -> None:
    """Write `words.txt`, one lower-case form a line, and `words.npz`: a row of whole numbers to 255 for each, and what they count in."""
    lists = _lists(data)
    usage = _usage(data / "wikinews" / "wikinews.jsonl.gz")
    words = sorted({w for w, n in usage["n"].items() if n >= SEEN} | {w for words in lists.values() for w in words})
    rows = numpy.zeros((len(words), len(lists) + len(usage)), dtype="float32")
    for i, word in enumerate(words):
        rows[i, : len(lists)] = [math.log1p(words_of[word]) / 2 for words_of in lists.values()]
        n = usage["n"][word]
        ratios = [(count[word] + 0.0) / (n + 2.0) for name, count in usage.items() if name != "n"]
        rows[i, len(lists) :] = [*ratios, math.log1p(n) / 8]
    scale = (rows.max(0) / 255).astype("float32")
    out.mkdir(parents=True, exist_ok=True)
    (out / "words.txt").write_text("\n".join(words), "utf-8")
    numpy.savez_compressed(out / "words.npz", rows=numpy.rint(rows / scale).astype("uint8"), scale=scale)


def _lists(data: Path) -> dict[str, Counter[str]]:  # noqa: C901  # one loop a list
    """Return word counts per list; the order of the keys is the order of the columns."""
    gazetteers = data / "gazetteers"
    lists: dict[str, Counter[str]] = {
        name: Counter()
        for name in ("forename", "surname", "first", "last", "country", "demonym", "city", "body", "armed", "office")
    }
    for row in _csv(gazetteers / "popular-names.tar.gz", "common-forenames-by-country.csv"):
        lists["forename"].update(_words(row["Romanized Name"])[:1])
    for row in _csv(gazetteers / "popular-names.tar.gz", "common-surnames-by-country.csv"):
        lists["surname"].update(_words(row["Romanized Name"])[-1:])
    with gzip.open(gazetteers / "politicians.tsv.gz", "rt", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            name = _words(row["label"])
            lists["first"].update(name[:1])
            lists["last"].update(name[-1:])
    for country in json.loads(_member(gazetteers / "mledoze-countries.tar.gz", "countries.json")):
        lists["country"].update(_words(country["name"]["common"]))
        lists["city"].update(w for city in country["capital"] for w in _words(city))
        lists["demonym"].update(w for word in country["demonyms"].get("eng", {}).values() for w in _words(word))
    for row in _csv(gazetteers / "country-orgs.tar.gz", "CountrycodesOrgs.csv"):
        lists["body"].update(_words(row["org_name"]))
    for line in _member(gazetteers / "supraverden.tar.gz", "general_list.yaml").splitlines():
        if line.strip().startswith(("Name_en:", "Abbreviation_en:")):
            lists["body"].update(_words(line.split(":", 1)[1]))
    for line in _petrarch(gazetteers, "Phoenix.MilNonState.actors.txt"):
        lists["armed"].update(_words(line))
    for line in _petrarch(gazetteers, "Phoenix.agents.txt"):
        lists["office"].update(_words(line))
    return lists


def _usage(path: Path) -> dict[str, Counter[str]]:
    """Return how often running text writes each word in each way; "n" is how often at all."""
    names = (
        "capital",
        "upper",
        "after_title",
        "after_in",
        "after_the",
        "before_body",
        "before_saying",
        "possessive",
        "before_name",
        "linked",
        "n",
    )
    use: dict[str, Counter[str]] = {name: Counter() for name in names}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text = article["text"]
            for start, end, _ in article["links"]:
                use["linked"].update(_words(text[start:end]))
            _count(WORD.findall(text), use)
    return use


def _count(tokens: list[str], use: dict[str, Counter[str]]) -> None:
    lower = [t.casefold() for t in tokens]
    for i in range(1, len(tokens) - 1):
        if lower[i - 1] in (".", '"', "“", "?", "!"):
            continue
        word, bare = lower[i], lower[i]
        for suffix in ("'s", "’s"):
            if word.endswith(suffix):
                bare = word[:-2]
                use["possessive"][bare] += 1
        use["n"][bare] += 1
        if not tokens[i][:1].isupper():
            continue
        use["capital"][bare] += 1
        use["upper"][bare] += tokens[i].isupper() and len(tokens[i]) > 1
        use["after_title"][bare] += lower[i - 1] in TITLES
        use["after_in"][bare] += lower[i - 1] in ("in", "at", "near")
        use["after_the"][bare] += lower[i - 1] == "the"
        use["before_body"][bare] += lower[i + 1] in BODIES
        use["before_saying"][bare] += lower[i + 1] in SAYING
        use["before_name"][bare] += tokens[i + 1][:1].isupper()


def _words(text: str) -> list[str]:
    return [w.casefold() for w in WORD.findall(text) if w[0].isalpha()]


def _petrarch(gazetteers: Path, name: str) -> Iterator[str]:
    for line in _member(gazetteers / "petrarch2.tar.gz", name).splitlines():
        bare = re.sub(r"[\[{#].*", "", line).strip("+ \t")
        if bare and not bare.startswith("!"):
            yield bare.replace("_", " ")


def _member(archive: Path, ending: str) -> str:
    """Return the text of the one file in a tar archive whose path ends so."""
    with tarfile.open(archive) as tar:
        name = next(n for n in tar.getnames() if n.endswith(ending))
        file = tar.extractfile(name)
        assert file is not None  # a name that ends in a file suffix is a file
        return file.read().decode("utf-8-sig", errors="replace")


def _csv(archive: Path, ending: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(_member(archive, ending)))
