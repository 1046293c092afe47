"""The browser's mailbox and who reads it, as the store keeps them."""

from collections.abc import Callable, Sequence

from bot.adapters.web.follower import Reader
from conversations.inbound import Address
from conversations.screens import Message
from storage import unit
from storage.mailbox import Letter
from storage.store import Store


class Letterbox:
    """Writes in turns of its own; reads beside the turns, for it only shows again what was committed."""

    def __init__(self, store: Store, *, clock: Callable[[], int]) -> None:
        self._store = store
        self._clock = clock

    async def put(self, message: Message) -> int:
        """Keeps a message, once for its id; its number."""
        now = self._clock()
        return await self._store.run(lambda uow: uow.mailbox.put(message, now))

    async def said(self, address: Address, key: str, text: str) -> int:
        """Keeps what the person said, once for each key; its number."""
        now = self._clock()
        return await self._store.run(lambda uow: uow.mailbox.said(address, key, text, now))

    async def after(self, address: Address, seq: int, limit: int) -> Sequence[Letter]:
        """The lines beyond a number, in order."""
        return await self._store.read(lambda kept: kept.mailbox.after(address, seq, limit))

    async def end(self, address: Address) -> int:
        """The last number given."""
        return await self._store.read(lambda kept: kept.mailbox.end(address))

    async def reader_of(self, address: Address) -> Reader:
        """Who sits at an address, as of the last commit."""

        def look(kept: unit.Reader) -> Reader:
            state = kept.state_of(address)
            account = kept.members.identity(f"{address.platform}|{address.workspace}|{address.user}")
            member = kept.members.get(account.member) if account else None
            if member is None:
                return Reader(state, kept.language_of_stranger(address))
            return Reader(state, member.language, member.manner, member.name)

        return await self._store.read(look)
