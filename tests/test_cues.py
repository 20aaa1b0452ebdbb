"""The words that attribute, and who they attribute to."""

from dataclasses import replace

import pytest
from parses import parse

from kg.language.cues import beside, sources, speaker
from kg.language.network.found import Findings

SAID = """
Ruiz 2 nsubj PROPN
said 0 root VERB say VerbForm=Fin|Tense=Past
it 4 nsubj PRON
works 2 ccomp VERB work VerbForm=Fin|Tense=Pres
. 2 punct PUNCT
"""

LATER = """
Ruiz 2 nsubj PROPN
defended 0 root VERB defend VerbForm=Fin|Tense=Past
the 4 det DET
plan 2 obj NOUN
to 6 mark PART
leave 4 acl VERB leave VerbForm=Inf
and 8 cc CCONJ
promised 6 conj VERB promise VerbForm=Fin|Tense=Past
to 10 mark PART
stay 8 xcomp VERB stay VerbForm=Inf
. 2 punct PUNCT
"""

PLEDGE = """
Ruiz 2 nsubj PROPN
renewed 0 root VERB renew VerbForm=Fin|Tense=Past
a 4 det DET
pledge 2 obj NOUN
to 6 mark PART
stay 4 acl VERB stay VerbForm=Inf
. 2 punct PUNCT
"""

INVERTED = """
Yards 2 nsubj NOUN yard
closed 5 ccomp VERB close VerbForm=Fin|Tense=Past
today 2 advmod NOUN
, 5 punct PUNCT
says 0 root VERB say VerbForm=Fin|Tense=Pres
ministry 5 nsubj NOUN
"""

IN_QUOTE = """
" 6 punct PUNCT
Everybody 4 nsubj PRON
here 2 advmod ADV
stays 6 ccomp VERB stay VerbForm=Fin|Tense=Pres
, 6 punct PUNCT
said 0 root VERB say VerbForm=Fin|Tense=Past
Ruiz 6 obj PROPN
. 6 punct PUNCT
"""

OBJECT_BEHIND_COMMA = """
Ruiz 6 nsubj PROPN
, 4 punct PUNCT
of 4 case ADP
Vigo 1 nmod PROPN
, 4 punct PUNCT
condemns 0 root VERB condemn VerbForm=Fin|Tense=Pres
launch 6 obj NOUN
"""

RELATED = """
charges 0 root NOUN charge
by 3 case ADP
Spain 1 nmod PROPN
, 5 punct PUNCT
which 6 nsubj PRON
says 1 acl:relcl VERB say VerbForm=Fin|Tense=Pres
it 8 nsubj PRON
works 6 ccomp VERB work VerbForm=Fin
"""

DATED = """
story 4 obj NOUN
April 3 nmod:unmarked PROPN
20 4 nsubj NUM
says 0 root VERB say VerbForm=Fin|Tense=Pres
it 6 nsubj PRON
works 4 ccomp VERB work VerbForm=Fin
"""

CUT_OFF = """
Ruiz 2 nsubj PROPN
left 0 root VERB leave VerbForm=Fin|Tense=Past
, 4 punct PUNCT
insisting 7 csubj VERB insist VerbForm=Ger
victory 7 nsubj NOUN
is 7 cop AUX be VerbForm=Fin
near 2 parataxis ADJ
"""

TWO_SUBJECTS = """
Vigo 4 nsubj PROPN
– 1 punct PUNCT
unions 4 nsubj NOUN union
said 0 root VERB say VerbForm=Fin|Tense=Past
it 6 nsubj PRON
works 4 ccomp VERB work VerbForm=Fin
# cue Speaker 3 3
# cue Cue 4 4
"""

DENIES = """
Ruiz 2 nsubj PROPN
denies 0 root VERB denie VerbForm=Fin|Tense=Pres
it 2 obj PRON
"""

