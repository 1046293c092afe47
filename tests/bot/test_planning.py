"""The chore that plans waves together: what it notes, again each hour, and the same when it was cut off in the middle."""

from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest

from bot import planning
from bot.door import Door
from bot.planning import AHEAD, PLAN, Planner
from bot.timers import Timers
from domain.ground import found
from domain.invitations import Invitation
from domain.members import Member
from domain.neighbourhood import Neighbourhood
from domain.offering import OfferSheet
from domain.pilot import PILOT
from domain.sheets import DAY, HOUR, NeedSheet, Sheet
from storage.errors import StoreUnavailable
from storage.happenings import Timer
from storage.sqlite_store import SqliteStore
from storage.unit import Reader, Unit
from tests.stories.ground import Memory
from tests.stories.town import MONDAY, Town

T = TypeVar("T")
SKILLS = ("carpentry", "accounting")
PEOPLE = {"Ada": SKILLS, "Ben": SKILLS[:1], "Cleo": SKILLS[:1]}
NEEDS = 4


class Faltering:
    """A store whose turns fail from some turn on, as when the program ends there."""

    def __init__(self, store: SqliteStore, turns: int) -> None:
        self.store = store
        self.turns = turns

    async def run(self, turn: Callable[[Unit], T]) -> T:
        self.turns -= 1
        if self.turns < 0:
            raise StoreUnavailable
        return await self.store.run(turn)

    async def read(self, look: Callable[[Reader], T]) -> T:
        return await self.store.read(look)


def settle(uow: Unit) -> None:
    """Three people, and four needs for the same Saturday, whose waves come in half an hour."""
    ids = iter(f"{number:026d}" for number in range(1000))

    def hood(actor: Member | None = None) -> Neighbourhood:
        return Neighbourhood(uow, now=MONDAY, new_id=lambda: next(ids), actor=actor)

    for territory in PILOT:
        uow.territories.put(territory.but(state="open"))
    for name, skills in PEOPLE.items():
        comes(hood, name).offer(OfferSheet(kind="skill", words="Je sais", skills=skills))
    omar = comes(hood, "Omar").me()
    for number in range(NEEDS):
        saturday = MONDAY + 5 * DAY
        need = NeedSheet(kind="skill", skills=(SKILLS[number % 2],), occurrences=((saturday, saturday + HOUR),))
        sheet = Sheet(title=f"Un banc {number}", story="Un banc neuf.", fsa="H2J", venue="Parc", needs=(need,))
        project = hood(omar).propose(sheet)
        uow.projects.put(project.but(state="published"))
        for row in uow.needs.of_project(project.id):
            uow.needs.put(row.but(open=True))
            uow.timers.set("wave", row.id, MONDAY + HOUR // 2)


def comes(hood: Callable[[], Neighbourhood], name: str) -> Neighbourhood:
    """Somebody who lives here and wants to hear of what fits."""
    acting = hood()
    acting.join(f"web||{name}", f"web||{name}||{name}", name=name, language="fr", age="adult", later=True)
    acting.adjust(fsa="H2J")
    acting.agree("alerts")
    return acting


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqliteStore]:
    store = await SqliteStore.open(tmp_path / "plan.db", synchronous="OFF")
    await store.run(settle)
    await store.run(lambda uow: uow.timers.set(PLAN, "", MONDAY))
    yield store
    await store.close()


def noted(kept: Reader) -> list[Timer]:
    return kept.timers.ahead("planned_wave", MONDAY + DAY, 99)


async def test_it_notes_whom_each_wave_may_ask_and_looks_again_in_an_hour(store: SqliteStore) -> None:
    planner = Planner(store, clock=lambda: MONDAY)
    await planner.plan(Timer(PLAN, "", MONDAY))
    planned = await store.read(noted)
    assert [timer.due for timer in planned] == [MONDAY + HOUR // 2] * NEEDS
    asked = [member for timer in planned for member in timer.subject.split(" ")[1:]]
    assert len(asked) == len(set(asked)) == len(PEOPLE), "one Saturday, one place each"
    assert await store.read(lambda kept: kept.timers.when(PLAN, "")) == MONDAY + AHEAD


@pytest.mark.parametrize("turns", range(NEEDS + 2))
async def test_a_plan_that_was_cut_off_is_made_again_and_asks_the_same(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, turns: int
) -> None:
    monkeypatch.setattr(planning, "SLICE", 1)
    faltering, clock = Faltering(store, turns), [MONDAY]

    async def due(now: int, limit: int) -> list[Timer]:
        return await store.read(lambda kept: kept.timers.due(now, limit))

    with closing(Memory()) as ground:
        door = Door(Town(ground).engine, store, clock=lambda: clock[0])
        planner = Planner(faltering, clock=lambda: clock[0])
        timers = Timers(due, door.turn, chores=planner.chores, clock=lambda: clock[0])
        try:
            await timers.once()
        except StoreUnavailable:
            faltering.turns = 99
            await timers.once()
        clock[0] += HOUR // 2
        while await timers.once():
            pass
    asked = await store.read(lambda kept: {(row.need, row.member) for row in invitations(kept)})
    assert len(asked) == len({member for _, member in asked}) == len(PEOPLE)


def invitations(kept: Reader) -> list[Invitation]:
    members = [found(kept.members.identity(f"web||{name}")).member for name in PEOPLE]
    return [row for member in members for row in kept.invitations.of_member(member, limit=99)]
