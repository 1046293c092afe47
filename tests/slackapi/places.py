"""Workspaces and their channels, as a test has them in hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.slackapi.app import Installation
from tests.slackapi.desk import Desk
from tests.slackapi.installing import install, uninstall
from tests.slackapi.people import Person
from tests.slackapi.seen import Seen
from tests.slackapi.state import Conversation, User, Workspace
from tests.slackapi.types import JSON, Kind


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

    # What happens to the app here

    async def uninstalls(self) -> None:
        """The app is removed: tokens_revoked and app_uninstalled are brought, once each."""
        uninstall(self.workspace)
        happened, self.workspace.world.happened = self.workspace.world.happened, []
        for workspace, event, check in happened:
            await self.desk.event(workspace, event, check)

    async def changes(self, person: Person, **about: Any) -> None:
        """Somebody's account changes: their `locale`, `guest`, `name`, or `deleted`."""
        for name, value in about.items():
            setattr(person.user, name, value)
        world = self.workspace.world
        event = {
            "type": "user_change", "user": person.user.public(locale=True), "cache_ts": world.now,
            "event_ts": f"{world.now}.{next(world.numbers):06d}",
        }  # fmt: skip
        await self.desk.event(self.workspace, event, "UserChangeEvent")


class Channel:
    """One channel, and what happens to it."""

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

    async def adds_app(self, by: Person) -> None:
        """Somebody invites the app."""
        await self.adds(self.place.bot, by)

    async def adds(self, user: str, by: Person | None = None) -> None:
        """Somebody comes in; the app hears of it where it is in, or it is itself."""
        self.conversation.members.add(user)
        inviter = {"inviter": by.id} if by else {}
        await self._happens(
            "member_joined_channel", "MemberJoinedChannelEvent", {"user": user, **self._team, **inviter}
        )

    async def removes(self, user: str, by: Person) -> None:
        """Somebody is removed, or goes; that it is itself, the app is told in another way."""
        self.conversation.members.discard(user)
        if user == self.place.bot:
            await self._happens(*self._named("left"), {"actor_id": by.id}, anyway=True)
        else:
            await self._happens("member_left_channel", "MemberLeftChannelEvent", {"user": user, **self._team})

    async def archives(self, by: Person) -> None:
        self.conversation.archived = True
        moved = {} if self._public else {"is_moved": 0}
        await self._happens(*self._named("archive"), {"user": by.id, **moved})

    async def unarchives(self, by: Person) -> None:
        self.conversation.archived = False
        await self._happens(*self._named("unarchive"), {"user": by.id} if self._public else {"actor_id": by.id})

    async def renames(self, name: str) -> None:
        self.conversation.name = name
        about: JSON = {"id": self.id, "name": name, "name_normalized": name, "created": self.conversation.created}
        await self._happens(
            *self._named("rename"), {"channel": {**about, "is_channel": self._public, "is_mpim": False}}
        )

    async def deletes(self, by: Person) -> None:
        """The channel is no more."""
        more = {} if self._public else {"date_deleted": self.place.workspace.world.now, "actor_id": by.id}
        await self._happens(*self._named("deleted"), more, timed=not self._public)
        del self.place.workspace.conversations[self.id]

    @property
    def _public(self) -> bool:
        return self.conversation.kind == "channel"

    @property
    def _team(self) -> JSON:
        return {"team": self.place.workspace.id, "channel_type": "C" if self._public else "G"}

    def _named(self, what: str) -> tuple[str, str]:
        """The event's name and type: channel_archive, or group_archive for a private channel."""
        kind = "channel" if self._public else "group"
        return f"{kind}_{what}", f"{kind.capitalize()}{what.capitalize()}Event"

    async def _happens(self, event: str, check: str, more: JSON, *, anyway: bool = False, timed: bool = True) -> None:
        """Brings an event where the app is in the channel, or `anyway`; the oldest kinds tell no time."""
        world = self.place.workspace.world
        if anyway or self.place.bot in self.conversation.members:
            when = {"event_ts": f"{world.now}.{next(world.numbers):06d}"} if timed else {}
            whole = {"type": event, "channel": self.id, **more, **when}
            await self.place.desk.event(self.place.workspace, whole, check)
