"""Updates pushed to the bot's own address, each until it is taken with 2xx."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import httpx

from tests.botapi.updates import Updates, Waiting

Wait = Callable[[int], float]


def impatient(tries: int) -> float:
    """Seconds before the next try. Telegram's own waits grow to a minute or two; tests have no such time."""
    return float(min(0.02 * 2**tries, 0.2))


@dataclass
class Hook:
    """How the webhook is called, and what went wrong last."""

    updates: Updates
    clock: Callable[[], int]
    changed: Callable[[], None]
    secret: str = ""
    connections: int = 40
    error: str = ""
    error_at: int = 0
    wait: Wait = impatient
    tries: dict[int, int] = field(default_factory=dict)
    """How often each update was pushed."""

    async def run(self) -> None:
        """Pushes what waits until cancelled: in order within a chat, several chats at once."""
        # Nothing here goes further than this machine; loading the world's certificates would take longest of all.
        async with (
            httpx.AsyncClient(timeout=60, trust_env=False, verify=False) as client,
            asyncio.TaskGroup() as pushes,
        ):
            busy: set[int] = set()
            while True:
                self.updates.forget(self.clock())
                for one in list(self.updates.waiting) if self.updates.webhook else []:
                    chat = _chat(one)
                    if chat not in busy and len(busy) < self.connections:
                        busy.add(chat)
                        pushes.create_task(self._push(client, one, busy))
                await self.updates.until_more()

    async def _push(self, client: httpx.AsyncClient, one: Waiting, busy: set[int]) -> None:
        self.tries[one.id] = self.tries.get(one.id, 0) + 1
        if error := await self._post(client, one):
            self.error, self.error_at = error, self.clock()
            self.changed()
            await asyncio.sleep(self.wait(self.tries[one.id]))
        else:
            with suppress(ValueError):
                self.updates.waiting.remove(one)
            self.changed()
        busy.discard(_chat(one))
        self.updates.more()

    async def _post(self, client: httpx.AsyncClient, one: Waiting) -> str:
        """What went wrong, or nothing."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            answer = await client.post(self.updates.webhook, json=one.update, headers=headers)
        except httpx.HTTPError as error:
            return f"Connection failed: {type(error).__name__}"
        if answer.is_success:
            return ""
        return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"


def _chat(one: Waiting) -> int:
    """The queue an update stands in: order is kept within one."""
    inside = one.update[one.kind]
    if one.kind == "callback_query":
        return -int(inside["from"]["id"])  # its own queue: a press can overtake a text
    return int(inside.get("chat", inside["from"])["id"])
