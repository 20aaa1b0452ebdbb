import pytest
from rdf_examples import ARTICLE, FINDINGS
from rdflib import PROV, RDF, SDO, Graph, Literal, URIRef

import kg
from kg.rdf import build, check, formats, provenance
from kg.terms import KG

D = build.BASE
NODE = URIRef(D + ARTICLE.key)


def signed(model: str = "0a1b", base: str = D) -> Graph:
    graph = build.build(ARTICLE, FINDINGS, base=base)
    provenance.sign(graph, base, model)
    return graph


def test_an_article_is_attributed_to_program_and_model() -> None:
    graph = signed()

    agents = {str(graph.value(a, SDO.softwareVersion)): a for a in graph.objects(NODE, PROV.wasAttributedTo)}
    assert set(agents) == {kg.__version__, "0a1b"}
    assert all((agent, RDF.type, PROV.SoftwareAgent) in graph for agent in agents.values())
    assert agents["0a1b"] == URIRef(D + "model-0a1b")


def test_a_model_of_any_name_has_a_flat_iri() -> None:
    assert b"d:model-en-our-pipeline-1-2 a prov:SoftwareAgent" in formats.render(
        signed("en_our/pipeline 1.2"), "turtle"
    )


def test_no_shape_minds_and_no_count_changes() -> None:
    plain, report = check.check(build.build(ARTICLE, FINDINGS)), check.check(signed())

    assert report.conforms
    assert report.accepted_nodes == plain.accepted_nodes


def test_programs_leave_with_their_article() -> None:
    graph = signed()
    graph.set((NODE, KG.sha256, Literal("no hash")))

    report = check.check(graph)

    assert set(report.accepted.subjects(RDF.type, PROV.SoftwareAgent)) == set()
    assert len(set(report.quarantined.subjects(RDF.type, PROV.SoftwareAgent))) == 2


@pytest.mark.usefixtures("no_model")
def test_a_built_graph_is_signed_and_asks_and_writes_with_short_names() -> None:
    result = kg.build_text("Minister Ada Ruiz said the talks failed.\n")

    assert len(result.graph.query("SELECT ?p { ?a a kg:Article ; prov:wasAttributedTo ?p }")) == 2
    assert "a kg:Article" in result.graph.serialize()
    assert "ns1:" not in result.graph.serialize()


def test_the_base_of_a_graph_is_what_d_means() -> None:
    report = check.check(signed(base="https://data.example/"))

    assert f"d:{ARTICLE.key} a kg:Article" in report.accepted.serialize()
