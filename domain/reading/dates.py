"""Dates as people say them: a day of a month, several of them, from one to another, and until when."""

import dataclasses
import datetime as dt
import re

from domain.calendar import DAYS, Day
from domain.reading.names import DAY, DAY_WORDS, MONTH_WORDS, MONTHS, NAMES, WEEKEND_WORDS
from domain.reading.numbers import any_of
from domain.reading.signs import Kind, Rule, Rules, Sign


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
    """The coming such day of a month that is said elsewhere or not at all: "samedi le 14", "the 22nd"."""
    return _day_of_month(match, today, match["d1"])


def _several_of_month(match: re.Match[str], today: dt.date) -> Sign:
    """Single days of the coming month that has the first of them: "the 5th and the 6th"."""
    found = [_day_of_month(match, today, day) for day in re.findall(r"\d+", match["days"])]
    dates = tuple(date for sign in found for date in sign.dates)
    if any(sign.kind == "unclear" for sign in found) or tuple(sorted(dates)) != dates:
        return Sign("unclear", *match.span())
    return dataclasses.replace(found[0], dates=dates)


def _day_of_month(match: re.Match[str], today: dt.date, said: str) -> Sign:
    elsewhere = {month[1]: None for month in _MONTH_ALONE.finditer(match.string)}
    if len(elsewhere) == 1:
        return _dates(match, today, (next(iter(elsewhere)), said))
    day = int(said)
    name = match.groupdict().get("day")
    for ahead in range(62):
        date = today + dt.timedelta(ahead)
        if date.day == day and (not name or DAYS[date.weekday()] == NAMES[name]):
            return Sign("dates", *match.span(), dates=(date,))
    return Sign("unclear", *match.span())


def _run_of_month(match: re.Match[str], today: dt.date) -> Sign:
    """Days of the coming month that has the first of them: "du 25 au 27", "the 3rd to the 5th"."""
    first = _of_month(match, today)
    if first.kind == "unclear":
        return first
    try:
        last = first.dates[0].replace(day=int(match["d2"]))
    except ValueError:
        return dataclasses.replace(first, kind="unclear")
    kind: Kind = "dates" if last > first.dates[0] else "unclear"
    return dataclasses.replace(first, kind=kind, dates=(first.dates[0], last), run=True)


def _weekend_of(match: re.Match[str], today: dt.date) -> Sign:
    found = _dates(match, today, (match["m1"], match["d1"])) if match["m1"] else _of_month(match, today)
    if found.kind == "unclear":
        return found
    saturday = found.dates[0] + dt.timedelta(5 - min(found.dates[0].weekday(), 5) - (found.dates[0].weekday() == 6))
    return dataclasses.replace(found, dates=(saturday, saturday + dt.timedelta(1)), run=True)


_PLACES = {"first": 0, "premier": 0, "1": 0, "second": 1, "deuxieme": 1, "2": 1, "third": 2, "troisieme": 2, "3": 2}
_PLACES |= {"fourth": 3, "quatrieme": 3, "4": 3, "last": -1, "dernier": -1, "derniere": -1, "premiere": 0}


def _nth(place: int, name: Day, first: dt.date) -> dt.date:
    """The weekday in that place of the month that begins with `first`: 0 the first such, -1 the last."""
    days = [first + dt.timedelta(ahead) for ahead in range(31)]
    return [day for day in days if day.month == first.month and DAYS[day.weekday()] == name][place]


def _nth_of_month(match: re.Match[str], today: dt.date) -> Sign:
    """One such weekday, or weekend, of a month: "the first Saturday of May", « la dernière fin de semaine de mai »."""
    nth, name = _PLACES[re.sub(r"(?<=\d)[a-z]+", "", match["nth"])], NAMES.get(match["name"], "sat")
    date = _nth(nth, name, today.replace(month=MONTHS[match["m1"]], day=1))
    if date < today:
        date = _nth(nth, name, date.replace(year=date.year + 1, day=1))
    run = match["name"] not in NAMES
    return Sign("dates", *match.span(), dates=(date, date + dt.timedelta(1)) if run else (date,), run=run)


def _week_of(match: re.Match[str], today: dt.date) -> Sign:
    """The days from Monday to Sunday of the week that has the date."""
    found = _date(match, today)
    if found.kind == "unclear":
        return found
    monday = found.dates[0] - dt.timedelta(found.dates[0].weekday())
    return dataclasses.replace(found, dates=(max(monday, today), monday + dt.timedelta(6)), run=True)


def _date(match: re.Match[str], today: dt.date) -> Sign:
    return _dates(match, today, (match["m1"], match["d1"]))


