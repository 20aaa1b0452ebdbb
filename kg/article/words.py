"""The small word lists of this package, one word a line."""

from functools import cache
from importlib.resources import files


@cache
def load(name: str) -> frozenset[str]:
    """Return the words of `words/NAME.txt`; lines that begin with `#` are comments."""
    lines = files("kg.article").joinpath("words", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
