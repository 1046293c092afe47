"""What goes out: screens already worded in the reader's language, and the messages that carry them."""

from hashlib import blake2b
from typing import Literal, TypeAlias

from msgspec import Struct, field

from conversations.inbound import Address
from domain.record import Kept

Style: TypeAlias = Literal["main", "plain", "danger"]
Lane: TypeAlias = Literal["reply", "alert", "reminder", "digest"]
FieldKind: TypeAlias = Literal["text", "long", "choice", "date", "time", "number", "place", "picture"]


class Choice(Kept, Struct, frozen=True, omit_defaults=True):
    """A button. `id` is ASCII, stable and the same in both languages; `token` is what a press sends.

    With a `url` it is a link: it leads elsewhere, and the door hears nothing of it.
    """

    id: str
    label: str
    style: Style = "plain"
    token: str = ""
    url: str = ""


class Field(Kept, Struct, frozen=True, omit_defaults=True):
    """One line of a form. `options` where `kind` is "choice"; `value` is what was already given."""

    id: str
    label: str
    kind: FieldKind = "text"
    examples: tuple[str, ...] = ()
    options: tuple[Choice, ...] = ()
    required: bool = True
    value: str = ""


class Progress(Kept, Struct, frozen=True, omit_defaults=True):
    """How much of what is asked has been found: `label` says it in words ("2 personnes sur 3")."""

    done: int
    total: int
    label: str


class Picture(Kept, Struct, frozen=True, omit_defaults=True):
    """A stored picture, by hash, and what it shows."""

    ref: str
    alt: str


class Card(Kept, Struct, frozen=True, omit_defaults=True):
    """A thing one can act on, complete on its own. `subject` names it ("need:01J…") for later edits.

    `reasons` are short ("menuiserie", "samedi matin"); `view` says how to word the card anew, as
    `name:argument`, and is empty for a card that never changes.
    """

    subject: str
    title: str
    lines: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    picture: Picture | None = None
    progress: Progress | None = None
    view: str = ""


class Screen(Kept, Struct, frozen=True, omit_defaults=True):
    """One message's content. `form` is the token a filled form sends back; empty where there is none.

    `place` labels a button that shares where one is: it lies with the choices where one writes, and
    stays there until a screen that is `clearing` puts them away. `title` is that of the window in which
    a form is shown, where a platform has windows; there the choices are what sends it and what leaves it.
    `parts` stand below it on the same page, where a platform has pages; elsewhere they are messages that follow.
    """

    text: str = ""
    card: Card | None = None
    choices: tuple[Choice, ...] = ()
    fields: tuple[Field, ...] = ()
    form: str = ""
    place: str = ""
    clearing: bool = False
    title: str = ""
    parts: tuple["Screen", ...] = ()


class Message(Kept, Struct, frozen=True, omit_defaults=True):
    """Something owed to an address: an outbox row, tried until accepted or refused.

    `expires` and `not_before` are milliseconds UTC (0: none). It is `pressing` when it may go out in its
    reader's quiet hours from 6:00. `replaces` is the platform's own id of
    the message this one edits. `attachment` is `name:argument` of a file rendered after the commit.
    """

    to: Address
    screen: Screen
    lane: Lane = "reply"
    expires: int = 0
    not_before: int = 0
    pressing: bool = False
    replaces: str = ""
    attachment: str = ""
    id: str = ""


class Reply(Kept, Struct, frozen=True, omit_defaults=True):
    """What answers only this request and may be lost: a toast, a form's field errors, a form to open.

    `link` is what a link to the door is to carry, that leads whoever acted to their private chat.
    """

    notice: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    form: Screen | None = None
    link: str = ""


SILENT = Reply()
"""Nothing that only this request is told: most turns say what they say in messages."""


def digest(screen: Screen) -> str:
    """What a screen shows, as a short hash: equal hashes need no edit."""
    return blake2b(screen.write().encode(), digest_size=12).hexdigest()
