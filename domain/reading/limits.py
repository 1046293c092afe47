"""Until when something is to be done, and from when on: a day that is named so is no day of one's own.

"By Friday" and « avant la fête du 12 décembre » leave open when before; "after the 15th" how long after.
"""

from domain.reading.dates import bare
from domain.reading.names import DAY, DAY_WORDS, MONTH_WORDS, MONTHS
from domain.reading.numbers import any_of
from domain.reading.signs import Rules

_MONTH = rf"(?:{any_of(MONTHS)})"
_TH = r"(?:er|e|st|nd|rd|th)?"
_DATE = rf"(?:(?:(?:{DAY}),? )?(?:le |the )?(?:\d{{1,2}}{_TH} (?:of )?{_MONTH}\b|{_MONTH}\.? \d))"
_FEASTS = "noel christmas xmas paques easter thanksgiving halloween ramadan"
_UNTIL = (
    rf"(?=(?: le| la| the| this| ce| cette| next)? (?:(?:{DAY})\b|demain|tomorrow|tonight|soir\b|week-?end"
    rf"|fin de semaine|\d{{1,2}} {_MONTH}|{_MONTH} \d|the end|la fin|fin\b|noel|christmas|xmas|paques"
    rf"|easter|then\b))"
)
_PART = r"(?:(?:end|start|beginning|middle|fin|debut|milieu|mid|mi)[ -](?:of |de |d')?(?:the |la |le )?)?"
_SEASON = "(?:summer|spring|autumn|winter|printemps|ete|automne|hiver)"
_STRETCH = rf"(?:the |la |le |l')?{_PART}(?:{_MONTH}\b(?! \d)|{_SEASON}\b|(?:{any_of(_FEASTS.split())})\b)"
_MINE = r"(?:my|our|his|her|their|the|mon|ma|mes|notre|nos|son|sa|ses|leur|le|la|les|l'|un|une|an?)"
_ORDEALS = (
    "final midterm partiel quiz exam exams examen examens test interview entrevue deputation hearing audience proces"
    " trial speech"
)
_ORDEAL = any_of(_ORDEALS.split())

RULES: Rules = (
    (
        f"until jusqu && {MONTH_WORDS} summer spring autumn winter printemps ete automne hiver {_FEASTS}",
        rf"\b(?:until|jusqu'a|jusqu'au|jusqu'en)(?: la)? {_STRETCH}",
        bare("deadline"),
    ),
    (
        (
            "before by until ici avant due jusqu pour tard later"
            f" && 0 {DAY_WORDS} {MONTH_WORDS} demain tomorrow tonight soir week* end fin noel christmas"
            " xmas paques easter then"
        ),
        (
            r"\b(?:before|by|until|d'ici|avant|due|jusqu'a|jusqu'au|du pour|au plus tard|no later than"
            rf"|pas plus tard que){_UNTIL}"
        ),
        bare("deadline"),
    ),
    (
        (
            "deadline dead due limite butoir remise remettre rendre hand handed turn turned echeance"
            f" && 0 {DAY_WORDS} {MONTH_WORDS} demain tomorrow"
        ),
        (
            r"\b(?:dead-?line|due date|date (?:limite|butoir|de remise)|echeance|remise|a (?:remettre|rendre)"
            r"|hand-?in|hand(?:ed)? in|turn(?:ed)? in)"
            rf"(?: (?:is|est|on|du|:)| ?:)*{_UNTIL}"
        ),
        bare("deadline"),
    ),
    (
        f"before avant && 0 && {MONTH_WORDS}",
        rf"\b(?:before|avant) {_MINE} ?(?:[a-z'-]+ ){{1,4}}?(?:(?:on|of|is|du|est) )?(?={_DATE})",
        bare("deadline"),
    ),
    (
        f"{_ORDEALS} && 0 {DAY_WORDS} {MONTH_WORDS} demain tomorrow",
        (
            rf"\b(?:{_MINE} ?(?:[a-z'-]+ ){{0,2}}?(?:{_ORDEAL})|(?:{_ORDEAL}) (?:is|est))"
            rf"(?: (?:is|est|on|this|coming|le|ce|c'est))*(?= (?:next )?(?:{DAY}|demain|tomorrow)\b| {_DATE})"
        ),
        bare("deadline"),
    ),
    (
        "before avant",
        r"\bbefore (?:then|it|that)(?= ?(?:$|[.,;!?]))|\bavant(?: (?:ca|cela))?(?= ?(?:$|[.;!?]))",
        bare("deadline"),
    ),
    (f"jusqu && {MONTH_WORDS}", rf"\bjusqu'en(?= {_MONTH}\b)", bare("deadline")),
    ("jusqu until && 0", r"\b(?:jusqu'au|until the) (?=\d{1,2}(?:st|nd|rd|th)?\b(?! ?h))", bare("deadline")),
    (
        "by due && 0 noon midi midnight",
        r"\b(?:by|due(?: by)?)(?= (?:noon|midi|midnight|\d{1,2}(?::\d\d)? ?(?:[ap]\.?m\b|h\b|on )))",
        bare("deadline"),
    ),
    (
        f"starting beginning partir compter des as apres after && 0 && {MONTH_WORDS}",
        rf"\b(?:starting|beginning|a partir du?|a compter du?|des|as of|apres|after)(?: on)?(?= {_DATE})",
        bare("start"),
    ),
    (
        "after apres partir compter && 0",
        (
            r"\b(?:after the|apres le|a (?:partir|compter) du) "
            r"(?=\d{1,2}(?:st|nd|rd|th)?\b(?! ?(?:h\b|:\d| au\b|e |rd |st )))"
        ),
        bare("start"),
    ),
    (
        f"starting beginning partir compter des as apres after && {DAY_WORDS} demain tomorrow",
        (
            r"\b(?:(?:starting|beginning|a partir de|a compter de|des|as of)(?: on)?(?= (?:demain|tomorrow)\b)"
            r"|(?:starting|beginning|a partir de|a compter de|des|as of|apres|(?<!day )after)(?: on)?"
            rf"(?= (?:{DAY})\b(?! (?:au|a|to|until|through|jusqu'au)\b)))"
        ),
        bare("start"),
    ),
    (f"from && on onward* && {DAY_WORDS}", rf"\bfrom (?=(?:{DAY}) on(?:wards?)?\b(?! \d))", bare("start")),
)
