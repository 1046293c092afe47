"""What was measured last, kept round by round in measured.json, and docs/performance.md made of it."""

import datetime as dt
import json
import os
import platform
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypedDict

from bench.figures import GROUPS, Group, Round

KEPT = Path(__file__).parent / "measured.json"
PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
HEAD = """# What was measured

Each group was measured on one machine in one run. Its passes go in turn, so that whatever slows the machine slows
them all, and a figure is that of one round. The median of the rounds counts; the worst stands beside it. The load is
what was waiting for a core when the group began: on a machine that others use, times say less than ratios.

    make bench ARGS="--keep"                    # the usual groups, five rounds; this page is written anew
    make bench ARGS="broadcast ingest --keep"   # those that take minutes a round

What each pass does is said in [bench/README.md](../bench/README.md); every round is kept in
[bench/measured.json](../bench/measured.json).
"""


class Measured(TypedDict):
    """A group's rounds, and where and when they were measured."""

    where: str
    rounds: list[Round]


def here() -> str:
    """The day and the machine, in words."""
    day, load = dt.datetime.now(dt.UTC).date(), os.getloadavg()[0]
    versions = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{day}, {os.cpu_count()} cores, load {load:.1f}, {versions}"


def read() -> dict[str, Measured]:
    """What was kept, by group."""
    kept: dict[str, Measured] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    return kept


def write(measured: Mapping[str, Measured]) -> None:
    """Keeps it, and makes the page of it."""
    kept = {name: measured[name] for name in GROUPS if name in measured}
    KEPT.write_text(json.dumps(_rounded(kept), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(read()), encoding="utf-8")


def page(measured: Mapping[str, Measured]) -> str:
    """The whole page."""
    return "\n".join((HEAD, *(_section(GROUPS[name], of) for name, of in measured.items())))


def _section(group: Group, measured: Measured) -> str:
    rounds = measured["rounds"]
    lines = [
        f"## {group.about}",
        "",
        f"{len(rounds)} round{'s' * (len(rounds) > 1)} on {measured['where']}.",
        "",
        "| figure | wanted | median | worst | |",
        "| --- | --- | --- | --- | --- |",
    ]
    for figure in group.figures:
        median, worst = figure.spread(rounds)
        lines.append(f"| {figure.name} | {figure.wanted} | {median:.4g} | {worst:.4g} | {figure.verdict(rounds)} |")
    return "\n".join((*lines, ""))


def _rounded(value: Any) -> Any:
    """Figures to five digits: more is noise."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list) else value
