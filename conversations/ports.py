"""What a turn asks of storage: the unit of work it runs in, and the store that runs it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from msgspec import Struct, field

from conversations.conversation import Conversation
from conversations.inbound import Address
from conversations.screens import Message, Reply
from domain.members import Identity, Member
from domain.ports import Repositories
from domain.record import Kept

T = TypeVar("T")


class KeyReused(Exception):
    """An update's key came again with other content; nothing was done."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class Opener(Kept, Struct, frozen=True, omit_defaults=True):
    """What a lasting button, link or card opens: a flow and its argument.

    `member` is for whom (empty: anyone), `until` ms UTC (0: for ever), `choices` the (id, label)
    that the message showed, so that typed text can answer it; `address` is where it was shown and
    `title` what the message was about.
    """

    id: str
    flow: str
    argument: dict[str, str] = field(default_factory=dict)
    member: str = ""
    until: int = 0
    address: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    title: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class SentCard:
    """A card somebody has: which view of which subject, where, the platform's id, what it showed."""

    message: str
    subject: str
    address: str
    view: str
    native: str
    digest: str


class Person(Struct, frozen=True):
    """Who is behind an address: none of these is known at a first visit."""

    conversation: Conversation | None
    identity: Identity | None
    member: Member | None


@dataclass(frozen=True, slots=True)
class Traces:
    """What somebody wrote that others were shown, and at which addresses it may stand."""

    words: frozenset[str]
    addresses: frozenset[str]


class FailedTurn(Protocol):
    """A turn that failed by a bug: the update's key, when (ms UTC), a trace without personal values."""

    @property
    def key(self) -> str: ...
    @property
    def at(self) -> int: ...
    @property
    def trace(self) -> str: ...


class StuckMessage(Protocol):
    """A message that will not be sent: where to, whether it was refused or lost, why, since when (ms UTC)."""

    @property
    def id(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def at(self) -> int: ...


class UnitOfWork(Repositories, Protocol):
    """One turn's transaction. The engine alone uses what is named here; flows see the neighbourhood."""

    def first_sight(self, key: str, digest: str, now: int) -> Reply | None:
        """Notes the key. None: never seen. A Reply: seen, and this was answered then.

        Raises KeyReused when it was seen with another digest.
        """
        ...

    def note_reply(self, key: str, reply: Reply) -> None:
        """Keeps a reply that is not empty, for a redelivery of the same key."""
        ...

    def load(self, address: Address) -> Person: ...
    def save(self, address: Address, conversation: Conversation, *, member: str, now: int) -> None: ...
    def enqueue(self, message: Message, *, now: int) -> None:
        """Owes a message; `message.id` must be set. A card with a `view` will be remembered when sent."""
        ...

    def native(self, message: str) -> str:
        """What its platform calls a message that it accepted; empty before that, and once it is forgotten."""
        ...

    def attempt(self) -> None:
        """From here on, what is written can be taken back without the rest of the turn; `settle` must follow."""
        ...

    def settle(self, *, kept: bool) -> None:
        """Keeps what was written since `attempt`, or takes it back."""
        ...

    def opener(self, id: str) -> Opener | None: ...
    def put_opener(self, opener: Opener) -> None: ...
    def openers_since(self, address: Address, since: int, *, limit: int) -> list[Opener]:
        """Openers with choices shown at this address at or after `since` (ms UTC), newest first."""
        ...

    def cards_of(self, subject: str, *, after: str, limit: int) -> list[SentCard]:
        """Cards already sent that show the subject, by message id, from beyond `after`."""
        ...

    def move_chat(self, old: Address, new: Address, now: int) -> None:
        """What is owed to a chat goes to its new address; the cards sent to the old one are let go."""
        ...

    def take_timer(self, kind: str, subject: str, due: int) -> bool:
        """Drops the timer if it is still due then; False when it was moved or dropped."""
        ...

    def traces_of(self, member: str) -> Traces:
        """Where a member's words went, looked at before they leave their projects and teams."""
        ...

    def absorb_member(self, gone: str, stays: str) -> None:
        """Makes conversations, buttons and waiting news of a member who was merged the other's; the member is gone."""
        ...

    def erase_member(self, member: str, traces: Traces | None = None) -> None:
        """Removes every personal word kept of a member, and their conversations and identities.

        `traces` are those from before they left; else those of now.
        """
        ...

    def note_failure(self, key: str, trace: str, now: int) -> None:
        """Puts a failed turn in the staff's queue: the key and a trace without personal values."""
        ...

    def failures(self, limit: int) -> Sequence[FailedTurn]:
        """Failed turns that staff have yet to settle, oldest first."""
        ...

    def settle_failure(self, key: str, now: int) -> bool:
        """Takes a failed turn off the staff's queue; False when it was not on it."""
        ...

    def stuck(self, limit: int) -> Sequence[StuckMessage]:
        """Messages that were refused or twice lost, and that staff have yet to settle."""
        ...

    def settle_stuck(self, id: str, now: int) -> bool:
        """Takes a stuck message off the staff's queue; False when it was not on it."""
        ...

    def retry_stuck(self, id: str, now: int) -> bool:
        """Has a stuck message sent once more; False when it was not stuck, or when it is too late for it."""
        ...


class Store(Protocol):
    """Runs turns, each in one transaction: all of its writes, or none."""

    async def run(self, turn: Callable[[UnitOfWork], T]) -> T: ...
