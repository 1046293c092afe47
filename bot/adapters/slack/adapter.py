"""Slack's adapter: each request that Bolt hands over becomes a turn, and each message owed is written there."""

import asyncio
import logging
import re
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncRespond
from slack_bolt.response import BoltResponse

from bot.adapters.adapter import Handle
from bot.adapters.files import Files
from bot.adapters.slack import payloads, views
from bot.adapters.slack.answers import answered
from bot.adapters.slack.blocks import whisper
from bot.adapters.slack.bolt import INSTALLED
from bot.adapters.slack.changes import changed_user, closed_by, happened_by
from bot.adapters.slack.pace import PACE
from bot.adapters.slack.payloads import Body, Place, Taken
from bot.adapters.slack.people import People
from bot.adapters.slack.ports import Installed, Source, Workspaces
from bot.adapters.slack.windows import Window
from bot.adapters.slack.writing import Writing
from conversations import limits
from conversations.inbound import Filled, Inbound, Joined, Open
from conversations.ports import KeyReused
from conversations.screens import Message, Reply
from conversations.words import N_, Words
from domain.members import Language, Manner
from storage.errors import StoreUnavailable

HOLD = 1.0
"""Seconds after which a window is opened with a few words, for a trigger lives three."""
CALL = 30.0
"""Seconds that a message has to be taken."""
WHISPER = 10.0
"""Seconds that a word to one person has to be taken."""
GOODBYE = 2.0
"""Seconds that answers under way have when the door closes."""
START = "/commerce"
"""What whoever installed the door is asked: about their shop."""
ANYTHING = re.compile(r"[\s\S]*")
NOT_NOW = 503
AGAIN = N_("It didn’t work just now. Try again in a moment.")
log = logging.getLogger(__name__)


