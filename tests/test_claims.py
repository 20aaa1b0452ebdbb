"""Who said what."""

from dataclasses import replace

import pytest
from parses import kept, parse, resolved
from rdflib import RDF, SDO, Literal

import kg
from kg.article import read_text
from kg.find import claims
from kg.language.reader import Reader
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Claim, Span

#: `Ruiz` heads the first sentence of each row as a name.
INDIRECT = """
Ruiz 2 nsubj PROPN
said 0 root VERB say VerbForm=Fin|Tense=Past
on 4 case ADP
Wednesday 2 obl PROPN
that 7 mark SCONJ
it 7 nsubj PRON
works 2 ccomp VERB work VerbForm=Fin
, 2 punct PUNCT
and 12 cc CCONJ
that 12 mark SCONJ
it 12 nsubj PRON
stays 2 conj VERB stay VerbForm=Fin
. 2 punct PUNCT
# Person 1 1
"""

LOST_SUBJECT = """
Ruiz 2 nsubj PROPN
said 0 root VERB say VerbForm=Fin|Tense=Past
on 5 case ADP
Wednesday 5 compound PROPN
victory 2 obl NOUN
was 7 cop AUX be VerbForm=Fin
near 2 ccomp ADJ
. 2 punct PUNCT
# Person 1 1
"""

CLOSING = """
The 2 det DET
yard 3 nsubj NOUN
closes 0 root VERB close VerbForm=Fin
, 3 punct PUNCT
Ruiz 6 nsubj PROPN
says 3 parataxis VERB say VerbForm=Fin
. 3 punct PUNCT
# Person 5 5
"""

OUTER_VOICE = """
Ruiz 2 nsubj PROPN
denied 0 root VERB deny VerbForm=Fin|Tense=Past
that 5 mark SCONJ
yards 5 nsubj NOUN
closed 2 ccomp VERB close VerbForm=Fin|Tense=Past
, 7 punct PUNCT
saying 5 advcl VERB say VerbForm=Ger
they 9 nsubj PRON
work 7 ccomp VERB work VerbForm=Fin
. 2 punct PUNCT
# Person 1 1
"""

TWO_PARTS = """
“ 3 punct PUNCT
We 3 nsubj PRON
stay 7 ccomp VERB stay VerbForm=Fin
here 3 advmod ADV
, 7 punct PUNCT
” 7 punct PUNCT
said 0 root VERB say VerbForm=Fin|Tense=Past
Ruiz 7 nsubj PROPN
. 7 punct PUNCT
# Person 8 8

“ 4 punct PUNCT
All 4 nsubj PRON
will 4 aux AUX will VerbForm=Fin
stay 0 root VERB stay VerbForm=Inf
. 4 punct PUNCT
” 4 punct PUNCT
"""

ACCORDING = """
Yards 2 nsubj NOUN yard
closed 0 root VERB close VerbForm=Fin|Tense=Past
, 6 punct PUNCT
according 6 case VERB accord
to 4 fixed ADP
Ruiz 2 obl PROPN
. 2 punct PUNCT
# Person 6 6
"""

AS = """
Ruiz 2 nsubj PROPN
described 0 root VERB describe VerbForm=Fin|Tense=Past
Hamas 2 obj PROPN
as 5 case ADP
stronger 2 obl NOUN
. 2 punct PUNCT
# Person 1 1
# Organization 3 3
"""

HEARERS = """
Ruiz 2 nsubj PROPN
told 0 root VERB tell VerbForm=Fin|Tense=Past
the 4 det DET
guests 2 iobj NOUN guest
that 8 mark PRON
yards 8 nsubj NOUN yard
had 8 aux AUX have VerbForm=Fin
closed 4 acl:relcl VERB close VerbForm=Part
. 2 punct PUNCT
# Person 1 1
"""

STRESSED = """
Ruiz 2 nsubj PROPN
lamented 0 root VERB lament VerbForm=Fin|Tense=Past
the 4 det DET
lack 2 obj NOUN
of 6 case ADP
docks 4 nmod NOUN
. 2 punct PUNCT
# Person 1 1
# cue Cue 2 2
"""

SMALL_CLAUSE = """
Ruiz 2 nsubj PROPN
termed 0 root VERB term VerbForm=Fin|Tense=Past
plan 2 obj NOUN
a 5 det DET
mistake 2 xcomp NOUN
. 2 punct PUNCT
# Person 1 1
# cue Cue 2 2
"""

VOICED = """
Ruiz 2 nsubj PROPN
voiced 0 root VERB voice VerbForm=Fin|Tense=Past
concern 2 obj NOUN
over 6 case ADP
the 6 det DET
docks 3 nmod NOUN
. 2 punct PUNCT
# Person 1 1
# cue Cue 2 2
"""

CALLED_FOR = """
Ruiz 2 nsubj PROPN
called 0 root VERB call VerbForm=Fin|Tense=Past
for 4 case ADP
laws 2 obl NOUN
after 7 case ADP
the 7 det DET
fire 2 obl NOUN
on 9 case ADP
Monday 2 obl PROPN
. 2 punct PUNCT
# Person 1 1
"""

