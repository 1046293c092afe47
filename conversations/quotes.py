"""Quotes in words: a price for the same work, beside the others, and how one is read from a sentence."""

import re
from collections.abc import Sequence
from textwrap import shorten

from conversations import needs
from conversations.cards import dates_of, name_of, zone_of
from conversations.typed import amount_in
from conversations.words import N_, Words
from domain.commitments import Commitment
from domain.ground import found
from domain.neighbourhood import Neighbourhood
from domain.pay import fee
from domain.pledges import MOST_QUOTES
from domain.projects import Need
from domain.quoting import Quote
from domain.reading.money import read_pay

EXCERPT = 60
"""Characters of somebody's hours or conditions that stand beside other quotes; the quote itself has them whole."""
_DOLLARS = re.compile(r"\$ ?(\d+(?:[.,]\d\d?)?)|(\d+(?:[.,]\d\d?)?) ?\$")
FULL = N_("{n} quotes already wait for an answer here: no more can be compared. You can still help as a volunteer.")


def price(words: Words, need: Need, dollars: float) -> str:
    """« 30 $/h »: in the unit of the need's ceiling, so that quotes can be compared."""
    return words.money(fee(dollars, unit=need.pay.unit))


def label(neighbourhood: Neighbourhood, words: Words, need: Need, row: Commitment) -> str:
    """« Ada · 30 $/h »."""
    return f"{name_of(neighbourhood, words, row)} · {price(words, need, row.fee)}"


def side_by_side(neighbourhood: Neighbourhood, words: Words, need: Need, quotes: Sequence[Quote]) -> list[str]:
    """A line each, in order: who, how much, which dates, what speaks for it, when and how in their own words."""
    zone = zone_of(neighbourhood, found(neighbourhood.kept.projects.get(need.project)))
    return [f"{n}. {_line(neighbourhood, words, need, quote, zone)}" for n, quote in enumerate(quotes, 1)]


def too_much(words: Words, need: Need) -> str:
    """That a price is above what can be paid, and what would do."""
    most = price(words, need, need.pay.max)
    return words.say(N_("No more than {most} can be paid. Write an amount up to {most}."), most=most)


def full(words: Words) -> str:
    """That as many quotes wait as can be compared."""
    return words.say(FULL, n=words.number(MOST_QUOTES))


def read_quote(text: str, need: Need) -> tuple[float, str] | None:
    """The price in a sentence, and the whole of it when it says more; None without one price in the need's unit."""
    alone = amount_in(text)
    if alone is not None:
        return alone, ""
    pay = read_pay(text).pay
    if pay is not None and pay.kind == "fee":
        # An hour is what is understood when no unit is said.
        sound = pay.min == pay.max and pay.unit in ("hour", need.pay.unit)
        return (float(pay.max), text.strip()) if sound else None
    named = [before or after for before, after in _DOLLARS.findall(text.replace("\u00a0", " "))]
    return (float(named[0].replace(",", ".")), text.strip()) if len(named) == 1 else None


def _line(neighbourhood: Neighbourhood, words: Words, need: Need, quote: Quote, zone: str) -> str:
    row = quote.rows[0]
    parts = (
        label(neighbourhood, words, need, row),
        needs.days_of(words, need, dates_of(neighbourhood, quote.rows), zone),
        words.say(N_("the lowest price")) if quote.cheapest else "",
        words.say(N_("the soonest")) if quote.earliest else "",
        *(words.quoted(shorten(said, EXCERPT, placeholder="…")) for said in (row.times, row.what) if said),
    )
    return " · ".join(part for part in parts if part)
