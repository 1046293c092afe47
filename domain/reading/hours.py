"""Hours as people say them: parts of the day, from one time to another, after, before, around."""

import datetime as dt
import re

from domain.reading.clock import LATEST, alone, between, clock
from domain.reading.expressions import expression
from domain.reading.lengths import lasting, of_something
from domain.reading.names import DAY as DAY_NAMES
from domain.reading.names import MONTHS
from domain.reading.numbers import any_of
from domain.reading.signs import Hours, Rule, Rules, Sign

DAY: Hours = (8 * 60, 21 * 60)
MORNING: Hours = (8 * 60, 12 * 60)
AFTERNOON: Hours = (12 * 60, 17 * 60)
EVENING: Hours = (17 * 60, 21 * 60)
NOON: Hours = (12 * 60, 13 * 60)


def _range(match: re.Match[str], _today: dt.date) -> Sign | None:
    start, end = clock(match, "start"), clock(match, "stop")
    if start is None or end is None:
        return None
    said_alone = (
        not match["lead"]
        and match["rest"] is None
        and not _AFTER_A_DAY.search(match.string, max(0, match.start() - _BEFORE), match.start())
    )
    if start.bare and end.bare and not (start.sure and end.sure) and said_alone:
        return None
    if end.french and of_something(match):
        return Sign("nothing", *match.span())
    return Sign("hours", *match.span(), run=True, hours=lambda part: between(start, end, part))


_BEFORE = 20
"""Letters before a time that may say what it is."""
_AFTER_A_DAY = expression(
    rf"\b(?:(?:{any_of(MONTHS)})\.?(?: \d{{1,2}}(?:st|nd|rd|th)?)?|(?:{DAY_NAMES})s?|matins?|soirs?|aprem|midi"
    rf"|mornings?|afternoons?|evenings?|nights?|pm|week-?ends?"
    rf"|weekdays?"
    r"|tomorrow|demain|today|tonight|semaine)[ ,:(]{1,2}$"
)


def _since(match: re.Match[str], _today: dt.date) -> Sign | None:
    time = clock(match, "start")
    if time is None or (time.bare and match[0].startswith("des ")):
        return None

    def hours(part: Hours | None) -> Hours | None:
        start = alone(time, part, last=DAY[1] - 1)
        if start is None or start >= DAY[1]:
            return None
        return start, part[1] if part and start < part[1] else DAY[1]

    return Sign("hours", *match.span(), habit=True, hours=hours)


def _until(match: re.Match[str], _today: dt.date) -> Sign | None:
    time = clock(match, "start")
    if time is None or (time.bare and match[0].startswith("up to")):
        return None

    def hours(part: Hours | None) -> Hours | None:
        end = alone(time, part, first=DAY[0] + 1)
        if end is None or end <= DAY[0]:
            return None
        if part and part[0] < end:
            return (part[0], end) if end <= part[1] + _BEYOND else None
        return DAY[0], end

    return Sign("hours", *match.span(), hours=hours)


_BEYOND = 60
"""Minutes by which something may go on after its part of the day; lunch until 3 pm is no lunch."""


def _around(match: re.Match[str], _today: dt.date) -> Sign | None:
    time = clock(match, "start")
    if match["at"] == "a" and _MINUTES.search(match.string, 0, match.start()):
        return None
    if time is None or (time.bare and (match["at"] in {"a", "about"} or (match["at"] and match["rest"] is None))):
        return None

    if time.french and of_something(match):
        return Sign("nothing", *match.span())
    elsewhere = _FOR.search(match.string)
    long = match.groupdict().get("long") or (elsewhere["long"] if elsewhere else "2")
    minutes = 60 * (int(long) if long.isdigit() else 1) if match["start"] not in _NOON else 60

    def hours(part: Hours | None) -> Hours | None:
        start = alone(time, part, last=LATEST - minutes)
        return None if start is None or start > LATEST else (start, start + minutes)

    return Sign("hours", *match.span(), hours=hours)


_MINUTES = expression(r"\bmin(?:utes)? $")
"""« 45 minutes à 1 h 30 » is how long."""
_NOON = frozenset({"midi", "noon"})
"""One hour of the day, however it is said."""