ACCORDING = """
According 3 case VERB accord
to 1 fixed ADP
police 6 obl NOUN
, 6 punct PUNCT
he 6 nsubj PRON
left 0 root VERB leave VerbForm=Fin|Tense=Past
. 6 punct PUNCT
"""

RELEASED = """
According 3 case VERB accord
to 1 fixed ADP
information 9 obl NOUN
released 3 acl VERB release VerbForm=Part|Tense=Past
by 6 case ADP
police 4 obl NOUN
, 9 punct PUNCT
he 9 nsubj PRON
left 0 root VERB leave VerbForm=Fin|Tense=Past
. 9 punct PUNCT
"""

BELIEVED = """
He 3 nsubj:pass PRON
is 3 aux:pass AUX be VerbForm=Fin
believed 0 root VERB believe VerbForm=Part|Tense=Past
to 6 mark PART
be 6 cop AUX be VerbForm=Inf
ill 3 xcomp ADJ
. 3 punct PUNCT
"""

WOULD = """
Ruiz 3 nsubj PROPN
would 3 aux AUX will VerbForm=Fin
say 0 root VERB say VerbForm=Inf
it 5 nsubj PRON
works 3 ccomp VERB work VerbForm=Fin
. 3 punct PUNCT
"""

CONCERNED = """
Ruiz 3 nsubj PROPN
is 3 cop AUX be VerbForm=Fin
concerned 0 root ADJ
that 6 mark SCONJ
it 6 nsubj PRON
works 3 ccomp VERB work VerbForm=Fin
. 3 punct PUNCT
"""

ALLEGEDLY = """
He 3 nsubj PRON
allegedly 3 advmod ADV
left 0 root VERB leave VerbForm=Fin|Tense=Past
. 3 punct PUNCT
"""

NOTED = """
Ruiz 4 nsubj PROPN
has 4 aux AUX have VerbForm=Fin
also 4 advmod ADV
blogged 0 root VERB blog VerbForm=Part|Tense=Past
it 6 nsubj PRON
works 4 ccomp VERB work VerbForm=Fin
. 4 punct PUNCT
"""


URGED = """
Drivers 2 nsubj NOUN driver Number=Plur
urged 0 root VERB urge VerbForm=Fin|Tense=Past
to 4 mark PART
stay 2 xcomp VERB stay VerbForm=Inf
home 4 advmod ADV
"""


def cues(rows: str) -> list[tuple[str, str, str | None]]:
    return [(c.kind, c.verb.text, c.source and c.source.text) for c in parse(rows).cues]


@pytest.mark.parametrize(
    ("rows", "cue"),
    [
        (SAID, ("verb", "said", "Ruiz")),
        (PLEDGE, ("noun", "pledge", "Ruiz")),
        (ACCORDING, ("according", "According", "police")),
        (RELEASED, ("according", "According", "police")),
        (BELIEVED, ("impersonal", "believed", None)),
        (CONCERNED, ("adjective", "concerned", "Ruiz")),
        (ALLEGEDLY, ("adverb", "allegedly", None)),
    ],
)
def test_each_kind_of_cue_has_its_source(rows: str, cue: tuple[str, str, str | None]) -> None:
    assert cues(rows) == [cue]


def test_who_is_told_or_urged_to_do_something_says_nothing() -> None:
    assert cues(URGED) == []


def test_a_plan_promises_nothing_where_a_person_stands_above() -> None:
    assert ("verb", "promised", "Ruiz") in cues(LATER)


def test_the_speaker_behind_a_closing_verb_wins_over_the_subject_of_what_was_said() -> None:
    assert cues(INVERTED) == [("verb", "says", "ministry")]


@pytest.mark.parametrize(
    ("rows", "source"),
    [
        (OBJECT_BEHIND_COMMA, "Ruiz"),
        (RELATED, "Spain"),
        (CUT_OFF, "Ruiz"),
        (TWO_SUBJECTS, "unions"),
        (DENIES, "Ruiz"),
    ],
)
def test_who_speaks_is_found_beside_what_a_parser_got_wrong(rows: str, source: str) -> None:
    assert [found for kind, _, found in cues(rows) if kind == "verb"] == [source]


