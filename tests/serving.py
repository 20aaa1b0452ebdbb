"""A server over a few graphs made by hand, for tests: asked in this process, or by a real browser through a port."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from rdflib import SDO, XSD, Literal

from kg.rdf import formats
from kg.terms import KG, KGT
from tests.explored import Story, story

PORT = 8765
QUARANTINED = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<urn:result> a sh:ValidationResult ; sh:resultMessage "A claim has a speaker." ; sh:focusNode <urn:claim> .
<urn:claim> rdfs:label "nobody: the bridge was shut" .
"""
BRIDGE = "a-00000000b51d"
MEAN = "a-0000000bad00"
#: Names that would do something if they were ever taken for more than text.
HOSTILE = (
    "<script>document.title='taken'</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eright to left\u202c and {{ 7 * 7 }}",
    "W" * 300,
)


def bridge() -> Story:
    """Return a story in which somebody denies what somebody else says, a year before the other story."""
    s = Story(
        "Zora Vale said the bridge was shut. Piet Maas denied that the bridge was shut.", BRIDGE, "Row over a bridge"
    )
    s.graph.set((s.article, SDO.datePublished, Literal("2020-02-01", datatype=XSD.date)))
    vale = s.node("person-zora-vale", KG.Person, "Zora Vale", s.at("Zora Vale"))
    maas = s.node("person-piet-maas", KG.Person, "Piet Maas", s.at("Piet Maas"))
    first, second = s.at("the bridge was shut"), s.at("the bridge was shut", 1)
    said = {"mode": KG.Indirect, "text": "the bridge was shut"}
    one = s.node("claim-1", KG.Claim, "Vale: shut", first, speechAct=KG.Assert, speaker=vale, content=first, **said)
    two = s.node("claim-2", KG.Claim, "Maas: shut", second, speechAct=KG.Deny, speaker=maas, content=second, **said)
    shut = s.node(
        "event-shut", KG.Event, "closure: the bridge was shut", first,
        trigger=s.at("shut"), eventType=KGT.Closure, factuality=KG.Reported, reportedIn=one,
    )  # fmt: skip
    s.say(one, KG.states, shut)
    s.say(two, KG.about, shut)
    return s


def mean() -> Story:
    """Return a story whose people have hostile names."""
    text = " ".join(HOSTILE) + " spoke."
    s = Story(text, MEAN, HOSTILE[0])
    for number, name in enumerate(HOSTILE):
        who, words = s.node(f"person-{number}", KG.Person, name, s.at(name)), s.at(name)
        s.node(
            f"claim-{number}", KG.Claim, f"{name}: {name}", words,
            speechAct=KG.Warn, mode=KG.Direct, speaker=who, content=words, text=name, about=who,
        )  # fmt: skip
    return s


def folder(place: Path) -> Path:
    """Return a folder of graphs with the records of their build."""
    out = place / "output"
    (out / ".kg").mkdir(parents=True)
    for name, told in (("port", story()), ("bridge", bridge()), ("mean", mean())):
        (out / f"{name}.ttl").write_bytes(formats.render(told.graph, "turtle"))
    record = {
        "about": {"article": f"https://w3id.org/newskg/id/{BRIDGE}"},
        "facts": {
            "dropped": {"claims: nobody was made out who says it": 3},
            "unused": [["claims: nobody was made out who says it", 0, 9]],
            "problems": {"A claim has a speaker.": 1},
        },
    }
    (out / "quarantine").mkdir()
    (out / "quarantine" / "bridge.quarantine.ttl").write_text(QUARANTINED, "utf-8")
    (out / ".kg" / "bridge.ttl.json").write_text(json.dumps(record), "utf-8")
    return out


@contextmanager
def running(graphs: Path) -> Iterator[str]:
    """Run a real server over graphs, and yield its address."""
    uvicorn = pytest.importorskip("uvicorn", reason="uvicorn is not installed")
    from kg.corpus import shown
    from kg.explore.server import app, guard

    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    with shown.open_([graphs]) as opened:
        config = uvicorn.Config(app.create(opened, guard.hosts(port), seconds=120), log_level="error", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()
