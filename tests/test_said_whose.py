"""Whose words they are where another stands nearer, what is no saying, and where somebody's words begin and end: rows of short articles."""

# ruff: noqa: E501 - paragraphs stand in one line

import pytest
from said import read

from kg.language.reader import Reader
from kg.terms import KG
from kg.values import Claim, Role
from kg.world import World

WORLD = World()
pytestmark = pytest.mark.model

#: Each article with the claims of it that are asked for: speaker and words.
WHOSE = [
    # who only comments in an aside
    (
        "Captain Rolf Abt said that the wreck lay upright. The divers, he added, told the coastguard that the hold was empty.",
        {("Rolf Abt", "the wreck lay upright"), ("divers", "the hold was empty")},
    ),
    (
        "Mayor Ines Calvo said that the bridge was safe. The owners, she added, told the court that the mill was shut.",
        {("Ines Calvo", "the bridge was safe"), ("owners", "the mill was shut")},
    ),
    # who only made a text
    (
        "A letter written by the Guild of Bakers, which says that the flour was damp, has 90 signatures.",
        {("letter", "the flour was damp")},
    ),
    (
        "He tore down a leaflet handed out by the Reed Party, which claims that the dam leaks.",
        {("leaflet", "the dam leaks")},
    ),
    # neither the client nor the master
    (
        "Lawyers for Commissioner of Ports Jack O'Hara argued that the fine was too high.",
        {("Lawyers for Commissioner of Ports", "the fine was too high")},
    ),
    # of two of one surname who has just spoken, and far down the first
    (
        "Rosa Lind voted against the plan. The meeting took hours. Pastor Omar Lind said that the poor would suffer. Half of the pupils are poor."
        " “I was a boy here,” Lind said.",
        {("Omar Lind", "the poor would suffer"), ("Omar Lind", "I was a boy here")},
    ),
    # a surname is no forename of another
    (
        "The lawyer Otieno Lem said that the bank was sound. Papers were signed by a driver, Samuel Otieno. Otieno said that he could not read.",
        {("Otieno Lem", "the bank was sound"), ("Samuel Otieno", "he could not read")},
    ),
    # several people are no "he"
    (
        "The kitchen staff found Omar Vance in the cellar and gave him tea. Police asked him what he saw there, and he told them that the door was locked.",
        {("Omar Vance", "the door was locked")},
    ),
    # a "Mrs" is not the man of her name
    (
        "Lena and Karl Ostrander, whose shop burned down, want answers. Karl Ostrander told the paper that the hydrant was dry. Mrs Ostrander added that the insurer had lost the policy.",
        {("Karl Ostrander", "the hydrant was dry"), ("Mrs Ostrander", "the insurer had lost the policy")},
    ),
    # of what many are, nobody is meant who is named only later
    (
        "Velda scored twice and left the pitch in tears. “My mother was in the stands,” the midfielder said. ¶ Former midfielder Hugo Bast, now a trainer, watched the match on television.",
        {("midfielder", "My mother was in the stands")},
    ),
    # who is behind "according to" has not said what others say
    (
        "According to the newspaper Lusora, a clerk of the court said the files had been burned.",
        {("clerk of the court", "the files had been burned")},
    ),
    ("According to Olaf Brun, the abbot said the bell was sold.", {("abbot", "the bell was sold")}),
    ("According to Ines Calvo, the minister said the bridge would close.", {("minister", "the bridge would close")}),
    # some among others are not those whom the article is about
    (
        "Some geologists had doubted the map. The geologists said the ridge is older than the lake.",
        {("geologists", "the ridge is older than the lake")},
    ),
    # whose friend it is has not said it
    ("The mayor's ex says the flat was never paid for.", {("mayor's ex", "the flat was never paid for")}),
    # whose boss somebody is has not said what he says
    (
        "Nora Lind fell off the roof. Her commanding oficer, Chief Superintendent Marcus Beale told Hull-based Bay News earlier this week that surgery “went very well and she will be home soon.”",
        {("Marcus Beale", "surgery “went very well and she will be home soon.”")},
    ),
    # who is said to be something leads to his own words
    (
        "Bishop Otto Lang was a critic of the dam: “It will drown the three oldest chapels of the valley.”",
        {("Otto Lang", "It will drown the three oldest chapels of the valley.")},
    ),
    (
        "Pope Karl Weiss was a critic of the dam: “It will drown the three oldest chapels of the valley.”",
        {("Karl Weiss", "It will drown the three oldest chapels of the valley.")},
    ),
    # who is accused has not accused
    (
        "There have also been accusations of customs officers taking bribes from the owners of the boats.",
        {("unnamed", "customs officers taking bribes from the owners of the boats")},
    ),
    # a verb that goes on with the reporter's sentence
    (
        "Lena Wirth presented the study. She said two audits had cleared the fund, and accused the ministry of hiding a third.",
        {("Lena Wirth", "two audits had cleared the fund"), ("Lena Wirth", "the ministry of hiding a third")},
    ),
    # what somebody quotes of others is not his own
    (
        "“Coach Paul Kerr shouted at us and the captain wept,” goalkeeper Ada Ruiz said. ¶ Striker Omar Saad thanked his aunt. “She said on Friday that we would win,” Saad said.",
        {("Omar Saad", "She said on Friday that we would win")},
    ),
    # who is asked has not asked
    (
        "Asked whether Chancellor Olaf Brandt would travel to Lima, spokesman Joseph Okello said that the visit “should come at the end”.",
        {("Joseph Okello", "the visit “should come at the end”")},
    ),
    # whose lawyer speaks says nothing
    (
        "The suit was filed by the Union of Nurses and a widow from Gulu, whose lawyer, Maria Okot, said her clients were “relieved”.",
        {("Maria Okot", "her clients were “relieved”")},
    ),
    (
        "President Luisa Salas, whose lawyer had asked for a delay of 48 hours, said she would not attend.",
        {("lawyer", "a delay of 48 hours"), ("Luisa Salas", "she would not attend")},
    ),
    (
        "The petition was filed by the Lake Contractors Association and a trader, Peter Onyango, whose lawyer, Ms Lilian Achieng, told the court that her client had been locked out.",
        {("Lilian Achieng", "her client had been locked out")},
    ),
    (
        "Otto Berg, whose lawyer is Lena Faro, told the court that he had been locked out.",
        {("Otto Berg", "he had been locked out")},
    ),
    # an address denies nothing
    (
        "A No 10 spokesman added that the treaty was “dead”.",
        {("No 10 spokesman", "the treaty was “dead”")},
    ),
    # the sentence goes on with what is told, and not with who tells it
    (
        "The rebels have accepted the Swiss plan for a truce, a diplomat told the Herald on Monday, but are asking for guarantees that the army will not return.",
        {("diplomat", "The rebels have accepted the Swiss plan for a truce")},
    ),
    # "it added": who spoke before, and not of whom it speaks
    (
        "The Chadian Defense Ministry says its troops took Markovo. The Herald could not check this. Over the past day, Peru lost up to 900 troops, it added.",
        {
            ("Chadian Defense Ministry", "its troops took Markovo"),
            ("Chadian Defense Ministry", "Over the past day, Peru lost up to 900 troops"),
        },
    ),
    # a missile that is shot down is no claim
    (
        "Overnight, the Air Force shot down 21 of 34 missiles launched by Chad, according to Commander Otto Lind.",
        {("Otto Lind", "Overnight, the Air Force shot down 21 of 34 missiles launched by Chad")},
    ),
    # nobody emerges
    ("The deputy left after it emerged that her husband held shares in the mill.", set()),
    # what was spoken last before a paragraph, and not what is spoken last in the article
    (
        "The mayor, Ines Calvo, defended the fence, saying “the goats ate every rose in the park,” she said. ¶ “I would build it twice as high. The council voted for it in May and nobody spoke against it.” ¶ Farmer Piet Maas laughed. “Why?” he said.“So you want to fence in all of our goats now? We will see you in court about that.”",
        {
            (
                "Ines Calvo",
                "the goats ate every rose in the park … I would build it twice as high. The council voted for it in May and nobody spoke against it.",
            )
        },
    ),
]


