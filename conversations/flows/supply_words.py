"""What a shop hears of, on one card; what can be changed of it, and what an owner's own words change."""

import datetime as dt
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from conversations.flows.partner_card import Shop, channel_of
from conversations.screens import Card, Choice, Screen
from conversations.shops import LIMITS, WHOLE, facts, limits
from conversations.turn import Turn
from conversations.typed import hour_in
from conversations.words import N_
from domain.calendar import DAYS
from domain.ground import found
from domain.partners import Partner
from domain.reading.times import read_when
from domain.reading.words import plain

LINES: Mapping[str, str] = MappingProxyType(
    {
        "radius": N_("Change how far"),
        "pace": N_("Change how often"),
        "opens": N_("Change the hour"),
        "cap": N_("Change how many a week"),
        "ceiling": N_("Change the amount"),
    }
)
"""The lines of the form, each of which is asked alone where there are no forms."""
_CLOCK = r"\d{1,2} ?(?:h|:)? ?(?:\d\d)? ?(?:[ap]\.?m\b)?"
_HOUR = re.compile(rf"\b(?:ouvr\w*|ouvert\w*|open\w*|a partir d\w*|from|des)\b\D{{0,15}}({_CLOCK})")
_CLOSED = re.compile(r"\b(?:ferme\w*|clos\w+)")
_NUMBERS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "weekly_cap": re.compile(r"(\d+)(?: [a-z]+)? (?:par|per|a|each) (?:semaine|week)"),
        "radius_km": re.compile(r"(\d+) ?(?:km|kilom)"),
        "ceiling": re.compile(r"(\d+) ?(?:\$|dollars)|\$ ?(\d+)"),
    }
)


def shop_of(turn: Turn[Any]) -> Partner:
    """The shop; Unknown once it is gone."""
    return found(turn.neighbourhood.kept.partners.get(turn.argument["partner"]))


def card(turn: Turn[Shop]) -> Screen:
    """Everything on one card."""
    shop = shop_of(turn)
    kept = facts(turn.words, shop.fsa, shop.gives, shop.closed_days)
    lines = (*kept, channel_of(turn, shop.channel), *limits(turn.words, shop))
    return Screen(card=Card(f"partner:{shop.id}", shop.name, lines))


def sheet_choices(turn: Turn[Shop]) -> list[Choice]:
    """What can be changed: in one form where there are forms, else line by line."""
    lines = {"limits": LIMITS} if turn.limits.forms else LINES
    return [turn.choice(id, label) for id, label in {**WHOLE, **lines, "done": N_("That’s all")}.items()]


def changes_in(text: str, today: dt.date) -> dict[str, Any]:
    """What an owner's words change, as `change_partner` takes it: « fermé le lundi, ouvert à 8 h 30, 3 km »."""
    said, changes = plain(text), dict[str, Any]()
    if opening := _HOUR.search(said):
        said = said.replace(opening[0], " ")
        if hour := hour_in(opening[1]):
            changes["opens"] = hour
    if _CLOSED.search(said):
        days = _CLOSED.sub(" ", said)  # whoever is closed on Mondays says when they are free, to the reader of times
        if named := {day for window in read_when(days, today, habitual=True).windows for day in window.weekly}:
            changes["closed_days"] = tuple(day for day in DAYS if day in named)
    elif re.search(r"\b(?:ouvert\w*|open) (?:tous les jours|every day|7 jours)", said):
        changes["closed_days"] = ()
    for field, pattern in _NUMBERS.items():
        if figures := pattern.search(said):
            changes[field] = int(next(figure for figure in figures.groups() if figure))
    return changes
