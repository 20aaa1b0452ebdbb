"""Who says it, whether it is said or denied, and what is no saying at all: rows of short articles and their claims."""

# ruff: noqa: E501 - paragraphs stand in one line

import pytest
from said import read

from kg.language.reader import Reader
from kg.terms import KG
from kg.values import Claim, Role
from kg.world import World

WORLD = World()
pytestmark = pytest.mark.model

SPEAKERS = [
    # a description and a name before the verb
    (
        "Another rights group, the Norr Observatory for Human Rights, gave no toll and said 14 guards were held.",
        [("Norr Observatory for Human Rights", "14 guards were held")],
    ),
    # who speaks may be a man or a woman, and it is told which
    (
        "Answering the cries, the officer noticed a woman. She said that she had been followed.",
        [("She", "she had been followed")],
    ),
    # either may be meant
    (
        "Inspector Ivo Lem added that when the man was held, he had wept and told the guards that he was sorry.",
        [
            ("Ivo Lem", "when the man was held, he had wept and told the guards that he was sorry"),
            ("he", "he was sorry"),
        ],
    ),
    # one is called by his age
    (
        'Ivo Lem lost the vote. "Many steps have been taken to bend the result," the 62-year-old alleged.',
        [("Ivo Lem", "Many steps have been taken to bend the result")],
    ),
    (
        'Ada Ruiz, 45, met Ivo Lem on Monday. "We won," the 62-year-old said.',
        [("Ivo Lem", "We won")],
    ),
    # nobody accuses without saying whom
    (
        "A man accused of robbing a nurse in Lugo has not left his cell.",
        [("unnamed", "robbing a nurse in Lugo")],
    ),
    # who speaks stands before an aside, or before what was done first
    (
        "Directors at the mill, already facing a fine after a long dispute over wages, reaffirmed their readiness to sell it.",
        [("Directors at the mill", "their readiness to sell it")],
    ),
    (
        "Norrvind's board on Monday refused a hostile bid by Lark Foods Inc and Brenn Dairies Inc, and affirmed its plan to merge with Soto Mills.",
        [("Norrvind's board", "its plan to merge with Soto Mills")],
    ),
    # no words of anybody: when something was told, how much it is, what is in danger
    (
        "The owner also said the friendly bid from Lark Foods announced in March is better for the town.",
        [("owner", "the friendly bid from Lark Foods announced in March is better for the town")],
    ),
    ("The rise, which equates to an extra £9 a week, was turned down by the drivers.", []),
    (
        "More than 300 dockers will strike from Monday, the Norr union said last week, threatening the supply of fruit.",
        [("Norr", "More than 300 dockers will strike from Monday")],
    ),
    (
        "Ivo Lem has said that the pass is open. That's according to the Lark agency, the Norr Post reports.",
        [("Ivo Lem", "the pass is open")],
    ),
    (
        "Ada Ruiz took office in May vowing to crush the gangs but since then more than 750 people have been killed.",
        [("Ada Ruiz", "to crush the gangs")],
    ),
    (
        "The Norrvind-Lark Co. has agreed to pay $540,000 to a former manager who filed a $44 million lawsuit alleging that the company tampered with a contest that led to an inquiry.",
        [("former manager", "the company tampered with a contest that led to an inquiry")],
    ),
    # who has left an office is meant by it, and nobody of whom it is told later that he had it once
    (
        "Ivo Lem resigned as prime minister on Sunday, and his party split. In his speech, the embattled premier accused rival lawmakers of greed."
        " They will try to form a new government with Otto Berg as premier. Berg, the country's first prime minister after the war, was glad.",
        [("Ivo Lem", "rival lawmakers of greed")],
    ),
    (
        "Norrvind Alliance Inc bought Lark Corp in May. Norrvind, the largest seller of seeds, opened two shops."
        " The company said it would close them.",
        [("Norrvind Alliance Inc", "it would close them")],
    ),
    (
        "Rescuers reached the ninth miner at dawn, the head of the state mine agency, Zofia Lem, told a news conference. Pumps will run all night, she said.",
        [("Zofia Lem", "Rescuers reached the ninth miner at dawn"), ("Zofia Lem", "Pumps will run all night")],
    ),
    (
        "The reservoir is half empty, the director of the valley's water board, Ivo Kranz, told reporters.",
        [("Ivo Kranz", "The reservoir is half empty")],
    ),
    (
        "The fishermen's league left the talks, and its chair, Nuno Costa, said he would call off the blockade on Monday.",
        [("Nuno Costa", "he would call off the blockade on Monday")],
    ),
    (
        "The bank closed the branch in May and the receiver, Dora Pohl, said the vaults would be auctioned.",
        [("Dora Pohl", "the vaults would be auctioned")],
    ),
    (
        "Alkarin said last month it was still interested in the port. The drivers’ guild said Tuesday its members would strike. The mayor said on April 3 that prices had risen.",
        [
            ("Alkarin", "it was still interested in the port"),
            ("drivers’ guild", "its members would strike"),
            ("mayor", "prices had risen"),
        ],
    ),
    # of a body that no list knows nobody can tell whether it is a union
    (
        "Alkarin said it would build a second plant in Split. The union said it had not been asked.",
        [("Alkarin", "it would build a second plant in Split"), ("union", "it had not been asked")],
    ),
    # what lies ahead is when it will happen, and a day that stands with a noun tells which one is meant
    (
        "The mayor said next year the harbour would be closed. Police said Monday's fire was arson.",
        [("mayor", "next year the harbour would be closed"), ("Police", "Monday's fire was arson")],
    ),
    (
        "The dam was inspected in June, according to engineer Lucia Brandt.",
        [("Lucia Brandt", "The dam was inspected in June")],
    ),
    (
        "Judge Ada Kern asked Omar Riad about the missing gun. He replied that he had sold it.",
        [("Ada Kern", "about the missing gun"), ("Omar Riad", "he had sold it")],
    ),
    ("No group has claimed responsibility for the blast. Nobody said who had paid for it.", []),
    ("The match saw four red cards. The quake claimed 40 lives.", []),
    ("Dirk Falk pleaded guilty to the theft of two tractors.", []),
    ("As the agency Lusora reported, the dam broke on Sunday.", [("Lusora", "the dam broke on Sunday")]),
    (
        "The guild takes the position that members must be paid in advance.",
        [("guild", "members must be paid in advance")],
    ),
    ("The bishop voiced opposition to the new road.", [("bishop", "to the new road")]),
    (
        "Parents were urged by the school to keep their children at home.",
        [("school", "to keep their children at home")],
    ),
    ("The plan is seen by many as a gift to landlords.", [("many", "The plan … as a gift to landlords")]),
    ('The senator has what her rival called "a short memory".', [("rival", "a short memory")]),
    (
        "A spokesman for the singer Paula Reyes said the hall had burned down. The lawyer for Omar Vance added that guards beat two boys.",
        [
            ("spokesman for the singer Paula Reyes", "the hall had burned down"),
            ("lawyer for Omar Vance", "guards beat two boys"),
        ],
    ),
    ("Lagos Times editor Kemi Adu says the army burned the market.", [("Kemi Adu", "the army burned the market")]),
    (
        "Barely 12% of the farmers said they would sell.",
        [("Barely 12% of the farmers", "they would sell")],
    ),
    (
        "Two officers have been saying that the general ordered the raid.",
        [("Two officers", "the general ordered the raid")],
    ),
    (
        "Governor Vera Stahl was quoted as saying that rebels bombed the dam.",
        [("Vera Stahl", "rebels bombed the dam")],
    ),
    ("According to the Harbour Post, Ruiz left the party.", [("Harbour Post", "Ruiz left the party")]),
    (
        "Nadia Brenner, according to the Lakeside Herald, shot two wolves.",
        [("Lakeside Herald", "Nadia Brenner … shot two wolves")],
    ),
    (
        "Councillors met on Monday. A company from Bergen sued them. The company claims that the mayor stole its boats.",
        [("company from Bergen", "the mayor stole its boats")],
    ),
    ("If the strikers promise to return, the owner will pay them.", []),
    # no verdict on whether it is true
    (
        "Mayor Kim Dahl described claims that the judge had slept as unhelpful.",
        [("Kim Dahl", "claims that the judge had slept as unhelpful")],
    ),
    # questions that nobody answers are no words of anybody
    ("The navy did not answer questions. The bank has not responded to requests for comment.", []),
    # who is spoken of in the words before "he said" has not said them
    (
        "Rescuers reached the third climber at dawn, the mayor of Chamonix, Luc Perrin, told journalists. Blood tests will show who the climber is, he said.",
        [
            ("Luc Perrin", "Rescuers reached the third climber at dawn"),
            ("Luc Perrin", "Blood tests will show who the climber is"),
        ],
    ),
    (
        "The prisoner cut through the fence, warden Ole Brandt told the radio. The prisoner is armed, he said.",
        [("Ole Brandt", "The prisoner cut through the fence"), ("Ole Brandt", "The prisoner is armed")],
    ),
    # rarer verbs of saying
    ("“It is over,” sighed the goalkeeper, Ada Ruiz.", [("Ada Ruiz", "It is over")]),
    ("Astronomers hypothesized that the comet had split in two.", [("Astronomers", "the comet had split in two")]),
    # who stands behind a participle is asked, and has not asked
    (
        "The note began by asking for the Harbour Party to share the hall with the guild.",
        [("note", "the Harbour Party to share the hall with the guild")],
    ),
    (
        "The head of the rowing club, Ines Faro, has called for coach Rolf Abt to resign, saying that he hid the letters.",
        [("Ines Faro", "coach Rolf Abt to resign"), ("Ines Faro", "he hid the letters")],
    ),
    # what readers are asked is said by nobody, and what a song is called is no words
    ("What do you feel are the three most pressing problems of the valley?", []),
    ("The late singer Otto Brand left the band over a song about his village: “Lost in the Fog”.", []),
    # a phrase between quotation marks goes on with nobody's words
    (
        "Nora Lind said she would share her songs. She invites the listeners to the choir's “World Tour” party in May.",
        [("Nora Lind", "she would share her songs")],
    ),
    # a name that is also a verb
    (
        "President Kais Said met the envoys. Hamid Said told them that the port was shut.",
        [("Hamid Said", "the port was shut")],
    ),
    # a pronoun tells no gender of somebody while another may be meant
    (
        "The court found that Karel Sorin, 58, had taken money from the guild. Judge Lenka Varga said the evidence against him was “overwhelming”.¶“The defendant used the office of the mayor as a shop,” she told the court.",
        [
            ("court", "Karel Sorin, 58, had taken money from the guild"),
            ("Lenka Varga", "the evidence against him was “overwhelming”"),
            ("Lenka Varga", "The defendant used the office of the mayor as a shop"),
        ],
    ),
    # neither a country where somebody was nor what "it" holds the place of
    (
        "The ferry had come from Peru in March. It was denied that the boat was too old, saying: “These planks are new.”",
        [("It", "These planks are new")],
    ),
    (
        "The singer arrived in Peru in March. His family had said that they believed that the visa had been renewed.",
        [("family", "the visa had been renewed")],
    ),
    # who is asked asks nothing
    (
        "Asked whether the deal would go on, Coach Karl Weiss said it was a question for the board.",
        [("Karl Weiss", "it was a question for the board")],
    ),
    # who is told something does not hear himself
    ("Coach Karl Weiss, 49, was told of the decision by chairman Otto Brand on Monday.", []),
    # who does not turn it down does not deny it
    ("The mayor did not deny that the port was losing money.", []),
    ("Judge Karl Weiss did not reject the claim that he was paid.", []),
    # with other cues beside it, which the reader marks
    (
        "The guild takes the position that members must be paid. The bishop voiced opposition to the new road. The mayor said nothing was settled.",
        [("guild", "members must be paid"), ("bishop", "to the new road"), ("mayor", "nothing was settled")],
    ),
]

