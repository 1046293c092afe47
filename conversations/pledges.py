"""A promise in words: of what kind, what it is worth, when it can be had, and that it is no receipt."""

from collections.abc import Mapping
from types import MappingProxyType

from conversations.words import N_, Words
from domain.calendar import DAYS, Day, Window
from domain.commitments import Commitment
from domain.pledges import PledgeKind
from domain.projects import Need

KINDS: Mapping[PledgeKind, str] = MappingProxyType(
    {
        "gift": N_("Given"),
        "loan": N_("Lent"),
        "space": N_("Free of charge"),
        "time": N_("As a volunteer"),
        "fee": N_("For a fee"),
        "discount": N_("At a discount"),
        "money": N_("In money"),
    }
)
NO_MONEY = N_("I take no money: it is a promise, which you keep with the organizer.")
SHOWN: frozenset[PledgeKind] = frozenset({"gift", "loan", "discount"})
"""Kinds that say something which the need does not."""


def lines(words: Words, need: Need, row: Commitment) -> list[str]:
    """What a promise says beyond its number: its kind and worth, when it can be had, its conditions."""
    worth = words.say(N_("worth about {amount}"), amount=words.amount(row.value)) if _worth_saying(need, row) else ""
    kind = words.say(KINDS[row.pledge]) if row.pledge and row.pledge in SHOWN else ""
    return [
        _capital(" · ".join(part for part in (kind, worth) if part)),
        words.say(N_("When: {times}"), times=words.quoted(row.times)) if row.times else "",
        words.quoted(row.what) if row.what else "",
    ]


def notes(words: Words, need: Need, row: Commitment) -> list[str]:
    """What a giver must know: a promise is no tax receipt, and the door takes no money."""
    if need.for_people and not row.partner:
        return []
    receipt = words.say(N_("This is not a receipt for income tax purposes."))
    if need.kind != "money":
        return [receipt]
    return [words.say(NO_MONEY), receipt]


def day_label(words: Words, day: Day) -> str:
    """« le lundi », "Mondays"."""
    return words.window(Window(weekly=(day,))).partition(",")[0]


def days(words: Words, named: tuple[str, ...]) -> str:
    """« le lundi et le mardi »."""
    return words.join(day_label(words, day) for day in DAYS if day in named)


def _worth_saying(need: Need, row: Commitment) -> bool:
    return bool(row.value) and need.kind in ("goods", "space")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
