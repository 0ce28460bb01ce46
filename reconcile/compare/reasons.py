"""The rules that turn what two values say into a verdict on two claims: one rule for each reason, asked in order.

A rule looks at a case and at what was ruled so far, and gives a ``Ruling`` or None. Docs print the table from the docstrings.
A rule that makes a verdict harsher may only ask for what a wider value leaves as it is: names, words and dates.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from attrs import frozen

from reconcile.compare.circumstances import Case
from reconcile.compare.denials import contradict_briefly, denies_knowing, find_escape, hold_apart
from reconcile.compare.progress import came_from, has_grown, is_growing, is_later_state, is_open_below, read_middle
from reconcile.compare.roles import contradict_roles, exchange_roles
from reconcile.compare.times import lay_length
from reconcile.model.claim import Certainty, Claim
from reconcile.model.finding import Reason, Verdict
from reconcile.model.value import SCORE, Bound, Duration, Label, Magnitude, Quantity, TimeBound, TimeRef, Wording
from reconcile.registry import Registry

OPEN_TO_DENIAL = frozenset({"cause", "condition"})
BRIEFLY = "one side denies in few words what the other tells of the same"
UNSURE = frozenset({Certainty.LIKELY, Certainty.POSSIBLE, Certainty.UNCONFIRMED})
OPPOSED = frozenset({"opposed", "opposed in a word"})
UNKNOWN = frozenset({"unknown", "untold"})
ROUNDED = frozenset({"rounded", "rounded bound", "one digit"})


@frozen
class Ruling:
    """What one rule says.

    Attributes:
        reason: The reason it gives.
        verdict: The verdict from here on.
        says: The same for people.
    """

    reason: Reason | None
    verdict: Verdict
    says: str


Rule: TypeAlias = Callable[[Case, Verdict], Ruling | None]


def rule_denied(case: Case, verdict: Verdict) -> Ruling | None:
    """Agreement or compatibility becomes a discrepancy where one side tells as so what the other negates or denies."""
    one, other = case.polarities
    value = case.left.mention.value
    if isinstance(value, Label) and value.role not in OPEN_TO_DENIAL:
        return None  # "it did not damage the temple" denies the damage, not the temple
    if one == other:
        if case.comparison.rung == "affirmed and denied":
            return Ruling(None, Verdict.AGREEMENT, "one negates it and the other denies it, which comes to the same")
        return None
    if case.comparison.rung in UNKNOWN:
        return None
    if verdict is Verdict.DISCREPANCY and case.comparison.rung != "affirmed and denied":
        return None
    if denies_knowing(case):
        return None if verdict is not Verdict.DISCREPANCY else Ruling(None, Verdict.COMPATIBLE, "one denies only that something is known")
    if verdict is Verdict.DISCREPANCY and (escape := find_escape(case)):
        return Ruling(None, Verdict.COMPATIBLE, escape)
    if verdict is Verdict.INCOMPARABLE or case.comparison.rung in OPPOSED:
        return Ruling(Reason.DENIED, Verdict.DISCREPANCY, BRIEFLY) if contradict_briefly(case) else None
    return Ruling(Reason.DENIED, Verdict.DISCREPANCY, "one side tells as so what the other negates or denies")


def rule_worded(case: Case, verdict: Verdict) -> Ruling | None:
    """Two statements put together by their circumstances: both told as not so agree; with other figures both can be right."""
    if not isinstance(case.left.mention.value, Wording) or not isinstance(case.right.mention.value, Wording):
        return None
    if verdict is Verdict.AGREEMENT and case.other_figures:
        return Ruling(None, Verdict.COMPATIBLE, "the figures in them differ, each of which is compared for itself")
    if verdict in (Verdict.AGREEMENT, Verdict.DISCREPANCY):
        return None
    if case.polarities == (False, False) and _tell_of_one_thing(case):
        return Ruling(None, Verdict.AGREEMENT, "both tell it as not so")
    if verdict is Verdict.INCOMPARABLE:
        return Ruling(None, Verdict.COMPATIBLE, "they tell of one thing in other words, and nothing in them stands against it")
    return None


def rule_began(case: Case, verdict: Verdict) -> Ruling | None:
    """Two beginnings are one moment: "since June" and "began in July" contradict each other, although June's fighting went on in July."""
    left, right = case.left.mention.value, case.right.mention.value
    if verdict is not Verdict.COMPATIBLE or not isinstance(left, TimeRef) or not isinstance(right, TimeRef):
        return None
    if {left.bound, right.bound} != {TimeBound.SINCE, TimeBound.AT} or left.names is None or right.names is None:
        return None
    other = case.left if left.bound is TimeBound.AT else case.right
    if other.aspect.head not in case.context.cues.began or left.names.meets(right.names):
        return None
    return Ruling(None, Verdict.DISCREPANCY, "both tell when it began")


