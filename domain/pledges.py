"""What can be promised for a need, and which promises are worth so many dollars."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from domain.members import Member
from domain.projects import Need, NeedKind
from domain.refusals import TooYoung, Unfit

PledgeKind: TypeAlias = Literal["gift", "loan", "space", "time", "fee", "discount", "money"]
FITTING: Mapping[NeedKind, tuple[PledgeKind, ...]] = MappingProxyType(
    {
        "goods": ("gift", "loan", "discount"),
        "space": ("space", "discount"),
        "time": ("time",),
        "skill": ("time", "fee"),
        "money": ("money",),
    }
)
VALUED: frozenset[PledgeKind] = frozenset({"gift", "loan", "fee", "discount", "money"})
"""Those whose worth in dollars an owner may set a ceiling on."""

MOST_WORTH = 1_000_000
"""Dollars."""
MOST_QUOTES = 10
"""That wait for the organizers of one need: as many as one card can show side by side."""


def fitting(need: Need, *, shop: bool) -> tuple[PledgeKind, ...]:
    """The kinds of promises that fill a need: only shops sell at a discount, only what is paid has a fee."""
    kinds = FITTING[need.kind]
    return tuple(kind for kind in kinds if (shop or kind != "discount") and (kind != "fee" or need.pay.kind == "fee"))


def check_party(need: Need, me: Member, *, party: int, minors: int) -> None:
    """Unfit unless so many can come, or be given, with so many of them under 18; TooYoung where none may."""
    most = min(6, need.count) if need.for_people else need.count
    if not 1 <= party <= most:
        raise Unfit("party", f"1..{most}")
    young = 0 if not need.for_people else party if me.minor else party - 1
    if not 0 <= minors <= young:
        raise Unfit("minors", f"0..{young}")
    if minors and need.pay.kind == "fee":
        raise TooYoung(18)
    if minors and need.requires.min_age > 14:
        raise TooYoung(need.requires.min_age)


def check_quote(need: Need, fee: float) -> None:
    """Unfit unless the need pays so much: a quote says how much, and never more than the ceiling."""
    most = need.pay.max if need.pay.kind == "fee" else 0
    if not 0 < fee <= most:
        raise Unfit("fee", f"0..{most}")


def worth(need: Need, pledge: PledgeKind | Literal[""], *, party: int, fee: float, value: float, shop: bool) -> float:
    """What a pledge is worth in dollars: the sum, the fee, or what its giver says; Unfit for what cannot be."""
    if pledge and pledge not in fitting(need, shop=shop):
        raise Unfit("pledge", "|".join(fitting(need, shop=shop)))
    if not 0 <= value <= MOST_WORTH:
        raise Unfit("value", f"0..{MOST_WORTH}")
    if need.kind == "money":
        return float(party)
    return fee if pledge == "fee" else value
