"""Proposals by what is done: verbs that put something forward, whose it is, which words are its terms, and what became of it."""

from types import SimpleNamespace

import pytest
from parses import kept, parse, resolved
from spacy.tokens import Doc, Span

from kg.find import proposals
from kg.find.proposals import groups, namings, weighing
from kg.find.proposals.scene import Scene
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Proposal, Term


def read(rows: str) -> tuple[list[Proposal], list[Term], Reading, list[list[list[str]]]]:
    reading = parse(rows)
    things = resolved(reading)
    found = kept(proposals.find(reading, things))
    made = [p for p in found if isinstance(p, Proposal)]
    sides = [[[things.get(n).name for n in side] for side in (p.proposed_by, p.addressed_to)] for p in made]
    return made, [t for t in found if isinstance(t, Term)], reading, sides


DEMANDED = """
The 2 det DET
dockers 3 nsubj NOUN docker Number=Plur
demanded 0 root VERB demand Tense=Past|VerbForm=Fin
that 6 mark SCONJ
Zeta 6 nsubj PROPN
raise 3 ccomp VERB raise
wages 6 obj NOUN wage Number=Plur
. 3 punct PUNCT
# Organization 5 5
"""

CALLED_FOR = """
Spain 2 nsubj PROPN
called 0 root VERB call Tense=Past|VerbForm=Fin
for 5 case ADP
a 5 det DET
ban 2 obl NOUN
on 8 case ADP
night 8 compound NOUN
flights 5 nmod NOUN flight Number=Plur
. 2 punct PUNCT
# Country 1 1
"""

PLANS = """
Zeta 2 nsubj PROPN
plans 0 root VERB plan Tense=Pres|VerbForm=Fin
to 4 mark PART
close 2 xcomp VERB close VerbForm=Inf
the 6 det DET
port 4 obj NOUN
. 2 punct PUNCT
# Organization 1 1
"""

URGED = """
Zeta 2 nsubj PROPN
urged 0 root VERB urge Tense=Past|VerbForm=Fin
Spain 2 obj PROPN
to 5 mark PART
open 2 xcomp VERB open VerbForm=Inf
the 7 det DET
border 5 obj NOUN
. 2 punct PUNCT
# Organization 1 1
# Country 3 3
"""

DEAL = """
Zeta 3 nsubj PROPN
has 3 aux AUX have
reached 0 root VERB reach Tense=Past|VerbForm=Part
a 5 det DET
deal 3 obj NOUN
with 7 case ADP
Orion 5 nmod PROPN
to 9 mark PART
end 5 acl VERB end VerbForm=Inf
the 11 det DET
strike 9 obj NOUN
. 3 punct PUNCT
# Organization 1 1
# Organization 7 7
"""

ASKED = """
Spain 3 nsubj:pass PROPN
was 3 aux:pass AUX be
asked 0 root VERB ask Tense=Past|VerbForm=Part
by 5 case ADP
Zeta 3 obl:agent PROPN
to 7 mark PART
send 3 xcomp VERB send VerbForm=Inf
two 9 nummod NUM
ships 7 obj NOUN ship Number=Plur
. 3 punct PUNCT
# Country 1 1
# Organization 5 5
"""

SUGGESTED = """
Zeta 2 nsubj PROPN
suggested 0 root VERB suggest Tense=Past|VerbForm=Fin
selling 2 xcomp VERB sell VerbForm=Ger
the 6 det DET
old 6 amod ADJ
ferry 3 obj NOUN
. 2 punct PUNCT
# Organization 1 1
"""


@pytest.mark.parametrize(
    ("rows", "by", "to", "terms"),
    [
        (DEMANDED, ["dockers"], ["Zeta"], ["Zeta raise wages"]),
        (CALLED_FOR, ["Spain"], [], ["a ban on night flights"]),
        (PLANS, ["Zeta"], [], ["close the port"]),
        (URGED, ["Zeta"], ["Spain"], ["open the border"]),
        (DEAL, ["Zeta"], ["Orion"], ["end the strike"]),
        (ASKED, ["Zeta"], ["Spain"], ["send two ships"]),
        (SUGGESTED, ["Zeta"], [], ["selling the old ferry"]),
    ],
)
def test_who_demands_calls_for_plans_or_agrees_puts_a_proposal(
    rows: str, by: list[str], to: list[str], terms: list[str]
) -> None:
    _, found, reading, sides = read(rows)

    assert sides == [[by, to]]
    assert [reading.article.words(t.content[0]) for t in found] == terms


