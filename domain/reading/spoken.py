"""Times as they are spoken, written with figures: the first of the two layers that read a time.

"Half past nine" becomes "9:30", « six heures et demie » "6 h 30", "Fri/Sat/Sun" "friday, saturday, sunday". The rules
of days and hours (domain/reading/days.py, hours.py) read what is written so. The text given is plain.
"""

import re
from collections.abc import Callable

_SMALL = (
    "zero",
    "",
    "deux two",
    "trois three",
    "quatre four",
    "cinq five",
    "six",
    "sept seven",
    "huit eight",
    "neuf nine",
    "dix ten",
    "onze eleven",
    "douze twelve",
    "treize thirteen",
    "quatorze fourteen",
    "quinze fifteen",
    "seize sixteen",
    "dix-sept seventeen",
    "dix-huit eighteen",
    "dix-neuf nineteen",
    "vingt twenty",
)
_TENS = {
    "vingt": 20,
    "twenty": 20,
    "trente": 30,
    "thirty": 30,
    "quarante": 40,
    "forty": 40,
    "cinquante": 50,
    "fifty": 50,
}
_UNITS = {word: number for number, words in enumerate(_SMALL[:10]) for word in words.split()} | {"one": 1, "un": 1}
NUMBERS: dict[str, int] = (
    {word: number for number, words in enumerate(_SMALL) for word in words.split()}
    | _TENS
    | {f"{tens}-{unit}": ten + one for tens, ten in _TENS.items() for unit, one in _UNITS.items() if one}
)
"""What a number is called in French and in English, from two on, for "one" is a word of too many uses."""

