"""kill -9 in the middle of traffic, again and again: what was acknowledged is there, and nothing is twice."""

import asyncio
import json
import os
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from bot.acting import operator
from bot.settings import read_settings
from conversations.inbound import Address
from storage import postgres, sqlite
from storage.batch import Executor
from storage.statements import Connection
from storage.unit import Unit
from tests.bot.doors import SETTINGS, free_port, surroundings
from tests.bot.program import Program
from tests.bot.test_processes import url_of
from tests.scale import Tally, scaled

ROUNDS = [pytest.param(scaled(100), marks=pytest.mark.long, id=f"hundred {number}") for number in range(1, 11)]
"""A thousand kills; in parts, so that what is kept does not grow without end."""
PEOPLE = 6


class Neighbour:
    """A robot that makes one offer after the other, and sends again what was not acknowledged."""

    def __init__(self, name: str, chat: str, progress: asyncio.Event) -> None:
        self.name = name
        self.chat = chat
        self.progress = progress
        self.cookie = ""
        self.state = ""
        self.last = ""
        self.received: dict[str, str] = {}
        self.buttons: dict[str, str] = {}
        self.sent = 0
        self.pending: dict[str, Any] | None = None
        self.acknowledged: list[str] = []
        self.offered: list[str] = []
        self.asked: dict[str, str] = {}
        """The state that each frame answered, by its id."""
        self.tiring = False

    @property
    def user(self) -> str:
        """The browser's id, which its cookie begins with."""
        return self.cookie.partition("=")[2].rpartition(".")[0]

    async def live(self) -> None:
        """Talks, and comes back whenever the door has gone, until it is tired and everything was acknowledged."""
        while not (self.tiring and self.pending is None):
            with suppress(ConnectionClosed, InvalidHandshake, OSError, EOFError):
                async with connect(
                    self.chat, additional_headers={"Cookie": self.cookie} if self.cookie else {}, close_timeout=0.1
                ) as line:
                    await self._talk(line)
            await asyncio.sleep(0.02)

    async def _talk(self, line: ClientConnection) -> None:
        assert line.response is not None
        if fresh := line.response.headers.get("Set-Cookie"):
            self.cookie = fresh.partition(";")[0]
        await line.send(json.dumps({"after": self.last or None}))
        while "caught_up" not in (frame := json.loads(await line.recv())):
            self._hear(frame)
        while self.pending is not None or not self.tiring:
            if self.pending is None:
                self.sent += 1
                self.pending = {"id": f"{self.name}-{self.sent}", **self._next()}
                self.asked[self.pending["id"]] = self.state
            await line.send(json.dumps(self.pending))
            while (frame := json.loads(await line.recv())).get("done") != self.pending["id"]:
                self._hear(frame)
            self.acknowledged.append(self.pending["id"])
            self.pending = None
            self.progress.set()
            await asyncio.sleep(0.1)  # a socket may send thirty frames in ten seconds

    def _hear(self, frame: dict[str, Any]) -> None:
        if (message := frame.get("message")) is None:
            return
        shown = json.dumps({**message, "state": ""}, sort_keys=True)
        assert self.received.setdefault(message["id"], shown) == shown, "one id, two messages"
        self.last, self.state = message["id"], message["state"]
        if message["choices"]:
            self.buttons = {choice["id"]: choice["token"] for choice in message["choices"]}

    def _next(self) -> dict[str, Any]:
        """What a person would do here."""
        match self.state:
            case "":
                return {"open": "/start"}
            case "welcome.hello":
                return {"press": self.buttons["adult"]}
            case "offer.give":
                return {"text": f"menuiserie, libre le samedi matin, H2J, {self.name}-{self.sent}"}
            case "offer.review":
                self.offered.append(f"{self.name}-{self.sent}")
                return {"press": self.buttons["yes"]}
            case _:
                return {"open": "/offer"}


@contextmanager
def door(folder: Path, settings: dict[str, str]) -> Iterator[None]:
    """A serving process, killed when the block ends."""
    here = surroundings(settings)
    with closing(Program(("run",), folder=folder, environment=here, err=Path(os.devnull))):
        yield


