"""The programs that serve a world, one after the other: each until its hour has come."""

from __future__ import annotations

import asyncio
from random import Random
from typing import TYPE_CHECKING

from tests.laws.virtual.faults import DAY, STALL
from tests.laws.virtual.program import Program

if TYPE_CHECKING:
    from tests.laws.virtual.world import World

PACE = 120.0
"""Seconds between two looks at what is due: what a turn sets is done at once anyway."""
LONGEST_GAP = 7200
"""Seconds until the next program at most."""


async def succeed(world: World, chance: Random) -> None:
    """One program after another, until cancelled."""
    while True:
        program = Program(
            world.whole,
            world.engine.setting,
            world.platforms,
            clock=world.clock,
            committed=world.watcher.looks,
            alone=world.programs == 1,
        )
        dying = asyncio.create_task(_kill(world, program))
        await program.live(pace=PACE)
        dying.cancel()
        for platform in world.platforms.values():
            platform.may_have(world.watcher.sending())
        world.crashes += 1
        world.note("crash")
        await asyncio.sleep(chance.choice((1, 1, 30, 30, 600, LONGEST_GAP)))


async def _kill(world: World, program: Program) -> None:
    """Has a program die when its hour has come; one of several stalls now and then before."""
    faults, loop = world.faults, asyncio.get_running_loop()
    until = world.clock() + (faults.death(world.clock()) or DAY * 1000)
    while world.programs > 1 and (stall := faults.stall()) * 1000 < min(until, faults.until) - world.clock():
        await asyncio.sleep(stall)
        program.stalls = loop.time() + STALL
    await asyncio.sleep((until - world.clock()) / 1000)
    point = faults.statement()
    program.dies_after_commit = not point
    program.fragile.statements, program.fragile.breaks_at = 0, point
