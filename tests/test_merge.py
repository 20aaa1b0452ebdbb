from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from merged import PREMIER, RUIZ, VISIT, Named, Story, Write, groups, story, writer

from kg.corpus import merge as identity
from kg.terms import KG
from kg.values import Link


@pytest.fixture
def write(tmp_path: Path) -> Write:
    return writer(tmp_path / "graphs")


def test_a_minister_of_two_articles_is_one_whatever_the_accents(write: Write) -> None:
    merged = identity.merge(write(PREMIER, VISIT))

    assert groups(merged) == [["Angela Ruiz", "Ángela Ruiz"]]
    assert [d.evidence for d in merged.decisions if d.verdict == "same"] == [
        "name + office 'foreign minister' of Spain + 1 shared name (Spain)"
    ]


@pytest.mark.parametrize(
    ("mine", "yours", "evidence"),
    [
        (
            Named("John Smith", office="judge", of="us"),
            Named("John Smith", office="chef", of="gb"),
            "are not one office",
        ),
        (Named("John Smith"), Named("John Smith"), "name: not enough"),
        (
            Named("John Smith", office="prime minister", of="es"),
            Named("John Smith", office="prime minister", of="il"),
            "offices of Spain and Israel",
        ),
        (
            Named("George H. W. Bush", office="president", of="us"),
            Named("George W. Bush", office="president", of="us"),
            "initials",
        ),
        (
            Named("Ali Reza", office="spokesman", of="il"),
            Named("Ali Reza", office="spokeswoman", of="il"),
            "a man and a woman",
        ),
        (
            Named("Ken Griffey Jr.", office="mayor", of="us"),
            Named("Ken Griffey Sr.", office="mayor", of="us"),
            "suffix",
        ),
        (
            Named("John Smith", office="mayor", of="us", qid="Q1"),
            Named("John Smith", office="mayor", of="us", qid="Q2"),
            "wikidata",
        ),
        (Named("Vigo", "place", of="es"), Named("Vigo", "place", of="us"), "belong to Spain and United States"),
    ],
)
def test_two_things_of_one_name_stay_two(write: Write, mine: Named, yours: Named, evidence: str) -> None:
    merged = identity.merge(write(story("a", mine), story("b", yours)))

    (decision,) = merged.decisions
    assert decision.verdict != "same"
    assert evidence in decision.evidence


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        (Named("Harvest Front", "organization"), Named("Harvest Front", "organization")),
        (Named("Harvest Front", "organization", also=("HF",)), Named("HF", "organization")),
        (Named("Toledo", "place", of="es"), Named("Toledo", "place")),
        (Named("John R. Smith"), Named("John Smith")),
        (Named("Ana Maria Ruiz", also=("Ana Ruiz",)), Named("Ana Ruiz")),
    ],
)
def test_shared_company_makes_one_name_one_thing(write: Write, mine: Named, yours: Named) -> None:
    company = (Named("Ada Example"), Named("Omar Example"))

    merged = identity.merge(write(story("a", mine, *company, lands=["es"]), story("b", yours, *company, lands=["es"])))

    assert sorted((mine.name, yours.name)) in groups(merged, mine.kind.title())


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        (Named("Ruiz"), Named("Ruiz")),
        (Named("A. Ruiz"), Named("A. Ruiz")),
        (Named("Ruiz"), Named("Angela Ruiz")),
        (Named("North University", "organization", also=("University",)), Named("University", "organization")),
        (
            Named("Irish Rural Assembly", "organization", also=("IRA",)),
            Named("Iowa Readers Association", "organization", also=("IRA",)),
        ),
        (Named("Jordan"), Named("Jordan", "place")),
    ],
)
def test_a_surname_a_short_form_or_another_class_never_merges(write: Write, mine: Named, yours: Named) -> None:
    company = (Named("Ada Example"), Named("Omar Example"))

    merged = identity.merge(write(story("a", mine, *company), story("b", yours, *company)))

    assert {tuple(names) for kind in ("Person", "Organization", "Place") for names in groups(merged, kind)} == {
        ("Ada Example", "Ada Example"),
        ("Omar Example", "Omar Example"),
    }


