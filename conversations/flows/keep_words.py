"""What the keeping flow asks: the card, how many, which dates."""

from typing import Any

from conversations import needs
from conversations.cards import dates_of, organizer_of, zone_of
from conversations.keeping import keeping, standing_by
from conversations.screens import Choice, Screen
from conversations.showing import asked
from conversations.turn import Turn
from conversations.words import N_
from domain.commitments import ACTIVE, Commitment
from domain.ground import found
from domain.projects import Need, Project
from domain.refusals import Unknown
from domain.sheets import DAY

MOST = 6
"""People in a party."""


def rows_of(turn: Turn[Any]) -> list[Commitment]:
    """What is still to come of the yes, by date; all of it when it is over; nothing of somebody else's."""
    rows = turn.neighbourhood.kept.commitments.of_yes(turn.argument["yes"])
    if not rows or not turn.neighbourhood.may("cancel", rows[0]):
        return []
    starts = {row.id: found(turn.neighbourhood.kept.occurrences.get(row.occurrence)).starts for row in rows}
    return sorted([row for row in rows if row.state in ACTIVE] or rows, key=lambda row: (starts[row.id], row.id))


def rows_left(turn: Turn[Any]) -> list[Commitment]:
    """The same; Unknown when the yes is gone, erased since the question was asked."""
    rows = rows_of(turn)
    if not rows:
        raise Unknown
    return rows


def need_of(turn: Turn[Any]) -> Need:
    """The need that the yes answers."""
    return found(turn.neighbourhood.kept.needs.get(rows_left(turn)[0].need))


def card(turn: Turn[Any]) -> Screen:
    """The living card itself."""
    return asked(turn, "commitment", turn.argument["yes"])


def possible(turn: Turn[Any]) -> list[Choice]:
    """The card's buttons, and those of reminders."""
    rows = turn.neighbourhood.kept.commitments.of_yes(turn.argument["yes"])
    need = need_of(turn)
    choices = list(keeping(turn.words, need, rows))
    if any(row.state == "confirmed" for row in rows) and not any(choice.id == "still_yes" for choice in choices):
        choices.append(turn.choice("still_yes", standing_by(need)))
    return choices


def not_yet(turn: Turn[Any]) -> str:
    """The day it is, when that is more than a day away; nothing when one can be late for it now."""
    confirmed = [row for row in rows_of(turn) if row.state == "confirmed"]
    dates = [date for date in dates_of(turn.neighbourhood, confirmed) if date.ends > turn.now]
    if not dates or dates[0].starts - turn.now < DAY:
        return ""
    return turn.words.day(dates[0].starts, turn.me.zone)


def late_is_known(turn: Turn[Any], row: Commitment, minutes: int) -> str:
    """Who was told how late one will be."""
    name = organizer_of(turn.neighbourhood, turn.words, _project(turn, row))
    return turn.words.count(
        "{name} knows that you’ll be {n} minute late.", "{name} knows that you’ll be {n} minutes late.", minutes,
        name=name,
    )  # fmt: skip


def sizes(turn: Turn[Any]) -> list[Choice]:
    """As many as there are places for, on every date."""
    rows, need = rows_left(turn), need_of(turn)
    held = [row for row in rows if row.state != "waitlisted"]
    room = [row.party + turn.neighbourhood.places_left(row.occurrence) for row in held]
    most = max(1, min([MOST, need.count, *room]))
    return [Choice(f"n{n}", turn.words.count("{n} person", "{n} people", n)) for n in range(1, most + 1)]


def youngsters(turn: Turn[Any]) -> list[Choice]:
    """None of them, or as many as come beside an adult."""
    party = turn.data.party or 1
    low, high = (1, party) if turn.me.minor else (0, party - 1)
    none = turn.words.say("Nobody")
    return [Choice(f"n{n}", turn.words.number(n) if n else none) for n in range(low, high + 1)]


def most_things(turn: Turn[Any]) -> int:
    """How many things can be given at most."""
    return min(row.party + turn.neighbourhood.places_left(row.occurrence) for row in rows_left(turn))


def how_many(turn: Turn[Any]) -> str:
    """How many things, of those missing."""
    most = turn.words.number(most_things(turn))
    return turn.words.say("How many can you give after all? {most} at most.", most=most)


def dates(turn: Turn[Any]) -> list[Choice]:
    """Each date that is left, then that it is enough."""
    rows, need = rows_left(turn), need_of(turn)
    zone = zone_of(turn.neighbourhood, _project(turn, rows[0]))
    listed = [
        Choice(f"d{n}", needs.days_of(turn.words, need, dates_of(turn.neighbourhood, [row]), zone))
        for n, row in enumerate(rows, 1)
    ]
    return [*listed, turn.choice("done", N_("All the others suit me"))]


def _project(turn: Turn[Any], row: Commitment) -> Project:
    return found(turn.neighbourhood.kept.projects.get(row.project))
