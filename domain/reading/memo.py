"""What was made of a word, kept: most words of a text are common ones."""

from collections.abc import Callable
from typing import Generic, TypeVar

Met = TypeVar("Met")
Made = TypeVar("Made")
MOST = 50_000
"""Words that are kept at most: a few megabytes; then one begins anew."""


class Memo(dict[Met, Made], Generic[Met, Made]):
    """What a function makes of each word, made when the word is first met."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[Met], Made]) -> None:
        self._make = make

    def __missing__(self, word: Met) -> Made:
        if len(self) >= MOST:
            self.clear()
        made = self[word] = self._make(word)
        return made
