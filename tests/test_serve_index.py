"""Where the server's pages come from: named graphs of a store, and the index beside it."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.corpus import shown
from kg.explore.index import place
from kg.explore.index.ask import Index
from kg.explore.server import app, guard
from kg.explore.views.alone import alone
from kg.explore.views.article import article
from kg.explore.views.nodes import Nodes
from kg.store import load
from kg.store import open as open_store
from tests import serving
from tests.explored import KEY


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return serving.folder(tmp_path_factory.mktemp("served"))


@pytest.mark.parametrize("base", [True, False], ids=["its named graph", "what stands in it"])
def test_an_article_out_of_a_store_is_as_it_is_alone(graphs: Path, tmp_path: Path, base: bool) -> None:
    iri = f"https://w3id.org/newskg/id/{KEY}"
    mine = ox.Store()
    mine.load(path=str(graphs / "port.ttl"), format=ox.RdfFormat.TURTLE)
    if base:
        with open_store(tmp_path / "store") as store:
            list(load(sorted(graphs.glob("*.ttl")), store))
        every = ox.Store.read_only(str(tmp_path / "store"))
    else:
        every = ox.Store()
        for path in graphs.glob("*.ttl"):
            every.load(path=str(path), format=ox.RdfFormat.TURTLE)

    assert article(Nodes(alone(every, iri)), iri) == article(Nodes(mine), iri)


def test_an_index_is_made_once_for_each_state_of_a_store(graphs: Path, tmp_path: Path) -> None:
    with open_store(tmp_path / "store") as store:
        list(load([graphs / "port.ttl"], store))
    with shown.open_([tmp_path / "store"]) as opened:
        place.make(opened.source)
        assert place.current(opened.source)
    with open_store(tmp_path / "store") as store:
        list(load([graphs / "bridge.ttl"], store))
    with shown.open_([tmp_path / "store"]) as opened:
        assert not place.current(opened.source)
        place.make(opened.source)
        assert Index(opened.source.index).find(serving.BRIDGE) is not None


def test_a_broken_index_is_made_anew(graphs: Path) -> None:
    with shown.open_([graphs]) as opened:
        opened.source.index.write_bytes(b"no database")
        assert not place.current(opened.source)
        place.make(opened.source)
        assert place.current(opened.source)


def test_until_the_index_is_there_pages_say_so(graphs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.explore.server.site.SMALL", 0)
    monkeypatch.setattr("kg.explore.index.place.Making", Waiting)
    with shown.open_([graphs]) as opened:
        opened.source.index.unlink(missing_ok=True)
        with TestClient(app.create(opened, guard.hosts(serving.PORT)), f"http://127.0.0.1:{serving.PORT}") as client:
            answer = client.get("/claims")

    assert (answer.status_code, answer.headers["refresh"]) == (503, "2")
    assert "40 % read" in answer.text


class Waiting:
    """An index that is being made."""

    failed = finished = False

    def __init__(self, source: place.Source) -> None:
        self.source = source

    def share(self) -> float:
        return 0.4

    def end(self) -> None:
        pass
