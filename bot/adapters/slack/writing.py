"""One message owed becomes one visible act in Slack: a message, an edit, somebody's Home, or a file."""

from collections.abc import Callable
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.adapter import Refused, Slower
from bot.adapters.files import File, Files
from bot.adapters.slack import views
from bot.adapters.slack.answers import is_settled
from bot.adapters.slack.blocks import blocks, fallback
from bot.adapters.slack.pace import Tiers
from bot.adapters.slack.payloads import HOME
from bot.adapters.slack.ports import Workspaces
from bot.adapters.slack.uploads import Uploads
from conversations.screens import Message

INERT: dict[str, Any] = {"link_names": False, "parse": "none"}
"""Names and channels in our words call nobody."""
QUIET: dict[str, Any] = {"mrkdwn": False, "unfurl_links": False, "unfurl_media": False}
"""Links in them show nothing of where they lead."""


class Writing:
    """Writes in every workspace. `public_url` is where everybody can fetch our pictures, if it begins with https."""

    def __init__(
        self,
        workspaces: Workspaces,
        *,
        clock: Callable[[], int],
        public_url: str = "",
        files: Files | None = None,
    ) -> None:
        self._workspaces = workspaces
        self._clock = clock
        self._tiers = Tiers()
        self._uploads = Uploads(self._count)
        self._files = files
        self._pictures = f"{public_url}/pictures" if public_url.startswith("https://") else ""

    async def write(self, message: Message) -> str:
        """Writes it and gives its id there. Raises SlackApiError, aiohttp's errors, Refused and Slower."""
        file = await self._files(message.attachment) if message.attachment and self._files else None
        client = await self._workspaces.client(message.to.workspace)
        if message.to.chat == HOME:
            return await self._publish(client, message)
        if message.replaces:
            return await self._edit(client, message)
        if file is not None:
            return await self._upload(client, message, file)
        return await self._post(client, message)

    async def _post(self, client: AsyncWebClient, message: Message) -> str:
        sent = await client.chat_postMessage(
            channel=message.to.chat,
            thread_ts=message.to.thread or None,
            **self._shown(message),
            **INERT,
            **QUIET,
        )
        return f"{sent['channel']}:{sent['ts']}"

    async def _edit(self, client: AsyncWebClient, message: Message) -> str:
        """Changes the message that it replaces; one that is not there any more is let be."""
        channel, _, ts = message.replaces.partition(":")
        self._count(message.to.workspace, "chat.update")
        try:
            await client.chat_update(channel=channel, ts=ts, **self._shown(message), **INERT)
        except SlackApiError as error:
            if not is_settled(error):
                raise
        return message.replaces

    async def _publish(self, client: AsyncWebClient, message: Message) -> str:
        self._count(message.to.workspace, "views.publish")
        await client.views_publish(user_id=message.to.user, view=views.home(message.screen, self._picture))
        return HOME

    async def _upload(self, client: AsyncWebClient, message: Message, file: File) -> str:
        return await self._uploads.share(client, message, file, blocks(message.screen, self._picture))

    def _shown(self, message: Message) -> dict[str, Any]:
        shown = blocks(message.screen, self._picture)
        if not shown:
            raise Refused("nothing to show", person=False)
        return {"text": fallback(message.screen), "blocks": shown}

    def _picture(self, ref: str) -> str:
        return f"{self._pictures}/{ref}" if self._pictures else ""

    def _count(self, workspace: str, method: str) -> None:
        """Counts a call; Slower, and it is not made, where it would be one too many."""
        if wait := self._tiers.go(workspace, method, self._clock()):
            raise Slower(wait, asked=False)
