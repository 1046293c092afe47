"""The whole door: opened on a file, asked how it is, told to close, opened again."""

import asyncio
import signal
import sqlite3
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot import app as app_module
from bot.app import App, opened
from bot.settings import read_settings
from conversations.inbound import Address, Inbound, Input, Open, Press, Text
from storage.mailbox import Letter
from tests.bot.doors import SETTINGS, running
from tests.bot.web.robot import robot
from tests.patience import PATIENCE

ADA = Address("web", "", "ada", "", "ada")


@asynccontextmanager
async def door(folder: Path) -> AsyncIterator[App]:
    """The door with its adapter open, but no socket."""
    settings = read_settings({**SETTINGS, "COLLECTIF_DATABASE_URL": f"sqlite:///{folder}/collectif.db"})
    async with opened(settings) as app:
        adapter = asyncio.create_task(app.web.run(app.works.handle))
        await asyncio.sleep(0)
        yield app
        adapter.cancel()
        await asyncio.wait((adapter,))


async def says(app: App, key: str, what: Input) -> list[Letter]:
    """One input of Ada's; all that her mailbox holds afterwards."""
    await app.works.handle(Inbound(f"web:ada:{key}", ADA, "fr", 1_800_000_000_000, what, name="Ada", reachable=True))
    return await app.store.read(lambda kept: kept.mailbox.after(ADA, 0, 100))


def button(letters: list[Letter], id: str) -> Press:
    """The newest button with that id."""
    found = [
        choice.token
        for letter in letters
        if letter.message
        for choice in letter.message.screen.choices
        if choice.id == id
    ]
    return Press(found[-1])


def files(folder: Path) -> bytes:
    """Every byte of every file."""
    return b"".join(path.read_bytes() for path in folder.iterdir())


async def test_what_a_turn_owes_is_delivered_when_it_returns(tmp_path: Path) -> None:
    async with door(tmp_path) as app:
        letters = await says(app, "1", Text("Bonjour"))
        assert letters[-1].message is not None
        assert "la Caisse du Quartier" in letters[-1].message.screen.text
        assert await says(app, "1", Text("Bonjour")) == letters


async def test_the_next_start_goes_on_where_the_last_one_stopped(tmp_path: Path) -> None:
    async with door(tmp_path) as app:
        letters = await says(app, "1", Open("/start"))
    async with door(tmp_path) as app:
        await says(app, "2", button(letters, "adult"))
        assert await app.store.read(lambda kept: kept.state_of(ADA)) == "menu"


async def test_health_is_the_doors_and_the_databases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_module, "ANSWERED", 0.2)
    async with door(tmp_path) as app:
        assert await app.ailment() == ""
        held = sqlite3.connect(tmp_path / "collectif.db", isolation_level=None)
        held.execute("BEGIN IMMEDIATE")
        assert "database did not answer" in await app.ailment()
        held.close()
        await app.store.run(lambda _: None)
        assert await app.ailment() == ""
    settings = read_settings({**SETTINGS, "COLLECTIF_DATABASE_URL": f"sqlite:///{tmp_path}/collectif.db"})
    async with opened(settings) as closed:
        assert (await closed.ailment()).startswith("the web door is closed: it is not open yet")


async def test_an_erased_person_is_nowhere_in_the_files(tmp_path: Path) -> None:
    marker = "Zéphirine-la-Magnifique"
    async with door(tmp_path) as app:
        letters = await says(app, "1", Open("/start"))
        letters = await says(app, "2", button(letters, "adult"))
        await says(app, "3", Open("/settings"))
        await says(app, "4", Text("Mon prénom"))
        await says(app, "5", Text(marker))
        assert marker.encode() in files(tmp_path)
        letters = await says(app, "6", Open("/data"))
        letters = await says(app, "7", button(letters, "erase"))
        await says(app, "8", button(letters, "erase"))
        assert marker.encode() not in files(tmp_path)
        assert await app.store.read(lambda kept: kept.members.identity("web||ada")) is None


def fetch(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_door_serves_until_ctrl_c(tmp_path: Path) -> None:
    async def talk(chat: str) -> None:
        async with robot(chat) as ada:
            heard = await ada.turn({"id": "1", "text": "Bonjour"})
            assert any("la Porte" in frame["message"]["text"] for frame in heard if "message" in frame)
            assert (await ada.turn({"id": "1", "text": "Bonjour"}))[-1] == {"done": "1"}

    with running("run", folder=tmp_path, anew=True) as process:
        asyncio.run(talk(process.chat))
        assert fetch(f"{process.page}healthz") == (200, "ok\n")
        status, metrics = fetch(f"{process.page}metrics")
        assert status == 200
        assert 'collectif_turn_seconds_count{door="web",input="text"} 2.0' in metrics
        assert 'collectif_deliveries_total{answer="sent",door="web",lane="reply"} 1.0' in metrics
        for figure in ("collectif_outbox_messages", "collectif_outbox_age_seconds", "collectif_commit_turns_bucket"):
            assert figure in metrics
        assert process.ends(signal.SIGINT) == 0
    assert (tmp_path / "stderr.txt").read_text() == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["collectif.db", "collectif.key", "stderr.txt"]


def test_a_browser_that_is_talking_is_told_to_come_back(tmp_path: Path) -> None:
    async def talk(chat: str) -> int | None:
        async with robot(chat) as ada:
            await ada.turn({"id": "1", "text": "Bonjour"})
            process.program.signals(signal.SIGTERM)
            await ada.connection.wait_closed()
            return ada.connection.close_code

    with running("run", folder=tmp_path, anew=True) as process:
        assert asyncio.run(talk(process.chat)) == 1012
        assert process.program.waits(PATIENCE) == 0
