"""What can be promised for a need, and which promises are worth so many dollars."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

from domain.projects import Need, NeedKind

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


def fitting(need: Need, *, shop: bool) -> tuple[PledgeKind, ...]:
    """The kinds of promises that fill a need: only shops sell at a discount, only what is paid has a fee."""
    kinds = FITTING[need.kind]
    return tuple(kind for kind in kinds if (shop or kind != "discount") and (kind != "fee" or need.pay.kind == "fee"))
