"""Proposals: which phrases name one, who puts it to whom, on which terms, and what became of it."""

from dataclasses import replace

import pytest
from parses import WORLD, kept, parse, resolved

from kg import pipeline
from kg.errors import LexiconError
from kg.find import proposals
from kg.find.entities import Entities
from kg.find.proposals import words
from kg.language import lexicon
from kg.language.reader import Reader
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Article, Name, Proposal, Span, Term

REJECTED = """
Hamas 2 nsubj PROPN
rejected 0 root VERB reject Tense=Past|VerbForm=Fin
an 4 det DET
offer 2 obj NOUN
from 6 case ADP
Spain 4 nmod PROPN
to 8 mark PART
release 4 acl VERB release VerbForm=Inf
prisoners 8 obj NOUN prisoner Number=Plur
. 2 punct PUNCT
# Organization 1 1
# Country 6 6
"""

ACCEPTED_LATER = """
Hamas 4 nsubj PROPN
has 4 aux AUX have
not 4 advmod PART
accepted 0 root VERB accept Tense=Past|VerbForm=Part
the 8 det DET
Spanish 8 amod ADJ
peace 8 compound NOUN
proposal 4 obj NOUN
yet 4 advmod ADV
# Organization 1 1
# Norp 6 6
"""

REFUSED = """
Spain 2 nsubj PROPN
refused 0 root VERB refuse Tense=Past|VerbForm=Fin
to 4 mark PART
accept 2 xcomp VERB accept VerbForm=Inf
the 7 det DET
Hamas 7 compound PROPN
offer 4 obj NOUN
# Country 1 1
# Organization 6 6
"""

WAITING = """
Spain 4 nsubj PROPN
will 4 aux AUX
not 4 advmod PART
accept 0 root VERB accept VerbForm=Inf
the 7 det DET
Hamas 7 compound PROPN
offer 4 obj NOUN
while 10 mark SCONJ
troops 10 nsubj NOUN troop Number=Plur
remain 4 advcl VERB
# Country 1 1
# Organization 6 6
"""

HAD_IT = """
Had 5 aux AUX have
the 4 det DET
Spanish 4 amod ADJ
bill 5 nsubj NOUN
passed 8 advcl VERB pass Tense=Past|VerbForm=Part
taxes 8 nsubj NOUN tax Number=Plur
would 8 aux AUX
fall 0 root VERB fall VerbForm=Inf
# Norp 3 3
"""

BLAMED = """
Spain 3 nsubj:pass PROPN
was 3 aux:pass AUX be
blamed 0 root VERB blame Tense=Past|VerbForm=Part
for 5 mark SCONJ
rejecting 3 advcl VERB reject VerbForm=Ger
the 8 det DET
Hamas 8 compound PROPN
offer 5 obj NOUN
# Country 1 1
# Organization 7 7
"""

READING = """
The 3 det DET
Spanish 3 amod ADJ
bill 4 nsubj NOUN
passed 0 root VERB pass Tense=Past|VerbForm=Fin
its 7 nmod:poss PRON
first 7 amod ADJ
reading 4 obj NOUN
# Norp 2 2
"""

CHAMBER = """
The 2 det DET
Senate 3 nsubj PROPN
passed 0 root VERB pass Tense=Past|VerbForm=Fin
a 6 det DET
Spanish 6 amod ADJ
bill 3 obj NOUN
that 10 nsubj PRON
the 9 det DET
House 10 nsubj PROPN
debates 6 acl:relcl VERB debate Tense=Pres|VerbForm=Fin
# Organization 2 2
# Organization 9 9
# Norp 5 5
"""

PASSIVE = """
A 2 det DET
resolution 4 nsubj:pass NOUN
was 4 aux:pass AUX be
vetoed 0 root VERB vetoe Tense=Past|VerbForm=Part
by 6 case ADP
Spain 4 obl:agent PROPN
# Country 6 6
"""

COMMITTEE = """
A 2 det DET
bill 4 nsubj:pass NOUN
was 4 aux:pass AUX be
approved 0 root VERB approve Tense=Past|VerbForm=Part
by 8 case ADP
the 8 det DET
Senate 8 compound PROPN
committee 4 obl:agent NOUN
# Organization 7 8
"""

