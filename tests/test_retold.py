"""Short articles as they are read: which words tell the same event, what it is called, how sure it is and when, and what is counted."""

import pytest
from parses import WORLD

from kg import pipeline
from kg.article import read_text
from kg.language.reader import Reader
from kg.rdf import labels
from kg.values import Article, Event, Figure, Statement


def read(reader: Reader, text: str) -> tuple[Article, tuple[Statement, ...]]:
    """Read a headline and paragraphs that "¶" parts; a text without any is the body under some headline."""
    headline, _, body = text.partition("¶") if "¶" in text else ("Town news", "", text)
    article = read_text(f"{headline}\n\nWednesday, May 8, 2024\n\n{body}\n".replace("¶", "\n\n"))
    return article, pipeline.find(article, reader, WORLD).statements


def told(reader: Reader, text: str) -> list[list[str]]:
    """Return the words that tell each event."""
    article, found = read(reader, text)
    return [[article.words(t) for t in e.triggers] for e in found if isinstance(e, Event)]


ONE = [
    (
        "Minister quits over missing ferry¶Transport Minister Angela Ruiz resigned on Monday.",
        {"quits", "resigned"},
    ),
    (
        "Quake flattens Vigo suburb¶A strong earthquake struck northern Spain on Tuesday."
        "¶The mayor came home early. The tremor was felt in Lugo.",
        {"earthquake", "tremor"},
    ),
    (
        "Typhoon Lupe strikes Vigo¶Typhoon Lupe has struck Vigo.¶Trains stood still. Schools were dark. Shops had no bread. Nobody slept."
        " The streets were empty. The trams were full. It was cold. All flights have been cancelled because of the storm.",
        {"strikes", "struck", "storm"},
    ),
    (
        "Old coins found near Lugo¶The town is proud.¶Shops had no bread. Nobody slept. The streets were full."
        " Divers discovered the coins on Sunday.",
        {"found", "discovered"},
    ),
    (
        "Bus crashes near Lugo¶The crash of a school bus near Lugo shocked the town on Monday.¶Shops had no bread. Nobody slept."
        " Two police cars had followed the vehicle until it crashed.",
        {"crashes", "crash", "crashed"},
    ),
]
SEVERAL = [
    # a verb that stands far down with others tells another
    (
        "Bus crashes near Lugo¶The crash of a school bus near Lugo shocked the town on Monday.¶Shops had no bread. Nobody slept."
        " The bend has a bad name. A milk truck crashed there in 1994.",
        {"crash", "crashed"},
    ),
    (
        "Raid on Lugo bank¶Robbers raided a bank in Lugo on Monday.¶Mayor Ada Ruiz is under pressure from shopkeepers to raid a camp.",
        {"Raid", "raid"},
    ),
    (
        "Dam for Lugo¶The flood of 1953 killed a miller. Ada Ruiz became an engineer."
        " After the floods in 2014 Lugo asked her for help.",
        {"flood", "floods"},
    ),
    (
        "Peru condemns shelling¶Otto Berg seized power in a coup in 2021. He gave the army new guns. He built roads."
        " Peru condemned the attack.",
        {"coup", "attack"},
    ),
    ("Wanted¶Ada Ruiz is accused of theft, bribery and smuggling.", {"theft", "bribery"}),
    # so does a noun that has an owner or people of its own, or is brought up anew
    ("Lugo asks¶The mayor ordered an inquiry. The school has put off its exams to May.", {"inquiry", "exams"}),
    (
        "Fire in Vigo¶Guards fired at a farmer in Vigo on Monday. The farm had been quiet since the war began in 2021.",
        {"fired", "war"},
    ),
    (
        "Talks fail in Lugo¶Talks between Peru and Chile failed in Lugo on Monday. The envoy hoped for another round of talks in June.",
        {"Talks", "talks"},
    ),
    (
        "Lugo top¶Lugo finished with ten men on Sunday.¶Shops had no bread. Lugo's best finish was fourth in 1987.",
        {"finished", "finish"},
    ),
    (
        "Vela bids for Soto Bank¶Vela has bid for Soto Bank.¶Shops had no bread. Nobody slept. Vela may not come back unless there is"
        " an offer for Soto Bank from a rival.",
        {"bids", "offer"},
    ),
    (
        "Lugo court sits¶Ada Ruiz asked a judge on Monday to free her son. Ruiz asks the court to hear her brother.",
        {"asked", "asks"},
    ),
    (
        "Lugo stun Vigo¶Lugo stunned Vigo at home on Sunday. Vigo, who won the cup in 2019, looked tired.",
        {"stunned", "won"},
    ),
    (
        "Plane down in Lugo¶A plane crashed in Lugo on Monday. The airline has suffered five crashes since May.",
        {"crashed", "crashes"},
    ),
    (
        "Army enters Vigo¶Troops advanced on Vigo on Monday. Ministers spoke of the attacks by rebels in Lugo.",
        {"advanced", "attacks"},
    ),
    (
        "Vote in Lugo¶Lugo will hold an election this year. Ruiz lost the 2006 election in Vigo.",
        {"election", "lost the 2006 election"},
    ),
    (
        "Ruiz sends Lugo top¶Otto Berg was sent off in Lugo on Sunday after a foul.",
        {"sends", "sent off"},
    ),
    (
        "Lugo to pay farmers for land¶The city of Lugo had bought the fields in secret, farmers said.",
        {"pay", "bought"},
    ),
    (
        "Lugo close in on title¶Lugo beat Vigo in the league on Sunday. Before that Lugo defeated Toledo.",
        {"beat", "defeated"},
    ),
    (
        "Senate passes budget¶Ten senators voted against the bill. Senator Ada Ruiz stood alone in voting for the bill.",
        {"voted", "voting"},
    ),
    (
        "Bomb in Lugo¶The attack killed two people in Lugo on Monday. Attacks are rare in the north.",
        {"attack", "Attacks"},
    ),
    (
        "Jury clears mayor; driver to be retried¶The mayor left the court in Lugo without a word.",
        {"clears", "retried"},
    ),
]


