"""Text as it is compared: without case, accents, punctuation, or the ways that one word can be spelled."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"}
    | dict.fromkeys("\u200b\u200c\u200d\ufeff", "")
)
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f]+")
"""Combining marks of Latin, Cyrillic, Hebrew and Arabic letters (the Unicode blocks of those names)."""
_SPELLINGS = {"st": "saint", "ste": "sainte"}


def plain(text: str) -> str:
    """The text without case and accents; punctuation and spaces stay, apostrophes and dashes are plain."""
    if text.isascii():
        return text.casefold()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold()))


def clauses(text: str) -> list[str]:
    """The plain text's sentences and what a "but" or a line parts from them."""
    answered = re.sub(r"\? *(?=(?:no|non|nope)\b)", " ", text)  # "Plumbing? no." is one clause
    return [c for c in re.split(r"[.!?;\n]+(?=\s|$)|\b(?:mais|par contre|but|however)\b", answered) if c.strip()]


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The text's words alone, parted by single spaces: "Ste-Thérèse" and "sainte therese" are equal."""
    return " ".join(_SPELLINGS.get(word, word) for word in re.findall(r"[a-z0-9]+", plain(text)))
