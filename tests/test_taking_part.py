"""Who takes part in an event and who only stands beside it, in what role, when: parses by hand, and short articles as they are read."""

from dataclasses import replace

import pytest
from parses import WORLD, kept, parse, resolved
from said import Said, read

from kg.find import events
from kg.language.network.found import Findings
from kg.language.reader import Reader
from kg.terms import KGT
from kg.values import Entity, Event


def taking(rows: str) -> list[tuple[list[str], list[str], list[str]]]:
    """Return the names of actors, targets and places of each event."""
    reading = parse(rows)
    things = resolved(reading)
    found = list(events.find(reading, things))
    new = {e.id: e for e in found if isinstance(e, Entity)}

    def named(names: tuple[str, ...]) -> list[str]:
        return [(new.get(n) or things.get(n)).name for n in names]

    return [(named(e.actors), named(e.targets), named(e.places)) for e in kept(found)]


CRASH = """
A 2 det DET
crash 3 nsubj NOUN
killed 0 root VERB kill VerbForm=Fin|Tense=Past
Ruiz 3 obj PROPN
and 8 cc CCONJ
hurt 8 amod VERB hurt VerbForm=Part
Sol 8 compound PROPN
engineer 4 conj NOUN
Berg 8 flat PROPN
. 3 punct PUNCT
# Person 4 4
# Organization 7 7
# Person 9 9
# event {} 2 2
# event Killing 3 3
# event Injury 6 6
# actor 1 2 for event 3 3
# target 4 4 for event 3 3
# target 9 9 for event 3 3
# target 7 7 for event 6 6
# target 8 9 for event 6 6
"""

FOUND_DEAD = """
Ruiz 3 nsubj:pass PROPN
was 3 aux:pass AUX be
found 0 root VERB find VerbForm=Part|Tense=Past
{} 3 xcomp {}
by 6 case ADP
hikers 3 obl:agent NOUN hiker
. 3 punct PUNCT
# Person 1 1
# event Death 4 4
# target 1 1 for event 4 4
# actor 6 6 for event 4 4
"""

PROTEST = """
Ruiz 2 nsubj PROPN
{} 0 root VERB {} VerbForm=Fin|Tense=Past
the 4 det DET
protests 2 obj NOUN protest
. 2 punct PUNCT
# Person 1 1
# event Protest 4 4
# actor 1 1 for event 4 4
"""

ARREST = """
After 3 case ADP
Ruiz 3 nmod:poss PROPN
arrest 4 obl NOUN
dockers 5 nsubj NOUN docker
marched 0 root VERB march VerbForm=Fin|Tense=Past
. 5 punct PUNCT
# Person 2 2
# event {} 3 3
# actor 2 2 for event 3 3
"""

ACCUSED = """
Ruiz 2 nsubj PROPN
accused 0 root VERB accuse VerbForm=Fin|Tense=Past
Berg 2 obj PROPN
{} 5 mark ADP
selling 2 advcl VERB sell VerbForm=Ger
boats 5 obj NOUN boat
. 2 punct PUNCT
# Person 1 1
# Person 3 3
# event Transaction 5 5
# actor 3 3 for event 5 5
"""

MOTHER = """
Ruiz 2 nmod:poss PROPN
{} 3 nsubj NOUN
left 0 root VERB leave VerbForm=Fin|Tense=Past
Lima 3 obj PROPN
. 3 punct PUNCT
# Person 1 1
# event Visit 3 3
# actor 1 1 for event 3 3
"""

