"""One machine: a stream of articles in, reports of events out, over several processes and within bounded memory.

The processes are Pebble's: a worker that dies or hangs is its task's trouble only, and is replaced. Here is decided what a
task is, how often it is tried, and in what order its reports come out.
"""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from reconcile.align.stories import group_terms
from reconcile.align.terms import Terms, count_terms
from reconcile.engines.parcels import pack_reports, unpack_reports
from reconcile.errors import InputError, require_items, require_type
from reconcile.io.articles import read_articles
from reconcile.model.fact import Note
from reconcile.model.text import Article
from reconcile.pipeline import Reconciler
from reconcile.policy import Policy
from reconcile.report.report import Report

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

Group: TypeAlias = tuple[Article, ...]
Task: TypeAlias = tuple[Group, ...]

TASK_SIZE = 12_000
"""Characters of a task: enough work (about 0.1 s) that sending it costs little beside it, and so little that all processes end together."""

AHEAD = 20
"""Tasks under way per process: enough that none waits, few enough that a slow one holds back little."""


def reconcile_stream(
    articles: Iterable[Any],
    processes: int | None = None,
    progress: bool = True,
    *,
    reconciler: Reconciler | None = None,
    patience: float = 120.0,
) -> Iterator[tuple[Group, Report]]:
    """Yield (group, report) for each event of a stream, as soon as nothing more is expected of it.

    Args:
        articles: Articles, dicts or texts in the order in which they come; or tuples and lists of those, each taken as one event.
            Read as far as needed and no further: a generator never sits in memory whole.
        processes: How many to use; None takes one for each processor, 1 works in this process alone.
        progress: Whether to show a bar, which is only ever shown on a terminal, on standard error.
        reconciler: Policy, extractors and lexicons to use.
        patience: Seconds that a task may take in another process before it counts as stuck.

    Returns:
        An iterator in an order that depends on the articles alone, whatever the number of processes. A group that a process died
        of or hung on, twice, comes with a report that holds its articles and a ``Note``.

    Raises:
        InputError: ``processes`` is less than one.
        ReconcileError: An item of ``articles`` is no article; raised when the stream gets there.
    """
    require_type(1 if processes is None else processes, int, "a number of processes", "Give 1, or None for one per processor.")
    workers = processes if processes is not None else (os.cpu_count() or 1)
    if workers < 1:
        raise InputError("at least one process", processes, "Give 1 to work in this process alone, or None for one per processor.")
    chosen = reconciler or Reconciler()
    tasks = bundle_groups(gather_groups(articles, chosen.policy))
    done = _run_here(tasks, chosen) if workers == 1 else _run_in_pool(tasks, chosen, workers, patience)
    return _show_progress(done) if progress else done


def gather_groups(articles: Iterable[Any], policy: Policy) -> Iterator[Group]:
    """Yield the articles of each event of a stream.

    When twice ``Policy.stream_window`` articles are held, they are grouped, and the events that have been quiet the longest are closed
    until one window is left. Items that are themselves tuples or lists are taken as one event each.
    """
    held: list[Article] = []
    terms: list[Terms] = []  # of those held: an article is counted once, however often it is grouped
    for item in require_items(articles, "articles", "Give a list or a generator of them."):
        if isinstance(item, tuple | list):
            yield read_articles(item)[0]
            continue
        read = read_articles(item)[0]
        held.extend(read)
        terms.extend(map(count_terms, read))
        if len(held) >= 2 * policy.stream_window:
            open_ones = sorted(group_terms(held, terms, policy), key=itemgetter(-1))
            left = len(held)
            while left > policy.stream_window:
                closed = open_ones.pop(0)
                left -= len(closed)
                yield tuple(held[at] for at in closed)
            kept = sorted(chain.from_iterable(open_ones))
            held, terms = [held[at] for at in kept], [terms[at] for at in kept]
    for group in group_terms(held, terms, policy):
        yield tuple(held[at] for at in group)


