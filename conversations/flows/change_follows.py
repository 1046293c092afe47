"""What follows from a change, for whom and until when: said before the answer that makes it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from conversations import needs
from conversations.deadlines import moment
from conversations.flows.change_draft import Draft, day_of, need_of, project_of, touched, zone
from conversations.flows.change_words import said
from conversations.screens import Choice
from conversations.turn import Turn
from conversations.words import N_
from domain.changing import again_by
from domain.commitments import ACTIVE
from domain.projects import Occurrence, Project

Said: TypeAlias = Callable[[Turn[Draft]], str]
OTHER_AREA = N_(
    "It’s in another area: its delegates read the project first, within two working days. Until then I ask nobody else."
)
FOR_GOOD = N_("This can’t be undone.")
AT_ONCE = N_("As soon as you choose a reason, it’s called off, and that can’t be undone.")


def ask(turn: Turn[Draft]) -> str:
    """The new value beside the old one, what follows for whom, and whether to go on."""
    follows = {
        "date": _moved,
        "add": _added,
        "drop": _dropped,
        "place": _placed,
        "cancel": _cancelled,
    }[turn.data.what]
    return " ".join((*(part for part in follows(turn) if part), turn.words.say(N_("Shall I do it?"))))


def before(ask: Said, follows: Said) -> Said:
    """The question, and what follows from its answer: said first, so that the answer alone is enough."""

    def both(turn: Turn[Draft]) -> str:
        return "\n".join(part for part in (ask(turn), follows(turn)) if part)

    return both


def who_is_asked(turn: Turn[Draft]) -> str:
    """How many people will be asked again, once the date or the place is another one."""
    if turn.data.what == "add":
        return ""
    dates = _to_come(turn, project_of(turn)) if turn.data.what == "place" else day_of(turn).occurrences
    many = touched(turn, dates)
    if not many:
        return ""
    return turn.words.count(
        "As soon as you answer, I ask the {n} person who said yes whether they still come.",
        "As soon as you answer, I ask the {n} people who said yes whether they still come.",
        many,
    )


def who_is_told(turn: Turn[Draft]) -> str:
    """Who will be told first, once the date or the project is called off."""
    dates = _to_come(turn, project_of(turn)) if turn.data.what == "cancel" else day_of(turn).occurrences
    return f"{_told_first(turn, dates)} {turn.words.say(AT_ONCE)}"


def after(turn: Turn[Draft]) -> str:
    """Until when those concerned have to answer, once it is changed; nothing when it concerns nobody."""
    match turn.data.what:
        case "date":
            return _again(turn, day_of(turn).occurrences, turn.data.spans[0][0])
        case "place":
            dates = _to_come(turn, project_of(turn))
            return _again(turn, dates, min((date.starts for date in dates), default=turn.now))
        case "count":
            return _counted(turn)
        case _:
            return ""


def elsewhere(turn: Turn[Draft]) -> bool:
    """Whether the new place is in another territory."""
    territory = turn.neighbourhood.kept.territories.of_fsa(turn.data.venue.fsa)
    return territory is not None and territory.id != project_of(turn).territory


def answers(turn: Turn[Draft]) -> list[Choice]:
    """Yes or no; of a place, also whether anybody may know it."""
    no = turn.choice("no", N_("No, leave it as it is"))
    if turn.data.what != "place":
        return [turn.choice("yes", N_("Yes, do it")), no]
    return [
        turn.choice("yes", N_("Yes; only confirmed people see the address")),
        turn.choice("public", N_("Yes; anybody may see the address")),
        no,
    ]


def _moved(turn: Turn[Draft]) -> tuple[str, ...]:
    ((starts, ends),) = turn.data.spans
    day = day_of(turn)
    new = turn.words.say(
        N_("It will be {new} (it was {old})."),
        new=said(turn, starts, ends, people=day.for_people),
        old=said(turn, *day.span, people=day.for_people),
    )
    return new, _asked_again(turn, day.occurrences, starts)


def _added(turn: Turn[Draft]) -> tuple[str, ...]:
    return (
        turn.words.say(
            N_("I add {dates}: I ask people for it from now on, and nothing changes for whoever already said yes."),
            dates=turn.words.join(said(turn, *span) for span in turn.data.spans),
        ),
    )


def _dropped(turn: Turn[Draft]) -> tuple[str, ...]:
    day, words = day_of(turn), turn.words
    what = words.say(
        N_("I would call off {what}: {reason}"),
        what=said(turn, *day.span, people=day.for_people),
        reason=words.sentence(turn.data.reason),
    )
    return what, _told_first(turn, day.occurrences), words.say(FOR_GOOD)


def _placed(turn: Turn[Draft]) -> tuple[str, ...]:
    project, venue = project_of(turn), turn.data.venue
    dates = _to_come(turn, project)
    place = needs.address(turn.words, project.but(venue=venue))
    return (
        turn.words.say(N_("It will be here: {place}."), place=place),
        _asked_again(turn, dates, min((date.starts for date in dates), default=turn.now)),
        turn.words.say(OTHER_AREA) if elsewhere(turn) else "",
    )


def _counted(turn: Turn[Draft]) -> str:
    if turn.data.count > need_of(turn).count:
        return turn.words.say(N_("Whoever is on the waiting list comes first; then I look for others."))
    return turn.words.say(N_("Whoever said yes keeps their place."))


def _cancelled(turn: Turn[Draft]) -> tuple[str, ...]:
    project, words = project_of(turn), turn.words
    what = words.say(
        N_("I would call off {what}: {reason}"),
        what=words.quoted(project.title),
        reason=words.sentence(turn.data.reason),
    )
    return what, _told_first(turn, _to_come(turn, project)), words.say(FOR_GOOD)


def _to_come(turn: Turn[Draft], project: Project) -> list[Occurrence]:
    every = turn.neighbourhood.kept.occurrences.of_project(project.id)
    return [date for date in every if not date.cancelled and date.ends > turn.now]


def _asked_again(turn: Turn[Draft], dates: Sequence[Occurrence], starts: int) -> str:
    return _again(turn, dates, starts) or turn.words.say(N_("Nobody has said yes to it yet."))


def _again(turn: Turn[Draft], dates: Sequence[Occurrence], starts: int) -> str:
    """How many are asked again, and until when; `starts` is when the first date will begin."""
    many = touched(turn, dates)
    if not many:
        return ""
    return turn.words.count(
        "The {n} person who said yes is asked again; without an answer by {when}, the place is given back.",
        "The {n} people who said yes are asked again; without an answer by {when}, their place is given back.",
        many,
        when=moment(turn.words, again_by(starts, turn.now), turn.now, zone(turn)),
    )


def _told_first(turn: Turn[Draft], dates: Sequence[Occurrence]) -> str:
    many = touched(turn, dates, ACTIVE)
    if not many:
        return turn.words.say(N_("Nobody has said yes to it yet."))
    return turn.words.count(
        "The {n} person who said yes is told first.", "The {n} people who said yes are told first.", many
    )
