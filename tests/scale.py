"""How far the long laws go, and what they counted on their way: `make laws SCALE=0.01` is a hundredth of them."""

import os
from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

import pytest

SCALE = float(os.environ.get("LAWS_SCALE", "1"))
"""The part of each long law that is walked."""
COUNTED = "counted "
"""What a count is called in a test's properties, before its own name."""
Tally: TypeAlias = Callable[[str, int], None]


def scaled(full: int) -> int:
    """So many of them at full length; never none."""
    return max(1, round(full * SCALE))


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """Notes how many of what a law walked: the sums of all tests are printed at the end."""

    def note(what: str, many: int) -> None:
        request.node.user_properties.append((COUNTED + what, many))

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the sums."""
    counts: Counter[str] = Counter()
    for report in terminalreporter.stats.get("passed", ()):
        for name, value in report.user_properties:
            if name.startswith(COUNTED):
                counts[name.removeprefix(COUNTED)] += value
    if counts:
        terminalreporter.section("counted")
    for what, many in sorted(counts.items()):
        terminalreporter.write_line(f"{many:>12,} {what}")
