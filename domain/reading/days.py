"""Days as people say them: weekdays, tomorrow, every other week, and what is too vague to be one."""

import datetime as dt
import re

from domain.calendar import DAYS, WEEKDAYS, WEEKEND, Day
from domain.reading.dates import bare
from domain.reading.names import DAY, DAY_WORDS, NAMES, WEEKEND_WORDS
from domain.reading.signs import Rule, Rules, Sign

_SHORT: dict[str, Day] = NAMES | {day: day for day in DAYS}


def _week_part(match: re.Match[str], _today: dt.date) -> Sign:
    first, last = (DAYS.index(_SHORT[match[name]]) for name in ("first", "last"))
    days = DAYS[first : last + 1] if first <= last else DAYS[first:] + DAYS[: last + 1]
    return Sign("days", *match.span(), days=days, habit=not first, run=bool(first))


def _weekday(match: re.Match[str], _today: dt.date) -> Sign:
    habit = bool(match["habit"]) or match["many"] is not None
    return Sign("days", *match.span(), days=(_SHORT[match["name"]],), habit=habit)


def _coming(match: re.Match[str], today: dt.date) -> Sign:
    """The coming such day; said on that day, "next" and « prochain » are a week later."""
    said = match.groupdict()
    ahead = (DAYS.index(NAMES[said["name"]]) - today.weekday()) % 7
    if not ahead and said.get("next"):
        ahead = 7
    later = said.get("later")
    dates = [today + dt.timedelta(ahead + (14 if later and "15" in later else 7 if later else 0))]
    for name in re.findall(DAY, said.get("others") or ""):
        dates.append(dates[-1] + dt.timedelta((DAYS.index(NAMES[name]) - dates[-1].weekday()) % 7))
    return Sign("dates", *match.span(), dates=tuple(dates))


def _two_weekends(match: re.Match[str], today: dt.date) -> Sign:
    saturday = today + dt.timedelta((5 - today.weekday()) % 7)
    if today.weekday() == 6:
        saturday -= dt.timedelta(7)
    found = [saturday + dt.timedelta(days) for days in (0, 1, 7, 8)]
    return Sign("dates", *match.span(), dates=tuple(date for date in found if date >= today))


def _in_days(match: re.Match[str], today: dt.date) -> Sign:
    return Sign("dates", *match.span(), dates=(today + dt.timedelta(int(match["days"])),))


def _weekend(match: re.Match[str], today: dt.date) -> Sign:
    saturday = today + dt.timedelta((5 - today.weekday()) % 7)
    later = "next" in match[0] or "prochain" in match[0]
    if later and today.weekday() == 5:
        saturday += dt.timedelta(7)
    if today.weekday() == 6 and not later:
        return Sign("dates", *match.span(), dates=(today,))
    return Sign("dates", *match.span(), dates=(saturday, saturday + dt.timedelta(1)), run=True)


def _every_other(match: re.Match[str], _today: dt.date) -> Sign:
    name = match["name"]
    days = (NAMES[name],) if name in NAMES else WEEKEND
    return Sign("days", *match.span(), days=days, habit=True, every=2)


def _ahead(days: int) -> Rule:
    return lambda match, today: Sign("dates", *match.span(), dates=(today + dt.timedelta(days),))


def _each(*days: Day, habit: bool = True) -> Rule:
    return lambda match, _today: Sign("days", *match.span(), days=days, habit=habit)


def _week(ahead: int) -> Rule:
    """This week or a later one; with a weekday it is that day of it."""
    return lambda match, _today: Sign("week", *match.span(), every=ahead)


_ANY = "|".join(_SHORT)
_HABIT = r"(?P<habit>(?:tous les|toutes les|chaque|les|every|each) )?"
_MANY = r"(?P<many>s\b|(?= (?:mornings|afternoons|evenings|nights|soirs|matins)\b))?"
_THEN = (
    rf"(?= ?(?:[-/+&,]|or|and|to)? ?(?:(?:{_ANY})s?\b|morning|afternoon|evening|night|am\b|pm\b|after \d"
    rf"|before \d|at \d|@|\d+(?! \d/\d| et demi)))"
)

_NIGH = r"(?=(?: |-)?(?:matin|morning|avant-midi|midi|apres-midi|aprem|afternoon|soir|soiree|evening)\b)"

