import cookbook
import pytest

from kg.rdf import named


@pytest.mark.model
def test_the_cookbook_has_the_answers_that_the_program_prints() -> None:
    assert cookbook.PAGE.read_text("utf-8") == cookbook.page(), "python tests/cookbook.py writes it anew"


def test_the_cookbook_has_every_query_as_its_file_has_it() -> None:
    page = cookbook.PAGE.read_text("utf-8")

    for query in named.named().values():
        assert f"kg query output/ -n {query.name}\n" in page
        assert query.text.strip() in page
