"""What is past, and what only tells of someone's life: no time that is meant.

"It broke on Sunday", « né en 1962 », « je finis en avril », "the other night".
"""

from domain.reading.dates import bare
from domain.reading.names import DAY, DAY_WORDS, MONTH_WORDS, MONTHS, WEEKEND_WORDS
from domain.reading.numbers import any_of
from domain.reading.signs import Rules

_MONTH = rf"(?:{any_of(MONTHS)})"
_DATE = rf"(?:{DAY}|\d{{1,2}}(?:er|e|st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d|week-?end|fins? de semaine|fds)"
_PART = r"(?:matin|soir|apres-midi|midi|nuit|jour|morning|evening|afternoon|night|day)"
_TOLD = "talked spoke called texted met broke happened leaked flooded burst stopped died fell saw asked wrote stolen"
_CONTE = "parle appele lache brise casse commence arrete rencontre telephone ecrit vu perdu coule gele pete tombe vole"

RULES: Rules = (
    (
        f"since depuis was were etait etaient eu && 0 {DAY_WORDS} {MONTH_WORDS} {WEEKEND_WORDS}",
        (
            rf"\b(?:since|depuis|was(?: on)?|were(?: on)?|etait|etaient|a eu lieu)(?= (?:le |la |the |last )?{_DATE})"
            rf"|\b(?:since|depuis)(?= {_MONTH}\b)"
        ),
        bare("past"),
    ),
    (
        (
            "arrive* ne nee* demenage* immigre* commence* perdu decede* moved came landed born graduated retired died"
            f" started began && 0 {DAY_WORDS} {MONTH_WORDS}"
        ),
        (
            r"\b(?:(?:suis|est|sommes|ai|a|avons|ont) (?:[a-z]+ )?(?:ne|arrive|demenage|immigre|commence|perdu|decede)"
            r"(?:e?s?)|arrivee?s?(?= (?:de|du|d'))|moved|came|landed|born|graduated|retired|died|started|began)\b"
            rf"(?: [a-z']+){{0,5}}?(?= (?:in|en|on|le|au)? ?(?:{_DATE}|{_MONTH}\b))"
        ),
        bare("past"),
    ),
    (
        f"finishing finishes graduating ends finit finissant termine* && {MONTH_WORDS}",
        (
            r"\b(?:finishing|finishes|graduating|ends|finit|finissant|termine(?:nt)?) (?:school )?"
            rf"(?=(?:in |en ){_MONTH}\b)"
        ),
        bare("past"),
    ),
    (
        f"{_TOLD} && {DAY_WORDS}",
        rf"\b(?:{any_of(_TOLD.split())})(?: (?:you|him|her|us|them|me|it))?(?= (?:on )?(?:{DAY})\b)",
        bare("past"),
    ),
    (
        f"{_CONTE} && {DAY_WORDS}",
        rf"\b(?:ai|as|a|avons|avez|ont|est|sont) (?:[a-z]+ )?(?:{any_of(_CONTE.split())})e?s?(?= (?:le )?(?:{DAY})\b)",
        bare("past"),
    ),
    (
        f"rain snow storm frost pluie neige tempete && {DAY_WORDS} tomorrow demain",
        (
            r"\b(?:rain|snow|storm|frost|pluie|neige|tempete) (?:[a-z']+ ){0,2}?"
            rf"(?=(?:le |on )?(?:{DAY}|tomorrow|demain)\b)"
        ),
        bare("past"),
    ),
    (
        "sont are && journees soirees days nights evenings weekends",
        (
            r"\b(?:journees|soirees|days|nights|evenings|weekends) (?:sont|are)"
            r" (?:(?:bien|trop|so|too|very) )?(?:longues|long)\b"
        ),
        bare("nothing"),
    ),
    (
        "last dernier* passe* other autre ago",
        (
            rf"(?<!the )\blast (?:{DAY}|week-?end|week|{_PART}|month|year|spring|summer|fall|winter)\b"
            rf"|\b(?:{DAY}|semaine|mois|annee|ete|hiver|printemps|automne) (?:derniere?|passee?)\b"
            rf"|\b(?:the other|l'autre) {_PART}\b|\b(?:\d+|an?|few|couple|couple of) (?:days?|nights?|weeks?) ago\b"
        ),
        bare("nothing"),
    ),
)
