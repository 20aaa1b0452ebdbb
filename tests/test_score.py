"""The scorer: what it counts as right, what it refuses, and that it counts as another scorer of the same marks does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import measure
import pytest
import score
from rdflib import Graph
from scoring import gold
from scoring.counting import Row

HERE = Path(__file__).parent

TEXT = """Ruiz meets union

March 4, 2021

Angela Ruiz met union leaders in Vigo. "We will keep the yard open," Ruiz said. The union offered a four percent rise.
"""

MARKS = """
[[entity]]
class = "Person"
name = "Angela Ruiz"
aliases = ["Ruiz"]

[[entity]]
class = "Place"
name = "Vigo"

[[entity]]
class = "Organization"
name = "Xunta"
optional = true

[[event]]
quote = "Ruiz met union leaders"
trigger = "met"
type = ["Meeting", "Visit"]
participants = ["Angela Ruiz", ["union leaders", "leaders"]]
participants_optional = ["the union"]
place = ["Vigo"]
date = "2021-03-04"

[[claim]]
speaker = ["Angela Ruiz"]
content = "We will keep the yard open"
mode = "Direct"

[[proposal]]
mentions = ["The union offered"]
proposed_by = [["the union", "CIG"]]
status = "Open"
  [[proposal.term]]
  text = "a four percent rise"
"""

PREFIXES = """
@prefix : <https://example.org/> .
@prefix kg: <https://w3id.org/newskg/ontology#> .
@prefix kgt: <https://w3id.org/newskg/types#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""

GRAPH = """
:ruiz a kg:Person ; rdfs:label "Angela Ruiz" ; skos:altLabel "Ruiz" .
:vigo a kg:Place ; rdfs:label "Vigo" .
:leaders a kg:UnnamedActor ; rdfs:label "union leaders" .
:union a kg:UnnamedActor ; rdfs:label "The union" .
:met a kg:Event ; kg:eventType kgt:Meeting ; kg:trigger :P[met union leaders] ; kg:actor :ruiz ; kg:target :leaders ;
    kg:place :vigo ; kg:date "2021-03-04" ; kg:factuality kg:Actual .
:said a kg:Claim ; kg:speaker :ruiz ; kg:content :P[We will keep the yard open] ; kg:mode kg:Direct .
:offer a kg:Proposal ; kg:mention :P[The union offered] ; kg:proposedBy :union ; kg:status kg:Open ; kg:hasTerm :rise .
:rise a kg:Term ; kg:content :P[four percent rise] .
"""


