"""Slips of the pen put right: a word that nobody writes, one letter away from a word that the reader knows.

`data/words.txt` holds the words that people write in French and English, without accents (from wordfreq 3.1.1, CC
BY-SA 4.0; `scripts/common_words.py`). A word among them is never touched: « pain » does not become « peinture ».
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from domain.reading.cues import cues
from domain.reading.names import CALENDAR
from domain.reading.phrases import vocabulary
from domain.reading.words import HURRIED

SHORTEST = 5
"""Letters of the shortest word that may be a slip: between shorter ones a letter makes another word."""
_WORD = re.compile(rf"[a-z]{{{SHORTEST},}}")
_ARTICLES, _VOWELS = "ld", "aehiou"
"""What is often joined to a noun without its apostrophe: « lepicerie »."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def spelled(said: str) -> str:
    """The plain text with its slips put right."""
    return _WORD.sub(lambda match: _right(match[0]), said)


@lru_cache(maxsize=32_768)  # most words are common ones
def _right(word: str) -> str:
    if word in _written() or word in CALENDAR or word in HURRIED:
        return word
    if word[0] in _ARTICLES and word[1] in _VOWELS and word[1:] in _written() and _known(word[1:]):
        return f"{word[0]}'{word[1:]}"
    near = list(_near(word))
    day = next((one for one in near if one in CALENDAR), None)
    if day or _known(word):
        return day or word
    return next((one for one in near if one in _written() and _known(one)), word)


def _near(word: str) -> Iterator[str]:
    """The words one slip away, the likeliest first: two letters swapped, one too many, one missing, one other."""
    halves = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    yield from (before + rest[1] + rest[0] + rest[2:] for before, rest in halves if len(rest) > 1)
    yield from (before + rest[1:] for before, rest in halves if rest)
    yield from (before + letter + rest for before, rest in halves for letter in _LETTERS)
    yield from (before + letter + rest[1:] for before, rest in halves if rest for letter in _LETTERS)


def _known(word: str) -> bool:
    """Whether the word means something to the reader."""
    words, starts = vocabulary()
    return (
        word in CALENDAR
        or word in words
        or (word[-1] == "s" and word[:-1] in words)
        or word.startswith(starts)
        or word in cues().words
    )


@cache
def _written() -> frozenset[str]:
    """The words that people write."""
    return frozenset(files("domain").joinpath("data/words.txt").read_text(encoding="ascii").split())