def _by_itself(match: re.Match[str], today: dt.date) -> Sign | None:
    """A time that cannot be a number of other things: "Sunday 2 pm", « demain 14 h 30 »."""
    time = clock(match, "start")
    if time is None or time.bare:
        return None
    return lasting(match, match["start"]) or _around(match, today)


def _part(part: Hours) -> Rule:
    """A part of the day, a habit when said as one: "evenings", « le soir »."""

    def rule(match: re.Match[str], _today: dt.date) -> Sign:
        habit = match[0].endswith("s") or bool(
            _OFTEN.search(match.string, max(0, match.start() - _BEFORE), match.start())
        )
        return Sign("part", *match.span(), habit=habit, hours=lambda _part: part)

    return rule


_OFTEN = expression(r"\b(?:le|les|l'|en|tous les|in(?: the)?|any|every|chaque|each) ?$")


_CLOCK = r"\d{{1,2}}(?: ?h(?:eures?\b)?(?: ?\d\d\b)?|:\d\d)?(?: ?[ap]\.?m\b\.?)?|midi|noon|minuit|midnight"
_START, _STOP = (f"(?P<{name}>{_CLOCK.format()})" for name in ("start", "stop"))
_UNITS = "ans years? yrs? mois months? km kids? enfants? personnes? people piasses? piastres? dollars? bucks".replace(
    " ", "|"
)
_NO_TIME = rf"(?!\d|:\d|[.,]\d| ?(?:to|a|-|ou|or) ?\d{{3}}(?!\d)| ?(?:\$|%|x\b|(?:{_UNITS})\b))"
_REST = (
    r"(?P<rest>(?= ?(?:$|[,.;:!?)]|(?:le|la|les|on|in|en|every|each|daily|chaque|tous|this|ce|sharp|pile)\b"
    r"|\w*(?:day|di)s?\b)))?"
)
_GREETING = r"(?<! a )(?<!per )(?<!par )(?<!good )(?<!bon )(?<!bonne )(?<!belle )(?<!last )"

_EARLY = r"(?: (?:le |du |in the )?(?:matin|morning))?"
_LONG = r"(?: (?:pour|for|pendant|durant) (?:about |environ )?(?P<long>\d|an|une?) ?(?:h\b|heures?\b|hours?\b|hrs?\b))?"

_FOR = expression(r"\b(?:pour|for|pendant|durant) (?P<long>\d) ?(?:h\b|heures?\b|hours?\b|hrs?\b)")
_COUNTED_BY = (
    *("kids", "ages", "aged", "enfants", "grades", "grade", "sec", "secondaire", "primaire", "niveau", "niveaux"),
    *("level", "levels", "page", "pages", "room", "apt"),
)
_COUNTED = "".join(f"(?<!{word} )" for word in _COUNTED_BY)
_TIME = "0 midi minuit midnight noon"

