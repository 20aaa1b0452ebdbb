"""Evidence for who speaks and for what is said, and what is refused; on hand-made parses, so that no trained pipeline decides."""

import pytest
from parses import kept, parse, resolved

from kg.find import claims
from kg.find.claims import content, pieces
from kg.language import tree
from kg.language.cues import beside, speaker
from kg.terms import KG
from kg.values import Claim

#: The parser has lost the subject: "the chief" hangs on the clause before.
APPOSED = """
Crews 2 nsubj NOUN crew
left 9 ccomp VERB leave VerbForm=Fin|Tense=Past
, 5 punct PUNCT
the 5 det DET
chief 2 obl NOUN
, 7 punct PUNCT
Ruiz 5 appos PROPN
, 2 punct PUNCT
told 0 root VERB tell VerbForm=Fin|Tense=Past
guests 9 iobj NOUN guest
. 9 punct PUNCT
# Person 7 7
"""

#: The clause before the speaker is the reporter's own.
COORDINATED = """
Yards 2 nsubj NOUN yard
closed 9 ccomp VERB close VerbForm=Fin|Tense=Past
and 5 cc CCONJ
the 5 det DET
chief 2 conj NOUN
, 7 punct PUNCT
Ruiz 5 appos PROPN
, 2 punct PUNCT
said 0 root VERB say VerbForm=Fin|Tense=Past
it 11 nsubj PRON
works 9 ccomp VERB work VerbForm=Fin|Tense=Pres
. 9 punct PUNCT
# Person 7 7
"""

REJECTED = """
Ruiz 2 nsubj PROPN
rejected 0 root VERB reject VerbForm=Fin|Tense=Past
the 4 det DET
claim 2 obj NOUN
that 7 mark SCONJ
yards 7 nsubj NOUN yard
closed 4 acl VERB close VerbForm=Fin|Tense=Past
. 2 punct PUNCT
# Person 1 1
"""

VERDICT = """
Ruiz 2 nsubj PROPN
called 0 root VERB call VerbForm=Fin|Tense=Past
the 4 det DET
claim 2 obj NOUN
that 7 mark SCONJ
yards 7 nsubj NOUN yard
closed 4 acl VERB close VerbForm=Fin|Tense=Past
a 9 det DET
lie 2 xcomp NOUN
. 2 punct PUNCT
# Person 1 1
"""

GAP = """
Ruiz 2 nsubj PROPN
faces 0 root VERB face VerbForm=Fin|Tense=Pres
charges 2 obj NOUN charge
, 7 punct PUNCT
which 7 obj PRON
Ruiz 7 nsubj PROPN
denies 3 acl:relcl VERB deny VerbForm=Fin|Tense=Pres
. 2 punct PUNCT
# Person 1 1
# Person 6 6
# cue Cue 7 7
"""

ASIDE = """
As 3 mark SCONJ
Ruiz 3 nsubj PROPN
reported 6 advcl VERB report VerbForm=Fin|Tense=Past
, 3 punct PUNCT
yards 6 nsubj NOUN yard
closed 0 root VERB close VerbForm=Fin|Tense=Past
. 6 punct PUNCT
# Person 2 2
"""

PASSIVE = """
Guests 3 nsubj:pass NOUN guest
were 3 aux:pass AUX be VerbForm=Fin|Tense=Past
urged 0 root VERB urge VerbForm=Part|Tense=Past
by 5 case ADP
Ruiz 3 obl:agent PROPN
to 7 mark PART
leave 3 xcomp VERB leave VerbForm=Inf
. 3 punct PUNCT
# Person 5 5
"""

STANCE = """
Ruiz 2 nsubj PROPN
voiced 0 root VERB voice VerbForm=Fin|Tense=Past
opposition 2 obj NOUN
to 6 case ADP
the 6 det DET
docks 3 nmod NOUN dock
. 2 punct PUNCT
# Person 1 1
"""

DOUBTED = """
Ruiz 4 nsubj PROPN
does 4 aux AUX do VerbForm=Fin|Tense=Pres
not 4 advmod PART
believe 0 root VERB believe VerbForm=Inf
that 7 mark SCONJ
yards 7 nsubj NOUN yard
closed 4 ccomp VERB close VerbForm=Fin|Tense=Past
. 4 punct PUNCT
# Person 1 1
"""

BELIEVED = """
Ruiz 2 nsubj PROPN
said 0 root VERB say VerbForm=Fin|Tense=Past
he 4 nsubj PRON
believed 2 ccomp VERB believe VerbForm=Fin|Tense=Past
yards 6 nsubj NOUN yard
closed 4 ccomp VERB close VerbForm=Fin|Tense=Past
. 2 punct PUNCT
# Person 1 1
"""


def find(rows: str) -> list[tuple[Claim, str, list[str]]]:
    """Return the claims of hand-made rows, each with its speakers' names and its passages."""
    reading = parse(rows)
    things = resolved(reading)
    return [
        (c, " and ".join(things.get(s).name for s in c.speakers), [reading.article.words(p) for p in c.content])
        for c in kept(claims.find(reading, things))
    ]


