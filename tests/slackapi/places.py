"""Workspaces and their channels, as a test has them in hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.slackapi.app import Installation
from tests.slackapi.desk import Desk
from tests.slackapi.installing import install
from tests.slackapi.people import Person
from tests.slackapi.seen import Seen
from tests.slackapi.state import Conversation, User, Workspace
from tests.slackapi.types import Kind


class Place:
    """One workspace."""

    def __init__(self, desk: Desk, workspace: Workspace) -> None:
        self.desk = desk
        self.workspace = workspace

    def __repr__(self) -> str:
        return repr(self.workspace)

    @property
    def key(self) -> str:
        """As the door writes it: enterprise and team with a dot between."""
        return self.workspace.key

    @property
    def token(self) -> str:
        """The bot's, as it now is."""
        return self._installation.token.value

    @property
    def refresh(self) -> str:
        """What the bot's token is refreshed with; empty where tokens are not rotated."""
        found = self._installation.refresh
        return found.value if found else ""

    @property
    def bot(self) -> str:
        """The bot's user id."""
        return self._installation.bot

    @property
    def _installation(self) -> Installation:
        assert self.workspace.installation is not None, f"the app is not in {self.workspace}"
        return self.workspace.installation

    def person(self, name: str, *, id: str = "", **about: Any) -> Person:
        """Somebody here: `locale`, `guest` "multi" or "single", `stranger`, `owner`."""
        user = User(id or self.workspace.id_for("U"), name, about.pop("team", self.workspace.id), **about)
        self.workspace.users[user.id] = user
        return Person(self, user)

    def channel(
        self, name: str, *members: Person, id: str = "", private: bool = False, with_app: bool = True, **about: Any
    ) -> Channel:
        """A channel with these people in it, and the app where it is installed and not kept out."""
        kind: Kind = "private" if private else "channel"
        made = Conversation(id or self.workspace.id_for("C"), kind, name, self.workspace.world.now, **about)
        made.members = {one.id for one in members}
        made.creator = members[0].id if members else ""
        if with_app and self.workspace.installation:
            made.members.add(self.bot)
        self.workspace.conversations[made.id] = made
        return Channel(self, made)

    def installs(self, by: Person, *, scopes: Iterable[str] | None = None, org: bool = False) -> str:
        """The app is in, without the walk through OAuth; its token."""
        install(self.workspace, by.id, None if scopes is None else frozenset(scopes), org=org)
        return self.token


class Channel:
    """One channel."""

    def __init__(self, place: Place, conversation: Conversation) -> None:
        self.place = place
        self.conversation = conversation

    @property
    def id(self) -> str:
        return self.conversation.id

    @property
    def sees(self) -> list[Seen]:
        """The channel as it now stands, the oldest first."""
        return [Seen(message, self.id, mine="bot_id" not in message) for message in self.conversation.messages.values()]

    @property
    def heard(self) -> list[Seen]:
        """What the app wrote there."""
        return [seen for seen in self.sees if not seen.mine]
