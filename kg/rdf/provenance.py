"""Who made the graph of an article: the program with its version, and the language model with its hash; never when.

A time would give the same article other bytes each day. The description of a whole build has the times (`kg describe`).
"""

import re
from typing import Final

from rdflib import PROV, RDF, RDFS, SDO, Graph, Literal, URIRef

from kg import __version__
from kg.terms import KG

PROGRAM: Final = "newskg"
MODEL: Final = "newskg language model"


def sign(graph: Graph, base: str, model: str) -> None:
    """Attribute the articles of a graph to this program and to a language model, which `model` tells from any other."""
    agents = (_agent(base, PROGRAM, PROGRAM, __version__), _agent(base, "model", MODEL, model))
    for article in set(graph.subjects(RDF.type, KG.Article)):
        for node, facts in agents:
            graph.add((article, PROV.wasAttributedTo, node))
            for predicate, value in facts:
                graph.add((node, predicate, value))


def _agent(base: str, kind: str, name: str, version: str) -> tuple[URIRef, tuple[tuple[URIRef, URIRef | Literal], ...]]:
    node = URIRef(f"{base}{kind}-{re.sub('[^A-Za-z0-9]+', '-', version).strip('-')}")
    return node, (
        (RDF.type, PROV.SoftwareAgent),
        (RDFS.label, Literal(f"{name} {version}")),
        (SDO.name, Literal(name)),
        (SDO.softwareVersion, Literal(version)),
    )
