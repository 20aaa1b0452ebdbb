"""The network as it is shipped, beside the network that was trained: small ones, with weights that are drawn."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs pip install 'newskg[train]'")
pytest.importorskip("onnxscript", reason="needs pip install 'newskg[train]'")
onnxruntime = pytest.importorskip("onnxruntime")

from kg.train.reader import export, shipped  # noqa: E402
from kg.train.reader.encoder import WIDTH, Layer  # noqa: E402
from kg.train.reader.network import Trees  # noqa: E402
from kg.train.reader.quantizing import rounding  # noqa: E402


def test_relations_are_scored_as_in_training() -> None:
    torch.manual_seed(1)
    trees = Trees(12, 5).eval()
    words, heads = torch.randn(6, 12), torch.tensor([2, 0, 2, 6, 6, 1])

    found = shipped.Labels(SimpleNamespace(trees=trees))(words, heads)

    assert torch.allclose(found, trees.labels(words[None], heads[None])[0], atol=1e-5)


def test_a_layer_of_whole_numbers_computes_what_training_rounds_to(tmp_path: Path) -> None:
    torch.manual_seed(2)
    layer, words = Layer().eval(), torch.randn(9, WIDTH)
    rounding(layer, rounds=True)
    count = torch.export.Dim("words", min=2)

    export._graph(shipped._Layer(layer), {"words": (words, {0: count})}, ["found"], tmp_path / "layer.onnx")
    graph = onnxruntime.InferenceSession(tmp_path / "layer.onnx", providers=["CPUExecutionProvider"])

    for given in (words, torch.randn(31, WIDTH)):
        (found,) = graph.run(None, {"words": given.numpy()})
        expected = layer(given[None], torch.zeros(1))[0].detach().numpy()
        assert np.abs(found - expected).max() < 0.05
