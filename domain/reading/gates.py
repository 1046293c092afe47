"""Gates that the words of a text open: by them a text is known to be worth a closer look.

A pattern that needs "semaine" is not tried on a text without it. Most words of a text are common ones, so that what
each opens is looked for once and kept.
"""

import re
from collections.abc import Iterable

_KEPT = 50_000
"""Words that are kept at most: a few megabytes."""
_PART = re.compile(r"[a-z]+|[0-9]+|[^a-z0-9]")
"""What a word is made of: « 14h30 » is "14", "h" and "30", "week-end" is "week", "-" and "end"."""
_NUMBER = "0"
"""In a cue, any figures."""


def longest_parts(phrases: Iterable[str]) -> str:
    """A cue for any of the phrases: the longest part of each, without which it cannot stand."""
    return " ".join(sorted({max(_PART.findall(phrase), key=len) for phrase in phrases}))


class Gates(dict[str, int]):
    """The gates of some cues, and which of them each word opens that has been met.

    A cue is gates parted by "&&", all of which must be open where it stands. A gate is parts of words, any of which
    opens it: letters, figures ("0" for any), a mark, or `word*` for all that begins so.
    """

    __slots__ = ("_starts", "_whole", "cues")

    def __init__(self, *cues: str) -> None:
        written = [[frozenset(gate.split()) for gate in cue.split("&&")] for cue in cues]
        gates = {gate: 1 << at for at, gate in enumerate(dict.fromkeys(gate for cue in written for gate in cue))}
        self.cues = [sum(gates[gate] for gate in cue) for cue in written]
        """For each cue the bits of its gates."""
        self._whole: dict[str, int] = {}
        self._starts: dict[str, int] = {}
        for gate, bit in gates.items():
            for part in gate:
                known = self._starts if part[-1] == "*" else self._whole
                known[part.rstrip("*")] = known.get(part.rstrip("*"), 0) | bit

    def opened(self, text: str) -> int:
        """The bits of the gates that a plain text opens."""
        opened = 0
        for word in text.split():
            opened |= self[word]
        return opened

    def __missing__(self, word: str) -> int:
        opened = 0
        for part in _PART.findall(word):
            opened |= self._whole.get(part, 0) | (self._whole.get(_NUMBER, 0) if part.isdigit() else 0)
            for end in range(1, len(part) + 1):
                opened |= self._starts.get(part[:end], 0)
        if len(self) >= _KEPT:
            self.clear()
        self[word] = opened
        return opened
