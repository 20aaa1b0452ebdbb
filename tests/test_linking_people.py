"""Whom a forename alone does not mean: whoever has it."""

import marked
import pytest
from parses import resolved

from kg.terms import KG


@pytest.mark.parametrize(
    ("text", "name", "qid"),
    [
        ("{Person! Bill} left .", "Bill", None),
        ("{Person! Bill Clinton} left . {Person! Bill} fell .", "Bill Clinton", "Q1124"),
        ("{Person! Kofi Annan} left .", "Kofi Annan", "Q1254"),
    ],
)
def test_a_forename_alone_is_nobody_that_is_known(text: str, name: str, qid: str | None) -> None:
    (person,) = (e for e in resolved(marked.reading(text)).all if e.name == name and e.kind != KG.UnnamedActor)

    assert (person.link and person.link.wikidata) == qid
