"""Weights -> the files that the reader loads: three small graphs in ONNX, the encoder's in whole numbers, and their labels."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from torch import Tensor, nn

from kg.train.reader import shipped, trees
from kg.train.reader.fit import Made
from kg.train.reader.network import Network
from kg.train.reader.texts import KINDS, LAYERS, ROLES

#: Sizes of the example that the graphs are traced with; both are free in the graphs.
PIECES, WORDS, ANCHORS = 20, 12, 3
OPSET = 20

#: What a graph is given: an example of each input, and which of its sizes are free.
Given = Mapping[str, tuple[Tensor, dict[int, Any]]]


def export(made: Made, work: Path, encoder: Path, out: Path) -> None:
    """Write to the folder `out`: words.onnx, labels.onnx, roles.onnx, labels.json, pieces.txt, words.txt, words.npz, phrases.npz."""
    network, labels = made.network, made.labels
    out.mkdir(parents=True, exist_ok=True)
    graphs(network.eval(), out)
    columns = {c: labels.columns[c] for c in network.tags}
    contents = {
        "marks": {layer: list(LAYERS[layer]) for layer in network.marks},
        "tags": {c: list(v) for c, v in columns.items()},
        "dep": list(labels.columns["dep"]),
        "roles": list(ROLES),
        "kinds": {kind: list(roles) for kind, roles in KINDS.items()},
    }
    (out / "labels.json").write_text(json.dumps(contents, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shutil.copy(encoder / "vocab.txt", out / "pieces.txt")
    rows = ("\t".join(row) for row in trees.lemmas(made.trees))
    (out / "lemmas.tsv").write_text("\n".join(rows) + "\n", "utf-8")
    for name in ("words.txt", "words.npz", "phrases.npz"):
        shutil.copy(work / name, out / name)


def graphs(network: Network, out: Path) -> None:
    """Write the three graphs of a network to a folder."""
    pieces, count, anchors = (
        torch.export.Dim("pieces", min=4),
        torch.export.Dim("words", min=2),
        torch.export.Dim("anchors"),
    )
    ids, owner, first = torch.ones(PIECES, dtype=torch.long), torch.zeros(PIECES, dtype=torch.long), torch.arange(WORDS)
    forms, words = (torch.zeros((WORDS, part.in_features)) for part in (network.encoder.beside, network.roles.word))
    spans, kinds = torch.tensor([[0, 1], [2, 4], [5, 6]]), torch.zeros(ANCHORS, dtype=torch.long)
    read: Given = {
        "pieces": (ids, {0: pieces}),
        "owner": (owner, {0: pieces}),
        "forms": (forms, {0: count}),
        "first": (first, {0: count}),
    }
    headed: Given = {"words": (words, {0: count}), "heads": (torch.zeros(WORDS, dtype=torch.long), {0: count})}
    related: Given = {"words": (words, {0: count}), "anchors": (spans, {0: anchors}), "kinds": (kinds, {0: anchors})}
    _graph(shipped.Words(network), read, ["vectors", "marks", "tags", "arcs"], out / "words.onnx")
    _graph(shipped.Labels(network), headed, ["labels"], out / "labels.onnx")
    _graph(shipped.Roles(network), related, ["roles"], out / "roles.onnx")


def _graph(module: nn.Module, given: Given, names: Sequence[str], path: Path) -> None:
    torch.onnx.export(
        module.eval(),
        tuple(example for example, _ in given.values()),
        path,
        input_names=list(given),
        output_names=list(names),
        dynamic_shapes=[free for _, free in given.values()],
        dynamo=True,
        opset_version=OPSET,
        external_data=False,
        verbose=False,
    )
    _bare(path)


def _bare(path: Path) -> None:
    """Take out of a graph what says where it was made: names of files and lines of the program that wrote it."""
    model = onnx.load(path)
    for part in (
        model,
        model.graph,
        *model.functions,
        *model.graph.node,
        *(n for f in model.functions for n in f.node),
    ):
        part.doc_string = ""
        del part.metadata_props[:]
    for value in (*model.graph.value_info, *model.graph.input, *model.graph.output):
        value.doc_string = ""
        del value.metadata_props[:]
    onnx.save(model, path)
