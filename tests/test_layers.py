"""The structure of the house, held by `ast`: who may import whom, and how long files and functions may get."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kg"

#: Low to high: a module imports only from lower rows, or within its own package. `kg` itself is `kg/__init__.py`.
ROWS = (
    ("errors", "terms"),
    ("slugs", "spans", "tsv"),
    ("values",),
    ("article", "language", "world", "rdf"),
    ("find", "store"),
    ("explore",),
    ("pipeline",),
    ("corpus", "train"),
    ("app",),
    ("__main__",),
)
LEVELS = {module: level for level, row in enumerate(ROWS) for module in row}

#: What only some modules may import. Types of spaCy may be named anywhere; `import spacy` is what loads a pipeline.
ONLY = {
    "babel": {"article"},
    "click": {"app"},
    "httpx": {"store"},
    "jinja2": {"explore"},
    "lxml": {"article"},
    "py3langid": {"article"},
    "pyshacl": {"rdf"},
    "spacy": {"language"},
    "starlette": {"explore"},
    "tomllib": {"language"},
    "tqdm": {"app"},
    "trafilatura": {"article"},
    "uvicorn": {"explore"},
}

FILES = sorted(path for path in PACKAGE.rglob("*.py") if "train" not in path.relative_to(PACKAGE).parts)


def module_of(path: Path) -> str:
    """Return the name that the table above knows a file by: the first part below `kg`."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Yield the dotted names that a file imports, one for each name of `from kg import a, b`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def lower_modules(path: Path) -> Iterator[str]:
    """Yield the modules of `kg` that a file imports, its own package aside."""
    for name in imports(path):
        top, _, rest = name.partition(".")
        imported = rest.partition(".")[0]
        if top == "kg" and imported not in ("__version__", module_of(path)):
            yield imported


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_lower_rows(path: Path) -> None:
    module = module_of(path)
    if module == "__init__":
        return  # the public API reaches for everything, when it is called
    assert module in LEVELS, f"{module} stands in no row"

    wrong = [name for name in lower_modules(path) if LEVELS[name] >= LEVELS[module]]

    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_is_imported_only_where_it_belongs(path: Path) -> None:
    names = [name.removesuffix(".load") for name in imports(path)]

    assert [name for name in names if module_of(path) not in ONLY.get(name, {module_of(path)})] == []


def test_every_row_names_modules_that_exist() -> None:
    assert set(LEVELS) == {module_of(path) for path in FILES} - {"__init__"} | {"train"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_has_at_most_300_lines_and_a_function_40(path: Path) -> None:
    source = path.read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]

    too_long = {function.name: size for function in functions if (size := length(function)) > 40}

    assert too_long == {}
    # The constants that are made from the ontology are as many as they are.
    assert len(source.splitlines()) <= 300 or path.name == "terms.py"


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return a function's lines without its docstring."""
    first = function.body[0]
    has_docstring = ast.get_docstring(function) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if module_of(path) == "app":
        return
    calls = [ast.unparse(n.func) for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Call)]

    assert not {"print", "sys.exit", "exit", "quit"} & set(calls)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_error_is_swallowed_wholesale(path: Path) -> None:
    handlers = [n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.ExceptHandler)]

    assert [h.lineno for h in handlers if h.type is None or "Exception" in ast.unparse(h.type).split(".")] == []
