"""Signs of time that belong together: some days, and the hours on them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from domain.calendar import DAYS, WEEKDAYS, WEEKEND
from domain.reading.expressions import expression
from domain.reading.signs import Sign


@dataclass(slots=True)
class Group:
    """Signs that belong together: some days, and the hours on them."""

    days: list[Sign] = field(default_factory=list)
    hours: list[Sign] = field(default_factory=list)
    ended: bool = False
    """Whether hours without a day stand in a sentence before: "I knit in the evenings. Lessons on Saturdays"."""
    aside: bool = False
    """Whether the next group is in another sentence: "he sleeps in the evening. Free Tuesdays"."""

    torn: bool = False
    """Whether its days stand so far apart that what is said after them may be of the last alone."""

    def full(self, sign: Sign) -> bool:
        """Whether the sign begins another group: "samedi matin" then "dimanche", "le matin samedi" then "le soir"."""
        if not self.hours and sign.days == WEEKDAYS and self.days and self.days[-1].days == WEEKEND:
            return True  # "weekends and weekday evenings"
        if not (self.days and self.hours) or _narrows(sign, self.days) or _dates(sign, self.days) or self._holds(sign):
            return False
        opened_by_days = self.days[0].start < self.hours[0].start
        return opened_by_days == (sign.kind in {"days", "dates"})

    def _holds(self, sign: Sign) -> bool:
        """Whether the sign says more of the group's own days or hours."""
        if sign.kind == "part":
            again = sign.hours and sign.hours(None) in [part.hours(None) for part in self.hours if part.hours]
            # "at the lunch, Tuesdays over the noon hour", "until eight on weekday evenings"
            return bool(again) or (sign.start - self.days[-1].end <= 1 and self.hours[-1].kind == "hours")
        if sign.kind == "hours":
            return len(self.hours) == 1 and self.hours[0].kind == "part"  # "Tuesday evening, 6 to 8"
        return sign.days == DAYS and any(day.dates for day in self.days)  # "Nov 28 and 29, ten to four each day"


_OR = expression(r"(?:or|ou|and|et|\+|plus|&|pis|ou bien|ainsi que|as well as)(?: (?:on|la|le|les|the|any time))?")


def grouped(found: Sequence[Sign], joints: Sequence[str]) -> tuple[list[Group], list[Sign], bool]:
    """The signs' groups, the days taken out, and whether hours are taken out, so that one must ask."""
    groups: list[Group] = []
    out: list[Sign] = []
    before, unclear = "", False
    for at, (sign, joint) in enumerate(zip(found, joints, strict=True)):
        if before in {"except", "out"} and sign.kind in TIMES and _taken(before, sign, joint):
            unclear = unclear or sign.kind not in {"days", "dates"}
            out.append(sign)
            before = "out"
            continue
        if before in {"deadline", "start"} and sign.kind in {"days", "dates"} and len(joint) <= _NEAR:
            before = ""
            continue
        unclear = unclear or (before == "except" and sign.kind in {"period", "vague", "week"} and len(joint) <= _FAR)
        before = sign.kind if sign.kind in {"except", "deadline", "start"} else ""
        unclear = unclear or (at > 0 and _reaches(found[at - 1], sign, joint))
        if sign.kind in TIMES:
            if _begins(groups, sign, joint) or _apart(groups, found, joints, at):
                groups.append(Group())
            _tear(groups[-1], sign, joint)
            (groups[-1].days if sign.kind in {"days", "dates"} else groups[-1].hours).append(sign)
    return groups, out, unclear


def _reaches(first: Sign, then: Sign, joint: str) -> bool:
    """Whether a stretch goes from the hours of one day to another day: "Friday 6 pm to Saturday noon"."""
    return joint in _THROUGH and then.kind in {"days", "dates"} and first.kind in {"hours", "part"}


_THROUGH = frozenset({"to", "through", "until", "a", "au", "jusqu'a", "jusqu'au", "-"})


