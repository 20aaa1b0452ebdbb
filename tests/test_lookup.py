from itertools import pairwise
from pathlib import Path

import pytest
from parses import WORLD

from kg.errors import LexiconError
from kg.world import gazetteer, lookup
from kg.world.lookup import persons


def meant(name: str, codes: set[str], offices: list[str], day: str | None) -> list[str | None]:
    """Return the ids of those people of a name for whom an article speaks."""
    people = [(row, persons.reason(row, codes, offices, day)) for row in WORLD.people(name)]
    return [row.qid for row, reason in people if reason is not None]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("United States", "US"),
        ("the U.S.", "US"),
        ("US", "US"),
        ("America", "US"),
        ("Americans", "US"),
        ("Britain", "GB"),
        ("Britons", "GB"),
        ("Holland", "NL"),
        ("Dutch", "NL"),
        ("Burma", "MM"),
        ("Côte d’Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("Spaniards", "ES"),
        ("Frenchman", "FR"),
        ("Palestinians", "PS"),
        ("DPRK", "KP"),
        ("Haïti", "HT"),
        ("Guinea-Bissau", "GW"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("St. Lucia", "LC"),
        ("BELGIUM", "BE"),
        ("Democratic Republic of Congo", "CD"),
        ("The Islamic Republic of Iran", "IR"),
    ],
)
def test_nouns_adjectives_and_people_names_find_their_country(name: str, code: str) -> None:
    found = WORLD.country(name)

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["us", "turkey", "polish", "England", "Scottish", "Soviet Union", "Korean", "WHO", ""])
def test_words_that_are_no_country_find_none(name: str) -> None:
    assert WORLD.country(name) is None


@pytest.mark.parametrize("name", ["Georgia", "Jordan", "Chad", "Congo", "Congolese", "Dominican", "Indian", "Niger"])
def test_names_that_need_context_are_marked(name: str) -> None:
    assert lookup.is_ambiguous(name)
    assert WORLD.country(name) is not None


@pytest.mark.parametrize("name", ["Israel", "U.S.", "French", "Nigeria"])
def test_plain_names_are_not_marked(name: str) -> None:
    assert not lookup.is_ambiguous(name)


def test_every_country_has_a_wikidata_id_and_a_code_of_its_own() -> None:
    rows = gazetteer.countries()

    assert len(rows) == 250
    assert len({row.code for row in rows}) == len({row.qid for row in rows}) == 250
    assert all(WORLD.code_of_land(row.name) == row.code for row in rows)


def test_every_state_is_a_country_and_every_dependent_territory_a_place() -> None:
    kinds = {row.name: (row.status, WORLD.country(row.name) is row) for row in gazetteer.countries()}

    assert {name for name, (status, is_country) in kinds.items() if is_country != (status == "state")} == set()


def test_a_country_is_told_from_a_territory() -> None:
    status = {row.code: row.status for row in gazetteer.countries()}

    assert [status[code] for code in ("IL", "TW", "PS", "HK", "PR")] == [
        "state",
        "state",
        "state",
        "territory",
        "territory",
    ]


def test_a_historic_state_keeps_its_years() -> None:
    state = lookup.historic_state("Soviet")

    assert state is not None
    assert (state.name, state.start, state.end) == ("Soviet Union", "1922", "1991")


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Scottish", "nation", "GB"),
        ("Gaza", "region", "PS"),
        ("Europeans", "continent", None),
        ("Calif.", "state", "US"),
        ("New South Wales", "state", "AU"),
        ("Baghdad", "capital", "IQ"),
        ("Georgia", "state", "US"),
        ("Dublin", "capital", "IE"),
        ("Paris, France", "capital", "FR"),
        ("Korea", "region", None),
    ],
)
def test_the_best_known_place_of_a_name_comes_first(name: str, kind: str, country: str | None) -> None:
    first = WORLD.place(name)[0]

    assert (first.kind, first.country) == (kind, country)


def test_a_town_within_another_country_is_not_the_capital() -> None:
    assert {row.country for row in WORLD.place("Dublin, Ohio")} <= {"US"}


def test_an_unknown_place_is_an_empty_answer() -> None:
    assert WORLD.place("Nowhereville") == ()


@pytest.mark.parametrize(
    ("name", "full", "kind"),
    [
        ("Hamas", "Hamas", "armed"),
        ("Hizbollah", "Hezbollah", "armed"),
        ("Reuters", "Reuters", "medium"),
        ("BBC", "BBC", "medium"),
        ("Revolutionary Armed Forces of Colombia", "FARC", "armed"),
        ("ELN", "ELN", "armed"),
        ("UN", "United Nations", "body"),
        ("NATO", "NATO", "body"),
        ("the Pentagon", "United States Department of Defense", "body"),
    ],
)
def test_organizations_are_found_by_name_alias_and_acronym(name: str, full: str, kind: str) -> None:
    first = WORLD.organization(name)[0]

    assert (first.name, first.kind) == (full, kind)


@pytest.mark.parametrize("name", ["Benjamin Netanyahu", "BENJAMIN NETANYAHU", "Binyamin Netanyahu"])
def test_people_are_found_in_any_spelling_of_case_and_alias(name: str) -> None:
    assert [row.qid for row in WORLD.people(name)] == ["Q43723"]


