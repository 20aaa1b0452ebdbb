"""What can go wrong through no fault of the program, each with one clear line.

    KgError
    ├── InputError       an article that cannot be read: missing, empty, binary, not English, broken JSON, ...
    ├── OutputError      a folder or file that cannot be written
    ├── QueryError       a SPARQL query that does not parse, or would change data
    ├── StoreError       a triple store that is locked, wrong, shut, full, or does not answer
    ├── LexiconError     a data file, of the program or the user's own, that breaks its schema
    └── ModelError       a language pipeline that is missing, corrupt or of the wrong kind

An article with nothing in it, and a graph that breaks a shape, are results and not errors.
"""


class KgError(Exception):
    """Base of all; `str(error)` is the one line that a user reads."""


class InputError(KgError):
    """An article cannot be read; the message names the file and the reason."""


class OutputError(KgError):
    """A result cannot be written; the message names the path and the reason."""


class QueryError(KgError):
    """A query cannot be run; the message says where it breaks."""


class StoreError(KgError):
    """A triple store cannot be used; the message names the store, without its password, and the reason."""


class LexiconError(KgError):
    """A lexicon or gazetteer breaks its schema; the message names file, row and problem."""


class ModelError(KgError):
    """The language pipeline cannot be used; the message says why and what to do."""


def why(error: OSError) -> str:
    """Return what the system says is wrong, as part of a line.

    >>> why(FileNotFoundError(2, "No such file or directory"))
    'no such file or directory'
    """
    return (error.strerror or str(error)).lower()