#: What is told by nobody who was made out, or by what cannot speak, is still told and no fact.
TOLD = [
    ("The plane reported that rebels shot at it.", "plane", "shot"),
    ("It has been confirmed that soldiers killed a shepherd.", "unnamed", "killed"),
    ("Allegations of theft were made against the warden.", "unnamed", "theft"),
    ("The petition handed in by parents claims that the headmaster burned the files.", "petition", "burned"),
]


@pytest.mark.parametrize(("body", "claims"), SPEAKERS, ids=[body[:40] for body, _ in SPEAKERS])
def test_each_claim_has_its_speaker_and_its_words(reader: Reader, body: str, claims: list[tuple[str, str]]) -> None:
    assert [(who, words) for who, _, words in read(reader, WORLD, body).claims] == claims


@pytest.mark.parametrize(("body", "who", "event"), TOLD, ids=[body[:40] for body, _, _ in TOLD])
def test_what_is_told_by_nobody_made_out_is_no_fact(reader: Reader, body: str, who: str, event: str) -> None:
    said = read(reader, WORLD, body)

    assert [speaker for speaker, _, _ in said.claims] == [who]
    assert "Actual" not in {how for words, how in said.events if event in words}


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("The mayor did not deny that guards had killed a shepherd.", "killed"),
        ("Judge Karl Weiss did not dispute that the police had arrested two sailors.", "arrested"),
        ("Bishop Otto Lang did not oppose the closure of the school.", "closure"),
    ],
)
def test_what_nobody_turns_down_is_neither_a_fact_nor_denied(reader: Reader, body: str, event: str) -> None:
    said = read(reader, WORLD, body)

    assert not said.claims
    assert not {"Actual", "Negated"} & {how for words, how in said.events if event in words}


