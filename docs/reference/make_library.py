"""Prints the reference of public names, policy fields and extractors: ``python docs/reference/make_library.py`` writes ``library.md``."""

from __future__ import annotations

import inspect
import re
import sys
from enum import Enum
from pathlib import Path

import attrs

import reconcile
from reconcile.pipeline import EXTRACTORS

INTRODUCTION = """# The library

Made by `docs/reference/make_library.py` from the docstrings; a test holds this page against them.
"""


def read_sections(docstring: str) -> dict[str, dict[str, str]]:
    """Return the entries of a Google docstring's sections: {"Attributes": {"text": "..."}}."""
    sections: dict[str, dict[str, str]] = {}
    name = entry = ""
    for line in docstring.splitlines():
        if heading := re.fullmatch(r"(Attributes|Args|Returns|Raises):", line):
            name, entry = heading[1], ""
            sections[name] = {}
        elif name and (item := re.match(r"    (\w[\w.]*): (.*)", line)):
            entry = item[1]
            sections[name][entry] = item[2]
        elif name and entry and line.startswith("        "):
            sections[name][entry] += " " + line.strip()
        elif line and not line.startswith(" "):
            name = entry = ""
    return sections


def join_paragraph(docstring: str) -> str:
    """Return the first paragraph of a docstring on one line."""
    return " ".join(docstring.split("\n\n", maxsplit=1)[0].split())


def escape_bar(words: str) -> str:
    """Return ``words`` as a table cell takes them."""
    return words.replace("|", r"\|")


def print_table(head: tuple[str, str], rows: dict[str, str]) -> str:
    """Return a table of two columns."""
    lines = [f"| {head[0]} | {head[1]} |", "| --- | --- |"]
    lines += [f"| `{escape_bar(name)}` | {escape_bar(says)} |" for name, says in rows.items()]
    return "\n".join(lines) + "\n"


def print_name(name: str) -> str:
    """Return the entry of one public name."""
    thing = getattr(reconcile, name)
    if isinstance(thing, str) or not (inspect.isclass(thing) or inspect.isfunction(thing)):
        return ""
    docstring = inspect.getdoc(thing) or ""
    signature = sign_function(name, thing) if inspect.isfunction(thing) else name
    parts = [f"### `{signature}`\n", join_paragraph(docstring) + "\n"]
    sections = read_sections(docstring)
    wanted = [section for section in ("Attributes", "Args", "Raises") if sections.get(section)]
    parts += [print_table((section, "Meaning"), sections[section]) for section in wanted]
    if inspect.isclass(thing) and issubclass(thing, Enum):
        parts.append(", ".join(f"`{member.name}`" for member in thing) + "\n")
    elif inspect.isclass(thing) and (methods := list_methods(thing)):
        parts.append(print_table(("Methods and properties", "Meaning"), methods))
    return "\n".join(parts)


def sign_function(name: str, function: object) -> str:
    """Return a function's name and signature without the quotes of postponed annotations."""
    assert callable(function)
    return name + re.sub(r"(?<=: )'([^']*)'|(?<=-> )'([^']*)'", r"\1\2", str(inspect.signature(function)))


def list_methods(thing: type) -> dict[str, str]:
    """Return the public methods and properties that a class itself defines, with the first paragraph of their docstrings."""
    own = {name: value for name, value in vars(thing).items() if not name.startswith("_")}
    described = {}
    for name, value in own.items():
        function = getattr(value, "__func__", getattr(value, "fget", value))
        if inspect.isfunction(function) and inspect.getdoc(function):
            shown = name if isinstance(value, property) else sign_function(name, function).replace("(self, ", "(").replace("(self)", "()")
            described[shown] = join_paragraph(inspect.getdoc(function) or "")
    return described


def print_policy() -> str:
    """Return the table of policy fields with their defaults."""
    meanings = read_sections(inspect.getdoc(reconcile.Policy) or "")["Attributes"]
    rows = [
        f"| `{field.name}` | `{field.default}` | {meanings[field.name]} |"
        for field in attrs.fields(reconcile.Policy)
    ]
    return "\n".join(["## Policy", "", "| Field | Default | Why |", "| --- | --- | --- |", *rows]) + "\n"


def print_page() -> str:
    """Return the page."""
    functions = [name for name in reconcile.__all__ if inspect.isfunction(getattr(reconcile, name))]
    classes = [name for name in reconcile.__all__ if inspect.isclass(getattr(reconcile, name)) and name != "Policy"]
    parts = [INTRODUCTION, "## Functions\n", *map(print_name, functions), "## Classes\n", *map(print_name, classes), print_policy()]
    parts.append("## Extractors\n\nIn the order asked; an earlier one owns the words that two of them want.\n")
    parts.append(print_table(("Name", "What it reads"), {name: join_paragraph(inspect.getdoc(part) or "") for name, part in EXTRACTORS}))
    return "\n".join(part for part in parts if part)


if __name__ == "__main__":
    Path(__file__).with_name("library.md").write_text(print_page(), encoding="utf-8")
    sys.stderr.write("library.md written\n")
