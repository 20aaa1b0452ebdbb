"""Pages to look at: of one article, in a graph or built for it, and of a whole folder of graphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
from rdflib import SDO

from kg import article as articles
from kg.article.options import NONE
from kg.corpus import atomic, folders
from kg.errors import InputError, OutputError
from kg.explore import single
from kg.explore.site import pages
from kg.explore.views import article as views
from kg.explore.views.nodes import Nodes
from kg.rdf import formats, query
from kg.terms import KG, NIF
from kg.values import Article

#: The most articles that are listed when one has to be chosen.
_NAMED = 5
#: Which pages a run wrote into a folder, for the next one to know them from others.
_NOTED = Path(".kg") / "pages.txt"
#: What our pages have within their first bytes.
_SIGN = b'<meta name="generator" content="newskg">'
_HEAD = 1000


@dataclass(frozen=True)
class Wish:
    """Which article of a file is wanted (part of its headline, its name in the graph or its address), and where its text is."""

    article: str | None = None
    text: Path | None = None
    overrides: articles.Overrides = NONE


@dataclass(frozen=True)
class Page:
    """A page, and how many nodes broke a shape when its article was built for it; the page says which."""

    html: str
    quarantined: int = 0


def page(path: Path, wish: Wish, stdin: bytes = b"") -> Page:
    """Return the page of the one article in a file; raise InputError if there is none, or if there are several and none is chosen."""
    if path.is_dir():
        raise InputError(f"{path}: is a folder; kg site writes the pages of all its graphs")
    return _of_graph(path, wish) if formats.named(path) else _of_article(path, wish, stdin)


def _of_article(path: Path, wish: Wish, stdin: bytes) -> Page:
    if wish.text is not None:
        raise InputError(f"{path}: is an article, which has its own text; --text is for a graph that was built without")
    found = list(articles.read_all([path], wish.overrides, stdin))
    if len(found) > 1:
        found = [one for one in found if isinstance(one, InputError) or _fits(wish, one.title, one.key, one.url)]
    first, *others = found or [
        InputError(f"{path}: holds no article{f' with {wish.article!r}' if wish.article else ''}")
    ]
    if isinstance(first, InputError):
        raise first
    if others:
        titles = [one.title or one.key for one in (first, *others) if not isinstance(one, InputError)]
        raise InputError(f"{path}: {_several(titles)}")
    return _built(first)


def _built(one: Article) -> Page:
    """Return the page of an article whose graph is made for it; the language pipeline is loaded only here."""
    from kg import pipeline
    from kg.language.reader import Reader
    from kg.world import World

    result = pipeline.run(one, Reader.load(), World())
    return Page(result.page(), result.report.quarantined_nodes)


def _of_graph(path: Path, wish: Wish) -> Page:
    if wish.overrides != NONE:
        raise InputError(f"{path}: is a graph, which has its own date and address; --date and --url are for articles")
    store = query.load([path])
    nodes = Nodes(store)
    every = views.articles(nodes)
    if not every:
        raise InputError(f"{path}: holds no article of kg build")
    found = [iri for iri in every if _fits(wish, nodes.ref(iri).label, nodes.ref(iri).key, nodes.value(iri, SDO.url))]
    if not found:
        raise InputError(f"{path}: holds no article with {wish.article!r}")
    if len(found) > 1:
        raise InputError(f"{path}: {_several([nodes.ref(iri).label for iri in found])}")
    if wish.text is not None:
        add_text(store, found[0], wish.text)
    return Page(single.page(views.article(Nodes(store), found[0])))


@dataclass(frozen=True)
class Written:
    """How many pages were written, and what is wrong with graphs that could not be read."""

    pages: int
    problems: tuple[InputError, ...]


def site(paths: Iterable[Path], folder: Path) -> Written:
    """Write the pages of graphs into a folder; raise InputError where there is no article, OutputError where it cannot be written."""
    store, problems = query.load_all(folders.graph_files(paths))
    if not views.articles(Nodes(store)):
        raise problems[0] if problems else InputError("these graphs hold no article of kg build")
    keep_others(folder / "index.html")
    names = []
    for name, data in pages(store):
        atomic.write(folder / name, data)
        names += [name] if name.endswith(".html") else []
    _sweep(folder, names, all_read=not problems)
    return Written(len(names), tuple(problems))


def _sweep(folder: Path, names: Sequence[str], *, all_read: bool) -> None:
    """Remove the pages that an earlier run wrote into a folder and this one did not, and note what is there for the next.

    Where a graph could not be read, its pages stay.
    """
    noted = folder / _NOTED
    earlier = noted.read_text("utf-8").splitlines() if noted.is_file() else []
    for name in set(earlier).difference(names) if all_read else ():
        path = folder / name
        inside = folder.resolve() in path.resolve().parents
        if inside and path.is_file() and _SIGN in path.read_bytes()[:_HEAD]:
            atomic.remove(path)
    atomic.write(noted, "".join(f"{name}\n" for name in sorted({*names, *(() if all_read else earlier)})).encode())


def keep_others(path: Path) -> None:
    """Raise OutputError where a page would overwrite a file that kg did not write."""
    if path.exists() and (not path.is_file() or _SIGN not in path.read_bytes()[:_HEAD]):
        raise OutputError(f"{path}: is there already, and is no page of kg; give -o another place")


def add_text(store: ox.Store, iri: str, path: Path) -> None:
    """Give an article of a store the text of a file; raise InputError where that is not the text that the graph was built from."""
    digest = Nodes(store).value(iri, KG.sha256)
    for found in articles.read_all([path]):
        if isinstance(found, InputError):
            raise found
        if sha256(found.text.encode()).hexdigest() == digest:
            node, text = ox.NamedNode(iri), ox.NamedNode(str(NIF.isString))
            store.add(ox.Quad(node, text, ox.Literal(found.text)))
            return
    raise InputError(f"{path}: is not the text that the graph was built from")


def _fits(wish: Wish, title: str | None, key: str, url: str | None) -> bool:
    """Return whether an article is the one that is wanted; without a wish each one is."""
    if wish.article is None:
        return True
    wanted = wish.article.strip("<>").casefold()
    return (
        wanted in (title or "").casefold()
        or key.casefold() == wanted.rpartition("/")[2]
        or wanted == (url or "").casefold()
    )


def _several(titles: Iterable[str]) -> str:
    every = list(titles)
    named = "; ".join(every[:_NAMED]) + ("; ..." if len(every) > _NAMED else "")
    return f"holds {len(every)} articles ({named}); choose one with --article, or see all with kg site"