def turtle(template: str) -> str:
    """Return a graph in which `:P[words]` stands for the passage of these words."""
    head, *rest = template.split(":P[")
    parts, passages = [head], []
    for number, part in enumerate(rest):
        words, _, tail = part.partition("]")
        begin = TEXT.index(words)
        passages.append(
            f':p{number} nif:beginIndex {begin} ; nif:endIndex {begin + len(words)} ; nif:anchorOf "{words}" .\n'
        )
        parts.append(f":p{number}{tail}")
    return PREFIXES + "".join(parts + passages)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the article."""
    (tmp_path / "ruiz.txt").write_text(TEXT, "utf-8")
    return tmp_path


def rows(folder: Path, graph: str, marks: str = MARKS) -> dict[str, Row]:
    (folder / "ruiz.toml").write_text(marks, "utf-8")
    (folder / "ruiz.ttl").write_text(turtle(graph), "utf-8")
    return {row.measure: row for row in score.score(folder, folder)}


def test_a_graph_that_has_all_that_is_marked_scores_one(folder: Path) -> None:
    found = rows(folder, GRAPH)

    assert {row.measure: row.f1 for row in found.values() if row.marked} == {
        measure: 1.0 for measure in found if measure not in ("Organization", "Country")
    }
    assert found["event roles"].marked == 3
    assert found["proposal slots"].marked == 2


def test_an_empty_graph_misses_all_but_what_is_optional(folder: Path) -> None:
    found = rows(folder, "")

    numbers = {measure: (row.right, row.found, row.marked) for measure, row in found.items() if row.marked}
    assert numbers == {
        "Person": (0, 0, 1),
        "Place": (0, 0, 1),
        "event": (0, 0, 1),
        "event type": (0, 0, 1),
        "event roles": (0, 0, 3),
        "claim content": (0, 0, 1),
        "claim": (0, 0, 1),
        "proposal": (0, 0, 1),
        "proposal slots": (0, 0, 2),
        "proposal terms": (0, 0, 1),
        "no blank nodes": (1, 1, 1),
    }


@pytest.mark.parametrize(
    ("old", "new", "measure", "numbers"),
    [
        ('"Angela Ruiz"', '"RUIZ"', "Person", (1, 1, 1)),
        ('"Angela Ruiz" ; skos:altLabel "Ruiz"', '"A. R." ; skos:altLabel "Mayor Ruiz", "Ruíz"', "Person", (0, 1, 1)),
        (":vigo a kg:Place", ":vigo a kg:Place, kg:Country", "Place", (0, 0, 1)),
        (":vigo a kg:Place", ':x a kg:Organization ; rdfs:label "Xunta" . :vigo a kg:Place', "Organization", (0, 0, 0)),
        (":vigo a kg:Place", ':x a kg:Organization ; rdfs:label "Other" . :vigo a kg:Place', "Organization", (0, 1, 0)),
        ("kgt:Meeting", "kgt:Visit", "event type", (1, 1, 1)),
        ("kgt:Meeting", "kgt:Attack", "event type", (0, 1, 1)),
        ("kgt:Meeting", "kgt:Attack", "event", (1, 1, 1)),
        ("met union leaders]", "Angela Ruiz met union leaders in Vigo]", "event", (0, 1, 1)),
        ("kg:actor :ruiz", "kg:actor :ruiz, :union", "event roles", (3, 3, 3)),
        ("kg:actor :ruiz", "kg:actor :ruiz, :vigo", "event roles", (3, 4, 3)),
        ("kg:target :leaders", "kg:object :leaders", "event roles", (2, 2, 3)),
        ('"2021-03-04"', '"2021-03"', "event date", (0, 1, 1)),
        ('kg:date "2021-03-04" ;', "", "event date", (0, 0, 1)),
        ("kg:Actual", "kg:Planned", "factuality", (0, 1, 1)),
        ("We will keep the yard open", "keep the yard open", "claim", (1, 1, 1)),
        ("We will keep the yard open", "yard", "claim content", (0, 1, 1)),
        ("kg:speaker :ruiz", "kg:speaker :union", "claim", (0, 1, 1)),
        ("kg:speaker :ruiz", "kg:speaker :union", "claim content", (1, 1, 1)),
        ("kg:Direct", "kg:Mixed", "claim mode", (0, 1, 1)),
        ("kg:proposedBy :union", "kg:proposedBy :ruiz", "proposal slots", (1, 2, 2)),
        ("kg:status kg:Open", "kg:status kg:Rejected", "proposal slots", (1, 2, 2)),
        ("kg:status kg:Open", "kg:respondsTo :offer", "proposal slots", (1, 2, 2)),
        (":P[four percent rise]", ":P[four]", "proposal terms", (0, 1, 1)),
        (":P[The union offered]", ":P[Vigo]", "proposal", (1, 1, 1)),  # by its term alone
    ],
)
def test_each_measure_counts_what_it_should(
    folder: Path, old: str, new: str, measure: str, numbers: tuple[int, int, int]
) -> None:
    assert old in GRAPH

    row = rows(folder, GRAPH.replace(old, new)).get(measure, Row(measure, 0, 0, 0))

    assert (row.right, row.found, row.marked) == numbers


def test_what_is_attributed_to_nobody_counts_only_where_it_is_marked(folder: Path) -> None:
    nobody = ':nobody a kg:AnonymousSource ; rdfs:label "unnamed" .'
    extra = ":more a kg:Claim ; kg:speaker :nobody ; kg:content :P[a four percent rise] ."

    unmarked = rows(folder, GRAPH + nobody + extra)
    marked = rows(folder, GRAPH.replace("kg:speaker :ruiz", "kg:speaker :nobody") + nobody)

    assert (unmarked["claim"].right, unmarked["claim"].found) == (1, 1)
    assert (marked["claim"].right, marked["claim"].found) == (0, 1)


def test_layers_that_are_not_marked_in_full_are_not_scored(folder: Path) -> None:
    found = rows(folder, GRAPH, 'layers = ["claim"]\n' + MARKS)

    assert list(found) == ["claim content", "claim", "claim mode", "passages true", "no blank nodes"]


@pytest.mark.parametrize(
    ("extra", "measure", "right", "found"),
    [
        (':bad nif:beginIndex 0 ; nif:endIndex 4 ; nif:anchorOf "Ruin" .', "passages true", 4, 5),
        (":e a kg:Event ; kg:factuality kg:Actual ; kg:trigger :P[keep] .", "nothing said is asserted", 0, 1),
        (":e a kg:Event ; kg:factuality kg:Planned ; kg:trigger :P[keep] .", "nothing said is asserted", 1, 1),
        (":e a kg:Event ; kg:factuality kg:Actual ; kg:trigger :P[keep] .", "nothing quoted is asserted", 0, 1),
        (":e a kg:Event ; kg:factuality kg:Actual ; kg:reportedIn :said .", "nothing said is asserted", 0, 1),
        ('[] rdfs:label "nameless" .', "no blank nodes", 0, 1),
    ],
)
def test_rules_without_exception_are_counted(folder: Path, extra: str, measure: str, right: int, found: int) -> None:
    row = rows(folder, GRAPH + extra)[measure]

    assert (row.right, row.found) == (right, found)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            '"Ruiz met union leaders"',
            '"Ruiz met nobody"',
            "event[0]: the quote stands nowhere in the text: 'Ruiz met nobody'",
        ),
        ('"Ruiz met union leaders"', '"union"', "event[0]: the quote stands more than once in the text: 'union'"),
        (
            'trigger = "met"',
            'trigger = "me"',
            "event[0]: the trigger 'me' stands nowhere in its quote 'Ruiz met union leaders'",
        ),
        (
            'trigger = "met"',
            "",
            "event[0]: mentions: ['Ruiz met union leaders', None] is neither a string nor a list of strings",
        ),
        ("quote =", "quotes =", "event[0]: key: 'quotes' is not one of quote, trigger,"),
        ('"Meeting", ', '"Meating", ', "event[0]: type: 'Meating' is not one of Abduction,"),
        ('"2021-03-04"', '"last week"', "event[0]: date: 'last week' is no EDTF"),
        ('class = "Place"', 'class = "Town"', "entity[1]: class: 'Town' is not one of Person,"),
        ('class = "Place"', "", "entity[1]: class is missing or empty"),
        ("optional = true", 'optional = "yes"', "entity[2]: optional: 'yes' is neither true nor false"),
        ('mode = "Direct"', 'mode = "Quoted"', "claim[0]: mode: 'Quoted' is not one of Direct,"),
        (
            '"We will keep the yard open"',
            '["We will", "closed"]',
            "claim[0]: the quote stands nowhere in the text: 'closed'",
        ),
        ('status = "Open"', "responds_to = 1", "proposal[0]: responds_to: there is no proposal[1]"),
        ('text = "a four', 'texts = "a four', "proposal[0]: key: 'texts' is not one of text, optional"),
        ("[[claim]]", "[[claims]]", "key: 'claims' is not one of layers, text, entity, event, claim, proposal"),
        ("[[claim]]", "[[claim]", "Expected ']]' at the end of an array declaration"),
    ],
)
def test_wrong_marks_are_refused_with_file_table_and_problem(folder: Path, old: str, new: str, problem: str) -> None:
    assert old in MARKS

    with pytest.raises(gold.GoldError) as error:
        rows(folder, GRAPH, MARKS.replace(old, new))

    assert str(error.value).startswith(f"{folder / 'ruiz.toml'}: {problem}")
    assert len(str(error.value).splitlines()) == 1


def test_each_wrong_table_gets_a_line(folder: Path) -> None:
    marks = MARKS.replace('class = "Place"', 'class = "Town"').replace('"Direct"', '"Quoted"')

    with pytest.raises(gold.GoldError) as error:
        rows(folder, GRAPH, marks)

    assert [line.split(": ")[1] for line in str(error.value).splitlines()] == ["entity[1]", "claim[0]"]


def test_marks_may_name_an_article_elsewhere(folder: Path) -> None:
    (folder / "ruiz.txt").rename(folder / "other.txt")

    found = rows(folder, GRAPH, 'text = "other.txt"\n' + MARKS)

    assert found["claim"].f1 == 1


def test_our_own_marks_are_sound() -> None:
    assert all(marks.text for marks in gold.read_all(HERE / "gold"))


def test_the_command_prints_the_rows_or_what_is_wrong(folder: Path) -> None:
    rows(folder, GRAPH)
    command = [sys.executable, str(HERE / "score.py"), str(folder)]

    good = subprocess.run([*command, str(folder), "--misses"], capture_output=True, text=True, check=False)
    bare = subprocess.run([*command, str(folder / "nowhere"), "--json"], capture_output=True, text=True, check=False)
    (folder / "ruiz.toml").write_text("[[claim]]\n", "utf-8")
    bad = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)

    assert "*Person                      1.000  1.000  1.000   1/1/1" in good.stdout
    assert json.loads(bare.stdout)["measures"]["Person"]["recall"] == 0
    assert bare.stderr == f"{folder / 'nowhere'}: there is no graph of ruiz\n"
    assert (bad.returncode, bad.stderr) == (2, f"{folder / 'ruiz.toml'}: claim[0]: speaker is missing or empty\n")


def outside(variable: str) -> Path:
    """Return the path in an environment variable; a test that has none is skipped."""
    if variable not in os.environ:
        pytest.skip(f"{variable} names no path")
    return Path(os.environ[variable])


@pytest.mark.model
@pytest.mark.parametrize("share", [1, 2, 3])
@pytest.mark.parametrize("own", [True, False], ids=["our articles", "others"])
def test_another_scorer_of_the_same_marks_counts_the_same(tmp_path: Path, own: bool, share: int) -> None:
    """KG_OTHER_SCORER is called as `SCORER GOLD GRAPHS --json`, on our marks and on those in KG_OTHER_GOLD."""
    scorer, marked = outside("KG_OTHER_SCORER"), HERE / "gold" if own else outside("KG_OTHER_GOLD")
    for marks in gold.read_all(marked):  # the other knows only articles that lie beside their marks
        (tmp_path / f"{marks.stem}.txt").write_text(marks.text, "utf-8", newline="")
        (tmp_path / f"{marks.stem}.toml").write_bytes((marked / f"{marks.stem}.toml").read_bytes())
    measure.build(marked, tmp_path)
    for path in tmp_path.glob("*.ttl") if share > 1 else ():
        damage(path, share)

    output = subprocess.run(
        [sys.executable, scorer, tmp_path, tmp_path, "--json"], capture_output=True, check=True
    ).stdout
    theirs = {name: (row["hit"], row["predicted"], row["gold"]) for name, row in json.loads(output)["measures"].items()}

    assert {row.measure: (row.right, row.found, row.marked) for row in score.score(marked, tmp_path)} == theirs


def damage(path: Path, share: int) -> None:
    """Leave out each triple but one in so many, of those that name no class and no offset, so that scores are all but 1."""
    graph = Graph().parse(path)
    kept = {triple for triple in graph if "type" in str(triple[1]) or "Index" in str(triple[1])}
    thinned = Graph()
    for triple in [*kept, *sorted(set(graph) - kept)[::share]]:
        thinned.add(triple)
    thinned.serialize(path, format="turtle")
