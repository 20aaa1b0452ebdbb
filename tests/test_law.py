"""The law of `shapes/law/`: each row breaks it in a graph that is otherwise right, and a standard processor agrees with us.

A row is: the shape, what is taken out, what is put in, as in `test_shapes`.
"""

import pyshacl
import pytest
from rdflib import RDF, SH, Graph, URIRef
from shaped import PREFIXES, expanded, mutated, quotation, right

from kg.rdf import constants, formats, law
from kg.rdf.check import check
from kg.rdf.resources import turtle_files

LAW = Graph()
for turtle in turtle_files("shapes/law"):
    LAW.parse(turtle)
NAMES = sorted({str(shape).rpartition("#")[2] for shape in LAW.subjects(SH.message)})


ROWS = [
    ("Law-saidIsNotActual", ("x:reported kg:factuality",), "x:reported kg:factuality kg:Actual ."),
    (
        "Law-saidIsNotActual",
        ("x:reported kg:factuality", "x:reported kg:reportedIn", "x:claim kg:states"),
        "x:reported kg:factuality kg:Actual .",
    ),
    ("Law-saidIsNotActual", (), quotation("Friday rejected the latest offer from")),
    ("Law-saidIsReported", ("x:reported kg:reportedIn", "x:claim kg:states"), ""),
    ("Law-reportedIsStated", ("x:reported kg:reportedIn",), ""),
    ("Law-reportedIsStated", ("x:claim kg:states",), ""),
    ("Law-alignedIsActual", (), "x:reported a schema:Event ."),
    ("Law-alignedIsActual", (), "x:reported sem:hasPlace x:place ."),
    ("Law-alignedIsActual", ("x:event kg:factuality",), "x:event kg:factuality kg:Planned ; schema:actor x:person ."),
    ("Law-passageIsTrue", ("x:passage nif:anchorOf",), 'x:passage nif:anchorOf "Rui " .'),
    ("Law-passageIsTrue", ("x:passage nif:endIndex",), "x:passage nif:endIndex 5 ."),
    ("Law-passageIsTrue", ("x:article nif:isString",), 'x:article nif:isString "Ruis" .'),
    ("Law-passageIsNamed", ("x:passage nif:beginIndex",), "x:passage nif:beginIndex 1 ."),
    ("Law-passageBegins", ("x:passage nif:beginIndex",), "x:passage nif:beginIndex 4 ."),
    ("Article-closed", (), 'x:article schema:headlin "Ruiz" .'),
    ("Claim-closed", (), "x:claim kg:speakr x:person ."),
    ("Country-closed", (), "x:country kg:hasRole x:role ."),
    ("Duration-closed", (), "x:duration time:unit time:unitDay ."),
    ("Event-closed", (), "x:event kg:agent x:person ."),
    ("Event-closed", (), "x:event kg:speaker x:person ."),
    ("Figure-closed", (), "x:figure schema:unitCode 3 ."),
    ("Item-closed", (), 'x:item schema:name "a bus" .'),
    ("Organization-closed", (), "x:organization kg:memberOf x:country ."),
    ("Passage-closed", (), 'x:passage nif:anchorof "Ruiz" .'),
    ("Passage-closed", (), "x:quotation kg:evidence x:passage ."),
    ("Person-closed", (), "x:person owl:sameAs wd:Q1 ."),
    ("Place-closed", (), "x:place kg:affiliation x:country ."),
    ("Proposal-closed", (), "x:proposal kg:term x:term ."),
    ("Role-closed", (), "x:role kg:holder x:person ."),
    ("Term-closed", (), "x:term kg:eventType kgt:Aid ."),
    ("UnnamedActor-closed", (), "x:unnamed kg:hasRole x:role ."),
    ("UnnamedActor-closed", (), 'x:source kg:known "yes" .'),
]


def broken(data: Graph) -> set[tuple[str, str]]:
    """Return the shapes of the law that break, each with the node."""
    return {(str(problem.shape).rpartition("#")[2], str(problem.node)) for problem in law.problems(data)}


