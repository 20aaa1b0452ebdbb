"""Each row breaks one shape in a graph that is otherwise right. A row is: the shape, what is taken out, what is put in.

`x:claim` and the like stand for the nodes of the example article.
"""

import re

import pytest
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node
from shaped import broken, right

from kg.rdf import formats
from kg.rdf.check import check
from kg.rdf.resources import turtle_files

ROWS = [
    ("Core-label", "x:person rdfs:label", ""),
    ("Core-label", "x:duration rdfs:label", ""),
    ("Core-label", "x:claim rdfs:label", 'x:claim rdfs:label "" .'),
    ("Core-label", "", 'x:claim rdfs:label "tagged"@en .'),
    ("Core-iri", "", "<https://w3id.org/newskg/id/a.b> a kg:Person ."),
    ("Core-iri", "", "[] a kg:Claim ."),
    ("Core-evidence", "x:place kg:evidence", ""),
    ("Core-evidence", "", "x:role kg:evidence x:person ."),
    ("Core-inArticle", "x:country kg:inArticle", ""),
    ("Core-inArticle", "", "x:event kg:inArticle x:event ."),
    ("Core-rule", "x:figure kg:rule", ""),
    ("Core-firstReportedBy", "", "x:event kg:firstReportedBy x:place ."),
    ("Date-date", "x:event kg:date", 'x:event kg:date "2024-05-03" .'),
    ("Date-date", "", 'x:event kg:date "2024"^^edtf:EDTF .'),
    ("Date-earliest", "x:event kg:earliest", 'x:event kg:earliest "2024-02-30"^^xsd:date .'),
    ("Date-latest", "x:event kg:latest", 'x:event kg:latest "2024" .'),
    ("Date-order", "x:event kg:earliest", 'x:event kg:earliest "2024-05-04"^^xsd:date .'),
    ("Date-earliestNeedsDate", "x:event kg:date", ""),
    ("Date-latestNeedsDate", "x:event kg:date", ""),
    ("Date-dateText", "x:event kg:dateText", 'x:event kg:dateText "" .'),
    ("Article-sha256", "x:article kg:sha256", ""),
    ("Article-sha256", "x:article kg:sha256", 'x:article kg:sha256 "ABC" .'),
    ("Article-inLanguage", "x:article schema:inLanguage", 'x:article schema:inLanguage "English" .'),
    ("Article-headline", "", 'x:article schema:headline "Another" .'),
    ("Article-datePublished", "x:article schema:datePublished", 'x:article schema:datePublished "2024"^^xsd:gYear .'),
    ("Article-url", "x:article schema:url", "x:article schema:url <https://news.example/> ."),
    ("Article-identifier", "", 'x:article schema:identifier "another" .'),
    ("Article-wasAttributedTo", "", 'x:article prov:wasAttributedTo "newskg 0.1" .'),
    ("Article-author", "", "x:article schema:author x:person ."),
    ("Article-publisher", "", 'x:article schema:publisher "Another Wire" .'),
    ("Article-inferred", "", 'x:article kg:inferred "" .'),
    ("Article-isString", "", 'x:article nif:isString "Another text" .'),
    ("Passage-iri", "", "x:event kg:evidence x:person . x:person a nif:OffsetBasedString ."),
    ("Passage-referenceContext", "x:passage nif:referenceContext", ""),
    ("Passage-beginIndex", "x:passage nif:beginIndex", ""),
    ("Passage-quotation", "x:quotation nif:anchorOf", 'x:quotation nif:anchorOf "four words of it" .'),
    ("Passage-quotationIsPassage", "x:quotation rdf:type", "x:quotation a kg:Quotation ."),
    ("Passage-beginIndex", "x:passage nif:beginIndex", "x:passage nif:beginIndex -1 ."),
    ("Passage-endIndex", "x:passage nif:endIndex", 'x:passage nif:endIndex "4" .'),
    ("Passage-anchorOf", "x:passage nif:anchorOf", 'x:passage nif:anchorOf "" .'),
    ("Actor-class", "x:unnamed rdf:type", "x:unnamed a kg:UnnamedActor ."),
    ("UnnamedActor-anonymousSource", "x:source rdf:type", "x:source a kg:AnonymousSource, kg:Actor ."),
    ("Item-inArticle", "", "x:item kg:inArticle x:other . x:other a kg:Article ."),
    ("Core-evidence", "x:item kg:evidence", ""),
    ("Core-label", "x:item rdfs:label", ""),
    ("Actor-name", "x:organization schema:name", ""),
    ("Actor-altLabel", "", 'x:person skos:altLabel "" .'),
    ("Actor-exactMatch", "", "x:organization skos:exactMatch <https://www.wikidata.org/wiki/Q1> ."),
    ("Actor-exactMatch", "", "x:person skos:exactMatch wd:Q2 ."),
    ("Actor-sameAs", "", "x:place schema:sameAs <https://en.wikipedia.org/wiki/Toledo> ."),
    ("Actor-sameAs", "", "x:person schema:sameAs <https://www.wikidata.org/wiki/Q1> ."),
    ("Actor-alternateOf", "", 'x:person prov:alternateOf "a-1_person-ruiz" .'),
    ("Actor-affiliation", "", "x:organization kg:affiliation x:place ."),
    ("Person-hasRole", "", "x:person kg:hasRole x:country ."),
    ("Organization-hasNoRole", "", "x:organization kg:hasRole x:role ."),
    ("UnnamedActor-name", "", 'x:unnamed schema:name "City Hospital" .'),
    ("UnnamedActor-exactMatch", "", "x:unnamed skos:exactMatch wd:Q1 ."),
    ("UnnamedActor-inArticle", "", "x:unnamed kg:inArticle x:other . x:other a kg:Article ."),
    ("Country-place", "x:country rdf:type", "x:country a kg:Country, kg:Actor ."),
    ("Country-isoCode", "x:country kg:isoCode", ""),
    ("Country-onlyHasIsoCode", "", 'x:place kg:isoCode "ES" .'),
    ("Country-isoCode", "x:country kg:isoCode", 'x:country kg:isoCode "ESP" .'),
    ("Actor-linkEvidence", "", 'x:person kg:linkEvidence "another" .'),
    ("Actor-linkEvidence", "x:person kg:linkEvidence", "x:person kg:linkEvidence x:country ."),
    ("Actor-linkProbability", "", "x:person kg:linkProbability 1.5 ."),
    ("Actor-linkCandidate", "", 'x:person kg:linkCandidate "another" .'),
    ("Place-existed", "x:place kg:existed", 'x:place kg:existed "1922" .'),
    ("Place-existed", "x:place kg:existed", 'x:place kg:existed "the Cold War"^^edtf:EDTF .'),
    ("Place-latitude", "x:place schema:latitude", "x:place schema:latitude 91.0 ."),
    ("Place-latitude", "x:place schema:latitude", 'x:place schema:latitude "39.86" .'),
    ("Place-longitude", "x:place schema:longitude", "x:place schema:longitude -180.5 ."),
    ("Place-inCountry", "", "x:place kg:inCountry x:organization ."),
    ("Role-holder", "x:person kg:hasRole", ""),
    ("Role-roleIn", "", "x:role kg:roleIn x:place ."),
    ("Role-asOf", "x:role kg:asOf", 'x:role kg:asOf "Friday" .'),
    ("Event-eventType", "x:event kg:eventType", ""),
    ("Event-eventType", "", "x:event kg:eventType kgt:Attack ."),
    ("Event-eventType", "x:event kg:eventType", "x:event kg:eventType kgt:Killed ."),
    ("Event-factuality", "x:event kg:factuality", ""),
    ("Event-factuality", "", "x:event kg:factuality kg:Possible ."),
    ("Event-reportedIsNotActual", "x:reported kg:factuality", "x:reported kg:factuality kg:Actual ."),
    ("Event-statedIsNotActual", "", "x:claim kg:states x:event ."),
    ("Event-reportedIn", "", "x:reported kg:reportedIn x:proposal ."),
    ("Event-trigger", "x:event kg:trigger", ""),
    ("Event-actor", "", "x:event kg:actor x:place ."),
    ("Event-target", "", "x:event kg:target x:proposal ."),
    ("Event-object", "", "x:event kg:object x:person ."),
    ("Event-place", "", "x:event kg:place x:organization ."),
    ("Event-polarity", "", "x:event kg:polarity kg:Negative ."),
    ("Event-polarity", "x:term kg:polarity", "x:term kg:polarity kg:Actual ."),
    ("Event-figure", "", "x:event kg:figure x:claim ."),
    ("Event-duration", "", "x:event kg:duration x:term ."),
    ("Event-partOf", "", "x:event kg:partOf x:claim ."),
    ("Event-before", "", "x:event kg:before x:claim ."),
    ("Event-sameEventAs", "", "x:event kg:sameEventAs x:claim ."),
    ("Figure-measures", "x:figure kg:measures", "x:figure kg:measures kgt:Killing ."),
    ("Figure-value", "x:figure kg:value", "x:figure kg:value 12 ."),
    ("Figure-bound", "x:figure kg:bound", ""),
    ("Figure-unit", "", 'x:figure kg:unit "others" .'),
    ("Figure-population", "", 'x:figure kg:population "others" .'),
    ("Duration-numericDuration", "x:duration time:numericDuration", "x:duration time:numericDuration 0.0 ."),
    ("Duration-unitType", "x:duration time:unitType", "x:duration time:unitType time:unitFortnight ."),
    ("Proposal-mention", "x:proposal kg:mention", ""),
    ("Proposal-status", "x:proposal kg:status", "x:proposal kg:status kg:Actual ."),
    ("Proposal-proposedBy", "", "x:proposal kg:proposedBy x:place ."),
    ("Proposal-addressedTo", "", "x:proposal kg:addressedTo x:place ."),
    ("Proposal-conveyedBy", "", "x:proposal kg:conveyedBy x:place ."),
    ("Proposal-respondsTo", "", "x:proposal kg:respondsTo x:event ."),
    ("Proposal-statusEvent", "", "x:proposal kg:statusEvent x:claim ."),
    ("Proposal-hasTerm", "", "x:proposal kg:hasTerm x:event ."),
    ("Term-proposal", "x:proposal kg:hasTerm", ""),
    ("Term-content", "x:term kg:content", ""),
    ("Term-text", "x:term kg:text", ""),
    ("Term-termType", "", "x:term kg:termType kgt:Aid ."),
    ("Term-polarity", "x:term kg:polarity", ""),
    ("Term-condition", "", 'x:term kg:condition "unless it snows" .'),
    ("Term-actor", "", "x:term kg:actor x:item ."),
    ("Term-target", "", "x:term kg:target x:item ."),
    ("Event-place", "", "x:term kg:place x:person ."),
    ("Event-duration", "", "x:term kg:duration x:figure ."),
    ("Claim-speaker", "x:claim kg:speaker", ""),
    ("Claim-speaker", "", "x:claim kg:speaker x:place ."),
    ("Claim-content", "x:claim kg:content", ""),
    ("Claim-content", "", "x:claim kg:content x:article ."),
    ("Claim-text", "", 'x:claim kg:text "Something else" .'),
    ("Claim-mode", "x:claim kg:mode", ""),
    ("Claim-speechAct", "x:claim kg:speechAct", "x:claim kg:speechAct kg:Direct ."),
    ("Claim-cue", "", 'x:claim kg:cue "warned" .'),
    ("Claim-addressee", "", "x:claim kg:addressee x:place ."),
    ("Claim-about", "", "x:claim kg:about x:nothing ."),
    ("Claim-embeddedIn", "", "x:claim kg:embeddedIn x:event ."),
    ("Claim-states", "", "x:claim kg:states x:person ."),
    ("Claim-sameClaimAs", "", "x:claim kg:sameClaimAs x:event ."),
    ("Claim-contradicts", "", "x:claim kg:contradicts x:event ."),
]


