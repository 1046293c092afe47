"""The parts of the country the door serves, and how open each is."""

from typing import Literal, TypeAlias

from domain.members import Language
from domain.record import Record

Openness: TypeAlias = Literal["open", "announced", "closed"]


class Territory(Record, frozen=True):
    """A set of postal prefixes with its default language and zone; `id` is a short ASCII name.

    Open: everything. Announced: browsing and a waitlist. Closed: browsing alone.
    """

    name: str
    fsas: tuple[str, ...]
    state: Openness = "closed"
    language: Language = "fr"
    zone: str = "America/Toronto"
    welcome: dict[Language, str] = {}


class Waiting(Record, frozen=True):
    """Somebody who wants to hear when a territory opens."""

    territory: str
    member: str
