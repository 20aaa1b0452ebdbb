"""Whom a pronoun or a description means, and whom it cannot mean: rows of short articles, the word that is asked in brackets."""

import pytest
from parses import resolved

from kg.article import read_text
from kg.language.reader import Reader

pytestmark = pytest.mark.model

#: Each article with the name of what the word in brackets means.
MEANT = [
    # who answers is asked of himself
    ("The minister left. Asked if [he] would resign, Pavel Dahl replied that it was late.", "Pavel Dahl"),
    # the subject of the nearest clause before that of the sentence
    (
        "Alkarin Steel may sell its mills, its owner said, a day after Greywater Capital disclosed that [it] had raised its stake.",
        "Greywater Capital",
    ),
    ("Harbour bosses were warned by the Guild of Pilots that sailors would give up [their] cabins.", "sailors"),
    # not who is only told it, media least of all
    (
        "Alkarin Steel lost money in May. Chief executive Olga Brandt told Reuters that the [company] would close two mills.",
        "Alkarin Steel",
    ),
    ("Alkarin Steel lost money in May. In a letter seen by Reuters, [it] blamed the price of coal.", "Alkarin Steel"),
    # two of one clause are two
    ("Ivo Kranz arrived at noon. Otto Lang waited at the gate. He told [him] to leave the valley.", "Ivo Kranz"),
    # who gives a speech
    ("Otto Brand opened the mill. In [his] speech, Ivo Kranz praised the weavers.", "Ivo Kranz"),
    # nobody is his own
    ("Alkarin Steel lost money in May. Velda Mining, [its] rival, made more.", "Alkarin Steel"),
    # whether it is a man or a woman, as the noun beside a forename tells
    ("Calvin Moore fled in a van. Moore's wife, Denise, told deputies that [he] had taken her money.", "Calvin Moore"),
    # what the text has said that it is
    ("The brewer Norrvind lost money. The weaver Verla said the [brewer] had broken its word.", "Norrvind"),
    # whose relative is named only beside him
    ("Among the guests was Olga Brandt, whose daughter Eva, 9, was ill. [She] spoke of the storm.", "Olga Brandt"),
    # a place that no list has
    ("Olga Brandt spoke in Berlin. Nothing reaches El-Tamar. A convoy was looted near the [city] in May.", "El-Tamar"),
    # whose name says so, rather than a body of that kind
    (
        "The Union of Port Workers met the Shipowners Association in May. The [association] offered them more.",
        "Shipowners Association",
    ),
    # what the text has said that it is, behind a comma too, and of another that it is something else
    (
        "Peru's water agency, Alda, has fined the brewing company Norrvind. Its owner said the [agency] was wrong.",
        "Alda",
    ),
    # the end of a sentence tells of nobody behind it whether it is a man
    (
        "Clara Lind wrote it. Omar Lind plays the grandfather. Lind said he was good. “Omar learns fast,” [she] said.",
        "Clara Lind",
    ),
    # an office that stands short before a name
    ("Gov. Dale Rennick signed the bill. Olive Marsh said the [governor] had changed his mind.", "Dale Rennick"),
    # what a name is a name of
    (
        "Lind Oil Company Limited met the Boatmen's Association in Lagos. The chief said the [company] owed nothing.",
        "Lind Oil Company Limited",
    ),
    # who speaks for a union
    (
        "“[We] will stop the cranes,” said Nora Lind, general secretary of the Boatmen's Association.",
        "Boatmen's Association",
    ),
]