@pytest.mark.parametrize(
    "body",
    [
        "Actor Ben Stahl, who died on Friday, was a friend of director Per Holm. He said the stage had lost a giant.",
        "Hundreds came to the funeral of Otto Brand. He said the valley would never forget him.",
        "The rules changed after Otto Brand was fatally shot. He said the guards had been too slow.",
        "A report was written after Otto Brand was fatally shot in the square. He said it was a lie.",
        "The late Otto Brand was honoured in the hall. He said the town owed everything to the miners.",
    ],
)
def test_the_dead_say_nothing_by_a_pronoun(reader: Reader, body: str) -> None:
    assert not {"Ben Stahl", "Otto Brand"} & {who for who, _, _ in read(reader, WORLD, body).claims}


def test_nobody_speaks_of_himself_by_name(reader: Reader) -> None:
    said = read(reader, WORLD, "Treasurer Peter Vane spoke first. He said Vane had been right about the tax.")

    assert "Peter Vane" not in {who for who, _, _ in said.claims}


def test_of_two_who_are_named_neither_has_an_office_by_a_pronoun(reader: Reader) -> None:
    body = "Olaf Brun defended the deal. Olaf Brun said nothing of Rolf Abt, though he is a director of the bank."
    found = read(reader, WORLD, body).found

    assert not [s.label for s in found.statements if isinstance(s, Role)]


