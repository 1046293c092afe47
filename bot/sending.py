"""One message handed to its platform, and the answer noted."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal, Protocol, TypeAlias, TypeVar

from bot.adapters.adapter import Adapter, Lost, Moved, Refused, Slower, Unreachable
from bot.pacing import Patience, backoff
from conversations.inbound import Address
from conversations.screens import Message
from storage.errors import StoreClosed, StoreUnavailable
from storage.outbox import Owed
from storage.unit import Reader, Unit

T = TypeVar("T")
Answer: TypeAlias = Literal["sent", "repeated", "refused", "slower", "unreachable", "lost", "moved"]
"""What became of one sending; "repeated" was taken, perhaps for the second time."""
FINAL: frozenset[Answer] = frozenset({"sent", "repeated", "refused"})
BUG = "bug"
"""The reason of a message that our own program could not put into the platform's form."""
RETRY = 1.0
"""Seconds until an answer that the database could not take is noted again."""
log = logging.getLogger(__name__)


class Units(Protocol):
    """A store whose unit of work also keeps the outbox's book."""

    async def run(self, turn: Callable[[Unit], T]) -> T: ...
    async def read(self, look: Callable[[Reader], T]) -> T: ...


class Sender:
    """Sends on one platform, and keeps its `patience`.

    `heard` are told of every answer once it is noted, and `landed` when it comes: to whom, and the instant.
    """

    def __init__(
        self,
        store: Units,
        adapter: Adapter,
        *,
        heard: Sequence[Callable[[Message, Answer], None]],
        clock: Callable[[], int],
        landed: Callable[[Address, int], None] | None = None,
    ) -> None:
        self.patience = Patience()
        self._heard = heard
        self._store = store
        self._adapter = adapter
        self._clock = clock
        self._landed = landed

    async def send(self, owed: Owed) -> bool:
        """Whether the platform gave a final answer; noted when this returns."""
        message, began = owed.message, self._clock()
        try:
            native = await self._deliver(message)
        except StoreUnavailable:
            raise
        except Exception as why:  # noqa: BLE001 - whatever it is, it must not stop what else is owed
            answer = await self._not_sent(owed, why, began)
        else:
            await self._note(lambda uow: uow.outbox.sent(message.id, native, self._clock()))
            answer = "repeated" if owed.again else "sent"
        if answer in FINAL:
            self.patience.answered(message.to.workspace, message.lane)
        for listener in self._heard:
            listener(message, answer)
        return answer in FINAL

    async def _deliver(self, message: Message) -> str:
        try:
            return await self._adapter.deliver(message)
        finally:
            if self._landed is not None:
                self._landed(message.to, self._clock())

    async def _not_sent(self, owed: Owed, why: Exception, began: int) -> Answer:
        message, now = owed.message, self._clock()
        match why:
            case Slower(milliseconds=wait, asked=asked):
                if asked:
                    self.patience.slower(message.to.workspace, message.lane, wait, now)
                await self._note(lambda uow: uow.outbox.postpone(message.id, now + wait))
                return "slower"
            case Unreachable():
                self.patience.failed(now, since=began)
                await self._note(lambda uow: uow.outbox.postpone(message.id, now + backoff(owed.attempts)))
                return "unreachable"
            case Lost():
                self.patience.failed(now, since=began)
                if not await self._note(lambda uow: uow.outbox.lose(message.id, now + backoff(owed.attempts), now)):
                    log.warning("whether a message arrived is unknown; staff see it in their queue")
                return "lost"
            case Moved(chat=chat):
                await self._note(lambda uow: self._move(uow, message, chat, now))
                return "moved"
            case Refused(reason=reason, person=person):
                await self._note(lambda uow: uow.outbox.refuse(message.id, reason, now, identity=person))
            case _:
                log.error("a message could not be put into the platform's form; staff see it", exc_info=why)
                await self._note(lambda uow: uow.outbox.refuse(message.id, BUG, now, identity=False))
        return "refused"

    def _move(self, uow: Unit, message: Message, chat: str, now: int) -> None:
        uow.outbox.postpone(message.id, now)
        uow.move_chat(message.to, replace(message.to, chat=chat), now)

    async def _note(self, turn: Callable[[Unit], T]) -> T:
        """Notes an answer, however long the database is away: the platform will not say it again."""
        while True:
            try:
                return await self._store.run(turn)
            except StoreClosed:
                raise
            except StoreUnavailable as error:
                log.warning("a platform's answer waits for the database: %s", error)
                await asyncio.sleep(RETRY)
