"""Windows as the reading guide writes them, and what is read of some words."""

import datetime as dt
from typing import Any

from domain.reading.times import read_when

SUNDAY = dt.date(2026, 11, 22)
ALL = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def windows(text: str, *, habitual: bool = True, today: dt.date = SUNDAY) -> list[dict[str, Any]] | str:
    when = read_when(text, today, habitual=habitual)
    return "ask" if when.unclear else [window.model_dump() for window in when.windows]


def weekly(
    *days: str, start: str = "08:00", end: str = "21:00", every: int = 1, out: list[str] | None = None
) -> dict[str, Any]:
    shape: dict[str, Any] = {"weekly": list(days), "from": start, "to": end}
    return shape | ({"every": every} if every > 1 else {}) | ({"except": out} if out else {})


def once(day: str, start: str = "08:00", end: str = "21:00") -> dict[str, Any]:
    return {"date": day, "from": start, "to": end}


def within(first: str, last: str, *days: str, start: str = "08:00", end: str = "21:00") -> dict[str, Any]:
    out = {"except": [day for day in ALL if day not in days]} if len(days) < len(ALL) else {}
    return {"dates": [first, last], "from": start, "to": end} | out
