"""Spark gives the rows that the local engine gives, on a real local Spark with two workers."""

from __future__ import annotations

import os
import shutil
import sys

import pytest

import reconcile
from reconcile.engines.tables import list_rows
from reconcile.pipeline import Reconciler

pytest.importorskip("pyspark", reason="pyspark is not installed: `make spark` installs it and runs these tests")
if shutil.which("java") is None:
    pytest.skip("no Java on this machine: `make spark` installs it and runs these tests", allow_module_level=True)

# Spark warns about versions of pandas, which nothing here uses, and leaves sockets to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::ResourceWarning")

PLACES = ("Norvik", "Halmar", "Tessaly", "Brunholt", "Kelm")


def make_articles(count):
    for at in range(count):
        event, number = divmod(at, 4)
        place = f"{PLACES[event % 5]}{'abcdefghijklmnopqrstuvwxyz'[event // 5 % 26]}{'aeiou'[event // 130 % 5]}"
        yield {
            "group": f"{event:05d}", "id": f"{event}-{number}", "source": f"Paper {number}", "published": f"2024-12-{14 + number}",
            "text": f"{'At least ' if number % 2 else ''}{20 + event % 50 + number} people died when a ferry sank off {place}.\n"
            f"About {300 + event} passengers were on board, the {place} coast guard said.",
        }


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]").appName("reconcile").config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4").config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1").config("spark.sql.session.timeZone", "UTC").getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def local_rows(articles):
    groups = {}
    for row in articles:
        groups.setdefault(row["group"], []).append({k: v for k, v in row.items() if k != "group"})
    reconciler = Reconciler()
    return [row for name, group in groups.items() for row in list_rows(name, reconciler.reconcile(group))]


def naive(value):
    return value.replace(tzinfo=None) if hasattr(value, "tzinfo") else value


def comparable(group, record):
    return (group, *sorted((name, str(naive(value))) for name, value in record.items()))


@pytest.mark.parametrize(("kind", "name"), [("finding", "findings"), ("fact", "facts"), ("note", "notes")])
def test_a_thousand_articles_give_the_rows_of_the_local_engine(spark, kind, name):
    from reconcile.engines.spark import reconcile_frame

    articles = list(make_articles(1000))
    frames = reconcile_frame(spark.createDataFrame(articles))
    told = sorted(comparable(d.pop("group"), d) for d in (row.asDict() for row in getattr(frames, name).collect()))
    expected = sorted(comparable(row["group"], {**_empty(kind), **row[kind]}) for row in local_rows(articles) if row["row"] == kind)
    assert told == expected
    assert told or kind == "note"


def test_articles_without_a_group_are_grouped_first(spark):
    from reconcile.engines.spark import reconcile_frame

    articles = [{k: v for k, v in row.items() if k != "group"} for row in make_articles(12)]
    frames = reconcile_frame(spark.createDataFrame(articles))
    ids = {row["article"] for row in frames.facts.select("article").distinct().collect()}
    assert ids == {row["id"] for row in articles}


def test_a_policy_and_a_reconciler_at_once_are_a_mistake(spark):
    from reconcile.engines.spark import reconcile_frame

    frame = spark.createDataFrame(list(make_articles(4)))
    with pytest.raises(reconcile.InputError, match="a policy or a reconciler"):
        reconcile_frame(frame, policy=reconcile.Policy(), reconciler=Reconciler())


def _empty(kind):
    from reconcile.engines.tables import arrow_schema

    return dict.fromkeys(field.name for field in arrow_schema().field(kind).type)
