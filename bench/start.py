"""How long `collectif run` takes from the command to the first answered message. One JSON line."""

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

from websockets.asyncio.client import connect


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


def main() -> dict[str, float]:
    """One start on a database that was there before."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "COLLECTIF_DATABASE_URL": f"sqlite:///{folder}/collectif.db",
            "COLLECTIF_PORT": str(port),
            "COLLECTIF_OPERATOR_NAME": "la Caisse",
            "COLLECTIF_PRIVACY_CONTACT": "vie-privee@example.org",
        }
        subprocess.run([sys.executable, "-m", "bot", "migrate"], env=env, check=True, capture_output=True)
        began = time.perf_counter()
        door = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            asyncio.run(asyncio.wait_for(first_answer(port), 20))
            return {"seconds": time.perf_counter() - began}
        finally:
            door.send_signal(signal.SIGINT)
            door.wait(15)


if __name__ == "__main__":
    print(json.dumps(main()))
