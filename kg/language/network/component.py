"""The network as a component of a spaCy pipeline: it reads a whole document at once, line by line.

`nlp = spacy.load("kg/language/language_model")` has it as its one component; what it writes beside spaCy's own annotations are the
layers `doc.spans["events"]`, `["attribution"]`, `["proposals"]`, and in `doc._.findings` what has which role in which of them.
"""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Self

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from kg.language.network import tokenizer
from kg.language.network.found import Findings, Found, Role
from kg.language.network.graphs import FILES, Graphs
from kg.language.network.reading import Raw, find

NAME = "newskg_reader"
#: The layer that is spaCy's own entities.
NAMES = "names"
#: What white space is, as spaCy has it.
SPACE = {"tag": "_SP", "pos": "SPACE", "morph": ""}


class NewsReader:
    """Tags, morphology, lemmas, sentences, trees, names, events, attribution and proposals, by one network."""

    def __init__(self, vocab: Vocab, name: str = NAME) -> None:
        self.vocab = vocab
        self.name = name
        self.graphs: Graphs | None = None
        self.folder: Path | None = None

    @property
    def relations(self) -> tuple[str, ...]:
        """The relations of its trees."""
        return tuple(self.graphs.labels.dep) if self.graphs else ()

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with all that is found; sentences that are marked already begin lines, as line ends do."""
        assert self.graphs is not None, "the component is loaded from a folder"
        lines = list(_lines(doc))
        words = [token for line in lines for token in line]
        if not words:
            return doc
        found = find(self.graphs, [t.text for t in words], list(_spaces(words)), [len(line) for line in lines])
        return _written(doc, [t.i for t in words], found)

    def pipe(self, docs: Iterable[Doc], **_: Any) -> Iterator[Doc]:
        """Yield documents, each read."""
        yield from map(self, docs)

    def from_disk(self, path: Path, exclude: Sequence[str] = ()) -> Self:
        """Open the network of a folder."""
        self.folder = Path(path)
        self.graphs = Graphs(self.folder)
        _remember(self.vocab, self.graphs)
        return self

    def to_disk(self, path: Path, exclude: Sequence[str] = ()) -> None:
        """Copy the network to another folder."""
        assert self.folder is not None, "the component is loaded from a folder"
        Path(path).mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copy(self.folder / name, Path(path) / name)


@Language.factory(NAME)
def make(nlp: Language, name: str) -> NewsReader:
    """Make the component; its network comes with `from_disk`."""
    return NewsReader(nlp.vocab, name)


def write(folder: Path, version: str) -> None:
    """Write a pipeline that has the component alone to a folder; the network's files must lie in its folder `newskg_reader`."""
    nlp = tokenizer.blank(name="newskg", version=version, license="CC BY-SA 4.0")
    made = nlp.add_pipe(NAME)
    made.from_disk(folder / NAME)  # type: ignore[attr-defined]
    network = folder / NAME
    aside = network.rename(folder.with_name(f"{folder.name}-network"))
    made.folder = aside  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    shutil.rmtree(aside)


def _remember(vocab: Vocab, graphs: Graphs) -> None:
    """Note what the network can say of words for good: what is first said in a memory zone is forgotten with it, and must not be."""
    for morph in graphs.labels.tags["morph"]:
        vocab.morphology.add(morph)
    for values in (*graphs.labels.tags.values(), *graphs.labels.marks.values(), graphs.labels.dep):
        for value in values:
            vocab.strings.add(value)


def _lines(doc: Doc) -> Iterator[list[Token]]:
    """Yield the tokens of each line, without white space."""
    line: list[Token] = []
    for token in doc:
        breaks = token.is_sent_start is True or (token.is_space and "\n" in token.text)
        if line and breaks:
            yield line
            line = []
        if not token.is_space:
            line.append(token)
    if line:
        yield line


def _spaces(words: Sequence[Token]) -> Iterator[bool]:
    for word, following in zip(words, [*words[1:], None], strict=True):
        yield bool(word.whitespace_) or (following is not None and following.i > word.i + 1)


def _written(doc: Doc, places: Sequence[int], found: Raw) -> Doc:
    """Return a document of the same text with the findings; white space hangs on the token before it."""
    columns = {name: [SPACE[name]] * len(doc) for name in SPACE}
    lemma = [token.text for token in doc]
    heads = [max(i - 1, 0) for i in range(len(doc))]
    deps = ["dep"] * len(doc)
    for i, place in enumerate(places):
        heads[place], deps[place] = places[found.heads[i]], found.deps[i]
        lemma[place] = found.lemmas[i]
        for name, values in columns.items():
            values[place] = found.tags[name][i]
    whole = Doc(
        doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], heads=heads, deps=deps,
        tags=columns["tag"], pos=columns["pos"], morphs=columns["morph"], lemmas=lemma,
    )  # fmt: skip
    chances: dict[tuple[str, int, int], float] = {}
    for layer, marks in found.marks.items():
        moved = [_moved(mark, places) for mark in marks]
        spans = [Span(whole, mark.start, mark.end, label=mark.label) for mark in moved]
        chances |= {(layer, mark.start, mark.end): mark.chance for mark in moved}
        if layer == NAMES:
            whole.set_ents(spans)
        else:
            whole.spans[layer] = spans
    roles = tuple(_related(role, places) for role in found.roles)
    sure = {place: found.tags["factuality"][i] for i, place in enumerate(places)}
    whole._.findings = Findings(roles, chances, sure, dict(zip(places, found.proposing, strict=True)))
    return whole


def _moved(found: Found, places: Sequence[int]) -> Found:
    return Found(places[found.start], places[found.end - 1] + 1, found.label, found.chance)


def _related(role: Role, places: Sequence[int]) -> Role:
    start, end = role.anchor
    return Role((places[start], places[end - 1] + 1), role.kind, _moved(role.found, places))
