"""The open encoder (MiniLM) that the network stands on."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.train.reader.quantizing import Linear

#: The encoder, as its own configuration has it: width, inner width, heads, layers.
WIDTH, INNER, HEADS, LAYERS = 384, 1536, 12, 6
DROPOUT = 0.1
#: How many numbers say beside the encoder's how a word is written and what is known of it.
FORM = 64
#: A score of what cannot be.
NEVER = -1e4


class Layer(nn.Module):
    """One layer of the encoder: attention, then a step for each word, each added to what comes in and normalized."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = Linear(WIDTH, INNER), Linear(INNER, WIDTH)
        self.attended, self.stepped = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """Return (windows, pieces, WIDTH); `mask` is added to the scores of attention."""
        query, key, value = (_split(part(words)) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + mask
        seen = (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)
        words = self.attended(words + self.drop(self.out(seen)))
        return self.stepped(words + self.drop(self.outer(functional.gelu(self.inner(words)))))


def _split(words: Tensor) -> Tensor:
    return words.unflatten(2, (HEADS, WIDTH // HEADS)).transpose(1, 2)


class Encoder(nn.Module):
    """Pieces and forms -> a vector for each word."""

    def __init__(self, pieces: int, places: int, forms: int) -> None:
        super().__init__()
        # Half of all weights, and too little text to learn them better from: these stay as they come.
        self.word, self.place = (nn.Embedding(n, WIDTH).requires_grad_(False) for n in (pieces, places))
        self.first = nn.LayerNorm(WIDTH, eps=1e-12)
        self.before = nn.Linear(forms, WIDTH)
        nn.init.zeros_(self.before.weight)
        nn.init.zeros_(self.before.bias)
        self.beside = nn.Linear(forms, FORM)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = nn.Dropout(DROPOUT)

    def load(self, folder: Path) -> None:
        """Take the weights of an encoder in the format of the transformers library."""
        old = load_file(folder / "model.safetensors")
        old = {name.removeprefix("bert."): weight for name, weight in old.items()}
        new = {
            "word.weight": old["embeddings.word_embeddings.weight"],
            "place.weight": old["embeddings.position_embeddings.weight"],
        }
        new["place.weight"] = new["place.weight"] + old["embeddings.token_type_embeddings.weight"][0]
        parts = {"embeddings.LayerNorm": "first"}
        for i in range(LAYERS):
            inside = f"encoder.layer.{i}"
            for theirs, ours in THEIRS.items():
                parts[f"{inside}.{theirs}"] = f"layers.{i}.{ours}"
        for theirs, ours in parts.items():
            new |= {f"{ours}.{kind}": old[f"{theirs}.{kind}"] for kind in ("weight", "bias")}
        missing, _ = self.load_state_dict(new, strict=False)
        assert all(name.startswith(("before", "beside")) for name in missing), missing

    def forward(self, pieces: Tensor, owner: Tensor, forms: Tensor, first: Tensor, mask: Tensor) -> Tensor:
        """Return (windows, words, WIDTH + FORM); `mask` is 1 for pieces that are there."""
        seen = (
            torch.gather(forms, 1, owner.clamp(min=0)[..., None].expand(-1, -1, forms.shape[-1]))
            * (owner >= 0)[..., None]
        )
        places = self.place.weight[None, : pieces.shape[1]]
        words = self.drop(self.first(self.word(pieces) + places + self.before(seen)))
        hidden = (1.0 - mask[:, None, None, :].float()) * NEVER
        for layer in self.layers:
            words = layer(words, hidden.to(words.dtype))
        words = torch.gather(words, 1, first[..., None].expand(-1, -1, WIDTH))
        return torch.cat([words, self.beside(forms).to(words.dtype)], -1)


#: The parts of a layer, as the transformers library and as we call them.
THEIRS = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "attended",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "stepped",
}