class SlackAdapter:
    """Slack's door in every workspace where it is installed.

    `app` hands over what `source` brings it; `clock` is ms UTC; `words` are for the few that no turn
    says; `files` makes what messages bring, and `public_url` is where their pictures are fetched.
    """

    name = payloads.LINE
    limits = limits.SLACK
    pace = PACE

    def __init__(
        self,
        app: AsyncApp,
        source: Source,
        workspaces: Workspaces,
        *,
        words: Callable[[Language, Manner], Words],
        clock: Callable[[], int],
        public_url: str = "",
        files: Files | None = None,
        hold: float = HOLD,
    ) -> None:
        self._source = source
        self._workspaces = workspaces
        self._words = words
        self._clock = clock
        self._hold = hold
        self._people = People(workspaces, clock=clock)
        self._writing = Writing(workspaces, clock=clock, public_url=public_url, files=files)
        self._handle: Handle | None = None
        self._beside: set[asyncio.Task[None]] = set()
        for register in (app.event, app.action, app.view, app.view_closed, app.shortcut, app.command, app.options):
            register(ANYTHING)(self.take)

    @property
    def closed(self) -> str:
        """Why nothing comes in; empty when it does."""
        return self._source.closed if self._handle is not None else "it is not open"

    async def run(self, handle: Handle) -> None:
        """Keeps the door open until cancelled; each request is acknowledged only after `handle` returned."""
        self._handle = handle
        try:
            await self._source.run()
        finally:
            self._handle = None
            await self._people.close()
            if self._beside:
                await asyncio.wait(self._beside, timeout=GOODBYE)

    async def take(self, body: Body, context: AsyncBoltContext, ack: AsyncAck, respond: AsyncRespond) -> BoltResponse:
        """Takes one request through its turn, and acknowledges it; 503 where it must come again."""
        if self._handle is None:
            return BoltResponse(status=NOT_NOW)
        installed: Installed = context[INSTALLED]
        place = Place(installed.id, context.team_id or "", installed.bot_user)
        try:
            return await self._take(body, place, self._handle, ack, respond)
        except StoreUnavailable:
            return BoltResponse(status=NOT_NOW)
        except KeyReused:
            log.warning("a request said something else than the first time, and changed nothing")
        except Exception:
            # One that fails by a bug of ours would fail again.
            log.exception("a request could not be taken, and was passed over")
        return await ack()

    async def greet(self, installed: Installed, user: str, at: int) -> None:
        """Speaks first to whoever installed the door, once for each time (ms UTC)."""
        if self._handle is None or not user:
            return
        place = Place(installed.id, bot_user=installed.bot_user)
        to, key = payloads.private(place, user), f"{self.name}:{installed.id}:installed:{at}"
        welcome = Inbound(key, to, "", at, Open(START))
        await self._handle(await self._known(Taken(welcome)))

    async def deliver(self, message: Message) -> str:
        """Writes one message and gives its id there; raises what an adapter may."""
        with answered(message):
            async with asyncio.timeout(CALL):
                return await self._writing.write(message)

    async def _take(
        self, body: Body, place: Place, handle: Handle, ack: AsyncAck, respond: AsyncRespond
    ) -> BoltResponse:
        if reason := closed_by(body):
            await self._workspaces.close(place.workspace, reason, at=happened_by(body))
        if changed := changed_user(body):
            self._people.told(place.workspace, changed)
        taken = payloads.read(body, place, self._clock())
        if taken is None:
            return await ack()
        inbound = await self._known(taken)
        if taken.window:
            return await self._answer_window(taken.inbound, await handle(inbound), ack)
        reply = await self._with_window(taken, inbound, handle)
        if reply.notice and inbound.home is not None and "command" in body:
            return await ack(response_type="ephemeral", **whisper(reply.notice))
        if reply.notice and inbound.home is not None:
            self._besides(_whisper(respond, reply.notice))
        return await ack()

    async def _known(self, taken: Taken) -> Inbound:
        """The input with what Slack knows of whoever acted."""
        inbound = taken.inbound
        if isinstance(inbound.input, Joined):
            title = await self._people.title(inbound.sender.workspace, inbound.sender.chat)
            inbound = replace(inbound, input=Joined(title))
        user = inbound.sender.user
        if not user:
            return inbound
        profile = await self._people.about(inbound.sender.workspace, user)
        return replace(
            inbound,
            locale=profile.locale,
            name=profile.name,
            guest=profile.guest or taken.outsider,
            steward=profile.steward and inbound.home is not None,
        )

    async def _with_window(self, taken: Taken, inbound: Inbound, handle: Handle) -> Reply:
        """The turn; what it opens is shown beside, with a few words first if it takes long."""
        if not taken.trigger:
            return await handle(inbound)
        workspace = inbound.sender.workspace
        window = Window(lambda: self._workspaces.client(workspace), taken.trigger)
        words = self._spoken(inbound)
        holding = asyncio.get_running_loop().call_later(self._hold, lambda: window.hold(views.loading(words)))
        try:
            reply = await handle(inbound)
        except StoreUnavailable:
            if window.loading:
                self._besides(window.show(views.over(words, words.say(AGAIN))))
            raise
        finally:
            holding.cancel()
        if reply.form is not None:
            self._besides(window.show(views.form(reply.form)))
        elif window.loading or taken.apart:
            self._besides(window.show(views.over(words, reply.notice)))
        return reply

    async def _answer_window(self, inbound: Inbound, reply: Reply, ack: AsyncAck) -> BoltResponse:
        """What becomes of a window that was sent: errors at its fields, the next form in its place, or nothing."""
        assert isinstance(inbound.input, Filled)
        if reply.errors:
            asked = list(inbound.input.values)
            return await ack(response_action="errors", errors=views.errors(reply.errors, asked))
        if reply.form is not None:
            return await ack(response_action="update", view=views.form(reply.form))
        if reply.notice:
            return await ack(response_action="update", view=views.over(self._spoken(inbound), reply.notice))
        return await ack()

    def _spoken(self, inbound: Inbound) -> Words:
        profile = self._people.known(inbound.sender.workspace, inbound.sender.user)
        return self._words("en" if profile.locale.lower().startswith("en") else "fr", "vous")

    def _besides(self, answer: Coroutine[Any, Any, None]) -> None:
        """Slack may be slow to take an answer: nothing waits for it."""
        answering = asyncio.create_task(answer)
        self._beside.add(answering)
        answering.add_done_callback(self._beside.discard)


async def _whisper(respond: AsyncRespond, notice: str) -> None:
    """Says it where they acted, to them alone."""
    try:
        async with asyncio.timeout(WHISPER):
            await respond(response_type="ephemeral", replace_original=False, **whisper(notice))
    except (aiohttp.ClientError, TimeoutError, ValueError) as error:  # ValueError: there is nowhere to say it
        log.info("a press could not be answered: %s", type(error).__name__)