def bare(kind: Kind, every: int = 1) -> Rule:
    """A rule whose words say the same wherever they stand."""
    return lambda match, _today: Sign(kind, *match.span(), every=every)


_ANY_MONTH = any_of(MONTHS)
_MONTH_ALONE = re.compile(rf"\b(?:in|of|en|de|d'|du mois de) ?({_ANY_MONTH})\b(?! \d)")
_M1, _M2 = (rf"(?P<{name}>{_ANY_MONTH})\b\.?" for name in ("m1", "m2"))
_TH = r"(?:er|e|st|nd|rd|th)?"
_D1, _D2 = (rf"(?P<{name}>\d{{1,2}}){_TH}" for name in ("d1", "d2"))
_DATED = f"0 && {MONTH_WORDS}"
_TOWARDS = "au - a to until through"
_NTH = (
    "(?:first|second|third|fourth|last|1st|2nd|3rd|4th|premiere?|deuxieme|troisieme|quatrieme|derniere?|1er|2e|3e|4e)"
)
_ONCE_A_MONTH = "(?:first|third|fourth|(?<=the )last|1st|3rd|4th|premier|dernier|1er)"
_NTH_WORDS = "first* second* third* fourth* last st nd rd th premier* deuxieme* troisieme* quatrieme* dernier* er e"
_DATED_WEEK = f"semaine week && du of && {_DATED}"
_STAGE = (
    r"(?= ?(?:$|[,.;:!?)]|(?:de|a|au|en|toute?|ou|avant|apres|matin|soir|vers|des|entre|et|pour|around|at|from|in"
    r"|morning|evening"
    r"|afternoon|after|before|between)\b))"
)
_NO_CLOCK = r"(?! ?[ap]\.?m|:\d| ?h\b)"
_NO_DAY = r"(?<!\d )(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )"
"""No day stands before the month: "28 Nov 1-5" is five hours less one."""
_TO = r"(?: ?(?:au|-|a|to|until|through) ?)"
_AND = r"(?: ?(?:au|-|a|to|until|through|et|and) ?)"
_ON = rf"(?:(?:{DAY}),? )?(?:le |the )?"
_SAID_DAY = rf"(?:(?P<day>{DAY}),? )?(?:le |the )?"

