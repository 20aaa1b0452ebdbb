"""The addresses of stores: what they tell, and what is none."""

import pytest
import stores

from kg import store as kg_store
from kg.errors import StoreError
from kg.store import endpoints
from kg.store.http import Client
from kg.store.remote import RemoteStore


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://data.example/", "is not an address of a store"),
        ("http://", "is not an address of a store"),
        ("http://ada:secret@data.example:port/", "http://data.example:port/: is not an address"),
    ],
)
def test_what_is_no_address_is_told_without_its_password(address: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason) as raised:
        kg_store.open(address)

    assert "secret" not in str(raised.value)
    with pytest.raises(StoreError, match=reason):
        kg_store.open("http://data.example/", query_url=address)


def test_nobody_at_an_address_is_one_clear_error() -> None:
    store = RemoteStore(
        endpoints.of(f"http://127.0.0.1:{stores.free_port()}/"), client=Client(None, sleep=lambda _: None)
    )

    with pytest.raises(StoreError, match=r"/query: does not answer: connection refused$"):
        store.graphs()


@pytest.mark.parametrize(
    ("address", "graphs", "query", "update"),
    [
        ("http://h:7878/", "http://h:7878/store", "http://h:7878/query", "http://h:7878/update"),
        ("http://h/news", "http://h/news", "http://h/news/query", "http://h/news/update"),
        ("http://h/news/data?k=1", "http://h/news/data?k=1", "http://h/news/query?k=1", "http://h/news/update?k=1"),
        (
            "http://h/repositories/x/rdf-graphs/service",
            "http://h/repositories/x/rdf-graphs/service",
            "http://h/repositories/x",
            "http://h/repositories/x/statements",
        ),
        ("http://h/repositories/x/statements", None, "http://h/repositories/x", "http://h/repositories/x/statements"),
        ("http://h/sparql-graph-crud-auth", "http://h/sparql-graph-crud-auth", "http://h/sparql", None),
        ("http://h/bigdata/sparql/", None, "http://h/bigdata/sparql", "http://h/bigdata/sparql"),
    ],
)
def test_an_address_tells_the_others(address: str, graphs: str | None, query: str, update: str | None) -> None:
    assert endpoints.of(address) == endpoints.Endpoints(graphs, query, update)


def test_addresses_that_are_given_go_before() -> None:
    found = endpoints.of("http://h/store", "http://h/ask", "http://h/change")

    assert found == endpoints.Endpoints(None, "http://h/ask", "http://h/change")
