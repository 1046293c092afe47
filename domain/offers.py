"""What a member or a partner can give, standing or once."""

from typing import Literal, TypeAlias

from domain.calendar import Window
from domain.pay import Pay
from domain.projects import NeedKind
from domain.record import Record

OfferState: TypeAlias = Literal["open", "waiting", "paused", "taken", "withdrawn", "expired"]
"""`waiting`: children or care were named, so a moderator reads it first. `taken`: none is left of its stock."""


class Offer(Record, frozen=True):
    """An offer in the giver's own words and in facts; no windows means any time.

    `until` is the last instant it holds (0: standing). `stock` counts things for goods. `reason` is
    why a moderator refused it.
    """

    member: str
    kind: NeedKind
    words: str = ""
    skills: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    fsa: str = ""
    radius_km: int = 3
    pay: Pay = Pay(kind="volunteer")
    partner: str = ""
    territory: str = ""
    stock: int = 0
    until: int = 0
    state: OfferState = "open"
    made: int = 0
    decided_by: str = ""
    reason: str = ""