DENIED = [
    (
        "Transport minister Olaf Brun rejected the suggestion that fares had doubled since autumn.",
        "Olaf Brun",
        "fares had doubled since autumn",
    ),
    (
        "The abbot brushed off rumours that the order had sold the vineyard to a casino.",
        "abbot",
        "the order had sold the vineyard to a casino",
    ),
    ("The editor mocked the idea that the paper had bought the tapes.", "editor", "the paper had bought the tapes"),
    (
        "The suggestion that the ferry was overloaded was dismissed as nonsense by captain Luis Prado.",
        "Luis Prado",
        "the ferry was overloaded",
    ),
    ("The treasurer denied that the club had paid the referee.", "treasurer", "the club had paid the referee"),
    ("Chairman Rolf Abt does not believe that the mine will reopen.", "Rolf Abt", "the mine will reopen"),
    # a verdict, wherever the parse hangs it
    (
        "Assertions that the mast causes headaches were described by physicist Lena Wirth as “utter rubbish”.",
        "Lena Wirth",
        "the mast causes headaches",
    ),
    (
        "Club president Omar Saad described the notion that the club had bribed the referee as “a complete lie”.",
        "Omar Saad",
        "the club had bribed the referee",
    ),
    (
        'Senator Ada Moss called the allegation that she had hidden the letters "absurd".',
        "Ada Moss",
        "she had hidden the letters",
    ),
    ("Coach Paul Kerr branded reports that he had fled to Spain false.", "Paul Kerr", "he had fled to Spain"),
    ("The minister called the idea that the plan is cheap a joke.", "minister", "the plan is cheap"),
    (
        "The bishop denounced the report that he owns a casino as malicious gossip, and left.",
        "bishop",
        "he owns a casino",
    ),
]


