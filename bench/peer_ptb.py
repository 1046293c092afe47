"""The peer: python-telegram-bot's ConversationHandler, nothing kept or kept on SQLite, the network answered at once.

Its conversation proposes a project in nine updates: a command, five texts and three presses.
"""

import asyncio
import json
import sqlite3
import warnings
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    BasePersistence,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PersistenceInput,
    filters,
)
from telegram.request import BaseRequest

warnings.filterwarnings("ignore", module="telegram")
BOT = {"id": 1, "is_bot": True, "first_name": "Bot", "username": "bench_bot"}
STEPS: list[tuple[str, str]] = [
    ("text", "/propose"),
    ("text", "Un jouet de bois"),
    ("text", "Une classe fabrique un jouet de bois pour chaque petit de maternelle."),
    ("press", "area:north"),
    ("press", "kind:time"),
    ("text", "12"),
    ("text", "2026-12-05"),
    ("text", "9 h à 12 h"),
    ("press", "ok:yes"),
]
PROMPTS = ["Titre?", "Raconte.", "Où?", "Quoi?", "Combien?", "Quel jour?", "À quelle heure?", "C’est ça?", "Merci."]
BUTTONS = {2: ["area:north", "area:south"], 3: ["kind:time", "kind:goods"], 7: ["ok:yes", "ok:no"]}


class Loopback(BaseRequest):
    """Telegram's answers, at once."""

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    @property
    def read_timeout(self) -> float:
        return 1

    async def do_request(self, url: str, method: str, request_data: Any = None, **_: Any) -> tuple[int, bytes]:  # type: ignore[override]
        """What Telegram would say; a real request always yields to the loop."""
        _ = request_data and request_data.parameters
        await asyncio.sleep(0)
        if url.endswith("/getMe"):
            return 200, json.dumps({"ok": True, "result": BOT}).encode()
        if url.endswith("/answerCallbackQuery"):
            return 200, b'{"ok":true,"result":true}'
        sent = {
            "message_id": 99,
            "from": BOT,
            "chat": {"id": 5, "type": "private"},
            "date": 1_795_000_000,
            "text": "ok",
        }
        return 200, json.dumps({"ok": True, "result": sent}).encode()


class Kept(BasePersistence[dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """What a careful user writes: a row a conversation and a row a person, `synchronous=FULL`, a commit each."""

    def __init__(self, path: Path) -> None:
        only_people = PersistenceInput(bot_data=False, chat_data=False, callback_data=False, user_data=True)
        super().__init__(store_data=only_people, update_interval=3600)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("CREATE TABLE conversation (key TEXT PRIMARY KEY, state) WITHOUT ROWID")
        self._db.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, data TEXT)")

    async def update_conversation(self, name: str, key: tuple[int | str, ...], new_state: object) -> None:
        self._db.execute("REPLACE INTO conversation VALUES (?, ?)", (f"{name}{key}", new_state))

    async def update_user_data(self, user_id: int, data: dict[Any, Any]) -> None:
        self._db.execute("REPLACE INTO person VALUES (?, ?)", (user_id, json.dumps(data)))

    async def get_conversations(self, name: str) -> dict[Any, Any]:
        return {}

    async def get_user_data(self) -> dict[int, dict[Any, Any]]:
        return {}

    async def get_chat_data(self) -> dict[int, dict[Any, Any]]:
        return {}

    async def get_bot_data(self) -> dict[Any, Any]:
        return {}

    async def get_callback_data(self) -> None:
        return None

    async def update_chat_data(self, chat_id: int, data: dict[Any, Any]) -> None:
        """Not kept."""

    async def update_bot_data(self, data: dict[Any, Any]) -> None:
        """Not kept."""

    async def update_callback_data(self, data: object) -> None:
        """Not kept."""

    async def drop_chat_data(self, chat_id: int) -> None:
        """Not kept."""

    async def drop_user_data(self, user_id: int) -> None:
        """Nobody leaves."""

    async def refresh_user_data(self, user_id: int, user_data: dict[Any, Any]) -> None:
        """Nobody else writes."""

    async def refresh_chat_data(self, chat_id: int, chat_data: dict[Any, Any]) -> None:
        """Nobody else writes."""

    async def refresh_bot_data(self, bot_data: dict[Any, Any]) -> None:
        """Nobody else writes."""

    async def flush(self) -> None:
        """Each was committed when it was written."""
        self._db.close()


def update(user: int, step: int) -> bytes:
    """A raw update as Telegram sends it."""
    kind, said = STEPS[step]
    chat = {"id": user, "first_name": "Ada", "type": "private"}
    sender = {"id": user, "is_bot": False, "first_name": "Ada", "language_code": "fr"}
    number = user * 10 + step
    if kind == "text":
        message: dict[str, Any] = {
            "message_id": step, "from": sender, "chat": chat, "date": 1_795_000_000, "text": said,
        }  # fmt: skip
        if said.startswith("/"):
            message["entities"] = [{"offset": 0, "length": len(said), "type": "bot_command"}]
        return json.dumps({"update_id": number, "message": message}).encode()
    asked = {"message_id": step, "from": BOT, "chat": chat, "date": 1_795_000_000, "text": PROMPTS[step - 1]}
    query = {"id": str(number), "from": sender, "chat_instance": "-1", "data": said, "message": asked}
    return json.dumps({"update_id": number, "callback_query": query}).encode()


async def peer(kept: Path | None = None) -> tuple[Callable[[bytes], Awaitable[None]], Callable[[], Awaitable[None]]]:
    """What handles a raw update, and what closes it; kept in a database at a path, if one is given."""
    builder = Application.builder().token("1:a").request(Loopback()).get_updates_request(Loopback()).updater(None)
    if kept:
        builder = builder.persistence(Kept(kept)).concurrent_updates(False)
    app = builder.build()
    states: dict[object, list[Any]] = {
        step: [
            MessageHandler(filters.TEXT & ~filters.COMMAND, _answering(step))
            if STEPS[step][0] == "text"
            else CallbackQueryHandler(_answering(step), pattern="^" + STEPS[step][1].split(":")[0] + ":")
        ]
        for step in range(1, 9)
    }
    app.add_handler(
        ConversationHandler(
            [CommandHandler("propose", _answering(0))],
            states,
            [CommandHandler("cancel", _answering(8))],
            name="propose",
            persistent=kept is not None,
        )
    )
    await app.initialize()
    await app.start()

    async def handle(raw: bytes) -> None:
        await app.process_update(Update.de_json(json.loads(raw), app.bot))
        if kept:
            await app.update_persistence()

    async def close() -> None:
        await app.stop()
        await app.shutdown()

    return handle, close


def _answering(step: int) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Any]:
    following: int = ConversationHandler.END if step == 8 else step + 1

    async def answer(given: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        assert context.user_data is not None
        assert given.effective_chat is not None
        if given.callback_query is not None:
            await given.callback_query.answer()
            context.user_data[step] = given.callback_query.data
        elif step and given.message is not None:
            context.user_data[step] = given.message.text
        buttons = [[InlineKeyboardButton(name, callback_data=name)] for name in BUTTONS.get(step, ())]
        await given.effective_chat.send_message(
            PROMPTS[step], reply_markup=InlineKeyboardMarkup(buttons) if buttons else None
        )
        if step == 8:
            context.user_data.clear()
        return following

    return answer
