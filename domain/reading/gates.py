"""Gates that the words of a text open: by them a text is known to be worth a closer look.

A pattern that needs "semaine" is not tried on a text without it.
"""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from domain.reading.memo import Memo

_PART = re.compile(r"[a-z]+|[0-9]+|[^a-z0-9]")
"""What a word is made of: « 14h30 » is "14", "h" and "30", "week-end" is "week", "-" and "end"."""
_STOPS = '.,;:!?()"…'
"""What may end a word, and opens no gate there."""
_NUMBER = "0"
"""In a cue, any figures."""


def longest_parts(phrases: Iterable[str]) -> str:
    """A cue for any of the phrases: the longest part of each, without which it cannot stand."""
    return " ".join(sorted({max(_PART.findall(phrase), key=len) for phrase in phrases}))


class Gates:
    """The gates of some cues.

    A cue is gates parted by "&&", all of which must be open where it stands. A gate is parts of words, any of which
    opens it: letters, figures ("0" for any), a mark, or `word*` for all that begins so.
    """

    __slots__ = ("_by", "_starts", "_whole", "cues")

    def __init__(self, *cues: str) -> None:
        written = [[frozenset(gate.split()) for gate in cue.split("&&")] for cue in cues]
        gates = {gate: 1 << at for at, gate in enumerate(dict.fromkeys(gate for cue in written for gate in cue))}
        self.cues = [sum(gates[gate] for gate in cue) for cue in written]
        """For each cue the bits of its gates."""
        self._by = Memo(self._opened_by)
        self._whole: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        for gate, bit in gates.items():
            for part in gate:
                known = self._starts if part[-1] == "*" else self._whole
                known[part.rstrip("*")] = known.get(part.rstrip("*"), 0) | bit

    def opened(self, text: str) -> int:
        """The bits of the gates that a plain text opens."""
        return reduce(or_, map(self._by.__getitem__, text.split()), 0)

    def _opened_by(self, word: str) -> int:
        bare = word.strip(_STOPS)
        if bare != word:
            return self._by[bare]
        opened = 0
        for part in _PART.findall(word):
            opened |= self._whole.get(part, 0) | (self._whole.get(_NUMBER, 0) if part.isdigit() else 0)
            for end in range(1, len(part) + 1):
                opened |= self._starts.get(part[:end], 0)
        return opened
