"""What the output of an article is called: the folders that it was read from, its id or the name of its file, made safe."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.errors import InputError
from kg.slugs import digest
from kg.values import Article

_LONGEST = 120  # UTF-8 bytes: file systems take 255, and suffixes come on top
_UNSAFE = re.compile(r"[^\w.-]|^[.-]|\.$")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # no files on Windows
_OURS = frozenset({"quarantine"})


def safe(name: str) -> str:
    """Return a name that is one plain file name on every system; unsafe characters become `_`.

    >>> safe("../../etc/passwd"), safe("CON"), safe("a: b?")
    ('_._.._etc_passwd', '_CON', 'a__b_')
    """
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", name))
    plain = f"_{plain}" if _RESERVED.fullmatch(plain) else plain
    if len(plain.encode("utf-8", "replace")) > _LONGEST:
        cut = plain.encode("utf-8", "replace")[: _LONGEST - 9].decode("utf-8", "ignore")
        return f"{cut}-{digest(plain, 8)}"
    return plain or "article"


def safe_path(stem: str) -> str:
    """Return the path of an output, without its suffix, below the output folder.

    >>> safe_path("2022/May 8/01"), safe_path("quarantine/01")
    ('2022/May_8/01', '_quarantine/01')
    """
    *folders, name = stem.split("/")
    return "/".join((*(f"_{plain}" if (plain := safe(folder)) in _OURS else plain for folder in folders), safe(name)))


class Names:
    """The names that are taken. Names that differ only in case are the same, as they are on Windows and macOS."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def claim(self, articles: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
        """Pass articles on with the path of their output for `stem`; a name that is taken gets -2, -3, ... and a warning.

        They come in the order of the files, so the same files have the same names.
        """
        for article in articles:
            yield self._named(article) if isinstance(article, Article) else article

    def _named(self, article: Article) -> Article:
        path = safe_path(article.stem)
        free = self._free(path)
        taken = () if free == path else (f"the name {path} is taken; its graph is {free}",)
        return replace(article, stem=free, warnings=(*article.warnings, *taken))

    def _free(self, path: str) -> str:
        number = self._taken.setdefault(path.casefold(), 0) + 1
        free = path
        while number > 1 and (free := f"{path}-{number}").casefold() in self._taken:
            number += 1
        self._taken[path.casefold()] = number
        self._taken.setdefault(free.casefold(), 1)
        return free
