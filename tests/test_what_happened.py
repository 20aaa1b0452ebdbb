"""What happened and what did not, who did it and whom it befell, when: short paragraphs, read with the shipped reader."""

import pytest
from said import read

from kg.find.relate.counting import TOLLS
from kg.language.reader import Reader
from kg.values import Event, Figure
from kg.world import World

WORLD = World()
#: Where the body begins in the articles of `read`.
SHIFT = len("Town news\n\nWednesday, May 8, 2024\n\n")
pytestmark = pytest.mark.model


def told(reader: Reader, body: str, headline: str = "Town news") -> dict[str, tuple[Event, list[set[str]]]]:
    """Return the events by the words that tell them, each with the names of its actors, targets and places."""
    found = read(reader, WORLD, body, headline).found
    text = f"{headline}\n\nWednesday, May 8, 2024\n\n{body.replace('¶', chr(10) * 2)}\n"
    names = {thing.id: thing.name for thing in found.entities}
    events = [s for s in found.statements if isinstance(s, Event)]
    return {
        text[t.start : t.end]: (e, [{names[n] for n in part} for part in (e.actors, e.targets, e.places)])
        for e in events
        for t in e.triggers
    }


@pytest.mark.parametrize(
    ("body", "word", "part", "name"),
    [
        ("Ivo Lem survived an attempt on his life in 2019.", "attempt", 0, "Ivo Lem"),
        ("Soldiers left a nurse to die on the ridge.", "die", 1, "Soldiers"),
        ("Gunmen launched a drone attack on the port of Lugo.", "attack", 1, "drone"),
        ("Farmers had threatened to block the road if the bill failed.", "threatened", 1, "Farmers"),
        ("Farmers had threatened to block the road if the bill failed.", "failed", 1, "road"),
        ("A trader is wanted in connection with the killings of two guards.", "killings", 0, "trader"),
        ("A raid on the Soto base that injured two guards began at dawn.", "injured", 0, "Soto base"),
        ("Rebels released two nurses who were kidnapped in Peru in March.", "released", 2, "Peru"),
        ("The bureau is preparing charges of extortion against two men.", "extortion", 0, "bureau"),
        ("Police foiled a bomb attack on a market in Lugo.", "attack", 0, "Police"),
        ("A guard was killed in an attack that Peru blamed on Chile.", "attack", 1, "Peru"),
        ("Acme Bank refused to sell its shares despite a bid from Soto Steel.", "bid", 0, "Acme Bank"),
        ("A court sentenced former mayor Ivo Lem to six years on Tuesday.", "sentenced", 1, "court"),
        ("The mayor nominated Ana Soto in May to replace Ivo Lem.", "replace", 0, "mayor"),
        ("The agency fined Ivo Lem for taking bribes.", "taking", 0, "agency"),
        ("An aide to Senator Ivo Lem resigned on Tuesday.", "resigned", 0, "Ivo Lem"),
        ("Twelve soldiers died in a collision of two helicopters.", "collision", 0, "Twelve soldiers"),
        ("Twelve soldiers died in a collision of two helicopters.", "died", 1, "two helicopters"),
        ("Twelve soldiers were killed in a raid on a base.", "raid", 0, "Twelve soldiers"),
        ("Troops left. Over 200 civilians were reported killed from shelling.", "shelling", 0, "Over 200 civilians"),
        ("Denmark and Italy were warned of attacks by the rebels.", "attacks", 0, "Denmark"),
        (
            "The Chilean government expelled 300 people in response to murder of a nurse.",
            "murder",
            0,
            "Chilean government",
        ),
        ("The police arrested three men on suspicion of supplying a drug.", "supplying", 0, "police"),
        ("The envoys listed looting, or attacks on U.N. peacekeepers.", "attacks", 0, "U.N. peacekeepers"),
        ("The city saw many arson attacks in May.", "arson", 0, "city"),
        ("Ivo Lem made news in 2005 when punched at a wedding.", "punched", 0, "Ivo Lem"),
        ("One man was shot dead in Lugo, and a girl wounded in a separate attack.", "wounded", 0, "girl"),
        ("The nurse was taken to the clinic where staff declared her dead.", "dead", 0, "staff"),
        ("Lawyers asked a judge to indict a guard for fatally shooting Ivo Lem.", "shooting", 0, "judge"),
        ("The killing of Ana Soto by her brother shocked the town.", "killing", 1, "town"),
        ("The soldiers killed and wounded scores of farmers.", "wounded", 1, "soldiers"),
        ("Buses took the injured to hospital.", "injured", 1, "Buses"),
        ("Buses took the injured to hospital.", "injured", 2, "hospital"),
        ("A court cleared Ivo Lem of the murder of a nurse.", "murder", 0, "Ivo Lem"),
        ("In the film, directed by Ana Soto, a teacher kidnaps a sniper.", "kidnaps", 0, "Ana Soto"),
        # another is told to do it by the noun itself
        ("Ivo Lem said he would work with Chile on Peru's war against the rebels.", "war", 0, "Chile"),
        # who is only held or sought for it
        ("Police have arrested two men in the fatal shooting of an officer.", "shooting", 0, "two men"),
        (
            "A suspect in the killing of a nurse was detained on Monday.",
            "killing",
            0,
            "suspect in the killing of a nurse",
        ),
        ("Police are seeking two suspects in the bombing of a market.", "bombing", 0, "two suspects"),
        ("Ana Soto met Ivo Lem on Monday. Lem demanded that she resign, and that he pay.", "resign", 0, "Ivo Lem"),
    ],
)
def test_who_only_stands_beside_a_deed_has_no_part_in_it(
    reader: Reader, body: str, word: str, part: int, name: str
) -> None:
    events = told(reader, body)

    assert all(name not in parts[part] for words, (_, parts) in events.items() if word in words)


