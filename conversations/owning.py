"""One's own project: where it stands, who was asked and who said yes, and what can still be changed."""

from collections.abc import Iterable, Sequence

from conversations import needs
from conversations.cards import zone_of
from conversations.coming import Day, days
from conversations.deadlines import moment
from conversations.projects import project_card
from conversations.screens import Choice, Screen
from conversations.words import N_, Words
from domain.calendar import after_quiet, local
from domain.commitments import ACTIVE
from domain.invitations import UNASKED, InvitationState
from domain.members import QUIET
from domain.neighbourhood import Neighbourhood
from domain.projects import Need, Project, ProjectState

FEW = 3
"""Dates, and needs, that have each a button of their own on the card; of more, or of like ones, one is chosen first."""
NOES: tuple[InvitationState, ...] = ("not_this_time", "not_my_kind")


def owned(neighbourhood: Neighbourhood, words: Words, project: Project) -> Screen:
    """The card of a project for one of its organizers."""
    lines = asked(neighbourhood, words, project), *found_of_each(neighbourhood, words, project)
    card = project_card(neighbourhood, words, project, *lines)
    return Screen(stands(neighbourhood, words, project), card, choices(neighbourhood, words, project))


def stands(neighbourhood: Neighbourhood, words: Words, project: Project) -> str:
    """What became of a project so far, and what comes next."""
    if project.state == "cancelled":
        return _cancelled(words, project)
    reason = words.sentence(project.reason)
    if project.live and not lacking(neighbourhood, project):
        rows = neighbourhood.kept.commitments.of_project(project.id)
        if held := len({row.yes for row in rows if row.awaited}):
            return words.count(
                "Every place is taken; {n} yes waits for your answer.",
                "Every place is taken; {n} yeses wait for your answer.",
                held,
            )
        return words.say(N_("The team is complete. If somebody drops out, I look for somebody else at once."))
    if project.small and project.state == "published":
        return words.say(N_("I ask the people it suits, a few at a time, and each yes comes to you here."))
    return words.say(_STANDS[project.state], reason=reason)


_STANDS: dict[ProjectState, str] = {
    "draft": N_("This project has not been sent yet."),
    "submitted": N_("A delegate reads it within two working days. I write to you as soon as there is an answer."),
    "changes_asked": N_("A delegate would like a change before it is published: {reason}"),
    "refused": N_("This one can’t be published here. The reason: {reason} You can propose another one."),
    "published": N_(
        "It’s published. I write to people it suits, a few at a time, and you receive each yes here to answer it."
    ),
    "under_way": N_("It’s under way."),
    "done": N_("It’s done. Thank you for what you made possible here."),
    "cancelled": N_("It’s called off."),
}

_ENDED: dict[str, str] = {
    "taken_back": N_("You took it back. Nobody was told anything."),
    "date_passed": N_(
        "The date came before a delegate could answer. I’m sorry: you can propose it again with a new date."
    ),
    "no_organizer": N_("It’s called off: nobody was left to organize it."),
}


def _cancelled(words: Words, project: Project) -> str:
    if project.why in _ENDED:
        return words.say(_ENDED[project.why])
    if project.reason:
        return words.say(N_("It’s called off: {reason}"), reason=words.sentence(project.reason))
    return words.say(_STANDS["cancelled"])


def asked(neighbourhood: Neighbourhood, words: Words, project: Project) -> str:
    """How many people were asked and what they answered; nothing before publication."""
    if project.state not in ("published", "under_way", "done"):
        return ""
    kept = neighbourhood.kept
    lacks = kept.needs.of_project(project.id)
    every = [invitation for need in lacks for invitation in kept.invitations.of_need(need.id)]
    written = [invitation for invitation in every if invitation.cause in UNASKED]
    rows = kept.commitments.of_project(project.id)
    yeses = len({row.yes for row in rows if row.state in ("confirmed", "done")})
    held = len({row.yes for row in rows if row.awaited and not row.fee})
    quotes = len({row.yes for row in rows if row.awaited and row.fee})
    waiting = len({row.yes for row in rows if row.state == "waitlisted" or row.offered})
    noes = sum(invitation.state in NOES for invitation in written)
    thinking = sum(invitation.state == "sent" for invitation in written)
    parts = [
        words.count("{n} person asked", "{n} people asked", len(written)) if written else "",
        words.count("{n} confirmed yes", "{n} confirmed yeses", yeses) if written or rows else "",
        words.count("{n} yes to answer", "{n} yeses to answer", held) if held else "",
        words.count("{n} quote to answer", "{n} quotes to compare", quotes) if quotes else "",
        words.count("{n} on the waiting list", "{n} on the waiting list", waiting) if waiting else "",
        words.count("{n} no", "{n} noes", noes) if noes else "",
        words.count("{n} still thinking", "{n} still thinking", thinking) if thinking else "",
        _next(neighbourhood, words, project, lacks),
    ]
    return " · ".join(part for part in parts if part)


