"""Whatever reaches a parser at the edge is read, or refused in kind; nothing makes the door stumble."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings

from tests.laws.fuzzing.parsers import PARSERS, Parser
from tests.scale import Tally, scaled

SHORT, MANY = 20, 1_000_000
"""Inputs of each parser for each of its weight, and of all parsers together."""
PARTS = 20
"""A part begins anew: what hypothesis remembers of its inputs would fill the memory."""
WEIGHTS = sum(parser.weight for parser in PARSERS.values())

every = pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)


def tries(parser: Parser, many: int, part: int) -> int:
    """How many inputs were read; raises at the first that makes it stumble, made as small as can be."""
    count = 0

    @seed(part)
    @settings(
        max_examples=many, database=None, deadline=None, derandomize=False, suppress_health_check=list(HealthCheck)
    )
    @given(parser.given)
    def takes(value: Any) -> None:
        nonlocal count
        count += 1
        parser.takes(value)

    trying: Callable[[], None] = takes
    trying()
    return count


@every
def test_whatever_comes_is_read_or_refused(parser: Parser) -> None:
    tries(parser, SHORT * parser.weight, 0)


@every
@pytest.mark.long
@pytest.mark.parametrize("part", range(1, PARTS + 1))
def test_a_million_inputs_are_read_or_refused(parser: Parser, part: int, tally: Tally) -> None:
    tally("inputs read or refused", tries(parser, scaled(MANY * parser.weight // WEIGHTS // PARTS), part))
