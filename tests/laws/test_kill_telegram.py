"""kill -9 of the door while Telegram's people write: what Telegram was told is taken is there, and nothing is twice."""

import asyncio
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from bot.acting import operator
from bot.settings import read_settings
from storage.sqlite import open_sync
from storage.statements import Connection
from storage.unit import Unit
from tests.bot.doors import free_port
from tests.bot.telegram.house import settings_for
from tests.botapi import BotApi, Floods, Person
from tests.laws.test_kill import door

PEOPLE = 6
SILENCE, PATIENCE = 8, 8
"""Seconds until somebody asks where they were, and how often they do."""


class Robot:
    """Somebody who makes one offer after the other, each answer awaited however often the door dies meanwhile."""

    def __init__(self, phone: Person) -> None:
        self.phone = phone
        self.known: set[str] = set()
        """The buttons of answers that were heard: a message that comes twice brings none that is new."""
        self.answered = 0
        self.offered: list[str] = []
        self.tiring = False

    async def live(self) -> None:
        await self.phone.says("/start")
        await self.presses("adult")
        await self.hears("offer")
        while not self.tiring:
            await self.phone.says("/offrir")
            await self.hears("skill")
            words = f"{self.phone.user['first_name']}-{len(self.offered)}"
            await self.phone.says(f"menuiserie, libre le samedi matin, H2J, {words}")
            self.offered.append(words)
            await self.presses("yes")
            await self.hears("menu", "offer")

    async def presses(self, id: str) -> None:
        await self.phone.presses(await self.hears(id))

    async def hears(self, *ids: str) -> str:
        """Waits for a new answer with one of these choices, and asks again for one that is lost; its callback data."""
        for _ in range(PATIENCE):
            with suppress(TimeoutError):
                async with asyncio.timeout(SILENCE):
                    while not self._new(ids):
                        await self.phone.api.world.change()
                    break
            # Lost at two kills, it is not sent a third time: somebody who hears nothing writes again.
            await self.phone.says("où en étais-je?")
        token = self._new(ids)
        assert token, f"{self.phone} heard nothing of {ids}"
        self.known |= set(self._tokens())
        self.answered += 1
        return token

    def _new(self, ids: tuple[str, ...]) -> str:
        fresh = (token for token in self._tokens() if token not in self.known)
        return next((token for token in fresh if token.partition("-")[2] in ids), "")

    def _tokens(self) -> Iterator[str]:
        return (button["callback_data"] for seen in self.phone.heard for row in seen.rows for button in row)


@pytest.mark.parametrize("mode", ["polling", "webhook"])
@pytest.mark.parametrize("kills", [3, pytest.param(40, marks=pytest.mark.long)])
async def test_what_telegram_was_told_is_taken_survives(tmp_path: Path, kills: int, mode: str) -> None:
    chance = random.Random(7)
    async with BotApi(floods=Floods()) as api:
        api.expected |= {"one_a_second_in_a_chat", "thirty_a_second"}  # a door that died forgot how fast it had been
        port = free_port()
        here = {"PORT": f"{port}", "PUBLIC_URL": f"http://127.0.0.1:{port}", "TELEGRAM_MODE": mode}
        settings = settings_for(api, tmp_path, LOG_LEVEL="ERROR", **here)
        with operator(read_settings(settings)) as someone:
            someone.act(lambda act: act.neighbourhood.open_territory("plateau"))
        robots = [Robot(api.person(f"Nora{'abcdef'[number]}")) for number in range(PEOPLE)]

        def answered() -> int:
            return sum(robot.answered for robot in robots)

        async with asyncio.TaskGroup() as lives:
            tasks = [lives.create_task(robot.live()) for robot in robots]
            for _ in range(kills):
                enough = answered() + chance.randrange(3, 8)
                with door(tmp_path, settings):
                    await api.until(lambda enough=enough: answered() >= enough, seconds=60)  # type: ignore[misc]
                    await asyncio.sleep(chance.random() * 0.03)
            for robot in robots:
                robot.tiring = True
            with door(tmp_path, settings):
                async with asyncio.timeout(60):
                    await asyncio.wait(tasks)
                await api.taken()
                while owing(tmp_path):  # noqa: ASYNC110 - what another process noted wakes nobody here
                    await asyncio.sleep(0.05)
        assert not api.unexpected
        assert answered() >= 3 * kills
    executor = open_sync(tmp_path / "collectif.db")
    with closing(executor.connection):
        for robot in robots:
            executor.run(lambda uow, robot=robot: compare(uow, robot))  # type: ignore[misc]
        assert doubled(executor.connection, robots, kills) <= PEOPLE * kills


def owing(folder: Path) -> bool:
    """Whether something is still to be sent, or noted as sent."""
    with closing(sqlite3.connect(f"file:{folder}/collectif.db?mode=ro", uri=True)) as kept:
        (count,) = kept.execute("SELECT count(*) FROM outbox WHERE state = 'queued'").fetchone()
    return bool(count)


def compare(uow: Unit, robot: Robot) -> None:
    """What the neighbourhood kept of somebody, beside what they did."""
    account = uow.members.identity(f"telegram|{robot.phone.api.world.id}|{robot.phone.id}")
    assert account is not None
    assert len(uow.offers.of_member(account.member)) == len(robot.offered) > 0
    made = [noted.event.kind for noted in uow.journal.newest(100_000) if noted.event.actor == account.member]
    assert made.count("offer_made") == len(robot.offered)
    assert made.count("member_joined") == 1


def doubled(connection: Connection, robots: list[Robot], kills: int) -> int:
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
        theirs = [(state, native) for state, native, address, _ in rows if address.endswith(f"|{robot.phone.id}")]
        mine = {native for state, native in theirs if state == "sent"}
        unknown = sum(state == "unknown" for state, _ in theirs)
        shown = {str(seen.id): seen.text for seen in robot.phone.heard}
        assert mine <= shown.keys()
        assert len({shown[id] for id in shown.keys() - mine} - {shown[id] for id in mine}) <= unknown
        more += len(shown) - len(mine)
    return more
