"""Our own gold: the graphs of its articles, byte for byte, and how well they fare, measure by measure.

`pytest tests/test_gold.py --update-golden` writes the graphs anew, so that a change is seen in review; it raises floors that are now
exceeded, and refuses to lower one unless `--lower-floor` is given as well.
"""

import shutil
import tomllib
from pathlib import Path

import measure
import pytest
import score
from scoring.counting import Row

pytestmark = pytest.mark.model

HERE = Path(__file__).parent
GOLD, GOLDEN, FLOOR = HERE / "gold", HERE / "golden", HERE / "floor.toml"
HEAD = """# The least precision, recall and F1 of each measure on tests/gold, as `pytest tests/test_gold.py --update-golden` found them.
# Lowering one needs --lower-floor, and a reason in the commit.
"""
#: Scores are compared to as many places as are written down.
PLACES = 3


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a fresh graph of each article of the gold."""
    folder = tmp_path_factory.mktemp("graphs")
    measure.build(GOLD, folder)
    return folder


def test_the_graphs_are_the_golden_ones(built: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update-golden"):
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(built, GOLDEN)

    changed = [path.name for path in sorted(built.iterdir()) if not _is_golden(path)]

    assert changed == [], (
        "read the change with `kg diff`; if it is meant, run pytest tests/test_gold.py --update-golden"
    )
    assert {path.name for path in GOLDEN.iterdir()} == {path.name for path in built.iterdir()}


def _is_golden(path: Path) -> bool:
    golden = GOLDEN / path.name
    return golden.exists() and golden.read_bytes() == path.read_bytes()


def test_no_measure_falls_below_its_floor(built: Path, request: pytest.FixtureRequest) -> None:
    found = score.score(GOLD, built)
    floors = tomllib.loads(FLOOR.read_text("utf-8")) if FLOOR.exists() else {}
    below = {row.measure: now for row in found if _is_below(now := scores(row), floors.get(row.measure, {}))}
    if request.config.getoption("--update-golden"):
        kept = {} if request.config.getoption("--lower-floor") else floors
        FLOOR.write_text(HEAD + "".join(_table(row, kept.get(row.measure, {})) for row in found), "utf-8")
        below = below if kept else {}

    assert below == {}, "a measure got worse; only --lower-floor lowers a floor"


def scores(row: Row) -> dict[str, float]:
    """Return precision, recall and F1 of a measure, as they are written down."""
    return {
        "precision": round(row.precision, PLACES),
        "recall": round(row.recall, PLACES),
        "f1": round(row.f1, PLACES),
    }


def _is_below(now: dict[str, float], floor: dict[str, float]) -> bool:
    """Say whether F1 fell, or precision: what is found less often may be found more surely, but not the other way round."""
    return now["f1"] < floor.get("f1", 0) or now["precision"] < floor.get("precision", 0)


def _table(row: Row, floor: dict[str, float]) -> str:
    best = {name: max(value, floor.get(name, 0.0)) for name, value in scores(row).items()}
    return f'\n["{row.measure}"]\n' + "".join(f"{name} = {value}\n" for name, value in best.items())