HEADLINES = [
    ("Rebels Said to Accept Swiss Plan; Guild Threatens to Quit Talks", "Rebels"),
    (
        "HC grants bail to ex-minister Soni in Rs 72-crore scam, says ED can't jail people 'on the strength of a diary'",
        "ED",
    ),
]


@pytest.mark.parametrize(("headline", "name"), HEADLINES)
def test_of_whom_a_headline_tells_says_nothing(reader: Reader, headline: str, name: str) -> None:
    assert name not in {who for who, _, _ in read(reader, WORLD, "The court sat on Tuesday.", headline).claims}


@pytest.mark.parametrize(("body", "wanted"), WHOSE, ids=[body[:40] for body, _ in WHOSE])
def test_each_has_said_what_he_has_and_nobody_else(reader: Reader, body: str, wanted: set[tuple[str, str]]) -> None:
    said = {(who, words) for who, _, words in read(reader, WORLD, body).claims}

    assert wanted <= said
    assert not {who for who, words in said if words in {w for _, w in wanted}} - {who for who, _ in wanted}


@pytest.mark.parametrize(
    "body",
    [
        "The abbot refused to say whether the vineyard had been sold.",
        "Judge Ada Kern declined to comment on the length of the sentence.",
        "Party leader Olaf Brun, who refused to condemn the attack on the mill, left the hall.",
        "The bank would not confirm the loss and did not say when it would open again.",
    ],
)
def test_who_refuses_to_say_it_says_nothing(reader: Reader, body: str) -> None:
    assert not read(reader, WORLD, body).claims


