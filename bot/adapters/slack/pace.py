"""How fast Slack lets an app write (docs.slack.dev/apis/web-api/rate-limits)."""

from collections import OrderedDict, deque

from bot.pacing import MINUTE, SECOND, Pace
from conversations.inbound import Address


def is_group(to: Address) -> bool:
    """Whether several people read there."""
    return to.chat[:1] in ("C", "G")


PACE = Pace(second=4.5, spacing=1_050, burst=3, group=58, is_group=is_group)
"""A message a second in a channel, short bursts allowed; several hundred a minute in a workspace."""
MOST = {
    "chat.update": 50,
    "views.publish": 100,
    "files.getUploadURLExternal": 100,
    "files.completeUploadExternal": 100,
    "conversations.open": 50,
}
"""Calls of a method a minute in one workspace, by its tier."""


class Tiers:
    """Counts the calls of each method in each workspace, so that none is made which Slack would refuse."""

    def __init__(self) -> None:
        self._went: OrderedDict[tuple[str, str], deque[int]] = OrderedDict()

    def go(self, workspace: str, method: str, now: int) -> int:
        """0, and the call is counted; or how long it has to wait (ms), and it is not. `now` is ms UTC."""
        went = self._went.setdefault((workspace, method), deque())
        self._went.move_to_end((workspace, method))
        while went and not now - MINUTE - SECOND < went[0] <= now:
            went.popleft()  # long ago; or the clock was set back
        if len(went) >= MOST[method]:
            return went[0] + MINUTE + SECOND - now
        went.append(now)
        self._forget(now)
        return 0

    def _forget(self, now: int) -> None:
        """Lets go of what nothing holds back any more."""
        while self._went:
            key, went = next(iter(self._went.items()))
            if went and went[-1] > now - MINUTE - SECOND:
                return
            del self._went[key]
