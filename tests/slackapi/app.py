"""The app as Slack knows it: its secrets, what its manifest asks for, and every token that was ever given out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.slackapi.types import JSON, TokenKind

if TYPE_CHECKING:
    from tests.slackapi.state import Workspace

CANARY = "no_real_token_is_like_this"
"""The end of every token here, by which tests find one in a log."""
SCOPES = frozenset(
    {
        "channels:join", "channels:read", "chat:write", "commands", "files:read", "files:write", "groups:read",
        "im:history", "im:read", "im:write", "team:read", "users:read",
    }
)  # fmt: skip


@dataclass
class App:
    """One app. `scopes` are those that its manifest asks a bot for; `events` None is every event there is."""

    id: str = "A0COLLECTIF"
    name: str = "Collectif"
    client_id: str = "1111.2222"
    client_secret: str = f"client-{CANARY}"
    signing_secret: str = f"signing-{CANARY}"
    verification_token: str = f"verification-{CANARY}"
    app_token: str = f"xapp-1-{CANARY}"
    scopes: frozenset[str] = SCOPES
    events: frozenset[str] | None = None
    commands: frozenset[str] | None = None
    shortcuts: frozenset[str] | None = None
    redirect_urls: tuple[str, ...] = ()
    rotation: bool = False
    socket_mode: bool = True
    messages_tab: bool = True
    home_tab: bool = True


def from_manifest(manifest: Mapping[str, JSON]) -> JSON:
    """What an app's manifest says, as fields of App (https://docs.slack.dev/reference/app-manifest)."""
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    oauth, home = manifest.get("oauth_config", {}), features.get("app_home", {})
    return {
        "name": manifest["display_information"]["name"],
        "scopes": frozenset(oauth.get("scopes", {}).get("bot", ())),
        "events": frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        "commands": frozenset(one["command"] for one in features.get("slash_commands", ())),
        "shortcuts": frozenset(one["callback_id"] for one in features.get("shortcuts", ())),
        "redirect_urls": tuple(oauth.get("redirect_urls", ())),
        "rotation": settings.get("token_rotation_enabled", False),
        "socket_mode": settings.get("socket_mode_enabled", False),
        "messages_tab": home.get("messages_tab_enabled", False),
        "home_tab": home.get("home_tab_enabled", False),
    }


@dataclass
class Token:
    """One token; `expires` is when it ends (ms UTC), 0 never. An org-wide one has no workspace of its own."""

    value: str
    kind: TokenKind
    scopes: frozenset[str]
    workspace: Workspace | None = None
    enterprise: str = ""
    user: str = ""
    expires: int = 0
    revoked: str = ""
    """The error that it now meets: token_revoked, account_inactive."""


@dataclass
class Installation:
    """The app in one workspace, or in a whole organization. `by` is who installed it."""

    bot: str
    bot_id: str
    by: str
    scopes: frozenset[str]
    token: Token
    refresh: Token | None = None
    org: bool = False


@dataclass
class Grant:
    """A code that the authorize page gave, good once and for ten minutes."""

    workspace: Workspace
    by: str
    redirect_uri: str
    scopes: frozenset[str]
    at: int
    org: bool = False
    used: bool = False


@dataclass
class Purse:
    """Every token and code by its value."""

    tokens: dict[str, Token] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    given: int = 0

    def mint(
        self,
        kind: TokenKind,
        scopes: frozenset[str],
        workspace: Workspace | None = None,
        user: str = "",
        *,
        enterprise: str = "",
        expires: int = 0,
    ) -> Token:
        """A new token; none is ever given twice."""
        self.given += 1
        begin = {"bot": "xoxe.xoxb-" if expires else "xoxb-", "user": "xoxp-", "app": "xapp-", "refresh": "xoxe-1-"}
        value = f"{begin[kind]}{self.given}-{CANARY}"
        token = Token(value, kind, scopes, workspace, enterprise, user, expires)
        self.tokens[value] = token
        return token
