"""Words in context -> vectors, by an open encoder that is fine-tuned along with what reads them."""

import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import numpy
import torch
from spacy.tokens import Token
from spacy.vocab import Vocab
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence
from transformers import AutoModel, AutoTokenizer

LOG = logging.getLogger(__name__)
T = TypeVar("T")

#: Longest input of the encoder, in word pieces.
LONGEST = 510
#: Words in a window; a little context of the article comes along, and attention stays cheap.
WINDOW = 160
#: Windows in a batch.
BATCH = 8
#: Learning rates of the encoder and of all that stands on it, and the share of steps in which they rise.
RATES, WARMUP = (1.5e-4, 1e-3), 0.06
DROPOUT = 0.2
#: Width of what a word's form adds beside the encoder's vector.
FORM = 64


@dataclass(frozen=True)
class Window:
    """Consecutive words as the encoder reads them.

    `pieces` are ids of word pieces; `first` is the piece with which each word begins; `forms` are the features of each word's form, and
    `owner` is the word of each piece, -1 for the marks at both ends.
    """

    pieces: Tensor
    first: Tensor
    forms: Tensor
    owner: Tensor


class Encoder(nn.Module):
    """The encoder of a folder in the format of the transformers library, with static features of word forms beside its pieces.

    An encoder of lower-case text does not see what names look like: the features tell it, before its first layer and after its last.
    """

    def __init__(self, folder: Path, vocab: Vocab) -> None:
        super().__init__()
        self.vocab = vocab
        self.pieces = AutoTokenizer.from_pretrained(folder)
        self.body = AutoModel.from_pretrained(folder, add_pooling_layer=False)
        features = vocab.vectors_length + len(_shape(None))
        self.before = nn.Linear(features, self.body.config.hidden_size)
        nn.init.zeros_(self.before.weight)
        nn.init.zeros_(self.before.bias)
        self.beside = nn.Linear(features, FORM)
        self.drop = nn.Dropout(DROPOUT)
        self.width = self.body.config.hidden_size + FORM

    def window(self, words: Sequence[Token]) -> Window:
        """Return words as the encoder reads them; what is over its longest input is cut."""
        read = self.pieces([w.text for w in words], is_split_into_words=True, truncation=True, max_length=LONGEST)
        owner = [-1 if w is None else w for w in read.word_ids()]
        first = [owner.index(i) if i in owner else 0 for i in range(len(words))]
        forms = numpy.array([[*self._listed(w), *_shape(w)] for w in words], dtype="float32")
        return Window(
            torch.tensor(read["input_ids"]), torch.tensor(first), torch.from_numpy(forms), torch.tensor(owner)
        )

    def forward(self, windows: Sequence[Window]) -> Tensor:
        """Return (windows, words of the longest, width)."""
        ids = pad_sequence([w.pieces for w in windows], batch_first=True)
        mask = pad_sequence([torch.ones_like(w.pieces) for w in windows], batch_first=True)
        seen = [w.forms[w.owner.clamp(min=0)] * (w.owner >= 0)[:, None] for w in windows]
        inputs = self.body.embeddings.word_embeddings(ids) + self.before(pad_sequence(seen, batch_first=True))
        out = self.body(inputs_embeds=inputs, attention_mask=mask).last_hidden_state
        first = pad_sequence([w.first for w in windows], batch_first=True)
        words = out[torch.arange(len(windows))[:, None], first]
        forms = self.beside(pad_sequence([w.forms for w in windows], batch_first=True))
        return self.drop(torch.cat([words, forms], -1))

    def _listed(self, word: Token) -> list[float]:
        vector = self.vocab.get_vector(word.text if self.vocab.has_vector(word.text) else word.lower_)
        return [float(x) for x in numpy.asarray(vector)]


def _shape(word: Token | None) -> list[bool]:
    """Return how a word is written, which an encoder of lower-case text cannot see."""
    text = word.text if word else ""
    return [
        text[:1].isupper(),
        text.isupper() and len(text) > 1,
        text.isupper() and len(text) == 1,
        text.islower(),
        any(c.isdigit() for c in text),
        text.isalpha(),
        any(c.isupper() for c in text[1:]),
        bool(word and word.whitespace_),
    ]


class Teacher(nn.Module, Generic[T]):
    """What both teachers share: an encoder, how they are trained, and batches."""

    def __init__(self, folder: Path, vocab: Vocab) -> None:
        super().__init__()
        self.encoder = Encoder(folder, vocab)

    def loss(self, examples: Sequence[T]) -> Tensor:
        """Return what a batch of examples says the teacher does not know yet."""
        raise NotImplementedError

    def fit(self, examples: Sequence[T], epochs: int, seed: int = 7) -> None:
        """Train on all examples, at rates that rise for a while and then fall to nothing; prints one line an epoch."""
        torch.manual_seed(seed)
        chance, order = random.Random(seed), list(examples)
        body = set(self.encoder.body.parameters())
        groups = [list(body), [p for p in self.parameters() if p not in body]]
        learner = torch.optim.AdamW([{"params": p, "lr": r} for p, r in zip(groups, RATES, strict=True)])
        steps = epochs * -(-len(order) // BATCH)
        pace = torch.optim.lr_scheduler.LambdaLR(learner, lambda n: min(n / (WARMUP * steps), 1.0) * (1 - n / steps))
        self.train()
        for epoch in range(epochs):
            chance.shuffle(order)
            total = 0.0
            for batch in batches(order, BATCH):
                loss = self.loss(batch)
                learner.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(self.parameters(), 1.0)
                learner.step()
                pace.step()
                total += loss.item() * len(batch)
            LOG.info("epoch %d of %d: loss %.4f", epoch + 1, epochs, total / len(order))
        self.eval()


def batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield items in order, `size` at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
