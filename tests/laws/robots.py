"""People who go on whatever happens to the door, and what must be so of them once it was killed many times."""

import asyncio
import random
import sqlite3
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Coroutine, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from bot.acting import operator
from bot.settings import read_settings
from storage.sqlite import open_sync
from storage.statements import Connection
from storage.unit import Unit
from tests.laws.test_kill import door
from tests.stories.callers import Button, Somebody

PEOPLE = 6
SILENCE, PATIENCE = 20, 8
"""Seconds until somebody asks where they were, longer than any retry takes to come; and how often they do."""
BREATH = 3
"""Seconds until somebody presses again: by then all that was on its way, a message a second, is there."""


class Robot(ABC):
    """Somebody who makes one offer after the other, each answer awaited however often the door dies meanwhile."""

    def __init__(self, who: Somebody, name: str) -> None:
        self.who = who
        self.name = name
        self.known: Counter[str] = Counter()
        """How often each button stood there when an answer was heard: a question asked again has the same."""
        self.answered = 0
        self.offered: list[str] = []
        self.tiring = False

    @property
    @abstractmethod
    def identity(self) -> str:
        """The id of their account."""

    @abstractmethod
    def shown(self) -> dict[str, str]:
        """The words of every message that stands before them, by its id there."""

    async def live(self) -> None:
        await self.who.says("/start")
        await self.chooses("adult", "offer")
        while not (self.tiring and self.offered):
            words = f"{self.name}-{len(self.offered)}"
            await self.who.says("/offrir")
            await self.describes(f"menuiserie, libre le samedi matin, H2J, {words}")
            self.offered.append(words)
            await self.chooses("yes", "menu", "offer", "skip")

    async def describes(self, offer: str) -> None:
        """Says what they offer, and again where they are still asked: what no try of the platform's brought is lost."""
        button = await self.hears("skill")
        while button.id != "yes":
            await self.who.says(offer)
            button = await self.hears("yes", "skill")
        self.known[button.token] -= 1

    async def chooses(self, id: str, *then: str) -> None:
        """Presses it until one of these comes: who asked again meanwhile had pressed what was old by then."""
        button = await self.hears(id)
        while button.id == id:
            await self.who.press(button.token)
            button = await self.hears(id, *then)
            if button.id == id:
                await asyncio.sleep(BREATH)
                button = next(one for one in self.who.buttons() if one.id == id)

    async def hears(self, *ids: str) -> Button:
        """Waits for another message with one of these choices, and asks again for one that is lost."""
        for _ in range(PATIENCE):
            with suppress(TimeoutError):
                async with asyncio.timeout(SILENCE):
                    while not self._new(ids):
                        await self.who.change()
                    break
            # Lost at two kills, it is not sent a third time: somebody who hears nothing writes again.
            await self.who.says("où en étais-je?")
        button = self._new(ids)
        assert button, f"{self.name} heard nothing of {ids}: {[*self.shown().values()][-8:]}"
        self.known = self._standing()
        self.answered += 1
        return button

    def _new(self, ids: tuple[str, ...]) -> Button | None:
        new = self._standing() - self.known
        return next((one for one in self.who.buttons() if one.token in new and one.id in ids), None)

    def _standing(self) -> Counter[str]:
        return Counter(one.token for one in self.who.buttons())


Until = Callable[[Callable[[], bool]], Coroutine[Any, Any, object]]
"""Waits until something is so, for a minute at most."""


async def outlive(folder: Path, settings: dict[str, str], robots: Sequence[Robot], kills: int, until: Until) -> None:
    """The door is killed so many times in the middle of what they do; at the end it has done all of it."""
    chance = random.Random(7)

    def answered() -> int:
        return sum(robot.answered for robot in robots)

    async with asyncio.TaskGroup() as lives:
        tasks = [lives.create_task(robot.live()) for robot in robots]
        for _ in range(kills):
            enough = answered() + chance.randrange(3, 8)
            with door(folder, settings):
                await until(lambda enough=enough: answered() >= enough)  # type: ignore[misc]
                await asyncio.sleep(chance.random() * 0.03)
        for robot in robots:
            robot.tiring = True
        with door(folder, settings):
            async with asyncio.timeout(180):
                await asyncio.wait(tasks)
            while owing(folder):  # noqa: ASYNC110 - what another process noted wakes nobody here
                await asyncio.sleep(0.05)
    assert answered() >= 3 * kills


def open_plateau(settings: dict[str, str]) -> None:
    """The neighbourhood in which they are is open."""
    with operator(read_settings(settings)) as someone:
        someone.act(lambda act: act.neighbourhood.open_territory("plateau"))


def owing(folder: Path) -> bool:
    """Whether something is still to be sent, or noted as sent."""
    with closing(sqlite3.connect(f"file:{folder}/collectif.db?mode=ro", uri=True)) as kept:
        (count,) = kept.execute("SELECT count(*) FROM outbox WHERE state = 'queued'").fetchone()
    return bool(count)


def look_back(folder: Path, robots: Sequence[Robot], kills: int) -> set[str]:
    """Looks at what must be so of everybody, once all is over; the keys of everything that was taken."""
    executor = open_sync(folder / "collectif.db")
    with closing(executor.connection) as connection:
        for robot in robots:
            executor.run(lambda uow, robot=robot: compare(uow, robot))  # type: ignore[misc]
        assert doubled(connection, robots, kills) <= PEOPLE * kills
        return {key for (key,) in connection.execute("SELECT key FROM inbox").fetchall()}


def compare(uow: Unit, robot: Robot) -> None:
    """What the neighbourhood kept of somebody, beside what they did."""
    account = uow.members.identity(robot.identity)
    assert account is not None
    kept = uow.offers.of_member(account.member)
    assert len(kept) == len(robot.offered) > 0, f"{robot.offered} became {kept}"
    made = [noted.event.kind for noted in uow.journal.newest(100_000) if noted.event.actor == account.member]
    assert made.count("offer_made") == len(robot.offered)
    assert made.count("member_joined") == 1


def doubled(connection: Connection, robots: Sequence[Robot], kills: int) -> int:
    """How many messages are shown twice; each one owed is shown, and none is shown that was not owed.

    One that was being sent at two of the kills is not sent a third time: it is unknown, and for the staff to see.
    """
    rows = connection.execute("SELECT state, native, address, lost FROM outbox").fetchall()
    states = Counter(state for state, _, _, _ in rows)
    assert states.keys() <= {"sent", "unknown"}
    assert {lost for state, _, _, lost in rows if state == "unknown"} <= {2}
    assert states["unknown"] <= PEOPLE * (kills // 2)
    more = 0
    for robot in robots:
        user = robot.identity.rpartition("|")[2]
        theirs = [(state, native) for state, native, address, _ in rows if address.endswith(f"|{user}")]
        mine = {native for state, native in theirs if state == "sent"}
        unknown = sum(state == "unknown" for state, _ in theirs)
        shown = robot.shown()
        assert mine <= shown.keys()
        assert len({shown[id] for id in shown.keys() - mine} - {shown[id] for id in mine}) <= unknown
        more += len(shown) - len(mine)
    return more
