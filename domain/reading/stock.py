"""What a shop puts on its shelf, in one sentence: how many, of what, until when."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from domain.reading.expressions import expression
from domain.reading.numbers import NUMBER, number_of
from domain.reading.times import read_when
from domain.reading.words import fold

_LEAD = expression(rf"(?:\b(\d{{1,6}})|\b({NUMBER}))\b(?! (?:personnes|people|places|seats)\b)")
_UNTIL = expression(
    r"[\s,;:(–-]*\b(?:jusqu['’](?:aux?|à|a)?\b|d['’]ici\b|until\b|till?\b|before\b|avant\b)(?P<day>.*)$", re.IGNORECASE
)
_ROOM = expression(
    r"\b(?:salles?|locaux|local|ateliers?|cuisines?|rooms?|halls?|spaces?|workshops?|kitchens?|espaces?)\b"
)
MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Stock:
    """`count` things (0: not said) of a kind, in the giver's words; `until` is the last day, where one was said.

    `unclear`: a time was said that has no one reading.
    """

    count: int
    thing: str
    kind: Literal["goods", "space"]
    until: dt.date | None = None
    unclear: bool = False


def read_stock(text: str, today: dt.date) -> Stock:
    """What a sentence puts on the shelf."""
    text = " ".join(text.split())
    tail = _UNTIL.search(text)
    said = (text[: tail.start()] if tail else text).strip(" .,;:!")
    when = read_when(tail["day"] if tail else "", today, habitual=False)
    days = [day for window in when.windows for day in (*window.dates, *([window.date] if window.date else []))]
    kind: Literal["goods", "space"] = "space" if _ROOM.search(fold(said)) else "goods"
    count, thing = _counted(said)
    late = max(days, default=None)
    return Stock(count, thing, kind, late, unclear=bool(tail) and (when.unclear or late is None))


def _counted(said: str) -> tuple[int, str]:
    """How many, and of what: the first number, and what follows it."""
    found = _LEAD.search(fold(said))
    if found is None or len(fold(said)) != len(said):
        return 0, said
    count = int(found[1]) if found[1] else number_of(found[2])
    if count == 1 and found.start():
        return 0, said  # an article, farther on
    thing = re.sub(r"^(?:de |d['’])", "", said[found.end() :].strip(" .,;:"))
    return (count, thing) if thing and 0 < count <= MOST else (0, said)
