"""Files are written whole or not at all, and what stands in the way is one clear error."""

import os
from collections.abc import Iterable
from pathlib import Path

from kg.errors import OutputError


def write(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file so that a reader, or a crash at any moment, sees the old bytes or the new; raise OutputError.

    The folder is made if it is missing. Data may come in pieces, which need not fit into memory together.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_through(temporary, data)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def remove(path: Path) -> None:
    """Remove a file if it is there; raise OutputError."""
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return  # a part of the path is a file, so there is nothing below it
    except OSError as error:
        raise OutputError(f"{path}: cannot be removed: {(error.strerror or str(error)).lower()}") from error


def sweep(folder: Path) -> None:
    """Remove what processes that were killed left half written below a folder; those that still run are left alone."""
    for path in folder.rglob(".*.part"):
        number = path.name.split(".")[-2]
        if number.isdecimal() and not _runs(int(number)):
            path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Say whether a process runs; on Windows, where asking would end it, say so of every one."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _write_through(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file, and wait until it is on the disk: a rename may reach it before the bytes do."""
    with path.open("wb") as file:
        file.writelines([data] if isinstance(data, bytes) else data)
        file.flush()
        os.fsync(file.fileno())
