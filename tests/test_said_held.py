"""What somebody holds of the words that he is told to say, and what nobody has said, read with the shipped reader."""

import pytest
from said import read

from kg.language.reader import Reader
from kg.world import World

WORLD = World()
pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        # who denies it does not also assert it
        ("The warden responded by denial that the pump had failed.", [("warden", "Deny", "the pump had failed")]),
        ("Growers doubt that the well will last.", [("Growers", "Deny", "the well will last")]),
        ("Carla Ruiz is sceptical that the well will last.", [("Carla Ruiz", "Deny", "the well will last")]),
        ("Carla Ruiz voiced doubts about the plan.", [("Carla Ruiz", "Deny", "about the plan")]),
        ("Carla Ruiz has no doubt that the well will last.", [("Carla Ruiz", "Assert", "the well will last")]),
        # what is not told, promised or asked for is nobody's words
        ("The agency has not confirmed that the pilot was drunk.", []),
        ("Carla Ruiz never promised to leave, and did not ask for help.", []),
        ("Carla Ruiz has yet to say whether she will stand.", []),
        ("Carla Ruiz refused to say when she thought the well would close.", []),
        ("The guards reported for duty at noon.", []),
        ("The Vela Club, asked for comment, sent the papers to its lawyer.", []),
        ("A porter, who spoke on condition of anonymity as he feared for his job, left.", []),
        # what words do to a thing is none of them, nor is a name
        ("Lem's allegations deepen the crisis of the party.", []),
        ("A member of the forum named, 'Grumpy old miner,' left the room.", []),
        # who is asked to do something is no question, whoever he is
        (
            "Carla Ruiz asked anyone who bought the milk to return it.",
            [("Carla Ruiz", "Demand", "anyone who bought the milk to return it")],
        ),
        # who only leads a team is not the team
        ("The audit team, led by Carla Ruiz, urges Peru to stop.", [("audit team", "Demand", "Peru to stop")]),
        # who asks whether, demands nothing
        ("“Did the man see the knife?” the judge asked.", [("judge", "Ask", "Did the man see the knife?")]),
        ("Ivo Lem asked whether the mayor had known of it.", [("Ivo Lem", "Ask", "whether the mayor had known of it")]),
        # a quotation behind a demand is none
        (
            "Ivo Lem asked the guests to leave at once. “We found smoke in the kitchen.” Nobody was hurt.",
            [("Ivo Lem", "Demand", "to leave at once"), ("Ivo Lem", "Assert", "We found smoke in the kitchen.")],
        ),
    ],
)
def test_what_somebody_holds_of_his_words_is_told_and_what_is_not_said_is_no_claim(
    reader: Reader, body: str, claims: list[tuple[str, str, str]]
) -> None:
    assert list(read(reader, WORLD, body).claims) == claims


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        # behind a semicolon the article speaks itself
        ("Police said 40 boats sank; fishermen put the number at 90.", [("Police", "40 boats sank")]),
        # where, when and to whom it was said is no part of the words
        ("Ivo Lem said after the vote that the pier would close.", [("Ivo Lem", "the pier would close")]),
        ("Ada Obi told the paper before the match that she would stay.", [("Ada Obi", "she would stay")]),
        # a day or a week behind the verb is that of the saying
        ("Norrvind said in April it would have to sell 500 shops.", [("Norrvind", "it would have to sell 500 shops")]),
        # "and that" goes on with the words of whoever said the first
        (
            "Carla Ruiz said that they had asked for a map and that she had sent one.",
            [("Carla Ruiz", "they had asked for a map and that she had sent one"), ("they", "a map")],
        ),
        # of whom something is said in both halves, does not say it
        (
            "Carla Ruiz said Lem would stay. Lem, she added, was a patient man.",
            [("Carla Ruiz", "Lem would stay"), ("she", "Lem … was a patient man")],
        ),
        ("The bridge, Ivo Lem noted, is old.", [("Ivo Lem", "The bridge … is old")]),
        # nor is it said where the aside tells of a thing what somebody did with it
        ("The toll, including a fee he added, was raised.", []),
        ("The brewer, the firm that Ivo Lem added, closed.", []),
        # whoever describes does so with the words in the quotation marks
        (
            'The envoy described Ivo Lem as "the most patient man in Peru," but left at noon.',
            [("envoy", 'Ivo Lem as "the most patient man in Peru,"')],
        ),
        # nor do they begin with those of whoever spoke before
        (
            "One of the guests told Vela Radio: “He kept saying sorry.” Her brother told the Lima Post that the man had lost his job.",
            [("One of the guests", "He kept saying sorry"), ("brother", "the man had lost his job")],
        ),
        ("“He was late.” The mayor told the Herald that he had left.", [("mayor", "he had left")]),
        ("“He was late,” the mayor told the Herald.", [("mayor", "He was late")]),
        # who stands in the sentence himself is asked before who stood in the last
        (
            "The cycling agency said it was late. Former champion Ivo Lem, himself banned in 2008, tweeted: “Nobody believes you.”",
            [("cycling agency", "it was late"), ("Ivo Lem", "Nobody believes you")],
        ),
        # "he" in the words of others may be anybody of whom they have told
        (
            "Mayor Ivo Lem spoke at noon.¶One of the guests told Vela Radio: “He said, 'I want to go home.'”",
            [("One of the guests", "He said, 'I want to go home")],
        ),
        (
            "Wells found in Peru are 900 years old, scholars say, making them the oldest there.",
            [("scholars", "Wells found in Peru are 900 years old")],
        ),
    ],
)
def test_words_end_where_the_article_or_another_goes_on(
    reader: Reader, body: str, claims: list[tuple[str, str]]
) -> None:
    assert [(who, words) for who, _, words in read(reader, WORLD, body).claims] == claims


def test_whose_lawyer_or_leader_speaks_in_a_headline_does_not(reader: Reader) -> None:
    body = "Ivo Lem is in court in Lima. His lawyer, Carla Ruiz, spoke to the press."

    said = read(reader, WORLD, body, headline="Lem's lawyer: 'He has paid for all of it'").claims

    assert "Ivo Lem" not in {who for who, _, _ in said}


def test_nobody_speaks_in_a_headline_of_himself_by_name(reader: Reader) -> None:
    body = "Ivo Lem, a leader of the league of Omar Vance, said that Vance is alive. The league leader spoke on Monday."

    said = read(reader, WORLD, body, headline="League leader: Omar Vance is alive").claims

    assert "Omar Vance" not in {who for who, _, _ in said}
