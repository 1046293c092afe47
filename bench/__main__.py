"""`python -m bench`: every figure, five rounds side by side, as medians and worst rounds of ratios."""

import argparse
import json
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table

PASSES = [
    ("engine 64", ["turns", "engine", "64"]),
    ("floor 64", ["turns", "floor", "64"]),
    ("peer 64", ["turns", "peer", "64"]),
    ("engine 1", ["turns", "engine", "1"]),
    ("floor 1", ["turns", "floor", "1"]),
    ("start", ["start"]),
    ("decode", ["decode"]),
    ("slack press", ["slack", "press"]),
    ("slack away", ["slack", "away"]),
    ("slack store", ["slack", "store"]),
]
Round = dict[str, dict[str, float]]


def measure(arguments: Sequence[str]) -> dict[str, float]:
    """One pass in a process of its own."""
    command = [sys.executable, "-m", f"bench.{arguments[0]}", *arguments[1:]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"bench.{' '.join(arguments)} failed:\n{done.stderr}")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


RATIOS: list[tuple[str, str, Callable[[Round], float], bool]] = [
    (
        "turns/s at 64, engine / peer",
        "≥ 1.5",
        lambda r: r["engine 64"]["per_second"] / r["peer 64"]["per_second"],
        True,
    ),
    ("CPU a turn at 64, engine / floor", "≤ 3", lambda r: r["engine 64"]["cpu_us"] / r["floor 64"]["cpu_us"], False),
    ("median at 1, engine / floor", "≤ 1.5", lambda r: r["engine 1"]["p50_us"] / r["floor 1"]["p50_us"], False),
    ("CPU a raw update to Inbound, ours / de_json", "≤ 0.125", lambda r: r["decode"]["ratio"], False),
    ("messages read a second, of one core", "≥ 2000", lambda r: r["understand"]["per_second"], True),
    ("the reader's vocabulary loaded, ms", "≤ 100", lambda r: r["understand"]["load_ms"], False),
    ("start to first answer, seconds", "≤ 1.5", lambda r: r["start"]["seconds"], False),
    ("a signed press in Slack to its commit, ms, median at 1", "≤ 5", lambda r: r["slack press"]["p50_ms"], False),
    ("Slack stalled 2 s: acknowledged, seconds, p99.9", "≤ 1", lambda r: r["slack away"]["p999"], False),
    ("the store stalled 2 s: acknowledged, seconds, slowest", "≤ 3", lambda r: r["slack store"]["worst"], False),
    ("acknowledged before its commit", "0", lambda r: r["slack away"]["early"] + r["slack store"]["early"], False),
]


def main() -> None:
    """Measures, and prints what was measured."""
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--no-memory", action="store_true", help="leave out the 110,000 parked conversations")
    asked.add_argument("--no-matching", action="store_true", help="leave out the 100,000 offers")
    given = asked.parse_args()
    rounds: list[Round] = []
    for number in range(1, given.rounds + 1):
        rounds.append({name: measure(arguments) for name, arguments in PASSES})
        print(f"round {number} of {given.rounds} measured", file=sys.stderr)
    console = Console(width=110)
    ratios = Table("figure", "wanted", "median", "worst", title=f"Ratios of the same round, {given.rounds} rounds")
    for name, wanted, ratio, more in RATIOS:
        values = [ratio(r) for r in rounds]
        worst = min(values) if more else max(values)
        ratios.add_row(name, wanted, f"{statistics.median(values):.2f}", f"{worst:.2f}")
    console.print(ratios)
    raw = Table("pass", "turns/s", "CPU µs", "p50 µs", "p99 µs", title="Medians (a machine's own, for scale)")
    for name, arguments in PASSES:
        if arguments[0] == "turns":
            of: dict[str, list[float]] = defaultdict(list)
            for r in rounds:
                for key, value in r[name].items():
                    of[key].append(value)
            raw.add_row(
                name, *(f"{statistics.median(of[k]):.0f}" for k in ("per_second", "cpu_us", "p50_us", "p99_us"))
            )
    console.print(raw)
    if not given.no_memory:
        grown = [measure(["memory"])["kb_each"] for _ in range(given.rounds)]
        console.print(
            f"parked conversations, KB each from 10,000 to 110,000 (wanted ≤ 0.3): "
            f"median {statistics.median(grown):.3f}, worst {max(grown):.3f}"
        )
    if not given.no_matching:
        matching(console, given.rounds)


def matching(console: Console, rounds: int) -> None:
    """One need against 100,000 offers in the database, and a file of 1,000 needs."""
    one = measure(["matching", "--rounds", str(rounds)])
    console.print(
        f"ten matches among 100,000 offers, ms (wanted ≤ 5): median {one['median_ms']:.1f}, "
        f"worst round {one['worst_median_ms']:.1f}, of the processor {one['cpu_ms']:.1f}; "
        f"judging everybody takes {one['ratio']:.0f} times as long, at least {one['worst_ratio']:.0f}"
    )
    files = [measure(["ranking"]) for _ in range(rounds)]
    seconds, megabytes = [file["seconds"] for file in files], [file["mb"] for file in files]
    console.print(
        f"a file of 1,000 needs and 100,000 offers (wanted ≤ 10 s, ≤ 300 MB): "
        f"median {statistics.median(seconds):.1f} s, worst {max(seconds):.1f} s, at most {max(megabytes):.0f} MB"
    )


if __name__ == "__main__":
    main()