def test_a_date_says_nothing() -> None:
    assert "20" not in [source for _, _, source in cues(DATED)]


def test_nobody_speaks_from_inside_a_quotation_that_the_cue_stands_outside_of() -> None:
    assert ("verb", "said", "Ruiz") in cues(IN_QUOTE)


def test_what_somebody_would_say_is_not_said() -> None:
    assert cues(WOULD) == []


def test_a_rare_verb_attributes_where_the_pipeline_marks_it() -> None:
    assert cues(NOTED) == []
    assert cues(NOTED + "# cue Cue 4 4") == [("verb", "blogged", "Ruiz")]


def test_a_cue_that_the_pipeline_leaves_unmarked_beside_marked_ones_is_not_sure() -> None:
    reading = parse(SAID.strip() + "\n# cue Cue 2 2\n\n" + PLEDGE.strip())

    assert [(c.verb.text, c.sure) for c in reading.cues] == [("said", True), ("pledge", False)]


def test_the_words_of_a_cue_are_its_verb_group() -> None:
    [cue] = parse(NOTED + "# cue Cue 4 4").cues

    assert [t.text for t in cue.tokens] == ["has", "also", "blogged"]


def test_only_words_that_attribute_to_nobody_are_a_source_themselves() -> None:
    assert [(t.text, rule) for t, rule in sources(parse(BELIEVED).cues)] == [("believed", "actors/unnamed")]
    assert [(t.text, rule) for t, rule in sources(parse(SAID).cues)] == [("Ruiz", "actors/source")]


def test_looking_for_a_marked_speaker_takes_as_long_in_a_long_text_as_in_a_short_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(beside, "_parts", lambda token: looked.append(token.i) or token.pos_ == "VERB")
    looks = []
    for sentences in (2, 20):
        looked.clear()
        reading = parse("\n\n".join([INVERTED.strip() + "\n# cue Speaker 6 6"] * sentences))
        for verb in (t for t in reading.doc if t.lower_ == "says"):
            assert speaker.of(verb, reading.marks) == verb.nbor()
        looks.append(len(looked) / sentences)

    assert looks[1] <= 1.5 * looks[0]


#: The parser gives the verb a subject that stands inside the quotation.
SUBJECT_IN_QUOTE = """
" 8 punct PUNCT
Said 8 nsubj PROPN
stays 8 ccomp VERB stay VerbForm=Fin|Tense=Pres
here 3 advmod ADV
, 8 punct PUNCT
" 8 punct PUNCT
Ruiz 8 obj PROPN
said 0 root VERB say VerbForm=Fin|Tense=Past
. 8 punct PUNCT
"""


def test_a_subject_inside_a_quotation_does_not_speak_for_the_cue_outside() -> None:
    assert ("verb", "said", "Ruiz") in cues(SUBJECT_IN_QUOTE)


TWO_RELATED = """
Two 2 nummod NUM
sources 3 nsubj NOUN source Number=Plur
said 0 root VERB say VerbForm=Fin|Tense=Past
an 5 det DET
ally 3 nsubj NOUN
of 7 case ADP
Zeta 5 nmod PROPN
fled 3 ccomp VERB flee VerbForm=Fin|Tense=Past
. 3 punct PUNCT
# Organization 7 7
# cue Cue 3 3
# speaker 1 2 for cue 3 3
# speaker 4 7 for cue 3 3
"""


def test_a_name_inside_a_phrase_makes_it_no_likelier_that_it_speaks() -> None:
    reading = parse(TWO_RELATED)
    first, other = reading.doc._.findings.roles
    reading.doc._.findings = Findings((first, replace(other, found=replace(other.found, chance=0.8))))

    (cue,) = reading.cues

    assert cue.source is not None
    assert cue.source.text == "sources"
