"""Loads the tables of a language; knows files and TOML, and no word of any language.

A table is one file name across folders: ``data/shared/units.toml`` holds what all languages share, ``data/en/units.toml``
what English adds, and overlay folders (a user's own) what they add after that. Arrays of tables are joined in that
order; tables and scalars of a later folder replace those of an earlier one, key by key.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from reconcile.errors import FileError, InputError

DATA = Path(__file__).parent / "data"
PROOFS = frozenset({"holds", "never", "source"})
"""What an entry carries for those who check it; no rule reads it."""


class Lexicon(NamedTuple):
    """The tables of one language; a small picklable key, the tables themselves are read once per process.

    A tuple, since what is compiled from the tables is remembered by it, and a tuple's hash costs next to nothing.

    Attributes:
        language: ISO 639-1 code.
        overlays: Folders of a user's own tables, laid out like ``lexicon/data`` (``en/units.toml``).
    """

    language: str = "en"
    overlays: tuple[str, ...] = ()

    def read_table(self, name: str) -> dict[str, Any]:
        """Return the table ``name`` ("units"), merged; empty where no folder has it. Do not change it.

        Raises:
            FileError: A file of that name is no TOML, or one of a user's is not built like the package's.
        """
        return _read_table(self, name)


def load_lexicon(language: str = "en", overlays: tuple[str, ...] = ()) -> Lexicon:
    """Return the lexicon of ``language``.

    Raises:
        InputError: No folder holds that language, or an overlay is no folder.
    """
    return _know_lexicon(language, tuple(overlays))


@lru_cache(maxsize=64)
def _know_lexicon(language: str, overlays: tuple[str, ...]) -> Lexicon:
    """Check and make a lexicon once, so that the caches keyed on it find the very same object."""
    known = list_languages()
    if language not in known:
        raise InputError(f"a language that the lexicon has ({', '.join(known)})", language, "Set the article's `language` to one of them.")
    for folder in overlays:
        if not Path(folder).is_dir():
            raise InputError("a folder of lexicon tables", str(folder), "Give the folder that holds `en/...toml`.")
    return Lexicon(language, overlays)


@lru_cache(maxsize=1)
def list_languages() -> tuple[str, ...]:
    """Return the codes of the languages that the package ships."""
    return tuple(sorted(p.name for p in DATA.iterdir() if p.is_dir() and p.name != "shared"))


def hash_lexicon(lexicon: Lexicon) -> str:
    """Return a digest of all that the lexicon says, for a report's provenance."""
    digest = blake2b(digest_size=8)
    for folder in _folders(lexicon):
        for path in sorted(folder.glob("*.toml")):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _folders(lexicon: Lexicon) -> list[Path]:
    roots = [DATA, *(Path(folder) for folder in lexicon.overlays)]
    return [root / part for root in roots for part in ("shared", lexicon.language)]


@lru_cache(maxsize=256)
def _read_table(lexicon: Lexicon, name: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for folder in _folders(lexicon):
        path = folder / f"{name}.toml"
        if path.is_file():
            table = _parse_file(path)
            if folder.parent != DATA and (fault := _find_fault(table, merged)):
                raise FileError(f"a table like the package's `{name}.toml`", str(path), f"There {fault}: write it as the package does.")
            _merge(merged, table)
    return merged


def _find_fault(own: dict[str, Any], known: dict[str, Any], place: str = "") -> str:
    """Return what in a user's table is built otherwise than in the one it adds to, "" where nothing is; new keys are the user's own."""
    for key, value in own.items():
        model, name = known.get(key), f"{place}{key}"
        if model is None:
            continue
        if isinstance(value, dict | list) != isinstance(model, dict | list) or isinstance(value, dict) != isinstance(model, dict):
            return f"`{name}` is no {'table' if isinstance(model, dict) else 'list' if isinstance(model, list) else 'single value'}"
        if isinstance(model, dict) and (fault := _find_fault(value, model, f"{name}.")):
            return fault
        rows = [row for row in model if isinstance(row, dict)] if isinstance(model, list) else []
        told = [{part for part, content in row.items() if not isinstance(content, list)} for row in rows]
        needed = set.intersection(*told) - PROOFS if told else set()
        for at, row in enumerate(value if rows else (), 1):
            if not isinstance(row, dict) or not needed <= row.keys():
                lacking = ", ".join(sorted(needed - set(row if isinstance(row, dict) else ())))
                return f"row {at} of `{name}` lacks {lacking}"
    return ""


def _parse_file(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileError("a TOML file", f"{path}: {error}", "Mend the file at the place named.") from error


def _merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        old = into.get(key)
        if isinstance(old, list) and isinstance(value, list):
            into[key] = [*old, *value]
        elif isinstance(old, dict) and isinstance(value, dict):
            into[key] = {**old}
            _merge(into[key], value)
        else:
            into[key] = value
