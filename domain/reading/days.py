"""Days as people say them: weekdays, dates, tomorrow, every other week, and what is too vague to be one."""

import datetime as dt
import re

from domain.calendar import DAYS, WEEKDAYS, WEEKEND, Day
from domain.reading.signs import Kind, Rule, Rules, Sign, rules

_MONTHS = {
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
_NAMES: dict[str, Day] = {
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
_SHORT: dict[str, Day] = _NAMES | {day: day for day in DAYS}


def _dates(match: re.Match[str], today: dt.date, *said: tuple[str, str]) -> Sign:
    """A sign of month-and-day pairs; one past this year is next year's, one that no year has is unclear."""
    found: list[dt.date] = []
    for month, day in said:
        try:
            date = dt.date(today.year, _MONTHS[month], int(day))
            while date < (found[-1] if found else today):
                date = date.replace(year=date.year + 1)
        except ValueError:
            return Sign("unclear", *match.span())
        found.append(date)
    name = match.groupdict().get("day")
    if name and DAYS[found[0].weekday()] != _NAMES[name]:
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


def _date(match: re.Match[str], today: dt.date) -> Sign:
    return _dates(match, today, (match["m1"], match["d1"]))


def _week_part(match: re.Match[str], _today: dt.date) -> Sign:
    first, last = (DAYS.index(_SHORT[match[name]]) for name in ("first", "last"))
    days = DAYS[first : last + 1] if first <= last else DAYS[first:] + DAYS[: last + 1]
    return Sign("days", *match.span(), days=days, habit=True)


def _weekday(match: re.Match[str], _today: dt.date) -> Sign:
    habit = bool(match["habit"]) or match["many"] is not None
    return Sign("days", *match.span(), days=(_SHORT[match["name"]],), habit=habit)


def _coming(match: re.Match[str], today: dt.date) -> Sign:
    """The coming such day; said on that day, "next" and « prochain » are a week later."""
    said = match.groupdict()
    ahead = (DAYS.index(_NAMES[said["name"]]) - today.weekday()) % 7
    if not ahead and said.get("next"):
        ahead = 7
    return Sign("dates", *match.span(), dates=(today + dt.timedelta(ahead),))


def _weekend(match: re.Match[str], today: dt.date) -> Sign:
    saturday = today + dt.timedelta((5 - today.weekday()) % 7)
    if today.weekday() == 6:
        return Sign("dates", *match.span(), dates=(today,))
    return Sign("dates", *match.span(), dates=(saturday, saturday + dt.timedelta(1)), run=True)


def _every_other(match: re.Match[str], _today: dt.date) -> Sign:
    name = match["name"]
    days = (_NAMES[name],) if name in _NAMES else WEEKEND
    return Sign("days", *match.span(), days=days, habit=True, every=2)


def _ahead(days: int) -> Rule:
    return lambda match, today: Sign("dates", *match.span(), dates=(today + dt.timedelta(days),))


def _each(*days: Day) -> Rule:
    return lambda match, _today: Sign("days", *match.span(), days=days, habit=True)


def _bare(kind: Kind, every: int = 1) -> Rule:
    return lambda match, _today: Sign(kind, *match.span(), every=every)


_DAY = "|".join(_NAMES)
_ANY = "|".join(_SHORT)
_M1, _M2 = (rf"(?P<{name}>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?" for name in ("m1", "m2"))
_D1, _D2 = (rf"(?P<{name}>\d{{1,2}})(?:er|st|nd|rd|th)?" for name in ("d1", "d2"))
_HABIT = r"(?P<habit>(?:tous les|toutes les|chaque|les|every|each) )?"
_MANY = r"(?P<many>s\b|(?= (?:mornings|afternoons|evenings|nights|soirs|matins)\b))?"
_THEN = (
    rf"(?= ?(?:[-/+&,]|or|and|to)? ?(?:(?:{_ANY})s?\b|morning|afternoon|evening|night|am\b|pm\b|after \d|before \d|\d))"
)

_NIGH = r"(?=(?: |-)?(?:matin|morning|apres-midi|aprem|afternoon|soir|soiree|evening)\b)"

_FIGURE = "0 1 2 3 4 5 6 7 8 9"
_WEEKDAY = "lun mon mar tue mer wed jeu thu ven fri sam sat dim sun"
_WEEK = "semaine week fds"

RULES: Rules = rules(
    (_FIGURE, r"\b\d{4}-\d\d-\d\d\b", _iso),
    (_FIGURE, rf"\b(?:du )?(?:(?P<day>{_DAY}) )?{_D1}(?: {_M1})? ?(?:au|-|a) ?(?:(?:{_DAY}) )?{_D2} {_M2}", _run),
    (_FIGURE, rf"\b{_M1} {_D1} ?(?:-|to|until|through) ?(?:{_M2} )?{_D2}\b(?! ?[ap]\.?m|:)", _run),
    (_FIGURE, rf"\b(?:(?P<day>{_DAY}),? )?(?:le )?{_D1} (?:de )?{_M1}", _date),
    (_FIGURE, rf"\b(?:(?P<day>{_DAY}),? )?(?:the )?{_M1} {_D1}\b(?! ?[ap]\.?m|:)", _date),
    (
        "of du de",
        rf"\b(?:first|second|third|last|premier|deuxieme|dernier) (?:{_DAY}) (?:of|du|de)\b",
        _bare("unclear"),
    ),
    ("demain tomorrow", r"\b(?:apres[ -]demain|day after tomorrow)\b", _ahead(2)),
    ("demain tomorrow tmrw", r"\b(?:demain|tomorrow|tmrw)\b", _ahead(1)),
    (
        "aujourd today tonight this ce",
        rf"\b(?:aujourd'hui|today)\b|\b(?:ce|cet|cette|this){_NIGH}|\bto(?=night\b)",
        _ahead(0),
    ),
    (_WEEKDAY, rf"\b(?:ce|this|this coming) (?P<name>{_DAY})\b", _coming),
    ("prochain", rf"\b(?P<name>{_DAY}) (?P<next>prochain)\b", _coming),
    ("next", rf"\b(?P<next>next) (?P<name>{_DAY})\b", _coming),
    (_WEEK, r"\b(?:cette fin de semaine|ce week-?end|this week-?end)\b", _weekend),
    ("deux", rf"\b(?:une? )?(?P<name>{_DAY}|fin de semaine|week-?end) sur deux\b", _every_other),
    ("every", rf"\bevery (?:other|second) (?P<name>{_DAY}|week-?end)\b", _every_other),
    ("semaine", r"\b(?:aux|toutes les) (?:deux|2) semaines\b|\bune semaine sur deux\b", _bare("every", 2)),
    ("week", r"\bevery (?:other|second|two|2) weeks?\b", _bare("every", 2)),
    ("semaine week", r"\b(?:chaque semaine|toutes les semaines|every week|weekly)\b", _bare("every", 1)),
    ("semaine weeks", r"\b(?:aux|toutes les) (?:trois|3) semaines\b|\bevery (?:three|3) weeks\b", _bare("every", 3)),
    ("sauf excep mais", r"\bsauf\b|\bexcepte\b|\bexcept(?: for)?\b|\bmais pas\b", _bare("except")),
    ("but", rf"\bbut(?: not)?(?: on)?(?= (?:{_DAY})s?\b)", _bare("except")),
    (_WEEKDAY, rf"\b(?:du )?(?P<first>{_DAY}) (?:au|a|to|through|thru) (?P<last>{_DAY})\b", _week_part),
    (_WEEKDAY, rf"\b(?P<first>{_ANY}) ?(?:-| to ) ?(?P<last>{_ANY})\b", _week_part),
    (
        "jour day tlj time temps",
        r"\b(?:tous les jours|chaque jour|every ?day|any ?day|tlj|7 jours sur 7|any ?time|tout le temps)\b",
        _each(*DAYS),
    ),
    ("import", r"\bn'importe quand\b", _each(*DAYS)),
    (
        "tous every any",
        r"\b(?:tous les|every|any)(?= (?:matin|soir|apres-midi|midi|morning|evening|night|afternoon))",
        _each(*DAYS),
    ),
    (_WEEK, r"\b(?:les |the |on )?(?:fins? de semaines?|week-?ends?|fds)\b(?! (?:prochaine?|derni))", _each(*WEEKEND)),
    (
        _WEEK,
        (
            r"\b(?:(?:en|de|la) semaine|semaine(?= seulement))\b(?! (?:prochaine|derniere|de|du|passee))"
            r"|\bjours de semaine\b|\bweekdays?\b"
        ),
        _each(*WEEKDAYS),
    ),
    (
        "this next soon asap",
        r"\b(?:this|next) (?:week|month|summer|winter|spring|fall)\b|\ba(?:s soon as possible|sap)\b|\bsoon\b",
        _bare("unclear"),
    ),
    (
        "semaine week mois month",
        r"\b(?:cette|par|la) semaine\b|\b(?:a|per|this|next) (?:week|month)\b|\bpar mois\b|\bce mois\b",
        _bare("unclear"),
    ),
    (
        "tot vite sacrant possible prochainement",
        r"\bbientot\b|\bau plus (?:sacrant|vite|tot)\b|\bdes que possible\b|\bprochainement\b",
        _bare("unclear"),
    ),
    (
        "cet temps parfois sometimes",
        r"\bcet (?:ete|hiver|automne)\b|\bde temps en temps\b|\bparfois\b|\bsometimes\b",
        _bare("unclear"),
    ),
    (_WEEKDAY, rf"\b{_HABIT}(?P<name>{_DAY}){_MANY}\b", _weekday),
    (_WEEKDAY, rf"\b{_HABIT}(?P<name>{_ANY}){_MANY}\b{_THEN}", _weekday),
)