def rule_holder(case: Case, verdict: Verdict) -> Ruling | None:
    """Two names contradict each other only where one person can be it: a country has one president and many spokesmen."""
    value = case.left.mention.value
    if verdict is not Verdict.DISCREPANCY or case.comparison.rung != "other name" or not isinstance(value, Label):
        return None
    heads, single = {case.left.aspect.head, case.right.aspect.head}, case.context.cues.single
    same_text = case.left.mention.span.article == case.right.mention.span.article
    one, other = set(case.left.aspect.qualifiers), set(case.right.aspect.qualifiers)
    apart = bool(one) and bool(other) and one.isdisjoint(other)  # the presidents of two firms
    if value.role != "name" or (heads <= single and not same_text and not apart):
        return None
    return Ruling(None, Verdict.COMPATIBLE, "there may be two of them")


def rule_score(case: Case, verdict: Verdict) -> Ruling | None:
    """Two scores contradict each other only where the texts name one who played or voted: two chambers vote on one bill."""
    value = case.left.mention.value
    if verdict is not Verdict.DISCREPANCY or not isinstance(value, Label) or value.role != SCORE:
        return None
    one, other = (frozenset(claim.aspect.who) for claim in (case.left, case.right))
    return Ruling(None, Verdict.COMPATIBLE, "each may be of others") if one and other and one.isdisjoint(other) else None


def rule_excluded(case: Case, verdict: Verdict) -> Ruling | None:
    """Two names, kinds, places or causes contradict each other where the text of one says that it is not the other ("a van, not a bus")."""
    if verdict is not Verdict.COMPATIBLE or not case.excluded:
        return None
    return Ruling(Reason.DENIED, Verdict.DISCREPANCY, "the text of one says that it is not the other")


def rule_corrected(case: Case, verdict: Verdict) -> Ruling | None:
    """A discrepancy is a correction where a text says that a telling was wrong."""
    if verdict is not Verdict.DISCREPANCY or not any("corrected" in cues for cues in case.updates):
        return None
    return Ruling(Reason.CORRECTED, verdict, "a text says that an earlier telling was wrong")


def rule_updated(case: Case, verdict: Verdict) -> Ruling | None:
    """A discrepancy is an update where the words or the dates of the articles show that one telling replaces the other."""
    if verdict not in (Verdict.DISCREPANCY, Verdict.COMPATIBLE) or _has_other_polarity(case):
        return None
    grows = is_growing(case)
    if verdict is Verdict.COMPATIBLE and not (grows and has_grown(case)):
        return None
    left, right = case.updates
    if came_from(case.left, case.right) or came_from(case.right, case.left):
        return Ruling(Reason.UPDATED, Verdict.DISCREPANCY, "the text says that it went from one to the other")
    if ("old" in left) != ("old" in right):
        return Ruling(Reason.UPDATED, Verdict.DISCREPANCY, "the text itself says that one of them is an earlier state")
    if case.left.mention.kind == "time":
        return None  # a shop "closed at" five, and a market closed at a number
    if ("new" in right and "new" not in left) or ("new" in left and "new" not in right and not case.days_between):
        return Ruling(Reason.UPDATED, Verdict.DISCREPANCY, "the text itself says that one of them is the new state")
    if is_open_below(case):
        return Ruling(Reason.UPDATED, Verdict.DISCREPANCY, "the text of the smaller number says that it was still rising")
    if is_later_state(case):
        return Ruling(Reason.UPDATED, Verdict.DISCREPANCY, "the later article tells a later state of what goes up and down")
    if grows and case.days_between > 0:
        return Ruling(Reason.UPDATED, Verdict.DISCREPANCY, "the later article has the larger number of what only grows")
    return None


def rule_scope(case: Case, verdict: Verdict) -> Ruling | None:
    """A discrepancy is only apparent where the text says that the smaller number is a part and the larger one the whole."""
    if verdict is not Verdict.DISCREPANCY:
        return None
    left, right = (read_middle(claim) for claim in (case.left, case.right))
    if left is None or right is None or left == right:
        return None
    smaller, larger = case.scopes if left < right else case.scopes[::-1]
    if ("part" in smaller and "part" not in larger) or ("whole" in larger and "part" in smaller):
        return Ruling(Reason.OTHER_SCOPE, Verdict.COMPATIBLE, "the text says that one is a part and the other the whole")
    return None


