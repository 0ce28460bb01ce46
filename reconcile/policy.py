"""Every threshold and convention of the library, in one frozen class.

What a word means stands in the lexicon; how strictly two values are held against each other stands here.
"""

from __future__ import annotations

from decimal import Decimal

from attrs import field, frozen


@frozen(kw_only=True)
class Policy:
    """How strictly to read and to compare; the defaults are a newsroom's.

    Attributes:
        more_than_reach: "More than N" is taken to reach up to this many times N; beyond, a larger number contradicts it,
            since a writer who knew it would have said so.
    """

    more_than_reach: Decimal = field(default=Decimal(2))
