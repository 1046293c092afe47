"""The power goes at any writing: what was acknowledged is there, nothing is there by half, and the database is sound."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

import pytest

from storage import sqlite
from storage.batch import Executor, Turn
from storage.sqlite import Synchronous
from tests.laws.disk import APSW, Connected, Disk
from tests.scale import Tally, scaled
from tests.stories.ground import Memory
from tests.stories.town import Town
from tests.tables import digest

NAME = "town.db"
NEIGHBOURS = 4
BATCH = 12
"""Turns in one commit, at most."""
SOON = 100
"""The power goes within so many writings and syncs."""
FREQUENT = 60
"""Pages in the log at which it is emptied into the database: the default is never reached by so few turns."""


@dataclass(frozen=True)
class Day:
    """What a town does: the database it begins with, its turns, and what is kept after so many of them."""

    begins: bytes
    turns: tuple[Turn, ...]
    kept: tuple[str, ...]


class Recording(Memory):
    """Pages as on a disk; each turn that is run is noted, to be run again elsewhere."""

    def __init__(self) -> None:
        self.turns: list[Turn] = []
        self.connection = sqlite.connect(":memory:", synchronous="OFF")
        self.restart()

    def restart(self) -> None:
        super().restart()
        run = self.executor.run

        def noted(turn: Callable[..., Any]) -> Any:
            self.turns.append(turn)
            return run(turn)

        self.executor.run = noted  # type: ignore[method-assign]


@cache
def day() -> Day:
    """Neighbours come in, offer what they can, and look around; what is owed to them is sent."""
    with closing(Recording()) as ground:
        town = Town(ground)
        begins = ground.connection.serialize()
        ground.turns.clear()
        people = [town.stranger(f"Voisine {number}").opens("/start") for number in range(NEIGHBOURS)]
        for person in people:
            person.presses("adult")
            person.opens("/offrir")
        for person in people:
            person.says(f"menuiserie, libre le samedi matin, H2S, {person.name}").presses("yes")
            person.opens("/projects")
        turns = tuple(ground.turns)
    disk = Disk({NAME: begins})
    with closing(connected(disk, "FULL")) as connection:
        kept = [digest(connection, APSW)]
        for turn in turns:
            Executor(connection, APSW).run(turn)
            kept.append(digest(connection, APSW))
    return Day(begins, turns, tuple(kept))


def connected(disk: Disk, synchronous: Synchronous) -> Connected:
    """The database, opened as the door opens it."""
    connection = Connected(disk, NAME)
    try:
        sqlite.prepare(connection, synchronous=synchronous)
        connection.execute(f"PRAGMA wal_autocheckpoint = {FREQUENT}")
    except BaseException:
        connection.close()
        raise
    return connection


class Life:
    """A town whose power goes again and again; `acknowledged` turns of its day were told to be taken."""

    def __init__(self, seed: int, synchronous: Synchronous) -> None:
        self.chance = Random(seed)
        self.synchronous = synchronous
        self.disk = Disk({NAME: day().begins})
        self.acknowledged = 0
        self.ends = {0}
        """After how many turns a batch ended that was begun, whether acknowledged or not."""

    def goes_on(self) -> bool:
        """Takes turns in batches until the power goes, or the day is over; False then.

        What was not acknowledged comes again.
        """
        self.disk.cut_at = self.chance.randint(1, SOON)
        with closing(connected(self.disk, self.synchronous)) as connection:
            executor = Executor(connection, APSW)
            while turns := day().turns[self.acknowledged :][: self.chance.randint(1, BATCH)]:
                self.ends.add(self.acknowledged + len(turns))
                for outcome in executor.batch(turns):
                    outcome.result()
                if self.disk.dead:
                    break
                self.acknowledged += len(turns)
        if self.disk.dead:
            self.disk = self.disk.after_the_cut(self.chance)
            return True
        return False

    def is_lost(self) -> bool:
        """Whether something acknowledged is gone; never is a batch there by half, nor the database unsound."""
        # Looked at on a copy: what the next program finds is the log as the cut left it.
        copy = Disk({name: bytes(file.seen) for name, file in self.disk.files.items()})
        with closing(connected(copy, self.synchronous)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            found = digest(connection, APSW)
        assert found in {day().kept[end] for end in self.ends}, "a batch is there by half"
        return found not in {day().kept[end] for end in self.ends if end >= self.acknowledged}


def cuts(seed: int, synchronous: Synchronous) -> Iterator[Life]:
    """One life after the other, each as its power has just gone."""
    while True:
        life = Life(seed, synchronous)
        while life.goes_on():
            yield life
        seed += 1_000_000


def survive(seed: int, many: int) -> None:
    """So many cuts."""
    for _, life in zip(range(many), cuts(seed, "FULL"), strict=False):
        assert not life.is_lost(), f"of {life.acknowledged} acknowledged turns some are gone"


def test_a_power_cut_loses_nothing_acknowledged() -> None:
    survive(0, 60)


def test_without_a_sync_at_each_commit_it_would() -> None:
    """The law can fail: what is only handed to the disk is forgotten by it."""
    assert any(life.is_lost() for _, life in zip(range(60), cuts(0, "NORMAL"), strict=False))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 11))
def test_many_power_cuts_lose_nothing_acknowledged(seed: int, tally: Tally) -> None:
    survive(seed, many := scaled(1_000))
    tally("power cuts", many)