def test_what_nobody_wants_to_tell_is_no_fact(reader: Reader) -> None:
    said = read(reader, WORLD, "The bishop declined to say whether guards had killed a shepherd.")

    assert ("killed", "Possible") in said.events


@pytest.mark.parametrize(
    "body",
    [
        "Sergeant Kim Dahl, the prosecutor, said: “He said he got the letter from an uncle two days before, and that he burned it.”",
        "“She told me she was sorry, and I believed her,” nurse Hana Weil said.",
    ],
)
def test_nobody_who_is_quoted_is_meant_by_a_pronoun_of_the_third_person(reader: Reader, body: str) -> None:
    found = read(reader, WORLD, body).found
    claims = {c.id: c for c in found.statements if isinstance(c, Claim)}

    assert not [c for c in claims.values() if c.embedded_in and set(c.speakers) & set(claims[c.embedded_in].speakers)]


DENIED = [
    (
        "The minister described as nonsense the claim that the ferries were unsafe.",
        "minister",
        "the ferries were unsafe",
    ),
    (
        "Warden Piet Maas dismissed as mere gossip reports that wolves had come back.",
        "Piet Maas",
        "wolves had come back",
    ),
    (
        "Treasurer Vera Stahl called the rumour that she had pawned the crown a lie and an insult.",
        "Vera Stahl",
        "she had pawned the crown",
    ),
    ("The new map challenges the view that the river once ran north.", "new map", "the river once ran north"),
]


@pytest.mark.parametrize(("body", "who", "words"), DENIED, ids=[body[:40] for body, _, _ in DENIED])
def test_a_verdict_denies_and_is_no_part_of_what_is_denied(reader: Reader, body: str, who: str, words: str) -> None:
    assert (who, "Deny", words) in read(reader, WORLD, body).claims


