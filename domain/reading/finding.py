"""Patterns of words found in a text: those that its words may begin, looked for by the words they need besides."""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from domain.reading.patterns import MARK, NOTHING, Classes, Made, Pattern, Piece, firsts, parse

Written: TypeAlias = tuple[str, str]
"""A pattern's name, and the pattern as it is written."""


class Found(NamedTuple):
    """A pattern in a text: the places of its words."""

    places: tuple[int, ...]
    name: str


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
    stems: frozenset[str]
    """All that stands before a "*" in the patterns."""
    made: Made = field(default_factory=dict)
    """What each part of a pattern may be, as it was made before."""
    parsed: dict[Written, Sequence[Pattern]] = field(default_factory=dict)
    near: dict[str, Mapping[str, Sequence[Pattern]]] = field(default_factory=dict)
    begins: dict[str, Sequence[str]] = field(default_factory=dict)
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

    def beginnings(self, word: str) -> Sequence[str]:
        """Which stems the word begins with, with a "*" each."""
        known = self.begins.get(word)
        if known is None:
            known = [f"{word[:end]}*" for end in range(1, len(word) + 1) if word[:end] in self.stems]
            if len(self.begins) < _KEPT:
                self.begins[word] = known
        return known

    def _patterns(self, written: Written) -> Sequence[Pattern]:
        """What is written as one pattern, parsed when it is first met."""
        known = self.parsed.get(written)
        if known is None:
            name, pattern = written
            ways = parse(pattern, self.classes, small=self.small, plural=self.plural, made=self.made)
            known = self.parsed[written] = [Pattern(name, pieces, _needs(pieces)) for pieces in ways]
        return known


_STEM = re.compile(r"\w+(?=\*)")
_KEPT = 50_000
"""Words whose patterns are kept at most: a few megabytes."""


def index(
    patterns: Iterable[Written], classes: Classes, *, small: frozenset[str] = NOTHING, plural: bool = False
) -> Index:
    """The patterns, plain and by name, ready to be found.

    Words in `small` are left out of them; with `plural`, a word stands for itself with an s as well.
    """
    every = list(patterns)
    stems = frozenset(stem for said in (*(one for _, one in every), *classes.values()) for stem in _STEM.findall(said))
    whole: dict[str, list[Written]] = {}
    begun: dict[str, list[Written]] = {}
    for written in every:
        for first in firsts(written[1], classes, small):
            if first[-1] == "*":
                begun.setdefault(first[:-1], []).append(written)
            else:
                whole.setdefault(first, []).append(written)
    return Index(classes, small, plural, whole, begun, sorted({len(start) for start in begun}), stems)


def find(
    words: Sequence[str], known: Index, *, stops: frozenset[str] = NOTHING, marked: Container[int] = ()
) -> list[Found]:
    """The patterns in a text's words, in order.

    Room is not left across the words in `stops`. `marked` are the places of the words that "#" stands for.
    """
    present = {MARK, *words}.union(*map(known.beginnings, words))
    found: set[Found] = set()
    for at, word in enumerate(words):
        is_marked = at in marked
        for start in (word, MARK) if is_marked else (word,):
            starting = known.starting(start)
            for ending in starting.keys() & present:
                for pattern in starting[ending]:
                    for need in pattern.needs:
                        if need.isdisjoint(present):
                            break
                    else:
                        if is_marked or not pattern.pieces[0].marked:
                            places = _places(pattern.pieces, words, at, stops, marked)
                            if places:
                                found.add(Found(places, pattern.name))
    return sorted(found)


def _needs(pieces: Sequence[Piece]) -> tuple[frozenset[str], ...]:
    """For each piece between the first and the last, the words, or beginnings with "*", one of which it needs."""
    said = [piece for piece in pieces if not piece.absent]
    return tuple(piece.words | {f"{start}*" for start in piece.starts} for piece in said[1:-1])


def _endings(pattern: Pattern) -> Iterator[str]:
    last = next(piece for piece in reversed(pattern.pieces) if not piece.absent)
    yield from last.words
    yield from (f"{start}*" for start in last.starts)


def unswallowed(found: Sequence[Found], by: Collection[str] = ()) -> list[Found]:
    """What is found less what is heard only within something longer: all its words and more.

    With `by`, only those names swallow, and all that is heard between their first word and their last.
    """
    if len(found) < 2:
        return list(found)
    sets = [frozenset(_span(one.places) if one.name in by else one.places) for one in found]
    longer = [own for one, own in zip(found, sets, strict=True) if not by or one.name in by]
    return [one for one, own in zip(found, sets, strict=True) if not any(own < other for other in longer)]


def _span(places: Sequence[int]) -> range:
    return range(places[0], places[-1] + 1)


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
            fits = word in known or (starts and word.startswith(starts)) or (place in marked and MARK in known)
            if fits and (not piece.marked or place in marked):
                at = place
                break
            if word in stops:
                return ()
        else:
            return ()
        places.append(at)
    return tuple(places)
