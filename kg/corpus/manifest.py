"""The list of an output folder: each graph, the article that it was built from, and what that is called."""

import csv
import io

from kg.corpus import atomic
from kg.corpus.records import Records

#: The file, in the folder of the records.
NAME = "manifest.csv"
_COLUMNS = ("graph", "source", "place", "identifier", "article", "published")


def write(records: Records) -> None:
    """Write the list of all that the folder holds, also from runs before; nothing where the folder holds nothing."""
    path = records.folder / NAME
    rows = [{**about, "graph": graph} for graph, about in records.described()]
    table = io.StringIO()
    writer = csv.DictWriter(table, _COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    data = table.getvalue().encode("utf-8", "backslashreplace")  # names of files may be in another encoding
    if not rows:
        return
    if not path.exists() or path.read_bytes() != data:
        atomic.write(path, data)
