import pyoxigraph as ox
import pytest
from rdflib import RDFS

from kg.explore import called

NODE, LABEL = ox.NamedNode("https://news.example/eu"), ox.NamedNode(str(RDFS.label))


@pytest.mark.parametrize(
    ("labels", "label"),
    [
        (["EU"], "EU"),
        (["EU", "EU", "European Union"], "EU"),  # what most articles call it
        (["EU", "European Union"], "European Union"),  # of two that are as frequent the longer
        (["State department", "State Department"], "State Department"),
        ([" European\n Union "], "European Union"),
        ([], ""),
    ],
)
def test_a_node_is_called_what_most_articles_call_it(labels: list[str], label: str) -> None:
    store = ox.Store()
    for number, text in enumerate(labels):
        for graph in (ox.DefaultGraph(), ox.NamedNode(f"https://news.example/{number}")):
            store.add(ox.Quad(NODE, LABEL, ox.Literal(text), graph))

    assert called.label(store, NODE.value) == label
