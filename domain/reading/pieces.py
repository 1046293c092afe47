"""Pieces of words by which a text is known to be worth a closer look.

A pattern that needs "semaine" is not tried on a text without it. Most words of a text are common ones, so that the
pieces in each are looked for once and kept.
"""

from collections.abc import Iterable

_KEPT = 50_000
"""Words whose pieces are kept at most: a few megabytes."""


def pieces_of(phrases: Iterable[str]) -> frozenset[str]:
    """A piece of each phrase: its longest word, without which the phrase cannot stand."""
    return frozenset(max(phrase.split(), key=len) for phrase in phrases)


class Pieces:
    """Pieces of words, none with a space within, and which of them stand in a text."""

    __slots__ = ("_held", "_pieces")

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = frozenset(pieces)
        self._held: dict[str, frozenset[str]] = {}

    def within(self, text: str) -> set[str]:
        """Those of the pieces that stand in a word of the text."""
        if len(self._held) > _KEPT:
            self._held.clear()
        held, here = self._held, set[str]()
        for word in set(text.split()):
            pieces = held.get(word)
            if pieces is None:
                pieces = held[word] = frozenset(piece for piece in self._pieces if piece in word)
            here |= pieces
        return here
