"""Weights -> the files that the reader loads: three small graphs in ONNX, the encoder's in whole numbers, and their labels."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from kg.train.reader import trees
from kg.train.reader.encoder import Encoder
from kg.train.reader.fit import Made
from kg.train.reader.network import Network
from kg.train.reader.texts import KINDS, LAYERS, ROLES

#: Sizes of the example that the graphs are traced with; both are free in the graphs.
PIECES, WORDS, ANCHORS = 20, 12, 3
#: The largest whole number in a table of eight bits.
LARGEST = 127
OPSET = 18


class _Words(nn.Module):
    """One window -> vectors of its words, scores of marks and tags, and of each word's being another's head."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, owner: Tensor, forms: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        net = self.network
        words = net.encoder(pieces[None], owner[None], forms[None], first[None], torch.ones_like(pieces)[None])
        marking, tagging = net.marking(words), net.tagging(words)
        marks = torch.cat([out(marking) for out in net.marks.values()], -1)
        tags = torch.cat([out(tagging) for out in net.tags.values()], -1)
        return words[0], marks[0], tags[0], net.trees.arcs(words)[0]


class _Labels(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.trees = network.trees

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        return self.trees.labels(words[None], heads[None])[0]


class _Roles(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.roles = network.roles

    def forward(self, words: Tensor, anchors: Tensor, kinds: Tensor) -> Tensor:
        return self.roles(words, anchors, kinds)


class _Table(nn.Module):
    """An embedding of eight bits a number, with a scale for each row."""

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-9) / LARGEST
        self.register_buffer("rows", (table.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        rows: Tensor = self.rows[ids]  # type: ignore[index,assignment,unused-ignore]
        return rows.float() * self.scale[ids]  # type: ignore[index,operator,unused-ignore]


def export(made: Made, work: Path, encoder: Path, out: Path) -> None:
    """Write to the folder `out`: words.onnx, labels.onnx, roles.onnx, labels.json, pieces.txt, words.txt, words.npz."""
    network, labels = made.network, made.labels
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    table = network.encoder.word
    network.encoder.word = _Table(table)  # type: ignore[assignment,unused-ignore]
    _words(network, out)
    network.encoder.word = table
    words = torch.zeros((WORDS, network.roles.word.in_features))
    count, anchors = torch.export.Dim("words"), torch.export.Dim("anchors")
    heads = torch.zeros(WORDS, dtype=torch.long)
    _graph(
        _Labels(network), {"words": (words, {0: count}), "heads": (heads, {0: count})}, ["labels"], out / "labels.onnx"
    )
    spans = torch.tensor([[0, 1], [2, 4], [5, 6]])
    kinds = torch.zeros(ANCHORS, dtype=torch.long)
    given = {"words": (words, {0: count}), "anchors": (spans, {0: anchors}), "kinds": (kinds, {0: anchors})}
    _graph(_Roles(network), given, ["roles"], out / "roles.onnx")
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
    for name in ("words.txt", "words.npz"):
        shutil.copy(work / name, out / name)


def _words(network: Network, out: Path) -> None:
    pieces, words = torch.export.Dim("pieces", min=4), torch.export.Dim("words", min=2)
    width = network.encoder.beside.in_features
    given: dict[str, tuple[Tensor, dict[int, Any]]] = {
        "pieces": (torch.ones(PIECES, dtype=torch.long), {0: pieces}),
        "owner": (torch.zeros(PIECES, dtype=torch.long), {0: pieces}),
        "forms": (torch.zeros((WORDS, width)), {0: words}),
        "first": (torch.arange(WORDS), {0: words}),
    }
    whole = out / "whole.onnx"
    _graph(_Words(network), given, ["vectors", "marks", "tags", "arcs"], whole)
    quantize_dynamic(
        whole,
        out / "words.onnx",
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_quantize=_layers(onnx.load(whole), network.encoder),
    )
    whole.unlink()
    _bare(out / "words.onnx")


def _layers(graph: Any, encoder: Encoder) -> list[str]:
    """Return the products of the encoder's layers, which learnt to bear whole numbers; all others stay exact."""
    sizes = {tuple(p.shape) for layer in encoder.layers for p in layer.parameters() if p.dim() == 2}
    known = {i.name: tuple(i.dims) for i in graph.graph.initializer}
    return [
        node.name
        for node in graph.graph.node
        if node.op_type == "MatMul" and {known.get(node.input[1], ()), known.get(node.input[1], ())[::-1]} & sizes
    ]


def _graph(
    module: nn.Module, given: Mapping[str, tuple[Tensor, dict[int, Any]]], names: Sequence[str], path: Path
) -> None:
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
