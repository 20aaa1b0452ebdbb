"""Files are written whole or not at all, and what stands in the way is one clear error."""

import os
from collections.abc import Iterable
from pathlib import Path

from kg.errors import OutputError, why


def write(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file so that a reader, or a crash at any moment, sees the old bytes or the new; raise OutputError.

    The folder is made if it is missing. Data may come in pieces, which need not fit into memory together. What a link leads
    to is written, and the link stays; so does a device or a pipe, as /dev/stdout, which takes the data as they come.
    """
    pieces = [data] if isinstance(data, bytes) else data
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                device.writelines(pieces)
        else:
            _replace(Path(os.path.realpath(path)), pieces)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {why(error)}") from error


def remove(path: Path) -> None:
    """Remove a file if it is there; raise OutputError."""
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        return  # a part of the path is a file, so there is nothing below it
    except OSError as error:
        raise OutputError(f"{path}: cannot be removed: {why(error)}") from error


def sweep(folder: Path, *, below: bool = True) -> None:
    """Remove what processes that were killed left half written in a folder, and below it; those that still run are left alone."""
    for path in (folder.rglob if below else folder.glob)(".*.part"):
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


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside the one of this name; it takes its place once it is on the disk, which a rename may reach before the bytes."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with temporary.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