@pytest.mark.parametrize(
    "rows",
    [
        "Zeta 2 nsubj PROPN\nhopes 0 root VERB hope\nto 4 mark PART\nwin 2 xcomp VERB win VerbForm=Inf\n# Organization 1 1",
        "Spain 4 nsubj PROPN\ndid 4 aux AUX do\nnot 4 advmod PART\ndemand 0 root VERB demand VerbForm=Inf\na 6 det DET\n"
        "refund 4 obj NOUN\n# Country 1 1",
        "Zeta 2 nsubj PROPN\nvowed 0 root VERB vow Tense=Past|VerbForm=Fin\nto 4 mark PART\nsink 2 xcomp VERB sink VerbForm=Inf\n"
        "ferries 4 obj NOUN ferry Number=Plur\n# Organization 1 1",
        "Zeta 2 nsubj PROPN\nignored 0 root VERB ignore Tense=Past|VerbForm=Fin\nrequests 2 obj NOUN request Number=Plur\n"
        "for 5 case ADP\ncomment 3 nmod NOUN\n# Organization 1 1",
    ],
)  # fmt: skip
def test_a_wish_a_vow_a_denied_demand_and_a_reporters_request_are_none(rows: str) -> None:
    made, _, _, _ = read(rows)

    assert made == []


ADOPTING = """
By 2 mark SCONJ
adopting 7 advcl VERB adopt VerbForm=Ger
the 4 det DET
proposal 2 obj NOUN
Zeta 7 nsubj PROPN
could 7 aux AUX
save 0 root VERB save VerbForm=Inf
Vigo 7 obj PROPN
# Organization 5 5
"""

NO_SIGN = """
Zeta 2 nsubj PROPN
shows 0 root VERB show Tense=Pres|VerbForm=Fin
no 4 det DET
sign 2 obj NOUN
of 6 mark SCONJ
accepting 4 acl VERB accept VerbForm=Ger
the 8 det DET
offer 6 obj NOUN
from 10 case ADP
Orion 8 nmod PROPN
# Organization 1 1
# Organization 10 10
"""

REJECTING = """
Zeta 2 nsubj PROPN
left 0 root VERB leave Tense=Past|VerbForm=Fin
, 4 punct PUNCT
rejecting 2 advcl VERB reject VerbForm=Ger
the 6 det DET
offer 4 obj NOUN
from 8 case ADP
Orion 6 nmod PROPN
# Organization 1 1
# Organization 8 8
"""

DEFEATED = """
Zeta 2 nsubj PROPN
moved 0 root VERB move Tense=Past|VerbForm=Fin
amendments 2 obj NOUN amendment Number=Plur
to 5 mark PART
extend 3 acl VERB extend VerbForm=Inf
the 7 det DET
debate 5 obj NOUN
, 12 punct PUNCT
but 12 cc CCONJ
these 12 nsubj:pass PRON
were 12 aux:pass AUX be
defeated 2 conj VERB defeat Tense=Past|VerbForm=Part
# Organization 1 1
"""

MEET = """
Zeta 2 nsubj PROPN
refused 0 root VERB refuse Tense=Past|VerbForm=Fin
to 4 mark PART
meet 2 xcomp VERB meet VerbForm=Inf
the 6 det DET
demands 4 obj NOUN demand Number=Plur
from 8 case ADP
Orion 6 nmod PROPN
# Organization 1 1
# Organization 8 8
"""

SCORN = """
Zeta 3 nmod:poss PROPN
's 1 case PART
offer 5 nsubj:pass NOUN
was 5 aux:pass AUX be
met 0 root VERB meet Tense=Past|VerbForm=Part
with 7 case ADP
scorn 5 obl NOUN
by 9 case ADP
Orion 5 obl:agent PROPN
# Organization 1 1
# Organization 9 9
"""

