"""A pipeline on the dev parts, none of which it was trained on -> scores between 0 and 1."""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from threadpoolctl import threadpool_limits

from kg.language.network import lemmas, reading
from kg.language.network.graphs import Graphs
from kg.language.network.reading import Raw
from kg.train.reader import news, trees
from kg.train.reader.texts import Mark, Text

TREEBANKS = ("gum", "ewt")
#: The genres of GUM that are nearest to what newsrooms read.
NEAR = ("GUM_news", "GUM_interview")
#: Type of events that fits none of the others; which are of it is a matter of taste.
OTHER = "OtherEvent"
#: Bands of chances.
EDGES = (0.0, 0.5, 0.7, 0.85, 0.95, 1.01)


@dataclass(frozen=True)
class Rate:
    """How much of what was found is right, and how much of what is there was found."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


@dataclass(frozen=True)
class Band:
    """Marks whose chances lie near each other: what they say on the average, how many of them are right, how many there are."""

    said: float
    right: float
    count: int


def measure(nlp: Language, graphs: Graphs, data: Path) -> dict[str, dict[str, Any]]:
    """Return by table the scores of a pipeline, whose one component has these graphs, on the dev parts of the corpora."""
    heads = news.Heads(news.read(data / "newskg" / "train.jsonl.gz"))
    articles = list(news.texts(news.read(data / "newskg" / "dev.jsonl.gz"), heads))
    own = [reading.find(graphs, a.words, a.spaces, a.lines) for a in articles]
    told = [reading.find(graphs, a.words, a.spaces, a.lines, a.anchors) for a in articles]
    banks = [t for b in TREEBANKS for t in trees.texts(trees.read(data / "treebanks" / f"{b}-dev.conllu.gz"))]
    near = [t for t in banks if t.name.startswith(NEAR)]
    return {
        "trees": syntax(nlp, banks),
        "trees of news and interviews": syntax(nlp, near),
        "marks": marks(articles, own),
        "chances of marks": chances(articles, own),
        "roles with the anchors given": roles(articles, told),
        "roles": roles(articles, own),
        "factuality of events found": {"all": factuality(articles, own)},
        "speed": {"words per second": speed(nlp, articles)},
    }


def syntax(nlp: Language, texts: Iterable[Text]) -> dict[str, float]:
    """Return the scores of trees of raw text."""
    examples = [Example(nlp(nlp.make_doc(gold.text)), gold) for gold in (_gold(nlp, text) for text in texts)]
    for example in examples:
        for token in example.predicted:
            if token.is_space:
                token.dep_ = "punct"  # white space is in no treebank
    deps = Scorer.score_deps(examples, "dep", ignore_labels=("punct",))
    found = {"LAS": deps["dep_las"], "UAS": deps["dep_uas"]}
    for name, attribute in (("UPOS", "pos"), ("XPOS", "tag"), ("lemmas", "lemma")):
        found[name] = Scorer.score_token_attr(examples, attribute)[f"{attribute}_acc"]
    found["sentences"] = Scorer.score_spans(examples, "sents", has_annotation=lambda _: True)["sents_f"]
    return found


def _gold(nlp: Language, text: Text) -> Doc:
    return Doc(
        nlp.vocab, words=list(text.words), spaces=list(text.spaces), heads=list(text.heads), deps=[str(tag) for tag in text.tags["dep"]],
        pos=[str(tag) for tag in text.tags["pos"]], tags=[str(tag) for tag in text.tags["tag"]],
        lemmas=[lemmas.apply(e or "k0", w) for e, w in zip(text.tags["lemma"], text.words, strict=True)],
    )  # fmt: skip


def marks(texts: Sequence[Text], found: Sequence[Raw]) -> dict[str, Rate]:
    """Return by layer and label how exactly passages are marked."""
    rates: dict[str, Rate] = {}
    for layer in found[0].marks:
        gold = [{m for m in text.marks[layer] if m[2] != OTHER} for text in texts]
        own = [{(m.start, m.end, m.label) for m in raw.marks[layer] if m.label != OTHER} for raw in found]
        labels = sorted({mark[2] for some in gold for mark in some}) if layer in ("names", "attribution") else []
        rates |= {f"{layer}: {label}": _rate(_only(own, label), _only(gold, label)) for label in labels}
        rates[f"{layer}: all"] = _rate(own, gold)
    places = [{m[:2] for m in text.marks["events"]} for text in texts]
    rates["events: where"] = _rate([{(m.start, m.end) for m in raw.marks["events"]} for raw in found], places)
    cues = [_only([set(text.marks["attribution"])], "Cue")[0] for text in texts]
    told = [{(m.start, m.end, m.label) for m in raw.marks["attribution"] if m.label == "Cue"} for raw in found]
    rates["attribution: Cue, some word of it"] = _touching(told, cues)
    four = ("Person", "Organization", "Place", "Norp")
    named = [{(m.start, m.end, m.label) for m in raw.marks["names"] if m.label in four} for raw in found]
    rates["names: the first four"] = _rate(named, [{m for m in t.marks["names"] if m[2] in four} for t in texts])
    return rates


def chances(texts: Sequence[Text], found: Sequence[Raw]) -> dict[str, Band]:
    """Return by layer and band of their chances how many marks are right: by these it is told whether the chances can be believed."""
    bands: dict[str, Band] = {}
    for layer in found[0].marks:
        pairs = [
            (mark.chance, (mark.start, mark.end, mark.label) in set(text.marks[layer]))
            for text, raw in zip(texts, found, strict=True)
            for mark in raw.marks[layer]
        ]
        for low, high in pairwise(EDGES):
            own = [pair for pair in pairs if low <= pair[0] < high]
            if own:
                said, right = (statistics.fmean(values) for values in zip(*own, strict=True))
                bands[f"{layer}: {low:.2f} to {min(high, 1):.2f}"] = Band(said, right, len(own))
    return bands


def _only(marks: Sequence[set[Mark]], label: str) -> list[set[Mark]]:
    return [{mark for mark in some if mark[2] == label} for some in marks]


def _touching(found: Sequence[set[Mark]], gold: Sequence[set[Mark]]) -> Rate:
    """Return the rate of marks that share a word with one of the other side ("has said", "said")."""
    met = [
        sum(len({m for m in a if _meets(m, b)}) for a, b in zip(*sides, strict=True))
        for sides in ((found, gold), (gold, found))
    ]
    return Rate(met[0] / max(sum(map(len, found)), 1), met[1] / max(sum(map(len, gold)), 1))


def _meets(mark: Mark, others: set[Mark]) -> bool:
    return any(mark[0] < end and start < mark[1] for start, end, _ in others)


def _rate(found: Sequence[set[Any]], gold: Sequence[set[Any]]) -> Rate:
    right = sum(len(a & b) for a, b in zip(found, gold, strict=True))
    return Rate(right / max(sum(map(len, found)), 1), right / max(sum(map(len, gold)), 1))


def roles(texts: Sequence[Text], found: Sequence[Raw]) -> dict[str, Rate]:
    """Return by role how often a related passage touches the right one; what hangs on an anchor that was missed counts as missed."""
    counts: Counter[tuple[str, str]] = Counter()
    for text, raw in zip(texts, found, strict=True):
        for anchor in text.anchors:
            own = [
                role.found
                for role in raw.roles
                if role.kind == anchor.kind and _touch(role.anchor, (anchor.start, anchor.end))
            ]
            for start, end, label in anchor.roles:
                counts[label, "there"] += 1
                counts[label, "hit"] += any(f.label == label and _touch((f.start, f.end), (start, end)) for f in own)
        for role in raw.roles:
            gold = [
                m
                for a in text.anchors
                if a.kind == role.kind and _touch(role.anchor, (a.start, a.end))
                for m in a.roles
            ]
            span, label = (role.found.start, role.found.end), role.found.label
            counts[label, "found"] += 1
            counts[label, "right"] += any(m[2] == label and _touch(span, m[:2]) for m in gold)
    labels = sorted({label for label, _ in counts})
    return {
        x: Rate(counts[x, "right"] / max(counts[x, "found"], 1), counts[x, "hit"] / max(counts[x, "there"], 1))
        for x in labels
    }


def _touch(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def factuality(texts: Sequence[Text], found: Sequence[Raw]) -> float:
    """Return how many of the events found are told as surely as the annotators have it."""
    pairs = list(_told(texts, found))
    return sum(own == gold for own, gold in pairs) / max(len(pairs), 1)


def _told(texts: Sequence[Text], found: Sequence[Raw]) -> Iterator[tuple[str, str | None]]:
    for text, raw in zip(texts, found, strict=True):
        own = {(m.start, m.end) for m in raw.marks["events"]}
        for start, end, _ in text.marks["events"]:
            if (start, end) in own:
                yield raw.tags["factuality"][start], text.tags["factuality"][start]


def speed(nlp: Language, texts: Sequence[Text], clock: Callable[[], float] = time.process_time) -> float:
    """Return words per second on one thread, the median of three rounds."""
    raw = [" ".join(text.words) for text in texts]
    rates = []
    for _ in range(3):
        with threadpool_limits(limits=1):
            start = clock()
            for text in raw:
                nlp(text)
            rates.append(sum(len(text.words) for text in texts) / (clock() - start))
    return statistics.median(rates)
