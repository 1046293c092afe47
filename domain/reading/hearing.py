"""The signs of time in a text: what is past and what something costs by the hour left out, a stretch of days as one."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from domain.reading import dates, days, doubts, exceptions, holidays, hours, limits, past, vague
from domain.reading.expressions import expression
from domain.reading.groups import TIMES
from domain.reading.said import said
from domain.reading.signs import Grammar, Kind, Sign
from domain.reading.spoken import written
from domain.reading.unread import unread
from domain.reading.windows import coming

_GRAMMAR = Grammar(
    past.RULES,
    doubts.RULES,
    limits.RULES,
    dates.RULES,
    holidays.RULES,
    exceptions.RULES,
    days.RULES,
    vague.RULES,
    hours.RULES,
)


_PRICED = expression(
    r"\$? ?\d+(?:[.,]\d+)? ?(?:\$|piasses|piastres|dollars|bucks)? ?"
    r"(?:/ ?|(?:par|per|an?|une|la|le|each|chaque) |de )(?:l')?(?:h|hr|hour|heure|day|jour|journee|night|nuit|soiree"
    r"|soir|evening"
    r"|matinee|morning|afternoon|week|semaine|week-?end|visite?)\b(?!s)"
)
"""What something costs by time says nothing of when."""


def heard(text: str, today: dt.date) -> tuple[tuple[Sign, ...], tuple[str, ...]]:
    """The signs, and before each the words that join it to the one before."""
    spoken = written(said(text))
    if any(mark in spoken for mark in _MONEY):
        spoken = _PRICED.sub(" ; ", spoken)
    signs = _GRAMMAR.signs(spoken, today)
    found = _runs(spoken, _to_come(signs), today)
    if unread(spoken, signs):
        found = (*found, Sign("unclear", len(spoken), len(spoken)))
    ends = [0, *(sign.end for sign in found)]
    joints = tuple(spoken[end : sign.start].strip() for end, sign in zip(ends, found, strict=False))
    return tuple(_of_its_days(found, joints)), joints


def _of_its_days(found: Sequence[Sign], joints: Sequence[str]) -> Iterator[Sign]:
    """The signs; a month beside which no day nor hour stands may be of something else: « je finis en avril »."""
    timed = any(sign.kind in TIMES for sign in found)
    for at, sign in enumerate(found):
        if timed and sign.kind == "period" and sign.dates and not sign.run:
            before = at > 0 and found[at - 1].kind in TIMES and _LINKED.fullmatch(joints[at])
            after = at + 1 < len(found) and found[at + 1].kind in TIMES and _LINKED.fullmatch(joints[at + 1])
            yield sign if before or after else replace(sign, kind="unclear", dates=())
        else:
            yield sign


_LINKED = expression(r"(?:[ ,(]|les?\b|la\b|l'|on\b|the\b|for\b|pour\b|and\b|et\b|de\b|of\b|during\b|durant\b)*")
"""What may stand between a month and the days of it that are meant."""


def _to_come(found: Iterable[Sign]) -> Iterator[Sign]:
    """The signs less what is past: "it was on Monday", « depuis le 3 mai »."""
    past: int | None = None
    for sign in found:
        if past is not None and sign.start - past <= _NEAR:
            past = sign.end
            continue
        past = sign.end if sign.kind == "past" else None
        yield sign


_NEAR = 6
"""Letters between what says that a time is past, and the time."""


def _runs(spoken: str, found: Iterable[Sign], today: dt.date) -> tuple[Sign, ...]:
    """The signs, one of two days that are the ends of a stretch: "from tomorrow to Friday"."""
    joined: list[Sign] = []
    for sign in found:
        first = joined[-1] if joined else None
        if first and first.kind == "deadline" and len(joined) > 1:
            first = joined[-2]
        if first and _single(first) and _single(sign) and _THROUGH.fullmatch(spoken[first.end : sign.start]):
            start = _first(first, today)
            end = _first(sign, start)
            if first is not joined[-1]:
                joined.pop()
            kind: Kind = "dates" if start < end else "unclear"
            joined[-1] = Sign(kind, first.start, sign.end, dates=(start, end), run=True)
        else:
            joined.append(sign)
    return tuple(joined)


def _first(sign: Sign, since: dt.date) -> dt.date:
    """The day of a sign of one day; the first from `since` on where it names a weekday alone."""
    return sign.dates[0] if sign.dates else coming(sign.days[0], since)


def _single(sign: Sign) -> bool:
    """Whether a sign is of one day, and not of each week's."""
    return (sign.kind == "dates" and len(sign.dates) == 1) or (
        sign.kind == "days" and len(sign.days) == 1 and not sign.habit
    )


_THROUGH = expression(r" (?:to|through|until|a|au|jusqu'au|jusqu'a)(?: le| la| the)? ")


_MONEY = ("$", "/h", "pias", "buck", "dollar")
