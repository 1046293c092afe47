"""Words that make a time uncertain, so that one asks, and those by which a day's name says nothing of when.

They are heard before the days and hours that they are said of: "most evenings", « à l'occasion le samedi », « bonne
fin de semaine ».
"""

import datetime as dt
import re

from domain.reading.dates import bare
from domain.reading.names import DAY, DAY_WORDS, MONTHS, PART_WORDS, WEEKEND_WORDS
from domain.reading.numbers import any_of
from domain.reading.signs import Rules, Sign

_PART = r"(?:avant-midi|matin|soir|apres-midi|aprem|midi|morning|evening|afternoon|night|weeknight|weekday)"
_WEEKEND = r"(?:week-?end|fins? de semaine|fds)"
_TIME = rf"(?:{DAY}|{_PART}|{_WEEKEND})"
_ON = r"(?:(?:on|in|a|an|the|le|la|les|l'|en|un|une|tous|every|this|next|ce|cet|cette|d'|des|de|of) ?){0,3}"
_UN_JOUR = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|fin de semaine|week-?end|fds)"
    r"(?!(?: [a-z-]+)? sur (?:2|deux)))"
)

_WHEN_I = (
    r"(?:quand|when|whenever) (?:je |j'|i |i'm |(?:mon|ma|my) (?:horaire|job|temps|schedule|work|shifts?) )"
    r"(?:am |suis |ne |do )?(?:not |pas )?(?:ai le temps|have (?:the )?time|have a (?:day|moment)|can\b|peux"
    r"|travaille|work"
    r"|off\b|free|libre|dispo\w*|available|at work|working|home|en conge|sur un|permit|permet|allow)"
)

_FEASTS = "christmas xmas noel halloween thanksgiving easter paques"

_COUNTS = {"once": "1", "une": "1", "twice": "2"}


def _share(match: re.Match[str], _today: dt.date) -> Sign:
    """So many days of each week, or hours of some."""
    said = match["adverb"] or match["count"]
    return Sign("share", *match.span(), every=0 if match["hours"] else int(_COUNTS.get(said, said)))