async def survive(folder: Path, url: str, kills: int) -> list[Neighbour]:
    """So many kills in the middle of traffic; then those who talked, once everything was acknowledged."""
    port = free_port()
    settings = {
        **SETTINGS,
        "COLLECTIF_PORT": str(port),
        "COLLECTIF_DATABASE_URL": url,
        "COLLECTIF_SECRET_KEY": "k" * 40,
        "COLLECTIF_LOG_LEVEL": "ERROR",
    }
    with operator(read_settings(settings)) as someone:
        someone.act(lambda act: act.neighbourhood.open_territory("plateau"))
    chance = random.Random(9)
    progress = asyncio.Event()
    people = [Neighbour(f"n{number}", f"ws://127.0.0.1:{port}/chat", progress) for number in range(PEOPLE)]

    async def until(what: Callable[[], bool]) -> None:
        async with asyncio.timeout(100):
            while not what():
                progress.clear()
                await progress.wait()

    def acknowledged() -> int:
        return sum(len(person.acknowledged) for person in people)

    async with asyncio.TaskGroup() as lives:
        for person in people:
            lives.create_task(person.live())
        for _ in range(kills):
            enough = acknowledged() + chance.randrange(3, 3 * PEOPLE)
            with door(folder, settings):
                await until(lambda enough=enough: acknowledged() >= enough)  # type: ignore[misc]
                await asyncio.sleep(chance.random() * 0.03)
        with door(folder, settings):
            await until(lambda: all(person.offered for person in people))
            for person in people:
                person.tiring = True
            await until(lambda: not any(person.pending for person in people))
    assert acknowledged() >= 3 * kills
    return people


def compare_all(executor: Executor, people: list[Neighbour]) -> None:
    """What was kept, beside what each knows."""
    with closing(executor.connection):
        for person in people:
            executor.run(lambda uow, person=person: compare(uow, person))  # type: ignore[misc]
            compare_causes(executor.connection, person)


@pytest.mark.parametrize("kills", [20, *ROUNDS])
async def test_what_was_acknowledged_survives_and_nothing_is_doubled(tmp_path: Path, kills: int, tally: Tally) -> None:
    people = await survive(tmp_path, f"sqlite:///{tmp_path}/collectif.db", kills)
    compare_all(sqlite.open_sync(tmp_path / "collectif.db"), people)
    tally("kills on a file", kills)


@pytest.mark.postgres
@pytest.mark.parametrize("kills", [3, *ROUNDS])
async def test_what_was_acknowledged_survives_on_postgresql(
    tmp_path: Path, postgres_database: str, kills: int, tally: Tally
) -> None:
    people = await survive(tmp_path, url_of(postgres_database), kills)
    compare_all(postgres.open_sync(postgres_database), people)
    tally("kills on PostgreSQL", kills)


def compare(uow: Unit, person: Neighbour) -> None:
    """What the neighbourhood kept of a robot, beside what the robot knows."""
    account = uow.members.identity(f"web||{person.user}")
    assert account is not None
    assert len(uow.offers.of_member(account.member)) == len(person.offered) > 0
    made = [noted.event.kind for noted in uow.journal.newest(100_000) if noted.event.actor == account.member]
    assert made.count("offer_made") == len(person.offered)
    assert made.count("member_joined") == 1
    letters = uow.mailbox.after(Address.parse(account.address), 0, 100_000)
    assert [letter.seq for letter in letters] == list(range(1, len(letters) + 1))
    said = [letter.source for letter in letters if letter.message is None]
    assert said == [f"web:{person.user}:{id}" for id in person.acknowledged]
    assert list(person.received) == [f"m{letter.seq}" for letter in letters if letter.message]


def compare_causes(connection: Connection, person: Neighbour) -> None:
    """Every acknowledged frame was noted once and answered once; every answer was delivered once.

    What answers a state takes as many messages each time.
    """
    address = f"web||{person.user}||{person.user}"
    every = connection.execute(
        "SELECT outbox.address, outbox.cause, outbox.state, count(mailbox.source) FROM outbox "
        "LEFT JOIN mailbox ON mailbox.source = outbox.id GROUP BY outbox.id"
    ).fetchall()
    rows = [row for to, *row in every if to == address]
    assert {(state, delivered) for _, state, delivered in rows} == {("sent", 1)}
    keys = {f"web:{person.user}:{id}": id for id in person.acknowledged}
    answers = Counter(cause for cause, _, _ in rows)
    assert answers.keys() == keys.keys()
    for asked in set(person.asked.values()):
        assert len({answers[key] for key, id in keys.items() if person.asked[id] == asked}) == 1, asked
    noted = connection.execute("SELECT key FROM inbox").fetchall()
    assert {key for (key,) in noted if key.startswith(f"web:{person.user}:")} == keys.keys()
