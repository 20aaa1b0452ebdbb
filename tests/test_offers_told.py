"""Who takes part in a proposal, and on which terms, where the parser hangs the words on something else or another clause tells."""

import pytest
from parses import kept, parse, resolved
from test_offers import marked, read

from kg.find import proposals
from kg.find.proposals import candidates, weighing
from kg.find.proposals.scene import Scene
from kg.values import Proposal

WORKED_OUT = """
Zeta 2 nsubj PROPN
rejected 0 root VERB reject Tense=Past|VerbForm=Fin
a 4 det DET
plan 2 obj NOUN
worked 4 acl VERB work Tense=Past|VerbForm=Part
out 5 compound:prt ADP
by 8 case ADP
Orion 2 obl PROPN
and 10 cc CCONJ
sent 5 conj VERB send Tense=Past|VerbForm=Part
to 12 case ADP
Spain 2 obl PROPN
to 14 mark PART
close 4 acl VERB close VerbForm=Inf
the 16 det DET
port 14 obj NOUN
. 2 punct PUNCT
# Organization 1 1
# Organization 8 8
# Country 12 12
"""

POSSESSIVE = """
Spain 2 nsubj PROPN
rejected 0 root VERB reject Tense=Past|VerbForm=Fin
Zeta 2 obj PROPN
's 3 case PART
improved 7 amod ADJ
cash 7 compound NOUN
offer 2 dep NOUN
to 9 mark PART
close 7 acl VERB close VerbForm=Inf
the 11 det DET
port 9 obj NOUN
. 2 punct PUNCT
# Country 1 1
# Organization 3 3
"""

DETAILS = """
Zeta 2 nsubj PROPN
announced 0 root VERB announce Tense=Past|VerbForm=Fin
details 2 obj NOUN detail Number=Plur
of 6 case ADP
a 6 det DET
plan 3 nmod NOUN
to 8 mark PART
close 6 acl VERB close VerbForm=Inf
the 10 det DET
port 8 obj NOUN
. 2 punct PUNCT
# Organization 1 1
"""

SAID = """
Zeta 2 nsubj PROPN
said 0 root VERB say Tense=Past|VerbForm=Fin
it 4 nsubj PRON
urged 2 ccomp VERB urge Tense=Past|VerbForm=Fin
Orion 4 obj PROPN
to 7 mark PART
open 4 xcomp VERB open VerbForm=Inf
the 9 det DET
port 7 obj NOUN
. 2 punct PUNCT
# Organization 1 1
# Organization 5 5
"""


@pytest.mark.parametrize(
    ("rows", "by", "to"),
    [
        (WORKED_OUT, ["Orion"], {"Spain", "Zeta"}),
        (POSSESSIVE, ["Zeta"], set()),
        (DETAILS, ["Zeta"], set()),
        (DETAILS.replace("announced 0 root VERB announce", "accepted 0 root VERB accept"), [], set()),
        (SAID, ["Zeta"], {"Orion"}),
    ],
)
def test_sides_are_found_around_the_phrase_on_whatever_they_hang(rows: str, by: list[str], to: set[str]) -> None:
    ((found_by, found_to),) = read(rows)[3] or [[[], []]]

    assert (found_by, set(found_to)) == (by, to)


def test_who_is_only_marked_is_a_side_where_no_words_tell_of_another() -> None:
    def sides(rows: str) -> list[str]:
        reading = marked(parse(rows), 3, [("by", 7, 8)], 0.9)
        things = resolved(reading)
        (made,) = [p for p in kept(proposals.find(reading, things)) if isinstance(p, Proposal)]
        return [things.get(n).name for n in made.proposed_by]

    assert sides(WORKED_OUT) == ["Orion"]
    assert sides(WORKED_OUT.replace("by 8 case ADP", "for 8 case ADP")) == ["Orion"]


PREDICATE = """
Zeta 2 nsubj PROPN
proposed 0 root VERB propose Tense=Past|VerbForm=Fin
a 4 det DET
bill 2 obj NOUN
. 2 punct PUNCT
# Organization 1 1

{}
"""

