"""The program may stop at any statement of any turn: nothing of that turn is kept, and it is done once when it comes again.

In memory every story crashes at each of its points (the crash manner of tests/stories); here a seeded
choice of them on what the door is served from.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path

import pytest

from tests.laws.stories import walking, walking_all
from tests.scale import Tally
from tests.stories.ground import File, Ground, Memory, Server
from tests.stories.told import Story
from tests.stories.town import Town

POINTS, STORIES = 200, 40
"""Points on each database, and over how many stories, chosen once for all."""
MANY = 60
"""Points of every story on each database, in `make laws`."""

some = walking(STORIES, seed=2016)


def points(story: Story, statements: list[int], many: int) -> Iterator[Mapping[int, int]]:
    """So many places to stop in a story, a walk of it each: at most one in a turn, the same at every run."""
    chance = random.Random(story.__name__)
    every = [(turn, point) for turn, most in enumerate(statements, 1) for point in range(1, most + 2)]
    left = chance.sample(every, min(many, len(every)))
    while left:
        stops = dict(left)
        left = [(turn, point) for turn, point in left if stops[turn] != point]
        yield stops


def crashes(
    story: Story, ground: Ground, stops: Mapping[int, int], statements: Sequence[int], foreseen: object
) -> None:
    """Walks the story with its crashes; it ends as if there had been none.

    `statements` of each turn are the plain walk's: a turn that comes again may take more.
    """
    with closing(ground):
        town = Town(ground, stops=stops)
        story(town)
        assert ground.tables() == foreseen
    after_commit = sum(point > statements[turn - 1] for turn, point in stops.items())
    assert town.crashes == len(stops) - after_commit


@lru_cache(maxsize=STORIES)
def plainly(story: Story) -> tuple[list[int], object]:
    """How many statements each turn of the story takes, and what is kept at its end."""
    with closing(Memory()) as ground:
        town = Town(ground)
        story(town)
        return town.statements, ground.tables()


def in_files(story: Story, folder: Path, many: int) -> int:
    """How many points were crashed at."""
    statements, foreseen = plainly(story)
    crashed = 0
    for number, stops in enumerate(points(story, statements, many)):
        here = folder / str(number)
        here.mkdir()
        crashes(story, File(here), stops, statements, foreseen)
        crashed += len(stops)
    return crashed


def on_the_server(story: Story, address: str, many: int) -> int:
    """How many points were crashed at."""
    statements, foreseen = plainly(story)
    crashed = 0
    for stops in points(story, statements, many):
        crashes(story, Server(address), stops, statements, foreseen)
        crashed += len(stops)
    return crashed


@some
def test_a_crash_on_a_file_keeps_nothing_and_loses_nothing(story: Story, tmp_path: Path) -> None:
    in_files(story, tmp_path, POINTS // STORIES)


@some
@pytest.mark.postgres
def test_a_crash_on_postgresql_keeps_nothing_and_loses_nothing(story: Story, postgres_town: str) -> None:
    on_the_server(story, postgres_town, POINTS // STORIES)


@walking_all()
@pytest.mark.long
def test_many_crashes_on_a_file(story: Story, tmp_path: Path, tally: Tally) -> None:
    tally("crashes on a file", in_files(story, tmp_path, MANY))


@walking_all()
@pytest.mark.long
@pytest.mark.postgres
def test_many_crashes_on_postgresql(story: Story, postgres_town: str, tally: Tally) -> None:
    tally("crashes on PostgreSQL", on_the_server(story, postgres_town, MANY))