def rule_place(case: Case, verdict: Verdict) -> Ruling | None:
    """A discrepancy is only apparent where one text tells the two of different places."""
    if verdict is not Verdict.DISCREPANCY or case.left.mention.span.article != case.right.mention.span.article:
        return None
    if case.left.mention.kind != case.right.mention.kind or case.left.mention.kind == "label":
        return None
    left, right = case.left.aspect.where, case.right.aspect.where
    if not left or not right or set(left) & set(right):
        return None
    return Ruling(Reason.OTHER_PLACE, Verdict.COMPATIBLE, "one text tells them of different places")


def rule_age(case: Case, verdict: Verdict) -> Ruling | None:
    """Two ages of one person differ as the articles do: who was 31 in one year is 32 or 33 a year and a half later."""
    if verdict is not Verdict.DISCREPANCY or case.left.aspect.head != "age" or case.right.aspect.head != "age":
        return None
    left, right = (read_middle(claim) for claim in (case.left, case.right))
    if left is None or right is None or case.days_between <= 0:
        return None
    years = case.days_between / 365.25
    birthdays = int(years + 1.0 - case.context.policy.birthday_chance)  # a few days rarely hold one
    if not int(years) <= right - left <= birthdays or right == left:
        return None
    return Ruling(Reason.OTHER_TIME, Verdict.COMPATIBLE, "a person's age grows with the time between the articles")


def rule_time(case: Case, verdict: Verdict) -> Ruling | None:
    """A discrepancy is explained where the two are said to hold at different times, or where a day may only be that of a saying."""
    if verdict is not Verdict.DISCREPANCY:
        return None
    if case.left.mention.kind == "time":
        heads, repeated = {case.left.aspect.head, case.right.aspect.head}, case.context.cues.repeated
        if heads.isdisjoint(repeated):
            return None
        says = "tell two occasions of what happens more than once" if heads <= repeated else "date what was said and what it tells of"
        return Ruling(Reason.OTHER_TIME, verdict, f"they may {says}")
    one, other = (claim.as_of.names if claim.as_of else None for claim in (case.left, case.right))
    if one is None or other is None or one.meets(other):
        return None
    return Ruling(Reason.OTHER_TIME, verdict, "they are said to hold at different times")


def rule_length(case: Case, verdict: Verdict) -> Ruling | None:
    """A length and a moment told of one thing can both be right where the length, counted from its article's day, meets the moment."""
    if verdict is not Verdict.INCOMPARABLE:
        return None
    for claim, other in ((case.left, case.right), (case.right, case.left)):
        if isinstance(claim.mention.value, Duration) and isinstance(other.mention.value, TimeRef):
            day, moment = case.context.find_published(claim), other.mention.value.allows or other.mention.value.names
            if day and moment and any(span.meets(moment) for span in lay_length(claim.mention.value, day)):
                return Ruling(None, Verdict.COMPATIBLE, "counted from its article's day, the length leads to the other's time")
    return None


def rule_quote(case: Case, verdict: Verdict) -> Ruling | None:
    """Two tellings of one quotation: sizes in words that differ are a translator's choice, statements are one statement."""
    kind = case.left.mention.kind
    if kind != case.right.mention.kind or kind not in ("magnitude", "wording") or _has_other_polarity(case) or not case.same_quotation:
        return None
    if kind == "magnitude" and case.comparison.rung not in ("same size", "other scale"):
        return Ruling(Reason.SAME_QUOTE, Verdict.DISCREPANCY, "both render one quotation, with words of different strength")
    if kind == "wording" and verdict is not Verdict.DISCREPANCY:
        return Ruling(Reason.SAME_QUOTE, Verdict.AGREEMENT, "both render one quotation")
    return None


def rule_roles(case: Case, verdict: Verdict) -> Ruling | None:
    """The same words are no agreement where two names exchange their roles; one who beat another was not beaten by the other."""
    if verdict not in (Verdict.AGREEMENT, Verdict.COMPATIBLE):
        return None
    if contradict_roles(case) and not hold_apart(case):
        return Ruling(None, Verdict.DISCREPANCY, "one tells the other way round what the other tells of two names")
    if verdict is Verdict.COMPATIBLE or not exchange_roles(case):
        return None
    return Ruling(None, Verdict.COMPATIBLE, "they tell it of the same names in other roles")