BEATEN = """
Ruiz 2 nsubj PROPN
{} 0 root VERB {} VerbForm=Fin|Tense=Past
keeper 2 obj NOUN keeper
Berg 3 flat PROPN
to 6 mark PART
reach 2 advcl VERB reach VerbForm=Inf
Lima 6 obj PROPN
. 2 punct PUNCT
# Person 1 1
# Person 4 4
# event Competition 6 6
# event {} 2 2
# actor 1 1 for event 6 6
# actor 3 4 for event 6 6
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            BEATEN.format("beat", "beat", "Competition"),
            [(["Ruiz"], [], []), (["Ruiz"], [], [])],
            id="who is beaten does not get where the other does",
        ),
        pytest.param(
            BEATEN.format("sent", "send", "Mobilization"),
            [(["Ruiz", "Berg"], [], []), (["Ruiz"], [], [])],
            id="who is sent may",
        ),
        pytest.param(
            CRASH.format("Accident"),
            [([], [], []), ([], ["Ruiz"], []), ([], ["Berg"], [])],
            id="a crash is nobody, each verb has its own behind it, and a body before a name is not hurt",
        ),
        pytest.param(
            CRASH.format("Disaster"),
            [([], [], []), (["crash"], ["Ruiz"], []), ([], ["Berg"], [])],
            id="a storm or a fire is a thing that kills",
        ),
        pytest.param(FOUND_DEAD.format("dead", "ADJ"), [([], ["Ruiz"], [])], id="who finds the dead has not killed"),
        pytest.param(
            PROTEST.format("dispersed", "disperse"), [([], [], [])], id="who ends a protest has no part in it"
        ),
        pytest.param(PROTEST.format("joined", "join"), [(["Ruiz"], [], [])], id="who joins it has"),
        pytest.param(ARREST.format("Arrest"), [([], ["Ruiz"], [])], id="whose arrest it is suffers it"),
        pytest.param(ARREST.format("Visit"), [(["Ruiz"], [], [])], id="whose visit it is does it"),
        pytest.param(ACCUSED.format("of"), [(["Berg"], [], [])], id="who is accused of a deed may have done it"),
        pytest.param(ACCUSED.format("after"), [(["Ruiz"], [], [])], id="who is accused after it has not"),
        pytest.param(MOTHER.format("mother"), [(["Ruiz mother"], [], [])], id="a mother is somebody else"),
        pytest.param(MOTHER.format("boat"), [(["Ruiz"], [], [])], id="of other things the reader knows"),
    ],
)
def test_who_stands_beside_an_act_takes_no_part_in_it(
    rows: str, expected: list[tuple[list[str], list[str], list[str]]]
) -> None:
    assert taking(rows) == expected


TALKS = """
Talks 0 root NOUN talk Number=Plur
{} 4 case ADP
the 4 det DET
dockers 1 nmod NOUN docker
and 6 cc CCONJ
Zeta 4 conj PROPN
in 8 case ADP
{} 1 nmod {}
failed 1 acl VERB fail VerbForm=Part
# Organization 6 6
# event Meeting 1 1
# actor 3 4 for event 1 1
# target 6 6 for event 1 1
# place 8 8 for event 1 1
"""

FAR = """
Shells 2 nsubj NOUN shell
fell 0 root VERB fall VerbForm=Fin|Tense=Past
35 4 nummod NUM
kilometres 5 obl:unmarked NOUN kilometre
southeast 2 advmod ADV
of 7 case ADP
Lima 5 obl PROPN
. 2 punct PUNCT
# Place 7 7
# event Attack 2 2
# place 3 7 for event 2 2
"""

MET = """
Ruiz 2 nsubj PROPN
met 0 root VERB meet VerbForm=Fin|Tense=Past
Berg 2 obj PROPN
{more}
. 2 punct PUNCT
# Person 1 1
# Person 3 3

