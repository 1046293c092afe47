"""Times that are not said well enough to be windows: one asks."""

import datetime as dt
import re

from domain.reading.dates import bare
from domain.reading.names import MONTH_WORDS, MONTHS
from domain.reading.numbers import any_of
from domain.reading.signs import Rules, Sign

_ANY_MONTH = any_of(MONTHS)
_SURE_MONTH = "|".join(name for name in MONTHS if name not in {"may", "mai", "mars", "march", "mar", "sep", "jan"})

_IN = (
    r"(?:in|early|late|mid|end of|start of|beginning of|middle of|sometime in|throughout|all|all of|during|over|of|for"
    r"|this|next|every|through|the whole of|en|au mois de|mois de|debut|mi|fin|au debut de|fin de|milieu|courant|dans"
    r"|pendant|durant|pour|tout|tout le mois de|vers|de|d'|some|from|to|until|any)"
)
_SEASON = r"(?P<season>summer|winter|spring|fall|autumn|ete|hiver|automne|printemps)"
_FEASTS = (
    r"(?:fetes|relache|vacances|conges|semaine de relache|temps des fetes|march break|spring break|reading week"
    r"|vacations?|(?:christmas|winter) break|pd days?|pedagogiques|holidays?|holiday season|noel|christmas|xmas"
    r"|paques|easter|new year'?s?|jour de l'an|thanksgiving|ramadan)"
)


_SEASONS = {
    name: months
    for months, names in (
        ((12, 1, 2, 3), "winter hiver"),
        ((3, 4, 5, 6), "spring printemps"),
        ((6, 7, 8, 9), "summer ete"),
        ((9, 10, 11), "fall autumn automne"),
    )
    for name in names.split()
}
_NIGH = dt.timedelta(21)
"""What begins within three weeks goes without saying where each week's days are told."""


def _stretch(match: re.Match[str], today: dt.date) -> Sign:
    """A season or some months: one that is on, or nearly, is a "season", another a "period"."""
    said = match.groupdict()
    if said.get("first"):
        first, last = MONTHS[said["first"]], MONTHS[said["last"]]
        months = tuple((first - 1 + ahead) % 12 + 1 for ahead in range((last - first) % 12 + 1))
    else:
        months = _SEASONS[said["season"]]
    return Sign("season" if {today.month, (today + _NIGH).month} & set(months) else "period", *match.span())


def _month(match: re.Match[str], today: dt.date) -> Sign:
    """The days of a month from today on: weekdays that are said are those within it. With `run`, all of it is said."""
    month = MONTHS[match["month"]]
    first = dt.date(today.year + (month < today.month), month, 1)
    last = (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)
    return Sign("period", *match.span(), dates=(max(first, today), last), run=bool(match["whole"]))


