"""Holds Python's cycle collector back while a report is made: the nouns are trees, and looking for cycles in them is a quarter of the time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def hold_collector() -> Iterator[None]:
    """Keep the cycle collector from running within the block; what no one refers to any more is freed at once all the same.

    Whoever finds the collector off leaves it off, so blocks may be nested and a program that has switched it off itself keeps
    its way. With threads, the first block to end switches it on for all of them: a matter of speed, not of results.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