The 3 det DET
two 3 nummod NUM
leaders 4 nsubj NOUN leader Number=Plur
agreed 0 root VERB agree VerbForm=Fin|Tense=Past
. 4 punct PUNCT
# event Agreement 4 4
# actor 1 3 for event 4 4
"""
WITH_PAZ = "and 5 cc CCONJ\nPaz 3 conj PROPN\n. 2 punct PUNCT\n# Person 5 5"

HURT = """
{} 2 det DET
{} 3 nsubj:pass {}
hurt 0 root VERB hurt VerbForm=Part|Tense=Past
. 3 punct PUNCT
# Norp 2 2
# event Injury 3 3
# target 1 2 for event 3 3
"""

LIST = """
Ruiz 6 nsubj PROPN
, 3 punct PUNCT
Paz 1 conj PROPN
{} 5 {} {}
Berg 1 conj PROPN
met 0 root VERB meet VerbForm=Fin|Tense=Past
. 6 punct PUNCT
# Person 1 1
# Person 3 3
# Person 5 5
# event Meeting 6 6
# actor 1 1 for event 6 6
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            TALKS.format("between", "town", "NOUN"), [(["dockers", "Zeta"], [], ["town"])], id="both sides act"
        ),
        pytest.param(
            TALKS.format("of", "office", "NOUN"), [(["dockers", "Zeta"], [], ["office"])], id="one breath, one role"
        ),
        pytest.param(
            TALKS.format("with", "church", "NOUN"),
            [(["dockers", "Zeta"], [], ["church"])],
            id="where it happens is an item, though a church may act",
        ),
        pytest.param(
            FAR, [(["Shells"], [], ["35 kilometres southeast of Lima"])], id="how far from a place is a place"
        ),
        pytest.param(MET.format(more="there 2 advmod ADV"), [(["Ruiz", "Berg"], [], [])], id="the two leaders"),
        pytest.param(
            MET.replace("{more}\n. 2 punct PUNCT\n# Person 1 1", WITH_PAZ + "\n# Person 1 1"),
            [(["two leaders"], [], [])],
            id="of three, which two?",
        ),
        pytest.param(HURT.format("A", "Peruvian", "NOUN"), [([], ["Peruvian"], [])], id="a Peruvian is not Peru"),
        pytest.param(HURT.format("The", "Peruvians", "NOUN"), [([], ["Peru"], [])], id="the Peruvians may be"),
        pytest.param(HURT.format("The", "Swede", "PROPN"), [([], ["Swede"], [])], id="the Swede is not Sweden"),
        pytest.param(HURT.format("The", "Italian", "ADJ"), [([], ["Italian"], [])], id="whatever part of speech"),
        pytest.param(HURT.format("The", "Dutch", "PROPN"), [([], ["Netherlands"], [])], id="the Dutch may be"),
        pytest.param(LIST.format("and", "cc", "CCONJ"), [(["Ruiz", "Paz", "Berg"], [], [])], id="the whole list"),
        pytest.param(
            LIST.format("from", "case", "ADP"), [(["Ruiz", "Paz"], [], [])], id="a list no further than it goes"
        ),
    ],
)
def test_what_takes_part_is_known_by_its_own_words(
    rows: str, expected: list[tuple[list[str], list[str], list[str]]]
) -> None:
    assert taking(rows) == expected


ORDERED = """
Ruiz 2 nsubj PROPN
ordered 0 root VERB order VerbForm=Fin|Tense=Past
boats 2 obj NOUN boat
{}
on 7 case ADP
Friday 5 obl PROPN
. 2 punct PUNCT
# event Demand 2 2
# date 6 7 for event 2 2
"""
TO_SAIL = "to 5 mark PART\nsail 2 xcomp VERB sail VerbForm=Inf"
THEN_SAILED = "then 5 advmod ADV\nsailed 2 conj VERB sail VerbForm=Fin|Tense=Past"

CHARGED = """
He 3 nsubj:pass PRON
was 3 aux:pass AUX be
{} 0 root VERB {} VerbForm=Part|Tense=Past
on 5 case ADP
Monday 3 obl PROPN
with 7 case ADP
fraud 3 obl NOUN
. 3 punct PUNCT
# event Crime 7 7
# date 5 5 for event 7 7
"""


@pytest.mark.parametrize(
    ("rows", "edtf"),
    [
        pytest.param(ORDERED.format(TO_SAIL), None, id="what is ordered has its own day"),
        pytest.param(ORDERED.format(THEN_SAILED), "2024-02-02", id="what goes on may share it"),
        pytest.param(CHARGED.format("charged", "charge"), None, id="the deed is not of the day of the charge"),
        pytest.param(CHARGED.format("found", "find"), "2024-02-05", id="of other verbs the reader knows"),
    ],
)
def test_a_time_dates_the_act_of_its_clause(rows: str, edtf: str | None) -> None:
    reading = parse(rows)
    likely = (replace(role, found=replace(role.found, chance=0.7)) for role in reading.doc._.findings.roles)
    reading.doc._.findings = Findings(tuple(likely))

    (event,) = kept(events.find(reading, resolved(reading)))

    assert (event.time.edtf if event.time else None) == edtf


