"""Finds the forms of a lexicon table in text: one trie-shaped pattern per table, compiled once.

A naive alternation tries every form at every place; a trie tries each first letter once. The same table gives the pattern
and the meaning, so a form is written once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Generic, TypeAlias, TypeVar

from attrs import field, frozen

Meaning = TypeVar("Meaning")
WORD = re.compile(r"\w+")
GAP = r"[ \t\u00a0\u202f\u2009]{1,3}"


def trie_pattern(forms: Iterable[str]) -> str:
    """Return the source of a pattern that matches any of ``forms``, the longest first.

    A space in a form stands for one to three spaces of any width; an apostrophe for either of its shapes. Forms are
    matched as written: fold them, and match with ``re.IGNORECASE``, where case does not matter. No groups.
    """
    root: dict[str, Any] = {}
    for form in forms:
        node = root
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _spell(root)


def _spell(node: dict[str, Any]) -> str:
    branches, ends = [], "" in node
    leaves = []
    for letter in sorted(k for k in node if k):
        rest = _spell(node[letter])
        if not rest and len(letter) == 1 and letter not in " '’":
            leaves.append(letter)
        else:
            branches.append(_letter(letter) + rest)
    if leaves:
        branches.append(_letter(leaves[0]) if len(leaves) == 1 else "[" + "".join(map(re.escape, leaves)) + "]")
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + ("?" if ends else "")


def _letter(letter: str) -> str:
    if letter == " ":
        return GAP
    if letter in "'’":
        return "['’]"
    return re.escape(letter)


def fold_form(surface: str) -> str:
    """Return ``surface`` as the keys of a phrase table are written: lower case, single spaces, straight apostrophes."""
    return " ".join(surface.replace("’", "'").lower().split())


@lru_cache(maxsize=4)
def fold_case(text: str) -> str:
    """Return ``text`` in lower case with every code point at its place: letters whose lower case is longer stay."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


@frozen(eq=False)
class PhraseTable(Generic[Meaning]):
    """Forms and what they mean.

    Attributes:
        pattern: Matches any form between word boundaries, whatever its case.
        meanings: What each folded form means.
    """

    pattern: re.Pattern[str]
    meanings: Mapping[str, Meaning] = field(repr=False)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, Meaning]]:
        """Yield (start, end, meaning) of every form in ``text[start:end]``, left to right."""
        stop = len(text) if end is None else end
        for match in self.pattern.finditer(text, start, stop):
            yield match.start(), match.end(), self.read_form(match[0])

    def match(self, text: str, at: int) -> tuple[int, Meaning] | None:
        """Return (end, meaning) of the longest form that begins at ``at``, or None."""
        found = self.pattern.match(text, at)
        return (found.end(), self.read_form(found[0])) if found else None

    def read_form(self, surface: str) -> Meaning:
        """Return the meaning of a form as it stands in a text: most stand there as in the table."""
        return self.meanings[surface if surface in self.meanings else fold_form(surface)]


def compile_phrases(meanings: Mapping[str, Meaning], flags: re.RegexFlag = re.IGNORECASE) -> PhraseTable[Meaning]:
    """Return the table of ``meanings`` by form; forms are folded, and a table without forms matches nothing.

    Args:
        meanings: What each form means.
        flags: Those of the pattern: by default it finds forms whatever their case.
    """
    folded = {fold_form(form): meaning for form, meaning in meanings.items()}
    source = trie_pattern(folded) or "(?!)"
    return PhraseTable(re.compile(rf"(?<!\w)(?:{source})(?!\w)", flags), folded)


def compile_folded(meanings: Mapping[str, Meaning]) -> PhraseTable[Meaning]:
    """Return the table of ``meanings`` for texts that are folded already (``fold_case``), in which forms are found twice as fast."""
    return compile_phrases(meanings, re.NOFLAG)


Forms: TypeAlias = Mapping[PhraseTable[Any], list[tuple[int, int, Any]]]
"""(start, end, meaning) of every form in a text, by table."""
NO_FORMS: Forms = {}


def find_forms(table: PhraseTable[Meaning], folded: str, known: Forms) -> Iterable[tuple[int, int, Meaning]]:
    """Return (start, end, meaning) of every form of a table in a folded text, left to right: as known, else looked for."""
    found = known.get(table)
    return table.find(folded) if found is None else found


@frozen(eq=False)
class JointTable:
    """Several tables whose forms are looked for in one pass: finding out where words begin costs more than looking at a few of them.

    Attributes:
        starts: Finds the first word of every place where a form of any table begins, in a text that is folded already.
        begun: By first word, the tables that have such a form.
        tables: All of them.
    """

    starts: re.Pattern[str]
    begun: Mapping[str, tuple[PhraseTable[Any], ...]] = field(repr=False)
    tables: tuple[PhraseTable[Any], ...] = field(repr=False)

    def find(self, folded: str) -> Forms:
        """Return by table what its own ``find`` yields."""
        found: dict[PhraseTable[Any], list[tuple[int, int, Any]]] = {table: [] for table in self.tables}
        for match in self.starts.finditer(folded):
            at = match.start()
            for table in self.begun[match[0]]:
                told = found[table]
                if (not told or told[-1][1] <= at) and (form := table.match(folded, at)):
                    told.append((at, *form))
        return found


def join_tables(*tables: PhraseTable[Any]) -> JointTable:
    """Return ``tables``, which are for folded texts and whose forms begin with a letter, as one."""
    begun: dict[str, list[PhraseTable[Any]]] = {}
    for table in tables:
        for first in sorted({WORD.findall(form)[0] for form in table.meanings}):
            begun.setdefault(first, []).append(table)
    forms = sorted({form for table in tables for form in table.meanings})
    starts = re.compile(rf"(?<!\w)(?=(?:{trie_pattern(forms) or '(?!)'})(?!\w))\w+")
    return JointTable(starts, {first: tuple(found) for first, found in begun.items()}, tables)
