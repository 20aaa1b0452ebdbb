"""Graphs in triple stores: embedded in a folder, or remote behind HTTP. One named graph for each article.

In: files of RDF. Out: stores that hold each graph as its file has it, however often a load was begun, cut off or run again.
It must not know where graphs come from: it reads no article and no parse.

    with kg.store.open("output/store") as store:  # or open("https://data.example/store", user="ada", password="...")
        store.put("https://w3id.org/newskg/id/a-1", triples)  # True when that changed the store
        rows = store.query("SELECT ?who { ?who a kg:Person }", timeout=10)
"""

from pathlib import Path

from kg.store.embedded import EmbeddedStore
from kg.store.protocol import Answer, Store

__all__ = ["Answer", "Store", "open"]


def open(where: str | Path, *, read_only: bool = False) -> Store:
    """Open the store in a folder, made if it is missing and may be written; raise StoreError when that cannot be."""
    return EmbeddedStore(Path(where), read_only=read_only)
