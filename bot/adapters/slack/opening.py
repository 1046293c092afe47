"""The Slack door, put together: many workspaces over HTTP, or one in Socket Mode."""

import asyncio
import logging
from collections.abc import Callable, Sequence

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import BaseRoute, Route

from bot.adapters.files import Files
from bot.adapters.slack.adapter import SlackAdapter
from bot.adapters.slack.answers import code_of
from bot.adapters.slack.bolt import make_app
from bot.adapters.slack.http import Http
from bot.adapters.slack.oauth import Installing
from bot.adapters.slack.photos import SlackPhotos
from bot.adapters.slack.ports import Source
from bot.adapters.slack.socket import FIRST, MOST, NOT_YET, SLOWLY, Socket
from bot.adapters.slack.subscribed import INSTALL_PATH, REDIRECT_PATH
from bot.adapters.slack.workspaces import App, Store, Tokens, Workspaces, key_of, unlock
from bot.faults import Fault
from bot.keys import WrongKey, token_vault
from bot.settings import Settings
from conversations.setting import Setting
from storage.errors import StoreUnavailable
from storage.installations import Installation

TAKEN_OUT = "the app was taken out of its workspace: install it anew, and put its token in COLLECTIF_SLACK_BOT_TOKEN"
log = logging.getLogger(__name__)


class SlackDoor:
    """What the program needs of it: the adapter, the routes of the HTTP server, and a way to hang up at the end."""

    def __init__(
        self,
        settings: Settings,
        setting: Setting,
        store: Store,
        *,
        clock: Callable[[], int],
        files: Files | None = None,
    ) -> None:
        self._workspaces = Workspaces(
            store, token_vault(settings), base_url=settings.slack_base_url, clock=clock, app=_app(settings)
        )
        source: Source
        if settings.slack_client_id:
            assert settings.slack_signing_secret, "over HTTP Slack has to prove that it is speaking"
            app = make_app(self._workspaces, settings.slack_signing_secret.get_secret_value())
            source = http = Http(app, settings.slack_signing_secret.get_secret_value())
            installing = Installing(settings, setting, store, self._workspaces, clock=clock, greet=self._greet)
            self.routes: Sequence[BaseRoute] = (
                http.route,
                Route(INSTALL_PATH, installing.ask, methods=["GET"]),
                Route(REDIRECT_PATH, installing.back, methods=["GET"]),
            )
        else:
            assert settings.slack_bot_token, "one workspace has given its token"
            assert settings.slack_app_token, "Socket Mode takes the app's own token"
            app = make_app(self._workspaces)
            socket = Socket(
                app, settings.slack_app_token.get_secret_value(), AsyncWebClient(base_url=settings.slack_base_url)
            )
            source = OneWorkspace(self._workspaces, settings.slack_bot_token.get_secret_value(), socket, clock=clock)
            self.routes = ()
        self.adapter = SlackAdapter(
            app,
            source,
            self._workspaces,
            words=setting.words,
            clock=clock,
            public_url=settings.public_url,
            files=files,
        )
        self.photos = SlackPhotos(self._workspaces)

    async def _greet(self, installation: Installation) -> None:
        await self.adapter.greet(installation, installation.installer, installation.installed)

    async def hang_up(self) -> None:
        """Closes the connections, once nothing is sent any more."""
        await self._workspaces.hang_up()


class OneWorkspace:
    """Learns from Slack whose token the settings hold; then requests come by a socket."""

    def __init__(self, workspaces: Workspaces, token: str, socket: Socket, *, clock: Callable[[], int]) -> None:
        self._workspaces = workspaces
        self._clock = clock
        self._token = token
        self._socket = socket
        self._why = NOT_YET

    @property
    def closed(self) -> str:
        """Why nothing comes in now; empty when all is well."""
        return TAKEN_OUT if self._workspaces.shut else self._why or self._socket.closed

    async def run(self) -> None:
        """Keeps it open until cancelled."""
        times = 0
        while self._why:
            try:
                installation = await self._ask()
                await self._workspaces.admit(installation, Tokens(self._token))
            except (SlackApiError, aiohttp.ClientError, TimeoutError, StoreUnavailable) as error:
                await asyncio.sleep(self._failed(error, times))
                times += 1
            else:
                self._why = ""
                log.info("the Slack door opens in %s", installation.name)
        await self._socket.run()

    async def _ask(self) -> Installation:
        known = await self._workspaces.caller(self._token).auth_test()
        return Installation(
            id=key_of(known.get("enterprise_id"), known.get("team_id")),
            name=str(known.get("team", "")),
            bot=str(known.get("bot_id", "")),
            bot_user=str(known.get("user_id", "")),
            installed=self._clock(),
        )

    def _failed(self, error: Exception, times: int) -> float:
        """Says why, once; and gives the seconds until the next attempt."""
        wait = min(MOST, FIRST * 2.0 ** min(times, 16))
        why = f"Slack can't be reached ({type(error).__name__})"
        if isinstance(error, StoreUnavailable):
            why = "the database does not answer"
        elif isinstance(error, SlackApiError) and (code := code_of(error)):
            why, wait = f"Slack refuses the bot's token, COLLECTIF_SLACK_BOT_TOKEN ({code})", SLOWLY
        if why != self._why:
            log.warning("%s", why)
        self._why = why
        return wait


async def unlock_tokens(settings: Settings, store: Store) -> None:
    """Encrypts what workspaces gave with the newest key; Fault when there is a token that no key reads."""
    vault = token_vault(settings)
    try:
        await store.run(lambda uow: unlock(uow, vault))
    except WrongKey:
        raise Fault(
            "the tokens of Slack workspaces were encrypted with another key",
            "put back the one that did in COLLECTIF_TOKEN_KEYS, after the newest, or in its file beside the database",
        ) from None


def _app(settings: Settings) -> App:
    secret = settings.slack_client_secret
    return App(settings.slack_client_id, secret.get_secret_value() if secret else "")
