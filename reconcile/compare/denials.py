"""Whether a denial denies what the other side tells: the same time, the same ones, all of them and not a part.

May not give a verdict: that is the business of ``reasons``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import field, frozen

from reconcile.compare.circumstances import Case
from reconcile.compare.wordings import changes_daily, find_sides, read_wording
from reconcile.lexicon.kin import read_kin
from reconcile.lexicon.loader import Lexicon
from reconcile.lexicon.phrases import PhraseTable, compile_phrases
from reconcile.model.claim import Claim
from reconcile.model.value import DAILY, Wording

WORD = re.compile(r"\w+")
LATER_WORDS = 6
"""Words behind "until" that may name the moment."""
REFUSAL = "refusal"
"""The rule of a statement that is told as refused or failed, with no negation."""
TELLING = 3
"""Letters or digits of a word that names a moment, at least."""


@frozen(eq=False)
class Parts:
    """Words that tell of whom and until when something is told.

    Attributes:
        counting: Words that tell of how many, or of which of several.
        members: Forms of denials that somebody is among those told of.
        until: Forms in front of the moment at which something ends.
        persons: Nouns for some people and not for all, each by the word that stands for its kin.
        before: Words by which a refusal is told as over: "had refused", "initially refused".
    """

    counting: frozenset[str]
    members: PhraseTable[bool] = field(repr=False)
    until: PhraseTable[bool] = field(repr=False)
    persons: frozenset[str] = field(repr=False)
    before: frozenset[str]


@lru_cache(maxsize=16)
def _read_parts(lexicon: Lexicon) -> Parts:
    """Return these words of a language, compiled once."""
    table, kin = lexicon.read_table("scopes"), read_kin(lexicon)
    members, until = (compile_phrases(dict.fromkeys(table.get(name, {}).get("forms", ()), True)) for name in ("members", "until"))
    everybody = table.get("everybody", {}).get("words", ())
    persons = [word for word in lexicon.read_table("aspects").get("nouns", {}).get("persons", ()) if word not in everybody]
    return Parts(
        frozenset(table.get("counting", {}).get("words", ())), members, until,
        frozenset([kin.get(word, word) for word in persons]) - {kin.get(word, word) for word in everybody},
        frozenset(table.get("before", {}).get("words", ())),
    )


def denies_knowing(case: Case) -> bool:
    """Whether the denial is of knowing or telling ("unclear how", "isn't sure"), and not of what happened."""
    denial = _find_denial(case)[0].mention.value
    return isinstance(denial, Wording) and not case.context.cues.knowing.isdisjoint(denial.words)


def contradict_briefly(case: Case) -> bool:
    """Whether two statements have one head, and the denial is too brief to be of anything else ("no casualties"), or shares a word."""
    left, right = case.left.mention.value, case.right.mention.value
    if not isinstance(left, Wording) or not isinstance(right, Wording) or not case.left.aspect.head:
        return False
    denial = left if not case.polarities[0] else right
    brief = case.comparison.rung == "opposed in a word" or len(denial.words) + len(denial.names) <= case.context.policy.brief_words
    one_head = case.left.aspect.head == case.right.aspect.head and case.left.aspect.head in case.context.cues.deniable
    return brief and one_head and not (_denies_a_part(case) or _denies_membership(case))


def find_escape(case: Case) -> str:
    """Return how two statements, one of which denies the other by its words, can both be right; "" where they cannot."""
    left, right = case.left.mention.value, case.right.mention.value
    if not isinstance(left, Wording) or not isinstance(right, Wording):
        return ""
    sided = find_sides(left, right, case.context.lexicon) != (True, True)
    undated = case.left.as_of is None or case.right.as_of is None
    other_day = undated and case.days_between > 0 and changes_daily(left, right, case.context.lexicon)
    if other_day or hold_apart(case, by_days=not sided):
        return "each tells of its own time"
    if _denies_a_part(case):
        return "one denies it only of some"
    refused = REFUSAL in (case.left.mention.rule, case.right.mention.rule)
    if refused and _tell_of_others(left, right, case.context.lexicon):
        return "one tells what somebody would not or could not do, the other may tell of somebody else"
    if refused and not _read_parts(case.context.lexicon).before.isdisjoint(_list_words(case, _find_denial(case)[0])):
        return "one tells what was refused or failed before"
    if not sided and not refused:
        return ""
    if _count_others(case):
        return "each may tell it of others"
    return "one tells until when it is so" if _ends_then(case) else ""


def hold_apart(case: Case, *, by_days: bool = False) -> bool:
    """Whether the two are said to hold at times that have no moment in common; ``by_days``: and both tell it of no more than a day."""
    one, other = case.left.as_of, case.right.as_of
    if one is None or other is None or one.names is None or other.names is None or one.names.meets(other.names):
        return False
    return not by_days or (one.grain in DAILY and other.grain in DAILY)


def _find_denial(case: Case) -> tuple[Claim, Claim]:
    """Return the side that tells it as not so, and the other."""
    return (case.right, case.left) if case.polarities[0] else (case.left, case.right)


def _denies_a_part(case: Case) -> bool:
    """Whether what befell people is denied of people of whom the other side does not tell: "no children were hurt"."""
    denial, other = (claim.mention.value for claim in _find_denial(case))
    if not isinstance(denial, Wording) or not isinstance(other, Wording) or case.left.aspect.head not in case.context.cues.deniable:
        return False
    lexicon = case.context.lexicon
    own = read_wording(denial, lexicon).words & _read_parts(lexicon).persons
    return not own <= read_wording(other, lexicon).words


def _denies_membership(case: Case) -> bool:
    """Whether the denial is that some are among those of whom it speaks: "none of the victims was a local"."""
    return _read_parts(case.context.lexicon).members.pattern.search(case.context.quote(_find_denial(case)[0])) is not None


def _tell_of_others(left: Wording, right: Wording, lexicon: Lexicon) -> bool:
    """Whether each of two statements has words of its own, or another word first of those that both have."""
    one, other = read_wording(left, lexicon).words, read_wording(right, lexicon).words
    if not (one <= other or other <= one):
        return True
    shared = set(left.words) & set(right.words)
    first, second = (next((word for word in told.words if word in shared), "") for told in (left, right))
    return first != second


def _count_others(case: Case) -> bool:
    """Whether the two are told of so many, or of others: "two roads are shut", "one is open", "a second suspect"."""
    counting = _read_parts(case.context.lexicon).counting
    ones, others = (counting.intersection(_list_words(case, claim)) for claim in (case.left, case.right))
    return case.other_figures or ones != others


def _ends_then(case: Case) -> bool:
    """Whether one side tells until when it is so, and the other tells of that moment: "shut until Monday", "opens on Monday"."""
    until = _read_parts(case.context.lexicon).until.pattern
    for claim, other in ((case.left, case.right), (case.right, case.left)):
        told = case.context.quote(claim)
        found = until.search(told)
        moment = WORD.findall(told[found.end() :].casefold())[:LATER_WORDS] if found else []
        if not {word for word in moment if len(word) >= TELLING}.isdisjoint(_list_words(case, other)):
            return True
    return False


def _list_words(case: Case, claim: Claim) -> list[str]:
    """Return the words that a claim quotes, in lower case."""
    return WORD.findall(case.context.quote(claim).casefold())