def test_the_subject_of_two_verbs_does_what_both_say(reader: Reader) -> None:
    events = told(reader, "The soldiers killed and wounded dozens of farmers.")

    assert {word: parts[0] for word, (_, parts) in events.items()} == {"killed": {"soldiers"}, "wounded": {"soldiers"}}


def test_no_date_speaks(reader: Reader) -> None:
    claims = read(reader, WORLD, "Preliminary results are expected by October 10.").claims

    assert not [speaker for speaker, _, _ in claims if "October" in speaker]


@pytest.mark.parametrize(
    ("body", "word", "sure"),
    [
        ("Police foiled a bomb attack on a market in Lugo.", "attack", "Negated"),
        ("The army averted a raid on the port.", "raid", "Negated"),
        ("NASA scrubbed the launch on Tuesday.", "launch", "Negated"),
        ("Ivo Lem was acquitted of fraud in 2022.", "fraud", "Reported"),
        ("Pilots called a strike for Friday.", "strike", "Planned"),
        ("The union did not back the ban.", "back", "Negated"),
        ("The plan would have closed two schools.", "closed", "Possible"),
        ("Arson is suspected.", "Arson", "Possible"),
        ("The army did not rule out an attack on the port.", "attack", "Possible"),
        ("Ivo Lem survived a scare to beat Petar Soto in the final.", "beat", "Actual"),
        # a denial goes no further than its own clause and its topic
        ("Police did not immediately release more information about the suspect or arrest.", "arrest", "Actual"),
        ("Officials gave no details of the attack.", "attack", "Actual"),
        ("Orvane failed to find partners for its plan to buy a rival.", "buy", "Planned"),
        ("Ivo Lem was too busy to meet the mayor, he said.", "meet", "Negated"),
        ("The ridge is not too steep to climb, and Ivo Lem met the mayor there.", "met", "Actual"),
        # what is refused is not
        ("The rebels rejected a truce.", "truce", "Negated"),
    ],
)
def test_a_deed_is_as_sure_as_its_verb_says(reader: Reader, body: str, word: str, sure: str) -> None:
    assert str(told(reader, body)[word][0].factuality).rpartition("#")[2] == sure


@pytest.mark.parametrize(
    "body",
    [
        "In the film, directed by Ana Soto, a teacher kidnaps a sniper.",
        "A play in which a sniper kills a teacher opened on Tuesday.",
        "Police ruled out a motive of hate on Monday.",
        "Organisers put the crowd at 50,000.",
    ],
)
def test_what_happens_in_a_story_only_or_in_no_sense_of_a_word_is_no_deed(reader: Reader, body: str) -> None:
    types = {str(event.type).rpartition("#")[2] for event, _ in told(reader, body).values()}

    assert not types & {"Abduction", "Killing", "Trial", "Protest"}