_ALSO = r"(?:,? (?:and|or|et|ou|pis) |, ?| ?[/&] ?)(?:le |next |this )?"
_SHORTENED = "mon tue wed thu fri sat sun"
_PART = r"(?:matin|soir|soiree|apres-midi|aprem|midi|morning|evening|afternoon|night)"

RULES: Rules = (
    ("demain after", r"\b(?:apres[ -]demain|day after tomorrow)\b", _ahead(2)),
    ("demain tomorrow", r"\b(?:demain|tomorrow|tmrw)\b", _ahead(1)),
    (
        "aujourd today tonight ce cet cette this",
        rf"\b(?:aujourd'hui|today)\b|\b(?:ce|cet|cette|this){_NIGH}|\bto(?=night\b)",
        _ahead(0),
    ),
    (
        "in dans && 0 && days jours",
        r"(?<!is )(?<!est )\b(?:in|dans) (?P<days>\d{1,2}) (?:days|jours)\b(?! (?:of|de)\b)",
        _in_days,
    ),
    (
        f"en week autre && {DAY_WORDS}",
        rf"\b(?P<name>{DAY}) (?P<later>en (?:huit|8|15)\b|week\b|de l'autre semaine)",
        _coming,
    ),
    (f"week && from && {DAY_WORDS}", rf"\b(?:an?|1) (?P<later>week) from (?P<name>{DAY})\b", _coming),
    (
        f"{WEEKEND_WORDS} && next prochain* autre suivant*",
        (
            r"\b(?:this|ce|cette|en|the) (?:week-?end|fin de semaine|fds),? (?:and|or|et|ou|pis) (?:the |la |le |l')?"
            r"(?:next|prochaine?|autre|suivante?)(?: (?:one|weekend|d'apres))?\b"
        ),
        _two_weekends,
    ),
    (
        f"ce this coming && {DAY_WORDS}",
        rf"\b(?:ce|this|this coming|coming) (?P<name>{DAY})(?P<others>(?:{_ALSO}(?:{DAY})){{0,4}})\b(?! prochain)",
        _coming,
    ),
    (f"qui coming && {DAY_WORDS}", rf"\b(?P<name>{DAY})(?: qui (?:vient|s'en vient)| coming)\b", _coming),
    (
        f"prochain* && {DAY_WORDS}",
        rf"\b(?P<name>{DAY})(?P<others>(?:{_ALSO}(?:{DAY})){{0,4}}) (?P<next>prochain)s?\b",
        _coming,
    ),
    (
        f"prochain* && {DAY_WORDS}",
        rf"\b(?P<name>{DAY})(?= (?:en )?{_PART} (?P<next>prochain)\b)",
        _coming,
    ),
    (
        f"prochain* next && {WEEKEND_WORDS}",
        r"\b(?:la )?(?:fin de semaine|fds) prochaine\b|\b(?:le )?week-?end prochain\b|\bnext week-?end\b",
        _weekend,
    ),
    (f"next && {DAY_WORDS}", rf"\b(?P<next>next) (?P<name>{DAY})(?P<others>(?:{_ALSO}(?:{DAY})){{0,4}})\b", _coming),
    (
        f"cette ce this en && {WEEKEND_WORDS}",
        (
            r"\b(?:cette fin de semaine|cette fds|ce week-?end|this (?:coming )?week-?end"
            r"|en fin de semaine|en fds)\b(?! prochaine)"
        ),
        _weekend,
    ),
    (
        f"sur && 0 && {DAY_WORDS} {WEEKEND_WORDS}",
        rf"\b(?:une? )?(?P<name>{DAY}|fin de semaine|fds|week-?end)(?=(?: {_PART})? sur 2\b)",
        _every_other,
    ),
    (
        f"every each chaque tous toutes altern* && {DAY_WORDS} {WEEKEND_WORDS}",
        (
            rf"\b(?:(?:every|each|chaque|tous les|toutes les) (?:other|second|2nd|2|2e|deuxiemes?|autre)|alternate"
            rf"|alternating)"
            rf" (?P<name>{DAY}|week-?end|fins? de semaine)s?\b"
        ),
        _every_other,
    ),
    (
        "semaine* jours && aux toutes chaque tous une",
        (
            r"\b(?:aux|toutes les|chaque|tous les) (?:2|deuxiemes?) semaines?\b|\bune semaine sur 2\b|\b(?:aux|tous"
            r" les) 15 jours\b"
        ),
        bare("every", 2),
    ),
    ("fortnight* days", r"\b(?:every |each )?fortnight(?:ly)?\b|\bevery 1[45] days\b", bare("every", 2)),
    (
        "week weeks weekly biweekly",
        r"\bevery (?:other|second|2) weeks?\b|\bbi-?weekly\b|\bon alternate weeks\b",
        bare("every", 2),
    ),
    (
        "semaine semaines week weekly hebdomadaire && chaque toutes every weekly hebdomadaire",
        r"\b(?:chaque semaine|toutes les semaines|every week|weekly|hebdomadaire)\b",
        bare("every", 1),
    ),
    ("semaines weeks && 0", r"\b(?:aux|toutes les) 3 semaines\b|\bevery 3 weeks\b", bare("every", 3)),
    (
        f"{DAY_WORDS} && au a to through until jusqu",
        (
            rf"\b(?:du |de |from )?(?P<first>{DAY})s? (?:au|a|to|through|until|jusqu'au"
            rf"|jusqu'a) (?P<last>{DAY})s?\b"
        ),
        _week_part,
    ),
    (f"{DAY_WORDS} {_SHORTENED} && - to", rf"\b(?P<first>{_ANY}) ?(?:-| to ) ?(?P<last>{_ANY})\b", _week_part),
    (
        "jour jours day everyday anyday daily tlj time times heure heures anytime temps toujours always whenever quand",
        (
            r"\b(?:tous les jours|chaque jour|every ?day|any ?day|daily|tlj|7 jours sur 7|any ?time|(?:en )?tout temps"
            r"|(?:tout|tt) le temps|toujours (?:dispo\w*|libre)|always (?:available|free|around)"
            r"|(?:at all|a toutes?) (?:times|heures?)"
            r"|whenever(?: (?:you|u|is|works|needed|suits)\w*|(?= ?(?:$|[.,!])))|n'importe quand"
            r"|quand (?:vous|tu) (?:voulez|veux|voudrez|voudras))\b"
        ),
        _each(*DAYS),
    ),
    (
        "tous toutes chaque every each any importe",
        (
            r"\b(?:tous les|toutes les|chaque|every|each|any|n'importe quel(?:le)?)"
            r"(?= (?:matin|soir|avant-midi|apres-midi|midi|morning|evening|night|afternoon))"
        ),
        _each(*DAYS),
    ),
    (
        "one 1",
        (
            r"\b(?:one|1) (?:of these )?(?:week-?ends?|weekdays?|evenings?|mornings?"
            r"|afternoons?|nights?|soirs?|matins?|fins? de semaine|apres-midis?|jours?|days?)\b"
        ),
        bare("unclear"),
    ),
    (
        f"all tout toute && {WEEKEND_WORDS}",
        r"\b(?:all|toute? (?:la|le)) (?:week-?end|fin de semaine|fds)(?: long)?\b",
        _each(*WEEKEND, habit=False),
    ),
    (
        WEEKEND_WORDS,
        (
            r"\b(?:les |the |on )?(?:fins? de semaines?|week-?ends?|fds)\b(?! (?:prochaine?"
            r"|derni))"
        ),
        _each(*WEEKEND),
    ),
    (
        "semaine weekday weekdays ouvrables days",
        (
            r"\b(?:(?:en|de|la|sur|durant la|pendant la) semaine|semaine(?= seulement))\b"
            r"(?! (?:prochaine|derniere|de (?!\d)|du|passee))"
            r"|\bjours (?:de semaine|ouvrables)\b|\b(?:business|working) days\b|\bweekdays?\b"
        ),
        _each(*WEEKDAYS),
    ),
    (
        "semaine week && prochaine next",
        r"\b(?:(?:de |dans )?la semaine prochaine|(?:of )?next week)\b(?!-?end)",
        _week(1),
    ),
    ("semaine week && cette this", r"\b(?:(?:de |dans )?cette semaine|(?:of )?this week)\b(?!-?end)", _week(0)),
    (DAY_WORDS, rf"\b{_HABIT}(?P<name>{DAY}){_MANY}\b", _weekday),
    (f"{DAY_WORDS} {_SHORTENED}", rf"\b{_HABIT}(?P<name>{_ANY}){_MANY}\b{_THEN}", _weekday),
)
