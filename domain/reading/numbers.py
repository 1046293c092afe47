"""Numbers in words, in French and in English: how many, and which one."""

import re
from collections.abc import Iterable

from domain.reading.gates import cue, longest_parts, stands

_SMALL = (
    "zero",
    "un une one",
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
    "douze twelve dozen douzaine",
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
    name: ten
    for ten, names in (
        (20, "vingt twenty"),
        (30, "trente thirty"),
        (40, "quarante forty"),
        (50, "cinquante fifty"),
        (60, "soixante sixty"),
        (70, "soixante-dix seventy"),
        (80, "quatre-vingt quatre-vingts eighty"),
        (90, "quatre-vingt-dix ninety"),
        (100, "cent hundred"),
    )
    for name in names.split()
}
_UNITS = {word: number for number, words in enumerate(_SMALL[1:10], start=1) for word in words.split()}
NUMBERS: dict[str, int] = (
    {word: number for number, words in enumerate(_SMALL) for word in words.split()}
    | _TENS
    | {f"{ten}-{unit}": tens + one for ten, tens in _TENS.items() for unit, one in _UNITS.items() if tens < 100}
    | {"soixante-quinze": 75, "vingt-et-un": 21, "trente-et-un": 31}
)
"""What a number is called in French and in English."""
ARTICLES = frozenset({"un", "une", "one"})
"""Numbers that are articles too: « un plombier » counts nobody."""
_FIRST = (
    "premier premiere first 1er",
    "deuxieme second seconde",
    "troisieme third",
    "quatrieme fourth",
    "cinquieme fifth",
    "sixieme sixth",
    "septieme seventh",
    "huitieme eighth",
    "neuvieme ninth",
    "dixieme tenth",
    "onzieme eleventh",
    "douzieme twelfth",
    "treizieme thirteenth",
    "quatorzieme fourteenth",
    "quinzieme fifteenth",
    "seizieme sixteenth",
    "dix-septieme seventeenth",
    "dix-huitieme eighteenth",
    "dix-neuvieme nineteenth",
    "vingtieme twentieth",
)
ORDINALS: dict[str, int] = (
    {word: number for number, words in enumerate(_FIRST, start=1) for word in words.split()}
    | {f"twenty-{word}": 20 + n for n, words in enumerate(_FIRST[:9], start=1) for word in words.split()}
    | {"thirtieth": 30, "thirty-first": 31}
)
"""What a place in a row is called in French and in English."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


NUMBER = rf"(?:\d{{1,3}}|{any_of(NUMBERS)})"
"""A pattern for a number, in figures or in words."""


_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SEVERAL = {word: str(number) for word, number in NUMBERS.items() if word not in ARTICLES}
_NUMBERED = cue(longest_parts(_SEVERAL))


def figures(text: str) -> str:
    """The plain text with its numbers in figures; "one" stays, for it is a word of too many uses."""
    if not stands(_NUMBERED, text):
        return text
    return _WORDS.sub(lambda match: _SEVERAL.get(match[0], match[0]), text)


def number_of(word: str) -> int:
    """The number that a match of `NUMBER` says."""
    return int(word) if word.isdigit() else NUMBERS[word]