DRAWN_UP = """
A 2 det DET
proposal 11 nsubj NOUN
drawn 2 acl VERB draw Tense=Past|VerbForm=Part
up 3 compound:prt ADP
by 6 case ADP
Spain 3 obl:agent PROPN
and 8 cc CCONJ
delivered 3 conj VERB deliver Tense=Past|VerbForm=Part
to 10 case ADP
Hamas 8 obl PROPN
failed 0 root VERB fail Tense=Past|VerbForm=Fin
by 13 case ADP
Qatar 8 obl:agent PROPN
# Country 6 6
# Organization 10 10
# Country 13 13
"""

BILL = """
The 2 det DET
bill 4 nsubj NOUN
would 4 aux AUX
ban 0 root VERB ban VerbForm=Inf
handguns 4 obj NOUN handgun Number=Plur
and 7 cc CCONJ
require 4 conj VERB require VerbForm=Inf
a 9 det DET
permit 7 obj NOUN
and 12 cc CCONJ
a 12 det DET
test 9 conj NOUN
. 4 punct PUNCT
"""

PROPOSED = """
Hamas 3 nsubj PROPN
had 3 aux AUX have
proposed 0 root VERB propose Tense=Past|VerbForm=Part
a 5 det DET
truce 3 obj NOUN
, 11 punct PUNCT
during 8 case ADP
which 11 obl PRON
hostages 11 nsubj NOUN hostage Number=Plur
would 11 aux AUX
go 3 advcl VERB go VerbForm=Inf
free 11 xcomp ADJ
, 16 punct PUNCT
Israel 16 nsubj PROPN
would 16 aux AUX
withdraw 3 parataxis VERB withdraw VerbForm=Inf
its 18 nmod:poss PRON
troops 16 obj NOUN troop Number=Plur
# Organization 1 1
# Country 14 14
"""

UNDER = """
Under 3 case ADP
the 3 det DET
plan 6 obl NOUN
troops 6 nsubj NOUN troop Number=Plur
would 6 aux AUX
leave 0 root VERB leave VerbForm=Inf
and 10 cc CCONJ
polls 10 nsubj:pass NOUN poll Number=Plur
be 10 aux:pass AUX
held 6 conj VERB hold Tense=Past|VerbForm=Part
"""

RESUMED = """
Spain 2 nsubj PROPN
presented 0 root VERB present Tense=Past|VerbForm=Fin
a 4 det DET
plan 2 obj NOUN plan Number=Sing
. 2 punct PUNCT
# Country 1 1

It 3 nsubj PRON it
also 3 advmod ADV
includes 0 root VERB include Tense=Pres|VerbForm=Fin
tax 5 compound NOUN
cuts 3 obj NOUN cut Number=Plur
. 3 punct PUNCT
"""

ANSWER = """
The 3 det DET
Hamas 3 compound PROPN
offer 9 nsubj NOUN
to 5 mark PART
leave 3 acl VERB leave VerbForm=Inf
Orion 5 obj PROPN
is 9 cop AUX be
a 9 det DET
response 0 root NOUN
to 13 case ADP
an 13 det DET
earlier 13 amod ADJ
offer 9 nmod NOUN
from 15 case ADP
Spain 13 nmod PROPN
# Organization 2 2
# Place 6 6
# Country 15 15
"""

FIRST_REPORT = """
The 3 det DET
Spanish 3 amod ADJ
offer 4 nsubj NOUN
lapsed 0 root VERB lapse Tense=Past|VerbForm=Fin
, 8 punct PUNCT
as 8 mark SCONJ
first 8 advmod ADV
reported 4 advcl VERB report Tense=Past|VerbForm=Part
by 10 case ADP
Reuters 8 obl:agent PROPN
# Norp 2 2
# Organization 10 10
"""

TIMED = """
Spain 2 nsubj PROPN
proposed 0 root VERB propose Tense=Past|VerbForm=Fin
peace 4 compound NOUN
talks 2 obj NOUN talk Number=Plur
on 6 case ADP
Monday 2 obl PROPN
# Country 1 1
"""

