"""Serving: the one HTTP socket, and everything that runs while the door is open, ended in order."""

import asyncio
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from bot.app import App

PATIENCE = 5
"""Seconds that turns under way have to finish once the door is told to close."""
log = logging.getLogger(__name__)


class Server(uvicorn.Server):
    """uvicorn, ended by the door and not by signals of its own: it would raise them again on its way out."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves signals alone."""
        yield


async def serve(app: App, listening: socket.socket, stop: asyncio.Event) -> None:
    """Keeps the doors open until they are to `stop` (see `bot.listening`).

    Then no more is taken, turns under way are finished, and every socket is closed. What fails on
    the way ends it too, and is raised.
    """
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)  # it would log the address of every browser
    config = uvicorn.Config(
        app.site, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=PATIENCE
    )
    server = Server(config)
    async with asyncio.TaskGroup() as tasks:
        serving = tasks.create_task(server.serve(sockets=[listening]))
        doors = [tasks.create_task(door) for door in app.doors()]
        beside = [tasks.create_task(work) for work in app.work()]
        stopping = tasks.create_task(stop.wait())
        await asyncio.wait((serving, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        for door in doors:
            door.cancel()
        await asyncio.wait(doors)
        server.should_exit = True
        await asyncio.wait((serving,))
        for task in beside:
            task.cancel()
    log.info("the door is closed")
