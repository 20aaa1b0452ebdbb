"""The hashes of a pipeline's files, which are checked when it is loaded."""

import hashlib
import json
from pathlib import Path

#: Files that bear no hash: the manifest itself and the card.
OWN = ("manifest.json", "README.md")


def write(folder: Path) -> None:
    """Write the SHA-256 of every file of a pipeline beside them."""
    files = sorted(p for p in folder.rglob("*") if p.is_file() and p.name not in OWN)
    hashes = {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}
    (folder / "manifest.json").write_text(json.dumps({"files": hashes}, indent=1) + "\n", "utf-8")
