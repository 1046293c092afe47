"""What changing a project asks and says, and which of its dates and needs it is about."""

from typing import Literal

from pydantic import BaseModel

from conversations import owning, projects
from conversations.flow import Line
from conversations.needs import capital
from conversations.screens import Choice, Screen
from conversations.showing import asked, show
from conversations.turn import Opens, Turn
from conversations.typed import Span, example_date
from conversations.words import N_
from domain.ground import found
from domain.projects import Need, Occurrence, Project


class Alteration(BaseModel):
    """What is being changed: a date, by its place in the list, or a need; and for what."""

    date: int | None = None
    need: str = ""
    line: Literal["", "count", "pay"] = ""


def project_of(turn: Turn[Alteration]) -> Project:
    """The project that the flow was opened about."""
    return found(turn.neighbourhood.kept.projects.get(turn.argument.get("project", "")))


def card(turn: Turn[Alteration]) -> Screen:
    """The project as its organizers see it."""
    return asked(turn, "own", project_of(turn).id)


def possible(turn: Turn[Alteration]) -> tuple[Choice, ...]:
    """What can be done about it now."""
    return owning.choices(turn.neighbourhood, turn.words, project_of(turn))


def spans(turn: Turn[Alteration]) -> list[Span]:
    """The project's dates to come."""
    return owning.dates(turn.neighbourhood, project_of(turn))


def chosen(turn: Turn[Alteration]) -> Span:
    """The date at hand."""
    return spans(turn)[turn.data.date or 0]


def on(turn: Turn[Alteration], span: Span) -> list[Occurrence]:
    """What happens then: people first, so that what cannot be is refused before anything moved."""
    every = [
        (not need.for_people, date.id, date)
        for need in turn.neighbourhood.kept.needs.of_project(project_of(turn).id)
        for date in owning.to_come(turn.neighbourhood, need)
        if (date.starts, date.ends) == span
    ]
    return [date for *_, date in sorted(every, key=lambda row: row[:2])]


def dates(turn: Turn[Alteration]) -> list[Choice]:
    """The dates to come, to choose one."""
    return [Choice(f"date_{n}", said(turn, span)) for n, span in enumerate(spans(turn))]


def said(turn: Turn[Alteration], span: Span) -> str:
    """A date in words."""
    return turn.words.between(*span, turn.me.zone)


def needed(turn: Turn[Alteration]) -> list[Need]:
    """The needs that the line at hand is about: all have a count, only people have a pay."""
    every = turn.neighbourhood.kept.needs.of_project(project_of(turn).id)
    return [need for need in every if need.for_people] if turn.data.line == "pay" else every


def each_need(turn: Turn[Alteration]) -> list[Choice]:
    """The needs, to choose one."""
    return [Choice(f"need_{n}", projects.need_line(turn.words, need)) for n, need in enumerate(needed(turn))]


def need_of(turn: Turn[Alteration]) -> Need:
    """The need at hand."""
    return found(turn.neighbourhood.kept.needs.get(turn.data.need))


def ask_hours(turn: Turn[Alteration]) -> str:
    """To when, saying first from when."""
    return turn.words.say(
        N_("Now it is {date}. To when? Write the new day and hours, for example: {example}."),
        date=said(turn, chosen(turn)),
        example=example_date(turn.words, turn.now, turn.me.zone),
    )


def ask_date(turn: Turn[Alteration]) -> str:
    """Another date."""
    example = example_date(turn.words, turn.now, turn.me.zone)
    return turn.words.say(
        N_("Which date shall I add? Write the day and the hours, for example: {example}."), example=example
    )


def ask_place(turn: Turn[Alteration]) -> str:
    """To where, saying first from where."""
    return turn.words.say(
        N_(
            "Now it is at: {place}. Where will it be? Write the name of the place, its address and its postal code. "
            "Whoever said yes is asked again."
        ),
        place=projects.place(turn.words, project_of(turn)),
    )


def ask_count(turn: Turn[Alteration]) -> str:
    """How many, saying first how many it is."""
    line = projects.need_line(turn.words, need_of(turn))
    return turn.words.say(N_("Now: {line}. How many from now on?"), line=line)


