"""A local Bot API server in its own process, for what goes out and what comes in: `python -m bench.telegram`.

It keeps state, checks every request, and applies Telegram's flood limits strictly (no 31st message within any
second). It prints its address, then serves until its standard input ends.
"""

import argparse
import asyncio
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from telegram import Bot
from telegram.request import HTTPXRequest

from bot.adapters.telegram.asking import SPARE
from bot.adapters.telegram.calling import CONNECTIONS
from tests.botapi import BotApi, Floods

TOKEN = "1:AAbench_only-no_real_token_is_like_this"
FIRST = 100_000
"""The id of the first person there."""


def settings(folder: str, port: int, api: BotApi) -> dict[str, str]:
    """The environment of a `collectif` that serves this Telegram and its own page, on SQLite in a folder."""
    return {
        **os.environ,
        "COLLECTIF_DATABASE_URL": f"sqlite:///{folder}/collectif.db",
        "COLLECTIF_PORT": str(port),
        "COLLECTIF_OPERATOR_NAME": "la Caisse",
        "COLLECTIF_PRIVACY_CONTACT": "vie-privee@example.org",
        "COLLECTIF_TELEGRAM_TOKEN": TOKEN,
        "COLLECTIF_TELEGRAM_BASE_URL": api.url,
        "COLLECTIF_TELEGRAM_BASE_FILE_URL": api.file_url,
        "COLLECTIF_LOG_LEVEL": "WARNING",
    }


async def serve(people: int, latency: float) -> None:
    """People who have all written to the bot before."""
    async with BotApi(token=TOKEN, floods=Floods()) as api:

        async def forget(_: object) -> None:
            """What they wrote to begin with is nobody's concern."""

        api.straight = forget
        for number in range(people):
            await api.person("Ada", id=FIRST + number).starts()
        api.straight = None
        api.latency = latency
        print(api.url, flush=True)
        await asyncio.to_thread(sys.stdin.read)
        if broken := Counter(one.broke for one in api.violations):
            print(f"the server refused: {dict(broken)}", file=sys.stderr)


@contextmanager
def server(people: int, latency: float) -> Iterator[str]:
    """Such a server's address, as python-telegram-bot takes it."""
    command = [sys.executable, "-m", "bench.telegram", f"{people}", f"{latency}"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.stdin.close()
        process.wait(10)
        process.stdout.close()


def bot(url: str) -> Bot:
    """A bot as the door makes it."""
    request = HTTPXRequest(connection_pool_size=CONNECTIONS, read_timeout=SPARE, pool_timeout=SPARE)
    return Bot(TOKEN, base_url=url, request=request)


if __name__ == "__main__":
    asked = argparse.ArgumentParser(prog="python -m bench.telegram")
    asked.add_argument("people", type=int)
    asked.add_argument("latency", type=float, help="seconds that each answer takes longer")
    given = asked.parse_args()
    asyncio.run(serve(given.people, given.latency))
