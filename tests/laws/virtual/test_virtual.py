"""Whole neighbourhoods in virtual time, with faults: the promises hold, and the same seed gives the same trace."""

import pytest

from tests.laws.virtual.faults import Weather
from tests.laws.virtual.loop import run_virtually
from tests.laws.virtual.world import World
from tests.scale import scaled


def live(seed: int, *, people: int = 6, days: float = 0.5, hours_between: float = 1, programs: int = 1) -> World:
    """A world that has passed, its promises kept."""
    world = World(seed, people=people, days=days, hours_between=hours_between, programs=programs, weather=Weather())
    run_virtually(world.passes())
    return world


def test_the_same_seed_gives_the_same_trace() -> None:
    one, same, other = (live(seed, days=0.1) for seed in (1, 1, 2))
    assert one.trace == same.trace != other.trace


@pytest.mark.long
@pytest.mark.parametrize("seed", range(scaled(1_000)))
def test_a_small_world(seed: int) -> None:
    live(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(scaled(100)))
def test_a_small_world_that_two_programs_serve(seed: int) -> None:
    live(seed, days=0.2, programs=2)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(scaled(10)))
@pytest.mark.timeout(6 * 3600)
def test_a_year_of_a_thousand_people(seed: int) -> None:
    live(seed, people=scaled(990), days=scaled(365), hours_between=30 * 24)
