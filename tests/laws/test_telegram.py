"""What holds for every story on Telegram's door: an update that comes twice does nothing twice, and a connection that
drops loses nothing and doubles no more than what nobody can know."""

import random
from contextlib import closing
from typing import Literal

import pytest

from tests.laws.stories import stories
from tests.stories.ground import Memory
from tests.stories.telegram import TelegramTown
from tests.stories.told import Story
from tests.stories.town import Manner

SOME = 12
TELEGRAM, TWICE = Manner(telegram=True, forms=False), Manner(telegram=True, forms=False, twice=True)

everything = pytest.mark.parametrize("story", stories().values(), ids=stories())
chosen = random.Random(3).sample(list(stories().items()), SOME)
some = pytest.mark.parametrize("story", [story for _, story in chosen], ids=[name for name, _ in chosen])


def twice(story: Story) -> None:
    with closing(TelegramTown(Memory(), TWICE)) as town:
        story(town)


def plainly(story: Story) -> dict[str, list[str]]:
    """What stands in each chat at the end."""
    with closing(TelegramTown(Memory(), TELEGRAM)) as town:
        story(town)
        return chats(town)


def chats(town: TelegramTown) -> dict[str, list[str]]:
    """The words and buttons of each chat's messages, as far as the door knows them."""
    return {
        chat: [f"{seen.text} {seen.labels}" for seen in phone.heard if str(seen.id) in town.natives]
        for chat, phone in town.phones.items()
    }


def dropped(story: Story) -> None:
    """Every message owed meets a connection that drops, before or after Telegram read it."""
    foreseen, chance = plainly(story), random.Random(story.__name__)
    ways: tuple[Literal["unread", "unanswered"], ...] = ("unread", "unanswered")
    with closing(TelegramTown(Memory(), TELEGRAM, dropped=lambda: chance.choice(ways))) as town:
        story(town)
        assert chats(town) == foreseen
        sent = [one for one in town.api.requests if one.status == 200 and one.method.startswith("send")]
        assert len(sent) == len(town.natives) + town.doubled


@some
def test_an_update_that_comes_twice_does_nothing_twice(story: Story) -> None:
    twice(story)


@some
def test_what_a_dropped_connection_leaves_unknown_is_sent_once_more(story: Story) -> None:
    dropped(story)


@everything
@pytest.mark.long
def test_every_story_with_each_update_twice(story: Story) -> None:
    twice(story)


@everything
@pytest.mark.long
def test_every_story_with_each_connection_dropped(story: Story) -> None:
    dropped(story)
