"""Which of the two languages a message is in: by its small words, the vocabulary's, and how words look."""

import re

from domain.members import Language
from domain.reading.expressions import expression
from domain.reading.phrases import spoken_in
from domain.reading.words import plain

# fmt: off
_FRENCH = {
    "a", "au", "aux", "avec", "ca", "ce", "cherche", "dans", "de", "des", "dispo", "du", "elle", "en", "est",
    "et", "il", "j", "jai", "je", "jpeux", "la", "le", "les", "libre", "ma", "matin", "mes", "moi", "mon", "ne",
    "nos", "notre", "nous", "on", "ou", "par", "pas", "pis", "pour", "qu", "que", "qui", "quelqu", "sa", "soir",
    "son", "suis", "sur", "tous", "un", "une", "vos", "votre", "vous", "y", "besoin", "bonjour", "merci",
    "samedi"
}
_ENGLISH = {
    "a", "am", "an", "and", "any", "anyone", "are", "at", "by", "can", "do", "for", "free", "from", "have",
    "hello", "help", "i", "im", "in", "is", "it", "looking", "me", "my", "need", "of", "or", "our", "please",
    "pls", "some", "someone", "thanks", "that", "the", "this", "to", "up", "us", "we", "who", "with", "you",
    "your", "evening", "morning", "saturday", "sunday", "hi", "not", "but", "on"
}
# fmt: on


_FRENCH_SHAPE = expression(r"(?:eurs?|iers?|euses?|ettes?|ieres?|eaux?|oir|ais|ait|ons|ez|que|eux|ment|iques?|ees?)$")
_ENGLISH_SHAPE = expression(r"(?:ing|ed|ly|ness|ful|ght|ians?|(?<!i)ers?)$|sh|th|ck|w|oo|k")
_ACCENTED = expression("[àâçéèêëîïôùûœ]|\\b(?:l|d|j|qu|n|c|s|m|t)['’]", re.IGNORECASE)
_SURE, _LIKELY = 3, 1
"""What a small word counts, and one that only looks like the language's; a word of its phrases lies between."""


def read_language(text: str) -> Language:
    """The language of most of the words: small ones count most, then those of the vocabulary, then how words look.

    French where they tell nothing.
    """
    words = re.findall(r"[a-z]+", plain(text))
    accents = len(_ACCENTED.findall(text))
    weights = [
        sum(
            _SURE if word in small else _SURE - 1 if word in known else _LIKELY if shape.search(word) else 0
            for word in words
        )
        for small, known, shape in zip((_FRENCH, _ENGLISH), spoken_in(), (_FRENCH_SHAPE, _ENGLISH_SHAPE), strict=True)
    ]
    return "en" if weights[1] > weights[0] + _SURE * accents else "fr"
