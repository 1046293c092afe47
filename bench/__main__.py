"""`python -m bench`: the figures, five rounds side by side, as medians and worst rounds; kept where asked."""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from bench.figures import GROUPS, USUAL, Group, Round
from bench.page import here, read, write


def main() -> None:
    """Measures the groups that were named, and prints what was measured."""
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("groups", nargs="*", metavar="group", help=f"of {', '.join(GROUPS)}; else the usual ones")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--keep", action="store_true", help="note them in bench/measured.json and docs/performance.md")
    given = asked.parse_args()
    names = given.groups or USUAL
    if unknown := [name for name in names if name not in GROUPS]:
        asked.error(f"there is no group {', '.join(unknown)}: there are {', '.join(GROUPS)}")
    console = Console(width=110)
    for name in names:
        where = here()
        rounds = _whole(GROUPS[name], given.rounds) if GROUPS[name].whole else _in_turn(GROUPS[name], given.rounds)
        console.print(_table(GROUPS[name], rounds))
        if given.keep:
            write({**read(), name: {"where": where, "rounds": rounds}})


def _in_turn(group: Group, count: int) -> list[Round]:
    rounds: list[Round] = []
    for number in range(1, count + 1):
        rounds.append({name: _measure(arguments)[-1] for name, arguments in group.passes.items()})
        print(f"round {number} of {count} measured", file=sys.stderr)
    return rounds


def _whole(group: Group, count: int) -> list[Round]:
    [(name, arguments)] = group.passes.items()
    return [{name: figures} for figures in _measure((*arguments, "--rounds", str(count)))]


def _measure(arguments: Sequence[str]) -> list[dict[str, float]]:
    """One pass in a process of its own: every line of JSON that it prints."""
    command = [sys.executable, "-m", f"bench.{arguments[0]}", *arguments[1:]]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"bench.{' '.join(arguments)} failed")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def _table(group: Group, rounds: Sequence[Round]) -> Table:
    table = Table("figure", "wanted", "median", "worst", title=f"{group.about}: {len(rounds)} rounds")
    for figure in group.figures:
        table.add_row(figure.name, figure.wanted, *(f"{value:.2f}" for value in figure.spread(rounds)))
    return table


if __name__ == "__main__":
    main()
