"""The pages of the ontology; after a change in ontology/ or shapes/, `python -m kg.rdf.page` makes them anew."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from kg.rdf import check, formats
from kg.rdf.page import Source, pages, read
from kg.rdf.page.source import EXAMPLES, ONTOLOGY
from kg.terms import KG, KGT


class Links(HTMLParser):
    """What a page's links lead to, its anchors, and the attributes and tags that would fetch or run something."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: set[str] = set()
        self.anchors: list[str] = []
        self.active: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "href":
                self.hrefs.add(value or "")
            elif name == "id":
                self.anchors.append(value or "")
            elif name == "src" or name.startswith("on"):
                self.active.add(name)
        if tag in ("script", "link", "img", "iframe", "object"):
            self.active.add(tag)


@pytest.fixture(scope="module")
def source() -> Source:
    return read()


@pytest.fixture(scope="module")
def fresh(source: Source) -> dict[str, str]:
    return pages(source)


def links(page: str) -> Links:
    parser = Links()
    parser.feed(page)
    return parser


@pytest.mark.parametrize("name", ["index.html", "types.html"])
def test_the_page_is_what_the_turtle_makes(fresh: dict[str, str], name: str) -> None:
    assert (ONTOLOGY / name).read_text("utf-8") == fresh[name], "run python -m kg.rdf.page"


def test_every_term_has_the_anchor_that_its_iri_ends_in(source: Source, fresh: dict[str, str]) -> None:
    anchors = {name: links(page).anchors for name, page in fresh.items()}
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual)
    ours = {str(t).partition("#") for kind in kinds for t in source.ontology.subjects(RDF.type, kind)}
    types = {str(t).partition("#") for t in source.ontology.subjects(RDF.type, SKOS.Concept)}

    assert {local for base, _, local in ours if base.endswith("newskg/ontology")} - {*anchors["index.html"]} == set()
    assert {local for base, _, local in types if base.endswith(("types", "plover"))} - {*anchors["types.html"]} == set()
    for found in anchors.values():
        assert len(found) == len(set(found))


def test_every_link_within_the_pages_leads_somewhere(fresh: dict[str, str]) -> None:
    parsed = {name: links(page) for name, page in fresh.items()}

    for name, found in parsed.items():
        for href in found.hrefs:
            page, _, anchor = href.partition("#")
            if page in ("", *fresh):
                assert not anchor or anchor in parsed[page or name].anchors, href
            elif "://" not in href:
                assert (ONTOLOGY / href).exists(), href


@pytest.mark.parametrize("name", ["index.html", "types.html"])
def test_a_page_fetches_nothing_and_runs_nothing(fresh: dict[str, str], name: str) -> None:
    assert links(fresh[name]).active == set()
    assert not re.search(r"@import|url\(", fresh[name])


def test_a_term_is_told_with_its_shapes_its_alignments_and_an_example(fresh: dict[str, str]) -> None:
    entry = re.search(r'<section class="term" id="speaker">.*?</section>', fresh["index.html"], re.DOTALL)

    assert entry
    text = re.sub("<[^>]+>", "", entry[0])
    assert "Who said it, named or not." in text
    assert "A claim has at least one speaker, and a speaker is an actor. kgs:Claim-speaker" in text
    assert re.search(r"d:a-\w+_claim-\w+  # .+\n    kg:speaker d:", text)
    assert 'href="#Claim"' in entry[0]


def test_a_type_is_told_with_its_match_in_plover(fresh: dict[str, str]) -> None:
    row = re.search(r'<tr id="Ceasefire">.*?</tr>', fresh["types.html"])

    assert row
    assert 'href="types.html#RETREAT"' in row[0]
    assert "Fighting stops or pauses by decision." in row[0]


AXIOMS = """
@prefix kg: <https://w3id.org/newskg/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
[] a owl:Class ; rdfs:subClassOf schema:Thing ;
    owl:intersectionOf ( kg:Term [ a owl:Restriction ; owl:onProperty kg:polarity ; owl:hasValue kg:Positive ] ) .
[] a owl:AllDisjointClasses ; owl:members ( kg:Term kg:Role ) .
"""


def test_axioms_about_some_instances_and_about_several_classes_are_told(source: Source) -> None:
    ontology = Graph().parse(data=AXIOMS, format="turtle") + source.ontology

    page = pages(replace(source, ontology=ontology))["index.html"]

    entry = re.search(r'<section class="term" id="Term">.*?</section>', page, re.DOTALL)
    assert entry
    told = dict(re.findall("<dt>(.*?)</dt><dd>(.*?)</dd>", re.sub("<(?!/?d[td]>)[^>]+>", "", entry[0]), re.DOTALL))
    assert told["at times"] == "schema:Thing, where kg:polarity is kg:Positive"
    assert "kg:Role" in told["never also"].split(", ")


def test_no_text_of_the_ontology_or_the_examples_becomes_markup(source: Source) -> None:
    ontology = Graph() + source.ontology
    ontology.set((KG.speaker, RDFS.comment, Literal("<script>alert(1)</script>")))
    ontology.set((KGT.Attack, SKOS.definition, Literal("<img src=x onerror=alert(1)>")))
    examples = Graph()
    examples.add((URIRef("https://w3id.org/newskg/id/x"), KG.text, Literal('"</pre><script>alert(2)</script>')))

    for page in pages(replace(source, ontology=ontology, examples=examples)).values():
        assert links(page).active == set()


def test_the_examples_conform_to_the_shapes() -> None:
    files = sorted((ONTOLOGY / EXAMPLES).glob("*.ttl"))

    assert files
    for file in files:  # else: kg build seeds -o output, then python -m kg.rdf.page output/netanyahu-ceasefire-2024.ttl
        assert check.check(formats.read(file)).problems == ()