def bundle_groups(groups: Iterable[Group]) -> Iterator[Task]:
    """Yield groups in bundles of about ``TASK_SIZE`` characters, in order."""
    bundle: list[Group] = []
    size = 0
    for group in groups:
        bundle.append(group)
        size += sum(len(article.text) for article in group)
        if size >= TASK_SIZE:
            yield tuple(bundle)
            bundle, size = [], 0
    if bundle:
        yield tuple(bundle)


def reconcile_task(reconciler: Reconciler, task: Task) -> tuple[Report, ...]:
    """Return a report for each group of a task; what a worker process does."""
    return tuple(reconciler.reconcile(group) for group in task)


def _run_here(tasks: Iterable[Task], reconciler: Reconciler) -> Iterator[tuple[Group, Report]]:
    for task in tasks:
        for group in task:
            try:
                yield group, reconciler.reconcile(group)
            except Exception as error:  # noqa: BLE001 - one event must not end a run of a million
                yield group, _report_failure(reconciler, group, error)


def _run_in_pool(tasks: Iterable[Task], reconciler: Reconciler, workers: int, patience: float) -> Iterator[tuple[Group, Report]]:
    from pebble import ProcessPool

    pool = ProcessPool(max_workers=workers, initializer=_prepare_worker, initargs=(reconciler,))
    under_way: deque[tuple[Task, Future[bytes]]] = deque()

    def collect() -> Iterator[tuple[Group, Report]]:
        task, future = under_way.popleft()
        reports: Iterable[Report]
        try:
            reports = unpack_reports(future.result())
        except Exception:  # noqa: BLE001 - a task that died, hung or failed is tried again, group by group
            reports = (_retry_group(pool, reconciler, group, patience) for group in task)
        yield from zip(task, reports, strict=True)

    try:
        pool.schedule(_work, args=[()], timeout=patience)  # of nothing: the processes get ready while the first events are gathered
        for task in tasks:
            under_way.append((task, pool.schedule(_work, args=[task], timeout=patience)))
            if len(under_way) >= AHEAD * workers:
                yield from collect()
        while under_way:
            yield from collect()
    finally:  # also when the caller stops early or presses Ctrl-C: no process is left behind
        pool.stop()  # type: ignore[no-untyped-call]  # Pebble leaves it untyped
        pool.join()


def _retry_group(pool: ProcessPool, reconciler: Reconciler, group: Group, patience: float) -> Report:
    try:
        (report,) = unpack_reports(pool.schedule(_work, args=[(group,)], timeout=patience).result())
    except Exception as error:  # noqa: BLE001 - the second failure is told in the report
        return _report_failure(reconciler, group, error)
    return report


def _report_failure(reconciler: Reconciler, group: Group, error: Exception) -> Report:
    says = f"these articles could not be reconciled: {type(error).__name__}: {error}"
    return Report(articles=group, notes=(Note("crashed", says),), policy=reconciler.policy)


_of_this_process: list[Reconciler] = []
"""The reconciler of a worker process, sent once when the process starts and not with every task."""


def _prepare_worker(reconciler: Reconciler) -> None:
    """Keep the reconciler, load its lexicon, and tell the collector that what is there now stays: the process is ours alone."""
    _of_this_process[:] = [reconciler]
    reconciler.reconcile("")
    gc.collect()
    gc.freeze()
    gc.disable()


def _work(task: Task) -> bytes:
    parcel = pack_reports(reconcile_task(_of_this_process[0], task))
    gc.collect(0)  # what this task left; all older things are known to stay
    return parcel


def _show_progress(done: Iterator[tuple[Group, Report]]) -> Iterator[tuple[Group, Report]]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} articles in {task.fields[events]} events"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        row = bar.add_task("reconciling", total=None, events=0)
        for events, (group, report) in enumerate(done, 1):
            bar.update(row, advance=len(group), events=events)
            yield group, report
