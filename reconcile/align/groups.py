"""Groups of claims that grow by joining; what is kept apart never meets, what is bound always does. Reads no text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import define

from reconcile.align.bonds import key_sentence
from reconcile.align.profiles import Profile
from reconcile.align.scale import Scale
from reconcile.policy import Policy

AGE = "age"
"""Head of what is one person's own, however well the words around fit another's; it only says who is meant, and is told by no statement."""
SAMPLE = 3
"""How many claims stand for a group where two groups are weighed against each other: enough to be fair, few enough to be fast."""

MEETING = 8
"""How many claims of one text are held against those of another group: few tell a thing oftener, and a book must not cost its square."""

CLASH = {"number": 2.5, "time": 3.0, "word": 1.5}
"""How far below the least weight two claims of one text may stand in one fact: they are rarely two tellings of one thing, times less so."""


@define(eq=False)
class _Joined:
    """What a group holds: its members, the sentences they stand in, and the members by text."""

    members: list[int]
    sentences: set[tuple[int, int, str]]
    texts: dict[int, list[int]]


class Groups:
    """A partition of profiles, every one alone at first."""

    def __init__(self, profiles: Sequence[Profile], scale: Scale, policy: Policy) -> None:
        """Begin with every profile alone.

        Args:
            profiles: ``profiles[i].at == i``.
            scale: Weighs pairs.
            policy: How much the mean weight between two groups must be.
        """
        self.profiles = profiles
        self.scale = scale
        self._least = policy.join_weight
        self._least_of_statements = policy.join_weight + policy.statement_weight
        self._told = [profile.claim.mention.kind == "wording" for profile in profiles]
        self._group = list(range(len(profiles)))
        self._joined: dict[int, _Joined] = {}
        self._apart: dict[int, set[int]] = {}

    def find_least(self, left: Profile, right: Profile) -> float:
        """Return how much a pair must weigh to be joined."""
        return self._least_of_statements if self._told[left.at] and self._told[right.at] else self._least

    def keep_apart(self, pairs: Iterable[tuple[int, int]]) -> None:
        """See that the two of each pair never meet."""
        for left, right in pairs:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def bind(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Put the two of each pair together, whatever they weigh, unless they are kept apart."""
        for left, right in pairs:
            one, other = self._group[left], self._group[right]
            if one != other and not self._are_apart(one, other):
                self._merge(one, other)

    def join(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Join the groups of each pair, in the order given, where nothing parts them and enough speaks for it."""
        for left, right in pairs:
            one, other = self._group[left], self._group[right]
            if one == other or self._are_apart(one, other):
                continue
            ones, others = self._hold(one), self._hold(other)
            if not ones.sentences.isdisjoint(others.sentences):
                continue
            if not self._clash(ones, others) and self._spare(_sample(ones.members, left), _sample(others.members, right)) >= 0.0:
                self._merge(one, other)

    def list_groups(self) -> list[list[int]]:
        """Return the groups, each in order, by their first members."""
        alone = [[at] for at, group in enumerate(self._group) if group == at and at not in self._joined]
        return sorted([*alone, *(sorted(joined.members) for joined in self._joined.values())])

    def _hold(self, group: int) -> _Joined:
        """Return what a group holds; made when first asked for, since most claims stay alone."""
        joined = self._joined.get(group)
        if joined is None:
            profile = self.profiles[group]
            joined = self._joined[group] = _Joined([group], {key_sentence(profile)}, {profile.article: [group]})
        return joined

    def _are_apart(self, one: int, other: int) -> bool:
        if not self._apart:
            return False
        few, many = sorted((self._hold(one).members, self._hold(other).members), key=len)
        others = set(many)
        return any(self._apart.get(member, set()) & others for member in few)

    def _clash(self, one: _Joined, other: _Joined) -> bool:
        """Whether two claims would meet that never do: of one text that its own words keep apart, or ages of two people."""
        if self.profiles[one.members[0]].head == AGE and self._name_two_people(one.members[:MEETING], other.members[:MEETING]):
            return True
        few, many = (one.texts, other.texts) if len(one.texts) <= len(other.texts) else (other.texts, one.texts)
        for article, members in few.items():
            for at in many.get(article, ())[:MEETING]:
                profile = self.profiles[at]
                for member in members[:MEETING]:
                    rival = self.profiles[member]
                    if self.scale.weigh(profile, rival) < self.find_least(profile, rival) - CLASH[profile.group]:
                        return True
        return False

    def _name_two_people(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Whether two groups of ages are told of people of different names."""
        named = [[self.profiles[at].who for at in members if self.profiles[at].head == AGE] for members in (ones, others)]
        return any(are_two_people(who, whom) for who in named[0] for whom in named[1])

    def _spare(self, ones: Sequence[int], others: Sequence[int]) -> float:
        """Return what the pairs between samples of two groups weigh beyond what they must, in the mean."""
        total, profiles, weigh, find_least = 0.0, self.profiles, self.scale.weigh, self.find_least
        for one in ones:
            left = profiles[one]
            for other in others:
                right = profiles[other]
                total += weigh(left, right) - find_least(left, right)
        return total / (len(ones) * len(others))

    def _merge(self, one: int, other: int) -> None:
        big, small = self._hold(one), self._hold(other)
        if len(big.members) < len(small.members):
            one, other, big, small = other, one, small, big
        for member in small.members:
            self._group[member] = one
        big.members.extend(small.members)
        big.sentences |= small.sentences
        for article, members in small.texts.items():
            big.texts.setdefault(article, []).extend(members)
        del self._joined[other]


def are_two_people(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of two names show two people: none is shared, and neither is told by the initials of the other."""
    return bool(one) and bool(other) and one.isdisjoint(other) and not (_abbreviates(one, other) or _abbreviates(other, one))


def _abbreviates(short: frozenset[str], whole: frozenset[str]) -> bool:
    letters = {word for word in short if len(word) == 1}
    return bool(letters) and letters <= {word[0] for word in whole}


def _sample(members: Sequence[int], at: int) -> Sequence[int]:
    """Return the members that stand for their group where it is weighed by way of one of them, ``at``."""
    if len(members) <= SAMPLE:
        return members
    return [at, *[m for m in (members[0], members[len(members) // 2], members[-1]) if m != at][: SAMPLE - 1]]
