"""A turn that fails: nothing of it is kept. A bug is told to staff; a database that can't is asked again."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest

from bot.timers import inbound as elapsed
from conversations.flow import Chosen, Done, Flow, Goto, NoData, state
from conversations.inbound import Press, Text
from conversations.ports import KeyReused, Opener
from conversations.turn import Turn
from conversations.words import N_
from domain.members import Role
from domain.neighbourhood import TIMERS, Neighbourhood
from storage.errors import StoreUnavailable
from storage.postgres import POSTGRES
from storage.postgres import connect as connect_to_server
from storage.sqlite import SQLITE, connect_to_read
from tests.laws.served import Served, serve, town_on
from tests.stories.ground import File, Ground, Server
from tests.stories.town import Person, Town
from tests.tables import contents

SECRET = "Zyxwvut"
"""What somebody wrote; no trace shows it."""


def wonders(turn: Turn[NoData]) -> str:
    """A question with a bug in it."""
    raise LookupError(turn.words.say("Settings"))


class Unlucky(Flow[NoData]):
    """A flow with a bug in an answer and another in a question."""

    name = "unlucky"
    title = N_("Settings")
    runs: ClassVar[int] = 0

    @state(ask="Well?", choices={"answer": "Answer", "ask": "Ask"})
    def well(self, turn: Turn[NoData], said: Text | Chosen[Literal["answer", "ask"]]) -> Goto[Literal["broken"]] | Done:
        """Does something, then fails."""
        Unlucky.runs += 1
        turn.neighbourhood.adjust(radius_km=9)
        if isinstance(said, Chosen) and said.id == "ask":
            return Goto("broken")
        raise ValueError(said)

    @state(ask=wonders, choices={"no": "No"})
    def broken(self, turn: Turn[NoData], said: Chosen[Literal["no"]]) -> Done:
        """Never asked."""
        return Done()


def unlucky(ground: Ground) -> tuple[Town, Person]:
    """Ada is in the flow that fails; Stan is staff."""
    town = town_on(ground, Unlucky)
    ada, stan = town.member("Ada"), town.member("Stan")
    town.run(lambda uow: uow.members.put_role(Role(id="staff", member=stan.id, name="staff")))
    town.run(lambda uow: uow.put_opener(Opener("unlucky", "unlucky")))
    for person in (ada, stan):
        person.opens("/start")
    Unlucky.runs = 0
    return town, ada.opens("ounlucky").sees("Well?")


def kept(town: Town) -> dict[str, list[tuple[Any, ...]]]:
    """Everything but what a noted failure writes."""
    return {table: rows for table, rows in everything(town).items() if table not in ("inbox", "outbox", "failure")}


@pytest.mark.parametrize("what", ["answer", "ask", SECRET])
async def test_a_bug_keeps_nothing_and_is_told_once(ground: Ground, what: str) -> None:
    town, ada = unlucky(ground)
    before = kept(town)
    async with serve(town) as served:
        first = await served.does(ada, Text(what), key="web:ada:bug")
        again = await served.does(ada, Text(what), key="web:ada:bug")
        told, failures = await served.owed(ada), await served.run(lambda uow: uow.failures(9))
        with pytest.raises(KeyReused):
            await served.does(ada, Text("menu"), key="web:ada:bug")
        assert kept(town) == before
        await served.does(ada, Text("aide"))
        after = await served.told(ada)
    assert Unlucky.runs == 1, "the same update is not run again"
    assert first == again
    assert [message.screen.text for message in told] == [
        "Quelque chose a flanché de mon côté. Rien n’est perdu, et l’équipe est prévenue."
    ]
    assert [failure.key for failure in failures] == ["web:ada:bug"]
    assert "test_failing_turns" in failures[0].trace
    assert SECRET not in failures[0].trace
    assert "Well?" in after, "the conversation is where it was"


async def test_staff_see_what_failed_in_their_queue(ground: Ground) -> None:
    town, ada = unlucky(ground)
    async with serve(town) as served:
        await served.does(ada, Text("answer"), key="web:ada:bug")
        stan = town.people["web||stan||stan"]
        await served.does(stan, Press(stan.button("moderate").token))
        assert "test_failing_turns" in await served.told(stan)
        (queue,) = [message.screen for message in await served.owed(stan) if message.screen.choices]
        settle = next(choice for choice in queue.choices if choice.id == "settle")
        await served.does(stan, Press(settle.token))
        assert await served.run(lambda uow: uow.failures(9)) == []


async def test_a_timer_with_a_bug_does_not_come_again(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    """The only thing replaced is a verb, by one with a bug in it."""
    town, _ = unlucky(ground)

    def fails(self: Neighbourhood, subject: str) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(Neighbourhood, TIMERS["wave"], fails)
    town.run(lambda uow: uow.timers.set("wave", "01NEED", town.now))
    async with serve(town) as served:
        await served.door.turn(elapsed("wave", "01NEED", town.now))
        failures = await served.run(lambda uow: uow.failures(9))
        due = await served.run(lambda uow: uow.timers.due(town.now, 9))
    assert len(failures) == 1
    assert SECRET not in failures[0].trace
    assert due == []


async def test_a_full_disk_keeps_nothing_and_the_update_is_taken_when_it_comes_again(tmp_path: Path) -> None:
    town, ada = unlucky(File(tmp_path))
    async with serve(town) as served:
        await served.run(lambda uow: uow._db._execute("PRAGMA max_page_count = 1"))
        taken = await until_full(served, ada)
        before = everything(town)
        with pytest.raises(StoreUnavailable):
            await served.does(ada, Text("aide"), key=f"web:ada:full:{taken}")
        assert everything(town) == before, "nothing is noted, and nothing acknowledged"
        assert len(await served.owed(ada)) == taken

        await served.run(lambda uow: uow._db._execute("PRAGMA max_page_count = 1073741823"))
        await served.does(ada, Text("aide"), key=f"web:ada:full:{taken}")
        assert len(await served.owed(ada)) == taken + 1
        assert await served.run(lambda uow: uow.failures(9)) == []


async def test_a_database_held_by_another_program_is_asked_again(tmp_path: Path) -> None:
    town, ada = unlucky(File(tmp_path))
    before = everything(town)
    async with serve(town, busy_ms=50) as served:
        with holding(town):
            with pytest.raises(StoreUnavailable):
                await served.does(ada, Text("menu"), key="web:ada:locked")
            assert everything(town) == before
        await served.does(ada, Text("menu"), key="web:ada:locked")
        assert "Qu’est-ce qui t’amène?" in await served.told(ada)
        assert await served.run(lambda uow: uow.failures(9)) == []


async def until_full(served: Served, person: Person) -> int:
    """How many times help was given before there was no room for more."""
    for taken in count():
        try:
            await served.does(person, Text("aide"), key=f"web:ada:full:{taken}")
        except StoreUnavailable:
            break
    return taken


def everything(town: Town) -> dict[str, list[tuple[Any, ...]]]:
    """Every row, read beside whoever writes."""
    if isinstance(town.ground, Server):
        with closing(connect_to_server(town.ground.address)) as connection:
            return contents(connection, POSTGRES)
    assert isinstance(town.ground, File)
    with closing(connect_to_read(town.ground.path)) as connection:
        return contents(connection, SQLITE)


@contextmanager
def holding(town: Town) -> Iterator[None]:
    """Another program writes, and takes its time."""
    assert isinstance(town.ground, File)
    program = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(town.ground.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        yield
        other.kill()
