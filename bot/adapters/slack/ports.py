"""What Slack's adapter needs of the rest of its door."""

from typing import Protocol

from slack_sdk.web.async_client import AsyncWebClient


class Installed(Protocol):
    """The door in one workspace, or in a whole organization. `id` is the workspace of its addresses."""

    @property
    def id(self) -> str: ...
    @property
    def bot(self) -> str: ...
    @property
    def bot_user(self) -> str: ...


class Workspaces(Protocol):
    """The workspaces where the door is installed."""

    async def find(self, workspace: str) -> Installed | None:
        """The installation that serves a workspace while it is open, without asking Slack; None for any other."""
        ...

    async def client(self, workspace: str) -> AsyncWebClient:
        """What calls Slack for a workspace, trying nothing again by itself; Refused where the door is closed."""
        ...

    async def close(self, workspace: str, reason: str, *, at: int) -> bool:
        """Nothing goes in or out there any more, from `at` (ms UTC) on."""
        ...


class Source(Protocol):
    """How Slack's requests reach the app. `closed` is why none come now; empty when all is well."""

    @property
    def closed(self) -> str: ...

    async def run(self) -> None:
        """Brings requests to the app until cancelled."""
        ...
