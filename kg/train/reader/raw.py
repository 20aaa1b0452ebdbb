"""Raw news, and trees that a machine made -> texts to learn from, as far as the network that is being trained is sure of them.

A network that reads a text in several windows, and takes the mean, is better than the same network in one; what it is then sure of, it
learns anew behind noise (self-training). Raw news says more than that: its editors' links say which names are persons, bodies and places.
"""

import pickle
import random
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
import torch
from spacy.language import Language

from kg.language.network import tags as tagging
from kg.language.network import tokenizer, windows
from kg.language.network.tags import Floats
from kg.train.reader import news, side, trees
from kg.train.reader.examples import NONE, Example, Maker, headline
from kg.train.reader.network import Network
from kg.train.reader.texts import LAYERS, Mark, Text

NEWS = "wikinews/wikinews.jsonl.gz"
PARSED = "silver/amalgum-news.dep.conllu.gz"
MARKED = ("newskg/train.jsonl.gz", "newskg/dev.jsonl.gz")
#: How many articles of raw news are read.
ARTICLES = 1500
#: How likely the tags of a layer must be to be learnt; words of less likely ones are unknown.
SURE = {"names": 0.9, "events": 0.75, "attribution": 0.75}
#: Windows of so many words, in turn.
SIZES = (170, 110)
#: Texts are marked in groups of so many windows; articles shorter than this many words, or longer, are left out.
GROUP, SHORTEST, LONGEST = 8, 80, 900
#: A tree is learnt from when the network has at least this share of its heads and relations, and it has at least so many words.
AGREED, WORDS = 0.85, 6
#: Relations that treebanks came to call otherwise.
RENAMED = {
    "nmod:tmod": "nmod:unmarked",
    "obl:tmod": "obl:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "obl:npmod": "obl:unmarked",
}
#: Columns of tags that treebanks fill otherwise today.
OTHERWISE = frozenset(["morph", "lemma"])


def read(data: Path, work: Path, network: Network, maker: Maker, seed: int) -> list[list[Text]]:
    """Return raw news as the network marks it, and the machine's trees that it agrees with; `work` keeps them for a run that goes on."""
    kept = work / "raw.pickle"
    if not kept.exists():
        teacher = Teacher(network, maker)
        marked = [teacher.marked(text) for text in articles(data, ARTICLES, seed)]
        parses = [_trusted(text) for text in trees.texts(teacher.agreed(parsed(data)))]
        kept.write_bytes(pickle.dumps([marked, parses]))
    found: list[list[Text]] = pickle.loads(kept.read_bytes())  # our own file
    return found


def _trusted(text: Text) -> Text:
    """Return a parsed text without what its treebank writes otherwise than ours do."""
    return replace(text, tags={c: [None] * len(v) if c in OTHERWISE else v for c, v in text.tags.items()})


def articles(data: Path, count: int, seed: int) -> Iterator[Text]:
    """Yield so many articles of raw news, drawn, but none of those that are marked by hand."""
    taken = {a["wikinews_id"] for name in MARKED for a in news.read(data / name)}
    rows = [a for a in news.read(data / NEWS) if a["id"] not in taken]
    random.Random(seed).shuffle(rows)
    nlp = tokenizer.blank()
    made = (_text(nlp, row) for row in rows)
    yield from islice((text for text in made if SHORTEST <= len(text.words) <= LONGEST), count)


def _text(nlp: Language, row: Mapping[str, Any]) -> Text:
    """Return an article with its headline as its first line, as articles that are marked have it."""
    text = row["title"] + "\n\n" + row["text"]
    tokens = [t for t in nlp.make_doc(text) if not t.is_space]
    spaces = [bool(t.whitespace_) or t.nbor().is_space if t.i + 1 < len(t.doc) else False for t in tokens]
    breaks = [i for i, c in enumerate(text) if c == "\n"]
    lines = Counter(bisect(breaks, t.idx) for t in tokens)
    return Text(str(row["id"]), tuple(t.text for t in tokens), tuple(spaces), tuple(lines.values()))


