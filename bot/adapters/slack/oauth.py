"""How a workspace gets the door: the page that says what is asked and why, and the way back from Slack."""

import secrets
from collections.abc import Awaitable, Callable, Iterable
from logging import Logger, getLogger
from typing import TypeAlias

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.installation import Installation as Agreed
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from starlette.requests import Request
from starlette.responses import Response

from bot.adapters.slack.subscribed import INSTALL_PATH, REDIRECT_PATH, SCOPES
from bot.adapters.slack.workspaces import Store, Workspaces, key_of
from bot.adapters.web.pages import element, language_of, links, listed, write_page
from bot.settings import Settings
from conversations.setting import Setting
from conversations.words import N_, Words
from storage.installations import Installation

MINUTES = 10
"""How long somebody has to agree."""
DECLINED = "access_denied"
"""What Slack says of whoever chose not to."""
log = getLogger(__name__)
Greet: TypeAlias = Callable[[Installation], Awaitable[None]]
"""Says the first words to whoever installed the door."""


class States(AsyncOAuthStateStore):
    """What the install page gives out and Slack brings back: once, and within minutes."""

    def __init__(self, store: Store, clock: Callable[[], int]) -> None:
        self._store = store
        self._clock = clock

    @property
    def logger(self) -> Logger:
        return log

    async def async_issue(self, *_: object, **__: object) -> str:
        state = secrets.token_urlsafe(32)
        until = self._clock() + MINUTES * 60_000
        await self._store.run(lambda uow: uow.installations.give(state, until))
        return state

    async def async_consume(self, state: str) -> bool:
        now = self._clock()
        return await self._store.run(lambda uow: uow.installations.take(state, now))


class Agreements(AsyncInstallationStore):
    """Where Bolt hands over what a workspace agreed to."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    @property
    def logger(self) -> Logger:
        return log

    async def async_save(self, installation: Agreed) -> None:
        await self._workspaces.open(installation)


class Installing:
    """The two addresses of the way in. `greet` is called once the workspace is open."""

    def __init__(
        self,
        settings: Settings,
        setting: Setting,
        store: Store,
        workspaces: Workspaces,
        *,
        clock: Callable[[], int],
        greet: Greet,
    ) -> None:
        assert settings.slack_client_secret, "many workspaces take a client secret"
        self._setting = setting
        self._workspaces = workspaces
        self._greet = greet
        self._settings = AsyncOAuthSettings(
            client_id=settings.slack_client_id,
            client_secret=settings.slack_client_secret.get_secret_value(),
            scopes=sorted(SCOPES),
            redirect_uri=f"{settings.public_url}{REDIRECT_PATH}",
            authorization_url=settings.slack_authorize_url,
            install_path=INSTALL_PATH,
            redirect_uri_path=REDIRECT_PATH,
            callback_options=AsyncCallbackOptions(self._agreed, self._not_agreed),
            installation_store=Agreements(workspaces),
            state_store=States(store, clock),
            state_expiration_seconds=MINUTES * 60,
        )

    async def ask(self, request: Request) -> Response:
        """The page that says what the door asks of a workspace, with the button that leads to Slack."""
        return await self._through(request, lambda flow, asked: flow.handle_installation(asked))

    async def back(self, request: Request) -> Response:
        """Where Slack sends whoever agreed, or chose not to."""
        return await self._through(request, lambda flow, asked: flow.handle_callback(asked))

    async def _through(
        self, request: Request, step: Callable[["_Flow", AsyncBoltRequest], Awaitable[BoltResponse]]
    ) -> Response:
        words = self._setting.words(language_of(request), "vous")
        asked = to_async_bolt_request(request, b"", {"words": words})
        flow = _Flow(self._page, client=self._workspaces.caller(), settings=self._settings, logger=log)
        return to_starlette_response(await step(flow, asked))

    def _page(self, words: Words, title: str, body: Iterable[str]) -> str:
        return write_page(words, title, body, operator=self._setting.operator)

    async def _agreed(self, args: AsyncSuccessArgs) -> BoltResponse:
        words, agreed = _words(args.request), args.installation
        team = None if agreed.is_enterprise_install else agreed.team_id
        installation = await self._workspaces.find(key_of(agreed.enterprise_id, team))
        if installation is not None:
            await self._greet(installation)
        title = words.say(N_("It’s done: the Door is in your workspace"))
        body = [
            element("h1", title),
            element("p", words.say(N_("I have just written to you in Slack, to be introduced to your shop."))),
            links([(words.say(N_("Open Slack")), f"https://app.slack.com/client/{agreed.team_id or ''}")]),
        ]
        return self._answer(words, title, body, 200)

    async def _not_agreed(self, args: AsyncFailureArgs) -> BoltResponse:
        words = _words(args.request)
        if args.reason == DECLINED:
            title = words.say(N_("As you wish: nothing was installed"))
            why = words.say(N_("You can change your mind whenever you like."))
        else:
            log.info("an installation was not finished: %s", args.reason)
            title = words.say(N_("It didn’t work this time"))
            why = words.say(
                N_("The page may have stayed open too long, or in another browser. Nothing was installed; start again.")
            )
        again = links([(words.say(N_("Start again")), INSTALL_PATH)])
        return self._answer(words, title, [element("h1", title), element("p", why), again], args.suggested_status_code)

    def _answer(self, words: Words, title: str, body: Iterable[str], status: int) -> BoltResponse:
        forget = self._settings.state_utils.build_set_cookie_for_deletion()
        headers = {"Content-Type": "text/html; charset=utf-8", "Set-Cookie": [forget]}
        return BoltResponse(status=status, headers=headers, body=self._page(words, title, body))


class _Flow(AsyncOAuthFlow):
    """Bolt's own way through OAuth, with pages of ours."""

    def __init__(self, page: Callable[[Words, str, Iterable[str]], str], **kept: object) -> None:
        super().__init__(**kept)  # type: ignore[arg-type]
        self._page = page

    async def build_install_page_html(self, url: str, request: AsyncBoltRequest) -> str:
        """What is asked of a workspace, each thing with its reason."""
        words = _words(request)
        title = words.say(N_("The Door in your Slack workspace"))
        leaving = words.say(N_("You can take it out whenever you like: what you promised stays promised."))
        body = [
            element("h1", title),
            element("p", words.say(N_("Your shop hears what the neighbourhood lacks, and answers with one button."))),
            element("h2", words.say(N_("What it asks to be able to do"))),
            listed([words.say(reason) for reason in SCOPES.values()]),
            links([(words.say(N_("Add to Slack")), url)]),
            element("p", leaving, "note"),
        ]
        return self._page(words, title, body)


def _words(request: AsyncBoltRequest) -> Words:
    words = request.context["words"]
    assert isinstance(words, Words)
    return words
