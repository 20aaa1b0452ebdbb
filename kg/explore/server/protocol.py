"""The SPARQL 1.1 protocol, for queries: GET, and POST of a form or of the query itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.explore.server import negotiate
from kg.explore.server.guard import Bucket
from kg.explore.server.pool import Pool
from kg.explore.server.worker import Question
from kg.rdf import query
from kg.rdf.prefixes import PREFIXES

#: The largest query, in bytes.
LARGEST: Final = 200_000
#: The most fields of a request.
FIELDS: Final = 50
FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
#: What the endpoint says of itself, where no query is asked.
DESCRIPTION: Final = """@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .

[] a sd:Service ;
	sd:endpoint <{address}> ;
	sd:supportedLanguage sd:SPARQL11Query ;
	sd:resultFormat {formats} .
"""
_FORMATS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads"),
)


class _RefusedError(Exception):
    """A request that is no query; status and reason."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(frozen=True)
class Endpoint:
    """Answers requests to `/sparql` from a pool, each within so many seconds and bytes, no more than a rate allows."""

    pool: Pool
    seconds: float
    most: int
    bucket: Bucket

    async def __call__(self, request: Request) -> Response:
        """Answer one request."""
        try:
            fields = await _fields(request)
            if not fields and request.method != "POST":
                return _about(request)
            question = _question(fields, request.headers.get("accept", ""), self.most)
        except _RefusedError as refused:
            return _told(str(refused), refused.status)
        wait = self.bucket.take()
        if wait:
            return _told("query: too many queries; wait a moment", 429, {"retry-after": str(int(wait) + 1)})
        answered = await run_in_threadpool(self.pool.ask, question, self.seconds)
        headers = {"retry-after": "2"} if answered.status == 503 else {}
        return Response(answered.data, answered.status, {**headers, "vary": "accept"}, _typed(answered.kind))


async def _fields(request: Request) -> dict[str, list[str]]:
    """Return the fields of a request, those of its address and those of its body."""
    fields = _parsed(request.url.query)
    if request.method != "POST":
        return fields
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await _body(request)
    if kind == FORM:
        return _joined(fields, _parsed(body))
    if kind == QUERY:
        return _joined(fields, {"query": [body]})
    if kind == "application/sparql-update":
        raise _RefusedError(403, "update: this endpoint only reads")
    raise _RefusedError(415, f"query: send it as {FORM} or {QUERY}")


async def _body(request: Request) -> str:
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > LARGEST:
            raise _RefusedError(413, f"query: is larger than {LARGEST // 1000} kB")
    try:
        return b"".join(parts).decode()
    except UnicodeDecodeError:
        raise _RefusedError(400, "query: is not text in UTF-8") from None


def _parsed(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
    except ValueError:  # too many, or no UTF-8
        raise _RefusedError(400, f"query: the request has more than {FIELDS} fields, or is not UTF-8") from None


def _joined(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: one.get(name, []) + other.get(name, []) for name in {**one, **other}}


def question(fields: Mapping[str, list[str]], accept: str, most: int) -> Question | str:
    """Return the question that the fields of a request ask, or why it may not be asked."""
    try:
        return _question(fields, accept, most)
    except _RefusedError as refused:
        return str(refused).removeprefix("query: ")


def _question(fields: Mapping[str, list[str]], accept: str, most: int) -> Question:
    if "update" in fields:
        raise _RefusedError(403, "update: this endpoint only reads")
    texts = fields.get("query", [])
    if len(texts) != 1:
        raise _RefusedError(400, "query: there must be one, and there are " + (str(len(texts)) if texts else "none"))
    asked = query.SERVICE.search(query.OPAQUE.sub(" ", texts[0]))
    if asked:
        raise _RefusedError(403, "query: SERVICE is not allowed: this endpoint asks no other")
    short = fields.get("format", [""])[-1]
    return Question(
        text=query.safe(texts[0]),
        accept=negotiate.SHORT.get(short, accept),
        default=tuple(fields.get("default-graph-uri", [])),
        named=tuple(fields.get("named-graph-uri", [])),
        prefixes=dict(PREFIXES),
        most=most,
    )


def _about(request: Request) -> Response:
    """Describe the endpoint; a person gets the page where queries are written."""
    wanted = negotiate.best(request.headers.get("accept", ""), ["text/turtle", "text/html"])
    if wanted == "text/html":
        return RedirectResponse("/query", 303)
    formats = " , ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in _FORMATS)
    address = request.url.replace(query="", fragment="")
    return Response(DESCRIPTION.format(address=address, formats=formats), media_type="text/turtle")


def _typed(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _told(reason: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return Response(f"{reason}\n", status, headers, "text/plain; charset=utf-8")
