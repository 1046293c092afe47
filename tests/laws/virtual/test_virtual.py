"""Whole neighbourhoods in virtual time, with faults: the promises hold, and the same seed gives the same trace."""

import asyncio

import pytest

from conversations.screens import Message
from tests.laws.virtual.loop import run_virtually
from tests.laws.virtual.world import World
from tests.scale import scaled
from tests.stories.ground import Server
from tests.stories.person import Person


def passed(world: World) -> World:
    """A world that has passed, its promises kept."""
    run_virtually(world.passes())
    return world


def test_of_what_is_due_at_one_instant_the_first_asked_for_comes_first() -> None:
    came: list[int] = []

    async def asks() -> None:
        loop = asyncio.get_running_loop()
        for number in range(20):
            loop.call_later(1, came.append, -1).cancel()
            loop.call_later(1, came.append, number)
        await asyncio.sleep(2)

    run_virtually(asks())
    assert came == list(range(20))


@pytest.mark.postgres
def test_the_same_seed_gives_the_same_trace_on_either_database(server: Server) -> None:
    one = passed(World(1, people=2, days=0.02, hours_between=4))
    same = passed(World(1, people=2, days=0.02, hours_between=4, ground=server))
    assert one.trace == same.trace != passed(World(2, days=0.1)).trace


def test_a_broken_promise_ends_the_world() -> None:
    world = World(1, days=0.1)

    def overhears(person: Person, message: Message) -> None:
        raise AssertionError("nobody was to be written to")

    world.heard = overhears
    with pytest.raises(ExceptionGroup) as broken:
        run_virtually(world.passes())
    assert broken.group_contains(AssertionError, match="nobody was to be written to")


@pytest.mark.long
@pytest.mark.parametrize("seed", range(scaled(1_000)))
def test_a_small_world(seed: int) -> None:
    passed(World(seed))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(scaled(100)))
def test_a_small_world_that_two_programs_serve(seed: int) -> None:
    passed(World(seed, days=0.2, programs=2))


@pytest.mark.long
@pytest.mark.postgres
@pytest.mark.parametrize("programs", [1, 2])
@pytest.mark.parametrize("seed", range(scaled(50)))
def test_a_small_world_is_the_same_on_postgres(server: Server, seed: int, programs: int) -> None:
    here, there = (passed(World(seed, days=0.2, programs=programs, ground=ground)) for ground in (None, server))
    assert here.trace == there.trace


@pytest.mark.long
@pytest.mark.parametrize("seed", range(scaled(10)))
@pytest.mark.timeout(6 * 3600)
def test_a_year_of_a_thousand_people(seed: int) -> None:
    passed(World(seed, people=scaled(990), days=scaled(365), hours_between=30 * 24))
