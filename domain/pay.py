"""Volunteer or for a fee: what a need can pay, what an offer costs, and whether the two fit."""

from typing import Any, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_serializer, model_validator

PayKind: TypeAlias = Literal["volunteer", "fee"]
Unit: TypeAlias = Literal["hour", "day", "job", "item"]
Dollars: TypeAlias = int | float
"""Canadian dollars; a whole amount stays an int, so that JSON comes back as it went."""
MOST = 1_000_000
"""Dollars a unit; more is a slip of the hand."""


class Pay(BaseModel):
    """Volunteer, or a fee between `min` and `max` dollars a unit; a ceiling has `min` 0."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: PayKind
    min: Dollars = Field(default=0, ge=0, le=MOST)
    max: Dollars = Field(default=0, ge=0, le=MOST)
    unit: Unit = "hour"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.kind == "volunteer" and (self.min or self.max):
            raise ValueError("volunteers are not paid: kind is fee")
        if self.kind == "fee" and not 0 <= self.min <= self.max:
            raise ValueError("a fee's max is at least its min")
        return self

    @model_serializer
    def _as_exchanged(self) -> dict[str, Any]:
        if self.kind == "volunteer":
            return {"kind": "volunteer"}
        return {"kind": "fee", "min": self.min, "max": self.max, "unit": self.unit}


VOLUNTEER = Pay(kind="volunteer")


def fee(low: Dollars, high: Dollars | None = None, unit: Unit = "hour") -> Pay:
    """A fee of one figure, or between two."""
    return Pay(kind="fee", min=low, max=low if high is None else high, unit=unit)


def ceiling(most: Dollars, unit: Unit = "hour") -> Pay:
    """A fee of at most this much."""
    return Pay(kind="fee", min=0, max=most, unit=unit)


def fits(need: Pay, offer: Pay) -> bool:
    """Whether an offer is within what a need can pay.

    A need for volunteers takes volunteers only; one with a fee takes them too, and whoever asks for
    no more than its ceiling in the same unit.
    """
    if offer.kind == "volunteer":
        return True
    return need.kind == "fee" and need.unit == offer.unit and offer.min <= need.max