@pytest.mark.parametrize(
    ("body", "word", "edtf"),
    [
        ("Ivo Lem was arrested on Monday. He was freed two days later.", "freed", "2024-05-08"),
        ("Ana Soto married Ivo Lem in 1998. She married Petar Paz two years later.", "married", "2000"),
        ("Rebels released two nurses who were kidnapped in Peru in March.", "released", None),
        ("Pilots called a strike for Friday.", "strike", "2024-05-10"),
        ("More than 900 people have been killed since the war erupted in March.", "killed", None),
        ("Troops attacked the villa on May 3 and left the next day.", "attacked", "2024-05-03"),
        # the day of saying, without "that", too
        ("Police said on Monday the strike killed nine people.", "killed", None),
        ("Police said Tuesday two men were arrested.", "arrested", None),
        ("The walkout, which began on May 2, has stranded tourists.", "walkout", "2024-05-02"),
        ("Both sides agreed to a prisoner swap between 20 and 24 May.", "swap", "2024-05-20/2024-05-24"),
    ],
)
def test_a_deed_has_its_own_day(reader: Reader, body: str, word: str, edtf: str | None) -> None:
    time = told(reader, body)[word][0].time

    assert (time.edtf if time else None) == edtf


@pytest.mark.parametrize(
    ("body", "first", "second"),
    [
        ("Rebels shelled the port. The war began in 2019.", "shelled", "war"),
        ("Peru accused Chile of a raid. Chile blamed Peru.", "accused", "blamed"),
        ("Lugo beat Vigo on Monday. They had beaten Soria in May.", "beat", "beaten"),
        ("Jets struck two depots after a rocket attack on a base. Peru condemned the raids.", "attack", "raids"),
        ("A strong quake hit Lugo on Monday. The flooding began a day later.", "quake", "flooding"),
    ],
)
def test_several_deeds_are_several_events(reader: Reader, body: str, first: str, second: str) -> None:
    events = told(reader, body)

    assert second not in events or events[first][0].id != events[second][0].id


def test_what_may_come_is_not_what_came(reader: Reader) -> None:
    said = read(
        reader, WORLD, "Ivo Lem said a pause would help Peru prepare for further attacks. The attacks of May hurt nine."
    )
    attacks = [e for e in said.found.statements if isinstance(e, Event) and str(e.type).endswith("#Attack")]

    assert len(attacks) == 2


@pytest.mark.parametrize(
    ("headline", "tolls"),
    [
        ("Twister kills 5, injures 34 in Peru", {("Killed", 5), ("Injured", 34)}),
        ("Bus crash leaves 9 dead, 20 hurt", {("Killed", 9), ("Injured", 20)}),
    ],
)
def test_the_injured_of_a_headline_are_not_the_killed(reader: Reader, headline: str, tolls: set[object]) -> None:
    found = read(reader, WORLD, "The council met on Monday.", headline).found.statements
    figures = (s for s in found if isinstance(s, Figure) and s.measures in TOLLS)

    assert {(str(f.measures).rpartition("#")[2], int(f.value)) for f in figures} == tolls


def test_a_toll_belongs_to_what_claimed_it(reader: Reader) -> None:
    body = "It was the second accident in a month; a collision near Lugo claimed 11 lives."
    events = told(reader, body)

    assert not events["accident"][0].figures


def test_a_word_that_nobody_ever_marked_so_blames_nobody_by_a_doubtful_reader(reader: Reader) -> None:
    body = "Ambulances ferried the wounded to hospital.¶President Ana Soto lit a flame at the memorial on Sunday."
    types = {str(event.type).rpartition("#")[2] for event, _ in told(reader, body).values()}

    assert not types & {"Killing", "Crime", "Attack"}


