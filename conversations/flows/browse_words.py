"""What looking around shows: a page of cards, and what is said when nothing is found."""

import datetime as dt
from typing import Literal

from conversations import needs
from conversations.flow import Done, Goto
from conversations.memory import Memory
from conversations.reasons import CATEGORIES
from conversations.screens import Choice
from conversations.showing import show
from conversations.turn import Turn
from conversations.words import N_
from domain.calendar import local
from domain.projects import Category

PAGE = 3
"""Cards shown at once."""
AHEAD = 7


class View(Memory):
    """How one looks around: which way, and the last need of the page before."""

    way: Literal["", "near", "can", "category", "date"] = ""
    category: Category | None = None
    day: dt.date | None = None
    after: str = ""
    more: bool = False


def sorts(turn: Turn[View]) -> list[Choice]:
    """Every sort of project."""
    return [Choice(id, needs.capital(turn.words.say(label))) for id, label in CATEGORIES.items()]


def show_page(turn: Turn[View]) -> Goto[Literal["listed"]] | Done:
    """Shows the next few needs, each a card of its own; over when there are no more."""
    view, nb = turn.data, turn.neighbourhood
    if view.way == "can":
        found = [match.need.id for match in nb.needs_for(turn.me, limit=100)]
        first = found.index(view.after) + 1 if view.after in found else 0
        found = found[first : first + PAGE + 1]
    else:
        rows = nb.browse(near=turn.me.fsa, category=view.category, day=view.day, limit=PAGE + 1, after=view.after)
        found = [need.id for _, need, _ in rows]
    view.more, shown = len(found) > PAGE, found[:PAGE]
    for need in shown:
        show(turn, "need", need)
        view.after = need
    if shown and not view.more:
        return Done(turn.words.say(N_("That’s all I have, this way. To look another way, write /projects.")))
    return Goto("listed")


def after_page(turn: Turn[View]) -> str:
    """That there are more; honest words when nothing was found, and what to do instead."""
    words, view = turn.words, turn.data
    if view.more:
        return words.say("There are more. Shall I go on?")
    if view.way == "can" and not turn.neighbourhood.kept.offers.of_member(turn.me.id):
        return words.say("You haven’t told me yet what you can give. One sentence is enough.")
    if view.way == "can":
        return words.say("Nothing that you could do is missing just now. I keep your offer.")
    if view.day is not None:
        return words.say("Nothing is planned on {day} yet.", day=words.day(view.day))
    if view.category is not None:
        sort = words.say(CATEGORIES[view.category])
        return words.say("Nobody is looking for help of this sort just now: {sort}.", sort=sort)
    return words.say("Nobody is looking for help near you just now.")


def next_steps(turn: Turn[View]) -> list[Choice]:
    """More where there is more; offering, when nothing was found."""
    if turn.data.more:
        first = Choice("more", turn.words.say("Show me more"), style="main")
    else:
        first = Choice("offer", turn.words.say("Say what I can give"), style="main")
    return [first, turn.choice("other", N_("Look another way")), turn.choice("enough", N_("That’s enough for now"))]


def days(turn: Turn[View]) -> list[Choice]:
    """The seven days from today."""
    today = local(turn.at, turn.me.zone).date()
    return [Choice(f"day_{n}", turn.words.day(today + dt.timedelta(n))) for n in range(AHEAD)]
