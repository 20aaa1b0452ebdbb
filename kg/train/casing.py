"""Make `kg/article/words/forms.txt`: how words are spelled whose usual form is not capitalised, for texts set in capitals.

    python -m kg.train.casing WIKINEWS.jsonl.gz

Counted in the middle of sentences, where a capital means something.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

FEWEST = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_WITHIN = re.compile(r"[\w,;)%]\s$")
_POSSESSIVE = re.compile(r"['’]s$")
_HEAD = """# How words are spelled in the middle of a sentence whose usual form is no capital before small letters: "and", "NATO", "McCain".
# A * stands behind those that often have a capital beside other capitals: "minister".
# Counted in English Wikinews (CC BY 2.5) by `python -m kg.train.casing`. See kg/article/truecase.py.
"""


def forms(texts: Iterable[str]) -> Iterator[str]:
    """Yield the usual forms that are not the word with a capital, in order; rare words have none.

    A `*` behind a form says that the word often has a capital beside other capitals ("minister", "university").
    """
    alone: dict[str, Counter[str]] = {}
    named: Counter[str] = Counter()
    for text in texts:
        for word, beside in _within(text):
            if beside and word == word.capitalize():
                named[word.lower()] += 1
            else:
                alone.setdefault(word.lower(), Counter())[word] += 1
    for word in sorted(alone):
        form, count = max(alone[word].items(), key=lambda item: (item[1], item[0]))
        total = alone[word].total() + (0 if form.islower() else named[word])
        if count >= FEWEST and form != word.capitalize() and 2 * count > total and 20 * count > named[word]:
            yield form + ("*" if form.islower() and 4 * named[word] > count else "")


def _within(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words that begin no sentence, in lines that are no headline, and whether a capital stands next to them."""
    for line in text.split("\n"):
        if sum(letter.islower() for letter in line) * 2 < len(line):
            continue
        matches = list(_WORD.finditer(line))
        for before, match, after in zip([None, *matches], matches, [*matches[1:], None], strict=False):
            if _WITHIN.search(line[max(0, match.start() - 2) : match.start()]):
                yield _POSSESSIVE.sub("", match[0]), _is_capital(before) or _is_capital(after)


def _is_capital(match: re.Match[str] | None) -> bool:
    return match is not None and match[0][0].isupper()


def main(path: Path) -> None:
    """Write the list."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = forms(json.loads(line)["text"] for line in lines)
        list_ = files("kg.article").joinpath("words", "forms.txt")
        Path(str(list_)).write_text(_HEAD + "\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
