"""A yes as a calendar file (RFC 5545): each date is an event that keeps its UID, so that changes follow."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from conversations import needs
from conversations.alerting.papers import STANDING, dated
from conversations.cards import organizer_of, zone_of
from conversations.words import Words
from domain.calendar import local
from domain.commitments import Commitment
from domain.ground import found
from domain.neighbourhood import Neighbourhood

MAKER = "-//Espace Collectif//Porte//FR"
AROUND = dt.timedelta(days=366)
"""Before and after the dates, how much of their zone's changes of hour the file describes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One date of a yes. `revision` grows with each change; one that does not stand is taken back."""

    id: str
    revision: int
    stands: bool
    starts: dt.datetime
    ends: dt.datetime
    title: str
    place: str
    about: str


def entries(neighbourhood: Neighbourhood, words: Words, yes: str, *, page: str) -> list[Entry]:
    """What a calendar was told of a yes, or is to be told; it names the address, so it is for that person alone.

    `page` is where they can change their mind.
    """
    rows = dated(neighbourhood.kept.commitments.of_yes(yes))
    return [_entry(neighbourhood, words, row, page) for row in rows]


def write(entries: Sequence[Entry], now: int) -> bytes:
    """The file; `now` (ms UTC) is when it is made."""
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.id}@espace-collectif")
        event.add("sequence", entry.revision)
        event.add("dtstamp", dt.datetime.fromtimestamp(now / 1000, dt.UTC))
        event.add("dtstart", entry.starts)
        event.add("dtend", entry.ends)
        event.add("summary", entry.title)
        event.add("status", "CONFIRMED" if entry.stands else "CANCELLED")
        if entry.stands:
            event.add("location", entry.place)
            event.add("description", entry.about)
        calendar.add_component(event)
    first, last = min(entry.starts for entry in entries), max(entry.ends for entry in entries)
    calendar.add_missing_timezones((first - AROUND).date(), (last + AROUND).date())
    return bytes(calendar.to_ical())


def _entry(neighbourhood: Neighbourhood, words: Words, row: Commitment, page: str) -> Entry:
    kept = neighbourhood.kept
    project, need = found(kept.projects.get(row.project)), found(kept.needs.get(row.need))
    date, zone = found(kept.occurrences.get(row.occurrence)), zone_of(neighbourhood, project)
    name = organizer_of(neighbourhood, words, project)
    expected = words.say("{name} is expecting you: {what}.", name=name, what=needs.wanted(words, need))
    change = words.say("If something changes, tell the Door: {page}", page=page)
    return Entry(
        id=row.id,
        revision=row.revision,
        stands=row.state in STANDING,
        starts=local(date.starts, zone).replace(tzinfo=ZoneInfo(zone)),
        ends=local(date.ends, zone).replace(tzinfo=ZoneInfo(zone)),
        title=project.title,
        place=needs.address(words, project),
        about=f"{expected}\n{change}",
    )