def _next(neighbourhood: Neighbourhood, words: Words, project: Project, lacks: Sequence[Need]) -> str:
    """When others are asked, as long as somebody is missing."""
    timers = neighbourhood.kept.timers
    waves = [timers.when(kind, need.id) for kind in ("wave", "wave_again") for need in lacks if need.open]
    due = [max(at, neighbourhood.now) for at in waves if at]
    if not due or not project.live or not lacking(neighbourhood, project):
        return ""
    zone = zone_of(neighbourhood, project)
    when = moment(words, after_quiet(min(due), zone, *QUIET), neighbourhood.now, zone)
    return words.say("next invitations: {when}", when=when)


def found_of_each(neighbourhood: Neighbourhood, words: Words, project: Project) -> Iterable[str]:
    """How much of each need is found, when there are several: « Menuiserie : 2 sur 3 »."""
    needs_of = neighbourhood.kept.needs.of_project(project.id) if project.live else []
    if len(needs_of) < 2:
        return
    for need in needs_of:
        have, total = neighbourhood.missing(need)
        say = words.amount if need.kind == "money" else words.number
        found_of = words.say(N_("{found} of {total}"), found=say(have), total=say(total))
        yield words.say(N_("{line}: {value}"), line=needs.capital(needs.wanted(words, need)), value=found_of)


def choices(neighbourhood: Neighbourhood, words: Words, project: Project) -> tuple[Choice, ...]:
    """What an organizer can do now, as buttons that stay on the card."""
    listed: dict[str, str] = {}
    if project.state in ("submitted", "changes_asked"):
        listed = {} if project.small else {"amend": N_("Change something")}
        if not project.small:
            listed |= {"invite": N_("Organize it with somebody"), "leave": N_("Leave the project")}
        # Whoever said yes before it went back to the delegates is owed a reason.
        promised = any(row.state in ACTIVE for row in neighbourhood.kept.commitments.of_project(project.id))
        listed |= {"cancel": N_("Call it off")} if promised else {"take_back": N_("Take it back")}
    elif project.live:
        return _changes(neighbourhood, words, project)
    elif project.state == "refused" or project.why == "date_passed":
        listed = {"again": N_("Propose another project")}
    return tuple(
        Choice(id, words.say(label), style="main" if id == "amend" and project.state == "changes_asked" else "plain")
        for id, label in listed.items()
    )


def _changes(neighbourhood: Neighbourhood, words: Words, project: Project) -> tuple[Choice, ...]:
    """What changes of a published project: a few dates and needs have each a button of their own."""
    listed = _moves(neighbourhood, words, project)
    if any(need.for_people for need in neighbourhood.kept.needs.of_project(project.id)):
        listed["add"] = words.say(N_("Add a date"))
    listed |= {"place": words.say(N_("Change the place"))} if listed else {}
    listed |= _terms(neighbourhood, words, project)
    looks = words.say(N_("Change the title")) if project.small else words.say(N_("Change the title or the picture"))
    listed["words"] = looks
    if not project.small:
        listed["story"] = words.say(N_("Change the story"))
    listed["more"] = words.say(N_("Change something else"))
    if not project.small:
        listed |= {"share": words.say(N_("Spread the word")), "poster": words.say(N_("A poster"))}
    listed["cancel"] = words.say(N_("Call it off"))
    return tuple(Choice(id, label) for id, label in listed.items())


def _moves(neighbourhood: Neighbourhood, words: Words, project: Project) -> dict[str, str]:
    every = days(neighbourhood, project)
    if not 1 < len(every) <= FEW:
        return {"date": words.say(N_("Move the date"))} if every else {}
    zone = zone_of(neighbourhood, project)
    starts = [local(day.span[0], zone).date() for day in every if day.for_people]
    same_day = len(set(starts)) < len(starts)
    return {f"date_{day.id}": _move(words, day, zone, hours=same_day) for day in every}


def _move(words: Words, day: Day, zone: str, *, hours: bool) -> str:
    starts, ends = day.span
    if not day.for_people:
        return words.say(N_("Move the last day, {date}"), date=words.day(ends - 1, zone))
    return words.say(N_("Move {date}"), date=words.between(starts, ends, zone) if hours else words.day(starts, zone))


def _terms(neighbourhood: Neighbourhood, words: Words, project: Project) -> dict[str, str]:
    every = neighbourhood.kept.needs.of_project(project.id)
    names = [needs.wanted(words, need) for need in every]
    if 1 < len(every) <= FEW and len(set(names)) == len(every):
        called = zip(every, names, strict=True)
        return {f"need_{need.id}": words.say(N_("Change: {need}"), need=name) for need, name in called}
    if any(need.for_people for need in every):
        return {"count": words.say(N_("Change how many, or on which terms"))}
    return {"count": words.say(N_("Change how many"))}


def lacking(neighbourhood: Neighbourhood, project: Project) -> bool:
    """Whether something is still missing on a date to come."""
    return any(neighbourhood.lacking(need) for need in neighbourhood.kept.needs.of_project(project.id))
