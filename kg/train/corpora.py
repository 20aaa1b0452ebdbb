"""Open corpora -> the training files of both halves of the pipeline, in a work folder."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kg.train import harmony, newskg, silver, treebanks, vectors

SYNTAX = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SPACY", "SENT_START"]
NEWS = ["ENT_IOB", "ENT_TYPE", "SPACY"]
#: Share of short sentences that come again as headlines, in gold and in silver trees.
TWINS, SILVER_TWINS = 0.12, 0.04
#: How often gold is repeated beside silver.
GOLD = 2
#: Every how manieth raw article is read for silver names, and how many tokens of them are kept.
EVERY, SILVER_TOKENS = 4, 1_100_000


def write_vectors(corpora: Path, work: Path) -> None:
    """Write the static vectors that both halves share."""
    nlp = spacy.blank("en")
    nlp.vocab.vectors = vectors.make(corpora, nlp.vocab)
    nlp.to_disk(work / "vectors")


def write_syntax(corpora: Path, work: Path) -> None:
    """Write trees: gold of GUM and EWT twice, machine-made ones of news once, and headline twins of both; and gold alone."""
    nlp = spacy.blank("en")
    gold = [s for name in ("gum", "ewt") for s in treebanks.read(corpora / "treebanks" / f"{name}-train.conllu.gz")]
    machine = [harmony.harmonized(s) for s in treebanks.read(corpora / "silver" / "amalgum-news.dep.conllu.gz")]
    twins = _trees(treebanks.headline_twins(gold, TWINS, seed=1), nlp)
    train = [
        *_trees(gold, nlp) * GOLD,
        *twins,
        *_trees(machine, nlp),
        *_trees(treebanks.headline_twins(machine, SILVER_TWINS, seed=2), nlp),
    ]
    _save(train, SYNTAX, work / "syntax-train.spacy")
    _save([*_trees(gold, nlp), *twins], SYNTAX, work / "syntax-gold.spacy")
    dev = [s for name in ("gum", "ewt") for s in treebanks.read(corpora / "treebanks" / f"{name}-dev.conllu.gz")]
    _save(_trees(dev, nlp), SYNTAX, work / "syntax-dev.spacy")


def write_news(corpora: Path, work: Path) -> None:
    """Write the hand-marked news, without silver: what a first pipeline learns from."""
    nlp = spacy.blank("en")
    for part in ("train", "dev"):
        marked = newskg.docs(newskg.read(corpora / "newskg" / f"{part}.jsonl.gz"), nlp, twins=part == "train")
        _save(marked, NEWS, work / f"news-{part}.spacy")


def write_silver(corpora: Path, work: Path, first: Path) -> None:
    """Write hand-marked news twice and raw news as the first pipeline marks it; no article of the dev part is among them."""
    nlp = spacy.blank("en")
    gold = list(DocBin().from_disk(work / "news-train.spacy").get_docs(nlp.vocab))
    held = frozenset(a["wikinews_id"] for a in newskg.read(corpora / "newskg" / "dev.jsonl.gz"))
    texts = islice(silver.articles(corpora / "wikinews" / "wikinews.jsonl.gz", held), 1, None, EVERY)
    _save([*gold * GOLD, *_first_tokens(silver.docs(texts, str(first), nlp))], NEWS, work / "news-silver.spacy")


def _first_tokens(docs: Iterable[Doc]) -> Iterable[Doc]:
    left = SILVER_TOKENS
    for doc in docs:
        if left <= 0:
            return
        if len(doc) > 5:
            left -= len(doc)
            yield doc


def _trees(sentences: Iterable[treebanks.Sentence], nlp: Language) -> list[Doc]:
    return list(treebanks.paragraphs(sentences, nlp.vocab))


def _save(docs: Iterable[Doc], attributes: list[str], path: Path) -> None:
    DocBin(attrs=attributes, docs=docs, store_user_data=False).to_disk(path)
