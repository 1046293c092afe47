"""Files that go with messages: a link that is signed, short-lived, and works for that person's browser alone."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.adapters.web.sessions import Sessions
from bot.attachments import LABELS, File
from conversations.inbound import Address
from conversations.screens import Message

LIFE = 24 * 3600
"""Seconds that a file's link works; loading the page again makes a new one."""
GONE = (
    "Ce lien ne mène plus à rien. Recharge la conversation : le fichier y a un nouveau lien.\n"
    "This link leads nowhere any more. Load the conversation again: the file has a new link there.\n"
)
Render: TypeAlias = Callable[[str], Awaitable[File | None]]


class Files:
    """Gives each attachment a link, and the file to whom the link was given. `seeded` are a demo's people."""

    def __init__(self, secret: str, sessions: Sessions, render: Render, *, seeded: bool = False) -> None:
        self._links = URLSafeTimedSerializer(
            secret, salt="collectif.file", signer_kwargs={"digest_method": hashlib.sha256}
        )
        self._sessions = sessions
        self._render = render
        self._seeded = seeded

    def of(self, message: Message) -> Mapping[str, str] | None:
        """A message's file as a frame says it: its name, its media type, its link; None without one."""
        label = LABELS.get(message.attachment.partition(":")[0])
        if label is None:
            return None
        return {
            "name": label.name,
            "kind": label.kind.partition(";")[0],
            "url": self.link(message.to, message.attachment),
        }

    def link(self, address: Address, attachment: str) -> str:
        """The path that gives somebody a file."""
        return f"/files/{self._links.dumps([address.user, attachment])}"

    async def show(self, request: Request) -> Response:
        """The file; 404 with what to do when the link is not ours, too old, somebody else's, or about what is gone."""
        try:
            user, attachment = self._links.loads(request.path_params["token"], max_age=LIFE)
        except BadSignature:
            return PlainTextResponse(GONE, 404)
        browser = self._sessions.read(request.cookies.get(self._sessions.cookie, ""))
        if user != browser and not self._seeded:
            return PlainTextResponse(GONE, 404)
        file = await self._render(attachment)
        if file is None:
            return PlainTextResponse(GONE, 404)
        headers = {
            "Content-Disposition": f'attachment; filename="{file.name}"',
            "Cache-Control": "private, no-store",
        }
        return Response(file.content, headers=headers, media_type=file.kind)
