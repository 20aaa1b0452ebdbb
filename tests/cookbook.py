"""The cookbook beside the queries: each question, its query, and the answer of the seed article.

`python tests/cookbook.py` writes it anew; a test compares it with what the program prints.
"""

import os
import shlex
import sys
import tempfile
from pathlib import Path
from typing import Final

from click.testing import CliRunner

import kg
from kg.app.cli import cli
from kg.rdf import formats, named

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "kg" / "rdf" / "queries" / "README.md"
SEED: Final = ROOT / "seeds" / "netanyahu-ceasefire-2024.txt"
WIDTH: Final = "110"

HEAD: Final = """# Questions and answers

Each query here is a file that any SPARQL store runs as it stands, and a name that `kg query` knows. Filters narrow it; names
in them are compared with names and aliases, whole words, in any case. Every row has, besides what the tables below have room for,
its article (date, headline, address, your own id), the sentence, and where in the text its words begin and end: `--format csv`
shows all. Tables and CSV have words; `--iris` has the IRIs.

In the files, `# filters` marks where a filter from `filters/` joins; what you give goes into its VALUES block. The first sentence
of a statement is the least of position and text together (`MIN(CONCAT(...))`), which a store answers in one pass.

This page is made by `python tests/cookbook.py`.
"""
FILTERED: Final = (
    ("What did Netanyahu say?", ["-n", "statements", "--speaker", "Netanyahu"]),
    ("What was said of Hamas?", ["-n", "statements", "--about", "Hamas"]),
    ("Who met whom in or of Israel?", ["-n", "meetings", "--about", "Netanyahu"]),
)
OWN: Final = (
    (
        "Which words does the article use for one actor?",
        "SELECT ?name ?words { ?who schema:name ?name ; kg:evidence/nif:anchorOf ?words } ORDER BY ?name ?words",
    ),
    (
        "What is said to have happened, and on whose word?",
        "SELECT ?event ?source { ?e kg:reportedIn/kg:speaker/rdfs:label ?source ; rdfs:label ?event } ORDER BY ?event",
    ),
    (
        "Which nodes did a rule make?",
        "SELECT ?rule (COUNT(?node) AS ?nodes) { ?node kg:rule ?rule } GROUP BY ?rule ORDER BY DESC(?nodes) ?rule",
    ),
)


def page() -> str:
    """Return the cookbook, with the answers that the program gives now."""
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder, "seed.ttl")
        graph.write_bytes(formats.render(kg.build(SEED).graph, "turtle"))
        parts = [HEAD]
        for query in named.named().values():
            parts.append(_recipe(query.about, graph, ["-n", query.name], query.text))
        parts += [_recipe(question, graph, arguments) for question, arguments in FILTERED]
        parts += [_recipe(question, graph, [text]) for question, text in OWN]
    return "\n".join(parts)


def _recipe(question: str, graph: Path, arguments: list[str], text: str | None = None) -> str:
    ran = CliRunner().invoke(cli, ["query", str(graph), *arguments, "--width", WIDTH], standalone_mode=False)
    assert ran.return_value == 0, ran.output
    sparql = f"\n<details><summary>SPARQL</summary>\n\n```sparql\n{text.strip()}\n```\n\n</details>\n" if text else ""
    command = shlex.join(["kg", "query", "output/", *arguments])
    return f"## {question}\n\n```console\n$ {command}\n{ran.stdout}```\n{sparql}"


if __name__ == "__main__":
    os.environ.pop("COLUMNS", None)
    PAGE.write_text(page(), "utf-8")
    sys.stdout.write(f"{PAGE} is written\n")
