"""Which nouns WordNet has for occupations: read from a small database in its own format."""

from pathlib import Path

import pytest

from kg.language import lexicon
from kg.train.gazetteer import occupations

#: offset, words, the meaning above; a noun that stands alone is a thing.
MEANINGS = [
    ("00000001", "person", "", True),
    ("00000002", "worker", "00000001", True),
    ("00000003", "welder", "00000002", True),
    ("00000004", "slave", "00000002", True),
    ("00000005", "bondsman", "00000004", True),
    ("00000006", "paper", "", False),
    ("00000007", "paper paperhanger", "00000002", True),
    ("00000008", "head_welder", "00000003", True),
    ("00000009", "Welder", "00000002", True),
    ("00000010", "stranger", "00000001", True),
    ("00000011", "number", "", False),
    ("00000012", "stone", "", False),
    ("00000013", "translator", "", False),
    ("00000014", "translator", "00000002", True),
]
SENSES = {
    "welder": ["00000003"],
    "bondsman": ["00000005"],
    "paper": ["00000006", "00000007"],
    "head_welder": ["00000008"],
    "stranger": ["00000010"],
    "number": ["00000011"],
    "stone": ["00000012"],
    "translator": ["00000013", "00000014"],
}


@pytest.fixture
def wordnet(tmp_path: Path) -> Path:
    """Return a folder with the two files that nouns stand in."""
    data = ["  1 This is a licence, which is indented."]
    for offset, words, above, is_person in MEANINGS:
        forms = words.split()
        named = " ".join(f"{form} 0" for form in forms)
        links = f"001 @ {above} n 0000" if above else "000"
        data.append(f"{offset} {'18' if is_person else '06'} n {len(forms):02x} {named} {links} | a gloss")
    index = ["  1 This is a licence, which is indented."]
    index += [f"{noun} n {len(own)} 1 @ {len(own)} 0 {' '.join(own)}  " for noun, own in SENSES.items()]
    (tmp_path / "data.noun").write_text("\n".join(data) + "\n", "latin-1")
    (tmp_path / "index.noun").write_text("\n".join(index) + "\n", "latin-1")
    return tmp_path


def test_an_occupation_stands_below_one_and_below_none_that_is_forced_on_people(wordnet: Path) -> None:
    found = {row["noun"]: row["use"] for row in occupations.rows(wordnet)}

    assert found == {
        "head welder": "first",
        "number": "thing",
        "paper": "also",
        "translator": "also",
        "welder": "first",
    }


def test_the_table_that_ships_knows_work_from_things() -> None:
    first, things = lexicon.words("occupations.tsv", "first"), lexicon.words("occupations.tsv", "thing")

    assert {"welder", "goalkeeper", "nurse", "connoisseur", "running back"} <= first
    assert {"paper", "number"} <= things
    assert not first & things
