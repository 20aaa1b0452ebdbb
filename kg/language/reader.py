"""Article -> Reading: the one place that loads the trained pipeline.

The text is parsed line by line without its white space, so that a paragraph's end always ends a sentence and the networks see only
words; the annotations are then laid back onto a Doc of the whole text, whose offsets are the article's.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.api import use_ops

from kg.errors import ModelError
from kg.language import blas, topic
from kg.language.reading import Reading
from kg.language.spans import SpanTagger
from kg.values import Article

#: Where the shipped pipeline lies.
SHIPPED = Path(__file__).parent / "language_model"
#: The layers of spans that the pipeline marks besides names.
LAYERS = ("events", "attribution")
#: A relation that only Universal Dependencies has, and one that only ClearNLP has.
UD_ONLY, CLEAR_ONLY = "obl", "pobj"


class Reader:
    """The trained pipeline, loaded once and handed to whoever reads. `Reader.load()` is the shipped one.

    `nlp` is the spaCy pipeline, `name` the name or path that it was asked for by, None for the shipped one.
    """

    def __init__(self, nlp: Language, name: str | None = None) -> None:
        self.nlp = nlp
        self.name = name

    def __reduce__(self) -> tuple[Callable[[str | None], "Reader"], tuple[str | None]]:
        """Travel to another process by name; it loads the pipeline anew."""
        return Reader.load, (self.name,)

    @classmethod
    def load(cls, name: str | None = None) -> Self:
        """Load a pipeline by name or path; raise ModelError when it can't be used."""
        try:
            if name is None:
                _verify(SHIPPED)
            with use_ops(blas.NAME):
                nlp = spacy.load(name or SHIPPED)
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0]
            raise ModelError(f"language model {name or SHIPPED}: cannot be loaded: {reason}") from error
        labels = set(nlp.get_pipe("parser").labels) if nlp.has_pipe("parser") else set()  # type: ignore[attr-defined]
        if CLEAR_ONLY in labels or UD_ONLY not in labels:
            raise ModelError(
                f"language model {name}: its parser does not use Universal Dependencies labels (no {UD_ONLY!r}), "
                "which all rules are written for; the stock English pipelines of spaCy use ClearNLP labels instead"
            )
        return cls(nlp, name)

    @cached_property
    def fingerprint(self) -> str:
        """What tells this pipeline from another, as the function of that name has it; each graph bears it."""
        return fingerprint(self.name) if self.name is None else _version(self.nlp)

    def memory(self) -> AbstractContextManager[Any]:
        """Return a context after which the words that its articles brought are forgotten, so that memory does not grow with them.

        Nothing of spaCy's may be kept beyond it.
        """
        return self.nlp.memory_zone()

    def read(self, article: Article) -> Reading:
        """Return the article's text with tokens, sentences, trees, names, event triggers and attribution words."""
        nlp = self.nlp
        doc = nlp.make_doc(article.text)
        lines = list(_lines(doc, article.body.start))
        with blas.one_thread():
            words = (Doc(nlp.vocab, words=[t.text for t in line], spaces=_spaces(line)) for line in lines)
            parsed = list(nlp.pipe(words))
            for _, component in nlp.pipeline:
                if isinstance(component, SpanTagger):
                    component.reconsider(parsed, topic.weigh)
        return Reading(article, _assemble(doc, lines, parsed))


def fingerprint(name: str | None = None) -> str:
    """Return what tells one pipeline's output from another's: the manifest's hash, or name and version."""
    if name is None:
        return hashlib.sha256(_manifest(SHIPPED).read_bytes()).hexdigest()[:12]
    return _version(Reader.load(name).nlp)


def _version(nlp: Language) -> str:
    return f"{nlp.meta['name']}-{nlp.meta['version']}"


def _lines(doc: Doc, prose: int) -> Iterator[list[Any]]:
    """Yield the tokens of each line, without white space; the prose begins one too, also behind a dateline."""
    line: list[Any] = []
    for token in doc:
        if line and line[-1].idx < prose <= token.idx:
            yield line
            line = []
        if not token.is_space:
            line.append(token)
        elif "\n" in token.text and line:
            yield line
            line = []
    if line:
        yield line


def _spaces(line: list[Any]) -> list[bool]:
    return [bool(t.whitespace_) or (i + 1 < len(line) and line[i + 1].i > t.i + 1) for i, t in enumerate(line)]


def _assemble(doc: Doc, lines: list[list[Any]], parsed: list[Doc]) -> Doc:
    """Lay the annotations of the parsed lines onto the whole reading; white space hangs on the token before it."""
    n = len(doc)
    heads = [max(i - 1, 0) for i in range(n)]
    deps, tags, pos, lemmas, morphs = ["dep"] * n, [""] * n, ["SPACE"] * n, ["\n"] * n, [""] * n
    entities: list[Span] = []
    layers: dict[str, list[tuple[int, int, str]]] = {key: [] for key in LAYERS}
    names: list[tuple[int, int, str]] = []
    for line, part in zip(lines, parsed, strict=True):
        at = [t.i for t in line]
        for i, token in zip(at, part, strict=True):
            heads[i], deps[i], tags[i], pos[i] = at[token.head.i], token.dep_, token.tag_, token.pos_
            lemmas[i], morphs[i] = token.lemma_, str(token.morph)
        names += [(at[s.start], at[s.end - 1] + 1, s.label_) for s in part.ents]
        for key in LAYERS:
            layers[key] += [(at[s.start], at[s.end - 1] + 1, s.label_) for s in part.spans.get(key, ())]
    whole = Doc(
        doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc],
        heads=heads, deps=deps, tags=tags, pos=pos, lemmas=lemmas, morphs=morphs,
    )  # fmt: skip
    entities = [Span(whole, *mark[:2], label=mark[2]) for mark in names]
    whole.set_ents(entities)
    for key, marks in layers.items():
        whole.spans[key] = [Span(whole, *mark[:2], label=mark[2]) for mark in marks]
    return whole


def _verify(folder: Path) -> None:
    """Raise ModelError unless every file is what the manifest says."""
    for name, expected in json.loads(_manifest(folder).read_text("utf-8"))["files"].items():
        file = folder / name
        if not file.is_file():
            raise ModelError(f"language model {folder}: {name} is missing; install newskg again")
        if hashlib.sha256(file.read_bytes()).hexdigest() != expected:
            raise ModelError(
                f"language model {folder}: {name} is corrupt (its hash differs from the manifest); install newskg again"
            )


def _manifest(folder: Path) -> Path:
    path = folder / "manifest.json"
    if not path.is_file():
        raise ModelError(f"language model {folder}: no manifest.json; install newskg again")
    return path
