"""The volunteer's side of a yes: its living card, its reminders, a question from the organizers."""

from collections.abc import Iterable

from conversations import needs
from conversations.cards import dates_of, living, organizer_of, yes_card, zone_of
from conversations.keeping import keeping, standing, standing_by, withdrawing
from conversations.screens import Choice, Screen
from conversations.telling import Hearer, News, Reading, View, Wording, speaker
from conversations.turn import Opens
from conversations.words import N_
from domain.commitments import Commitment
from domain.dispatch import presses
from domain.events import Event
from domain.ground import found
from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Project


def commitment(reading: Reading) -> View | None:
    """The card of one's own yes: where it stands, and what can still be done about it."""
    rows = reading.neighbourhood.kept.commitments.of_yes(reading.argument)
    if not rows:
        return None
    need = found(reading.neighbourhood.kept.needs.get(rows[0].need))
    screen = Screen(
        text=standing(reading, need, rows),
        card=yes_card(reading.neighbourhood, reading.words, reading.reader, need, living(rows)),
        choices=keeping(reading.words, need, rows),
    )
    # A colleague may keep what was promised in the shop's name.
    return View(screen, Opens("keep", {"yes": rows[0].yes}, member=reading.reader.id))


def asked(reading: Reading) -> View | None:
    """An organizer's question to somebody who said yes."""
    rows = reading.neighbourhood.kept.commitments.of_yes(reading.argument)
    if not rows:
        return None
    project = _project(reading, rows[0])
    name = organizer_of(reading.neighbourhood, reading.words, project)
    question = reading.words.quoted(rows[0].question)
    title = reading.words.quoted(project.title)
    text = reading.words.say("About {title}, {name} asks: {question}", title=title, name=name, question=question)
    choices = (
        Choice("reply", reading.words.say("Reply"), style="main"),
        Choice("report", reading.words.say("Report")),
    )
    return View(Screen(text, choices=choices), Opens("reply", {"yes": rows[0].yes}, member=reading.reader.id))


def day_before(reading: Reading) -> View | None:
    """The day before: date and address in plain text, then whether they still come."""
    row, need = _reminded_of(reading)
    if row is None or need is None:
        return None
    words = reading.words
    choices = (
        Choice("still_yes", words.say(standing_by(need)), style="main"),
        Choice("cancel", words.say(withdrawing(need))),
    )
    first, last = N_("It’s for tomorrow."), N_("Does your offer still stand?")
    if need.for_people:
        first, last = N_("It’s tomorrow."), N_("Are you still coming?")
    return _reminder(reading, row, choices, first=first, last=last)


def starts_soon(reading: Reading) -> View | None:
    """Two hours before: the same once more, and what to press when something goes wrong."""
    row, need = _reminded_of(reading)
    if row is None or need is None:
        return None
    late = [Choice("late", reading.words.say("I’ll be late"))] if need.for_people else []
    cancel = Choice("cancel", reading.words.say(withdrawing(need)))
    return _reminder(reading, row, (*late, cancel), first=N_("It’s in two hours."))


def _reminded_of(reading: Reading) -> tuple[Commitment | None, Need | None]:
    """The confirmed yes that a reminder is of, and its need."""
    kept = reading.neighbourhood.kept
    row = kept.commitments.get(reading.argument)
    return (row, found(kept.needs.get(row.need))) if row and row.state == "confirmed" else (None, None)


def _reminder(reading: Reading, row: Commitment, choices: tuple[Choice, ...], *, first: str, last: str = "") -> View:
    words, project = reading.words, _project(reading, row)
    need = found(reading.neighbourhood.kept.needs.get(row.need))
    when = needs.dates_of(words, need, dates_of(reading.neighbourhood, [row]), zone_of(reading.neighbourhood, project))
    asked = words.say(last) if last else ""
    lines = (words.say(first), project.title, needs.capital(when), needs.address(words, project), asked)
    opens = Opens("keep", {"yes": row.yes, "reminder": row.id}, member=reading.reader.id)
    return View(Screen("\n".join(line for line in lines if line), choices=choices), opens)


def _project(reading: Reading, row: Commitment) -> Project:
    return found(reading.neighbourhood.kept.projects.get(row.project))


# Who hears


def _told(view: str) -> Hearer:
    """Tells whoever speaks for the commitment that the event is about, by that view of the yes."""

    def hear(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
        row = found(neighbourhood.kept.commitments.get(event.id))
        yield News(speaker(neighbourhood, row), view, row.yes)

    return hear


def _place_kept(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """Somebody in line hears at once of a place that came free; from 6:00 on when it is for the next day."""
    row = found(neighbourhood.kept.commitments.get(event.id))
    begins = found(neighbourhood.kept.occurrences.get(row.occurrence)).starts
    yield News(speaker(neighbourhood, row), "promoted", row.yes, patient=not presses(neighbourhood.now, begins))


def _reminded(view: str, *, patient: bool) -> Hearer:
    def hear(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
        row = found(neighbourhood.kept.commitments.get(event.id))
        yield News(speaker(neighbourhood, row), view, row.id, lane="reminder", patient=patient)

    return hear


def moved(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """Everybody who is asked again hears it, whether the date or the place changed."""
    kind, _, id = event.subject.partition(":")
    kept = neighbourhood.kept.commitments
    rows = kept.of_occurrence(id) if kind == "occurrence" else kept.of_project(id)
    again = {row.yes: row for row in rows if row.asked_again}
    for yes, row in again.items():
        yield News(speaker(neighbourhood, row), "commitment", yes)


VIEWS: dict[str, Wording] = {
    "commitment": commitment,
    "promoted": commitment,
    "asked": asked,
    "day_before": day_before,
    "starts_soon": starts_soon,
}
HEARERS: dict[str, Hearer] = {
    "commitment_confirmed": _told("commitment"),
    "commitment_promoted": _place_kept,
    "commitment_done": _told("commitment"),
    "volunteer_asked": _told("asked"),
    "day_before": _reminded("day_before", patient=True),
    "starts_soon": _reminded("starts_soon", patient=False),
    "occurrence_moved": moved,
    "venue_changed": moved,
}
