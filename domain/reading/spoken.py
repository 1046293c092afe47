"""Times as they are spoken, written with figures: the first of the two layers that read a time.

"Half past nine" becomes "9:30", « six heures et demie » "6 h 30", and days go by their names (domain/reading/names.py).
The rules of dates, days and hours (domain/reading/dates.py, days.py, hours.py) read what is written so. The text given
is plain.
"""

import re

from domain.reading.names import MONTHS, REWRITES, Rewrite
from domain.reading.numbers import ARTICLES, NUMBERS, ORDINALS, any_of
from domain.reading.pieces import Pieces, pieces_of

_COUNTED = {word: str(number) for word, number in NUMBERS.items() if word not in ARTICLES and number < 60}
_FIGURES = tuple("0123456789")
_HOUR = r"\d{1,2}"
_ENDED = r"(?= ?(?:to|until|-|a|am|pm|on|sharp|$|[,.;!?]))"


def _before(match: re.Match[str]) -> str:
    hour = int(match["hour"])
    return f"{(hour - 2) % 12 + 1 if hour <= 12 else hour - 1} h 45"


def _half_of_day(match: re.Match[str]) -> str:
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
_CLOCK_WORDS: list[tuple[tuple[str, ...], re.Pattern[str], Rewrite]] = [
    (
        tuple(sorted({word[:4] for word in ORDINALS})),
        re.compile(rf"\b({_ORDINAL}) (?:of |de )?({_MONTH})\b|\b({_MONTH}) (?:the )?({_ORDINAL})\b"),
        _dated,
    ),
    (
        tuple(_COUNTED),
        re.compile(r"(?<![-\d])(?<!\d )\b[a-z]+(?:-[a-z]+)*\b(?!\.? \d)"),
        lambda match: _COUNTED.get(match[0], match[0]),
    ),
    (
        ("one",),
        re.compile(
            r"(?:(?<=\bat )|(?<=\bfrom )|(?<=\bto )|(?<=\buntil )|(?<=\bafter )|(?<=\baround )"
            r"|(?<=\bpast )"
            r"|(?<=\bbefore ))one\b(?= ?(?:to|until|pm|o'clock|on|in the|thirty|sharp|$|[,.;!?]))"
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
    (
        (" 15", " 30", " 45"),
        re.compile(rf"\b([1-9]|1[0-2]) (15|30|45){_ENDED}"),
        lambda match: f"{match[1]}:{match[2]}",
    ),
    (_FIGURES, re.compile(r"\b(\d{1,2})[.h]?([0-5]\d)(?= ?[ap]\.?m\b)"), lambda match: f"{match[1]}:{match[2]}"),
    (
        _FIGURES,
        re.compile(r"\b(\d{1,2})[.]?([0-5][05])(?= ?(?:-|to) ?\d{1,2}(?:[.:]?\d\d)? ?[ap]\.?m\b)"),
        lambda match: f"{match[1]}:{match[2]}",
    ),
    (
        _FIGURES,
        re.compile(r"\b([01]\d|2[0-3])(00|15|30|45) ?(?:-|to|a) ?([01]\d|2[0-3])(00|15|30|45)\b"),
        _military,
    ),
    (
        _FIGURES,
        re.compile(
            rf"\b(?P<time>{_HOUR}(?::\d\d)?|{_HOUR} ?h(?:eures?)?(?: ?\d\d)?)(?: o'clock)? "
            r"(?:(?:in the|du|de l') ?|at )(?P<part>matin|morning|apres[ -]midi|aprem|afternoon|soir|evening|night)\b"
        ),
        _half_of_day,
    ),
    (("ish",), re.compile(r"\b(\d{1,2}(?::\d\d)?) ?-?ish\b"), lambda match: f"around {match[1]}"),
    (("around", "about"), re.compile(r"\b(?:(?:at|for) )?(?:around|about) (?:at )?around\b"), lambda _match: "around"),
    (
        _FIGURES,
        re.compile(rf"\b(?:from )?({_HOUR}(?::\d\d)?(?: ?[ap]\.?m\.?)?) on(?:wards?|(?=[,.;]|$))"),
        lambda match: f"after {match[1]}",
    ),
    (
        _FIGURES,
        re.compile(rf"\b(\d{{1,2}})-(\d{{1,2}})-(\d{{1,2}})(?= (?:{_MONTH})\b)"),
        lambda match: f"{match[1]}, {match[2]} et {match[3]}",
    ),
    ((">", "→", "@"), re.compile(r"(?<=[\dhm]) ?(?:[-=]?>|→|@) ?(?=\d{1,2} ?[h:])"), lambda _match: "-"),
    (
        _FIGURES,
        re.compile(rf"\b({_HOUR}(?::\d\d)?) ?([ap]) ?(?:-|to) ?({_HOUR}(?::\d\d)?) ?([ap])\b"),
        lambda match: f"{match[1]} {match[2]}m-{match[3]} {match[4]}m",
    ),
    (
        _FIGURES,
        re.compile(r"\bat (0\d|1[0-8]|2[1-3])([0-5]\d)\b"),
        lambda match: f"at {match[1]}:{match[2]}",
    ),
    (
        _FIGURES,
        re.compile(rf"\b({_HOUR}(?::\d\d|h\d*)?(?: ?[ap]m)?) (?:or later|ou plus tard|or after)\b"),
        lambda match: f"after {match[1]}",
    ),
    (("midi et demi", "midi 30"), re.compile(r"\bmidi (?:et demie?|30)\b"), lambda _match: "12:30"),
    (
        (".",),
        re.compile(r"(?<![$\d.,])(\d{1,2})\.([0-5]\d) ?(-|to|a) ?(\d{1,2})\.([0-5]\d)\b(?! ?[$/\d])"),
        lambda match: f"{match[1]}:{match[2]}-{match[4]}:{match[5]}",
    ),
    (("midday", "mid-day"), re.compile(r"\bmid-?day\b"), lambda _match: "noon"),
    (("heure du",), re.compile(r"\bl'heure du (?:midi|diner|lunch)\b"), lambda _match: "le midi"),
    ((" soir",), re.compile(r"(?<=di )a soir\b|(?<=manche )a soir\b|(?<=demain )a soir\b"), lambda _match: "soir"),
    (("a soir",), re.compile(r"(?<!\w)a soir\b"), lambda _match: "ce soir"),
    ((" matin",), re.compile(r"(?<!\w)a matin\b"), lambda _match: "ce matin"),
    (
        (" souper", " supper", " dinner"),
        re.compile(r"\b(?:apres (?:le )?souper|after (?:supper|dinner))\b"),
        lambda _match: "soir",
    ),
    (
        (" diner", " lunch"),
        re.compile(r"\b(?:apres (?:le )?diner|after (?:lunch|noon))\b"),
        lambda _match: "apres-midi",
    ),
]


_REWRITES = [(pieces_of(cues), pattern, rewrite) for cues, pattern, rewrite in (*REWRITES, *_CLOCK_WORDS)]
_PIECES = Pieces(piece for pieces, _, _ in _REWRITES for piece in pieces)


def written(text: str) -> str:
    """The plain text with its spoken times written in figures and its days by their names."""
    here = _PIECES.within(text)
    for cues, pattern, rewrite in _REWRITES:
        if here.isdisjoint(cues):
            continue
        rewritten = pattern.sub(rewrite, text)
        if rewritten != text:
            text, here = rewritten, _PIECES.within(rewritten)
    return text
