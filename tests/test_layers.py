"""The laws of the house, read from the source by `ast`: who may import whom, how large things may grow, what they are called."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "reconcile"
FILES = sorted(HOUSE.rglob("*.py"))

FLOORS = (
    {"errors", "_version"},
    {"model", "policy", "registry"},
    {"lexicon", "adapters"},
    {"extract", "align", "compare", "resolve"},
    {"io", "report"},
    {"pipeline"},
    {"engines", "testing", "fitting"},
    {"cli"},
    {"__main__", "__init__"},
)
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
STRANGERS = ({"extract", "align", "compare", "resolve"}, {"io", "report"})
LODGERS = {"pint": "adapters/units.py", "dateparser": "adapters/dates.py", "rapidfuzz": "adapters/similarity.py"}
ROOMS_OF_EXTRACT = {
    "grammar": set(),
    "speaking": {"grammar"},
    "counting": {"numerals", "reading"},
    "dating": {"counting", "reading"},
}
"""What the rooms within `extract` may import of it; its other files are entries, and may call any of them."""
BAD_NAMES = {"utils", "util", "helpers", "misc", "common", "base", "core", "manager", "managers"}
LIFELESS = {"attrs", "attr", "reconcile", "__future__", *__import__("sys").stdlib_module_names}


def name(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def room(path: Path) -> str:
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: imports are absolute"
            yield node.module or ""


def rooms_imported(path: Path) -> set[str]:
    return {module.split(".")[1] for module in imports(path) if module.startswith("reconcile.")}


every_file = pytest.mark.parametrize("path", FILES, ids=name)


@every_file
def test_a_file_stands_in_a_room_of_the_plan(path):
    assert room(path) in FLOOR_OF


@every_file
def test_imports_run_down_only(path):
    own = FLOOR_OF[room(path)]
    up = {other for other in rooms_imported(path) if FLOOR_OF[other] > own}
    assert not up, f"{name(path)} imports from floors above: {sorted(up)}"


@every_file
def test_rooms_of_one_floor_are_strangers(path):
    own = room(path)
    for strangers in STRANGERS:
        if own in strangers:
            assert not (rooms_imported(path) & strangers) - {own}


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name in ROOMS_OF_EXTRACT], ids=name)
def test_rooms_within_extract_know_what_they_stand_on_only(path):
    own = path.parent.name
    seen = {module.split(".")[2] for module in imports(path) if module.startswith("reconcile.extract.")}
    assert seen <= ROOMS_OF_EXTRACT[own] | {own}


@every_file
def test_pint_dateparser_and_rapidfuzz_live_in_one_file_each(path):
    for module in imports(path):
        lodging = LODGERS.get(module.split(".")[0])
        assert lodging is None or lodging == name(path)


@pytest.mark.parametrize("path", [p for p in FILES if room(p) == "model"], ids=name)
def test_nouns_know_nothing_but_attrs(path):
    assert {module.split(".")[0] for module in imports(path)} <= LIFELESS
    assert rooms_imported(path) <= {"model", "errors"}


@every_file
def test_no_file_above_400_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@every_file
def test_no_function_above_50_lines(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = node.body[0].end_lineno - node.body[0].lineno + 1 if ast.get_docstring(node) else 0
            assert node.end_lineno - node.lineno + 1 - docstring <= 50, f"{name(path)}:{node.name}"


@every_file
def test_no_name_that_says_nothing(path):
    assert not BAD_NAMES & {part.removesuffix(".py") for part in path.relative_to(HOUSE).parts}


@every_file
def test_no_function_has_the_name_of_a_submodule(path):
    modules = {p.stem for p in FILES} - {"__init__", "__main__"}
    functions = {node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}
    assert not functions & modules


@every_file
def test_every_file_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@every_file
def test_no_clock_and_no_network(path):
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(?:datetime|date)\.(?:now|today|utcnow)\(|\btime\.time\(", source)
    assert not set(imports(path)) & {"socket", "urllib.request", "urllib", "http.client", "http", "requests", "ssl", "ftplib", "smtplib"}


@pytest.mark.parametrize("path", sorted((HOUSE / "lexicon" / "data").rglob("*.toml")), ids=lambda p: p.relative_to(HOUSE).as_posix())
def test_a_table_says_what_it_is(path):
    assert path.read_text(encoding="utf-8").startswith("#")


def test_nothing_but_the_planned_rooms_stands_in_the_house():
    assert {room(path) for path in FILES} <= set(FLOOR_OF)
