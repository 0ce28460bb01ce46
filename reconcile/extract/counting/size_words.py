"""The tables that quantities are read with, compiled once for each language. Reads no text."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from reconcile.extract.counting.ages import AgeWords, compile_ages
from reconcile.extract.counting.amounts import AmountWords, compile_amounts
from reconcile.extract.counting.changes import ChangeWords, compile_changes
from reconcile.extract.counting.counted import CountedWords, compile_counted
from reconcile.extract.counting.exclusions import NameWords, compile_names
from reconcile.extract.counting.margins import BoundWords, compile_bounds
from reconcile.extract.counting.ranges import RangeWords, compile_ranges
from reconcile.extract.counting.scores import ScoreWords, compile_scores
from reconcile.lexicon.loader import Lexicon


@frozen
class SizeWords:
    """All tables of a language that quantities are read with.

    Attributes:
        amounts: Signs, money and units.
        ranges: What joins two amounts.
        bounds: What binds a number.
        counted: What is counted.
        names: What makes a name of a number.
        changes: Words of movement.
        ages: Phrases of ages and of earthquakes.
        scores: Words of contests.
        outlets: Words in the name of an outlet, and what its bare dollar is.
        parents: What stands in front of a number of children ("mother of ").
        facing: What stands between two bounds of one range.
        articles: What stands in front of a multiplier that stands for one ("the million dollars").
        half: The word for a half.
        parted: What stands between a part and its whole ("45 of 50").
        likened: What sizes are likened to ("football pitches").
        cut: What a feed writes in front of how much of a text it left out ("[+900 chars]").
    """

    amounts: AmountWords
    ranges: RangeWords
    bounds: BoundWords
    counted: CountedWords
    names: NameWords
    changes: ChangeWords
    ages: AgeWords
    scores: ScoreWords
    outlets: tuple[tuple[str, str], ...]
    parents: tuple[str, ...]
    facing: frozenset[str]
    articles: frozenset[str]
    half: str
    parted: frozenset[str]
    likened: frozenset[str]
    cut: tuple[str, ...]


@lru_cache(maxsize=16)
def compile_sizes(lexicon: Lexicon) -> SizeWords:
    """Return all tables of a language that quantities are read with."""
    outlets, sizes = lexicon.read_table("currencies").get("outlets", {}), lexicon.read_table("quantities")
    facing = lexicon.read_table("bounds").get("between", {}).get("facing", [])
    return SizeWords(
        compile_amounts(lexicon), compile_ranges(lexicon), compile_bounds(lexicon), compile_counted(lexicon), compile_names(lexicon),
        compile_changes(lexicon), compile_ages(lexicon), compile_scores(lexicon),
        outlets=tuple((name, code) for code, names in outlets.items() for name in names),
        parents=tuple(f" {form} " for form in sizes.get("of", {}).get("children", [])),
        facing=frozenset({", "} | {f"{comma} {word} " for word in facing for comma in ("", ",")}),
        articles=frozenset(sizes.get("names", {}).get("lone", [])),
        parted=frozenset(form.strip() for form in compile_counted(lexicon).of),
        half=sizes.get("names", {}).get("half", ""),
        likened=frozenset(sizes.get("likened", {}).get("phrases", [])),
        cut=tuple(sizes.get("cut", {}).get("marks", [])),
    )
