"""Which time of its sentence is that of an event."""

import pytest
from parses import kept, parse, resolved

from kg.find import events

SAID_ON = """
Troops 2 nsubj NOUN troop
left 0 root VERB leave VerbForm=Fin|Tense=Past
, 5 punct PUNCT
he 5 nsubj PRON
said 2 parataxis VERB say VerbForm=Fin|Tense=Past
on 7 case ADP
Monday 5 obl PROPN
. 2 punct PUNCT
# cue Cue 5 5
# event Withdrawal 2 2
"""

SAID_REJECTING = """
Ruiz 2 nsubj PROPN
said 0 root VERB say VerbForm=Fin|Tense=Past
on 4 case ADP
Monday 2 obl PROPN
Lugo 6 nsubj PROPN
agreed 2 ccomp VERB agree VerbForm=Fin|Tense=Past
, 8 punct PUNCT
rejecting 2 advcl VERB reject VerbForm=Ger
the 10 det DET
offer 8 obj NOUN
. 2 punct PUNCT
# cue Cue 2 2
# event Rejection 8 8
"""

MOVED = """
The 2 det DET
meeting 7 nsubj:pass NOUN
planned 2 acl VERB plan VerbForm=Part|Tense=Past
for 5 case ADP
Thursday 3 obl PROPN
was 7 aux:pass AUX be
moved 0 root VERB move VerbForm=Part|Tense=Past
from 9 case ADP
Thursday 7 obl PROPN
to 11 case ADP
Friday 7 obl PROPN
. 7 punct PUNCT
# event Meeting 2 2
"""

LIGHT = """
The 2 det DET
vote 4 nsubj:pass NOUN
was 4 aux:pass AUX be
held 0 root VERB hold VerbForm=Part|Tense=Past
on 6 case ADP
Monday 4 obl PROPN
. 4 punct PUNCT
# event Election 2 2
"""

LEADING = """
On 2 case ADP
Monday 4 obl PROPN
troops 4 nsubj NOUN troop
entered 0 root VERB enter VerbForm=Fin|Tense=Past
Lugo 4 obj PROPN
and 7 cc CCONJ
seized 4 conj VERB seize VerbForm=Fin|Tense=Past
it 7 obj PRON
. 4 punct PUNCT
# event Attack 7 7
"""

LASTING = """
The 2 det DET
truce 4 nsubj NOUN
lasting 2 acl VERB last VerbForm=Ger
held 0 root VERB hold VerbForm=Fin|Tense=Past
. 4 punct PUNCT
# event Ceasefire 2 2
"""

HELD_IN = """
The 2 det DET
talks 8 nsubj NOUN talk
, 4 punct PUNCT
held 2 acl VERB hold VerbForm=Part|Tense=Past
in 6 case ADP
January 4 obl PROPN
, 4 punct PUNCT
failed 0 root VERB fail VerbForm=Fin|Tense=Past
. 8 punct PUNCT
# event Meeting 2 2
"""

ELECTION_ON = """
He 2 nsubj PRON
announced 0 root VERB announce VerbForm=Fin|Tense=Past
a 4 det DET
truce 2 obj NOUN
for 7 case ADP
the 7 det DET
election 4 nmod NOUN
on 9 case ADP
April 7 nmod PROPN
28 9 nummod NUM
. 2 punct PUNCT
# event Election 7 7
"""

LISTED = """
A 2 det DET
storm 3 nsubj NOUN
hit 0 root VERB hit VerbForm=Fin|Tense=Past
Lugo 3 obj PROPN
on 6 case ADP
Monday 3 obl PROPN
, 8 punct PUNCT
felling 3 advcl VERB fell VerbForm=Ger
trees 8 obj NOUN tree
and 11 cc CCONJ
killing 8 conj VERB kill VerbForm=Ger
two 11 obj NUM
. 3 punct PUNCT
# event Death 11 11
"""

VOTED = """
Dockers 2 nsubj NOUN docker
voted 0 root VERB vote VerbForm=Fin|Tense=Past
on 4 case ADP
Monday 2 obl PROPN
to 6 mark PART
reject 2 xcomp VERB reject VerbForm=Inf
it 6 obj PRON
. 2 punct PUNCT
# event Rejection 6 6
"""

WHEN = """
Six 2 nsubj NUM
died 0 root VERB die VerbForm=Fin|Tense=Past
when 6 advmod ADV
a 5 det DET
dam 6 nsubj NOUN
burst 2 advcl VERB burst VerbForm=Fin|Tense=Past
on 8 case ADP
Monday 6 obl PROPN
. 2 punct PUNCT
# event Death 2 2
"""

BEGUN = """
Ruiz 2 nsubj PROPN
reigns 0 root VERB reign VerbForm=Fin
since 4 case ADP
2019 2 obl NUM
, 8 punct PUNCT
when 8 advmod ADV
she 8 nsubj PRON
beat 2 advcl VERB beat VerbForm=Fin|Tense=Past
Paz 8 obj PROPN
. 2 punct PUNCT
# event Competition 8 8
# date 3 4 for event 8 8
"""

RELATED = """
Lugo 2 nsubj PROPN
chose 0 root VERB choose VerbForm=Fin|Tense=Past
a 4 det DET
mayor 2 obj NOUN
in 6 case ADP
polls 2 obl NOUN poll
that 8 nsubj PRON
ended 6 acl:relcl VERB end VerbForm=Fin|Tense=Past
on 10 case ADP
Monday 8 obl PROPN
. 2 punct PUNCT
# event Election 2 2
"""


@pytest.mark.parametrize(
    ("rows", "edtf"),
    [
        (SAID_ON, None),
        (SAID_REJECTING, "2024-02-05"),
        (MOVED, "2024-02-09"),
        (LIGHT, "2024-02-05"),
        (LEADING, "2024-02-05"),
        (LASTING, None),
        (HELD_IN, "2024-01"),
        (ELECTION_ON + "# date 9 10 for event 7 7", "2024-04-28"),
        (LISTED, "2024-02-05"),
        (LISTED.replace("# event Death 11 11", "# event Disaster 8 8"), "2024-02-05"),
        (VOTED, "2024-02-05"),
        (VOTED.replace("vote ", "refuse "), None),
        (WHEN, "2024-02-05"),
        (BEGUN, "2019"),
        (BEGUN.replace("when", "and"), "2019/.."),
        (RELATED, None),
        (RELATED + "# date 9 10 for event 2 2", "2024-02-05"),
    ],
)
def test_an_event_has_the_time_of_its_own_words(rows: str, edtf: str | None) -> None:
    reading = parse(rows)

    (event,) = kept(events.find(reading, resolved(reading)))

    assert (event.time.edtf if event.time else None) == edtf


def test_without_a_day_of_publication_an_event_has_the_words_of_its_time() -> None:
    reading = parse(LIGHT, published=None)

    (event,) = kept(events.find(reading, resolved(reading)))

    assert event.time is not None
    assert (event.time.text, event.time.edtf, event.time.earliest) == ("Monday", None, None)