class Teacher:
    """The network, as it marks and parses texts by itself."""

    def __init__(self, network: Network, maker: Maker) -> None:
        self.network, self.maker = network.eval(), maker

    def marked(self, text: Text) -> Text:
        """Return a text with what the network is sure of."""
        chances = self._chances(text)
        found = {layer: sure(chances[layer], LAYERS[layer], SURE[layer]) for layer in SURE}
        return replace(
            text,
            marks={layer: own for layer, (own, _) in found.items()},
            unknown={layer: frozenset(words) for layer, (_, words) in found.items()},
        )

    def _chances(self, text: Text) -> dict[str, Floats]:
        """Return how likely each tag of each word is, by layer: the mean over windows of several sizes."""
        read = [self._read(text, size) for size in SIZES]
        return {layer: np.mean([one[layer] for one in read], axis=0) for layer in SURE}

    def _read(self, text: Text, size: int) -> dict[str, Floats]:
        cut = list(chain.from_iterable(windows.pieces(w) for w in windows.cut(text.lines, packed=size)))
        ahead = [headline(text) if window.start else NONE for window in cut]
        made = [self.maker.example(text, window, own) for window, own in zip(cut, ahead, strict=True)]
        found: dict[str, list[Floats]] = defaultdict(list)
        for i in range(0, len(made), GROUP):
            with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                hidden = self.network.marking(self.network.read(made[i : i + GROUP]))
                scores = {layer: self.network.marks[layer](hidden).float().numpy() for layer in SURE}
            for layer, own in scores.items():
                for k, row in enumerate(own, i):
                    found[layer].append(tagging.chances(row[len(ahead[k][0]) :][: cut[k].end - cut[k].start]))
        return {layer: np.concatenate(own) for layer, own in found.items()}

    def agreed(self, sentences: Iterable[trees.Sentence]) -> Iterator[trees.Sentence]:
        """Yield the sentences with whose trees the network nearly agrees."""
        group: list[trees.Sentence] = []
        for sentence in sentences:
            if WORDS <= len(sentence.rows) <= trees.LONGEST:
                group.append(sentence)
            if len(group) == 4 * GROUP:
                yield from self._agreed(group)
                group = []
        if group:
            yield from self._agreed(group)

    def _agreed(self, sentences: Sequence[trees.Sentence]) -> Iterator[trees.Sentence]:
        made = [self._example(sentence) for sentence in sentences]
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            words = self.network.read(made)
            heads = self.network.heads(words, made)
            labels = self.network.trees.labels(words, heads).argmax(-1)
        for i, (sentence, example) in enumerate(zip(sentences, made, strict=True)):
            size = len(example.heads)
            same = (heads[i, :size] == example.heads) & (labels[i, :size] == example.tags["dep"])
            if same.float().mean() >= AGREED:
                yield sentence

    def _example(self, sentence: trees.Sentence) -> Example:
        text = next(trees.texts([sentence]))
        return self.maker.example(text, windows.Window(0, len(text.words)))


def parsed(data: Path) -> Iterator[trees.Sentence]:
    """Yield the sentences of news that a machine parsed, with the relations' names of today, and spaces as they must have been."""
    for sentence in trees.read(data / PARSED):
        passive = {row[6] for row in sentence.rows if row[7] == "aux:pass"}
        agents = {row[6] for row in sentence.rows if row[7] == "case" and row[1].lower() == "by"}
        rows = [(*row[:7], _relation(row, passive, agents), *row[8:]) for row in sentence.rows]
        yield replace(sentence, rows=tuple(rows), spaces=side.spaces([row[1] for row in rows]), opens_paragraph=False)


def _relation(row: Sequence[str], passive: set[str], agents: set[str]) -> str:
    if row[7] == "obl" and row[0] in agents and row[6] in passive:
        return "obl:agent"
    return RENAMED.get(row[7], row[7])


def sure(chances: Floats, labels: Sequence[str], least: float) -> tuple[list[Mark], set[int]]:
    """Return the marks of words, and the words whose tags are not sure."""
    best = tagging.best(np.log(chances + 1e-9))
    marks = [(start, end, labels[label]) for start, end, label in tagging.spans(best.tolist())]
    unsure = {i for i, tag in enumerate(best.tolist()) if chances[i, tag] < least}
    vague = [mark for mark in marks if unsure & set(range(*mark[:2]))]
    return marks, unsure | {i for start, end, _ in vague for i in range(start, end)}
