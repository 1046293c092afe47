"""Dates as people say them: a day of a month, several of them, from one to another, and until when."""

import dataclasses
import datetime as dt
import re

from domain.calendar import DAYS, Day
from domain.reading.signs import Kind, Rule, Rules, Sign, rules

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january janv jan",
            "fevrier february fevr feb",
            "mars march",
            "avril april avr apr",
            "mai may",
            "juin june",
            "juillet july juil",
            "aout august aug",
            "septembre september sept sep",
            "octobre october oct",
            "novembre november nov",
            "decembre december dec",
        ),
        start=1,
    )
    for name in names.split()
}
NAMES: dict[str, Day] = {
    name: day
    for day, names in zip(
        DAYS,
        (
            "lundi monday",
            "mardi tuesday tues",
            "mercredi wednesday",
            "jeudi thursday thurs",
            "vendredi friday",
            "samedi saturday",
            "dimanche sunday",
        ),
        strict=True,
    )
    for name in names.split()
}


def _dates(match: re.Match[str], today: dt.date, *said: tuple[str, str]) -> Sign:
    """A sign of month-and-day pairs; one past this year is next year's, one that no year has is unclear."""
    found: list[dt.date] = []
    for month, day in said:
        try:
            date = dt.date(today.year, MONTHS[month], int(day))
            while date < (found[-1] if found else today):
                date = date.replace(year=date.year + 1)
        except ValueError:
            return Sign("unclear", *match.span())
        found.append(date)
    name = match.groupdict().get("day")
    if name and DAYS[found[0].weekday()] != NAMES[name]:
        return Sign("unclear", *match.span())
    return Sign("dates", *match.span(), dates=tuple(found), run=len(found) > 1)


def _iso(match: re.Match[str], _today: dt.date) -> Sign:
    try:
        return Sign("dates", *match.span(), dates=(dt.date.fromisoformat(match[0]),))
    except ValueError:
        return Sign("unclear", *match.span())


def _run(match: re.Match[str], today: dt.date) -> Sign:
    first, last = match["m1"] or match["m2"], match["m2"] or match["m1"]
    return _dates(match, today, (first, match["d1"]), (last, match["d2"]))


def _several(match: re.Match[str], today: dt.date) -> Sign:
    """Single days of one month: "les 5, 12 et 19 mai"."""
    found = _dates(match, today, *((match["m1"], day) for day in re.findall(r"\d+", match["days"])))
    return found if found.kind == "unclear" else dataclasses.replace(found, run=False)


def _of_month(match: re.Match[str], today: dt.date) -> Sign:
    """The coming such day of a month that is not said: "samedi le 14", "the 22nd"."""
    day = int(match["d1"])
    name = match.groupdict().get("day")
    for ahead in range(62):
        date = today + dt.timedelta(ahead)
        if date.day == day and (not name or DAYS[date.weekday()] == NAMES[name]):
            return Sign("dates", *match.span(), dates=(date,))
    return Sign("unclear", *match.span())


def _weekend_of(match: re.Match[str], today: dt.date) -> Sign:
    found = _dates(match, today, (match["m1"], match["d1"]))
    if found.kind == "unclear":
        return found
    saturday = found.dates[0] + dt.timedelta(5 - min(found.dates[0].weekday(), 5) - (found.dates[0].weekday() == 6))
    return dataclasses.replace(found, dates=(saturday, saturday + dt.timedelta(1)), run=True)


def _date(match: re.Match[str], today: dt.date) -> Sign:
    return _dates(match, today, (match["m1"], match["d1"]))


def bare(kind: Kind, every: int = 1) -> Rule:
    """A rule whose words say the same wherever they stand."""
    return lambda match, _today: Sign(kind, *match.span(), every=every)


