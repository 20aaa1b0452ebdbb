"""Makes the language pipeline anew: `python -m kg.train --corpora DIR --work DIR --out DIR`; about four hours on one core.

The tables of `kg.train.events` are learnt with the new pipeline afterwards, and the graph's scores change with both.
"""

import argparse
from pathlib import Path

from kg.train import assemble, corpora, fit, scores


def main() -> None:
    """Read the corpora, train both halves, and write the pipeline with its card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--corpora", type=Path, required=True, help="folder of the open corpora, as the card lists them"
    )
    parser.add_argument("--work", type=Path, required=True, help="folder for training files and half-made models")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the pipeline to")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    corpora.write_vectors(args.corpora, args.work)
    corpora.write_syntax(args.corpora, args.work)
    corpora.write_news(args.corpora, args.work)
    fit.fit("syntax", args.work, ("syntax-train", "syntax-dev"), "trees")
    fit.fit("settle", args.work, ("syntax-gold", "syntax-dev"), "syntax", start="trees")
    fit.fit("news", args.work, ("news-train", "news-dev"), "first")
    assemble.assemble(args.work / "first", args.work / "syntax", args.work / "pipeline")
    corpora.write_silver(args.corpora, args.work, args.work / "pipeline")
    fit.fit("news", args.work, ("news-silver", "news-dev"), "news")
    assemble.assemble(args.work / "news", args.work / "syntax", args.out)
    scores.write_card(args.out, args.work)


if __name__ == "__main__":
    main()
