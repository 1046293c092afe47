"""How long a program takes from the command to its first work. One JSON line.

python -m bench.start ours     # `collectif run`: the first poll of Telegram, the first message answered in the page
python -m bench.start bare     # python-telegram-bot with one handler: its first poll
"""

import argparse
import asyncio
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from websockets.asyncio.client import connect

from bench.telegram import TOKEN, settings
from storage.sqlite import connect as connect_to
from tests.botapi import BotApi

BARE = """
import sys
from telegram.ext import Application, MessageHandler, filters

async def answer(update, context):
    await update.effective_message.reply_text("Bonjour")

token, address = sys.argv[1:]
bot = Application.builder().token(token).base_url(address).build()
bot.add_handler(MessageHandler(filters.TEXT, answer))
bot.run_polling()
"""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def first_answer(port: int) -> None:
    """Knocks until the door opens, says hello, and waits for what the door says."""
    while True:
        with contextlib.suppress(OSError):
            async with connect(f"ws://127.0.0.1:{port}/chat") as chat:
                await chat.send(json.dumps({"id": "hello", "open": "/start"}))
                async for frame in chat:
                    if "message" in json.loads(frame):
                        return
        await asyncio.sleep(0.01)


async def ours(api: BotApi) -> dict[str, float]:
    """One start on a database that was there before."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        env = settings(folder, port, api)
        connect_to(Path(folder) / "collectif.db").close()
        async with _running([sys.executable, "-m", "bot", "run"], env) as began:
            answered = asyncio.create_task(first_answer(port))
            await api.until(lambda: api.world.updates.polled, seconds=60)
            polled = time.perf_counter() - began
            await asyncio.wait_for(answered, 20)
            return {"polled": polled, "seconds": time.perf_counter() - began}


async def bare(api: BotApi) -> dict[str, float]:
    """The library alone."""
    async with _running([sys.executable, "-c", BARE, TOKEN, api.url], dict(os.environ)) as began:
        await api.until(lambda: api.world.updates.polled, seconds=60)
        return {"polled": time.perf_counter() - began}


@contextlib.asynccontextmanager
async def _running(command: Sequence[str], env: dict[str, str]) -> AsyncIterator[float]:
    began = time.perf_counter()
    program = await asyncio.create_subprocess_exec(
        *command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield began
    finally:
        program.send_signal(signal.SIGINT)
        await asyncio.wait_for(program.wait(), 15)


async def main() -> dict[str, float]:
    """One start, with Telegram in this process."""
    asked = argparse.ArgumentParser(prog="python -m bench.start", formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("what", choices=("ours", "bare"))
    async with BotApi(token=TOKEN) as api:
        return await (ours if asked.parse_args().what == "ours" else bare)(api)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main())))