@pytest.mark.parametrize(
    ("body", "value"),
    [("Police seized four rifles and arrested two men.", 2), ("In 2020 Ana Soto won two medals.", None)],
)
def test_things_are_no_captives_and_a_verb_is_no_coin(reader: Reader, body: str, value: int | None) -> None:
    figures = [s for s in read(reader, WORLD, body).found.statements if isinstance(s, Figure)]

    assert [int(f.value) for f in figures] == ([] if value is None else [value])


def test_a_participle_behind_another_clause_blames_no_subject_before_it(reader: Reader) -> None:
    body = "Nico Calvo threw his body across hers as the firing continued, killing him and injuring the reporter. Ivo Soto mourned him."
    events = told(reader, body)

    assert [events[word][1][0] for word in ("killing", "injuring")] == [set(), set()]


def test_a_participle_right_behind_an_act_goes_on_it(reader: Reader) -> None:
    assert told(reader, "Ola Berg attacked the guards, wounding three of them.")["wounding"][1][0] == {"Ola Berg"}


@pytest.mark.parametrize(
    ("body", "word", "type_"),
    [
        (
            "Minister Ivo Lem attacked the ruling party in Lugo, claiming it has failed to build roads.",
            "attacked",
            "Accusation",
        ),
        ("Rebels attacked the army base on Monday, claiming it was empty.", "attacked", "Attack"),
        ("Both suspects surrendered to police without incident.", "surrendered", "Arrest"),
        ("The merger is expected to close on Friday.", "merger", "Transaction"),
    ],
)
def test_a_deed_is_what_its_words_mean_here(reader: Reader, body: str, word: str, type_: str) -> None:
    assert str(told(reader, body)[word][0].type).rpartition("#")[2] == type_


def test_who_meets_several_meets_them_one_after_the_other(reader: Reader) -> None:
    body = "Ivo Lem came home after a visit to Peru and a meeting with Ana Soto. He also held talks with the leaders of Chile."
    events = told(reader, body)

    assert events["meeting"][0].id != events["talks"][0].id


def test_who_holds_hostages_in_a_raid_raids(reader: Reader) -> None:
    events = told(reader, "Gunmen held 20 hostages in an attack on a school.")

    assert events["attack"][1][0] == {"Gunmen"}


@pytest.mark.parametrize(
    ("body", "word", "factuality"),
    [
        ("There was not enough dry land to bury the dead in Lugo.", "bury", "Negated"),
        ("The party lacked the votes to pass the bill.", "pass", "Negated"),
        ("The strike could be resolved within days.", "strike", "Actual"),
    ],
)
def test_too_little_for_it_and_what_is_dealt_with(reader: Reader, body: str, word: str, factuality: str) -> None:
    assert str(told(reader, body)[word][0].factuality).rpartition("#")[2] == factuality


def test_what_is_dealt_with_later_was_not_then(reader: Reader) -> None:
    events = told(reader, "Officials will investigate the explosion next week.")

    assert events["explosion"][0].time is None
    assert events["investigate"][0].time is not None


def test_all_of_a_list_take_part_over_short_forms_in_brackets(reader: Reader) -> None:
    body = "Drivers and the Steel and Harbour Federation of Taria (Shafta) have been negotiating in Lugo since Monday."

    assert "Steel and Harbour Federation of Taria" in told(reader, body)["negotiating"][1][0]


def test_a_flood_of_last_year_is_not_the_one_that_is_news(reader: Reader) -> None:
    body = (
        "The death toll from floods in Taria has climbed to 109, officials said on Monday. The rain also brought back memories of a"
        " deadly flood last year that killed more than 5,000 people in Peru."
    )
    events = told(reader, body, "Floods kill 109 in Taria")

    assert events["killed"][0].id != events["kill"][0].id


def test_who_answers_a_threat_has_not_made_it(reader: Reader) -> None:
    actors = told(reader, "It is unclear how Norrvind Inc will respond to the rejection.").get("rejection")

    assert actors is None or "Norrvind Inc" not in actors[1][0]


def test_what_is_in_danger_nobody_threatens(reader: Reader) -> None:
    assert "threatening" not in told(reader, "Dockers walked out in Lugo on Monday, threatening the supply of fruit.")


