"""What is the same for every turn of one program."""

from collections.abc import Callable
from dataclasses import dataclass

from conversations.limits import Limits
from conversations.words import Words
from domain.members import Language, Manner


@dataclass(frozen=True)
class Setting:
    """The words, each platform's limits, the secret behind tokens, the name of who runs the door.

    `page` is the address of the door's page, to which links that people pass on lead.
    `walked` is told every edge taken (flow, from, to), for funnels and for the tests' coverage.
    """

    words: Callable[[Language, Manner], Words]
    limits: Callable[[str], Limits]
    secret: bytes
    operator: str = ""
    page: str = "/"
    walked: Callable[[str, str, str], None] | None = None
