"""A date of one's own project moved or added: what was said of it, and what stays as it was."""

import datetime as dt
import re

from conversations.flows import change_words as say
from conversations.flows.change_draft import Draft, day_of, people_days, zone
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.typed import Span, Unread, spans_in
from conversations.words import N_
from domain.calendar import at, local

HOURS_ALONE = re.compile(
    r"(?:(?:le )?m[êe]me jour,?|same day,?|de|from|à|a|to|[ap]\.?m\b\.?|midi|noon|h|\d{1,2}(?:[h:]\d{0,2})?|[-–\s])+",
    re.IGNORECASE,
)
SPOKEN_HOUR = re.compile(r"\d\s*[h:]|[ap]\.?m\b|midi|noon", re.IGNORECASE)


def usual_dates(turn: Turn[Draft]) -> list[Choice]:
    """A week later, which is where most dates move; of several, one can also be called off."""
    if turn.data.what == "add":
        return []
    day = day_of(turn)
    listed = [
        turn.choice("week", N_("One week later: {date}"), date=say.said(turn, *week_later(turn), people=day.for_people))
    ]
    return (
        [*listed, turn.choice("drop", N_("Call off this date"))]
        if day.for_people and len(people_days(turn)) > 1
        else listed
    )


def is_for_people(turn: Turn[Draft]) -> bool:
    """Whether the date is one on which people come."""
    return turn.data.what == "add" or day_of(turn).for_people


def week_later(turn: Turn[Draft]) -> Span:
    """The same hours on the clock, a week later."""
    day = local(day_of(turn).span[0], zone(turn)).date()
    return _same_hours(turn, day + dt.timedelta(days=7))


def read(turn: Turn[Draft], text: str) -> tuple[list[Span], bool]:
    """The dates that a text says, and whether it says all of it; raises Unread.

    To move a date, its hours alone or its day alone are enough: the rest stays as it was.
    """
    where = zone(turn)
    try:
        return spans_in(turn.words, text, turn.at, where, whole_days=not is_for_people(turn)), True
    except Unread:
        if turn.data.what == "add":
            raise
        if HOURS_ALONE.fullmatch(text.strip()):
            day = local(day_of(turn).span[0], where).date()
            return spans_in(turn.words, f"{day.isoformat()} {text}", turn.at, where), False
        if SPOKEN_HOUR.search(text):
            raise
        spans = spans_in(turn.words, text, turn.at, where, whole_days=True)
        return [_same_hours(turn, local(starts, where).date()) for starts, _ in spans], False


def _same_hours(turn: Turn[Draft], day: dt.date) -> Span:
    """The hours of the date at hand, on another day."""
    where = zone(turn)
    starts, ends = (local(ms, where) for ms in day_of(turn).span)
    nights = ends.date() - starts.date()
    return at(day, f"{starts:%H:%M}", where), at(day + nights, f"{ends:%H:%M}", where)