@pytest.mark.parametrize(
    ("body", "word", "part", "name"),
    [
        (
            "The clerk was brought before magistrate Ivo Lem, charged with robbing and injuring a nurse.",
            "charged",
            1,
            "Ivo Lem",
        ),
        (
            "The clerk was brought before magistrate Ivo Lem, charged with robbing and injuring a nurse.",
            "injuring",
            0,
            "Ivo Lem",
        ),
        ("Inspector Ivo Lem said a guard was on his way home when he heard shouts for help.", "shouts", 0, "Ivo Lem"),
        ("The mayor objected to the release of two men.", "release", 1, "mayor"),
        ("His lawyers, Ivo Lem and Ada Ruiz, asked that he be released.", "released", 1, "Ivo Lem"),
        ('"It is for the US to sign the treaty," the Norr Board said.', "sign", 0, "Norr Board"),
    ],
)
def test_who_is_only_named_beside_it_has_no_part_in_it(
    reader: Reader, body: str, word: str, part: int, name: str
) -> None:
    assert name not in told(reader, body)[word][1][part]


def test_the_us_in_a_quotation_is_a_land_and_no_pronoun(reader: Reader) -> None:
    events = told(reader, '"The tariffs can be lifted, should the US sign the treaty," the Norr Board said.')

    assert events["sign"][1][0] == {"United States"}


def test_what_two_lands_do_is_two(reader: Reader) -> None:
    body = "The measures are the answer to US tariffs on steel. The Norr Union's tariffs will hit wine."
    events = [e for e, _ in told(reader, body).values() if str(e.type).endswith("Sanction")]

    assert all(len(e.actors) < 2 for e in events)


def test_the_win_is_the_one_that_is_news(reader: Reader) -> None:
    body = (
        "Ivo Lem praised Saturday's win over Chile in Lugo. He compared it to a win against Peru in 2014."
        " The win took his team to the top."
    )
    text = f"Town news\n\nWednesday, May 8, 2024\n\n{body}\n"
    found = [s for s in read(reader, WORLD, body).found.statements if isinstance(s, Event)]
    old = [e for e in found if e.time is not None and e.time.edtf == "2014"]

    assert [[text[t.start : t.end] for t in e.triggers] for e in old] == [["win"]]


def test_the_city_is_the_one_that_was_told_of(reader: Reader) -> None:
    body = (
        "OSLO (AP) — A wave of air strikes on the rebel-held city of Hama in western Syria killed ten people."
        " Nobody had details about deaths elsewhere in the city."
    )
    events = told(reader, body)

    assert "Oslo" not in events["deaths"][1][2]


def test_who_fights_meanwhile_has_not_killed(reader: Reader) -> None:
    body = "Hundreds of civilians have been killed during the months of fighting between Tarian troops and insurgents."

    assert "insurgents" not in told(reader, body)["killed"][1][0]


def test_a_side_is_no_place(reader: Reader) -> None:
    assert "left" not in told(reader, "The jet veered to the left and crashed in Lugo.")["veered"][1][2]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("Ivo Lem, 37, faces charges in the case including human trafficking and forgery.", "trafficking"),
        ("Ivo Lem was found guilty of an armed robbery in Lugo.", "robbery"),
    ],
)
def test_what_somebody_is_charged_with_is_only_reported(reader: Reader, body: str, word: str) -> None:
    assert str(told(reader, body)[word][0].factuality).rpartition("#")[2] == "Reported"


def test_what_was_possibly_done_is_possible(reader: Reader) -> None:
    events = told(reader, "General Ivo Lem possibly smuggled arms to Peru in 2004.")

    assert str(events["smuggled"][0].factuality).rpartition("#")[2] == "Possible"


def test_who_jails_somebody_for_a_deed_has_not_done_it(reader: Reader) -> None:
    events = told(reader, "Taria jailed a blogger for four years for insulting the king.", "Taria jails blogger")

    assert "Taria" not in events["insulting"][1][0]


def test_who_is_held_is_the_noun_right_before_it(reader: Reader) -> None:
    body = "Taria rejected the latest offer from the Front for a truce to ensure the return of hostages still held in Lugo."
    event, (_, targets, _) = told(reader, body)["held"]

    assert targets == {"hostages"}
    assert not event.objects
