"""Where violations are planted: a world in which something has already happened, and calls as anyone could make them."""

import json
from collections.abc import Awaitable, Callable, Mapping
from io import BytesIO
from typing import Any, TypeAlias

import httpx
from PIL import Image

from tests import planting
from tests.botapi.server import BotApi
from tests.botapi.types import JSON
from tests.clock import Clock


def picture(wide: int = 40, high: int = 30) -> bytes:
    """A photo of that size."""
    written = BytesIO()
    Image.new("RGB", (wide, high), "teal").save(written, "JPEG")
    return written.getvalue()


class Stage:
    """Ada has written and was answered; Bo never wrote; the neighbours' group has the bot in it."""

    def __init__(self, api: BotApi, clock: Clock, client: httpx.AsyncClient) -> None:
        self.api = api
        self.clock = clock
        self.client = client
        self.ada = api.person("Ada")
        self.bo = api.person("Bo")
        self.group = api.group("Voisins", owner=self.ada)
        self.names: dict[str, Any] = {"ada": self.ada.id, "bo": self.bo.id, "group": self.group.chat.id}

    async def begins(self) -> None:
        theirs = await self.ada.says("bonjour")
        await self.group.adds_bot()
        sent = await self.does("sendMessage", chat_id="$ada", text="Oui?", reply_markup=keyboard(callback_data="yes"))
        press = await self.ada.presses("Oui")
        await self.ada.asks_inline("toit", waits=False)
        inline = next(query.id for query in self.api.world.queries.values() if query.kind == "inline")
        shown = await self.does("sendPhoto", files={"photo": picture()}, chat_id="$ada")
        paper = await self.does("sendDocument", files={"document": b"%PDF"}, chat_id="$ada")
        self.names |= {
            "theirs": theirs["message_id"], "sent": sent["message_id"], "press": press.id, "inline": inline,
            "shown": shown["message_id"], "photo": shown["photo"][0]["file_id"], "paper": paper["document"]["file_id"],
        }  # fmt: skip

    async def does(
        self, method: str, *, files: Mapping[str, bytes] | None = None, token: str = "", **params: Any
    ) -> Any:
        """One call; its result, or None where it was refused. "$ada" stands for Ada's id, and so on."""
        given = {
            name: self.names[value[1:]] if isinstance(value, str) and value[:1] == "$" else value
            for name, value in params.items()
        }
        data = {name: value if isinstance(value, str) else json.dumps(value) for name, value in given.items()}
        answer = await self.client.post(f"{self.api.url}{token or self.api.token}/{method}", data=data, files=files)
        return answer.json().get("result")


def keyboard(text: str = "Oui", **does: Any) -> JSON:
    """An inline keyboard of one button."""
    return {"inline_keyboard": [[{"text": text, **does}]]}


WORD: JSON = {"chat_id": "$ada", "text": "allo"}
Act: TypeAlias = Callable[[Stage], Awaitable[object]]
Plant: TypeAlias = planting.Plant[Stage]
