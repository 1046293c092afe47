"""Pacing: how fast a platform may be written to, and how patient to be with it. No clock, no await.

Every instant is in ms UTC and is handed in; every wait is in ms, 0 for "now".
"""

from bisect import bisect_left, insort
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from math import ceil

from conversations.inbound import Address
from conversations.screens import Lane

SECOND, MINUTE = 1000, 60_000
LATE = 200
"""How late a wake-up may come and still be made up for."""
MARGIN = 3
"""By how much messages may draw closer to one another unseen: two clocks' whole milliseconds, and a little."""
JOURNEYS = 100
"""So many of the latest journeys tell how fast the fastest is."""
STORM = 3
"""So many "too many requests" in a row, and a lane waits as a whole: it is no longer about one chat."""
PROBE = 15_000
"""How long one attempt is waited for, while a platform is tried alone after an outage."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a platform allows: messages a second over all, evenly paced, and how they follow in one chat.

    `second` is a little under the platform's own whole number. `spacing` is ms between two messages to
    a chat; `burst` answers may go at once, if what follows makes up for it. A group takes `group`
    messages a minute.
    """

    second: float
    spacing: int
    burst: int
    group: int
    is_group: Callable[[Address], bool]


@dataclass(slots=True)
class _Chat:
    """When the next message is due by the spacing, and when the last ones of a group went."""

    due: int = 0
    went: deque[int] = field(default_factory=deque)


class _Workspace:
    """When the next message is due by the even pace, and by when the last ones had arrived at the latest.

    A platform counts a message when it arrives. What its journey took longer than the fastest of late
    may all have been on its way there; so it counts from then, and a late one fills the second in which
    it came.
    """

    def __init__(self, pace: Pace) -> None:
        self.due = 0.0
        self._most = ceil(pace.second)
        self._came: list[int] = []
        self._journeys: deque[int] = deque(maxlen=JOURNEYS)

    def full(self, now: int) -> int:
        """How long until the second that ends then has room."""
        return self._came[-self._most] + SECOND + MARGIN - now if len(self._came) >= self._most else 0

    def set_out(self, now: int) -> None:
        """A message goes; until more is known it comes at once."""
        insort(self._came, now)
        del self._came[: bisect_left(self._came, now - SECOND - MARGIN)]

    def landed(self, since: int, now: int) -> None:
        """The answer came to the one that went at `since`."""
        self._journeys.append(now - since)
        place = bisect_left(self._came, since)
        if self._came[place : place + 1] == [since]:
            del self._came[place]
            insort(self._came, now - min(self._journeys))


class Pacer:
    """Says when a message may go. Answers wait for their chat, and the other lanes share what they leave.

    `go` notes one that is sent at that very instant: what lies between would draw messages closer.
    An answer that would be one too many in its second waits until it is not: a platform that refuses
    it would ask for a whole second. The platform's rate is a workspace's, and a chat's is shared by
    its threads.
    """

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._workspaces: defaultdict[str, _Workspace] = defaultdict(lambda: _Workspace(pace))
        self._chats: OrderedDict[tuple[str, str], _Chat] = OrderedDict()
        self._under_way: dict[Address, int] = {}
        self._last = 0

    def chat(self, to: Address, lane: Lane, now: int) -> int:
        """How long such a message has to wait for its chat."""
        chat = self._chats.get((to.workspace, to.chat))
        if chat is None:
            return 0
        leeway = (self._pace.burst - 1) * self._pace.spacing if lane == "reply" else 0
        full = len(chat.went) == self._pace.group
        return max(0, chat.due - leeway - now, chat.went[0] + MINUTE + SECOND - now if full else 0)

    def rate(self, to: Address, lane: Lane, now: int) -> int:
        """How long it has to wait for its place among all that is sent."""
        workspace = self._workspaces[to.workspace]
        full = workspace.full(now)
        return max(0, full) if lane == "reply" else max(0, full, int(workspace.due) - now)

    def go(self, to: Address, now: int) -> None:
        """One is sent now; an answer too takes its part of the platform's rate."""
        self._forget(now)
        workspace = self._workspaces[to.workspace]
        workspace.due = (workspace.due if workspace.due > now - LATE else now) + SECOND / self._pace.second
        workspace.set_out(now)
        self._under_way[to] = now
        chat = self._chats.setdefault((to.workspace, to.chat), _Chat())
        self._chats.move_to_end((to.workspace, to.chat))
        chat.due = max(chat.due, now) + self._pace.spacing
        if self._pace.is_group(to):
            chat.went.append(now)
            if len(chat.went) > self._pace.group:
                chat.went.popleft()

    def landed(self, to: Address, now: int) -> None:
        """The platform's answer to the last one sent there has come, or none will."""
        if (since := self._under_way.pop(to, None)) is not None:
            self._workspaces[to.workspace].landed(since, now)

    def _forget(self, now: int) -> None:
        """Lets go of chats that nothing holds back any more; of all, when the clock was set back."""
        if now < self._last - MINUTE:
            self._chats.clear()
            self._workspaces.clear()
        self._last = now
        while self._chats:
            chat = next(iter(self._chats.values()))
            if chat.due > now or (chat.went and chat.went[-1] > now - MINUTE - SECOND):
                return
            self._chats.popitem(last=False)


class Patience:
    """What a platform's troubles ask for.

    One failed call asks for nothing. From the second in a row on everything waits, a second and then
    twice as long each time, up to a minute; then one message at a time is tried, until one is
    answered. "Too many requests" waits in its own row; only a storm of them stops the whole lane of its workspace.
    """

    def __init__(self) -> None:
        self._failures = 0
        self._failed = 0
        self._until = 0
        self._storms: dict[tuple[str, Lane], tuple[int, int]] = {}

    def wait(self, workspace: str, lane: Lane, now: int) -> int:
        """How long a lane of a workspace has to wait."""
        times, until = self._storms.get((workspace, lane), (0, 0))
        return max(0, self._until - now, until - now if times >= STORM else 0)

    def go(self, now: int) -> None:
        """One is tried; after an outage the others wait for its answer."""
        if self._failures > 1:
            self._until = now + PROBE

    def answered(self, workspace: str, lane: Lane) -> None:
        """The platform took a message or refused it: all is well."""
        self._failures = self._until = 0
        self._storms.pop((workspace, lane), None)

    def slower(self, workspace: str, lane: Lane, wait: int, now: int) -> None:
        """The platform answered "too many requests", and asked for so many ms."""
        self._failures = self._until = 0
        times, _ = self._storms.get((workspace, lane), (0, 0))
        self._storms[workspace, lane] = (times + 1, now + min(wait, MINUTE))

    def failed(self, now: int, *, since: int) -> None:
        """No answer came to what was tried at `since`; calls that were under way together count once."""
        if since <= self._failed:
            return
        self._failures += 1
        self._failed = now
        self._until = now + backoff(self._failures - 2) if self._failures > 1 else 0


def backoff(times: int) -> int:
    """The wait after so many vain attempts: a second, doubled each time, up to a minute."""
    return min(MINUTE, 1000 << min(times, 6))
