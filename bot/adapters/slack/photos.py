"""What people sent to the bot, fetched from Slack by the workspace and the file's id."""

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.adapters.adapter import Refused
from bot.adapters.slack.answers import code_of
from bot.adapters.slack.ports import Workspaces
from bot.pictures import LARGEST, Away, Unusable

_GONE = frozenset({"file_not_found", "file_deleted", "not_visible", "access_denied", "missing_scope"})


class SlackPhotos:
    """Slack keeps what was sent; its address opens with the token of the workspace alone."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces

    async def fetch(self, ref: str) -> bytes:
        """The bytes of `workspace/file`; raises Unusable (too large, or not there any more) or Away."""
        workspace, _, id = ref.rpartition("/")
        try:
            client = await self._workspaces.client(workspace)
            found = (await client.files_info(file=id)).get("file") or {}
            if int(found.get("size") or 0) > LARGEST:
                raise Unusable("too_large")
            assert client.session is not None, "one connection serves every call"
            url = str(found.get("url_private_download") or found.get("url_private") or "")
            async with client.session.get(url, headers={"Authorization": f"Bearer {client.token}"}) as answer:
                return await _content(answer)
        except SlackApiError as error:
            raise (Unusable("gone") if code_of(error) in _GONE else Away()) from error
        except Refused as closed:
            raise Unusable("gone") from closed
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Away from error


async def _content(answer: aiohttp.ClientResponse) -> bytes:
    if answer.status in (403, 404, 410):
        raise Unusable("gone")
    answer.raise_for_status()
    content = await answer.content.read(LARGEST + 1)
    while len(content) <= LARGEST and (more := await answer.content.read(LARGEST + 1 - len(content))):
        content += more
    if len(content) > LARGEST:
        raise Unusable("too_large")
    return content
