"""How fast an app may call (https://docs.slack.dev/apis/web-api/rate-limits)."""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from tests.slackapi.calls import Call
from tests.slackapi.refusals import Refused, rule

SECOND, MINUTE = 1_000, 60_000
TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
"""Requests a minute."""
METHODS = {
    "apps.connections.open": 1, "apps.uninstall": 1, "auth.revoke": 3, "bots.info": 3, "chat.delete": 3,
    "chat.postEphemeral": 4, "chat.update": 3, "conversations.info": 3, "conversations.join": 3,
    "conversations.leave": 3, "conversations.list": 2, "conversations.members": 4, "conversations.open": 3,
    "files.completeUploadExternal": 4, "files.getUploadURLExternal": 4, "files.info": 4, "oauth.v2.access": 4,
    "team.info": 3,    "users.info": 4, "users.list": 2, "views.open": 4, "views.publish": 4, "views.push": 4, "views.update": 4,
}  # fmt: skip
"""Each method's tier, from its own page; chat.postMessage has rules of its own."""


@dataclass
class Rates:
    """What was called of late. `burst` is how many messages a channel takes at once before one a second holds,
    `workspace` how many a workspace takes in a minute ("several hundred")."""

    burst: int = 4
    workspace: int = 300
    tiers: dict[int, int] = field(default_factory=lambda: dict(TIERS))
    _calls: dict[tuple[str, str], deque[int]] = field(default_factory=lambda: defaultdict(deque))
    _channels: dict[tuple[str, str], float] = field(default_factory=dict)
    """When each channel's allowance is full again."""

    def clear(self) -> None:
        """Forgets what was called."""
        self._calls.clear()
        self._channels.clear()

    def take(self, call: Call) -> None:
        """Lets a call through, or refuses it without counting it."""
        now = call.world.clock()
        key = call.workspace.key if call.token is not None and call.token.kind == "bot" else ""
        window = self._calls[key, call.method]
        while window and window[0] <= now - MINUTE:
            window.popleft()
        if call.method == "chat.postMessage":
            workspace_takes_several_hundred_a_minute(self, window, now)
            self._posts(call, key, now)
        elif call.method in METHODS:
            method_is_within_its_tier(self.tiers[METHODS[call.method]], window, now)
        window.append(now)

    def _posts(self, call: Call, key: str, now: int) -> None:
        where = call.conversation()
        if where is not None:
            full = self._channels.get((key, where.id), 0)
            one_a_second_in_a_channel(full - now - (self.burst - 1) * SECOND)
            self._channels[key, where.id] = max(now, full) + SECOND


@rule
def one_a_second_in_a_channel(wait: float) -> None:
    """apis/web-api/rate-limits#posting: no more than one message a second in a channel; short bursts may pass."""
    if wait > 0:
        raise _later(wait)


@rule
def workspace_takes_several_hundred_a_minute(rates: Rates, window: deque[int], now: int) -> None:
    """reference/methods/chat.postMessage#rate_limiting: several hundred messages a minute in a whole workspace."""
    if len(window) >= rates.workspace:
        raise _later(window[0] + MINUTE - now)


@rule
def method_is_within_its_tier(most: int, window: deque[int], now: int) -> None:
    """apis/web-api/rate-limits#overview: 1, 20, 50 or 100 calls a minute, by the method's tier, for each workspace."""
    if len(window) >= most:
        raise _later(window[0] + MINUTE - now)


def _later(milliseconds: float) -> Refused:
    return Refused("ratelimited", status=429, retry_after=max(1, -int(-milliseconds // SECOND)))
