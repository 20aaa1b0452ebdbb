"""Article -> Reading: the one place that loads the trained pipeline.

A paragraph's end always ends a sentence, and so does a dateline's: both are marked before the pipeline reads, which keeps to them.
"""

import hashlib
import json
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

import kg.language.network.component  # noqa: F401  # registers the component that the shipped pipeline names
from kg.errors import ModelError
from kg.language.reading import Reading
from kg.values import Article

#: Where the shipped pipeline lies.
SHIPPED = Path(__file__).parent / "language_model"
#: A relation that only Universal Dependencies has, and one that only ClearNLP has.
UD_ONLY, CLEAR_ONLY = "obl", "pobj"
#: Marks that stand between two words without a space, though one should be there.
_GLUED = r"(?<=[^\W\d_]{2})\((?=[A-Z\d])|(?<=[^\W\d_]{2})\)(?=[^\W\d_]{2})|(?<=[\w.,!?])[\"”](?=[^\W\d_]{2})"


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
            nlp = spacy.load(name or SHIPPED)
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0]
            raise ModelError(f"language model {name or SHIPPED}: cannot be loaded: {reason}") from error
        labels = _relations(nlp)
        if CLEAR_ONLY in labels or UD_ONLY not in labels:
            raise ModelError(
                f"language model {name}: its parser does not use Universal Dependencies labels (no {UD_ONLY!r}), "
                "which all rules are written for; the stock English pipelines of spaCy use ClearNLP labels instead"
            )
        _part_glued(nlp)
        return cls(nlp, name)

    @cached_property
    def fingerprint(self) -> str:
        """What tells this pipeline from another, as the function of that name has it; each graph bears it."""
        return fingerprint(self.name) if self.name is None else _version(self.nlp)

    @cached_property
    def _threads(self) -> ThreadpoolController:
        """What counts in several threads in this process, looked for once: that takes as long as a short text."""
        return ThreadpoolController()

    def memory(self) -> AbstractContextManager[Any]:
        """Return a context after which the words that its articles brought are forgotten, so that memory does not grow with them.

        Nothing of spaCy's may be kept beyond it.
        """
        return self.nlp.memory_zone()

    def read(self, article: Article) -> Reading:
        """Return the article's text with tokens, sentences, trees, marks of names, events, sayings and proposals, and their roles."""
        doc = self.nlp.make_doc(article.text)
        _mark_lines(doc, article.body.start)
        with self._threads.limit(limits=1, user_api="blas"):
            return Reading(article, self.nlp(doc))


def fingerprint(name: str | None = None) -> str:
    """Return what tells one pipeline's output from another's: the manifest's hash, or name and version."""
    if name is None:
        return hashlib.sha256(_manifest(SHIPPED).read_bytes()).hexdigest()[:12]
    return _version(Reader.load(name).nlp)


def _version(nlp: Language) -> str:
    return f"{nlp.meta['name']}-{nlp.meta['version']}"


def _part_glued(nlp: Language) -> None:
    """Let the tokenizer part words that a bracket or a quotation mark glues together: "Ashford(Kent)", "“No”he said"."""
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = re.compile(f"{tokenizer.infix_finditer.__self__.pattern}|{_GLUED}").finditer


def _mark_lines(doc: Doc, prose: int) -> None:
    """Let a sentence begin with each line, and with the prose, also behind a dateline."""
    opens = True
    for token in doc:
        begins = not token.is_space and (opens or (prose <= token.idx and token.i > 0 and token.nbor(-1).idx < prose))
        if begins:
            token.is_sent_start = True
        opens = (opens and not begins) or (token.is_space and "\n" in token.text)


def _relations(nlp: Language) -> set[str]:
    """Return the relations that a pipeline's trees can have."""
    parser = nlp.get_pipe("parser") if nlp.has_pipe("parser") else None
    others = [set(getattr(component, "relations", ())) for _, component in nlp.pipeline]
    return set().union(getattr(parser, "labels", ()), *others)


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