DAY = "|".join(NAMES)
_M1, _M2 = (rf"(?P<{name}>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?" for name in ("m1", "m2"))
_D1, _D2 = (rf"(?P<{name}>\d{{1,2}})(?:er|st|nd|rd|th)?" for name in ("d1", "d2"))
_FIGURE = "0 1 2 3 4 5 6 7 8 9"
_WEEK = "semaine week fds"
_UNTIL = (
    rf"(?=(?: le| la| the| this| ce| cette| next)? (?:(?:{DAY})\b|demain|tomorrow"
    rf"|\d{{1,2}} (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d|the end|la fin|fin\b|noel|christmas|paques"
    rf"|easter|then\b))"
)
_STAGE = (
    r"(?= ?(?:$|[,.;:!?)]|(?:de|a|au|en|matin|soir|vers|des|entre|et|pour|around|at|from|in|morning|evening"
    r"|afternoon|after|before|between)\b))"
)

RULES: Rules = rules(
    (_FIGURE, r"\b\d{4}-\d\d-\d\d\b", _iso),
    (
        "before by until till ici avant due jusqu",
        rf"\b(?:before|by|until|till|d'ici|avant|due|jusqu'a|jusqu'au|du pour|au plus tard|no later than){_UNTIL}",
        bare("deadline"),
    ),
    (
        "semaine week fds",
        rf"\b(?:la |the |this |cette )?(?:fin de semaine|fds|week-?end) (?:du|des|of|of the) {_D1} (?:de )?{_M1}",
        _weekend_of,
    ),
    ("weekend week-end", rf"\b(?:the |this )?week-?end of {_M1} {_D1}", _weekend_of),
    (
        "semaine week fds",
        r"\b(?:la |the |this |cette )?(?:fin de semaine|fds|week-?end)(?= (?:du|des|of)\b)",
        bare("nothing"),
    ),
    (
        _FIGURE,
        (
            rf"\b(?:les? |du )?(?P<days>(?:(?:(?:{DAY}) )?(?:le )?\d{{1,2}}(?:er)?(?:, ?| et (?:le )?| ou (?:le )?"
            rf"| & |/|, et ))+"
            rf"(?:(?:{DAY}) )?(?:le )?\d{{1,2}}) (?:de )?{_M1}"
        ),
        _several,
    ),
    (
        _FIGURE,
        (
            rf"\b{_M1} (?P<days>\d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{1,2}}(?:st|nd|rd|th)?)*(?:,? and |,? & | ?/ ?"
            rf"| or )\d{{1,2}}(?:st|nd|rd|th)?)"
            rf"\b(?! ?[ap]\.?m|:| (?:people|volunteers|to \d))"
        ),
        _several,
    ),
    (
        _FIGURE,
        rf"\b(?:du )?(?:(?P<day>{DAY}) )?(?:le )?{_D1}(?: {_M1})? ?(?:au|-|a) ?(?:(?:{DAY}) )?{_D2} {_M2}",
        _run,
    ),
    (_FIGURE, rf"\b{_M1} {_D1} ?(?:-|to|until|through) ?(?:(?:{DAY}),? )?(?:{_M2} )?{_D2}\b(?! ?[ap]\.?m|:\d)", _run),
    (_FIGURE, rf"\b(?:(?P<day>{DAY}),? )?(?:le )?{_D1} (?:de )?{_M1}", _date),
    (_FIGURE, rf"\b(?:(?P<day>{DAY}),? )?(?:the )?{_M1} {_D1}\b(?! ?[ap]\.?m|:\d)", _date),
    (
        "of du de",
        rf"\b(?:first|second|third|last|1st|2nd|3rd|premier|deuxieme|dernier|1er|2e) (?:{DAY})s? (?:of|du|de)\b",
        bare("unclear"),
    ),
    (_FIGURE, rf"\b(?:(?P<day>{DAY}),? )le {_D1}\b(?! ?(?:h\b|:\d))", _of_month),
    (
        _FIGURE,
        (
            rf"\b(?:(?P<day>{DAY}),? )?(?:on )?the (?P<d1>\d{{1,2}})(?:st|nd|rd|th)\b(?! (?:of |floor|grade|street"
            rf"|ave|year|time|place|century))"
        ),
        _of_month,
    ),
    (_FIGURE, rf"(?<!tous )\ble {_D1}\b(?! ?(?:h\b|:\d)){_STAGE}", _of_month),
)
