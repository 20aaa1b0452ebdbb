"""Templates -> pages; what a graph says is text there and never markup."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from kg.explore.links import Links, passage_anchor
from kg.explore.values import Network
from kg.explore.views import dates

STATIC: Final = "static"
#: What the base of all pages asks for: the page's own style sheets and scripts besides the common ones, its name, what was searched.
DEFAULTS: Final[Mapping[str, object]] = {"styles": (), "scripts": (), "here": "", "searched": ""}


def page(template: str, links: Links, **values: object) -> str:
    """Return a page: a template with its values, and the addresses that it may lead to."""
    return environment().get_template(template).render(links=links, **{**DEFAULTS, "outer": links, **values})


def asset(name: str) -> bytes:
    """Return a file of `static`; raise FileNotFoundError for one that is not there."""
    place = resources.files("kg.explore").joinpath(STATIC)
    if ".." in name.split("/") or not (file := place.joinpath(*name.split("/"))).is_file():
        raise FileNotFoundError(name)
    return file.read_bytes()


@cache
def environment() -> Environment:
    """Return the templates, made ready once; an unknown value in them is an error."""
    made = Environment(
        loader=PackageLoader("kg.explore"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["number"] = number
    made.filters["plural"] = plural
    made.filters["anchor"] = passage_anchor
    made.filters["day"] = dates.day
    made.filters["graph"] = graph
    return made


def warm() -> None:
    """Make all templates ready, so that nobody waits for the first page."""
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)


def number(value: Decimal | int) -> str:
    """Return a number as people write it.

    >>> number(Decimal("27585")), number(Decimal("1.50")), number(Decimal("1E+6"))
    ('27,585', '1.5', '1,000,000')
    """
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plural(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun.

    >>> plural(1, "claim"), plural(1200, "person", "people")
    ('1 claim', '1,200 people')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def graph(network: Network, links: Links) -> dict[str, list[dict[str, object]]]:
    """Return a network as the script that draws it takes it."""
    weights = Counter(ref for edge in network.edges for ref in (edge.source, edge.target) for _ in range(edge.weight))
    return {
        "nodes": [
            {
                "id": ref.iri,
                "key": ref.key,
                "label": ref.label,
                "kind": ref.kind,
                "to": links.to(ref),
                "weight": weights[ref],
            }
            for ref in network.nodes
        ],
        "edges": [
            {
                "source": edge.source.iri,
                "target": edge.target.iri,
                "words": ", ".join(edge.words),
                "weight": edge.weight,
                "factual": edge.factual,
            }
            for edge in network.edges
        ],
    }