@pytest.mark.parametrize(("body", "speaker", "words"), DENIED, ids=[body[:40] for body, _, _ in DENIED])
def test_who_rejects_what_others_claim_denies_it(reader: Reader, body: str, speaker: str, words: str) -> None:
    assert read(reader, WORLD, body).claims == ((speaker, "Deny", words),)


HURT = [
    ("The ferry hit a pier. Neither the captain nor any passenger was hurt.", "hurt", "Negated"),
    ("A train left the rails. No one was killed.", "killed", "Negated"),
    ("A fire gutted a mill. None of the neighbours was injured.", "injured", "Negated"),
    ("A bus fell into a ditch. Nobody else was hurt.", "hurt", "Negated"),
    ("A kiln burst. Neither man has been charged.", "charged", "Negated"),
]


@pytest.mark.parametrize(("body", "event", "how"), HURT, ids=[body[:40] for body, _, _ in HURT])
def test_what_happened_to_nobody_did_not_happen(reader: Reader, body: str, event: str, how: str) -> None:
    assert (event, how) in read(reader, WORLD, body).events


VICTIMS = [
    (
        "The quake killed cook Imre Vas, 50, and injured Evening Star reporter Dana Hult, 33, on Sunday.",
        {"killed": {"Imre Vas"}, "injured": {"Dana Hult"}},
    ),
    (
        "The blast in the market killed singer Rui Vale, 41, and badly wounded Daily Globe photographer Lena Ortiz, 30, on Saturday.",
        {"killed": {"Rui Vale"}, "wounded": {"Lena Ortiz"}},
    ),
    (
        "Gunmen killed a guard, Ali Reza, and kidnapped engineer Tom Berg near Kano on Monday.",
        {"killed": {"Ali Reza"}, "kidnapped": {"Tom Berg"}},
    ),
]


@pytest.mark.parametrize(("body", "hit"), VICTIMS, ids=[body[:40] for body, _ in VICTIMS])
def test_of_two_verbs_each_has_its_own_victims(reader: Reader, body: str, hit: dict[str, set[str]]) -> None:
    targets = read(reader, WORLD, body).targets

    assert {word: targets[word] for word in hit} == hit


NESTED = [
    ('"Nurses told us that the alarm had failed," coroner Hana Weil said.', "the alarm had failed"),
    ('"My client says the police beat him," lawyer Tom Reid told the court.', "the police beat him"),
    ("“Farmers said the river had been poisoned,” the mayor, Ana Gil, said.", "the river had been poisoned"),
]


@pytest.mark.parametrize(("body", "words"), NESTED, ids=[body[:40] for body, _ in NESTED])
def test_what_a_quotation_reports_is_a_claim_inside_its_claim(reader: Reader, body: str, words: str) -> None:
    said = read(reader, WORLD, body)

    claims = {c.id: c for c in said.found.statements if isinstance(c, Claim)}
    (inner,) = (c for c in claims.values() if c.embedded_in)
    assert [text for _, _, text in said.claims if text == words] == [words]
    assert claims[inner.embedded_in or ""].mode == KG.Direct
    assert inner.speakers != claims[inner.embedded_in or ""].speakers