def ask_pay(turn: Turn[Alteration]) -> str:
    """For how much; a delegate reads it again."""
    line = projects.need_line(turn.words, need_of(turn))
    return turn.words.say(
        N_(
            "Now: {line}. Volunteer, or how much at most? Write for example $40 an hour. A delegate reads the project "
            "again before anybody else is asked."
        ),
        line=line,
    )


def ask_title(turn: Turn[Alteration]) -> str:
    """The new title."""
    return turn.words.say(N_("Now: {title}. What is the new title?"), title=turn.words.quoted(project_of(turn).title))


def others(turn: Turn[Alteration]) -> list[Choice]:
    """What is changed less often."""
    listed = {"title": N_("The title"), "story": N_("The story")}
    if any(need.for_people for need in turn.neighbourhood.kept.needs.of_project(project_of(turn).id)):
        listed |= {"pay": N_("The pay"), "add_date": N_("Add a date")}
    if len(spans(turn)) > 1:
        listed["drop_date"] = N_("Call off one date")
    listed |= {"invite": N_("Organize it with somebody"), "leave": N_("Leave the project")}
    return [turn.choice(id, label) for id, label in listed.items()]


def ask_leave(turn: Turn[Alteration]) -> str:
    """What leaving means, for the last one above all."""
    if len(project_of(turn).organizers) > 1:
        return turn.words.say(N_("Leave this project? The others go on organizing it."))
    return turn.words.say(
        N_("You are the only one who organizes it. If you leave, the delegates look for somebody for three days.")
    )


def touched(turn: Turn[Alteration], count: int) -> str:
    """How many people are asked again."""
    if not count:
        return turn.words.say(N_("Nobody had said yes yet."))
    return turn.words.count(
        "The person who said yes is told first, and asked again.",
        "The {n} people who said yes are told first, and asked again.",
        count,
    )


def committed(turn: Turn[Alteration], dates: list[Occurrence]) -> int:
    """How many people said yes to any of these dates."""
    kept = turn.neighbourhood.kept.commitments
    rows = [row for date in dates for row in kept.of_occurrence(date.id) if row.state in ("held", "confirmed")]
    return len({row.member for row in rows})


def invited(turn: Turn[Alteration]) -> str:
    """A link for another organizer."""
    project = project_of(turn)
    code = turn.neighbourhood.invite_organizer(project.id)
    link = turn.stage.link(Opens("change", {"project": project.id, "code": code}), title=project.title)
    return turn.words.say(
        N_(
            "Give this link to the person: {link}. Whoever opens it organizes {title} with you. "
            "It stops working when you ask for another one."
        ),
        link=link,
        title=turn.words.quoted(project.title),
    )


REASONS: dict[str, str] = {
    "place": N_("The place is no longer free."),
    "people": N_("There are not enough of us."),
    "weather": N_("The weather doesn’t allow it."),
    "life": N_("I can’t organize it any more."),
}


def reasons(turn: Turn[Alteration]) -> list[Choice]:
    """The usual reasons, and the way back."""
    return [*(turn.choice(id, msgid) for id, msgid in REASONS.items()), turn.choice("keep", N_("No, I keep it"))]


def reason(turn: Turn[Alteration], id: str) -> str:
    """A usual reason, in the project's own language."""
    return turn.stage.words(project_of(turn).language, "tu").say(REASONS[id])


REASON = Line(N_("Your reason"), good=(N_("The place is no longer free."),), bad=("x", "x" * 501))


def ask_join(turn: Turn[Alteration]) -> str:
    """Which project one is invited to organize."""
    title = turn.words.quoted(project_of(turn).title)
    return turn.words.say(N_("You are invited to organize {title} with somebody. Do you accept?"), title=title)


def present(turn: Turn[Alteration], project: Project) -> None:
    """Shows the card that organizers have."""
    show(turn, "own", project.id)


def placed(turn: Turn[Alteration], project: Project) -> str:
    """The new place in words."""
    return projects.place(turn.words, project)


def line(turn: Turn[Alteration], need: Need) -> str:
    """A need in words."""
    return projects.need_line(turn.words, need)


def begun(turn: Turn[Alteration], span: Span) -> str:
    """A date as a sentence begins with it."""
    return capital(said(turn, span))
