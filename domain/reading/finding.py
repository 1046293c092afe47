"""Patterns of words found in a text: those that its words may begin, looked for by the words they need besides."""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeAlias

from domain.reading.memo import Memo
from domain.reading.patterns import MARK, NOTHING, Classes, Made, Pattern, Piece, firsts, parse

Written: TypeAlias = tuple[str, str]
"""A pattern's name, and the pattern as it is written."""


class Found(NamedTuple):
    """A pattern in a text: the places of its words."""

    places: tuple[int, ...]
    name: str


class Met:
    """A word that a text has: by which keys patterns know it, and the patterns that it may begin.

    Its keys are itself and its stems with a "*" each. The patterns go by the keys of what may stand second in them.
    """

    __slots__ = ("_alone", "_apart", "_next", "begins", "keys", "reach")

    def __init__(self, keys: tuple[str, ...]) -> None:
        self.keys = keys
        self.begins = 0
        """How many patterns it may begin."""
        self.reach = 0
        """How many words may stand between its own patterns' first and second word."""
        self._alone: list[Pattern] = []
        self._next: dict[str, list[Pattern]] = {}
        self._apart: dict[str, list[Pattern]] = {}

    def begin(self, pattern: Pattern) -> None:
        """Note a pattern that the word may begin."""
        self.begins += 1
        second = next((piece for piece in pattern.pieces[1:] if not piece.absent), None)
        if second is None:
            self._alone.append(pattern)
            return
        self.reach = max(self.reach, second.apart)
        for key in (*second.words, *(f"{start}*" for start in second.starts)):
            (self._apart if second.apart else self._next).setdefault(key, []).append(pattern)

    def going_on(self, keys: Sequence[Sequence[str]]) -> Sequence[Pattern]:
        """The patterns that the word may begin where words with those keys follow."""
        found = self._alone
        if keys and not self._next.keys().isdisjoint(keys[0]):
            for key in keys[0]:
                found = found + self._next.get(key, [])
        if self._apart and not self._apart.keys().isdisjoint(chain.from_iterable(keys)):
            for key in self._apart.keys() & chain.from_iterable(keys):
                found = found + self._apart[key]
        return found


class Index:
    """Patterns, plain and by name, ready to be found: by the words that they may begin with.

    Words in `small` are left out of them; with `plural`, a word stands for itself with an s as well. Of thousands of
    patterns a text needs a few, so that each is parsed when its first word is met.
    """

    __slots__ = (
        "_begun",
        "_classes",
        "_lengths",
        "_made",
        "_parsed",
        "_plural",
        "_small",
        "_stems",
        "_whole",
        "met",
        "names",
    )

    def __init__(
        self, patterns: Iterable[Written], classes: Classes, *, small: frozenset[str] = NOTHING, plural: bool = False
    ) -> None:
        self._classes, self._small, self._plural = classes, small, plural
        self._whole: dict[str, list[Written]] = {}
        self._begun: dict[str, list[Written]] = {}
        stems = {stem for words in classes.values() for stem in _STEM.findall(words)}
        self.names: set[str] = set()
        for written in patterns:
            self.names.add(written[0])
            if "*" in written[1]:
                stems.update(_STEM.findall(written[1]))
            for first in firsts(written[1], classes, small):
                if first[-1] == "*":
                    self._begun.setdefault(first[:-1], []).append(written)
                else:
                    self._whole.setdefault(first, []).append(written)
        self._stems = frozenset(stems)
        self._lengths = sorted({len(start) for start in self._begun})
        self._made: Made = {}
        self._parsed: dict[Written, Sequence[Pattern]] = {}
        self.met = Memo(self._meet)
        """Words as they stand to the patterns."""

    def _meet(self, word: str) -> Met:
        stems = (f"{word[:end]}*" for end in range(1, len(word) + 1) if word[:end] in self._stems)
        met = Met((word, *stems))
        for pattern in dict.fromkeys(self._starting(word)):
            met.begin(pattern)
        return met

    def _starting(self, word: str) -> Iterator[Pattern]:
        written = [*self._whole.get(word, ())]
        if self._plural and word.endswith("s"):
            written += self._whole.get(word[:-1], ())
        for length in self._lengths:
            if length > len(word):
                break
            written += self._begun.get(word[:length], ())
        for one in written:
            for pattern in self._patterns(one):
                first = pattern.pieces[0]
                if word in first.words or word.startswith(first.starts):
                    yield pattern

    def _patterns(self, written: Written) -> Sequence[Pattern]:
        """What is written as one pattern, parsed when it is first met."""
        known = self._parsed.get(written)
        if known is None:
            name, pattern = written
            ways = parse(pattern, self._classes, small=self._small, plural=self._plural, made=self._made)
            known = self._parsed[written] = [Pattern(name, pieces) for pieces in ways]
        return known


_STEM = re.compile(r"\w+(?=\*)")


def find(
    words: Sequence[str], known: Index, *, stops: frozenset[str] = NOTHING, marked: Collection[int] = ()
) -> list[Found]:
    """The patterns in a text's words, in order.

    Room is not left across the words in `stops`. `marked` are the places of the words that "#" stands for.
    """
    met = [*map(known.met.__getitem__, words)]
    keys = [one.keys for one in met]
    for at in marked:
        keys[at] = (*keys[at], MARK)
    starts = [(at, one) for at, one in enumerate(met) if one.begins]
    starts += [(at, known.met[MARK]) for at in marked]
    found: set[Found] = set()
    for at, one in starts:
        for pattern in one.going_on(keys[at + 1 : at + 2 + one.reach]):
            places = _places(pattern.pieces, words, at, stops, marked)
            if places:
                found.add(Found(places, pattern.name))
    return sorted(found)


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
    if pieces[0].marked and at not in marked:
        return ()
    if len(pieces) == 1:
        return (at,)
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
