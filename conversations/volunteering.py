"""A yes as its organizers read it: who, what they bring, and what becomes of it when nobody answers."""

from collections.abc import Sequence

from conversations import needs, pledges
from conversations.cards import dates_of, name_of, zone_of
from conversations.deadlines import moment
from conversations.quotes import price
from conversations.reasons import bringing
from conversations.telling import Reading
from conversations.words import N_
from domain.commitments import Commitment
from domain.projects import Need, Project


def offered(reading: Reading, need: Need, project: Project, rows: Sequence[Commitment]) -> str:
    """« Ada propose son aide pour samedi 28 novembre : menuiserie, à environ 2 km, 3 participations. »."""
    words, row = reading.words, rows[0]
    name = name_of(reading.neighbourhood, words, row)
    zone = zone_of(reading.neighbourhood, project)
    days = needs.days_of(words, need, dates_of(reading.neighbourhood, rows), zone)
    parts = [bringing_of(reading, need, row)]
    if not need.for_people:
        first = _things(reading, need, row, name)
    elif parts[0]:
        first = words.say("{name} offers to help on {days}: {what}.", name=name, days=days, what=parts[0])
    else:
        first = words.say("{name} offers to help on {days}.", name=name, days=days)
    left = "" if row.fee else _left(reading, need, name)
    more = (party(reading, need, row, name), _fee(reading, need, row), left)
    return " ".join(text for text in (first, *more) if text)


def waiting(reading: Reading, project: Project, rows: Sequence[Commitment]) -> str:
    """What happens next, and when: the no that was pressed is told, or nobody answers."""
    declining = next((row for row in rows if row.declining), None)
    if declining is None:
        return _silent(reading, project, rows)
    words = reading.words
    name = name_of(reading.neighbourhood, words, declining)
    hours = words.clock(declining.until, reading.reader.zone)
    return words.say(
        "The answer is no: I tell {name} at {hours}. Until then you can still accept.", name=name, hours=hours
    )


def _silent(reading: Reading, project: Project, rows: Sequence[Commitment]) -> str:
    """What happens, and when, if nobody answers."""
    words = reading.words
    when = moment(words, min(row.until for row in rows), reading.stage.now, reading.reader.zone)
    if rows[0].fee and (len(project.organizers) == 1 or all(row.escalated for row in rows)):
        return words.say("Without an answer by {when}, this quote no longer stands.", when=when)
    if len(project.organizers) > 1 and not all(row.escalated for row in rows):
        return words.say("Without an answer by {when}, I’ll remind everybody who organizes it.", when=when)
    if project.guarded or any(row.fee or row.minors for row in rows):
        return words.say("Without an answer by {when}, I’ll give the place back, kindly.", when=when)
    return words.say("Without an answer by {when}, I’ll say yes for you.", when=when)


def settled(reading: Reading, rows: Sequence[Commitment]) -> str:
    """What was answered, and by whom."""
    words, row = reading.words, rows[0]
    name = name_of(reading.neighbourhood, words, row)
    who = _decider(reading, row)
    match "waitlisted" if row.offered else row.state:
        case "confirmed" | "done" | "no_show":
            return _yes(reading, row, name, who)
        case "declined":
            return words.say("{who} said no to {name}.", who=who, name=name) if who else _no(reading, name)
        case "cancelled":
            if row.fee and not row.revision:
                return words.say("{name} has withdrawn the quote.", name=name)
            need = reading.neighbourhood.kept.needs.get(row.need)
            comes = need is None or need.for_people
            return words.say(
                N_("{name} can’t come after all.") if comes else N_("{name} can’t help after all."), name=name
            )
        case "waitlisted":
            return words.say("{name} is on the waiting list.", name=name)
        case _:
            return words.say("{name} is no longer expected.", name=name)


def bringing_of(reading: Reading, need: Need, row: Commitment) -> str:
    """« menuiserie, à environ 2 km, 3 participations »: what speaks for them, and how often they came."""
    kept, words = reading.neighbourhood.kept, reading.words
    asked = kept.invitations.of(need.id, row.member)
    parts = list(bringing(words, asked.reasons if asked else (), reading.reader.zone))
    times = len({done.project for done in kept.commitments.of_member(row.member, ("done",))})
    if times:
        parts.append(words.count("helped {n} time", "helped {n} times", times))
    member = kept.members.get(row.member)
    if member and member.minor:
        parts.append(words.say("14 to 17 years old"))
    return ", ".join(parts)


def party(reading: Reading, need: Need, row: Commitment, name: str) -> str:
    """With how many others they come."""
    if not need.for_people or row.party == 1:
        return ""
    words, others = reading.words, row.party - 1
    text = words.count("{name} comes with {n} other person", "{name} comes with {n} other people", others, name=name)
    member = reading.neighbourhood.kept.members.get(row.member)
    young = row.minors - (1 if member and member.minor else 0)
    if young <= 0:
        return f"{text}."
    return f"{text}, {words.count('{n} of them under 18', '{n} of them under 18', young)}."


def _things(reading: Reading, need: Need, row: Commitment, name: str) -> str:
    words = reading.words
    how = " · ".join(line for line in pledges.lines(words, need, row) if line)
    how = f"{how}." if how else ""
    what = needs.wanted(words, need)
    if need.count == 1:
        return words.say("{name} can help: {what}. {how}", name=name, what=what, how=how).strip()
    amount, total = words.number(row.party), words.number(need.count)
    if need.kind == "money":
        amount, total = words.amount(row.party), words.amount(need.count)
    text = words.say(
        "{name} offers {n} of {total}: {what}. {how}", name=name, n=amount, total=total, what=what, how=how
    )
    return text.strip()


def _fee(reading: Reading, need: Need, row: Commitment) -> str:
    if not row.fee:
        return ""
    words = reading.words
    asked, most = price(words, need, row.fee), price(words, need, need.pay.max)
    said = words.say("The fee asked: {fee}. Your ceiling: {most}.", fee=asked, most=most)
    when = words.say(N_("When: {times}"), times=words.quoted(row.times)) if row.times else ""
    return " ".join(part for part in (said, when, words.quoted(row.what) if row.what else "") if part)


def _left(reading: Reading, need: Need, name: str) -> str:
    have, total = reading.neighbourhood.missing(need)
    if total and have >= total:
        if need.for_people:
            return reading.words.say("With {name}, the team is complete.", name=name)
        return reading.words.say("With this, nothing is missing.")
    return ""


def _decider(reading: Reading, row: Commitment) -> str:
    """Who answered, unless it was nobody or the reader."""
    if row.decided_by in ("", reading.reader.id):
        return ""
    decider = reading.neighbourhood.kept.members.get(row.decided_by)
    return decider.name if decider and decider.name else reading.words.say("Somebody")


def _yes(reading: Reading, row: Commitment, name: str, who: str) -> str:
    words = reading.words
    if not row.decided_by:
        return words.say("Nobody had answered, so I said yes to {name} for you.", name=name)
    return words.say("{who} said yes to {name}.", who=who, name=name) if who else words.say(
        "You said yes to {name}.", name=name
    )  # fmt: skip


def _no(reading: Reading, name: str) -> str:
    return reading.words.say("You said no to {name}.", name=name)