RULES: Rules = (
    (
        f"{_TIME} && - a to until jusqu through",
        (
            rf"\b(?=[\ddfamn]){_COUNTED}(?P<lead>de |d'|from |a partir de |des )?{_START}{_EARLY} ?(?:-|a|to|until"
            rf"|jusqu'a|through)"
            rf" ?{_STOP}\b{_NO_TIME}{_REST}"
        ),
        _range,
    ),
    (
        f"{_TIME} && entre between",
        rf"\b(?P<lead>entre |between ){_START} ?(?:et|and|&|-) ?{_STOP}\b{_NO_TIME}(?P<rest>)",
        _range,
    ),
    (
        f"{_TIME} && start* begins commence debut debute",
        rf"\b(?:starting at|starts? at|begins at|commence a|debute a|debut a)(?P<at>) {_START}\b{_NO_TIME}(?P<rest>)",
        _around,
    ),
    (
        f"{_TIME} && apres partir compter des after from past starting",
        rf"\b(?:apres|a partir de|a compter de|des|after|from|past|starting) {_START}\b{_NO_TIME}",
        _since,
    ),
    (
        f"{_TIME} && avant jusqu before until up later tard",
        rf"\b(?:avant|jusqu'a|before|until|up to|no later than|pas plus tard que) {_START}\b{_NO_TIME}",
        _until,
    ),
    (
        f"{_TIME} && vers autour around alentours environ approx* a at about @",
        (
            r"(?:\b(?:vers|autour de|around|aux alentours de|environ|approx\w*|(?P<at>a|at|about)) "
            rf"|@ ?){_START}\b{_NO_TIME}(?! hour){_LONG}{_REST}"
        ),
        _around,
    ),
    (
        "0 && h heure heures : am pm a p",
        rf"(?<![\d/$-])\b(?=\d{{1,2}} ?(?:h|:|[ap]\.?m))(?P<at>){_START}(?P<rest>)\b{_NO_TIME}(?! hour){_LONG}",
        _by_itself,
    ),
    (
        "early late mid fin debut milieu tot tard",
        (
            r"\b(?:early|late|mid)[ -](?:mornings?|afternoons?|evenings?)\b|\b(?:fin|debut|milieu) (?:de |d'|de l')"
            r"(?:matinee|avant-midi|apres-midi|aprem|soiree|journee)\b|\btot (?:le matin|en matinee)\b"
            r"|\btard (?:le soir|en soiree)\b|(?<=matin )tot\b|(?<=soir )tard\b|(?<=ning )(?:early|late)\b"
        ),
        lambda match, _today: Sign("loose", *match.span()),
    ),
    (
        (
            "dawn dusk sunrise sunset nightfall aube soleil brunante work workday working school job travail ecole"
            " shift quart class classes daycare ouvrage cours cegep day heures hours overnight nuit nuits supper*"
            " dinner* bed* heure jour kids children enfants"
        ),
        (
            r"\b(?:dawn|dusk|sunrise|sunset|nightfall|l'aube|(?:coucher|lever) du soleil|brunante|(?:before"
            r"|avant) (?:work"
            r"|school|la job|le travail|l'ecole)|(?:before|after|avant|apres) (?:my|mon) (?:shift|quart)"
            r"|after (?:school|work|class(?:es)?|daycare)|apres (?:l'ecole|la job|le travail|l'ouvrage|les cours"
            r"|le"
            r" cegep)"
            r"|(?:at the )?end of (?:the )?(?:work ?)?day|les heures de bureau"
            r"|work(?:ing)? hours|office hours|business hours|school hours|heures (?:de bureau|de classe|d'ecole)"
            r"|overnight|(?:la|cette|de) nuit|nuits|(?:supper|dinner|bed)[ -]?time|l'heure du (?:souper|dodo)"
            r"|during the day|in the day|le jour(?! (?:de|du|j|ou|meme|[a-z]+di)\b)|de jour(?= ?(?:$"
            r"|[,.;!?]))|(?:while|when|quand|pendant que) (?:the |les |my |mes )?"
            r"(?:kids|children|enfants) (?:are|sont))\b"
        ),
        lambda match, _today: Sign("loose", *match.span()),
    ),
    (
        "day days daytime journee journees",
        rf"{_GREETING}\bjournees?\b(?! de )|\bdaytime\b|\ball day\b|\bdays (?:and|or|&) (?:evenings?|nights?)\b",
        _part(DAY),
    ),
    ("avant", r"\bavant-midis?\b", _part(MORNING)),
    (
        "apres aprem aprems afternoon afternoons pm",
        r"\bapres[ -]midis?\b|\baprems?\b|\bafternoons?\b|(?<!\d)(?<!\d )\bpm\b",
        _part(AFTERNOON),
    ),
    (
        "matin* morning mornings am",
        rf"{_GREETING}\b(?:matin(?:s|ees?)?|mornings?)\b|(?<=day )am\b|(?<=days )am\b",
        _part(MORNING),
    ),
    (
        "soir soirs soiree soirees evening evenings night nights tonight",
        rf"{_GREETING}\b(?:soir(?:s|ees?)?|evenings?|nights?)\b(?!'s)|(?<=\bto)night\b",
        _part(EVENING),
    ),
    ("midi midis noon lunch*", r"\bmidis?\b|\bnoon(?: hours?)?\b|\blunch(?:es|[ -]?times?| hours?)?\b", _part(NOON)),
)
