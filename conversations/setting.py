"""What is the same for every turn of one program."""

from collections.abc import Callable
from dataclasses import dataclass, field

from conversations.limits import Limits
from conversations.links import Links
from conversations.words import Words
from domain.members import Language, Manner


@dataclass(frozen=True)
class Setting:
    """The words, each platform's limits, the secret behind tokens, the name of who runs the door, whom to turn to.

    `links` are where links lead that people pass on.
    `walked` is told every edge taken (flow, from, to), for funnels and for the tests' coverage.
    """

    words: Callable[[Language, Manner], Words]
    limits: Callable[[str], Limits]
    secret: bytes
    operator: str = ""
    help_phone: str = ""
    privacy_contact: str = ""
    links: Links = field(default_factory=Links)
    walked: Callable[[str, str, str], None] | None = None
