"""What Slack knows: workspaces with their people, conversations, messages, views and files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from tests.playing import Changing
from tests.slackapi.app import App, Installation, Purse, Token
from tests.slackapi.sockets import Sockets
from tests.slackapi.types import JSON, Guest, Kind

PROFILE: JSON = {
    "title": "", "phone": "", "skype": "", "status_text": "", "status_text_canonical": "", "status_emoji": "",
    "status_emoji_display_info": [], "status_expiration": 0, "avatar_hash": "", "fields": {},
    **{f"image_{size}": "" for size in (24, 32, 48, 72, 192, 512)},
}  # fmt: skip
"""What of everybody's profile is empty here."""


@dataclass
class User:
    """Somebody in a workspace. A `stranger` is of another one, here by a channel shared with it (Slack Connect)."""

    id: str
    name: str
    team: str
    locale: str = "fr-CA"
    guest: Guest = ""
    stranger: bool = False
    owner: bool = False
    bot: bool = False
    deleted: bool = False

    def public(self, *, locale: bool = False) -> JSON:
        """The user object (https://docs.slack.dev/reference/objects/user-object)."""
        first, _, last = self.name.partition(" ")
        names = {"real_name": self.name, "display_name": self.name, "first_name": first, "last_name": last}
        profile = {**PROFILE, **names, "real_name_normalized": self.name, "display_name_normalized": self.name}
        about: JSON = {
            "id": self.id, "team_id": self.team, "name": self.name.lower().replace(" ", "."), "deleted": self.deleted,
            "real_name": self.name, "is_bot": self.bot, "is_app_user": False, "updated": 0, "color": "9f69e7",
            "tz": "America/Montreal", "tz_label": "Eastern Standard Time", "tz_offset": -18_000,
            "is_email_confirmed": True, "who_can_share_contact_card": "EVERYONE",
            "profile": {**profile, "team": self.team},
        }  # fmt: skip
        if self.stranger:
            return {**about, "is_stranger": True}
        about |= {
            "is_admin": self.owner, "is_owner": self.owner, "is_primary_owner": self.owner,
            "is_restricted": bool(self.guest), "is_ultra_restricted": self.guest == "single",
        }  # fmt: skip
        return {**about, "locale": self.locale} if locale else about


@dataclass
class Conversation:
    """A channel or a direct message as it now stands. `messages` by ts, in order; what was deleted is gone."""

    id: str
    kind: Kind
    name: str = ""
    created: int = 0
    creator: str = ""
    members: set[str] = field(default_factory=set)
    archived: bool = False
    shared: bool = False
    """Shared with another workspace."""
    user: str = ""
    """Whose direct message with the app it is."""
    messages: dict[str, JSON] = field(default_factory=dict)
    whispers: list[tuple[str, JSON]] = field(default_factory=list)
    """Ephemeral messages, and who alone sees each."""

    def public(self, bot: str) -> JSON:
        """The conversation object (https://docs.slack.dev/reference/objects/conversation-object)."""
        about: JSON = {"id": self.id, "created": self.created, "is_archived": self.archived, "is_im": self.kind == "im"}
        if self.kind == "im":
            return {**about, "user": self.user, "is_org_shared": False}
        return {
            **about, "name": self.name, "name_normalized": self.name, "is_channel": True, "is_group": False,
            "is_mpim": False, "is_private": self.kind == "private", "creator": self.creator,
            "is_member": bot in self.members, "is_general": False, "is_shared": self.shared,
            "is_ext_shared": self.shared, "is_org_shared": False, "num_members": len(self.members),
        }  # fmt: skip


@dataclass
class View:
    """A modal or a Home, as one person has it before them. `given` is what the app gave."""

    id: str
    user: str
    given: JSON
    hash: str
    root: str
    previous: str | None = None
    values: JSON = field(default_factory=dict)
    """What the person has filled in: block_id, action_id, state."""
    channel: str = ""


@dataclass
class File:
    """A file on its way (`content` None) or here."""

    id: str
    name: str
    length: int
    alt: str
    by: str
    content: bytes | None = None
    title: str = ""
    shared: str = ""
    """The channel it was completed for."""
    complete: bool = False


@dataclass
class Trigger:
    """A trigger_id: whose it is, since when, and whether it opened something."""

    workspace: Workspace
    user: str
    at: int
    view: str = ""
    used: bool = False


@dataclass
class ResponseUrl:
    """A response_url: what it answers, since when, and how often it was used. `ts` is the message's, if any."""

    workspace: Workspace
    user: str
    channel: str
    ts: str
    at: int
    used: int = 0


