"""How fast a bot may write (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this)."""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from tests.botapi.refusals import Refused, rule
from tests.botapi.state import Chat

SECOND, MINUTE = 1_000, 60_000


@dataclass
class Floods:
    """What was sent of late. `burst` is how many messages a chat takes at once before one a second holds."""

    everyone: int = 30
    group: int = 20
    burst: int = 3
    _all: deque[int] = field(default_factory=deque)
    _chats: dict[int, float] = field(default_factory=dict)
    """When each chat's allowance is full again."""
    _groups: dict[int, deque[int]] = field(default_factory=lambda: defaultdict(deque))

    def take(self, chat: Chat, now: int, weight: int = 1) -> None:
        """Lets a message through, or refuses it without counting it."""
        for window, length in ((self._all, SECOND), (self._groups[chat.id], MINUTE)):
            while window and window[0] <= now - length:
                window.popleft()
        thirty_a_second(self, now)
        twenty_a_minute_in_a_group(self, chat, now)
        one_a_second_in_a_chat(self, chat, now)
        self._all.extend([now] * weight)
        self._chats[chat.id] = max(now, self._chats.get(chat.id, 0)) + SECOND
        if chat.kind != "private":
            self._groups[chat.id].extend([now] * weight)

    def wait(self, chat: Chat, now: int) -> float:
        """Milliseconds until the chat takes one more."""
        return self._chats.get(chat.id, 0) - now - (self.burst - 1) * SECOND

    def oldest(self, chat: Chat | None) -> tuple[int, int]:
        """How many were sent within the window, and when the first of them was."""
        window = self._all if chat is None else self._groups[chat.id]
        return len(window), window[0] if window else 0


@rule
def thirty_a_second(floods: Floods, now: int) -> None:
    """faq#my-bot-is-hitting-limits-how-do-i-avoid-this: no more than about 30 messages a second over all."""
    count, first = floods.oldest(None)
    if count >= floods.everyone:
        raise _later(first + SECOND - now)


@rule
def one_a_second_in_a_chat(floods: Floods, chat: Chat, now: int) -> None:
    """faq#my-bot-is-hitting-limits-how-do-i-avoid-this: no more than one message a second in one chat; short bursts
    may pass, but in the end there is 429."""
    if (wait := floods.wait(chat, now)) > 0:
        raise _later(wait)


@rule
def twenty_a_minute_in_a_group(floods: Floods, chat: Chat, now: int) -> None:
    """faq#my-bot-is-hitting-limits-how-do-i-avoid-this: no more than 20 messages a minute in a group."""
    count, first = floods.oldest(chat)
    if chat.kind != "private" and count >= floods.group:
        raise _later(first + MINUTE - now)


def _later(milliseconds: float) -> Refused:
    seconds = max(1, -int(-milliseconds // SECOND))
    return Refused(
        f"Too Many Requests: retry after {seconds}".removeprefix("Too Many Requests: "), 429, retry_after=seconds
    )
