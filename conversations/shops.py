"""A shop in words, for its own team: where it is, what it gives, when it is open, what it hears of."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from conversations import needs
from conversations.pledges import day_label
from conversations.words import N_, Words
from domain.calendar import DAYS
from domain.partners import Partner

PACES: Mapping[str, str] = MappingProxyType(
    {
        "each": N_("Each need at once"),
        "daily": N_("Once a day, when we open"),
        "weekly": N_("Once a week, when we open"),
    }
)
WHOLE: Mapping[str, str] = MappingProxyType(
    {
        "gives": N_("Change what we give"),
        "channel": N_("Change where I write"),
        "closed": N_("Change the days"),
    }
)
"""What is chosen from a list."""
LIMITS = N_("Change hours and limits")
"""All the others at once, in one form."""


def facts(words: Words, fsa: str, gives: Sequence[str], closed: Sequence[str]) -> list[str]:
    """Where it is, what it gives, when it is closed."""
    given = [words.say(label) for kind, label in needs.KINDS.items() if kind in gives]
    shut = [day_label(words, day) for day in DAYS if day in closed]
    return [
        f"{words.place(fsa)} ({fsa})",
        words.say(N_("Could give: {things}"), things=words.join(given) if given else words.say(N_("not said yet"))),
        words.say(N_("Closed: {days}"), days=words.join(shut)) if shut else words.say(N_("Open every day")),
    ]


def limits(words: Words, shop: Partner) -> tuple[str, ...]:
    """How far, how often, from what hour, how many a week, and above how much an owner approves."""
    above = words.say(N_("Each of them may promise any amount"))
    if shop.ceiling:
        above = words.say(N_("Above {ceiling}, an owner approves first"), ceiling=words.amount(shop.ceiling))
    return (
        words.say(N_("Up to {km} km around"), km=words.number(shop.radius_km)),
        words.say(PACES[shop.pace]),
        words.say(N_("From {hour} on"), hour=words.clock(shop.opens)),
        words.count("At most {n} need a week", "At most {n} needs a week", shop.weekly_cap),
        above,
    )
