"""Many machines (extra ``spark``): a DataFrame of articles to DataFrames of findings, facts and notes.

The work is ``tables.reconcile_batches``, mapped over Arrow batches after a repartition by group: an order of magnitude less overhead
than a call per group (applyInPandas) where groups are small. The workers need this package and pyarrow installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import frozen

from reconcile.align.stories import EventIndex
from reconcile.engines.tables import KINDS, arrow_schema, reconcile_batches
from reconcile.errors import InputError, MissingExtraError
from reconcile.io.articles import read_articles
from reconcile.pipeline import Reconciler
from reconcile.policy import Policy

GROUP = "group"
"""Name of the column that says which articles tell one event."""


@frozen
class Frames:
    """What came of a frame of articles; each a Spark DataFrame with a column "group".

    Attributes:
        findings: A row per finding, with the columns of ``Report.to_records``.
        facts: A row per claim, with the fact and position that it is in.
        notes: A row per note.
    """

    findings: Any
    facts: Any
    notes: Any


def reconcile_frame(frame: Any, *, policy: Policy | None = None, reconciler: Reconciler | None = None) -> Frames:  # noqa: ANN401 - Spark's own
    """Reconcile a Spark DataFrame of articles, each group on whichever machine it falls to.

    Args:
        frame: A row per article, with the columns of ``Article`` (or their common other names). A column "group" says which articles
            tell one event; without it the driver reads the stream of articles once and groups it.
        policy: Thresholds and conventions.
        reconciler: The same with extractors and lexicons; instead of ``policy``.

    Returns:
        Three frames that share one computation, which is kept until Spark needs the room. Their rows are those that the local engine
        gives; only their order is Spark's.

    Raises:
        MissingExtraError: pyspark or pyarrow is not installed.
        InputError: Both a policy and a reconciler were given.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise MissingExtraError("pyspark", error, "Install it with: pip install 'reconcile-claims[spark]'") from error
    if policy is not None and reconciler is not None:
        raise InputError("a policy or a reconciler", "both", "Put the policy into the reconciler.")
    chosen = reconciler or Reconciler(policy or Policy())
    grouped = frame if GROUP in frame.columns else _group_frame(frame, chosen.policy)

    def work(batches: Iterable[Any]) -> Iterator[Any]:
        return reconcile_batches(batches, chosen, GROUP)

    ordered = grouped.repartition(GROUP).sortWithinPartitions(GROUP)
    rows = ordered.mapInArrow(work, from_arrow_schema(arrow_schema())).persist()
    findings, facts, notes = (rows.where(rows["row"] == kind).select(GROUP, f"{kind}.*") for kind in KINDS)
    return Frames(findings, facts, notes)


def _group_frame(frame: Any, policy: Policy) -> Any:  # noqa: ANN401 - Spark's own
    """Return ``frame`` with a group column; only the index and the names of the groups ever sit in the driver's memory."""
    from pyspark.sql.functions import monotonically_increasing_id

    numbered = frame.withColumn("_row", monotonically_increasing_id()).persist()
    index, names = EventIndex(policy), []
    for row in numbered.toLocalIterator():
        fields = row.asDict()
        number = fields.pop("_row")
        (article,), _ = read_articles({name: value for name, value in fields.items() if value is not None})
        names.append((number, index.place(article)))
    groups = frame.sparkSession.createDataFrame(names, f"_row long, {GROUP} string")
    return numbered.join(groups, "_row").drop("_row")
