"""Readers for the archives of open sources: one member of a tar file as text, CSV rows, YAML or JSON."""

import csv
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import srsly


def members(archive: Path, ending: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file in a tar archive whose path ends so, in order of path."""
    with tarfile.open(archive) as tar:
        for name in sorted(n for n in tar.getnames() if n.endswith(ending)):
            file = tar.extractfile(name)
            assert file is not None  # a name that ends in a file suffix is a file
            yield name, file.read().decode("utf-8-sig", errors="replace")


def member(archive: Path, ending: str) -> str:
    """Return the text of the first file whose path ends so; FileNotFoundError if there is none."""
    for _, text in members(archive, ending):
        return text
    raise FileNotFoundError(f"{archive}: no member ends in {ending}")


def csv_rows(archive: Path, ending: str) -> list[dict[str, str]]:
    """Return the rows of a CSV member as dicts."""
    return list(csv.DictReader(io.StringIO(member(archive, ending))))


def yaml_of(text: str) -> Any:
    """Return the value of a YAML text; srsly comes with spaCy, so that no other parser is needed."""
    return srsly.yaml_loads(text)


def yaml_files(archive: Path, folder: str) -> Iterator[tuple[str, Any]]:
    """Yield stem and value of every YAML file in a folder of the archive."""
    for name, text in members(archive, ".yml"):
        path = Path(name)
        if path.parent.name == folder:
            yield path.stem, yaml_of(text)


def json_files(archive: Path) -> Iterator[tuple[str, Any]]:
    """Yield stem and value of every JSON file in the archive."""
    for name, text in members(archive, ".json"):
        yield Path(name).stem, json.loads(text)