COUNTER = """
Spain 2 nsubj PROPN
made 0 root VERB make Tense=Past|VerbForm=Fin
an 4 det DET
offer 2 obj NOUN
# Country 1 1

Hamas 2 nsubj PROPN
made 0 root VERB make Tense=Past|VerbForm=Fin
a 4 det DET
counteroffer 2 obj NOUN
# Organization 1 1
"""

#: The answer comes back by the same noun.
COUNTER_AGAIN = """
Spain 2 nsubj PROPN
made 0 root VERB make Tense=Past|VerbForm=Fin
an 4 det DET
offer 2 obj NOUN
# Country 1 1

Hamas 2 nsubj PROPN
made 0 root VERB make Tense=Past|VerbForm=Fin
a 6 det DET
counter 6 compound NOUN
- 4 punct PUNCT
offer 2 obj NOUN
# Organization 1 1

Zeta 2 nsubj PROPN
rejected 0 root VERB reject Tense=Past|VerbForm=Fin
the 6 det DET
counter 6 compound NOUN
- 4 punct PUNCT
offer 2 obj NOUN
# Organization 1 1
"""


def read(reading: Reading) -> tuple[list[Proposal], list[Term], Entities]:
    things = resolved(reading)
    found = kept(proposals.find(reading, things))
    return [p for p in found if isinstance(p, Proposal)], [t for t in found if isinstance(t, Term)], things


def one(rows: str) -> tuple[Proposal, Entities, Reading]:
    reading = parse(rows)
    (proposal,), _, things = read(reading)
    return proposal, things, reading


def named(things: Entities, names: tuple[Name, ...]) -> list[str]:
    return [things.get(name).name for name in names]


def texts(reading: Reading, found: list[Term]) -> list[str]:
    return [reading.article.words(term.content[0]) for term in found]


@pytest.mark.parametrize(
    ("rows", "mention", "by", "to"),
    [
        (REJECTED, "an offer from Spain", ["Spain"], ["Hamas"]),
        (REFUSED, "the Hamas offer", ["Hamas"], ["Spain"]),
        (PASSIVE, "A resolution", [], ["Spain"]),
        (TIMED, "proposed peace talks", ["Spain"], []),
    ],
)
def test_a_phrase_names_a_proposal_its_author_and_who_answers_it(
    rows: str, mention: str, by: list[str], to: list[str]
) -> None:
    proposal, things, reading = one(rows)

    assert [reading.article.words(span) for span in proposal.mentions] == [mention]
    assert named(things, proposal.proposed_by) == by
    assert named(things, proposal.addressed_to) == to


@pytest.mark.parametrize("rows", [DRAWN_UP, DRAWN_UP.replace("delivered 3 conj", "delivered 2 conj")])
def test_who_brings_a_proposal_is_no_author(rows: str) -> None:
    proposal, things, _ = one(rows)

    assert named(things, proposal.proposed_by) == ["Spain"]
    assert named(things, proposal.addressed_to) == ["Hamas"]
    assert named(things, proposal.conveyed_by) == ["Qatar"]


DISCUSSED = """
Ruiz 2 nsubj PROPN
discussed 0 root VERB discuss Tense=Past|VerbForm=Fin
the 4 det DET
Hamas 5 compound PROPN
offer 2 obj NOUN
{preposition} 7 case ADP
Spain 2 obl PROPN
# Person 1 1
# Organization 4 4
# Country 7 7
"""


@pytest.mark.parametrize(("preposition", "to"), [("in", ["Ruiz"]), ("with", [])])
def test_who_discusses_a_proposal_with_somebody_is_no_party_to_it(preposition: str, to: list[str]) -> None:
    proposal, things, _ = one(DISCUSSED.format(preposition=preposition))

    assert named(things, proposal.proposed_by) == ["Hamas"]
    assert named(things, proposal.addressed_to) == to


FAILED = """
Ruiz 2 nsubj PROPN
offered 0 root VERB offer Tense=Past|VerbForm=Fin
an 4 det DET
amendment 2 obj NOUN
to 6 mark PART
cut 4 acl VERB cut VerbForm=Inf
taxes 6 obj NOUN tax Number=Plur
. 2 punct PUNCT
# Person 1 1

It 2 nsubj PRON
failed 0 root VERB fail Tense=Past|VerbForm=Fin
. 2 punct PUNCT
"""