CALENDAR = frozenset(
    {
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "fridays",
        "saturdays",
        "sundays",
        "lundis",
        "mardis",
        "mercredis",
        "jeudis",
        "vendredis",
        "samedis",
        "dimanches",
        "janvier",
        "fevrier",
        "avril",
        "juillet",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
        "january",
        "february",
        "march",
        "april",
        "august",
        "september",
        "october",
        "november",
        "december",
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
        "thurs",
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
_DAY_WORDS = {
    **dict.fromkeys(("monday", "mon", "lundi", "lun"), "lundi"),
    **dict.fromkeys(("tuesday", "tues", "tue", "mardi", "mar"), "mardi"),
    **dict.fromkeys(("wednesday", "weds", "wed", "mercredi", "merc", "mer"), "mercredi"),
    **dict.fromkeys(("thursday", "thurs", "thur", "thu", "jeudi", "jeu"), "jeudi"),
    **dict.fromkeys(("friday", "fri", "vendredi", "vend", "ven"), "vendredi"),
    **dict.fromkeys(("saturday", "sat", "samedi", "sam"), "samedi"),
    **dict.fromkeys(("sunday", "sun", "dimanche", "dim"), "dimanche"),
}
_ANY_DAY = rf"(?:{'|'.join(sorted(_DAY_WORDS, key=len, reverse=True))})"
_JOINED = r"(?: ?[,/&+-] ?(?:and |et |pis )?(?:le )?| (?:and|et|pis|ou|or) (?:le |the )?| (?:le )?)"
_HOUR = r"\d{1,2}"
Rewrite = Callable[[re.Match[str]], str]


def _days(match: re.Match[str]) -> str:
    """A list of days by their full names; a hyphen between two of them is a stretch and stays."""
    names = re.findall(_ANY_DAY, match[0])
    possessive = names[0] == "mon" and names[1].endswith(("di", "dimanche"))  # « mon samedi »
    if possessive or len({_DAY_WORDS[name] for name in names}) < len(names):
        return match[0]
    joint = "-" if len(names) == 2 and "-" in match[0] else ", "
    many = "s" if match["many"] else ""
    return joint.join(_DAY_WORDS[name] + many for name in names)


def _before(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    return f"{(hour - 2) % 12 + 1 if hour <= 12 else hour - 1} h 45"


def _half_of_day(match: re.Match[str]) -> str:
    return f"{match['time']} {'am' if match['part'] in {'matin', 'morning'} else 'pm'}"


_REWRITES: list[tuple[tuple[str, ...], re.Pattern[str], Rewrite]] = [
    (
        tuple(_DAY_WORDS),
        re.compile(rf"\b{_ANY_DAY}s?\.?(?:{_JOINED}{_ANY_DAY}\b\.?){{1,6}}(?P<many>s)?\b"),
        _days,
    ),
    (
        ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
        re.compile(
            r"(?:(?<=every )|(?<=each )|(?<=second )|(?<=other )|(?<=next )|(?<=this )|(?<=\bon ))(?:mon|tues?"
            r"|weds?|thu|thurs?|fri|sat|sun)\b"
        ),
        lambda match: _DAY_WORDS[match[0]],
    ),
    (
        ("vend", "dim", "lun", "sam", "thur", "weds", "tues"),
        re.compile(
            r"\b(?:vend|dim|lun|sam|thur|weds|tues|sat|tue|wed|thu|fri)\b\.?(?= ?(?:$|[,.;)]|\d|matin|soir|apres"
            r"|aprem|am\b|pm\b|morn"
            r"|even|aft))"
        ),
        lambda match: _DAY_WORDS[match[0].rstrip(".")],
    ),
    (
        tuple(sorted({word[:4] for word in NUMBERS})),
        re.compile(rf"\b(?<![-\d])(?<!\d )(?:{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\b(?!\.? \d)"),
        lambda match: str(NUMBERS[match[0]]),
    ),
    (
        ("one",),
        re.compile(
            r"(?:(?<=\bat )|(?<=\bfrom )|(?<=\bto )|(?<=\btill )|(?<=\buntil )|(?<=\bafter )|(?<=\baround )"
            r"|(?<=\bpast )"
            r"|(?<=\bbefore ))one\b(?= ?(?:to|till|until|pm|o'clock|on|in the|thirty|sharp|$|[,.;!?]))"
        ),
        lambda _match: "1",
    ),
    (("une h",), re.compile(r"\b(?<=a |s |e |t )une (?=h(?:eures?)?\b)"), lambda _match: "1 "),
    (("half",), re.compile(rf"\bhalf past ({_HOUR})\b"), lambda match: f"{match[1]}:30"),
    (("quarter",), re.compile(rf"\b(?:a )?quarter past ({_HOUR})\b"), lambda match: f"{match[1]}:15"),
    (("quarter",), re.compile(rf"\b(?:a )?quarter (?:to|of|before) (?P<hour>{_HOUR})\b"), _before),
    (("clock",), re.compile(rf"\b({_HOUR}) ?o'? ?clock\b"), lambda match: f"{match[1]}:00"),
    ((" demi",), re.compile(rf"\b({_HOUR}) ?h(?:eures?)? et demie?\b"), lambda match: f"{match[1]} h 30"),
    ((" quart",), re.compile(rf"\b({_HOUR}) ?h(?:eures?)? et quart\b"), lambda match: f"{match[1]} h 15"),
    ((" quart",), re.compile(rf"\b(?P<hour>{_HOUR}) ?h(?:eures?)? moins (?:le )?quart\b"), _before),
    (("m",), re.compile(r"\b(\d{1,2})[.h]?([0-5]\d)(?= ?[ap]\.?m\b)"), lambda match: f"{match[1]}:{match[2]}"),
    (
        ("in the ", " du ", "de l'"),
        re.compile(
            rf"\b(?P<time>{_HOUR}(?::\d\d)?|{_HOUR} ?h(?:eures?)?(?: ?\d\d)?)(?: o'clock)? "
            r"(?:in the|du|de l') ?(?P<part>matin|morning|apres[ -]midi|aprem|afternoon|soir|evening)\b"
        ),
        _half_of_day,
    ),
    (("weeknight",), re.compile(r"\bweek ?nights?\b"), lambda _match: "weekday evenings"),
    (("m-f",), re.compile(r"\bm-f\b"), lambda _match: "monday to friday"),
    (("ish",), re.compile(r"\b(\d{1,2})(?:ish|-ish)\b"), lambda match: f"around {match[1]}"),
    ((" soir",), re.compile(r"(?<!\w)a soir\b"), lambda _match: "ce soir"),
    ((" matin",), re.compile(r"(?<!\w)a matin\b"), lambda _match: "ce matin"),
    (
        (" souper", " supper", " dinner"),
        re.compile(r"\b(?:apres (?:le )?souper|after (?:supper|dinner))\b"),
        lambda _match: "soir",
    ),
]


def written(text: str) -> str:
    """The plain text with its spoken times written in figures and its days by their names."""
    for cues, pattern, rewrite in _REWRITES:
        if any(cue in text for cue in cues):
            text = pattern.sub(rewrite, text)
    return text
