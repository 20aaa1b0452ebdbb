"""The tokenizer of the pipeline: that of spaCy for English, which also knows the titles of several people ("Sens. Ruiz and Lund")."""

import spacy
from spacy.language import Language

#: Titles that spaCy knows in the singular only; cut off from its dot, one looks like the end of a sentence.
TITLES = (
    "Adms.",
    "Capts.",
    "Cols.",
    "Drs.",
    "Gens.",
    "Govs.",
    "Lts.",
    "Majs.",
    "Profs.",
    "Reps.",
    "Revs.",
    "Sens.",
    "Sgts.",
)


def blank(**meta: str) -> Language:
    """Return a pipeline that has the tokenizer alone."""
    nlp = spacy.blank("en", meta=meta)
    for title in TITLES:
        nlp.tokenizer.add_special_case(title, [{"ORTH": title}])  # type: ignore[union-attr]
    return nlp