@pytest.mark.parametrize(
    ("rows", "act", "words"),
    [
        (APPOSED, KG.Assert, ["Crews left"]),
        (COORDINATED, KG.Assert, ["it works"]),
        (REJECTED, KG.Deny, ["yards closed"]),
        (REJECTED.replace("rejected 0 root VERB reject", "mocked 0 root VERB mock"), KG.Deny, ["yards closed"]),
        (VERDICT, KG.Deny, ["yards closed"]),
        (GAP, KG.Deny, ["charges"]),
        (ASIDE, KG.Assert, ["yards closed"]),
        (PASSIVE, KG.Demand, ["to leave"]),
        (STANCE, KG.Assert, ["to the docks"]),
        (DOUBTED, KG.Deny, ["yards closed"]),
        (BELIEVED, KG.Assert, ["yards closed"]),
    ],
)
def test_one_claim_with_its_speaker_its_act_and_its_words(rows: str, act: object, words: list[str]) -> None:
    assert [(who, claim.speech_act, pieces) for claim, who, pieces in find(rows)] == [("Ruiz", act, words)]


RENEWED = """
Ruiz 2 nsubj PROPN
renewed 0 root VERB renew VerbForm=Fin|Tense=Past
a 4 det DET
pledge 2 obj NOUN
to 6 mark PART
close 4 acl VERB close VerbForm=Inf
yards 6 obj NOUN yard
. 2 punct PUNCT
# Person 1 1
# cue Cue 2 2
# content 4 7 for cue 2 2
# cue Cue 4 4
"""


@pytest.mark.parametrize(("rows", "both"), [(BELIEVED, "said believed"), (RENEWED, "renewed pledge")])
def test_one_act_of_two_cue_words_has_both(rows: str, both: str) -> None:
    [(claim, _, _)] = find(rows)

    assert claim.cue == both


@pytest.mark.parametrize(
    "rows",
    [
        "The 2 det DET\nstorm 3 nsubj NOUN\nclaimed 0 root VERB claim VerbForm=Fin|Tense=Past\nlives 3 obj NOUN life\n# cue Cue 3 3",
        "No 2 det DET\nfirm 3 nsubj NOUN\nsaid 0 root VERB say VerbForm=Fin\nit 5 nsubj PRON\nworks 3 ccomp VERB work VerbForm=Fin",
        "Nobody 2 nsubj PRON\nsaid 0 root VERB say VerbForm=Fin|Tense=Past\nit 4 nsubj PRON\nworks 2 ccomp VERB work VerbForm=Fin",
        "Ruiz 2 nsubj PROPN\ndismissed 0 root VERB dismiss VerbForm=Fin|Tense=Past\nhalf 2 obj NOUN\n# Person 1 1\n# cue Cue 2 2",
    ],
    ids=["a storm does not speak", "no firm says it", "nobody says it", "whom one dismisses is no claim"],
)
def test_deeds_and_what_nobody_says_are_no_claims(rows: str) -> None:
    assert find(rows) == []


def test_a_phrase_with_an_apposition_before_the_verb_is_found_by_its_commas() -> None:
    doc = parse(APPOSED).doc

    found = beside.apposed(doc[8])

    assert found is not None
    assert (doc[found[0]].text, found[1].text) == ("the", "Ruiz")


@pytest.mark.parametrize(("row", "why"), [(9, "the hearer"), (0, "the subject of what is said")])
def test_who_hears_or_is_spoken_of_is_no_source(row: int, why: str) -> None:
    reading = parse(APPOSED)
    said = reading.doc[8]

    assert any(veto(reading.doc[row], said, reading.marks) for veto in speaker.VETOES), why


def test_evidence_added_to_the_list_is_weighed_like_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = parse(REJECTED)
    whole = content.Content("reader", KG.Assert, (reading.article.body,))
    monkeypatch.setattr(content, "EVIDENCE", ((lambda reading, cue: iter([whole])), *content.EVIDENCE))
    monkeypatch.setattr(content, "VETOES", ((lambda reading, cue, found: found.frame == "reader"), *content.VETOES))

    cue = next(c for c in reading.cues if c.kind == "verb")

    assert (found := content.of(reading, cue)) is not None
    assert found.frame == "rejected"


REJECTING = """
Ruiz 2 nsubj PROPN
said 0 root VERB say VerbForm=Fin|Tense=Past
{} 5 nsubj NOUN {}
was 5 cop AUX be VerbForm=Fin
near 2 ccomp ADJ
, 7 punct PUNCT
rejecting 5 advcl VERB reject VerbForm=Ger
offers 7 obj NOUN offer
. 2 punct PUNCT
# Person 1 1
"""


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param(REJECTING.format("victory", "victory"), "victory was near", id="only Ruiz can reject them"),
        pytest.param(REJECTING.format("voter", "voter"), "voter was near, rejecting offers", id="a voter can, too"),
    ],
)
def test_what_a_speaker_does_while_speaking_is_not_said(rows: str, words: str) -> None:
    reading = parse(rows)
    (cue,) = (c for c in reading.cues if c.lemma == "say")
    whole = tree.span(reading.doc[2:8])

    assert [reading.article.words(p) for p in pieces.clean(reading, cue, (whole,))] == [words]
