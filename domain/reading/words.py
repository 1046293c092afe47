"""Text as it is compared: without case, accents, punctuation, or the ways that one word can be spelled."""

import re
import unicodedata
from functools import lru_cache

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "\u200b": "", "\u200d": "", "\ufeff": ""})
_SPELLINGS = {"st": "saint", "ste": "sainte"}


def plain(text: str) -> str:
    """The text without case and accents; punctuation and spaces stay."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES).casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The text's words alone, parted by single spaces: "Ste-Thérèse" and "sainte therese" are equal."""
    return " ".join(_SPELLINGS.get(word, word) for word in re.findall(r"[a-z0-9]+", plain(text)))