def test_a_node_that_fits_two_equally_well_stays_alone(write: Write) -> None:
    of_spain, of_israel = (Named("John Smith", office="minister", of=land) for land in ("es", "il"))

    merged = identity.merge(
        write(story("a", of_spain), story("b", of_israel), story("c", Named("John Smith"), lands=["es", "il"]))
    )

    assert groups(merged) == []
    assert sorted(d.verdict for d in merged.decisions) == ["?", "different"]


def test_the_same_body_of_two_countries_needs_the_country(write: Write) -> None:
    ministry = Named("Foreign Ministry", "organization")
    spain = [story(stem, ministry, Named("Ada Example"), Named("Omar Example"), lands=["es"]) for stem in ("a", "b")]

    merged = identity.merge(write(*spain, story("c", ministry, lands=["il"])))

    assert groups(merged, "Organization") == [["Foreign Ministry", "Foreign Ministry"]]


@pytest.mark.parametrize(("year", "found"), [("2020", [["Ada Example"] * 2, ["Jon Testley"] * 2]), ("1990", [])])
def test_articles_of_other_decades_say_less(write: Write, year: str, found: list[list[str]]) -> None:
    now, then = (story(y, Named("Jon Testley"), Named("Ada Example"), day=f"{y}-05-03") for y in ("2024", year))

    assert groups(identity.merge(write(now, then))) == found


def test_a_link_that_is_only_a_candidate_is_weighed_by_its_probability(write: Write) -> None:
    linked = Named("Jon Testley", qid="Q900", probable=Decimal("0.98"))

    for probability, found in (("0.7", [["Jon Testley", "Jon Testley"]]), ("0.1", [])):
        maybe = Named(
            "Jon Testley", rivals=(Link("name", "Q900", name="Jon Testley", probability=Decimal(probability)),)
        )
        assert groups(identity.merge(write(story("a", linked), story("b", maybe)))) == found


def test_a_link_that_is_not_sure_needs_more_over_bases(write: Write) -> None:
    one, two = (Named("Jon Testley", qid="Q900", probable=Decimal(p)) for p in ("0.97", "0.5"))
    elsewhere = replace(story("b", two), base="https://elsewhere.example/id/")

    assert groups(identity.merge(write(story("a", one), elsewhere))) == []


def test_an_acronym_that_one_article_gives_a_name_is_no_evidence(write: Write) -> None:
    convention = Named("2008 Harvest Front Convention", "organization", also=("GHP",))
    party = Named("GHP", "organization")
    company = (Named("Ada Example"), Named("Omar Example"))

    merged = identity.merge(write(story("a", convention, *company), story("b", party, *company)))

    assert groups(merged, "Organization") == []


def test_nodes_of_one_wikidata_id_are_one_over_all_bases(write: Write) -> None:
    linked = Named("Toledo", "place", qid="Q5836")
    ours, theirs = (
        story("ours", linked, lands=["es"]),
        Story("theirs", (linked,), ("es",), base="https://news.example/"),
    )

    merged = identity.merge(write(ours, theirs))

    assert groups(merged, "Place") == [["Toledo", "Toledo"]]
    assert {d.evidence for d in merged.decisions} == {"wikidata Q5836", "wikidata Q29"}


def test_an_unlinked_node_joins_the_linked_one(write: Write) -> None:
    merged = identity.merge(write(PREMIER, story("linked", Named("Angela Ruiz", office="minister", of="es", qid="Q7"))))

    assert set(merged.identity.canonical.values()) >= {"https://w3id.org/newskg/id/Q7"}
    assert groups(merged) == [["Angela Ruiz", "Angela Ruiz"]]


def test_unnamed_actors_are_never_merged(write: Write) -> None:
    a, b = (Story(stem, (RUIZ,), unnamed=("two officials",)) for stem in "ab")

    merged = identity.merge(write(a, b))

    assert len(set(merged.graph.subjects(None, KG.UnnamedActor))) == 2
