"""Where a yes stands, in its person's words, and what they can still do about it."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from conversations import needs
from conversations.cards import dates_of, living, organizer_of, zone_of
from conversations.deadlines import moment
from conversations.quotes import price
from conversations.screens import Choice
from conversations.telling import Reading
from conversations.words import N_, Words
from domain.calendar import local
from domain.commitments import ACTIVE, WAITING, Commitment, CommitmentState
from domain.ground import found
from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Project

OTHERS: tuple[CommitmentState, ...] = (*WAITING, "waitlisted")
ENDED: Mapping[CommitmentState, str] = MappingProxyType(
    {
        "no_show": N_("The organizer noted that you were not there."),
        "cancelled": N_("You no longer come: it’s noted."),
        "declined": N_("The team is looking for something else this time."),
        "released": N_("You are free again: your place was given back."),
    }
)
QUOTE_ENDED: Mapping[CommitmentState, str] = MappingProxyType(
    {
        "cancelled": N_("Your quote is withdrawn: it’s noted."),
        "declined": N_("Your quote was not chosen this time. Thank you for it."),
        "released": N_("Your quote was not chosen this time. Thank you for it."),
    }
)


def standing(reading: Reading, need: Need, rows: Sequence[Commitment]) -> str:
    """What became of the yes so far, and what comes next."""
    shown = living(rows)
    if any(row.asked_again for row in shown):
        return reading.words.say(
            N_("The date or the place has changed. Do you still come?")
            if need.for_people
            else N_("The date or the place has changed. Does your offer still stand?")
        )
    if offered := [row for row in shown if row.offered]:
        return _came_free(reading, need, offered)
    text = _stands(reading, need, shown)
    others = [_other_dates(reading, need, rows, state) for state in OTHERS if shown[0].state != state]
    return " ".join(part for part in (text, *others) if part)


def keeping(words: Words, need: Need, rows: Sequence[Commitment]) -> tuple[Choice, ...]:
    """The buttons that stay on the card of a yes."""
    shown = living(rows)
    state, report = shown[0].state, Choice("report", words.say("Report"))
    if state not in ACTIVE:
        return () if state in ("done", "no_show") else (Choice("other", words.say("See something else")),)
    if state == "quoted" and not shown[0].asked_again:
        change = Choice("requote", words.say(N_("Change my quote")))
        return change, Choice("cancel", words.say(N_("Withdraw my quote"))), report
    if state == "waitlisted":
        return (
            Choice("stay", words.say("Stay on the list"), style="main"),
            Choice("other", words.say("See something else")),
            Choice("cancel", words.say("Leave the list")),
            report,
        )
    choices = [Choice("cancel", words.say(withdrawing(need)))]
    if any(row.asked_again or row.offered for row in shown):
        return Choice("still_yes", words.say(standing_by(need)), style="main"), *choices, report
    if not need.for_people:
        return Choice("party", words.say("Give more, or less")), *choices, report
    if state == "confirmed":
        choices.append(Choice("late", words.say("I’ll be late")))
    if need.count > 1:
        choices.append(Choice("party", words.say("How many of us come")))
    if len([row for row in rows if row.state in ACTIVE]) > 1:
        choices.append(Choice("dates", words.say("Choose the dates")))
    return *choices, report


def withdrawing(need: Need) -> str:
    """What whoever can't keep their word presses."""
    return N_("I can’t come any more") if need.for_people else N_("I can’t help any more")


def standing_by(need: Need) -> str:
    """What whoever keeps their word presses, asked once more."""
    return N_("Yes, I’ll be there") if need.for_people else N_("Yes, it still stands")


def noted(reading: Reading) -> str:
    """That it was heard, by first name: « C’est noté, Ada. »."""
    name = reading.reader.name
    return reading.words.say("It’s noted, {name}.", name=name) if name else reading.words.say("It’s noted.")


def place_in_line(neighbourhood: Neighbourhood, row: Commitment) -> int:
    """Which number on the waiting list of their date somebody is, from 1."""
    line = [other.id for other in neighbourhood.kept.commitments.of_occurrence(row.occurrence) if _waits(other)]
    return line.index(row.id) + 1 if row.id in line else 1


def _waits(row: Commitment) -> bool:
    return row.state == "waitlisted"


def _other_dates(reading: Reading, need: Need, rows: Sequence[Commitment], state: CommitmentState) -> str:
    """The dates of the same yes that stand elsewhere; nothing when there is none."""
    others = [row for row in rows if row.state == state]
    if not others:
        return ""
    zone = zone_of(reading.neighbourhood, _project(reading, need))
    days = needs.days_of(reading.words, need, dates_of(reading.neighbourhood, others), zone)
    if state in WAITING:
        return reading.words.say("The answer for {days} is still to come.", days=days)
    return reading.words.say("You are on the waiting list for {days}.", days=days)


