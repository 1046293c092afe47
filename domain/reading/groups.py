"""Signs of time that belong together: some days, and the hours on them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.calendar import DAYS, WEEKDAYS, WEEKEND
from domain.reading.signs import Sign


@dataclass(slots=True)
class Group:
    """Signs that belong together: some days, and the hours on them."""

    days: list[Sign] = field(default_factory=list)
    hours: list[Sign] = field(default_factory=list)
    aside: bool = False
    """Whether the next group is in another sentence: "he sleeps in the evening. Free Tuesdays"."""

    def full(self, sign: Sign) -> bool:
        """Whether the sign begins another group: "samedi matin" then "dimanche", "le matin samedi" then "le soir"."""
        if not self.hours and sign.days == WEEKDAYS and self.days and self.days[-1].days == WEEKEND:
            return True  # "weekends and weekday evenings"
        if not (self.days and self.hours) or _narrows(sign, self.days):
            return False
        if sign.days == DAYS and any(day.dates for day in self.days):
            return False  # "Nov 28 and 29, ten to four each day"
        if sign.kind == "part" and sign.start - self.days[-1].end <= 1 and self.hours[-1].kind == "hours":
            return False  # "until eight on weekday evenings"
        if sign.kind == "hours" and all(other.kind == "part" for other in self.hours) and len(self.hours) == 1:
            return False
        opened_by_days = self.days[0].start < self.hours[0].start
        return opened_by_days == (sign.kind in {"days", "dates"})


_OR = frozenset(
    {
        "or",
        "ou",
        "or on",
        "ou la",
        "ou le",
        "ou les",
        "and",
        "et",
        "+",
        "plus",
        "or any time",
        "&",
        "pis",
        "or the",
        "ou bien",
    }
)


def grouped(found: Sequence[Sign], joints: Sequence[str]) -> tuple[list[Group], list[Sign]]:
    """The signs' groups, and the days taken out."""
    groups: list[Group] = []
    out: list[Sign] = []
    before = ""
    for sign, joint in zip(found, joints, strict=True):
        if sign.kind in {"days", "dates"} and (
            (before == "except" and len(joint) <= _FAR) or (before == "out" and len(joint) <= _NEAR)
        ):
            out.append(sign)
            before = "out"
            continue
        if sign.kind in {"days", "dates"} and before in {"deadline", "start"} and len(joint) <= _NEAR:
            before = ""
            continue
        before = sign.kind if sign.kind in {"except", "deadline", "start"} else ""
        if sign.kind in {"days", "dates", "hours", "part", "loose"}:
            alone = bool(groups) and not groups[-1].days and sign.kind == "days" and joint in _OR
            ended = bool(groups) and not groups[-1].days and bool(_SENTENCE_END.search(joint))
            if ended:
                groups[-1].aside = not any(other.habit or other.kind == "hours" for other in groups[-1].hours)
                ended = groups[-1].aside or all(other.habit for other in groups[-1].hours)
            if not groups or alone or ended or groups[-1].full(sign):
                groups.append(Group())
            (groups[-1].days if sign.kind in {"days", "dates"} else groups[-1].hours).append(sign)
    return groups, out


_SENTENCE_END = re.compile(r"[.!?](?= )")
_NEAR = 6
"""Letters between a day taken out and another: "except Monday and Tuesday"."""
_FAR = 15
"""Letters between an exception and the day it takes out."""


def _narrows(sign: Sign, said: Sequence[Sign]) -> bool:
    """Whether weekdays narrow what was every day: "tous les midis de semaine"."""
    return sign.kind == "days" and all(other.days == DAYS for other in said)
