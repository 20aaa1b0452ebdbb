"""Which dates the shapes take for EDTF, by the rows of its specification."""

import pytest
from shaped import broken


@pytest.mark.parametrize(
    "date",
    [
        *(
            "2024",
            "2024-05",
            "2024-05-03",
            "2024-05-03T10:30:00Z",
            "201X",
            "20XX",
            "2024-XX",
            "2024-05-XX",
            "-0044-03-15",
        ),
        *(
            "2024-21",
            "2024?",
            "2024-05~",
            "2024-05-03%",
            "2024-05-01/2024-05-03",
            "2023/2024-05",
            "../2024-05-03",
            "/2024",
        ),
        *(
            "2024-05-03/..",
            "2024/",
            "{2024-05-01,2024-05-03}",
            "[2023..2024]",
            "[..2024-05-03]",
            "{2023..}",
            "2024-21/2024-23",
        ),
    ],
)
def test_a_date_in_edtf_conforms(date: str) -> None:
    assert broken("x:event kg:date", f'x:event kg:date "{date}"^^edtf:EDTF .') == set()


@pytest.mark.parametrize(
    "date",
    [
        *(
            "",
            "last week",
            "2024-5-3",
            "2024-13",
            "2024-05-32",
            "24",
            "May 2024",
            "2024/05/03",
            "2024-05-03 ",
            "2024--",
            "/",
        ),
        *(
            "../..",
            "{2024",
            "2024]",
            "{2024]",
            "[]",
            "2024??",
            "X024",
            "2024-05-03T10:30",
            "2024-05-03/2024-05-04/2024-05-05",
        ),
    ],
)
def test_what_is_not_edtf_does_not_conform(date: str) -> None:
    assert "Date-date" in broken("x:event kg:date", f'x:event kg:date "{date}"^^edtf:EDTF .')