def broken_elsewhere(data: Graph, shape: str) -> set[tuple[str, str]]:
    """Return where one shape breaks as a SHACL processor finds it that runs the file as it is."""
    _, report, _ = pyshacl.validate(data, shacl_graph=LAW, use_shapes=[formats.PREFIXES["kgs"] + shape])
    return {(shape, str(report.value(result, SH.focusNode))) for result in report.objects(None, SH.result)}


def test_a_right_graph_keeps_the_law() -> None:
    assert law.problems(right()) == ()


@pytest.mark.parametrize(("shape", "out", "put"), ROWS)
def test_a_graph_that_breaks_the_law_is_told_so(shape: str, out: tuple[str, ...], put: str) -> None:
    data = mutated(right(), out, put)

    found = {(name, node) for name, node in broken(data) if name == shape}

    assert found
    assert found == broken_elsewhere(data, shape)


def test_every_shape_of_the_law_has_a_row_that_breaks_it() -> None:
    assert sorted({shape for shape, _, _ in ROWS}) == NAMES


def test_an_event_with_one_trigger_in_the_articles_own_voice_may_be_actual() -> None:
    data = mutated(right(), (), quotation("Friday rejected the latest offer from"))
    data.parse(data=PREFIXES + expanded("x:event kg:trigger x:passage ."))

    assert broken(data) == set()


def test_a_problem_says_which_property_is_not_known() -> None:
    [problem] = law.problems(mutated(right(), (), 'x:person kg:naem "Ruiz" .'))

    assert problem.message == "A person has only the properties that the ontology gives it."
    assert str(problem.path) == "https://w3id.org/newskg/ontology#naem"


def test_without_the_text_of_the_article_its_passages_are_taken_at_their_word() -> None:
    data = mutated(right(), ("x:article nif:isString", "x:passage nif:anchorOf"), 'x:passage nif:anchorOf "Rui " .')

    assert broken(data) == set()


def test_offsets_count_code_points() -> None:
    data = Graph()
    text = "\U0001f4f0 says Ruiz"
    data.parse(
        data=PREFIXES
        + expanded(
            f'x:a a kg:Article ; nif:isString "{text}" . x:e kg:evidence x:a_offset_7_11 .'
            ' x:a_offset_7_11 nif:referenceContext x:a ; nif:beginIndex 7 ; nif:endIndex 11 ; nif:anchorOf "Ruiz" .'
        )
    )

    assert broken(data) == set()


def test_data_with_the_ontology_and_other_peoples_data_in_one_store_break_no_shape() -> None:
    data = right()
    for triple in constants.read():
        data.add(triple)
    data.parse(
        data=PREFIXES
        + """
        <http://x.example/p> a schema:Person, foaf:Person ; schema:name "Ada"@en, "Ada" ; skos:altLabel ""@en ;
            schema:sameAs "nowhere" ; skos:exactMatch <http://x.example/q>, <http://x.example/r> ; rdfs:label "Ada"@en .
        <http://x.example/a> a schema:NewsArticle ; schema:headline "One"@en, "Two"@en ; schema:url <http://x.example/a> ;
            schema:author <http://x.example/p> ; schema:publisher [ a schema:Organization ] ; schema:inLanguage "English" .
        <http://x.example/a#char=0,3> a nif:OffsetBasedString, nif:RFC5147String ; nif:beginIndex "0"^^xsd:nonNegativeInteger .
        [] a time:Duration ; time:numericDuration 3 . [] a sem:Event, schema:Event ; schema:startDate "soon" .
        """
    )

    assert check(data).problems == ()
    assert law.problems(data) == ()


def test_the_law_is_read_as_it_stands_by_a_strict_parser() -> None:
    for path in turtle_files("shapes/law"):
        assert len(formats.parse(path)) == len(Graph().parse(path)) > 0


def test_the_prefixes_that_a_query_uses_are_declared() -> None:
    for node in LAW.subjects(SH.select):
        assert (LAW.value(node, SH.prefixes), RDF.type, URIRef("http://www.w3.org/2002/07/owl#Ontology")) in LAW
