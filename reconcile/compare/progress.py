"""Whether the later telling of a number replaces the earlier one: what only grows, what goes up and down, and movements.

May not judge: that is the business of ``reasons``. The heads and words stand in ``updates.toml``.
"""

from __future__ import annotations

from reconcile.compare.circumstances import Case
from reconcile.model.claim import Claim
from reconcile.model.value import Change, Quantity, TimeBound


def read_middle(claim: Claim) -> float | None:
    """Return the middle of what a quantity names, or of what it allows where it names nothing; None for anything else."""
    value = claim.mention.value
    if not isinstance(value, Quantity):
        return None
    told = value.names or value.allows
    ends = [float(end) for end in (told.low, told.high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def came_from(claim: Claim, other: Claim) -> bool:
    """Whether a claim is told as where a movement ended that began at the other ("12, up from 9")."""
    one, end = claim.mention.value, other.mention.value
    if not isinstance(one, Quantity) or not isinstance(end, Quantity) or one.change is None or one.change.other is None:
        return False
    return one.change.kind is Change.FROM_TO and one.change.other == end.names


def is_growing(case: Case) -> bool:
    """Whether they count what grows, and the later telling names more."""
    if not _tells_growth(case):
        return False
    one, other = (read_middle(claim) for claim in (case.left, case.right))
    return one is not None and other is not None and other > one


def is_open_below(case: Case) -> bool:
    """Whether they count what grows, and the smaller number alone is told as not the last."""
    one, other = (read_middle(claim) for claim in (case.left, case.right))
    if one is None or other is None or one == other or not _tells_growth(case):
        return False
    smaller, larger = case.updates if one < other else case.updates[::-1]
    return "open" in smaller and "open" not in larger


def has_grown(case: Case) -> bool:
    """Whether the later one names so much more that "at least" does not account for it, or more, and says that it is so now."""
    one, other = (read_middle(claim) for claim in (case.left, case.right))
    named = all(isinstance(c.mention.value, Quantity) and c.mention.value.names is not None for c in (case.left, case.right))
    if not named or one is None or other is None:
        return False
    return other >= one * case.context.policy.growth_ratio or (case.days_between > 0 and "new" in case.updates[1])


def is_later_state(case: Case) -> bool:
    """Whether they tell a state that goes up and down (the missing, homes without power), the later one on a later day.

    The dead of one day are among those of the next, so that a smaller number of them is no later state; and two articles that
    tell the state of one day contradict each other, whenever they appeared.
    """
    if case.days_between <= 0 or {case.left.mention.kind, case.right.mention.kind} != {"quantity"} or _hold_at_once(case):
        return False
    heads, cues = {case.left.aspect.head, case.right.aspect.head}, case.context.cues
    if not heads.isdisjoint(cues.changing):
        return True
    return heads.isdisjoint(cues.lasting) and case.tells_state(case.right)


def _tells_growth(case: Case) -> bool:
    """Whether the head of one side, and so of their fact, is of what grows while an event goes on."""
    growing = case.context.cues.growing
    return case.left.aspect.head in growing or case.right.aspect.head in growing


def _hold_at_once(case: Case) -> bool:
    """Whether both are said to hold at times that meet: "on Monday" in two articles."""
    one, other = case.left.as_of, case.right.as_of
    if one is None or other is None or one.names is None or other.names is None:
        return False
    return {one.bound, other.bound} == {TimeBound.AT} and one.names.meets(other.names)
