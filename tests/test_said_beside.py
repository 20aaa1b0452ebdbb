"""Who speaks where somebody or something else stands nearer to the words, and where words of others begin: rows of short articles."""

# ruff: noqa: E501 - paragraphs stand in one line

import pytest
from said import read

from kg.language.reader import Reader
from kg.world import World

WORLD = World()
pytestmark = pytest.mark.model

#: Each article with all its claims: speaker and words.
CLAIMS = [
    # where somebody speaks may stand nearer to the verb
    (
        "Mayor Ines Calvo, while opening a clinic at the Old Market, Porto Vela, praised the nurses and promised that the road would be paved.",
        [("Ines Calvo", "the nurses"), ("Ines Calvo", "the road would be paved")],
    ),
    (
        "Governor Musa Bello, while receiving the boys at the Government House, Gusau, condemned the raid.",
        [("Musa Bello", "the raid")],
    ),
    # a body is no member of it
    (
        "A panel of judges Ines Calvo and Otto Berg ruled that the mine must close.",
        [("panel", "the mine must close")],
    ),
    (
        "A team of lawyers Ada Ruiz and Omar Lund said that the mine must close.",
        [("team of lawyers", "the mine must close")],
    ),
    # who turns down a report by others has not made it
    (
        "The Ohio Prison Office denied a report by the Lakeside Herald that four inmates had died.",
        [("Ohio Prison Office", "four inmates had died")],
    ),
    # who has an office of a body speaks, whatever stands in brackets between
    (
        "The Lake Rescue Authority (LRA) deputy chief Milan Harvik said six boats were out.",
        [("Milan Harvik", "six boats were out")],
    ),
    (
        "But Roadway Director-General Kib'u Ndar'u said the rails were stolen. \"We have replaced them twice,\" he said by phone.",
        [("Kib'u Ndar'u", "the rails were stolen"), ("Kib'u Ndar'u", "We have replaced them twice")],
    ),
    # who is only asked to tell it has not told it, nor has who asks
    (
        "Opposition leader Ines Calvo called on the ministry to explain why the dam gates stayed shut.",
        [("Ines Calvo", "the ministry to explain why the dam gates stayed shut")],
    ),
    # what comes out, nobody is named who told it
    (
        "The board has hired a lawyer after it emerged that the vault was empty.",
        [("unnamed", "the vault was empty")],
    ),
    ("If it emerges that the vault was empty, the mayor will go.", []),
    # the deed that somebody is suspected of says nothing
    (
        "Tre Hatch was taken into custody on Monday and booked into the Tulsa County Jail on complaints of first-degree murder and robbery with a firearm.",
        [("unnamed", "first-degree murder and robbery with a firearm")],
    ),
    # two people, each described between commas
    (
        "Ines Calvo, the mayor of Vigo, and Otto Berg, the chief of police, said the bridge would stay shut.",
        [("Ines Calvo and Otto Berg", "the bridge would stay shut")],
    ),
    (
        "The bridge must stay shut, said Ines Calvo, the mayor of Vigo, and Otto Berg, the chief of police.",
        [("Ines Calvo and Otto Berg", "The bridge must stay shut")],
    ),
    # what the paper asks its readers to remember is its own word
    ("Recall that thieves entered the depot on March 3 and took six lorries.", []),
    (
        "Recall that the mayor said in March that the depot would close.",
        [("mayor", "the depot would close")],
    ),
    # whom one tells is no part of the words
    ("The mayor notified the council he was leaving in June.", [("mayor", "he was leaving in June")]),
    # what is quoted inside a quotation ends with its own mark
    (
        "\"Otto Berg said: 'I never saw the letter.' I do not believe him,\" Ines Calvo told the court.",
        [
            ("Ines Calvo", "Otto Berg said: 'I never saw the letter.' I do not believe him"),
            ("Otto Berg", "I never saw the letter"),
        ],
    ),
    # a quotation that has a cue is not that of the next one
    (
        'Coach Phil Moor was furious with referee Mark Dunne. "Joe won the ball. Everybody in the ground saw it except one man," he said. The club will appeal against the ban, he added.',
        [
            ("Phil Moor", "Joe won the ball. Everybody in the ground saw it except one man"),
            ("Phil Moor", "The club will appeal against the ban"),
        ],
    ),
    # nor is whom somebody warns what he says
    ("Toxic foam will reach the weir, the ministry warns anglers.", [("ministry", "Toxic foam will reach the weir")]),
    # behind "according to" stands who said it
    (
        "Senator Ada Moss, according to the Lakeside Herald, owns two mills.",
        [("Lakeside Herald", "Senator Ada Moss … owns two mills")],
    ),
    # whoever is quoted has said it, and not who quotes
    (
        "The Harbour Post cites two clerks as saying that the vault was empty.",
        [("two clerks", "the vault was empty")],
    ),
    (
        'The Harbour Post quotes Finance Minister Aldo Rey: "The vault was empty when we came."',
        [("Aldo Rey", "The vault was empty when we came")],
    ),
    # a deed and a name are no words
    ("The navy called off the search for the ferry. A band calling itself the Lost Goats played.", []),
    # what is voiced is neither a day nor a hearer
    (
        "Bishop Otto Lang voiced his support on Monday for a second bridge.",
        [("Otto Lang", "a second bridge")],
    ),
    # an office marked apart from the name behind it is no part of the name
    ("Bishop Otto Lang said the bridge was late.", [("Otto Lang", "the bridge was late")]),
    # what somebody cites behind his own words
    (
        '"We will not open the mine this year," said Karel Sorin, citing "grave doubts" about the shafts.',
        [("Karel Sorin", "We will not open the mine this year"), ("Karel Sorin", '"grave doubts" about the shafts')],
    ),
    # friends of somebody are not he
    (
        "Militias loyal to president-elect Karel Sorin have announced that the port is theirs.",
        [("Militias loyal to president-elect Karel Sorin", "the port is theirs")],
    ),
    (
        "Supporters of ex-senator Otto Berg claim the vote was stolen.",
        [("Supporters of ex-senator Otto Berg", "the vote was stolen")],
    ),
    (
        "Allies of the former mayor Ines Calvo have announced that the port is theirs.",
        [("Allies of the former mayor Ines Calvo", "the port is theirs")],
    ),
    (
        "A son of General Karel Sorin said that the port was shut.",
        [("son of General Karel Sorin", "the port was shut")],
    ),
    ("The chief of the navy Ann Ruiz said that the port was empty.", [("Ann Ruiz", "the port was empty")]),
    (
        "Former envoy to Spain and guild leader Ann Ruiz said that the port was empty.",
        [("Ann Ruiz", "the port was empty")],
    ),
    (
        "The council left the hall, with mayor Otto Berg warning that the dam would burst.",
        [("Otto Berg", "the dam would burst")],
    ),
    (
        "Both the mayor, Ines Calvo, and the head of the port police, Colonel Otto Berg, have stressed that the bridge is safe.",
        [("Ines Calvo and Otto Berg", "the bridge is safe")],
    ),
    (
        "The gale will pass, said Ana Soto, the head of the opposition, who demanded that the port be shut.",
        [("Ana Soto", "The gale will pass"), ("Ana Soto", "the port be shut")],
    ),
    (
        "The state radio quoted Mayor Ines Calvo as saying that the bridge was safe.",
        [("Ines Calvo", "the bridge was safe")],
    ),
    (
        "The pact, the terms of which were first reported by the Lugo Post, is an answer to a plan of the guild.",
        [],
    ),
    (
        "Those against the fence said that the goats would starve.",
        [("Those against the fence", "the goats would starve")],
    ),
]


@pytest.mark.parametrize(("body", "claims"), CLAIMS, ids=[body[:40] for body, _ in CLAIMS])
def test_each_claim_has_its_speaker_and_its_words(reader: Reader, body: str, claims: list[tuple[str, str]]) -> None:
    assert [(who, words) for who, _, words in read(reader, WORLD, body).claims] == claims


def test_what_a_headline_tells_before_is_not_what_somebody_is_blamed_for(reader: Reader) -> None:
    said = read(
        reader, WORLD, "At least 12 people died on Monday.", "Dam bursts: 12 washed away in Kogi, villagers blame state"
    )

    assert not [words for _, _, words in said.claims if "washed away" in words]


def test_what_is_asked_for_has_not_happened(reader: Reader) -> None:
    said = read(
        reader,
        WORLD,
        "Ada Obi set out conditions, including the release of six guards and the resignation of the mayor. The UN office called on the authorities to publish the names of the victims.",
    )

    assert ("release", "Possible") in said.events
    assert ("resignation", "Possible") in said.events
    assert not [how for words, how in said.events if words == "publish" and how in ("Actual", "Reported")]
