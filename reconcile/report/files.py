"""Writes what is shown to a file; the one place of this room that touches the disk."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from reconcile.errors import FileError, require_type


def write_text(text: str, path: str | Path) -> None:
    """Write ``text`` as UTF-8 with line feeds as they are.

    Raises:
        FileError: The file cannot be written.
    """
    require_type(path, (str, PathLike), "the path of a file", "Give text or a Path.")
    try:
        # A lone surrogate, which a JSON source may hold, has no UTF-8 form: a question mark stands for it in files.
        Path(path).write_bytes(text.encode("utf-8", "replace"))
    except ValueError as error:
        # A name with a null character is no name of a file.
        raise FileError("the name of a file", str(path), "Check the spelling of the name.") from error
    except OSError as error:
        raise FileError("a file that can be written", f"{path}: {error.strerror or error}", "Check the folder and its rights.") from error