IF_PASSED = """
If 4 mark SCONJ
the 3 det DET
bill 4 nsubj NOUN
passes 7 advcl VERB pass Tense=Pres|VerbForm=Fin
Zeta 7 nsubj PROPN
will 7 aux AUX
close 0 root VERB close VerbForm=Inf
# Organization 5 5
"""

#: The parser has hung the offer on what was said.
STRAY = """
Ruiz 2 nsubj PROPN
said 0 root VERB say Tense=Past|VerbForm=Fin
peace 5 nsubj NOUN
was 5 cop AUX be
near 2 ccomp ADJ
, 7 punct PUNCT
rejecting 5 {} VERB reject VerbForm=Ger
the 9 det DET
offer 5 dep NOUN
of 11 case ADP
Zeta 9 nmod PROPN
to 13 mark PART
leave 9 acl VERB leave VerbForm=Inf
# Person 1 1
# Organization 11 11
"""

ONE_CHAMBER = """
The 2 det DET
Senate 3 nsubj PROPN
passed 0 root VERB pass Tense=Past|VerbForm=Fin
a 5 det DET
bill 3 obj NOUN
to 7 mark PART
ban 5 acl VERB ban VerbForm=Inf
night 9 compound NOUN
flights 7 obj NOUN flight Number=Plur
# Organization 2 2
"""

THROUGH_THE_HOUSE = """
The 2 det DET
bill 3 nsubj NOUN
passed 0 root VERB pass Tense=Past|VerbForm=Fin
the 5 det DET
House 3 obl PROPN
by 8 case ADP
Zeta 8 compound PROPN
votes 3 obl NOUN vote Number=Plur
# Organization 5 5
# Organization 7 7
"""

WORDING = """
The 2 det DET
wording 8 nsubj:pass NOUN
of 6 case ADP
the 6 det DET
proposed 6 amod VERB propose VerbForm=Part
treaty 2 nmod NOUN
was 8 aux:pass AUX be
rejected 0 root VERB reject Tense=Past|VerbForm=Part
by 10 case ADP
Zeta 8 obl:agent PROPN
# Organization 10 10
"""

SOME_MEMBERS = """
Five 2 nummod NUM
members 3 nsubj NOUN member Number=Plur
voted 0 root VERB vote Tense=Past|VerbForm=Fin
against 6 case ADP
the 6 det DET
bill 3 obl NOUN
by 8 case ADP
Zeta 6 nmod PROPN
# Organization 8 8
"""


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        (ADOPTING, KG.Open),
        (NO_SIGN, KG.Open),
        (REJECTING, KG.Rejected),
        (DEFEATED, KG.Rejected),
        (DEFEATED.replace("defeated 2 conj VERB defeat", "adopted 2 conj VERB adopt"), KG.Accepted),
        (MEET, KG.Rejected),
        (MEET.replace("refused 0 root VERB refuse", "agreed 0 root VERB agree"), KG.Accepted),
        (SCORN, KG.Rejected),
        (SCORN.replace("scorn 5", "interest 5"), KG.Open),
        (IF_PASSED, KG.Open),
        (IF_PASSED.replace("If 4 mark", "As 4 mark"), KG.Accepted),
        (STRAY.format("advcl"), KG.Rejected),
        (STRAY.format("cc"), KG.Rejected),
        (STRAY.format("cc").replace("rejecting", "mentioning").replace("VERB reject", "VERB mention"), KG.Open),
        (ONE_CHAMBER, KG.Open),
        (ONE_CHAMBER.replace("Senate", "Congress"), KG.Accepted),
        (ONE_CHAMBER.replace("passed 0 root VERB pass", "rejected 0 root VERB reject"), KG.Rejected),
        (THROUGH_THE_HOUSE, KG.Open),
        (THROUGH_THE_HOUSE.replace("House", "council"), KG.Accepted),
        (WORDING, KG.Rejected),
        (SOME_MEMBERS, KG.Open),
        (DEAL, KG.Accepted),
        (DEAL.replace("has 3 aux AUX have", "may 3 aux AUX"), KG.Open),
    ],
)
def test_what_was_done_settles_a_proposal_and_what_may_come_does_not(rows: str, status: object) -> None:
    made, _, _, _ = read(rows)

    assert [p.status for p in made] == [status]


