"""Patterns of words, and where they stand in a text.

A pattern is pieces parted by spaces, each one word of the text: `word`, `word*` (any word that begins so), `a|b*|c`
(one of them), `@name` (one of a class of words), `!a|b` (the next word is none of these), `#` (a marked word),
`#@name` (a marked one of a class). Between pieces ` ~ ` leaves room for a few words, ` ~2 ` for two, and ` % ` for a
few in either order of what stands beside it. In a class, `_` joins two words.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

APART = 4
"""The most words that ` ~ ` leaves room for."""
MARK = "#"
"""In a pattern, any word that is marked."""
_NOTHING: frozenset[str] = frozenset()
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


@dataclass(frozen=True, slots=True)
class Pattern:
    """Pieces, and what they stand for."""

    name: str
    pieces: tuple[Piece, ...]


Ending: TypeAlias = tuple[frozenset[str], Sequence[Pattern]]
"""Patterns whose last word is one of these, or begins as one of these with "*"; quicker to look for than the whole."""


Written: TypeAlias = tuple[str, str]
"""A pattern's name, and the pattern as it is written."""


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern in a text: the places of its words."""

    name: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Patterns as they are written, by the words that they may begin with: whole, or by how they begin.

    Of thousands of patterns a text needs a few, so that each is parsed when its first word is met.
    """

    classes: Classes
    small: frozenset[str]
    plural: bool
    whole: Mapping[str, Sequence[Written]]
    begun: Mapping[str, Sequence[Written]]
    lengths: Sequence[int]
    """How many letters the beginnings have."""
    near: dict[str, Sequence[Ending]] = field(default_factory=dict)
    """What was found for a word before; kept, for most words are common ones."""

    def starting(self, word: str) -> Sequence[Ending]:
        """The patterns whose first word is this one."""
        known = self.near.get(word)
        if known is None:
            endings: dict[frozenset[str], list[Pattern]] = {}
            for pattern in dict.fromkeys(self._starting(word)):
                endings.setdefault(_ending(pattern), []).append(pattern)
            known = list(endings.items())
            if len(self.near) < _KEPT:
                self.near[word] = known
        return known

    def _starting(self, word: str) -> Iterator[Pattern]:
        written = [*self.whole.get(word, ())]
        if self.plural and word.endswith("s"):
            written += self.whole.get(word[:-1], ())
        for length in self.lengths:
            if length > len(word):
                break
            written += self.begun.get(word[:length], ())
        for name, pattern in written:
            for pieces in parse(pattern, self.classes, small=self.small, plural=self.plural):
                if word in pieces[0].words or word.startswith(pieces[0].starts):
                    yield Pattern(name, pieces)


_KEPT = 50_000
"""Words whose patterns are kept at most: a few megabytes."""


def index(
    patterns: Iterable[Written], classes: Classes, *, small: frozenset[str] = _NOTHING, plural: bool = False
) -> Index:
    """The patterns, plain and by name, ready to be found.

    Words in `small` are left out of them; with `plural`, a word stands for itself with an s as well.
    """
    whole: dict[str, list[Written]] = {}
    begun: dict[str, list[Written]] = {}
    for written in patterns:
        for first in _firsts(written[1], classes, small):
            if first[-1] == "*":
                begun.setdefault(first[:-1], []).append(written)
            else:
                whole.setdefault(first, []).append(written)
    return Index(classes, small, plural, whole, begun, sorted({len(start) for start in begun}))


def _firsts(pattern: str, classes: Classes, small: frozenset[str]) -> Iterable[str]:
    """The words, or beginnings of words, that a pattern may begin with."""
    first, _, others = pattern.partition(" ")
    if first in small:
        return _firsts(others, classes, small)
    if "%" in others:
        return {*_singly(first, classes), *_firsts(others.partition("% ")[2], classes, small)}
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


def find(
    words: Sequence[str], known: Index, *, stops: frozenset[str] = _NOTHING, marked: Container[int] = ()
) -> list[Found]:
    """The patterns in a text's words, in order.

    Room is not left across the words in `stops`. `marked` are the places of the words that "#" stands for.
    """
    present = {word[:length] + "*" for word in words for length in range(2, len(word) + 1)}
    present.update(words)
    present.add(MARK)
    found: dict[Found, None] = {}
    for at, word in enumerate(words):
        is_marked = at in marked
        for ending, patterns in [*known.starting(word), *known.starting(MARK)] if is_marked else known.starting(word):
            if ending.isdisjoint(present):
                continue
            for pattern in patterns:
                if is_marked or not pattern.pieces[0].marked:
                    places = _places(pattern.pieces, words, at, stops, marked)
                    if places:
                        found[Found(pattern.name, places)] = None
    return list(found)


def _ending(pattern: Pattern) -> frozenset[str]:
    last = next(piece for piece in reversed(pattern.pieces) if not piece.absent)
    return last.words | {f"{start}*" for start in last.starts}


def unswallowed(found: Sequence[Found], by: Collection[str] = ()) -> list[Found]:
    """What is found less what is heard only within something longer: all its words and more, of any name in `by`."""
    if len(found) < 2:
        return list(found)
    sets = [frozenset(one.places) for one in found]
    longer = [own for one, own in zip(found, sets, strict=True) if not by or one.name in by]
    return [one for one, own in zip(found, sets, strict=True) if not any(own < other for other in longer)]


def _places(
    pieces: Sequence[Piece], words: Sequence[str], at: int, stops: frozenset[str], marked: Container[int]
) -> tuple[int, ...]:
    """Where the pieces stand when the first is at that place; none where they do not go on."""
    places = [at]
    last = len(words)
    for piece in pieces[1:]:
        if piece.absent:
            if at + 1 < last and piece.stands(words[at + 1], marked=False):
                return ()
            continue
        known, starts = piece.words, piece.starts
        for place in range(at + 1, min(at + 2 + piece.apart, last)):
            word = words[place]
            fits = word in known or (starts and word.startswith(starts)) or place in marked
            if fits and piece.stands(word, marked=place in marked):
                at = place
                break
            if word in stops:
                return ()
        else:
            return ()
        places.append(at)
    return tuple(places)


def parse(
    written: str, classes: Classes, *, small: frozenset[str] = _NOTHING, plural: bool = False
) -> Iterator[tuple[Piece, ...]]:
    """The pieces that a pattern stands for, several times where a class holds two words in one."""
    for parts in _orders(written.split()):
        choices: list[list[list[Piece]]] = []
        apart = 0
        for part in parts:
            if part[0] == "~":
                apart = int(part[1:] or APART)
            elif part not in small:
                choices.append(_ways(part, apart, classes, plural=plural))
                apart = 0
        for chosen in product(*choices):
            yield tuple(piece for some in chosen for piece in some)


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