ASIDE = """The 2 det DET
bill 4 nsubj NOUN
would 4 aux AUX
close 0 root VERB close VerbForm=Inf
the 6 det DET
port 4 obj NOUN
, 4 punct PUNCT
which 9 nsubj PRON
employs 6 acl:relcl VERB employ Tense=Pres|VerbForm=Fin
divers 9 obj NOUN diver Number=Plur
. 4 punct PUNCT
"""

PURPOSE = """The 2 det DET
purpose 8 nsubj:outer NOUN
of 5 case ADP
the 5 det DET
bill 2 nmod NOUN
is 8 cop AUX be
to 8 mark PART
close 0 root VERB close VerbForm=Inf
the 10 det DET
port 8 obj NOUN
. 8 punct PUNCT
"""

CALLS = """The 2 det DET
bill 3 nsubj NOUN
calls 0 root VERB call Tense=Pres|VerbForm=Fin
for 8 mark ADP
all 6 det DET
divers 8 nsubj:pass NOUN diver Number=Plur
be 8 aux:pass AUX
freed 3 xcomp VERB free Tense=Past|VerbForm=Part
. 3 punct PUNCT
"""

STRAY_FOR = CALLS.replace("for 8 mark ADP", "for 3 mark ADP")

DUBBED = """Dubbed 6 advcl VERB dub Tense=Past|VerbForm=Part
Breakwater 1 xcomp PROPN
, 1 punct PUNCT
the 5 det DET
bill 6 nsubj NOUN
includes 0 root VERB include Tense=Pres|VerbForm=Fin
a 8 det DET
levy 6 obj NOUN
on 10 case ADP
ferries 8 nmod NOUN ferry Number=Plur
. 6 punct PUNCT
"""

ASKING = """Zeta 2 nsubj PROPN
sent 0 root VERB send Tense=Past|VerbForm=Fin
the 4 det DET
bill 2 obj NOUN
to 6 case ADP
lawmakers 2 obl NOUN lawmaker Number=Plur
, 2 punct PUNCT
asking 2 advcl VERB ask Tense=Pres|VerbForm=Part
them 8 iobj PRON they Case=Acc
to 11 mark PART
close 8 xcomp VERB close VerbForm=Inf
the 13 det DET
port 11 obj NOUN
. 2 punct PUNCT
"""

LIST = """The 2 det DET
bill 3 nsubj NOUN
includes 0 root VERB include Tense=Pres|VerbForm=Fin
a 5 det DET
levy 3 obj NOUN
on 7 case ADP
ferries 5 nmod NOUN ferry Number=Plur
, 10 punct PUNCT
a 10 det DET
fine 7 conj NOUN
for 12 case ADP
owners 10 nmod NOUN owner Number=Plur
, 16 punct PUNCT
and 16 cc CCONJ
a 16 det DET
toll 7 conj NOUN
on 18 case ADP
lorries 16 nmod NOUN lorry Number=Plur
. 3 punct PUNCT
"""

SOURCE = """According 9 case VERB accord VerbForm=Ger
to 1 fixed ADP
Orion 9 obl PROPN
, 3 punct PUNCT
the 6 det DET
bill 9 nsubj NOUN
would 9 aux AUX
also 9 advmod ADV
close 0 root VERB close VerbForm=Inf
the 11 det DET
port 9 obj NOUN
. 9 punct PUNCT
# Organization 3 3
"""

TWICE = """The 2 det DET
bill 4 nsubj NOUN
would 4 aux AUX
close 0 root VERB close VerbForm=Inf
the 6 det DET
port 4 obj NOUN
. 4 punct PUNCT

The 2 det DET
bill 4 nsubj NOUN
would 4 aux AUX
close 0 root VERB close VerbForm=Inf
the 7 det DET
old 7 amod ADJ
port 4 obj NOUN
. 4 punct PUNCT
"""


