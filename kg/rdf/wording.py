"""Error messages for queries: the line, a caret under the place, and a suggestion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from kg.errors import QueryError
from kg.rdf import naming
from kg.rdf.formats import PREFIXES
from kg.rdf.labels import visible

#: What opens a token of SPARQL that may hold any word: an IRI, a comment, a string, a variable, a prefixed name.
OPAQUE: Final = re.compile(
    r"""<[^<>"{}|^`\\\s]*> | \#[^\r\n]*
    | \"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3} | "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*'
    | [?$]\w+ | [\w.-]*:[\w.:%-]*""",
    re.VERBOSE | re.DOTALL,
)
_DECLARED: Final = re.compile(r"\bPREFIX\s+$", re.IGNORECASE)
_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
#: The first word of a query, after white space, comments and declarations.
_OPENING: Final = re.compile(r"(?:\s|#[^\r\n]*|(?:PREFIX\s+[\w.-]*:|BASE)\s*<[^>]*>)*+(\w+)", re.IGNORECASE)
_KEYWORDS: Final = (
    *(*_FORMS, "WHERE", "PREFIX", "BASE", "DISTINCT", "REDUCED", "OPTIONAL", "FILTER"),
    *("UNION", "MINUS", "GRAPH", "VALUES", "BIND", "EXISTS", "ORDER BY", "GROUP BY", "HAVING", "LIMIT", "OFFSET"),
)
#: A line of a query is shown up to this many characters around the place.
_AROUND: Final = 70


@dataclass(frozen=True)
class _Name:
    """A prefixed name or an IRI where a query has it."""

    text: str
    at: int
    iri: str


def check_names(query: str) -> None:
    """Raise QueryError for the first undeclared prefix, or the first name in our namespaces that the ontology does not define."""
    declared = dict(PREFIXES)
    for name in _names(query, declared):
        close = naming.unknown(name.iri)
        if close is not None:
            meant = f"; {_as_written(name, close[0])}?" if close else ""
            raise QueryError(f"query: {name.text} is not in the ontology{meant}{_shown(query, name.at)}")


def syntax(query: str, message: str) -> QueryError:
    """Return what a parser's message says about a query, in words."""
    if not query.strip():
        return QueryError("query: is empty")
    place = _PLACE.match(message)
    if not place:
        return QueryError(f"query: {_short(message)}")
    line, column = int(place[1]), int(place[2])
    first = _OPENING.match(query)
    if first and first[1].upper() not in _FORMS:
        close = get_close_matches(first[1].upper(), _FORMS, n=1)
        meant = f"{close[0]} for {first[1]}?" if close else f"it begins with {', '.join(_FORMS[:-1])} or {_FORMS[-1]}"
        return QueryError(f"query: no question; {meant}{_shown(query, first.start(1))}")
    lines = query.splitlines(keepends=True)
    at = sum(map(len, lines[: line - 1])) + column - 1
    word = _word(query, at)
    close = get_close_matches(word.upper(), _KEYWORDS, n=1) if word else []
    hint = f"; {close[0]} for {word}?" if close and close[0] != word.upper() else ""
    return QueryError(f"query: error at {line}:{column}: {_short(place[3])}{hint}{_shown(query, at)}")


def _word(query: str, at: int) -> str:
    """Return the word at a place, else the one before it, which is then what the parser did not expect."""
    here = re.match(r"\w+", query[at:])
    before = re.search(r"(?<![\w?$:<])[A-Za-z]+(?=\s*\Z)", query[:at])
    return here[0] if here else before[0] if before else ""


def _names(query: str, prefixes: dict[str, str]) -> Iterator[_Name]:
    """Yield the names of a query, the prefixes that it declares among those that are known from there on."""
    tokens = list(OPAQUE.finditer(query))
    for index, token in enumerate(tokens):
        text = token[0]
        if text.startswith("<"):
            yield _Name(text, token.start(), text[1:-1])
        elif text[0] in "?$#\"'" or text.startswith("_:"):
            continue
        elif _DECLARED.search(query[: token.start()][-200:]):
            following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
            prefixes[text.removesuffix(":")] = following.strip("<>")
        else:
            yield _expanded(query, token, prefixes)


def _expanded(query: str, token: re.Match[str], prefixes: dict[str, str]) -> _Name:
    prefix, _, local = token[0].partition(":")
    if prefix in prefixes:
        return _Name(token[0], token.start(), prefixes[prefix] + local.rstrip("."))
    close = get_close_matches(prefix, prefixes, n=1)
    known = f"; {close[0]}:?" if close else ""
    raise QueryError(
        f"query: prefix {prefix}: is not known{known}; known: {', '.join(prefixes)}; "
        f"others need PREFIX {prefix}: <...>{_shown(query, token.start())}"
    )


def _as_written(name: _Name, local: str) -> str:
    return re.sub(r"[^:#]*$", local, name.text.rstrip(">"), count=1) + (">" if name.text.endswith(">") else "")


def _shown(query: str, at: int) -> str:
    """Return the line of a place and a caret under it, each on a line of its own."""
    first = max(query.rfind("\n", 0, at), query.rfind("\r", 0, at)) + 1
    line = re.split(r"[\r\n]", query[first:], maxsplit=1)[0]
    begin = max(0, at - first - _AROUND)
    shown = visible(line[begin : at - first + _AROUND])
    return f"\n  {shown}\n  {' ' * (at - first - begin)}^"


def _short(message: str) -> str:
    r"""Return a parser's message as one line, without its lists of every character that could stand there.

    >>> _short("expected one of \",\", [_], ['A' ..= 'Z']")
    'expected one of ","'
    """
    return (
        re.sub(r",? ?\[.*", "", message, flags=re.DOTALL).strip().removesuffix("expected").rstrip(": ")
        or "not understood"
    )
