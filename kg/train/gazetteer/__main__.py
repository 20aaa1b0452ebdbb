"""`python -m kg.train.gazetteer --corpora DIR`: write the gazetteer from the open sources under DIR."""

import argparse
from importlib.resources import files
from pathlib import Path

from kg.train.gazetteer import countries, evidence, occupations, organizations, people, places, tables, words


def main() -> None:
    """Read the sources, write every table; the same sources give the same bytes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with gazetteers/, wikinews/ and newskg/")
    parser.add_argument(
        "--wordnet",
        type=Path,
        default=Path("/usr/share/wordnet"),
        help="folder of WordNet's files; Debian has them in wordnet-base",
    )
    args = parser.parse_args()
    corpora = args.corpora
    package = Path(str(files("kg")))
    folder, lexicons = package / "world" / "gazetteer", package / "language" / "lexicons"
    country_rows = countries.rows(corpora / "gazetteers")
    codes = countries.codes(country_rows)
    place_rows = places.rows(corpora, codes, countries.lands(country_rows))
    bodies = organizations.rows(corpora, codes, place_rows)
    links = evidence.anchors(corpora)
    tables.write(folder / "countries.tsv", country_rows)
    tables.write(folder / "historic.tsv", tables.by_hand("historic.tsv"))
    tables.write(folder / "places.tsv", evidence.with_senses(place_rows, bodies, links))
    tables.write(folder / "organizations.tsv", evidence.with_senses(bodies, place_rows, links))
    tables.write_keyed(folder / "people.tsv.gz", people.rows(corpora / "gazetteers", codes))
    tables.write(folder / "names.tsv.gz", words.names(corpora / "gazetteers"))
    tables.write(lexicons / "titles.tsv", words.titles(corpora, set(codes)))
    tables.write(lexicons / "occupations.tsv", occupations.rows(args.wordnet))


if __name__ == "__main__":
    main()
