"""What a run over articles has seen: which are the same as others, and which graphs belong to none any more."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.corpus import atomic
from kg.corpus.outcome import Outcome
from kg.corpus.records import Records
from kg.slugs import digest
from kg.values import Article, Name

_PLACE = re.compile(r":\d+$|, record \d+$")  # inside a file, as messages give it


class Repeats:
    """The articles, failures and outputs of a run. `complete` says that all there was to read was read."""

    def __init__(self) -> None:
        self.complete = False
        self._articles: dict[Name, tuple[str, str]] = {}
        self._failed: set[Path] = set()
        self._targets: set[Path] = set()
        self._files: set[Path] = set()

    def see(self, article: Article) -> tuple[Article, str]:
        """Return an article, and why it is the same as an earlier one, or "".

        Two with one address and different texts are built, and warned of: they are one node in the graph.
        """
        text = digest(article.text, 16)
        source, known = self._articles.setdefault(article.key, (article.source, text))
        if source == article.source:
            return article, ""
        if known == text:
            return article, f"{article.source}: is the same text as {source}"
        warning = f"has the address of {source} and another text; both are one article in the graph"
        return replace(article, warnings=(*article.warnings, warning)), ""

    def fail(self, message: str) -> None:
        """Remember what could not be read: the graphs of its file stay."""
        name = _PLACE.sub("", message.partition(": ")[0])
        self._failed.add(Path(name).resolve())

    def keep(self, target: Path, file: str) -> None:
        """Remember an output of this run, and the file of its article."""
        self._targets.add(target)
        if file:
            self._files.add(Path(file).resolve())

    def gone(self, records: Records, prune: bool) -> Iterator[Outcome]:
        """Yield the graphs whose articles are gone: their file is not there, or was read and holds them no more.

        With `prune` they are removed, but not what was changed since kg wrote it.
        """
        known = list(records.all())
        shared = {path for target, _, files in known if target in self._targets for path in files}
        for target, source, files in known:
            if source is None or target in self._targets or not target.exists() or not self._is_gone(source):
                continue
            reason = f"{target}: its article is not there any more"
            if not prune:
                yield Outcome(str(source), "gone", reason, target)
            elif path := records.foreign(target, files):
                yield Outcome(str(source), "kept", f"{path}: was changed since kg wrote it, and stays", target)
            else:
                for path in set(files) - shared:
                    atomic.remove(path)
                records.forget(target)
                yield Outcome(str(source), "removed", reason, target)

    def _is_gone(self, source: Path) -> bool:
        if not source.exists():
            return True
        return self.complete and source.resolve() in self._files - self._failed