class Workspace:
    """One workspace. Each counts its own ids from the same beginning, so that two have equal ids unless told."""

    def __init__(self, world: World, id: str, name: str, enterprise: str) -> None:
        self.world = world
        self.id = id
        self.name = name
        self.enterprise = enterprise
        self.domain = name.lower().replace(" ", "-")
        self.users: dict[str, User] = {}
        self.conversations: dict[str, Conversation] = {}
        self.views: dict[str, View] = {}
        self.stacks: dict[str, list[str]] = {}
        """Each person's open modals, the newest last."""
        self.homes: dict[str, str] = {}
        self.files: dict[str, File] = {}
        self.own: Installation | None = None
        self._ids = count(1)
        self._messages = count(1)

    def __repr__(self) -> str:
        return f"<{self.key} {self.name}>"

    @property
    def key(self) -> str:
        """As the door writes a workspace in an address."""
        return f"{self.enterprise}.{self.id}"

    @property
    def installation(self) -> Installation | None:
        """Its own, or its organization's."""
        return self.own or self.world.orgs.get(self.enterprise)

    def id_for(self, letter: str) -> str:
        return f"{letter}{next(self._ids):08d}"

    def ts(self) -> str:
        """The next message's: seconds, and a number that no other message of the workspace has."""
        return f"{self.world.clock() // 1000}.{next(self._messages):06d}"

    def im(self, user: str) -> Conversation:
        """Somebody's direct message with the app; there from now on."""
        for conversation in self.conversations.values():
            if conversation.kind == "im" and conversation.user == user:
                return conversation
        assert self.installation is not None
        made = Conversation(self.id_for("D"), "im", user=user, created=self.world.now)
        made.members = {user, self.installation.bot}
        self.conversations[made.id] = made
        return made

    def answer(self, where: Conversation, reader: str, content: JSON) -> None:
        """What the app answers to a command or by a response_url: before everybody, or before one alone."""
        assert self.installation is not None
        signed = {"user": self.installation.bot, "bot_id": self.installation.bot_id, "app_id": self.world.app.id}
        more = {name: value for name, value in content.items() if name in {"text", "blocks", "thread_ts"}}
        if content.get("response_type") == "in_channel":
            self.post(where, {**signed, **more})
        else:
            where.whispers.append((reader, {"type": "message", "ts": self.ts(), **signed, **more}))
            self.world.changed()

    def post(self, where: Conversation, content: JSON) -> JSON:
        """Puts a message in a conversation."""
        message = {"type": "message", "ts": self.ts(), "team": self.id, **content}
        where.messages[message["ts"]] = message
        self.world.changed()
        return message


class World(Changing):
    """All of it, for one app. `clock` gives ms UTC."""

    def __init__(self, app: App, clock: Callable[[], int]) -> None:
        super().__init__()
        self.app = app
        self.clock = clock
        self.purse = Purse()
        self.purse.tokens[app.app_token] = Token(app.app_token, "app", frozenset({"connections:write"}))
        self.workspaces: dict[tuple[str, str], Workspace] = {}
        self.orgs: dict[str, Installation] = {}
        """An organization's installation, by its enterprise."""
        self.triggers: dict[str, Trigger] = {}
        self.response_urls: dict[str, ResponseUrl] = {}
        self.uploads: dict[str, tuple[Workspace, File]] = {}
        """Files that are expected, by the end of their address."""
        self.sockets = Sockets(self)
        self.echoes = True
        """Whether the app hears of its own direct messages, as it does where message.im is subscribed to."""
        self.happened: list[tuple[Workspace, JSON, str]] = []
        """Events that calls of the app's own made, and that are yet to be brought."""
        self.numbers = count(1)

    @property
    def now(self) -> int:
        """Seconds, as Slack dates things."""
        return self.clock() // 1000

    def trigger(self, workspace: Workspace, user: str, view: str = "") -> str:
        """A trigger_id for what somebody just did."""
        id = f"{next(self.numbers)}.{self.now}.{workspace.id.lower()}"
        self.triggers[id] = Trigger(workspace, user, self.clock(), view)
        return id

    def happens(self, workspace: Workspace, event: JSON, check: str) -> None:
        """An event that a call made; it is brought after the call's answer. `check` names its type."""
        self.happened.append((workspace, event, check))

    def responds(self, workspace: Workspace, user: str, channel: str, ts: str = "") -> str:
        """The end of a new response_url."""
        id = f"{workspace.id}-{next(self.numbers)}"
        self.response_urls[id] = ResponseUrl(workspace, user, channel, ts, self.clock())
        return id

    def installations(self) -> Iterator[Installation]:
        """Each workspace's own, and the organizations'."""
        yield from (one.own for one in self.workspaces.values() if one.own is not None)
        yield from self.orgs.values()

    def under(self, enterprise: str) -> Iterator[Workspace]:
        """The workspaces of an organization."""
        return (one for one in self.workspaces.values() if one.enterprise == enterprise)
