"""Reports as JSON and back: claims once and by id elsewhere, spans as W3C selectors. The one file that knows cattrs.

The shape is published as ``report.schema.json``. Numbers and times of claims are strings, since JSON's numbers are binary
fractions: "0.1" stays a tenth.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from reconcile.errors import InputError, InputTypeError, said
from reconcile.model.claim import Claim
from reconcile.model.fact import Consensus, Fact, Note, Standing
from reconcile.model.finding import Finding
from reconcile.model.text import Article, Sentence, Span
from reconcile.model.value import Duration, Label, Magnitude, Quantity, TimeRef, Value, Wording
from reconcile.policy import Policy

if TYPE_CHECKING:
    from reconcile.report.report import Report

SCHEMA_VERSION = "1.0"
AROUND = 24
"""Characters before and after a quotation that tell it from the same words elsewhere."""

_VALUES = {kind.__name__: kind for kind in (Quantity, Duration, TimeRef, Magnitude, Label, Wording)}
_PARTS = {"articles": Article, "facts": Fact, "findings": Finding, "consensus": Consensus, "sources": Standing, "notes": Note}


def dump_report(report: Report, indent: int | None = None) -> str:
    """Return the JSON of a report; the same report gives the same bytes.

    Args:
        report: Any report.
        indent: Spaces of indentation, None for one line.
    """
    encoder, write_claim = _make_encoder()
    claims = {claim.id: claim for claim in report.claims}
    for finding in report.findings:
        claims.setdefault(finding.left.id, finding.left)
        claims.setdefault(finding.right.id, finding.right)
    document = {
        "schema_version": SCHEMA_VERSION,
        "provenance": report.provenance,
        "articles": encoder.unstructure(report.articles),
        "claims": [write_claim(claim) for claim in claims.values()],
        **{part: encoder.unstructure(getattr(report, part)) for part in _PARTS if part != "articles"},
        "policy": encoder.unstructure(report.policy),
    }
    texts = {article.id: article.text for article in report.articles}
    encoded = json.dumps(document, ensure_ascii=False, indent=indent, default=lambda span: _quote_span(span, texts))
    # A lone surrogate has no UTF-8 form: with one in a text the whole is escaped, so that it can be written to any file.
    return encoded if encoded.isascii() or _is_encodable(encoded) else json.dumps(json.loads(encoded), indent=indent)


def load_report(text: str | bytes) -> Report:
    """Return the report that ``dump_report`` wrote.

    Raises:
        InputTypeError: ``text`` is neither text nor bytes.
        InputError: It is no JSON, or not a report of this schema version.
    """
    from reconcile.report.report import Report

    if not isinstance(text, str | bytes | bytearray):
        raise InputTypeError("the JSON text of a report", text, "Give what to_json() returned.")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError("JSON", said(f"text that is none: {error}"), "Give what to_json() returned.") from error
    version = document.get("schema_version") if isinstance(document, Mapping) else None
    if version != SCHEMA_VERSION:
        raise InputError(f"a report of schema version {SCHEMA_VERSION}", said(f"version {version!r}"), "Write it anew with this version.")
    decoder = _make_decoder()
    try:
        claims = {row["id"]: decoder.structure(row, Claim) for row in document["claims"]}
        _insert_claims(document, claims)
        parts: dict[str, Any] = {part: tuple(decoder.structure(row, kind) for row in document[part]) for part, kind in _PARTS.items()}
        return Report(**parts, provenance=document["provenance"], policy=decoder.structure(document["policy"], Policy))
    except (cattrs.BaseValidationError, KeyError, TypeError, ValueError, AttributeError, InvalidOperation, RecursionError) as error:
        came = said(f"{type(error).__name__}: {error}")
        raise InputError("the JSON of a report", came, "Validate it with report.schema.json.") from error


def _insert_claims(document: dict[str, Any], claims: Mapping[str, Claim]) -> None:
    """Put the claims where their ids stand; the decoder passes what is a claim already."""
    for fact in document["facts"]:
        fact["claims"] = [claims[name] for name in fact["claims"]]
        for position in fact["positions"]:
            position["claims"] = [claims[name] for name in position["claims"]]
    for finding in document["findings"]:
        finding["left"], finding["right"] = claims[finding["left"]], claims[finding["right"]]


def _quote_span(span: Span, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return a span as a W3C Specific Resource: where it stands, and what stands there."""
    selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    text = texts.get(span.article)
    if text is not None:
        before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
        selectors.append({"type": "TextQuoteSelector", "exact": text[span.start : span.end], "prefix": before, "suffix": after})
    return {"source": span.article, "selector": selectors}


