"""The trained graphs: numbers of a window -> scores. One thread, so that the same words give the same scores."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime

from kg.language.network.forms import Floats, Forms
from kg.language.network.inputs import Inputs
from kg.language.network.lemmas import Lemmas
from kg.language.network.pieces import Pieces

#: The files of a network.
FILES = (
    "words.onnx",
    "labels.onnx",
    "roles.onnx",
    "labels.json",
    "pieces.txt",
    "words.txt",
    "words.npz",
    "phrases.npz",
    "lemmas.tsv",
)


@dataclass(frozen=True)
class Labels:
    """What the numbers of the graphs mean: labels of each layer of marks, values of each column of tags, relations, kinds and roles."""

    marks: Mapping[str, Sequence[str]]
    tags: Mapping[str, Sequence[str]]
    dep: Sequence[str]
    roles: Sequence[str]
    kinds: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Scores:
    """What the network says of a window's words: a vector of each, scores by layer and column, and of heads (0: none)."""

    vectors: Floats
    marks: Mapping[str, Floats]
    tags: Mapping[str, Floats]
    arcs: Floats


class Graphs:
    """The files of a folder, opened."""

    def __init__(self, folder: Path) -> None:
        self.labels = Labels(**json.loads((folder / "labels.json").read_text("utf-8")))
        self.pieces = Pieces.read(folder / "pieces.txt")
        self.forms = Forms.read(folder)
        self.lemmas = Lemmas.read(folder / "lemmas.tsv")
        self._words, self._labels, self._roles = (
            _session(folder / f"{name}.onnx") for name in ("words", "labels", "roles")
        )

    def read(self, given: Inputs) -> Scores:
        """Return the scores of a window."""
        feed = {"pieces": given.pieces, "owner": given.owner, "forms": given.forms, "first": given.first}
        vectors, marks, tags, arcs = self._words.run(None, feed)
        return Scores(vectors, _parted(marks, self._mark_sizes), _parted(tags, self._tag_sizes), arcs)

    def relations(self, vectors: Floats, heads: Sequence[int]) -> Floats:
        """Return the scores of the labels of words under their heads: (words, labels)."""
        found: Floats = self._labels.run(None, {"words": vectors, "heads": np.array(heads, dtype="int64")})[0]
        return found

    def roles(self, vectors: Floats, anchors: Sequence[tuple[int, int]], kinds: Sequence[str]) -> Floats:
        """Return for each anchor (first word, after the last) and its kind the scores of the roles of all words: (anchors, words, tags)."""
        numbers = [list(self.labels.kinds).index(kind) for kind in kinds]
        feed = {
            "words": vectors,
            "anchors": np.array(anchors, dtype="int64"),
            "kinds": np.array(numbers, dtype="int64"),
        }
        found: Floats = self._roles.run(None, feed)[0]
        return found

    @cached_property
    def _mark_sizes(self) -> dict[str, int]:
        return {layer: 1 + 2 * len(labels) for layer, labels in self.labels.marks.items()}

    @cached_property
    def _tag_sizes(self) -> dict[str, int]:
        return {column: len(values) for column, values in self.labels.tags.items()}


def _parted(scores: Floats, sizes: Mapping[str, int]) -> dict[str, Floats]:
    """Return columns that stand side by side, by the name of each group."""
    ends: npt.NDArray[np.integer[Any]] = np.cumsum([0, *sizes.values()])
    return {name: scores[:, start:end] for name, (start, end) in zip(sizes, pairwise(ends), strict=True)}


def _session(path: Path) -> Any:
    """Open a graph; sums are not joined with the norms after them, which makes both slower on processors."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        path, options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )
