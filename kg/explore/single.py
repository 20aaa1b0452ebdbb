"""One article as one file: style, scripts and letters stand in it, nothing is fetched, and its policy lets nothing else run."""

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from html import escape
from typing import Final

import pyoxigraph as ox
from rdflib import Graph

from kg.explore import reading, render
from kg.explore.pages import ArticlePage, Left
from kg.explore.values import Passage, Ref
from kg.explore.views import article
from kg.explore.views.nodes import Nodes
from kg.rdf import convert

#: Letters beyond Western Europe, which have font files of their own; a page without them does not carry these.
_BEYOND: Final = re.compile("[\u0100-\u02af\u1e00-\u1eff]")
_FACE: Final = re.compile(r"@font-face \{.*?\}\n", re.DOTALL)
_FILE: Final = re.compile(r"url\((fonts/[\w.-]+)\)")


@dataclass(frozen=True)
class Single:
    """The links of a file that stands alone: there is nowhere else to go."""

    inline: bool = True

    def to(self, ref: Ref) -> str:
        """Return no address."""
        return ""

    def passage(self, passage: Passage) -> str:
        """Return no address."""
        return ""

    def page(self, name: str, /) -> str:
        """Return no address."""
        return ""

    def asset(self, name: str) -> str:
        """Return no address."""
        return ""


@dataclass(frozen=True)
class Inlined:
    """What stands in a page itself, and the content security policy that lets just that run."""

    style: str
    scripts: tuple[str, ...]

    @property
    def policy(self) -> str:
        """The policy: by hash, so that no other style or script works, and nothing is ever fetched."""
        scripts = " ".join(map(_hash, self.scripts)) or "'none'"
        return (
            f"default-src 'none'; script-src {scripts}; style-src {_hash(self.style)}; "
            "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
        )


def page(found: ArticlePage) -> str:
    """Return an article's page as a file that needs nothing but a browser."""
    words = "".join(piece.text for part in (found.title, *found.paragraphs) for piece in part)
    names = "".join(profile.entity.ref.label for profile in found.profiles)
    scripts = reading.SCRIPTS if found.network.edges else reading.SCRIPTS[2:]
    return reading.page(found, Single(), inlined=_inlined(bool(_BEYOND.search(words + names)), scripts))


def of_graph(graph: Graph, left: tuple[Left, ...] | None = None) -> str:
    """Return the page of the one article of a graph; `left` is what was not used of it."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in convert.ordered(graph))
    nodes = Nodes(store)
    return page(article.article(nodes, article.articles(nodes)[0], left))


def framed(html: str, title: str) -> str:
    """Return a page in a frame of its own, as a notebook shows it beside others."""
    return (
        f'<iframe title="{escape(title)}" srcdoc="{escape(html)}" sandbox="allow-scripts allow-popups" '
        'style="width: 100%; height: 44rem; border: 1px solid #8884; border-radius: 4px"></iframe>'
    )


@cache
def _inlined(beyond: bool, scripts: tuple[str, ...]) -> Inlined:
    sheets = [_fonts(beyond), *(_text(name) for name in ("look.css", *reading.STYLES))]
    return Inlined(_newline("".join(sheets)), tuple(_newline(_text(name)) for name in scripts))


def _fonts(beyond: bool) -> str:
    """Return the faces of the letters that a page needs, with the files inside."""
    faces = [face for face in _FACE.findall(_text("fonts.css")) if beyond or "-latin-ext-" not in face]
    return _FILE.sub(lambda found: f"url({_data(found[1])})", "".join(faces))


def _data(name: str) -> str:
    return f"data:font/woff2;base64,{b64encode(render.asset(name)).decode()}"


def _text(name: str) -> str:
    return render.asset(name).decode()


def _newline(text: str) -> str:
    """Return text as browsers read it before they hash it: they know no other end of a line."""
    return text.replace("\r\n", "\n")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