def test_what_one_chamber_passes_is_put_by_it_to_the_next() -> None:
    rows = ONE_CHAMBER.strip() + "\nand 11 cc CCONJ\nsent 3 conj VERB send Tense=Past\nit 11 obj PRON\nto 15 case ADP\n" \
        "the 15 det DET\nHouse 11 obl PROPN\n# Organization 15 15"  # fmt: skip

    _, _, _, sides = read(rows)

    assert sides == [[["Senate"], ["House"]]]


BOTH = """
Zeta 2 nsubj PROPN
passed 0 root VERB pass Tense=Past|VerbForm=Fin
two 4 nummod NUM
bills 2 obj NOUN bill Number=Plur
. 2 punct PUNCT
# Organization 1 1

Both 3 nsubj DET
would 3 aux AUX
cut 0 root VERB cut VerbForm=Inf
the 5 det DET
levy 3 obj NOUN
and 7 cc CCONJ
create 3 conj VERB create VerbForm=Inf
an 9 det DET
agency 7 obj NOUN
. 3 punct PUNCT
"""

OWN_SENTENCES = """
Zeta 2 nsubj PROPN
presented 0 root VERB present Tense=Past|VerbForm=Fin
a 4 det DET
plan 2 obj NOUN
. 2 punct PUNCT
# Organization 1 1

Lorries 4 nsubj:pass NOUN lorry Number=Plur
would 4 aux AUX
be 4 aux:pass AUX
banned 0 root VERB ban Tense=Past|VerbForm=Part
from 7 case ADP
the 7 det DET
quays 4 obl NOUN quay Number=Plur
. 4 punct PUNCT
"""

COLON = """
Zeta 2 nsubj PROPN
presented 0 root VERB present Tense=Past|VerbForm=Fin
two 4 nummod NUM
demands 2 obj NOUN demand Number=Plur
to 6 case ADP
Orion 2 obl PROPN
: 9 punct PUNCT
a 9 det DET
rise 4 appos NOUN
of 12 case ADP
three 12 nummod NUM
percent 9 nmod NOUN
and 15 cc CCONJ
an 15 det DET
end 9 conj NOUN
to 17 case ADP
overtime 15 nmod NOUN
. 2 punct PUNCT
# Organization 1 1
# Organization 6 6
"""


@pytest.mark.parametrize(
    ("rows", "terms"),
    [
        (BOTH, ["cut the levy", "create an agency"]),
        (OWN_SENTENCES, ["Lorries would be banned from the quays"]),
        (COLON, ["a rise of three percent", "an end to overtime"]),
    ],
)
def test_terms_stand_in_sentences_of_their_own_and_in_lists(rows: str, terms: list[str]) -> None:
    made, found, reading, _ = read(rows)

    assert [len(p.terms) for p in made] == [len(terms)]
    assert sorted(reading.article.words(t.content[0]) for t in found) == sorted(terms)


THREAT = """
Zeta 2 nsubj PROPN
threatened 0 root VERB threaten Tense=Past|VerbForm=Fin
to 4 mark PART
close 2 xcomp VERB close VerbForm=Inf
the 6 det DET
port 4 obj NOUN
unless 9 mark SCONJ
Orion 9 nsubj PROPN
paid 2 advcl VERB pay Tense=Past|VerbForm=Fin
. 2 punct PUNCT
# Organization 1 1
# Organization 8 8
"""


def test_a_condition_is_kept_also_where_it_stands_under_the_verb_of_threatening() -> None:
    _, found, _, _ = read(THREAT)

    assert [t.condition for t in found if t.condition] == ["unless Orion paid"]


