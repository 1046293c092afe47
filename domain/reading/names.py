"""How days and months are called and shortened, and the days of a text by their full names.

"Fri/Sat/Sun" becomes "friday, saturday, sunday" in French, "MWF" three days, "wknds" weekends. The text given is plain.
"""

import re
from collections.abc import Callable

from domain.calendar import DAYS, Day
from domain.reading.expressions import expression
from domain.reading.numbers import any_of

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
            "juillet july juil jul",
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
_SURE_MONTH = any_of(name for name in MONTHS if name not in {"may", "mai", "mars", "march", "mar"})
_WRITTEN: dict[str, tuple[str, ...]] = {
    "lundi": ("monday", "mon", "lun", "lu"),
    "mardi": ("tuesday", "tues", "tue", "mar", "ma"),
    "mercredi": ("wednesday", "weds", "wed", "merc", "mer", "me"),
    "jeudi": ("thursday", "thurs", "thur", "thu", "jeu", "je"),
    "vendredi": ("friday", "fri", "vend", "ven", "ve"),
    "samedi": ("saturday", "sat", "sam", "sa"),
    "dimanche": ("sunday", "sun", "dim", "di"),
}
"""Each day's name in French; then in English, and shortened, the last to two letters."""
NAMES: dict[str, Day] = {
    name: day
    for day, (french, (english, *_)) in zip(DAYS, _WRITTEN.items(), strict=True)
    for name in (french, english, *({"thurs"} if day == "thu" else {"tues"} if day == "tue" else ()))
}
DAY = "|".join(NAMES)
"""A pattern for a day's name in full."""
DAY_WORDS = " ".join(f"{name}*" for name in NAMES)
MONTH_WORDS = " ".join(MONTHS)
WEEKEND_WORDS = "week* fin fins fds"
PART_WORDS = "avant matin* midi* apres aprem* soir* morning* noon afternoon* evening* night* weeknight* weekday*"
"""What the cues of the rules of time need where a day, a month, a weekend or a part of the day is said."""
CALENDAR = (
    frozenset(name for name in (*NAMES, *MONTHS) if len(name) > 4)
    | {f"{name}s" for name in NAMES}
    | {
        "demain",
        "tomorrow",
        "tonight",
        "matin",
        "morning",
        "mornings",
        "afternoon",
        "afternoons",
        "evening",
        "evenings",
        "weekend",
        "weekends",
        "weekday",
        "weekdays",
        "semaine",
        "aujourd",
        "prochain",
    }
)
"""Words of time as they are spelled."""
_FULL = {name: full for full, names in _WRITTEN.items() for name in (full, *names[:-1])}
_LETTERS = {names[-1]: full for full, names in _WRITTEN.items()}
_ANY = rf"(?:{any_of(_FULL)})"
_JOINED = r"(?: ?[,/&+-] ?(?:and |et |pis )?(?:le )?| (?:and|et|pis|ou|or) (?:le |the )?| (?:le )?)"
_LETTER = "lu|ma|me|je|ve|sa|di"
_INITIALS = {"mwf": "lundi, mercredi, vendredi", "mw": "lundi, mercredi", "tth": "mardi, jeudi", "mf": "lundi-vendredi"}
_PARTS = {"aft": "afternoon", "morn": "morning", "eve": "evening"}
_TIMED = r"(?= ?(?:\d|@|noon|matin|soir|apres|aprem|am\b|pm\b|morn|even|aft|nig|all day|from \d|a \d|at \d|de \d))"
_SHORTENED = "mon tue tues wed weds thu thur thurs fri sat sun"
Rewrite = Callable[[re.Match[str]], str]


def _days(match: re.Match[str]) -> str:
    """A list of days by their full names; a hyphen between two of them is a stretch and stays."""
    names = re.findall(_ANY, match[0])
    possessive = "mon" in names and any(name.endswith(("di", "dimanche")) for name in names)  # « mon samedi »
    if possessive or len({_FULL[name] for name in names}) < len(names):
        return match[0]
    joint = "-" if len(names) == 2 and "-" in match[0] else ", "
    many = "s" if match["many"] else ""
    return joint.join(_FULL[name] + many for name in names)


def _lettered(match: re.Match[str]) -> str:
    found = re.findall(_LETTER, match[0])
    return ("-" if len(found) == 2 and "-" in match[0] else ", ").join(_LETTERS[name] for name in found)