VOTED_DOWN = """
Ruiz 2 nsubj PROPN
tabled 0 root VERB table Tense=Past|VerbForm=Fin
a 4 det DET
motion 2 obj NOUN
to 6 mark PART
cut 4 acl VERB cut VerbForm=Inf
taxes 6 obj NOUN tax Number=Plur
. 2 punct PUNCT
# Person 1 1

Deputies 2 nsubj NOUN deputy Number=Plur
voted 0 root VERB vote Tense=Past|VerbForm=Fin
it 2 obj PRON
down 2 compound:prt ADP
. 2 punct PUNCT
"""


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        (FAILED, KG.Rejected),
        (VOTED_DOWN, KG.Rejected),
        (REJECTED, KG.Rejected),
        (REFUSED, KG.Rejected),
        (PASSIVE, KG.Rejected),
        (DRAWN_UP, KG.Rejected),
        (ACCEPTED_LATER, KG.Open),
        (WAITING, KG.Open),
        (HAD_IT, KG.Rejected),
        (BLAMED, KG.Rejected),
        (READING, KG.Open),
        (READING.replace("first", "third"), KG.Accepted),
        (CHAMBER, KG.Open),
        (COMMITTEE, KG.Open),
        (COMMITTEE.replace("committee", "majority"), KG.Accepted),
        (REJECTED.replace("rejected 0 root VERB reject", "approved 0 root VERB approve"), KG.Accepted),
        (REJECTED.replace("rejected 0 root VERB reject", "considered 0 root VERB consider"), KG.Open),
    ],
)
def test_only_an_answer_that_was_given_settles_a_proposal(rows: str, status: object) -> None:
    proposal, _, _ = one(rows)

    assert proposal.status == status


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (REJECTED, ["release prisoners"]),
        (BILL, ["ban handguns", "a permit", "a test"]),
        (PROPOSED, ["a truce", "hostages would go free", "Israel would withdraw its troops"]),
        (RESUMED, ["tax cuts"]),
    ],
)
def test_each_term_is_one_clause_or_phrase(rows: str, expected: list[str]) -> None:
    reading = parse(rows)

    _, found, _ = read(reading)

    assert texts(reading, found) == expected


def test_what_stands_under_a_plan_is_its_terms() -> None:
    reading = parse(RESUMED.replace("It 3 nsubj", "That 3 nsubj") + "\n" + UNDER.strip())

    proposal, found, _ = read(reading)

    assert len(proposal) == 1
    assert texts(reading, found) == ["troops would leave", "polls be held"]


PLAN_BEFORE = """
France 2 nsubj PROPN
published 0 root VERB publish Tense=Past|VerbForm=Fin
a 4 det DET
plan 2 obj NOUN
to 6 mark PART
reopen 4 acl VERB reopen VerbForm=Inf
the 8 det DET
port 6 obj NOUN
. 2 punct PUNCT
# Country 1 1

"""


def test_words_are_a_term_of_one_proposal_alone() -> None:
    reading = parse(PLAN_BEFORE + PROPOSED.strip())

    made, found, _ = read(reading)

    words = {term.id: reading.article.words(term.content[0]) for term in found}
    own = [[words[name] for name in proposal.terms] for proposal in made]
    assert own == [["reopen the port"], ["a truce", "hostages would go free", "Israel would withdraw its troops"]]


def test_a_term_knows_who_would_do_it() -> None:
    reading = parse(PROPOSED)

    _, found, things = read(reading)

    assert named(things, found[-1].actors) == ["Israel"]


def test_a_definite_phrase_comes_back_to_the_same_proposal() -> None:
    (proposal,), _, _ = read(parse(REJECTED + "\n" + BILL.replace("bill", "proposal").strip()))

    assert len(proposal.mentions) == 2


def test_other_authors_make_other_proposals() -> None:
    found, _, _ = read(parse(REJECTED + "\n" + REFUSED.strip()))

    assert len(found) == 2


@pytest.mark.parametrize("rows", [ANSWER, COUNTER])
def test_an_answer_points_at_what_it_counters(rows: str) -> None:
    found, _, things = read(parse(rows))

    by = {named(things, p.proposed_by)[0]: p for p in found}

    assert by["Hamas"].responds_to == by["Spain"].id
    assert by["Spain"].status == KG.Countered


