"""Whole pages, texts and e-mails, one for each fault: `tests/pages`; `python tests/measure_pages.py` shows what is missed."""

import pages
import pytest

CASES = pages.cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.name)
def test_the_prose_is_told_from_what_stands_around_it(case: pages.Case) -> None:
    found = pages.article(case)

    assert pages.prose(found) == case.prose


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.name)
def test_the_metadata_is_what_the_page_states(case: pages.Case) -> None:
    found = pages.article(case)

    assert {name: getattr(found, name) for name in pages.FIELDS} == case.fields


@pytest.mark.parametrize("case", [case for case in CASES if case.asides], ids=lambda case: case.path.name)
def test_sub_headlines_stay_in_the_text_beside_the_prose(case: pages.Case) -> None:
    found = pages.article(case)

    assert set(case.asides) <= {found.words(aside) for aside in found.asides}
