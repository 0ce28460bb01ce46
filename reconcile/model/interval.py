"""Intervals over numbers and over times; the one place that knows open, closed and unbounded ends."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Generic, TypeVar

from attrs import field, frozen

T = TypeVar("T", Decimal, datetime)


@frozen
class Interval(Generic[T]):
    """A set of values between two ends.

    Attributes:
        low: The lower end, or None where the interval is unbounded below.
        high: The upper end, or None where the interval is unbounded above.
        low_open: Whether ``low`` itself is left out ("more than 10").
        high_open: Whether ``high`` itself is left out (calendar intervals are half-open: always True for them).
    """

    low: T | None
    high: T | None
    low_open: bool = field(default=False, kw_only=True)
    high_open: bool = field(default=False, kw_only=True)

    @property
    def is_point(self) -> bool:
        """Whether exactly one value is allowed."""
        return self.low is not None and self.low == self.high and not (self.low_open or self.high_open)

    @property
    def is_empty(self) -> bool:
        """Whether no value is allowed at all."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __contains__(self, value: T) -> bool:
        """Whether ``value`` is allowed."""
        if self.low is not None and (value < self.low or (value == self.low and self.low_open)):
            return False
        return self.high is None or value < self.high or (value == self.high and not self.high_open)

    def meets(self, other: Interval[T]) -> bool:
        """Whether some value is allowed by both intervals."""
        return not (self._ends_before(other) or other._ends_before(self))

    def covers(self, other: Interval[T]) -> bool:
        """Whether every value that ``other`` allows is allowed here too."""
        if self.low is not None:
            if other.low is None or other.low < self.low:
                return False
            if other.low == self.low and self.low_open and not other.low_open:
                return False
        if self.high is not None:
            if other.high is None or other.high > self.high:
                return False
            if other.high == self.high and self.high_open and not other.high_open:
                return False
        return True

    def _ends_before(self, other: Interval[T]) -> bool:
        if self.high is None or other.low is None:
            return False
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))
