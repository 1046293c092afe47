"""Delivery under faults: the door's own adapter and python-telegram-bot's Bot, against a server that fails."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.adapters.telegram.adapter import Take, TelegramAdapter
from bot.delivery import Deliverer
from bot.sending import Answer
from conversations.inbound import Address
from conversations.screens import Choice, Lane, Message, Screen
from domain.members import Identity, Member
from storage.sqlite_store import SqliteStore
from storage.unit import Unit
from tests.botapi import BotApi, Floods, Person
from tests.patience import PATIENCE

HOUR = 3_600_000


class Nothing:
    """Where no updates come from."""

    closed = ""

    async def run(self, take: Take) -> None:
        await asyncio.Event().wait()


class Street:
    """Two neighbours with Telegram, what they are owed, and a clock that the test moves, the server's too."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.now = 1_800_000_000_000
        self.answers: list[Answer] = []
        self.owed = 0
        self.api = BotApi(clock=lambda: self.now, floods=Floods())
        self.api.straight = self.forget

    async def forget(self, _: object) -> None:
        """What people wrote to begin with."""

    async def open(self) -> None:
        """The server opens, with Ada and Omar, who wrote to the bot before."""
        await self.api.__aenter__()
        self.bot = await self.hears_within(PATIENCE)
        self.ada, self.omar = self.api.person("Ada"), self.api.person("Omar")
        for person in (self.ada, self.omar):
            await person.starts()
        self.deliverer = self.another()

    async def hears_within(self, seconds: float) -> Bot:
        """A bot that waits so long for an answer."""
        request = HTTPXRequest(connection_pool_size=8, read_timeout=seconds)
        bot = Bot(self.api.token, base_url=self.api.url, request=request)
        await bot.initialize()
        return bot

    def another(self, bot: Bot | None = None) -> Deliverer:
        """A deliverer as the next start of the program has it."""
        adapter = TelegramAdapter(bot or self.bot, Nothing(), clock=lambda: self.now)
        deliverer = Deliverer(self.store, {"telegram": adapter}, clock=lambda: self.now, pause=self.pause)
        deliverer.heard.append(lambda _, answer: self.answers.append(answer))
        return deliverer

    async def pause(self, seconds: float) -> None:
        self.now += round(seconds * 1000)
        await asyncio.sleep(0)

    async def pass_time(self, milliseconds: int, *, step: int = 100) -> None:
        end = self.now + milliseconds
        while self.now < end:
            await self.deliverer.once()
            self.now += step

    def address(self, person: Person) -> Address:
        return Address("telegram", str(self.bot.id), str(person.id), "", str(person.id))

    async def owe(
        self, *texts: str, to: Person | Address, lane: Lane = "reply", choices: tuple[Choice, ...] = ()
    ) -> None:
        for text in texts:
            self.owed += 1
            address = to if isinstance(to, Address) else self.address(to)
            message = Message(address, Screen(text, choices=choices), lane, id=f"{self.owed:04}")
            await self.store.run(lambda uow, message=message: uow.enqueue(message, now=self.now))  # type: ignore[misc]

    def reads(self, person: Person) -> list[str]:
        return [seen.text for seen in person.sees if not seen.mine]

    async def stuck(self) -> list[tuple[str, str]]:
        return await self.store.read(lambda kept: [(one.state, one.reason) for one in kept.outbox.stuck(99)])


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    store = await SqliteStore.open(tmp_path / "street.db", synchronous="OFF")
    there = Street(store)
    await there.open()
    yield there
    await there.bot.shutdown()
    await there.api.__aexit__(None, None, None)
    await store.close()


async def test_a_storm_of_429_is_obeyed_and_everything_arrives_once(street: Street) -> None:
    street.api.fail("sendMessage", 429, times=7, retry_after=5)
    await street.owe("m1", "m2", "m3", to=street.ada)
    await street.owe("m1", "m2", to=street.omar, lane="alert")
    await street.pass_time(60_000, step=250)
    assert (street.reads(street.ada), street.reads(street.omar)) == (["m1", "m2", "m3"], ["m1", "m2"])
    assert Counter(street.answers) == {"slower": 7, "sent": 5}


async def test_a_server_that_fails_is_asked_again_later(street: Street) -> None:
    street.api.fail("sendMessage", 502, times=4)
    await street.owe("m1", "m2", to=street.ada)
    await street.pass_time(60_000, step=500)
    assert street.reads(street.ada) == ["m1", "m2"]
    assert Counter(street.answers) == {"unreachable": 4, "sent": 2}


async def test_a_connection_that_drops_after_the_call_may_repeat_it_once(street: Street) -> None:
    street.api.loses("sendMessage")
    await street.owe("m1", "m2", to=street.ada)
    await street.pass_time(10_000)
    assert street.reads(street.ada) == ["m1", "m1", "m2"]
    assert street.answers == ["lost", "repeated", "sent"]


