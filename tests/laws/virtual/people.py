"""What people of a world do all day: they come by, try this and that, and answer what they are asked."""

from __future__ import annotations

import asyncio
from random import Random
from typing import TYPE_CHECKING

from conversations.inbound import Text
from tests.laws.wandering import Wanderer
from tests.stories.person import Person

if TYPE_CHECKING:
    from tests.laws.virtual.world import World

PATIENCE = 40.0
"""Seconds that somebody waits for an answer before they do something else."""
IN_A_GROUP = 0.15
"""How often somebody on Telegram does a thing in a group rather than in private."""
LASTING = 900.0
"""Seconds in which everybody is answered who asks on a day without faults, however much there is to send."""


class Life:
    """One person's days: visits of a few steps, so many hours apart on average; sometimes they block the door."""

    def __init__(self, world: World, person: Person, chance: Random, hours_between: float) -> None:
        self._world, self._person, self._chance = world, person, chance
        self._between = hours_between * 3600
        self._wanderer = Wanderer(chance)
        self._groups = world.gatherings if person.address.platform == "telegram" else []
        self.answered = asyncio.Event()

    async def live(self) -> None:
        """Comes by until cancelled."""
        while True:
            await asyncio.sleep(self._chance.expovariate(1 / self._between))
            self._world.faults.refusing.pop(str(self._person.address), None)
            await self._visit()
            if self._person.address.platform == "telegram" and self._chance.random() < 0.03:
                self._world.faults.refusing[str(self._person.address)] = "blocked"

    async def _visit(self) -> None:
        self._wanderer.onward = self._chance.random() < 0.5
        for _ in range(self._chance.randint(1, 9)):
            self._act()
            if self._chance.random() < 0.05:
                continue  # impatient: the next thing before the answer
            try:
                async with asyncio.timeout(PATIENCE):
                    await self.answered.wait()
            except TimeoutError:
                return
            await asyncio.sleep(self._chance.uniform(1, 30))

    def _act(self) -> None:
        self.answered.clear()
        if self._groups and self._chance.random() < IN_A_GROUP:
            self._chance.choice(self._groups).is_visited(self._person)
        elif self._person.seen:
            self._wanderer.step(self._person)
        else:
            self._person.opens("/start")

    async def is_answered(self) -> None:
        """Nobody is stuck: who asks for help where they are is answered."""
        self._world.faults.refusing.pop(str(self._person.address), None)
        self.answered.clear()
        self._person.does(Text("aide"))
        try:
            async with asyncio.timeout(LASTING):
                await self.answered.wait()
        except TimeoutError:
            raise AssertionError(f"{self._person.name} asks for help and is not answered") from None
