"""A load and a build that are killed at any moment: nothing is there in part, and another run makes it whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = Path(__file__).with_name("kills.py")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.parametrize(("what", "size"), [("load", 20), ("build", 6)])
def test_what_is_killed_twenty_times_is_the_same_after_another_run(what: str, size: int) -> None:
    environment = {**os.environ, "PYTHONPATH": str(KILLS.parent.parent)}

    ran = subprocess.run(
        [sys.executable, KILLS, what], capture_output=True, text=True, check=False, env=environment, cwd=KILLS.parent
    )

    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    whole, kills = told["whole"], told["kills"]
    assert (told["code"], len(graphs(whole)), len(kills)) == (0, size, 20)
    assert sum(kill["killed"] for kill in kills) >= 15
    assert any(0 < len(graphs(kill["after"])) < size for kill in kills)
    for kill in kills:
        assert graphs(kill["after"]).items() <= graphs(whole).items()
        assert (kill["code"], kill["again"]) == (0, whole)


def graphs(contents: dict[str, str]) -> dict[str, str]:
    """Return what there is in the store, files aside."""
    return {name: held for name, held in contents.items() if name.startswith("https://")}
