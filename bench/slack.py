"""Slack's presses, signed, through Bolt to their acknowledged commit: `python -m bench.slack press|away|store`.

The door is in this process on SQLite `FULL`, with its outbox delivering; Slack is another (bench/slack_server.py).

* press: one in flight, so many milliseconds from the signed request to its 200;
* away: fifty a second while every answer of Slack's, and every file that is made, takes two seconds more;
* store: the same pace while the database does nothing for two seconds, in the middle; each 200 is held against
  what another connection then finds committed.
"""

import argparse
import asyncio
import json
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from cryptography.fernet import Fernet
from slack_sdk.oauth.installation_store.models.installation import Installation
from slack_sdk.signature import SignatureVerifier
from starlette.requests import Request
from starlette.types import Message

from bench.slack_server import server
from bot.adapters.files import File
from bot.adapters.slack.adapter import SlackAdapter
from bot.adapters.slack.bolt import make_app
from bot.adapters.slack.http import SIGNATURE, STAMP, Http
from bot.adapters.slack.workspaces import Workspaces
from bot.delivery import Deliverer
from bot.door import Door, milliseconds
from bot.keys import Vault
from bot.premises import LIMITS
from conversations.engine import Engine
from conversations.flows import FLOWS
from conversations.inbound import Address, Inbound
from conversations.ports import Opener
from conversations.screens import Message as Outgoing
from conversations.screens import Reply, Screen
from conversations.setting import Setting
from conversations.words import speaking
from domain.neighbourhood import Neighbourhood
from locales import catalogs
from storage.sqlite_store import SqliteStore
from storage.unit import Unit

STALL = 2.0
"""Seconds."""
PRESSES, WARM = 600, 100
PEOPLE, PACE, SECONDS = 200, 50, 24
"""People who press, presses a second, and for how long."""
FILES = 50
WORKSPACE = ".T01"


class Presses:
    """Makes presses on a menu's button that never goes stale, and hands them in signed."""

    def __init__(self, http: Http, secret: str, users: Sequence[str], opener: str) -> None:
        self._http = http
        self._verifier = SignatureVerifier(secret)
        self._users = users
        self._opener = opener
        self.made = 0

    async def press(self) -> tuple[str, float]:
        """One press; its key, and the seconds until it was acknowledged."""
        self.made += 1
        trigger = f"{self.made}.1.bench"
        action = {
            "type": "button",
            "action_id": "0.browse",
            "block_id": "b",
            "value": self._opener,
            "action_ts": "1.2",
        }
        payload = {
            "type": "block_actions",
            "user": {"id": self._users[self.made % len(self._users)], "team_id": "T01"},
            "team": {"id": "T01", "domain": "cafe"},
            "enterprise": None,
            "is_enterprise_install": False,
            "trigger_id": trigger,
            "container": {"type": "message", "message_ts": "1.2", "channel_id": "D1"},
            "channel": {"id": "D1", "name": "directmessage"},
            "actions": [action],
        }
        body = ("payload=" + json.dumps(payload)).encode()
        stamp = str(int(time.time()))
        headers = {STAMP: stamp, SIGNATURE: self._verifier.generate_signature(timestamp=stamp, body=body) or ""}
        request = _request(body, headers)
        began = time.perf_counter()
        answer = await self._http.receive(request)
        took = time.perf_counter() - began
        if answer.status_code != 200:
            raise RuntimeError(f"a press was answered {answer.status_code}")
        return f"slack:{WORKSPACE}:t{trigger}", took


def _request(body: bytes, headers: dict[str, str]) -> Request:
    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    sent = {**headers, "content-type": "application/x-www-form-urlencoded"}
    raw = [(name.encode(), value.encode()) for name, value in sent.items()]
    return Request({"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": raw}, receive)


class House:
    """The door's parts, as they are put together for Slack."""

    def __init__(self, store: SqliteStore, workspaces: Workspaces, secret: str) -> None:
        words = speaking(catalogs())
        app = make_app(workspaces, secret)
        self.http = Http(app, secret)
        self.adapter = SlackAdapter(
            app, self.http, workspaces, words=words, clock=milliseconds, public_url="", files=_slowly
        )
        setting = Setting(words=words, limits=LIMITS.__getitem__, secret=b"a bench", operator="la Caisse")
        self._door = Door(Engine(FLOWS, setting), store)
        self.deliverer = Deliverer(store, {"slack": self.adapter}, clock=milliseconds)

    async def hear(self, inbound: Inbound) -> Reply:
        """One turn; what it owes sets out by itself."""
        reply = await self._door.turn(inbound)
        await self.deliverer.settle(inbound.sender)
        return reply


