"""The workspaces where the door is installed: who may be served, by which token, and until when."""

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store.models.installation import Installation as Agreed
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.adapter import Refused
from bot.keys import Vault
from storage.installations import Installation
from storage.unit import Reader, Unit

T = TypeVar("T")
SOON = 2 * 3_600_000
"""How long before its end a token is renewed (ms); Slack's live twelve hours."""
CALL = 30.0
"""Seconds that one call may take."""
USED_UP = frozenset({"invalid_refresh_token", "token_revoked", "account_inactive", "invalid_auth", "team_not_found"})
"""What Slack answers when no token will ever be had again without installing anew."""
log = logging.getLogger(__name__)


class Store(Protocol):
    """Turns on the database, and reading beside them."""

    async def run(self, turn: Callable[[Unit], T]) -> T: ...
    async def read(self, look: Callable[[Reader], T]) -> T: ...


@dataclass(frozen=True, slots=True)
class App:
    """The app as Slack knows it, where tokens are renewed; both empty where one workspace gave its own."""

    client_id: str = ""
    client_secret: str = ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a workspace gave: the bot's token, and what renews it (empty: it needs no renewal)."""

    bot: str
    renewing: str = ""


def key_of(enterprise: str | None, team: str | None) -> str:
    """A workspace as addresses have it."""
    return f"{enterprise or ''}.{team or ''}"


