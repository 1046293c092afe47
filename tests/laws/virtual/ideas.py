"""What a street's organizers think of: one project after the other, some with a picture."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from conversations.pictures import source
from domain.refusals import Refusal
from domain.sheets import NeedSheet, Sheet
from tests.laws.street import HIDDEN, Street, published
from tests.laws.virtual.faults import DAY, HOUR
from tests.stories.person import Person

if TYPE_CHECKING:
    from tests.laws.virtual.world import World

BETWEEN = 1.5
"""Days between two projects, on average."""
PROJECTS = 8
"""So many at least, on average, however short the world is."""
ILLUSTRATED = 0.5
"""How often a project has a picture."""


async def ideas(world: World, street: Street, *, days: float) -> None:
    """Projects for some day to come, at a place that only the confirmed may know, as long as there are faults."""
    chance = world.chance("projects")
    between = min(BETWEEN, days / PROJECTS) * DAY / 1000
    while world.clock() < world.faults.until:
        await asyncio.sleep(chance.expovariate(1 / between))
        starts = world.clock() + chance.randint(8, 300) * HOUR
        organizer = chance.choice((street.omar, street.olga))
        sheet = _chore(world.keys, places=chance.randint(1, 4), starts=starts)
        with suppress(Refusal):  # an organizer or the delegate has left
            if chance.random() < ILLUSTRATED:
                sheet = sheet.but(picture=_picture(world, organizer))
            project = published(world, street, organizer, sheet)
            world.watcher.rules.guarded.add(project.id)


def _picture(world: World, organizer: Person) -> str:
    """The id of a picture that they have given."""
    photo = world.photo()
    world.platforms[organizer.address.platform].holds((photo,))
    return world.acts(organizer, lambda hood: hood.give_picture(source(organizer.address), photo)).id


def _chore(number: int, *, places: int, starts: int) -> Sheet:
    need = NeedSheet(kind="time", what="Un coup de main", count=places, occurrences=((starts, starts + 2 * HOUR),))
    return Sheet(
        title=f"Corvée {number}",
        story="Tout le monde est le bienvenu, on fournit le café.",
        category="food",
        fsa="H2S",
        venue=HIDDEN[0],
        address=HIDDEN[1],
        needs=(need,),
    )