WHOLE = [
    (
        "Coach Paul Kerr said reports that he had fled to Spain were false.",
        ("Paul Kerr", "reports that he had fled to Spain were false"),
    ),
    (
        "The fund said claims that it had lost the money were untrue.",
        ("fund", "claims that it had lost the money were untrue"),
    ),
    (
        "Four hikers are missing after a slope gave way, rescuers have confirmed.",
        ("rescuers", "Four hikers are missing after a slope gave way"),
    ),
    ("The mayor said the bridge was safe, and demanded an apology.", ("mayor", "the bridge was safe")),
    (
        "Leader Kavita Dahl alleged that the quarry was a swamp and demanded the removal of the judge.",
        ("Kavita Dahl", "the quarry was a swamp"),
    ),
]


@pytest.mark.parametrize(("body", "claim"), WHOLE, ids=[body[:40] for body, _ in WHOLE])
def test_words_are_whole_and_end_where_the_next_act_begins(reader: Reader, body: str, claim: tuple[str, str]) -> None:
    said = [(who, words) for who, _, words in read(reader, WORLD, body).claims]

    assert claim in said
    assert not [words for who, words in said if who == claim[0] and words != claim[1] and words in claim[1]]


@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("The clerk asked whether the hall was open.", "Ask"),
        ("Reporters asked Olaf Brun why he had left.", "Ask"),
        ("Police asked Ines Calvo how the bridge had fallen.", "Ask"),
        ("Olaf Brun asked the court to free him.", "Demand"),
    ],
)
def test_who_asks_whether_or_why_puts_a_question(reader: Reader, body: str, act: str) -> None:
    assert [how for _, how, _ in read(reader, WORLD, body).claims] == [act]


def test_what_a_reporter_tells_between_turns_is_nobodys_turn(reader: Reader) -> None:
    body = (
        "Climber Nora Lind met us in her kitchen.¶Courier: Were you afraid?¶Lind: Only of the goats.¶"
        'Her guide, Rui Vale, shook his head. "They were afraid of her," he said. "One fell off the rock."¶'
        "Courier: Will you go again?¶Lind: In May."
    )
    said = read(reader, WORLD, body)

    assert [(who, words) for who, _, words in said.claims] == [
        ("Courier", "Were you afraid?"),
        ("Nora Lind", "Only of the goats."),
        ("Rui Vale", "They were afraid of her … One fell off the rock."),
        ("Courier", "Will you go again?"),
        ("Nora Lind", "In May."),
    ]


@pytest.mark.parametrize(
    ("body", "roles"),
    [
        (
            "The daughter of Mayor Otto Berg, Lena Berg, was robbed in Vigo, where she works as a teacher.",
            {("Otto Berg", "Mayor"), ("Lena Berg", "teacher")},
        ),
        (
            "The brother of the late bishop Karl Weiss, Jonas Weiss, was hurt in Linz, where he works as a cook.",
            {("Karl Weiss", "bishop"), ("Jonas Weiss", "cook")},
        ),
        ("Lena Berg studied in Linz, where a friend advised her to become a teacher.", set()),
    ],
)
def test_whose_relative_somebody_is_does_not_keep_his_office_from_him(
    reader: Reader, body: str, roles: set[tuple[str, str]]
) -> None:
    found = read(reader, WORLD, body).found
    names = {thing.id: thing.name for thing in found.entities}

    assert {(names[s.person], s.label) for s in found.statements if isinstance(s, Role)} == roles


@pytest.mark.parametrize(
    ("body", "thing"),
    [
        ("Blood tests will show who the climber is, the doctor said.", "Blood tests"),
        ("Sonar scans will determine the depth of the wreck, captain Rolf Abt said.", "Sonar scans"),
    ],
)
def test_what_only_shows_something_is_a_thing_and_no_actor(reader: Reader, body: str, thing: str) -> None:
    found = read(reader, WORLD, body).found

    assert {KG.Item} >= {e.kind for e in found.entities if e.name == thing}
