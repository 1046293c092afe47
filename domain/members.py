"""The people the door knows, and the ways each can be reached."""

from collections.abc import Iterable
from typing import Literal, TypeAlias

from domain.record import Record

Language: TypeAlias = Literal["fr", "en"]
Manner: TypeAlias = Literal["tu", "vous"]
Age: TypeAlias = Literal["adult", "teen"]
"""18 or more, or 14 to 17. Under 14 nobody is kept (product.md, rule 8)."""
Purpose: TypeAlias = Literal["door", "alerts"]
"""What a person agreed to: being known to the door; being written to when something fits."""
RoleName: TypeAlias = Literal["moderator", "staff"]

QUIET = ("21:00", "08:00")
"""The hours in which nobody is written to, unless they choose others."""


class Member(Record, frozen=True):
    """A person. Of their place only the postal prefix is kept; hours are local, instants ms UTC."""

    name: str = ""
    language: Language = "fr"
    manner: Manner = "tu"
    fsa: str = ""
    radius_km: int = 3
    zone: str = "America/Toronto"
    age: Age = "adult"
    consents: dict[Purpose, int] = {}
    spoken: tuple[str, ...] = ()
    quiet_from: str = QUIET[0]
    quiet_to: str = QUIET[1]
    weekly_cap: int = 3
    paused_until: int = 0
    born_here: int = 0
    last_asked: int = 0
    not_my_kind: dict[str, int] = {}
    blocked: tuple[str, ...] = ()
    """Members with whom they never want to be put; it holds both ways."""
    blocked_by: tuple[str, ...] = ()
    """Those who decided so about them, which they are never told."""
    linking: str = ""
    """The code of the link that makes another account theirs too, until `linking_until`."""
    linking_until: int = 0
    preferred: str = ""
    """The account where they would rather be written to, by its id; empty where they did not say."""
    former: tuple[str, ...] = ()
    """Words of theirs that were replaced since, but may still stand in what others were sent."""

    @property
    def minor(self) -> bool:
        return self.age == "teen"

    @property
    def apart(self) -> frozenset[str]:
        """Members with whom they are never put, whoever decided it."""
        return frozenset((*self.blocked, *self.blocked_by))

    def agreed(self, purpose: Purpose) -> bool:
        return purpose in self.consents


def renamed(members: Iterable[str], gone: str, stays: str = "") -> tuple[str, ...]:
    """The same members' ids, each once, with one in the place of another, or without it."""
    return tuple(dict.fromkeys(stays if one == gone else one for one in members if stays or one != gone))


class Identity(Record, frozen=True):
    """One account of a member on one platform; `id` is `platform|workspace|user`.

    `address` is where it is written to in private, as text. `later` tells whether it can be written
    to out of the blue (a browser alone cannot). `refused` is why the platform last would not deliver
    ("blocked", …), empty when all is well. `guest`: it only visits its workspace.
    """

    member: str
    address: str
    later: bool = True
    refused: str = ""
    guest: bool = False


class Role(Record, frozen=True):
    """What a member may do for a territory; an empty territory means everywhere."""

    member: str
    name: RoleName
    territory: str = ""


class Office(Record, frozen=True, kw_only=True):
    """An office that waits for somebody, until an instant (ms UTC); an empty territory means everywhere.

    Its id cannot be guessed, and it is gone once taken.
    """

    role: RoleName
    territory: str = ""
    until: int