SHAPES = Graph()
for turtle in turtle_files("shapes"):
    SHAPES.parse(turtle)
NAMES = sorted({str(shape).rpartition("#")[2] for shape in SHAPES.subjects(SH.message)})


def values(shape: str) -> list[Node]:
    """Return what a shape looks at in a right graph: the values of its path at the nodes that it targets."""
    data, node = right(), URIRef(formats.PREFIXES["kgs"] + shape)
    targets = [s for kind in SHAPES.objects(node, SH.targetClass) for s in data.subjects(RDF.type, kind)]
    targets += [s for predicate in SHAPES.objects(node, SH.targetSubjectsOf) for s in data.subjects(predicate)]
    targets += [o for predicate in SHAPES.objects(node, SH.targetObjectsOf) for o in data.objects(None, predicate)]
    path = SHAPES.value(node, SH.path)
    if path is None:
        return targets
    if isinstance(path, BNode):
        return [s for target in targets for s in data.subjects(SHAPES.value(path, SH.inversePath), target)]
    return [o for target in targets for o in data.objects(target, path)]


def test_a_right_graph_conforms() -> None:
    assert check(right()).problems == ()


@pytest.mark.parametrize(("shape", "out", "put"), ROWS)
def test_a_graph_that_breaks_a_shape_is_told_so(shape: str, out: str, put: str) -> None:
    assert shape in broken(out, put)


def test_every_shape_has_a_row_that_breaks_it() -> None:
    assert sorted({shape for shape, _, _ in ROWS}) == NAMES


@pytest.mark.parametrize("shape", NAMES)
def test_every_shape_finds_something_to_accept_unless_it_forbids(shape: str) -> None:
    forbids = SHAPES.value(URIRef(formats.PREFIXES["kgs"] + shape), SH.maxCount) == Literal(0)

    assert bool(values(shape)) != forbids


@pytest.mark.parametrize("shape", NAMES)
def test_every_message_is_a_sentence(shape: str) -> None:
    [message] = SHAPES.objects(URIRef(formats.PREFIXES["kgs"] + shape), SH.message)

    assert re.fullmatch(r"[A-Z].{15,}\.", str(message))