def test_what_becomes_of_an_answer_becomes_not_of_what_it_answers() -> None:
    found, _, things = read(parse(COUNTER_AGAIN))

    became = {named(things, p.proposed_by)[0]: (p.status, len(p.mentions)) for p in found}

    assert became == {"Spain": (KG.Countered, 1), "Hamas": (KG.Rejected, 2)}


DEMANDED = """
Vela 2 nsubj PROPN
offered 0 root VERB offer Tense=Past|VerbForm=Fin
the 5 det DET
union 5 compound NOUN
clerks 2 iobj NOUN clerk Number=Plur
a 8 det DET
pay 8 compound NOUN
rise 2 obj NOUN
of 10 case ADP
four 8 nmod NUM
. 2 punct PUNCT
# Organization 1 1

The 2 det DET
union 3 nsubj NOUN
demanded 0 root VERB demand Tense=Past|VerbForm=Fin
a 6 det DET
pay 6 compound NOUN
rise 3 obj NOUN
of 8 case ADP
seven 6 nmod NUM
. 3 punct PUNCT
"""


def test_what_is_demanded_is_not_what_is_offered() -> None:
    found, _, _ = read(parse(DEMANDED))

    assert len(found) == 2


def test_a_first_report_is_kept_with_its_source() -> None:
    proposal, things, _ = one(FIRST_REPORT)

    assert named(things, proposal.first_reported_by) == ["Reuters"]


def test_the_time_of_proposing_is_kept() -> None:
    proposal, _, _ = one(TIMED)

    assert proposal.time is not None
    assert proposal.time.edtf == "2024-02-05"


@pytest.mark.parametrize(
    "rows",
    [
        "Bill 3 nsubj PROPN\nAndres 1 flat PROPN\nspoke 0 root VERB speak\n# Person 1 2",
        "A 2 det DET\nplan 3 nsubj NOUN\nexists 0 root VERB exist",
        "Rebels 2 nsubj NOUN rebel\nfought 0 root VERB fight\nin 5 case ADP\na 5 det DET\nbid 2 obl NOUN\n"
        "to 7 mark PART\nwin 5 acl VERB win VerbForm=Inf\nland 7 obj NOUN",
        REJECTED.replace("offer 2", "house 2"),
        "Ruiz 3 nsubj PROPN\nhas 3 aux AUX\nscored 0 root VERB score\n14 5 nummod NUM\ngoals 3 obj NOUN goal\n"
        "for 7 case ADP\nLugo 3 obl PROPN\n# Person 1 1",
    ],
)
def test_a_name_a_mere_plan_and_an_attempt_are_no_proposals(rows: str) -> None:
    found, terms, _ = read(parse(rows))

    assert found == []
    assert terms == []


def test_a_headline_names_what_the_body_tells() -> None:
    reading = parse("Spain 2 nsubj PROPN\nproposes 0 root VERB propose\nhandgun 4 compound NOUN\nban 2 obj NOUN\n"
                     "# Country 1 1\n\n¶\n" + BILL.replace("The 2", "A 2").strip())  # fmt: skip
    headline = Span(0, reading.article.text.index("\n"))

    (proposal,), found, _ = read(Reading(replace(reading.article, headline=headline), reading.doc))

    assert len(proposal.mentions) == 2
    assert texts(reading, found) == ["ban handguns", "a permit", "a test"]


def test_an_unknown_act_in_the_lexicon_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "toml", lambda file: {"verbs": {"acept": ["accept"]}, "nouns": {}, "fate": {}})

    with pytest.raises(LexiconError, match=r"proposals.toml: \[verbs\]: no such act: acept"):
        words.words.__wrapped__()


@pytest.mark.model
def test_an_article_yields_its_proposal(reader: Reader) -> None:
    text = "Spain has rejected an offer by the European Union to build a reactor.\n\nThe offer was made on Monday.\n"

    found = pipeline.find(Article(text, Span(0, len(text)), published="2024-02-07"), reader, WORLD)

    (proposal,) = [s for s in found.statements if isinstance(s, Proposal)]
    assert proposal.status == KG.Rejected
    assert len(proposal.mentions) == 2