RULES: Rules = (
    (
        f"{_NTH_WORDS} && {MONTH_WORDS} && {DAY_WORDS} {WEEKEND_WORDS}",
        (
            rf"\b(?<!every )(?<!each )(?<!chaque )(?P<nth>{_NTH}) (?P<name>{DAY}|week-?end|fin de semaine)"
            rf" (?:of|in|de|d'|du mois de) ?{_M1}"
        ),
        _nth_of_month,
    ),
    ("0 && -", r"\b\d{4}-\d\d-\d\d\b", _iso),
    (
        f"{WEEKEND_WORDS} && du des of && 0",
        (
            rf"\b(?:la |the |this |cette |ce |le )?(?:fin de semaine|fds|week-?end) (?:du|des|of|of the)"
            rf" {_D1}(?:{_AND}\d{{1,2}})?(?: (?:de )?{_M1})?"
        ),
        _weekend_of,
    ),
    ("week* && of && 0", rf"\b(?:the |this )?week-?end of {_M1} {_D1}(?:{_AND}\d{{1,2}})?", _weekend_of),
    (
        f"{WEEKEND_WORDS} && du des of",
        r"\b(?:la |the |this |cette )?(?:fin de semaine|fds|week-?end)(?= (?:du|des|of)\b)",
        bare("nothing"),
    ),
    (
        f"entre between && {_DATED}",
        rf"\b(?:entre|between) {_ON}{_D1}(?: (?:of |de )?{_M1})? (?:et|and) {_ON}{_D2} (?:of |de )?{_M2}",
        _run,
    ),
    (
        f"from between && {_DATED}",
        rf"\b(?:from|between) {_M1} (?:the )?{_D1}{_AND}(?:{_M2} )?(?:the )?{_D2}\b{_NO_CLOCK}",
        _run,
    ),
    (
        _DATED,
        (
            rf"\b(?:les? |du |the )?(?:(?P<day>{DAY})s?,? )?(?P<days>(?:(?:(?:{DAY}) )?(?:le "
            rf"|the )?\d{{1,2}}{_TH}(?:, ?| (?:et|ou|and|or"
            rf"|pis) (?:le |the )?"
            rf"| & |/| \+ |, (?:et|and) ))+"
            rf"(?:(?:{DAY}) )?(?:le |the )?\d{{1,2}}{_TH}) (?:de |of )?{_M1}"
        ),
        _several,
    ),
    (
        f"and et or / & && {_DATED}",
        (
            rf"{_NO_DAY}\b{_M1} (?P<days>\d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{1,2}}(?:st|nd|rd|th)?)*(?:,? (?:and"
            rf"|et) (?:the )?"
            rf"|,? & | ?/ ?"
            rf"| or )\d{{1,2}}(?:st|nd|rd|th)?)"
            rf"\b(?! ?[ap]\.?m|:| (?:people|volunteers|to \d))"
        ),
        _several,
    ),
    (
        f"{_TOWARDS} && {_DATED}",
        rf"\b(?:du |from )?{_SAID_DAY}{_D1}(?: (?:of |de )?{_M1})?{_TO}{_ON}{_D2} (?:of |de )?{_M2}",
        _run,
    ),
    (
        f"{_TOWARDS} && {_DATED}",
        rf"{_NO_DAY}\b(?:from )?{_M1} {_D1}{_TO}(?:(?:{DAY}),? )?(?:{_M2} )?{_D2}\b{_NO_CLOCK}",
        _run,
    ),
    (_DATED_WEEK, rf"\b(?:la |the )?(?:semaine|week) (?:du|of) {_SAID_DAY}{_D1} (?:de |of )?{_M1}", _week_of),
    (_DATED_WEEK, rf"\b(?:la |the )?(?:semaine|week) (?:du|of) {_M1} {_D1}", _week_of),
    (_DATED, rf"\b{_SAID_DAY}{_D1} (?:de |of )?{_M1}", _date),
    (_DATED, rf"\b(?:(?P<day>{DAY}),? )?(?:the )?{_M1} (?:the )?{_D1}\b{_NO_CLOCK}", _date),
    (
        f"{_NTH_WORDS} && {DAY_WORDS}",
        (
            rf"\b(?:(?<!every )(?<!each )(?<!chaque )(?<!les ){_NTH}|{_ONCE_A_MONTH})s?"
            rf" (?:(?:and|et|&|ou|or) (?:le |the )?{_NTH}s? )?(?:{DAY})s?\b"
        ),
        bare("unclear"),
    ),
    ("0 && du && au", rf"\bdu (?:(?P<day>{DAY}) )?{_D1} au (?:(?:{DAY}) )?{_D2}\b{_NO_CLOCK}", _run_of_month),
    (
        "0 && entre between && le the",
        rf"\b(?:entre|between) (?:le|the) {_D1} (?:et|and) (?:le |the )?{_D2}\b{_NO_CLOCK}",
        _run_of_month,
    ),
    (
        "0 && st nd rd th && the",
        (
            r"\bthe (?P<days>\d{1,2}(?:st|nd|rd|th)(?:(?:, | and |, and | or | & )(?:the )?\d{1,2}(?:st|nd|rd|th))+)"
            r"(?! (?:of |floor|grade|street|ave|year|time|place|century))"
        ),
        _several_of_month,
    ),
    (
        "0 && les && et ou",
        rf"\bles (?P<days>\d{{1,2}}(?:, \d{{1,2}})* (?:et|ou) (?:le )?\d{{1,2}})\b(?! ?(?:h\b|:\d)){_STAGE}",
        _several_of_month,
    ),
    (
        f"0 && st nd rd th && {_TOWARDS}",
        rf"\b(?:from )?{_SAID_DAY}(?P<d1>\d{{1,2}})(?:st|nd|rd|th){_TO}{_ON}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)\b",
        _run_of_month,
    ),
    (f"0 && le && {DAY_WORDS}", rf"\b(?P<day>{DAY}),? (?:le )(?P<d1>\d{{1,2}})\b(?! ?(?:h\b|:\d))", _of_month),
    (f"0 && {DAY_WORDS}", rf"\b(?P<day>{DAY}),? (?P<d1>\d{{1,2}})(?:(?:st|nd|rd|th)\b|(?= ?(?:$|[,;)])))", _of_month),
    (
        "0 && st nd rd th && the",
        (
            rf"\b(?:(?P<day>{DAY}),? )?(?:on )?the (?P<d1>\d{{1,2}})(?:st|nd|rd|th)\b(?! (?:of |floor|grade|street"
            rf"|ave|year|time|place|century))"
        ),
        _of_month,
    ),
    ("0 && le", rf"(?<!tous )\ble {_D1}\b(?! ?(?:h\b|:\d)){_STAGE}", _of_month),
    (
        "0 && du && matin soir midi soiree journee",
        rf"(?:(?<=matin )|(?<=soir )|(?<=midi )|(?<=soiree )|(?<=journee ))du {_D1}\b",
        _of_month,
    ),
)
