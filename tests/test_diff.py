import json
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from rdf_examples import (
    ARTICLE,
    CLAIM,
    ENTITIES,
    FIGURE,
    FINDINGS,
    FRONT,
    HOSPITAL,
    KILLING,
    PROPOSAL,
    REJECTION,
    RUIZ,
    SPAIN,
    TEXT,
    at,
)

from kg.app.cli import main
from kg.rdf import build, formats
from kg.terms import KG, KGT
from kg.values import Article, Entity, Findings, Link, Statement

Write = Callable[..., Path]


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Diff = Callable[..., Ran]


@pytest.fixture
def diff(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, example: Path, tmp_path: Path) -> Diff:
    """Return a function that runs `kg diff` on the example and on other findings of the same article, or on two paths."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # main() sets its own

    def run(*arguments: object, findings: Findings | None = None, article: Article = ARTICLE) -> Ran:
        paths: list[object] = []
        if findings:
            paths = [example, tmp_path / "new.ttl"]
            (tmp_path / "new.ttl").write_bytes(formats.render(build.build(article, findings), "turtle"))
        with pytest.raises(SystemExit) as ended:
            main(["diff", *map(str, [*paths, *arguments])])
        return Ran(int(ended.value.code or 0), *capsys.readouterr())

    return run


def having(*statements: Statement, without: Statement | None = None) -> Findings:
    """Return the findings of the example with some statements in place of those of the same id."""
    new = {statement.id: statement for statement in statements}
    old = [new.pop(s.id, s) for s in FINDINGS.statements if without is None or s.id != without.id]
    return replace(FINDINGS, statements=(*old, *new.values()))


def entities(*changed: Entity, gone: str = "") -> Findings:
    """Return the findings of the example with other entities in place of those that are gone."""
    return replace(FINDINGS, entities=(*(e for e in ENTITIES if e.id != gone), *changed))


CLAIM_AT = f"({ARTICLE.key}, characters {TEXT.index('At least 12')} to {TEXT.index(', a hospital said')})"
WORDS = "At least 12 people were killed … in Toledo on Thursday"
TITLE = f"a hospital: {WORDS} {CLAIM_AT}"


def test_the_same_build_differs_in_nothing(diff: Diff, example: Path) -> None:
    assert diff(example, example) == (0, "", "")
    assert json.loads(diff(example, example, "--format", "json").out)["equal"] is True


def test_another_base_or_format_is_no_difference(diff: Diff, example: Path, tmp_path: Path) -> None:
    graph = build.build(ARTICLE, FINDINGS, base="https://other.example/")
    (tmp_path / "other.jsonld").write_bytes(formats.render(graph, "json-ld"))

    assert diff(example, tmp_path / "other.jsonld") == (0, "", "")


def test_a_statement_that_came_and_one_that_went(diff: Diff) -> None:
    away = diff(findings=having(without=CLAIM))

    assert away.code == 1
    assert "claims: 1 before, 0 after; 1 removed\n" in away.out
    assert f"  - {TITLE}\n" in away.out

    more = diff(
        findings=having(replace(KILLING, id=f"{ARTICLE.key}_event-1", triggers=(at("truce"),), evidence=(at("truce"),)))
    )

    assert "events: 2 before, 3 after; 1 added\n" in more.out
    assert (
        f"  + Truce (Toledo, 2024-05-02) ({ARTICLE.key}, characters {at('truce').start} to {at('truce').end})\n"
        in more.out
    )


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        (replace(CLAIM, speakers=(RUIZ,)), "speakers: - a hospital, + Angela Ruiz"),
        (replace(CLAIM, speech_act=KG.Deny), "act: assert -> deny"),
        (replace(CLAIM, cue=None), "cue: said -> nothing"),
        (replace(CLAIM, content=(at("people were killed"),)), f"words: {WORDS} -> people were killed"),
        (replace(KILLING, factuality=KG.Planned), "factuality: reported -> planned"),
        (replace(KILLING, type=KGT.Attack), "type: killing -> attack"),
        (replace(KILLING, time=None), "date: 2024-05-02 -> nothing"),
        (replace(KILLING, places=()), "places: - Toledo"),
        (replace(REJECTION, targets=(FRONT,)), "targets: + Harvest Front"),
        (replace(PROPOSAL, status=KG.Open), "status: rejected -> open"),
        (replace(FIGURE, value=Decimal("12.5"), bound=KG.About), "value: 12 -> 12.5"),
    ],
)  # fmt: skip
def test_a_change_is_told_property_by_property(diff: Diff, statement: Statement, line: str) -> None:
    ran = diff(findings=having(statement))

    assert ran.code == 1
    assert f"      {line}\n" in ran.out
    assert "  + " not in ran.out
    assert "  - " not in ran.out


def test_a_new_hash_is_a_change_and_what_points_at_it_has_none(diff: Diff) -> None:
    moved = replace(
        CLAIM, id=f"{ARTICLE.key}_claim-00000000", content=(at("At least 12 people were killed in Toledo"),)
    )
    ran = diff(findings=having(moved, replace(KILLING, reported_in=(moved.id,)), without=CLAIM))

    assert "claims: 1 before, 1 after; 1 changed\n" in ran.out
    assert f"      id: {CLAIM.id} -> {moved.id}\n" in ran.out
    assert "events" not in ran.out


def test_an_entity_that_was_linked_is_the_same_entity(diff: Diff) -> None:
    old = next(e for e in ENTITIES if e.id == FRONT)
    linked = replace(old, id="Q77", name="The Harvest Front", link=Link("gazetteer", "Q77"))
    ran = diff(
        findings=replace(
            entities(linked, gone=FRONT), statements=having(replace(PROPOSAL, proposed_by=("Q77",))).statements
        )
    )

    assert "entities: 5 before, 5 after; 1 changed\n  ~ The Harvest Front (Q77)\n" in ran.out
    assert f"      id: {FRONT} -> Q77\n" in ran.out
    assert "      wikidata: nothing -> Q77\n" in ran.out
    assert "proposals" not in ran.out


def test_a_mention_that_came_is_told_with_its_words(diff: Diff) -> None:
    spain = next(e for e in ENTITIES if e.id == SPAIN)
    ran = diff(findings=entities(replace(spain, mentions=(*spain.mentions, at("TOLEDO"))), gone=SPAIN))

    assert f"      mentions: + TOLEDO ({ARTICLE.key} {at('TOLEDO').start}-{at('TOLEDO').end})\n" in ran.out


def test_things_that_share_few_words_are_not_the_same(diff: Diff) -> None:
    hospital = next(e for e in ENTITIES if e.id == HOSPITAL)
    other = replace(hospital, id=f"{ARTICLE.key}_actor-1", name="people", mentions=(at("people"),))
    ran = diff(findings=entities(other, gone=HOSPITAL))

    assert "entities: 5 before, 5 after; 1 added, 1 removed\n" in ran.out


def test_an_article_that_got_an_address_is_the_same_article(
    diff: Diff, news: Write, tmp_path: Path, no_model: None
) -> None:
    text = "Ada Ruiz said yes.\n"
    with pytest.raises(SystemExit):
        main(["build", str(news(one=text)), "-o", str(tmp_path / "a")])
    with pytest.raises(SystemExit):
        main(["build", str(news(one=text) / "one.txt"), "-o", str(tmp_path / "b"), "--url", "https://a.example/1"])

    ran = diff(tmp_path / "a", tmp_path / "b")

    assert "articles: 1 before, 1 after; 1 changed\n" in ran.out
    assert "      url: nothing -> https://a.example/1\n" in ran.out
    assert "claims" not in ran.out


def test_json_has_the_rows_and_the_properties(diff: Diff) -> None:
    ran = diff("--format", "json", findings=having(replace(CLAIM, speech_act=KG.Deny)))
    found = json.loads(ran.out)

    assert (ran.code, found["equal"]) == (1, False)
    (changed,) = found["tables"]["claims"]["changed"]
    assert changed["changes"] == [{"column": "act", "property": "kg:speechAct", "old": "assert", "new": "deny"}]
    assert (changed["was"], changed["row"]["id"]) == (CLAIM.id, CLAIM.id)
    assert found["tables"]["events"] == {"before": 2, "after": 2, "added": [], "removed": [], "changed": []}


@pytest.mark.parametrize("broken", ["no turtle at all", "<http://a.example/x> <http://a.example/p> 1 ."])
def test_a_graph_that_cannot_be_read_is_one_line_and_exit_2(
    diff: Diff, example: Path, tmp_path: Path, broken: str
) -> None:
    (tmp_path / "x.ttl").write_text(broken)

    ran = diff(example, tmp_path / "x.ttl")

    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert ran.err.startswith(f"kg: {tmp_path}/x.ttl: ")


def test_a_graph_that_cannot_be_read_does_not_stop_the_others(diff: Diff, example: Path, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after):
        folder.mkdir()
        (folder / "talks.ttl").write_bytes(example.read_bytes())
    same = diff(before, after)
    (after / "broken.ttl").write_text("no turtle at all")

    ran = diff(before, after)

    assert (ran.code, ran.out, ran.err.count("\n")) == (2, same.out, 1)
    assert ran.err.startswith(f"kg: {after}/broken.ttl: ")


def test_a_missing_build_is_exit_2(diff: Diff, example: Path, tmp_path: Path) -> None:
    assert diff(example, tmp_path / "no") == (2, "", f"kg: {tmp_path}/no: no such file or folder\n")
    assert diff(example).code == 2
