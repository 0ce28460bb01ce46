"""Truth discovery side by side with truthdiscovery and crowd-kit: share right and CPU-seconds, `make bench-trust`.

On tables made here with planted truth (copiers, lists cut short, many facts with two tellers), and on any folder of tables given:
NAME_claims.jsonl with {"object", "source", "value"} and NAME_gold.jsonl with {"object", "value"}, compared as text, or as
numbers where all are. The peers run in an environment of their own (`.venv-bench-trust`), each on the same tables; where it is
missing, they are left out and named.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from unittest.mock import MagicMock

ROOT = Path(__file__).parent.parent
PEER_PYTHON = ROOT / ".venv-bench-trust" / "bin" / "python"
OURS = ("auto", "majority", "truthfinder", "investment", "pooled_investment", "crh")
THEIRS = ("td MajorityVoting", "td TruthFinder", "td Investment", "td PooledInvestment", "td Sums", "td AverageLog",
          "ck MajorityVote", "ck DawidSkene", "ck OneCoinDawidSkene", "ck MACE")
DRAWN_ONLY = {"transformers", "cairo", "flask", "imageio", "imageio.v2", "matplotlib", "matplotlib.pyplot"}  # needed by parts not used here


def make_copied(chance, facts=400):
    """Eight careful sources of four in five, and twelve that copy one of two in five."""
    rows, gold = [], {}
    for number in range(facts):
        fact, truth = f"f{number}", chance.randrange(60, 1400)
        told = truth if chance.random() < 0.4 else truth + chance.choice((-1, 1, 12, 45))
        gold[fact] = truth
        rows += [(fact, f"careful{s}", truth if chance.random() < 0.8 else truth + chance.randrange(-60, 60)) for s in range(8)]
        rows += [(fact, f"copier{s}", told) for s in range(12) if chance.random() < 0.9]
    return rows, gold


def make_lists(chance, facts=400, sources=150):
    """Lists of names, as shops tell them: a third leave names out, a few spell one wrong."""
    habits = [chance.betavariate(1, 2) for _ in range(sources)]
    rows, gold = [], {}
    for number in range(facts):
        names = sorted({f"name{chance.randrange(2000)}" for _ in range(chance.randrange(1, 5))})
        gold[f"f{number}"] = " ".join(names)
        for source in chance.sample(range(sources), 12):
            told = names[: chance.randrange(1, len(names))] if len(names) > 1 and chance.random() < habits[source] else names
            told = [n + "x" if chance.random() < 0.03 else n for n in told]
            rows.append((f"f{number}", f"s{source}", " ".join(sorted(told))))
    return rows, gold


def make_sparse(chance, facts=8000, sources=800):
    """Numbers of which most are told once or twice; sources differ in care, and some round."""
    care = [chance.betavariate(6, 2) for _ in range(sources)]
    rows, gold = {}, {}
    for number in range(int(facts * 1.4)):
        fact, source = f"f{number % facts}", min(int(chance.paretovariate(0.7)), sources) - 1
        truth = gold.setdefault(fact, float(int(10 ** chance.uniform(2.5, 6))))
        wrong = chance.choice((float(f"{truth:.1g}"), float(int(truth * chance.uniform(0.8, 1.2)))))
        rows[fact, source] = (fact, f"s{source}", truth if chance.random() < care[source] else wrong)
    told = {}
    for fact, _, value in rows.values():
        told.setdefault(fact, set()).add(value)
    return list(rows.values()), {fact: gold[fact] for fact in told if len(told[fact]) > 1}


def read_folder(folder):
    """Yield the tables of a folder."""
    for path in sorted(folder.glob("*_claims.jsonl")):
        gold = {row["object"]: row["value"] for row in map(json.loads, path.with_name(path.name.replace("_claims", "_gold")).open())}
        rows = {(row["source"], row["object"]): row["value"] for row in map(json.loads, path.open())}
        try:
            numbers = {key: float(value) for key, value in rows.items()}
            gold, rows = {key: float(value) for key, value in gold.items()}, numbers
        except ValueError:
            pass
        yield path.name.removesuffix("_claims.jsonl"), [(fact, source, value) for (source, fact), value in rows.items()], gold


def run_ours(rows, method):
    """Return what a method of ours picks."""
    from reconcile import resolve_values

    return {c.fact: c.best for c in resolve_values([{"fact": f, "source": s, "value": v} for f, s, v in rows], method)}


def run_theirs(rows, method):
    """Return what a method of a peer picks; its first pick where it leaves several."""
    for name in DRAWN_ONLY:
        sys.modules.setdefault(name, MagicMock())
    package, _, name = method.partition(" ")
    if package == "td":
        import truthdiscovery as td

        result = getattr(td, name)().run(td.Dataset([(source, fact, value) for fact, source, value in rows]))
        return {fact: next(iter(result.get_most_believed_values(fact))) for fact in dict.fromkeys(fact for fact, _, _ in rows)}
    import crowdkit.aggregation as ck
    import pandas as pd

    return getattr(ck, name)().fit_predict(pd.DataFrame(rows, columns=["task", "worker", "label"])).to_dict()


def score(rows, gold, method):
    """Return the per cent of known facts that are right, and the CPU-seconds."""
    start = time.process_time()
    best = (run_theirs if method in THEIRS else run_ours)(rows, method)
    return round(100 * sum(best.get(fact) == truth for fact, truth in gold.items()) / len(gold), 1), round(time.process_time() - start, 2)


def ask_peer(table, method, seconds):
    """Run one method of a peer in its own environment and process."""
    command = [str(PEER_PYTHON), __file__, "--table", table, "--method", method]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return f"more than {seconds} s"
    return json.loads(done.stdout) if done.returncode == 0 else (done.stderr.strip().splitlines() or ["no message"])[-1][:80]


def main():
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    cli.add_argument("folder", nargs="?", type=Path)
    cli.add_argument("--seconds", type=int, default=120, help="after which a peer is stopped")
    cli.add_argument("--table")
    cli.add_argument("--method")
    args = cli.parse_args()
    if args.table:
        rows, gold = json.loads(Path(args.table).read_text())
        print(json.dumps(score([tuple(row) for row in rows], gold, args.method)))
        return
    makers = {"copied errors": make_copied, "lists cut short": make_lists, "few tellers": make_sparse}
    tables = [(name, *make(random.Random(7))) for name, make in makers.items()]  # noqa: S311 - tables to measure with, no secrets
    tables += read_folder(args.folder) if args.folder else []
    methods = [*OURS, *(THEIRS if PEER_PYTHON.exists() else ())]
    if not PEER_PYTHON.exists():
        print("truthdiscovery and crowd-kit: no environment (`make .venv-bench-trust`), left out", file=sys.stderr)
    for name, rows, gold in tables:
        print(f"\n{name}: {len(rows)} claims, {len(gold)} known facts\n| method | right % | CPU s |\n| --- | --- | --- |")
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump([rows, gold], file)
            file.flush()
            for method in methods:
                got = ask_peer(file.name, method, args.seconds) if method in THEIRS else score(rows, gold, method)
                print(f"| {method} | {got} | |" if isinstance(got, str) else f"| {method} | {got[0]} | {got[1]} |", flush=True)


if __name__ == "__main__":
    main()
