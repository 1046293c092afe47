"""A message that waited until its reader's quiet hours had begun goes out when they are over."""

import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.adapter import Unreachable
from conversations.inbound import Address
from domain.calendar import at
from domain.groups import Group
from domain.members import Identity, Member
from storage.sqlite_store import SqliteStore
from storage.unit import Unit
from tests.bot.loft import ADA, PACE, Loft

GROUP = Address("pigeon", "", "-100", "", "")


def clock(time: str, day: int = 23) -> int:
    return at(dt.date(2026, 11, day), time, "America/Toronto")


def known(uow: Unit) -> None:
    uow.members.put(Member(id="01ADA"))
    uow.members.put_identity(Identity(id="pigeon||ada", member="01ADA", address=str(ADA)))
    uow.groups.put(Group(id="01GROUP", address=str(GROUP), title="Ruelle verte", state="looked_after"))


@pytest.fixture(params=[PACE, None], ids=["paced", "within the house"])
async def loft(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Loft]:
    """A platform that was down all evening, until half past nine."""
    store = await SqliteStore.open(tmp_path / "loft.db", synchronous="OFF")
    loft = Loft(store, pace=request.param)
    loft.now = clock("20:55")
    loft.pigeons.weather = lambda: Unreachable() if loft.now < clock("21:30") else None
    await store.run(known)
    yield loft
    await store.close()


async def goes_at(loft: Loft, *times: tuple[str, int]) -> list[list[str]]:
    """What has flown by each of these times."""
    flown = []
    for time, day in times:
        loft.now = clock(time, day)
        while await loft.deliverer.once():
            pass
        flown.append(loft.pigeons.flown[:])
    return flown


async def test_an_alert_waits_for_the_morning(loft: Loft) -> None:
    await loft.owe("alert", lane="alert")
    evening = ("20:56", 23), ("21:31", 23), ("23:59", 23), ("07:59", 24)
    assert await goes_at(loft, *evening, ("08:01", 24)) == [[], [], [], [], ["alert"]]


async def test_what_presses_goes_out_from_six(loft: Loft) -> None:
    await loft.owe("today", lane="reminder", pressing=True)
    assert await goes_at(loft, ("20:56", 23), ("21:31", 23), ("05:59", 24), ("06:01", 24)) == [[], [], [], ["today"]]


async def test_an_answer_goes_out_at_any_hour(loft: Loft) -> None:
    await loft.owe("alert", lane="alert")
    await loft.owe("answer")
    assert await goes_at(loft, ("20:56", 23), ("21:35", 23)) == [[], ["answer"]]


async def test_a_group_has_its_nights_too(loft: Loft) -> None:
    await loft.owe("news", to=GROUP, lane="alert")
    assert await goes_at(loft, ("20:56", 23), ("21:31", 23), ("08:01", 24)) == [[], [], ["news"]]