def rule_origin(case: Case, verdict: Verdict) -> Ruling | None:
    """An agreement proves nothing where both sides go back to one wire text or one speaker."""
    if verdict is not Verdict.AGREEMENT:
        return None
    origin = case.find_origin(case.left)
    if origin is None or origin is not case.find_origin(case.right):
        return None
    return Ruling(Reason.SAME_ORIGIN, verdict, f"both go back to one origin ({origin.why or 'one text'})")


def rule_converted(case: Case, verdict: Verdict) -> Ruling | None:
    """An agreement of numbers in two units."""
    left, right = case.left.mention.value, case.right.mention.value
    if verdict is not Verdict.AGREEMENT or not isinstance(left, Quantity) or not isinstance(right, Quantity) or left.unit == right.unit:
        return None
    if {left.unit, right.unit} == {"person", "count"}:
        return None
    return Ruling(Reason.CONVERTED, verdict, "they tell one size in two units")


def rule_rounded(case: Case, verdict: Verdict) -> Ruling | None:
    """An agreement of a number with itself, rounded."""
    if verdict is not Verdict.AGREEMENT or case.comparison.rung not in ROUNDED:
        return None
    return Ruling(Reason.ROUNDED, verdict, "one is the other, rounded")


def rule_speaker(case: Case, verdict: Verdict) -> Ruling | None:
    """A discrepancy between two speakers: each may be right about what it knows, and both must be asked."""
    one, other = case.left.attribution.speaker, case.right.attribution.speaker
    if verdict is not Verdict.DISCREPANCY or not one or not other or case.same_speaker:
        return None
    return Ruling(Reason.OTHER_SPEAKER, verdict, f"each has its own speaker: {one}; {other}")


def rule_hedged(case: Case, verdict: Verdict) -> Ruling | None:
    """A discrepancy in which one side is not sure of itself."""
    if verdict is not Verdict.DISCREPANCY or not (case.left.stance.certainty in UNSURE or case.right.stance.certainty in UNSURE):
        return None
    return Ruling(Reason.HEDGED, verdict, "one side is not sure of it")


def rule_vague(case: Case, verdict: Verdict) -> Ruling | None:
    """A discrepancy in which one side has no number but a word."""
    if verdict is not Verdict.DISCREPANCY or not (_is_vague(case.left) or _is_vague(case.right)):
        return None
    return Ruling(Reason.VAGUE, verdict, "one side tells a size in words")


RULES: Registry[Rule] = Registry(
    (
        ("denied", rule_denied),
        ("worded", rule_worded),
        ("began", rule_began),
        ("holder", rule_holder),
        ("score", rule_score),
        ("excluded", rule_excluded),
        ("corrected", rule_corrected),
        ("updated", rule_updated),
        ("scope", rule_scope),
        ("place", rule_place),
        ("age", rule_age),
        ("time", rule_time),
        ("length", rule_length),
        ("quote", rule_quote),
        ("roles", rule_roles),
        ("origin", rule_origin),
        ("converted", rule_converted),
        ("rounded", rule_rounded),
        ("speaker", rule_speaker),
        ("hedged", rule_hedged),
        ("vague", rule_vague),
    ),
)
"""All rules, in the order asked: each sees the verdict that the ones before it left."""


def judge_case(case: Case, rules: Registry[Rule] = RULES) -> tuple[Verdict, tuple[Ruling, ...]]:
    """Return the verdict on a case, and the rulings that led there, first one first.

    A discrepancy that an update or a correction explains keeps that explanation: parts, places and times are then not asked.
    """
    verdict = case.comparison.verdict
    rulings: list[Ruling] = []
    settled = False
    for name, rule in rules.parts:
        if settled and name in ("updated", "scope", "place", "age", "time"):
            continue
        ruling = rule(case, verdict)
        if ruling is None:
            continue
        rulings.append(ruling)
        verdict = ruling.verdict
        settled = settled or ruling.reason in (Reason.UPDATED, Reason.CORRECTED, Reason.DENIED)
    return verdict, tuple(rulings)


def _tell_of_one_thing(case: Case) -> bool:
    """Whether two statements have a head or a word in common."""
    head = case.left.aspect.head
    return (head != "" and head == case.right.aspect.head) or case.comparison.rung != "nothing shared"


def _has_other_polarity(case: Case) -> bool:
    return case.polarities[0] != case.polarities[1]


def _is_vague(claim: Claim) -> bool:
    value = claim.mention.value
    return isinstance(value, Magnitude) or (isinstance(value, Quantity) and value.bound is Bound.VAGUE)
