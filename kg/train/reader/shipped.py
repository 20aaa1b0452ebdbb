"""The network as it is shipped: what it computes of one window, arranged so that onnxruntime has little to do.

The encoder's layers multiply whole numbers, as they learnt to; query, key and value are one product. All else stays exact.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.onnx.ops import symbolic, symbolic_multi_out

from kg.train.reader import quantizing
from kg.train.reader.encoder import HEADS, WIDTH, Encoder, Layer
from kg.train.reader.network import Network

#: The largest whole number in a table of eight bits.
LARGEST = 127
#: No score of attention is as large.
LIMIT = 60.0


class Words(nn.Module):
    """One window -> vectors of its words, scores of marks and tags, and of each word's being another's head."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network, self.encoder = network, _Encoder(network.encoder)
        self.marks, self.tags = (_together(*outs.values()) for outs in (network.marks, network.tags))

    def forward(self, pieces: Tensor, owner: Tensor, forms: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return (words, numbers), (words, marks), (words, tags), (words, 1 + words)."""
        net = self.network
        words = self.encoder(pieces, owner, forms, first)
        return words, self.marks(net.marking(words)), self.tags(net.tagging(words)), net.trees.arcs(words[None])[0]


class Labels(nn.Module):
    """Vectors of words and their heads -> scores of the relations of each to its head."""

    label: Tensor

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.trees, label = network.trees, network.trees.label.detach()
        self.register_buffer("label", label.transpose(0, 1).flatten(1).contiguous())

    def forward(self, words: Tensor, heads: Tensor) -> Tensor:
        """Return (words, labels)."""
        above = torch.cat([self.trees.root[None], words])[heads]
        low, high = _one(self.trees.labelled(words)), _one(self.trees.labelling(above))
        found: Tensor = ((low @ self.label).unflatten(1, (-1, high.shape[1])) @ high[..., None])[..., 0]
        return found


class Roles(nn.Module):
    """Vectors of words and some anchors -> scores of the roles of all words for each of these."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.roles = network.roles

    def forward(self, words: Tensor, anchors: Tensor, kinds: Tensor) -> Tensor:
        """Return (anchors, words, tags)."""
        return self.roles(words, anchors, kinds)


class _Encoder(nn.Module):
    """The encoder for one window, in which no piece is hidden."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder, self.word = encoder, _Table(encoder.word)
        self.layers = nn.ModuleList(_Layer(layer) for layer in encoder.layers)  # type: ignore[arg-type,unused-ignore]

    def forward(self, pieces: Tensor, owner: Tensor, forms: Tensor, first: Tensor) -> Tensor:
        net = self.encoder
        seen = functional.linear(forms, net.before.weight)[owner.clamp(min=0)] * (owner >= 0)[:, None] + net.before.bias
        words = net.first(self.word(pieces) + net.place.weight[: pieces.shape[0]] + seen)
        for layer in self.layers:
            words = layer(words)
        return torch.cat([words[first], net.beside(forms)], -1)


class _Layer(nn.Module):
    """A layer of the encoder; words are (pieces, WIDTH).

    A softmax adds up as many numbers at once as a processor can, in an order of its own, and what differs by a rounding here may be the
    next whole number in the layer above. A product adds up in one order everywhere, so the odds are added up by the product with the
    values, of which each has a one beside it.
    """

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        self.seen = _Whole(_together(layer.query, layer.key, layer.value))
        self.out, self.inner, self.outer = map(_Whole, (layer.out, layer.inner, layer.outer))

    def forward(self, words: Tensor) -> Tensor:
        parts = self.seen(words).chunk(3, -1)
        query, key, value = (part.unflatten(1, (HEADS, WIDTH // HEADS)).transpose(0, 1) for part in parts)
        odds = (query @ key.transpose(1, 2) * (WIDTH // HEADS) ** -0.5).clamp(-LIMIT, LIMIT).exp()
        total = odds @ _one(value)
        seen = (total[..., :-1] / total[..., -1:]).transpose(0, 1).flatten(1)
        words = self.layer.attended(words + self.out(seen))
        return self.layer.stepped(words + self.outer(functional.gelu(self.inner(words))))


class _Whole(nn.Module):
    """A linear layer that multiplies whole numbers, in the form that onnxruntime computes as one step."""

    weight: Tensor
    scale: Tensor

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        weight, self.bias = linear.weight.detach(), linear.bias
        scale = quantizing.scale(weight)
        self.register_buffer("weight", (weight / scale).round().to(torch.int8).T.contiguous())
        self.register_buffer("scale", scale[:, 0])

    def forward(self, given: Tensor) -> Tensor:
        sizes = (given.shape, (), ())
        kinds = (torch.uint8, torch.float32, torch.uint8)
        whole, scale, zero = symbolic_multi_out("DynamicQuantizeLinear", [given], dtypes=kinds, shapes=sizes)
        size = (*given.shape[:-1], self.bias.shape[0])
        product = symbolic("MatMulInteger", [whole, self.weight, zero], dtype=torch.int32, shape=size)
        return product.float() * (scale * self.scale) + self.bias


class _Table(nn.Module):
    """An embedding of eight bits a number, with a scale for each row."""

    rows: Tensor
    scale: Tensor

    def __init__(self, table: nn.Embedding) -> None:
        super().__init__()
        scale = table.weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-9) / LARGEST
        self.register_buffer("rows", (table.weight.detach() / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


def _one(vectors: Tensor) -> Tensor:
    """Return vectors with a one at their end, so that a bilinear form has linear terms."""
    return functional.pad(vectors, (0, 1), value=1.0)


def _together(*layers: nn.Module) -> nn.Linear:
    """Return layers that read the same as one, whose columns stand side by side."""
    weight, bias = (torch.cat([getattr(layer, name).detach() for layer in layers]) for name in ("weight", "bias"))
    made = nn.Linear(weight.shape[1], len(weight))
    made.weight, made.bias = nn.Parameter(weight), nn.Parameter(bias)
    return made