#: Each article with what the word in brackets does not mean.
NOT_MEANT = [
    ("Chief executive Olga Brandt told Reuters that the [company] would close two mills.", "Reuters"),
    ("Mayor Olga Brandt told a Herald reporter that the [newspaper] was wrong.", "Olga Brandt"),
    # what is said is no body
    ("The Reed Party met on Monday. Ada Ruiz denied [it].", "Reed Party"),
    # who leads a party is not who governs, and nobody blames himself
    ("The Labour leader, Fiona Grant, spoke first. The prime [minister] listened.", "Fiona Grant"),
    ("Mayor Olga Brandt blamed the [mayor] for the flood.", "Olga Brandt"),
    ("The leader of the opposition, Fiona Grant, spoke first. The prime [minister] listened.", "Fiona Grant"),
    # who is told of right before "he said"
    (
        "Ivo Kranz told the court that he had warned Otto Lang. Otto Lang had laughed, [he] said, and told him to drive on.",
        "Otto Lang",
    ),
    # one's own side is "we"
    (
        "Alkarin Steel said the price was low. “[They] are buying cheap,” Alkarin Steel finance director Olga Brandt said.",
        "Alkarin Steel",
    ),
    ("Ivo Kranz died. His family wants an inquiry. “[They] beat him,” his sister, Olga Kranz, said.", "family"),
    # of whom another one has spoken
    ("Deputy Carl Innes was not hurt, the sheriff said. [He] said the road was closed.", "Carl Innes"),
    # several are hardly one body
    ("On Monday sailors of the fleet rested in what Peru calls its bay, when [they] were surrounded.", "Peru"),
    ("The crew landed in May on what Peru describes as its island, where [they] were held.", "Peru"),
    # to whom something was only sent
    ("Ada Ruiz sent boats to the Reed Party. [They] said the river was high.", "Reed Party"),
    # nobody speaks of himself in his own quotation
    ("Otto Brand tied the boat to a tree. “They found [him] this morning,” he said.", "Otto Brand"),
    # nor by name in what he says
    ("Coach Ivo Kranz was furious. Otto Brand will appeal, [he] added.", "Otto Brand"),
    # who only says what happened to another thing
    ("Cyclone Vera crossed the coast at dawn, the weather service said. [It] weakened at noon.", "weather service"),
    ("The Institute for Floods sent boats to Buzi, where a river had burst [its] banks.", "Institute for Floods"),
    # of two words of a forename the first tells nothing
    ("The umpire, Jean-Luc Morel, sat down. [She] left the court in tears.", "Jean-Luc Morel"),
    # an actor may be a woman
    (
        "The actor Margaret Lind opened a theatre. In May she married Leonard Brandt. [He] died in June.",
        "Margaret Lind",
    ),
    # of whom somebody tells whom nobody names
    ("Ivo Kranz had rung his uncle.\n\n“He laughed at first. [He] said, 'Go home.'”\n\nRain fell.", "Ivo Kranz"),
    # who is made to do something to it is not "it"
    ("The minister dared the Reed Party to prove [it].", "Reed Party"),
    # several are no one
    ("Alkarin and Velda make boats. Alkarin and Velda said that [they] would merge.", "Velda"),
    # one of them was somebody else
    (
        "Sheriff Dana Wold praised the baker and said she would pay him. She would not advise others to do what [he] did.",
        "Dana Wold",
    ),
    # of two countries told of neither is "the country"
    (
        "The envoys of Peru met the envoys of Chile in Lima. Rebels of the hills hold the north of the [country].",
        "Peru",
    ),
    # one of a nation is not the nation
    ("The match was over. The [Swede] thanked the crowd and left the town.", "Sweden"),
    # nor does one of it say "we" for it
    ("“[We] have counted the wolves,” said Peruvian forest director Ada Ruiz.", "Peru"),
    # who leads a party is no prime minister of whom nothing tells that he leads it
    ("Prime Minister Otto Lind left. Ana Ruiz wept. The Reform Party [leader] called for a vote.", "Otto Lind"),
    # who only says what somebody did has not done what is told next
    ("Ivo Lem was arrested on Monday, prosecutor Marko Ruiz said. [He] attacked a guard in March.", "Marko Ruiz"),
    ("Ivo Lem fled to Lima, according to Marko Ruiz, a prosecutor. [He] stole two cars.", "Marko Ruiz"),
    # a word inside of a name tells nothing of its kind
    (
        "The Lind High School Sports Union met on Monday. Parents closed the [school] on Friday.",
        "Lind High School Sports Union",
    ),
]


def meaning(reader: Reader, body: str) -> str | None:
    """Return the name of what the word in brackets stands for."""
    start = body.index("[")
    before = "Town news\n\nWednesday, May 8, 2024\n\n"
    reading = reader.read(read_text(f"{before}{body.replace('[', '').replace(']', '')}\n"))
    things = resolved(reading)
    token = next(t for t in reading.doc if t.idx == len(before) + start)
    name = things.at(token)
    return None if name is None else things.get(name).name


@pytest.mark.parametrize(("body", "name"), MEANT, ids=[body[:50] for body, _ in MEANT])
def test_a_pronoun_means_whom_the_sentence_makes_likeliest(reader: Reader, body: str, name: str) -> None:
    assert meaning(reader, body) == name


@pytest.mark.parametrize(("body", "name"), NOT_MEANT, ids=[body[:50] for body, _ in NOT_MEANT])
def test_a_pronoun_does_not_mean_whom_the_sentence_rules_out(reader: Reader, body: str, name: str) -> None:
    assert meaning(reader, body) != name
