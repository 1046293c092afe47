"""Times that are not said well enough to be windows: one asks."""

from domain.reading.dates import bare
from domain.reading.names import MONTHS
from domain.reading.signs import Rules, rules

_SURE_MONTH = "|".join(name for name in MONTHS if name not in {"may", "mai", "mars", "march", "mar", "sep", "jan"})

RULES: Rules = rules(
    (
        "this next soon asap",
        r"\b(?:this|next) (?:month|summer|winter|spring|fall)\b|\ba(?:s soon as possible|sap)\b|\bsoon\b",
        bare("unclear"),
    ),
    (
        "semaine week mois month",
        (
            r"\b(?:par|la) semaine\b|(?<!for )\b(?:a|per) (?:week|month)\b|\bpar mois\b|\bce mois\b|\bmois prochain\b"
            r"|\beach month\b|\bmonthly\b"
        ),
        bare("unclear"),
    ),
    (
        "tot vite sacrant possible prochainement suite dans right once weeks",
        (
            r"\bbientot\b|\bau plus (?:sacrant|vite|tot)\b|\bdes que possible\b|\bprochainement\b"
            r"|\btout de suite\b|\bright (?:away|now)\b|\bat once\b"
            r"|\bdans (?:\d+|une|quelques) semaines?\b|\bin (?:\d+|a|a few|a couple of) weeks?\b(?! from\b)"
        ),
        bare("unclear"),
    ),
    (
        (
            "cet temps parfois sometimes winter pendant durant during over entre between to au a throughout all tout"
            " dispo free"
        ),
        (
            rf"\b(?:de |d'|from )?(?:{_SURE_MONTH}) (?:a|au|to|until|through|thru) (?:{_SURE_MONTH})\b(?! \d)"
            rf"|\b(?:all (?:of )?|throughout |tout le mois de |tout )(?:{_SURE_MONTH})\b"
            rf"|\b(?:dispo\w*|libre|free|available)(?: \w+)? (?:en|in) (?:{_SURE_MONTH})\b(?! \d)|"
            r"\bcet (?:ete|hiver|automne)\b|\bde temps en temps\b|\bparfois\b|\bsometimes\b|\bal?l winter\b"
            r"|\b(?:pendant|durant|during|over) (?:les fetes|la relache|les vacances|march break|the holidays"
            r"|spring break|noel|entre)\b|\bentre noel et\b|\bbetween christmas and\b"
        ),
        bare("vague"),
    ),
)
