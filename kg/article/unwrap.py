"""Lines that were broken at a fixed width -> paragraphs of one line, character for character, so that no offset moves.

E-mail, wire services and `pdftotext` break lines so. A text is taken for one of these only where lines break within sentences.
"""

import re
from itertools import pairwise

_WIDEST = 140  # characters; longer lines are paragraphs
_NARROWEST = 30
_WITHIN = re.compile(r"[\w,–—-]$")
_NEW = re.compile(r"\s*(?:[-*•·‣]\s|\d{1,2}[.)]\s|(?:Q|A|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})[:.]\s)")


def unwrapped(text: str) -> str:
    r"""Return the text with a space for each line end that only the width of the page made; its length stays.

    >>> unwrapped("Envoys from both sides met in the\ncity on Monday, and talked till\nlate.\n\nThey will meet again.")
    'Envoys from both sides met in the city on Monday, and talked till late.\n\nThey will meet again.'
    """
    lines = text.split("\n")
    width = _width(lines)
    if not width:
        return text
    ends = (" " if _goes_on(line, after, width) else "\n" for line, after in pairwise(lines))
    return "".join(line + end for line, end in zip(lines, ends, strict=False)) + lines[-1]


def _width(lines: list[str]) -> int:
    """Return how many characters fit a line; 0 where the lines are as long as somebody wanted them."""
    pairs = [(line.rstrip(), after.lstrip()) for line, after in pairwise(lines) if line.strip() and after.strip()]
    pairs = [(line, after) for line, after in pairs if len(line) >= _NARROWEST]
    broken = [(line, after) for line, after in pairs if len(line) <= _WIDEST and _WITHIN.search(line)]
    sure = any(after[0].islower() for _, after in broken)
    return max(len(line) for line, _ in broken) if sure and 2 * len(broken) >= len(pairs) else 0


def _goes_on(line: str, after: str, width: int) -> bool:
    """Say whether the next line goes on with the paragraph: its first word did not fit, or is in the middle of a sentence."""
    line, words = line.rstrip(), after.split(maxsplit=1)
    if line.endswith("-") and words and words[0][0].islower():
        return True  # a word is parted
    if 2 * len(line) < width or not words or _indent(after) > _indent(line) or _NEW.match(after):
        return False
    return after.lstrip()[0].islower() or len(line) <= width < len(line) + 1 + len(words[0])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