RULES: Rules = (
    (
        "asap soon summer winter spring fall",
        r"\bnext (?:summer|winter|spring|fall)\b|\ba(?:s soon as possible|sap)\b|\bsoon\b",
        bare("unclear"),
    ),
    (
        MONTH_WORDS,
        (
            rf"\b(?:de |d'|from )?(?P<first>{_SURE_MONTH})\b (?:a|au|to|until|through|-|jusqu'en) "
            rf"(?:la |the )?(?:fin |end of )?(?P<last>{_ANY_MONTH})\b(?! \d)"
        ),
        _stretch,
    ),
    (
        "semaine week",
        (
            r"\b(?:par|la) semaine\b|(?<!for )\b(?:a|per) week\b|\b(?:end|later in|early in|debut|fin) (?:of "
            r"|de )?(?:the |la )?"
            r"(?:week|semaine)\b"
        ),
        bare("unclear"),
    ),
    (
        (
            "bientot tot vite sacrant possible prochainement suite dans right once week* hour* few couple fortnight ici"
            " month* year* paires impaires odd even"
        ),
        (
            r"\bbientot\b|\b(?:au|le) plus (?:sacrant|vite|tot)\b|\bdes que possible\b|\bprochainement\b"
            r"|\btout de suite\b|\bright (?:away|now)\b|\bat once\b|\bd'ici (?:la|une|quelques|\d+)\b"
            r"|\bin a fortnight\b"
            r"|\bdans (?:une|quelques) (?:semaines?|heures?|jours)\b|\bdans \d+ (?:semaines|heures)\b"
            r"|\bin (?:an?|a few|a couple(?: of)?) (?:weeks?|hours?|days)\b(?! from\b)"
            r"|\bin \d+ (?:weeks|hours)\b(?! from\b)"
            r"|\bdans (?:un|quelques|\d+) (?:mois|ans?)\b|\bin (?:an?|a few|a couple of|\d+) (?:months?|years?)\b"
            r"|\bsemaines? (?:im)?paires?\b|\b(?:odd|even)(?:-numbered)? weeks\b"
        ),
        bare("unclear"),
    ),
    (
        "tantot ci parfois sometimes immediat* maintenant now presse la urgence urgently",
        (
            r"\btantot\b|\bces jours-ci\b|\bparfois\b|\bsometimes\b"
            r"|\bimmediat\w+|\burgently\b|\bd'urgence\b|\bca presse\b"
            r"|\bla,? la\b(?= ?(?:$|[?!.,]))|\b(?:now|maintenant)\b(?= ?(?:$|[?!.]))"
        ),
        bare("vague"),
    ),
    (
        MONTH_WORDS,
        (
            r"\b(?<!fin )(?<!debut )(?<!milieu )(?<!mi )(?<!end )(?<!start )(?<!beginning )(?<!middle )(?<!week )"
            r"(?:(?<!semaine )|(?<=fin de semaine )|(?<=fins de semaine ))"
            r"(?P<whole>(?:tout(?: le mois)?(?: de)?|all(?: of)?|throughout) )?(?:in |of |en |de |d'"
            rf"|(?:du |au )?mois de |(?<=tout )|(?<=all )|(?<=throughout ))(?P<month>{_ANY_MONTH})\b"
            r"(?! \d| ?(?:a|au|to|until|through|-|et|and|ou|or) )"
        ),
        _month,
    ),
    (
        MONTH_WORDS,
        (
            rf"\b{_IN}[ -]?(?:{_ANY_MONTH})\b(?! \d)"
            rf"|\b(?:{_SURE_MONTH})(?= ?(?:$|[,.;!?)]))"
        ),
        bare("period"),
    ),
    (
        "ete hiver automne summer winter fall autumn spring printemps",
        (
            r"\b(?:cet?|l'|tout l'|au|en|durant l'|pendant l'|in(?: the)?|this|next|all|over the|during the|for the"
            rf"|every"
            rf"|al+ ?|through the) ?{_SEASON}\b(?! (?:camp|tires?|job|clothes|festival|party|fair))"
        ),
        _stretch,
    ),
    (
        (
            "fetes relache vacances vacation vacations conge conges break reading holiday holidays noel christmas xmas"
            " paques easter ferie feries year years thanksgiving an annee ramadan pd pedagogiques only"
        ),
        (
            r"\b(?:pendant|durant|during|over|apres|after|avant|before|autour de|around|entre|between|through|sauf"
            rf"|d'ici"
            r"|until|jusqu'a|aux)(?: les?| la| l'| the| our| my| mes| mon| nos| le temps des| le conge (?:de|des)"
            rf"| on)? ?{_FEASTS}\b"
            r"|\b(?:le )?(?:temps|conge) (?:des|de) (?:fetes|paques|noel)\b|\bon (?:my )?vacation\b|\bpd days\b"
            r"|\b(?:winters|summers) only\b"
            r"|\b(?:school|summer) (?:holidays?|breaks?)\b|\b(?:conges?|vacances) scolaires?\b"
            r"|(?:(?<=lundi )|(?<=lundis )|\bjours? )feries?\b|\b(?:stat|statutory|public|bank) holidays?\b"
            r"|\bnext year\b|\b(?:l'an|l'annee) prochaine?\b|\bnew year\b(?!')|\bpaques et\b"
        ),
        bare("period"),
    ),
    (
        "flexible flexibles variable variables varies conge off shifts needed besoin selon",
        (
            r"\b(?:flexible (?:hours|schedule)|horaires? (?:tres )?(?:flexibles?|variables?)|hours? flexible"
            r"|schedule varies|dispo\w* (?:flexible|variable)s?|jours? (?:de conge|off)|days? off|my shifts"
            r"|as needed|when needed|au besoin|selon (?:mes|mon|ma) (?:dispo\w*|horaire|job|travail))\b"
        ),
        bare("vague"),
    ),
    ("until jusqu", r"\buntil\b(?! (?:\d|noon|midnight|midi|minuit))|\bjusqu'a (?:ce|nouvel)\b", bare("vague")),
)
