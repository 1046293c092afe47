"""The changes themselves, once what follows was said and agreed to: each done, then told in words."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from conversations import needs, projects
from conversations.flows.change_draft import Draft, What, day_of, need_of, project_of
from conversations.flows.change_follows import after
from conversations.flows.change_words import said
from conversations.turn import Turn
from conversations.words import N_


def make(turn: Turn[Draft]) -> str:
    """Makes the change; what has happened, in words."""
    return _MADE[turn.data.what](turn)


def make_at_once(turn: Turn[Draft]) -> str:
    """Makes the change without another question; what has happened, and until when others answer, in words."""
    follows = after(turn)
    return " ".join(part for part in (make(turn), follows) if part)


def _move(turn: Turn[Draft]) -> str:
    ((starts, ends),) = turn.data.spans
    day = day_of(turn)
    for date in day.occurrences:
        turn.neighbourhood.move(date.id, starts=starts, ends=ends)
    fresh = needs.capital(said(turn, starts, ends, people=day.for_people))
    return turn.words.say(N_("{date} is the new date."), date=fresh)


def _add(turn: Turn[Draft]) -> str:
    """The dates for everybody who is looked for."""
    needs_of = turn.neighbourhood.kept.needs.of_project(project_of(turn).id)
    for need in (need for need in needs_of if need.for_people):
        for starts, ends in turn.data.spans:
            turn.neighbourhood.add_date(need.id, starts=starts, ends=ends)
    dates = turn.words.join(said(turn, *span) for span in turn.data.spans)
    return turn.words.say(N_("It’s added: {dates}. I ask people for it from now on."), dates=dates)


def _drop(turn: Turn[Draft]) -> str:
    day = day_of(turn)
    for date in day.occurrences:
        turn.neighbourhood.cancel_date(date.id, reason=turn.data.reason)
    return turn.words.say(N_("{date} is called off."), date=needs.capital(said(turn, *day.span, people=day.for_people)))


def _place(turn: Turn[Draft]) -> str:
    venue = turn.data.venue
    project = turn.neighbourhood.change_venue(
        project_of(turn).id, fsa=venue.fsa, name=venue.name, address=venue.address, public=venue.public
    )
    return turn.words.say(N_("It’s changed: {line}."), line=projects.place(turn.words, project))


def _count(turn: Turn[Draft]) -> str:
    need = turn.neighbourhood.recount(turn.data.need, count=turn.data.count)
    return turn.words.say(N_("It’s changed: {line}."), line=projects.need_line(turn.words, need))


def _pay(turn: Turn[Draft]) -> str:
    turn.neighbourhood.change_pay(turn.data.need, turn.data.pay)
    changed = turn.words.say(N_("It’s changed: {line}."), line=projects.need_line(turn.words, need_of(turn)))
    return f"{changed} {turn.words.say(ONCE_READ)}"


def _require(turn: Turn[Draft]) -> str:
    turn.neighbourhood.change_requires(turn.data.need, turn.data.requires)
    none = turn.words.say(N_("Nothing is required of people for now."))
    required = needs.conditions(turn.words, need_of(turn)) or none
    return f"{required} {turn.words.say(ONCE_READ)}"


def _cancel(turn: Turn[Draft]) -> str:
    project = turn.neighbourhood.cancel_project(project_of(turn).id, reason=turn.data.reason)
    return turn.words.say(N_("{title} is called off."), title=turn.words.quoted(project.title))


ONCE_READ = N_("I write to you as soon as a delegate has read it.")
_MADE: Mapping[What, Callable[[Turn[Draft]], str]] = MappingProxyType(
    {
        "date": _move,
        "add": _add,
        "drop": _drop,
        "place": _place,
        "count": _count,
        "pay": _pay,
        "conditions": _require,
        "cancel": _cancel,
    }
)
