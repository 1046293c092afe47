"""What holds for every story on Telegram's door: an update that comes twice does nothing twice, and a connection that
drops loses nothing and doubles no more than what nobody can know."""

from dataclasses import replace
from functools import partial

import pytest

from tests.laws.doors import drops, walk
from tests.laws.stories import walking, walking_all
from tests.stories.telegram import TelegramTown
from tests.stories.told import Story
from tests.stories.town import Manner

SOME = 12
TELEGRAM = Manner(telegram=True, forms=False)
PLAINLY = partial(TelegramTown, manner=TELEGRAM)
TWICE = partial(TelegramTown, manner=replace(TELEGRAM, twice=True))

some = walking(SOME, seed=3)


@some
def test_an_update_that_comes_twice_does_nothing_twice(story: Story) -> None:
    walk(story, TWICE)


@some
def test_what_a_dropped_connection_leaves_unknown_is_sent_once_more(story: Story) -> None:
    drops(story, PLAINLY)


@walking_all()
@pytest.mark.long
def test_every_story_with_each_update_twice(story: Story) -> None:
    walk(story, TWICE)


@walking_all()
@pytest.mark.long
def test_every_story_with_each_connection_dropped(story: Story) -> None:
    drops(story, PLAINLY)
