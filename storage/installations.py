"""Workspaces where the door is installed, and installations under way."""

from hashlib import sha256
from typing import Literal

from domain.record import Record
from storage.records import Records


class Installation(Record, frozen=True):
    """The door in one workspace; `id` is the workspace as addresses have it.

    `sealed` are its tokens, encrypted; none once it is closed, for `reason`. `expires` is when they must be
    renewed (0: never), `installed` when it was last agreed to (ms UTC), by the account `installer` there.
    """

    name: str = ""
    state: Literal["open", "closed"] = "open"
    reason: str = ""
    sealed: str = ""
    expires: int = 0
    installed: int = 0
    installer: str = ""
    app: str = ""
    bot: str = ""
    bot_user: str = ""
    scopes: tuple[str, ...] = ()


class Installations(Records[Installation]):
    table, kind = "installation", Installation

    def all(self) -> list[Installation]:
        return self._all("installations_all")

    def give(self, state: str, until: int) -> None:
        """Notes what an install page gave out, good until an instant (ms UTC)."""
        self._db.do("install_state_put", id=_hashed(state), until=until)

    def take(self, state: str, now: int) -> bool:
        """Whether it was given out, is in time, and has not come back before."""
        return self._db.do("install_state_take", id=_hashed(state), now=now) == 1


def _hashed(state: str) -> str:
    return sha256(state.encode()).hexdigest()
