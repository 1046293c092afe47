"""Holidays that people in Quebec and Ontario name instead of a date: "on Boxing Day", « le lundi de Pâques »."""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable

from domain.calendar import DAYS, Day
from domain.reading.gates import longest_parts
from domain.reading.names import DAY, DAY_WORDS, NAMES
from domain.reading.numbers import any_of
from domain.reading.signs import Rules, Sign

Of = Callable[[int], dt.date]
"""The date of a holiday in a year."""


def _on(month: int, day: int) -> Of:
    return lambda year: dt.date(year, month, day)


def _nth(count: int, name: Day, month: int) -> Of:
    """The first, second… such weekday of a month."""
    return lambda year: dt.date(year, month, (DAYS.index(name) - dt.date(year, month, 1).weekday()) % 7 + 7 * count - 6)


def _easter(days: int) -> Of:
    """So many days after Easter Sunday, by the anonymous Gregorian rule (Nature, 20 April 1876)."""

    def of(year: int) -> dt.date:
        century, rest = divmod(year, 100)
        moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
        week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
        month, day = divmod(moon + week - 7 * ((year % 19 + 11 * moon + 22 * week) // 451) + 114, 31)
        return dt.date(year, month, day + 1) + dt.timedelta(days)

    return of


def _monday_before_may_25(year: int) -> dt.date:
    return dt.date(year, 5, 24) - dt.timedelta(dt.date(year, 5, 24).weekday())


_HOLIDAYS: dict[str, Of] = {
    name: of
    for of, names in (
        (_on(12, 24), "christmas eve;xmas eve;veille de noel"),
        (_on(12, 25), "christmas day;xmas day;christmas;xmas;jour de noel;noel"),
        (_on(12, 26), "boxing day;lendemain de noel"),
        (_on(12, 31), "new year's eve;veille du jour de l'an;veille du nouvel an"),
        (_on(1, 1), "new year's day;jour de l'an"),
        (_nth(3, "mon", 2), "family day;jour de la famille"),
        (_on(2, 14), "valentine's day;valentine's;saint-valentin;st-valentin"),
        (_on(3, 17), "saint patrick's day;st patrick's day;st. patrick's day"),
        (_easter(-2), "good friday;vendredi saint"),
        (_easter(0), "easter sunday;easter;dimanche de paques;paques"),
        (_easter(1), "easter monday;lundi de paques"),
        (_nth(2, "sun", 5), "mother's day;fete des meres"),
        (_nth(3, "sun", 6), "father's day;fete des peres"),
        (_monday_before_may_25, "victoria day;journee des patriotes;fete de la reine"),
        (_on(6, 24), "saint-jean-baptiste;saint-jean;st-jean;st-jean-baptiste;fete nationale"),
        (_on(7, 1), "canada day;fete du canada"),
        (_nth(1, "mon", 9), "labour day;labor day;fete du travail"),
        (_nth(2, "mon", 10), "thanksgiving monday;thanksgiving;action de grace;action de graces"),
        (_on(10, 31), "halloween"),
        (_on(11, 11), "remembrance day;jour du souvenir"),
    )
    for name in names.split(";")
}
_NAME = rf"(?P<holiday>{any_of(_HOLIDAYS)})\b"
_DAY_ITSELF = re.compile(r"\b(?:day|eve|monday|friday|jour|veille|lundi|vendredi|lendemain)\b")
_TIMED = r"(?= ?(?:,? ?\d{1,2} ?(?:h|:|[ap]\.?m|-|to|a)|morning|afternoon|evening|at \d|from \d|de \d|a \d|midi|noon))"


def _holiday(match: re.Match[str], today: dt.date) -> Sign:
    """The coming such day, or the weekday right after it that is said: « lundi de Pâques »."""
    of = _HOLIDAYS[match["holiday"]]
    date = of(today.year)
    if date < today:
        date = of(today.year + 1)
    name = match.groupdict().get("day")
    after = (DAYS.index(NAMES[name]) - date.weekday()) % 7 if name else 0
    return Sign("dates", *match.span(), dates=(date + dt.timedelta(after),))


def _same_day(match: re.Match[str], today: dt.date) -> Sign:
    """A holiday and its weekday: "Labour Day Monday"; unclear where it falls on another."""
    found = _holiday(match, today)
    same = DAYS[found.dates[0].weekday()] == NAMES[match["same"]]
    return found if same else dataclasses.replace(found, kind="unclear", dates=())


def _perhaps(match: re.Match[str], today: dt.date) -> Sign:
    """A day that only gives something its name: the hours of "the Canada Day breakfast, 7 to 11" are that day's."""
    return dataclasses.replace(_holiday(match, today), kind="perhaps")


_SAID = longest_parts(_HOLIDAYS)


def _between_the_feasts(match: re.Match[str], today: dt.date) -> Sign:
    """The days from Boxing Day to New Year's Eve."""
    last = dt.date(today.year, 12, 31)
    return Sign("dates", *match.span(), dates=(max(today, last - dt.timedelta(5)), last), run=True)


RULES: Rules = (
    (
        "entre between && noel christmas xmas",
        (
            r"\b(?:entre|between) (?:noel|christmas|xmas) (?:et|and|&) (?:le |the )?"
            r"(?:jour de l'an|nouvel an|new year(?:'?s)?)\b"
        ),
        _between_the_feasts,
    ),
    (
        f"{_SAID} && {DAY_WORDS}",
        rf"\b(?:le |the |on )?(?P<day>{DAY}) (?:de |de l'|of |du |of the )?{_NAME}(?! week)",
        _holiday,
    ),
    (
        _SAID,
        (
            r"\b(?:^|(?<=\bexcept )|(?<=\bsauf )|(?<=\bpas )|(?<=\bnot )|(?<=\bon )|(?<=\bfor )|(?<=\bpour )|(?<=\ba ))"
            rf"(?:le |la |l'|a |the |on )?{_NAME}"
            r"(?= ?(?:$|[,.;:!?)]|at\b|a\b|de \d|from\b|morn|even|after|midi|mat|soir|night|on\b|il\b|nous\b|we\b|i\b))"
            r"(?! (?:of|week|party|dinner))"
        ),
        _holiday,
    ),
    (
        "noel an && jour veille lendemain",
        r"\b(?:le |la )(?P<holiday>(?:jour|veille|lendemain) (?:de noel|de l'an|du jour de l'an))\b",
        _holiday,
    ),
    (f"{_SAID} && {DAY_WORDS}", rf"\b{_NAME},? (?P<same>{DAY})\b", _same_day),
    (_SAID, rf"\bon (?:the )?{_NAME}(?! (?:of|week|party|dinner))", _holiday),
    (_SAID, rf"\b(?P<holiday>{any_of(name for name in _HOLIDAYS if _DAY_ITSELF.search(name))})\b{_TIMED}", _holiday),
    (
        _SAID,
        rf"\b(?P<holiday>{any_of(name for name in _HOLIDAYS if _DAY_ITSELF.search(name))})\b(?! week)",
        _perhaps,
    ),
)
"""A holiday's name is a date where it stands as one would: « joyeux Noël » and "the Halloween party" are none."""