def _tear(group: Group, sign: Sign, joint: str) -> None:
    """Notes that a date stands far from the one before it without hours, or from a part of all days: "mornings"."""
    if sign.kind == "part" and sign.habit and group.days and not group.days[-1].habit:
        group.torn = group.torn or len(joint) > _FAR
    if sign.kind == "dates" and group.days and group.days[-1].kind == "dates" and not group.hours:
        group.torn = group.torn or len(joint) > _APART or bool(_ENDED.search(joint + " "))


TIMES = frozenset({"days", "dates", "hours", "part", "loose"})


def _taken(before: str, sign: Sign, joint: str) -> bool:
    """Whether a sign is what an exception takes out, or one more after it."""
    if before == "except":
        return len(joint) <= _FAR and not _ENDED.search(joint)
    return not joint if sign.kind not in {"days", "dates"} else bool(_MORE.fullmatch(joint))


def _begins(groups: Sequence[Group], sign: Sign, joint: str) -> bool:
    """Whether a sign begins a group by what stands before it."""
    if not groups:
        return True
    last = groups[-1]
    alone = not last.days and sign.kind == "days" and bool(_OR.fullmatch(joint))
    ended = not last.days and bool(_SENTENCE_END.search(joint))
    if ended:
        last.ended = all(other.kind == "part" for other in last.hours)
        last.aside = not any(other.habit or other.kind == "hours" for other in last.hours)
        ended = last.aside or all(other.habit for other in last.hours)
    return alone or ended or last.full(sign)


def _apart(groups: Sequence[Group], found: Sequence[Sign], joints: Sequence[str], at: int) -> bool:
    """Whether "and" parts hours from the days before: "weekends and evenings", "Friday and all day Saturday"."""
    sign = found[at]
    if not groups or not groups[-1].days:
        return False
    last = groups[-1]
    if sign.kind == "days" and sign.days != DAYS:  # "all day Mondays and Wednesday mornings"
        opened_by_hours = bool(last.hours) and last.hours[0].start < last.days[0].start
        return opened_by_hours and at + 1 < len(found) and found[at + 1].kind == "part" and not joints[at + 1]
    if sign.kind not in {"hours", "part", "days"} or not _AND.fullmatch(joints[at]):
        return False
    alone = sign.kind == "part" and sign.habit and last.days[-1].habit and not last.hours
    return alone or _own_days(found, joints, at)


def _own_days(found: Sequence[Sign], joints: Sequence[str], at: int) -> bool:
    """Whether days follow at once: "all day Saturday", « les soirs de semaine »."""
    return at + 1 < len(found) and found[at + 1].kind in {"days", "dates"} and joints[at + 1] in _OF


_AND = expression(r",? ?(?:and|et|or|ou|plus|pis|puis|\+|&)(?: (?:also|aussi|any|on|le|la|les|the|in the|en))*")
_OF = frozenset({"", "on", "of", "de", "le", "la", "les", "the", "du", "des", "en"})
_MORE = expression(r"(?:,|and|et|or|ou|nor|ni|pis|&|/|-|\+| |le|la|les|on|the|du)*")
_ENDED = expression(r"[.!?;](?: |$)")
_SENTENCE_END = expression(r"[.!?](?= )")
_NEAR = 6
"""Letters between a limit and its day: "until Friday"."""
_APART = 25
"""Letters between two dates of which hours are said."""
_FAR = 15
"""Letters between an exception and the day it takes out, or between a day and a part of it."""


def _dates(sign: Sign, said: Sequence[Sign]) -> bool:
    """Whether dates tell when the days are: "Friday to Sunday nights, Sept 18-20", "Mondays, May 4 to June 8"."""
    if sign.kind != "dates":
        return False
    long = sign.run and len(sign.weekdays()) == len(DAYS) and all(other.habit and not other.dates for other in said)
    return long or sign.weekdays() == {day for other in said for day in other.days}


def _narrows(sign: Sign, said: Sequence[Sign]) -> bool:
    """Whether weekdays narrow what was every day: "tous les midis de semaine"."""
    return sign.kind == "days" and all(other.days == DAYS for other in said)
