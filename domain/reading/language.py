"""Which of the two languages a message is in, by its small words."""

import re

from domain.members import Language
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


def read_language(text: str) -> Language:
    """The language that most of the small words are of; French where they tell nothing."""
    words = re.findall(r"[a-z]+", plain(text))
    french, english = (sum(word in known for word in words) for known in (_FRENCH, _ENGLISH))
    return "en" if english > french else "fr"
