"""`import reconcile` costs next to nothing, and every public name is there when asked for."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import reconcile

HEAVY = ("attrs", "attr", "pint", "dateparser", "rapidfuzz", "numpy", "pandas", "rich", "jinja2", "cattrs")


def run(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_importing_loads_none_of_the_heavy_packages():
    assert run(f"import reconcile, sys; print([m for m in {HEAVY!r} if m in sys.modules])").strip() == "[]"


def test_importing_sets_up_no_logging_and_prints_nothing():
    assert run("import logging; n = len(logging.root.handlers); import reconcile; assert len(logging.root.handlers) == n") == ""


@pytest.mark.parametrize("name", reconcile.__all__)
def test_public_name_is_there(name):
    assert getattr(reconcile, name) is not None
    assert name in dir(reconcile)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = reconcile.nonsense


def test_type_checkers_read_the_same_names():
    stub = Path(reconcile.__file__).with_suffix(".pyi")
    named = {
        alias.asname or alias.name
        for node in ast.parse(stub.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert named == set(reconcile.__all__)


def test_reading_needs_no_network_and_no_clock():
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('network')\n"
        "socket.socket = refuse\n"
        "import reconcile\n"
        "r = reconcile.reconcile(['At least 40 people died on Saturday.', 'About 60 people died on 14 December 2024.'])\n"
        "print(len(r.facts) > 0)"
    )
    assert run(code).strip() == "True"
