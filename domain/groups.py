"""Chats of several people that the door was put in, and who looks after it there."""

from typing import Literal, TypeAlias

from domain.members import Language
from domain.record import Record, Value

GroupState: TypeAlias = Literal["new", "looked_after", "shop", "left", "no_rights"]
"""Nobody looks after it yet; it hears of new projects; a partner hears of needs in it; the door was taken out;
it may not write there."""
Pace: TypeAlias = Literal["each", "daily", "weekly"]
"""How often at most: three announcements a day, one a day, one a week."""


class GroupSheet(Value, frozen=True):
    """What its keeper chooses: the place (a postal prefix) and how far around it, the language, how often."""

    fsa: str
    radius_km: int = 3
    language: Language = "fr"
    pace: Pace = "each"


class Group(Record, frozen=True):
    """A group; `address` is where it is written to, as text, and `title` what it is called there.

    `keeper` is the member who looks after it. Until there is one, `added_by` is the account that put the
    door in the group (`platform|workspace|user`). `partner` is the id of the partner that hears of needs
    there, if one does. `since` is when the platform last said how the door stands there (ms UTC).
    `announced` are the newest projects it heard of, and when (ms UTC). `answered` are the marks of accounts
    that spoke to the door there and were answered, the newest.
    """

    address: str
    title: str = ""
    state: GroupState = "new"
    keeper: str = ""
    added_by: str = ""
    partner: str = ""
    since: int = 0
    fsa: str = ""
    radius_km: int = 3
    language: Language = "fr"
    pace: Pace = "each"
    zone: str = "America/Toronto"
    announced: dict[str, int] = {}
    answered: tuple[str, ...] = ()
