"""newskg corpus -> lexicons/fields.tsv: which types of events are told together.

python -m kg.train.fields train.jsonl.gz
"""

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg.language import lexicon
from kg.train import newskg

#: As many events of no field are added to each type's own, so that what is rare says little.
UNSURE = 10


def lifts(articles: Iterable[Counter[str]]) -> dict[str, dict[str, float]]:
    """Return, per type, how much more often each type is met beside it than anywhere; 1 is as often."""
    articles = [article for article in articles if article]
    total: Counter[str] = sum(articles, Counter())
    shares = {type_: n / total.total() for type_, n in sorted(total.items())}
    beside = {type_: {other: UNSURE * share for other, share in shares.items()} for type_ in shares}
    for article in articles:
        for type_, other, weight in _pairs(article):
            beside[type_][other] += weight
    return {
        type_: {other: n / sum(row.values()) / shares[other] for other, n in row.items()}
        for type_, row in beside.items()
    }


def _pairs(article: Counter[str]) -> Iterable[tuple[str, str, float]]:
    """Yield each type of an article with the types of its other events, which weigh 1 together."""
    for type_, n in article.items():
        for other, m in article.items():
            if article.total() > 1:
                yield type_, other, n * (m - (type_ == other)) / (article.total() - 1)


def write(path: Path, table: dict[str, dict[str, float]]) -> None:
    """Write the square table, rows and columns in one order."""
    rows = [("field", *table), *((type_, *(f"{lift:.2f}" for lift in row.values())) for type_, row in table.items())]
    path.write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    corpus = newskg.read(Path(sys.argv[1]))
    write(lexicon.FOLDER / "fields.tsv", lifts(Counter(event["type"] for event in a["events"]) for a in corpus))