def told(said: Said, type_: str) -> list[tuple[list[str], list[str], list[str], str | None]]:
    """Return actors, targets, places and date of the events of a type."""
    names = {thing.id: thing.name for thing in said.found.entities}
    return [
        (
            [names[n] for n in e.actors],
            [names[n] for n in e.targets],
            [names[n] for n in e.places],
            e.time and e.time.edtf,
        )
        for e in said.found.statements
        if isinstance(e, Event) and e.type == getattr(KGT, type_)
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        (
            (
                "Crash at airfield",
                "A crash at the airfield killed pilot Rosa Lind, 52, and injured Coast Radio engineer Pavel Dorn, 38, on Friday.",
            ),
            "Injury",
            [([], ["Pavel Dorn"], [], "2024-05-03")],
        ),
        (
            (
                "Reporter killed",
                "The blast in the market killed reporter Joan Teller, 44, and badly wounded Echo photographer Ida Holm, 29, on Sunday.",
            ),
            "Killing",
            [([], ["Joan Teller"], [], "2024-05-05")],
        ),
        (
            (
                "Daughter of late senator robbed",
                "The daughter of the late senator Olaf Brandt, Silje Brandt, was robbed in Bergen, where she teaches music.",
            ),
            "Crime",
            [([], ["Silje Brandt"], ["Bergen"], None)],
        ),
        (
            ("Talks put off", "Talks between the ministry and three mining firms have been postponed until Monday."),
            "Meeting",
            [(["ministry", "three mining firms"], [], [], "2024-05-13")],
        ),
        (
            (
                "Leaders meet in Lagos",
                "President Ada Obi met Prime Minister Juma Reeve in Lagos on Monday. The two leaders agreed on a price.",
            ),
            "Agreement",
            [(["Ada Obi", "Juma Reeve"], [], [], None)],
        ),
        (
            (
                "Army silent after attack",
                "Gunmen attacked a bus near the border on Tuesday. The army did not respond to requests for comment about the attack.",
            ),
            "Attack",
            [(["Gunmen"], ["bus"], ["border"], "2024-05-07")],
        ),
        # who says nothing of it has no part in it
        (
            ("Army stays silent after attack", "Gunmen attacked a bus near the border on Tuesday."),
            "Attack",
            [(["Gunmen"], ["bus"], ["border"], "2024-05-07")],
        ),
        (
            ("Church silent after arrests", "Police arrested three people in Lugo."),
            "Arrest",
            [(["Police"], ["three people"], ["Lugo"], None)],
        ),
        (
            ("Town news", "The reporter has been silent after being attacked in Lugo."),
            "Attack",
            [([], ["reporter"], ["Lugo"], None)],
        ),
        (
            (
                "Town news",
                "A bomb exploded near a barracks on Tuesday. The group Askar was blamed for the attack by officials.",
            ),
            "Attack",
            [(["bomb"], [], ["barracks"], "2024-05-07")],
        ),
        (
            ("Town news", "Chile was accused by Peru of an attack on two boats."),
            "Attack",
            [(["Chile"], ["two boats"], [], None)],
        ),
        (
            ("Boats lost", "Rebels attacked two ferries in the Peruvian port of Paita on Monday."),
            "Attack",
            [(["Rebels"], ["two ferries"], ["Paita"], "2024-05-06")],
        ),
        # who is described twice before the name is one
        (
            ("Town news", "Police arrested his partner, the builder Ivo Lem, on Monday."),
            "Arrest",
            [(["Police"], ["Ivo Lem"], [], "2024-05-06")],
        ),
        # who is told to do it does it, and not who tells him
        (
            ("Town news", "The court in Lugo ordered Ada Obi to file an affidavit on Monday."),
            "Publication",
            [(["Ada Obi"], ["affidavit"], [], "2024-05-13")],
        ),
        (
            ("Town news", "A spokesman for Ada Obi declined to sign the treaty."),
            "Rejection",
            [(["spokesman for Ada Obi"], ["treaty"], [], None)],
        ),
        # where somebody goes in is where he does harm
        (
            ("Town news", "A shop in Lugo, Spain is under lockdown after a man entered the shop and opened fire."),
            "Attack",
            [(["man"], [], ["shop in Lugo"], None)],
        ),
        (
            ("Town news", "A man walked into a church and shot two people."),
            "Killing",
            [(["man"], ["two people"], ["church"], None)],
        ),
        (
            ("Town news", "Gunmen went into a village and burned ten houses in Gulu."),
            "Attack",
            [(["Gunmen"], ["ten houses"], ["Gulu"], None)],
        ),
        # "the army" is that of the state
        (
            ("Town news", "Rebels of the Free Sabran Army took Orlat. The army withdrew 600 soldiers on Tuesday."),
            "Withdrawal",
            [(["army"], ["600 soldiers"], [], "2024-05-07")],
        ),
        # a bound of the last act is not that of the others
        (
            ("Town news", "Zeta will sack 300 people and delay the opening of a plant until 2027."),
            "Closure",
            [(["Zeta"], ["300 people"], [], None)],
        ),
        # whom somebody is called on to be is not who calls
        (
            ("Town news", "The opposition Reform party has called on him to resign."),
            "Resignation",
            [([], [], [], None)],
        ),
        # who marches may be whom the police fire at
        (
            ("Town news", "Police fired tear gas at marchers protesting against the new tax."),
            "Protest",
            [(["marchers"], ["new tax"], [], None)],
        ),
        # nor is whose son was hurt hurt
        (
            ("Town news", "Ana Paz, whose son Ivo is among the injured, left the town."),
            "Injury",
            [([], ["Ivo"], [], None)],
        ),
        # what is thrown is not who is attacked, and who is thrown at does not throw
        (
            ("Town news", "On Monday stones were thrown at police by marchers."),
            "Attack",
            [(["marchers"], ["police"], [], "2024-05-06")],
        ),
        (
            ("Town news", "Gunmen dropped a bomb on a barracks. Youths threw a guard into the river."),
            "Attack",
            [(["Gunmen"], [], ["barracks"], None), (["Youths"], ["guard"], ["river"], None)],
        ),
        (
            ("Town news", "Shells were fired at a school."),
            "Attack",
            [([], [], ["school"], None)],
        ),
        # who is charged with a deed is only said to have done it, whoever else is said to have done another
        (
            (
                "Town news",
                "The chief said marchers had thrown rocks at guards. Organisers said the violence came from police.",
            ),
            "Attack",
            [(["marchers"], ["guards"], [], None)],
        ),
        # who tells that another ignored it has not
        (
            (
                "Town news",
                "Mayor Ines Calvo said the owner had been told in March to stop work, but had ignored the order.",
            ),
            "Rejection",
            [(["owner"], ["order"], [], None)],
        ),
        # an age is nobody
        (
            ("Town news", "The driver, 45, and two helpers have been arrested."),
            "Arrest",
            [([], ["driver", "two helpers"], [], None)],
        ),
        (
            ("Town news", "Police arrested the teacher, 41, and a student, 19, on Friday."),
            "Arrest",
            [(["Police"], ["teacher", "student"], [], "2024-05-03")],
        ),
        # another who is freed is another release
        (
            (
                "Town news",
                "Ada Obi set out terms, including the release of six guards. Rebels took Ivo Lem and asked for $8 million for his release.",
            ),
            "Release",
            [([], ["six guards"], [], None), ([], ["Ivo Lem"], [], None)],
        ),
        # whose son is hit is not hit, and who accuses has not done it
        (
            ("Town news", "Rosa Lind, whose son Peter was abducted from Gulu, accused Marek Novak of lying."),
            "Abduction",
            [([], ["Peter"], ["Gulu"], None)],
        ),
        (
            ("Town news", "Rosa Lind accused Marek Novak of sabotaging the engine of the ferry."),
            "Crime",
            [(["Marek Novak"], ["engine of the ferry"], [], None)],
        ),
        # whose plan is turned down does not turn it down
        (
            ("Town news", "The mayor Ada Obi rejected a plan by Peru and Chile for a new port."),
            "Rejection",
            [(["Ada Obi"], ["plan"], [], None)],
        ),
        # who accepts another's resignation does not resign
        (
            ("Town news", "Dame Ruth Ellery spoke on Monday. Sir Alan Pryce accepted her resignation."),
            "Resignation",
            [(["Ruth Ellery"], [], [], None)],
        ),
        (
            ("Two dead in storm", "Two people died in a storm in Norway."),
            "Death",
            [([], ["Two people"], ["Norway"], None)],
        ),
    ],
)
def test_short_articles_tell_who_takes_part_where_and_when(
    reader: Reader,
    text: tuple[str, str],
    type_: str,
    expected: list[tuple[list[str], list[str], list[str], str | None]],
) -> None:
    headline, body = text

    assert told(read(reader, WORLD, body, headline), type_) == expected