def _weekend(match: re.Match[str]) -> str:
    return "weekends" if match[0].endswith("s") else "weekend"


def _in_full(match: re.Match[str]) -> str:
    return _FULL[match[1]]


REWRITES: list[tuple[str, re.Pattern[str], Rewrite]] = [
    ("a p && m", expression(r"(?<!\d)(?<!\d )\b([ap])\.m\b\.?"), lambda match: f"{match[1]}m"),
    ("til till", expression(r"'?\btill?\b"), lambda _match: "until"),
    ("wk*", expression(r"\bwk ?-?e?nds?\b"), _weekend),
    ("wk*", expression(r"\bwk ?-?d(?:a?y)?s\b"), lambda _match: "weekdays"),
    (
        "24 7 seven importe",
        expression(
            r"\b24 ?/ ?7\b|\b24 ?h(?:eures?)? ?(?:sur|/) ?24\b|\b7 ?j(?:ours?)?(?: sur |/)7\b"
            r"|\b(?:7|seven) days (?:a|per) week\b|\bn'importe quel(?:le)? jour(?:nee)?\b"
        ),
        lambda _match: "every day",
    ),
    (
        "all toute && week* semaine",
        expression(r"\b(?:all week(?: long)?\b(?!-?end| end)|toute la semaine)\b"),
        lambda _match: "weekdays",
    ),
    (
        " ".join(f"{name} {name}s" for name in _FULL),
        expression(rf"\b{_ANY}s?\.?(?:{_JOINED}{_ANY}\b\.?){{1,6}}(?P<many>s)?\b"),
        _days,
    ),
    ("/ -", expression(rf"\b(?:{_LETTER})(?:[/-](?:{_LETTER})){{1,6}}\b"), _lettered),
    (
        "mwf m t tu",
        expression(r"\b(?:mwf|m[/-]w(?:[/-]f)?|tu?/th|m-f|m to f)\b"),
        lambda match: _INITIALS[re.sub(r"[^a-z]|to|(?<=t)u", "", match[0])],
    ),
    (
        f"{_SHORTENED} && {MONTH_WORDS}",
        expression(rf"\b(mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b\.?,?(?= (?:{_SURE_MONTH})\b)"),
        _in_full,
    ),
    (
        f"{_SHORTENED} && every each second other next this coming on",
        expression(
            r"(?:(?<=every )|(?<=each )|(?<=second )|(?<=other )|(?<=next )|(?<=this )|(?<=coming )|(?<=\bon ))"
            r"(mon|tues?|weds?|thurs?|thu|fri|sat|sun)\b"
        ),
        _in_full,
    ),
    (
        "vend ven dim lun sam thur weds tues sat tue wed thu fri",
        expression(
            rf"\b(vend|ven|dim|lun|sam|thur|weds|tues|sat|tue|wed|thu|fri)\b(?:\.|(?= ?(?:$|[,;:)])|{_TIMED[3:]})"
        ),
        _in_full,
    ),
    ("mar && 0", expression(r"\bmar\b\.?(?= \d{1,2}(?:st|nd|rd|th)?\b(?! ?(?:h|:|[ap]\.?m)))"), lambda _match: "march"),
    (
        "mar mer jeu mon sun",
        expression(rf"\b(mar|mer|jeu|mon(?! \d+ (?:\d|et demi))|sun)\b\.?{_TIMED}"),
        _in_full,
    ),
    (
        "aft afts morn morns eve eves",
        expression(
            r"(?:(?<=di )|(?<=dis )|(?<=day )|(?<=days )|(?<=tues )|(?<=thurs )|(?<=manche )|(?<=this )"
            r"|(?<=tomorrow )|(?<=end )|(?<=ends )|(?<=every ))(aft|morn|eve)(s?)\b\.?"
        ),
        lambda match: _PARTS[match[1]] + match[2],
    ),
    ("eves", expression(r"\beves\b(?! of)"), lambda _match: "evenings"),
    ("am", expression(rf"\b({any_of(_WRITTEN)}|{DAY})(s?) am\b"), lambda match: f"{match[1]} matin{match[2]}"),
    ("week weeknight weeknights", expression(r"\bweek ?nights?\b"), lambda _match: "weekday evenings"),
]
"""The words of days that are written out, where the cue stands (domain/reading/gates.py), in this order."""
