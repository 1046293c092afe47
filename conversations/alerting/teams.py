"""What the organizers hear of their team: who drops out, who is late, what the door did for them, what is missing."""

from collections.abc import Iterable

from conversations import needs
from conversations.alerting.volunteers import to_organizers
from conversations.cards import dates_of, name_of, zone_of
from conversations.screens import Screen
from conversations.telling import Hearer, News, Reading, View, Wording
from conversations.volunteering import party
from conversations.words import N_
from domain.commitments import Commitment
from domain.events import Event
from domain.ground import found
from domain.invitations import UNASKED
from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Project


def dropped(reading: Reading) -> View | None:
    """Somebody who was expected can't come, and what happens with their place."""
    row = reading.neighbourhood.kept.commitments.get(reading.argument)
    if row is None:
        return None
    words, (need, _) = reading.words, _about(reading, row)
    if row.fee and not row.revision:
        return View(Screen(words.say(N_("{name} has withdrawn the quote for {title}."), **_said(reading, row))))
    if need.for_people:
        text = words.say("{name} can’t come to {title} on {days} after all.", **_said(reading, row))
    else:
        text = words.say("{name} can’t help with {title} after all.", **_said(reading, row))
    reason = words.sentence(row.reason) if row.reason else ""
    (date,) = dates_of(reading.neighbourhood, [row])
    after = ""
    if not reading.neighbourhood.places_left(date.id):
        after = words.say("The next person in line has the place.")
    elif need.open:
        after = words.say("I’m looking for somebody else.")
    return View(Screen(" ".join(part for part in (text, reason, after) if part)))


def late(reading: Reading) -> View | None:
    """How late somebody will be."""
    id, _, minutes = reading.argument.partition("/")
    row = reading.neighbourhood.kept.commitments.get(id)
    if row is None:
        return None
    text = reading.words.count(
        "{name} will be {n} minute late for {title}.",
        "{name} will be {n} minutes late for {title}.",
        int(minutes),
        **_said(reading, row),
    )
    return View(Screen(text))


def by_itself(reading: Reading) -> View | None:
    """What the door did because nobody answered."""
    row = reading.neighbourhood.kept.commitments.get(reading.argument)
    if row is None:
        return None
    if row.state == "confirmed":
        text = reading.words.say(
            "Nobody had answered {name}, so I said yes for you: {title}, {days}.", **_said(reading, row)
        )
    elif row.fee:
        text = reading.words.say(
            N_("Nobody had answered {name} in time, so their quote no longer stands: {title}, {days}."),
            **_said(reading, row),
        )
    else:
        text = reading.words.say(
            "Nobody had answered {name} in time, so I gave the place back: {title}, {days}.", **_said(reading, row)
        )
    return View(Screen(text))


def left_unanswered(reading: Reading) -> View | None:
    """Somebody did not say yes again after a change."""
    row = reading.neighbourhood.kept.commitments.get(reading.argument)
    if row is None:
        return None
    text = reading.words.say(
        "{name} did not say whether the change suits them, so I gave the place back: {title}, {days}.",
        **_said(reading, row),
    )
    return View(Screen(text))


def party_changed(reading: Reading) -> View | None:
    """Somebody comes with more or fewer people, or gives more or less."""
    row = reading.neighbourhood.kept.commitments.get(reading.argument)
    if row is None:
        return None
    words, (need, _) = reading.words, _about(reading, row)
    said = _said(reading, row)
    if not need.for_people:
        n, total = words.number(row.party), words.number(need.count)
        return View(Screen(words.say("{title}: {name} now offers {n} of {total}.", n=n, total=total, **said)))
    text = party(reading, need, row, str(said["name"])) or words.say("{name} comes alone after all.", **said)
    return View(Screen(words.say("{title}, {days}: {text}", text=text, **said)))