def test_ones_own_mind_in_a_quotation_is_no_claim_of_its_own(reader: Reader) -> None:
    said = read(reader, WORLD, '"I think that the bridge will hold," engineer Lucia Brandt said.')

    assert [words for _, _, words in said.claims] == ["I think that the bridge will hold"]


CONTRARY = [
    "Finance minister Aldo Rey said the bank had paid the ransom. Bank chief Irma Voss denied that the bank had paid the ransom.",
    "Union leader Mara Holt said the factory dumped acid in the lake. The owner, Jens Falk, rejected the claim that the factory dumped acid in the lake.",
]


@pytest.mark.parametrize("body", CONTRARY, ids=[body[:40] for body in CONTRARY])
def test_who_denies_what_another_says_contradicts_it(reader: Reader, body: str) -> None:
    said = read(reader, WORLD, body)

    claims = {c.id: c for c in said.found.statements if isinstance(c, Claim)}
    denial = next(c for c in claims.values() if c.speech_act == KG.Deny)
    (other,) = denial.contradicts
    assert claims[other].contradicts == (denial.id,)
    assert not set(claims[other].speakers) & set(denial.speakers)


def test_what_one_says_twice_in_the_same_words_is_one_claim(reader: Reader) -> None:
    said = read(
        reader,
        WORLD,
        "Mayor Ana Gil said the old mill will shut its gates. The town met on Sunday. Gil said the old mill will shut its gates.",
    )

    (claim,) = (c for c in said.found.statements if isinstance(c, Claim))
    assert len(claim.evidence) == 2


HEADLINES = [
    ("Ports will close: Minister Olaf Brun", ("Olaf Brun", "Assert", "Ports will close")),
    ("Olaf Brun: fares to fall in May", ("Olaf Brun", "Assert", "fares to fall in May")),
    ("Weather: storm will hit the coast", None),
]


@pytest.mark.parametrize(("headline", "claim"), HEADLINES, ids=[headline for headline, _ in HEADLINES])
def test_a_colon_in_a_headline_attributes_to_people_and_not_to_a_topic(
    reader: Reader, headline: str, claim: tuple[str, str, str] | None
) -> None:
    said = read(
        reader, WORLD, "Transport minister Olaf Brun spoke in Vigo on Monday, and the crowd was large.", headline
    )

    assert claim in said.claims if claim else not said.claims


@pytest.mark.parametrize(
    ("body", "hearers"),
    [
        ("The mayor told Ines Paz on Monday that the bridge would close.", {"Ines Paz"}),
        ("The mayor described Ines Paz on Monday as a threat to the town.", set()),
        ("The police suspect traders working for Lugo Bank.", set()),
    ],
)
def test_who_is_only_spoken_of_is_not_told(reader: Reader, body: str, hearers: set[str]) -> None:
    found = read(reader, WORLD, body).found
    names = {thing.id: thing.name for thing in found.entities}

    (claim,) = (s for s in found.statements if isinstance(s, Claim))

    assert {names[a] for a in claim.addressees} == hearers


@pytest.mark.parametrize(
    ("body", "act"),
    [
        ("The Greens called on voters to boycott the poll.", "Demand"),
        ("The drivers' guild called for a strike.", "Demand"),
        ("The bishop urged both sides to stop the shelling.", "Demand"),
        ("Lopez called the ruling a disgrace.", "Assert"),
        ("Lopez said the ruling was a disgrace.", "Assert"),
    ],
)
def test_who_calls_for_something_demands_it_and_who_calls_it_something_does_not(
    reader: Reader, body: str, act: str
) -> None:
    assert [told for _, told, _ in read(reader, WORLD, body).claims] == [act]
