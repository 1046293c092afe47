"""What changing a project asks: what to change, which date or need, the new value; how one leaves or is joined."""

from conversations import needs, owning, projects
from conversations.cards import organizer_of
from conversations.flows.change_draft import Draft, day_of, days, needs_of, project_of, zone
from conversations.screens import Choice, Screen
from conversations.showing import asked
from conversations.spreading import FORWARD, pass_on, send_poster
from conversations.turn import Opens, Turn
from conversations.typed import example_date
from conversations.words import N_

REASONS: dict[str, str] = {
    "place": N_("The place is no longer free."),
    "people": N_("There are not enough of us."),
    "weather": N_("The weather doesn’t allow it."),
    "life": N_("I can’t organize it any more."),
}


def card(turn: Turn[Draft]) -> Screen:
    """The project as its organizers see it."""
    return asked(turn, "own", project_of(turn).id)


def possible(turn: Turn[Draft]) -> tuple[Choice, ...]:
    """What can be done about it now."""
    return owning.choices(turn.neighbourhood, turn.words, project_of(turn))


def others(turn: Turn[Draft]) -> list[Choice]:
    """What is changed less often."""
    listed = {} if project_of(turn).small else {"invite": N_("Organize it with somebody")}
    listed["leave"] = N_("Leave the project")
    return [turn.choice(id, label) for id, label in listed.items()]


def ask_which(turn: Turn[Draft]) -> str:
    """Which date, or which need."""
    if turn.data.what == "date":
        return turn.words.say(N_("Which date?"))
    return turn.words.say(N_("For which need?"))


def each(turn: Turn[Draft]) -> list[Choice]:
    """The dates or the needs, to choose one."""
    if turn.data.what != "date":
        return [Choice(f"need_{need.id}", projects.need_line(turn.words, need)) for need in needs_of(turn)]
    return [Choice(f"date_{day.id}", needs.capital(said(turn, *day.span, people=day.for_people))) for day in days(turn)]


def said(turn: Turn[Draft], starts: int, ends: int, *, people: bool = True) -> str:
    """A date in words: with its hours when people come, the last day when things are looked for."""
    return turn.words.between(starts, ends, zone(turn)) if people else turn.words.day(ends, zone(turn))


def ask_dates(turn: Turn[Draft]) -> str:
    """To when, saying first from when; or which date more."""
    example = example_date(turn.words, turn.now, zone(turn))
    if turn.data.what == "add":
        return turn.words.say(
            N_("Which date shall I add? Write the day and the hours, for example: {example}"), example=example
        )
    return turn.words.say(
        N_("Now: {date}\nWhen will it be? Write the new day and hours, for example: {example}"),
        date=said(turn, *day_of(turn).span, people=day_of(turn).for_people),
        example=example,
    )


def ask_place(turn: Turn[Draft]) -> str:
    """To where, saying first from where."""
    return turn.words.say(
        N_(
            "Now it is here: {place}. Where will it be? Write the name of the place, its address and its postal code, "
            "separated by commas."
        ),
        place=needs.address(turn.words, project_of(turn)),
    )


def ask_reason(turn: Turn[Draft]) -> str:
    """Why, of one date or of the whole."""
    if turn.data.what == "drop":
        return turn.words.say(
            N_("Why is {date} called off? Whoever said yes to it will read your reason, word for word."),
            date=said(turn, *day_of(turn).span, people=day_of(turn).for_people),
        )
    return turn.words.say(N_("Why do you call it off? Whoever said yes will read your reason, word for word."))


def usual_reasons(turn: Turn[Draft]) -> list[Choice]:
    """The usual ones, and the way back."""
    listed = [turn.choice(id, msgid) for id, msgid in REASONS.items()]
    return [*listed, turn.choice("no", N_("No, leave it as it is"))]


def reason(turn: Turn[Draft], id: str) -> str:
    """A usual reason, in the project's own language."""
    return turn.stage.words(project_of(turn).language, "tu").say(REASONS[id])


def ask_leave(turn: Turn[Draft]) -> str:
    """What leaving means, for the last one above all."""
    project = project_of(turn)
    if len(project.organizers) > 1:
        return turn.words.say(N_("Leave this project? The others go on organizing it."))
    return turn.words.say(
        N_(
            "You are the only one who organizes it. If you leave, the delegates have three days to find somebody; "
            "without anybody it is called off, and whoever said yes is told. Leave it?"
        )
    )


def handed(turn: Turn[Draft], act: str) -> str:
    """A link for another organizer, a message to forward, a poster."""
    subject = f"project:{project_of(turn).id}"
    if act == "share":
        pass_on(turn, subject)
        return turn.words.say(FORWARD)
    if act == "poster":
        send_poster(turn, subject)
        return turn.words.say(N_("Put it up where people wait: at the bakery, at the laundromat, in the lobby."))
    return invited(turn)


def invited(turn: Turn[Draft]) -> str:
    """A link for another organizer."""
    project = project_of(turn)
    code = turn.neighbourhood.invite_organizer(project.id)
    link = turn.stage.link(Opens("change", {"project": project.id, "code": code}))
    return turn.words.say(
        N_(
            "Give this link to the person: {link}. Whoever opens it organizes {title} with you. "
            "It stops working when you ask for another one."
        ),
        link=link,
        title=turn.words.quoted(project.title),
    )


def ask_join(turn: Turn[Draft]) -> Screen:
    """Which project one is invited to organize, and what that means."""
    project, words = project_of(turn), turn.words
    name = organizer_of(turn.neighbourhood, words, project)
    text = words.say(
        N_(
            "{name} invites you to organize {title} together. You would receive each yes, "
            "and could change everything. Do you accept?"
        ),
        name=name,
        title=words.quoted(project.title),
    )
    return Screen(text)
