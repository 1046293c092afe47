"""What holds for every story on a platform's own door, whichever it is."""

import random
from collections.abc import Callable
from contextlib import closing
from functools import partial

from tests.stories.ground import Ground, Memory
from tests.stories.losing import Drop, never
from tests.stories.slack import SlackTown
from tests.stories.telegram import TelegramTown
from tests.stories.told import Story

Opened = Callable[[Ground], TelegramTown] | Callable[[Ground], SlackTown]
"""Opens a door on a database, in some manner."""
WAYS: tuple[Drop, ...] = ("unread", "unanswered")


def walk(story: Story, door: Opened, dropped: Callable[[], Drop] = never) -> dict[str, list[str]]:
    """Walks a story at a door; what stands in each chat at the end, as far as the door knows it.

    All that stands there was meant to, but what was written twice since its answer was lost.
    """
    with closing(door(Memory())) as town:
        town.dropped = dropped
        story(town)
        assert town.written() == len(town.natives) + town.doubled
        return town.chats()


def drops(story: Story, door: Opened) -> None:
    """Every message owed meets a connection that drops, and each chat is at the end as it would have been."""
    chance = random.Random(story.__name__)
    assert walk(story, door, partial(chance.choice, WAYS)) == walk(story, door)
