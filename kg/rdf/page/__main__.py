"""Write the pages: `python -m kg.rdf.page`, or `python -m kg.rdf.page GRAPH` to take the examples from a graph that kg built."""

import sys
from pathlib import Path

from kg.rdf.page import pages, read
from kg.rdf.page.source import ONTOLOGY, keep_examples

if __name__ == "__main__":
    for graph in sys.argv[1:]:
        keep_examples(Path(graph))
    for name, page in pages(read()).items():
        (ONTOLOGY / name).write_text(page, encoding="utf-8")
