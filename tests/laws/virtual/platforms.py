"""A platform as its people and the door know it: it keeps what they did until it is acknowledged, and shows what it took."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from bot.adapters.adapter import Lost, Slower, Unreachable
from bot.adapters.slack import pace as slack
from bot.adapters.telegram import pace as telegram
from bot.pacing import Pace
from bot.pictures import PATIENCE, Away, Unusable
from conversations.inbound import Inbound, Media, Press
from conversations.limits import SLACK, TELEGRAM, WEB, Limits
from conversations.screens import Message, Reply, Screen
from tests.laws.virtual.alarm import Alarm
from tests.laws.virtual.faults import HOUR, MINUTE, Faults

SECOND = 1000


@dataclass(frozen=True)
class Manners:
    """How a platform behaves: what it can show, how fast it may be written to, how long (ms) it keeps what people did.

    Kept for 0 ms: as long as it takes, for the page itself sends again.
    """

    limits: Limits
    pace: Pace | None
    press: int = 0
    other: int = 0


MANNERS = {
    "web": Manners(WEB, None),
    "telegram": Manners(TELEGRAM, telegram.PACE, press=150 * SECOND, other=24 * HOUR),
    "slack": Manners(SLACK, slack.PACE, press=3 * SECOND, other=2 * HOUR),
}


@dataclass(eq=False)
class Update:
    """Something a person did, kept by the platform until an instant; with the reply it was once answered with."""

    inbound: Inbound
    until: int
    reply: Reply | None = None

    @property
    def account(self) -> str:
        return self.inbound.sender.user


class Platform:
    """One platform. `shows` is told what arrived in a chat, and `answers` what a request was answered with.

    A message that arrives twice is a broken promise, unless the door could not know that it had arrived.
    """

    def __init__(
        self,
        name: str,
        faults: Faults,
        chance: Random,
        alarm: Alarm,
        *,
        clock: Callable[[], int],
        shows: Callable[[Message, str], None],
        answers: Callable[[Inbound, Reply], None],
        committed: Callable[[str], bool],
        doors: int,
    ) -> None:
        manners = MANNERS[name]
        self.name, self.limits, self.pace, self._manners = name, manners.limits, manners.pace, manners
        self.arrived = asyncio.Event()
        self._faults, self._chance, self._alarm, self._clock = faults, chance, alarm, clock
        self._shows, self._answers, self._committed = shows, answers, committed
        self._kept: list[Update] = []
        self._taken: dict[str, int] = {}
        self._doubtful: set[str] = set()
        self._photos: dict[str, str] = {}
        self._doors = doors

    # What people do

    def brings(self, inbound: Inbound) -> None:
        """Somebody did something: it waits for the door."""
        if isinstance(inbound.input, Media):
            self.holds(inbound.input.refs, inbound.key)
        keep = self._manners.press if isinstance(inbound.input, Press) else self._manners.other
        self._kept.append(Update(inbound, inbound.at + keep if keep else 0))
        self.arrived.set()

    def waiting(self) -> list[Update]:
        """What the door has not acknowledged, in order; what waited too long is gone."""
        now = self._clock()
        self._kept = [update for update in self._kept if not update.until or now < update.until]
        return list(self._kept)

    def acknowledged(self, update: Update, reply: Reply) -> None:
        """The door is done with an update; a missed acknowledgement brings it again, and the answer is the same."""
        assert update.reply in (None, reply), f"the same update got another answer: {update.reply} and {reply}"
        if update.reply is None:
            self._answers(update.inbound, reply)
            update.reply = reply
            if self._faults.again(self._clock()):
                return
        if update in self._kept:
            self._kept.remove(update)

    def holds(self, photos: Iterable[str], key: str = "") -> None:
        """Photos that came with an update, or were there before."""
        self._photos |= dict.fromkeys(photos, key)

    async def hands_over(self, ref: str, dies: Callable[[], None]) -> bytes:
        """A photo that somebody sent, once what they did with it is committed; raises Unusable or Away."""
        if ref not in self._photos:
            raise Unusable("gone")
        key = self._photos[ref]
        with self._alarm.listening():
            assert not key or self._committed(key), f"the photo {ref} is fetched before anything is kept of it"
        try:
            mishap = self._faults.call(self.name, "", self._clock())
        except (Unreachable, Slower, Lost):
            raise Away from None
        await asyncio.sleep(self._chance.uniform(0.1, 3))
        if mishap == "dies_after":
            dies()
        if mishap == "lost_after":
            await asyncio.sleep(PATIENCE)
        return ref.partition("/")[0].encode()

    # What they are shown

    async def takes(self, message: Message, dies: Callable[[], None]) -> str:
        """The platform's own id for a message it took; raises what it answers otherwise."""
        with self._alarm.listening():
            self._fits(message)
        now = self._clock()
        mishap = self._faults.call(self.name, str(message.to), now)
        await asyncio.sleep(self._chance.uniform(0.02, 0.3))
        # Of several programs one may be taken for dead between sending and noting.
        with self._alarm.listening():
            native = self._puts(message, doubtful=mishap != "" or self._doors > 1)
        if mishap == "dies_after":
            dies()
        if mishap == "lost_after":
            await asyncio.sleep(10)
            raise Lost
        return native

    def forgets(self, message: str) -> None:
        """The staff have a message sent once more, as if it were new."""
        self._taken.pop(message, None)

    def may_have(self, sending: Iterable[str]) -> None:
        """The program died while it was sending these, and nobody knows whether they arrived."""
        self._doubtful.update(sending)

    def _puts(self, message: Message, *, doubtful: bool) -> str:
        native = f"{self.name}:{message.id}"
        times = self._taken[message.id] = self._taken.get(message.id, 0) + 1
        if times > 1:
            if self.pace is None:
                return native  # the mailbox knows it by its id
            assert message.id in self._doubtful, f"sent twice for no reason: {message.screen.text}"
            assert times == 2, f"sent a third time: {message.screen.text}"
        if doubtful:
            self._doubtful.add(message.id)
        self._shows(message, native)
        return native

    def _fits(self, message: Message) -> None:
        """Whether the platform could show it at all."""
        for screen in (message.screen, *message.screen.parts):
            self._fits_screen(screen)
        assert not message.expires or self._clock() < message.expires + MINUTE, "sent when it was too late"

    def _fits_screen(self, screen: Screen) -> None:
        limits = self.limits
        assert len(screen.text) <= limits.text, f"{len(screen.text)} characters of text on {self.name}"
        assert len(screen.choices) <= limits.choices, f"{len(screen.choices)} buttons on {self.name}"
        assert limits.forms or not screen.fields, f"a form on {self.name}"
        for choice in screen.choices:
            assert len(choice.label) <= limits.label, f"a long label on {self.name}: {choice.label}"
            assert len(choice.token.encode()) <= limits.token, f"a long token on {self.name}"
