"""A yes that comes to nothing: said plainly and kindly, with a next step."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from conversations import needs
from conversations.cards import dates_of, name_of, organizer_of, zone_of
from conversations.screens import Choice, Screen
from conversations.telling import Hearer, News, Reading, View, Wording, speaker
from conversations.turn import Opens
from conversations.words import N_
from domain.commitments import Commitment
from domain.events import Event
from domain.ground import found
from domain.neighbourhood import Neighbourhood
from domain.projects import Project

WHY: Mapping[str, str] = MappingProxyType(
    {
        "silence": N_("{name} could not answer in time, so I gave your place back. It is nothing that you did."),
        "unanswered": N_("I had no answer from you after the change, so your place is free again for somebody else."),
        "not_taken": N_("I had no answer from you, so the place that was kept for you goes to the next person."),
        "organizer": N_("{name} no longer needs help: {title}, {days}."),
        "owner_no": N_(
            "An owner of {shop} would rather not promise that for {title}. The organizer knows nothing of it."
        ),
        "owner_silent": N_(
            "No owner of {shop} approved in time what you would have promised for {title}. "
            "The organizer knows nothing of it."
        ),
        "other_quote": N_("For {title}, {name} chose another quote this time. Thank you for yours."),
        "ceiling_changed": N_("For {title}, {name} can no longer pay that much. Thank you for your quote."),
        "quote_silence": N_(
            "{name} could not answer in time for {title}: your quote no longer stands. Thank you for it."
        ),
        "date_passed": N_("The date has come for {title}, and your yes had not been answered. Thank you for it."),
        "project_cancelled": N_("{title} is cancelled. {name} thanks you."),
        "date_cancelled": N_("{title}: {days} is cancelled. {name} thanks you."),
        "no_organizer": N_("{title} is cancelled: there is nobody left to organize it. Thank you for your yes."),
        "organizer_left": N_("{title} is cancelled: the person who asked has left. Thank you for your yes."),
    }
)
"""What the one who is released is told, by the event's code; other endings are told of the project itself."""
REASONS: Mapping[str, str] = MappingProxyType(
    {
        "other_skill": N_("We need another skill this time"),
        "enough": N_("We are enough already"),
        "other_hours": N_("The hours don’t fit"),
    }
)
"""Reasons for a no that an organizer can press; each reader has them in their own language."""
OTHERWISE = N_("{title} is called off. Thank you for your yes.")


def declined(reading: Reading) -> View | None:
    """The organizer's no, kindly, with the reason given and what else would fit."""
    rows = reading.neighbourhood.kept.commitments.of_yes(reading.argument)
    if not rows:
        return None
    words = reading.words
    project = found(reading.neighbourhood.kept.projects.get(rows[0].project))
    row = next((row for row in rows if row.state == "declined"), rows[0])
    no = words.say("For {title}, the team is looking for something else this time.", title=words.quoted(project.title))
    given = words.say(REASONS[row.reason]) if row.reason in REASONS else row.reason
    why = words.say("Why: {reason}", reason=words.sentence(given)) if given else ""
    offers = reading.neighbourhood.kept.offers.of_member(reading.reader.id)
    open_still = words.say("Your offer stays open.") if offers else ""
    return _with_others(reading, project, " ".join(part for part in (no, why, open_still) if part))


def released(reading: Reading) -> View | None:
    """Why a place was given back; nothing when only the date passed and nothing had been promised."""
    yes, _, why = reading.argument.partition("/")
    rows = [row for row in reading.neighbourhood.kept.commitments.of_yes(yes) if row.state == "released"]
    if not rows:
        return None
    words, kept = reading.words, reading.neighbourhood.kept
    project, need = found(kept.projects.get(rows[0].project)), found(kept.needs.get(rows[0].need))
    # A quote kept no place that could be given back.
    code = f"quote_{why}" if rows[0].fee and why == "silence" else why
    text = words.say(
        WHY.get(code, OTHERWISE),
        title=words.quoted(project.title),
        name=organizer_of(reading.neighbourhood, words, project),
        shop=name_of(reading.neighbourhood, words, rows[0]),
        days=needs.days_of(words, need, dates_of(reading.neighbourhood, rows), zone_of(reading.neighbourhood, project)),
    )
    reason = _reason(project.reason if why == "project_cancelled" else rows[0].reason, why)
    if reason:
        text += " " + words.say("Why: {reason}", reason=words.sentence(reason))
    return _with_others(reading, project, text)


def _reason(reason: str, why: str) -> str:
    """Somebody's words; a code is no reason to read."""
    return "" if reason == why or reason in WHY else reason


def _with_others(reading: Reading, project: Project, text: str) -> View:
    """The news, then up to two other projects that fit, and where to see them."""
    words = reading.words
    door = Neighbourhood(
        reading.neighbourhood.kept, now=reading.stage.now, new_id=reading.stage.ids, actor=None, system=True
    )
    fitting = dict.fromkeys(match.need.project for match in door.needs_for(reading.reader, 6))
    others = [found(door.kept.projects.get(id)) for id in fitting if id != project.id]
    titles = [words.quoted(other.title) for other in others[:2]]
    if titles:
        more = words.count(
            "Another project would suit you: {titles}.", "Other projects would suit you: {titles}.", len(titles),
            titles=words.join(titles),
        )  # fmt: skip
        choice = Choice("can", words.say("Show me"))
    else:
        more = words.say("Would you like to see what else is going on?")
        choice = Choice("near", words.say("See what’s nearby"))
    return View(
        Screen(f"{text}\n\n{more}", choices=(choice,)), Opens("browse", {"way": choice.id}, member=reading.reader.id)
    )


def _person(neighbourhood: Neighbourhood, event: Event) -> Commitment:
    return found(neighbourhood.kept.commitments.get(event.id))


def was_declined(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    row = _person(neighbourhood, event)
    yield News(speaker(neighbourhood, row), "declined", row.yes)


def was_released(neighbourhood: Neighbourhood, event: Event) -> Iterable[News]:
    """The person hears of it, unless only their waiting in line is over."""
    row, why = _person(neighbourhood, event), event.code("why")
    if not (event.code("was") == "waitlisted" and why == "date_passed"):
        yield News(speaker(neighbourhood, row), "released", f"{row.yes}/{why}")


VIEWS: dict[str, Wording] = {"declined": declined, "released": released}
HEARERS: dict[str, Hearer] = {"commitment_declined": was_declined, "commitment_released": was_released}