async def _slowly(_: str) -> File | None:
    """A file that takes its time to be made."""
    await asyncio.sleep(STALL)
    return None


@asynccontextmanager
async def opened(people: int, latency: float) -> AsyncIterator[tuple[SqliteStore, Presses, Path]]:
    """The door, open, with so many members."""
    with server(people, latency) as slack, tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        store = await SqliteStore.open(path)
        vault = Vault([Fernet.generate_key().decode()])
        workspaces = Workspaces(store, vault, base_url=slack["url"], clock=milliseconds)
        await workspaces.open(
            Installation(user_id="U0", team_id="T01", bot_token=slack["token"], bot_user_id=slack["bot"])
        )
        await store.run(lambda uow: _settle_in(uow, slack["users"]))
        house = House(store, workspaces, slack["secret"])
        tasks = [asyncio.create_task(house.adapter.run(house.hear)), asyncio.create_task(house.deliverer.run())]
        await asyncio.sleep(0)
        try:
            yield store, Presses(house.http, slack["secret"], slack["users"], "obench-browse"), path
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)
            await workspaces.hang_up()
            await store.close()


def _settle_in(uow: Unit, users: Sequence[str]) -> None:
    uow.put_opener(Opener("bench", "menu"))
    ids = (f"{number:026d}" for number in range(1_000_000))
    for user in users:
        hood = Neighbourhood(uow, now=milliseconds(), new_id=lambda: next(ids))
        address = Address("slack", WORKSPACE, user, "", user)
        hood.join(f"slack|{WORKSPACE}|{user}", str(address), name="Ada", language="fr", age="adult", later=True)


def _owe_files(uow: Unit) -> None:
    """Files that are made meanwhile, one after the other in a chat."""
    for number in range(FILES):
        to = Address("slack", WORKSPACE, f"U{number}", "", f"U{number}")
        owed = Outgoing(to, Screen("Novembre"), "digest", attachment="report:1", id=f"file{number}")
        uow.outbox.put(owed, cause="bench", now=milliseconds())


def at(times: Sequence[float], share: float) -> float:
    """A percentile."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


async def press() -> dict[str, float]:
    """One in flight."""
    async with opened(1, 0) as (_, presses, _):
        for _ in range(WARM):
            await presses.press()
        times = [(await presses.press())[1] * 1000 for _ in range(PRESSES)]
    return {"p50_ms": at(times, 0.5), "p99_ms": at(times, 0.99)}


async def paced(presses: Presses, path: Path, seconds: float) -> tuple[list[float], int]:
    """Presses at their pace: the seconds until each was acknowledged, and how many were not committed then."""
    kept = sqlite3.connect(path)
    early = 0

    async def one(after: float) -> float:
        nonlocal early
        await asyncio.sleep(after)
        key, took = await presses.press()
        early += kept.execute("SELECT 1 FROM inbox WHERE key = ?", (key,)).fetchone() is None
        return took

    count = int(PACE * seconds)
    times = await asyncio.gather(*(one(number / PACE) for number in range(count)))
    kept.close()
    return list(times), early


async def away() -> dict[str, float]:
    """Slack and the making of files are slow."""
    async with opened(PEOPLE, STALL) as (store, presses, path):
        await store.run(_owe_files)
        times, early = await paced(presses, path, SECONDS)
    return {"p50": at(times, 0.5), "p999": at(times, 0.999), "worst": max(times), "early": early}


async def stalled() -> dict[str, float]:
    """The database does nothing for two seconds."""
    async with opened(PEOPLE, 0) as (store, presses, path):
        await asyncio.gather(*(presses.press() for _ in range(PEOPLE)))

        async def stall() -> None:
            await asyncio.sleep(1)
            await store.run(lambda _: time.sleep(STALL))

        stalling = asyncio.create_task(stall())
        times, early = await paced(presses, path, 5)
        await stalling
    return {"p50": at(times, 0.5), "worst": max(times), "early": early}


MODES = {"press": press, "away": away, "store": stalled}


def main() -> None:
    """Measures, and prints one JSON line."""
    asked = argparse.ArgumentParser(prog="python -m bench.slack", description=__doc__)
    asked.add_argument("mode", choices=MODES)
    with suppress(KeyboardInterrupt):
        print(json.dumps(asyncio.run(MODES[asked.parse_args().mode]())))


if __name__ == "__main__":
    main()
