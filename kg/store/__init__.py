"""Graphs in triple stores: embedded in a folder, or remote behind HTTP. One named graph for each article.

In: files of RDF. Out: stores that hold each graph as its file has it, however often a load was begun, cut off or run again.
It must not know where graphs come from: it reads no article and no parse.

    with kg.store.open("output/store") as store:  # or open("https://data.example/store", user="ada", password="...")
        store.put("https://w3id.org/newskg/id/a-1", triples)  # True when that changed the store
        rows = store.query("SELECT ?who { ?who a kg:Person }", timeout=10)
"""

from pathlib import Path

from kg.store import endpoints
from kg.store.embedded import MARK, EmbeddedStore
from kg.store.endpoints import Login
from kg.store.load import Loaded, load
from kg.store.protocol import Answer, Store
from kg.store.retract import retract

__all__ = ["Answer", "Loaded", "Store", "is_one", "load", "open", "retract"]


def is_one(where: str | Path) -> bool:
    """Say whether this is a store: an address, or a folder that holds a store rather than graphs."""
    return endpoints.is_address(str(where)) or (Path(where) / MARK).is_file()


def open(  # noqa: PLR0913 - by keyword, each with one meaning
    where: str | Path,
    *,
    user: str | None = None,
    password: str | None = None,
    query_url: str | None = None,
    update_url: str | None = None,
    read_only: bool = False,
) -> Store:
    """Open the store in a folder, which is made if it is missing, or at an address; raise StoreError when it can't be used.

    An address may contain user and password (http://user:password@host/); the arguments take precedence. Give `query_url` and
    `update_url` if they do not follow from the address; with `update_url`, graphs are put by SPARQL Update. A folder opened
    `read_only` shows a snapshot of the store as it is now, even while another program writes to it.
    """
    if not endpoints.is_address(str(where)):
        return EmbeddedStore(Path(where), read_only=read_only)
    from kg.store.remote import RemoteStore  # with a library for HTTP, which no folder needs

    address, login = endpoints.split(str(where))
    if user:
        login = Login(user, password or "")
    query, update = (endpoints.split(url)[0] if url else None for url in (query_url, update_url))
    return RemoteStore(endpoints.of(address, query, update), login)
