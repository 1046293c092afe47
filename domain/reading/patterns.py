"""Patterns of words, and where they stand in a text.

A pattern is pieces parted by spaces, each one word of the text: `word`, `word*` (any word that begins so), `a|b*|c`
(one of them), `@name` (one of a class of words), `!a|b` (the next word is none of these), `#` (a marked word),
`#@name` (a marked one of a class). Between pieces ` ~ ` leaves room for a few words, ` ~2 ` for two, and ` % ` for a
few in either order of what stands beside it. In a class, `_` joins two words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

APART = 4
"""The most words that ` ~ ` leaves room for."""
MARK = "#"
"""In a pattern, any word that is marked."""
NOTHING: frozenset[str] = frozenset()
Classes = Mapping[str, str]
"""The alternatives, written `a|b*|c`, that each class of words stands for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One word of a pattern: the words it may be, or their beginnings; how many words may stand before it."""

    words: frozenset[str]
    starts: tuple[str, ...] = ()
    apart: int = 0
    absent: bool = False
    marked: bool = False

    def stands(self, word: str, *, marked: bool) -> bool:
        """Whether the word, marked or not, is what the piece stands for."""
        return (marked or not self.marked) and (
            word in self.words or word.startswith(self.starts) or (marked and MARK in self.words)
        )


Made = dict[tuple[str, int], Sequence[Sequence[Piece]]]
"""The ways in which a part of a pattern, so many words apart from the one before, can be said."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Pieces, and what they stand for."""

    name: str
    pieces: tuple[Piece, ...]


def firsts(pattern: str, classes: Classes, small: frozenset[str]) -> Iterable[str]:
    """The words, or beginnings of words, that a pattern may begin with."""
    first, _, others = pattern.partition(" ")
    if first in small:
        return firsts(others, classes, small)
    if "%" in others:
        return {*_singly(first, classes), *firsts(others.partition("% ")[2], classes, small)}
    return (first,) if first.isalnum() else _singly(first, classes)


def _singly(part: str, classes: Classes) -> set[str]:
    """The first words of what may stand for a part."""
    return {one.partition("_")[0] for one in _alternatives(part, classes)}


def _alternatives(part: str, classes: Classes) -> list[str]:
    """What may stand for a part, each of one word or of several joined."""
    found = part.lstrip("!").split("|")
    while any(one.startswith(("@", "#@")) for one in found):
        found = [inner for one in found for inner in (classes[one.lstrip("#@")].split("|") if "@" in one else [one])]
    return [one if one == MARK else one.removeprefix(MARK) for one in found]


def parse(
    written: str, classes: Classes, *, small: frozenset[str] = NOTHING, plural: bool = False, made: Made | None = None
) -> Iterator[tuple[Piece, ...]]:
    """The pieces that a pattern stands for, several times where a class holds two words in one.

    `made` keeps what each part may be: many patterns have parts in common.
    """
    made = {} if made is None else made
    for parts in _orders(written.split()):
        choices: list[Sequence[Sequence[Piece]]] = []
        apart = 0
        for part in parts:
            if part[0] == "~":
                apart = int(part[1:] or APART)
            elif part not in small:
                if (part, apart) not in made:
                    made[part, apart] = _ways(part, apart, classes, plural=plural)
                choices.append(made[part, apart])
                apart = 0
        for chosen in product(*choices):
            yield tuple(chain.from_iterable(chosen))


def _orders(parts: list[str]) -> Iterator[list[str]]:
    """The parts in the one order, or in both where "%" stands."""
    if "%" not in parts:
        yield parts
        return
    at = parts.index("%")
    yield [*parts[:at], "~", *parts[at + 1 :]]
    yield [*parts[at + 1 :], "~", *parts[:at]]


def _ways(part: str, apart: int, classes: Classes, *, plural: bool) -> list[list[Piece]]:
    """The pieces that one part may be: one for its single words, and several in a row for each that is more."""
    absent, marked = part.startswith("!"), part.startswith(MARK) and part != MARK
    ways: list[list[Piece]] = []
    single: list[str] = []
    for one in _alternatives(part, classes):
        first, *others = one.split("_")
        if others:
            ways.append([_piece([first], apart, plural=plural, marked=marked)])
            ways[-1] += [_piece([other], plural=plural) for other in others]
        else:
            single.append(first)
    if single:
        ways.append([_piece(single, apart, plural=plural, absent=absent, marked=marked)])
    return ways


def _piece(said: Sequence[str], apart: int = 0, *, plural: bool, absent: bool = False, marked: bool = False) -> Piece:
    words = [word for word in said if not word.endswith("*")]
    if plural:
        words += [f"{word}s" for word in words]
    starts = tuple(word[:-1] for word in said if word.endswith("*"))
    return Piece(frozenset(words), starts, apart, absent, marked)