def filled(reading: Reading) -> View | None:
    """Everybody, or everything, that a need asked for is there."""
    need = reading.neighbourhood.kept.needs.get(reading.argument)
    if need is None:
        return None
    words, project = reading.words, found(reading.neighbourhood.kept.projects.get(need.project))
    title, what = words.quoted(project.title), needs.wanted(words, need)
    if need.for_people:
        return View(Screen(words.say("The team is complete for {title}: {what}.", title=title, what=what)))
    return View(Screen(words.say("Everything is found for {title}: {what}.", title=title, what=what)))


def wave_spent(reading: Reading) -> View | None:
    """Everybody it could suit has been asked: what is missing still, what happens now. Nobody is asked for money."""
    need = reading.neighbourhood.kept.needs.get(reading.argument)
    if need is None or need.kind == "money":
        return None
    words, project = reading.words, found(reading.neighbourhood.kept.projects.get(need.project))
    have, total = reading.neighbourhood.missing(need)
    said: dict[str, object] = {
        "title": words.quoted(project.title),
        "what": needs.wanted(words, need),
        "n": words.number(total - have),
        "total": words.number(total),
    }
    again = words.say("I look again each day. You can tell people around you, too.")
    if not any(row.cause in UNASKED for row in reading.neighbourhood.kept.invitations.of_need(need.id)):
        text = words.say(
            "For {title} ({what}), I have found nobody to write to yet; still missing: {n} of {total}.", **said
        )
    else:
        text = words.say(
            "For {title} ({what}), I have written to everybody it could suit; still missing: {n} of {total}.", **said
        )
    return View(Screen(f"{text} {again}"))


def _said(reading: Reading, row: Commitment) -> dict[str, object]:
    need, project = _about(reading, row)
    dates, zone = dates_of(reading.neighbourhood, [row]), zone_of(reading.neighbourhood, project)
    return {
        "name": name_of(reading.neighbourhood, reading.words, row),
        "title": reading.words.quoted(project.title),
        "days": needs.days_of(reading.words, need, dates, zone),
    }


def _about(reading: Reading, row: Commitment) -> tuple[Need, Project]:
    kept = reading.neighbourhood.kept
    return found(kept.needs.get(row.need)), found(kept.projects.get(row.project))


# Who hears


def _was_dropped(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """Of somebody who was expected, or sent a quote; the card of one who still waited for an answer just changes."""
    row = found(neighbourhood.kept.commitments.get(event.id))
    if event.code("was") in ("confirmed", "quoted"):
        yield from to_organizers("dropped", neighbourhood, row.project, row.id)


def _is_late(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    row = found(neighbourhood.kept.commitments.get(event.id))
    for news in to_organizers("late", neighbourhood, row.project, f"{row.id}/{event.code('minutes')}"):
        yield News(news.member, news.view, news.argument, patient=False)


def _went_by_itself(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    row = found(neighbourhood.kept.commitments.get(event.id))
    if "silence" in (event.code("by"), event.code("why")):
        yield from to_organizers("by_itself", neighbourhood, row.project, row.id)
    elif event.code("why") == "unanswered":
        yield from to_organizers("left_unanswered", neighbourhood, row.project, row.id)


def _changed_party(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    row = found(neighbourhood.kept.commitments.get(event.id))
    if event.code("was") == "confirmed":
        yield from to_organizers("party_changed", neighbourhood, row.project, row.id)


def _of_need(view: str) -> Hearer:
    def hear(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
        need = found(neighbourhood.kept.needs.get(event.id))
        yield from to_organizers(view, neighbourhood, need.project, need.id)

    return hear


VIEWS: dict[str, Wording] = {
    "dropped": dropped,
    "late": late,
    "by_itself": by_itself,
    "left_unanswered": left_unanswered,
    "party_changed": party_changed,
    "filled": filled,
    "wave_spent": wave_spent,
}
HEARERS: dict[str, Hearer] = {
    "commitment_cancelled": _was_dropped,
    "volunteer_late": _is_late,
    "commitment_confirmed": _went_by_itself,
    "commitment_released": _went_by_itself,
    "party_changed": _changed_party,
    "need_filled": _of_need("filled"),
    "wave_spent": _of_need("wave_spent"),
}