def _stands(reading: Reading, need: Need, rows: Sequence[Commitment]) -> str:
    match rows[0].state:
        case "held" | "quoted":
            return _held(reading, need, rows)
        case "waitlisted":
            return _waitlisted(reading, need, rows)
        case "confirmed":
            return _confirmed(reading, need, rows)
        case "done":
            return _done(reading, need, rows)
        case "cancelled" if not need.for_people:
            return reading.words.say(N_("Your offer is withdrawn: it’s noted."))
        case state:
            was_quote = rows[0].fee and not rows[0].revision
            return reading.words.say((QUOTE_ENDED if was_quote else ENDED)[state])


def _project(reading: Reading, need: Need) -> Project:
    return found(reading.neighbourhood.kept.projects.get(need.project))


def _held(reading: Reading, need: Need, rows: Sequence[Commitment]) -> str:
    words, project = reading.words, _project(reading, need)
    if rows[0].approving:
        return _waits_for_owner(reading, rows)
    due = min(row.until for row in rows)
    when = moment(words, due, reading.stage.now, reading.reader.zone)
    name = organizer_of(reading.neighbourhood, words, project)
    answer = words.say("By {when}, {name} will answer you.", name=name, when=when)
    if rows[0].fee:
        asked = price(words, need, rows[0].fee)
        sent = words.say(N_("Your quote is on its way: {price}. It keeps no place."), price=asked)
        return " ".join((noted(reading), sent, answer))
    if not need.for_people:
        return " ".join((noted(reading), words.say("Your offer is on its way."), answer))
    places = words.count("Your place is kept.", "Your {n} places are kept.", rows[0].party)
    return " ".join((noted(reading), places, answer))


def _waits_for_owner(reading: Reading, rows: Sequence[Commitment]) -> str:
    """Above what the team decides by itself: an owner answers first."""
    words, partner = reading.words, reading.neighbourhood.kept.partners.get(rows[0].partner)
    when = moment(words, min(row.until for row in rows), reading.stage.now, reading.reader.zone)
    ceiling = words.amount(partner.ceiling if partner else 0)
    text = words.say(
        N_("It is more than {ceiling}: an owner of the shop answers first, by {when}."), ceiling=ceiling, when=when
    )
    return " ".join((noted(reading), text))


def _came_free(reading: Reading, need: Need, rows: Sequence[Commitment]) -> str:
    when = moment(reading.words, min(row.until for row in rows), reading.stage.now, reading.reader.zone)
    if need.for_people:
        return reading.words.say("A place has come free. I’m keeping it for you: say yes by {when}.", when=when)
    return reading.words.say(N_("More is needed after all. If your offer still stands, say yes by {when}."), when=when)


def _waitlisted(reading: Reading, need: Need, rows: Sequence[Commitment]) -> str:
    words, place = reading.words, place_in_line(reading.neighbourhood, rows[0])
    if place == 1:
        line = words.say("You are first on the waiting list: if someone drops out, I’ll write to you at once.")
    else:
        line = words.say(
            "You are number {n} on the waiting list: if enough people drop out, I’ll write to you at once.",
            n=words.number(place),
        )
    before = (
        N_("Someone took the last place just before you.")
        if need.for_people
        else N_("Someone offered the last of it just before you.")
    )
    return f"{words.say(before)} {line}"


def _confirmed(reading: Reading, need: Need, rows: Sequence[Commitment]) -> str:
    words = reading.words
    name = organizer_of(reading.neighbourhood, words, _project(reading, need))
    if not need.for_people:
        return words.say("It’s agreed: {name} is counting on your help.", name=name)
    text = words.say("It’s confirmed: {name} is expecting you.", name=name)
    (first, *_), zone = dates_of(reading.neighbourhood, rows), reading.reader.zone
    if (local(first.starts, zone).date() - local(reading.stage.now, zone).date()).days < 2:
        return text
    return f"{text} {words.say('I’ll write to you the day before.')}"


def _done(reading: Reading, need: Need, rows: Sequence[Commitment]) -> str:
    words = reading.words
    hours = sum(row.hours for row in rows if row.state == "done")
    if not hours or not need.for_people:
        return words.say("Thank you: it helped to make this happen.")
    return words.count(
        "Thank you: your hour helped to make this happen.",
        "Thank you: your {n} hours helped to make this happen.",
        round(hours) or 1,
    )
