"""Cross-source claim reconciliation: where reports of one event agree, only seem to differ, or cannot both be right.

Every public name is loaded when first used, so that ``import reconcile`` costs next to nothing. Type checkers read the
same names from ``__init__.pyi``; a test holds the two lists against each other.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_PLACES = {
    "reconcile._version": ("__version__",),
    "reconcile.errors": ("FileError", "InputError", "InputTypeError", "MissingExtraError", "ReconcileError", "UnitError"),
    "reconcile.policy": ("Policy",),
    "reconcile.registry": ("Registry",),
    "reconcile.model.text": ("Article", "Sentence", "Span"),
    "reconcile.model.interval": ("Interval",),
    "reconcile.model.value": ("Anchor", "Bound", "Change", "Duration", "Grain", "Label", "Magnitude", "Movement", "Quantity", "TimeBound",
                              "TimeRef", "Value", "Wording"),
    "reconcile.model.claim": ("Aspect", "Attribution", "Certainty", "Claim", "Mention", "Stance"),
    "reconcile.model.fact": ("Alignment", "Consensus", "Evidence", "Fact", "Note", "Origin", "Pairing", "Position", "Standing"),
    "reconcile.model.finding": ("Comparison", "Finding", "Reason", "Verdict"),
    "reconcile.adapters.units": ("convert",),
    "reconcile.compare.values": ("compare_values",),
    "reconcile.resolve.trust": ("resolve_values",),
    "reconcile.align.stories": ("EventIndex", "group_articles"),
    "reconcile.io.articles": ("load_articles",),
    "reconcile.io.webpages": ("read_html",),
    "reconcile.report.report": ("Report",),
    "reconcile.engines.local": ("reconcile_stream",),
    "reconcile.pipeline": ("EXTRACTORS", "Reconciler", "align_claims", "extract_claims", "extract_mentions", "parse_value", "reconcile"),
}
_PLACE_OF = {name: module for module, names in _PLACES.items() for name in names}

__all__ = sorted(_PLACE_OF)  # noqa: PLE0605 - a list all the same


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    """Load a public name when it is first used (PEP 562)."""
    module = _PLACE_OF.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return __all__
