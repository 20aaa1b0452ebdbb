"""Firms named after their partners: names joined by "&" are one."""

from collections.abc import Container
from dataclasses import replace

from spacy.tokens import Doc

from kg.find.mentions import headings
from kg.find.mentions.found import Found
from kg.language.reading import Reading


def joined(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the names with firms that are called by their partners as one ("Norr & Brenn", "Adlo, Norr & Brenn")."""
    doc, kept = reading.doc, list[Found]()
    surnames = {doc[f.end - 1].text for f in found if f.label == "Person" and f.end - f.start > 1}
    for f in sorted(found, key=lambda f: f.start):
        at = f.start - 1
        if not kept or at < 1 or doc[at].text != "&" or kept[-1].end != at or headings.is_title_case(f"{doc[at].sent}"):
            kept.append(f)
        elif all(_may_be_partner(doc, part, surnames) for part in (kept[-1], f)):
            first = kept.pop()
            while (
                kept
                and kept[-1].end + 1 == first.start
                and doc[kept[-1].end].text == ","
                and _may_be_partner(doc, kept[-1], surnames)
            ):
                first = kept.pop()
            kept.append(replace(f, start=first.start, label="Organization", chance=max(first.chance, f.chance)))
        else:
            kept.append(f)
    return kept


def _may_be_partner(doc: Doc, f: Found, surnames: Container[str]) -> bool:
    """Say whether a name is one word, of nobody whom the article names in full."""
    return f.end - f.start == 1 and f.label in ("Person", "Organization", "Misc") and doc[f.start].text not in surnames
