"""Bills, bids, threats and pledges in short articles: what became of each, who puts it and to whom, read with the shipped reader."""

# ruff: noqa: E501 - paragraphs stand in one line

import pytest
from said import read

from kg.language.reader import Reader
from kg.terms import KG
from kg.values import Proposal, Term
from kg.world import World

WORLD = World()
pytestmark = pytest.mark.model

Told = dict[str, tuple[str, set[str], set[str]]]
"""Of each phrase that names a proposal its status, authors and addressees."""


def told(reader: Reader, body: str, headline: str = "Town news") -> Told:
    """Return what an article tells of the proposals that its phrases name."""
    found = read(reader, WORLD, body, headline).found
    names = {thing.id: thing.name for thing in found.entities}
    text = f"{headline}\n\nWednesday, May 8, 2024\n\n" + body.replace("¶", "\n\n")
    return {
        text[m.start : m.end]: (
            p.status.rpartition("#")[2],
            {names[n] for n in p.proposed_by},
            {names[n] for n in p.addressed_to},
        )
        for p in found.statements
        if isinstance(p, Proposal)
        for m in p.mentions
    }


@pytest.mark.parametrize(
    ("body", "phrase", "status"),
    [
        # those who are counted in a vote do not settle it
        (
            "While 35 voted for, only three voted against the amendment to the water bill. As a result, the amendment was passed on Monday.",
            "the amendment to the water bill",
            "Accepted",
        ),
        # what is only proposed is not made
        (
            "Taria had made a fresh proposal for an unconditional 30-day truce at peace talks held in Lugo on Monday.",
            "a fresh proposal for an unconditional 30-day truce",
            "Open",
        ),
        # one chamber by two of its names
        (
            "The Chamber of Deputies of Taria passed a bill that would tax plastic bags. The bill, tabled by Ana Soto, was approved by the lower house by 90 votes to 60 and now moves to the Senate.",
            "a bill",
            "Open",
        ),
        # a party has no say in a bill by itself
        (
            "Minister Ana Soto introduced a bill that would tax plastic bags. The opposition Liberal Party rejected the bill as a burden on shops.",
            "a bill",
            "Open",
        ),
        # whose bid is turned down has not turned it down
        (
            "Lidmar have had a bid of £9 million for the goalkeeper turned down by Sporting Vela.",
            "a bid of £9 million for the goalkeeper",
            "Rejected",
        ),
        # what answers a threat
        (
            "Taria threatened on Monday to close the canal unless Moria pays its debts by June. Moria rejected the ultimatum.",
            "the ultimatum",
            "Rejected",
        ),
        # a veto that was overridden
        (
            "Deputies in Taria voted 90 to 31 to override President Ana Soto's veto of a bill that bans plastic bags.",
            "a bill",
            "Accepted",
        ),
    ],
)
def test_a_proposal_is_settled_by_those_alone_who_have_a_say(
    reader: Reader, body: str, phrase: str, status: str
) -> None:
    assert told(reader, body)[phrase][0] == status


def test_an_improved_offer_is_another_one(reader: Reader) -> None:
    body = "Lidmar Foods has turned down an improved takeover offer of 12 crowns per share from Vesna Group. Lidmar's board rejected the first offer of 10 crowns in May. Vesna Group said the new offer was fair."

    found = read(reader, WORLD, body).found
    named = [len(p.mentions) for p in found.statements if isinstance(p, Proposal)]

    assert sorted(named) == [1, 2]
    assert told(reader, body)["an improved takeover offer of 12 crowns per share from Vesna Group"][1:] == (
        {"Vesna Group"},
        {"Lidmar Foods"},
    )


def test_who_judges_a_law_has_not_been_asked_for_it(reader: Reader) -> None:
    body = "The Supreme Court of Taria struck down a law on Monday that allowed police to read private letters. The law was passed in 2019."

    assert all("Supreme Court of Taria" not in to for _, _, to in told(reader, body).values())


def test_what_only_has_to_be_approved_brings_nothing(reader: Reader) -> None:
    body = "Former mayor Ivo Lem pleaded guilty on Monday under a deal with prosecutors. Under the deal, Lem will repay 2 million crowns. A judge must still approve the deal."

    found = read(reader, WORLD, body)
    terms = [s.content for s in found.found.statements if isinstance(s, Term)]
    text = "Town news\n\nWednesday, May 8, 2024\n\n" + body

    assert not any("approve" in text[span.start : span.end] for term in terms for span in term)


def test_who_is_supplied_with_something_is_offered_it(reader: Reader) -> None:
    body = "Moria offered on Monday to supply Brazil with 40 fire engines by the weekend."

    assert [to for *_, to in told(reader, body).values()] == [{"Brazil"}]


