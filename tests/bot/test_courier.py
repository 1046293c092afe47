"""The courier of a platform with a pace: lanes, spacing, troubles, and never a third sending."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from bot.adapters.adapter import Lost, Moved, Refused, Slower, Unreachable
from bot.courier import FLIGHTS, LINE
from conversations.inbound import Address
from domain.members import Identity, Member
from storage.errors import StoreUnavailable
from storage.sqlite_store import SqliteStore
from storage.unit import Reader, Unit
from tests.bot.loft import ADA, OMAR, PACE, Loft

T = TypeVar("T")


@pytest.fixture
async def loft(tmp_path: Path) -> AsyncIterator[Loft]:
    store = await SqliteStore.open(tmp_path / "loft.db", synchronous="OFF")
    yield Loft(store, pace=PACE)
    await store.close()


def neighbour(number: int) -> Address:
    return Address("pigeon", "", str(number), "", str(number))


async def test_answers_go_first_and_the_lanes_after_one_another(loft: Loft) -> None:
    await loft.owe("digest", to=neighbour(1), lane="digest")
    await loft.owe("reminder", to=neighbour(2), lane="reminder")
    await loft.owe("alert", to=neighbour(3), lane="alert")
    await loft.owe("answer", to=neighbour(4))
    assert await loft.pass_time(1000) == 4
    assert loft.pigeons.flown == ["answer", "alert", "reminder", "digest"]


async def test_a_broadcast_is_evenly_paced(loft: Loft) -> None:
    for number in range(40):
        await loft.owe(f"{number}", to=neighbour(number), lane="alert")
    began = loft.now
    while len(loft.pigeons.flown) < 39:
        await loft.pass_time(10)
    assert 38 / 10 <= (loft.now - began) / 1000 <= 38 / 8.9, (
        "some pigeons are slower than others: each counts when it lands"
    )
    await loft.pass_time(1000)
    assert loft.pigeons.flown == [f"{number}" for number in range(40)]


async def test_a_chats_order_is_kept_at_one_a_second(loft: Loft) -> None:
    await loft.owe("1", "2", "3", lane="alert")
    await loft.owe("1", "2", to=OMAR, lane="alert")
    assert await loft.pass_time(900) == 2
    assert await loft.pass_time(2000) == 3
    assert loft.pigeons.flown == ["1", "1", "2", "2", "3"]


async def test_a_turn_does_not_wait_for_the_platform_and_its_answers_go_at_once(loft: Loft) -> None:
    loft.pigeons.held = asyncio.Event()
    await loft.owe("1", "2", "3", "4")
    await loft.deliverer.settle(ADA)
    assert loft.pigeons.flown == []
    loft.pigeons.held.set()
    await loft.deliverer.once()
    assert loft.pigeons.flown == ["1", "2", "3"], "a short burst; the fourth is one too many in this second"
    await loft.pass_time(1100)
    assert loft.pigeons.flown == ["1", "2", "3", "4"]


async def test_a_group_with_much_to_hear_holds_nobody_else_back(loft: Loft) -> None:
    group = Address("pigeon", "", "-7", "", "")
    await loft.owe(*(f"to all {number}" for number in range(30)), to=group, lane="alert")
    await loft.owe(*(f"to Omar {number}" for number in range(30)), to=OMAR, lane="digest")
    await loft.pass_time(40_000, step=100)
    assert [text for text in loft.pigeons.flown if "all" in text] == [f"to all {number}" for number in range(20)]
    assert len(loft.pigeons.flown) == 50


async def test_several_rounds_at_once_send_nothing_twice(loft: Loft) -> None:
    for number in range(9):
        await loft.owe("hello", to=neighbour(number), lane="alert")
    for _ in range(40):
        deliverer = loft.deliverer
        await asyncio.gather(deliverer.once(), deliverer.once(), deliverer.once())
        await asyncio.gather(deliverer.settle(neighbour(3)), deliverer.once())
        loft.now += 50
    assert len(loft.pigeons.flown) == 9
    assert loft.answers == ["sent"] * 9


async def test_calls_under_way_have_a_bound_and_leave_room_for_answers(loft: Loft) -> None:
    loft.pigeons.held = asyncio.Event()
    for number in range(FLIGHTS):
        await loft.owe("alert", to=neighbour(number), lane="alert")
    flying = []
    while (asked := len(loft.pigeons.asked)) < FLIGHTS // 2:
        flying.append(asyncio.create_task(loft.deliverer.once()))
        await loft.pigeons.until(lambda before=asked: len(loft.pigeons.asked) > before)  # type: ignore[misc]
        loft.now += 1000
    flying.append(asyncio.create_task(loft.deliverer.once()))
    await loft.store.read(lambda _: None)  # behind that round's look,
    for _ in range(LINE):
        await loft.store.run(lambda _: None)  # and behind what it would have taken
    assert len(loft.pigeons.asked) == FLIGHTS // 2
    await loft.owe("answer")
    await loft.deliverer.settle(ADA)
    await loft.pigeons.until(lambda: "answer" in loft.pigeons.asked)
    loft.pigeons.held.set()
    await asyncio.gather(*flying)
    await loft.pass_time(9000, step=100)
    assert len(loft.pigeons.flown) == FLIGHTS + 1


async def test_too_many_requests_stop_their_lane_and_chat_alone(loft: Loft) -> None:
    loft.pigeons.answers = [Slower(5000)]
    await loft.owe("alert 1", "alert 2", lane="alert")
    await loft.owe("to Omar", to=OMAR, lane="alert")
    await loft.pass_time(400)
    await loft.owe("answer")
    await loft.pass_time(4000, step=50)
    assert loft.pigeons.flown == ["to Omar", "answer"]
    await loft.pass_time(4000, step=50)
    assert loft.pigeons.flown == ["to Omar", "answer", "alert 1", "alert 2"]


async def test_a_storm_is_waited_out_with_few_requests(loft: Loft) -> None:
    loft.pigeons.weather = lambda: Slower(3000) if loft.now < 1_060_000 else None
    for number in range(100):
        await loft.owe(f"{number}", to=neighbour(number), lane="alert")
    await loft.pass_time(60_000, step=100)
    assert loft.pigeons.flown == []
    assert len(loft.answers) <= LINE * (60_000 // 3000 + 1), "a few each time that the platform said"
    await loft.pass_time(30_000, step=100)
    assert sorted(loft.pigeons.flown, key=int) == [f"{number}" for number in range(100)]
    assert loft.answers.count("sent") == 100


async def test_an_hour_without_the_platform_is_ridden_out(loft: Loft) -> None:
    end = loft.now + 3_600_000
    loft.pigeons.weather = lambda: Unreachable() if loft.now < end else None
    for number in range(30):
        await loft.owe(f"{number}", to=neighbour(number), lane="alert")
    await loft.owe("too late by then", to=OMAR, lane="reminder", expires=loft.now + 600_000)
    await loft.owe("answer")
    await loft.pass_time(3_600_000, step=5000)
    assert loft.pigeons.flown == []
    assert len(loft.answers) <= 70, "one attempt a minute, not one for each message"
    await loft.pass_time(200_000, step=500)
    assert sorted(loft.pigeons.flown) == sorted(["answer", *(f"{number}" for number in range(30))])
    assert await loft.stuck() == []
    assert await loft.waiting() == 0


async def test_a_lost_answer_is_asked_for_once_more_and_counted(loft: Loft) -> None:
    loft.pigeons.answers = [Lost()]
    await loft.owe("1", "2")
    await loft.pass_time(5000)
    assert loft.pigeons.flown == ["1", "2"]
    assert loft.answers == ["lost", "repeated", "sent"]


async def test_what_was_lost_twice_is_left_to_staff_and_what_follows_goes_on(loft: Loft) -> None:
    loft.pigeons.answers = [Lost(), Lost()]
    await loft.owe("1", "2")
    await loft.pass_time(10_000)
    assert loft.pigeons.flown == ["2"]
    assert loft.answers == ["lost", "lost", "sent"]
    assert await loft.stuck() == [("unknown", "")]


async def test_a_message_of_poison_blocks_neither_its_chat_nor_its_lane(loft: Loft) -> None:
    await loft.store.run(known)
    loft.pigeons.answers = [KeyError("a bug of ours"), Refused("bad request", person=False)]
    await loft.owe("1", "2", "3")
    await loft.pass_time(3000)
    assert loft.pigeons.flown == ["3"]
    assert await loft.stuck() == [("failed", "bug"), ("failed", "bad request")]
    assert await refused(loft) == ""


async def test_a_person_who_is_gone_is_noted_as_such(loft: Loft) -> None:
    await loft.store.run(known)
    loft.pigeons.answers = [Refused("blocked")]
    await loft.owe("1")
    await loft.pass_time(100)
    assert await refused(loft) == "blocked"


async def test_a_chat_that_moved_is_written_to_where_it_is(loft: Loft) -> None:
    old = Address("pigeon", "", "-7", "", "")
    loft.pigeons.answers = [Moved("-1007")]
    await loft.owe("1", "2", to=old, lane="alert")
    await loft.pass_time(3000)
    assert loft.pigeons.flown == ["1", "2"]
    assert {to.chat for to in loft.pigeons.asked_at} == {"-7", "-1007"}
    assert loft.pigeons.asked_at.count(old) == 1
    assert loft.answers == ["moved", "sent", "sent"]


async def test_a_program_killed_while_it_sends_repeats_at_most_once(loft: Loft) -> None:
    await loft.owe("1", "2")
    for _ in range(2):
        loft.pigeons.held = asyncio.Event()
        loft.pigeons.asked.clear()
        dying = loft.another()
        flying = asyncio.create_task(dying.once())
        await loft.pigeons.until(lambda: bool(loft.pigeons.asked))
        flying.cancel()  # its visit hangs for ever, and notes nothing: as if the process were gone
        assert loft.pigeons.asked == ["1"]
    loft.pigeons.held = None
    loft.deliverer = loft.another()
    await loft.pass_time(3000)
    assert loft.pigeons.flown == ["2"]
    assert await loft.stuck() == [("unknown", "")]


async def test_a_repeat_after_a_kill_is_counted(loft: Loft) -> None:
    await loft.owe("1")
    await loft.store.run(lambda uow: uow.outbox.begin(ADA, "reply", loft.now))
    await loft.pass_time(100)
    assert loft.answers == ["repeated"]


class Away:
    """A store whose database is away at a few moments."""

    shared = False

    def __init__(self, store: SqliteStore) -> None:
        self._store = store
        self.runs = 0
        self.away: set[int] = set()

    async def run(self, turn: Callable[[Unit], T], *, line: str = "") -> T:
        self.runs += 1
        if self.runs in self.away:
            raise StoreUnavailable
        return await self._store.run(turn, line=line)

    async def read(self, look: Callable[[Reader], T]) -> T:
        return await self._store.read(look)


async def test_an_answer_is_kept_until_the_database_is_back(loft: Loft, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sending.RETRY", 0.001)
    store = Away(loft.store)
    await loft.owe("1")
    loft.deliverer = loft.another(store)
    store.away = {3, 4, 5}  # the first drops what is too late, the second notes that it is being sent
    assert await loft.deliverer.once() == 1
    assert store.runs == 7, "noted at the fourth attempt; then nothing more was owed"
    await loft.pass_time(3000)
    assert loft.pigeons.flown == ["1"]


async def test_what_is_under_way_comes_back_before_the_door_closes(loft: Loft) -> None:
    loft.pigeons.held = asyncio.Event()
    running = asyncio.create_task(loft.deliverer.run())
    await loft.owe("1", lane="alert")
    await loft.deliverer.settle(OMAR)
    await loft.pigeons.until(lambda: bool(loft.pigeons.asked))
    running.cancel()
    loft.pigeons.held.set()
    await asyncio.wait((running,))
    assert loft.answers == ["sent"]
    assert await loft.waiting() == 0


def known(uow: Unit) -> None:
    uow.members.put(Member(id="01ADA"))
    uow.members.put_identity(Identity(id="pigeon||ada", member="01ADA", address=str(ADA)))


async def refused(loft: Loft) -> str:
    account = await loft.store.read(lambda kept: kept.members.identity("pigeon||ada"))
    assert account is not None
    return account.refused
