"""Whose the quotations are, by paragraphs, marks and turns; and that nothing quoted is asserted."""

# ruff: noqa: E501 - paragraphs stand in one line

import pytest
from said import read

from kg.language import quotations, turns
from kg.language.reader import Reader
from kg.terms import KG
from kg.values import Span
from kg.world import World

WORLD = World()

#: Paragraphs that are nothing but quotations, each article with its claims: speaker and words.
PARAGRAPHS = [
    (
        "Rovers won at home on Sunday.¶Rovers manager Sue Wright:¶“We never gave up. That is what I asked of them.”¶"
        "United coach Tom Hale: “We were asleep. That is all I will say tonight.”",
        [
            ("Sue Wright", "We never gave up. That is what I asked of them."),
            ("Tom Hale", "We were asleep. That is all I will say tonight."),
        ],
    ),
    (
        "“We are content,” union leader Ana Ruiz said on Tuesday.¶The strike is over. We thank all who stood by us.¶"
        "— Vela Port Authority (@velaport) May 7, 2024¶Ships began to unload on Wednesday.",
        [
            ("Ana Ruiz", "We are content"),
            ("Vela Port Authority", "The strike is over. We thank all who stood by us."),
        ],
    ),
    (
        "“The walls were wet for months,” said site foreman Lena Brandt.¶"
        "“The firm hid the reports and two welders were hurt in the spring.”¶The tunnel is four miles long.",
        [
            (
                "Lena Brandt",
                "The walls were wet for months … The firm hid the reports and two welders were hurt in the spring.",
            )
        ],
    ),
    (
        '"They cut the fence before dawn," the warden, Piet Maas, said.¶"Then they shot three of the deer."¶"Nobody has been caught."',
        [("Piet Maas", "They cut the fence before dawn … Then they shot three of the deer. … Nobody has been caught.")],
    ),
    (
        "Deputy mayor Ines Calvo said the council had “no idea” who ordered the felling.¶"
        "“The contractors lied to us, and the guards beat a boy who filmed them.”¶The firm has not answered.",
        [
            ("Ines Calvo", "the council had “no idea” who ordered the felling"),
            ("Ines Calvo", "The contractors lied to us, and the guards beat a boy who filmed them."),
        ],
    ),
    (
        '"The boats left at night and never came back.¶"My brother drowned and the navy did nothing.¶'
        '"We are still waiting for a list," said Samir Haddad, a net maker.',
        [
            (
                "Samir Haddad",
                "The boats left at night and never came back. … My brother drowned and the navy did nothing. … We are still waiting for a list",
            )
        ],
    ),
    (
        "‘The lifts stopped at noon.¶‘Two of us were trapped and nobody called the fire brigade.¶‘It was a bad day,’ caretaker Rosa Lind said.",
        [
            (
                "Rosa Lind",
                "The lifts stopped at noon. … Two of us were trapped and nobody called the fire brigade. … It was a bad day",
            )
        ],
    ),
    (
        "“The gates were opened at midnight and the water took our cattle. ¶ “Two boys drowned, and nobody has paid us. ¶ "
        "“We only want our fields back,” farmer Josef Tadić told reporters.",
        [
            (
                "Josef Tadić",
                "The gates were opened at midnight and the water took our cattle. … Two boys drowned, and nobody has paid us. … We only want our fields back",
            )
        ],
    ),
    (
        "The factory burnt down on Monday.¶“The sprinklers had been switched off for weeks to save money.”¶Police have opened an inquiry.",
        [("unnamed", "The sprinklers had been switched off for weeks to save money.")],
    ),
    (
        "“We will not sell the mill, said farmer Ana Paz. The river flooded the cellar in March.",
        [("Ana Paz", "We will not sell the mill")],
    ),
    (
        "Pilot Jon Berg spoke to the paper after his release.¶Q: How were you caught?¶A: The rebels attacked the convoy and killed our driver.",
        [("unnamed", "How were you caught?"), ("Jon Berg", "The rebels attacked the convoy and killed our driver.")],
    ),
    (
        "Mayor Jana Horak met us in Vigo.¶Q: Will you sell the dock?¶A: No.¶Q: Why?¶A: Thieves burned it.¶She looked out of the window.",
        [
            ("unnamed", "Will you sell the dock?"),
            ("Jana Horak", "No."),
            ("unnamed", "Why?"),
            ("Jana Horak", "Thieves burned it."),
        ],
    ),
    (
        "Mayor Jana Horak met us in Vigo.¶Q: Who did it?¶A: Thieves burned it.¶She paused for a while.¶Q: Who saw them?¶A: The guard saw them.",
        [
            ("unnamed", "Who did it?"),
            ("Jana Horak", "Thieves burned it."),
            ("unnamed", "Who saw them?"),
            ("Jana Horak", "The guard saw them."),
        ],
    ),
    (
        "Coach Ana Reyes met us in Lugo.¶Courier: Why did you leave?¶Reyes: The owners sold the ground.¶Courier: Will you sue?¶Reyes: We have done so.",
        [
            ("Courier", "Why did you leave?"),
            ("Ana Reyes", "The owners sold the ground."),
            ("Courier", "Will you sue?"),
            ("Ana Reyes", "We have done so."),
        ],
    ),
    (
        "“We were never told”¶Residents of the valley met on Sunday. Teacher Olga Prem said: “We were never told that the dam had cracked.”",
        [("Olga Prem", "We were never told that the dam had cracked")],
    ),
    (
        "In a letter to members, the union wrote:¶The company has broken the deal and dismissed forty drivers.¶The company runs 300 buses.",
        [("union", "The company has broken the deal and dismissed forty drivers")],
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("body", "claims"), PARAGRAPHS, ids=[body[:40] for body, _ in PARAGRAPHS])
def test_a_quotation_that_fills_a_paragraph_is_somebodys(
    reader: Reader, body: str, claims: list[tuple[str, str]]
) -> None:
    said = read(reader, WORLD, body)

    assert [(who, words) for who, _, words in said.claims] == claims


@pytest.mark.model
@pytest.mark.parametrize(("body", "claims"), PARAGRAPHS, ids=[body[:40] for body, _ in PARAGRAPHS])
def test_no_event_that_is_told_in_quotations_alone_is_asserted(
    reader: Reader, body: str, claims: list[tuple[str, str]]
) -> None:
    said = read(reader, WORLD, body)
    quoted = " ".join(words for _, words in claims)

    outside = {word for word, factuality in said.events if factuality == "Actual"}

    assert not [word for word in outside if word in quoted and word not in ("told",)]


@pytest.mark.model
def test_an_unclosed_mark_leaves_the_next_sentence_to_the_reporter(reader: Reader) -> None:
    said = read(
        reader, WORLD, "“We will not sell the mill, said farmer Ana Paz. The river flooded the cellar in March."
    )

    assert ("flooded", "Actual") in said.events


@pytest.mark.model
def test_a_quotation_of_nobody_belongs_to_an_anonymous_source(reader: Reader) -> None:
    said = read(
        reader,
        WORLD,
        "The factory burnt down.¶“The sprinklers had been switched off for weeks to save money.”¶Police came.",
    )

    assert [e.kind for e in said.found.entities if e.name == "unnamed"] == [KG.AnonymousSource]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ('"We stay,” he said. “All of us." Then he left.', ["We stay,", "All of us."]),
        ("“We will not go, said Ruiz. The mine closed in May.", ["We will not go,"]),
        ("He called it “a very bad idea. The mine closed in May.", ["a very bad idea."]),
        ('We will stay here," said Ruiz. The mine closed.', ["We will stay here,"]),
        (
            "„We wait here“, he said. »We go now«, she said. «We came», they said.",
            ["We wait here", "We go now", "We came"],
        ),
        ("‘The workers’ union left,’ he said.", ["The workers’ union left,"]),
        (
            "‘The boats came.\n\n‘They took our nets.\n\n‘We want them back,’ he said.",
            ["The boats came.", "They took our nets.", "We want them back,"],
        ),
        ("“She said “no” to me,” he said.", ["She said “no” to me,"]),
        ('"The ship was lost.\n\nThe mine closed.', ["The ship was lost."]),
        ('He said "we wait\nfor the boats to come" and left.', ["we wait\nfor the boats to come"]),
        ("She said ”we want to go” today.", ["we want to go"]),
        ("> We regret it a lot\n\nThe firm is big.", ["We regret it a lot"]),
        ("In a note the firm wrote:\n\nWe regret it.\n\nThe firm is big.", ["We regret it."]),
        ("The firm made three offers:\n\nThe first was low.", []),
    ],
)
def test_marks_that_are_mixed_or_forgotten_quote_what_they_can(text: str, quotes: list[str]) -> None:
    assert [text[slice(*q)] for q in quotations.find(text, Span(0, len(text)))] == quotes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Q: Why?\n\nA: For the boats.", ["Why?", "For the boats."]),
        (
            "Q. Why?\n\nA. For the boats.\n\nThey are old.\n\nQ. All?",
            ["Why?", "For the boats.", "They are old.", "All?"],
        ),
        ("Ruiz: We stay.\n\nVoss: Why?\n\nRuiz: For the boats.", ["We stay.", "Why?", "For the boats."]),
        ("((Courier)) Why?\n\nRuiz: For the boats.\n\n((Courier)) All?", ["Why?", "For the boats.", "All?"]),
        ("Killed: 5\n\nInjured: 7", []),
        ("Correction: The mayor is Ana Ruiz.", []),
    ],
)
def test_the_turns_of_an_interview_are_quotations_and_lists_are_none(text: str, said: list[str]) -> None:
    assert [text[slice(*turn.words)] for turn in turns.find(text, Span(0, len(text)))] == said
