"""Text as it is compared: without case, accents, punctuation, or the ways that one word can be spelled."""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

from domain.reading.memo import Memo

_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"}
    | dict.fromkeys("\u200b\u200c\u200d\ufeff", "")
)
_ACCENTS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f]+")
"""Combining marks of Latin, Cyrillic, Hebrew and Arabic letters (the Unicode blocks of those names)."""
_SPELLINGS = {"st": "saint", "ste": "sainte"}


def plain(text: str) -> str:
    """The text without case and accents; punctuation and spaces stay, apostrophes and dashes are plain."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    for sign in sorted(filterfalse(str.isascii, set(folded))):
        folded = folded.replace(sign, _SIGNS[sign])
    return folded


def _unaccented(sign: str) -> str:
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", sign.translate(_LETTERS)))


_SIGNS = Memo(_unaccented)


def level(text: str) -> str:
    """The text with each letter that its plain form writes as several written out: « cœur… » is "coeur..."."""
    return "".join(one if one.isascii() else _level(one) for one in text)


@lru_cache(maxsize=1024)  # as above
def _level(letter: str) -> str:
    said = plain(letter)
    return letter if len(said) == 1 else said


def as_written(text: str, part: str) -> str:
    """A part of what `level` made of a text, as it stands in the text itself."""
    start = level(text).find(part)
    if start < 0 or part in text:
        return part
    at, found = 0, []
    for one in text:
        until = at + len(level(one))
        if at < start + len(part) and until > start:
            found.append(one)
        at = until
    return "".join(found)


def capital(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The text's words alone, parted by single spaces: "Ste-Thérèse" and "sainte therese" are equal."""
    return " ".join(_SPELLINGS.get(word, word) for word in re.findall(r"[a-z0-9]+", plain(text)))


HURRIED = {
    "chus": "je suis", "chu": "je suis", "chui": "je suis", "jsuis": "je suis", "qqn": "quelquun", "qqun": "quelquun",
    "qq1": "quelquun", "kelkun": "quelquun", "kkun": "quelquun", "casse-tetes": "puzzles",
    "quelquun": "quelquun", "quelqu'un": "quelquun", "quelqu un": "quelquun",
    "quelqu'une": "quelquun", "cannot": "can not", "cant": "can not", "can't": "can not", "dont": "do not",
    "won't": "will not", "wont": "will not", "doesnt": "does not", "didnt": "did not", "isnt": "is not", "im": "i m",
    "ive": "i have", "i've": "i have", "we've": "we have", "you've": "you have", "id": "i d", "pls": "please",
    "plz": "please", "stp": "svp", "s'il vous plait": "svp", "s'il te plait": "svp", "sil vous plait": "svp",
    "il y a": "ya", "y a": "ya", "y'a": "ya", "ye": "il est", "nimporte": "n'importe", "bcp": "beaucoup",
    "jai": "j ai", "ski": "ce qui", "u": "you", "ur": "your", "thx": "thanks", "ptit": "petit", "ptits": "petits",
    "gonna": "going to", "gotta": "have to", "nite": "night", "nites": "nights",
    "ppl": "people", "auj": "aujourd'hui", "ajd": "aujourd'hui", "dm1": "demain", "marde": "merde", "2m1": "demain",
    "wensday": "wednesday", "tommorow": "tomorrow", "tmrw": "tomorrow", "tmr": "tomorrow", "tmw": "tomorrow",
    "2mrw": "tomorrow", "2moro": "tomorrow", "w": "with", "vs": "vous", "thru": "through",
}  # fmt: skip
"""Words as they are typed in a hurry, and what they stand for."""
_PHRASED = ("plait", "quelqu un", "y a")
_PHRASES = re.compile(
    rf"\b(?:{'|'.join(sorted((short for short in HURRIED if ' ' in short), key=len, reverse=True))})\b"
)
_DONT = re.compile(
    r"(?:(?<=\bi )|(?<=\bwe )|(?<=\byou )|(?<=\bthey ))dont\b|\bdont(?= (?:want|need|have|know|care|mind|think|work"
    r"|like)\b)"
)
"""The English word: « 8 personnes, dont 4 » is another."""
_HURRIED = re.compile(r"[a-z0-9]+(?:'[a-z]+)*")
_RUN_ON = re.compile(r"j(?=[b-df-hj-np-tv-z][a-z])")
_TOKEN = re.compile(r"[a-z0-9]+|[?!.;\n]+(?=\s|$)|[,:]|(?<=\s)-(?=\s)")
START = "^"
"""What stands before each sentence among its words."""
_ENDS = frozenset(".?!;:\n")


@lru_cache(maxsize=1024)  # one text is read for several things, and several times in a conversation
def tokens(said: str) -> tuple[str, ...]:
    """A plain text's words and stops; each sentence begins with "^"."""
    found = [START]
    for piece in _TOKEN.findall(said):
        if piece[0] in _ENDS:
            found += ("?" if "?" in piece else piece[0], START)
        else:
            found.append(piece.replace("-", ","))
    return tuple(found)


_OVENS = [
    "mon",
    "ton",
    "son",
    "le",
    "un",
    "ce",
    "du",
    "au",
    "notre",
    "votre",
    "leur",
    "petit",
    "vieux",
    "nouveau",
    "et",
]
_FOUR = re.compile("".join(rf"(?<!{before} )" for before in _OVENS) + r"\bfour\b(?= [a-z])")
"""The English number, not the French oven."""


def written_out(said: str) -> str:
    """The plain text with words typed in a hurry written out: "jpeux" is « je peux », "can't" is "can not"."""
    return _HURRIED.sub(_written_out, said)


def unhurried(said: str) -> str:
    """The plain text, each word written out, with several words that are typed in a hurry written out together."""
    if any(piece in said for piece in _PHRASED):
        said = _PHRASES.sub(lambda match: HURRIED[match[0]], said)
    if "dont" in said:
        said = _DONT.sub("do not", said)
    if "four" in said:
        said = _FOUR.sub("4", said)
    return re.sub(" {2,}", " ", said)


def _written_out(match: re.Match[str]) -> str:
    word = match[0]
    if word in HURRIED and word != "dont":
        return HURRIED[word]
    if word.endswith("n't"):
        return f"{word[:-3]} not"
    return f"je {word[1:]}" if _RUN_ON.match(word) else word