def _read_span(data: Mapping[str, Any], _: object = None) -> Span:
    position = {selector["type"]: selector for selector in data["selector"]}["TextPositionSelector"]
    return Span(str(data["source"]), int(position["start"]), end=int(position["end"]))


@lru_cache(maxsize=1)
def _make_encoder() -> tuple[cattrs.Converter, Callable[[Claim], Any]]:
    """Return the converter that writes a claim as its id, and the function that writes a claim itself."""
    converter = cattrs.Converter()
    _teach_words(converter)
    converter.register_unstructure_hook(Span, lambda span: span)
    converter.register_unstructure_hook(Sentence, lambda sentence: {"span": sentence.span, "text": sentence.text})
    for kind in _VALUES.values():
        write = make_dict_unstructure_fn(kind, converter)
        converter.register_unstructure_hook(kind, _name_kind(kind.__name__, write))
    converter.register_unstructure_hook(Value, lambda value: converter.unstructure(value, type(value)))
    whole = make_dict_unstructure_fn(Claim, converter)
    converter.register_unstructure_hook(Claim, lambda claim: claim.id)
    free: dict[str, Any] = {name: override(unstruct_hook=_write_best) for name in ("fact", "low", "best", "high")}
    converter.register_unstructure_hook(Consensus, make_dict_unstructure_fn(Consensus, converter, **free))
    return converter, whole


def _name_kind(name: str, write: Callable[[Any], dict[str, Any]]) -> Callable[[Any], dict[str, Any]]:
    return lambda value: {"type": name, **write(value)}


@lru_cache(maxsize=1)
def _make_decoder() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=False)
    _teach_words(converter)
    converter.register_structure_hook(Span, _read_span)
    readers = {name: make_dict_structure_fn(kind, converter) for name, kind in _VALUES.items()}
    converter.register_structure_hook(Value, lambda data, _: readers[data["type"]](data, _VALUES[data["type"]]))
    whole = make_dict_structure_fn(Claim, converter)
    converter.register_structure_hook(Claim, lambda data, _: data if isinstance(data, Claim) else whole(data, Claim))
    free: dict[str, Any] = {name: override(struct_hook=_read_best) for name in ("fact", "low", "best", "high")}
    converter.register_structure_hook(Consensus, make_dict_structure_fn(Consensus, converter, **free))
    return converter


def _teach_words(converter: cattrs.Converter) -> None:
    """Numbers and times are strings that give back exactly what they were made of."""
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda data, _: Decimal(data))
    converter.register_unstructure_hook(datetime, lambda when: when.isoformat())
    converter.register_structure_hook(datetime, lambda data, _: datetime.fromisoformat(data))


def _write_best(best: Any) -> Any:  # noqa: ANN401 - whatever a consensus settles on
    """Return an end of a consensus; what JSON has no form for is named by its type."""
    if isinstance(best, Decimal):
        return {"decimal": str(best)}
    if isinstance(best, datetime):
        return {"datetime": best.isoformat()}
    if isinstance(best, date):
        return {"date": best.isoformat()}
    if isinstance(best, tuple):
        return {"tuple": [_write_best(item) for item in best]}
    if isinstance(best, frozenset):
        return {"set": sorted((_write_best(item) for item in best), key=repr)}
    return best if best is None or isinstance(best, bool | int | float | str) else str(best)


def _read_best(data: Any, _: object = None) -> Any:  # noqa: ANN401 - JSON, and what it stands for
    if not isinstance(data, Mapping):
        return data
    ((kind, held),) = data.items()
    if kind == "decimal":
        return Decimal(held)
    if kind == "datetime":
        return datetime.fromisoformat(held)
    if kind == "date":
        return date.fromisoformat(held)
    items = (_read_best(item) for item in held)
    return tuple(items) if kind == "tuple" else frozenset(items)


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
