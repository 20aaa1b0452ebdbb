"""How well articles come out of pages: `python tests/measure_pages.py` prints precision and recall of the text by words, and the metadata.

Words are compared in order, so that a paragraph in the wrong place is a miss. `--misses` shows what differs.
"""
# ruff: noqa: T201 - printing is what it is for

import difflib
import sys
from collections import Counter

from pages import FIELDS, Case, article, cases, prose

from kg.values import Article


def main() -> None:
    """Print a row for each page, the sums, and how many pages have each field right."""
    shows = "--misses" in sys.argv[1:]
    sums: Counter[str] = Counter()
    right: Counter[str] = Counter()
    every = cases()
    for case in every:
        found = article(case)
        counts = words(case, found)
        wrong = [name for name in FIELDS if getattr(found, name) != case.fields[name]]
        sums.update(counts)
        right.update(name for name in FIELDS if name not in wrong)
        right["whole page"] += not wrong and prose(found) == case.prose
        print(f"{case.path.name:28} {_rates(counts)}  {' '.join(wrong)}")
        if shows:
            _show(case, found, wrong)
    print(f"\n{len(every)} pages: precision, recall and F of {sums['right']} words  {_rates(sums)}")
    for name in (*FIELDS, "whole page"):
        print(f"{name:12} right in {right[name]} of {len(every)}")


def words(case: Case, found: Article) -> Counter[str]:
    """Count the words found, right, and both."""
    told, wanted = " ".join(prose(found)).split(), " ".join(case.prose).split()
    blocks = difflib.SequenceMatcher(None, told, wanted, autojunk=False).get_matching_blocks()
    return Counter(found=len(told), right=len(wanted), both=sum(block.size for block in blocks))


def _rates(counts: Counter[str]) -> str:
    precision, recall = (counts["both"] / counts[of] if counts[of] else 0.0 for of in ("found", "right"))
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return f"P {precision:.3f}  R {recall:.3f}  F {both:.3f}"


def _show(case: Case, found: Article, wrong: list[str]) -> None:
    for name in wrong:
        print(f"    {name}: {getattr(found, name)!r}, and not {case.fields[name]!r}")
    lines = difflib.ndiff(case.prose, prose(found))
    print("".join(f"    {line}\n" for line in lines if line[0] in "+-"), end="")


if __name__ == "__main__":
    main()
