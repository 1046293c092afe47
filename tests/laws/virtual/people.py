"""What people of a world do all day: they come by, try this and that, and answer what they are asked."""

from __future__ import annotations

import asyncio
from random import Random
from typing import TYPE_CHECKING

from tests.laws.wandering import Wanderer
from tests.stories.person import Person

if TYPE_CHECKING:
    from tests.laws.virtual.world import World

PATIENCE = 40.0
"""Seconds that somebody waits for an answer before they do something else."""


class Life:
    """One person's days: visits of a few steps, so many hours apart on average."""

    def __init__(self, world: World, person: Person, chance: Random, hours_between: float) -> None:
        self._world, self._person, self._chance = world, person, chance
        self._between = hours_between * 3600
        self._wanderer = Wanderer(chance)
        self._answered = world.answered[str(person.address)] = asyncio.Event()

    async def live(self) -> None:
        """Comes by until cancelled."""
        while True:
            await asyncio.sleep(self._chance.expovariate(1 / self._between))
            self._wanderer.onward = self._chance.random() < 0.5
            for _ in range(self._chance.randint(1, 9)):
                self._answered.clear()
                if self._person.seen:
                    self._wanderer.step(self._person)
                else:
                    self._person.opens("/start")
                if self._chance.random() < 0.05:
                    continue  # impatient: the next thing before the answer
                try:
                    async with asyncio.timeout(PATIENCE):
                        await self._answered.wait()
                except TimeoutError:
                    break
                await asyncio.sleep(self._chance.uniform(1, 30))
