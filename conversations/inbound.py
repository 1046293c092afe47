"""What an adapter hands in: who, when, and one input. Frozen values, the same for every platform."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

OtherKind: TypeAlias = Literal["voice", "video", "sticker", "file", "contact", "poll", "other"]


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody can be spoken to; a conversation belongs to one address.

    `workspace` is Slack's enterprise and team, or Telegram's bot id; `thread` is empty in a private
    chat; `user` is the platform's own id of the person.
    """

    platform: str
    workspace: str
    chat: str
    thread: str
    user: str

    def __str__(self) -> str:
        return f"{self.platform}|{self.workspace}|{self.chat}|{self.thread}|{self.user}"

    @classmethod
    def parse(cls, text: str) -> "Address":
        """The address that `str()` wrote; `ValueError` for anything else."""
        platform, workspace, chat, thread, user = text.split("|")
        return cls(platform, workspace, chat, thread, user)


@dataclass(frozen=True, slots=True)
class Text:
    """Something typed; in a group, something addressed to the door."""

    value: str


@dataclass(frozen=True, slots=True)
class Press:
    """A button pressed; the token is what the engine put on it."""

    token: str


@dataclass(frozen=True, slots=True)
class Open:
    """A deep link's payload, or a command such as `/offer`; `said` is what was written after it."""

    token: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form sent: the form's token and some or all of its fields, by id."""

    token: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Media:
    """Pictures sent, as the platform's own references, and the words under them.

    Pictures sent together may come one by one: then each bears the same `album`.
    """

    refs: tuple[str, ...]
    album: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """A shared location, in degrees; it becomes a postal prefix and is dropped."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Other:
    """Something sent that no conversation takes."""

    kind: OtherKind


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A timer that came due: its row's id, what it is for, and about what."""

    timer: str
    kind: str
    subject: str


@dataclass(frozen=True, slots=True)
class Joined:
    """The door was put in a group, or its rights there changed. `writes`: whether it may write there.

    The sender's chat is the group, its user whoever did it; `title` is what the group is called.
    """

    title: str
    writes: bool = True


@dataclass(frozen=True, slots=True)
class Left:
    """The door was taken out of the group that is the sender's chat, or the group is no more."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The group that is the sender's chat has another address from now on."""

    to: Address


@dataclass(frozen=True, slots=True)
class Renamed:
    """The group that is the sender's chat is called so from now on, if the door is in it at all."""

    title: str


@dataclass(frozen=True, slots=True)
class Visited:
    """Somebody looks at the page that the door has on their platform (Slack's App Home): the sender's address.

    `blank`: the platform shows them none, whatever was published before.
    """

    blank: bool = False


Happening: TypeAlias = Joined | Left | Moved | Renamed
"""What happens to a group, said by the platform; nobody's answer to anything."""
Input: TypeAlias = Text | Press | Open | Filled | Media | Located | Other | Elapsed | Happening | Visited


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing that came in.

    `key` is unique for ever (the platform's update id with the door's name before it): the same key
    twice takes effect once. `at` is when the person acted, in milliseconds UTC. `locale` is what the
    platform says of their language (empty if it says nothing), `name` their first name there. In a
    group, where others read along, `home` is where the sender is written to in private; `steward` tells
    that the platform knows them as one who runs the group. `trigger`: a form can be opened for them at
    once, for what they did is seen by nobody else or waits for an answer. `guest`: their workspace has
    them as a guest, or as somebody of another one.
    """

    key: str
    sender: Address
    locale: str
    at: int
    input: Input
    name: str = ""
    reachable: bool = True
    home: Address | None = None
    steward: bool = False
    trigger: bool = False
    guest: bool = False