DENIED_TERM = """
Hamas 3 nmod:poss PROPN
's 1 case PART
counterproposal 6 nsubj NOUN
did 6 aux AUX do
not 6 advmod PART
require 0 root VERB require
a 8 det DET
guarantee 6 obj NOUN
. 6 punct PUNCT
# Organization 1 1
"""


def test_what_a_proposal_does_not_require_is_a_term_with_its_denial() -> None:
    reading = parse(DENIED_TERM)
    things = resolved(reading)

    (term,) = [found for found in proposals.find(reading, things) if isinstance(found, Term)]

    assert term.polarity == KG.Negative
    assert reading.article.words(term.content[0]) == "did not require a guarantee"


DEBATED = """
Ruiz 2 nsubj PROPN
opposed 0 root VERB oppose Tense=Past|VerbForm=Fin
a 4 det DET
bill 2 obj NOUN
by 6 case ADP
Spain 4 nmod PROPN
to 8 mark PART
ban 4 acl VERB ban VerbForm=Inf
guns 8 obj NOUN gun Number=Plur
as 14 mark SCONJ
the 12 det DET
Senate 14 nsubj PROPN
kept 14 aux VERB keep
talking 2 advcl VERB talk
# Person 1 1
# Country 6 6
# Organization 12 12
"""


def test_a_bill_is_put_to_the_legislature_that_its_sentence_names() -> None:
    proposal, things, _ = one(DEBATED)

    assert named(things, proposal.addressed_to) == ["Senate"]


def test_the_white_house_is_no_legislature() -> None:
    rows = DEBATED.replace("the 12 det DET", "White 12 compound PROPN").replace("Senate", "House")
    rows = rows.replace("12 12", "11 12")
    proposal, things, _ = one(rows)

    assert named(things, proposal.addressed_to) == []


CALLED = """
Ruiz 2 nsubj PROPN
called 0 root VERB call Tense=Past|VerbForm=Fin
for 6 mark SCONJ
Spain 6 nsubj PROPN
to 6 mark PART
leave 2 xcomp VERB leave VerbForm=Inf
Hamas 6 obj PROPN
# Person 1 1
# Country 4 4
# Organization 7 7
"""


def test_a_call_for_somebody_to_act_is_put_to_them() -> None:
    proposal, things, _ = one(CALLED)

    assert named(things, proposal.addressed_to) == ["Spain"]


def test_a_noun_that_the_tagger_takes_for_a_verb_names_a_proposal_by_its_article() -> None:
    proposal, _, reading = one(FIRST_REPORT.replace("offer 4 nsubj NOUN", "offer 4 nsubj VERB"))

    assert [reading.article.words(m) for m in proposal.mentions] == ["The Spanish offer"]


def test_what_would_be_goes_on_beside_the_verb_of_proposing() -> None:
    rows = """
Spain 2 nsubj PROPN
proposed 0 root VERB propose Tense=Past|VerbForm=Fin
a 4 det DET
truce 2 obj NOUN
, 8 punct PUNCT
troops 8 nsubj NOUN
would 8 aux AUX
stop 11 advcl VERB stop
Spain 11 nsubj PROPN
would 11 aux AUX
leave 2 conj VERB leave
# Country 1 1
"""
    reading = parse(rows)

    assert texts(reading, read(reading)[1]) == ["a truce", "troops would stop", "Spain would leave"]


def test_a_term_begins_with_its_subject_not_with_what_a_comma_parts_from_it() -> None:
    rows = """
Spain 2 nsubj PROPN
proposed 0 root VERB propose Tense=Past|VerbForm=Fin
a 4 det DET
truce 2 obj NOUN
, 12 punct PUNCT
if 8 mark SCONJ
Hamas 8 nsubj PROPN
agreed 12 advcl VERB agree
, 12 punct PUNCT
troops 12 nsubj NOUN
would 12 aux AUX
leave 2 advcl VERB leave
# Country 1 1
# Organization 7 7
"""
    reading = parse(rows)

    assert texts(reading, read(reading)[1]) == ["a truce", "troops would leave"]