COMES_BACK = """
Zeta 2 nsubj PROPN
proposed 0 root VERB propose Tense=Past|VerbForm=Fin
a 4 det DET
plan 2 obj NOUN
to 6 mark PART
ban 4 acl VERB ban VerbForm=Inf
lorries 6 obj NOUN lorry Number=Plur
. 2 punct PUNCT
# Organization 1 1

Orion 2 nsubj PROPN
debated 0 root VERB debate Tense=Past|VerbForm=Fin
{} 4 {} {}
{} 2 obj NOUN
. 2 punct PUNCT
# Organization 1 1
"""


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("the", "det", "DET", "plan"), 1),
        (("such", "det:predet", "DET", "proposal"), 1),
        (("our", "nmod:poss", "PRON", "proposal"), 1),
        (("this", "det", "DET", "package"), 1),
        (("today", "nmod:poss", "NOUN", "plan"), 1),
        (("the", "det", "DET", "bill"), 1),
        (("Orion", "nmod:poss", "PROPN", "plan"), 2),
        (("another", "det", "DET", "plan"), 2),
    ],
)
def test_a_phrase_that_points_back_names_the_same_proposal(words: tuple[str, ...], count: int) -> None:
    made, _, _, _ = read(COMES_BACK.format(*words))

    assert len([m for p in made[:1] for m in p.mentions]) == (2 if count == 1 else 1)


SAID_AGAIN = """
Zeta 2 nsubj PROPN
backed 0 root VERB back Tense=Past|VerbForm=Fin
{} 5 {} {}
{} 5 {} {}
{} 2 obj NOUN
. 2 punct PUNCT
# Organization 1 1

Orion 2 nsubj PROPN
debated 0 root VERB debate Tense=Past|VerbForm=Fin
{} 5 {} {}
{} 5 {} {}
{} 2 obj NOUN
. 2 punct PUNCT
# Organization 1 1
"""
HOTEL_PLAN = (*("the", "det", "DET"), *("hotel", "compound", "NOUN"), "proposal")


@pytest.mark.parametrize(
    ("first", "then", "count"),
    [
        (HOTEL_PLAN, (*("the", "det", "DET"), *("proposed", "amod", "VERB"), "hotel"), 1),
        (HOTEL_PLAN, (*("a", "det", "DET"), *("hotel", "compound", "NOUN"), "plan"), 1),
        (HOTEL_PLAN, (*("a", "det", "DET"), *("tram", "compound", "NOUN"), "plan"), 2),
        (HOTEL_PLAN, (*("the", "det", "DET"), *("current", "amod", "ADJ"), "proposal"), 2),
        ((*("of", "case", "ADP"), *("the", "det", "DET"), "plan"), HOTEL_PLAN, 1),
    ],
)
def test_a_phrase_that_says_no_more_than_another_names_the_same_proposal(
    first: tuple[str, ...], then: tuple[str, ...], count: int
) -> None:
    """ "The proposed hotel" is the hotel proposal; what comes back to nothing told before belongs to the next of its kind."""
    reading = parse(SAID_AGAIN.format(*first, *then))

    assert len(groups.grouped(namings.namings(Scene.of(reading, resolved(reading))))) == count


BIDS = """
Zeta 2 nsubj PROPN
{} 0 root VERB {} Tense=Past|VerbForm=Fin
{} 4 det DET
{} 2 obj NOUN
with 6 case ADP
{} 4 nmod PROPN
. 2 punct PUNCT
# Organization 1 1
# Organization 6 6
"""
MADE, SIGNED = ("made", "make", "an", "offer", "Orion"), ("signed", "sign", "a", "deal", "Orion")


@pytest.mark.parametrize(
    ("first", "then", "count"),
    [
        (MADE, ("raised", "raise", "the", "offer", "Orion"), 2),
        (MADE, ("published", "publish", "the", "offer", "Orion"), 1),
        (SIGNED, ("signed", "sign", "a", "deal", "Vela"), 2),
        (SIGNED, ("signed", "sign", "a", "deal", "Orion"), 1),
    ],
)
def test_a_raised_bid_and_a_deal_with_somebody_else_are_others(
    first: tuple[str, ...], then: tuple[str, ...], count: int
) -> None:
    reading = parse(BIDS.format(*first) + BIDS.format(*then))

    assert len(groups.grouped(namings.namings(Scene.of(reading, resolved(reading))))) == count


OFFERED_TO_BUY = """
Zeta 2 nsubj PROPN
offered 0 root VERB offer Tense=Past|VerbForm=Fin
to 4 mark PART
buy 2 xcomp VERB buy VerbForm=Inf
Orion 4 obj PROPN
. 2 punct PUNCT
# Organization 1 1
# Organization 5 5

Orion 2 nsubj PROPN
rejected 0 root VERB reject Tense=Past|VerbForm=Fin
the 4 det DET
bid 2 obj NOUN
. 2 punct PUNCT
# Organization 1 1
"""


