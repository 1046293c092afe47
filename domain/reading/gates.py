"""Gates that the words of a text open: by them a text is known to be worth a closer look.

A pattern that needs "semaine" is not tried on a text without it. The gates of all rooms are looked at together, once a
text: each has a bit.
"""

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from domain.reading.memo import Memo

_PART = re.compile(r"[a-z]+|[0-9]+|[^a-z0-9]")
"""What a word is made of: « 14h30 » is "14", "h" and "30", "week-end" is "week", "-" and "end"."""
_STOPS = '.,;:!?()"…'
"""What may end a word, and opens no gate there."""
_NUMBER = "0"
"""In a cue, any figures."""
_bits: dict[frozenset[str], int] = {}
_whole: dict[str, int] = {}
_starts: dict[str, int] = {}
"""The gates' bits, and those that a part of a word opens: by the whole of it, or by its beginning."""


def longest_parts(phrases: Iterable[str]) -> str:
    """A cue for any of the phrases: the longest part of each, without which it cannot stand."""
    return " ".join(sorted({max(_PART.findall(phrase), key=len) for phrase in phrases}))


def cue(written: str) -> int:
    """The bits of a cue: it stands in a text that opens them all.

    A cue is gates parted by "&&". A gate is parts of words, any of which opens it: letters, figures ("0" for any), a
    mark, or `word*` for all that begins so.
    """
    return reduce(or_, (_gate(frozenset(gate.split())) for gate in written.split("&&")))


@lru_cache(maxsize=1024)  # one text is read for several things
def opened(text: str) -> int:
    """The bits of the gates that a plain text opens."""
    return reduce(or_, map(_opened_by.__getitem__, text.split()), 0)


def stands(cue: int, text: str) -> bool:
    """Whether a plain text opens all of a cue's gates."""
    return cue & opened(text) == cue


def _gate(parts: frozenset[str]) -> int:
    """The bit of a gate, given when it is first named; what was kept of texts without it is forgotten."""
    if parts not in _bits:
        _bits[parts] = 1 << len(_bits)
        for part in parts:
            known, said = (_starts, part[:-1]) if part[-1] == "*" else (_whole, part)
            known[said] = known.get(said, 0) | _bits[parts]
        _opened_by.clear()
        opened.cache_clear()
    return _bits[parts]


def _open(word: str) -> int:
    bare = word.strip(_STOPS)
    if bare != word:
        return _opened_by[bare]
    found = 0
    for part in _PART.findall(word):
        found |= _whole.get(part, 0) | (_whole.get(_NUMBER, 0) if part.isdigit() else 0)
        for end in range(1, len(part) + 1):
            found |= _starts.get(part[:end], 0)
    return found


_opened_by = Memo(_open)
