"""Groups of claims that grow by joining; what is kept apart never meets, what is bound always does. Reads no text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reconcile.align.bonds import key_sentence
from reconcile.align.evidence import Scale
from reconcile.align.profiles import Profile

SAMPLE = 3
"""How many claims stand for a group where two groups are weighed against each other: enough to be fair, few enough to be fast."""


CLASH = 1.5
"""How far below the least weight two claims of one text may stand in one fact: they are rarely two tellings of one thing."""


class Groups:
    """A partition of profiles, every one alone at first."""

    def __init__(self, profiles: Sequence[Profile], scale: Scale, least: float) -> None:
        """Begin with every profile alone.

        Args:
            profiles: ``profiles[i].at == i``.
            scale: Weighs pairs.
            least: Two groups are joined where the mean weight between them is at least this.
        """
        self.profiles = profiles
        self.scale = scale
        self.least = least
        self._group = list(range(len(profiles)))
        self._members: dict[int, list[int]] = {i: [i] for i in range(len(profiles))}
        self._sentences = {i: {key_sentence(profile)} for i, profile in enumerate(profiles)}
        self._texts: dict[int, dict[int, list[int]]] = {i: {profile.article: [i]} for i, profile in enumerate(profiles)}
        self._apart: dict[int, set[int]] = {}

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
            if one == other or self._sentences[one] & self._sentences[other] or self._are_apart(one, other):
                continue
            if self._weigh(one, other, left, right) >= self.least and not self._clash(one, other):
                self._merge(one, other)

    def list_groups(self) -> list[list[int]]:
        """Return the groups, each in order, by their first members."""
        return sorted(sorted(members) for members in self._members.values())

    def _are_apart(self, one: int, other: int) -> bool:
        if not self._apart:
            return False
        few, many = sorted((self._members[one], self._members[other]), key=len)
        others = set(many)
        return any(self._apart.get(member, set()) & others for member in few)

    def _clash(self, one: int, other: int) -> bool:
        """Whether two claims of one text would meet that its own words keep apart: a text tells its facts from each other."""
        few, many = self._texts[one], self._texts[other]
        if len(few) > len(many):
            few, many = many, few
        for article, members in few.items():
            for at in many.get(article, ()):
                profile = self.profiles[at]
                if any(self.scale.weigh(profile, self.profiles[member]) < self.least - CLASH for member in members):
                    return True
        return False

    def _weigh(self, one: int, other: int, left: int, right: int) -> float:
        """Return the mean weight between two groups, of a sample of each that holds the pair at hand."""
        total, count = 0.0, 0
        for a in self._sample(one, left):
            for b in self._sample(other, right):
                total += self.scale.weigh(self.profiles[a], self.profiles[b])
                count += 1
        return total / count

    def _sample(self, group: int, at: int) -> list[int]:
        members = self._members[group]
        if len(members) <= SAMPLE:
            return members
        return [at, *[m for m in (members[0], members[len(members) // 2], members[-1]) if m != at][: SAMPLE - 1]]

    def _merge(self, one: int, other: int) -> None:
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        for member in self._members[other]:
            self._group[member] = one
        self._members[one].extend(self._members.pop(other))
        self._sentences[one] |= self._sentences.pop(other)
        texts = self._texts[one]
        for article, members in self._texts.pop(other).items():
            texts.setdefault(article, []).extend(members)
