"""The reference is what the docstrings say, and every field of the policy says why."""

from __future__ import annotations

import inspect
import runpy
from pathlib import Path

import attrs
import pytest

import reconcile

DOCS = Path(__file__).parent.parent / "docs" / "reference"
MAKER = runpy.run_path(str(DOCS / "make_library.py"))


def test_the_page_is_made_from_the_docstrings():
    assert (DOCS / "library.md").read_text(encoding="utf-8") == MAKER["print_page"](), "run docs/reference/make_library.py again"


def test_every_policy_field_says_why():
    meanings = MAKER["read_sections"](inspect.getdoc(reconcile.Policy))["Attributes"]
    assert list(meanings) == sorted(meanings, key=list(meanings).index)
    assert set(meanings) == {field.name for field in attrs.fields(reconcile.Policy)}


@pytest.mark.parametrize("name", [name for name in reconcile.__all__ if inspect.isclass(getattr(reconcile, name))])
def test_every_public_class_is_described(name):
    thing = getattr(reconcile, name)
    assert (inspect.getdoc(thing) or "").strip()
    if attrs.has(thing):
        described = MAKER["read_sections"](inspect.getdoc(thing)).get("Attributes", {})
        inherited = {field.name for base in thing.__mro__[1:] if attrs.has(base) for field in attrs.fields(base)}
        wanted = {field.name for field in attrs.fields(thing) if not field.name.startswith("_")} - inherited
        assert wanted <= set(described)


@pytest.mark.parametrize("name", [name for name in reconcile.__all__ if inspect.isfunction(getattr(reconcile, name))])
def test_every_public_function_is_described(name):
    assert (inspect.getdoc(getattr(reconcile, name)) or "").strip()
