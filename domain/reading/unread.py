"""Words of time that were not understood: then one asks."""

from collections.abc import Iterable, Sequence

from domain.reading.expressions import expression
from domain.reading.gates import cue, stands
from domain.reading.names import DAY, DAY_WORDS
from domain.reading.signs import Sign

_READ = "·"
_UNREAD = expression(
    rf"\b(?:(?:{DAY}|fri|thu|tue)s?\b|week-?ends?\b|fins? de semaine\b|fds\b|sem\b"
    rf"|(?:le|on|du|the) \d{{1,2}}/\d{{1,2}}\b"
    r"|(?:on the|le) \d{1,2}(?:st|nd|rd|th)?(?= ?(?:$|[,.;!?]))"
    rf"|\d{{1,2}}(?:(?: ?h ?|:)[0-5]\d\b| ?[ap]\.?m\b| ?(?:-|to|a) ?\d{{1,2}} ?{_READ})"
    r"|(?=\d)(?<!kids )(?<!ages )(?<!aged )(?<!grades )(?<!grade )"
    r"\d{1,2} to \d{1,2}(?= ?(?:$|[,.;!?]|and\b|at\b|on\b|in\b)))"
    rf"|{_READ}(?:[ ,]{{0,2}}(?:at |@ ?|a |vers |around |from |de |after |before |by |des )?\d{{1,2}}"
    r"(?= ?(?:$|[,.;!?]| we\b| on\b| nous\b| i\b))| (?:at|@) ?\d{1,2}\b(?! ?(?:-|to|a) ?\d)"
    r"|[ ,]{0,2}(?:de |from )?\d{1,2} ?(?:-|to|a) ?\d{1,2}\b"
    r"(?! ?(?:\$|%|ans|years|yrs|people|personnes|kids|enfants)))"
)
_TIMELY = cue(f"0 {DAY_WORDS} fri* thu* tue* week* semaine* fds sem")
"""Opened by those words."""


def unread(spoken: str, found: Sequence[Sign]) -> bool:
    """Whether a plain text holds words of time that none of the signs found in it says."""
    left = "".join(_left(spoken, found))
    return bool(stands(_TIMELY, left) and _UNREAD.search(left))


def _left(spoken: str, found: Sequence[Sign]) -> Iterable[str]:
    """What no sign says, with a mark where one does."""
    end = 0
    for sign in found:
        yield spoken[end : sign.start]
        yield _READ
        end = max(end, sign.end)
    yield spoken[end:]
