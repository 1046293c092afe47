"""Several processes on one database: whoever speaks to one of them is heard by the others."""

import asyncio
import json
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from psycopg.conninfo import conninfo_to_dict
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.bot.doors import SETTINGS, running
from tests.patience import PATIENCE

pytestmark = pytest.mark.postgres


def url_of(conninfo: str) -> str:
    """The same database as the setting names it."""
    known = conninfo_to_dict(conninfo)
    return f"postgresql:///{known['dbname']}?{urlencode({'host': known['host'], 'user': known['user']})}"


async def until(line: ClientConnection, key: str, value: str) -> list[dict[str, Any]]:
    """The frames up to one that says so."""
    frames: list[dict[str, Any]] = []
    async with asyncio.timeout(PATIENCE):
        while not frames or frames[-1].get(key) != value:
            frames.append(json.loads(await line.recv()))
    return frames


def told(frames: list[dict[str, Any]]) -> str:
    """What the last message among them says."""
    text: str = next(frame["message"]["text"] for frame in reversed(frames) if "message" in frame)
    return text


async def hears(line: ClientConnection, words: str) -> None:
    """Waits for a message with these words in it."""
    async with asyncio.timeout(PATIENCE):
        while words not in json.loads(await line.recv()).get("message", {}).get("text", ""):
            pass


def test_a_page_at_one_process_hears_what_is_done_at_another_and_outlives_it(
    postgres_database: str, tmp_path: Path
) -> None:
    settings = {**SETTINGS, "COLLECTIF_DATABASE_URL": url_of(postgres_database), "COLLECTIF_SECRET_KEY": "k" * 40}

    async def live(first: str, second: str, kill: Any) -> None:
        async with connect(first) as here:
            assert here.response is not None
            cookie = here.response.headers["Set-Cookie"].split(";")[0]
            await here.send(json.dumps({"id": "c1", "text": "Bonjour"}))
            greeting = told(await until(here, "done", "c1"))
            async with connect(second, additional_headers={"Cookie": cookie}) as there:
                await there.send(json.dumps({"after": None}))
                await hears(there, greeting)
                await there.send(json.dumps({"id": "c2", "text": "/aide"}))
                await hears(here, told(await until(there, "done", "c2")))
                kill()
                with suppress(ConnectionClosed):
                    await here.wait_closed()
                await there.send(json.dumps({"id": "c3", "text": "/menu"}))
                await until(there, "done", "c3")
                # The same update again, at the process that did not take it first.
                await there.send(json.dumps({"id": "c1", "text": "Bonjour"}))
                await until(there, "done", "c1")

    with (
        running("run", folder=tmp_path, settings=settings) as one,
        running("run", folder=tmp_path, settings=settings) as other,
    ):
        asyncio.run(live(one.chat, other.chat, lambda: one.program.signals(signal.SIGKILL)))
        assert other.ends(signal.SIGTERM) == 0