class Workspaces:
    """Finds a workspace's token, renews it in time, and closes what was revoked.

    Nothing is kept in memory but the connection and the one workspace that the settings name, if they do:
    what one process closes is closed for all.
    """

    def __init__(
        self, store: Store, vault: Vault, *, base_url: str, clock: Callable[[], int], app: App | None = None
    ) -> None:
        self._store = store
        self._vault = vault
        self._base_url = base_url
        self._clock = clock
        self._app = app or App()
        self._only: tuple[Installation, Tokens] | None = None
        self._shut = False
        self._session: aiohttp.ClientSession | None = None
        self._renewing = asyncio.Lock()

    def caller(self, token: str = "") -> AsyncWebClient:
        """Something that calls Slack with a token; it tries nothing again by itself."""
        if self._session is None or self._session.closed:
            # With a session of ours, the library's own timeout does not count.
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL))
        return AsyncWebClient(token=token or None, base_url=self._base_url, session=self._session, retry_handlers=[])

    async def admit(self, installation: Installation, tokens: Tokens) -> None:
        """Serves this workspace and no other: the one whose token the settings hold, which is kept nowhere else."""

        def keep(uow: Unit) -> None:
            kept = uow.installations.get(installation.id)
            if kept is None or kept.state == "closed":
                self._opens(uow, installation)

        await self._store.run(keep)
        self._only = (installation, tokens)

    @property
    def shut(self) -> bool:
        """Whether the one workspace that it served took the door out."""
        return self._shut

    async def find(self, workspace: str) -> Installation | None:
        """The installation that serves a workspace, its own or its organization's, while it is open."""
        if self._only is not None:
            return self._only[0] if self._only[0].id == workspace else None
        enterprise = workspace.partition(".")[0]

        def look(kept: Reader) -> Installation | None:
            found = kept.installations.get(workspace)
            if found is None and enterprise:
                found = kept.installations.get(f"{enterprise}.")
            return found

        found = await self._store.read(look)
        # Without tokens it was served by a socket, once, with those that the settings then held.
        return found if found is not None and found.state == "open" and found.sealed else None

    async def client(self, workspace: str) -> AsyncWebClient:
        """What calls Slack for a workspace; Refused("revoked") where the door is not installed any more."""
        installation = await self.find(workspace)
        if installation is None:
            raise Refused("revoked")
        return self.caller((await self._tokens(installation)).bot)

    async def open(self, agreed: Agreed) -> Installation:
        """Keeps what a workspace agreed to, its tokens encrypted; one that was closed finds all as it was."""
        assert agreed.bot_token, "the door asks for a bot's token"
        tokens = Tokens(agreed.bot_token, agreed.bot_refresh_token or "")
        team = None if agreed.is_enterprise_install else agreed.team_id
        installation = Installation(
            id=key_of(agreed.enterprise_id, team),
            name=(agreed.team_name if team else agreed.enterprise_name) or "",
            sealed=self._sealed(tokens),
            expires=(agreed.bot_token_expires_at or 0) * 1000,
            installed=self._clock(),
            installer=agreed.user_id or "",
            app=agreed.app_id or "",
            bot=agreed.bot_id or "",
            bot_user=agreed.bot_user_id or "",
            scopes=tuple(agreed.bot_scopes or ()),
        )

        await self._store.run(lambda uow: self._opens(uow, installation))
        log.info("the Slack door is installed in %s", installation.id)
        return installation

    def _opens(self, uow: Unit, installation: Installation) -> None:
        workplace = f"slack|{installation.id}"
        uow.timers.drop("workplace_closed", workplace)
        if uow.installations.get(installation.id) is not None:
            uow.timers.set("workplace_opened", workplace, self._clock())
        uow.installations.put(installation)

    async def close(self, workspace: str, reason: str, *, at: int) -> bool:
        """Nothing goes in or out there any more, and its tokens are forgotten; False when it was installed anew since.

        `at` is when Slack says that it happened (ms UTC): its word may come late.
        """

        def close(uow: Unit) -> bool:
            found = uow.installations.get(workspace)
            if found is None or found.state == "closed" or found.installed > at:
                return False
            uow.installations.put(found.but(state="closed", reason=reason, sealed="", expires=0))
            uow.timers.drop("workplace_opened", f"slack|{workspace}")
            uow.timers.set("workplace_closed", f"slack|{workspace}", self._clock())
            return True

        closed = await self._store.run(close)
        if closed and self._only is not None:
            self._only, self._shut = None, True
        if closed:
            log.warning("the Slack door is closed in %s: %s", workspace, reason)
        return closed

    async def hang_up(self) -> None:
        """Closes the connection to Slack, once nothing is sent any more."""
        if self._session is not None:
            await self._session.close()

    async def _tokens(self, installation: Installation) -> Tokens:
        if self._only is not None:
            return self._only[1]
        if not installation.expires or installation.expires - SOON > self._clock():
            return self._opened(installation)
        async with self._renewing:
            fresh = await self._store.read(lambda kept: kept.installations.get(installation.id))
            if fresh is None or fresh.state == "closed":
                raise Refused("revoked")
            if fresh.expires - SOON > self._clock():
                return self._opened(fresh)
            return await self._renew(fresh)

    async def _renew(self, installation: Installation) -> Tokens:
        """New tokens for old ones; what Slack does not give now, the old ones serve until their end."""
        tokens = self._opened(installation)
        try:
            answer = await self.caller().oauth_v2_access(
                client_id=self._app.client_id,
                client_secret=self._app.client_secret,
                grant_type="refresh_token",
                refresh_token=tokens.renewing,
            )
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            code = error.response.get("error", "") if isinstance(error, SlackApiError) else type(error).__name__
            log.warning("the token of %s could not be renewed: %s", installation.id, code)
            if code in USED_UP and await self._unchanged(installation):
                await self.close(installation.id, "revoked", at=self._clock())
                raise Refused("revoked") from error
            return tokens
        tokens = Tokens(str(answer["access_token"]), str(answer["refresh_token"]))
        expires = self._clock() + int(answer["expires_in"]) * 1000
        sealed = self._sealed(tokens)

        def keep(uow: Unit) -> None:
            found = uow.installations.get(installation.id)
            if found is not None and found.state == "open":  # it may have been closed meanwhile
                uow.installations.put(found.but(sealed=sealed, expires=expires))

        await self._store.run(keep)
        return tokens

    async def _unchanged(self, installation: Installation) -> bool:
        """Whether no other process renewed it meanwhile: a token that renews does so once."""
        kept = await self._store.read(lambda kept: kept.installations.get(installation.id))
        return kept == installation

    def _sealed(self, tokens: Tokens) -> str:
        return self._vault.seal(json.dumps([tokens.bot, tokens.renewing]))

    def _opened(self, installation: Installation) -> Tokens:
        return tokens_of(self._vault, installation)


def tokens_of(vault: Vault, installation: Installation) -> Tokens:
    """What a workspace gave, read; WrongKey when no key does."""
    return Tokens(*json.loads(vault.open(installation.sealed)))


def unlock(uow: Unit, vault: Vault) -> None:
    """Encrypts every token with the newest key; WrongKey when there is one that no key reads."""
    for installation in uow.installations.all():
        if installation.sealed:
            uow.installations.put(installation.but(sealed=vault.renew(installation.sealed)))