@pytest.mark.parametrize(
    ("name", "codes", "offices", "day", "qid"),
    [
        ("Benjamin Netanyahu", {"IL"}, ["prime minister"], "2024-02-07", "Q43723"),
        ("Benjamin Netanyahu", {"IL", "PS"}, [], "2010-05-01", "Q43723"),
        ("Benjamin Netanyahu", {"IL"}, ["midfielder"], "2024-02-07", None),
        ("Benjamin Netanyahu", {"BR"}, ["prime minister"], "2024-02-07", None),
        ("Benjamin Netanyahu", {"IL"}, ["prime minister"], "1955-02-07", None),
        ("Benjamin Netanyahu", set(), [], None, None),
        ("David Cameron", {"GB"}, ["former Prime Minister"], "2020-01-01", "Q192"),
        ("Zaphod Unheardof", {"US"}, ["president"], "2010-01-01", None),
    ],
)
def test_a_person_is_linked_only_on_evidence_beyond_the_name(
    name: str, codes: set[str], offices: list[str], day: str | None, qid: str | None
) -> None:
    assert meant(name, codes, offices, day) == ([qid] if qid else [])


def test_another_middle_initial_is_another_person() -> None:
    assert [row.qid for row in WORLD.people("George W. Bush")] == ["Q207"]
    assert "Q207" not in [row.qid for row in WORLD.people("George H. W. Bush")]


def test_a_senator_is_not_one_of_a_state_legislature() -> None:
    assert meant("Ernie Chambers", {"US"}, ["Senator"], None) == []
    assert meant("Ernie Chambers", {"US"}, ["State Senator"], None) == ["Q354510"]


@pytest.mark.parametrize(
    ("name", "offices", "day", "why"),
    [
        ("Benjamin Netanyahu", ["Prime Minister"], "2010-05-01", "office 'member of government' held on 2010-05-01, country IL"),
        ("Benjamin Netanyahu", ["Prime Minister"], "2024-02-07", "office 'member of government' held from 2009-04-01, country IL"),
        ("Benjamin Netanyahu", [], "2010-05-01", "office 'member of government' held on 2010-05-01, country IL"),
        ("David Cameron", ["former Prime Minister"], "2020-01-01",
         "office 'Prime Minister' held from 2010-05-11 to 2016-07-13, country GB"),
    ],
)  # fmt: skip
def test_a_link_says_which_office_and_country_speak_for_it(name: str, offices: list[str], day: str, why: str) -> None:
    [found] = [r for row in WORLD.people(name) if (r := persons.reason(row, {"IL", "GB"}, offices, day)) is not None]

    assert found.why == why


@pytest.mark.parametrize(
    ("start", "end", "day", "covered"),
    [
        ("2009-03-31", "2021-06-13", "2021-06-13", True),
        ("2009-03-31", "2021-06-13", "2021-06-14", False),
        ("2009-03", "", "2009-03-01", True),
        ("2009", "2011", "2011-12-31", True),
        ("2009", "", "2019-01-01", False),
        ("", "2011", "2010-01-01", False),
    ],
)
def test_an_office_covers_the_days_of_its_stated_precision(start: str, end: str, day: str, covered: bool) -> None:
    assert gazetteer.Office("mayor", start, end).covers(day) is covered


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Secretary of State", "minister"),
        ("spokeswoman", "spokesperson"),
        ("former Defence Minister", "minister"),
        ("head coach", "sport"),
        ("Presidents", "head of state"),
        ("ambassador to Iraq", "diplomat"),
        ("MP", "legislator"),
        ("table", None),
    ],
)
def test_titles_have_kinds(title: str, kind: str | None) -> None:
    assert lookup.title_kind(title) == kind


def test_forenames_and_surnames_are_told_apart() -> None:
    assert lookup.is_forename("Angela")
    assert not lookup.is_forename("Ministry")
    assert lookup.is_surname("Fernandez")


def test_tables_are_sorted_without_repeated_lines() -> None:
    folder = Path(gazetteer.__file__).parent

    for path in sorted(folder.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
        assert lines == sorted(set(lines)), path.name
    for path in sorted((folder / "index").glob("*.tsv")):
        keys = path.read_bytes().splitlines()
        assert all(a < b for a, b in pairwise(keys)), path.name


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("word\tuses\nAnna\n", "words.tsv: line 2: 1 cells, expected 2"),
        ("word\tuses\nAnna\tmany\n", "words.tsv: line 2: invalid literal"),
        ("word\tuse\nAnna\t2\n", "words.tsv: line 2: 'uses'"),
    ],
)
def test_a_broken_table_says_file_line_and_problem(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "words.tsv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(LexiconError, match=problem):
        gazetteer.read(path, lambda row: int(row["uses"]))


def test_the_country_before_a_ministry_is_no_part_of_it() -> None:
    assert meant("Antony Blinken", {"US"}, ["U.S. Secretary of State"], "2024-02-07") == ["Q7821917"]
    assert meant("Antony Blinken", {"US"}, ["U.S. Secretary of Defense"], "2024-02-07") == []
