"""Every example runs, and what it asserts holds; the pair of articles is the one that ships with the package."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

import reconcile as rc

HERE = Path(__file__).parent


def load(name):
    spec = importlib.util.spec_from_file_location(f"example_{name}", HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_first_report_holds(capsys):
    load("first_report").main()
    assert "800 square kilometres" in capsys.readouterr().out


def test_frames_in_and_out():
    pytest.importorskip("pandas")
    assert {"verdict", "left_value"} <= set(load("frames").main().columns)


def test_the_rules_of_a_newsroom_hold():
    assert load("newsroom_rules").main().facts


def test_the_pipeline_reads_and_writes_json_lines(tmp_path):
    rows = [{"source": article.source, "published": "2024-12-14", "text": article.text} for article in rc.load_articles(HERE / "articles")]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"no": "text"}]))
    done = subprocess.run([sys.executable, HERE / "pipeline.py", path], capture_output=True, text=True, check=False)  # noqa: S603 - our own
    findings = [json.loads(line) for line in done.stdout.splitlines()]
    assert {finding["verdict"] for finding in findings} >= {"agreement", "discrepancy"}
    unexplained = any(f["verdict"] == "discrepancy" and not f["explained"] for f in findings)
    assert done.returncode == int(unexplained)
    assert "row 3 of articles.jsonl" in done.stderr


def test_the_pair_of_articles_is_the_one_that_ships():
    demo = Path(rc.__file__).parent / "demo"
    assert {p.name: p.read_text() for p in demo.glob("*.txt")} == {p.name: p.read_text() for p in (HERE / "articles").glob("*.txt")}
