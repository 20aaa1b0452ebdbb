"""Questions to a parse that the extractors share."""

import pytest
from parses import parse

from kg.language import tree
from kg.spans import trim
from kg.values import Span

CONTROLLED = """
Ruiz 2 nsubj PROPN
asked 0 root VERB ask VerbForm=Fin|Tense=Past
them 2 obj PRON
to 5 mark PART
leave 2 xcomp VERB leave VerbForm=Inf
the 7 det DET
old 8 amod ADJ
port 5 obj NOUN
"""

PROMISED = """
Ruiz 2 nsubj PROPN
promised 0 root VERB promise VerbForm=Fin|Tense=Past
to 4 mark PART
leave 2 xcomp VERB leave VerbForm=Inf
and 6 cc CCONJ
return 4 conj VERB return VerbForm=Inf
"""

RELATIVE = """
The 2 det DET
men 0 root NOUN man
who 4 nsubj PRON
fled 2 acl:relcl VERB flee VerbForm=Fin|Tense=Past
from 6 case ADP
Vigo 4 obl PROPN
and 8 cc CCONJ
Lugo 6 conj PROPN
"""

#: The clause hangs on the verb behind it.
ASIDE = """
Ada 7 nsubj PROPN
Ruiz 1 flat PROPN
, 5 punct PUNCT
who 5 nsubj PRON
fled 7 advcl VERB flee VerbForm=Fin|Tense=Past
, 5 punct PUNCT
spoke 0 root VERB speak VerbForm=Fin|Tense=Past
"""

PASSIVE = """
It 4 nsubj:pass PRON
was 4 aux:pass AUX be
not 4 advmod PART
signed 0 root VERB sign VerbForm=Part|Tense=Past
by 6 case ADP
Ruiz 4 obl:agent PROPN
because 8 case ADP
of 7 fixed ADP
rain 4 obl NOUN
"""


@pytest.mark.parametrize(
    ("rows", "verb", "subject"),
    [
        (CONTROLLED, 1, "Ruiz"),
        (CONTROLLED, 4, "them"),
        (PROMISED, 3, "Ruiz"),
        (PROMISED, 5, "Ruiz"),
        (RELATIVE, 3, "men"),
    ],
)
def test_a_verb_borrows_the_subject_it_lacks(rows: str, verb: int, subject: str) -> None:
    found = tree.subject(parse(rows).doc[verb])

    assert found is not None
    assert found.text == subject


def test_a_passive_has_an_agent_and_may_be_denied() -> None:
    verb = parse(PASSIVE).doc[3]
    agent = tree.agent(verb)

    assert tree.is_passive(verb)
    assert tree.is_negated(verb)
    assert agent is not None
    assert agent.text == "Ruiz"


def test_a_preposition_may_be_of_two_words() -> None:
    doc = parse(PASSIVE).doc

    assert tree.preposition(doc[5]) == "by"
    assert list(tree.oblique(doc[3], "by")) == [doc[5]]


def test_conjuncts_are_in_text_order() -> None:
    doc = parse(RELATIVE).doc

    assert [t.text for t in tree.conjuncts(doc[5])] == ["Vigo", "Lugo"]


def test_a_phrase_leaves_out_clauses_and_lists() -> None:
    doc = parse(RELATIVE).doc

    assert [t.text for t in tree.phrase(doc[1])] == ["The", "men"]


def test_the_clause_of_a_noun_is_its_verb() -> None:
    doc = parse(CONTROLLED).doc

    assert tree.clause(doc[7]).text == "leave"


@pytest.mark.parametrize(("text", "trimmed"), [(' "So." ', "So"), ("So", "So"), (" . ", "")])
def test_trimming_takes_marks_off_both_ends(text: str, trimmed: str) -> None:
    start, end = trim(text, Span(0, len(text)))

    assert text[start:end] == trimmed


@pytest.mark.parametrize(
    ("rows", "verb", "who"), [(RELATIVE, 3, "men"), (ASIDE, 4, "Ada"), (ASIDE.replace(",", "as", 1), 4, "who")]
)
def test_a_relative_pronoun_stands_for_the_noun_before_it(rows: str, verb: int, who: str) -> None:
    subject = tree.subject(parse(rows).doc[verb])

    assert subject is not None
    assert subject.text == who