@pytest.mark.parametrize(("text", "words"), ONE)
def test_one_happening_is_told_by_several_words(reader: Reader, text: str, words: set[str]) -> None:
    assert any(words <= set(event) for event in told(reader, text))


@pytest.mark.parametrize(("text", "words"), SEVERAL)
def test_several_of_a_kind_are_several(reader: Reader, text: str, words: set[str]) -> None:
    assert not any(words <= set(event) for event in told(reader, text))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "The worst raid since the 2002 truce killed four people.",
            "raid",
            ("Worst raid since the 2002 truce", "Actual"),
        ),
        ("The war in Lugo is a civil war of farmers against herders.", "war", ("War in Lugo", "Actual")),
        ("Troops opened fire on a bus near Lugo.", "opened fire", ("Troops opened fire on bus near Lugo", "Actual")),
        ("The plan to attack Vigo also included killing the mayor.", "killing", ("Killing mayor", "Possible")),
        (
            "The city offered a reward for information leading to the arrest of the thief.",
            "arrest",
            ("Arrest of the thief", "Possible"),
        ),
        ("A war between Vigo and Lugo seems more and more likely.", "war", ("War between Vigo and Lugo", "Possible")),
        ("Retiring Senator Ada Ruiz criticized the decision.", "Retiring", ("Retiring Ada Ruiz", "Planned")),
        (
            "Ada Ruiz was charged with murder during a robbery, fraud during a sale and murder during a rape.",
            "rape",
            ("Ada Ruiz: rape", "Reported"),
        ),
        (
            "A jury acquitted baker Ada Ruiz of the manslaughter of a customer.",
            "manslaughter",
            ("Manslaughter of a customer", "Reported"),
        ),
        (
            "The senate rejected a plan that would have hired 90 clerks and closed six ports.",
            "closed",
            ("Plan would have closed six ports", "Possible"),
        ),
    ],
)
def test_an_event_is_called_and_as_sure_as_the_words_say(
    reader: Reader, text: str, word: str, expected: tuple[str, str]
) -> None:
    article, found = read(reader, text)
    event = next(e for e in found if isinstance(e, Event) and any(article.words(t) == word for t in e.triggers))
    places = [n for n in ("Lugo", "Vigo") if n.lower() in " ".join(event.places)]

    assert (labels.event(event, word, places), str(event.factuality).rpartition("#")[2]) == expected
    assert event.time is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Police arrested 129 people in Lugo between April 12 and 24.", [129]),
        ("Two men, aged 16 and 21, were arrested in Lugo.", [2]),
        ("Lugo defeated 44-22 Vigo at home.", []),
        ("The motion was defeated 44-22.", [44, 22]),
        ("The mayor said that one dancer was killed.", [1]),
    ],
)
def test_a_number_counts_whom_its_words_tell(reader: Reader, text: str, values: list[int]) -> None:
    _, found = read(reader, text)

    assert [f.value for f in found if isinstance(f, Figure)] == values
