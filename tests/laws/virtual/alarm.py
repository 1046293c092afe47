"""The end of a world in which a promise was broken, whoever else hears of it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Alarm:
    """Keeps the first broken promise. The door would note it as a bug of its own, and go on."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._why = AssertionError()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """What is asserted here must hold: else the world ends."""
        try:
            yield
        except AssertionError as why:
            if not self._rung.is_set():
                self._why = why
            self._rung.set()
            raise

    async def rings(self) -> None:
        """Raises the first broken promise, once there is one."""
        await self._rung.wait()
        raise self._why
