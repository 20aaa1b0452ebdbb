"""The example of tests as a graph in which every shape finds something, and how to break it."""

import re
from collections.abc import Iterable

import rdf_examples as example
from rdf_examples import ARTICLE, FINDINGS, at
from rdflib import Graph, URIRef

from kg.rdf import build, formats
from kg.rdf.check import check

NODES = {
    "article": ARTICLE.key,
    "person": example.RUIZ,
    "organization": example.FRONT,
    "unnamed": example.HOSPITAL,
    "place": example.TOLEDO,
    "country": example.SPAIN,
    "role": example.ROLE.id,
    "figure": example.FIGURE.id,
    "claim": example.CLAIM.id,
    "reported": example.KILLING.id,
    "event": example.REJECTION.id,
    "term": example.TERM.id,
    "proposal": example.PROPOSAL.id,
    "duration": f"{ARTICLE.key}_duration-d151b7a5",
    "passage": f"{ARTICLE.key}_offset_0_4",
    "quotation": "{}_offset_{}_{}".format(ARTICLE.key, *at("Spanish prime minister Angela Ruiz")),
}


def quotation(words: str) -> str:
    """Return a quotation of these words of the example, in Turtle."""
    begin, end = at(words)
    return (
        f"<https://w3id.org/newskg/id/{ARTICLE.key}_offset_{begin}_{end}> a kg:Quotation, nif:OffsetBasedString ;"
        f' nif:referenceContext x:article ; nif:beginIndex {begin} ; nif:endIndex {end} ; nif:anchorOf "{words}" .'
    )


# What the example does not say, so that every shape has something to look at.
MORE = """
x:event kg:target x:organization ; kg:figure x:figure ; kg:duration x:duration ; kg:partOf x:reported ;
    kg:before x:reported ; kg:sameEventAs x:reported ; kg:firstReportedBy x:organization .
x:term kg:actor x:country ; kg:target x:organization ; kg:place x:place ; kg:condition "if it rains" .
x:claim kg:addressee x:person ; kg:embeddedIn x:claim ; kg:sameClaimAs x:claim ; kg:contradicts x:claim .
x:proposal kg:conveyedBy x:person ; kg:respondsTo x:proposal .
x:person skos:exactMatch wd:Q1 ; kg:linkEvidence "office held" ; prov:alternateOf x:alternate .
x:place kg:existed "1922/1991"^^edtf:EDTF ; schema:latitude 39.86 ; schema:longitude -4.03 ;
    schema:sameAs <https://en.wikipedia.org/wiki/Toledo,_Spain> .
x:event kg:polarity kg:Positive ; kg:target x:item ; kg:place x:item .
x:figure kg:unit "people" .
x:article schema:identifier "desk-17" ; prov:wasAttributedTo x:program .
x:item a kg:Item ; rdfs:label "a bus" ; kg:evidence x:passage ; kg:inArticle x:article ; kg:rule "test" .
x:source a kg:AnonymousSource, kg:UnnamedActor, kg:Actor ; rdfs:label "a source" ; kg:evidence x:passage ;
    kg:inArticle x:article ; kg:rule "test" .
"""


PREFIXES = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in formats.PREFIXES.items())


def expanded(turtle: str) -> str:
    """Return Turtle with the nodes of the example for `x:event` and the like."""
    return re.sub(r"x:(\w+)", lambda match: f"<{build.BASE}{NODES.get(match[1], match[1])}>", turtle)


def right() -> Graph:
    """Return a graph that breaks no shape and in which every shape finds something."""
    data = build.build(ARTICLE, FINDINGS)
    data.parse(data=PREFIXES + expanded(MORE + quotation("Spanish prime minister Angela Ruiz")), format="turtle")
    return data


def mutated(data: Graph, out: Iterable[str], put: str) -> Graph:
    """Return a graph from which some properties of nodes are taken out, and into which something is put."""
    for row in out:
        subject, predicate = expanded(row).split()
        prefix, local = predicate.split(":")
        data.remove((URIRef(subject.strip("<>")), URIRef(formats.PREFIXES[prefix] + local), None))
    return data.parse(data=PREFIXES + expanded(put), format="turtle")


def broken(out: str, put: str) -> set[str]:
    """Return the names of the shapes that break when something is taken out of a right graph and something put in."""
    data = mutated(right(), [out] if out else [], put)
    return {str(problem.shape).rpartition("#")[2] for problem in check(data).problems}
