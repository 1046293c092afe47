"""What Telegram knows: chats with their messages and members, files, queries, and the bot's own page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Literal

from tests.botapi.types import JSON, FileKind, Kind, Standing
from tests.botapi.updates import Updates
from tests.botapi.webhook import Hook
from tests.playing import Changing


@dataclass
class Chat:
    """One chat as it now stands. `messages` by id, in order; what was deleted is no longer there."""

    id: int
    kind: Kind
    about: JSON
    members: dict[int, Standing] = field(default_factory=dict)
    rights: set[str] = field(default_factory=set)
    """The bot's, when it is an administrator (https://core.telegram.org/bots/api#chatmemberadministrator)."""
    silenced: bool = False
    """Only administrators may send."""
    forum: bool = False
    moved_to: int = 0
    blocked: bool = False
    deactivated: bool = False
    started: bool = False
    """A person's chat that the person began."""
    messages: dict[int, JSON] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    keyboard: JSON | None = None
    """The keyboard that lies beneath the chat, such as one that asks for a place."""

    def public(self) -> JSON:
        """The Chat object that goes with a message."""
        return {"id": self.id, "type": self.kind, **self.about, **({"is_forum": True} if self.forum else {})}


@dataclass(frozen=True)
class File:
    """One stored file. `unique` is the same for equal contents, `id` is the bot's."""

    id: str
    unique: str
    content: bytes
    path: str
    kind: FileKind
    about: JSON


@dataclass
class Query:
    """A press or an inline query that waits for its answer."""

    id: str
    kind: Literal["press", "inline"]
    at: int
    answer: JSON | None = None


class World(Changing):
    """All of it, for one bot. `clock` gives ms UTC."""

    def __init__(self, bot: JSON, clock: Callable[[], int]) -> None:
        super().__init__()
        self.bot = bot
        self.clock = clock
        self.chats: dict[int, Chat] = {}
        self.users: dict[int, JSON] = {bot["id"]: bot}
        self.files: dict[str, File] = {}
        self.paths: dict[str, tuple[File, int]] = {}
        self.queries: dict[str, Query] = {}
        self.page: dict[str, dict[str, str]] = {
            "name": {"": bot["first_name"]},
            "description": {},
            "short_description": {},
        }
        self.commands: dict[tuple[str, str], list[JSON]] = {}
        self.updates = Updates()
        self.hook = Hook(self.updates, clock, self.changed)
        self.numbers = count(1)
        self._messages = count(1)

    @property
    def id(self) -> int:
        return int(self.bot["id"])

    @property
    def now(self) -> int:
        """Seconds, as Telegram dates things."""
        return self.clock() // 1000

    def post(self, chat: Chat, sender: JSON, content: JSON, **more: Any) -> JSON:
        """Puts a message in a chat."""
        number = next(self._messages)
        message = {
            "message_id": number, "from": sender, "chat": chat.public(), "date": self.now, **content, **more,
        }  # fmt: skip
        chat.messages[number] = message
        self.changed()
        return message

    def mine(self) -> Iterator[Chat]:
        """The chats that the bot is in."""
        return (chat for chat in self.chats.values() if chat.kind == "private" or self.id in chat.members)
