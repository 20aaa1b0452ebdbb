"""Names that are lists: of the partners of a firm, joined by "&", and of the trades of a union or the fields of a ministry."""

from collections.abc import Container
from dataclasses import replace

from spacy.tokens import Doc

from kg.find.mentions import headings
from kg.find.mentions.found import Found
from kg.language import lexicon
from kg.language.reading import Reading


def joined(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the names with those of firms and bodies that are lists as one."""
    return _with_fields(reading, _with_partners(reading, found))


def _with_partners(reading: Reading, found: list[Found]) -> list[Found]:
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


def _with_fields(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the names of bodies with all the fields before their last one ("the Engineering, Printing and Metal Workers' Union").

    What was taken for a name inside such a list is none.
    """
    doc = reading.doc
    begins = {f.start: _first_field(doc, f) for f in found}
    inside = {i for f in found for i in range(begins[f.start], f.start)}
    return [replace(f, start=begins[f.start]) for f in found if f.start not in inside]


def _first_field(doc: Doc, f: Found) -> int:
    """Return where the fields of a body begin: single capitalized words with commas between them, all behind one "the"."""
    body = doc[f.start : f.end]
    listed = f.label == "Organization" and body[-1].lower_ in lexicon.words("orgwords.tsv")
    at = f.start
    while at > 1 and doc[at - 1].text == "," and doc[at - 2].text.istitle() and doc[at - 2].is_alpha:
        at -= 2
    led = at > 0 and doc[at - 1].lower_ == "the"
    return at if listed and led and "and" in [t.lower_ for t in body] else f.start