async def test_a_connection_that_drops_before_the_call_loses_nothing(street: Street) -> None:
    street.api.loses("sendMessage", heard=False)
    await street.owe("m1", "m2", to=street.ada)
    await street.pass_time(10_000)
    assert street.reads(street.ada) == ["m1", "m2"]
    assert street.answers == ["lost", "repeated", "sent"]


async def test_a_time_out_after_sending_is_a_lost_answer(street: Street) -> None:
    hurried = await street.hears_within(0.3)
    street.api.latency = 0.6
    await street.owe("m1", to=street.ada)
    await street.another(hurried).once()
    await hurried.shutdown()
    assert street.answers == ["lost"]
    street.api.latency = 0
    await street.pass_time(10_000)
    assert street.reads(street.ada) == ["m1", "m1"]
    assert street.answers == ["lost", "repeated"]


async def test_it_is_never_sent_a_third_time(street: Street) -> None:
    street.api.loses("sendMessage", times=2)
    await street.owe("m1", "m2", to=street.ada)
    await street.pass_time(30_000)
    assert street.reads(street.ada) == ["m1", "m1", "m2"]
    assert street.answers == ["lost", "lost", "sent"]
    assert await street.stuck() == [("unknown", "")]


async def test_an_hour_without_telegram_loses_and_repeats_nothing(street: Street) -> None:
    port = int(street.api.url.split(":")[2].partition("/")[0])
    await street.api.__aexit__(None, None, None)
    for number in range(20):
        await street.owe(f"m{number}", to=street.ada if number % 2 else street.omar, lane="alert")
    await street.pass_time(HOUR, step=10_000)
    assert set(street.answers) == {"unreachable"}
    assert len(street.answers) <= 75, "about one attempt a minute"
    street.api._port = port
    await street.api.__aenter__()
    await street.pass_time(120_000, step=500)
    assert street.reads(street.omar) == [f"m{number}" for number in range(0, 20, 2)]
    assert street.reads(street.ada) == [f"m{number}" for number in range(1, 20, 2)]
    assert await street.stuck() == []


async def test_a_program_killed_between_sending_and_noting_repeats_at_most_once(street: Street) -> None:
    await street.owe("m1", "m2", to=street.ada)
    for times in (1, 2):
        street.api.latency = 0.2
        dying = asyncio.create_task(street.another().once())
        await street.api.until(lambda times=times: len(street.reads(street.ada)) == times)  # type: ignore[misc]
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            if "Courier" in str(task.get_coro()) or task is dying:
                task.cancel()
        await asyncio.wait((dying,))
    street.api.latency = 0
    await street.pass_time(5_000)
    assert street.reads(street.ada) == ["m1", "m1", "m2"]
    assert await street.stuck() == [("unknown", "")]


async def test_a_message_that_telegram_refuses_blocks_nobody(street: Street) -> None:
    await street.store.run(lambda uow: know(uow, street.address(street.ada)))
    street.api.expected.add("callback_data_is_short")
    await street.owe("poison", to=street.ada, choices=(Choice("x", "X", token="x" * 65),))
    await street.owe("m1", to=street.ada)
    await street.pass_time(2000)
    assert street.reads(street.ada) == ["m1"]
    assert await street.stuck() == [("failed", "bad request")]
    assert await refused(street) == ""


async def test_a_person_who_blocked_the_bot_is_noted_as_such(street: Street) -> None:
    await street.store.run(lambda uow: know(uow, street.address(street.ada)))
    await street.ada.blocks()
    await street.owe("m1", to=street.ada)
    await street.pass_time(1000)
    assert await street.stuck() == [("failed", "blocked")]
    assert await refused(street) == "blocked"


async def test_a_group_that_became_a_supergroup_hears_what_it_is_owed(street: Street) -> None:
    group = street.api.group("Ruelle", owner=street.omar)
    await group.adds_bot()
    old = Address("telegram", str(street.bot.id), str(group.chat.id), "", "")
    await group.migrates()
    await street.owe("m1", "m2", to=old, lane="alert")
    await street.pass_time(5000)
    assert [seen.text for seen in group.heard] == ["m1", "m2"]
    assert street.answers == ["moved", "sent", "sent"]


def know(uow: Unit, address: Address) -> None:
    uow.members.put(Member(id="01ADA"))
    account = f"telegram|{address.workspace}|{address.user}"
    uow.members.put_identity(Identity(id=account, member="01ADA", address=str(address)))


async def refused(street: Street) -> str:
    address = street.address(street.ada)
    account = await street.store.read(
        lambda kept: kept.members.identity(f"telegram|{address.workspace}|{address.user}")
    )
    assert account is not None
    return account.refused
