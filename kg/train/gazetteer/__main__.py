"""`python -m kg.train.gazetteer --corpora DIR`: write the gazetteer from the open sources under DIR."""

import argparse
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

from kg.train.gazetteer import countries, evidence, occupations, organizations, people, places, tables, words
from kg.train.gazetteer.index import linked, listed, things, titles, variants, write
from kg.train.reader import news

PACKAGE = Path(str(files("kg")))
FOLDER = PACKAGE / "world" / "gazetteer"
#: Articles whose links are left out, so that links can be measured on them; and those that the linker learns from.
MEASURED, LEARNT = "dev", "train"


def main() -> None:
    """Read the sources, write every table and the index of the world; the same sources give the same bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with gazetteers/, wikinews/ and newskg/")
    parser.add_argument(
        "--wordnet",
        type=Path,
        default=Path("/usr/share/wordnet"),
        help="folder of WordNet's files; Debian has them in wordnet-base",
    )
    parser.add_argument("--index", action="store_true", help="write only the index, from the tables that are there")
    arguments = parser.parse_args()
    if not arguments.index:
        _tables(arguments.corpora, arguments.wordnet)
    index(FOLDER / "index", arguments.corpora, (MEASURED,))


def _tables(corpora: Path, wordnet: Path) -> None:
    country_rows = countries.rows(corpora / "gazetteers")
    codes = countries.codes(country_rows)
    place_rows = places.rows(corpora, codes, countries.lands(country_rows))
    bodies = organizations.rows(corpora, codes, place_rows)
    links = evidence.anchors(corpora)
    lexicons = PACKAGE / "language" / "lexicons"
    tables.write(FOLDER / "countries.tsv", country_rows)
    tables.write(FOLDER / "historic.tsv", tables.by_hand("historic.tsv"))
    tables.write(FOLDER / "places.tsv", evidence.with_senses(place_rows, bodies, links))
    tables.write(FOLDER / "organizations.tsv", evidence.with_senses(bodies, place_rows, links))
    tables.write(FOLDER / "names.tsv.gz", words.names(corpora / "gazetteers"))
    tables.write(lexicons / "titles.tsv", words.titles(corpora, set(codes)))
    tables.write(lexicons / "occupations.tsv", occupations.rows(wordnet))


def index(folder: Path, corpora: Path, without: Collection[str]) -> titles.Titles:
    """Write the index of the world, without the links of some parts of the newskg corpus; return the ids of titles."""
    own = {name: tables.read(FOLDER / f"{name}.tsv") for name in ("countries", "places", "organizations")}
    known = titles.Titles(corpora / "gazetteers" / "world" / "title_qid.tsv.gz")
    register = things.Register(known)
    listed.fill(register, corpora, own, people.rows(corpora / "gazetteers", countries.codes(own["countries"])))
    aside = {a["wikinews_id"] for part in without for a in news.read(corpora / "newskg" / f"{part}.jsonl.gz")}
    lands = variants.Lands(own["countries"], own["places"])
    write.write(folder, register, linked.read(corpora, register, aside, lands), lands)
    return known


if __name__ == "__main__":
    main()
