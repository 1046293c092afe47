"""What holds for every story on Slack's door: a request that comes twice does nothing twice; wherever the program stops
in it, Slack's next try finishes it once; and a connection that drops loses nothing and doubles no more than what nobody
can know."""

import random
from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest

from tests.laws.doors import drops, walk
from tests.laws.stories import walking, walking_all
from tests.stories.ground import Memory
from tests.stories.slack import SlackTown
from tests.stories.told import Story
from tests.stories.town import Manner

EVERY_KIND = (
    "shop: a shop is founded",
    "partner: a shop is introduced",
    "shelf: a message s text",
    "home: a stranger",
)
"""Stories in which all comes that Slack brings: messages, what happens to channels, a Home that is opened, presses,
windows, commands, shortcuts."""
SLACK = Manner(slack=True)
PLAINLY, TWICE, CRASHING = (
    partial(SlackTown, manner=manner) for manner in (SLACK, replace(SLACK, twice=True), replace(SLACK, crash=True))
)

some = walking(len(EVERY_KIND), seed=0, of=EVERY_KIND)


def kept(town: SlackTown) -> dict[str, object]:
    """All that is kept, but the tokens: each time they are encrypted otherwise."""
    return {name: rows for name, rows in town.ground.tables().items() if name != "installation"}


def stops(story: Story) -> None:
    """The program stops once in each turn, at a statement of it or after its commit."""
    chance = random.Random(story.__name__)
    with closing(SlackTown(Memory(), SLACK)) as town:
        story(town)
        foreseen, statements = kept(town), town.statements
    once = {turn: chance.randint(1, most + 1) for turn, most in enumerate(statements, 1)}
    with closing(SlackTown(Memory(), SLACK, stops=once)) as town:
        story(town)
        assert town.crashes
        assert kept(town) == foreseen


@some
def test_a_request_that_comes_twice_does_nothing_twice(story: Story) -> None:
    walk(story, TWICE)


@some
def test_a_request_in_which_the_program_stops_is_brought_again_and_done_once(story: Story) -> None:
    stops(story)


@some
def test_what_a_dropped_connection_leaves_unknown_is_written_once_more(story: Story) -> None:
    drops(story, PLAINLY)


@walking_all()
@pytest.mark.long
def test_every_story_with_each_request_twice(story: Story) -> None:
    walk(story, TWICE)


@walking_all()
@pytest.mark.long
def test_every_story_with_a_crash_at_each_statement_of_each_request(story: Story) -> None:
    walk(story, CRASHING)


@walking_all()
@pytest.mark.long
def test_every_story_with_each_connection_dropped(story: Story) -> None:
    drops(story, PLAINLY)