RULES: Rules = (
    (
        f"bon bonne good great happy belle beau nice lovely joyeu* merry safe && {DAY_WORDS} {WEEKEND_WORDS} {_FEASTS}",
        (
            r"\b(?:bon(?:ne)?|good(?! friday)|great|happy|belle|beau|nice|lovely|joyeu(?:x|ses?)|merry|safe) (?:(?:fin"
            r"|rest) (?:de"
            rf" |of the )?)?(?:{_WEEKEND}|{DAY}|christmas|xmas|noel|halloween|thanksgiving|easter|paques)\b"
        ),
        bare("nothing"),
    ),
    (
        (
            "some most quelques certain* few several plusieurs many odd random occasion* maybe perhaps probabl*"
            " possibly sometimes parfois peut souvent often presque almost mostly plupart temps not pas one 0 un une"
            f" && {DAY_WORDS} {WEEKEND_WORDS} {PART_WORDS}"
        ),
        (
            r"\b(?:some|most|quelques|certaine?s|a few|several|plusieurs|many|the odd|odd|random|occasional(?:ly)?"
            r"|maybe|perhaps|probably|possibly|sometimes|parfois|peut-?etre|souvent|often|presque|almost|mostly"
            r"|probablement|la plupart|de temps en temps|(?:a|par) l?'?occasions?|not every|pas tous les"
            rf"|(?:one|1|un|une) (?:or two|ou 2|ou deux|of (?:these|those))),? ?(?={_ON}{_TIME})"
        ),
        bare("unclear"),
    ),
    (
        "now while often here occasion* temps ici",
        (
            r"\b(?:(?:every )?now and (?:then|again)|once in a while|every (?:so often|once in a while)|here and there"
            r"|on occasion|occasionally|de temps (?:en temps|a autre)|a l'occasion|ici et la)\b"
        ),
        bare("unclear"),
    ),
    (
        (
            "next autre suivant* following lendemain after before avant from pas remis remise pluie pleut rain*"
            " snows neige mouille"
        ),
        (
            rf"\b(?:{DAY}|weekend|week-end) after next\b"
            rf"|\b(?:{DAY}) (?:and|et|pis) (?:the |le )?(?:following|suivant)\b"
            rf"|\b(?:{DAY}|week-?end|fin de semaine) (?:or|ou) (?:the )?"
            r"(?:next|l'autre|(?:le |la )?suivante?)\b(?! [a-z]*day)"
            rf"|\b(?:\d+|a couple of|a few) (?:weeks?|days?|nights?) (?:from|before|after)\b|\bavant-veille\b"
            rf"|\b\d+ (?:jours?|semaines?) (?:avant|apres)\b|\bpas (?:ce|cette) {_TIME}"
            r"|\bremi[st]e? (?:au|a)\b|\ben cas de pluie\b|\bs'il (?:pleut|neige|mouille)\b|\brain ?dates?\b"
            r"|\bif it (?:rains|snows)\b|\bthe (?:day|week|weekend) (?:after|before)\b(?! (?:tomorrow|noel|christmas))"
            r"|\ble lendemain\b(?! de )"
        ),
        bare("unclear"),
    ),
    (
        "next coming prochain* within end beginning start middle rest fin debut milieu reste until jusqu",
        (
            r"\b(?:next|coming) (?:few |couple (?:of )?|\d+ )(?:hours|days|weeks|months|week-?ends|[a-z]+days)\b"
            r"|\bcoming (?:days|weeks|months)\b|\b(?:\d+|quelques) prochaine?s?\b|\bprochaine?s (?:jours|semaines"
            r"|mois)\b"
            r"|\bwithin (?:the )?(?:next )?(?:an?|\d+)? ?(?:hours?|days?|weeks?|months?)\b"
            r"|\b(?:end|beginning|start|middle|rest) of (?:the |this |next )?(?:week|year)\b(?!-?end)"
            r"|\b(?:fin|debut|milieu|reste) de (?:la |cette )(?:semaine|annee)\b"
            r"|\buntil (?:whenever|late|close|closing|done|finished|dark)\b"
            r"|\bjusqu'a (?:tard|la fin|la fermeture|la noirceur)\b"
            rf"(?! (?:du mois|de l'annee|(?:de |d')?(?:{any_of(MONTHS)})\b))"
        ),
        bare("unclear"),
    ),
    (
        "month monthly mois mensuel*",
        (
            r"\b(?:du|de chaque|de ce|(?:de|a) la fin du|of (?:the|each|every|this)|par|per|an?|each|every|chaque"
            r"|ce|tous les|fin du|end of(?: the)?|next|this)(?<!for a) (?:month|mois)\b(?! d[e'])"
            r"|\bmois prochain\b|\bmonthly\b"
            r"|\bmensuel\w*"
        ),
        bare("unclear"),
    ),
    (
        "once twice 0 une fois && week wk semaine sem",
        (
            r"\b(?:(?P<adverb>once|twice)"
            r"|(?P<count>\d|une) ?(?:times|fois|x|days?|jours?|(?P<hours>hours?|hrs?|heures?|h)))"
            r" ?(?:/ ?|an? |par |per |each |every |(?<=jours )|(?<=fois ))(?:week|wk|semaine|sem)\b(?! prochaine)"
        ),
        _share,
    ),
    (
        "once twice 0 une few couple quelques && week weeks wk semaine semaines sem month months mois year years an",
        (
            r"\b(?:once|twice|(?:\d+|une|a few|a couple(?: of)?|quelques) ?(?:-|ou|or|a|to)? ?\d* ?(?:times|x|fois"
            r"|hours?|hrs?|heures?|h|days?|jours?|soirs?|nights?|evenings?))"
            r" ?(?:/ ?|a |an |par |per |each |every |dans la |chaque |aux (?:2|deux) |(?<=fois ))"
            r"(?:(?:2|two|deux) )?(?:weeks?|wk|semaines?|sem|months?|mois|years?|an)\b"
        ),
        bare("unclear"),
    ),
    (
        "other alternate sur && day days jour",
        r"\b(?:every other|alternate) days?\b|\bun jour sur (?:2|deux)\b",
        bare("unclear"),
    ),
    (
        "latest earliest tard tot",
        r"\bau plus (?:tard|tot)\b(?! (?:le )?\w+di\b)|\bat the (?:latest|earliest)\b",
        bare("unclear"),
    ),
    (
        f"already deja work travaille not n pas no good bad out full busy taken booked && {DAY_WORDS}",
        (
            rf"\b(?:already|deja)(?: [a-z]+){{0,2}}(?= (?:on )?(?:le |les )?(?:{DAY})s?\b)"
            rf"|(?:(?<=day )|(?<=days )|(?<=di )|(?<=dis ))(?:already|deja|i work|je travaille|(?:do|does|is|are|will)"
            r" not|does? n't|(?:ca|c'est) (?:marche )?pas|(?:is|are) (?:no good|not good|bad|out|full|busy|taken"
            r"|booked)\b)"
        ),
        bare("unclear"),
    ),
    (
        (
            "soir soirs matin matins jours days nights mornings evenings"
            " && de game school match practice snow rainy market"
        ),
        (
            r"\b(?:soirs?|matins?|jours) de (?:match|pluie|neige|tempete|classe|conge|marche|pratique|partie)\b"
            r"|\b(?:game|school|match|practice|snow|rainy|market) (?:days|nights|mornings|evenings)\b"
        ),
        bare("unclear"),
    ),
    (
        "quand when whenever",
        rf"\b{_WHEN_I}|\bquand (?:je suis )?(?:pas )?(?:su|sur) un autre\b",
        bare("vague"),
    ),
    (
        f"un une a && semaine {DAY_WORDS} {WEEKEND_WORDS}",
        (
            rf"\bune? (?:soir|matin|avant-midi|apres-midi|midi|jour)s? (?:de|sur|en|la) semaine\b"
            rf"|\bune? (?={_UN_JOUR}\b)|\b(?<!half )a (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|weekend\b)"
        ),
        bare("unclear"),
    ),
    (
        "except excepte sauf && this that the next prochain prochaine celle celui quand when si if",
        (
            r"\b(?:except|excepte|sauf) (?:on )?(?:this|that|the next|next|l[ae] prochaine?|celle|celui|quand|when|si"
            rf"|if)\b(?! (?:{DAY}))"
        ),
        bare("unclear"),
    ),
    (
        "work travaille && nights days evenings weekdays mornings shift shifts jour soir nuit semaine",
        (
            r"\b(?:i work|je travaille) (?:nights|days|evenings|weekdays|mornings|shifts?|de (?:jour|soir|nuit)"
            r"|(?:la|en|sur) semaine)\b"
        ),
        bare("vague"),
    ),
    (
        (
            f"{WEEKEND_WORDS} && long longue day easter thanksgiving christmas halloween jean paques noel travail fete"
            " action patriotes reine saint relache"
        ),
        (
            r"\b(?:long(?:ue)?|labou?r day|canada day|victoria day|family day|civic(?: holiday)?|easter|thanksgiving"
            r"|christmas|halloween|saint-jean) (?:week-?end|fin de semaine)\b"
            rf"|\b{_WEEKEND} (?:de (?:l'|la )?|des? |du |of )(?:paques|noel|travail|fete|action|patriotes|reine"
            r"|saint|relache)\b"
        ),
        bare("unclear"),
    ),
)
