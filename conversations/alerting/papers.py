"""The calendar entry of a yes: sent once it is confirmed, and again whenever it changes or falls away."""

from collections.abc import Iterable

from conversations.screens import Screen
from conversations.telling import Hearer, News, Reading, View, Wording
from conversations.words import N_
from domain.commitments import Commitment
from domain.events import Event
from domain.ground import found
from domain.neighbourhood import Neighbourhood

STANDING = ("confirmed", "done", "no_show")
NEW = N_("For your calendar: {title}.")
CHANGED = N_("For your calendar, as it is now: {title}.")
OVER = N_("For your calendar, which can forget it: {title}.")


def calendar(reading: Reading) -> View | None:
    """A calendar file; nothing for things, which nobody has to be there for, or before anything was confirmed."""
    kept = reading.neighbourhood.kept
    rows = dated(kept.commitments.of_yes(reading.argument))
    if not rows or not found(kept.needs.get(rows[0].need)).for_people:
        return None
    standing = [row for row in rows if row.state in STANDING]
    about = (NEW if all(row.revision == 1 for row in rows) else CHANGED) if standing else OVER
    title = reading.words.quoted(found(kept.projects.get(rows[0].project)).title)
    return View(Screen(reading.words.say(about, title=title)), attachment=f"calendar:{rows[0].yes}")


def dated(rows: Iterable[Commitment]) -> list[Commitment]:
    """The commitments that a calendar has heard of, or is to hear of."""
    return [row for row in rows if row.revision]


def _heard(rows: Iterable[Commitment]) -> Iterable[News]:
    for yes, member in dict.fromkeys((row.yes, row.member) for row in dated(rows)):
        yield News(member, "calendar", yes)


def one(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """Whoever's commitment the event is about."""
    row = found(neighbourhood.kept.commitments.get(event.id))
    yield from _heard(neighbourhood.kept.commitments.of_yes(row.yes))


def moved(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """Everybody whose date or place is another one now."""
    kind, _, id = event.subject.partition(":")
    kept = neighbourhood.kept.commitments
    rows = kept.of_occurrence(id) if kind == "occurrence" else kept.of_project(id)
    yield from _heard(row for row in rows if row.asked_again)


def retitled(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """Everybody in whose calendar a project stands by another name."""
    rows = neighbourhood.kept.commitments.of_project(event.id) if event.code("title") else ()
    yield from _heard(row for row in rows if row.state == "confirmed")


VIEWS: dict[str, Wording] = {"calendar": calendar}
HEARERS: dict[str, Hearer] = {
    "commitment_confirmed": one,
    "commitment_declined": one,
    "commitment_released": one,
    "commitment_merged": one,
    "occurrence_moved": moved,
    "venue_changed": moved,
    "project_reworded": retitled,
}