def test_an_offer_to_buy_is_a_bid() -> None:
    (proposal,), _, _, _ = read(OFFERED_TO_BUY)

    assert (proposal.status, len(proposal.mentions)) == (KG.Rejected, 2)


CHAMBERS = """
Zeta 2 nsubj PROPN
compared 0 root VERB compare Tense=Past|VerbForm=Fin
the 5 det DET
Senate 5 compound PROPN
bill 2 obj NOUN
to 7 mark PART
cut 5 acl VERB cut VerbForm=Inf
taxes 7 obj NOUN tax Number=Plur
with 12 case ADP
the 12 det DET
House 12 compound PROPN
bill 2 obl NOUN
to 14 mark PART
raise 12 acl VERB raise VerbForm=Inf
them 14 obj PRON
# Organization 1 1
# Organization 4 4
# Organization 11 11
"""


def test_the_versions_of_two_chambers_are_two_proposals() -> None:
    reading = parse(CHAMBERS)

    found = groups.grouped(namings.namings(Scene.of(reading, resolved(reading))))

    assert [[n.head.i for n in group] for group in found] == [[4], [11]]


MARKED = """
Zeta 3 nsubj PROPN
will 3 aux AUX
send 0 root VERB send VerbForm=Inf
Orion 3 iobj PROPN
a 6 det DET
blueprintlet 3 obj NOUN
for 8 case ADP
ferries 6 nmod NOUN ferry Number=Plur
. 3 punct PUNCT
# Organization 1 1
# Organization 4 4
"""


def marked(reading: Reading, head: int, roles: list[tuple[str, int, int]], chance: float) -> Reading:
    """Return a reading with a word that a reader marks as a proposal, and what it relates to it."""
    if not Doc.has_extension("findings"):
        Doc.set_extension("findings", default=None)
    doc = reading.doc
    doc.spans["proposals"] = [Span(doc, head, head + 1, label="Proposal")]
    related = [
        SimpleNamespace(
            anchor=(head, head + 1), kind="proposal", found=SimpleNamespace(start=a, end=b, label=label, chance=chance)
        )
        for label, a, b in roles
    ]
    doc._.findings = SimpleNamespace(chances={("proposals", head, head + 1): chance}, roles=related)
    return reading


ROLES = [("by", 0, 1), ("to", 3, 4), ("term", 7, 8)]


def test_a_readers_mark_makes_a_proposal_of_what_no_rule_knows() -> None:
    assert read(MARKED)[0] == []

    reading = marked(parse(MARKED), 5, ROLES, 0.95)
    things = resolved(reading)
    found = kept(proposals.find(reading, things))

    (proposal,) = [p for p in found if isinstance(p, Proposal)]
    assert [reading.article.words(m) for m in proposal.mentions] == ["a blueprintlet for ferries"]
    assert [things.get(n).name for n in (*proposal.proposed_by, *proposal.addressed_to)] == ["Zeta", "Orion"]
    assert "ferries" in [reading.article.words(t.content[0]) for t in found if isinstance(t, Term)]


def test_a_mark_that_is_hardly_likely_makes_none() -> None:
    reading = marked(parse(MARKED), 5, ROLES, 0.05)

    assert [p for p in kept(proposals.find(reading, resolved(reading))) if isinstance(p, Proposal)] == []


def test_rules_and_marks_are_weighed_together() -> None:
    unread, unmarked, doubtful, marked_ = (weighing.likely({"x": (0.0,)}, ["x"], c) for c in (None, 0.0, 0.5, 0.9))

    assert unread == doubtful == pytest.approx(0.5)
    assert unmarked < 0.5 < marked_
    assert weighing.likely({"x": (2.0,)}, ["x"], 0.0) > 0.5 > weighing.likely({"x": (-2.0,)}, ["x"], 0.9)


def test_what_the_rules_take_for_clear_is_evidence_and_no_verdict() -> None:
    clear = weighing.likely({"x": (-3.0,)}, ["x"], clear=True)

    assert clear == pytest.approx(weighing.CLEAR)
    assert weighing.likely({"x": (-3.0,)}, ["x"], 0.0, clear=True) < clear
