"""The pipeline on the dev parts, none of which it was trained on -> scores, and the card that states them."""

import json
import statistics
import time
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.training import Example
from thinc.api import use_ops

import kg.language.spans  # noqa: F401  # registers the components that the pipeline names
from kg.language import blas
from kg.language.reader import Reader

CARD = Path(__file__).parent / "card.md"
SYNTAX = (
    ("LAS", "dep_las"),
    ("UAS", "dep_uas"),
    ("UPOS", "pos_acc"),
    ("XPOS", "tag_acc"),
    ("lemmas", "lemma_acc"),
    ("sentences", "sents_f"),
)


def measure(model: Path, work: Path) -> dict[str, Any]:
    """Return the scores of a pipeline on the dev files of a work folder, between 0 and 1, and its words per second on one thread."""
    nlp = spacy.load(model)
    trees = _examples(nlp, work / "trees-dev.spacy")
    syntax, near = nlp.evaluate(trees), nlp.evaluate(_examples(nlp, work / "trees-news.spacy"))
    news = nlp.evaluate(_examples(nlp, work / "news-dev.spacy"))
    return {
        "syntax": {name: syntax[key] for name, key in SYNTAX},
        "syntax of news": {name: near[key] for name, key in SYNTAX},
        "names": news["ents_per_type"] | {"all": {"p": news["ents_p"], "r": news["ents_r"], "f": news["ents_f"]}},
        "events": {"all": {"p": news["spans_events_p"], "r": news["spans_events_r"], "f": news["spans_events_f"]}},
        "attribution": news["spans_attribution_per_type"],
        "speed": _speed(model, work / "small", [e.reference.text for e in trees]),
        "megabytes": sum(p.stat().st_size for p in model.rglob("*") if p.is_file()) / 1e6,
    }


def write_card(model: Path, work: Path) -> None:
    """Write README.md and scores.json into the pipeline's folder."""
    found = measure(model, work)
    (model / "scores.json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")
    (model / "README.md").write_text(CARD.read_text("utf-8").replace("<!-- scores -->", _tables(found)), "utf-8")


def _examples(nlp: Language, path: Path) -> list[Example]:
    return [Example(nlp.make_doc(doc.text), doc) for doc in DocBin().from_disk(path).get_docs(nlp.vocab)]


def _speed(model: Path, small: Path, texts: list[str]) -> dict[str, float]:
    """Return words per second of the pipeline as kg runs it, and how often that is what the small one does as spaCy runs it.

    One thread; the median of five rounds in turn.
    """
    with use_ops("numpy"):
        other = spacy.load(small)
    ours = Reader.load(str(model)).nlp
    rates: dict[str, list[float]] = {"ours": [], "other": []}
    for _ in range(5):
        for name, nlp in (("ours", ours), ("other", other)):
            with blas.one_thread():
                start = time.process_time()
                words = sum(len(doc) for doc in nlp.pipe(texts))
                rates[name].append(words / (time.process_time() - start))
    ratios = [a / b for a, b in zip(rates["ours"], rates["other"], strict=True)]
    return {"words per second": statistics.median(rates["ours"]), "ratio": statistics.median(ratios)}


def _tables(found: dict[str, Any]) -> str:
    rows = ["| trees | GUM dev + EWT dev | news and interviews of GUM dev |", "|---|---|---|"]
    near = found["syntax of news"]
    rows += [f"| {name} | {100 * value:.1f} | {100 * near[name]:.1f} |" for name, value in found["syntax"].items()]
    rows += ["", "| spans (newskg dev), exact | precision | recall | F |", "|---|---|---|---|"]
    for layer in ("names", "attribution", "events"):
        rows += [
            f"| {layer}: {label} | {100 * s['p']:.1f} | {100 * s['r']:.1f} | {100 * s['f']:.1f} |"
            for label, s in sorted(found[layer].items())
        ]
    speed = found["speed"]
    rows += ["", "| on one thread | |", "|---|---|"]
    rows += [f"| words per second | {speed['words per second']:,.0f} |", f"| ratio | {speed['ratio']:.2f} |"]
    rows += [f"| size, MB | {found['megabytes']:.1f} |"]
    return "\n".join(rows)
