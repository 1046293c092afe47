"""Pictures: after the commit they are fetched, drawn anew in a limited child process, and kept by hash."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, TypeVar

from conversations.inbound import Address
from domain.pictures import Picture, PictureFault
from storage.errors import StoreUnavailable
from storage.unit import Reader, Unit

LARGEST = 10 * 1024 * 1024
"""Bytes of a file that somebody gives."""
TOGETHER = 2
"""Children at work at once."""
PATIENCE = 30.0
"""Seconds that a child has, waiting for the processor included; and a platform, to hand a file over."""
RECODING = Path(__file__).with_name("recoding.py")
SOON, LATE, TRIES = 15_000, 3_600_000, 14
"""A platform that is away is asked again after 15 s, then ever later, up to an hour; after fourteen times, no more."""
T = TypeVar("T")
log = logging.getLogger(__name__)


class Unusable(Exception):
    """It will never be a picture that can be shown. `reason` is a code (domain/pictures.py)."""

    def __init__(self, reason: PictureFault) -> None:
        super().__init__(reason)
        self.reason: PictureFault = reason


class Away(Exception):
    """The platform does not answer now; it may later."""


class Source(Protocol):
    """Where one platform keeps what people sent it."""

    async def fetch(self, ref: str) -> bytes:
        """The file's bytes, at most LARGEST; raises Unusable or Away."""
        ...


class _Closed:
    """A platform whose door is closed: it may open again."""

    async def fetch(self, ref: str) -> bytes:
        raise Away


CLOSED = _Closed()


class Store(Protocol):
    """A store of turns, which can also be read beside them."""

    async def run(self, turn: Callable[[Unit], T]) -> T: ...
    async def read(self, look: Callable[[Reader], T]) -> T: ...


class Pictures:
    """Fetches what was given, and gives what is kept.

    `sources` are by platform. What waits is in the database: a job that was cut off is done at the next start.
    `recode` draws a picture anew (None: in a child process), or raises Unusable.
    """

    def __init__(
        self,
        store: Store,
        sources: Mapping[str, Source],
        *,
        clock: Callable[[], int],
        secret: bytes,
        recode: Callable[[bytes], Awaitable[bytes]] | None = None,
    ) -> None:
        self._store = store
        self.sources = dict(sources)
        self._clock = clock
        self._secret = blake2b(secret, digest_size=32, person=b"pictures").digest()
        self._recode = recode or _recode
        self._children = asyncio.Semaphore(TOGETHER)

    async def run(self, *, pace: float = 1.0) -> None:
        """Fetches what waits, until cancelled; a database that is away is asked again."""
        while True:
            try:
                while await self.once():
                    pass
            except StoreUnavailable as error:
                log.warning("pictures wait for the database: %s", error)
            await asyncio.sleep(pace)

    async def once(self) -> int:
        """Fetches a few of those that wait; how many there were."""
        now = self._clock()
        waiting = await self._store.read(lambda kept: kept.pictures.waiting(now, 2 * TOGETHER))
        await asyncio.gather(*(self._fetch(picture) for picture in waiting))
        return len(waiting)

    async def clean(self, content: bytes) -> bytes:
        """The picture drawn anew by a child process; raises Unusable."""
        if len(content) > LARGEST:
            raise Unusable("too_large")
        async with self._children:
            return await self._recode(content)

    async def upload(self, address: Address, id: str, content: bytes) -> None:
        """Keeps what a browser sent, cleaned, for a picture to be fetched from; raises Unusable."""
        clean, now = await self.clean(content), self._clock()
        await self._store.run(lambda uow: uow.uploads.put(id, address, clean, now=now))

    async def content(self, ref: str) -> bytes | None:
        """A kept picture's JPEG by its hash; None when it is gone."""
        return await self._store.read(lambda kept: kept.pictures.content(ref))

    async def file_id(self, ref: str, bot_id: str) -> str | None:
        """What the platform calls this picture since that bot of ours first sent it; None before."""
        return await self._store.read(lambda kept: kept.pictures.file_id(ref, bot_id))

    async def remember(self, ref: str, bot_id: str, file_id: str) -> None:
        """Notes what the platform calls this picture, so that it is sent to it only once."""
        await self._store.run(lambda uow: uow.pictures.note_file(ref, bot_id, file_id))

    def hash(self, content: bytes) -> str:
        """The name of a picture, which nobody can guess, not even from the picture itself."""
        return blake2b(content, key=self._secret, digest_size=16).hexdigest()

    async def _fetch(self, picture: Picture) -> None:
        source = self.sources.get(picture.source.partition("|")[0], CLOSED)
        try:
            async with asyncio.timeout(PATIENCE):
                raw = await source.fetch(picture.ref)
            content = await self.clean(raw)
        except Unusable as unusable:
            await self._settle(picture.but(state="refused", reason=unusable.reason))
        except (Away, TimeoutError):
            if picture.tries + 1 < TRIES:
                due = self._clock() + min(SOON << picture.tries, LATE)
                await self._store.run(lambda uow: _put(uow, picture.but(tries=picture.tries + 1, due=due)))
            else:
                await self._settle(picture.but(state="refused", reason="gone"))
        else:
            await self._settle(picture.but(state="ready", hash=self.hash(content)), content)

    async def _settle(self, picture: Picture, content: bytes | None = None) -> None:
        """Keeps what came of it; a timer tells whom it concerns. Nothing when it was taken back meanwhile."""
        now = self._clock()

        def settle(uow: Unit) -> None:
            if _put(uow, picture.but(ref="")):
                uow.uploads.drop(picture.ref)
                uow.timers.set("picture", picture.id, now)
                if content is not None:
                    uow.pictures.fill(picture.id, content)

        await self._store.run(settle)


def _put(uow: Unit, picture: Picture) -> bool:
    """Whether it still waited; what its giver said of it meanwhile stays."""
    kept = uow.pictures.get(picture.id)
    if kept is None or kept.state != "waiting":
        return False
    uow.pictures.put(picture.but(alt=kept.alt, project=kept.project))
    return True


async def _recode(content: bytes) -> bytes:
    """What `recoding.py` makes of it, in a process that knows no secret and can't take the door down."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-I", "-W", "ignore", str(RECODING)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={},
    )
    try:
        async with asyncio.timeout(PATIENCE):
            drawn, why = await child.communicate(content)
    except TimeoutError:
        raise Unusable("too_large") from None
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()
    if child.returncode == 0 and drawn:
        return drawn
    raise Unusable("too_large" if why.strip() == b"too_large" else "unreadable")
