"""Files, in the three steps that Slack takes them: a place, the bytes, and then the message that shows them.

Only the last is seen by anybody. What it was to complete is remembered by the message's id, so that a
message of which no answer came is not shown twice: the same file is completed, and Slack does that once.
"""

import asyncio
import json
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.adapter import Unreachable
from bot.adapters.files import File
from bot.adapters.slack.answers import code_of
from bot.adapters.slack.blocks import Block
from conversations.screens import Message

REMEMBERED = 1_000
"""Files whose last step may have to be taken again."""
COMPLETE = "file_not_found"
"""What Slack says of a file that was uploaded, and is complete already."""
ALT = 1_000
"""Characters of what a picture shows (docs.slack.dev/reference/methods/files.getUploadURLExternal)."""
STEP = 10.0
"""Seconds of a step that nobody sees."""
SEEN = ("png", "jpg", "jpeg", "gif", "webp")
"""The endings of files that are pictures, and need words beside them."""


class Uploads:
    """Uploads files and shares them. `count` notes a call, or says that it has to wait."""

    def __init__(self, count: Callable[[str, str], None]) -> None:
        self._count = count
        self._placed: OrderedDict[str, str] = OrderedDict()

    async def share(self, client: AsyncWebClient, message: Message, file: File, shown: list[Block]) -> str:
        """Shares a file with what is shown beside it, and gives `channel:file`; raises as the calls do."""
        workspace = message.to.workspace
        channel = await self._ready(self._channel(client, message))
        placed = self._placed.get(message.id)
        again = placed is not None
        if placed is None:
            placed = await self._ready(self._place(client, message, file))
            self._remember(message.id, placed)
        self._count(workspace, "files.completeUploadExternal")
        # Not by the library's own method, which puts all of it into the address: blocks may be long.
        completing = {
            "files": json.dumps([{"id": placed, "title": file.name}]),
            "channel_id": channel,
            **({"blocks": json.dumps(shown)} if shown else {}),
        }
        try:
            await client.api_call("files.completeUploadExternal", data=completing)
        except SlackApiError as error:
            if not again or code_of(error) != COMPLETE:
                raise
        return f"{channel}:{placed}"

    async def _ready(self, step: Coroutine[Any, Any, str]) -> str:
        """What a step before the last gives: nobody has seen anything yet, so nothing of it can be lost."""
        try:
            async with asyncio.timeout(STEP):
                return await step
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Unreachable from error

    async def _place(self, client: AsyncWebClient, message: Message, file: File) -> str:
        self._count(message.to.workspace, "files.getUploadURLExternal")
        given = await client.files_getUploadURLExternal(
            filename=file.name, length=len(file.content), alt_txt=_alt(message, file)
        )
        assert client.session is not None, "one connection serves every call"
        async with client.session.post(given["upload_url"], data=file.content) as answer:
            if answer.status != 200:
                raise aiohttp.ClientResponseError(answer.request_info, answer.history, status=answer.status)
        return str(given["file_id"])

    async def _channel(self, client: AsyncWebClient, message: Message) -> str:
        """Files are shared in channels only: somebody's private one is asked for."""
        if message.to.chat != message.to.user:
            return message.to.chat
        self._count(message.to.workspace, "conversations.open")
        opened = await client.conversations_open(users=message.to.user)
        return str(opened["channel"]["id"])

    def _remember(self, id: str, placed: str) -> None:
        self._placed[id] = placed
        while len(self._placed) > REMEMBERED:
            self._placed.popitem(last=False)


def _alt(message: Message, file: File) -> str | None:
    """What a picture shows, in words; of a paper its own words say it."""
    if not file.name.lower().endswith(SEEN):
        return None
    card = message.screen.card
    said = card.picture.alt if card and card.picture else message.screen.text or (card.title if card else "")
    return (said or file.name)[:ALT]
