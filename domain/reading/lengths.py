"""Hours that say how long something takes, not when: "2 hours of cleaning", « il faut 3 h », « pendant 1 h 30 »."""

import re

from domain.reading.expressions import expression
from domain.reading.names import DAY
from domain.reading.signs import Sign

_BEFORE = 24
"""Letters before a number of hours that may say that it is one."""
_LONGEST_UNSAID = 4
"""Of so many hours and fewer, said beside a day, one cannot tell whether they are a time or a length."""
_LONGEST, _LONGEST_EXACT = 12, 6
"""Hours of a day's work; « le train de 14 h » lasts no fourteen, and what is 9 h 15 is a time."""
_LASTING = expression(
    r"\b(?:min|minimum|max|maximum|au moins|at least|plus|moins|pour|pendant|durant|for|fois|de|x|par|faut"
    r"|faudra(?:it)?|prend(?:re|s|ra|rait)?|dure(?:r|ra|rait|nt)?|takes?|lasts?|offre|donne(?:r)?|give|offer|spare|ai|have|reste"
    r"|bonnes?|good|need|besoin d')\s*(?:about |around |environ |only |juste |just |a |une? |another )?$"
    r"|[^a-z]\d+ ?-? ?$"
)
_OF = expression(
    rf" ?(?:de |d'|of )(?!\d|midi|l'ap|l'av|la? (?:matin|soir|nuit)|(?:{DAY})\b)"
    r"|-? ?(?:drive|trip|round|ride|shift|walk|job|session|class|course|visit|workshop|lesson|task|meeting|long)\b"
)
_HOURS_LONG = expression(r"(\d{1,2}) ?h(?:eures?)?(?: ?(\d\d))?")
_SHORT = expression(r"(\d) ?h(?:eures?)?")
_DAYS_NEAR = expression(rf"(?:{DAY}|demain|tomorrow|matin|soir|midi|morning|evening|afternoon)s?[ ,]{{1,2}}$")
_DAYS_AFTER = expression(rf",? (?:le |on )?(?:{DAY}|demain|tomorrow)\b")


def of_something(match: re.Match[str]) -> bool:
    """Whether what follows tells what the hours are of: "3 hours of work", « 2 h de ménage »."""
    return bool(_OF.match(match.string, match.end()))


def lasting(match: re.Match[str], said: str) -> Sign | None:
    """What hours that no word introduces are: a length, or unclear; `None` for a time of day.

    A length says nothing of when. « Samedi, 2 h » may be either.
    """
    long = _HOURS_LONG.fullmatch(said)
    if not long or int(long[1]) > (_LONGEST_EXACT if long[2] else _LONGEST):
        return None
    before = max(0, match.start() - _BEFORE)
    if of_something(match) or _LASTING.search(match.string, before, match.start()):
        return Sign("nothing", *match.span())
    short = _SHORT.fullmatch(said)
    if not short or int(short[1]) > _LONGEST_UNSAID:
        return None
    near = _DAYS_NEAR.search(match.string, before, match.start()) or _DAYS_AFTER.match(match.string, match.end())
    return Sign("unclear" if near else "nothing", *match.span())
