"""Times as they are spoken, written with figures: the first of the two layers that read a time.

"Half past nine" becomes "9:30", « six heures et demie » "6 h 30", and days go by their names (domain/reading/names.py).
The rules of dates, days and hours (domain/reading/dates.py, days.py, hours.py) read what is written so. The text given
is plain.
"""

import re

from domain.reading.expressions import expression
from domain.reading.gates import cue, longest_parts, opened
from domain.reading.names import DAY, DAY_WORDS, MONTH_WORDS, MONTHS, REWRITES, Rewrite
from domain.reading.numbers import ARTICLES, NUMBERS, ORDINALS, any_of

_COUNTED = {word: str(number) for word, number in NUMBERS.items() if word not in ARTICLES and number < 60}
_HOUR = r"\d{1,2}"
_ENDED = r"(?= ?(?:to|until|-|a|am|pm|on|sharp|$|[,.;!?]))"


def _before(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    return f"{(hour - 2) % 12 + 1 if hour <= 12 else hour - 1} h 45"


def _half_of_day(match: re.Match[str]) -> str:
    if _OF_A_MONTH.search(match.string, 0, match.start()):
        return match[0]  # "Jan 4 in the afternoon"
    return f"{match['time']} {'am' if match['part'] in {'matin', 'morning'} else 'pm'}"


def _military(match: re.Match[str]) -> str:
    """Hours of four figures, unless they are years."""
    if match[1] in {"19", "20"} and match[3] in {"19", "20"}:
        return match[0]
    return f"{match[1]}:{match[2]}-{match[3]}:{match[4]}"


def _dated(match: re.Match[str]) -> str:
    return f"{ORDINALS[match[1] or match[4]]} {match[2] or match[3]}"


_MONTH = any_of(MONTHS)
_ORDINAL = any_of(ORDINALS)
_OF_A_MONTH = expression(
    rf"\b(?:{_MONTH})\.? (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:, ?| ?(?:or|and|to|et|ou|a|-|&) ?)(?:the )?)*$"
)
_OPPOSITE = {"avant": "apres", "before": "after", "apres": "avant", "after": "before"}
_CLOCK_WORDS: list[tuple[str, re.Pattern[str], Rewrite]] = [
    (
        "5 cinq",
        expression(
            r"\b(?:un|l'|les|des|nos|notre|mon|ce|chaque) ?(?:5|cinq) ?(?:a|@) ?(?:7|sept)\b"
            rf"(?! ?(?:[ah]\b|ans|{any_of(MONTHS)}|personnes|enfants|benevoles|jours))"
        ),
        lambda _match: "de 17 h a 19 h",
    ),
    (
        f"er {longest_parts(ORDINALS)} && {MONTH_WORDS}",
        expression(rf"\b({_ORDINAL}) (?:of |de )?({_MONTH})\b|\b({_MONTH}) (?:the )?({_ORDINAL})\b"),
        _dated,
    ),
    (
        "four && mon ton son notre un le du au",
        expression(r"\b(mon|ton|son|notre|un|le|du|au) four\b(?! ?(?:to\b|until\b|-|[ap]\.?m\b))"),
        lambda match: f"{match[1]} fourneau",
    ),
    (
        longest_parts(_COUNTED),
        expression(r"(?<![-\d])(?<!\d )\b[a-z]+(?:-[a-z]+)*\b(?!\.? \d)"),
        lambda match: _COUNTED.get(match[0], match[0]),
    ),
    (
        "one && at from to until after around past before",
        expression(
            r"(?:(?<=\bat )|(?<=\bfrom )|(?<=\bto )|(?<=\buntil )|(?<=\bafter )|(?<=\baround )"
            r"|(?<=\bpast )"
            r"|(?<=\bbefore ))one\b(?= ?(?:to|until|pm|o'clock|on|in the|thirty|sharp|$|[,.;!?]))"
        ),
        lambda _match: "1",
    ),
    ("une && h heure heures", expression(r"\b(?<=a |s |e |t )une (?=h(?:eures?)?\b)"), lambda _match: "1 "),
    ("half", expression(rf"\bhalf past ({_HOUR})\b"), lambda match: f"{match[1]}:30"),
    ("quarter", expression(rf"\b(?:a )?quarter past ({_HOUR})\b"), lambda match: f"{match[1]}:15"),
    ("quarter", expression(rf"\b(?:a )?quarter (?:to|of|before) (?P<hour>{_HOUR})\b"), _before),
    ("clock oclock", expression(rf"\b({_HOUR}) ?o'? ?clock\b"), lambda match: f"{match[1]}:00"),
    (
        "demi demie && h heure heures",
        expression(rf"\b({_HOUR}) ?h(?:eures?)? et demie?\b"),
        lambda match: f"{match[1]} h 30",
    ),
    ("quart && h heure heures", expression(rf"\b({_HOUR}) ?h(?:eures?)? et quart\b"), lambda match: f"{match[1]} h 15"),
    ("quart && h heure heures", expression(rf"\b(?P<hour>{_HOUR}) ?h(?:eures?)? moins (?:le )?quart\b"), _before),
    (
        "15 30 45",
        expression(rf"\b([1-9]|1[0-2]) (15|30|45){_ENDED}"),
        lambda match: f"{match[1]}:{match[2]}",
    ),
    ("0 && am pm m", expression(r"\b(\d{1,2})[.h]?([0-5]\d)(?= ?[ap]\.?m\b)"), lambda match: f"{match[1]}:{match[2]}"),
    (
        "0 && am pm m && - to",
        expression(r"\b(\d{1,2})[.]?([0-5][05])(?= ?(?:-|to) ?\d{1,2}(?:[.:]?\d\d)? ?[ap]\.?m\b)"),
        lambda match: f"{match[1]}:{match[2]}",
    ),
    (
        "0 && - to a",
        expression(r"\b([01]\d|2[0-3])(00|15|30|45) ?(?:-|to|a) ?([01]\d|2[0-3])(00|15|30|45)\b"),
        _military,
    ),
    (
        "0 && matin morning apres aprem afternoon soir evening night",
        expression(
            rf"\b(?P<time>{_HOUR}(?::\d\d)?|{_HOUR} ?h(?:eures?)?(?: ?\d\d)?)(?: o'clock)? "
            r"(?:(?:in the|du|de l') ?|at )(?P<part>matin|morning|apres[ -]midi|aprem|afternoon|soir|evening|night)\b"
        ),
        _half_of_day,
    ),
    ("ish", expression(r"\b(\d{1,2}(?::\d\d)?) ?-?ish\b"), lambda match: f"around {match[1]}"),
    ("around", expression(r"\b(?:(?:at|for) )?(?:around|about) (?:at )?around\b"), lambda _match: "around"),
    (
        "0 && on onward onwards",
        expression(rf"\b(?:from )?({_HOUR}(?::\d\d)?(?: ?[ap]\.?m\.?)?) on(?:wards?|(?=[,.;]|$))"),
        lambda match: f"after {match[1]}",
    ),
    (
        f"0 && - && {MONTH_WORDS}",
        expression(rf"\b(\d{{1,2}})-(\d{{1,2}})-(\d{{1,2}})(?= (?:{_MONTH})\b)"),
        lambda match: f"{match[1]}, {match[2]} et {match[3]}",
    ),
    ("> → @", expression(r"(?<=[\dhm]) ?(?:[-=]?>|→|@) ?(?=\d{1,2} ?[h:])"), lambda _match: "-"),
    (
        "0 && a p && - to",
        expression(rf"\b({_HOUR}(?::\d\d)?) ?([ap]) ?(?:-|to) ?({_HOUR}(?::\d\d)?) ?([ap])\b"),
        lambda match: f"{match[1]} {match[2]}m-{match[3]} {match[4]}m",
    ),
    (
        "0 && at",
        expression(r"\bat (0\d|1[0-8]|2[1-3])([0-5]\d)\b"),
        lambda match: f"at {match[1]}:{match[2]}",
    ),
    (
        "0 && later tard after",
        expression(rf"\b({_HOUR}(?::\d\d|h\d*)?(?: ?[ap]m)?) (?:or later|ou plus tard|or after)\b"),
        lambda match: f"after {match[1]}",
    ),
    (
        "avant before apres after && pas jamais not never",
        expression(
            r"\b(?:pas|jamais|not|never)(?: dispo\w*| available| libre| free)? (avant|before|apres|after)"
            r"(?= (?:midi|noon|\d{1,2}(?: ?h\b|:\d| ?[ap]\.?m\b| ?(?:le|la|les|on|en|in|$|[,.;!?]))))"
        ),
        lambda match: _OPPOSITE[match[1]],
    ),
    (
        f"0 && at a @ && {DAY_WORDS}",
        expression(
            rf"\b((?:{DAY})s?,? (?:at|a|@)) ?([01]\d|2[0-3])([0-5]\d)(?= ?(?:$|[,.;!?)]|for\b|pour\b|in\b|sharp\b))"
        ),
        lambda match: f"{match[1]} {match[2]}:{match[3]}",
    ),
    ("midi && demi demie 30", expression(r"\bmidi (?:et demie?|30)\b"), lambda _match: "12:30"),
    (
        ". && - to a",
        expression(r"(?<![$\d.,])(\d{1,2})\.([0-5]\d) ?(-|to|a) ?(\d{1,2})\.([0-5]\d)\b(?! ?[$/\d])"),
        lambda match: f"{match[1]}:{match[2]}-{match[4]}:{match[5]}",
    ),
    ("midday mid", expression(r"\bmid-?day\b"), lambda _match: "noon"),
    ("heure && midi diner lunch", expression(r"\bl'heure du (?:midi|diner|lunch)\b"), lambda _match: "le midi"),
    ("soir && a", expression(r"(?<=di )a soir\b|(?<=manche )a soir\b|(?<=demain )a soir\b"), lambda _match: "soir"),
    ("soir && a", expression(r"(?<!\w)a soir\b"), lambda _match: "ce soir"),
    ("matin && a", expression(r"(?<!\w)a matin\b"), lambda _match: "ce matin"),
    (
        "souper supper dinner",
        expression(r"\b(?:apres (?:le )?souper|after (?:supper|dinner))\b"),
        lambda _match: "soir",
    ),
    (
        "diner lunch",
        expression(r"\b(?:apres (?:le )?diner|after lunch)\b"),
        lambda _match: "apres-midi",
    ),
]


_REWRITES = [(cue(said), pattern, rewrite) for said, pattern, rewrite in (*REWRITES, *_CLOCK_WORDS)]


def written(text: str) -> str:
    """The plain text with its spoken times written in figures and its days by their names."""
    open_gates = opened(text)
    for bits, pattern, rewrite in _REWRITES:
        if bits & open_gates == bits:
            rewritten = pattern.sub(rewrite, text)
            if rewritten != text:
                text, open_gates = rewritten, opened(rewritten)
    return text