@pytest.mark.parametrize(
    ("rows", "terms"),
    [
        (SOURCE, ["close the port"]),
        (TWICE, ["close the port"]),
        (ASIDE, ["close the port"]),
        (PURPOSE, ["close the port"]),
        (CALLS, ["all divers be freed"]),
        (STRAY_FOR, ["all divers be freed"]),
        (DUBBED, ["a levy on ferries"]),
        (ASKING, ["close the port"]),
        (LIST, ["a levy on ferries", "a fine for owners", "a toll on lorries"]),
    ],
)
def test_terms_are_cut_where_asides_begin_and_between_the_commas_of_a_list(rows: str, terms: list[str]) -> None:
    _, found, reading, _ = read(PREDICATE.format(rows))

    assert [reading.article.words(t.content[0]) for t in sorted(found, key=lambda t: t.content[0])] == terms


PARTNER = """
Zeta 2 nsubj PROPN
announced 0 root VERB announce Tense=Past|VerbForm=Fin
a 4 det DET
deal 2 obj NOUN
with 6 case ADP
Orion 8 nsubj PROPN
to 8 mark PART
close 4 acl VERB close VerbForm=Inf
the 10 det DET
port 8 obj NOUN
. 2 punct PUNCT
# Organization 1 1
# Organization 6 6
"""


def test_with_whom_a_pact_is_made_is_its_addressee_and_no_part_of_its_term() -> None:
    _, (term,), reading, sides = read(PARTNER)

    assert (reading.article.words(term.content[0]), sides) == ("close the port", [[["Zeta"], ["Orion"]]])


SCRAPPED = """
Spain 2 nsubj PROPN
demanded 0 root VERB demand Tense=Past|VerbForm=Fin
that 6 mark SCONJ
it 6 nsubj:pass PRON it Case=Nom
be 6 aux:pass AUX
scrapped 2 ccomp VERB scrap Tense=Past|VerbForm=Part
. 2 punct PUNCT
# Country 1 1
"""


def test_whoever_demands_that_it_be_done_is_not_whom_it_is_done_to() -> None:
    _, (term,), _, _ = read(SCRAPPED)

    assert term.targets == ()


INSIDE = """
Zeta 2 nsubj PROPN
made 0 root VERB make Tense=Past|VerbForm=Fin
an 4 det DET
offer 2 obj NOUN
of 7 case ADP
a 7 det DET
truce 4 nmod NOUN
to 9 mark PART
free 2 advcl VERB free VerbForm=Inf
the 11 det DET
miners 9 obj NOUN miner Number=Plur
. 2 punct PUNCT
# Organization 1 1
"""


def test_a_pact_that_is_only_named_as_what_another_would_bring_takes_no_terms_of_that() -> None:
    reading = parse(INSIDE)
    tables = {
        weighing.PROPOSALS: {"by noun offer": (5.0,), "by noun truce": (3.0,)},
        weighing.TERMS: {"rule act offer": (1.0,), "rule act truce": (3.0,), "rule thing noun": (-9.0,)},
    }

    (found,) = candidates.find(Scene.of(reading, resolved(reading), tables))

    assert [reading.article.words(t.where) for t in found.terms] == ["a truce", "free the miners"]


LISTED = """
Zeta 2 nsubj PROPN
made 0 root VERB make Tense=Past|VerbForm=Fin
an 4 det DET
offer 2 obj NOUN
to 6 mark PART
free 2 advcl VERB free VerbForm=Inf
miners 6 obj NOUN miner Number=Plur
and 9 cc CCONJ
reopen 6 conj VERB reopen VerbForm=Inf
mines 9 obj NOUN mine Number=Plur
. 2 punct PUNCT
# Organization 1 1
"""


@pytest.mark.parametrize(("first", "is_likely"), [(2.0, True), (0.0, False)])
def test_what_stands_in_a_list_with_a_likely_term_is_likely_too(first: float, is_likely: bool) -> None:
    reading = parse(LISTED)
    weights = {"over predicate make": (first,), "over predicate free": (-1.4,), "rule thing noun": (-9.0,)}
    tables = {weighing.PROPOSALS: {"by noun offer": (5.0,)}, weighing.TERMS: weights}

    (found,) = candidates.find(Scene.of(reading, resolved(reading), tables))

    (second,) = [t for t in found.told if reading.article.words(t.where) == "reopen mines"]
    assert (second.likely > weighing.LISTED) == is_likely