CALLED_ON = """
Ruiz 2 nsubj PROPN
called 0 root VERB call VerbForm=Fin|Tense=Past
on 4 case ADP
Iran 2 obl PROPN
to 6 mark PART
stop 2 xcomp VERB stop VerbForm=Inf
. 2 punct PUNCT
# Person 1 1
# Place 4 4
"""

TITLED = """
The 2 det DET
chief 7 nsubj NOUN
of 5 case ADP
the 5 det DET
navy 2 nmod NOUN
Ruiz 5 appos PROPN
said 0 root VERB say VerbForm=Fin|Tense=Past
it 9 nsubj PRON
works 7 ccomp VERB work VerbForm=Fin
. 7 punct PUNCT
# Person 6 6
"""

ASIDE = """
Ruiz 2 nsubj PROPN
said 0 root VERB say VerbForm=Fin|Tense=Past
so 2 advmod ADV
after 6 mark SCONJ
yards 6 nsubj NOUN
closed 2 ccomp VERB close VerbForm=Fin|Tense=Past
. 2 punct PUNCT
# Person 1 1
"""


def find(rows: str) -> list[tuple[Claim, str, list[str]]]:
    """Return the claims of hand-made rows, each with its speaker's name and its passages."""
    document = parse(rows)
    things = resolved(document)
    return [
        (c, " and ".join(things.get(s).name for s in c.speakers), [document.article.words(p) for p in c.content])
        for c in kept(claims.find(document, things))
    ]


@pytest.mark.parametrize(
    ("rows", "rule", "content"),
    [
        (INDIRECT, "claims/clause", ["it works, and that it stays"]),
        (LOST_SUBJECT, "claims/clause", ["victory was near"]),
        (CLOSING, "claims/clause", ["The yard closes"]),
        (ACCORDING, "claims/according", ["Yards closed"]),
        (AS, "claims/as", ["Hamas as stronger"]),
        (CALLED_ON, "claims/on", ["Iran to stop"]),
        (CALLED_FOR, "claims/for", ["laws after the fire"]),
        (HEARERS, "claims/clause", ["yards had closed"]),
        (STRESSED, "claims/theme", ["the lack of docks"]),
        (SMALL_CLAUSE, "claims/person", ["plan a mistake"]),
        (VOICED, "claims/voiced", ["the docks"]),
        (TWO_PARTS, "claims/quote", ["We stay here", "All will stay."]),
    ],
)
def test_each_frame_gives_the_whole_content_and_nothing_else(rows: str, rule: str, content: list[str]) -> None:
    [(claim, speaker, pieces)] = find(rows)

    assert (claim.rule, speaker, pieces) == (rule, "Ruiz", content)


def test_the_reporter_takes_over_again_inside_a_clause() -> None:
    assert [(c.speech_act, pieces) for c, _, pieces in find(OUTER_VOICE)] == [
        (KG.Deny, ["yards closed"]),
        (KG.Assert, ["they work"]),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        STRESSED.replace("# cue Cue 2 2", "# cue Cue 4 4"),
        STRESSED.replace("lack 2 obj NOUN", "guests 2 obj NOUN guest"),
        STRESSED.replace("lamented 0 root VERB lament", "sought 0 root VERB seek"),
    ],
    ids=["another word is marked", "the object is who is spoken of", "the object is a thing"],
)
def test_an_object_is_said_only_with_a_marked_verb_of_saying(rows: str) -> None:
    assert find(rows) == []


@pytest.mark.parametrize(("rows", "mode"), [(INDIRECT, KG.Indirect), (TWO_PARTS, KG.Direct)])
def test_the_mode_says_how_much_is_quoted(rows: str, mode: object) -> None:
    [(claim, _, _)] = find(rows)

    assert claim.mode == mode


def test_a_description_with_a_name_is_who_has_the_name() -> None:
    [(_, speaker, _)] = find(TITLED)

    assert speaker == "Ruiz"


def test_what_tells_when_it_was_said_is_not_what_was_said() -> None:
    assert find(ASIDE) == []


QUOTED_TITLE = """
" 4 punct PUNCT
Harbours 3 nsubj NOUN harbour Number=Plur
warn 0 root VERB warn VerbForm=Fin
ferries 3 obj NOUN ferry Number=Plur
every 6 det DET
day 3 obl:unmarked NOUN
" 3 punct PUNCT
¶

It 2 nsubj PRON
rained 0 root VERB rain VerbForm=Fin|Tense=Past
. 2 punct PUNCT
"""


def test_what_a_quoted_headline_says_of_others_is_part_of_the_quotation() -> None:
    reading = parse(QUOTED_TITLE)
    end = reading.text.index("It rained")
    article = replace(reading.article, headline=Span(0, end - 2), body=Span(end, len(reading.text)))

    assert [cue.verb.text for cue in reading.cues] == ["warn"]
    assert Reading(article, reading.doc).outer_cues == ()


