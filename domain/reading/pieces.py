"""Pieces of words by which a text is known to be worth a closer look.

A pattern that needs "semaine" is not tried on a text without it. Most words of a text are common ones, so that the
pieces in each are looked for once and kept.
"""

from collections.abc import Iterable

_KEPT = 50_000
"""Words whose pieces are kept at most: a few megabytes."""
_STOPS = '.,;:!?()"…'
"""What may end a word, and is none of a piece's letters there."""


def pieces_of(phrases: Iterable[str]) -> frozenset[str]:
    """A piece of each phrase: its longest word, without which the phrase cannot stand."""
    return frozenset(max(phrase.split(), key=len) for phrase in phrases)


class Pieces:
    """Pieces of words, none with a space within, and which of them stand in a text."""

    __slots__ = ("_held", "_lengths", "_pieces")

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = frozenset(pieces)
        self._lengths = sorted({len(piece) for piece in self._pieces})
        self._held: dict[str, frozenset[str]] = {}

    def within(self, text: str) -> set[str]:
        """Those of the pieces that stand in a word of the text."""
        if len(self._held) > _KEPT:
            self._held.clear()
        held, here = self._held, set[str]()
        for word in text.split():
            bare = word.strip(_STOPS)
            pieces = held.get(bare)
            if pieces is None:
                pieces = held[bare] = self._of(bare)
            here |= pieces
        return here

    def _of(self, word: str) -> frozenset[str]:
        ends = range(1, len(word) + 1)
        return self._pieces.intersection(word[max(0, end - length) : end] for end in ends for length in self._lengths)