def test_a_bill_that_has_to_be_passed_is_nobody(reader: Reader) -> None:
    body = "The House of Representatives passed a bill on guns in May. President Ana Soto urged the Senate to pass it."

    terms = [s for s in read(reader, WORLD, body).found.statements if isinstance(s, Term)]

    assert all(not t.targets for t in terms)


def test_a_pledge_is_doubted_and_never_turned_down(reader: Reader) -> None:
    body = (
        "Taria Air pledged on Monday to halve its emissions by 2035. The Green Forum dismissed the pledge as a stunt."
    )

    assert all(status == "Open" and "Green Forum" not in to for status, _, to in told(reader, body).values())


def test_what_stands_behind_or_is_denied_with_what_stands_before(reader: Reader) -> None:
    body = "Spain has said it would not pull its troops out of Vela or end the war until the rebels left."

    terms = [t for t in read(reader, WORLD, body, "Town news").found.statements if isinstance(t, Term)]

    assert terms
    assert {t.polarity for t in terms} == {KG.Negative}


def test_whatever_is_not_even_considered_has_not_been_put(reader: Reader) -> None:
    assert told(reader, "Ivo Lem says Taria will not consider any proposals for a truce.") == {}


@pytest.mark.parametrize(
    "body",
    [
        "Taria has no plans to sell its bridges, Minister Ivo Lem said on Monday.",
        "There was a great deal of talk about jobs in Lugo on Monday.",
    ],
)
def test_what_somebody_has_not_and_a_quantity_are_no_proposals(reader: Reader, body: str) -> None:
    assert told(reader, body) == {}


def test_bids_of_two_bidders_are_two(reader: Reader) -> None:
    body = (
        "Norrvind Group's board on Sunday rejected a takeover bid by Lark Foods Inc, which offered $11.3 billion."
        " Norrvind said the $10.2 billion takeover bid from Peru's Brenn Dairies is better."
    )
    authors = [by for _, by, _ in told(reader, body).values()]

    assert not any({"Lark Foods Inc", "Brenn Dairies"} <= by for by in authors)


def test_whose_offer_it_is_the_subject_of_its_clause_tells(reader: Reader) -> None:
    body = (
        "Talks with the drivers' guild Norr ended on Monday, the ferry company said."
        " The company had raised its pay offer to 7 percent."
    )
    assert told(reader, body)["its pay offer"][1] == {"ferry company"}


def test_of_a_list_of_what_is_sought_the_first_is_a_term_too(reader: Reader) -> None:
    body = "The Vela Front seeks a full ceasefire, withdrawal of Tarian troops, the return of its prisoners, and new elections."
    found = read(reader, WORLD, body, "Town news").found
    start = len("Town news\n\nWednesday, May 8, 2024\n\n")
    terms = {body[s.start - start : s.end - start] for t in found.statements if isinstance(t, Term) for s in t.content}

    assert {"a full ceasefire", "withdrawal of Tarian troops"} <= terms


def test_a_bill_is_neither_the_constitution_nor_the_budget(reader: Reader) -> None:
    body = (
        "The Senate approved an amendment that would stop the governor from raising the tolls."
        " It is a long way from becoming part of the state constitution. Amendments must pass both houses twice."
        " The governor used his powers to rewrite the state budget in July."
    )
    assert not {"the state constitution", "the state budget", "Amendments"} & set(told(reader, body))


def test_who_alone_votes_against_it_settles_nothing(reader: Reader) -> None:
    body = (
        "Member states backed a Commission proposal to tax steel from Peru."
        " According to diplomats, only Spain voted against the measure."
    )
    found = told(reader, body)

    assert all(status != "Rejected" and "Spain" not in to for status, _, to in found.values())
    assert found


def test_what_somebody_is_hired_by_is_not_the_pact_of_others(reader: Reader) -> None:
    body = (
        "The school board voted to approve a contract with the teachers' union on Tuesday."
        " Ada Ruiz was named head of the schools. Her contract will last one year."
    )
    assert "Her contract" not in told(reader, body)


def test_what_only_stands_near_is_no_term(reader: Reader) -> None:
    body = (
        "The writers' guild has reached a tentative agreement with the studios in Lugo that would raise their pay."
        " The members will vote on the agreement within two weeks."
        " However, a decision to return to work will be made on Sunday."
    )
    start = len("Town news\n\nWednesday, May 8, 2024\n\n")
    terms = [t for t in read(reader, WORLD, body, "Town news").found.statements if isinstance(t, Term)]

    assert "return to work" not in {body[s.start - start : s.end - start] for t in terms for s in t.content}