UNNAMED = """
Ruiz 3 nsubj PROPN
had 3 aux AUX have
asked 0 root VERB ask VerbForm=Part|Tense=Past
not 7 advmod PART
to 7 mark PART
be 7 aux:pass AUX be
{verb} 3 xcomp VERB {lemma} VerbForm=Part|Tense=Past
. 3 punct PUNCT
# Person 1 1
# cue Cue 3 3
# content 4 7 for cue 3 3
"""


@pytest.mark.parametrize(("verb", "lemma", "number"), [("identified", "identify", 0), ("moved", "move", 1)])
def test_who_asks_to_stay_unnamed_says_nothing(verb: str, lemma: str, number: int) -> None:
    assert len(find(UNNAMED.format(verb=verb, lemma=lemma))) == number


BROKEN_OFF = """
Terms 5 nsubj:pass NOUN term
of 3 case ADP
{which} 1 nmod PRON
were 5 aux:pass AUX be
reported 0 root VERB report VerbForm=Part|Tense=Past
by 7 case ADP
Ruiz 5 obl:agent PROPN
. 5 punct PUNCT
# Person 7 7
# cue Cue 5 5
# content 1 3 for cue 5 5
"""


@pytest.mark.parametrize(("which", "number"), [("which", 0), ("surrender", 1)])
def test_no_words_end_with_a_relative_pronoun(which: str, number: int) -> None:
    assert len(find(BROKEN_OFF.format(which=which))) == number


def test_a_claim_knows_its_time_its_cue_and_its_sentence() -> None:
    [(claim, _, _)] = find(INDIRECT)
    document = parse(INDIRECT)

    assert claim.time is not None
    assert (claim.time.text, claim.time.edtf, claim.cue) == ("Wednesday", "2024-02-07", "said")
    assert [document.article.words(e) for e in claim.evidence] == [document.doc.text]


def test_no_content_holds_its_cue_or_is_empty() -> None:
    for rows in (INDIRECT, LOST_SUBJECT, CLOSING, OUTER_VOICE, TWO_PARTS, ACCORDING, AS, CALLED_ON, TITLED):
        for claim, _, pieces in find(rows):
            assert all(len(piece) > 1 for piece in pieces or [""])
            assert not any(claim.cue in piece for piece in pieces if claim.cue)


def test_without_a_speaker_there_is_no_claim() -> None:
    assert find(INDIRECT.replace("Ruiz 2 nsubj PROPN\n", "Nothing 2 dep INTJ\n").replace("# Person 1 1\n", "")) == []


@pytest.mark.model
def test_the_trained_pipeline_finds_speakers_and_words_of_a_plain_article(reader: Reader) -> None:
    article = read_text(
        "Yard stays open\n\n"
        'The shipyard will stay open, according to Omar Vidal. "Nobody will lose a job," Prime Minister Angela Ruiz said on Monday. '
        "Ruiz denied that talks had failed.\n"
    )
    document = reader.read(article)
    things = resolved(document)

    said = {(things.get(c.speakers[0]).name, article.words(c.content[0])) for c in kept(claims.find(document, things))}

    assert said == {
        ("Omar Vidal", "The shipyard will stay open"),
        ("Angela Ruiz", "Nobody will lose a job"),
        ("Angela Ruiz", "talks had failed"),
    }


def test_what_follows_a_preposition_is_no_content_when_it_is_a_day() -> None:
    day = "Ruiz 2 nsubj PROPN\ncalled 0 root VERB call\non 4 case ADP\nMay 2 obl PROPN\n23 4 nummod NUM\n# Person 1 1\n"

    assert find(day) == []
    assert len(find(day.replace("May", "docks").replace("23", "there"))) == 1


def test_the_day_of_saying_is_no_part_of_what_is_said() -> None:
    rows = (
        "Ruiz 2 nsubj PROPN\nsaid 0 root VERB say VerbForm=Fin|Tense=Past\non 4 case ADP\nWednesday 7 obl PROPN\n"
        "yards 7 nsubj NOUN yard\nhad 7 aux AUX have VerbForm=Fin\nclosed 2 ccomp VERB close VerbForm=Part\n# Person 1 1\n"
    )

    assert [pieces for _, _, pieces in find(rows)] == [["yards had closed"]]
    assert [pieces for _, _, pieces in find(rows.replace("Wednesday", "paper"))] == [["on paper yards had closed"]]


@pytest.mark.model
@pytest.mark.parametrize("dash", [" - ", " – ", " — ", " -- "])
def test_a_dateline_is_no_part_of_what_is_said_and_its_place_is_a_place(reader: Reader, dash: str) -> None:
    wire = f"LISBON, May 28, 2023 (Coastal Wire){dash}A ferry ran aground off the coast on Sunday, the harbour master said.\n"

    graph = kg.build_text(f"Ferry runs aground\n\n{wire}", reader=reader).graph

    (claim,) = graph.subjects(RDF.type, KG.Claim)
    assert str(graph.value(claim, KG.text)) == "A ferry ran aground off the coast on Sunday"
    assert set(graph.objects(graph.value(None, SDO.name, Literal("Lisbon")), RDF.type)) == {KG.Place}
