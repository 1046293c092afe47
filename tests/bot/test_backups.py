"""A restore drill: a door at work is copied and killed, and another one goes on from the copy."""

import asyncio
import json
import shutil
import signal
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner
from websockets.asyncio.client import connect

from bot.commands import app
from bot.door import milliseconds
from bot.duty import TIMERS
from bot.faults import Fault
from storage.postgres import open_sync
from tests.bot.doors import SETTINGS, running, typed
from tests.bot.test_processes import url_of
from tests.storage.given import address, message

SAID = 30


async def talk(chat: str, cookie: str, first: int, last: int) -> str:
    """Says one thing after the other, each acknowledged before the next; gives the browser's cookie."""
    async with connect(chat, additional_headers={"Cookie": cookie} if cookie else {}) as line:
        assert line.response is not None
        given = line.response.headers.get("Set-Cookie", "").split(";")[0]
        for number in range(first, last):
            await line.send(json.dumps({"id": f"c{number}", "text": f"parole {number}"}))
            while json.loads(await line.recv()) != {"done": f"c{number}"}:
                pass
    return cookie or given


async def remembered(chat: str, cookie: str) -> list[str]:
    """What the page shows of what was said, up to the newest."""
    async with connect(chat, additional_headers={"Cookie": cookie}) as line:
        await line.send(json.dumps({"after": None}))
        said: list[str] = []
        while True:
            frame = json.loads(await line.recv())
            if "caught_up" in frame:
                return said
            if "said" in frame:
                said.append(frame["said"]["text"])


def test_a_door_goes_on_from_a_copy_of_another_that_was_killed(tmp_path: Path) -> None:
    old, new = tmp_path / "ancienne", tmp_path / "nouvelle"
    old.mkdir()
    new.mkdir()
    with running("run", folder=old) as door:
        cookie = asyncio.run(talk(door.chat, "", 0, SAID))

        async def at_work() -> None:
            traffic = asyncio.create_task(talk(door.chat, cookie, SAID, 2 * SAID))
            copying = await asyncio.to_thread(typed, "backup", "../copie.db", folder=old)
            assert copying.returncode == 0, copying.stderr
            assert "collectif.key is not in the copy" in copying.stderr
            await traffic

        asyncio.run(at_work())
        door.ends(signal.SIGKILL)
    refused = typed("restore", "../copie.db", folder=old)
    assert refused.returncode == 1
    assert "never writes over a database" in refused.stderr
    restored = typed("restore", "../copie.db", folder=new)
    assert restored.returncode == 0, restored.stderr
    assert "Without it, links that people have" in restored.stderr
    shutil.copy(old / "collectif.key", new)
    with running("run", folder=new) as door:
        said = asyncio.run(remembered(door.chat, cookie))
        assert said[:SAID] == [f"parole {number}" for number in range(SAID)]
        assert said == [f"parole {number}" for number in range(len(said))]
        asyncio.run(talk(door.chat, cookie, 2 * SAID, 2 * SAID + 1))


@pytest.mark.parametrize("word", ["backup", "restore"])
def test_on_a_server_the_servers_own_way_is_named(tmp_path: Path, word: str) -> None:
    settings = {
        **SETTINGS,
        "COLLECTIF_DATABASE_URL": "postgresql://door@localhost/door",
        "COLLECTIF_SECRET_KEY": "k" * 43,
    }
    answer = typed(word, "copie.db", folder=tmp_path, settings=settings)
    assert answer.returncode == 1
    assert "pg_" in answer.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.postgres
def test_after_the_servers_own_restore_what_waits_is_left_to_staff(
    postgres_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLLECTIF_DATABASE_URL", url_of(postgres_database))
    monkeypatch.setenv("COLLECTIF_SECRET_KEY", "k" * 43)
    executor = open_sync(postgres_database)
    with closing(executor.connection):
        for owed in [message(address(platform=platform)) for platform in ("telegram", "slack", "web")]:
            executor.run(lambda uow, owed=owed: uow.enqueue(owed, now=1))  # type: ignore[misc]
        until = milliseconds() + 60_000
        fence = executor.run(lambda uow: uow.leases.take(TIMERS, "a door", now=1, until=until))
        refused = CliRunner().invoke(app, ["restore", "--put-aside"]).exception
        assert isinstance(refused, Fault)
        assert "a door is open" in refused.problem
        executor.run(lambda uow: uow.leases.let_go(TIMERS, fence))
        answer = CliRunner().invoke(app, ["restore", "--put-aside"])
        assert answer.exit_code == 0
        assert "2 messages were waiting" in answer.stdout
        assert [stuck.state for stuck in executor.run(lambda uow: uow.outbox.stuck(9))] == ["unknown"] * 2
        assert "No message" in CliRunner().invoke(app, ["restore", "--put-aside"]).stdout


@pytest.mark.parametrize("words", [["restore"], ["restore", "copie.db", "--put-aside"]])
def test_a_restore_takes_a_copy_or_none(words: list[str]) -> None:
    assert CliRunner().invoke(app, words).exit_code == 2


def test_a_neighbourhood_moves_to_a_server_by_a_command(postgres_database: str, tmp_path: Path) -> None:
    here, there = "sqlite:///collectif.db", url_of(postgres_database)
    assert typed("copy", "--from", here, "--to", there, folder=tmp_path).returncode == 1
    typed("migrate", folder=tmp_path)
    typed("territory", "open", "plateau", folder=tmp_path)
    answer = typed("copy", "--from", here, "--to", there, folder=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "rows are the same on both sides" in answer.stdout
    assert "COLLECTIF_SECRET_KEY" in answer.stderr
    settings = {**SETTINGS, "COLLECTIF_DATABASE_URL": there, "COLLECTIF_SECRET_KEY": "k" * 43}
    assert "open" in typed("territory", "list", folder=tmp_path, settings=settings).stdout
    again = typed("copy", "--from", here, "--to", there, folder=tmp_path)
    assert again.returncode == 1
    assert "already holds a neighbourhood" in again.stderr


@pytest.mark.parametrize(("source", "target"), [("sqlite:///a.db", "sqlite:///a.db"), ("a.db", "sqlite:///b.db")])
def test_a_copy_that_makes_no_sense_is_wrong_use(tmp_path: Path, source: str, target: str) -> None:
    answer = typed("copy", "--from", source, "--to", target, folder=tmp_path)
    assert answer.returncode == 2
    assert list(tmp_path.iterdir()) == []
