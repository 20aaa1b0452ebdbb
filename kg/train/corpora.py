"""Open corpora -> the training files of both halves of the pipeline."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kg.train import newskg, treebanks, vectors

TREES = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SPACY", "SENT_START"]
NEWS = ["ENT_IOB", "ENT_TYPE", "SPACY"]
TREEBANKS = ("gum", "ewt")
#: Share of short sentences that come again as headlines.
TWINS = 0.12
#: How often gold is repeated beside what the teachers mark.
GOLD = 2
#: Tokens of raw news that the teachers mark, and how often each goes over the gold data before.
NEWS_TOKENS, TREE_TOKENS = 2_400_000, 1_300_000
EPOCHS = {"marks": 8, "trees": 6}


def write_vectors(data: Path, out: Path) -> None:
    """Write the static vectors that both halves share."""
    nlp = spacy.blank("en")
    nlp.vocab.vectors = vectors.make(data, nlp.vocab)
    nlp.to_disk(out)


def write_news(data: Path, part: str, out: Path) -> None:
    """Write the hand-marked news of a part; in training, headlines come again in title case."""
    articles = newskg.read(data / "newskg" / f"{part}.jsonl.gz")
    _save(newskg.docs(articles, spacy.blank("en"), twins=part == "train"), NEWS, out)


def write_trees(data: Path, part: str, out: Path) -> None:
    """Write the gold trees of a part; in training, some sentences come again as headlines."""
    nlp = spacy.blank("en")
    gold = [s for name in TREEBANKS for s in treebanks.read(data / "treebanks" / f"{name}-{part}.conllu.gz")]
    twins = treebanks.headline_twins(gold, TWINS, seed=1) if part == "train" else ()
    _save(treebanks.paragraphs(chain(gold, twins), nlp.vocab), TREES, out)


def write_news_trees(data: Path, out: Path) -> None:
    """Write the gold trees of the news and interviews of GUM's dev part: what is nearest to what newsrooms read."""
    gold = treebanks.read(data / "treebanks" / "gum-dev.conllu.gz")
    news = [s for s in gold if s.name.startswith(("GUM_news", "GUM_interview"))]
    _save(treebanks.paragraphs(news, spacy.blank("en").vocab), TREES, out)


def write_marked_news(data: Path, work: Path, encoder: Path, out: Path) -> None:
    """Write hand-marked news and, beside it, raw news as a teacher marks it."""
    from kg.train.teacher import marks

    nlp = spacy.load(work / "vectors")
    gold = list(read(work / "news-train.spacy", nlp))
    teacher = marks.Marker(encoder, nlp.vocab, gold)
    teacher.fit([teacher.example(group) for group in marks.windows(gold)], EPOCHS["marks"])
    raw = teacher.mark(_first_tokens(newskg.raw(data, nlp), NEWS_TOKENS))
    _save(chain(*[gold] * GOLD, raw), NEWS, out)


def write_parsed_news(data: Path, work: Path, encoder: Path, out: Path) -> None:
    """Write gold trees and, beside them, raw news as a teacher parses it; lemmas are left out there."""
    from kg.train.teacher import trees

    nlp = spacy.load(work / "vectors")
    gold = list(read(work / "trees-train.spacy", nlp))
    teacher = trees.Parser(encoder, nlp.vocab, gold)
    teacher.fit([teacher.example(group) for group in trees.sentences(gold)], EPOCHS["trees"])
    raw = teacher.parse(_first_tokens(newskg.raw(data, nlp), TREE_TOKENS))
    _save(chain(*[gold] * GOLD, raw), TREES, out)


def read(path: Path, nlp: Language) -> Iterator[Doc]:
    """Yield the Docs of a training file."""
    return DocBin().from_disk(path).get_docs(nlp.vocab)


def _first_tokens(docs: Iterable[Doc], wanted: int) -> Iterator[Doc]:
    for doc in docs:
        if wanted <= 0:
            return
        wanted -= len(doc)
        yield doc


def _save(docs: Iterable[Doc], attributes: list[str], path: Path) -> None:
    DocBin(attrs=attributes, docs=docs, store_user_data=False).to_disk(path)
