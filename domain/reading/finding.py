"""Patterns of words found in a text: those that its words may begin, looked for by the words they need besides."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from domain.reading.patterns import MARK, NOTHING, Classes, Made, Pattern, Piece, firsts, parse

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
    made: Made = field(default_factory=dict)
    """What each part of a pattern may be, as it was made before."""
    parsed: dict[Written, Sequence[Pattern]] = field(default_factory=dict)
    near: dict[str, Mapping[str, Sequence[Pattern]]] = field(default_factory=dict)
    """What was found for a word before; kept, for most words are common ones."""

    def starting(self, word: str) -> Mapping[str, Sequence[Pattern]]:
        """The patterns whose first word is this one, by each word, or beginning with "*", that may be their last."""
        known = self.near.get(word)
        if known is None:
            endings: dict[str, list[Pattern]] = {}
            for pattern in dict.fromkeys(self._starting(word)):
                for ending in _endings(pattern):
                    endings.setdefault(ending, []).append(pattern)
            known = endings
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
        for one in written:
            for pattern in self._patterns(one):
                first = pattern.pieces[0]
                if word in first.words or word.startswith(first.starts):
                    yield pattern

    def _patterns(self, written: Written) -> Sequence[Pattern]:
        """What is written as one pattern, parsed when it is first met."""
        known = self.parsed.get(written)
        if known is None:
            name, pattern = written
            ways = parse(pattern, self.classes, small=self.small, plural=self.plural, made=self.made)
            known = self.parsed[written] = [Pattern(name, pieces, _needs(pieces)) for pieces in ways]
        return known


_KEPT = 50_000
"""Words whose patterns are kept at most: a few megabytes."""


def index(
    patterns: Iterable[Written], classes: Classes, *, small: frozenset[str] = NOTHING, plural: bool = False
) -> Index:
    """The patterns, plain and by name, ready to be found.

    Words in `small` are left out of them; with `plural`, a word stands for itself with an s as well.
    """
    whole: dict[str, list[Written]] = {}
    begun: dict[str, list[Written]] = {}
    for written in patterns:
        for first in firsts(written[1], classes, small):
            if first[-1] == "*":
                begun.setdefault(first[:-1], []).append(written)
            else:
                whole.setdefault(first, []).append(written)
    return Index(classes, small, plural, whole, begun, sorted({len(start) for start in begun}))


def find(
    words: Sequence[str], known: Index, *, stops: frozenset[str] = NOTHING, marked: Container[int] = ()
) -> list[Found]:
    """The patterns in a text's words, in order.

    Room is not left across the words in `stops`. `marked` are the places of the words that "#" stands for.
    """
    present = {MARK, *words}.union(*map(_beginnings, words))
    found: dict[Found, None] = {}
    for at, word in enumerate(words):
        is_marked = at in marked
        for known_patterns in (known.starting(word), known.starting(MARK)) if is_marked else (known.starting(word),):
            for ending in known_patterns.keys() & present:
                for pattern in known_patterns[ending]:
                    for need in pattern.needs:
                        if need.isdisjoint(present):
                            break
                    else:
                        if is_marked or not pattern.pieces[0].marked:
                            places = _places(pattern.pieces, words, at, stops, marked)
                            if places:
                                found[Found(pattern.name, places)] = None
    return sorted(found, key=lambda one: (one.places, one.name))


@lru_cache(maxsize=16_384)
def _beginnings(word: str) -> tuple[str, ...]:
    return tuple(f"{word[:length]}*" for length in range(2, len(word) + 1))


def _needs(pieces: Sequence[Piece]) -> tuple[frozenset[str], ...]:
    """For each piece between the first and the last, the words, or beginnings with "*", one of which it needs."""
    said = [piece for piece in pieces if not piece.absent]
    return tuple(piece.words | {f"{start}*" for start in piece.starts} for piece in said[1:-1])


def _endings(pattern: Pattern) -> Iterator[str]:
    last = next(piece for piece in reversed(pattern.pieces) if not piece.absent)
    yield from last.words
    yield from (f"{start}*" for start in last.starts)


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
