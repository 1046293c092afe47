"""What people say for a skill: words in both languages, whole or by their beginning, together or a few words apart.

The phrases are data: `data/phrases.csv` has a line for each skill, and its first one (`-`) names look-alikes, which
stand for no skill. In a phrase `word*` is any word that begins so, and ` ~ ` leaves room for a few others.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from domain.reading.words import fold
from domain.skills import SKILLS

NONE = "-"
"""Stands for the look-alikes' skill."""
APART = 4
"""The most words that ` ~ ` leaves room for."""
SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
        "un",
        "une",
        "en",
        "au",
        "aux",
        "et",
        "and",
    ]
)
"""Words that say nothing of a skill: left out of texts and phrases alike."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a phrase: how it begins, whether it may go on, how many words may stand before it."""

    start: str
    open: bool
    apart: int = 0

    def fits(self, word: str) -> bool:
        return word.startswith(self.start) if self.open else word in (self.start, f"{self.start}s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands for a skill."""

    skill: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Phrases by their first word: whole, with its plural, or by how it begins."""

    whole: Mapping[str, Sequence[Phrase]]
    begun: Mapping[str, Sequence[Phrase]]
    lengths: Sequence[int]
    """How many letters the beginnings have."""

    def near(self, word: str) -> Iterator[Phrase]:
        """The phrases whose first word is this one."""
        yield from self.whole.get(word, ())
        for length in self.lengths:
            if length > len(word):
                break
            yield from self.begun.get(word[:length], ())


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text: the places of its words."""

    skill: str
    places: tuple[int, ...]


def find(words: Sequence[str]) -> list[Found]:
    """The phrases in a text's words, in order; one whose words all belong to a longer one is not heard by itself."""
    phrases = _phrases()
    found = [
        Found(phrase.skill, places)
        for at, word in enumerate(words)
        for phrase in phrases.near(word)
        if (places := _places(phrase, words, at))
    ]
    if not found:
        return []
    sets = [frozenset(one.places) for one in found]
    longest = [one for one, own in zip(found, sets, strict=True) if not any(own < other for other in sets)]
    return [one for one in dict.fromkeys(longest) if one.skill != NONE]


def _places(phrase: Phrase, words: Sequence[str], at: int) -> tuple[int, ...]:
    """Where the phrase's words stand when its first is at that place; none where it does not go on."""
    places = [at]
    for piece in phrase.pieces[1:]:
        following = range(at + 1, min(at + 2 + piece.apart, len(words)))
        at = next((place for place in following if piece.fits(words[place])), -1)
        if at < 0:
            return ()
        places.append(at)
    return tuple(places)


@cache
def _phrases() -> Index:
    """The phrases, indexed; the skills' own labels are among them."""
    whole: dict[str, list[Phrase]] = {}
    begun: dict[str, list[Phrase]] = {}
    for phrase in dict.fromkeys(_read()):
        first = phrase.pieces[0]
        if first.open:
            begun.setdefault(first.start, []).append(phrase)
        else:
            for word in (first.start, f"{first.start}s"):
                whole.setdefault(word, []).append(phrase)
    return Index(whole, begun, sorted({len(start) for start in begun}))


def _read() -> Iterator[Phrase]:
    text = files("domain").joinpath("data/phrases.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        said = map(_pieces, f"{row['fr']};{row['en']}".split(";"))
        yield from (Phrase(row["id"], pieces) for pieces in said if pieces)
    for skill in SKILLS.values():
        yield from (Phrase(skill.id, _pieces(label)) for label in (skill.fr, skill.en))


def _pieces(said: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    apart = 0
    for part in re.split(r"[\s'’-]+", said.strip()):
        if part == "~":
            apart = APART
        elif (start := fold(part.rstrip("*"))) and start not in SMALL:
            pieces.append(Piece(start, part.endswith("*"), apart))
            apart = 0
    return tuple(pieces)
