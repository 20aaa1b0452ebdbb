"""The address of a store -> where its graphs, its queries and its updates go; what is secret in it is kept apart."""

from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from kg.errors import StoreError

#: How stores lay out their addresses: the last part of the one that is given, and, beside it, those for graphs (Graph
#: Store Protocol), queries and updates.
LAYOUTS: Final = {
    "": ("store", "query", "update"),  # Oxigraph, its root
    "store": ("store", "query", "update"),  # Oxigraph
    "data": ("data", "query", "update"),  # Fuseki
    "service": ("service", "..", "../statements"),  # RDF4J and GraphDB: .../rdf-graphs/service
    "statements": (None, ".", "statements"),  # RDF4J and GraphDB
    "sparql-graph-crud": ("sparql-graph-crud", "sparql", None),  # Virtuoso
    "sparql-graph-crud-auth": ("sparql-graph-crud-auth", "sparql", None),  # Virtuoso, with a user
    "sparql": (None, "sparql", "sparql"),  # Blazegraph, and Virtuoso's updates
    "sparql-auth": (None, "sparql-auth", "sparql-auth"),  # Virtuoso, updates with a user
    "update": (None, "query", "update"),
}


@dataclass(frozen=True)
class Login:
    """User and password; the password is never shown."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class Endpoints:
    """Where to send what. Without `graphs`, graphs are put by updates."""

    graphs: str | None
    query: str
    update: str | None


def is_address(where: str) -> bool:
    """Say whether a store is meant by its address, and not by its folder."""
    return "://" in where


def split(address: str) -> tuple[str, Login | None]:
    """Return an address without user and password, and these; raise StoreError if it is not an address of the web."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not host:
        raise StoreError(f"{shown(address)}: is not an address of a store; it begins with http:// or https://")
    login = Login(unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    place = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, place, parts.path, parts.query, "")), login


def shown(address: str) -> str:
    """Return an address as people may see it: without user, password, and what follows a question mark.

    >>> shown("https://ada:secret@data.example/store?key=secret")
    'https://data.example/store'
    """
    scheme, _, rest = address.partition("://")
    place, slash, path = rest.partition("?")[0].partition("#")[0].rpartition("@")[2].partition("/")
    return f"{scheme}://{place}{slash}{path}"


def of(address: str, query: str | None = None, update: str | None = None) -> Endpoints:
    """Return the endpoints of a store, recognized by the end of its address; those given take precedence.

    >>> of("http://localhost:7878").graphs
    'http://localhost:7878/store'
    >>> of("http://localhost:3030/news/data").query
    'http://localhost:3030/news/query'
    """
    parts = urlsplit(address)
    plain = urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/") or "/", "", ""))
    last = plain.rpartition("/")[2]
    # Elsewhere an address is that of the graphs, with queries and updates below it, as in Stardog and Fuseki.
    graphs, asked, updated = LAYOUTS.get(last, (plain, f"{plain}/query", f"{plain}/update"))
    return Endpoints(
        graphs=None if update else _join(plain, graphs, parts.query),
        query=query or _join(plain, asked, parts.query) or plain,
        update=update or _join(plain, updated, parts.query),
    )


def _join(address: str, relative: str | None, query: str) -> str | None:
    """Return an address beside another, with the other's query string, where some stores want a key."""
    if relative is None:
        return None
    return urljoin(address, relative).rstrip("/") + (f"?{query}" if query else "")
